"""Nothing typed is ever lost: what stands in a form is kept while it is typed."""

from collections.abc import Callable, Mapping
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from woilmenau_desk.ui.task_runner import TaskRunner

DELAY_MS = 600


class DraftService(Protocol):
    """What services.drafts offers, for the desk that is open."""

    def save(self, form: str, fields: Mapping[str, object], confidential: bool) -> None: ...

    def load(self, form: str) -> dict[str, object] | None: ...

    def drop(self, form: str) -> None: ...


class Drafts(QObject):
    """The drafts of the person who is logged in; knows every form that keeps one."""

    def __init__(self, runner: TaskRunner, service: DraftService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.service = service
        self._keepers: list[DraftKeeper] = []

    def keep(
        self, form: str, fields: Mapping[str, QWidget], owner: QWidget, *, confidential: bool = False
    ) -> "DraftKeeper":
        """Keep what stands in these fields under the form's id; `confidential` goes through the vault."""
        keeper = DraftKeeper(form, fields, self, owner, confidential=confidential)
        self._keepers = [known for known in self._keepers if shiboken6.isValid(known)]
        self._keepers.append(keeper)
        return keeper

    def flush(self) -> None:
        """Save at once what waits to be saved: before the lock, a change of user, the end."""
        for keeper in tuple(self._keepers):
            if shiboken6.isValid(keeper):
                keeper.flush()


class DraftKeeper(QObject):
    """Saves a form's fields shortly after each edit, restores them when the form is opened again."""

    restored = Signal()

    def __init__(
        self,
        form: str,
        fields: Mapping[str, QWidget],
        drafts: Drafts,
        owner: QWidget,
        *,
        confidential: bool = False,
    ) -> None:
        super().__init__(owner)
        self._form = form
        self._fields = dict(fields)
        self._drafts = drafts
        self._confidential = confidential
        self._restoring = False
        self._blank = self.values()
        self._kept: dict[str, object] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DELAY_MS)
        self.timer.timeout.connect(self.flush)
        self._dirty = False
        for field in self._fields.values():
            _edited(field, self._on_edited)

    def values(self) -> dict[str, object]:
        """What stands in the fields now."""
        return {name: _value(field) for name, field in self._fields.items()}

    def restore(self) -> None:
        """Fetch the draft and fill the fields, unless somebody has begun to type meanwhile."""
        self._drafts.runner.run(self._drafts.service.load, self._form, on_done=self._on_loaded, owner=self)

    def start_over(self) -> None:
        """What stands in the fields now is where an edit starts from: after filling a form with an entry."""
        self.timer.stop()
        self._dirty = False
        self._blank = self.values()

    def drop(self) -> None:
        """The form was saved or cleared: no draft is needed any more."""
        self.start_over()
        self._kept = None
        self._drafts.runner.run(self._drafts.service.drop, self._form)

    def forget(self) -> None:
        """Throw the draft away: the fields hold again what they held before it was restored."""
        self._fill(self._blank)
        self.drop()

    def flush(self) -> None:
        """Save now, if anything was edited since the last time."""
        self.timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        values = self.values()
        if values == self._kept:
            return
        self._kept = values
        if values == self._blank:
            self._drafts.runner.run(self._drafts.service.drop, self._form)
        else:
            self._drafts.runner.run(self._drafts.service.save, self._form, values, self._confidential)

    def _on_edited(self) -> None:
        if not self._restoring:
            self._dirty = True
            self.timer.start()

    def _on_loaded(self, draft: dict[str, object] | None) -> None:
        if not draft or self._dirty:
            return
        self._fill(draft)
        self._kept = self.values()
        self.restored.emit()

    def _fill(self, values: Mapping[str, object]) -> None:
        self._restoring = True
        try:
            for name, value in values.items():
                if name in self._fields:
                    _fill(self._fields[name], value)
        finally:
            self._restoring = False


def _value(field: QWidget) -> object:
    own = getattr(field, "draft_value", None)
    if own is not None:
        return own()
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QComboBox):
        return field.currentData()
    raise TypeError(f"{type(field).__name__} cannot be drafted")


def _fill(field: QWidget, value: object) -> None:
    own = getattr(field, "restore_draft", None)
    if own is not None:
        own(value)
    elif isinstance(field, QLineEdit):
        field.setText(str(value or ""))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value or ""))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QSpinBox) and isinstance(value, int):
        field.setValue(value)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(field.findData(value))


def _edited(field: QWidget, slot: Callable[[], object]) -> None:
    # A slot of the signal's arguments would be called with them.
    def on_edited(*_args: object) -> None:
        slot()

    own = getattr(field, "edited", None)
    if own is not None:
        own.connect(on_edited)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(on_edited)
    elif isinstance(field, QCheckBox):
        field.toggled.connect(on_edited)
    elif isinstance(field, QSpinBox):
        field.valueChanged.connect(on_edited)
    elif isinstance(field, QComboBox):
        field.currentIndexChanged.connect(on_edited)
