"""Places of an offer and its waiting list: who is in, who is next, what is left. Nobody is overtaken.

Whoever waits has a claim on what they wait for, seat and childcare, in the order in which they came. A claim is put aside
whether or not it suffices; only with what nobody in front has a claim on does somebody further back get in. So a mother who
waits for two places in the childcare keeps her seat and the one place that is free already, and a woman who needs none gets
in where there are seats enough for both.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One enrolment, as the rules see it. `place`: the lower was there earlier. `children`: places in the childcare."""

    id: int
    place: int
    waiting: bool
    children: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What nobody has and nobody waits for. `seats` None: there is no limit."""

    seats: int | None
    childcare: int

    def suffices(self, children: int) -> bool:
        """Whether somebody with so many children gets in."""
        return (self.seats is None or self.seats > 0) and children <= self.childcare

    def without(self, children: int) -> "Left":
        """What is left when somebody with so many children has a claim on it, or more than there is."""
        seats = None if self.seats is None else max(0, self.seats - 1)
        return Left(seats, max(0, self.childcare - children))


@dataclass(frozen=True, slots=True)
class Settled:
    """Who moves up, in their order, and what is left then."""

    moving_up: tuple[int, ...]
    left: Left


def settle(capacity: int | None, childcare: int, places: Iterable[Place]) -> Settled:
    """Let move up whoever can, and reckon what is left.

    Where more are in than there are places (capacity was lowered by what this program does not do), nobody moves up.
    """
    known = sorted(places, key=lambda one: one.place)
    inside = [one for one in known if not one.waiting]
    left = Left(
        None if capacity is None else max(0, capacity - len(inside)),
        max(0, childcare - sum(one.children for one in inside)),
    )
    moving = []
    for one in known:
        if one.waiting:
            if left.suffices(one.children):
                moving.append(one.id)
            left = left.without(one.children)
    return Settled(tuple(moving), left)


def positions(places: Iterable[Place]) -> dict[int, int]:
    """By enrolment, where on the waiting list it stands; 1 is next."""
    waiting = sorted((one for one in places if one.waiting), key=lambda one: one.place)
    return {one.id: number for number, one in enumerate(waiting, start=1)}


def taken(places: Iterable[Place]) -> tuple[int, int]:
    """How many seats, and how many places of the childcare, are taken."""
    inside = [one for one in places if not one.waiting]
    return len(inside), sum(one.children for one in inside)
