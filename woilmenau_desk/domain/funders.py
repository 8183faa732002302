"""Who pays for the centre, for which project and time, and how their report is made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.age_bands import STANDARD, AgeBand
from woilmenau_desk.domain.report import Rule

LEAST_K: Final = 3
USUAL_K: Final = 5
MOST_K: Final = 50
LANGUAGES: Final = ("de", "en")
"""The languages that a report can be written in."""
MOST_INDICATORS: Final = 40
LARGEST_TARGET: Final = 1_000_000
LARGEST_LOGO: Final = 1_000_000  # bytes: more than any picture at the head of a page needs


class Layout(StrEnum):
    """In which order a report stands on paper."""

    STANDARD = "standard"  # the two pages of a month
    ANNEXES = "annexes"  # as the annexes of the Projektförderrichtlinie: target plan, receipts, proof of use


class Per(StrEnum):
    """For which span a target was agreed."""

    MONTH = "month"
    YEAR = "year"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """A target of a funder: so much of a figure. `figure` is a code of `services.reports.indicators`."""

    figure: str
    title: str = ""  # as the funder says it; else the figure's own word
    target: int = 0
    per: Per = Per.YEAR


@dataclass(frozen=True, slots=True)
class FunderData:
    """A funder. `rule`: by which a report that leaves the house is kept confidential; `language`: of that report.

    The days are both included; none is "always", or "until further notice". `least`: the k of suppression. `bands`: the name
    of the set of age bands. `tables`: the ids of the tables in the order wanted, with commas; empty: all of the layout.
    """

    name: str
    project: str = ""
    file_number: str = ""
    rule: str = Rule.ROUNDED.value
    period_from: date | None = None
    period_until: date | None = None
    language: str = "de"
    least: int = USUAL_K
    bands: str = STANDARD
    layout: str = Layout.STANDARD.value
    tables: str = ""

    def pays_between(self, first: date, last: date) -> bool:
        """Whether the project runs on a day from first to last."""
        begun = self.period_from is None or self.period_from <= last
        return begun and (self.period_until is None or self.period_until >= first)

    def overlaps(self, other: "FunderData") -> bool:
        """Whether both pay on some day."""
        return self.pays_between(other.period_from or date.min, other.period_until or date.max)

    @property
    def kept_by(self) -> tuple[str, int]:
        """By which rule its figures are kept confidential, with the k that matters for it."""
        return self.rule, self.least if self.rule == Rule.SUPPRESSED else 0

    @property
    def chosen_tables(self) -> tuple[str, ...]:
        """The ids of the tables that were chosen, in their order; none: all of the layout."""
        return tuple(filter(None, (one.strip() for one in self.tables.split(","))))


@dataclass(frozen=True, slots=True)
class FunderParts:
    """What belongs to a funder beside its own line. What is None stays as it is; a `logo` of no bytes takes it away.

    `own_bands`: age bands that are kept under the funder's name and hold for it. `rule_for_all`: whoever pays at the same
    time gets the same rule.
    """

    indicators: tuple[IndicatorData, ...] | None = None
    logo: bytes | None = None
    own_bands: tuple[AgeBand, ...] = ()
    rule_for_all: bool = False


@dataclass(frozen=True, slots=True)
class FunderRow:
    """A funder as it is kept, with what was agreed on. `id` is 0 for the nameless one of a centre that has entered none."""

    id: int
    data: FunderData
    version: int = 1
    indicators: tuple[IndicatorData, ...] = ()
    has_logo: bool = False
