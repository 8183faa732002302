"""The quiet line that says how many slips wait for a printer, and the key that prints them all."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.waiting_prints import WaitingPrints
from woilmenau_desk.services.appointments import waiting_prints
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button
from woilmenau_desk.ui.widgets.labels import Note

_KINDS = (Kind.PRINT, Kind.APPOINTMENT, Kind.STAFF)
_FIRST_MS = 200  # the page has been painted by then


class WaitingPrintsLine(QWidget):
    """Nothing where no slip waits. It reads by itself; the page's key prints them all."""

    def __init__(self, context: Context, page: Page, *, narrow: bool = False) -> None:
        """`narrow`: for a column; there the button itself says how many there are."""
        super().__init__()
        self.context = context
        self._key = f"waiting prints {type(page).__name__}"
        self.print_action: QAction = page.add_action(
            self.tr("Wartende Zettel drucken"), "Alt+D", self._print, "print"
        )
        self.print_action.setIconText(self.tr("Jetzt drucken"))
        self.print_action.setEnabled(False)
        self.print_button = KeyButton.for_action(self.print_action, "print", "" if narrow else "quiet")
        self.look_button: QAbstractButton = (
            icon_button("eye", self.tr("Wartende Zettel ansehen"))
            if narrow
            else button(self.tr("Ansehen"), look="quiet")
        )
        self.look_button.clicked.connect(self._look)
        self.note = Note("", Tone.NEUTRAL, "print")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        self._narrow = narrow
        if narrow:
            layout.addWidget(self.print_button, 1)
            layout.addWidget(self.look_button)
        else:
            layout.addWidget(self.note, 1)
            self.note.add_widget(self.print_button)
            self.note.add_widget(self.look_button)
        self.setVisible(False)
        if context.desk.actor.may(Right.BOOK_APPOINTMENTS):
            context.bus.subscribe(_KINDS, self._on_changed, self)
            first = QTimer(self)
            first.setSingleShot(True)
            first.timeout.connect(self.read)
            first.start(_FIRST_MS)

    def read(self) -> None:
        """Read which ones wait."""
        self.context.runner.run_latest(
            self._key,
            waiting_prints.listed,
            self.context.desk,
            on_done=self._on_read,
            on_error=self._on_not_read,
            owner=self,
        )

    def _on_changed(self, _changes: Changes) -> None:
        self.read()

    def _on_read(self, found: WaitingPrints) -> None:
        number = len(found.wanted)
        if self._narrow:
            said = QCoreApplication.translate("WaitingPrintsLine", "%n Zettel wartet(n)", "", number)
            self.print_action.setIconText(said)
        else:
            said = QCoreApplication.translate(
                "WaitingPrintsLine", "%n Zettel wartet(n) auf den Drucker", "", number
            )
            self.note.set_text(said if number else "")
        self.print_action.setEnabled(bool(number))
        self.setVisible(bool(number))

    def _on_not_read(self, _error: KnownError) -> None:
        # The page works without it, and its own reading says what is wrong.
        self.setVisible(False)

    def _print(self) -> None:
        printer = self.context.printing.printer(Use.SLIPS)
        if printer:
            from woilmenau_desk.ui.slip_prints import print_waiting  # start-up: only paper needs it

            print_waiting(self.context, printer, self)
        else:
            self._look()

    def _look(self) -> None:
        from woilmenau_desk.ui.waiting_prints_dialog import (
            WaitingPrintsDialog,  # start-up: only paper needs it
        )

        WaitingPrintsDialog(self.context, self.window()).open()
