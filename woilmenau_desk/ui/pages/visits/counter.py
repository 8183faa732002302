"""The counter (Theke): one key logs an anonymous visit, a name and a key a person's."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.households import FamilyLogged
from woilmenau_desk.domain.offers import SessionKey
from woilmenau_desk.domain.people import PersonCard, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason, VisitRow
from woilmenau_desk.services import visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.forms.visits.visit_form import VisitForm
from woilmenau_desk.ui.pages.counselling.to_case import add_case_action
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.backup_word import CounterBackups
from woilmenau_desk.ui.pages.visits.coming import ComingColumn
from woilmenau_desk.ui.pages.visits.day import DayCard
from woilmenau_desk.ui.pages.visits.family import FamilyPress
from woilmenau_desk.ui.pages.visits.finder import Finder, Taken
from woilmenau_desk.ui.pages.visits.late import LateBar
from woilmenau_desk.ui.pages.visits.meant import Meant
from woilmenau_desk.ui.pages.visits.offer_press import OfferPress
from woilmenau_desk.ui.pages.visits.places import CounterParts, CounterPlaces
from woilmenau_desk.ui.pages.visits.problem import NotLogged
from woilmenau_desk.ui.pages.visits.reading import DayReading
from woilmenau_desk.ui.pages.visits.reason_keys import ReasonKeys
from woilmenau_desk.ui.pages.visits.receipts import Receipts
from woilmenau_desk.ui.pages.visits.roster_line import RosterLine
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.second_press import MOMENT, Press, SecondPress
from woilmenau_desk.ui.pages.visits.waiting import QueuePress, WaitingCard
from woilmenau_desk.ui.pages.visits.who import Reasons
from woilmenau_desk.ui.pages.visits.who_can import WhoCan
from woilmenau_desk.ui.pages.visits.work import Who
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.task_runner import Task
from woilmenau_desk.ui.waiting_prints import WaitingPrintsLine
from woilmenau_desk.ui.widgets.keystrokes import typed_by

if TYPE_CHECKING:
    from woilmenau_desk.ui.pages.visits.enrolling import EnrolPanel

_CLOCK_MS = 20_000
_DAY_KINDS = (Kind.VISIT, Kind.AID, Kind.PERSON)
_COMING_KINDS = (Kind.APPOINTMENT, Kind.DEADLINE, Kind.FOLLOW_UP, Kind.PERSON, Kind.OFFER)


class CounterPage(Page):
    """The field has the focus whenever nothing else needs it; every reason has its key."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._words = CounterWords(context.now, context.language, self)
        self._lists: Choices | None = None
        self._pressed: Task | None = None  # the last key press, until it is answered
        self._last_id: int | None = None
        self._elsewhere: VisitRow | None = None  # the last one, where a form logged it for a day not shown
        self._amend_next = False
        self._panel: PanelForm | EnrolPanel | None = None
        self.amend_action = self.add_action(self.tr("Ergänzen"), "Ctrl+B", self.amend_last)
        self.new_person_action = self.add_action(self.tr("Person anlegen"), "Ctrl+N", self.new_person)
        self.card_action = self.add_action(self.tr("Karte"), "Ctrl+O", self.open_card)
        self.today_action = self.add_action(self.tr("Zurück zu heute"), "Alt+Home", self._back_to_today)
        self.late = self.above = LateBar(context, self.today_action)
        self.late_action = self.add_action(self.tr("Nachtragen: anderer Tag"), "Ctrl+G", self.late.ask)
        self.enrol_action = self.add_action(self.tr("Einschreiben"), "Alt+A", self.enrol)
        self.finder = Finder(
            context, self._words, self.new_person_action, (self.enrol_action, self.card_action), self
        )
        self.meant = Meant(context, self.finder, self)
        self.field = self.finder.field
        add_case_action(self, self.meant.then, "counter")
        self.family = FamilyPress(self, self.finder, self.meant)
        self.second_press = SecondPress()
        self._already = QTimer(self)
        self._already.setSingleShot(True)
        self._already.setInterval(int(MOMENT * 1000))
        self._already.timeout.connect(self.finder.say_again)
        self.search_action = self.add_action(self.tr("Suchen"), "Ctrl+F", self.field.setFocus)
        self.reasons = Reasons()
        self.reason_keys = ReasonKeys(self, self.reasons, self.log, self.log_with_details)
        self.note = NotLogged(context.privacy)
        self.day_card = DayCard(self._words, context.privacy, self.amend_action, self.late_action)
        self.receipts = Receipts(context, self, self.field, self.day_card)
        self.day = DayReading(context, self.day_card, self.late, self.second_press.seen)
        self.coming = ComingColumn(self._words, context.privacy, context.desk.actor)
        self.backups = CounterBackups(context, self)
        self.waiting = WaitingCard(self)
        self.queue = QueuePress(self, self.finder, self.waiting)
        self.coming.add_waiting(self.waiting)
        self.coming.add_below(self.backups)
        self.waiting_prints = WaitingPrintsLine(context, self, narrow=True)
        who_can = WhoCan(self, self.finder.who).button
        self.coming.add_above(RosterLine(context), who_can, self.waiting_prints)
        self.coming.slip_asked.connect(self._print_slip)
        self.coming.slip_preview_asked.connect(self._show_slip)
        self.offers = OfferPress(context, self.field, self._log)
        self.places = CounterPlaces(
            self,
            CounterParts(
                self.finder,
                self.late,
                self.note,
                self.offers,
                self.family,
                self.reasons,
                self.day_card,
                self.coming,
            ),
        )
        self.finder.dismiss = self._dismiss
        self.field.textEdited.connect(self.second_press.forget)
        self.late.day_changed.connect(self._on_day_changed)
        self.late.left.connect(self.field.setFocus)
        self.finder.left_downwards.connect(self._on_left_downwards)
        self.finder.hits_shown.connect(self.places.make_room)
        self.finder.moved_to.connect(self.reached)
        self.finder.person_chosen.connect(self._on_person_chosen)
        self.day_card.visit_opened.connect(self.amend)
        self.day_card.visit_voided.connect(lambda row: self._void(visits.void_visit, row))
        self.day_card.aid_voided.connect(lambda row: self._void(aid.void_aid, row))
        self.reason_keys.booking_key.connect(self.coming.set_booking_key)
        self.coming.appointment_opened.connect(partial(context.open_page, "appointments"))
        self.waiting.opened.connect(partial(context.open_page, "queue"))
        self.coming.follow_up_opened.connect(partial(context.open_page, "follow_ups"))
        self.coming.deadline_opened.connect(context.open_page)
        self.watch(*_DAY_KINDS, *_COMING_KINDS, Kind.QUEUE)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self.check_clock)
        self._clock.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # A computer that slept wakes with the window: its timers slept too.
            application.applicationStateChanged.connect(self._on_application_state)
        context.choices.follow(self._on_lists, self)
        self.reload()

    def activated(self) -> None:
        self.field.setFocus()
        if self.field.text():
            # It is an earlier visitor's: whoever was registered meanwhile is found, and typing replaces it.
            self.field.selectAll()
            self.finder.search_again()
        self.check_clock()

    def show_subject(self, subject: object) -> None:
        """A person who is there: the next key logs their visit. Or a day, to look at and to enter for; or its entry."""
        if isinstance(subject, date):
            self.late.set_day(subject)
        if isinstance(subject, tuple):
            kind, entry_id, day = subject
            self.late.set_day(day)
            self.day_card.seek(entry_id, aid=kind is Kind.AID)
        if isinstance(subject, DraftRow):
            self._open_draft(subject)
        if isinstance(subject, PersonCard):
            data = subject.data
            subject = PersonRow(
                subject.id, subject.name, data.birth_year, data.language, routing=subject.routing
            )
        if isinstance(subject, PersonRow):
            self.finder.choose_person(subject)
            self.field.setFocus()

    def chosen_person(self) -> PersonRow | None:
        """Whom the next key would log, so that another page can show them."""
        return self.finder.who().person

    def unlocked(self) -> None:
        self.second_press.forget()
        self.late.end_with_the_lock()
        self.check_clock()

    def reload(self) -> None:
        self.day.whole()
        self._load_coming()
        self.waiting.load()

    def check_clock(self) -> None:
        """Show the new day after midnight, and what has become overdue."""
        if self.late.end_with_its_day():
            self._load_coming()
        elif self.day.shown not in (None, self.late.day or self.context.today()):
            self.day.shown = self.context.today()
            self.day.whole()
            self._load_coming()
        self.coming.on_minute()

    def log(self, reason: str) -> None:
        """Log a visit for whom the field means, or give a form that is being filled in another reason."""
        form, focused = self._panel, QApplication.focusWidget()
        if isinstance(form, VisitForm) and focused is not None and form.isAncestorOf(focused):
            form.set_reason(reason)
            return
        if self.offers.takes(reason) or not self._day_holds() or self._answered(reason):
            return
        if self._no_size(self.finder.who()) or self.finder.hold_back():
            return
        taken = self.finder.take()
        self.field.setFocus()
        press = self.second_press.begin(reason, taken.who, self._words)
        self.offers.press(reason, self.late.day is not None, taken, press)

    def _log(self, reason: str, taken: Taken, press: Press | None, at: SessionKey | None, held: bool) -> None:
        task = self._pressed = self.context.runner.run(
            work.log,
            self.context.desk,
            taken.who,
            reason,
            self.late.day,
            at,
            on_done=partial(self._on_logged, taken, press),
            on_error=partial(self.on_not_logged, taken, reason),
            settled=lambda: self._on_settled(task),
            owner=self,
            even_held=held,
        )

    def log_with_details(self, reason: str) -> None:
        """The long way: what the reason needs beside the visit opens first."""
        if not self._day_holds():
            return
        opens: Callable[[Who], None]
        if reason == Reason.OFFER and self.finder.who() == Who():
            return self.offers.open_roll_call()
        if reason == Reason.EMERGENCY_AID:
            opens = self._open_aid
        elif reason == Reason.APPOINTMENT:
            opens = partial(self._open_elsewhere, "appointments")
        elif reason == Reason.COUNSELLING and self.context.desk.actor.may(Right.CONFIDENTIAL_NOTES):
            opens = partial(self._open_elsewhere, "counselling")
        else:
            opens = partial(self._open_visit, reason)
        who = self.finder.who()
        if self._lists is None or self._no_size(who) or (who != Who() and self.finder.hold_back()):
            return
        taken = self.finder.take()
        if not taken.who.is_query:
            opens(taken.who)
            return

        def on_found(person: PersonRow | None) -> None:
            if person is None:
                self.finder.refuse(taken)
            else:
                opens(Who(taken.who.text, person))

        def on_error(error: KnownError) -> None:
            self.finder.give_back(taken)
            self.context.runner.error_unhandled.emit(error)

        self.context.runner.run(
            work.find_sure, self.context.desk, taken.who, on_done=on_found, on_error=on_error, owner=self
        )

    def open_card(self) -> None:
        """Show the card of whoever is meant: the row that has the focus, else whom the field means."""
        self.meant.then(partial(self.context.open_page, "people"))

    def enrol(self) -> None:
        """Choose an offer for whoever is meant."""
        if not self._in_panel(QApplication.focusWidget()):
            self.meant.then(self._open_enrolling)

    def _print_slip(self, row: AppointmentRow) -> None:
        from woilmenau_desk.ui.pages.appointments.slip import print_slip  # start-up: only paper needs it

        print_slip(self.context, row, self)

    def _show_slip(self, row: AppointmentRow) -> None:
        from woilmenau_desk.ui.pages.appointments.slip import preview_slip  # start-up: only paper needs it

        preview_slip(self.context, row, self)

    def amend_last(self) -> None:
        """Add details to the visit that was logged last."""
        if self._pressed is not None:
            self._amend_next = True
            return
        row = self._elsewhere or self.day_card.visit(self._last_id)
        if row is None or row.voided:
            mine = self.context.desk.actor.name
            rows = self.day_card.visits_model.rows()
            row = next((one for one in rows if one.logged_by == mine and not one.voided), None)
        if row is None and self.late.day is not None:
            self.context.status.tell(self.tr("An diesem Tag ist noch kein Besuch erfasst."))
        elif row is None:
            self.context.status.tell(self.tr("Heute ist noch kein Besuch erfasst."))
        else:
            self.amend(row)

    def amend(self, row: VisitRow) -> None:
        """Correct a visit or add what was not told before."""
        if row.voided:
            self._tell_voided()
        elif self._lists is not None:
            self._open_panel(VisitForm(self.context, self._lists, row.data.reason, visit=row))

    def new_person(self) -> None:
        """On to the people page, with what was typed."""
        typed = Who.typed(self.finder.text())
        self.context.open_page("people", "" if typed.is_group else typed.text)

    def close_panel(self) -> None:
        """Back to what comes; what was typed in the form stays as its draft."""
        if self._panel is None:
            return
        form, self._panel = self._panel, None
        form.leave()
        self.places.close_beside(form)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.field.hasFocus():
            self.field.setFocus()
            event.ignore()  # nothing was closed: twice Esc still hides the names
            return
        if typed_by(event) and not self.field.hasFocus() and not self._in_panel(QApplication.focusWidget()):
            # Whoever types at the counter means a name, wherever the focus was left.
            self.field.setFocus()
            QApplication.sendEvent(self.field, event)
            return
        super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        """As low as it may be: for what all in it would like to have, the page would scroll as soon as hits are shown."""
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.places.set_side_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.places.resized()

    # Reading

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        if self.context.bus.origin is self:
            return  # a key of this page: its answer says what changed
        if changes.touch(*_COMING_KINDS):
            self._load_coming()
        if changes.touch(Kind.PERSON):
            self.finder.search_again()
        if changes.touch(Kind.QUEUE, Kind.PERSON):
            self.waiting.load()
        self.day.changed(changes)

    def _load_coming(self) -> None:
        self.context.runner.run_latest(
            "counter.coming", work.coming, self.context.desk, on_done=self.coming.show_coming
        )
        self.offers.load()

    def _on_lists(self, lists: Choices) -> None:
        self._lists = lists
        self._words.set_lists(lists)
        self.reason_keys.set_lists(lists)
        self.finder.say_again()
        self.day_card.say_again()

    # Writing

    def _on_logged(self, taken: Taken, press: Press | None, done: Done[VisitRow] | None) -> None:
        if done is None:
            self._amend_next = False
            self.second_press.forget()
            self.finder.refuse(taken)
            return
        visit = done.value
        if self.late.day is None:
            self.queue.logged(visit)
        if press is not None:
            press.name, press.visit = visit.person_name or "", visit.id
        self.note.dismiss()
        self._last_id, self._elsewhere = visit.id, None
        self.day_card.mark_new(visit.id)
        self._show_logged(visit)

    def on_family(self, done: Done[FamilyLogged]) -> None:
        """All of a family were logged: the first of them can be amended."""
        self._last_id, self._elsewhere = done.value.visits[0], None

    def _show_logged(self, visit: VisitRow) -> None:
        """Where it stands is known without reading the day again."""
        day = visit.occurred_at.date()
        if day != (self.late.day or self.context.today()):
            return  # the day was changed while it was on its way
        if self.day.shown == day:
            self.day.logged(visit)
        else:
            self.day.shown = day
            self.day.whole()
            self._load_coming()

    def on_not_logged(self, taken: Taken, reason: str, error: KnownError) -> None:
        """Nothing came of a key press: say so, and give back whom it meant."""
        self._amend_next = False
        self.second_press.forget()
        self.finder.give_back(taken)
        who = taken.who.person.name if taken.who.person else taken.who.text or self._words.anonymous(1)
        self.note.add(who, self._words.word(ListName.REASONS, reason), error)
        self.places.set_least_height()

    def _on_settled(self, task: Task) -> None:
        if task is not self._pressed:
            return  # a later press is on its way
        self._pressed = None
        if self._amend_next:
            self._amend_next = False
            self.amend_last()

    def _void(self, service: Callable[..., Done[Any]], row: VisitRow | AidRow) -> None:
        if row.voided:
            self._tell_voided()
            return
        self.context.runner.run(
            service,
            self.context.desk,
            row.id,
            row.version,
            on_done=lambda done: self.day.changed(done.changes),
            owner=self,
        )

    def _tell_voided(self) -> None:
        self.context.status.tell(self.tr("Das ist schon gestrichen."))

    # The panel at the right

    def _open_enrolling(self, person: PersonRow) -> None:
        from woilmenau_desk.ui.pages.visits.enrolling import EnrolPanel  # start-up: the counter does without

        self._open_panel(EnrolPanel(self.context, person, self.field.empty))

    def _no_size(self, who: Who) -> bool:
        """A group of nobody: the line above the reasons says so already."""
        return who.is_group and who.size == 0

    def _open_visit(self, reason: str, who: Who) -> None:
        if self._lists is not None:
            day = self.late.for_form()
            self._open_panel(VisitForm(self.context, self._lists, reason, who.person, who.size, day=day))

    def _open_aid(self, who: Who) -> None:
        if self._lists is not None:
            self._open_panel(AidForm(self.context, self._lists, who.person, who.size, self.late.for_form()))

    def _open_draft(self, draft: DraftRow) -> None:
        """Go on where somebody stopped; what the key press decided then comes back as well."""
        if isinstance(draft.entry, VisitRow):
            self.amend(draft.entry)
        elif self._lists is not None:
            form: PanelForm
            day = self.late.day
            if draft.kind is DraftOf.AID:
                form = AidForm(self.context, self._lists, draft.person, day=day)
            else:
                form = VisitForm(self.context, self._lists, Reason.ENCOUNTER, draft.person, day=day)
            form.take_up()
            self._open_panel(form)

    def _open_elsewhere(self, page: str, who: Who) -> None:
        self.context.open_page(page, who.person)

    def _open_panel(self, form: "PanelForm | EnrolPanel") -> None:
        self.close_panel()
        self._panel = form
        form.saved.connect(self._on_form_saved)
        form.closed.connect(self.close_panel)
        self.places.open_beside(form)
        form.first_field().setFocus()

    def _on_form_saved(self, value: object) -> None:
        if isinstance(value, VisitRow):
            if isinstance(self._panel, VisitForm) and self._panel.visit is None:
                # The day that was typed is that of the next form too: a paper tally is entered in one go.
                # A key without a form is for the visitor who is waiting: it goes on counting for today.
                day = value.occurred_at.date()
                self.late.keep_for_form(day)
                self._elsewhere = None if day == self.day.shown else value
            self._last_id = value.id
            self.day_card.mark_new(value.id)
        form = self._panel
        self.close_panel()
        if isinstance(value, AidRow) and isinstance(form, AidForm):
            self.late.keep_for_form(value.occurred_at.date())
            self.receipts.after_saving(value, form.wants_receipt)

    def _on_person_chosen(self, person: PersonRow) -> None:
        """A form that is open is for whoever is found meanwhile."""
        if self._panel is not None:
            self._panel.set_person(person)
            self.finder.clear_choice()
            self._panel.first_field().setFocus()

    def _dismiss(self) -> bool:
        """Esc with nothing typed and nobody chosen. Returns whether there was something to close."""
        self.second_press.forget()
        if not self.note.dismiss() and self._panel is None:
            return False
        self.close_panel()
        return True

    def _back_to_today(self) -> None:
        self.late.set_day(None)
        if isinstance(self._panel, AidForm):
            self._panel.set_day(None)
        self.field.setFocus()

    def _on_day_changed(self) -> None:
        day = self.late.day
        said = people_say_date(day, self.context.today()) if day is not None else ""
        self.day_card.set_day(said[:1].upper() + said[1:])
        self.day.shown = day or self.context.today()
        self._elsewhere = None
        self.second_press.forget()
        if isinstance(self._panel, AidForm) and day is not None:
            # Back to today by itself (midnight, the lock), a form that is open keeps the day that it says.
            self._panel.set_day(day)
        self.day.whole()

    def _day_holds(self) -> bool:
        """Whether it is clear for which day a key counts; if not, that is said and nothing is logged."""
        return not self.late.end_with_its_day(pressed=True) and self.late.settle()

    def _answered(self, reason: str) -> bool:
        """Whether this is for a whole family, or the second press of a key that has just logged somebody, and says so."""
        if self.finder.who() != Who():
            return self.family.takes(reason, self.late.day)
        press = self.second_press.take(reason)
        if press is None:
            return False
        self.finder.tell_already(press, self._words.word(ListName.REASONS, reason))
        self._already.start()
        return True

    def _in_panel(self, focused: QWidget | None) -> bool:
        return self._panel is not None and focused is not None and self._panel.isAncestorOf(focused)

    def _on_left_downwards(self) -> None:
        (self.day_card.aid if self.day_card.showing_aid() else self.day_card.visits).setFocus()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check_clock()
