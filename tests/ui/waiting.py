"""Waiting for the window: for what happens next, and not for the next look of a timer.

pytest-qt looks every 10 ms whether a condition holds. The tests wait some ten thousand times, mostly for an answer that is
there within one: here the condition is asked again after each turn of the event loop.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

PATIENCE_MS = (
    30_000  # nobody waits for so long but where it fails; another program may have the processor meanwhile
)
LOOK_MS = 10  # for what happens without an event


def wait_until(_qtbot: QtBot, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
    """Let the window work until the callback says True, or no longer fails.

    Raises what pytest-qt raises, after `timeout` ms and never before PATIENCE_MS have gone by.
    """
    __tracebackhide__ = True
    until = time.monotonic() + max(timeout, PATIENCE_MS) / 1000
    loop, look, turned = QEventLoop(), QTimer(), False
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
                if turned:
                    # What follows from it at once, such as where the keys go then, is to be there as well.
                    QCoreApplication.processEvents()
                    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
                return
            if late:
                raise WaitedInVain(f"waited in vain for {timeout} ms")
        look.start(LOOK_MS)
        loop.processEvents(
            QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        )
        look.stop()
        turned = True
        # A loop that is run, as pytest-qt does, lets go of what is deleted later; one turn of it does not.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def look_at_each_turn() -> None:
    """Let every `qtbot.waitUntil` wait so."""
    for name in ("waitUntil", "wait_until"):
        setattr(QtBot, name, wait_until)
