"""The step after a login with a password that somebody else gave: one of one's own, and on to the work."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from woilmenau_desk.domain.errors import BadInput, KnownError, WeakPassword
from woilmenau_desk.ui.entry import EntryScreen
from woilmenau_desk.ui.login import check_twice
from woilmenau_desk.ui.ports import Access
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.widgets.form import Form, at_field
from woilmenau_desk.ui.widgets.labels import text_label


class NewPasswordScreen(EntryScreen):
    """A new password, twice. Enter goes on."""

    changed = Signal(str, str)  # login name, the password of one's own
    left = Signal()

    def __init__(self, data: Path, access: Access, runner: TaskRunner) -> None:
        super().__init__(width=520)
        self._data, self._access, self._runner = data, access, runner
        self._name = self._given = ""
        self.form = Form()
        self.first, self.again = PasswordField(""), PasswordField("")
        hint = self.tr("Gut sind drei oder vier Wörter hintereinander.")
        self.form.add("new", self.tr("Eigenes Passwort"), self.first, hint=hint)
        self.form.add("again", self.tr("Eigenes Passwort noch einmal"), self.again)
        self.form.pair("new", "again")
        self.go = button(self.tr("Weiter"), "arrow-right", "primary")
        self.back = button(self.tr("Zurück"), "arrow-left", "quiet")
        self.body.addWidget(text_label(self.tr("Bitte ein eigenes Passwort wählen"), "title", wrap=True))
        self.body.addWidget(
            text_label(
                self.tr(
                    "Das Passwort von eben hat die Leitung gegeben. Ab jetzt gilt das eigene; niemand sonst kennt es."
                ),
                "soft",
                wrap=True,
            )
        )
        self.body.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._submit)
        self.form.submitted.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self.back.clicked.connect(self._leave)
        self.offer_help((self.tr("Enter"), self.tr("Weiter")))

    def start(self, name: str, given: str) -> None:
        """Begin for the user who logged in with a given password."""
        self._empty()
        self._name, self._given = name, given
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        if not self.go.isEnabled() or not self.form.read(
            lambda: check_twice(self.first.text(), self.again.text())
        ):
            return
        self.form.clear_errors()
        self.go.setEnabled(False)
        self._runner.run(
            self._access.replace_password,
            self._data,
            self._name,
            self._given,
            self.first.text(),
            on_done=self._on_done,
            on_error=self._on_error,
            settled=lambda: self.go.setEnabled(True),
            owner=self,
        )

    def _on_done(self, _nothing: None) -> None:
        name, password = self._name, self.first.text()
        self._empty()
        self.changed.emit(name, password)

    def _on_error(self, error: KnownError) -> None:
        told = at_field("new", error) if isinstance(error, WeakPassword | BadInput) else error
        self.form.show_error(told)

    def _leave(self) -> None:
        self._empty()
        self.left.emit()

    def _empty(self) -> None:
        self._name = self._given = ""
        for field in (self.first, self.again):
            field.wipe()
        self.form.clear_errors()
