"""The roster (Dienstplan): who opens when, gaps and absences, and who can step in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QStackedWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.assignments import COUNTER_ROLE
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import Interval
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import FIRST_YEAR, LAST_YEAR, Month
from woilmenau_desk.domain.roster import AwayRow, Duty
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.services import outputs
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import papers, roster, volunteers
from woilmenau_desk.services.volunteers.roster_calendar import calendar_file
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choice
from woilmenau_desk.ui.dates import month_title, short_date
from woilmenau_desk.ui.forms.roster.away_form import DRAFT as AWAY_DRAFT
from woilmenau_desk.ui.forms.roster.away_form import AwayForm
from woilmenau_desk.ui.forms.roster.duty_form import DutyForm
from woilmenau_desk.ui.forms.roster.people import code_of, people_of
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.roster.details import RosterDetails
from woilmenau_desk.ui.pages.roster.lines import (
    LINE_HEIGHT,
    LineKind,
    RosterLine,
    fits,
    line_columns,
    line_heading,
    lines_of,
)
from woilmenau_desk.ui.pages.roster.stand_ins import Part, StandIns
from woilmenau_desk.ui.paper_dialog import open_paper
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.rows_model import Heading
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.words import say

_WEEK = 7
_SIDE = 336


@dataclass(frozen=True, slots=True)
class _Around:
    """What the page's forms need beside its list."""

    volunteers: tuple[VolunteerRow, ...] = ()  # those who may be planned
    away: tuple[AwayRow, ...] = ()


def _around(first: date, last: date, desk: Desk) -> _Around:
    if not desk.actor.may(Right.EDIT_ROSTER):
        return _Around()
    today = desk.today()
    day = max(first, today)
    may = tuple(row for row in volunteers.everybody(desk) if COUNTER_ROLE in row.roles_on(day))
    return _Around(may, roster.absences(desk, first, last))


def _lines(first: date, last: date, text: str, gaps_only: bool, desk: Desk) -> tuple[RosterLine, ...]:
    today = desk.today()
    found = (line for day in roster.days(desk, first, last) for line in lines_of(day, today))
    return tuple(line for line in found if fits(line, text, gaps_only))


