"""Of volunteers what their work is reckoned with, for many at once: names, first and last day, absences."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from woilmenau_desk.domain.assignments import Helper
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.volunteers import Absence, Training, VolunteerData
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerAbsence, VolunteerTraining


def helpers(conn: Connection, ids: Collection[int] | None = None) -> dict[int, Helper]:
    """By number; all of them, or those that are named."""
    if ids is not None and not ids:
        return {}
    wanted = select(
        Volunteer.id,
        Volunteer.given_name,
        Volunteer.family_name,
        Volunteer.started_on,
        Volunteer.ended_on,
        Volunteer.languages,
        Volunteer.phone,
    )
    away = select(
        VolunteerAbsence.volunteer_id,
        VolunteerAbsence.first_day,
        VolunteerAbsence.last_day,
        VolunteerAbsence.pause,
        VolunteerAbsence.reason,
    ).order_by(VolunteerAbsence.first_day)
    if ids is not None:
        wanted = wanted.where(Volunteer.id.in_(ids))
        away = away.where(VolunteerAbsence.volunteer_id.in_(ids))
    absences = defaultdict(list)
    for volunteer_id, first, last, pause, reason in conn.execute(away):
        absences[volunteer_id].append(Absence(first, last, pause, reason))
    return {
        row.id: Helper(
            row.id,
            row.given_name,
            row.family_name,
            row.started_on,
            row.ended_on,
            tuple(absences[row.id]),
            tuple(part.split("=")[0] for part in row.languages.split()),
            row.phone,
        )
        for row in conn.execute(wanted)
    }


def helper(conn: Connection, volunteer_id: int) -> Helper:
    """One of them. Raises NotFound."""
    found = helpers(conn, (volunteer_id,)).get(volunteer_id)
    if found is None:
        raise NotFound
    return found


def about(conn: Connection, volunteer_id: int) -> VolunteerData:
    """Of a volunteer what a certificate of their work states beside the hours. Raises NotFound."""
    wanted = select(
        Volunteer.given_name,
        Volunteer.family_name,
        Volunteer.birthday,
        Volunteer.languages,
        Volunteer.skills,
    ).where(Volunteer.id == volunteer_id)
    row = conn.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    parts = (part.partition("=") for part in row.languages.split())
    languages = tuple((code, level or None) for code, _, level in parts)
    return VolunteerData(
        row.given_name, row.family_name, row.birthday, languages=languages, skills=row.skills
    )


def trainings_between(conn: Connection, volunteer_id: int, first: date, last: date) -> tuple[Training, ...]:
    """The trainings that a volunteer took part in on these days, earliest first."""
    table = VolunteerTraining
    query = (
        select(table.title, table.on_day, table.half_units, table.came, table.session_id)
        .where(table.volunteer_id == volunteer_id, table.on_day.between(first, last), table.came)
        .order_by(table.on_day, table.id)
    )
    return tuple(Training(*row) for row in conn.execute(query).tuples())
