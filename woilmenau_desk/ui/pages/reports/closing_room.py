"""Abschluss: what is still open in a span, each one key away; and freezing its report, with what has come since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.closing import ClosedRow, Late, NothingNew, OpenPoint, OpenRow
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import Month, local
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.reports import checking, closed, closing, late
from woilmenau_desk.ui.dates import month_title, say_time, short_date
from woilmenau_desk.ui.dialogs import Paragraphs, show_error
from woilmenau_desk.ui.pages.reports.kept import ReportsKept
from woilmenau_desk.ui.pages.reports.leads import go_to, go_to_draft
from woilmenau_desk.ui.pages.reports.lock import met_the_lock
from woilmenau_desk.ui.pages.reports.room import ReportRoom
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.span_words import span_title
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import RowsView
from woilmenau_desk.ui.widgets.rows_model import Column, HeadedRows, Heading
from woilmenau_desk.ui.words import say, word

_ASK, _ASK_LATE, _CLOSE = "report open points", "report late", "report close"
_ASK_NEWS = "report news outside"
_SIDE = 380
_SHORT = 12  # characters of a checksum that a person compares
_REASON = 400


_WORDS = {
    Kind.APPOINTMENT: QT_TRANSLATE_NOOP("reports", "Termin"),
    Kind.SESSION: QT_TRANSLATE_NOOP("reports", "Beratung"),
    Kind.VISIT: QT_TRANSLATE_NOOP("reports", "Kontakt an der Theke"),
    Kind.FUND: QT_TRANSLATE_NOOP("reports", "Topf"),
    Kind.REPORT: QT_TRANSLATE_NOOP("reports", "Zum Text"),
}
_ENTRY = QT_TRANSLATE_NOOP("reports", "Angefangenes Formular")
_ICONS = {
    Kind.APPOINTMENT: "calendar",
    Kind.SESSION: "counselling",
    Kind.VISIT: "counter",
    Kind.FUND: "aid",
    Kind.REPORT: "edit",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry that is open, of a point; or the point itself, where nothing can be gone to."""

    point: OpenPoint
    row: OpenRow | None
    place: int

    def said(self) -> str:
        """What it is, in the list."""
        if self.row is None:
            return say(self.point.said)
        if self.row.kind is Kind.REPORT and self.row.day is not None:
            return month_title(Month.of(self.row.day))
        return word("reports", _WORDS.get(self.row.kind, _ENTRY))


def lines_of(points: Sequence[OpenPoint]) -> list[Line]:
    """Every entry that can be gone to, in the order of what is open."""
    return [Line(point, row, place) for point in points for place, row in enumerate(point.rows or (None,))]


def _day(line: Line) -> str:
    if line.row is None or line.row.day is None or line.row.kind is Kind.REPORT:
        return ""
    day = short_date(line.row.day)
    return day if line.row.at is None else f"{day}, {say_time(line.row.at.time())}"


def _heading(line: Line) -> Heading | None:
    return (
        None if line.row is None else Heading((line.point.code, say(line.point.said)), say(line.point.said))
    )


