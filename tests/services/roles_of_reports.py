"""Who may count, write, check and close reports; `test_roles` tries it."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.narrative import NoteData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import (
    anonymity,
    behind,
    checking,
    closing,
    counting,
    late,
    narrative,
    notes,
    report_receipts,
    reports,
)

EVERYBODY: Final = frozenset(Role)
CONFIDENTIAL: Final = frozenset({Role.LEAD, Role.COUNSELLOR})
TODAY: Final = date(2026, 11, 23)
OCTOBER: Final = Span.parse("2026-10")
SPAN: Final = Span.of_month(Month(2026, 11))


def for_reports(desk: Desk) -> tuple[int, int]:
    """A funder that has a text of its own, and a note."""
    funder = funders.add_funder(desk, FunderData("Land")).value.id
    narrative.own_text(desk, OCTOBER, "outlook", funder)
    return funder, notes.add(desk, NoteData("Ein Fest.", TODAY)).value.id


def noted(desk: Desk) -> int:
    """A note for the report, by whoever asks."""
    return notes.add(desk, NoteData("Ein Fest.", TODAY)).value.id


def text_of(desk: Desk) -> int:
    """The version of a text of October's report."""
    return narrative.save(desk, OCTOBER, "outlook", "Ein Kurs.", 0).value.version


# A lambda is given a desk and what has happened there: `test_roles.Day`.
ACTIONS_OF_REPORTS: dict[str, tuple[frozenset[Role], Callable[[Desk, Any], object]]] = {
    "reports.report": (CONFIDENTIAL, lambda d, o: reports.report(d, Span.of_year(2026))),
    "reports.report_now": (CONFIDENTIAL, lambda d, o: reports.report_now(d, OCTOBER)),
    "closing.close": (CONFIDENTIAL, lambda d, o: closing.close(d, OCTOBER)),
    "closing.closed_list": (CONFIDENTIAL, lambda d, o: closing.closed_list(d)),
    "checking.open_points": (CONFIDENTIAL, lambda d, o: checking.open_points(d, OCTOBER)),
    "late.of_all": (CONFIDENTIAL, lambda d, o: list(late.of_all(d, ()))),
    "report_receipts.listed": (CONFIDENTIAL, lambda d, o: report_receipts.listed(d, OCTOBER)),
    "behind.behind": (CONFIDENTIAL, lambda d, o: behind.behind(d, SPAN, "key", "contacts", "key")),
    "behind.behind, topics": (
        CONFIDENTIAL,
        lambda d, o: behind.behind(d, SPAN, "topics", "housing", "topics"),
    ),
    "counting.figures": (CONFIDENTIAL, lambda d, o: counting.figures(d, SPAN)),
    "counting.by_month": (CONFIDENTIAL, lambda d, o: list(counting.by_month(d, SPAN))),
    "counting.parts": (CONFIDENTIAL, lambda d, o: counting.parts(d, SPAN.months())),
    "counting.persons": (CONFIDENTIAL, lambda d, o: counting.persons(d, SPAN)),
    "narrative.texts": (CONFIDENTIAL, lambda d, o: narrative.texts(d, OCTOBER)),
    "narrative.answers": (CONFIDENTIAL, lambda d, o: narrative.answers(d, OCTOBER)),
    "narrative.open_points": (CONFIDENTIAL, lambda d, o: narrative.open_points(d, OCTOBER)),
    "narrative.save": (CONFIDENTIAL, lambda d, o: narrative.save(d, OCTOBER, "outlook", "Ein Kurs.", 0)),
    "narrative.own_text": (CONFIDENTIAL, lambda d, o: narrative.own_text(d, OCTOBER, "problems", o.funder)),
    "narrative.drop_own_text": (
        CONFIDENTIAL,
        lambda d, o: narrative.drop_own_text(d, OCTOBER, "outlook", o.funder, 1),
    ),
    "narrative.confirm": (CONFIDENTIAL, lambda d, o: narrative.confirm(d, OCTOBER, "outlook", text_of(d))),
    "narrative.take_over": (
        CONFIDENTIAL,
        lambda d, o: (text_of(d), narrative.take_over(d, OCTOBER.next())),
    ),
    "narrative.collect": (CONFIDENTIAL, lambda d, o: (text_of(d), narrative.collect(d, Span.of_year(2026)))),
    "narrative.take_over_drafts": (CONFIDENTIAL, lambda d, o: narrative.take_over_drafts(d)),
    "notes.add": (EVERYBODY, lambda d, o: noted(d)),
    "notes.get": (EVERYBODY, lambda d, o: notes.get(d, noted(d))),
    "notes.edit": (EVERYBODY, lambda d, o: notes.edit(d, noted(d), NoteData("Zwei Feste.", TODAY), 1)),
    "notes.void": (EVERYBODY, lambda d, o: notes.void(d, noted(d), 1)),
    "notes.of_span": (CONFIDENTIAL, lambda d, o: notes.of_span(d, OCTOBER)),
    "notes.take": (CONFIDENTIAL, lambda d, o: notes.take(d, o.note, 1, OCTOBER, "outlook")),
    "notes.release": (CONFIDENTIAL, lambda d, o: notes.release(d, o.note, 1)),
    "anonymity.traces": (EVERYBODY, lambda d, o: anonymity.traces(d, "Ein Fest.")),
    "anonymity.warnings": (EVERYBODY, lambda d, o: anonymity.warnings(d, "Ein Fest.")),
}
