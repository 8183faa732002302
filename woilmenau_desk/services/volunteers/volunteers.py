"""The registry of volunteers: who they are, when they can, when they begin, pause and leave.

Whoever may not manage volunteers gets what the counter needs of them and nothing else: see `at_counter`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.requirements import due as who_lacks
from woilmenau_desk.domain.requirements import lacking
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteer_checks import (
    check_day,
    checked,
    checked_absence,
    checked_roles,
    checked_times,
    checked_training,
    ends_too_early,
)
from woilmenau_desk.domain.volunteers import (
    Absence,
    Available,
    Due,
    Lacking,
    RoleSpan,
    StillPlanned,
    Training,
    VolunteerAtCounter,
    VolunteerData,
    VolunteerFilter,
    VolunteerRow,
    VolunteerState,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.values import known_code
from woilmenau_desk.services.volunteers.at_hand import known_of, rows_of
from woilmenau_desk.services.volunteers.known import Known
from woilmenau_desk.storage import volunteers as rows
from woilmenau_desk.storage.unit_of_work import HERE as HERE_NOW
from woilmenau_desk.storage.unit_of_work import UnitOfWork

HERE = frozenset(VolunteerState) - {VolunteerState.ENDED}
AT_COUNTER = VolunteerState.ACTIVE
"""Of whom the counter is told."""
ALL_HERE = VolunteerFilter()
"""Everybody but those who left."""

# -- reading -----------------------------------------------------------------------------------------------------


def everybody(desk: Desk) -> tuple[VolunteerRow, ...]:
    """All volunteers, those who left included, by id. Raises NotAllowed: the counter asks `at_counter`."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    return tuple(shown(desk, row) for row in rows_of(desk))


def listed(desk: Desk, wanted: VolunteerFilter = ALL_HERE) -> tuple[VolunteerRow, ...]:
    """The volunteers that are wanted, by name; with a text those first who are most like it. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    today, roles = desk.today(), desk.values_of(ListName.VOLUNTEER_ROLES)
    with known_of(desk).up_to_date() as known:
        here = known.in_states(today, wanted.states or HERE)
        found = list(here.values())
        if wanted.text.strip():
            alike = named(known, wanted.text)
            found = sorted(
                (here[one] for one in alike if one in here), key=lambda row: (-alike[row.id], row.id)
            )
        if wanted.role is not None:
            holders = known.pool.holders(wanted.role, today)
            found = [row for row in found if row.id in holders]
        if wanted.language is not None:
            speakers = known.pool.speakers(wanted.language)
            found = [row for row in found if row.id in speakers]
        if wanted.lacking_only:
            lacks = known.lacking(today, roles)
            found = [row for row in found if lacks[row.id]]
        if wanted.area is not None:
            found = [row for row in found if wanted.area in row.data.areas]
        if wanted.group is not None:
            found = [row for row in found if wanted.group in row.data.groups]
    if desk.actor.may(Right.LINK_VOLUNTEERS):
        return tuple(found)
    return tuple(shown(desk, row) for row in found)


def get(desk: Desk, volunteer_id: int) -> VolunteerRow:
    """One volunteer. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return shown(desk, rows.row(conn, volunteer_id))


def at_counter(desk: Desk) -> tuple[VolunteerAtCounter, ...]:
    """Who helps today, paused ones and those who left or have not begun left out, by first name. Raises NotAllowed."""
    desk.actor.require(Right.SEE_ROSTER)
    today = desk.today()
    with known_of(desk).up_to_date() as known:
        states = known.states(today)
        found = [of_counter(row) for row in known.rows.values() if states[row.id] is AT_COUNTER]
    return tuple(sorted(found, key=lambda one: (one.first_name.casefold(), one.id)))


def of_counter(row: VolunteerRow) -> VolunteerAtCounter:
    """What the counter knows of a volunteer."""
    return VolunteerAtCounter(row.id, row.called, row.data.languages, row.data.phone)


