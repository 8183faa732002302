"""The appointment slip: printed at once, or seen first; language, paper and printer may still be changed there."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError, SlipLanguageMissing
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slips, waiting_prints
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.printing import PrintedSlip
from woilmenau_desk.ui.choices import GERMAN, Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.printers.here import AT_ONCE
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printing import ONCE, SLIP_TITLE, How, page_size
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.slip_prints import SlipWish, moved_said, print_on
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview
from woilmenau_desk.ui.widgets.printer_line import PrinterLine
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from woilmenau_desk.domain.centre import CentreSettings

_KEY = "slip"
_WIDTH, _HEIGHT = 780, 680  # the whole of an A6 page is seen


def slip_file_name(starts_at: datetime) -> str:
    """What the file is called when it is saved: the time alone, nobody's name."""
    return f"Terminzettel-{starts_at:%Y-%m-%d-%H%M}.pdf"


class SlipDialog(QDialog):
    """Preview at the left, choices and actions at the right. Open it with `open()`.

    While it stands open it follows what stands on the slip: an appointment that somebody else moves is shown as it is now.
    """

    def __init__(
        self, context: Context, choices: Choices, row: AppointmentRow, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._context, self._choices, self._row = context, choices, row
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Terminzettel"))
        self.setAccessibleName(self.tr("Terminzettel"))
        self.resize(_WIDTH, _HEIGHT)
        self.preview = PdfPreview()
        # The dialog has its own, which show their keys.
        self.preview.save_button.hide()
        self.preview.print_button.hide()
        self.language = ChoiceField(choices.printed(), none=None)
        self.paper = ChoiceField(
            (
                (Paper.A6.value, self.tr("A6, eine Postkarte")),
                (Paper.A5.value, self.tr("A5, ein halbes Blatt")),
                (Paper.ROLL80.value, self.tr("Rolle, 80 mm breit")),
            ),
            none=None,
        )
        self.note = Note("", Tone.INFO, "language")
        self.cancelled = Note("", Tone.WARN, "void")
        self._letters: tuple[Sentence, ...] = ()
        self.letters = Note("", Tone.WARN, "language")
        self.printers = PrinterLine(context, Use.SLIPS)
        self._settings: CentreSettings | None = None
        self.print_action = self._action(self.tr("Drucken"), QKeySequence.StandardKey.Print, self._print)
        # The same key that prints at once where no preview is open.
        self.print_action.setShortcuts((*self.print_action.shortcuts(), QKeySequence(AT_ONCE)))
        self.other_action = self._action(
            self.tr("Mehr Einstellungen …"), QKeySequence("Ctrl+D"), self.preview.choose_printer
        )
        self.save_action = self._action(
            self.tr("Als PDF speichern …"), QKeySequence.StandardKey.Save, self.preview.choose_file
        )
        self._made: PrintedSlip | None = None
        self._as_read = False  # nobody said in which language
        self._lay_out()
        self._say_head(row.starts_at, row.colleague_name, row.state is AppointmentState.CANCELLED)
        context.privacy.cover(self.preview)
        context.privacy.changed.connect(self._tell_letters)
        self.language.edited.connect(self._on_language)
        self.paper.edited.connect(self._on_choice)
        self.preview.printed.connect(self._on_printed)
        self.preview.send_otherwise = self._send
        self.preview.saved.connect(
            lambda path: context.status.tell(self.tr("Terminzettel gespeichert: {path}").format(path=path))
        )
        self.preview.failed.connect(lambda error: show_error(self, error))
        self.preview.title = SLIP_TITLE
        self.printers.known.connect(self._on_printers)
        self.printers.edited.connect(self._on_printer)
        self._choose_language()
        self._ready(False)
        self._followed: dict[Kind, int | None] = {
            Kind.APPOINTMENT: row.id,
            Kind.PERSON: row.data.person_id,
            Kind.STAFF: None,
            Kind.SLIPS: None,
            Kind.CENTRE: None,
            Kind.VALUES: None,
        }
        context.bus.subscribe(self._followed, self._on_changed, self)
        context.runner.run(centre.settings, context.desk, on_done=self._on_settings)

    def _action(self, text: str, key: QKeySequence.StandardKey | QKeySequence, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.head = text_label("", "title", wrap=True)
        self.colleague = text_label("", "soft")
        form = Form()
        form.add("language", self.tr("Sprache des Zettels"), self.language)
        form.add("printer", self.tr("Drucker"), self.printers)
        form.add("paper", self.tr("Papier"), self.paper)
        close = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.reject)
        about = QWidget()
        upper = QVBoxLayout(about)
        upper.setContentsMargins(0, 0, SPACE_1, 0)
        upper.setSpacing(SPACE_3)
        upper.addWidget(self.head)
        upper.addWidget(self.colleague)
        upper.addSpacing(SPACE_2)
        upper.addWidget(form)
        for note in (self.cancelled, self.note, self.letters):
            upper.addWidget(note)
        upper.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(SPACE_3)
        right.addWidget(scrolled(about), 1)  # in a low window the buttons stay in sight
        self.print_button = KeyButton.for_action(self.print_action, "print", "primary")
        self.save_button = KeyButton.for_action(self.save_action, "save")
        self.other_button = KeyButton.for_action(self.other_action, "settings")
        for made in (self.print_button, self.other_button, self.save_button, close):
            right.addWidget(made)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(288)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addWidget(self.preview, 1)
        layout.addWidget(side)
        self.print_button.setDefault(True)

    def _say_head(self, starts_at: datetime, colleague: str, cancelled: bool) -> None:
        day = people_say_date(starts_at.date(), self._context.today())
        self.head.setText(f"{day}, {say_time(starts_at.time())}")
        self.colleague.setText(self.tr("bei {colleague}").format(colleague=colleague))
        self.cancelled.set_text(self.tr("Dieser Termin ist abgesagt.") if cancelled else "")

    def _choose_language(self) -> None:
        wished = self._row.data.language
        if not wished:
            # As the person reads; which language that is comes with the slip.
            self.language.set_code(GERMAN)
            self._as_read = True
        elif wished in self._choices.slips:
            self.language.set_code(wished)
        else:
            self._fall_back(wished)

    def _fall_back(self, wished: str) -> None:
        self.language.set_code(GERMAN)
        self.note.set_text(
            self.tr("Für {language} gibt es noch keinen Zettel. Dieser ist deutsch.").format(
                language=self._choices.word(ListName.LANGUAGES, wished)
            )
        )

    def _on_settings(self, settings: "CentreSettings") -> None:
        self._settings = settings
        # At once on the paper of the printer that was used last; whether it still stands there follows.
        self._set_paper(self._context.printing.printer(Use.SLIPS))
        self._render()
        self.printers.look()

    def _set_paper(self, printer: str) -> bool:
        """Let the paper be the one in this printer; whether it is another one than before."""
        usual = self._settings.paper if self._settings is not None else Paper.A6
        before = self.paper.code()
        self.paper.set_code((self._context.printing.paper(printer) or usual).value)
        return before != self.paper.code()

    def _on_printers(self) -> None:
        self._on_printer()
        self._ready(self.preview.is_current())

    def _on_printer(self) -> None:
        printer = self.printers.printer()
        if printer is not None and self._set_paper(printer.name):
            self._render()

    def _print(self) -> None:
        """On the chosen printer, beside the window; what does not come out is told above the page."""
        printer = self.printers.printer()
        if printer is None:
            self.preview.choose_printer()
            return
        self.printers.keep()
        self._context.printing.set_paper(printer.name, self._paper())
        self._send(printer.name, ONCE)

    def _send(self, printer: str, how: How) -> None:
        wish = SlipWish(self._row.id, self._wished(), self._paper(), how=how)
        print_on(self._context, wish, printer, self.parentWidget())
        self.accept()

    def _wished(self) -> str | None:
        return None if self._as_read else self.language.code()

    def _paper(self) -> Paper:
        return Paper(self.paper.code() or Paper.A6)

    def _on_printed(self) -> None:
        """What is shown was printed as it is, into a file of the printer's."""
        self._context.status.tell(self.tr("Terminzettel gedruckt"))
        if self._made is not None:
            self._context.runner.run(
                waiting_prints.printed,
                self._context.desk,
                self._row.id,
                self._made.version,
                self._made.slip.language,
                self._paper(),
                on_done=self._on_marked,
                on_error=lambda _error: None,
                owner=self,
            )

    def _on_marked(self, done: Done[bool]) -> None:
        if not done.value:
            self._context.status.tell(moved_said())

    def _on_changed(self, changes: Changes) -> None:
        # Before the settings are there nothing has been asked for yet.
        if self._settings is not None and changes.may_be_of_any(self._followed):
            self._render()

    def _on_language(self) -> None:
        self._as_read = False
        self._on_choice()

    def _on_choice(self) -> None:
        self.note.set_text("")
        self._render()

    def _render(self) -> None:
        self._ready(False)
        self.preview.hold()
        self._context.runner.run_latest(
            _KEY,
            slips.printed_slip,
            self._context.desk,
            self._row.id,
            self._wished(),
            self._paper(),
            on_done=self._on_rendered,
            on_error=self._on_error,
            owner=self,
        )

    def _on_rendered(self, made: PrintedSlip) -> None:
        first = not self.preview.content()
        self._made = made
        if self._as_read:
            self.language.set_code(made.slip.language)
        self._say_head(made.slip.starts_at, made.slip.colleague, made.slip.cancelled)
        self.preview.show_pdf(made.pdf, slip_file_name(made.slip.starts_at))
        self.printers.set_page(page_size(made.pdf))
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
        code = self.language.code()
        if isinstance(error, SlipLanguageMissing) and code and code != GERMAN:
            self._fall_back(code)
            self._render()
        else:
            self._made = None
            self.preview.clear()
            show_error(self, error)

    def _ready(self, ready: bool) -> None:
        self.print_action.setEnabled(ready)
        self.other_action.setEnabled(ready)
        self.save_action.setEnabled(ready)


def print_slip(context: Context, row: AppointmentRow, parent: QWidget) -> None:
    """Print the slip of an appointment at once, on the printer that slips were printed on last.

    Where none was used on this computer yet, the preview asks for one. What does not come out waits, and a message says why.
    """
    printer = context.printing.printer(Use.SLIPS)
    if printer:
        print_on(context, SlipWish(row.id), printer, parent)
    else:
        preview_slip(context, row, parent)


def preview_slip(context: Context, row: AppointmentRow, parent: QWidget) -> None:
    """Show the slip of an appointment before it is printed."""
    opened: list[SlipDialog] = []

    def on_choices(choices: Choices) -> None:
        if not opened:
            dialog = SlipDialog(context, choices, row, parent)
            opened.append(dialog)
            dialog.open()

    context.choices.follow(on_choices, parent, whole=True)
