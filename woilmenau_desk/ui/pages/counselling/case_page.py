"""One case: whose it is, what matters since the last time, and everything that happened, newest first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent, QResizeEvent

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.amendments import SessionReading
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.cases import CaseDetails, CaseRow, CaseState, Entry, EntryKind, SinceLast
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import NotAllowed, NotFound
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import amendments, case_keys, cases, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.pages.browse.headings import month_heading
from woilmenau_desk.ui.pages.browse.lists import Asked, BrowseList, Reader, WholeReading, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.case_head import CaseHead
from woilmenau_desk.ui.pages.counselling.case_side import CaseAbout, CaseSide, EntryCard
from woilmenau_desk.ui.pages.counselling.case_work import CaseWork
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.pages.counselling.timeline_view import (
    KindChips,
    key_of,
    said,
    timeline_columns,
    title_of,
)
from woilmenau_desk.ui.rooms import room_actions
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, TightKeyButton, following, shown_with
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState, Note

_TOPIC_WIDTH, _TOPIC_LEAST = 168, 96
_NARROW_BELOW = 1000


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page reads beside the timeline. Without `details` the user may not open it, or it is gone."""

    row: CaseRow | None
    details: CaseDetails | None = None
    since: SinceLast | None = None
    members: Mapping[int, str] = field(default_factory=dict)


def _open(desk: Desk, case_id: int | None, again: bool) -> Opened:
    """A case, as far as the user may see it; never an error for one that is restricted. `again`: it is open already."""
    if case_id is None:
        return Opened(None)
    try:
        row = cases.row(desk, case_id)
    except NotFound:
        return Opened(None)
    if row.voided or not row.readable:
        return Opened(None if row.voided else row)
    try:
        details = cases.details(desk, case_id, again=again)
    except (CaseRestricted, NotAllowed):
        return Opened(row)
    if details.row.restricted:
        details = replace(details, named=case_keys.named(desk, case_id))
    since = timeline.since_last(desk, row.person_id)
    known = people.rows_of(desk, details.data.members) if details.data.members else {}
    return Opened(details.row, details, since, {number: one.name for number, one in known.items()})


def _entries(desk: Desk, case_id: int | None) -> tuple[Entry, ...]:
    if case_id is None:
        return ()
    try:
        if not cases.row(desk, case_id).readable:
            return ()  # the head says that it is restricted
        return timeline.entries(desk, case_id=case_id)
    except (CaseRestricted, NotAllowed, NotFound):
        return ()


def _is_session(entry: Entry) -> bool:
    return entry.kind is EntryKind.SESSION and not entry.hidden


