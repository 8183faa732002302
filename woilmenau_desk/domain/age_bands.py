"""Age bands (Altersgruppen): how ages are grouped in reports and for anonymous visitors."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

STANDARD: Final = "standard"
"""The set of bands that holds where nobody names another."""
OLDEST: Final = 120
# 6-13, 6–13, 65+; under 18 is 0-17.
_BAND: Final = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3})|\s*\+)")


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in whole years from `first` to `last`, both included; without `last` it is open upwards."""

    first: int
    last: int | None = None

    @property
    def code(self) -> str:
        """As it is stored with an anonymous visit: 6-13, 65+. It tells its ages, so it can be read when no set has it."""
        return f"{self.first}+" if self.last is None else f"{self.first}-{self.last}"

    @property
    def label(self) -> str:
        """For people, in any language: 6–13, 65+."""
        return self.code.replace("-", "–")

    def __contains__(self, age: object) -> bool:
        return isinstance(age, int) and self.first <= age and (self.last is None or age <= self.last)


def band_of(bands: Iterable[AgeBand], age: int | None) -> AgeBand | None:
    """The band an age lies in; None where the age is not known or lies in no band."""
    return None if age is None else next((band for band in bands if age in band), None)


@dataclass(frozen=True, slots=True)
class BandSet:
    """The bands of a name from a day on. A funder who counts otherwise has a set of another name."""

    bands: tuple[AgeBand, ...]
    name: str = STANDARD
    first: date = BEGINNING
    id: int | None = field(default=None, compare=False)  # None: as shipped, not in the store
    version: int = field(default=1, compare=False)

    @property
    def said(self) -> str:
        """As it is typed: 0–5, 6–13, 65+."""
        return ", ".join(band.label for band in self.bands)


def bands_on(sets: Iterable[BandSet], day: date, name: str = STANDARD) -> tuple[AgeBand, ...]:
    """The bands of that name that hold on a day; those of the standard set where the name has none by then."""
    there = [found for found in sets if found.first <= day]
    of_name = [found for found in there if found.name == name] or [
        found for found in there if found.name == STANDARD
    ]
    return max(of_name, key=lambda found: found.first).bands if of_name else ()


def read_band(text: str) -> AgeBand | None:
    """The band that a code or a label tells; None where it is none."""
    found = _BAND.fullmatch(text.strip())
    if found is None:
        return None
    band = AgeBand(int(found[1]), None if found[2] is None else int(found[2]))
    return band if band.first <= OLDEST and (band.last is None or band.first <= band.last <= OLDEST) else None


def band_label(code: str | None) -> str:
    """The word for a code, whatever set it is of; empty for None."""
    band = None if code is None else read_band(code)
    return (code or "") if band is None else band.label


def read_bands(text: str, *, field: str) -> tuple[AgeBand, ...]:
    """Bands as somebody types them, youngest first: 0–5, 6–13, 65+. Raises BadInput where they overlap or are none."""
    bands = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        band = read_band(part)
        if band is None:
            reason = QT_TRANSLATE_NOOP(
                "errors", "„{part}“ ist keine Altersgruppe; man schreibt sie so: 6–13 oder 65+."
            )
            raise BadInput(field, Sentence("errors", reason, {"part": part[:20]}))
        bands.append(band)
    check_bands(bands, field=field)
    return tuple(bands)


def check_bands(bands: Sequence[AgeBand], *, field: str) -> None:
    """Raises BadInput for no band at all, and for one that overlaps the one before or stands before it."""
    if not bands:
        raise BadInput(field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Es fehlt jede Altersgruppe.")))
    for before, band in pairwise(bands):
        if before.last is None or band.first <= before.last:
            reason = QT_TRANSLATE_NOOP("errors", "Die Altersgruppe {band} überschneidet die vorige.")
            raise BadInput(field, Sentence("errors", reason, {"band": band.label}))


def check_whole(bands: Sequence[AgeBand], *, field: str) -> None:
    """Raises BadInput where an age lies in none of the bands, which are in their order: whoever has it would be missing."""
    for before, band in pairwise(bands):
        if before.last is not None and band.first > before.last + 1:
            reason = QT_TRANSLATE_NOOP("errors", "Zwischen {before} und {band} fehlen Jahre.")
            raise BadInput(field, Sentence("errors", reason, {"before": before.label, "band": band.label}))
    if bands and bands[0].first > 0:
        reason = QT_TRANSLATE_NOOP("errors", "Die jüngste Altersgruppe beginnt mit 0, nicht mit {first}.")
        raise BadInput(field, Sentence("errors", reason, {"first": bands[0].first}))
    if bands and bands[-1].last is not None:
        reason = QT_TRANSLATE_NOOP("errors", "Die älteste Altersgruppe ist nach oben offen, etwa {band}.")
        raise BadInput(field, Sentence("errors", reason, {"band": AgeBand(bands[-1].last + 1).label}))
