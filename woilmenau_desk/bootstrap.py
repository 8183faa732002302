"""The composition root: the one place that sees all parts and puts them together.

The window brings its own services (`ui.app.real_parts`); what lies beside or above it is handed in here.
"""

from collections.abc import Callable
from datetime import time
from pathlib import Path

from woilmenau_desk.ui import app

_CLOSING = time(16)


def open_window(data: str | None = None) -> int:
    """Open the window on the centre's data, or on the folder given; returns the exit status."""
    return app.main(Path(data) if data else None, make_demo=make_demo, recovery_sheet=recovery_sheet)


def make_demo(data: Path, tell: Callable[[float], None]) -> None:
    """Make the fictional centre to try; today already has visits."""
    from woilmenau_desk.demo import fill, reports  # start-up: only the first start offers it
    from woilmenau_desk.domain.periods import local, now

    until = min(local(now()).time(), _CLOSING)
    past = reports.Closing.UNTIL_NOW
    fill.make_demo(data, until=until, closing=past, progress=lambda _word, percent: tell(percent / 100))


def recovery_sheet(code: str) -> bytes:
    """The sheet with the recovery code of a store that was just made."""
    from woilmenau_desk.services.upkeep import upkeep  # start-up: only the first start needs it

    return upkeep.recovery_sheet(code)
