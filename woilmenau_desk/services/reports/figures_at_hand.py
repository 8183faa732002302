"""The figures of spans that were counted already: kept in memory until anything is written, the day or the vault is over.

A report for outside looks at the months before it, and the next one at the same months: each is counted once, and what is
longer is put together from its months. Whatever is written has an entry in the trail, whoever wrote it; with the next entry
all of it is counted anew. Only visits that came since touch nothing of the time before them.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.figures import PeriodFacts, PeriodFigures
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import facts as rows
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.vault import Vault

_MOST: Final = 60
"""So many spans at most: two years of months, and what stands beside them."""
_MOST_MONTHS: Final = 26
"""So many months at most, with what is known of each person in them: this year, last year, and what stands beside them."""
_Key = tuple[date, date, str]
_Mark = tuple[int, date]
T = TypeVar("T")


@dataclass(slots=True)
class _AtHand:
    """`lock`: several reports are counted at once, each of its own moment, which `mark` tells."""

    lock: Lock = field(default_factory=Lock)
    mark: _Mark | None = None
    figures: OrderedDict[_Key, PeriodFigures] = field(default_factory=OrderedDict)
    months: OrderedDict[Month, PeriodFacts] = field(default_factory=OrderedDict)

    def clear(self) -> None:
        self.figures.clear()
        self.months.clear()

    def let_go(self) -> None:
        """Forget everything; what is still counted is not kept either."""
        with self.lock:
            self.mark = None
            self.clear()

    def forget_from(self, day: date) -> None:
        """Keep what was over before that day."""
        for key in [key for key in self.figures if key[1] >= day]:
            del self.figures[key]
        for month in [month for month in self.months if month.last >= day]:
            del self.months[month]


_of_vault: "WeakKeyDictionary[Vault, _AtHand]" = WeakKeyDictionary()


def at_hand(desk: Desk, key: _Key, count: Callable[[], PeriodFigures]) -> PeriodFigures:
    """The figures of a span, by its days and the name of its bands; a copy, which may be changed.

    To be asked within `desk.snapshot()`, of which the trail's end is read too. Raises DeskLocked, or what `count` raises.
    """
    kept = _of(desk)
    mark, found = _brought_up(kept, desk, lambda: kept.figures.get(key))
    if found is None:
        found = count()
        with kept.lock:
            if kept.mark == mark:  # else somebody else asked of another moment meanwhile
                kept.figures[key] = found
                while len(kept.figures) > _MOST:
                    kept.figures.popitem(last=False)
    return deepcopy(found)


def months_at_hand(
    desk: Desk, months: Sequence[Month], count: Callable[[Sequence[Month]], Sequence[PeriodFacts]]
) -> Sequence[PeriodFacts]:
    """What is known of each of several months that follow one another; not to be changed.

    Those that are not at hand are counted together as far as they follow one another. Else as `at_hand`.
    """
    kept = _of(desk)
    mark, found = _brought_up(
        kept, desk, lambda: {month: kept.months[month] for month in months if month in kept.months}
    )
    missing: list[Month] = []
    for month in (*months, None):
        if month is not None and month not in found:
            missing.append(month)
        elif missing:
            found.update(zip(missing, count(missing), strict=True))
            missing = []
    with kept.lock:
        if kept.mark == mark:
            kept.months.update(found)
            while len(kept.months) > _MOST_MONTHS:
                kept.months.popitem(last=False)
    return [found[month] for month in months]


def _of(desk: Desk) -> _AtHand:
    vault = desk.vault
    if vault.wiped:
        raise DeskLocked  # nothing is to be kept that nobody would let go of
    kept = _of_vault.get(vault)
    if kept is None:
        made = _AtHand()
        kept = _of_vault.setdefault(vault, made)
        if kept is made:
            vault.goes_along(kept.let_go)
    return kept


def _brought_up(kept: _AtHand, desk: Desk, look: Callable[[], T]) -> tuple[_Mark, T]:
    """The moment that is read now, and what is found at hand of it; what was written to since is forgotten before.

    Nothing is read while others are kept waiting: whoever wipes the vault is not to wait for a disk.
    """
    with desk.store.read() as conn:
        mark = audit.newest(conn), desk.today()
        while True:
            known = kept.mark
            older = known is None or known[1] != mark[1] or mark[0] < known[0]
            same = known == mark
            touched = None if known is None or older or same else rows.touched_since(conn, known[0])
            with kept.lock:
                if desk.vault.wiped:
                    raise DeskLocked
                if kept.mark is not known:
                    continue  # somebody else was here meanwhile
                if touched is not None:
                    kept.forget_from(touched)
                elif not same:
                    kept.clear()
                kept.mark = mark
                return mark, look()
