"""Nobody leaves unasked over what only this window holds: a text that is not stored, a store whose files are gone."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.errors import KnownError, NothingRescued
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.task_runner import Task, TaskRunner

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.dialogs import QuestionDialog
    from woilmenau_desk.ui.drafts import Drafts

KEEP_SECONDS = 5.0  # a worker that hangs at a disk is waited for no longer
_SOON_SECONDS = 0.5  # so long nobody takes the window for frozen


class Going(Enum):
    """What ends the session."""

    CLOSE = auto()
    SWITCH = auto()
    RESTORE = auto()


class _Lost(Enum):
    """What whoever leaves now would lose."""

    TYPED = auto()
    TYPED_BUSY = auto()  # perhaps: the worker has not answered yet
    STORE = auto()
    BACKUP = auto()  # one that somebody asked for, and that is not made yet


_ACTIONS = {
    Going.CLOSE: QT_TRANSLATE_NOOP("OnlyCopies", "Trotzdem schließen"),
    Going.SWITCH: QT_TRANSLATE_NOOP("OnlyCopies", "Trotzdem wechseln"),
    Going.RESTORE: QT_TRANSLATE_NOOP("OnlyCopies", "Trotzdem zurückspielen"),
}
_WAITS = {
    Going.CLOSE: QT_TRANSLATE_NOOP("OnlyCopies", "Schließt, sobald fertig ist, was gerade läuft."),
    Going.SWITCH: QT_TRANSLATE_NOOP("OnlyCopies", "Wechselt, sobald fertig ist, was gerade läuft."),
    Going.RESTORE: QT_TRANSLATE_NOOP("OnlyCopies", "Beginnt, sobald fertig ist, was gerade läuft."),
}
_STAYED = {
    Going.CLOSE: QT_TRANSLATE_NOOP("OnlyCopies", "Nicht geschlossen: es steht noch alles da."),
    Going.SWITCH: QT_TRANSLATE_NOOP("OnlyCopies", "Nicht gewechselt: es steht noch alles da."),
    Going.RESTORE: QT_TRANSLATE_NOOP("OnlyCopies", "Nicht zurückgespielt: es steht noch alles da."),
}
_QUESTIONS = {
    _Lost.TYPED: (
        QT_TRANSLATE_NOOP("OnlyCopies", "Was getippt wurde, lässt sich gerade nicht aufheben."),
        QT_TRANSLATE_NOOP(
            "OnlyCopies",
            "Vielleicht ist der Datenträger voll. Wer jetzt weggeht, verliert das Getippte;"
            " wer Platz schafft, behält es.",
        ),
    ),
    _Lost.TYPED_BUSY: (
        QT_TRANSLATE_NOOP("OnlyCopies", "Was getippt wurde, ist noch nicht aufgehoben."),
        QT_TRANSLATE_NOOP(
            "OnlyCopies",
            "Das Programm ist noch mit etwas anderem beschäftigt und hebt es danach auf."
            " Es geht von selbst weiter, sobald das geschehen ist.",
        ),
    ),
    _Lost.STORE: (
        QT_TRANSLATE_NOOP("OnlyCopies", "Was in der Ablage stand, hat nur noch dieses Fenster."),
        QT_TRANSLATE_NOOP(
            "OnlyCopies",
            "Ihre Dateien sind weg, und es ließ sich nicht retten, auch eben nicht. Wer jetzt weggeht, verliert,"
            " was seit der letzten Sicherung erfasst wurde. Wer Platz auf dem Datenträger schafft und das Fenster"
            " offen lässt, behält es.",
        ),
    ),
    _Lost.BACKUP: (
        QT_TRANSLATE_NOOP("OnlyCopies", "Eine Sicherung, die jemand verlangt hat, wird noch gemacht."),
        QT_TRANSLATE_NOOP("OnlyCopies", "Wer jetzt weggeht, bricht sie ab."),
    ),
}


class OnlyCopies(QObject):
    """Stores what is still to be stored before a session ends, and asks where that does not succeed."""

    def __init__(
        self,
        runner: TaskRunner,
        ask_over: "Callable[[Callable[[QWidget], QuestionDialog]], QuestionDialog]",
        tell: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        """`ask_over` hands the widget that the question is to stand above, even on the lock screen."""
        super().__init__(parent)
        self._runner, self._ask_over, self._tell = runner, ask_over, tell
        self._desk: Desk | None = None
        self._drafts: Drafts | None = None
        self._look: Callable[[], object] = lambda: None
        self._backs_up: Callable[[], bool] = lambda: False
        self._agreed = False  # somebody leaves without it
        self._waiting: Task | None = None
        self._question: QuestionDialog | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(int(KEEP_SECONDS * 1000))
        self._patience.timeout.connect(self._on_patience)
        self._going: Going = Going.CLOSE
        self._go: Callable[[], object] = _nothing  # what is waited with

    def begin(
        self, desk: "Desk", drafts: "Drafts", look: Callable[[], object], backs_up: Callable[[], bool]
    ) -> None:
        """A session. `look` has the worker see whether the store's files are there; where they are not, it rescues them.

        `backs_up`: whether a backup that somebody asked for is still being made; closing waits for it by itself.
        """
        self._desk, self._drafts, self._look, self._backs_up = desk, drafts, look, backs_up

    def end(self) -> None:
        """The session is over: nothing of it is asked any more."""
        self._stop_waiting()
        self._close_question()
        self._desk = self._drafts = None
        self._agreed = False

    @property
    def held_up(self) -> object | None:
        """The question whether to leave all the same, or what is waited for; None: nobody is held up."""
        return self._waiting or self._question

    @property
    def waits(self) -> bool:
        """Whether it goes on by itself, as soon as the worker is free."""
        return self._waiting is not None

    def keep(self) -> bool:
        """Store all of it, now; whether nothing is left that only this window holds. Takes some seconds at the most."""
        return self._keep(KEEP_SECONDS) and self._lost() is None

    def may_go(self, going: Going, go: Callable[[], object]) -> bool:
        """Whether the session may end. If not, `go` is called once it may: somebody agreed, or the worker is free."""
        if self._agreed or self._drafts is None:
            return True
        if self._question is not None and not self._question.isVisible():
            self._close_question()  # the lock hid it; whoever leaves there is asked there
        if self.held_up is not None:
            return False
        if not self._keep(_SOON_SECONDS):
            self._wait(going, go)
            return False
        lost = self._lost()
        if lost is None and going is not Going.CLOSE and self._backs_up():
            lost = _Lost.BACKUP
        if lost is not None:
            self._ask(lost, going, go)
        return lost is None

    def _keep(self, seconds: float) -> bool:
        """Whether the worker answered in time."""
        if self._drafts is None:
            return True
        # Twice: an entry that could not be saved becomes a draft when its answer has come.
        for _ in range(2):
            self._drafts.flush()
            self._look()
            if not self._runner.finish(seconds):
                return False
        return True

    def _lost(self) -> _Lost | None:
        if self._desk is not None and isinstance(self._desk.trouble, NothingRescued):
            return _Lost.STORE
        return _Lost.TYPED if self._drafts is not None and self._drafts.failed else None

    # Waiting and asking

    def _wait(self, going: Going, go: Callable[[], object]) -> None:
        def free(_nothing: None) -> None:
            self._stop_waiting()
            self._close_question()
            go()

        self._going, self._go = going, go
        self._waiting = self._runner.run(_nothing, on_done=free, owner=self, even_held=True)
        self._tell(_said(_WAITS[going]))
        self._patience.start()

    def _on_patience(self) -> None:
        if self._drafts is not None and self._drafts.on_way and self._question is None:
            self._ask(_Lost.TYPED_BUSY, self._going, self._go)

    def _stop_waiting(self) -> None:
        self._patience.stop()
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = None

    def _ask(self, lost: _Lost, going: Going, go: Callable[[], object]) -> None:
        from woilmenau_desk.ui import dialogs  # start-up: seldom needed

        def agreed() -> None:
            self._agreed, self._question = True, None
            go()

        question, detail = _QUESTIONS[lost]
        asked = self._ask_over(
            lambda above: dialogs.ask(
                above,
                _said(question),
                detail=_said(detail),
                action=_said(_ACTIONS[going]),
                on_yes=agreed,
                danger=True,
                on_no=lambda: self._on_stayed(going),
            )
        )
        self._question = asked
        asked.finished.connect(self._on_answered)

    def _on_stayed(self, going: Going) -> None:
        self._stop_waiting()
        self._tell(_said(_STAYED[going]))

    def _on_answered(self) -> None:
        self._question = None

    def _close_question(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.rejected.disconnect()
            question.close()
            question.deleteLater()


def on_no_look(_error: KnownError) -> None:
    """What is wrong with the store stands in its band."""


def _nothing() -> None:
    """Done as soon as all that was asked before is."""


def _said(source: str) -> str:
    return QCoreApplication.translate("OnlyCopies", source)
