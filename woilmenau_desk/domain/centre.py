"""What the centre sets for itself."""

from dataclasses import dataclass, field
from datetime import date

from woilmenau_desk.domain.slips import Paper, Place


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day the centre stays closed. `holiday`: a public one, which nobody entered."""

    day: date
    reason: str
    holiday: bool = False
    version: int = field(default=0, compare=False)  # 0: there is no such row yet


@dataclass(frozen=True, slots=True)
class CentreSettings:
    """The settings; the defaults are those of a new store."""

    idle_minutes: int = 3
    theme: str = "system"  # system, light, dark
    interface_language: str = "de"  # de, en
    paper: Paper = Paper.A6
    counselling_minutes: int = 10
    paper_weeks: int = 6  # before a paper runs out it is followed up; 0: by nobody but people
    place: Place = field(
        default_factory=lambda: Place(
            "wo:ilmenau", "Wetzlarer Platz 1", "Ilmenau", parking="An der Schlossmauer"
        )
    )
    fictional: bool = False  # everybody in this store is invented
    version: int = field(default=0, compare=False)  # 0: they were never saved
