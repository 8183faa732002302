"""Deadlines from letters: counted, kept in sight until they are done, and given along as a slip.

Everybody at the counter sees whose deadline it is and which day, so that nobody is sent away on it; which letter it was is
read by whoever reads notes.
"""

from collections.abc import Collection
from datetime import date, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.day_counting import Counted
from woilmenau_desk.domain.deadlines import DAYS_AHEAD, DeadlineData, DeadlineRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import deadlines as rows
from woilmenau_desk.storage.case_use import check_goes_on
from woilmenau_desk.storage.people import people as person_rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault


def add(desk: Desk, data: DeadlineData) -> Done[DeadlineRow]:
    """Keep the last day that follows from a letter.

    Raises NotAllowed, BadInput, NotFound, CaseClosed or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    checked, counted = _checked(desk, data)
    with desk.writing() as uow:
        check_goes_on(uow.conn, desk.vault, checked.case_id, checked.person_id)
        deadline_id = rows.add(uow, desk.vault, checked, counted.last_day, desk.actor.name)
        return _told(desk, uow, deadline_id, QT_TRANSLATE_NOOP("said", "Frist bis {day} erfasst: {name}"))


def edit(desk: Desk, deadline_id: int, data: DeadlineData, version: int) -> Done[DeadlineRow]:
    """Count a deadline anew, or say more of it; whose it is stays.

    Raises NotAllowed, ChangedMeanwhile, BadInput, NotFound, CaseClosed or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    checked, counted = _checked(desk, data)
    with desk.writing() as uow:
        rows.expect(uow, deadline_id, version)
        before = _readable(desk, uow, deadline_id)
        if before.person_id != person_rows.present_id(uow.conn, checked.person_id):
            other = QT_TRANSLATE_NOOP("errors", "Eine Frist bleibt bei der Person, die den Brief bekam.")
            raise BadInput("person_id", Sentence("errors", other))
        if checked.case_id != before.case_id:
            check_goes_on(uow.conn, desk.vault, checked.case_id, before.person_id)
        rows.edit(uow, desk.vault, deadline_id, checked, counted.last_day, version)
        return _told(desk, uow, deadline_id, QT_TRANSLATE_NOOP("said", "Frist geändert, bis {day}: {name}"))


def finish(desk: Desk, deadline_id: int, version: int) -> Done[DeadlineRow]:
    """Mark a deadline as done: it is red no longer.

    Raises NotAllowed, ChangedMeanwhile, NotFound or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        rows.expect(uow, deadline_id, version)
        _readable(desk, uow, deadline_id)
        rows.finish(uow, deadline_id, desk.actor.name, version)
        return _told(desk, uow, deadline_id, QT_TRANSLATE_NOOP("said", "Frist erledigt: {name}"))


def void(desk: Desk, deadline_id: int, version: int) -> Done[DeadlineRow]:
    """Take a deadline out of every list; the row stays.

    Raises NotAllowed, ChangedMeanwhile, NotFound or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        rows.expect(uow, deadline_id, version)
        _readable(desk, uow, deadline_id)
        rows.void(uow, deadline_id, version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Frist gestrichen"))
        return desk.finish(uow, rows.row(uow.conn, desk.vault, deadline_id), said)


def row(desk: Desk, deadline_id: int) -> DeadlineRow:
    """One deadline. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.SEE_SESSIONS)
    with desk.store.read() as conn:
        return rows.row(conn, _vault(desk), deadline_id)


def due(desk: Desk, until: date | None = None) -> tuple[DeadlineRow, ...]:
    """Whose deadlines are open and near, or past: person and day, and nothing else. Raises NotAllowed."""
    desk.actor.require(Right.SEE_SESSIONS)
    with desk.store.read() as conn:
        return rows.due(conn, until or desk.today() + timedelta(days=DAYS_AHEAD))


def listed(
    desk: Desk,
    open_only: bool = True,
    of: str = "",
    kept: Collection[int] = (),
    *,
    after: After | None = None,
    size: int | None = SCREENFUL,
) -> Part[DeadlineRow]:
    """A part of the deadlines; `of`: of the people that this text finds.

    `kept` stay among the open ones, also when they are done. Raises NotAllowed.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    persons = people.found_ids(desk, of)
    with desk.store.read() as conn:
        return rows.listed(
            conn, desk.vault, open_only=open_only, persons=persons, kept=kept, after=after, size=size
        )


def of_person(desk: Desk, person_id: int) -> tuple[DeadlineRow, ...]:
    """A person's deadlines, the latest first. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.SEE_SESSIONS)
    with desk.store.read() as conn:
        return rows.of_person(conn, _vault(desk), person_id)


def of_case(desk: Desk, case_id: int) -> tuple[DeadlineRow, ...]:
    """A case's deadlines, the latest first. Raises NotAllowed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.of_case(conn, desk.vault, case_id)


def _readable(desk: Desk, uow: UnitOfWork, deadline_id: int) -> DeadlineRow:
    row = rows.row(uow.conn, desk.vault, deadline_id)
    if row.hidden:
        raise CaseRestricted
    return row


def _checked(desk: Desk, data: DeadlineData) -> tuple[DeadlineData, Counted]:
    known_code(desk, ListName.LETTER_KINDS, data.letter_kind, "letter_kind")
    checked = data.checked(desk.today())
    return checked, checked.counted()


def _told(desk: Desk, uow: UnitOfWork, deadline_id: int, text: str) -> Done[DeadlineRow]:
    row = rows.row(uow.conn, desk.vault, deadline_id)
    values = {"day": f"{row.last_day:%d.%m.%Y}", "name": row.person_name}
    return desk.finish(uow, row, Sentence("said", text, values))


def _vault(desk: Desk) -> Vault | None:
    return desk.vault if desk.actor.may(Right.CONFIDENTIAL_NOTES) else None
