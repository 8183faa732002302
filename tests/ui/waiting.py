"""Waiting for the window, as long as it takes on a machine that others use as well.

pytest-qt gives up after five seconds. Here nobody waits for less than half a minute, and by the clock. It is looked every
10 ms and not as soon as it could hold: what follows from it at once, such as where the keys go then, is to be there too.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

PATIENCE_MS = (
    30_000  # nobody waits for so long but where it fails; another program may have the processor meanwhile
)
LOOK_MS = 10


def wait_until(_qtbot: QtBot, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
    """Let the window work until the callback says True, or no longer fails.

    Raises what pytest-qt raises, after `timeout` ms and never before PATIENCE_MS have gone by.
    """
    __tracebackhide__ = True
    until = time.monotonic() + max(timeout, PATIENCE_MS) / 1000
    while True:
        late = time.monotonic() > until
        try:
            held = callback()
        except AssertionError as error:
            if late:
                raise WaitedInVain(f"waited in vain for {timeout} ms") from error
        else:
            if held is not False and held is not None and held is not True:
                raise ValueError(f"a callback says True, False or nothing, not {held!r}")
            if held is not False:
                return
            if late:
                raise WaitedInVain(f"waited in vain for {timeout} ms")
        turns = QEventLoop()
        QTimer.singleShot(LOOK_MS, turns.quit)
        turns.exec()


def wait_patiently() -> None:
    """Let every `qtbot.waitUntil` wait so."""
    for name in ("waitUntil", "wait_until"):
        setattr(QtBot, name, wait_until)
