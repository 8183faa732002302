"""Follow-ups (Wiedervorlagen): mine, everybody's, overdue; repeating ones; handed over to a colleague."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_errors import CaseRestricted, NotNamed
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.follow_ups import Backlog, FollowUpData, FollowUpRow, Origin, Whose, next_due
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import cases as case_rows
from woilmenau_desk.storage import follow_ups as rows
from woilmenau_desk.storage.case_use import check_goes_on
from woilmenau_desk.storage.unit_of_work import UnitOfWork


def add(desk: Desk, data: FollowUpData) -> Done[FollowUpRow]:
    """Write a follow-up, for oneself or a colleague. Raises NotAllowed, BadInput, NotFound, CaseRestricted, CaseClosed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    checked = _checked(desk, data)
    with desk.writing() as uow:
        _check_case(desk, uow, checked)
        follow_up_id = rows.add(uow, desk.vault, checked, Origin.HAND)
        return _done(desk, uow, follow_up_id, QT_TRANSLATE_NOOP("said", "Wiedervorlage: {name}, {day}"))


def edit(desk: Desk, follow_up_id: int, data: FollowUpData, version: int) -> Done[FollowUpRow]:
    """Change an open follow-up. Raises NotAllowed, ChangedMeanwhile, BadInput, NotFound, CaseRestricted, CaseClosed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        rows.expect(uow, follow_up_id, version)
        before = _readable(desk, uow, follow_up_id)
        checked = _checked(desk, data, before.colleague)
        if checked.case_id != before.case_id:
            _check_case(desk, uow, checked)
        else:
            _check_named(desk, uow, checked.case_id, checked.colleague)
        rows.change(uow, desk.vault, follow_up_id, checked, version)
        return _done(desk, uow, follow_up_id, QT_TRANSLATE_NOOP("said", "Wiedervorlage geändert: {name}"))


def finish(desk: Desk, follow_up_id: int, version: int) -> Done[FollowUpRow]:
    """Mark a follow-up as done; of a repeating one that makes the next, on a day on which people work.

    Raises NotAllowed, ChangedMeanwhile, NotFound, also for one that is done, CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        rows.expect(uow, follow_up_id, version)
        before = _readable(desk, uow, follow_up_id)
        counted_from = next_on = None
        if before.every is not None:
            counted_from = rows.counted_from(uow.conn, desk.vault, follow_up_id)
            next_on = next_due(counted_from, before.every, max(before.due_on, desk.today()))
        rows.finish(uow, desk.vault, follow_up_id, version, desk.actor.name, next_on, counted_from)
        row = rows.row(uow.conn, desk.vault, follow_up_id)
        if next_on is None:
            return _done(desk, uow, follow_up_id, QT_TRANSLATE_NOOP("said", "Wiedervorlage erledigt: {name}"))
        text = QT_TRANSLATE_NOOP("said", "Wiedervorlage erledigt: {name} · nächste {day}")
        said = Sentence("said", text, {"name": row.person_name, "day": f"{next_on:%d.%m.%Y}"})
        return desk.finish(uow, row, said)


def hand_over(desk: Desk, follow_up_id: int, colleague: str, version: int) -> Done[FollowUpRow]:
    """Give an open follow-up to a colleague who can read it.

    Raises NotAllowed, ChangedMeanwhile, BadInput, NotFound, CaseRestricted, NotNamed.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    _check_colleague(desk, colleague)
    with desk.writing() as uow:
        rows.expect(uow, follow_up_id, version)
        before = _readable(desk, uow, follow_up_id)
        _check_named(desk, uow, before.case_id, colleague)
        rows.hand_over(uow, follow_up_id, colleague, version)
        text = QT_TRANSLATE_NOOP("said", "Wiedervorlage an {colleague} gegeben: {name}")
        return _done(desk, uow, follow_up_id, text)


def take_over(desk: Desk, colleague: str, to: str = "") -> Done[int]:
    """Give all open follow-ups of a colleague to another, by default to oneself; how many they were.

    Those of restricted cases that either may not read stay where they are: whoever is named hands them over. Raises
    NotAllowed, BadInput.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    receiver = to or desk.actor.name
    _check_colleague(desk, receiver)
    with desk.writing() as uow:
        number = 0
        for row in rows.listed(uow.conn, desk.vault, colleague=colleague).rows:
            if row.hidden or not _may_have(desk, uow, row.case_id, receiver):
                continue
            rows.hand_over(uow, row.id, receiver, row.version)
            number += 1
        text = QT_TRANSLATE_NOOP("said", "Wiedervorlagen übernommen: {number}")
        return desk.finish(uow, number, Sentence("said", text, {"number": number}))


