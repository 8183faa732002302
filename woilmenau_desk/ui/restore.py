"""Putting a backup back: choose a file, see what is in it, and say yes to it on purpose."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.backups import ByCode, ByPassword, Compared, Way
from woilmenau_desk.domain.errors import (
    BadInput,
    KnownError,
    UnknownUser,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dates import say_time, short_date
from woilmenau_desk.ui.dialogs import Paragraphs
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.widgets.form import Form, at_field
from woilmenau_desk.ui.widgets.labels import IconLabel, Note, text_label

_MISSING = QT_TRANSLATE_NOOP("errors", "Das fehlt noch.")

COUNTED = ("person", "visit", "emergency_aid", "counselling_session", "appointment")
Compare = Callable[[Path, Way], Compared]


def said_counts(counts: Mapping[str, int]) -> str:
    """How much of what: 120 Personen, 3.000 Besuche. Empty where there is nothing."""
    translate = QCoreApplication.translate
    # The tables that a person knows, by the names in the store.
    people, visits, aid, sessions, appointments = (max(0, counts.get(table, 0)) for table in COUNTED)
    said = (
        (people, translate("counted", "%Ln Person(en)", "", people)),
        (visits, translate("counted", "%Ln Besuch(e)", "", visits)),
        (aid, translate("counted", "%Ln Soforthilfe(n)", "", aid)),
        (sessions, translate("counted", "%Ln Beratung(en)", "", sessions)),
        (appointments, translate("counted", "%Ln Termin(e)", "", appointments)),
    )
    return ", ".join(text for number, text in said if number)


def said_moment(iso: str) -> tuple[str, str]:
    """Day and time, on the centre's clock, of a moment as a backup names it."""
    at = local(datetime.fromisoformat(iso))
    return short_date(at.date()), say_time(at.time())


