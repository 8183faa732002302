"""Series of appointments: "every Tuesday until …", each time an appointment of its own, booked and changed in one write."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointment_series import (
    RestChanged,
    SeriesBooked,
    SeriesRow,
    SeriesRule,
    Skipped,
    checked,
    follows,
    moment_or_skipped,
    times,
)
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState, CancelledBy
from woilmenau_desk.domain.clashes import DoubleBooked, Things, standing_in_the_way, takes
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.appointments import appointments, clashes
from woilmenau_desk.services.appointments.clash_words import told
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.storage import appointment_series as rows
from woilmenau_desk.storage import appointments as appointment_rows
from woilmenau_desk.storage import occupancy
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_CLOSED = QT_TRANSLATE_NOOP("series", "geschlossen")
_CLOSED_WHY = QT_TRANSLATE_NOOP("series", "geschlossen: {why}")


def preview(desk: Desk, data: AppointmentData, rule: SeriesRule) -> tuple[datetime | Skipped, ...]:
    """The times at which a series would be booked, and those at which not, and why; earliest first.

    The time of `data` is the rule's. Raises NotAllowed or BadInput.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    found = _open_times(desk, data, checked(rule))
    wanted = {at: takes(_present(desk, data, at)) for at in found if isinstance(at, datetime)}
    if not wanted:
        return tuple(found)
    all_of_them = [one for some in wanted.values() for one in some]
    first, last = min(one.starts_at for one in all_of_them), max(one.ends_at for one in all_of_them)
    shown: list[datetime | Skipped] = []
    with desk.store.read() as conn:
        there = occupancy.taken(conn, first, last, Things.of(all_of_them), clashes.around(desk))
        for at in found:
            in_the_way = standing_in_the_way(wanted[at], there) if isinstance(at, datetime) else ()
            if in_the_way and isinstance(at, datetime):
                shown.append(Skipped(at.date(), told(desk, conn, in_the_way[:1])[0].said))
            else:
                shown.append(at)
    return tuple(shown)


def book_series(
    desk: Desk, data: AppointmentData, rule: SeriesRule, *, force: str = ""
) -> Done[SeriesBooked]:
    """Book an appointment at every time of a rule, in one write that one undo takes back.

    Left out, and told, is what cannot be: closed days and holidays, days and times that there are not, times at which
    somebody is taken. `force`: the lead's reason to book these beside what is there. Raises NotAllowed, NotFound, BadInput
    (also where nothing is left of it) or DiskFull.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    kept_rule = checked(rule)
    reason = appointments.checked_force(desk, force)
    found = _open_times(desk, data, kept_rule)
    moments = [at for at in found if isinstance(at, datetime)]
    _refuse_past(desk, rule.first_day)
    if not moments:
        raise _nothing_left([one for one in found if isinstance(one, Skipped)])
    kept = appointments.checked(desk, replace(data, starts_at=moments[0]))

    def write(uow: UnitOfWork) -> Done[SeriesBooked]:
        series_id = rows.add(uow, kept, kept_rule)
        booked: list[AppointmentRow] = []
        skipped: list[Skipped] = []
        for at in found:
            if isinstance(at, Skipped):
                skipped.append(at)
                continue
            one = replace(kept, starts_at=at)
            try:
                booked.append(appointments.enter(desk, uow, one, force=reason, series_id=series_id))
            except DoubleBooked as error:
                skipped.append(Skipped(at.date(), error.clashes[0].said))
        if not booked:
            raise _nothing_left(skipped)
        made = SeriesBooked(rows.row(uow.conn, series_id), tuple(booked), tuple(skipped))
        text = QT_TRANSLATE_NOOP("said", "Reihe vereinbart: {name}, {number} Termine")
        return desk.finish(uow, made, _said(text, booked[0], len(booked)))

    return desk.deciding(write)


def row(desk: Desk, series_id: int) -> SeriesRow:
    """A series. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.store.read() as conn:
        return rows.row(conn, series_id)


def of_series(desk: Desk, series_id: int) -> tuple[AppointmentRow, ...]:
    """The appointments of a series in the order in which they were planned, whatever became of them. Raises NotAllowed."""
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    with desk.store.read() as conn:
        return rows.of_series(conn, series_id)


