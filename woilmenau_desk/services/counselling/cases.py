"""Counselling cases (Beratungsfälle): opened, closed with their outcome, reopened, handed over."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain import text
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_errors import CaseClosed, CaseInUse, CaseRestricted, NotNamed
from woilmenau_desk.domain.cases import (
    REMARK_LENGTH,
    CaseData,
    CaseDetails,
    CaseFilter,
    CaseRow,
    CaseState,
    CaseStep,
)
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.counselling import case_keys
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import cases as rows
from woilmenau_desk.storage import follow_ups, session_topics
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.unit_of_work import UnitOfWork

GOING_ON = (CaseState.OPEN, CaseState.RESTING)
EVERYTHING = CaseFilter()
_AT_ONCE = 200  # cases whose topics are opened together


def open_case(desk: Desk, data: CaseData, opened_on: date | None = None) -> Done[CaseRow]:
    """Open a case, today by default. Raises NotAllowed, BadInput, NotFound.

    `data.person_id` may be that of a record that was merged meanwhile: the case is then the present one's.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    day = _past_day(desk, opened_on, "opened_on")
    checked = data.checked()
    checked = replace(checked, responsible=checked.responsible or desk.actor.name)
    colleagues.check_offered(desk, checked.responsible, desk.today(), field="responsible")

    def write(uow: UnitOfWork) -> Done[CaseRow]:
        case_id = rows.add(uow, desk.vault, checked, day, desk.actor.name)
        return _told(desk, uow, case_id, QT_TRANSLATE_NOOP("said", "Beratungsfall {number} eröffnet: {name}"))

    # Its number follows from those that are given: where somebody else opens one meanwhile, from theirs.
    return desk.deciding(write)


def edit_case(desk: Desk, case_id: int, data: CaseData, version: int) -> Done[CaseRow]:
    """Change aims, lawyer and whom it reaches; who is responsible changes by `hand_over`.

    Raises NotAllowed, CaseRestricted, ChangedMeanwhile, BadInput, NotFound.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    checked = data.checked()
    with desk.writing() as uow:
        _readable(desk, uow, case_id, version)
        rows.edit(uow, desk.vault, case_id, checked, version)
        return _told(desk, uow, case_id, QT_TRANSLATE_NOOP("said", "Beratungsfall {number} geändert"))


def close_case(
    desk: Desk, case_id: int, outcome: str | None, remark: str, version: int, on: date | None = None
) -> Done[CaseRow]:
    """Close a case with its outcome, today by default; outcome and remark are sealed with what was decided.

    Raises NotAllowed, CaseRestricted, CaseClosed, ChangedMeanwhile, BadInput, NotFound.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    if outcome is None:
        said = QT_TRANSLATE_NOOP("errors", "Zum Abschluss gehört ein Ergebnis.")
        raise BadInput("outcome", Sentence("errors", said))
    known_code(desk, ListName.OUTCOMES, outcome, "outcome")
    day = _past_day(desk, on, "on")
    facts = {"outcome": outcome, "remark": text.clean_text(remark, field="remark", limit=REMARK_LENGTH)}
    with desk.writing() as uow:
        found = _going_on(desk, uow, case_id, version)
        if day < found.opened_on:
            said = QT_TRANSLATE_NOOP("errors", "Der Fall wurde erst am {day} eröffnet.")
            raise BadInput("on", Sentence("errors", said, {"day": f"{found.opened_on:%d.%m.%Y}"}))
        rows.set_state(uow, case_id, CaseState.CLOSED, day, version)
        rows.add_event(uow, desk.vault, case_id, CaseStep.CLOSED, desk.actor.name, facts=facts, on=day)
        return _told(desk, uow, case_id, QT_TRANSLATE_NOOP("said", "Beratungsfall {number} abgeschlossen"))


