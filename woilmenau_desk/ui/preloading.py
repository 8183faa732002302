"""What the login does not need is imported while the password is typed."""

import gc
import logging
import threading
from collections.abc import Callable, Iterable

from woilmenau_desk import log

_logger = logging.getLogger(__name__)


class Preloading:
    """A thread of its own, which stands aside while somebody waits for the window."""

    def __init__(self, preload: Callable[[], Iterable[object]]) -> None:
        """`preload` imports in steps."""
        self._preload = preload
        self._thread = threading.Thread(target=self._run, name="imports")
        self._calm = threading.Event()
        self._calm.set()
        self._ending = False

    def start(self) -> None:
        """Begin; the login has been painted."""
        self._thread.start()

    def pause(self) -> None:
        """Somebody waits; the step that is under way is finished, for they may need it."""
        self._calm.clear()

    def go_on(self) -> None:
        """Nobody waits for the window just now."""
        self._calm.set()

    def join(self) -> None:
        """Wait until all is imported, whoever else waits."""
        self._calm.set()
        self._thread.join()

    def end(self) -> None:
        """Break off after the present step, and wait for it."""
        self._ending = True
        self._calm.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            for _part in self._preload():
                self._calm.wait()
                if self._ending:
                    return
        except Exception as error:
            log.write_bug(_logger, error)
        # What was imported stays, so no later search for garbage passes over it. The search itself belongs
        # to the main thread (ui/garbage.py); here it could destroy a widget on a foreign one.
        gc.freeze()
