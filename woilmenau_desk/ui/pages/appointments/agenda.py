"""The agenda: appointments in the order of time under the heading of their day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from woilmenau_desk.domain.appointments import STATE_NAMES, AppointmentRow, AppointmentState
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import people_say_date, say_time, short_date
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, TYPE_BODY, TYPE_SMALL, Tone
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows import Column, RowDelegate, RowsModel, RowsView
from woilmenau_desk.ui.words import word

_HEADING_ROLE = Qt.ItemDataRole.UserRole + 20
_HEADING_HEIGHT = 40
_LINE_HEIGHT = 52  # two marks fit below one another
_CLASH = QT_TRANSLATE_NOOP("agenda", "überschneidet sich")
_OUTSIDE = QT_TRANSLATE_NOOP("agenda", "außerhalb der Zeiten")
_MINUTES = QT_TRANSLATE_NOOP("agenda", "{number} Minuten")
_CLOSED = QT_TRANSLATE_NOOP("agenda", "geschlossen")
_CLOSED_BECAUSE = QT_TRANSLATE_NOOP("agenda", "geschlossen: {reason}")
STATE_TONES = {
    AppointmentState.BOOKED: Tone.INFO,
    AppointmentState.KEPT: Tone.GOOD,
    AppointmentState.NO_SHOW: Tone.WARN,
    AppointmentState.CANCELLED: Tone.NEUTRAL,
}
STATE_ICONS = {
    AppointmentState.BOOKED: "calendar",
    AppointmentState.KEPT: "check",
    AppointmentState.NO_SHOW: "minus",
    AppointmentState.CANCELLED: "void",
}


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The line above a day's appointments."""

    day: date
    title: str  # heute, morgen, Di, 24.11.
    note: str  # the date, and why the centre is closed

    @property
    def id(self) -> str:
        """Tells it apart from the appointments' numbers."""
        return self.day.isoformat()


AgendaRow = DayHeading | AppointmentRow


def agenda_rows(
    appointments: Iterable[AppointmentRow], today: date, opening: Opening
) -> tuple[AgendaRow, ...]:
    """The appointments, earliest first, each day under its heading."""
    rows: list[AgendaRow] = []
    for day, of_day in groupby(appointments, key=lambda row: row.starts_at.date()):
        rows.append(DayHeading(day, people_say_date(day, today), _about(day, today, opening)))
        rows += of_day
    return tuple(rows)


def ends_at(row: AppointmentRow) -> str:
    """The clock time when it is over."""
    return say_time((row.starts_at + timedelta(minutes=row.data.duration_minutes)).time())


def state_word(row: AppointmentRow) -> str:
    """vereinbart, wahrgenommen …"""
    return word("appointments", STATE_NAMES[row.state])


def marks(row: AppointmentRow) -> tuple[tuple[str, Tone, str], ...]:
    """What stands out about an appointment: word, tone, icon."""
    found = []
    if row.clash:
        found.append((word("agenda", _CLASH), Tone.WARN, "warning"))
    if not row.within_hours:
        found.append((word("agenda", _OUTSIDE), Tone.NEUTRAL, "clock"))
    return tuple(found)


