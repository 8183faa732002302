"""The room "Kalender": a day, a week or a month of the appointments; booking, moving and marking them by keys or by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow
from woilmenau_desk.domain.calendar import CalendarSpan
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.free_slots import FreeSlot
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR, Month
from woilmenau_desk.services.appointments import appointments, calendar, plans
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.forms.appointments.appointment_form import AppointmentForm
from woilmenau_desk.ui.forms.appointments.booking_work import Beginning
from woilmenau_desk.ui.forms.appointments.force import tell_double_booked
from woilmenau_desk.ui.forms.appointments.free_dialog import FREE_TIME_KEY, FreeDialog
from woilmenau_desk.ui.forms.appointments.times import moment_of
from woilmenau_desk.ui.pages.appointments.calendar_bar import CalendarBar
from woilmenau_desk.ui.pages.appointments.calendar_keys import tell_keys
from woilmenau_desk.ui.pages.appointments.calendar_line import ChosenLine
from woilmenau_desk.ui.pages.appointments.calendar_model import NO_ROOM, Builder, View, Wanted
from woilmenau_desk.ui.pages.appointments.calendar_month import MonthView
from woilmenau_desk.ui.pages.appointments.calendar_time import TimeView
from woilmenau_desk.ui.pages.appointments.calendar_view import CalendarView, Drop, Spot
from woilmenau_desk.ui.pages.appointments.rooms import ROOMS
from woilmenau_desk.ui.pages.appointments.slip import preview_slip, print_slip
from woilmenau_desk.ui.pages.appointments.states import StateKeys
from woilmenau_desk.ui.pages.browse.form_page import FormPage
from woilmenau_desk.ui.paper_dialog import PaperChoice, open_paper
from woilmenau_desk.ui.printers.here import AT_ONCE
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton

_READ = "calendar.span"
_MINUTE_MS = 20_000
_WATCHED = (
    Kind.APPOINTMENT,
    Kind.PERSON,
    Kind.STAFF,
    Kind.CENTRE,
    Kind.VALUES,
    Kind.BUSY,
    Kind.OFFER,
    Kind.ROSTER,
    Kind.ASSIGNMENT,
    Kind.VOLUNTEER,
)


class CalendarPage(FormPage[AppointmentRow]):
    """The calendar with a line below it for what is chosen; the form takes their place."""

    row_type = AppointmentRow

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = Wanted(View.WEEK, context.today())
        self._span: CalendarSpan | None = None
        self._shown: Wanted | None = None  # as what is seen was asked for
        now = context.now()
        self._to: Spot | None = Spot(
            now.date(), now.hour * 60 + now.minute
        )  # where the cursor goes once that was read
        self._entry: int | None = None  # the appointment that is chosen then
        self.time_view, self.month_view = TimeView(context.privacy), MonthView(context.privacy)
        for view in (self.time_view, self.month_view):
            view.row_chosen.connect(partial(self._on_chosen, view))
            view.row_opened.connect(self._change)
            view.spot_opened.connect(self._on_spot)
            view.dropped.connect(self._on_dropped)
            view.stepped.connect(self._step)
            view.menu_asked.connect(self._on_menu)
            view.told.connect(context.status.tell)
        self._make_actions()
        self._lay_out()
        self.clock_timer = QTimer(self)
        self.clock_timer.setInterval(_MINUTE_MS)
        self.clock_timer.timeout.connect(self._show_now)
        self.clock_timer.start()
        self._show_now()
        self._enable()
        self.watch(*_WATCHED)
        context.choices.follow(self._on_choices, self, whole=True)
        self.reload()

    # What the frame asks

    def grounds(self) -> tuple[CalendarView, ...]:
        return self.time_view, self.month_view

    def front(self) -> CalendarView:
        return self.month_view if self._wanted.view is View.MONTH else self.time_view

    def current(self) -> AppointmentRow | None:
        return None if self.form is not None else self.front().chosen()

    def chosen_person(self) -> PersonRow | None:
        row = self.current()
        return None if row is None else PersonRow(row.data.person_id, row.person_name)

    def show_entry(self, row: AppointmentRow) -> None:
        self.leave_form()
        self._entry = row.id
        wanted = replace(self._wanted, day=row.starts_at.date())
        if not wanted.shows(row):
            wanted = replace(wanted, colleague=None, room=None)
            self.tools.only.set_code(None)
        minute = row.starts_at.hour * 60 + row.starts_at.minute
        key = row.data.room if wanted.rooms else row.data.colleague
        spot = Spot(row.starts_at.date(), minute, key)
        # Where it is seen already, nothing is scrolled.
        seen = self._shown is not None and self._shown.span() == wanted.span()
        self._ask(wanted, None if seen else spot)
        self.front().setFocus()

    def on_changed(self, changed: Any) -> None:
        """It stands there at once, before anything is read again."""
        span = self._span
        if isinstance(changed, AppointmentRow) and span is not None and self.choices is not None:
            rows = tuple(changed if row.id == changed.id else row for row in span.appointments)
            self._span = replace(span, appointments=tuple(sorted(rows, key=lambda row: row.starts_at)))
            self._build()

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new appointment at the cursor."""
        self._book(self.front().spot(), person)

    def go_on(self, draft: DraftRow) -> None:
        if isinstance(draft.entry, AppointmentRow):
            self._change(draft.entry)
        else:
            self.begin(draft.person)

    def reload(self) -> None:
        self._ask(self._wanted)

    # Building

    def _make_actions(self) -> None:
        self.rooms = Rooms(ROOMS, self.context, "calendar", self.page_action, lambda: self.front().setFocus())
        self.new_action = self.page_action(self.tr("Neuer Termin"), "Ctrl+N", self.begin, "calendar-add")
        self.free_action = self.page_action(
            self.tr("Nächste freie Zeit"), FREE_TIME_KEY, self.open_free, "clock"
        )
        self.free_action.setIconText(self.tr("Frei?"))
        self.change_action = self.row_action(
            self.tr("Ändern, verschieben"), ("Return", "Enter"), lambda _row: self.front().enter()
        )
        self.slip_action = self.row_action(self.tr("Zettel drucken"), ("Z", AT_ONCE), self._print_slip)
        self.slip_action.setIconText(self.tr("Zettel"))
        self.preview_action = self.row_action(self.tr("Zettel ansehen"), ("Shift+Z",), self._show_slip)
        keys = StateKeys(self, self._on_again)
        self.state_actions, self.again_action = keys.actions, keys.again_action
        self.print_action = self.page_action(self.tr("Plan drucken"), "Ctrl+P", self._print_plan)
        self.print_action.setIconText(self.tr("Plan"))
        self.view_actions = {
            view: self.page_action(text, key, partial(self._on_view, view))
            for view, text, key in (
                (View.DAY, self.tr("Tag"), "1"),
                (View.WEEK, self.tr("Woche"), "2"),
                (View.MONTH, self.tr("Monat"), "3"),
            )
        }
        self.rooms_action = self.page_action(
            self.tr("Räume"), "R", self._on_rooms, when=lambda: self._wanted.view is View.DAY
        )
        self.only_action = self.page_action(self.tr("Bei wem, welcher Raum"), "B", self._on_only_asked)
        self.previous_action = self.page_action(self.tr("Zurück"), "Alt+Left", lambda: self._step(-1))
        self.next_action = self.page_action(self.tr("Weiter"), "Alt+Right", lambda: self._step(1))
        self.today_action = self.page_action(self.tr("Heute"), "Alt+Home", self._go_today)
        self.jump_action = self.page_action(
            self.tr("Zu einem Tag"), "Ctrl+G", lambda: self.tools.go_to_jump()
        )
        tell_keys(self.time_view)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_2)
        bar.addWidget(self.rooms, 1)
        bar.addWidget(self.rooms.beside(KeyButton.for_action(self.free_action, "clock")))
        bar.addWidget(self.rooms.beside(KeyButton.for_action(self.new_action, "calendar-add", "primary")))
        self.tools = CalendarBar(
            self.context,
            {
                "before": self.previous_action,
                "after": self.next_action,
                "today": self.today_action,
                "print": self.print_action,
                "rooms": self.rooms_action,
            },
            self.view_actions,
        )
        self.tools.day_asked.connect(self._go)
        self.tools.only_asked.connect(self._on_only)
        self.tools.show_wanted(self._wanted)
        self.line = ChosenLine(
            self.context.privacy,
            (
                KeyButton.for_action(self.change_action, "edit"),
                KeyButton.for_action(self.slip_action, "print"),
            ),
        )
        browse = QWidget()
        column = QVBoxLayout(browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(bar)
        column.addWidget(self.tools)
        self._views = QStackedLayout()
        column.addLayout(self._views, 1)
        for view_widget in (self.time_view, self.month_view):
            self._views.addWidget(view_widget)
        column.addWidget(self.line)
        self.lay_stack(browse)

    # What is shown

    def _ask(self, wanted: Wanted, to: Spot | None = None) -> None:
        """Read what is wanted; the cursor goes to `to`."""
        self._wanted = wanted
        if to is not None:
            self._to = to
        self.context.runner.run_latest(
            _READ, calendar.span, self.context.desk, *wanted.span(), on_done=self._on_span, owner=self
        )

    def _on_span(self, span: CalendarSpan) -> None:
        self._span, self._ready = span, True
        self._build()
        self._show_waiting()

    def _on_choices(self, choices: Choices) -> None:
        self.choices = choices
        self.tools.set_choices(choices)
        self._build()
        self._show_waiting()

    def _build(self) -> None:
        """Make what is seen of what was read."""
        span, choices, wanted = self._span, self.choices, self._wanted
        if span is None or choices is None or (span.first, span.last) != wanted.span():
            return  # the answer that fits is under way
        to, self._to = self._to, None
        builder = Builder(span, wanted, choices)
        self._views.setCurrentWidget(self.front())
        if wanted.view is View.MONTH:
            self.month_view.set_days(builder.month(), None if to is None else to.day)
        else:
            self.time_view.set_grid(builder.grid(), to)
        self._shown = wanted
        if self._entry is not None:
            self.front().choose(self._entry)
            self._entry = None
        self.tools.show_wanted(wanted)
        self._enable()

    def _on_chosen(self, view: CalendarView, row: AppointmentRow | None) -> None:
        if view is self.front():
            self.line.show_row(row, self.choices, self.context.today())
            self._enable()

    def _show_now(self) -> None:
        now = self.context.now()
        for view in (self.time_view, self.month_view):
            view.set_now(now.date(), now.hour * 60 + now.minute)

    # Moving in time

    def _go(self, day: date, minute: int | None = None) -> None:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            spot = self.front().spot()
            self._ask(replace(self._wanted, day=day), Spot(day, minute or spot.minute, spot.key))
            self.front().setFocus()

    def _go_today(self) -> None:
        now = self.context.now()
        self._go(now.date(), now.hour * 60 + now.minute)

    def _step(self, by: int) -> None:
        wanted, day = self._wanted, self._wanted.day
        if wanted.view is View.DAY:
            moved = self._next_day(day, by)
        elif wanted.view is View.WEEK:
            moved = day + timedelta(days=7 * by)
        else:
            first = Month.of(day).first if by < 0 else Month.of(day).last
            moved = first + timedelta(days=by)
            moved = moved.replace(day=min(day.day, Month.of(moved).last.day))
        if FIRST_YEAR <= moved.year <= LAST_YEAR:
            self._ask(replace(wanted, day=moved))
            self.front().setFocus()

    def _next_day(self, day: date, by: int) -> date:
        """The next day with something to see: a Saturday without hours is skipped."""
        moved = day + timedelta(days=by)
        if self.choices is not None:
            while moved.weekday() >= 5 and not self.choices.opening.is_open_day(moved):
                moved += timedelta(days=by)
        return moved

    def _on_view(self, view: View) -> None:
        spot = self.front().spot()
        row = self.current()
        self._entry = row.id if row is not None else None
        minute = spot.minute if spot.minute is not None else 9 * 60
        self._wanted = replace(self._wanted, view=view, day=spot.day)
        self._ask(self._wanted, Spot(spot.day, minute, spot.key))
        self.front().setFocus()

    def _on_rooms(self) -> None:
        spot = self.front().spot()
        self._ask(replace(self._wanted, rooms=not self._wanted.rooms), Spot(spot.day, spot.minute))
        self.front().setFocus()

    def _on_only_asked(self) -> None:
        self.tools.only.setFocus()
        self.tools.only.showPopup()

    def _on_only(self) -> None:
        colleague, room = self.tools.chosen()
        self._ask(replace(self._wanted, colleague=colleague, room=room))
        self.front().setFocus()

    # Work

    def _on_spot(self, spot: Spot) -> None:
        """Enter where nothing is chosen: book there; in a month, see that day."""
        if self._wanted.view is View.MONTH:
            self._on_view(View.DAY)
        else:
            self._book(spot, None)

    def _book(self, spot: Spot, person: PersonRow | None) -> None:
        if self.choices is None:
            return
        if spot.minute is None:
            self.open_form(AppointmentForm(self.context, self.choices, person=person, day=spot.day))
            return
        wanted = self._wanted
        by_room = wanted.rooms and wanted.view is View.DAY
        at = Beginning(
            moment_of(spot.day, _time(spot.minute)),
            wanted.colleague if by_room else spot.key or wanted.colleague,
            (spot.key or None) if by_room else wanted.room,
        )
        self.open_form(AppointmentForm(self.context, self.choices, person=person, at=at))

    def open_free(self) -> None:
        """Look for the next free time, and book there."""
        if self.choices is not None:
            dialog = FreeDialog(self.context, self.choices, self, colleague=self._wanted.colleague)
            dialog.chosen.connect(self._on_free)
            dialog.finished.connect(lambda _result: self.front().setFocus())
            dialog.open()

    def _on_free(self, slot: FreeSlot, minutes: int) -> None:
        if self.choices is not None:
            at = Beginning(slot.starts_at, slot.colleague, slot.room, minutes)
            self.open_form(AppointmentForm(self.context, self.choices, at=at))

    def _change(self, row: AppointmentRow) -> None:
        if self.choices is not None:
            self.open_form(AppointmentForm(self.context, self.choices, row=row))

    def _on_again(self, row: AppointmentRow, data: AppointmentData) -> None:
        """Book the next one with the same people; the form proposes when."""
        if self.choices is not None:
            person = PersonRow(row.data.person_id, row.person_name)
            self.open_form(
                AppointmentForm(self.context, self.choices, person=person, again=data, again_of=row.id)
            )

    def _print_slip(self, row: AppointmentRow) -> None:
        print_slip(self.context, row, self)

    def _show_slip(self, row: AppointmentRow) -> None:
        preview_slip(self.context, row, self)

    def _print_plan(self) -> None:
        """The day where the cursor is, or its week, on paper."""
        choices, wanted, spot = self.choices, self._wanted, self.front().spot()
        if choices is None:
            return
        whole_day = wanted.view is not View.WEEK
        whose = (("", self.tr("alle")), *choices.colleagues())
        said = (("named", self.tr("mit Namen")), ("blank", self.tr("ohne Namen, zum Aushängen")))
        open_paper(
            self.context,
            self.tr("Plan des Tages") if whole_day else self.tr("Plan der Woche"),
            partial(_plan, plans.day_plan if whole_day else plans.week_plan, spot.day),
            self,
            choices=(
                PaperChoice("colleague", self.tr("Bei"), whose, wanted.colleague or ""),
                PaperChoice("names", self.tr("Namen"), said, "named"),
            ),
            follows=dict.fromkeys(_WATCHED),
        )

    def _on_dropped(self, drop: Drop) -> None:
        row, data = drop.row, self._data_of(drop)
        self.change_row(
            row, appointments.change, row.id, data, on_error=partial(self._on_not_moved, row, data)
        )

    def _on_not_moved(self, row: AppointmentRow, data: AppointmentData, error: KnownError) -> None:
        """It stays where it was; the lead may let it stand beside what is there."""
        if not isinstance(error, DoubleBooked):
            show_error(self, error)
            return

        def on_forced(reason: str) -> None:
            self.change_row(row, partial(appointments.change, force=reason), row.id, data)

        dialog = tell_double_booked(self.context, self, error, on_forced)
        dialog.finished.connect(lambda _result: self.front().setFocus())

    def _data_of(self, drop: Drop) -> AppointmentData:
        """The appointment as it would be where it was dropped."""
        data, to, wanted = drop.row.data, drop.to, self._wanted
        at = drop.row.starts_at.time() if to.minute is None else _time(to.minute)
        moved = replace(data, starts_at=moment_of(to.day, at), duration_minutes=drop.minutes)
        if to.key is None or wanted.view is not View.DAY:
            return moved
        if wanted.rooms:
            return replace(moved, room=None if to.key == NO_ROOM else to.key)
        return replace(moved, colleague=to.key)

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        own = (self.change_action, self.slip_action, self.preview_action, *self.state_actions.values())
        for action in (*own, self.again_action, self.new_action):
            if action.isEnabled():
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def _plan(
    make: Callable[..., PaperFile], day: date, desk: Desk, colleague: str = "", names: str = ""
) -> PaperFile:
    return make(desk, day, colleague=colleague or None, named=names == "named")


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)
