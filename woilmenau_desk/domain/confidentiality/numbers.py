"""The numbers that the tables of a report share, told so that they could be those of a real month.

Contacts are those of known persons and the anonymous; the known ones are first and later contacts; of the persons some are
new in the year, and of these some are new at all: first ≤ new ≤ persons ≤ first + later. What is told keeps to all of it,
for an outsider knows it, too. Such a choice always exists, because a figure that is not more than another has no multiple
beside it that is more than both of the other's.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from woilmenau_desk.domain.confidentiality.multiples import BASE, beside, burden

SHARED = ("contacts", "first", "follow_up", "unassigned", "persons", "new_persons")
"""Numbers that bound one another; all but the persons add up over the months of a year."""
ADDING = (
    "contacts",
    "first",
    "follow_up",
    "unassigned",
    "new_persons",
    "sessions",
    "aid",
    "referrals",
    "kept",
)
_TOTAL = 4.0  # a total that is off weighs more than its parts
_TOO_FAR = 1e9  # a number is told of no span that it is more than a base off of


class Disagreeing(ValueError):
    """Numbers contradict one another; `names` are those."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"numbers contradict one another: {', '.join(names)}")
        self.names = names


def disagreeing(true: Mapping[str, int]) -> tuple[str, ...]:
    """Which of the numbers contradict one another; none where there is a month that has them."""
    known = true["first"] + true["follow_up"]
    new = true.get("new_persons", true["first"])
    rules = {
        ("contacts", "first", "follow_up", "unassigned"): true["contacts"] == known + true["unassigned"],
        ("first", "new_persons"): true["first"] <= new,
        ("new_persons", "persons"): new <= true["persons"],
        ("persons", "first", "follow_up"): true["persons"] <= known,
    }
    broken = (name for names, holds in rules.items() if not holds for name in names)
    return tuple(dict.fromkeys(broken))


def shared_numbers(
    true: Mapping[str, int], lean: Mapping[str, Sequence[float]], tables: Callable[[int], float]
) -> dict[str, int]:
    """Those of `true` told; `lean`: by how much each was told too high before, in the year, its half and its quarter.

    `tables`: what it costs the tables of contacts if their total is told as that; infinite where they cannot. Raises
    Disagreeing where the numbers contradict one another.
    """
    if broken := disagreeing(true):
        raise Disagreeing(broken)
    first, later, anonymous = true["first"], true["follow_up"], true["unassigned"]
    new = true.get("new_persons")
    best: tuple[float, dict[str, int]] | None = None
    for told_first, told_later, told_anonymous, persons in product(
        beside(first), beside(later), beside(anonymous), beside(true["persons"])
    ):
        known = told_first + told_later
        contacts = known + told_anonymous
        if known not in beside(first + later) or abs(contacts - true["contacts"]) > BASE:
            continue
        for told_new in beside(new) if new is not None else (told_first,):
            if not told_first <= told_new <= persons <= known:
                continue
            figures = (contacts, told_first, told_later, told_anonymous, persons, told_new)
            told = dict(zip(SHARED, figures, strict=True))
            if new is None:
                del told["new_persons"]
            cost = tables(contacts) + sum(
                (_TOTAL if name in ("contacts", "new_persons") else 1.0) * _burden(owed + figure - true[name])
                for name, figure in told.items()
                for owed in lean.get(name, (0.0,))
            )
            if contacts not in beside(true["contacts"]) and abs(lean.get("contacts", (0.0,))[0]) <= BASE:
                continue  # only where months were told again
            if cost < float("inf") and (best is None or cost < best[0]):
                best = cost, told
    if best is None:
        raise ValueError(f"the numbers contradict one another: {dict(true)}")
    return best[1]


def _burden(off: float) -> float:
    return burden(off) + (0 if -BASE <= off <= BASE else _TOO_FAR * (abs(off) - BASE))