class CasePage(BrowsePage[Entry]):
    """Opened with a CaseRow or a case's number in the store, or a pair of it and the page to go back to."""

    row_type = Entry
    watched = (
        Kind.CASE,
        Kind.SESSION,
        Kind.AID,
        Kind.APPOINTMENT,
        Kind.REFERRAL,
        Kind.DOCUMENT,
        Kind.DEADLINE,
        Kind.FOLLOW_UP,
        Kind.PERSON,
        Kind.STAFF,
        Kind.VALUES,
    )
    covers_form = True
    chooses_all = True  # the languages of slips

    case_id: int | None = None
    opened: Opened = Opened(None)
    back = "cases"
    _read_once = False  # since it was opened; what is read of it after that is no new opening
    _entry_wanted: tuple[EntryKind, int] | None = None  # to be selected as soon as it is read
    _drafted: DraftRow | None = None  # waits for its case to be read

    def make(self) -> None:
        self.timeline: BrowseList[Entry] = self.add_list(
            self.tr("Verlauf"),
            timeline_columns(self.context.today, self._topics),
            self._reads,
            EmptyState("counselling", self.tr("Kein Fall gewählt")),
            key=key_of,
            heading=lambda entry: month_heading(entry.at.date()),
            fits=self._fits,
            careful=False,
        )
        self.work = CaseWork(
            self.context,
            self,
            lambda: self.opened.details,
            lambda: self.card.session,
            lambda: (self.chips.kinds(), self.topic.code()),
        )
        self.head = CaseHead(self.context)
        self.notes.addWidget(self.head)
        self.begins = Note("", Tone.INFO, "counselling")
        self.notes.addWidget(self.begins)
        self._make_filters()
        self._make_actions()
        self.about = CaseAbout(self.context, self._buttons_for_entries(), self._buttons_for_case())
        go = KeyButton.for_action(self.go_action, "arrow-right")
        amend = shown_with(KeyButton.for_action(self.amend_action, "plus"), self.amend_action)
        self.card = EntryCard(self.context, (go, amend))
        self.card.note.addAction(self.amend_action)  # where whoever reads has the focus
        self.card.left.connect(self._on_card_left)
        self.context.bus.subscribe((Kind.SESSION,), self._on_sessions_changed, self)
        self.details: CaseSide = CaseSide(self.about, self.card)
        self.bar.insertWidget(0, KeyButton.for_action(self.back_action, "arrow-left", "quiet"))
        self.bar.addStretch(1)
        self.print_button = KeyButton.for_action(self.print_action, "print")
        new = following(TightKeyButton(self.session_action, "plus", "primary"), self.session_action)
        for widget in (self.topic, self.narrow, self.print_button, new):
            self.bar.addWidget(widget)

    def _make_filters(self) -> None:
        self.chips = KindChips(self.page_action)
        self.chips.changed.connect(self._on_filter)
        self.topic = ChoiceField(none=self.tr("alle Themen"))
        self.topic.setAccessibleName(self.tr("Thema"))
        self.topic.setMinimumWidth(_TOPIC_LEAST)
        self.topic.setMaximumWidth(_TOPIC_WIDTH)
        self.topic.edited.connect(self._on_filter)
        self.topic_action = self.page_action(self.tr("Nach Thema filtern"), "T", self.topic.setFocus)
        self.notes.addWidget(self.chips)  # below the head
        self.narrow.setPlaceholderText(self.tr("Suchen (Strg+F)"))

    def _make_actions(self) -> None:
        work, goes_on = self.work, self._goes_on
        self.back_action = self.page_action(self.tr("Fälle"), "Esc", self.go_back)
        self.session_action = self.page_action(
            self.tr("Neues Gespräch"), "Ctrl+N", work.session, when=goes_on
        )
        self.aid_action = self.page_action(self.tr("Soforthilfe"), "S", work.aid, when=goes_on)
        self.referral_action = self.page_action(self.tr("Verweis"), "V", work.referral, when=goes_on)
        self.deadline_action = self.page_action(self.tr("Frist"), "F", work.deadline, when=goes_on)
        self.follow_up_action = self.page_action(self.tr("Wiedervorlage"), "W", work.follow_up, when=goes_on)
        self.paper_action = self.page_action(
            self.tr("Papier vermerken"), "P", work.note_document, when=goes_on
        )
        self.edit_action = self.page_action(self.tr("Bearbeiten"), "Ctrl+E", work.edit, when=goes_on)
        self.hand_over_action = self.page_action(self.tr("Übergeben …"), "G", work.hand_over, when=goes_on)
        self.restrict_action = self.page_action(
            self.tr("Einschränken …"), "E", work.restrict, when=self._may_restrict
        )
        self.rest_action = self.page_action(
            self.tr("Ruhen lassen"), "R", work.let_rest, when=lambda: self._is(CaseState.OPEN)
        )
        self.close_action = self.page_action(
            self.tr("Abschließen …"), "A", work.close_case, when=self._goes_on
        )
        self.reopen_action = self.page_action(
            self.tr("Wieder öffnen"),
            "O",
            work.reopen,
            when=lambda: self._is(CaseState.RESTING, CaseState.CLOSED),
        )
        self.print_action = self.page_action(
            self.tr("Fallblatt drucken"), "Ctrl+P", work.print_sheet, when=self._is_open
        )
        self.open_action = self.row_action(
            self.tr("Eintrag öffnen"), ("Return", "Enter"), self._open_entry, when=lambda row: not row.hidden
        )
        self.go_action = self.page_action(
            self.tr("Dort öffnen"), "Ctrl+O", self._go_to_entry, when=lambda: self.card.entry is not None
        )
        self.done_action = self.row_action(
            self.tr("Erledigt"), ("D",), work.finish, when=lambda row: row.open and work.can_finish(row)
        )
        self.amend_action = self.row_action(self.tr("Nachtrag"), ("N",), self._amend, when=_is_session)
        self.void_action = self.row_action(
            self.tr("Papier streichen"),
            ("Del",),
            work.ask_void_document,
            when=lambda row: row.kind is EntryKind.DOCUMENT and not row.hidden,
        )
        room_actions(ROOMS, self.context, self.page_action)

    def _buttons_for_entries(self) -> list[KeyButton]:
        return [
            following(TightKeyButton(action, icon), action)
            for action, icon in (
                (self.aid_action, "aid"),
                (self.referral_action, "referral"),
                (self.deadline_action, "mail"),
                (self.follow_up_action, "clock"),
                (self.paper_action, "document"),
            )
        ] + [shown_with(TightKeyButton(self.done_action, "check"), self.done_action)]

    def _buttons_for_case(self) -> list[KeyButton]:
        return [
            shown_with(TightKeyButton(action, "", "quiet"), action)
            for action in (
                self.edit_action,
                self.hand_over_action,
                self.restrict_action,
                self.rest_action,
                self.close_action,
                self.reopen_action,
            )
        ]

    # What may be done

    def _is_open(self) -> bool:
        return self.opened.details is not None

    def _is(self, *states: CaseState) -> bool:
        details = self.opened.details
        return details is not None and details.row.state in states

    def _goes_on(self) -> bool:
        return self._is(CaseState.OPEN, CaseState.RESTING)

    def _may_restrict(self) -> bool:
        return self._is_open() and self.context.desk.actor.may(Right.RESTRICT_CASES)

    # What is shown

    def show_subject(self, subject: object) -> None:
        """A case to show, a draft to go on with in its case."""
        if isinstance(subject, tuple) and len(subject) == 2:
            subject, self.back = subject
        else:
            self.back = "cases"
        if isinstance(subject, DraftRow):
            if isinstance(subject.entry, CaseRow):
                self._drafted = subject
                self._show_case(subject.entry.id)
        elif isinstance(subject, CaseRow):
            self._show_case(subject.id)
        elif isinstance(subject, int):
            self._show_case(subject)

    def chosen_person(self) -> PersonRow | None:
        row = self.opened.row
        return PersonRow(row.person_id, row.person_name) if row is not None else None

    def hideEvent(self, event: QHideEvent) -> None:
        # Another page, the lock, the minimised window: what was read is gone.
        self.card.hide_entry()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.details.set_room(self.width())
        narrow = self.width() < _NARROW_BELOW
        self.print_button.show_key(not narrow)
        self.print_button.show_word(not narrow)

    def around(self) -> Callable[[Desk], Opened]:
        return partial(_open, case_id=self.case_id, again=self._read_once)

    def on_around(self, around: Opened) -> None:
        if around.row is not None and around.row.id != self.case_id:
            return  # the answer for a case that was left
        self.opened = around
        self._read_once = around.details is not None
        self._show_opened()

    def _show_opened(self) -> None:
        row, details = self.opened.row, self.opened.details
        self.head.show_case(row, details, self.opened.since)
        # A case that cannot be read has nothing to filter, and nothing beside it.
        for widget in (self.details, self.chips, self.topic, self.narrow):
            widget.setVisible(details is not None)
        if details is not None:
            self.about.show_case(details, self.opened.members, self.choices)
        self._say_empty()
        self._enable()

    def on_filled(self) -> None:
        self.chips.set_counts(self._everything())
        if self._entry_wanted is not None and self.timeline.select(self._entry_wanted):
            self._entry_wanted = None
        self._say_empty()
        draft, self._drafted = self._drafted, None
        if draft is not None and self.opened.details is not None and self.choices is not None:
            self.work.go_on(draft)
        else:
            self._drafted = draft

    def on_choices(self, choices: Choices) -> None:
        self.topic.set_choices(choices.of(ListName.TOPICS))

    def on_form(self, opened: bool) -> None:
        if opened:
            self.card.hide_entry()

    def on_saved(self, saved: Any) -> None:
        """What was entered is selected as soon as the timeline has it."""
        self.leave_form()
        kind = _KIND_OF.get(type(saved).__name__)
        if kind is not None:
            self.chips.show_all()
            self._entry_wanted = (kind, saved.id)
        self.reload()
        self.timeline.setFocus()
        self.work.hand_out(saved)

    def go_back(self) -> None:
        """To where somebody came from; of an entry that is open, to the case."""
        if self.card.entry is not None:
            self.card.hide_entry()
        else:
            self.context.open_page(self.back, None)

    def _show_case(self, case_id: int) -> None:
        self.leave_form()
        self._read_once = False  # whoever comes to a case opens it, also once more
        if case_id != self.case_id:
            self.card.hide_entry()
            self.case_id, self.opened = case_id, Opened(None)
            # Nothing of the case before stands there while this one is read.
            self.timeline.reading.forget()
            self.chips.show_all()
            self.topic.set_code(None)
            self.narrow.setText("")
            self._show_opened()
        self.ask_anew()
        self.timeline.setFocus()

    def _reads(self, _asked: Asked) -> Reader:
        return whole(partial(_entries, case_id=self.case_id))

    def _everything(self) -> tuple[Entry, ...]:
        reading = self.timeline.reading
        return reading.everything() if isinstance(reading, WholeReading) else ()

    def _topics(self, codes: tuple[str, ...]) -> str:
        if self.choices is None:
            return ""
        return ", ".join(self.choices.word(ListName.TOPICS, code) for code in codes)

    def _fits(self, entry: Entry, asked: Asked) -> bool:
        topic = self.topic.code()
        if entry.kind not in self.chips.kinds() or (topic is not None and topic not in entry.topics):
            return False
        if not asked.text:
            return True
        about = (title_of(entry), said(entry.detail), self._topics(entry.topics), entry.by)
        return asked.text.casefold() in " ".join(about).casefold()

    def _on_filter(self) -> None:
        self.timeline.reading.ask_anew()
        self.narrow_here()

    def _say_empty(self) -> None:
        row, details = self.opened.row, self.opened.details
        begun = any(entry.kind is not EntryKind.DECISION for entry in self._everything())
        text = self.tr(
            "So fängt es an: das Erstgespräch mit Strg+N, Ziele und Anwältin mit Strg+E, eine Frist aus einem Brief mit F."
        )
        self.begins.set_text(text if self._goes_on() and not begun else "")
        if row is None:
            title, hint = self.tr("Kein Fall gewählt"), self.tr("Esc führt zur Liste der Fälle.")
        elif details is None:
            title = self.tr("Diesen Fall lesen nur andere.")
            hint = self.tr(
                "Es gibt ihn, mehr steht hier nicht. Für eine Auskunft bitte {name} fragen; "
                "die Leitung kann mit dem Wiederherstellungsblatt jemanden benennen."
            ).format(name=row.responsible_name)
        elif self._everything():
            title = self.tr("Nichts, was zum Filter passt")
            hint = self.tr("0 zeigt wieder alles.")
        else:
            title = self.tr("Noch steht hier nichts.")
            hint = self.tr("Zuerst das Erstgespräch erfassen: Strg+N. Eine Frist aus einem Brief: F.")
        self.timeline.empty.set_text(title, hint)

    # An entry

    def _open_entry(self, entry: Entry) -> None:
        if self.context.privacy.hidden:
            self.context.status.tell_hidden()
            return
        self.card.show_entry(entry, self._topics(entry.topics), can_go=self.work.can_go(entry))
        self.details.open()
        self._enable()
        if entry.kind is EntryKind.SESSION:
            self.context.runner.run(
                amendments.read,
                self.context.desk,
                entry.id,
                on_done=partial(self._on_session, entry),
                on_error=self.card.show_error,
                owner=self,
            )

    def _on_session(self, entry: Entry, read: SessionReading) -> None:
        # Another entry may be open by now, or a form.
        if self.choices is not None and self.form is None and self.card.is_of(entry):
            self.card.show_session(read, self.choices)

    def _on_sessions_changed(self, changes: Changes) -> None:
        """What was read and is another by now stands there no longer; to read it again is a reading of its own."""
        read = self.card.session
        if read is not None and changes.may_be_of(Kind.SESSION, read.id):
            self.card.hide_entry()

    def _go_to_entry(self) -> None:
        if self.card.entry is not None:
            self.work.go_to(self.card.entry)

    def _amend(self, entry: Entry) -> None:
        """Add to the note that is read, or to that of the session that is selected."""
        read = self.card.entry
        self.work.amend(read if read is not None and _is_session(read) else entry)

    def _on_card_left(self) -> None:
        self._enable()
        if self.isVisible() and self.form is None:
            self.timeline.setFocus()


# What forms save, by the names of their rows: each kind of entry in the timeline.
_KIND_OF: Mapping[str, EntryKind] = {
    "SessionRow": EntryKind.SESSION,
    "AidRow": EntryKind.AID,
    "ReferralRow": EntryKind.REFERRAL,
    "DeadlineRow": EntryKind.DEADLINE,
    "FollowUpRow": EntryKind.FOLLOW_UP,
    "DocumentRow": EntryKind.DOCUMENT,
}
