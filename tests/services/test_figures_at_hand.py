"""Figures that are kept in memory: never of another moment than the one that is read, and let go of with the vault."""

from collections import OrderedDict
from copy import deepcopy
from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest

from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import counting, figures_at_hand
from woilmenau_desk.services.reports.figures_at_hand import at_hand

OCTOBER = Span.parse("2026-10")
KEY = (OCTOBER.first, OCTOBER.last, "standard")


def test_what_is_counted_while_the_vault_is_wiped_is_not_kept(desk: Desk) -> None:
    found, vault = counting.figures(desk, OCTOBER), desk.vault

    def wiped_meanwhile() -> PeriodFigures:
        vault.wipe()
        return found

    at_hand(desk, KEY, wiped_meanwhile)
    assert not figures_at_hand._of_vault[vault].figures
    with pytest.raises(DeskLocked):
        at_hand(desk, KEY, lambda: found)


def test_no_figures_of_another_moment_are_taken(desk: Desk) -> None:
    mine = counting.figures(desk, OCTOBER)
    theirs = deepcopy(mine)
    theirs.doubtful = True
    at_hand(desk, (*KEY[:2], "others"), lambda: mine)  # so that something is kept of this vault
    beside: list[Thread] = []

    class Hooked(OrderedDict[Any, Any]):
        """Whoever looks here is just about to; meanwhile somebody enters a visit, and asks for the same figures."""

        def get(self, key: Any, default: Any = None) -> Any:
            if not beside:
                beside.append(Thread(target=enter_and_ask))
                beside[0].start()
                beside[0].join(1)  # it ends only if nothing keeps it out
            return super().get(key, default)

    def enter_and_ask() -> None:
        at = datetime(2026, 10, 8, 13, 30, tzinfo=UTC)
        visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=6), at))
        at_hand(desk, KEY, lambda: theirs)

    kept = figures_at_hand._of_vault[desk.vault]
    kept.figures = Hooked(kept.figures)
    assert not at_hand(desk, KEY, lambda: mine).doubtful
    beside[0].join()
    assert at_hand(desk, KEY, lambda: mine).doubtful  # of this moment theirs are kept
