"""Looking after volunteers: occasions, silence, thanks, groups, and the list for letters."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from woilmenau_desk.documents.csv_out import rows_to_csv
from woilmenau_desk.domain import volunteer_care as care
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.formulas import harmless, parted
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteer_care import NotHeard, Occasion, Thanks
from woilmenau_desk.domain.volunteer_checks import check_day
from woilmenau_desk.domain.volunteers import VolunteerRow, VolunteerState
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.services.volunteers.at_hand import rows_of
from woilmenau_desk.services.volunteers.volunteers import shown
from woilmenau_desk.storage import list_leaving
from woilmenau_desk.storage import volunteer_requests as request_rows
from woilmenau_desk.storage import volunteers as rows

LETTER_COLUMNS: Final = ("given_name", "family_name", "email", "address", "languages", "groups")
"""What a letter needs, under names that a word processor takes for fields."""
_MOST_WEEKS: Final = 520


def occasions(desk: Desk, first: date, last: date) -> tuple[Occasion, ...]:
    """Birthdays and anniversaries of those who agreed, from one day to another, both included. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    check_day(first, field="first")
    check_day(last, field="last")
    return care.occasions(rows_of(desk), first, last)


def not_heard(desk: Desk, weeks: int = 8) -> tuple[NotHeard, ...]:
    """Who helps today and of whom nobody heard for so many weeks, the longest silence first. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    if not 1 <= weeks <= _MOST_WEEKS:
        text = QT_TRANSLATE_NOOP("errors", "{number} Wochen können nicht stimmen.")
        raise BadInput("weeks", Sentence("errors", text, {"number": weeks}))
    with desk.store.read() as conn:
        signs = rows.last_hours(conn), request_rows.last_answers(conn)
    return care.not_heard(rows_of(desk), desk.today(), weeks, signs)


def heard(desk: Desk, volunteer_id: int, version: int) -> Done[VolunteerRow]:
    """Note that somebody was in touch today. Raises NotAllowed, ChangedMeanwhile or NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, volunteer_id, version)
        there = rows.row(uow.conn, volunteer_id)
        rows.change(uow, volunteer_id, replace(there.data, heard_on=desk.today()), version)
        row = shown(desk, rows.row(uow.conn, volunteer_id))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Heute gehört von: {name}"), {"name": row.name})
        return desk.finish(uow, row, said)


def thanks(desk: Desk, first: date, last: date) -> tuple[Thanks, ...]:
    """What each volunteer served in a period, whoever served most first. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        minutes = rows.hours_between(conn, first, last)
    return care.thanks(rows_of(desk), minutes)


def in_group(desk: Desk, group: str | None = None) -> tuple[VolunteerRow, ...]:
    """Who is with the centre and in a group, or in any where none is named, by name. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    known_code(desk, ListName.VOLUNTEER_GROUPS, group, "group")
    today = desk.today()
    found = [
        row
        for row in rows_of(desk)
        if (group is None or group in row.data.groups) and row.state_on(today) is not VolunteerState.ENDED
    ]
    found.sort(key=lambda row: (row.data.family_name.casefold(), row.data.given_name.casefold(), row.id))
    return tuple(shown(desk, row) for row in found)


@dataclass(frozen=True, slots=True)
class Letters:
    """The list for letters as CSV, how many stand in it, and how many of the group do not wish for mail."""

    content: bytes
    people: int
    left_out: int


def letters(desk: Desk, group: str | None = None) -> Done[Letters]:
    """Whoever may be written to, of a group or all, as a table for a word processor; that it left is written down.

    Nothing in it becomes a formula. Raises NotAllowed or BadInput.
    """
    some = in_group(desk, group)
    wanted = [row for row in some if row.data.may_mail]
    languages, groups = desk.values_of(ListName.LANGUAGES), desk.values_of(ListName.VOLUNTEER_GROUPS)
    table: list[tuple[str, ...]] = [LETTER_COLUMNS]
    for row in wanted:
        data = row.data
        cells = (
            data.given_name,
            data.family_name,
            data.email,
            ", ".join(data.address.splitlines()),
            ", ".join(languages.label(code) for code, _level in data.languages),
            ", ".join(groups.label(code) for code in data.groups),
        )
        table.append(tuple(parted(harmless(cell)) for cell in cells))
    with desk.writing() as uow:
        list_leaving.exported(uow, rows.ENTITY, len(wanted))
        text = QT_TRANSLATE_NOOP("said", "Liste für Briefe: {number}")
        said = Sentence("said", text, {"number": len(wanted)})
        found = Letters(rows_to_csv(table), len(wanted), len(some) - len(wanted))
        return desk.finish(uow, found, said, undoable=False)