def rest_case(desk: Desk, case_id: int, version: int) -> Done[CaseRow]:
    """Let a case rest until it is reopened. Raises as `close_case` does."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        if _going_on(desk, uow, case_id, version).state is CaseState.RESTING:
            said = QT_TRANSLATE_NOOP("errors", "Der Fall ruht schon.")
            raise BadInput("state", Sentence("errors", said))
        rows.set_state(uow, case_id, CaseState.RESTING, None, version)
        rows.add_event(uow, desk.vault, case_id, CaseStep.RESTED, desk.actor.name)
        return _told(desk, uow, case_id, QT_TRANSLATE_NOOP("said", "Beratungsfall {number} ruht"))


def reopen_case(desk: Desk, case_id: int, version: int) -> Done[CaseRow]:
    """Go on with a case that is closed or rests; what was decided before stays to be seen.

    Raises NotAllowed, CaseRestricted, ChangedMeanwhile, BadInput, NotFound.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        if _readable(desk, uow, case_id, version).state is CaseState.OPEN:
            said = QT_TRANSLATE_NOOP("errors", "Der Fall ist schon offen.")
            raise BadInput("state", Sentence("errors", said))
        rows.set_state(uow, case_id, CaseState.OPEN, None, version)
        rows.add_event(uow, desk.vault, case_id, CaseStep.REOPENED, desk.actor.name)
        return _told(desk, uow, case_id, QT_TRANSLATE_NOOP("said", "Beratungsfall {number} wieder geöffnet"))


def hand_over(desk: Desk, case_id: int, colleague: str, version: int) -> Done[CaseRow]:
    """Let somebody else be responsible. Of a restricted case they are named first, so that they can read it: a decision of
    its own, which stays where the handing over is taken back.

    Raises NotAllowed, CaseRestricted, OnlyStandsIn, CaseClosed, ChangedMeanwhile, BadInput, NotFound.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    version = _named_first(desk, case_id, colleague, version)
    with desk.writing() as uow:
        found = _going_on(desk, uow, case_id, version)
        if colleague == found.responsible:
            said = QT_TRANSLATE_NOOP("errors", "{name} ist schon zuständig.")
            raise BadInput("colleague", Sentence("errors", said, {"name": found.responsible_name}))
        colleagues.check_offered(desk, colleague, desk.today(), field="colleague")
        if found.restricted and not rows.is_named(uow.conn, case_id, colleague):
            raise NotNamed(name=colleagues.get(desk, colleague).name)
        rows.set_responsible(uow, case_id, colleague, version)
        follow_ups.go_with_case(uow, case_id, found.responsible, colleague)
        step = CaseStep.HANDED_OVER
        rows.add_event(uow, desk.vault, case_id, step, desk.actor.name, colleague=colleague)
        said = QT_TRANSLATE_NOOP("said", "Beratungsfall {number} übergeben an {colleague}")
        return _told(desk, uow, case_id, said)


def void_case(desk: Desk, case_id: int, version: int) -> Done[CaseRow]:
    """Strike out a case that was opened by mistake, while nothing stands in it; its number stays given.

    Raises NotAllowed, CaseRestricted, CaseInUse, ChangedMeanwhile, NotFound.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        found = _readable(desk, uow, case_id, version)
        if rows.in_use(uow.conn, case_id):
            raise CaseInUse(number=found.number)
        rows.void(uow, case_id, version)
        return _told(desk, uow, case_id, QT_TRANSLATE_NOOP("said", "Beratungsfall {number} gestrichen"))


def details(desk: Desk, case_id: int, *, again: bool = False) -> CaseDetails:
    """A case with what is sealed of it; that a restricted one was opened is written down.

    `again`: it stands open before the user already, and is read anew because something changed; that is no new opening.
    Raises NotAllowed, NotFound, CaseRestricted, StoreDamaged.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        found = rows.details(conn, desk.vault, case_id)
    if found.row.restricted and not again:
        with desk.writing() as uow:
            uow.trace("opened", rows.ENTITY, case_id)
            uow.commit()
    return found


def row(desk: Desk, case_id: int) -> CaseRow:
    """A case as lists show it. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.SEE_SESSIONS)
    with desk.store.read() as conn:
        found = rows.row(conn, desk.vault if desk.has_vault else None, case_id)
    return found if desk.has_vault else _as_any(found)