def prepare(desk: Desk) -> None:
    """Make ready what finding volunteers by name needs, on a thread of its own; nothing for who may not see them."""
    if desk.actor.may(Right.SEE_ROSTER):
        known_of(desk).prepare()


def due(desk: Desk) -> tuple[Due, ...]:
    """Who lacks something that a role of theirs requires, or will within 90 days, soonest first. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    today = desk.today()
    with known_of(desk).up_to_date() as known:
        lacks = known.lacking(today, desk.values_of(ListName.VOLUNTEER_ROLES))
        return who_lacks(known.rows.values(), today, lambda row: lacks[row.id])


def lacking_of(desk: Desk, volunteer_id: int) -> tuple[Lacking, ...]:
    """What one volunteer lacks today or will soon. Raises NotAllowed or NotFound."""
    return lacking(get(desk, volunteer_id), desk.today(), desk.values_of(ListName.VOLUNTEER_ROLES))


def still_planned(desk: Desk, volunteer_id: int, after: date) -> StillPlanned:
    """What somebody is planned for after a day; for whoever lets them go. Raises NotAllowed."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.store.read() as conn:
        return rows.still_planned(conn, volunteer_id, after)


def shown(desk: Desk, row: VolunteerRow) -> VolunteerRow:
    """The row as this user may see it: whom of the visitors they are, only the lead is told."""
    if row.person_id is None or desk.actor.may(Right.LINK_VOLUNTEERS):
        return row
    return replace(row, person_id=None)


def named(known: Known, text: str, *, first_name_only: bool = False) -> dict[int, float]:
    """Whom a text means: by name in any spelling, by telephone, or by what they can; with how alike they are."""
    from woilmenau_desk.services.volunteers import names  # start-up: NumPy

    if known.names is None:
        known.names = names.index_of(known.rows)
    found = names.found(known.names, known.rows, text, first_name_only=first_name_only)
    return found if first_name_only else {**known.able(text), **found}


# -- writing -----------------------------------------------------------------------------------------------------


def register(
    desk: Desk, data: VolunteerData, roles: Sequence[RoleSpan] = (), times: Sequence[Available] = ()
) -> Done[VolunteerRow]:
    """Register a volunteer; a name is enough. Raises NotAllowed, BadInput or DiskFull."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    entered = _entered(desk, data)
    held, weekly = _while_here(_roles(desk, roles), entered), checked_times(times)
    with desk.writing() as uow:
        number = rows.add(uow, entered)
        rows.set_roles(uow, number, held)
        rows.set_times(uow, number, weekly)
        return _done(desk, uow, number, QT_TRANSLATE_NOOP("said", "Ehrenamt angelegt: {name}"))


def change(
    desk: Desk,
    volunteer_id: int,
    data: VolunteerData,
    version: int,
    *,
    roles: Sequence[RoleSpan] | None = None,
    times: Sequence[Available] | None = None,
) -> Done[VolunteerRow]:
    """Change what is told of a volunteer, in one write; roles and times stay where none are handed over.

    Their last day and its reason stay: `end` and `resume` say those. Raises NotAllowed, ChangedMeanwhile, BadInput or
    NotFound.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    held = None if roles is None else _roles(desk, roles)
    weekly = None if times is None else checked_times(times)
    with desk.writing() as uow:
        rows.expect(uow, volunteer_id, version)
        before = rows.row(uow.conn, volunteer_id).data
        held = None if held is None else _while_here(held, before)
        kept = replace(data, ended_on=before.ended_on, end_reason=before.end_reason)
        belongs = held is not None and rows.set_roles(uow, volunteer_id, held)
        belongs = (weekly is not None and rows.set_times(uow, volunteer_id, weekly)) or belongs
        if not rows.change(uow, volunteer_id, _entered(desk, kept), version) and belongs:
            rows.moved_on(uow, volunteer_id, version)
        return _done(desk, uow, volunteer_id, QT_TRANSLATE_NOOP("said", "Ehrenamt geändert: {name}"))


