"""Until the search in memory stands, people are found by beginnings alone: who makes it, who says so, who is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from woilmenau_desk import memory
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_3
from woilmenau_desk.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk


def _on_none(_error: KnownError) -> None:
    """The session ended before it was made, or the store cannot be read: whatever is asked next says what is wrong."""


def _made(prepare: "Callable[[Desk], object]", desk: "Desk") -> None:
    prepare(desk)
    memory.give_back()  # what making it took, and does not hold


TO_READ: Final = 0.6
"""Seconds: who presses a key sooner has not read whoever came to be marked meanwhile."""


class Spellings(QObject):
    """Has the search in memory made beside the work, where nobody stands behind it."""

    stood = Signal()  # whatever was found by beginnings alone may be looked for again

    def __init__(
        self,
        desk: "Desk",
        runner: TaskRunner,
        prepare: "Callable[[Desk], object]",
        parent: QObject | None = None,
        then: "Callable[[Desk], object] | None" = None,
    ) -> None:
        """`prepare` makes the search, or waits for whoever does; it is called on a thread of its own.

        `then` is called there once, after the search stands: what is searched more rarely is to be ready too.
        """
        super().__init__(parent)
        self._then = then
        self._desk, self._runner, self._prepare = desk, runner, prepare
        self._making = False

    def begin(self) -> None:
        """From now on whoever types waits for nobody: the search is made beside the work, by `make`."""
        self._desk.search_beside = True

    @property
    def missing(self) -> bool:
        """Whether somebody who searches now may be answered by beginnings alone."""
        return self._desk.search_beside and not self._desk.search_stands

    def make(self) -> None:
        """Make it, or bring it up to date, and say when it stands. Once at a time, however often it is asked for."""
        if self._making:
            return
        self._making = True
        self._runner.run_long(
            lambda _work: _made(self._prepare, self._desk),
            on_error=_on_none,
            settled=self._on_made,
            owner=self,
            even_held=True,
        )

    def _on_made(self) -> None:
        self._making = False
        if not self.missing:
            # Where it failed, the next text that is typed tries again; to look again now would never end.
            self.stood.emit()
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self._runner.run_long(
                lambda _work: then(self._desk),
                on_error=_on_none,
                owner=self,
                even_held=True,
                gives_way=True,
            )


def spellings_line(*, wrap: bool = True) -> QLabel:
    """Says below hits that other spellings are still to come. Whoever shows the hits shows and hides it.

    Not `wrap`: on one line, where a page that measures its own height has it.
    """
    text = QCoreApplication.translate(
        "Spellings", "Gesucht wird nach Anfängen. Andere Schreibweisen kommen gleich von selbst dazu."
    )
    line = text_label(text, "small", wrap=wrap)
    if not wrap:
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    line.setContentsMargins(SPACE_3, SPACE_1, SPACE_3, SPACE_1)
    line.hide()
    return line
