"""Worte auf Zetteln: the sentences that visitors read, language by language, as the centre wants them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.slips import LanguageCheck, Paper, PhraseRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.appointments import slip_phrases, slips
from woilmenau_desk.services.appointments.slip_phrases import Editor
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.pages.centre.section import Section, save_button, saved_elsewhere
from woilmenau_desk.ui.pages.centre.slip_check import CheckDialog
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField, LongText
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, reading_label, text_label
from woilmenau_desk.ui.widgets.rows import Column, HeadedRows, Heading, RowsView
from woilmenau_desk.ui.words import word

_GERMAN = "de"
# What the sentences of a table stand on, by the table of the language files.
_PAPERS: Mapping[str, str] = {
    "text": QT_TRANSLATE_NOOP("slip_words", "Terminzettel"),
    "facts": QT_TRANSLATE_NOOP("slip_words", "Weg zum Zentrum"),
    "bring": QT_TRANSLATE_NOOP("slip_words", "Mitbringen"),
    "waiting": QT_TRANSLATE_NOOP("slip_words", "Wartenummer"),
    "reminder": QT_TRANSLATE_NOOP("slip_words", "Erinnerung am Tag vorher"),
    "board": QT_TRANSLATE_NOOP("slip_words", "Zeigetafel"),
    "board_reasons": QT_TRANSLATE_NOOP("slip_words", "Anlässe auf der Zeigetafel"),
    "programme": QT_TRANSLATE_NOOP("slip_words", "Wochenprogramm"),
    "receipt": QT_TRANSLATE_NOOP("slip_words", "Quittung"),
    "referral": QT_TRANSLATE_NOOP("slip_words", "Verweiszettel"),
    "deadline": QT_TRANSLATE_NOOP("slip_words", "Fristzettel"),
    "offer_kinds": QT_TRANSLATE_NOOP("slip_words", "Arten von Angeboten"),
    "aid_kinds": QT_TRANSLATE_NOOP("slip_words", "Soforthilfen"),
}
_WAY = "facts.way"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the form was filled with."""

    language: str
    row: PhraseRow

    @property
    def key(self) -> str:
        """By which what was typed is kept."""
        return f"{self.language}/{self.row.phrase}"