def set_roles(desk: Desk, volunteer_id: int, roles: Sequence[RoleSpan], version: int) -> Done[VolunteerRow]:
    """Say which roles somebody has, and on which days. Raises NotAllowed, ChangedMeanwhile, BadInput or NotFound."""
    held = _roles(desk, roles)
    return _belonging(
        desk,
        volunteer_id,
        version,
        lambda uow: rows.set_roles(
            uow, volunteer_id, _while_here(held, rows.row(uow.conn, volunteer_id).data)
        ),
        QT_TRANSLATE_NOOP("said", "Aufgaben geändert: {name}"),
    )


def set_times(desk: Desk, volunteer_id: int, times: Sequence[Available], version: int) -> Done[VolunteerRow]:
    """Say when somebody can, every week. Raises NotAllowed, ChangedMeanwhile, BadInput or NotFound."""
    weekly = checked_times(times)
    return _belonging(
        desk,
        volunteer_id,
        version,
        lambda uow: rows.set_times(uow, volunteer_id, weekly),
        QT_TRANSLATE_NOOP("said", "Zeiten geändert: {name}"),
    )


def add_absence(desk: Desk, volunteer_id: int, absence: Absence, version: int) -> Done[VolunteerRow]:
    """Write down days on which somebody is not there, or a pause. Raises as `set_times` does."""
    kept = checked_absence(absence)
    text = QT_TRANSLATE_NOOP("said", "Abwesend: {name}, ab {day}")
    if kept.pause:
        text = QT_TRANSLATE_NOOP("said", "Pause: {name}, ab {day}")
    return _belonging(
        desk,
        volunteer_id,
        version,
        lambda uow: bool(rows.add_absence(uow, volunteer_id, kept)),
        text,
        day=f"{kept.first:%d.%m.%Y}",
    )


def pause(
    desk: Desk, volunteer_id: int, first: date, last: date | None, reason: str, version: int
) -> Done[VolunteerRow]:
    """Let somebody rest from a day on, until further notice where there is no last one. Raises as `set_times` does."""
    return add_absence(desk, volunteer_id, Absence(first, last, True, reason), version)


def end_absence(
    desk: Desk, volunteer_id: int, absence_id: int, last: date, version: int
) -> Done[VolunteerRow]:
    """Say which day is the last of an absence or a pause; one before its first strikes it. Raises as `set_times` does."""
    check_day(last, field="last")

    def write(uow: UnitOfWork) -> bool:
        there = _absence_of(uow, volunteer_id, absence_id)
        kept = replace(there, last=last) if last >= there.first else None
        rows.change_absence(uow, volunteer_id, absence_id, kept)
        return kept != there

    text = QT_TRANSLATE_NOOP("said", "Wieder da nach dem {day}: {name}")
    return _belonging(desk, volunteer_id, version, write, text, day=f"{last:%d.%m.%Y}")


def change_absence(
    desk: Desk, volunteer_id: int, absence_id: int, absence: Absence | None, version: int
) -> Done[VolunteerRow]:
    """Put right when somebody is not there, or strike it (None). Raises as `set_times` does."""
    kept = None if absence is None else checked_absence(absence)

    def write(uow: UnitOfWork) -> bool:
        there = _absence_of(uow, volunteer_id, absence_id)
        # Whoever puts the days right says nothing of why they left.
        after = replace(kept, pause=True, left=True) if kept is not None and there.left else kept
        rows.change_absence(uow, volunteer_id, absence_id, after)
        return after != there

    text = QT_TRANSLATE_NOOP("said", "Abwesenheit geändert: {name}")
    if kept is None:
        text = QT_TRANSLATE_NOOP("said", "Abwesenheit gestrichen: {name}")
    return _belonging(desk, volunteer_id, version, write, text)


def add_training(desk: Desk, volunteer_id: int, training: Training, version: int) -> Done[VolunteerRow]:
    """Write down a training that somebody took part in, or is announced for. Raises as `set_times` does."""
    kept = checked_training(training, desk.today())
    return _belonging(
        desk,
        volunteer_id,
        version,
        lambda uow: bool(rows.add_training(uow, volunteer_id, kept)),
        QT_TRANSLATE_NOOP("said", "Schulung eingetragen: {name}, {title}"),
        title=kept.title,
    )


