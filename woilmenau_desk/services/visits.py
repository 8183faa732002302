"""Logging visits, correcting and voiding them."""

from collections.abc import Collection
from datetime import date, datetime, time

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN, check_date, check_exists, local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import DayPart, DayTally, LogVisit, VisitData, VisitOrigin, VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.age_bands import known_band
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.moments import when
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import counselling as session_rows
from woilmenau_desk.storage import visits as rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("dates", "Mo"),
    QT_TRANSLATE_NOOP("dates", "Di"),
    QT_TRANSLATE_NOOP("dates", "Mi"),
    QT_TRANSLATE_NOOP("dates", "Do"),
    QT_TRANSLATE_NOOP("dates", "Fr"),
    QT_TRANSLATE_NOOP("dates", "Sa"),
    QT_TRANSLATE_NOOP("dates", "So"),
)


def log_visit(desk: Desk, request: LogVisit) -> Done[VisitRow]:
    """Log a visit, durable when this returns. Raises NotAllowed, BadInput, NotFound, DiskFull."""
    desk.actor.require(Right.LOG_VISITS)
    data = _checked(desk, request.data)
    occurred_at = when(desk, request.occurred_at)
    with desk.writing() as uow:
        row = rows.row(uow.conn, add(desk, uow, data, occurred_at))
        return desk.finish(uow, row, _said(desk, row))


def add(
    desk: Desk,
    uow: UnitOfWork,
    data: VisitData,
    occurred_at: datetime,
    origin: VisitOrigin = VisitOrigin.COUNTER,
) -> int:
    """Log a visit as a part of a larger write."""
    # A session of an offer is held at hours of its own.
    within = origin is VisitOrigin.OFFER or centre.is_open(desk, occurred_at, data.reason)
    return rows.add(uow, data, occurred_at, within, desk.actor.name, origin)


def join(
    desk: Desk, uow: UnitOfWork, data: VisitData, occurred_at: datetime, origin: VisitOrigin
) -> tuple[int, bool]:
    """The visit that a session, a help or an appointment belongs to, and whether it had to be made.

    A contact is one person, one day, one reason: a visit that says the same is taken, its gaps are filled. A session
    wants one of its own.
    """
    if data.person_id is not None:
        day, own = local(occurred_at).date(), origin is VisitOrigin.SESSION
        there = rows.of_contact(uow.conn, data.person_id, day, data.reason, no_session=own)
        if there is not None:
            rows.fill(uow, there, data)
            return there, False
    return add(desk, uow, data, occurred_at, origin), True


def correct_visit(
    desk: Desk,
    visit_id: int,
    data: VisitData,
    version: int,
    *,
    occurred_at: datetime | None = None,
) -> Done[VisitRow]:
    """Change what a visit says, whose it is and when it was; the audit trail keeps that it was changed.

    `version`: of the visit as it was opened. `occurred_at` is its new moment where it has one: whether that lay within
    the opening hours is judged anew, as it is for a reason that has hours of another kind. What held of the person at the
    contact stays, unless it is another person's visit now: then theirs is taken as it is known today. A session and a
    help that came with the visit move with it; whose they are is changed where they stand. Raises ChangedMeanwhile,
    NotFound, BadInput, or CaseRestricted for the moment of a session of a restricted case.
    """
    desk.actor.require(Right.LOG_VISITS)
    checked = _checked(desk, data)
    moment = when(desk, occurred_at) if occurred_at is not None else None
    with desk.writing() as uow:
        rows.expect(uow, visit_id, version)
        before = rows.row(uow.conn, visit_id)
        if moment == before.occurred_at:
            moment = None
        if checked == before.data and moment is None:
            said = Sentence("said", QT_TRANSLATE_NOOP("said", "Nichts geändert"))
            return desk.finish(uow, before, said, undoable=False)
        if (before.data.person_id, before.data.reason) != (checked.person_id, checked.reason):
            _without_session(uow, visit_id)
            _without_help(uow, visit_id)
            _without_attendance(uow, visit_id)
        if before.data.person_id is None and before.data.contacts != checked.contacts:
            _without_attendance(uow, visit_id)
        if moment is not None:
            if local(moment).date() != before.occurred_at.date():
                # It is the contact of the appointment's own day, and of the session's.
                _without_appointment(uow, visit_id)
                _without_attendance(uow, visit_id)
            _move_session(desk, uow, visit_id, moment)
        at = moment or before.occurred_at
        kinds = {
            centre.kind_of_hours(desk, reason, local(at).date())
            for reason in (before.data.reason, checked.reason)
        }
        if moment is not None or len(kinds) > 1:
            rows.move(uow, visit_id, at, centre.is_open(desk, at, checked.reason))
        rows.correct(uow, visit_id, checked, version)
        row = rows.row(uow.conn, visit_id)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Besuch berichtigt"))
        if row.occurred_at.date() != before.occurred_at.date():
            text = QT_TRANSLATE_NOOP("said", "Besuch berichtigt: jetzt {day}")
            said = Sentence("said", text, {"day": day_said(desk, row.occurred_at.date())})
        return desk.finish(uow, row, said)


