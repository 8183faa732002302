"""The first start: a store of one's own, or a fictional centre to try."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.ui.entry import EntryScreen
from woilmenau_desk.ui.login import check_twice
from woilmenau_desk.ui.ports import Access, MakeDemo, RecoverySheet
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from woilmenau_desk.services.access.access import NewStore, PreparedStore

# The fictional centre's lead; its password is meant to be known.
DEMO_USER = "caro"
DEMO_PASSWORD = "wetzlarer-platz-1"  # noqa: S105
_SHEET_NAME = "wiederherstellung.pdf"


class AssistantScreen(EntryScreen):
    """Choose, make, keep the code. `finished` tells whom to log in, with the password just set."""

    finished = Signal(str, str)
    print_asked = Signal(bytes, str)  # a PDF and a file name: to be saved or printed
    restore_asked = Signal()

    def __init__(
        self,
        data: Path,
        access: Access,
        runner: TaskRunner,
        make_demo: MakeDemo | None,
        recovery_sheet: RecoverySheet | None,
    ) -> None:
        super().__init__(width=560)
        self._data, self._access, self._runner = data, access, runner
        self._make_demo, self._recovery_sheet = make_demo, recovery_sheet
        self._code = ""
        self._login = ("", "")  # the first one's name and password, until the code is kept
        self._prepared: PreparedStore | None = None
        self._welcome = self._build_welcome()
        self._own = self._build_own()
        self._working = self._build_working()
        self._keep = self._build_keep()
        for step in self._steps():
            self.body.addWidget(step)
        self._show(self._welcome)
        self.offer_help((self.tr("Enter"), self.tr("Weiter, oder was den Rahmen hat")))

    def _steps(self) -> tuple[QWidget, ...]:
        return self._welcome, self._own, self._working, self._keep

    def _show(self, step: QWidget) -> None:
        """One step at a time; the card is as high as this one needs."""
        for other in self._steps():
            other.setVisible(other is step)

    def _build_welcome(self) -> QWidget:
        step, layout = _step(self.tr("Willkommen!"))
        layout.addWidget(
            text_label(
                self.tr(
                    "Auf diesem Rechner gibt es noch keine Ablage. Sie wird verschlüsselt; "
                    "ohne Passwort kann niemand etwas darin lesen."
                ),
                "soft",
                wrap=True,
            )
        )
        self.own_button = button(self.tr("Neue Ablage anlegen"), "shield", "primary")
        self.demo_button = button(self.tr("Fiktives Zentrum ausprobieren"), "sparkle")
        self.own_button.clicked.connect(self._begin_own)
        self.demo_button.clicked.connect(self._begin_demo)
        self.demo_button.setVisible(self._make_demo is not None)
        self.restore_button = button(self.tr("Sicherung zurückspielen …"), "backup")
        self.restore_button.clicked.connect(self.restore_asked)
        layout.addWidget(self.own_button)
        layout.addWidget(self.demo_button)
        layout.addWidget(
            text_label(
                self.tr(
                    "Das fiktive Zentrum hat erfundene Leute und ein ganzes Jahr Besuche: zum Üben und Herumklicken."
                ),
                "small",
                wrap=True,
            )
        )
        layout.addWidget(self.restore_button)
        self.problem = Note("", Tone.BAD)
        layout.addWidget(self.problem)
        return step

    def _build_own(self) -> QWidget:
        step, layout = _step(self.tr("Neue Ablage anlegen"))
        self.form = Form()
        self.name = QLineEdit()
        self.display_name = QLineEdit()
        self.first = PasswordField("")
        self.second = PasswordField("")
        self.form.add("display_name", self.tr("Ihr Name, wie ihn alle kennen"), self.display_name)
        self.form.add(
            "name", self.tr("Anmeldename"), self.name, hint=self.tr("Kurz und klein geschrieben, z. B. caro.")
        )
        self.form.add(
            "password",
            self.tr("Passwort"),
            self.first,
            hint=self.tr("Gut sind drei oder vier Wörter hintereinander."),
        )
        self.form.add("again", self.tr("Passwort noch einmal"), self.second)
        layout.addWidget(self.form)
        back = button(self.tr("Zurück"), "arrow-left", "quiet")
        self.create_button = button(self.tr("Anlegen"), "check", "primary")
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.create_button)
        layout.addLayout(row)
        for field in (self.name, self.display_name, self.first, self.second):
            field.returnPressed.connect(self._create)
        back.clicked.connect(lambda: self._show(self._welcome))
        self.create_button.clicked.connect(self._create)
        self.form.submitted.connect(self._create)
        return step

    def _build_working(self) -> QWidget:
        step, layout = _step(self.tr("Das fiktive Zentrum entsteht"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Fortschritt"))
        layout.addWidget(
            text_label(
                self.tr("Einen Augenblick: Leute, Besuche und Termine werden erfunden."), "soft", wrap=True
            )
        )
        layout.addWidget(self.progress)
        layout.addWidget(
            text_label(
                self.tr(
                    "Danach geht es als {user} weiter. Das Passwort heißt bei allen dort: {password}"
                ).format(user="Caro", password=DEMO_PASSWORD),
                wrap=True,
                selectable=True,
            )
        )
        return step

    def _build_keep(self) -> QWidget:
        step, layout = _step(self.tr("Der Wiederherstellungscode"))
        layout.addWidget(
            text_label(
                self.tr(
                    "Wenn alle Passwörter vergessen sind, führt nur dieser Code zurück. Er wird nirgends gespeichert "
                    "und nur jetzt gezeigt. Bitte ausdrucken und an einem sicheren Ort verwahren."
                ),
                "body",
                wrap=True,
            )
        )
        self.code_label = text_label("", "code", wrap=True, selectable=True)
        self.code_label.setAccessibleName(self.tr("Wiederherstellungscode"))
        layout.addWidget(self.code_label)
        self.sheet_button = button(self.tr("Blatt speichern oder drucken …"), "print")
        self.sheet_button.setVisible(self._recovery_sheet is not None)
        self.sheet_button.clicked.connect(self._make_sheet)
        layout.addWidget(self.sheet_button)
        self.sheet_said = Note("", Tone.GOOD)
        layout.addWidget(self.sheet_said)
        self.kept = QCheckBox(self.tr("Der Code ist sicher verwahrt."))
        self.kept.setAccessibleName(self.kept.text())
        self.onward = button(self.tr("Weiter"), "arrow-right", "primary")
        self.onward.setEnabled(False)
        self.kept.toggled.connect(self.onward.setEnabled)
        self.onward.clicked.connect(self._finish)
        row = QHBoxLayout()
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.onward)
        layout.addLayout(row)
        return step

    def tell(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """What became of what was asked for in the step in front: a sheet printed or saved, no backup put back."""
        note = self.problem if self._welcome.isVisibleTo(self) else self.sheet_said
        note.set_text(text, tone)

    def _begin_own(self) -> None:
        # Whoever went back begins anew; a password least of all stays in a field that nobody sees.
        for line in (self.name, self.display_name, self.first, self.second):
            line.setText("")
        self.form.clear_errors()
        self._show(self._own)
        self.display_name.setFocus()

    def _create(self) -> None:
        if not self.create_button.isEnabled() or not self.form.read(
            lambda: check_twice(self.first.text(), self.second.text())
        ):
            return
        self.form.clear_errors()
        self.create_button.setEnabled(False)
        name, shown, password = self.name.text(), self.display_name.text(), self.first.text()
        self._login = (name.strip().casefold(), password)
        self._runner.run(
            lambda: self._access.prepare_store(self._data, name=name, display_name=shown, password=password),
            on_done=self._on_prepared,
            on_error=self.form.show_error,
            settled=lambda: self.create_button.setEnabled(True),
            owner=self,
        )

    def _on_prepared(self, store: "PreparedStore") -> None:
        self._prepared = store
        self.show_code(store.recovery_code)

    def show_code(self, code: str) -> None:
        """The last step: the code, shown once."""
        self._code = code
        self.code_label.setText(code)
        self._show(self._keep)
        # As many groups in each of the two lines: so they are read aloud and copied without losing the place.
        self.code_label.ensurePolished()
        half = self.code_label.fontMetrics().horizontalAdvance(code[: len(code) // 2 + 1])
        self.code_label.setMaximumWidth(half + 2 * (SPACE_4 + SPACE_3) + SPACE_6)
        self.sheet_button.setFocus()

    def _make_sheet(self) -> None:
        if self._recovery_sheet is not None:
            self._runner.run(
                self._recovery_sheet,
                self._code,
                on_done=lambda pdf: self.print_asked.emit(pdf, _SHEET_NAME),
                owner=self,
            )

    def _finish(self) -> None:
        """Only now does the store come into being: whoever stops before has none, and a sheet that opens nothing."""
        if self._prepared is None or not self.onward.isEnabled():
            return
        self.onward.setEnabled(False)
        self._runner.run(
            self._access.keep_store,
            self._prepared,
            on_done=self._on_kept,
            on_error=self._on_not_kept,
            owner=self,
        )

    def _on_kept(self, _store: "NewStore") -> None:
        self._code, self._prepared = "", None
        self.code_label.setText("")
        (name, password), self._login = self._login, ("", "")
        self.finished.emit(name, password)

    def _on_not_kept(self, error: KnownError) -> None:
        self.onward.setEnabled(self.kept.isChecked())
        self.sheet_said.set_text(" ".join(part for part in map(say, error.sentences()) if part), Tone.BAD)

    def leave(self) -> None:
        """The window closes: a store whose code nobody has said to hold does not come into being."""
        if self._prepared is not None:
            prepared, self._prepared = self._prepared, None
            self._runner.run(self._access.drop_store, prepared)

    def _begin_demo(self) -> None:
        if self._make_demo is None:
            return
        self.problem.set_text("")
        self._show(self._working)
        report = self._runner.reporter(lambda share: self.progress.setValue(round(share * 1000)), self)
        self._runner.run(
            self._make_demo,
            self._data,
            report,
            on_done=lambda _nothing: self.finished.emit(DEMO_USER, DEMO_PASSWORD),
            on_error=self._on_demo_failed,
            owner=self,
        )

    def _on_demo_failed(self, error: KnownError) -> None:
        self._show(self._welcome)
        self.problem.set_text(" ".join(part for part in map(say, error.sentences()) if part), Tone.BAD)


def _step(title: str) -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, 0, 0, SPACE_2)
    layout.setSpacing(SPACE_4)
    layout.addWidget(text_label(title, "title"))
    return step, layout
