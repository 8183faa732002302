"""What the roles of volunteers require, and who lacks it or soon will.

What each role requires stands in the value list volunteer_roles, as it holds on the day. Of a conduct certificate (§ 72a
SGB VIII) only that it was seen, its date, and whether it holds something relevant is known.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from woilmenau_desk.domain.values import Value, ValueList
from woilmenau_desk.domain.volunteers import (
    Due,
    Lacking,
    Requirement,
    VolunteerData,
    VolunteerRow,
    VolunteerState,
)

# Both are the practice of carriers in Thüringen (domain notes, "Volunteers"), not of the law: § 72a SGB VIII names none.
CERTIFICATE_YEARS: Final = 5
"""After so many years from its date a certificate is renewed."""
CERTIFICATE_MONTHS_WHEN_SHOWN: Final = 3
"""So many months old it may be at most when it is shown."""
AHEAD: Final = timedelta(days=90)
"""So long before it runs out it is told."""


def lacking(row: VolunteerRow, day: date, roles: ValueList, ahead: timedelta = AHEAD) -> tuple[Lacking, ...]:
    """What somebody lacks on a day, or will within `ahead`, for the roles of that day and those that begin in that time.

    The gravest first: a certificate that speaks against a role, then what is missing, then what runs out, soonest first.
    """
    until = day + ahead
    held = dict.fromkeys(
        span.role
        for span in row.roles
        if (span.first is None or span.first <= until) and (span.last is None or day <= span.last)
    )
    found = [one for role in held for one in lacking_for(row, roles.get(role), day, ahead)]
    return tuple(sorted(found, key=_gravity))


def lacking_for(
    row: VolunteerRow, role: Value | None, day: date, ahead: timedelta = AHEAD
) -> tuple[Lacking, ...]:
    """What somebody would lack for a role, whether they have it or not."""
    return () if role is None else tuple(_lacking_for(row, role, day, ahead))


def _lacking_for(row: VolunteerRow, role: Value, day: date, ahead: timedelta) -> Iterator[Lacking]:
    data, needs = row.data, role.extra
    if needs.get(Requirement.CERTIFICATE):
        good = certificate_good(data)
        if data.certificate_relevant:
            yield Lacking(Requirement.CERTIFICATE, role.code, relevant=True)
        elif good is None:
            yield Lacking(Requirement.CERTIFICATE, role.code, shown_late=data.certificate_seen_on is not None)
        elif good[0] > day:
            yield Lacking(Requirement.CERTIFICATE, role.code)
        elif good[1] <= day + ahead:
            yield Lacking(Requirement.CERTIFICATE, role.code, good[1])
    if needs.get(Requirement.PLEDGE) and (data.pledged_on is None or data.pledged_on > day):
        yield Lacking(Requirement.PLEDGE, role.code)
    if needs.get(Requirement.BRIEFING) and (data.briefed_on is None or data.briefed_on > day):
        yield Lacking(Requirement.BRIEFING, role.code)
    if needs.get(Requirement.TRAINING) and not any(one.came and one.on <= day for one in row.trainings):
        yield Lacking(Requirement.TRAINING, role.code)


def certificate_good(data: VolunteerData) -> tuple[date, date] | None:
    """The first and the last day on which the certificate will do; None where none was seen, or seen too late.

    One that holds something relevant is no better for its date: that is asked apart.
    """
    seen = data.certificate_seen_on
    if seen is None:
        return None
    made = data.certificate_of or seen
    if seen > months_later(made, CERTIFICATE_MONTHS_WHEN_SHOWN):
        return None
    return seen, months_later(made, CERTIFICATE_YEARS * 12)


def is_blocked(found: Iterable[Lacking]) -> bool:
    """Whether something speaks against the role itself: nobody is proposed for it then."""
    return any(one.relevant for one in found)


def due(
    rows: Iterable[VolunteerRow], day: date, lacks_of: Callable[[VolunteerRow], Sequence[Lacking]]
) -> tuple[Due, ...]:
    """Who lacks what: those first whose certificate speaks against a role, then soonest first, then by name.

    Whoever left is not asked any more. `lacks_of`: what `lacking` says of somebody on that day.
    """
    found = []
    for row in rows:
        if row.state_on(day) is VolunteerState.ENDED:
            continue
        if lacks := lacks_of(row):
            missing = any(one.missing_on(day) for one in lacks)
            until = None if missing else min(one.until for one in lacks if one.until is not None)
            found.append(Due(row.id, row.name, tuple(lacks), until, row.data.phone))
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not is_blocked(one.lacking),
                one.until or date.min,
                one.name.casefold(),
                one.volunteer_id,
            ),
        )
    )


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(following - timedelta(days=1), date(year, month + 1, 1) + timedelta(days=day.day - 1))


def _gravity(one: Lacking) -> tuple[bool, date]:
    return not one.relevant, one.until or date.min
