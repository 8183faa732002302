"""Of volunteers what their work is reckoned with, for many at once: names, first and last day, absences."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from woilmenau_desk.domain.assignments import Helper
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.volunteers import Absence
from woilmenau_desk.storage.tables.volunteers import Volunteer, VolunteerAbsence


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
