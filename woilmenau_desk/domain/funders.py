"""Who pays for the centre, for which project and time, and how their report is made."""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.report import Rule


@dataclass(frozen=True, slots=True)
class FunderData:
    """A funder. `rule`: by which a report that leaves the house is kept confidential; `language`: of that report.

    The days are both included; none is "always", or "until further notice".
    """

    name: str
    project: str = ""
    file_number: str = ""
    rule: str = Rule.ROUNDED.value
    period_from: date | None = None
    period_until: date | None = None
    language: str = "de"

    def pays_between(self, first: date, last: date) -> bool:
        """Whether the project runs on a day from first to last."""
        begun = self.period_from is None or self.period_from <= last
        return begun and (self.period_until is None or self.period_until >= first)


@dataclass(frozen=True, slots=True)
class FunderRow:
    """A funder as it is kept. `id` is 0 for the nameless one of a centre that has entered none."""

    id: int
    data: FunderData
    version: int = 1
