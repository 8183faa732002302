"""A question before something that cannot be taken back, with one's own password."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput, KnownError, TooManyAttempts, WrongPassword
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dialogs import Paragraphs
from woilmenau_desk.ui.pages.centre.section import at_field
from woilmenau_desk.ui.session import Status
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import IconLabel, Note, text_label

Work = Callable[[str], Any]  # with one's own password, on the worker


class OwnPasswordDialog(Paragraphs):
    """Runs its work on the worker once it was confirmed. Cancel is the default button; whoever cancels is told so."""

    finished_with = Signal(object)  # what the work returned

    def __init__(
        self,
        parent: QWidget,
        heading: str,
        paragraphs: tuple[str, ...],
        action: str,
        runner: TaskRunner,
        work: Work | None,
        *,
        status: Status,
        not_done: str,
        danger: bool = True,
    ) -> None:
        """`not_done` is said in the line at the bottom when nothing came of it. Without `work`, see `job`."""
        super().__init__(parent)
        self._runner, self._work = runner, work
        self.setAccessibleName(heading)
        self.setAccessibleDescription(" ".join(paragraphs))
        self.form = Form()
        self.password = PasswordField("")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Das dauert einen Augenblick"))
        text = QVBoxLayout()
        text.setSpacing(SPACE_2)
        text.addWidget(text_label(heading, "title", wrap=True))
        for paragraph in paragraphs:
            text.addWidget(text_label(paragraph, wrap=True))
        self.aside = Note("", Tone.WARN)  # what is found out while somebody reads
        text.addWidget(self.aside)
        text.addWidget(self.form)
        text.addWidget(self.progress)
        self.progress.setVisible(False)
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        icon = IconLabel("warning" if danger else "key", "warn" if danger else "accent", 28)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        self.yes = self.add_button(action, "danger" if danger else "primary")
        self.no = self.add_button(self.tr("Abbrechen"), default=True)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(SPACE_6, SPACE_4, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_4)
        layout.addLayout(top, 1)
        layout.addLayout(self.buttons)
        first = self.add_fields()
        self.form.add("own_password", self.tr("Ihr eigenes Passwort"), self.password)
        self.yes.clicked.connect(self._confirm)
        self.no.clicked.connect(self.reject)
        self.rejected.connect(lambda: status.tell(not_done))
        self.form.submitted.connect(self._confirm)
        (first or self.password).setFocus()

    def add_fields(self) -> QWidget | None:
        """Fields before the own password; the first of them."""
        return None

    def job(self) -> Work:
        """What is to be done, with what stands in the fields. Raises BadInput."""
        if self._work is None:
            raise NotImplementedError
        return self._work

    def enter_in(self, line: QLineEdit) -> None:
        # In the last field Enter must neither cancel nor confirm: it leads to the button that does it.
        if line is self.password:
            self.yes.setFocus()
        else:
            super().enter_in(line)

    def reject(self) -> None:
        if self.no.isEnabled():
            self._wipe()
            super().reject()

    def _confirm(self) -> None:
        if not self.yes.isEnabled():
            return
        self.form.clear_errors()
        jobs: list[Work] = []
        if not self.form.read(lambda: jobs.append(self.job()), self._check_own):
            return
        self._set_busy(True)
        job, own = jobs[0], self.password.text()
        self._runner.run_long(
            lambda _work: job(own),
            on_done=self._on_done,
            on_error=self._on_refused,
            settled=lambda: self._set_busy(False),
            label=self.tr("Die Schlüssel werden erneuert …"),
            owner=self,
            can_stop=False,
        )

    def _check_own(self) -> None:
        if not self.password.text():
            raise BadInput("own_password", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Das fehlt noch.")))

    def _on_done(self, result: object) -> None:
        self._wipe()
        self.accept()
        self.finished_with.emit(result)

    def _on_refused(self, error: KnownError) -> None:
        self._set_busy(False)
        wrong = isinstance(error, WrongPassword | TooManyAttempts)
        self.form.show_error(at_field("own_password", error) if wrong else error)
        self.password.selectAll()

    def _wipe(self) -> None:
        for field in self.findChildren(PasswordField):
            field.wipe()

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for widget in (self.form, self.yes, self.no):
            widget.setEnabled(not busy)
