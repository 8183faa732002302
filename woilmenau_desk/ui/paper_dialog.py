"""Any paper of the centre: seen, printed, saved; what may be chosen of it (a language, a size) stands beside it.

A page opens it with one line: `open_paper(context, title, make, parent)`, where `make(desk)` is a service that answers
with a PaperFile. It runs in the lane for what takes long; what it wrote (codes of lines) is told to every list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import STILL_SHOWN, PrintTrouble
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printing import Sent, fit_said, page_size, send_beside, use_of
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview
from woilmenau_desk.ui.widgets.printer_line import PrinterLine
from woilmenau_desk.ui.words import say

_WIDTH, _HEIGHT = 980, 680
_SIDE = 288
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """Something that may be chosen: the keyword of `make` it is handed as, and its codes with their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


class PaperDialog(QDialog):
    """Preview at the left, choices and actions at the right. Open it with `open()`.

    `make(desk, **chosen)` makes it; `about` says under the title what it is of, and is blank while names are hidden.
    `follows`: what it tells of, by kind one row, or None for all. While it stands open it is made anew when that changes.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        make: Callable[..., PaperFile],
        parent: QWidget | None,
        *,
        about: str = "",
        choices: tuple[PaperChoice, ...] = (),
        follows: Mapping[Kind, int | None] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self._context, self._make, self._follows = context, make, follows
        self._key = f"paper-{next(_numbers)}"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(_WIDTH, _HEIGHT)
        self.preview = PdfPreview()
        # The dialog has its own, which show their keys.
        self.preview.save_button.hide()
        self.preview.print_button.hide()
        self.choices = {one.name: ChoiceField(one.options, none=None) for one in choices}
        self.working = Note("", Tone.INFO, "print")
        self._letters: tuple[Sentence, ...] = ()
        self.letters = Note("", Tone.WARN, "language")
        self.printers = PrinterLine(context, Use.SHEETS)
        self.print_action = self._action(self.tr("Drucken"), QKeySequence.StandardKey.Print, self._print)
        self.other_action = self._action(
            self.tr("Mehr Einstellungen …"), QKeySequence("Ctrl+D"), self.preview.choose_printer
        )
        self.save_action = self._action(
            self.tr("Als PDF speichern …"), QKeySequence.StandardKey.Save, self.preview.choose_file
        )
        self._lay_out(title, about, choices)
        context.privacy.cover(self.preview)
        context.privacy.changed.connect(self._tell_letters)
        self.preview.printed.connect(
            lambda: context.status.tell(self.tr("Gedruckt: {what}").format(what=title))
        )
        self.preview.saved.connect(
            lambda path: context.status.tell(self.tr("Gespeichert: {path}").format(path=path))
        )
        self.preview.failed.connect(lambda error: show_error(self, error))
        self.finished.connect(lambda: context.runner.forget(self._key))
        context.bus.subscribe(follows, self._on_changed, self)
        self._render()
        self.printers.look()

    def _action(self, text: str, key: QKeySequence.StandardKey | QKeySequence, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self, title: str, about: str, choices: tuple[PaperChoice, ...]) -> None:
        form = Form()
        for one in choices:
            field = self.choices[one.name]
            field.set_code(one.chosen)
            field.edited.connect(self._render)
            form.add(one.name, one.label, field)
        form.add("printer", self.tr("Drucker"), self.printers)
        self.about = PersonalLabel(self._context.privacy, about, "soft")
        self.about.setWordWrap(True)
        self.about.setVisible(bool(about))
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        self.close_button.clicked.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(SPACE_3)
        right.addWidget(text_label(title, "title", wrap=True))
        right.addWidget(self.about)
        right.addSpacing(SPACE_2)
        right.addWidget(form)
        for note in (self.working, self.letters):
            right.addWidget(note)
        right.addStretch(1)
        self.print_button = KeyButton.for_action(self.print_action, "print", "primary")
        self.save_button = KeyButton.for_action(self.save_action, "save")
        self.other_button = KeyButton.for_action(self.other_action, "settings")
        for made in (self.print_button, self.other_button, self.save_button, self.close_button):
            right.addWidget(made)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_SIDE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addWidget(self.preview, 1)
        layout.addWidget(side)
        self.print_button.setDefault(True)

    def _on_changed(self, changes: Changes) -> None:
        if changes.may_be_of_any(self._follows):
            self._render()

    def _render(self) -> None:
        self._ready(False)
        self.preview.hold()
        self.working.set_text(self.tr("Das Blatt wird gemacht …"))
        make, desk = self._make, self._context.desk
        chosen = {name: field.code() for name, field in self.choices.items()}

        def made(_work: LongWork) -> PaperFile:
            return make(desk, **chosen)

        self._context.runner.run_long(
            made,
            on_done=self._on_made,
            on_error=self._on_error,
            on_stopped=lambda: None,
            owner=self,
            key=self._key,
        )

    def _on_made(self, made: PaperFile) -> None:
        first = not self.preview.content()
        self.working.set_text("")
        self.preview.show_pdf(made.pdf, made.file_name)
        page = page_size(made.pdf)
        self.printers.set_use(use_of(page))
        self.printers.set_page(page)
        self._letters = made.remarks
        self._tell_letters()
        self._ready(True)
        if first:
            self.print_button.setFocus()

    def _tell_letters(self) -> None:
        """Names stand in it, so it goes blank with them."""
        said = " ".join(map(say, self._letters))
        self.letters.set_text(self._context.privacy.mask(said))

    def _on_error(self, error: KnownError) -> None:
        self.working.set_text("")
        self.preview.clear()
        if self.choices:
            show_error(self, error)
        else:
            # There is nothing here that could be chosen otherwise: what is wrong is said where it was asked for.
            above = self.parentWidget()
            self.reject()
            show_error(above, error)

    def _print(self) -> None:
        """On the chosen printer; the paper stays here until it came out."""
        printer = self.printers.printer()
        if printer is None:
            self.preview.choose_printer()
            return
        self.printers.keep()
        self._ready(False)
        self.working.set_text(self.tr("Wird gedruckt auf „{printer}“ …").format(printer=printer.label))
        send_beside(
            self._context,
            printer.name,
            self.preview.content(),
            self.preview.title,
            on_done=self._on_sent,
            on_error=self._on_not_sent,
            owner=self,
        )

    def _on_sent(self, sent: Sent) -> None:
        self._on_answer()
        self.preview.printed.emit()
        said = fit_said(sent.fit, sent.printer.label)
        if said:
            self._context.status.tell(said)

    def _on_not_sent(self, error: KnownError) -> None:
        self._on_answer()
        show_error(self, error.keeping(STILL_SHOWN) if isinstance(error, PrintTrouble) else error)
        self.printers.look()

    def _on_answer(self) -> None:
        """The printer answered; by then it may be made anew."""
        if self.preview.is_current():
            self.working.set_text("")
            self._ready(True)

    def _ready(self, ready: bool) -> None:
        self.print_action.setEnabled(ready)
        self.other_action.setEnabled(ready)
        self.save_action.setEnabled(ready)


def open_paper(
    context: Context,
    title: str,
    make: Callable[..., PaperFile],
    parent: QWidget | None,
    *,
    about: str = "",
    choices: tuple[PaperChoice, ...] = (),
    follows: Mapping[Kind, int | None] = MappingProxyType({}),
) -> PaperDialog:
    """Show the dialog, without waiting; see PaperDialog."""
    dialog = PaperDialog(context, title, make, parent, about=about, choices=choices, follows=follows)
    dialog.open()
    return dialog