class AgendaModel(RowsModel[AgendaRow]):
    """Appointments and the headings of their days, which cannot be selected."""

    def __init__(self, privacy: Privacy, languages: Callable[[str], str], parent: QWidget | None) -> None:
        """`languages` gives the word for a language's code."""

        def of(text: Callable[[AppointmentRow], str]) -> Callable[[AgendaRow], str]:
            return lambda row: text(row) if isinstance(row, AppointmentRow) else ""

        def tone(row: AgendaRow) -> Tone:
            return STATE_TONES[row.state] if isinstance(row, AppointmentRow) else Tone.NEUTRAL

        minutes = word("agenda", _MINUTES)
        columns = (
            Column[AgendaRow](
                "",
                of(lambda row: f"{say_time(row.starts_at.time())}–{ends_at(row)}"),
                of(lambda row: minutes.format(number=row.data.duration_minutes)),
                strong=True,
                width=112,
            ),
            Column[AgendaRow](
                "",
                of(lambda row: row.person_name),
                of(lambda row: languages(row.data.language) if row.data.language else ""),
                name=of(lambda row: row.person_name),
                personal=True,
            ),
            Column[AgendaRow]("", of(lambda row: row.colleague_name), lambda _row: "", soft=True, width=92),
            Column[AgendaRow](
                "",
                of(lambda row: "\n".join(text for text, _tone, _icon in marks(row))),
                badge=lambda row: (
                    marks(row)[0][1] if isinstance(row, AppointmentRow) and marks(row) else Tone.NEUTRAL
                ),
                badge_icon=of(lambda row: marks(row)[0][2] if marks(row) else ""),
                width=180,
                narrow=46,
            ),
            Column[AgendaRow](
                "",
                of(state_word),
                badge=tone,
                badge_icon=of(lambda row: STATE_ICONS[row.state]),
                width=160,
                narrow=46,
            ),
        )
        super().__init__(
            columns,
            privacy,
            faded=lambda row: isinstance(row, AppointmentRow) and row.state is AppointmentState.CANCELLED,
            parent=parent,
        )

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self.row(index.row())
        if isinstance(row, DayHeading):
            if role == _HEADING_ROLE:
                return row
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{row.title}  {row.note}" if index.column() == 0 else ""
            return None
        return None if role == _HEADING_ROLE else super().data(index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if isinstance(self.row(index.row()), DayHeading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class AgendaDelegate(RowDelegate):
    """Paints the headings of the days, and several marks below one another."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        heading = index.data(_HEADING_ROLE)
        if isinstance(heading, DayHeading):
            painter.save()
            self._paint_heading(painter, QRect(option.rect), heading)
            painter.restore()
        else:
            super().paint(painter, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: DayHeading) -> None:
        look = theme.current()
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = rect.adjusted(SPACE_2, 0, -SPACE_2, -8)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        strong = theme.app_font(TYPE_BODY, QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(look.colour("accent_ink"))
        painter.drawText(line, side, heading.title)
        wide = QFontMetrics(strong).horizontalAdvance(heading.title) + SPACE_3
        painter.setFont(theme.app_font(TYPE_SMALL))
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(line.adjusted(wide, 0, 0, -1), side, heading.note)

    def _paint_badge(
        self, painter: QPainter, rect: QRect, text: object, tone: Tone, icon: str | None
    ) -> None:
        lines = str(text or "").split("\n")
        height = rect.height() // len(lines)
        for number, line in enumerate(lines):
            part = QRect(rect.left(), rect.top() + number * height, rect.width(), height)
            first = number == 0
            super()._paint_badge(
                painter, part, line, tone if first else Tone.NEUTRAL, icon if first else "clock"
            )


class AgendaView(RowsView):
    """The list. Its keys write, so the selection never goes on by itself."""

    def __init__(self, model: AgendaModel, name: str, empty: EmptyState) -> None:
        super().__init__(model, name, empty=empty, header=False, careful=True)
        self._agenda = model
        self.setItemDelegate(AgendaDelegate(self))
        self.verticalHeader().setDefaultSectionSize(_LINE_HEIGHT)
        model.modelReset.connect(self._lay_out)

    def select_first(self, wanted: Callable[[AppointmentRow], bool] = lambda row: True) -> None:
        """Select the first appointment that is wanted, or else the first of all."""
        numbers = [
            number for number, row in enumerate(self._agenda.rows()) if isinstance(row, AppointmentRow)
        ]
        chosen = next(
            (
                number
                for number in numbers
                if isinstance(row := self._agenda.row(number), AppointmentRow) and wanted(row)
            ),
            numbers[0] if numbers else -1,
        )
        if chosen >= 0:
            self._choose(chosen)

    def _lay_out(self) -> None:
        self.clearSpans()
        rows = self._agenda.rows()
        for number, row in enumerate(rows):
            heading = isinstance(row, DayHeading)
            self.setRowHeight(number, _HEADING_HEIGHT if heading else _LINE_HEIGHT)
            if heading:
                self.setSpan(number, 0, 1, self._agenda.columnCount())

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.setCurrentIndex(self._agenda.index(number, 0))
            if number == 1:
                self.scrollToTop()  # the heading of the first day is worth seeing


def _about(day: date, today: date, opening: Opening) -> str:
    parts = []
    if abs((day - today).days) <= 1:
        parts.append(short_date(day))
    kind = opening.kind_for(HoursKind.COUNSELLING, day)
    if not opening.is_open_day(day, kind):
        reason = opening.why_closed(day, kind)
        parts.append(
            word("agenda", _CLOSED_BECAUSE).format(reason=reason) if reason else word("agenda", _CLOSED)
        )
    return " · ".join(parts)