def void_visit(desk: Desk, visit_id: int, version: int) -> Done[VisitRow]:
    """Take a visit out of every count; it stays to be seen.

    Raises ChangedMeanwhile, NotFound, or BadInput for the visit of a session, a help, a kept appointment or an attendance:
    that is struck first.
    """
    desk.actor.require(Right.LOG_VISITS)
    with desk.writing() as uow:
        rows.expect(uow, visit_id, version)
        _without_session(uow, visit_id)
        _without_help(uow, visit_id)
        _without_attendance(uow, visit_id)
        rows.void(uow, visit_id, version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Besuch gestrichen"))
        return desk.finish(uow, rows.row(uow.conn, visit_id), said)


def get(desk: Desk, visit_id: int) -> VisitRow:
    """One visit as it is now. Raises NotFound."""
    with desk.store.read() as conn:
        return rows.row(conn, visit_id)


def day(desk: Desk, of: date | None = None) -> DayTally:
    """A day's visits with their counts; today by default."""
    wanted = of or desk.today()
    with desk.store.read() as conn:
        return DayTally.of(wanted, rows.of_day(conn, wanted))


def changed(desk: Desk, ids: Collection[int], persons: Collection[int], of: date | None = None) -> DayPart:
    """What became of visits of a day, today by default, however many there are besides.

    `persons`: whose they were before. Their other visits of the day belong to it, for which one counts may have changed.
    """
    wanted = of or desk.today()
    with desk.store.read() as conn:
        found = rows.concerned(conn, wanted, ids, persons)
    whose = frozenset(persons) | {row.data.person_id for row in found if row.data.person_id is not None}
    return DayPart(wanted, frozenset(ids), whose, found)


def moment_of(desk: Desk, on: date | None, at: time | None = None, reason: str | None = None) -> datetime:
    """The moment of a visit of the day `on`, today by default, at the local time `at`.

    Without a time it is now on the present day; on an earlier one the time at which the centre opened for such a reason,
    or noon where it was closed. Whoever's visit it is, what is known of them today is taken for that day. Raises
    BadInput for another century, or an hour that the clock left out.
    """
    day = desk.today() if on is None else check_date(on, field="on")
    if at is None:
        if day == desk.today():
            return desk.clock()
        at = centre.assumed_time(desk, day, reason)
    return check_exists(datetime.combine(day, at, BERLIN), field="occurred_at")


def _checked(desk: Desk, data: VisitData) -> VisitData:
    known_code(desk, ListName.REASONS, data.reason, "reason")
    known_code(desk, ListName.CHANNELS, data.channel, "channel")
    known_code(desk, ListName.LANGUAGES, data.language, "language")
    known_code(desk, ListName.GENDERS, data.gender, "gender")
    known_code(desk, ListName.INTERPRETING, data.interpreting, "interpreting")
    known_band(desk, data.age_band, "age_band")
    return data.checked()


def _without_session(uow: UnitOfWork, visit_id: int) -> None:
    """Refuse what would part a visit from the session or the kept appointment that it belongs to."""
    if session_rows.of_visit(uow.conn, visit_id) is not None:
        text = QT_TRANSLATE_NOOP(
            "errors", "Zu diesem Besuch gehört eine Beratung; sie wird dort geändert oder gestrichen."
        )
        raise BadInput("visit", Sentence("errors", text))
    _without_appointment(uow, visit_id)


def _without_appointment(uow: UnitOfWork, visit_id: int) -> None:
    if rows.of_appointment(uow.conn, visit_id):
        text = QT_TRANSLATE_NOOP(
            "errors", "Zu diesem Besuch gehört ein wahrgenommener Termin; er wird dort zurückgenommen."
        )
        raise BadInput("visit", Sentence("errors", text))


def _without_attendance(uow: UnitOfWork, visit_id: int) -> None:
    """Who came to an offer is said in its roll call, the anonymous heads too."""
    if rows.of_offer(uow.conn, visit_id):
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Zu diesem Besuch gehört die Anwesenheit bei einem Angebot; sie wird dort geändert oder zurückgenommen.",
        )
        raise BadInput("visit", Sentence("errors", text))


