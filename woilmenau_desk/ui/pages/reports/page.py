"""Berichte: which span, for whom; and the rooms in which it is looked at, written to, checked and closed."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.funders import FunderRow
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders
from woilmenau_desk.services.reports import narrative
from woilmenau_desk.ui.pages.reports.closed_room import ClosedRoom
from woilmenau_desk.ui.pages.reports.kept import ReportsKept, Wanted
from woilmenau_desk.ui.pages.reports.room import ReportRoom
from woilmenau_desk.ui.pages.reports.rooms import CLOSED, FIRST, GLANCE, ROOMS, TEXT
from woilmenau_desk.ui.pages.reports.span_bar import SpanBar
from woilmenau_desk.ui.pages.reports.text_room import TextRoom
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_6
from woilmenau_desk.ui.widgets.buttons import TightKeyButton
from woilmenau_desk.ui.words import word

_LOOK_BACK_DAYS = 10  # so long after a month's end its report is what one comes for


class ReportsPage(Page):
    """One span for one funder, in one of its rooms. A room is built when it is first opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._begun = False
        self._funders_read = False
        self._current = GLANCE
        self._specs = {spec.id: spec for spec in ROOMS}
        self._rooms: dict[str, ReportRoom] = {}
        self.tabs: dict[str, TightKeyButton] = {}
        self.actions_of: dict[str, QAction] = {}
        self.kept = ReportsKept(context, self)
        self._make_actions()
        self.span_bar = SpanBar(self.earlier_action, self.later_action, context.today, self._this_month())
        self.rooms = Rooms(FIRST, context, "reports", self.add_action, partial(self.open_room, GLANCE))
        self.tabs[GLANCE] = self.rooms.here
        for spec in ROOMS[1:]:
            action = self.add_action(word("rooms", spec.title), spec.key, partial(self.open_room, spec.id))
            self.actions_of[spec.id] = action
            self.tabs[spec.id] = self.rooms.add_tab(action)
        self._stack = QStackedWidget()
        self._lay_out()
        self.span_bar.changed.connect(self._show_choice)
        self.kept.came.connect(self._on_report)
        self.watch(
            Kind.VISIT,
            Kind.PERSON,
            Kind.AID,
            Kind.SESSION,
            Kind.APPOINTMENT,
            Kind.VALUES,
            Kind.REFERRAL,
            Kind.OFFER,
            Kind.ATTENDANCE,
            Kind.VOLUNTEER,
            Kind.HOURS,
            Kind.CASE,
            # Waiting, receipts, duty and who helps as what are figures, too; so is how many planned days were held.
            Kind.QUEUE,
            Kind.FUND,
            Kind.ROSTER,
            Kind.ASSIGNMENT,
            Kind.ENROLMENT,
            Kind.DEADLINE,
        )
        context.bus.subscribe((Kind.REPORT,), lambda _changes: self._on_text(), self)
        context.bus.subscribe((Kind.CENTRE,), lambda _changes: self._on_centre(), self)

    # What the window calls

    def activated(self) -> None:
        if not self._begun:
            self._begun = True
            self._on_centre()
            self.open_room(self._current)
            return
        self.span_bar.show_today()
        self._show_closed()
        self.room().activated()

    def show_subject(self, subject: object) -> None:
        """A span is shown where one was looking; a room comes to the front."""
        if isinstance(subject, DraftRow):
            written = narrative.draft_of(subject.form)
            if written is not None:
                span, funder_id = written
                self.span_bar.set_funder(funder_id)
                self.span_bar.set_span(span)
            self.open_room(TEXT)
        elif isinstance(subject, Span):
            self.span_bar.set_span(subject)
        elif isinstance(subject, str):
            self.open_room(subject)

    def reload(self) -> None:
        """Something was entered: what is shown is counted anew."""
        self.kept.forget()
        if self._begun:
            self._show_choice()

    # What the page is asked for

    def room(self, room_id: str = "") -> ReportRoom:
        """A room, by default the one in front; it is made if it was not yet."""
        room_id = room_id or self._current
        made = self._rooms.get(room_id)
        if made is None:
            made = self._rooms[room_id] = self._specs[room_id].make(self.context, self.kept)
            made.room_asked.connect(self.open_room)
            made.span_asked.connect(self.span_bar.set_span)
            made.closed_told.connect(partial(self._on_closed_told, made))
            made.closed_asked.connect(self.open_closed)
            made.question_asked.connect(self.open_question)
            self._stack.addWidget(made)
        return made

    def open_room(self, room_id: str) -> None:
        """Bring a room to the front; it shows what is chosen."""
        if room_id not in self._specs:
            return
        self._current = room_id
        room = self.room()
        self.tabs[room_id].setChecked(True)
        self._stack.setCurrentWidget(room)
        self.span_bar.setVisible(self._specs[room_id].of_span)
        if self._funders_read:
            room.show_choice(self.span(), self.span_bar.funder_name())
        room.activated()

    def open_question(self, question: str) -> None:
        """Go to a question of the text."""
        self.open_room(TEXT)
        room = self.room()
        if isinstance(room, TextRoom):
            room.show_question(question)

    def open_closed(self, row_id: int) -> None:
        """Go to the closed reports, with that one chosen."""
        room = self.room(CLOSED)
        if isinstance(room, ClosedRoom):
            room.choose(row_id)
        self.open_room(CLOSED)

    def span(self) -> Span:
        """The span that is chosen."""
        return self.span_bar.span()

    def report(self) -> Report | None:
        """What is kept for the room in front; None while it is counted."""
        internal = self._current == GLANCE
        return self.kept.current(Wanted(self.span(), self.span_bar.funder_name(), internal))

    # How it is built

    def _make_actions(self) -> None:
        self.earlier_action = self.add_action(
            self.tr("Vorheriger Zeitraum"),
            "Alt+Left",
            lambda: self.span_bar.set_span(self.span().previous()),
            "chevron-left",
        )
        self.later_action = self.add_action(
            self.tr("Nächster Zeitraum"),
            "Alt+Right",
            lambda: self.span_bar.set_span(self.span().next()),
            "chevron-right",
        )
        self.today_action = self.add_action(
            self.tr("Dieser Monat"), "Alt+Home", lambda: self.span_bar.set_span(self._this_month())
        )
        self.kind_action = self.add_action(
            self.tr("Monat, Quartal, Jahr oder Zeitraum wählen"),
            "Ctrl+G",
            lambda: self.span_bar.kind.setFocus(),
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.rooms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_3)
        layout.addLayout(line)
        layout.addWidget(self.span_bar)
        layout.addWidget(self._stack, 1)

    # What happens

    def _this_month(self) -> Span:
        today = self.context.today()
        month = Month.of(today)
        return Span.of_month(month.previous() if today.day <= _LOOK_BACK_DAYS else month)

    def _on_centre(self) -> None:
        """The funders may have changed: fetch them, then the figures."""
        if self._begun:
            self.context.runner.run(funders.funders, self.context.desk, on_done=self._on_funders)

    def _on_funders(self, found: tuple[FunderRow, ...]) -> None:
        self._funders_read = True
        self.span_bar.set_funders(found)
        self.kept.forget()
        self._show_choice()

    def _on_text(self) -> None:
        """Something was written to a report, or one was closed. Where it is written nothing moves under the hands."""
        self.kept.forget()
        if self._begun and self._current != TEXT and self.isVisible():
            self._show_choice()

    def _show_choice(self) -> None:
        if self._funders_read:
            self.span_bar.show_today()
            self._show_closed()
            self.room().show_choice(self.span(), self.span_bar.funder_name())

    def _on_report(self, wanted: Wanted, _report: Report) -> None:
        if (wanted.span, wanted.funder) == (self.span(), self.span_bar.funder_name()):
            self._show_closed()

    def _on_closed_told(self, room: ReportRoom, number: int | None) -> None:
        """Another span may be chosen since the room asked."""
        if (room.span, room.funder) == (self.span(), self.span_bar.funder_name()):
            self.span_bar.show_closed(number)

    def _show_closed(self) -> None:
        """Whether it is closed is known once one of its reports was made."""
        span, funder = self.span(), self.span_bar.funder_name()
        for internal in (True, False):
            known = self.kept.current(Wanted(span, funder, internal))
            if known is not None:
                self.span_bar.show_closed(known.closed.number if known.closed is not None else None)
                return
