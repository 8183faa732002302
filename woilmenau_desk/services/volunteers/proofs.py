"""What papers state of a volunteer's work: the hours sheet, and the facts of a certificate of voluntary work."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import HoursRow
from woilmenau_desk.domain.hours import AreaTotal, HoursSheet, VolunteerProof
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers.hours import check_span
from woilmenau_desk.storage import hours as rows
from woilmenau_desk.storage import volunteers as volunteer_rows

YOUNGEST = 14  # years, for the Thüringer Ehrenamtszertifikat
MONTHS_OF_A_YEAR = 12


def sheets(desk: Desk, first: date, last: date, volunteer_id: int | None = None) -> tuple[HoursSheet, ...]:
    """The hours sheets of everybody who served on these days, by name; or of one. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    check_span(first, last)
    with desk.store.read() as conn:
        found = rows.between(conn, first, last, volunteer_id)
    by_volunteer: dict[int, list[HoursRow]] = defaultdict(list)
    for row in found:
        by_volunteer[row.data.volunteer_id].append(row)
    made = [
        HoursSheet(
            volunteer_id=number,
            volunteer_name=lines[0].volunteer_name,
            first=first,
            last=last,
            lines=tuple(lines),
            areas=areas(desk, lines),
            minutes=sum(line.data.minutes for line in lines),
        )
        for number, lines in by_volunteer.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.volunteer_name.casefold(), one.volunteer_id)))


def areas(desk: Desk, lines: Iterable[HoursRow]) -> tuple[AreaTotal, ...]:
    """The totals of each field of voluntary work, the largest first; a role is in the field it was in on its day."""
    by_area: dict[str, list[HoursRow]] = defaultdict(list)
    for line in lines:
        role = desk.values_of(ListName.VOLUNTEER_ROLES, line.data.on).get(line.data.role)
        by_area[str(role.extra.get("area") or "") if role is not None else ""].append(line)
    totals = [
        AreaTotal(
            area=area,
            minutes=sum(line.data.minutes for line in found),
            first=min(line.data.on for line in found),
            last=max(line.data.on for line in found),
            roles=tuple(dict.fromkeys(line.data.role for line in found)),
            days=len({line.data.on for line in found}),
        )
        for area, found in by_area.items()
    ]
    return tuple(sorted(totals, key=lambda total: (-total.minutes, total.area)))


def proof(desk: Desk, volunteer_id: int, first: date, last: date) -> VolunteerProof:
    """What a certificate of voluntary work states of these days. Raises NotAllowed, BadInput, NotFound."""
    desk.actor.require(Right.MANAGE_VOLUNTEERS)
    check_span(first, last)
    with desk.store.read() as conn:
        who = volunteer_rows.row(conn, volunteer_id)
        lines = rows.between(conn, first, last, volunteer_id)
        roles = rows.roles_between(conn, first, last).get(volunteer_id, ())
    data = who.data
    trainings = sorted(
        (one for one in who.trainings if one.came and first <= one.on <= last), key=lambda one: one.on
    )
    served = sorted({line.data.on for line in lines})
    begun = data.started_on or (served[0] if served else None)
    begun = None if begun is None else max(begun, first)
    ended = min(last, desk.today(), data.ended_on or last)
    minutes = sum(line.data.minutes for line in lines)
    weeks = max(1, ((ended - begun).days + 7) // 7) if begun is not None and begun <= ended else 1
    return VolunteerProof(
        volunteer_id=volunteer_id,
        name=who.name,
        first=first,
        last=last,
        begun=begun,
        ended=ended if begun is not None else None,
        areas=areas(desk, lines),
        roles=tuple(dict.fromkeys((*roles, *(line.data.role for line in lines)))),
        minutes=minutes,
        days=len(served),
        minutes_a_week=round(minutes / weeks),
        skills=data.skills,
        languages=data.languages,
        trainings=tuple(trainings),
        continuous_year=_a_year(served),
        of_age=None if data.birthday is None else _years(data.birthday, ended) >= YOUNGEST,
    )


def _a_year(served: list[date]) -> bool:
    """Whether twelve months in a row have hours."""
    months = sorted({Month.of(day) for day in served})
    run = 0
    before: Month | None = None
    for month in months:
        run = run + 1 if before is not None and before.next() == month else 1
        if run >= MONTHS_OF_A_YEAR:
            return True
        before = month
    return False


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
