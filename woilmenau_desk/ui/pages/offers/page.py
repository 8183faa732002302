"""Offers: what the centre offers with who is in and who waits, and the week with all its sessions."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.domain.offers import (
    EnrolmentRow,
    EnrolmentState,
    OfferFilter,
    OfferRow,
    SessionKey,
    SessionRow,
    SessionState,
)
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.offers.enrolment_form import EnrolmentForm
from woilmenau_desk.ui.forms.offers.exception_form import Doing, ExceptionForm
from woilmenau_desk.ui.forms.offers.offer_form import OfferForm
from woilmenau_desk.ui.offer_words import found_in, leaders_said, session_said
from woilmenau_desk.ui.pages.browse.lists import Asked, BrowseList, Reader, WholeReading, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.offers.details import NEXT_SHOWN, Beside
from woilmenau_desk.ui.pages.offers.enrolments import People
from woilmenau_desk.ui.pages.offers.papers import OfferPapers
from woilmenau_desk.ui.pages.offers.rows import is_ended, offer_columns, week_columns, week_heading
from woilmenau_desk.ui.pages.offers.week import WeekBar
from woilmenau_desk.ui.tokens import SPACE_3
from woilmenau_desk.ui.widgets.buttons import KeyButton, TightKeyButton, shown_with
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows_model import Heading

_AHEAD = timedelta(days=92)
_BESIDE = "offers.beside"
_FILTER_WIDTH = 176
_SESSION_DRAFT = re.compile(r"offer_session:(cancel|move):(\d+):(\d{4})(\d\d)(\d\d):(\d+)")


@dataclass(frozen=True, slots=True)
class _About:
    """What stands beside an offer that the list does not know."""

    offer_id: int
    people: tuple[EnrolmentRow, ...]
    coming: tuple[SessionRow, ...]


def _about(desk: Desk, offer_id: int) -> _About:
    today = desk.today()
    coming = sessions.between(desk, today, today + _AHEAD, offer_id)
    return _About(offer_id, enrolling.of_offer(desk, offer_id), coming[:NEXT_SHOWN])


class OffersPage(BrowsePage[Any]):
    """The offers, and the week behind a tab; the form takes the place of both."""

    row_type = OfferRow
    watched = (
        Kind.OFFER,
        Kind.ENROLMENT,
        Kind.ATTENDANCE,
        Kind.PERSON,
        Kind.STAFF,
        Kind.VOLUNTEER,
        Kind.VALUES,
        Kind.CENTRE,
    )
    shares = (8, 5)

    open_roll_call = Signal(object)  # SessionKey

    _shown_offer: int | None = None  # whose people stand beside the list
    _week_is_new = True  # nobody has chosen a session of the week that is shown
    _session_wanted: SessionKey | None = None  # to be selected as soon as its week is read

    def make(self) -> None:
        self.edits = self.context.desk.actor.may(Right.EDIT_OFFERS)
        self._drafted: DraftRow | None = None  # waits for its session to be read
        self._make_week_bar()
        self._make_filters()
        today = self.context.today
        self.offers: BrowseList[Any] = self.add_list(
            self.tr("Angebote"),
            offer_columns(today, self._about_offer),
            lambda _asked: whole(lambda desk: offers.listed(desk, OfferFilter(running=False))),
            EmptyState("offer", self.tr("Noch kein Angebot")),
            faded=lambda row: is_ended(row, today()),
            header=True,
            fits=self._fits_offer,
        )
        self.week: BrowseList[Any] = self.add_list(
            self.tr("Woche"),
            week_columns(today),
            self._sessions,
            EmptyState("calendar", self.tr("Keine Termine in dieser Woche")),
            key=lambda row: row.key,
            heading=self._heading,
            faded=lambda row: row.state is SessionState.CANCELLED,
            row_type=SessionRow,
            fits=self._fits_session,
        )
        self.people = People(self.context)
        self.papers = OfferPapers(self.context, self)
        self.open_roll_call.connect(partial(self.context.open_page, "roll_call"))
        self._make_actions()
        self._make_bar()
        self.people.list.addAction(
            self.enrol_action
        )  # the key goes on there too: in the offer whose people they are
        self.people.change_asked.connect(self._change_place)
        self.people.certificate_asked.connect(self.papers.certificate)
        self.people.left.connect(lambda: self.list_shown().setFocus())
        self.offers.installEventFilter(self)
        self.people.changed.connect(self._on_place_changed)
        self.details: Beside = Beside(
            self.context, self._offer_buttons(), self._session_buttons(), self.people, self.people_action
        )
        self._show_tools(in_week=False)

    def _make_actions(self) -> None:
        self.offers_action = self.page_action(self.tr("Angebote"), "Alt+A", lambda: self.show_list(0))
        self.week_action = self.page_action(self.tr("Woche"), "Alt+W", lambda: self.show_list(1))
        self.people_action = self.page_action(self.tr("Teilnehmende"), "Alt+T", self._to_people)
        only_offers, only_week = (self.offers,), (self.week,)
        self.enrol_action = self.row_action(
            self.tr("Einschreiben"), ("E",), self._enrol, when=self._runs, of=only_offers
        )
        if self.edits:
            self.new_action = self.page_action(self.tr("Neues Angebot"), "Ctrl+N", self.begin)
            self.change_action = self.row_action(
                self.tr("Ändern"), ("Return", "Enter"), self._change, of=only_offers
            )
            self.end_action = self.row_action(
                self.tr("Beenden"), ("Del",), self._ask_end, when=self._runs, of=only_offers
            )
            self.reopen_action = self.row_action(
                self.tr("Geht doch weiter"),
                ("G",),
                self._reopen,
                when=lambda row: row.data.ended_on is not None,
                of=only_offers,
            )
        self.roll_action = self.row_action(
            self.tr("Anwesenheit"),
            ("Return", "Enter"),
            lambda row: self.open_roll_call.emit(row.key),
            when=lambda row: row.state is not SessionState.CANCELLED,
            of=only_week,
        )
        self.list_action = self.row_action(
            self.tr("Liste drucken"), ("L",), self.papers.attendance_list, of=only_week
        )
        self.poster_action = self.page_action(self.tr("Wochenplakat"), "Ctrl+P", self._print_poster)
        self.cancel_action = self.row_action(
            self.tr("Fällt aus"),
            ("A",),
            partial(self._open_exception, Doing.CANCEL),
            when=lambda row: row.state is SessionState.PLANNED,
            of=only_week,
        )
        self.move_action = self.row_action(
            self.tr("Verlegen"),
            ("V",),
            partial(self._open_exception, Doing.MOVE),
            when=lambda row: row.state is not SessionState.HELD,
            of=only_week,
        )
        self.restore_action = self.row_action(
            self.tr("Doch wie geplant"), ("W",), self._restore, when=_is_otherwise, of=only_week
        )
        self.add_session_action = self.page_action(
            self.tr("Zusätzlicher Termin"), "Ctrl+Shift+N", self._add_session
        )
        self.add_session_action.setIconText(self.tr("Zusatztermin"))

    def _offer_buttons(self) -> list[QWidget]:
        made: list[QWidget] = [TightKeyButton(self.enrol_action, "", "primary")]
        if self.edits:
            made.append(TightKeyButton(self.change_action, ""))
            # Only one of the two makes sense of an offer, and only that one is shown.
            made += [
                shown_with(TightKeyButton(action, "", "quiet"), action)
                for action in (self.end_action, self.reopen_action)
            ]
        return made

    def _session_buttons(self) -> list[QWidget]:
        return [
            KeyButton.for_action(self.roll_action, "check", "primary"),
            KeyButton.for_action(self.list_action, "print"),
            KeyButton.for_action(self.move_action, "calendar"),
            KeyButton.for_action(self.cancel_action, "void"),
            KeyButton.for_action(self.restore_action, "undo"),
            KeyButton.for_action(self.add_session_action, look="quiet"),
        ]

    def _make_bar(self) -> None:
        for tab in self.make_tabs((self.offers_action, self.week_action)):
            self.bar.addWidget(tab)
        self.bar.addStretch(1)
        self.bar.addWidget(KeyButton.for_action(self.poster_action, "print"))
        if self.edits:
            self.new = KeyButton.for_action(self.new_action, "plus", "primary")
            self.bar.addWidget(self.new)

    def _make_filters(self) -> None:
        self.kind = ChoiceField(none=self.tr("alle Arten"))
        self.kind.setAccessibleName(self.tr("Art des Angebots"))
        self.group = ChoiceField(none=self.tr("für alle"))
        self.group.setAccessibleName(self.tr("Für wen"))
        for choice in (self.kind, self.group):
            choice.setMaximumWidth(_FILTER_WIDTH)
            choice.edited.connect(self._on_filter)
            self.filters.addWidget(choice)
        self.ended = QCheckBox(self.tr("auch beendete"))
        self.ended.toggled.connect(self._on_filter)
        self.filters.addSpacing(SPACE_3)
        self.filters.addWidget(self.ended)
        self.filters.addWidget(self.week_bar, 1)
        self.filters.addStretch(1)
        self.filters.addWidget(self.narrow)
        self.narrow.setPlaceholderText(self.tr("Suchen (Strg+F)"))

    def _make_week_bar(self) -> None:
        self.back_action = self.page_action(self.tr("Woche zurück"), "Alt+Left", lambda: self._step(-1))
        self.on_action = self.page_action(self.tr("Woche weiter"), "Alt+Right", lambda: self._step(1))
        self.here_action = self.page_action(self.tr("Diese Woche"), "Alt+Home", lambda: self._go(None))
        self.week_bar = WeekBar(self.context.today, self.back_action, self.on_action, self.here_action)
        self.week_bar.moved.connect(self.ask_anew)

    # What is shown

    def show_list(self, number: int) -> None:
        """Bring the offers or the week to the front, with the tools that belong there."""
        super().show_list(number)
        self._show_tools(in_week=number == 1)

    def _show_tools(self, *, in_week: bool) -> None:
        for tool in (self.kind, self.group, self.ended):
            if in_week or tool.parent() is not None:  # shown without a parent it would be a window
                tool.setHidden(in_week)
        self.week_bar.setVisible(in_week)

    def _sessions(self, _asked: Asked) -> Reader:
        first, last = self.week_bar.first(), self.week_bar.last()
        return whole(lambda desk: sessions.between(desk, first, last))

    def _about_offer(self, row: OfferRow) -> str:
        if self.choices is None:
            return ""
        data = row.data
        group = "" if data.target_group == "open" else self._word(ListName.TARGET_GROUPS, data.target_group)
        parts = (
            self._word(ListName.OFFER_KINDS, data.offer_kind),
            group,
            self._word(ListName.LEVELS, data.level),
        )
        return " · ".join(part for part in parts if part)

    def _word(self, name: ListName, code: str | None) -> str:
        return self.choices.word(name, code) if self.choices is not None else ""

    def _fits_offer(self, row: OfferRow, asked: Asked) -> bool:
        if row.id in asked.kept:
            return True
        data = row.data
        if is_ended(row, self.context.today()) and not self.ended.isChecked():
            return False
        if self.kind.code() not in (None, data.offer_kind) or self.group.code() not in (
            None,
            data.target_group,
        ):
            return False
        if not asked.text:
            return True
        about = (data.title, data.room, data.partner, leaders_said(row.leaders), self._about_offer(row))
        return found_in(asked.text, *about)

    def _fits_session(self, row: SessionRow, asked: Asked) -> bool:
        if not asked.text:
            return True
        return found_in(asked.text, row.title, row.room, self._word(ListName.OFFER_KINDS, row.offer_kind))

    def _heading(self, row: SessionRow) -> Heading:
        opening = self.choices.opening if self.choices is not None else None
        return week_heading(row, self.context.today(), opening)

    def on_choices(self, choices: Choices) -> None:
        self.kind.set_choices(choices.of(ListName.OFFER_KINDS))
        self.group.set_choices(choices.of(ListName.TARGET_GROUPS))

    def on_around(self, around: object) -> None:
        self.week_bar.say()

    def _select_next_session(self) -> None:
        """In a week that was not looked at yet: what runs now or comes next today, else the first of the week."""
        if not self._week_is_new or not self.week.rows.rowCount():
            return
        self._week_is_new = False
        now = self.context.now()
        self.week.select_first(lambda row: row.day == now.date() and row.ends > now.time())

    def on_filled(self) -> None:
        self._select_next_session()
        if self._session_wanted is not None and self.week.select(self._session_wanted):
            self._session_wanted = None
        filtered = self.narrow.text() or self.kind.code() or self.group.code()
        title = self.tr("Noch kein Angebot")
        hint = (
            self.tr("Strg+N legt das erste an.")
            if self.edits
            else self.tr("Angebote anlegen können Beratung und Leitung.")
        )
        if filtered or self._everything():
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("Den Filter leeren oder „auch beendete“ ankreuzen.")
        self.offers.empty.set_text(title, hint)
        title, hint = (
            self.tr("Keine Termine in dieser Woche"),
            self.tr("Alt+← und Alt+→ gehen eine Woche weiter."),
        )
        if self.narrow.text():
            title, hint = self.tr("Nichts, was zum Filter passt"), self.tr("Den Filter leeren.")
        self.week.empty.set_text(title, hint)

    def on_row(self, row: Any) -> None:
        self.details.show_row(row, self.choices)
        if not isinstance(row, OfferRow):
            self._shown_offer = None
            self.context.runner.forget(_BESIDE)
            return
        if row.id != self._shown_offer:
            self._shown_offer = row.id
            self.people.forget()
            self.details.offer.show_next((), self.context.today())
        self.context.runner.run_latest(
            _BESIDE, _about, self.context.desk, row.id, on_done=self._on_about, owner=self
        )

    def _on_about(self, about: _About) -> None:
        if about.offer_id == self._shown_offer:
            self.people.show_people(about.people)
            self.details.offer.show_next(about.coming, self.context.today())

    def make_sure(self, row: Any) -> None:
        self.offers.reading.keep(row.id)

    def person_of(self, row: Any) -> str:
        return str(row.data.title) if isinstance(row, OfferRow) else ""

    def _everything(self) -> tuple[OfferRow, ...]:
        reading = self.offers.reading
        return reading.everything() if isinstance(reading, WholeReading) else ()

    def _running(self) -> tuple[OfferRow, ...]:
        today = self.context.today()
        return tuple(row for row in self._everything() if not is_ended(row, today))

    def _offer_of(self, offer_id: int) -> OfferRow | None:
        return next((row for row in self._everything() if row.id == offer_id), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.offers and event.type() == QEvent.Type.FocusIn:
            self.people.close_note()
        return super().eventFilter(watched, event)

    # Moving about

    def _on_filter(self) -> None:
        for made in self.lists:
            made.reading.ask_anew()
        self.narrow_here()

    def _step(self, weeks: int) -> None:
        self._session_wanted = None
        self._week_is_new = True
        self.show_list(1)
        self.week_bar.step(weeks)

    def _print_poster(self) -> None:
        """Of the week that is shown; above the offers, of this one."""
        if self.choices is not None:
            in_week = self.list_shown() is self.week
            self.papers.week_poster(self.week_bar.first() if in_week else self.context.today(), self.choices)

    def _go(self, day: date | None) -> None:
        self._week_is_new = True
        self.show_list(1)
        self.week_bar.go(day)

    def _show_session(self, row: SessionRow) -> None:
        """Show it in its week, and select it as soon as that is read."""
        self._wanted, self._session_wanted = None, row.key
        self._go(row.day)

    def _to_people(self) -> None:
        row = self.current()
        self.show_list(0)
        if isinstance(row, SessionRow):
            self.offers.select(row.key.offer_id)
        self.people.list.setFocus()

    def show_subject(self, subject: object) -> None:
        """Also a session, to be seen in its week."""
        if isinstance(subject, SessionRow):
            self.leave_form()
            self._show_session(subject)
        else:
            super().show_subject(subject)

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new offer; with a person, the one that enrols them."""
        if self.choices is None:
            return
        if person is not None:
            self.open_form(EnrolmentForm(self.context, self.choices, self._running(), person=person))
        elif self.edits:
            self.open_form(OfferForm(self.context, self.choices))

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        if self.choices is None:
            return
        if isinstance(draft.entry, OfferRow):
            self._change(draft.entry)
        elif isinstance(draft.entry, EnrolmentRow):
            self._change_place(draft.entry)
        elif draft.kind is DraftOf.ENROLMENT:
            self.open_form(EnrolmentForm(self.context, self.choices, self._running(), person=draft.person))
        elif draft.kind is DraftOf.OFFER_SESSION:
            self._go_on_with_session(draft.form)
        else:
            self.begin()

    def _go_on_with_session(self, form: str) -> None:
        found = _SESSION_DRAFT.fullmatch(form)
        if found is None:
            self._add_session()
            return
        doing, offer_id, year, month, day, minutes = found.groups()
        at = time(int(minutes) // 60, int(minutes) % 60)
        key = SessionKey(int(offer_id), date(int(year), int(month), int(day)), at)
        self.context.runner.run(
            sessions.get,
            self.context.desk,
            key,
            on_done=partial(self._open_exception, Doing(doing)),
            owner=self,
        )

    def on_saved(self, saved: Any) -> None:
        if isinstance(saved, SessionRow):
            self._show_session(saved)
        elif isinstance(saved, EnrolmentRow):
            self.people.want(saved.id)
            if (offer := self._offer_of(saved.offer_id)) is not None:
                self.show_entry(offer)
        else:
            self.show_entry(saved)

    def _runs(self, row: OfferRow) -> bool:
        return not is_ended(row, self.context.today())

    def _change(self, row: OfferRow) -> None:
        if self.edits and self.choices is not None:
            self.open_form(OfferForm(self.context, self.choices, row))

    def _enrol(self, row: OfferRow) -> None:
        if self.choices is not None:
            self.open_form(EnrolmentForm(self.context, self.choices, self._running(), offer=row))

    def _change_place(self, row: EnrolmentRow) -> None:
        if self.choices is not None:
            offer = self._offer_of(row.offer_id)
            self.open_form(EnrolmentForm(self.context, self.choices, self._running(), offer=offer, row=row))

    def _on_place_changed(self, done: Done[EnrolmentRow]) -> None:
        if done.value.state is EnrolmentState.LEFT:
            self.people.list.setFocus()

    def _ask_end(self, row: OfferRow) -> None:
        today = self.context.today()
        self.ask(
            self.tr("„{title}“ beenden?").format(title=row.data.title),
            self.tr(
                "Heute ist der letzte Tag. Was war, bleibt in den Berichten. Strg+Z macht es rückgängig."
            ),
            self.tr("Beenden"),
            lambda: self.change_row(row, offers.end, row.id, today),
        )

    def _reopen(self, row: OfferRow) -> None:
        self.change_row(row, offers.end, row.id, None)

    def _open_exception(self, doing: Doing, row: SessionRow) -> None:
        if self.choices is not None:
            self.open_form(
                ExceptionForm(self.context, self.choices, doing, row=row, running=self._everything())
            )

    def _add_session(self) -> None:
        if self.choices is None:
            return
        row = self.current()
        offer_id = row.id if isinstance(row, OfferRow) else row.key.offer_id if row is not None else None
        offer = self._offer_of(offer_id) if offer_id is not None else None
        day = max(self.context.today(), self.week_bar.first()) if self.list_shown() is self.week else None
        self.open_form(
            ExceptionForm(
                self.context, self.choices, Doing.ADD, running=self._running(), offer=offer, day=day
            )
        )

    def _restore(self, row: SessionRow) -> None:
        def write() -> None:
            self.context.runner.run(
                sessions.restore,
                self.context.desk,
                row.key,
                row.version,
                on_done=self._on_changed_row,
                on_error=lambda error: dialogs.show_error(self, error),
                owner=self,
            )
            self.week.setFocus()

        if row.added and row.state is not SessionState.CANCELLED:
            self.ask(
                self.tr("Diesen zusätzlichen Termin streichen?"),
                self.tr("{title}, {when}. Strg+Z macht es rückgängig.").format(
                    title=row.title, when=session_said(row, self.context.today())
                ),
                self.tr("Streichen"),
                write,
            )
        else:
            write()


def _is_otherwise(row: SessionRow) -> bool:
    return (
        row.state is SessionState.CANCELLED or row.moved or (row.added and row.state is SessionState.PLANNED)
    )