def change_rest(
    desk: Desk, appointment_id: int, data: AppointmentData, version: int, *, force: str = ""
) -> Done[RestChanged]:
    """Change an appointment of a series and what is still booked after it, in one write.

    Of the later ones changes what is changed of this one; what was otherwise already at a single one stays so, its time
    too. One that cannot follow (closed, taken, no such day) stays as it was, and is told. Where they move, the rest is a
    series of its own from then on. Raises NotAllowed, ChangedMeanwhile, NotFound, BadInput, or DoubleBooked where this very
    one cannot be then.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)
    kept = appointments.checked(desk, data, appointments.get(desk, appointment_id).data)
    reason = appointments.checked_force(desk, force)

    def write(uow: UnitOfWork) -> Done[RestChanged]:
        appointment_rows.expect(uow, appointment_id, version)
        before = appointment_rows.row(uow.conn, appointment_id)
        series_id, rest = _rest(uow, before)
        rule = rows.rule_of(uow.conn, series_id)
        moves = kept.starts_at != before.data.starts_at
        new_id = series_id
        if moves:
            new_id = rows.add(uow, kept, _moved_rule(rule, before, kept))
            _end_before(uow, series_id, before)
        else:
            rows.say_whose(uow, series_id, kept)
        changed: list[AppointmentRow] = []
        left: list[Skipped] = []
        # Whoever goes to where the next one is goes after it.
        order = [before, *rest]
        if kept.starts_at > before.data.starts_at:
            order.reverse()
        for one in order:
            at = _target(rule, before, kept, one) if moves else one.starts_at
            looked = one.id != before.id and (moves or kept.colleague != before.data.colleague)
            why = _cannot_be(desk, at, kept) if looked else None
            if isinstance(at, Skipped) or why is not None:
                left.append(why or Skipped(one.starts_at.date(), _SAME))
                continue
            own_time = moves and one.id != before.id and one.starts_at != _planned(one)
            wanted = _altered(one.data, before.data, kept, one.starts_at if own_time else at)
            if one.id == before.id:
                wanted = kept
            try:
                appointments.alter(desk, uow, one.id, wanted, one.version, force=reason)
            except DoubleBooked as error:
                if one.id == before.id:
                    raise
                left.append(Skipped(at.date(), error.clashes[0].said))
                continue
            if moves:
                rows.put_into(uow, one.id, new_id, at)
            changed.append(appointment_rows.row(uow.conn, one.id))
        changed.sort(key=lambda one: (one.starts_at, one.id))
        left.sort(key=lambda one: one.day)
        this = next(one for one in changed if one.id == before.id)
        text = QT_TRANSLATE_NOOP("said", "Reihe geändert: {name}, {number} Termine")
        return desk.finish(
            uow, RestChanged(this, tuple(changed), tuple(left)), _said(text, this, len(changed))
        )

    return desk.deciding(write)


def cancel_rest(desk: Desk, appointment_id: int, by: CancelledBy, version: int) -> Done[RestChanged]:
    """Call an appointment of a series off, and all that is still booked after it, in one write.

    Raises NotAllowed, ChangedMeanwhile, NotFound or BadInput.
    """
    desk.actor.require(Right.BOOK_APPOINTMENTS)

    def write(uow: UnitOfWork) -> Done[RestChanged]:
        appointment_rows.expect(uow, appointment_id, version)
        before = appointment_rows.row(uow.conn, appointment_id)
        series_id, rest = _rest(uow, before)
        cancelled = tuple(
            appointments.mark(desk, uow, one.id, AppointmentState.CANCELLED, one.version, by=by)[0]
            for one in (before, *rest)
        )
        _end_before(uow, series_id, before)
        text = QT_TRANSLATE_NOOP("said", "Rest der Reihe abgesagt: {name}, {number} Termine")
        return desk.finish(
            uow, RestChanged(cancelled[0], cancelled), _said(text, cancelled[0], len(cancelled))
        )

    return desk.deciding(write)


# -- the times of a rule -------------------------------------------------------------------------------------------


def _open_times(desk: Desk, data: AppointmentData, rule: SeriesRule) -> list[datetime | Skipped]:
    """The times of a rule, and in their place those at which the centre is closed or the colleague not there."""
    return list(_looked_at(desk, data.colleague, times(rule)))


def _looked_at(
    desk: Desk, colleague: str, found: Iterator[datetime | Skipped]
) -> Iterator[datetime | Skipped]:
    known = colleagues.colleagues(desk)
    here = next((one for one in known if one.key == colleague), None)
    for at in found:
        if isinstance(at, Skipped):
            yield at
        elif (why := _closed(desk, at.date())) is not None:
            yield why
        elif here is not None and not here.here_on(at.date()):
            text = QT_TRANSLATE_NOOP("series", "{name} arbeitet dann nicht hier")
            yield Skipped(at.date(), Sentence("series", text, {"name": here.name}))
        else:
            yield at


def _closed(desk: Desk, day: date) -> Skipped | None:
    why = opening(desk).closed_because(day)
    if why is None:
        return None
    said = Sentence("series", _CLOSED_WHY, {"why": why}) if why else Sentence("series", _CLOSED)
    return Skipped(day, said)


def _present(desk: Desk, data: AppointmentData, at: datetime) -> AppointmentData:
    return replace(data, starts_at=at).checked()


def _refuse_past(desk: Desk, first: date) -> None:
    if first < desk.today() - timedelta(days=1):
        text = QT_TRANSLATE_NOOP("errors", "Der {day} ist vorbei.")
        raise BadInput("first_day", Sentence("errors", text, {"day": f"{first:%d.%m.%Y}"}))


def _nothing_left(skipped: Sequence[Skipped]) -> BadInput:
    first = skipped[0] if skipped else None
    text = QT_TRANSLATE_NOOP("errors", "So bliebe kein Termin übrig; am {day}: {why}.")
    if first is None:
        return BadInput(
            "last_day", Sentence("errors", QT_TRANSLATE_NOOP("errors", "So ist kein Termin dabei."))
        )
    return BadInput("first_day", Sentence("errors", text, {"day": f"{first.day:%d.%m.%Y}", "why": first.why}))


# -- the rest of a series ------------------------------------------------------------------------------------------


_SAME = Sentence("series", QT_TRANSLATE_NOOP("series", "bleibt, wie er ist"))


def _rest(uow: UnitOfWork, before: AppointmentRow) -> tuple[int, list[AppointmentRow]]:
    """The series, and what is still booked in it after an appointment, in the order in which it was planned."""
    if before.series_id is None:
        text = QT_TRANSLATE_NOOP("errors", "Dieser Termin gehört zu keiner Reihe.")
        raise BadInput("series", Sentence("errors", text))
    since = _planned(before)
    return before.series_id, [
        one
        for one in rows.of_series(uow.conn, before.series_id)
        if one.state is AppointmentState.BOOKED and one.id != before.id and _planned(one) > since
    ]


def _planned(one: AppointmentRow) -> datetime:
    return one.planned_at or one.starts_at


def _end_before(uow: UnitOfWork, series_id: int, one: AppointmentRow) -> None:
    """A rule that is nothing but this one and the rest keeps its first day, so that it is one."""
    last = _planned(one).date() - timedelta(days=1)
    rows.end(uow, series_id, max(last, rows.rule_of(uow.conn, series_id).first_day))


def _moved_rule(rule: SeriesRule, before: AppointmentRow, kept: AppointmentData) -> SeriesRule:
    """The rule of what moves, from then on."""
    at = local(kept.starts_at)
    shift = at.date() - _planned(before).date()
    return replace(rule, first_day=at.date(), last_day=max(at.date(), rule.last_day + shift), at=at.time())


def _target(
    rule: SeriesRule, before: AppointmentRow, kept: AppointmentData, one: AppointmentRow
) -> datetime | Skipped:
    """When an appointment is planned once the series has moved."""
    at = local(kept.starts_at)
    if one.id == before.id:
        return at
    day = follows(rule.rhythm, _planned(before).date(), at.date(), _planned(one).date())
    return moment_or_skipped(day, at.time())


def _cannot_be(desk: Desk, at: datetime | Skipped, kept: AppointmentData) -> Skipped | None:
    if isinstance(at, Skipped):
        return at
    found = next(_looked_at(desk, kept.colleague, iter((at,))))
    return found if isinstance(found, Skipped) else None


def _altered(
    own: AppointmentData, before: AppointmentData, after: AppointmentData, at: datetime
) -> AppointmentData:
    """An appointment with what changed between the two others; whatever else was its own stays so."""
    changed = {
        name: getattr(after, name)
        for name in AppointmentData.__dataclass_fields__
        if getattr(after, name) != getattr(before, name) and name != "starts_at"
    }
    return replace(own, **changed, starts_at=at)


def _said(text: str, first: AppointmentRow, number: int) -> Sentence:
    return Sentence("said", text, {"name": first.person_name, "number": number})
