"""What the form of help should know of whom it is for: their household, and what they were given not long ago."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.aid_hints import Again, again_after
from woilmenau_desk.domain.funds import FundRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.aid import funds
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import aid as rows
from woilmenau_desk.storage.people import people as person_rows

_LONGEST: Final = 366  # days; beyond it nobody is reminded


@dataclass(frozen=True, slots=True)
class Around:
    """What a form for somebody shows: the funds that pay on the day, the household, and the kinds given not long ago."""

    funds: tuple[FundRow, ...] = ()
    household_id: int | None = None
    household_size: int = 1
    again: tuple[Again, ...] = ()


def around(desk: Desk, person_id: int | None, on: date | None = None) -> Around:
    """All that a form of help needs beside its fields, for a day, today by default. Raises NotAllowed or NotFound."""
    day = on or desk.today()
    with desk.snapshot():
        paying = funds.paying(desk, day)
        if person_id is None:
            return Around(paying)
        with desk.store.read() as conn:
            household_id, size = rows.household_of(conn, person_id)
        return Around(paying, household_id, size, again(desk, person_id, day))


def again(
    desk: Desk, person_id: int, on: date | None = None, kinds: Collection[str] | None = None
) -> tuple[Again, ...]:
    """The last time that somebody, or anybody they live with, was given each kind within its days; `kinds`: of these.

    Days count both ways: what is entered late is compared with what came after it, too. Raises NotAllowed or NotFound.
    """
    desk.actor.require(Right.GIVE_AID)
    day = on or desk.today()
    values = desk.values_of(ListName.AID_KINDS, day)
    within = {value.code: min(again_after(value), _LONGEST) for value in values}
    furthest = timedelta(days=max(within.values(), default=0))
    with desk.store.read() as conn:
        present = person_rows.present_id(conn, person_id)
        household_id, _size = rows.household_of(conn, present)
        given = rows.given_around(conn, present, household_id, day - furthest, day + furthest)
    found: dict[str, Again] = {}
    for kind, then, by, own in given:
        near = within.get(kind, 0) and abs((day - then).days) <= within[kind]
        if near and kind not in found and (kinds is None or kind in kinds):
            found[kind] = Again(kind, then, by, own)
    return tuple(found.values())
