"""The figures of spans that were counted already: kept in memory until anything is written, the day or the vault is over.

A report for outside looks at the months before it, and the next one at the same months: each is counted once. Whatever is
written has an entry in the trail, whoever wrote it; with the next entry all of it is counted anew.
"""

from collections import OrderedDict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from weakref import WeakKeyDictionary

from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.vault import Vault

_MOST: Final = 60
"""So many spans at most: two years of months, and what stands beside them."""
_Key = tuple[date, date, str]


@dataclass(slots=True)
class _AtHand:
    mark: tuple[int, date] | None = None
    figures: OrderedDict[_Key, PeriodFigures] = field(default_factory=OrderedDict)


_of_vault: "WeakKeyDictionary[Vault, _AtHand]" = WeakKeyDictionary()


def at_hand(desk: Desk, key: _Key, count: Callable[[], PeriodFigures]) -> PeriodFigures:
    """The figures of a span, by its days and the name of its bands; a copy, which may be changed.

    To be asked within `desk.snapshot()`, of which the trail's end is read too. Raises DeskLocked, or what `count` raises.
    """
    vault = desk.vault
    kept = _of_vault.get(vault)
    if kept is None:
        kept = _of_vault.setdefault(vault, _AtHand())
        vault.goes_along(kept.figures.clear)
    with desk.store.read() as conn:
        mark = audit.newest(conn), desk.today()
    if kept.mark != mark:
        kept.figures.clear()
        kept.mark = mark
    found = kept.figures.get(key)
    if found is None:
        found = count()
        if kept.mark == mark:  # else somebody else asked of another moment meanwhile
            kept.figures[key] = found
            while len(kept.figures) > _MOST:
                kept.figures.popitem(last=False)
    return deepcopy(found)
