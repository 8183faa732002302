"""Who can step in („Wer kann einspringen?“): colleagues and volunteers for a part of a day, asked and noted."""

from dataclasses import dataclass
from datetime import date, time

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import COUNTER_ROLE
from woilmenau_desk.domain.finder import Answer, Candidate, RequestRow, Wanted
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.volunteers import finder, roster
from woilmenau_desk.storage import roster_duties as rows
from woilmenau_desk.storage import volunteer_requests as request_rows
from woilmenau_desk.storage.volunteers_at_work import helper


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who might step in; a colleague, or a volunteer as the finder ranks them.

    `request`: what they were asked for this very time, if they were.
    """

    key: str
    name: str
    phone: str = ""
    languages: tuple[str, ...] = ()
    colleague: str | None = None
    candidate: Candidate | None = None
    request: RequestRow | None = None

    @property
    def volunteer_id(self) -> int | None:
        """The volunteer's number."""
        return None if self.candidate is None else self.candidate.volunteer_id


def wanted_for(day: date, starts: time) -> Wanted:
    """What the finder is asked for a part of the opening hours."""
    return Wanted(role=COUNTER_ROLE, on=day, at=starts)


def could_step_in(desk: Desk, day: date, starts: time, ends: time) -> tuple[StandIn, ...]:
    """Whoever is not there yet and not away: colleagues first, then volunteers, the best first. Raises NotAllowed."""
    (of_day,) = roster.days(desk, day, day)
    there = {
        (one.duty.colleague, one.duty.volunteer_id)
        for one in of_day.on_duty
        if one.duty.starts < ends and starts < one.duty.ends
    }
    away = {one.colleague for one in roster.absences(desk, day, day)}
    found = [
        StandIn(f"c:{row.key}", row.name, row.data.phone, row.data.languages, colleague=row.key)
        for row in colleagues.colleagues(desk)
        if row.offered_on(day) and row.key not in away and (row.key, None) not in there
    ]
    wanted = wanted_for(day, starts)
    for one in finder.find(desk, wanted):
        if (None, one.volunteer_id) not in there:
            asked = one.last_asked
            same = asked is not None and (asked.on, asked.starts) == (day, starts)
            spoken = tuple(code for code, _level in one.languages)
            found.append(
                StandIn(
                    f"v:{one.volunteer_id}",
                    one.name,
                    one.phone,
                    spoken,
                    candidate=one,
                    request=asked if same else None,
                )
            )
    return tuple(found)


def answered(
    desk: Desk, volunteer_id: int, answer: Answer, day: date, starts: time, request: RequestRow | None = None
) -> Done[RequestRow]:
    """Note that a volunteer was asked to step in, or what they said; `request`: what was noted of it before.

    Raises NotAllowed, ChangedMeanwhile, NotFound, DiskFull.
    """
    desk.actor.require(Right.SEE_ROSTER)
    if request is None and answer is Answer.ASKED:
        return finder.asked(desk, volunteer_id, wanted_for(day, starts))
    if request is not None:
        return finder.answered(desk, request.id, answer, request.version)
    with desk.writing() as uow:
        number = request_rows.add(
            uow, volunteer_id, desk.actor.name, role=COUNTER_ROLE, language=None, on=day, starts=starts
        )
        request_rows.set_answer(uow, number, answer, 1)
        text = QT_TRANSLATE_NOOP("said", "Gefragt und abgesagt: {name}")
        if answer is Answer.AGREED:
            text = QT_TRANSLATE_NOOP("said", "Gefragt und zugesagt: {name}")
        name = helper(uow.conn, volunteer_id).called
        return desk.finish(uow, request_rows.row(uow.conn, number), Sentence("said", text, {"name": name}))


def step_in(
    desk: Desk,
    day: date,
    starts: time,
    ends: time,
    *,
    colleague: str | None = None,
    volunteer_id: int | None = None,
    request: RequestRow | None = None,
) -> Done[Duty]:
    """They agreed: they are in the roster on that day, and a volunteer's answer is noted; all in one write.

    Raises as `roster.substitute`, and ChangedMeanwhile where the request was answered meanwhile.
    """
    desk.actor.require(Right.EDIT_ROSTER)
    duty = roster.checked_substitute(desk, day, starts, ends, colleague, volunteer_id)
    with desk.writing() as uow:
        roster.refuse_busy(uow.conn, duty)
        if volunteer_id is not None:
            number = request.id if request is not None else None
            version = request.version if request is not None else 1
            if number is None:
                number = request_rows.add(
                    uow,
                    volunteer_id,
                    desk.actor.name,
                    role=COUNTER_ROLE,
                    language=None,
                    on=day,
                    starts=starts,
                )
            request_rows.set_answer(uow, number, Answer.AGREED, version)
        kept = rows.one(uow.conn, rows.add(uow, duty))
        return desk.finish(uow, kept, roster.stepped_in(kept))