class RestoreDialog(Paragraphs):
    """First proves the backup, with a lead's password of then or the recovery code; then asks, Cancel first."""

    agreed = Signal(object, object)  # Path, Way

    def __init__(
        self, parent: QWidget | None, path: Path, runner: TaskRunner, compare: Compare, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._path, self._runner, self._compare = path, runner, compare
        self._way: Way | None = None
        heading = self.tr("Sicherung zurückspielen")
        self.setAccessibleName(heading)
        self.name, self.password, self.code = QLineEdit(name), PasswordField(""), QLineEdit()
        self._build(heading)
        self._by_code = False
        self._show_way()
        (self.password if name else self.name).setFocus()

    def _build(self, heading: str) -> None:
        self.form = Form()
        self.form.add("name", self.tr("Anmeldename der Leitung"), self.name)
        self.form.add(
            "password",
            self.tr("Passwort"),
            self.password,
            hint=self.tr("Das, das galt, als die Sicherung gemacht wurde."),
        )
        self.form.add(
            "code",
            self.tr("Wiederherstellungscode"),
            self.code,
            hint=self.tr("Vom Blatt, das galt, als die Sicherung gemacht wurde."),
        )
        self.other_way = button("", "key", "quiet")
        self.other_way.clicked.connect(self._on_other_way)
        self.form.submitted.connect(self._prove)
        asking = QWidget()
        first = QVBoxLayout(asking)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(SPACE_3)
        first.addWidget(
            text_label(
                self.tr("Die Sicherung wird erst geöffnet und geprüft. Noch ändert sich nichts."), wrap=True
            )
        )
        first.addWidget(self.form)
        first.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        first.addStretch(1)
        self.stand, self.more, self.back_in = (text_label("", wrap=True) for _ in range(3))
        self.warning = Note("", Tone.WARN)
        answer = QWidget()
        second = QVBoxLayout(answer)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(SPACE_3)
        for widget in (self.stand, self.more, self.warning, self.back_in):
            second.addWidget(widget)
        second.addStretch(1)
        answer.setVisible(False)
        self._asking, self._answer = asking, answer
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Die Sicherung wird geprüft"))
        self.progress.setVisible(False)
        text = QVBoxLayout()
        text.setSpacing(SPACE_2)
        text.addWidget(text_label(heading, "title", wrap=True))
        text.addWidget(text_label(self._path.name, "soft", wrap=True))
        text.addSpacing(SPACE_2)
        text.addWidget(asking, 1)
        text.addWidget(answer, 1)
        text.addWidget(self.progress)
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(IconLabel("backup", "warn", 28), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        self.prove_button = self.add_button(self.tr("Prüfen"), "primary")
        self.yes = self.add_button(self.tr("Zurückspielen"), "danger")
        self.no = self.add_button(self.tr("Abbrechen"), default=True)
        self.yes.setVisible(False)
        self.prove_button.clicked.connect(self._prove)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addLayout(top, 1)
        layout.addLayout(self.buttons)

    def reject(self) -> None:
        if self.no.isEnabled():
            self._wipe()
            super().reject()

    def enter_in(self, line: QLineEdit) -> None:
        if line is self.name:
            self.password.setFocus()
        else:
            self._prove()

    def _on_other_way(self) -> None:
        self._by_code = not self._by_code
        self.form.clear_errors()
        self._show_way()
        (self.code if self._by_code else self.name).setFocus()

    def _show_way(self) -> None:
        for field, shown in (("name", False), ("password", False), ("code", True)):
            self.form.show_field(field, shown == self._by_code)
        self.other_way.setText(
            self.tr("Mit dem Passwort einer Leitung")
            if self._by_code
            else self.tr("Mit dem Wiederherstellungscode")
        )
        self.other_way.setAccessibleName(self.other_way.word())

    def _read_way(self) -> Way:
        empty = Sentence("errors", _MISSING)
        if self._by_code:
            if not self.code.text().strip():
                raise BadInput("code", empty)
            return ByCode(self.code.text())
        for field, line in (("name", self.name), ("password", self.password)):
            if not line.text():
                raise BadInput(field, empty)
        return ByPassword(self.name.text().strip(), self.password.text())

    def _prove(self) -> None:
        if not self.prove_button.isEnabled():
            return
        self.form.clear_errors()
        ways: list[Way] = []
        if not self.form.read(lambda: ways.append(self._read_way())):
            return
        self._way = ways[0]
        self._set_busy(True)
        self._runner.run(
            self._compare,
            self._path,
            self._way,
            on_done=self._on_compared,
            on_error=self._on_refused,
            settled=lambda: self._set_busy(False),
            owner=self,
        )

    def _on_refused(self, error: KnownError) -> None:
        self._set_busy(False)
        kinds = ((UnknownUser, "name"), (WrongPassword, "password"), (WrongRecoveryCode, "code"))
        for kind, field in kinds:
            if isinstance(error, kind):
                error = at_field(field, error)
        self.form.show_error(error)

    def _on_compared(self, found: Compared) -> None:
        self._set_busy(False)
        day, time = said_moment(found.backup.made_at)
        inside = said_counts(found.backup.counts) or self.tr("noch nichts")
        self.stand.setText(
            self.tr("Stand der Sicherung: {day}, {time} Uhr. Darin: {counted}.").format(
                day=day, time=time, counted=inside
            )
        )
        self.more.setText(self._said_more(found))
        self.warning.set_text(
            self.tr("Was seither erfasst wurde, fehlt dann. Die jetzige Ablage wird daneben aufgehoben."),
            Tone.WARN,
        )
        self.back_in.setText(
            self.tr("Es gelten wieder die Zugänge und Passwörter von damals, auch die seither entfernten.")
        )
        self._asking.setVisible(False)
        self._answer.setVisible(True)
        self.prove_button.setVisible(False)
        self.yes.setVisible(True)
        self.no.setFocus()
        self._fit()

    def _said_more(self, found: Compared) -> str:
        if found.present is None:
            return self.tr("Womit die Sicherung zu vergleichen wäre, lässt sich nicht lesen.")
        present = found.present
        more = {table: present.get(table, 0) - found.backup.counts.get(table, 0) for table in COUNTED}
        counted = said_counts(more)
        if not counted:
            return self.tr("Die Ablage von heute hat nicht mehr Einträge als die Sicherung.")
        return self.tr("Die Ablage von heute hat mehr: {counted}.").format(counted=counted)

    def _agree(self) -> None:
        way = self._way
        if way is None:
            return
        self._wipe()
        self.accept()
        self.agreed.emit(self._path, way)

    def _wipe(self) -> None:
        self.password.wipe()
        self.code.setText("")

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for widget in (self._asking, self.prove_button, self.no):
            widget.setEnabled(not busy)


def choose_backup(parent: QWidget, folder: Path, on_path: Callable[[Path], object]) -> QFileDialog:
    """Ask which backup; begins in the folder where the desk keeps them."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("RestoreDialog", "Sicherung wählen"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [translate("RestoreDialog", "Sicherungen (*.desk)"), translate("RestoreDialog", "Alle Dateien (*)")]
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: on_path(Path(path)))
    dialog.open()
    return dialog
