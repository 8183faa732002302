"""The figures of counselling cases (Beratungsfälle), by the definition that every report shows. Pure, to be checked by hand.

A case is one from its first session on: what was opened and never came to a session is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

CASE_DEFINITIONS: Mapping[str, str] = {
    QT_TRANSLATE_NOOP("definitions", "Beratungsfall"): QT_TRANSLATE_NOOP(
        "definitions",
        "Eine Person oder Familie mit mindestens einem Gespräch, ab diesem. Was ruht, ist offen. Erreicht sind die "
        "Familienmitglieder der Fälle, die im Zeitraum liefen.",
    ),
}


class CaseFact(NamedTuple):
    """A case: opened on a day, with its first session on a day, and each time closed from a day until it was reopened.

    `reached`: the family members that it reaches, the person included.
    """

    opened: date
    first_session: date | None
    closings: Sequence[tuple[date, date | None]] = ()
    reached: int = 1


@dataclass(slots=True)
class CaseFigures:
    """The cases of a period: those that ran in it, which are open at its end or were closed; new ones; people reached."""

    running: int = 0
    open: int = 0
    new: int = 0
    closed: int = 0
    reached: int = 0

    def contradictions(self) -> tuple[str, ...]:
        """The rules of the field that the figures break; empty when all hold."""
        rules = {
            "open + closed = running cases": self.open + self.closed == self.running,
            "new ≤ running cases": self.new <= self.running,
            "running cases ≤ reached": self.running <= self.reached,
        }
        return tuple(rule for rule, holds in rules.items() if not holds)


def since(case: CaseFact) -> date | None:
    """From when on it is one; None where it came to no session."""
    return None if case.first_session is None else max(case.opened, case.first_session)


def ran(case: CaseFact, first: date, last: date) -> bool:
    """Whether it was one and open on a day of the period. On the day on which it is closed it still is."""
    began = since(case)
    return began is not None and any(
        begins <= last and (ends is None or ends >= max(first, began)) and began <= last
        for begins, ends in _stretches(case)
    )


def is_open(case: CaseFact, at_end_of: date) -> bool:
    """Whether it was open when a day was over."""
    return any(
        begins <= at_end_of and (ends is None or ends > at_end_of) for begins, ends in _stretches(case)
    )


def is_new(case: CaseFact, first: date, last: date) -> bool:
    """Whether it became one in the period."""
    began = since(case)
    return began is not None and first <= began <= last


def count_cases(cases: Sequence[CaseFact], first: date, last: date) -> CaseFigures:
    """Count the cases from one day to another, both included."""
    found = CaseFigures()
    for case in cases:
        if ran(case, first, last):
            goes_on = is_open(case, last)
            found.running += 1
            found.open += goes_on
            found.closed += not goes_on
            found.new += is_new(case, first, last)
            found.reached += max(1, case.reached)
    return found


def _stretches(case: CaseFact) -> Iterator[tuple[date, date | None]]:
    """When it was open: from a day to the one on which it was closed."""
    begins = case.opened
    for closed, reopened in case.closings:
        yield begins, closed
        if reopened is None:
            return
        begins = reopened
    yield begins, None
