"""Who stands in for somebody until a day, and who follows where nobody named is there any more."""

from PySide6.QtWidgets import QLineEdit, QWidget

from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import case_keys
from woilmenau_desk.ui.forms.counselling.restrict_dialog import NOBODY, CaseDialog, able_colleagues
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import named

_NO_DAY = QT_TRANSLATE_NOOP("errors", "Bis wann? Der letzte Tag fehlt noch.")
_NO_CODE = QT_TRANSLATE_NOOP("errors", "Der Code vom Wiederherstellungsblatt fehlt noch.")


class StandInDialog(CaseDialog):
    """A colleague reads all of one's own restricted cases until a day; the rest is open to the team anyway."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self.head(self.tr("Vertretung"))
        self.column.addWidget(
            text_label(
                self.tr(
                    "Wer Sie vertritt, liest bis zu diesem Tag auch die eingeschränkten Fälle, in denen Sie benannt sind. "
                    "Danach nicht mehr. Beides steht im Änderungsprotokoll."
                ),
                wrap=True,
            )
        )
        self.form = Form(2)
        self.colleague = ChoiceField(
            able_colleagues(context), none=self.tr("bitte wählen"), privacy=context.privacy
        )
        self.until = DateField(context.today, prefer="future", field="until")
        self.form.add("colleague", self.tr("Wer vertritt"), self.colleague)
        self.form.add("until", self.tr("Letzter Tag"), self.until)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.save_action = self.key_action(self.tr("Vertretung eintragen"), "Ctrl+Return", self._save)
        self.foot(KeyButton.for_action(self.save_action, "key", "primary"))
        self.colleague.setFocus()

    def _save(self) -> None:
        self.form.clear_errors()
        try:
            colleague, until = self.colleague.code(), self.until.value()
            if colleague is None:
                raise BadInput("colleague", Sentence("errors", NOBODY))
            if until is None:
                raise BadInput("until", Sentence("errors", _NO_DAY))
        except BadInput as error:
            self.form.show_error(error)
            return
        self._context.runner.run(
            case_keys.stand_in,
            self._context.desk,
            colleague,
            until,
            on_done=lambda _done: self.accept(),
            on_error=self.form.show_error,
            owner=self,
        )


class NameBySheetDialog(CaseDialog):
    """The lead names somebody in a restricted case with the recovery sheet; everybody who counsels is told of it."""

    def __init__(self, context: Context, row: CaseRow, parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self._row = row
        self.head(self.tr("Mit dem Wiederherstellungsblatt benennen"))
        self.column.addWidget(
            PersonalLabel(context.privacy, f"{row.number} · {named(row.person_name)}", "lead")
        )
        self.column.addWidget(
            text_label(
                self.tr(
                    "Für den Fall, dass niemand von den Benannten mehr da ist. Es steht im Änderungsprotokoll, und wer "
                    "berät, bekommt es gesagt."
                ),
                wrap=True,
            )
        )
        self.form = Form(2)
        own = context.desk.actor
        self.colleague = ChoiceField(
            (*able_colleagues(context), (own.name, own.display_name or own.name)),
            none=self.tr("bitte wählen"),
            privacy=context.privacy,
        )
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("z. B. 2345-6789-…"))
        self.form.add("colleague", self.tr("Wen benennen"), self.colleague)
        self.form.add("code", self.tr("Code vom Blatt"), self.code, span=0)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.save_action = self.key_action(self.tr("Benennen"), "Ctrl+Return", self._save)
        self.foot(KeyButton.for_action(self.save_action, "key", "primary"))
        self.finished.connect(lambda _result: self.code.clear())
        self.colleague.setFocus()

    def _save(self) -> None:
        self.form.clear_errors()
        try:
            colleague, code = self.colleague.code(), self.code.text().strip()
            if colleague is None:
                raise BadInput("colleague", Sentence("errors", NOBODY))
            if not code:
                raise BadInput("code", Sentence("errors", _NO_CODE))
        except BadInput as error:
            self.form.show_error(error)
            return
        self.save_action.setEnabled(False)
        self._context.runner.run(
            case_keys.name_by_sheet,
            self._context.desk,
            self._row.id,
            colleague,
            code,
            on_done=lambda _done: self.accept(),
            on_error=self._on_error,
            owner=self,
        )

    def _on_error(self, error: KnownError) -> None:
        self.save_action.setEnabled(True)
        self.form.show_error(error)
