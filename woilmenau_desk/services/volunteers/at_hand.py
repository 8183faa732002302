"""The volunteers in memory of a desk: for services that look through all of them."""

from collections.abc import Mapping

from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers.known import KnownVolunteers


def known_of(desk: Desk) -> KnownVolunteers:
    """The volunteers of a desk. Raises DeskLocked once it is closed."""
    return desk.volunteers_with(KnownVolunteers)


def rows_of(desk: Desk) -> tuple[VolunteerRow, ...]:
    """Everybody, by id: what only those are given who may have it."""
    with known_of(desk).up_to_date() as known:
        return tuple(known.rows.values())


def everybody_by_id(desk: Desk) -> Mapping[int, VolunteerRow]:
    """The same, to look somebody up."""
    with known_of(desk).up_to_date() as known:
        return dict(known.rows)
