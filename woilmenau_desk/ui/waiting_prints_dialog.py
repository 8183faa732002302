"""Each slip that waits for a printer: all printed at once, or one of them dropped."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.waiting_prints import NEEDLESS_WORDS, WaitingPrint, WaitingPrints
from woilmenau_desk.services.appointments import waiting_prints
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.slip_prints import print_waiting
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.printer_line import PrinterLine
from woilmenau_desk.ui.widgets.rows import RowsView
from woilmenau_desk.ui.widgets.rows_model import Column, RowsModel
from woilmenau_desk.ui.words import word

_KINDS = (Kind.PRINT, Kind.APPOINTMENT, Kind.STAFF)
_WIDTH, _HEIGHT = 820, 460
PAPER_WORDS = {"a6": "A6", "a5": "A5", "roll80": "80 mm"}


class WaitingPrintsDialog(QDialog):
    """Each slip that waits, and those that nobody needs any more. Open it with `open()`."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices: Choices | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Wartende Zettel"))
        self.setAccessibleName(self.tr("Wartende Zettel"))
        self.resize(_WIDTH, _HEIGHT)
        self.model = RowsModel(
            self._columns(),
            context.privacy,
            faded=lambda row: row.needless is not None,
            key=lambda row: row.id,
            parent=self,
        )
        self.rows = RowsView(
            self.model,
            self.tr("Wartende Zettel"),
            empty=EmptyState("check", self.tr("Kein Zettel wartet.")),
        )
        self.printers = PrinterLine(context, Use.SLIPS)
        self.print_action = self._action(self.tr("Alle drucken"), QKeySequence.StandardKey.Print, self._print)
        self.drop_action = self._action(self.tr("Verwerfen"), QKeySequence("Del"), self._drop)
        self._lay_out()
        self.rows.row_selected.connect(lambda row: self.drop_action.setEnabled(row is not None))
        self.drop_action.setEnabled(False)
        self.print_action.setEnabled(False)
        self.printers.known.connect(self._enable)
        context.bus.subscribe(_KINDS, lambda _changes: self._read(), self)
        context.choices.follow(self._on_choices, self)
        self.printers.look()
        self._read()

    def _action(self, text: str, key: QKeySequence.StandardKey | QKeySequence, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _columns(self) -> tuple[Column[WaitingPrint], ...]:
        return (
            Column(self.tr("Termin"), self._when, width=190),
            Column(self.tr("Bei"), lambda row: row.colleague_name, width=100),
            Column(self.tr("Sprache"), self._language, width=165),
            Column(self.tr("Papier"), lambda row: PAPER_WORDS[row.paper.value], width=70),
            Column("", self._why, width=0),
        )

    def _lay_out(self) -> None:
        close = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.reject)
        self.print_button = KeyButton.for_action(self.print_action, "print", "primary")
        self.drop_button = KeyButton.for_action(self.drop_action, "void")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        for made in (close, self.drop_button, self.print_button):
            buttons.addWidget(made)
        where = QHBoxLayout()
        where.setSpacing(SPACE_3)
        where.addWidget(text_label(self.tr("Drucker"), "soft"), 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.printers, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_4, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(text_label(self.tr("Wartende Zettel"), "title"))
        layout.addWidget(self.rows, 1)
        layout.addLayout(where)
        layout.addLayout(buttons)
        self.print_button.setDefault(True)

    def _when(self, row: WaitingPrint) -> str:
        day = people_say_date(row.starts_at.date(), self._context.today())
        return f"{day}, {say_time(row.starts_at.time())}"

    def _language(self, row: WaitingPrint) -> str:
        if row.language is None:
            return self.tr("wie die Person liest")
        return self._choices.word(ListName.LANGUAGES, row.language) if self._choices else row.language

    def _why(self, row: WaitingPrint) -> str:
        if row.needless is not None:
            return word("prints", NEEDLESS_WORDS[row.needless])
        asked = row.asked_at
        day = people_say_date(asked.date(), self._context.today())
        return self.tr("seit {when}").format(when=f"{day} {say_time(asked.time())}")

    def _on_choices(self, choices: Choices) -> None:
        self._choices = choices
        self.rows.viewport().update()

    def _read(self) -> None:
        self._context.runner.run_latest(
            "waiting prints dialog",
            waiting_prints.listed,
            self._context.desk,
            on_done=self._on_read,
            owner=self,
        )

    def _on_read(self, found: WaitingPrints) -> None:
        self.model.set_rows((*found.wanted, *found.needless))
        self._enable()

    def _enable(self) -> None:
        wanted = any(row.needless is None for row in self.model.rows())
        self.print_action.setEnabled(wanted and self.printers.printer() is not None)

    def _print(self) -> None:
        printer = self.printers.printer()
        if printer is not None:
            self.printers.keep()
            print_waiting(self._context, printer.name, self.parentWidget())
            self.accept()

    def _drop(self) -> None:
        row = self.rows.current_row()
        if isinstance(row, WaitingPrint):
            self._context.runner.run(
                waiting_prints.drop,
                self._context.desk,
                row.id,
                row.version,
                on_error=partial(show_error, self),
                owner=self,
            )