class _Typed(QWidget):
    """What was typed and not saved yet, by language and sentence, for the draft. Nobody sees it."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.texts: dict[str, str] = {}
        self.setVisible(False)

    def note(self, key: str, text: str | None) -> None:
        """Keep this; None: nothing of it."""
        if self.texts.get(key) == text:
            return
        self.texts = {name: kept for name, kept in self.texts.items() if name != key}
        if text is not None:
            self.texts[key] = text
        self.edited.emit()

    def draft_value(self) -> object:
        return dict(self.texts)

    def restore_draft(self, value: object) -> None:
        if isinstance(value, dict):
            self.texts = {str(key): str(text) for key, text in value.items()}


class SlipWordsSection(Section):
    """A language and its sentences at the left, the chosen one beside the German at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Worte auf Zetteln"),
            self.tr(
                "Was Besucherinnen und Besucher in ihrer Sprache lesen: Zettel, Aushänge, Quittungen, Zeigetafel. "
                "Was hier geändert wird, gilt überall."
            ),
        )
        self._editor: Editor | None = None
        self._shown: _Shown | None = None
        self._typed = _Typed(self)
        self.check_action = self.add_action(self.tr("Geprüft …"), "Ctrl+G", self.say_checked, "check")
        self.preview_action = self.add_action(self.tr("Vorschau"), "F8", self.preview, "eye")
        self.shipped_action = self.add_action(
            self.tr("Wie mitgeliefert"), "Ctrl+Del", self.as_shipped, "undo"
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(self._build_list(), 11)
        line.addWidget(self._build_card(), 10)
        self.body.addLayout(line, 1)
        self._enable()
        self.text.edited.connect(self._note_typed)
        self._draft = context.drafts.keep("admin:slip-words", {"typed": self._typed}, self)
        self._draft.restored.connect(lambda: self._on_selected(self.list.current_row()))
        self.watch(Kind.SLIPS, Kind.VALUES)

    def activated(self) -> None:
        if self._editor is None:
            self.reload()
            self._draft.restore()
        self.chooser.setFocus()

    def language(self) -> str:
        """The language that is chosen."""
        return self.chooser.code() or _GERMAN

    # How it is built

    def _build_list(self) -> QVBoxLayout:
        self.chooser = ChoiceField(((_GERMAN, "Deutsch"),), none=None)
        self.chooser.setAccessibleName(self.tr("Sprache"))
        self.chooser.setCurrentIndex(0)
        self.chooser.edited.connect(self.reload)
        self.told = Note("", Tone.INFO, "language")
        self.broken = Note("", Tone.WARN)
        self._model = HeadedRows[PhraseRow](
            (
                Column[PhraseRow](self.tr("Deutsch"), lambda row: row.german, self._own, strong=True),
                Column[PhraseRow](
                    "",
                    lambda row: self.tr("geändert") if row.corrected else "",
                    badge=lambda _row: Tone.INFO,
                    badge_icon=lambda _row: "edit",
                    width=112,
                    narrow=36,
                ),
            ),
            self.context.privacy,
            heading=self._heading,
            key=lambda row: row.phrase,
            parent=self,
        )
        self.list = RowsView(
            self._model, self.tr("Sätze"), empty=EmptyState("language", self.tr("Keine Sätze")), header=False
        )
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda _row: self.text.setFocus())
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.chooser)
        left.addWidget(self.told)
        left.addWidget(self.broken)
        left.addWidget(self.list, 1)
        left.addWidget(ends(KeyButton.for_action(self.check_action, "check")))
        return left

    def _build_card(self) -> Card:
        card = Card(" ")
        self._card = card
        self.form = Form()
        self.german = reading_label("", "body")
        self.shipped = reading_label("", "soft")
        self.text = LongText(least=88)
        self.form.add_line(text_label(self.tr("Deutsch"), "small"))
        self.form.add_line(self.german)
        self.form.add_line(text_label(self.tr("Wie mitgeliefert"), "small"))
        self.form.add_line(self.shipped)
        self.form.add("text", self.tr("Wie es hier heißen soll"), self.text)
        self.form.submitted.connect(self._save)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_3, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        card.body.addWidget(scrolled(inner), 1)
        shipped = KeyButton.for_action(self.shipped_action, "undo", "quiet")
        preview = KeyButton.for_action(self.preview_action, "eye")
        card.body.addWidget(ends(preview, save_button(self.form), start=(shipped,)))
        return card

    # What is shown

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin slip words",
            slip_phrases.editor,
            self.context.desk,
            self.language(),
            on_done=self._on_read,
            owner=self,
        )

    def _on_read(self, editor: Editor) -> None:
        if editor.language.code != self.language():
            return  # another one was chosen meanwhile
        another = self._editor is None or self._editor.language.code != editor.language.code
        self._editor = editor
        checks = {check.language: check for check in editor.checks}
        self.chooser.set_choices(
            (one.code, f"{one.german} – {self._state(checks.get(one.code))}") for one in editor.languages
        )
        self._tell(checks.get(editor.language.code))
        told = self.tr("Nicht zu ändern, weil die Sprachdatei fehlerhaft ist: {languages}.")
        self.broken.set_text(told.format(languages=", ".join(editor.broken)) if editor.broken else "")
        chosen = self.list.current_row()
        self._model.set_rows(editor.phrases)
        if another or not isinstance(chosen, PhraseRow):
            self._shown = None
            self.list.select(editor.phrases[0].phrase)
            self.list.scrollToTop()
        self._on_selected(self.list.current_row())

    def _state(self, check: LanguageCheck | None) -> str:
        """In short, behind the name of a language."""
        if check is None:
            return self.tr("unsere Vorlage")
        if not check.checked_by:
            return self.tr("noch nicht geprüft")
        return self.tr("nach der Prüfung geändert") if check.doubtful else self.tr("geprüft")

    def _tell(self, check: LanguageCheck | None) -> None:
        self.check_action.setEnabled(check is not None)
        if check is None:
            self.told.set_text(self.tr("Die deutschen Sätze stehen auf jedem Zettel oben."), Tone.INFO)
        elif check.checked_on is None:
            text = self.tr("Noch hat niemand diese Sätze geprüft, der mit der Sprache aufgewachsen ist.")
            self.told.set_text(text, Tone.WARN)
        else:
            said = self.tr("Geprüft von {name} am {day}.").format(
                name=check.checked_by, day=f"{check.checked_on:%d.%m.%Y}"
            )
            if check.doubtful:
                said += " " + self.tr("Seitdem ist ein Satz anders: bitte noch einmal prüfen lassen.")
            self.told.set_text(said, Tone.WARN if check.doubtful else Tone.GOOD)

    def _own(self, row: PhraseRow) -> str:
        own = row.corrected or row.shipped
        return own if own and self.language() != _GERMAN else ""

    def _heading(self, row: PhraseRow) -> Heading:
        table = row.phrase.partition(".")[0]
        return Heading(table, word("slip_words", _PAPERS[table]))

    def _on_selected(self, row: PhraseRow | None) -> None:
        if not isinstance(row, PhraseRow) or self._editor is None:
            self._enable()
            return
        language = self._editor.language
        before, self._shown = self._shown, _Shown(language.code, row)
        table = row.phrase.partition(".")[0]
        self._card.set_title(word("slip_words", _PAPERS[table]))
        self.german.setText(row.german)
        self.shipped.setText(row.shipped or "–")
        way = Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
        for shown in (self.shipped, self.text):
            shown.setLayoutDirection(way)
        option = self.text.document().defaultTextOption()
        option.setTextDirection(way)
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight if language.right_to_left else Qt.AlignmentFlag.AlignLeft
        )
        self.text.document().setDefaultTextOption(option)
        kept = row.corrected or row.shipped
        typed = self._typed.texts.get(self._shown.key)
        same = before is not None and before.key == self._shown.key
        self.form.clear_errors()
        self.form.set_hint("text", self._hint(row))
        if self.text.toPlainText() != (kept if typed is None else typed):
            with QSignalBlocker(self.text):
                self.text.setPlainText(kept if typed is None else typed)
        if same and typed is not None and before is not None and before.row.version != row.version:
            # What is saved from here on is saved over what is told here.
            self.form.problem.set_text(saved_elsewhere(kept), Tone.WARN)
        self._enable()

    def _hint(self, row: PhraseRow) -> str:
        if row.phrase == _WAY:
            return self.tr("Wie man das Zentrum findet. Leer: nur der deutsche Satz aus „Zentrum“.")
        if not row.places:
            return ""
        places = ", ".join(f"{{{place}}}" for place in row.places)
        return self.tr("{places} muss stehen bleiben: dort setzt das Programm ein, was gilt.").format(
            places=places
        )

    def _note_typed(self) -> None:
        """What was typed and not saved comes back with its sentence."""
        if self._shown is not None:
            row, typed = self._shown.row, self.text.toPlainText()
            self._typed.note(self._shown.key, None if typed == (row.corrected or row.shipped) else typed)

    def _enable(self) -> None:
        row = self._shown.row if self._shown is not None else None
        self.form.save_action.setEnabled(row is not None)
        self.preview_action.setEnabled(row is not None)
        self.shipped_action.setEnabled(row is not None and bool(row.corrected))

    # What can be done

    def preview(self) -> PaperDialog | None:
        """A specimen in the language, with what stands in the field now."""
        if self._shown is None or self._editor is None:
            return None
        language, phrase, text = self._shown.language, self._shown.row.phrase, self.text.toPlainText()

        def make(desk: Desk, paper: str) -> PaperFile:
            return slips.preview_paper(desk, language, paper, phrase, text)

        papers = (
            (Paper.A6.value, self.tr("A6, eine Postkarte")),
            (Paper.A5.value, self.tr("A5, ein halbes Blatt")),
            (Paper.ROLL80.value, self.tr("Rolle, 80 mm breit")),
        )
        choice = PaperChoice("paper", self.tr("Papier"), papers, Paper.A6.value)
        title = self.tr("Muster: {language}").format(language=self._editor.language.german)
        return open_paper(self.context, title, make, self, choices=(choice,))

    def say_checked(self) -> CheckDialog | None:
        """Write down who has checked the sentences of this language."""
        if self._editor is None or self.language() == _GERMAN:
            return None
        check = next(one for one in self._editor.checks if one.language == self.language())
        dialog = CheckDialog(self.context, self._editor.language, check, self)
        dialog.open()
        return dialog

    def as_shipped(self) -> None:
        """Forget the correction. It can be undone, so nobody is asked."""
        if self._shown is not None and self._shown.row.corrected:
            self.text.setPlainText(self._shown.row.shipped)
            self._save()

    def _save(self) -> None:
        if self._shown is None:
            return
        self.form.clear_errors()
        self.context.runner.run(
            slip_phrases.correct,
            self.context.desk,
            self._shown.language,
            self._shown.row.phrase,
            self.text.toPlainText(),
            self._shown.row.version,
            on_done=self._on_saved,
            on_error=self.form.show_error,
            settled=self.form.hold(),
            owner=self,
        )

    def _on_saved(self, done: Done[PhraseRow]) -> None:
        shown = self._shown
        if shown is not None and shown.row.phrase == done.value.phrase:
            self._shown = _Shown(shown.language, done.value)
            self._typed.note(shown.key, None)
            self.text.setPlainText(done.value.corrected or done.value.shipped)
        self.reload()