def change_training(
    desk: Desk,
    volunteer_id: int,
    training_id: int,
    training: Training | None,
    version: int,
    training_version: int | None = None,
) -> Done[VolunteerRow]:
    """Put a training right, or strike it (None). Raises as `set_times` does.

    `training_version`: of the training as it was read, for a roll call changes it without the volunteer's own row.
    """
    kept = None if training is None else checked_training(training, desk.today())

    def write(uow: UnitOfWork) -> bool:
        seen = HERE_NOW if training_version is None else training_version
        rows.change_training(uow, volunteer_id, training_id, kept, seen)
        return True

    text = QT_TRANSLATE_NOOP("said", "Schulung geändert: {name}")
    if kept is None:
        text = QT_TRANSLATE_NOOP("said", "Schulung gestrichen: {name}")
    return _belonging(desk, volunteer_id, version, write, text)


def end(desk: Desk, volunteer_id: int, last_day: date, reason: str, version: int) -> Done[VolunteerRow]:
    """Let somebody leave: their roles end with that day, and pauses that go beyond it.

    What they are still planned for afterwards stays and is told: somebody else has to do it (`still_planned`). Raises
    NotAllowed, ChangedMeanwhile, BadInput or NotFound.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    check_day(last_day, field="last_day")
    why = clean_line(reason, field="reason")
    with desk.writing() as uow:
        rows.expect(uow, volunteer_id, version)
        row = rows.row(uow.conn, volunteer_id)
        if row.data.started_on is not None and last_day < row.data.started_on:
            raise BadInput("last_day", ends_too_early())
        rows.set_roles(uow, volunteer_id, [span for one in row.roles if (span := _until(one, last_day))])
        for absence in row.absences:
            if absence.id is not None and (absence.last is None or absence.last > last_day):
                kept = replace(absence, last=last_day) if absence.first <= last_day else None
                rows.change_absence(uow, volunteer_id, absence.id, kept)
        if not rows.change(uow, volunteer_id, replace(row.data, ended_on=last_day, end_reason=why), version):
            rows.moved_on(uow, volunteer_id, version)
        left = rows.still_planned(uow.conn, volunteer_id, last_day)
        text = QT_TRANSLATE_NOOP("said", "Verabschiedet zum {day}: {name}")
        if left:
            text = QT_TRANSLATE_NOOP(
                "said",
                "Verabschiedet zum {day}: {name} · danach noch eingeplant, bitte neu besetzen: Einsätze {assignments}, "
                "Dienste {duties}, Angebote {offers}",
            )
        return _done(
            desk,
            uow,
            volunteer_id,
            text,
            day=f"{last_day:%d.%m.%Y}",
            assignments=left.assignments,
            duties=left.duties,
            offers=left.offers,
        )


def resume(desk: Desk, volunteer_id: int, first: date, version: int) -> Done[VolunteerRow]:
    """Let somebody who paused or left help again from a day on. Their roles are said anew where they had ended.

    Raises NotAllowed, ChangedMeanwhile, BadInput or NotFound.
    """
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    check_day(first, field="first")
    with desk.writing() as uow:
        rows.expect(uow, volunteer_id, version)
        row = rows.row(uow.conn, volunteer_id)
        before = first - timedelta(days=1)
        for absence in row.absences:
            if absence.id is not None and absence.pause and (absence.last is None or absence.last >= first):
                kept = replace(absence, last=before) if absence.first <= before else None
                rows.change_absence(uow, volunteer_id, absence.id, kept)
        data = row.data
        if data.ended_on is not None and data.ended_on < before:
            # They were not there in between, and no figure of that time may say so.
            # That they left and came again is kept with it: the figures of those months stay what they were.
            away = Absence(data.ended_on + timedelta(days=1), before, True, data.end_reason, left=True)
            rows.add_absence(uow, volunteer_id, away)
        if not rows.change(uow, volunteer_id, replace(data, ended_on=None, end_reason=""), version):
            rows.moved_on(uow, volunteer_id, version)
        text = QT_TRANSLATE_NOOP("said", "Wieder dabei ab {day}: {name}")
        return _done(desk, uow, volunteer_id, text, day=f"{first:%d.%m.%Y}")


def link(desk: Desk, volunteer_id: int, person_id: int | None, version: int) -> Done[VolunteerRow]:
    """Say that a volunteer is a visitor, too, because they want it known; or no more. Written down as such.

    The two records stay two. Raises NotAllowed, ChangedMeanwhile, NotFound, or BadInput where another volunteer is that
    person already.
    """
    desk.actor.require(Right.LINK_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, volunteer_id, version)
        rows.link(uow, volunteer_id, person_id, version)
        text = QT_TRANSLATE_NOOP("said", "Verknüpft mit dem Besuchsdatensatz: {name}")
        if person_id is None:
            text = QT_TRANSLATE_NOOP("said", "Verknüpfung gelöst: {name}")
        return _done(desk, uow, volunteer_id, text)


def _belonging(
    desk: Desk,
    volunteer_id: int,
    version: int,
    write: Callable[[UnitOfWork], bool],
    text: str,
    **values: object,
) -> Done[VolunteerRow]:
    """Change what belongs to a volunteer; their own row gets its next version with it."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    with desk.writing() as uow:
        rows.expect(uow, volunteer_id, version)
        if write(uow):
            rows.moved_on(uow, volunteer_id, version)
        return _done(desk, uow, volunteer_id, text, **values)