class RosterPage(BrowsePage[RosterLine]):
    """The days one below the other with what is selected beside them; a form takes their place."""

    row_type = RosterLine
    watched = (Kind.ROSTER, Kind.VOLUNTEER, Kind.ASSIGNMENT, Kind.STAFF, Kind.CENTRE, Kind.VALUES)

    def make(self) -> None:
        self._anchor: date | None = None  # None: this week, or this month
        self._month = False
        self._known = _Around()
        self._next_id = ""  # of the line that is selected once it is there
        self._last: RosterLine | None = None  # the line that was selected last
        self._fresh = True  # other days were asked for: what comes next is selected
        self._may_edit = self.context.desk.actor.may(Right.EDIT_ROSTER)
        self.list = self.add_list(
            self.tr("Dienstplan"),
            line_columns(self._language),
            self._reads,
            EmptyState("clock", self.tr("In dieser Zeit ist nicht geöffnet")),
            heading=self._heading,
            faded=lambda line: line.kind is LineKind.AWAY,
            row_height=LINE_HEIGHT,
        )
        self._make_actions()
        self._make_bar()
        self._make_filters()
        work = [KeyButton.for_action(self.look_action, "people", "primary")]
        if self._may_edit:
            work += [
                KeyButton.for_action(self.change_action, "edit"),
                KeyButton.for_action(self.away_action, "minus"),
                KeyButton.for_action(self.back_action, "check"),
                KeyButton.for_action(self.end_action, "void"),
            ]
        month = [
            KeyButton.for_action(self.print_action, "print"),
            KeyButton.for_action(self.calendar_action, "calendar"),
        ]
        self.line_details = RosterDetails(self.context.privacy, work, month, self._language)
        self.stand_ins = StandIns(self.context, self._language)
        self.stand_ins.left.connect(self._on_left)
        self.stand_ins.stepped_in.connect(self._on_stepped_in)
        self._side = QStackedWidget()
        self._side.setFixedWidth(_SIDE)
        self._side.addWidget(self.line_details)
        self._side.addWidget(self.stand_ins)
        self.details = self._side

    def _make_actions(self) -> None:
        self.look_action = self.row_action(
            self.tr("Wer kann einspringen?"), ("E",), self._look, when=_can_be_filled
        )
        self.change_action = self.row_action(
            self.tr("Ändern, eintragen"), ("Return", "Enter"), self._change, when=self._may_change
        )
        self.away_action = self.row_action(
            self.tr("Nicht da"), ("A",), self._away, when=lambda line: self._edits(line, LineKind.THERE)
        )
        self.back_action = self.row_action(
            self.tr("Doch da"), ("D",), self._back, when=lambda line: self._absence_of(line) is not None
        )
        self.end_action = self.row_action(self.tr("Dienst endet"), ("Delete",), self._end, when=self._is_duty)
        self.new_action = self.page_action(self.tr("Neuer Dienst"), "Ctrl+N", self.begin, "plus")
        self.new_away_action = self.page_action(
            self.tr("Nicht da eintragen"), "Alt+A", lambda: self._open_away("", None), "minus"
        )
        self.calendar_action = self.page_action(
            self.tr("Für den Kalender (.ics)"), "Alt+K", self._save_calendar, "calendar"
        )
        self.print_action = self.page_action(self.tr("Monat drucken"), "Ctrl+P", self._print_month, "print")
        self.previous_action = self.page_action(self.tr("Zurück"), "Alt+Left", lambda: self._step(-1))
        self.next_action = self.page_action(self.tr("Weiter"), "Alt+Right", lambda: self._step(1))
        self.today_action = self.page_action(self.tr("Heute"), "Alt+Home", lambda: self._go(None))
        self.jump_action = self.page_action(self.tr("Zu einem Tag"), "Ctrl+G", self._on_jump_asked)
        for action in (self.new_action, self.new_away_action):
            action.setVisible(self._may_edit)

    def _make_bar(self) -> None:
        before = icon_button("chevron-left", self.tr("Zurück"), key=self.tr("Alt+←"), steps=True)
        after = icon_button("chevron-right", self.tr("Weiter"), key=self.tr("Alt+→"), steps=True)
        today = button(self.tr("Heute"), key=self.tr("Alt+Pos1"))
        for made, action in (
            (before, self.previous_action),
            (after, self.next_action),
            (today, self.today_action),
        ):
            made.clicked.connect(action.trigger)
            self.bar.addWidget(made)
        self.range = text_label("", "title")
        self.bar.addSpacing(SPACE_2)
        self.bar.addWidget(self.range)
        self.bar.addStretch(1)
        if self._may_edit:
            self.bar.addWidget(KeyButton.for_action(self.new_away_action, "minus"))
            self.bar.addWidget(KeyButton.for_action(self.new_action, "plus", "primary"))

    def _make_filters(self) -> None:
        self.week = button(self.tr("Woche"), look="chip")
        self.month = button(self.tr("Monat"), look="chip")
        self._spans = QButtonGroup(self)
        for made in (self.week, self.month):
            made.setCheckable(True)
            self._spans.addButton(made)
            self.filters.addWidget(made)
        self.week.setChecked(True)
        self._spans.buttonClicked.connect(self._on_span)
        self.jump = DateField(self.context.today)
        self.jump.setAccessibleName(self.tr("Zu einem Tag"))
        self.jump.line.setPlaceholderText(self.tr("Tag, z. B. 3.12."))
        self.jump.setFixedWidth(150)
        self.jump.line.returnPressed.connect(self._on_jump)
        self.gaps_only = QCheckBox(self.tr("nur Lücken"))
        self.gaps_only.toggled.connect(self.ask_anew)
        self.filters.addSpacing(SPACE_3)
        self.filters.addWidget(self.jump)
        self.filters.addStretch(1)
        self.filters.addWidget(self.gaps_only)
        self.filters.addSpacing(SPACE_3)
        self.filters.addWidget(self.narrow)

    # What is shown

    def _period(self) -> tuple[date, date]:
        day = self._anchor or self.context.today()
        if self._month:
            month = Month.of(day)
            return month.first, month.last
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=_WEEK - 1)

    def _reads(self, asked: Asked) -> Reader:
        return whole(partial(_lines, *self._period(), asked.text, self.gaps_only.isChecked()))

    def _heading(self, line: RosterLine) -> Heading | None:
        if self.choices is None:
            return None
        return line_heading(line, self.context.today(), self.choices.opening)

    def _language(self, code: str) -> str:
        return self.choices.word(ListName.LANGUAGES, code) if self.choices is not None else code

    def around(self) -> Callable[[Desk], _Around]:
        return partial(_around, *self._period())

    def on_around(self, around: _Around) -> None:
        self._known = around
        first, last = self._period()
        if self._month:
            self.range.setText(month_title(Month.of(first)))
        else:
            text = self.tr("Woche {number} · {first} – {last}")
            days = {"first": short_date(first), "last": short_date(last)}
            self.range.setText(text.format(number=first.isocalendar().week, **days))

    def on_filled(self) -> None:
        title, hint = self.tr("In dieser Zeit ist nicht geöffnet"), ""
        if self.narrow.text() or self.gaps_only.isChecked():
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("Den Filter leeren, oder „nur Lücken“ abwählen.")
        self.list.empty.set_text(title, hint)
        if self._next_id:
            wanted, self._next_id = self._next_id, ""
            self.list.select_first(lambda line: line.id == wanted)
        elif self._fresh and self.list.rows.rowCount():
            self.list.select_first(lambda line: line.day >= self.context.today())
        elif self._last is not None and self.list.waits():
            self._select_same_time(self._last)
        self._fresh = False

    def _select_same_time(self, gone: RosterLine) -> None:
        """A duty was taken back: what stands in its place is the gap that it filled, and nobody else's time."""
        same = (LineKind.GAP, gone.day, gone.starts, gone.ends)
        for line in self.list.rows.rows():
            if (line.kind, line.day, line.starts, line.ends) == same:
                self.list.select(line.id)

    def on_row(self, row: RosterLine | None) -> None:
        self._last = row or self._last
        self.line_details.show_line(row, self.context.today())

    def reload(self) -> None:
        super().reload()
        if self.stand_ins.part is not None:
            self.stand_ins.read()

    def _on_saved(self, saved: Any) -> None:
        self.leave_form()
        self.on_saved(saved)

    def on_saved(self, saved: Any) -> None:
        """Show the day of what was saved, and the line of a duty."""
        if isinstance(saved, Duty):
            day = saved.first + timedelta(days=(saved.weekday - saved.first.weekday()) % _WEEK)
            first, last = self._period()
            while day < first and (saved.last is None or day + timedelta(days=_WEEK) <= saved.last):
                day += timedelta(days=_WEEK)
            self._next_id = f"{day}:d{saved.id}"
            if not first <= day <= last:
                self._anchor = day
        elif isinstance(saved, AwayRow) and not self._period()[0] <= saved.first <= self._period()[1]:
            self._anchor = saved.first
        self.ask_anew()
        self.list.setFocus()

    # Moving in time

    def _step(self, direction: int) -> None:
        first, last = self._period()
        moved = last + timedelta(days=1) if direction > 0 else first - timedelta(days=1)
        if FIRST_YEAR <= moved.year <= LAST_YEAR:
            self._go(moved)

    def _go(self, day: date | None) -> None:
        self._anchor = None if day == self.context.today() else day
        self._on_left()
        self._fresh = True
        self.ask_anew()
        self.list.setFocus()

    def _on_span(self) -> None:
        self._month = self.month.isChecked()
        self._fresh = True
        self.ask_anew()

    def _on_jump_asked(self) -> None:
        self.jump.setFocus()
        self.jump.line.selectAll()

    def _on_jump(self) -> None:
        try:
            day = self.jump.value()
        except BadInput as error:
            self.context.status.tell(say(error.reason))
            return
        if day is not None:
            self.jump.set_value(None)
            self._go(day)

    def _print_month(self) -> None:
        month = Month.of(self._period()[0])
        open_paper(
            self.context,
            self.tr("Dienstplan"),
            partial(papers.roster_month, month=month),
            self,
            about=month_title(month),
            follows=dict.fromkeys((Kind.ROSTER, Kind.VOLUNTEER, Kind.STAFF, Kind.CENTRE)),
        )

    # Who can step in

    def _look(self, line: RosterLine) -> None:
        if line.starts is not None and line.ends is not None:
            self._side.setCurrentWidget(self.stand_ins)
            self.stand_ins.look_for(Part(line.day, line.starts, line.ends))

    def _on_left(self) -> None:
        self.stand_ins.close_list()
        self._side.setCurrentWidget(self.line_details)
        self.list.setFocus()

    def _on_stepped_in(self, duty: object) -> None:
        self._on_left()
        self.on_saved(duty)

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new duty; on the day that is selected, for its gap."""
        line = self.list.current_row()
        if self.choices is None or not self._may_edit:
            return
        day, part = None, None
        if isinstance(line, RosterLine):
            day = line.day
            if line.kind is LineKind.GAP and line.starts is not None and line.ends is not None:
                part = Interval(line.starts, line.ends)
        self.open_form(DutyForm(self.context, self.choices, self._people(), day=day, part=part))

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        if self.choices is None or not self._may_edit:
            return
        if draft.form.startswith(AWAY_DRAFT):
            self._open_away("", None)
            return
        number = draft.form.rpartition(".")[2]
        if number.isdecimal():
            self.context.runner.run(
                roster.get, self.context.desk, int(number), on_done=self._open_duty, owner=self
            )
        else:
            self.open_form(DutyForm(self.context, self.choices, self._people()))

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, date):
            self._go(subject)
        else:
            super().show_subject(subject)

    def _people(self) -> tuple[Choice, ...]:
        colleagues = self.choices.colleagues() if self.choices is not None else ()
        return people_of(colleagues, self._known.volunteers)

    def _change(self, line: RosterLine) -> None:
        if line.one is None:
            self.begin()
        else:
            self._open_duty(line.one.duty, line.day)

    def _open_duty(self, duty: Duty, day: date | None = None) -> None:
        if self.choices is not None:
            self.open_form(DutyForm(self.context, self.choices, self._people(), row=duty, day=day))

    def _away(self, line: RosterLine) -> None:
        if line.one is not None:
            duty = line.one.duty
            self._open_away(code_of(duty.colleague, duty.volunteer_id), line.day)

    def _open_away(self, who: str, day: date | None) -> None:
        if self.choices is None or not self._may_edit:
            return
        versions = {row.id: row.version for row in self._known.volunteers}
        form = AwayForm(self.context, self.choices, self._people(), versions, who=who, day=day)
        self.open_form(form)

    def _back(self, line: RosterLine) -> None:
        away = self._absence_of(line)
        if away is not None and away.id is not None:
            self.context.runner.run(
                roster.remove_absence,
                self.context.desk,
                away.id,
                away.version,
                on_error=lambda error: dialogs.show_error(self, error),
                owner=self,
            )
            self.list.setFocus()

    def _end(self, line: RosterLine) -> None:
        if line.one is None or line.one.duty.id is None:
            return
        duty, day = line.one.duty, line.day
        last = day - timedelta(days=1)
        said = short_date(day)
        question = self.tr("Den Dienst von {name} ab {day} nicht mehr?")
        if duty.one_day:
            question = self.tr("Den Dienst von {name} am {day} entfernen?")
        self.ask(
            question.format(name=line.person_name, day=said),
            self.tr("Was vorher war, bleibt. Strg+Z macht es rückgängig."),
            self.tr("Entfernen") if duty.one_day else self.tr("Beenden"),
            partial(self._end_now, duty, last),
        )

    def _end_now(self, duty: Duty, last: date) -> None:
        self.context.runner.run(
            roster.end_duty,
            self.context.desk,
            duty.id,
            last,
            duty.version,
            on_error=lambda error: dialogs.show_error(self, error),
            owner=self,
        )

    # Rows of which it holds

    def _may_change(self, line: RosterLine) -> bool:
        return self._may_edit and (line.kind is LineKind.GAP or self._is_duty(line))

    def _is_duty(self, line: RosterLine) -> bool:
        return self._may_edit and line.one is not None and line.one.duty.id is not None

    def _edits(self, line: RosterLine, kind: LineKind) -> bool:
        return self._may_edit and line.kind is kind

    def _absence_of(self, line: RosterLine) -> AwayRow | None:
        if line.kind is not LineKind.AWAY or line.one is None or not self._may_edit:
            return None
        who = line.one.duty.colleague
        return next(
            (one for one in self._known.away if one.colleague == who and one.first <= line.day <= one.last),
            None,
        )

    # The month as a file

    def _save_calendar(self) -> None:
        month = Month.of(self._period()[0] if self._month else self._anchor or self.context.today())
        title = self.tr("Für den Kalender speichern")
        name = self.tr("dienstplan-{month}.ics").format(month=month)
        kinds = self.tr("Kalender (*.ics)")
        save_dialog(self, title, name, kinds, "ics", partial(self._on_path, month)).open()

    def _on_path(self, month: Month, path: str) -> None:
        self.context.runner.run(
            _write_calendar,
            self.context.desk,
            month,
            Path(path),
            on_done=lambda _none: self.context.status.tell(self.tr("Gespeichert: {path}").format(path=path)),
            on_error=lambda error: dialogs.show_error(self, error),
            owner=self,
        )


def _can_be_filled(line: RosterLine) -> bool:
    return line.kind in (LineKind.GAP, LineKind.AWAY) and not line.past


def _write_calendar(desk: Desk, month: Month, path: Path) -> None:
    outputs.write_output(path, calendar_file(desk, month.first, month.last))
