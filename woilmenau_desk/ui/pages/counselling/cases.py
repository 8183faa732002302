"""The room "Fälle": every case, mine, those that rest or are closed; Enter opens one on a page of its own."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.cases import CaseFilter, CaseRow, CaseState, SinceLast
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import cases, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.forms.counselling.case_form import CaseForm
from woilmenau_desk.ui.forms.counselling.stand_in_dialogs import NameBySheetDialog, StandInDialog
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.case_rows import case_columns, opened_said, whose_said
from woilmenau_desk.ui.pages.counselling.case_words import restricted_word, state_mark, state_word
from woilmenau_desk.ui.pages.counselling.period_field import PeriodField
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.pages.counselling.since_line import SinceLine
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, shown_with
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.topics import flowing
from woilmenau_desk.ui.words import named

_SINCE = "cases.since"
_LEAST_WIDTH = 320
_FIELD_WIDTH = 146
_ALL = "all"


@dataclass(frozen=True, slots=True)
class _Since:
    case_id: int
    since: SinceLast


def _since(desk: Desk, row: CaseRow) -> _Since:
    return _Since(row.id, timeline.since_last(desk, row.person_id))


class CaseCard(Card):
    """The case that is selected: enough to know which it is, and whether something presses."""

    def __init__(
        self, context: Context, allowed: bool, work: tuple[QWidget, ...], otherwise: tuple[QWidget, ...]
    ) -> None:
        """`allowed`: whether this role may know more than that there is a case.

        `work` are the buttons for a case that can be read, `otherwise` those for one that cannot.
        """
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._context, self._allowed = context, allowed
        self.row: CaseRow | None = None
        self._person = PersonalLabel(context.privacy, look="title")
        self._person.setWordWrap(True)
        self._number = text_label("", "lead")
        self._state = Badge()
        self._restricted = Badge(restricted_word(), Tone.ACCENT, "lock")
        self._about = text_label("", "soft", wrap=True)
        self.since = SinceLine()
        self.discreet = Note("", Tone.INFO, "lock")
        self._work = QWidget()
        buttons = QVBoxLayout(self._work)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(SPACE_2)
        for made in work:
            buttons.addWidget(made)
        self._empty = EmptyState(
            "counselling", self.tr("Kein Fall ausgewählt"), self.tr("Mit den Pfeiltasten einen wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._number)
        column.addWidget(self._person)
        for badge in (self._state, self._restricted):
            column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._about, self.since, self.discreet):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._work)
        for made in otherwise:
            column.addWidget(made)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown, 1)
        self.show_row(None)

    def show_row(self, row: CaseRow | None) -> None:
        """Show this case, or that none is selected."""
        same = row is not None and self.row is not None and row.id == self.row.id
        self.row = row
        self._empty.setVisible(row is None)
        self._shown.setVisible(row is not None)
        if row is None or not same:
            self.show_since(None)
        if row is None:
            self._person.set_name("")
            return
        today = self._context.today()
        self._number.setText(row.number)
        self._person.set_name(named(row.person_name))
        self._state.set_state(*state_mark(row))
        self._state.setVisible(self._allowed)
        self._restricted.setVisible(row.restricted and self._allowed)
        about = [self.tr("zuständig: {name}").format(name=row.responsible_name), opened_said(row, today)]
        if self._allowed:
            about.append(whose_said(row))
            if row.last_contact is not None:
                day = people_say_date(row.last_contact, today)
                about.append(self.tr("letzter Kontakt: {day}").format(day=day))
        self._about.setText("\n".join(part for part in about if part))
        self.discreet.set_text(self._why_not(row), Tone.INFO, "lock")
        self._work.setVisible(row.readable)

    def show_since(self, since: SinceLast | None) -> None:
        """What matters since the last time."""
        self.since.setVisible(since is not None)
        self.since.show_since(since, self._context.today())

    def _why_not(self, row: CaseRow) -> str:
        if row.readable:
            return ""
        if not self._allowed:
            text = self.tr(
                "Was darin steht, sehen nur Beratung und Leitung. Für eine Auskunft bitte {name} fragen."
            )
        else:
            text = self.tr(
                "Eingeschränkt: Diesen Fall lesen nur die Benannten. Für eine Auskunft bitte {name} fragen."
            )
        return text.format(name=row.responsible_name)


class CasesPage(BrowsePage[CaseRow]):
    """The list with the selected case beside it; the form for a new one takes their place."""

    row_type = CaseRow
    watched = (
        Kind.CASE,
        Kind.PERSON,
        Kind.STAFF,
        Kind.SESSION,
        Kind.FOLLOW_UP,
        Kind.DEADLINE,
        Kind.REFERRAL,
        Kind.DOCUMENT,
        Kind.APPOINTMENT,
    )
    covers_form = True
    shares = (2, 1)

    def make(self) -> None:
        self.allowed = self.context.desk.actor.may(Right.CONFIDENTIAL_NOTES)
        hint = (
            self.tr("Strg+N eröffnet den ersten.")
            if self.allowed
            else self.tr("Fälle eröffnen Beratung und Leitung.")
        )
        self.cases = self.add_list(
            self.tr("Beratungsfälle"),
            case_columns(self.context.today, self.allowed),
            self._reads,
            EmptyState("counselling", self.tr("Noch kein Beratungsfall"), hint),
        )
        self._empty = (self.tr("Noch kein Beratungsfall"), hint)
        self.rooms = Rooms(ROOMS, self.context, "cases", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self._make_filters()
        work: tuple[QWidget, ...] = ()
        by_sheet: tuple[QWidget, ...] = ()
        if self.allowed:
            self.new_action = self.page_action(self.tr("Neuer Fall"), "Ctrl+N", self.begin)
            self.new = KeyButton.for_action(self.new_action, "plus", "primary")
            self.bar.addWidget(self.rooms.beside(self.new))
            self.open_action = self.row_action(
                self.tr("Fall öffnen"), ("Return", "Enter"), self._open, when=lambda row: row.readable
            )
            self.stand_in_action = self.page_action(
                self.tr("Vertretung …"), "Ctrl+Shift+V", self._ask_stand_in, "key"
            )
            work = (
                KeyButton.for_action(self.open_action, "counselling", "primary"),
                KeyButton.for_action(self.stand_in_action, "key", "quiet"),
            )
        if self.context.desk.actor.may(Right.MANAGE_USERS):
            self.sheet_action = self.row_action(
                self.tr("Mit dem Blatt benennen …"),
                ("B",),
                self._ask_sheet,
                when=lambda row: row.restricted and not row.readable,
            )
            by_sheet = (shown_with(KeyButton.for_action(self.sheet_action, "key"), self.sheet_action),)
        self.details: CaseCard = CaseCard(self.context, self.allowed, work, by_sheet)

    # What is shown

    def _make_filters(self) -> None:
        row, line = flowing()
        self.state = ChoiceField(
            (
                (CaseState.OPEN.value, state_word(CaseState.OPEN)),
                (CaseState.RESTING.value, state_word(CaseState.RESTING)),
                (CaseState.CLOSED.value, state_word(CaseState.CLOSED)),
                (_ALL, self.tr("alle, auch abgeschlossene")),
            ),
            none=self.tr("laufende"),
        )
        self.state.setAccessibleName(self.tr("Stand"))
        self.mine = QCheckBox(self.tr("nur meine"))
        if self.allowed:  # the counter has none
            self.mine_action = self.page_action(self.tr("Nur meine Fälle"), "Alt+M", self.mine.click)
            self.mine.setToolTip(self.tr("Alt+M"))
        self.colleague = ChoiceField(none=self.tr("von allen"))
        self.colleague.setAccessibleName(self.tr("Wer zuständig ist"))
        self.topic = ChoiceField(none=self.tr("alle Themen"))
        self.topic.setAccessibleName(self.tr("Thema"))
        self.period = PeriodField(self.context.today)
        self.follow_up = QCheckBox(self.tr("Wiedervorlage offen"))
        tools: tuple[Any, ...] = (self.state,)
        if self.allowed:
            tools += (self.mine, self.colleague, self.topic, self.period, self.follow_up)
        for tool in tools:
            if isinstance(tool, ChoiceField):
                tool.setFixedWidth(_FIELD_WIDTH)
                tool.edited.connect(self.ask_anew)
            else:
                tool.toggled.connect(self.ask_anew)
            line.addWidget(tool)
        self.filters.addWidget(row, 1)
        self.filters.addWidget(self.narrow, 0, Qt.AlignmentFlag.AlignTop)

    def _reads(self, asked: Asked) -> Reader:
        return reading(
            cases.listed, states=self._states(), mine=self.mine.isChecked(), of=asked.text, only=self._only()
        )

    def _states(self) -> tuple[CaseState, ...]:
        code = self.state.code()
        if code == _ALL:
            return tuple(CaseState)
        return cases.GOING_ON if code is None else (CaseState(code),)

    def _only(self) -> CaseFilter:
        first, last = self.period.days()
        return CaseFilter(
            self.topic.code(), self.colleague.code(), first, last, open_follow_up=self.follow_up.isChecked()
        )

    def _filtered(self) -> bool:
        fields = (self.state, self.colleague, self.topic, self.period)
        ticked = self.mine.isChecked() or self.follow_up.isChecked()
        return bool(self.narrow.text()) or ticked or any(field.code() for field in fields)

    def on_choices(self, choices: Choices) -> None:
        self.topic.set_choices(choices.of(ListName.TOPICS))
        self.colleague.set_choices((row.key, row.name) for row in choices.staff if row.data.may_counsel)

    def on_filled(self) -> None:
        title, hint = self._empty
        if self._filtered():
            title, hint = self.tr("Nichts, was zum Filter passt"), self.tr("Den Filter leeren.")
        self.cases.empty.set_text(title, hint)

    def on_row(self, row: CaseRow | None) -> None:
        self.details.show_row(row)
        if row is None or not row.readable:
            self.context.runner.forget(_SINCE)
            return
        self.context.runner.run_latest(
            _SINCE, _since, self.context.desk, row, on_done=self._on_since, owner=self
        )

    def _on_since(self, found: _Since) -> None:
        row = self.details.row
        if row is not None and row.id == found.case_id:
            self.details.show_since(found.since)

    def make_sure(self, row: CaseRow) -> None:
        fields = (self.state, self.colleague, self.topic, self.period)
        for field in fields:
            field.set_code(None)
        for box in (self.mine, self.follow_up):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        if row.state is CaseState.CLOSED:
            self.state.set_code(_ALL)

    def chosen_person(self) -> PersonRow | None:
        row = self.current()
        return PersonRow(row.person_id, row.person_name) if row is not None else None

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new case."""
        if self.allowed and self.choices is not None:
            self.open_form(CaseForm(self.context, self.choices, person=person))

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped; what changes a case does so on its page."""
        if isinstance(draft.entry, CaseRow):
            self.context.open_page("case", draft)
        else:
            self.begin(draft.person)

    def on_saved(self, saved: CaseRow) -> None:
        """A case that was opened is gone on with on its page."""
        self.show_entry(saved)
        self._open(saved)

    def _open(self, row: CaseRow) -> None:
        self.context.open_page("case", row)

    def _ask_sheet(self, row: CaseRow) -> None:
        dialog = NameBySheetDialog(self.context, row, self)
        dialog.finished.connect(lambda _result: self.list_shown().setFocus())
        dialog.open()

    def _ask_stand_in(self) -> None:
        dialog = StandInDialog(self.context, self)
        dialog.finished.connect(lambda _result: self.list_shown().setFocus())
        dialog.open()


def open_case(context: Context, case_id: int, back: str) -> None:
    """Show a case on its page; Esc leads back to the page that is named."""
    context.open_page("case", (case_id, back))