class ClosingRoom(ReportRoom):
    """What is open at the left, the state of the report at the right."""

    def __init__(self, context: Context, reports: ReportsKept) -> None:
        super().__init__(context, reports)
        self.closed: ClosedRow | None = None  # its last version
        self.points: tuple[OpenPoint, ...] = ()
        self._closing = False
        self._to_ask = False  # as soon as it is known whether there is anything to close
        self._news: bool | None = True  # whether its next version would show any outside; None: not known yet
        self.close_action = self.add_action(self.tr("Abschließen"), "F9", self.ask_to_close, "lock")
        self.see_action = self.add_action(
            self.tr("Zu den abgeschlossenen"), "F10", self._see_closed, "document"
        )
        self.model = HeadedRows[Line](
            (
                Column[Line](
                    self.tr("Noch offen"),
                    lambda line: line.said(),
                    icon=lambda line: None if line.row is None else _ICONS.get(line.row.kind, "arrow-right"),
                ),
                Column[Line](
                    self.tr("wann"),
                    _day,
                    soft=True,
                    width=168,
                ),
            ),
            context.privacy,
            heading=_heading,
            key=lambda line: (line.point.code, say(line.point.said), line.place),
        )
        self.nothing = EmptyState("check", self.tr("Nichts mehr offen"), "")
        self.list = RowsView(self.model, self.tr("Was vor dem Abschluss noch offen ist"), empty=self.nothing)
        self.list.row_opened.connect(self._on_opened)
        self.state = Badge("", Tone.NEUTRAL, "clock")
        self.said = text_label("", "soft", wrap=True)
        self.checksum = text_label("", "small", wrap=True, selectable=True)
        self.since = Note("", Tone.WARN, "clock")
        self.working = Note("", Tone.INFO, "clock")
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(self.tr("Vor dem Abschluss"), margin=16)
        left.body.addWidget(self.list, 1)
        right = Card(self.tr("Abschluss"))
        right.setFixedWidth(_SIDE)
        right.body.setSpacing(SPACE_3)
        right.body.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        right.body.addWidget(self.said)
        right.body.addWidget(self.checksum)
        right.body.addWidget(self.since)
        right.body.addWidget(self.working)
        right.body.addStretch(1)
        self.close_button = KeyButton.for_action(self.close_action, "lock", "primary")
        self.see_button = KeyButton.for_action(self.see_action, "document", "quiet")
        right.body.addWidget(self.close_button)
        right.body.addWidget(self.see_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE_1, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(left, 1)
        layout.addWidget(right)

    # What is shown

    def show_choice(self, span: Span, funder: str | None) -> None:
        if (span, funder) != (self.span, self.funder):
            self._forget()
        super().show_choice(span, funder)
        self.working.set_text(self.tr("Wird geprüft …"))
        self.nothing.set_text(self.tr("Wird geprüft …"), "")
        self.close_action.setEnabled(False)
        for asked in (_ASK_LATE, _ASK_NEWS):
            self.context.runner.forget(asked)
        self.context.runner.run_long(
            lambda _work: _looked(self.context.desk, span, funder),
            on_done=lambda found: self._on_looked(span, funder, *found),
            on_error=self._on_error,
            on_stopped=self._on_stopped,
            owner=self,
            key=_ASK,
        )

    def _forget(self) -> None:
        """Nothing is known of what is chosen now."""
        self.closed, self.points, self._news = None, (), True
        self._to_ask = False
        self.model.set_rows(())
        self.since.set_text("")
        self.state.set_state(self.tr("noch nicht geprüft"), Tone.NEUTRAL, "clock")
        self.said.setText("")
        self.checksum.setVisible(False)
        self.close_action.setText(self.tr("Abschließen"))
        self.close_action.setEnabled(False)
        self.see_action.setEnabled(False)

    def _on_stopped(self) -> None:
        self._forget()
        self.working.set_text("")
        self.nothing.set_text(self.tr("Abgebrochen."), "")

    def activated(self) -> None:
        self.list.setFocus()

    def _see_closed(self) -> None:
        if self.closed is not None:
            self.closed_asked.emit(self.closed.id)

    def _on_looked(
        self, span: Span, funder: str | None, points: tuple[OpenPoint, ...], closed: tuple[ClosedRow, ...]
    ) -> None:
        if (span, funder) != (self.span, self.funder):
            return
        self.working.set_text("")
        self.points = points
        self.model.set_rows(lines_of(points))
        self.nothing.set_text(self.tr("Nichts mehr offen"), self.tr("Der Bericht kann abgeschlossen werden."))
        first = next(iter(self.model.rows()), None)
        if first is not None and self.list.current_row() is None:
            self.list.select(self.model.key_of(first))
        self.closed = closed[0] if closed else None
        self._news = None if closed else True
        self._show_state()
        self.closed_told.emit(self.closed.number if self.closed is not None else None)
        if self.closed is not None:
            row = self.closed
            self.context.runner.run_long(
                lambda work: late.late(self.context.desk, row, work),
                on_done=self._on_late,
                on_error=self._on_not_late,
                on_stopped=lambda: None,
                owner=self,
                key=_ASK_LATE,
            )
            self._ask_for_news(row)

    def _ask_for_news(self, row: ClosedRow) -> None:
        """Whether there is anything to close once more for; before that is known, nobody is asked for a reason."""
        self.working.set_text(self.tr("Ob es nach außen etwas Neues gibt, wird geprüft …"))
        self.context.runner.run_long(
            lambda work: closing.has_news(self.context.desk, row, work),
            on_done=lambda news: self._on_news(row, news),
            on_error=lambda error: self._on_no_news(row, error),
            on_stopped=lambda: self._on_news(row, True),
            owner=self,
            key=_ASK_NEWS,
        )

    def _on_news(self, row: ClosedRow, news: bool) -> None:
        if self.closed is None or self.closed.id != row.id:
            return
        self._news = news
        self.working.set_text(
            "" if news else say(NothingNew(span=span_title(row.span), number=row.number).sentences()[0])
        )
        self._show_state()
        asked, self._to_ask = self._to_ask, False
        if asked and news and self.isVisible():
            self.ask_to_close()

    def _on_no_news(self, row: ClosedRow, error: KnownError) -> None:
        """What keeps it from being told is told again by closing."""
        if met_the_lock(self.context, error):
            self.show_choice(self.span, self.funder)
        else:
            self._on_news(row, True)

    def _show_state(self) -> None:
        row = self.closed
        ended = self.span.last < self.context.today()
        self.close_action.setEnabled(ended and not self._closing and self._news is not False)
        self.close_action.setText(
            self.tr("Abschließen")
            if row is None
            else self.tr("Version {number} abschließen").format(number=row.number + 1)
        )
        self.see_action.setEnabled(row is not None)
        self.checksum.setVisible(row is not None)
        if row is not None:
            self.state.set_state(
                self.tr("abgeschlossen · Version {number}").format(number=row.number), Tone.GOOD, "lock"
            )
            text = (
                self.tr("Am {day} von {who} für {funder}.") if row.funder else self.tr("Am {day} von {who}.")
            )
            day = f"{local(row.closed_at):%d.%m.%Y}"
            self.said.setText(text.format(day=day, who=row.closed_by, funder=row.funder))
            self.checksum.setText(self.tr("Prüfsumme (SHA-256): {sum} …").format(sum=row.sha256[:_SHORT]))
        elif ended:
            self.state.set_state(self.tr("noch nicht abgeschlossen"), Tone.WARN, "clock")
            self.said.setText(
                self.tr(
                    "Der Abschluss hält Zahlen, Text und Blatt fest, so wie sie jetzt sind. Was danach erfasst wird, "
                    "kommt in die nächste Version."
                )
            )
        else:
            self.state.set_state(self.tr("läuft noch"), Tone.INFO, "clock")
            text = self.tr("Abschließen lässt sich der Bericht ab dem Tag nach dem {last}.")
            self.said.setText(text.format(last=f"{self.span.last:%d.%m.%Y}"))

    def _on_late(self, found: Late) -> None:
        if self.closed is None or found.row.id != self.closed.id:
            return
        self.since.set_text(" ".join(map(say, found.sentences)) if found else "", Tone.WARN, "clock")

    def _on_not_late(self, error: KnownError) -> None:
        what, _kept, todo = (say(sentence) for sentence in error.sentences())
        self.since.set_text(f"{what} {todo}".strip(), Tone.BAD, "error")

    def _on_error(self, error: KnownError) -> None:
        if met_the_lock(self.context, error):
            self.show_choice(self.span, self.funder)
            return
        self._forget()
        self.working.set_text("")
        what, _kept, todo = (say(sentence) for sentence in error.sentences())
        self.nothing.set_text(what, todo)

    def _on_opened(self, line: "Line") -> None:
        if line.row is None:
            return
        if line.row.kind is Kind.REPORT and line.row.day is not None:
            self.span_asked.emit(Span.of_month(Month.of(line.row.day)))
        elif line.row.kind is Kind.REPORT:
            self.question_asked.emit(line.row.question)
        elif line.row.form:
            go_to_draft(self.context, line.row.form, self)
        else:
            go_to(self.context, line.row.kind, line.row.id, line.row.day, self)

    # Closing

    def ask_to_close(self) -> None:
        """Ask once more before the report is frozen; from the second version on, for the reason.

        Whoever asks before it is known whether there is anything new is asked as soon as it is.
        """
        if self._news is None:
            self._to_ask = True
            self.working.set_text(
                self.tr("Ob es nach außen etwas Neues gibt, wird geprüft; dann kommt die Frage.")
            )
            return
        CloseDialog(
            self, self.span, self.closed, sum(point.number for point in self.points), self._close
        ).open()

    def _close(self, reason: str) -> None:
        span, funder, desk = self.span, self.funder, self.context.desk
        self._closing = True
        self.close_action.setEnabled(False)
        self.working.set_text(self.tr("Wird abgeschlossen …"))

        def freeze(work: LongWork) -> Done[ClosedRow]:
            return closing.close(desk, span, funder, reason, work=work)

        self.context.runner.run_long(
            freeze,
            on_done=self._on_closed,
            on_error=self._on_not_closed,
            on_stopped=self._settle,
            label=self.tr("Der Bericht wird abgeschlossen …"),
            owner=self,
            key=_CLOSE,
        )

    def _on_closed(self, _done: Done[ClosedRow]) -> None:
        self._settle()
        self.show_choice(self.span, self.funder)

    def _on_not_closed(self, error: KnownError) -> None:
        self._settle()
        show_error(self, error)

    def _settle(self) -> None:
        self._closing = False
        self.working.set_text("")
        self._show_state()


class CloseDialog(Paragraphs):
    """What closing does, and that it stays; a reason where it was closed before."""

    def __init__(
        self,
        parent: QWidget,
        span: Span,
        before: ClosedRow | None,
        open_points: int,
        on_yes: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._on_yes = on_yes
        title = span_title(span)
        heading = (
            self.tr("{span} abschließen?").format(span=title)
            if before is None
            else self.tr("{span}: Version {number} abschließen?").format(span=title, number=before.number + 1)
        )
        text = self.tr(
            "Zahlen, Text und Blatt werden festgehalten, so wie sie jetzt sind; das lässt sich nicht rückgängig machen. "
            "Jeder Nachdruck ist danach derselbe."
        )
        still = self.tr("Noch offen: {number}. Der Bericht lässt sich trotzdem abschließen.")
        self.fill(
            heading, (text, still.format(number=open_points) if open_points else ""), "question", "accent"
        )
        self.reason: QLineEdit | None = None
        layout = self.layout()
        if before is not None and isinstance(layout, QVBoxLayout):
            caption = text_label(
                self.tr("Warum noch einmal? Steht im Bericht und in der Liste der abgeschlossenen."), "small"
            )
            caption.setWordWrap(True)
            self.reason = QLineEdit()
            self.reason.setMaxLength(_REASON)
            self.reason.setAccessibleName(self.tr("Grund"))
            self.reason.setPlaceholderText(self.tr("Zum Beispiel: drei Besuche nachgetragen"))
            self.reason.textChanged.connect(self._on_reason)
            box = QVBoxLayout()
            box.setSpacing(SPACE_2)
            box.addWidget(caption)
            box.addWidget(self.reason)
            layout.insertLayout(1, box)
        self.yes = self.add_button(self.tr("Abschließen"), "primary")
        self.no = self.add_button(self.tr("Abbrechen"), default=True)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.reject)
        self._on_reason()
        if self.reason is not None:
            self.reason.setFocus()

    def _on_reason(self) -> None:
        self.yes.setEnabled(self.reason is None or bool(self.reason.text().strip()))

    def _on_yes_clicked(self) -> None:
        reason = self.reason.text().strip() if self.reason is not None else ""
        self.accept()
        self._on_yes(reason)


def _looked(
    desk: Desk, span: Span, funder: str | None
) -> tuple[tuple[OpenPoint, ...], tuple[ClosedRow, ...]]:
    points = checking.open_points(desk, span, funder)
    chosen = closed.funder_of(desk, span, funder)
    return points, closing.closed_list(desk, span, chosen.id)
