"""The texts of reports, and the notes for them."""

from collections.abc import Mapping
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.narrative import AnswerRow, NoteData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import narrative, notes

MONTH: Final = Span.parse("2026-10")
YEAR: Final = Span.parse("2025")


def a_text(desk: Desk) -> None:
    row = the_text(desk, None)
    narrative.save(desk, MONTH, "stood_out", f"Fassung {row.version}", row.version)


def the_text(desk: Desk, _made: None) -> AnswerRow:
    return next(row for row in narrative.texts(desk, MONTH) if row.question == "stood_out")


def another_text(desk: Desk, _made: None) -> object:
    row = the_text(desk, None)
    return narrative.save(desk, MONTH, "stood_out", f"Anderes {row.version}", row.version)


def an_example(desk: Desk) -> None:
    row = the_example(desk, None)
    narrative.save(desk, YEAR, "case", f"Fassung {row.version}", row.version)


def the_example(desk: Desk, _made: None) -> AnswerRow:
    return next(row for row in narrative.texts(desk, YEAR) if row.question == "case")


def another_example(desk: Desk, _made: None) -> object:
    row = the_example(desk, None)
    return narrative.save(desk, YEAR, "case", f"Anderes {row.version}", row.version)


def an_own_text(desk: Desk) -> int:
    funder = funders.add_funder(desk, FunderData("Kreis")).value.id
    narrative.own_text(desk, MONTH, "outlook", funder)
    return funder


def the_own_text(desk: Desk, funder: int) -> AnswerRow:
    return next(row for row in narrative.texts(desk, MONTH, funder) if row.question == "outlook")


def another_own_text(desk: Desk, funder: int) -> object:
    row = the_own_text(desk, funder)
    return narrative.save(desk, MONTH, "outlook", f"Anderes {row.version}", row.version, funder)


def a_note(desk: Desk) -> int:
    return notes.add(desk, NoteData("Ein Fest.", desk.today())).value.id


def a_taken_note(desk: Desk) -> int:
    made = notes.add(desk, NoteData("Ein Fest.", desk.today())).value
    notes.take(desk, made.id, made.version, MONTH, "problems")
    return made.id


def another_note(desk: Desk, number: int) -> object:
    row = notes.get(desk, number)
    return notes.edit(desk, number, NoteData(f"Anderes {row.version}", desk.today()), row.version)


CASES: Final[Mapping[str, Case]] = {
    "narrative.save": Case(
        a_text,
        the_text,
        lambda d, _made, row: narrative.save(d, MONTH, "stood_out", "Meins", row.version),
        another_text,
    ),
    "narrative.confirm": Case(
        an_example,
        the_example,
        lambda d, _made, row: narrative.confirm(d, YEAR, "case", row.version),
        another_example,
    ),
    "narrative.drop_own_text": Case(
        an_own_text,
        the_own_text,
        lambda d, n, row: narrative.drop_own_text(d, MONTH, "outlook", n, row.version),
        another_own_text,
    ),
    "notes.edit": Case(
        a_note,
        notes.get,
        lambda d, n, row: notes.edit(d, n, NoteData("Meins", d.today()), row.version),
        another_note,
    ),
    "notes.void": Case(a_note, notes.get, lambda d, n, row: notes.void(d, n, row.version), another_note),
    "notes.take": Case(
        a_note,
        notes.get,
        lambda d, n, row: notes.take(d, n, row.version, MONTH, "problems"),
        another_note,
    ),
    "notes.release": Case(
        a_taken_note, notes.get, lambda d, n, row: notes.release(d, n, row.version), another_note
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "narrative.own_text": "a new row; it begins with what stands there at that moment",
    "narrative.take_over": "fills only what is empty at that moment",
    "narrative.collect": "fills only what is empty at that moment",
    "notes.add": "a new row",
}