def _done(desk: Desk, uow: UnitOfWork, volunteer_id: int, text: str, **values: object) -> Done[VolunteerRow]:
    row = shown(desk, rows.row(uow.conn, volunteer_id))
    return desk.finish(uow, row, Sentence("said", text, {"name": row.name, **values}))


def _absence_of(uow: UnitOfWork, volunteer_id: int, absence_id: int) -> Absence:
    for one in rows.row(uow.conn, volunteer_id).absences:
        if one.id == absence_id:
            return one
    raise NotFound


def _until(span: RoleSpan, last: date) -> RoleSpan | None:
    """A role that ends with a day at the latest; None where it would have begun later."""
    if span.first is not None and span.first > last:
        return None
    return replace(span, last=last) if span.last is None or span.last > last else span


def _while_here(roles: Sequence[RoleSpan], data: VolunteerData) -> tuple[RoleSpan, ...]:
    """The roles, none of them beyond the last day of whoever left. Raises BadInput for one that begins after it."""
    if data.ended_on is None:
        return tuple(roles)
    kept = tuple(span for one in roles if (span := _until(one, data.ended_on)))
    if len(kept) < len(roles):
        text = QT_TRANSLATE_NOOP(
            "errors", "Seit {day} nicht mehr dabei: eine neue Aufgabe geht erst nach „Wieder dabei“."
        )
        raise BadInput("roles", Sentence("errors", text, {"day": f"{data.ended_on:%d.%m.%Y}"}))
    return kept


def _entered(desk: Desk, data: VolunteerData) -> VolunteerData:
    """What was entered, cleaned. Raises BadInput for what cannot be or stands in no value list."""
    for code, level in data.languages:
        known_code(desk, ListName.LANGUAGES, code, "languages")
        known_code(desk, ListName.LEVELS, level, "languages")
    for code in data.areas:
        known_code(desk, ListName.VOLUNTEER_AREAS, code, "areas")
    for code in data.groups:
        known_code(desk, ListName.VOLUNTEER_GROUPS, code, "groups")
    return checked(data, desk.today())


def _roles(desk: Desk, roles: Sequence[RoleSpan]) -> tuple[RoleSpan, ...]:
    for span in roles:
        known_code(desk, ListName.VOLUNTEER_ROLES, span.role, "roles")
    return checked_roles(roles)
