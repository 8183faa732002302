"""What was done is said at the bottom, with the key that takes it back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.ports import Services
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk, Done


class Undoing(QObject):
    """Undo and redo of one session; it ends with the session's window."""

    def __init__(self, desk: "Desk", services: Services, runner: TaskRunner, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._desk, self._services, self._runner = desk, services, runner
        self._status = workspace.status
        self._taken_back: Sentence | None = None
        workspace.undo_action.triggered.connect(self._undo)
        workspace.redo_action.triggered.connect(self._redo)
        runner.said.connect(self._on_said)
        runner.said_by_itself.connect(self._status.tell_beside)

    def _undo(self) -> None:
        self._runner.run(
            self._services.undo,
            self._desk,
            on_done=self._on_taken_back,
            on_error=self._on_nothing,
            owner=self,
        )

    def _redo(self) -> None:
        self._runner.run(self._services.redo, self._desk, on_error=self._on_nothing, owner=self)

    def _on_taken_back(self, done: "Done[None]") -> None:
        self._taken_back = done.said

    def _on_nothing(self, error: KnownError) -> None:
        self._status.tell_error(error)

    def _on_said(self, said: Sentence, undoable: bool) -> None:
        if said is self._taken_back:
            self._status.tell_undone(said)
        elif undoable:
            # The answer of the write knows it: to ask again would cost the key press a second job and paint.
            self._status.tell_done(said)
        else:
            self._status.tell(said)
