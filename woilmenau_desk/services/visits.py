"""Logging visits, correcting and voiding them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.periods import check_date, local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import DayTally, LogVisit, VisitData, VisitOrigin, VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import counselling as session_rows
from woilmenau_desk.storage import visits as rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

# A clock that is a little off must not refuse a visit.
_CLOCK_SLACK = timedelta(hours=1)


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
    within = centre.is_open(desk, occurred_at)
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


def let_go(uow: UnitOfWork, visit_id: int, origin: VisitOrigin) -> bool:
    """Strike the visit of what was struck; whether it was. It stays if it was there before or holds something else."""
    if rows.made_with(uow.conn, visit_id) is not origin or rows.is_held(uow.conn, visit_id):
        return False
    if not rows.row(uow.conn, visit_id).voided:
        rows.void(uow, visit_id)
    return True


def correct_visit(
    desk: Desk, visit_id: int, data: VisitData, seen: VisitData | None = None
) -> Done[VisitRow]:
    """Change what a visit says; the audit trail keeps that it was changed.

    `seen` is what the visit said when it was opened. Raises ChangedMeanwhile when it says something else by now,
    NotFound or BadInput.
    """
    desk.actor.require(Right.LOG_VISITS)
    checked = _checked(desk, data)
    with desk.writing() as uow:
        before = rows.row(uow.conn, visit_id).data
        if seen is not None and seen != before:
            raise ChangedMeanwhile
        if checked == before:
            said = Sentence("said", QT_TRANSLATE_NOOP("said", "Nichts geändert"))
            return desk.finish(uow, rows.row(uow.conn, visit_id), said, undoable=False)
        if (before.person_id, before.reason) != (checked.person_id, checked.reason):
            _without_session(uow, visit_id)
        rows.correct(uow, visit_id, checked)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Besuch berichtigt"))
        return desk.finish(uow, rows.row(uow.conn, visit_id), said)


def void_visit(desk: Desk, visit_id: int) -> Done[VisitRow]:
    """Take a visit out of every count; it stays to be seen.

    Raises NotFound, or BadInput for the visit of a counselling session or of a kept appointment: that goes with it.
    """
    desk.actor.require(Right.LOG_VISITS)
    with desk.writing() as uow:
        _without_session(uow, visit_id)
        rows.void(uow, visit_id)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Besuch gestrichen"))
        return desk.finish(uow, rows.row(uow.conn, visit_id), said)


def day(desk: Desk, of: date | None = None) -> DayTally:
    """A day's visits with their counts; today by default."""
    wanted = of or desk.today()
    with desk.store.read() as conn:
        return DayTally.of(wanted, rows.of_day(conn, wanted))


def when(desk: Desk, occurred_at: datetime | None) -> datetime:
    """The moment something happened: now by default. Raises BadInput for the future and other centuries."""
    present = desk.clock()
    if occurred_at is None:
        return present
    # By its own calendar first: at the ends of time there is no local one.
    check_date(occurred_at.date(), field="occurred_at")
    check_date(local(occurred_at).date(), field="occurred_at")
    if occurred_at > present + _CLOCK_SLACK:
        text = QT_TRANSLATE_NOOP("errors", "Der {day} liegt in der Zukunft.")
        raise BadInput("occurred_at", Sentence("errors", text, {"day": f"{local(occurred_at):%d.%m.%Y}"}))
    return occurred_at


def _checked(desk: Desk, data: VisitData) -> VisitData:
    known_code(desk, ListName.REASONS, data.reason, "reason")
    known_code(desk, ListName.CHANNELS, data.channel, "channel")
    known_code(desk, ListName.LANGUAGES, data.language, "language")
    known_code(desk, ListName.GENDERS, data.gender, "gender")
    known_code(desk, ListName.INTERPRETING, data.interpreting, "interpreting")
    if data.age_band is not None and data.age_band not in (known := [b.code for b in centre.age_bands(desk)]):
        raise BadInput("age_band", _unknown(data.age_band, known))
    return data.checked()


def _without_session(uow: UnitOfWork, visit_id: int) -> None:
    """Refuse what would part a visit from the session or the kept appointment that it belongs to."""
    if session_rows.of_visit(uow.conn, visit_id) is not None:
        text = QT_TRANSLATE_NOOP(
            "errors", "Zu diesem Besuch gehört eine Beratung; sie wird dort geändert oder gestrichen."
        )
        raise BadInput("visit", Sentence("errors", text))
    if rows.of_appointment(uow.conn, visit_id):
        text = QT_TRANSLATE_NOOP(
            "errors", "Zu diesem Besuch gehört ein wahrgenommener Termin; er wird dort zurückgenommen."
        )
        raise BadInput("visit", Sentence("errors", text))


def known_code(desk: Desk, name: ListName, code: str | None, field: str) -> None:
    """Raises BadInput for a code that its value list does not know."""
    values = desk.values_of(name)
    if code is not None and code not in values:
        raise BadInput(field, _unknown(code, [value.code for value in values.choices()]))


def _unknown(code: str, known: Iterable[str]) -> Sentence:
    text = QT_TRANSLATE_NOOP("errors", "„{code}“ steht nicht in der Werteliste; bekannt sind: {known}.")
    return Sentence("errors", text, {"code": code[:40], "known": ", ".join(known)})


def _said(desk: Desk, row: VisitRow) -> Sentence:
    reason = desk.values_of(ListName.REASONS).get(row.data.reason) or row.data.reason
    if row.repeated:
        text = QT_TRANSLATE_NOOP("said", "Schon erfasst, zählt einmal: {who} · {reason}")
    else:
        text = QT_TRANSLATE_NOOP("said", "Besuch erfasst: {who} · {reason}")
    if row.person_name is not None:
        return Sentence("said", text, {"who": row.person_name, "reason": reason})
    if row.data.group_size == 1:
        anonymous = Sentence("said", QT_TRANSLATE_NOOP("said", "anonym"))
    else:
        group = QT_TRANSLATE_NOOP("said", "anonym ×{number}")
        anonymous = Sentence("said", group, {"number": row.data.group_size})
    return Sentence("said", text, {"who": anonymous, "reason": reason})
