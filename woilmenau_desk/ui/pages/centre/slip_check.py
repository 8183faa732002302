"""Who has checked the sentences of a language, and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.slips import LanguageCheck
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.appointments.slip_phrases import LanguageNames
from woilmenau_desk.ui.pages.centre.section import save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_6
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField

_WIDE = 460


class CheckDialog(QDialog):
    """Name and day; what was said before can be taken back."""

    def __init__(
        self, context: Context, language: LanguageNames, check: LanguageCheck, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._check = context, check
        title = self.tr("Sätze geprüft: {language}").format(language=language.german)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDE)
        self.form = Form(columns=2)
        self.by = QLineEdit(check.checked_by)
        self.on = DateField(context.today, prefer="past", field="on")
        self.on.set_value(context.today())
        self.form.add("by", self.tr("Wer hat sie geprüft?"), self.by)
        self.form.add("on", self.tr("Wann?"), self.on)
        self.form.submitted.connect(self._save)
        self.unsay_button = button(self.tr("Doch nicht geprüft"), "undo", "quiet")
        self.unsay_button.clicked.connect(self._unsay)
        self.unsay_button.setVisible(bool(check.checked_by))
        self.close_button = KeyButton(self.tr("Abbrechen"), self.tr("Esc"), look="quiet")
        self.close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self.unsay_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(save_button(self.form))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        layout.setSpacing(SPACE_3)
        layout.addWidget(text_label(title, "title", wrap=True))
        sentence = self.tr(
            "Jemand, der mit der Sprache aufgewachsen ist, hat alle Sätze gelesen und richtig gefunden."
        )
        layout.addWidget(text_label(sentence, "soft", wrap=True))
        layout.addWidget(self.form)
        layout.addLayout(buttons)
        self.by.setFocus()

    def _save(self) -> None:
        found: list[object] = []
        if not self.form.read(lambda: found.append(self.on.value())):
            return
        self.form.clear_errors()
        self._context.runner.run(
            slip_phrases.say_checked,
            self._context.desk,
            self._check.language,
            self.by.text(),
            found[0] or self._context.today(),
            self._check.version,
            on_done=lambda _done: self.accept(),
            on_error=self.form.show_error,
            settled=self.form.hold(),
            owner=self,
        )

    def _unsay(self) -> None:
        self._context.runner.run(
            slip_phrases.unsay_checked,
            self._context.desk,
            self._check.language,
            self._check.version,
            on_done=lambda _done: self.accept(),
            on_error=self.form.show_error,
            owner=self,
        )