def void(desk: Desk, follow_up_id: int, version: int) -> Done[FollowUpRow]:
    """Strike an open follow-up. Raises NotAllowed, ChangedMeanwhile, NotFound, CaseRestricted."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        rows.expect(uow, follow_up_id, version)
        _readable(desk, uow, follow_up_id)
        rows.void(uow, follow_up_id, version)
        return _done(desk, uow, follow_up_id, QT_TRANSLATE_NOOP("said", "Wiedervorlage gestrichen: {name}"))


def get(desk: Desk, follow_up_id: int) -> FollowUpRow:
    """One follow-up. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.row(conn, desk.vault, follow_up_id)


def listed(
    desk: Desk,
    whose: Whose = Whose.MINE,
    until: date | None = None,
    of: str = "",
    *,
    after: After | None = None,
    size: int = SCREENFUL,
) -> Part[FollowUpRow]:
    """A part of the open follow-ups, the earliest first; of restricted cases that one may not read without their reason.

    `until`: due by that day. `of`: about the people that this text finds. Raises NotAllowed.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    persons = people.found_ids(desk, of)
    if whose is Whose.OVERDUE:
        until = desk.today() - timedelta(days=1)
    with desk.store.read() as conn:
        return rows.listed(
            conn,
            desk.vault,
            until=until,
            colleague=desk.actor.name if whose is Whose.MINE else None,
            persons=persons,
            after=after,
            size=size,
        )


def of_person(desk: Desk, person_id: int) -> tuple[FollowUpRow, ...]:
    """A person's follow-ups, open and done, the latest day first. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.of_person(conn, desk.vault, person_id)


def due(desk: Desk, whose: Whose = Whose.ALL) -> int:
    """How many are due today or were before, of everybody or mine. Raises NotAllowed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.due(conn, desk.today(), desk.actor.name if whose is Whose.MINE else None)


def backlog(desk: Desk) -> tuple[Backlog, ...]:
    """The open follow-ups of those who work here no more, or may read them no more. Raises NotAllowed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    here = colleagues.with_vault(desk)
    names = {row.key: row.name for row in colleagues.colleagues(desk)}
    with desk.store.read() as conn:
        left = Counter({one: number for one, number in rows.numbers(conn).items() if one not in here})
    return tuple(Backlog(one, names.get(one, one), number) for one, number in sorted(left.items()))


def _checked(desk: Desk, data: FollowUpData, already: str | None = None) -> FollowUpData:
    checked = replace(data.checked(), colleague=data.colleague or desk.actor.name)
    if checked.colleague != already:
        _check_colleague(desk, checked.colleague)
    return checked


def _check_colleague(desk: Desk, colleague: str) -> None:
    if colleague in colleagues.with_vault(desk):
        return
    colleagues.check_offered(desk, colleague, desk.today(), field="colleague")
    said = QT_TRANSLATE_NOOP(
        "errors", "{name} liest keine vertraulichen Einträge: bitte jemand anderen wählen."
    )
    raise BadInput("colleague", Sentence("errors", said, {"name": colleagues.get(desk, colleague).name}))


def _check_case(desk: Desk, uow: UnitOfWork, data: FollowUpData) -> None:
    """Something new goes into a case of that person that goes on and can be read, for somebody who can read it too."""
    check_goes_on(uow.conn, desk.vault, data.case_id, data.person_id)
    _check_named(desk, uow, data.case_id, data.colleague)


def _check_named(desk: Desk, uow: UnitOfWork, case_id: int | None, colleague: str) -> None:
    if not _may_have(desk, uow, case_id, colleague):
        raise NotNamed(name=colleagues.with_vault(desk).get(colleague, colleague))


def _may_have(desk: Desk, uow: UnitOfWork, case_id: int | None, colleague: str) -> bool:
    """Whether somebody can read what stands in a case; oneself with the key at hand."""
    if case_id is None or colleague == desk.actor.name:
        return True
    case = case_rows.row(uow.conn, desk.vault, case_id)
    return not case.restricted or case_rows.is_named(uow.conn, case_id, colleague)


def _readable(desk: Desk, uow: UnitOfWork, follow_up_id: int) -> FollowUpRow:
    row = rows.row(uow.conn, desk.vault, follow_up_id)
    if row.hidden:
        raise CaseRestricted
    return row


def _done(desk: Desk, uow: UnitOfWork, follow_up_id: int, text: str) -> Done[FollowUpRow]:
    row = rows.row(uow.conn, desk.vault, follow_up_id)
    values = {"name": row.person_name, "day": f"{row.due_on:%d.%m.%Y}", "colleague": row.colleague_name}
    return desk.finish(uow, row, Sentence("said", text, values))