def _without_help(uow: UnitOfWork, visit_id: int) -> None:
    """A help has a person of its own, and the two must not part."""
    if rows.has_help(uow.conn, visit_id):
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Zu diesem Besuch gehört eine Soforthilfe. Bitte zuerst die Hilfe streichen (Strg+H).",
        )
        raise BadInput("visit", Sentence("errors", text))


def _move_session(desk: Desk, uow: UnitOfWork, visit_id: int, moment: datetime) -> None:
    """The session of a visit is of the same moment; whoever may not change one leaves both where they are."""
    session_id = session_rows.of_visit(uow.conn, visit_id)
    if session_id is None:
        return
    if not desk.actor.may(Right.CONFIDENTIAL_NOTES):
        text = QT_TRANSLATE_NOOP(
            "errors", "Zu diesem Besuch gehört eine Beratung; verschieben kann ihn, wer berät oder leitet."
        )
        raise BadInput("occurred_at", Sentence("errors", text))
    if session_rows.row(uow.conn, session_id, desk.vault).hidden:
        raise CaseRestricted
    session_rows.move(uow, session_id, moment)


def _said(desk: Desk, row: VisitRow) -> Sentence:
    reason = desk.values_of(ListName.REASONS).get(row.data.reason) or row.data.reason
    if row.repeated:
        text = QT_TRANSLATE_NOOP("said", "Schon erfasst, zählt einmal: {who} · {reason}")
    else:
        text = QT_TRANSLATE_NOOP("said", "Besuch erfasst: {who} · {reason}")
    return Sentence("said", text, {"who": _who(desk, row), "reason": reason})


def _who(desk: Desk, row: VisitRow) -> Sentence | str:
    """Whose visit it was; before it the day, where that is not today."""
    who: Sentence | str
    if row.person_name is not None:
        who = row.person_name
    elif row.data.group_size == 1:
        who = Sentence("said", QT_TRANSLATE_NOOP("said", "anonym"))
    else:
        group = QT_TRANSLATE_NOOP("said", "anonym ×{number}")
        who = Sentence("said", group, {"number": row.data.group_size})
    day = row.occurred_at.date()
    if day == desk.today():
        return who
    text = QT_TRANSLATE_NOOP("said", "{day} · {who}")
    return Sentence("said", text, {"day": day_said(desk, day), "who": who})


def day_said(desk: Desk, day: date) -> Sentence:
    """heute; gestern, So 22.11.; further back with its year."""
    days = (desk.today() - day).days
    if days == 0:
        return Sentence("said", QT_TRANSLATE_NOOP("said", "heute"))
    weekday = Sentence("dates", _WEEKDAYS[day.weekday()])
    if days == 1:
        text = QT_TRANSLATE_NOOP("said", "gestern, {weekday} {date}")
        return Sentence("said", text, {"weekday": weekday, "date": f"{day:%d.%m.}"})
    text = QT_TRANSLATE_NOOP("said", "{weekday} {date}")
    return Sentence("said", text, {"weekday": weekday, "date": f"{day:%d.%m.%Y}"})
