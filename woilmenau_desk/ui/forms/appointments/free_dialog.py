"""The next free times for what one line asks: "30 min rolf di ab 15". Arrows choose, Enter books there."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.finding_volunteers import WEEKDAYS
from woilmenau_desk.domain.free_line import FreeWish, understand
from woilmenau_desk.domain.free_slots import FreeSlot
from woilmenau_desk.services.appointments import free
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say, word

FREE_TIME_KEY = "Alt+N"
_ASKED = "calendar.free"
_WIDTH, _HEIGHT = 620, 520
_MOST = 12
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FreeDialog(QDialog):
    """Open it with `open()`. Arrows choose from the line, Enter there goes to what is free, and Enter there takes it."""

    chosen = Signal(object, int)  # FreeSlot; minutes

    def __init__(
        self, context: Context, choices: Choices, parent: QWidget | None, *, colleague: str | None = None
    ) -> None:
        """`colleague`: who is meant where the line names nobody."""
        super().__init__(parent)
        self._context, self._choices = context, choices
        self._usual = (colleague,) if colleague else ()
        self._wish: FreeWish | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Nächste freie Zeit"))
        self.setAccessibleName(self.tr("Nächste freie Zeit"))
        self.resize(_WIDTH, _HEIGHT)
        self.line = SearchField(
            self.tr("z. B. 30 min rolf di ab 15"), self.tr("Was wird gesucht"), privacy=None
        )
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._ask)
        self.said = text_label("", "soft", wrap=True)
        self.note = Note("", Tone.INFO)
        columns = (
            Column[FreeSlot](
                "",
                lambda row: people_say_date(row.starts_at.date(), context.today()),
                lambda row: self._date(row),
                strong=True,
                width=176,
            ),
            Column[FreeSlot]("", lambda row: say_time(row.starts_at.time()), strong=True, width=88),
            Column[FreeSlot]("", lambda row: choices.colleague(row.colleague)),
        )
        self.rows: RowsModel[FreeSlot] = RowsModel(columns, context.privacy, parent=self)
        self.empty = EmptyState(
            "clock", self.tr("Nichts frei"), self.tr("Weniger verlangen, z. B. ohne Tag.")
        )
        self.list = RowsView(
            self.rows, self.tr("Freie Zeiten"), empty=self.empty, header=False, row_height=48
        )
        self.list.row_opened.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_4, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(text_label(self.tr("Nächste freie Zeit"), "title"))
        layout.addWidget(self.line)
        layout.addWidget(self.said)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        self.book = KeyButton(self.tr("Dort vereinbaren"), self.tr("Enter"), "calendar-add", "primary")
        self.book.clicked.connect(lambda: self._take(self.list.current_row()))
        close = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self.book)
        buttons.addWidget(close)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self._ask()
        self.line.setFocus()

    def _date(self, row: FreeSlot) -> str:
        """The date of a day that is said by another word."""
        near = (row.starts_at.date() - self._context.today()).days <= 2
        return short_date(row.starts_at.date()) if near else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat() and self.book.isEnabled():
                    self.list.setFocus()
                return True
            if event.key() in _MOVING:
                QApplication.sendEvent(self.list, event)
                return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        names = dict(self._choices.colleagues())
        self._wish = understand(self.line.text(), names, self._context.today(), usual=self._usual)
        self._tell(self._wish, names)
        self.book.setEnabled(False)
        self._context.runner.run_latest(
            _ASKED,
            free.find,
            self._context.desk,
            self._wish.wanted,
            _MOST,
            on_done=self._on_found,
            on_error=self._on_error,
            owner=self,
        )

    def _tell(self, wish: FreeWish, names: dict[str, str]) -> None:
        wanted = wish.wanted
        parts = [self.tr("{number} Minuten").format(number=wanted.minutes)]
        if len(wanted.colleagues) < len(names):
            who = self.tr(" oder ").join(names.get(key, key) for key in wanted.colleagues)
            parts.append(self.tr("bei {name}").format(name=who))
        if wanted.weekday is not None:
            parts.append(word("dates", WEEKDAYS[wanted.weekday]))
        if wanted.first_day is not None:
            one = wanted.days_ahead == 1
            day = short_date(wanted.first_day)
            parts.append((self.tr("am {day}") if one else self.tr("ab {day}")).format(day=day))
        if wanted.not_before is not None:
            parts.append(self.tr("ab {time}").format(time=say_time(wanted.not_before)))
        if wanted.not_after is not None:
            parts.append(self.tr("bis {time}").format(time=say_time(wanted.not_after)))
        self.said.setText(" · ".join(parts))
        unknown = " ".join(wish.unknown)
        self.note.set_text(self.tr("Nicht verstanden: {words}").format(words=unknown) if unknown else "")

    def _on_found(self, found: tuple[FreeSlot, ...]) -> None:
        self.rows.set_rows(found)
        self.list.select_first(lambda _row: True)
        self.book.setEnabled(bool(found))

    def _on_error(self, error: KnownError) -> None:
        self.rows.set_rows(())
        self.note.set_text(say(error.sentences()[0]), Tone.WARN)

    def _take(self, row: FreeSlot | None) -> None:
        if row is not None and self._wish is not None and self.book.isEnabled():
            self.accept()
            self.chosen.emit(row, self._wish.wanted.minutes)
