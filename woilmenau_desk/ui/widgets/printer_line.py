"""Which printer a paper goes to, and how that printer is; chosen here, it is the one for the next paper, too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printers.sheets import Fits, Size, fit
from woilmenau_desk.ui.printers.system import Printer, State
from woilmenau_desk.ui.printing import fit_said, printer_said
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import say

_LARGEST = {Use.SLIPS: Size(74, 105), Use.SHEETS: Size(210, 297)}
_SUITABLE = {
    Use.SLIPS: frozenset({Fits.TRUE, Fits.LARGER, Fits.UNKNOWN}),
    Use.SHEETS: frozenset({Fits.TRUE, Fits.UNKNOWN}),
}
_WRONG = frozenset({State.PAUSED, State.REFUSES, State.SILENT, State.NEEDS})


class PrinterLine(QWidget):
    """A field with the printers, and a note where something is to be known of the chosen one. Ask with `look`."""

    known = Signal()  # which printers there are
    edited = Signal()  # somebody chose another one

    def __init__(self, context: Context, use: Use) -> None:
        super().__init__()
        self._context, self._use = context, use
        self._printers: dict[str, Printer] = {}
        self._page: Size | None = None
        self._trouble = ""
        self._touched = False  # somebody chose
        self.field = ChoiceField((), none=None)
        self.field.setAccessibleName(self.tr("Drucker"))
        self.note = Note("", Tone.NEUTRAL, "print")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.field)
        layout.addWidget(self.note)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._on_edited)
        self.field.setEnabled(False)

    def look(self) -> None:
        """Ask which printers stand here, beside the window."""
        spooler = self._context.printing.spooler

        def looked(_work: LongWork) -> tuple[Printer, ...]:
            return spooler.printers()

        self._context.runner.run_long(
            looked,
            on_done=self._on_printers,
            on_error=self._on_error,
            owner=self,
            of_store=False,
            waited_for=False,
        )

    def printer(self) -> Printer | None:
        """The one that is chosen."""
        return self._printers.get(self.field.code() or "")

    def set_use(self, use: Use) -> None:
        """It is for this, as is known now; what somebody chose stays."""
        if use is not self._use:
            self._use = use
            self._choose()

    def set_page(self, page: Size | None) -> None:
        """How large the paper is: whether it comes out as it is meant to is said here."""
        self._page = page
        self._tell()

    def keep(self) -> None:
        """The chosen one is the one for the next paper, too."""
        printer = self.printer()
        if printer is not None:
            self._context.printing.choose(self._use, printer.name)

    def _on_printers(self, found: tuple[Printer, ...]) -> None:
        self._printers = {one.name: one for one in found}
        self._trouble = "" if found else self.tr("An diesem Computer ist kein Drucker eingerichtet.")
        chosen = self.field.code()
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.field.set_choices((one.name, printer_said(one)) for one in found)
        self.field.setEnabled(bool(found))
        self._choose(chosen if self._touched else None)
        self.known.emit()

    def _choose(self, chosen: str | None = None) -> None:
        wished = chosen or (None if self._touched else self._context.printing.printer(self._use))
        if wished and wished not in self._printers:
            self._trouble = self.tr("Den Drucker „{printer}“ gibt es hier nicht mehr.").format(printer=wished)
            wished = None
        if not self._touched or chosen is not None:
            # The computer's own choice where its paper is large enough, else any that has such paper.
            first = sorted(self._printers.values(), key=lambda one: (not self._suits(one), not one.usual))
            name = wished or next((one.name for one in first), None)
            if name is not None:
                self.field.set_code(name)
        self._tell()

    def _suits(self, printer: Printer) -> bool:
        return fit(_LARGEST[self._use], printer.sheets).fits in _SUITABLE[self._use]

    def _on_error(self, error: KnownError) -> None:
        self._printers = {}
        self.field.setEnabled(False)
        self._trouble = say(error.sentences()[0])
        self._tell()
        self.known.emit()

    def _on_edited(self) -> None:
        self._touched = True
        self._trouble = ""
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        printer = self.printer()
        if self._trouble:
            self.note.set_text(self._trouble, Tone.WARN, "warning")
        elif printer is not None and printer.state in _WRONG:
            text = self.tr("{printer}. Was jetzt gedruckt wird, kommt vielleicht nicht.")
            self.note.set_text(text.format(printer=printer_said(printer)), Tone.WARN, "warning")
        elif printer is not None and self._page is not None:
            said = fit_said(fit(self._page, printer.sheets), printer.label)
            self.note.set_text(said, Tone.NEUTRAL, "info")
        else:
            self.note.set_text("")
