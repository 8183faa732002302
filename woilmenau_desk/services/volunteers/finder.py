"""Who could do it: the finder of volunteers, what they were asked, and who is there now that speaks a language."""

from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.finder import Answer, Candidate, RequestRow, Wanted
from woilmenau_desk.domain.finding_volunteers import ANSWERS, Lists, is_there
from woilmenau_desk.domain.offers import SessionState
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import sessions
from woilmenau_desk.services.values import known_code
from woilmenau_desk.services.volunteers import roster
from woilmenau_desk.services.volunteers.at_hand import everybody_by_id, known_of
from woilmenau_desk.services.volunteers.volunteers import named
from woilmenau_desk.storage import colleagues as colleague_rows
from woilmenau_desk.storage import presence
from woilmenau_desk.storage import volunteer_requests as request_rows
from woilmenau_desk.storage import volunteers as rows
from woilmenau_desk.storage.presence import AtWork
from woilmenau_desk.storage.unit_of_work import UnitOfWork

MOST: Final = 200


def find(desk: Desk, wanted: Wanted, limit: int = 50) -> tuple[Candidate, ...]:
    """Whoever fits, best first, least recently asked first among equals. Raises NotAllowed or BadInput.

    The counter is told first name, languages and telephone alone, of those only who may do it at once: what they lack
    is not for it to know, so nobody is proposed there who lacks something. Nor is when they have time: they are ranked by
    it, and of the reasons the language alone is told, which stands first.
    """
    desk.actor.require(Right.SEE_ROSTER)
    known_code(desk, ListName.LANGUAGES, wanted.language, "language")
    known_code(desk, ListName.VOLUNTEER_ROLES, wanted.role, "role")
    manages = desk.actor.may(Right.MANAGE_VOLUNTEERS)
    asked = wanted if manages else replace(wanted, complete_only=True)
    lists = Lists(*map(desk.values_of, (ListName.VOLUNTEER_ROLES, ListName.LANGUAGES, ListName.LEVELS)))
    with known_of(desk).up_to_date() as known:
        alike = None
        if wanted.text.strip():
            alike = named(known, wanted.text, first_name_only=not manages)
        found = known.pool.find(asked, lists, desk.today(), min(limit, MOST), alike)
        if manages:
            return found
        return tuple(
            replace(
                one,
                name=known.rows[one.volunteer_id].called,
                why=one.why[: wanted.language is not None],
                lacking=(),
                last_asked=_of_today(desk, one.last_asked),
            )
            for one in found
        )


def _of_today(desk: Desk, asked: RequestRow | None) -> RequestRow | None:
    """Whoever was called today is not called twice; what was before is not the counter's."""
    return asked if asked is not None and asked.asked_at.date() == desk.today() else None


def asked(desk: Desk, volunteer_id: int, wanted: Wanted) -> Done[RequestRow]:
    """Note that somebody was asked just now, and for what. Raises NotAllowed, NotFound or BadInput."""
    desk.actor.require(Right.SEE_ROSTER)
    known_code(desk, ListName.LANGUAGES, wanted.language, "language")
    known_code(desk, ListName.VOLUNTEER_ROLES, wanted.role, "role")
    with desk.writing() as uow:
        number = request_rows.add(
            uow,
            volunteer_id,
            desk.actor.name,
            role=wanted.role,
            language=wanted.language,
            on=wanted.on,
            starts=wanted.at,
        )
        name = rows.row(uow.conn, volunteer_id).called
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Gefragt: {name}"), {"name": name})
        return desk.finish(uow, request_rows.row(uow.conn, number), said)


def answered(desk: Desk, request_id: int, answer: Answer, version: int) -> Done[RequestRow]:
    """Note what somebody said, or that they have not yet. Raises NotAllowed, ChangedMeanwhile or NotFound.

    The counter notes it on the day on which they were asked: an older request it is not even told of.
    """
    desk.actor.require(Right.SEE_ROSTER)
    with desk.writing() as uow:
        refuse_older(desk, uow, request_id)
        request_rows.set_answer(uow, request_id, answer, version)
        row = request_rows.row(uow.conn, request_id)
        name = rows.row(uow.conn, row.volunteer_id).called
        text = QT_TRANSLATE_NOOP("said", "{name}: {answer}")
        said = {"name": name, "answer": Sentence("volunteers", ANSWERS[answer])}
        return desk.finish(uow, row, Sentence("said", text, said))


def refuse_older(desk: Desk, uow: UnitOfWork, request_id: int) -> None:
    """Raises NotFound for a request that this user is not told of, as for one that is not there."""
    if not desk.actor.may(Right.MANAGE_VOLUNTEERS):
        if _of_today(desk, request_rows.row(uow.conn, request_id)) is None:
            raise NotFound


def requests_of(desk: Desk, volunteer_id: int) -> tuple[RequestRow, ...]:
    """What somebody was asked, the latest first. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return request_rows.of_volunteer(conn, volunteer_id)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is at the centre now, and until when. Either a colleague or a volunteer."""

    said: str
    languages: tuple[str, ...]
    phone: str = ""
    until: time | None = None
    colleague: str | None = None
    volunteer_id: int | None = None


def present_now(desk: Desk, language: str | None = None) -> tuple[Present, ...]:
    """Who is at the centre now, by roster and sessions, and speaks a language; everybody where none is named.

    Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.SEE_ROSTER)
    known_code(desk, ListName.LANGUAGES, language, "language")
    moment = local(desk.clock())
    running = {
        row.key.offer_id: row.ends
        for row in sessions.on_day(desk, moment.date())
        if row.state is not SessionState.CANCELLED and row.starts <= moment.time() < row.ends
    }
    with desk.store.read() as conn:
        at_work = tuple(presence.at(conn, moment, running))
        staff = {row.key: row for row in colleague_rows.all_of_them(conn)}
    on_duty = (one.duty for one in roster.on_duty_now(desk))
    planned = [AtWork(duty.ends, duty.colleague, duty.volunteer_id) for duty in on_duty]
    known = everybody_by_id(desk)
    found: dict[tuple[str | None, int | None], Present] = {}
    for one in (*planned, *at_work):
        if one.colleague is not None:
            colleague = staff.get(one.colleague)
            if colleague is None or not colleague.here_on(moment.date()):
                continue
            here = Present(colleague.name, colleague.data.languages, colleague.data.phone, one.until)
        else:
            row = known.get(one.volunteer_id or 0)
            if row is None or not is_there(row, moment.date()):
                continue
            spoken = tuple(code for code, _level in row.data.languages)
            here = Present(row.called, spoken, row.data.phone, one.until)
        if language is not None and language not in here.languages:
            continue
        key = one.colleague, one.volunteer_id
        if key not in found or (found[key].until or time.min) < one.until:
            found[key] = replace(here, colleague=one.colleague, volunteer_id=one.volunteer_id)
    return tuple(sorted(found.values(), key=lambda one: (one.colleague is None, one.said.casefold())))