def listed(
    desk: Desk,
    *,
    states: Collection[CaseState] = GOING_ON,
    mine: bool = False,
    of: str = "",
    only: CaseFilter = EVERYTHING,
    after: After | None = None,
    size: int = SCREENFUL,
) -> Part[CaseRow]:
    """A part of the cases, the latest opened first; `of`: of the people that this text finds. Raises NotAllowed.

    `mine`: those that the user is responsible for. Whoever may read no case learns that there are these, and cannot ask
    by what is in them.
    """
    desk.actor.require(Right.SEE_SESSIONS if only == EVERYTHING else Right.CONFIDENTIAL_NOTES)
    persons = people.found_ids(desk, of)
    responsible = desk.actor.name if mine else None
    vault, found = desk.vault if desk.has_vault else None, list[CaseRow]()
    at_once = size
    with desk.snapshot(), desk.store.read() as conn:
        while True:
            if only.topic is None or vault is None:
                part = rows.listed(conn, vault, states, responsible, persons, only, after, size)
                return part if vault is not None else Part(tuple(map(_as_any, part.rows)), part.after)
            part = rows.listed(conn, vault, states, responsible, persons, only, after, at_once)
            # What a case is about is sealed: opened for those alone that the rest has left over, until a part is full.
            ids = [one.id for one in part.rows if one.readable]
            about = session_topics.cases_about(conn, desk.vault, ids, only.topic, only.first, only.last)
            found += [one for one in part.rows if one.id in about]
            if len(found) >= size:
                more = len(found) > size or part.after is not None
                found = found[:size]
                return Part(tuple(found), rows.place(found[-1]) if more else None)
            if part.after is None:
                return Part(tuple(found))
            after = part.after
            # Where most are about it few are missing, and where hardly any is many are looked at together.
            at_once = min(_AT_ONCE, 2 * (size - len(found)) if found else _AT_ONCE)


def of_person(desk: Desk, person_id: int) -> tuple[CaseRow, ...]:
    """The cases that are a person's or reach them, closed ones too, the latest first. Raises NotAllowed, NotFound.

    For every role: that there is one, and who is responsible; what it is about says `details`.
    """
    desk.actor.require(Right.SEE_SESSIONS)
    with desk.store.read() as conn:
        vault = desk.vault if desk.has_vault else None
        found = rows.of_person(conn, vault, present_id(conn, person_id))
    return found if vault is not None else tuple(map(_as_any, found))


def _as_any(row: CaseRow) -> CaseRow:
    """A case as the counter is told of it: a restricted one looks like any other, and none says how many it reaches."""
    return replace(row, restricted=False, reached=1)


def _named_first(desk: Desk, case_id: int, colleague: str, version: int) -> int:
    """Let somebody read a restricted case who does not yet; the version that it has then."""
    with desk.store.read() as conn:
        found = rows.row(conn, desk.vault, case_id)
        named = not found.restricted or rows.is_named(conn, case_id, colleague)
    if named or not found.readable or found.voided or found.state is CaseState.CLOSED:
        # What is wrong with it the write itself says.
        return version
    colleagues.check_offered(desk, colleague, desk.today(), field="colleague")
    return case_keys.name(desk, case_id, colleague, version).value.version


def _told(desk: Desk, uow: UnitOfWork, case_id: int, template: str) -> Done[CaseRow]:
    found = rows.row(uow.conn, desk.vault, case_id)
    values = {"number": found.number, "name": found.person_name, "colleague": found.responsible_name}
    return desk.finish(uow, found, Sentence("said", template, values))


def _readable(desk: Desk, uow: UnitOfWork, case_id: int, version: int) -> CaseRow:
    """A case that the user may change, as it was read."""
    rows.expect(uow, case_id, version)
    found = rows.row(uow.conn, desk.vault, case_id)
    if found.voided:
        raise NotFound
    if not found.readable:
        raise CaseRestricted
    return found


def _going_on(desk: Desk, uow: UnitOfWork, case_id: int, version: int) -> CaseRow:
    found = _readable(desk, uow, case_id, version)
    if found.state is CaseState.CLOSED:
        raise CaseClosed(number=found.number)
    return found


def _past_day(desk: Desk, day: date | None, field: str) -> date:
    """A day that is not to come, today by default. Raises BadInput."""
    if day is None:
        return desk.today()
    if check_date(day, field=field) > desk.today():
        said = QT_TRANSLATE_NOOP("errors", "Der {day} liegt in der Zukunft.")
        raise BadInput(field, Sentence("errors", said, {"day": f"{day:%d.%m.%Y}"}))
    return day
