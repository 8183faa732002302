"""The counter's right column: the next appointments, and what is to be taken up again."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Actor, Right
from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.ui.pages.visits.roster_line import RosterLine
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.waiting import WaitingCard
from woilmenau_desk.ui.pages.visits.work import Coming
from woilmenau_desk.ui.printers.here import AT_ONCE
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from woilmenau_desk.ui.widgets.backup_line import BackupLine
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView

_MOST_DEADLINES = 3  # the others are reached by scrolling
_LOW_BELOW = 640  # a window of that height has no room for a note


class ComingColumn(QWidget):
    """Both lists open what was chosen with Enter or a double click."""

    appointment_opened = Signal(object)  # AppointmentRow
    slip_asked = Signal(object)  # AppointmentRow
    slip_preview_asked = Signal(object)  # AppointmentRow
    follow_up_opened = Signal(object)  # FollowUpRow
    deadline_opened = Signal(str, object)  # the page, and what it is to show

    def __init__(self, words: CounterWords, privacy: Privacy, actor: Actor) -> None:
        super().__init__()
        self._line: BackupLine | None = None
        self._roster: RosterLine | None = None
        self._waiting: WaitingCard | None = None
        self._appointments = RowsModel(words.appointments(), privacy, parent=self)
        self._none = EmptyState("calendar", self.tr("Keine Termine"))
        self.appointments = RowsView(
            self._appointments, self.tr("Nächste Termine"), header=False, empty=self._none
        )
        self._follow_ups = RowsModel(words.follow_ups(), privacy, parent=self)
        self.follow_ups = RowsView(
            self._follow_ups,
            self.tr("Wiedervorlagen"),
            header=False,
            empty=EmptyState("check", self.tr("Nichts ist fällig.")),
        )
        self._deadlines = RowsModel(words.deadlines(), privacy, parent=self)
        self.deadlines = RowsView(self._deadlines, self.tr("Fristen"), header=False)
        for view in (self.appointments, self.follow_ups, self.deadlines):
            view.typing_searches = True
        # Rows are shown whole or not at all: in a low window there are two of what comes next, and one of the rest.
        self.appointments.setMinimumHeight(2 * ROW_HEIGHT + 4)
        self.follow_ups.setMinimumHeight(ROW_HEIGHT + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        # What is pressing stands above the rest, and is not there at all on most days.
        self._pressing = _titled(self.tr("Fristen"), self.deadlines)
        self._pressing.setVisible(False)
        column.addWidget(self._pressing)
        column.addWidget(_titled(self.tr("Nächste Termine"), self.appointments), 3)
        due = _titled(self.tr("Wiedervorlagen"), self.follow_ups)
        column.addWidget(due, 2)
        due.setVisible(actor.may(Right.CONFIDENTIAL_NOTES))
        self._reads = actor.may(Right.CONFIDENTIAL_NOTES)
        self.deadlines.row_opened.connect(self._on_deadline_opened)
        self.appointments.row_opened.connect(self.appointment_opened)
        self._slip_key(self.tr("Zettel drucken"), AT_ONCE, self.slip_asked)
        self._slip_key(self.tr("Zettel ansehen"), "Ctrl+P", self.slip_preview_asked)
        self.follow_ups.row_opened.connect(self.follow_up_opened)

    def _slip_key(self, text: str, key: str, asked: SignalInstance) -> None:
        """A key of the list of appointments. Letters would go to the search."""
        action = QAction(text, self.appointments)
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)

        def on_triggered(_checked: bool) -> None:
            row = self.appointments.current_row()
            if row is not None:
                asked.emit(row)

        action.triggered.connect(on_triggered)
        self.appointments.addAction(action)

    def show_coming(self, coming: Coming) -> None:
        """Show what comes."""
        self._appointments.set_rows(coming.appointments)
        self._follow_ups.set_rows(coming.follow_ups)
        self._deadlines.set_rows(coming.deadlines)
        shown = min(len(coming.deadlines), _MOST_DEADLINES)
        self.deadlines.setFixedHeight(ROW_HEIGHT * shown + 4)
        self._pressing.setVisible(bool(shown))

    def add_above(self, line: RosterLine, who_can: QWidget, waiting_prints: QWidget) -> None:
        """Where nobody is planned, whom to ask, and which slips wait for a printer, at the head of the column."""
        self._roster = line
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, line)
            layout.insertWidget(1, who_can)
            layout.insertWidget(2, waiting_prints)

    def add_waiting(self, card: WaitingCard) -> None:
        """Who waits, above what is due: it is about those who stand here now."""
        self._waiting = card
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, card)

    def add_below(self, line: BackupLine) -> None:
        """How the backups stand, at the foot of the column."""
        self._line = line
        layout = self.layout()
        if layout is not None:
            layout.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._line is not None:
            self._line.set_low(self.window().height() < _LOW_BELOW)

    def heightForWidth(self, width: int) -> int:
        """As low as it may be: the page would scroll for what its lists would like to have."""
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)

    def set_booking_key(self, key: str) -> None:
        """The key that books one, for the empty list to say."""
        hint = self.tr("{key} vereinbart einen.").format(key=key) if key else ""
        self._none.set_text(self.tr("Keine Termine"), hint)

    def on_minute(self) -> None:
        """Time went on: an appointment may be overdue now."""
        self.appointments.viewport().update()
        self.deadlines.viewport().update()
        if self._roster is not None:
            self._roster.on_minute()
        if self._waiting is not None:
            self._waiting.on_minute()

    def _on_deadline_opened(self, row: DeadlineRow) -> None:
        """On to the deadline, or for whoever may not read it to the person."""
        if self._reads:
            self.deadline_opened.emit("deadlines", row)
        else:
            self.deadline_opened.emit("people", PersonRow(row.person_id, row.person_name))


def _titled(title: str, view: RowsView) -> Card:
    card = Card(margin=0)
    card.setAccessibleName(title)
    card.head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, 0)
    card.head.addWidget(text_label(title, "strong"))
    card.layout().setSpacing(SPACE_1)  # type: ignore[union-attr]
    card.body.setContentsMargins(SPACE_2, 0, SPACE_2, SPACE_1)
    card.body.addWidget(view)
    return card
