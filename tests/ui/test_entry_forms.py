"""What holds of every form that is made with the frame, whoever adds one."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.assignments import AssignmentData, HoursData
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.colleague_times import OwnHours, whole_days
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.funds import FundData
from woilmenau_desk.domain.households import MemberData
from woilmenau_desk.domain.narrative import NoteData
from woilmenau_desk.domain.offers import OfferData, OfferRow, Rhythm, Series
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.domain.values import ValueList
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData
from woilmenau_desk.services import drafts, visits
from woilmenau_desk.services.aid import funds
from woilmenau_desk.services.appointments import appointments, busy
from woilmenau_desk.services.appointments import hours as own_hours
from woilmenau_desk.services.counselling import (
    amendments,
    cases,
    counselling,
    deadlines,
    documents,
    follow_ups,
    referrals,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, sessions
from woilmenau_desk.services.people import households, people
from woilmenau_desk.services.reports import notes as report_notes
from woilmenau_desk.services.volunteers import assignments, hours, volunteers
from woilmenau_desk.ui import choices_of_desk
from woilmenau_desk.ui.draft_fields import value_of
from woilmenau_desk.ui.forms.aid.aid_form import AidForm
from woilmenau_desk.ui.forms.aid.count_form import CountForm
from woilmenau_desk.ui.forms.aid.fund_form import FundForm
from woilmenau_desk.ui.forms.appointments.appointment_form import AppointmentForm
from woilmenau_desk.ui.forms.appointments.time_forms import BusyForm, OwnHoursForm
from woilmenau_desk.ui.forms.conflict import compared
from woilmenau_desk.ui.forms.counselling.amendment_form import AmendmentForm
from woilmenau_desk.ui.forms.counselling.answer_form import AnswerForm
from woilmenau_desk.ui.forms.counselling.case_form import CaseForm
from woilmenau_desk.ui.forms.counselling.closing_form import ClosingForm
from woilmenau_desk.ui.forms.counselling.deadline_form import DeadlineForm
from woilmenau_desk.ui.forms.counselling.document_form import DocumentForm
from woilmenau_desk.ui.forms.counselling.follow_up_form import FollowUpForm
from woilmenau_desk.ui.forms.counselling.hand_over_form import HandOverForm
from woilmenau_desk.ui.forms.counselling.referral_form import ReferralForm
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.forms.entry_form import EntryForm, every_form
from woilmenau_desk.ui.forms.offers.enrolment_form import EnrolmentForm
from woilmenau_desk.ui.forms.offers.exception_form import Doing, ExceptionForm
from woilmenau_desk.ui.forms.offers.offer_form import OfferForm
from woilmenau_desk.ui.forms.people.member_form import MemberForm
from woilmenau_desk.ui.forms.people.person_form import PersonForm
from woilmenau_desk.ui.forms.reports.note_form import NoteForm
from woilmenau_desk.ui.forms.roster.away_form import AwayForm
from woilmenau_desk.ui.forms.roster.duty_form import DutyForm
from woilmenau_desk.ui.forms.roster.people import code_of
from woilmenau_desk.ui.forms.visits.visit_form import VisitForm
from woilmenau_desk.ui.forms.volunteers.absence_form import AbsenceForm, EndForm
from woilmenau_desk.ui.forms.volunteers.assignment_form import AssignmentForm
from woilmenau_desk.ui.forms.volunteers.hours_form import HoursForm, WeekForm
from woilmenau_desk.ui.forms.volunteers.link_form import LinkForm
from woilmenau_desk.ui.forms.volunteers.training_form import AllowanceForm, TrainingForm
from woilmenau_desk.ui.forms.volunteers.volunteer_form import VolunteerForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.side_by_side import LEFT, RIGHT

Settled = Callable[[Context], None]
DELIVERED = date(2026, 11, 20)
AWAY = date(2026, 12, 7)
WHEN = datetime(2026, 11, 24, 14, tzinfo=BERLIN)


class Room:
    """One entry of each kind, its form, and what a colleague changes in it meanwhile."""

    def __init__(self, desk: Desk, context: Context) -> None:
        self.desk, self.context = desk, context
        self.choices = choices_of_desk.read(desk)
        data = PersonData("Olena", "Testenko", language="uk", gender="female", phone="0176 04069011")
        self.card = people.register(desk, data).value
        self.person = PersonRow(self.card.id, self.card.name)
        self.booked = appointments.book(desk, AppointmentData(self.card.id, "caro", WHEN, 30, "uk")).value
        about = SessionData(self.card.id, ("housing",), 30, outcome="clarified")
        self.session = counselling.record_session(desk, RecordSession(about, "Erste Fassung")).value
        self.due = follow_ups.add(desk, FollowUpData(self.card.id, WHEN.date(), "Bescheid da?")).value
        mother = people.register(desk, PersonData("Zoe", "Testhaus")).value
        self.child = people.register(desk, PersonData("Nina", "Testhaus"), mother.id).value
        sent = ReferralData("jmd", person_id=self.card.id, reason="Erste Fassung")
        self.sent = referrals.refer(desk, sent).value
        letter = DeadlineData(self.card.id, DELIVERED, "2 Wochen", remark="Erste Fassung")
        self.letter = deadlines.add(desk, letter).value
        aims = CaseData(self.card.id, aims="Wohnung finden", lawyer="RAin Muster")
        self.case = cases.open_case(desk, aims).value
        until = date(2026, 12, 10)
        self.paper = documents.note_document(desk, self.card.id, "Duldung", until, self.case.id).value
        self.visit = visits.log_visit(desk, LogVisit(VisitData("encounter", language="uk"))).value
        series = Series(Rhythm.WEEKLY, 1, time(9, 30), time(11, 30), date(2026, 9, 1))
        data = OfferData("Café", childcare_places=4, room="Saal")
        self.offer: OfferRow = offers.create(desk, data, [series]).value
        self.place = enrolling.enrol(desk, self.offer.id, self.card.id, 1).value
        self.meeting = sessions.between(desk, WHEN.date(), WHEN.date(), self.offer.id)[0]
        told = VolunteerData("Nour", "Testhilfe", phone="0176 04069021", languages=(("ar", "native"),))
        self.helper = volunteers.register(desk, told, (RoleSpan("tutoring"),)).value
        agreed = AssignmentData(self.helper.id, "tutoring", WHEN.date(), about="Mathe", weekday=1)
        self.assignment = assignments.assign(desk, agreed).value
        served = HoursData(self.helper.id, desk.today(), 90, "tutoring")
        self.hours = hours.note(desk, served).value
        self.noted = report_notes.add(desk, NoteData("Ein Fest.", desk.today())).value
        self.fund = funds.add_fund(desk, FundData("Kasse", "Kreis", 5000, cash=True)).value
        weekly = OwnHours("caro", 0, time(9), time(12), desk.today())
        (self.weekly,) = own_hours.save(desk, (weekly,)).value
        self.taken = busy.add(desk, whole_days("caro", AWAY, AWAY + timedelta(days=1))).value

    def make(self, kind: type[EntryForm], *, new: bool) -> EntryForm:
        context, choices = self.context, self.choices
        if kind is PersonForm:
            return PersonForm(context, choices, None if new else self.card)
        if kind is AppointmentForm:
            return AppointmentForm(context, choices, row=None if new else self.booked)
        if kind is SessionForm:
            details = None if new else counselling.read_session(self.desk, self.session.id)
            return SessionForm(context, choices, details=details)
        if kind is ReferralForm:
            row = None if new else referrals.row(self.desk, self.sent.id)
            return ReferralForm(context, choices, row=row)
        if kind is AnswerForm:
            return AnswerForm(context, choices, self.sent)
        if kind is DeadlineForm:
            row_of_letter = None if new else deadlines.row(self.desk, self.letter.id)
            return DeadlineForm(context, choices, row=row_of_letter)
        if kind is FollowUpForm:
            return FollowUpForm(context, choices, None if new else follow_ups.get(self.desk, self.due.id))
        if kind is MemberForm:
            return MemberForm(context, choices, households.member(self.desk, self.child.id))
        if kind is CaseForm:
            details = None if new else cases.details(self.desk, self.case.id)
            return CaseForm(context, choices, details=details)
        if kind is DocumentForm:
            row = None if new else documents.row(self.desk, self.paper.id)
            return DocumentForm(context, choices, self.case, row)
        if kind is ClosingForm:
            return ClosingForm(context, choices, self.case)
        if kind is HandOverForm:
            return HandOverForm(context, choices, cases.details(self.desk, self.case.id))
        if kind is VisitForm:
            return VisitForm(context, choices, "encounter", visit=None if new else self.visit)
        if kind is OfferForm:
            return OfferForm(context, choices, None if new else offers.get(self.desk, self.offer.id))
        if kind is EnrolmentForm:
            return EnrolmentForm(context, choices, (self.offer,), row=None if new else self.place)
        if kind is ExceptionForm:
            doing, row = (Doing.ADD, None) if new else (Doing.MOVE, self.meeting)
            return ExceptionForm(context, choices, doing, row=row, running=(self.offer,))
        who = self.helper
        if kind is VolunteerForm:
            return VolunteerForm(context, choices, None if new else who)
        if kind is AssignmentForm:
            return AssignmentForm(context, choices, who, row=None if new else self.assignment)
        if kind is HoursForm:
            return HoursForm(context, choices, who, row=None if new else self.hours)
        if kind is AmendmentForm:
            return AmendmentForm(context, choices, amendments.read(self.desk, self.session.id))
        if kind is DutyForm:
            return DutyForm(context, choices, ((code_of("caro", None), "Caro"),))
        if kind is AwayForm:
            return AwayForm(context, choices, ((code_of("caro", None), "Caro"),), {})
        if issubclass(kind, ABOUT):
            return kind(context, choices, who)
        if kind is OwnHoursForm:
            return OwnHoursForm(context, choices, None if new else self.weekly)
        if kind is BusyForm:
            return BusyForm(context, choices, None if new else self.taken)
        if kind is FundForm:
            return FundForm(context, choices, None if new else self.fund)
        if kind is NoteForm:
            return NoteForm(context, choices, None if new else self.noted)
        if kind is CountForm:
            return CountForm(context, choices, self.fund)
        assert kind is AidForm, "say here how the new form is made"
        return AidForm(context, choices, self.person)

    def change(self, form: EntryForm) -> str:
        """A colleague changes the entry; returns the field."""
        if isinstance(form, PersonForm):
            now = people.card(self.desk, self.card.id)
            people.edit(self.desk, now.id, replace(now.data, phone="0176 04069013"), now.version)
            return "phone"
        if isinstance(form, AppointmentForm):
            data = replace(self.booked.data, duration_minutes=45)
            appointments.change(self.desk, self.booked.id, data, self.booked.version)
            return "duration_minutes"
        if isinstance(form, SessionForm):
            now = counselling.read_session(self.desk, self.session.id)
            counselling.edit_session(self.desk, now.row.id, now.data, "Andere Fassung", now.row.version)
            return "note"
        if isinstance(form, ReferralForm):
            sent = referrals.row(self.desk, self.sent.id)
            there = ReferralData("jmd", "informed", self.card.id, "Andere Fassung")
            referrals.edit(self.desk, sent.id, there, sent.version)
            return "reason"
        if isinstance(form, DeadlineForm):
            letter = deadlines.row(self.desk, self.letter.id)
            said = DeadlineData(self.card.id, DELIVERED, "2 Wochen", remark="Andere Fassung")
            deadlines.edit(self.desk, letter.id, said, letter.version)
            return "remark"
        if isinstance(form, CaseForm):
            seen = cases.details(self.desk, self.case.id)
            data = replace(seen.data, lawyer="RAin Anders")
            cases.edit_case(self.desk, self.case.id, data, seen.row.version)
            return "lawyer"
        if isinstance(form, DocumentForm):
            noted = documents.row(self.desk, self.paper.id)
            documents.edit(self.desk, noted.id, "Gestattung", noted.runs_out_on, noted.version)
            return "title"
        if isinstance(form, FollowUpForm):
            row = follow_ups.get(self.desk, self.due.id)
            data = FollowUpData(row.person_id, row.due_on, "Andere Fassung", row.colleague)
            follow_ups.edit(self.desk, row.id, data, row.version)
            return "reason"
        if isinstance(form, MemberForm):
            there = households.member(self.desk, self.child.id)
            households.change_member(self.desk, there.person_id, MemberData("child"), there.version)
            return "relation"
        if isinstance(form, OfferForm):
            row = offers.get(self.desk, self.offer.id)
            offers.change(self.desk, row.id, replace(row.data, partner="Volkshochschule"), row.version)
            return "partner"
        if isinstance(form, EnrolmentForm):
            enrolling.change(self.desk, self.place.id, 1, "Wickeltisch", self.place.version)
            return "needs"
        if isinstance(form, ExceptionForm):
            at, key = self.meeting, self.meeting.key
            sessions.move(self.desk, key, at.day, at.starts, at.ends, None, "Raum belegt", at.version)
            return "reason"
        if isinstance(form, VolunteerForm):
            there = volunteers.get(self.desk, self.helper.id)
            data = replace(there.data, phone="0176 04069023")
            volunteers.change(self.desk, there.id, data, there.version)
            return "phone"
        if isinstance(form, AssignmentForm):
            row = self.assignment
            assignments.change(self.desk, row.id, replace(row.data, about="Physik"), row.version)
            return "about"
        if isinstance(form, HoursForm):
            noted = self.hours
            hours.change(self.desk, noted.id, replace(noted.data, role="leisure"), noted.version)
            return "role"
        if isinstance(form, FundForm):
            funds.edit_fund(self.desk, self.fund.id, replace(self.fund.data, donor="Land"), self.fund.version)
            return "donor"
        if isinstance(form, NoteForm):
            now = report_notes.get(self.desk, self.noted.id)
            report_notes.edit(self.desk, now.id, replace(now.data, text="Andere Fassung"), now.version)
            return "text"
        if isinstance(form, OwnHoursForm):
            own_hours.end(self.desk, self.weekly, date(2027, 6, 30))
            return "last"
        if isinstance(form, BusyForm):
            longer = whole_days("caro", AWAY, AWAY + timedelta(days=2))
            busy.change(self.desk, self.taken.id, longer, self.taken.version)
            return "ends_at"
        data = replace(self.visit.data, language="ar")
        visits.correct_visit(self.desk, self.visit.id, data, self.visit.version)
        return "language"

    def stored(self, form: EntryForm) -> object:
        if isinstance(form, OwnHoursForm):
            # Changing it from a day on makes another one of it.
            return own_hours.of(self.desk, AWAY)[0]
        asked = form.reading()
        assert asked is not None
        return asked.function(self.desk, *asked.arguments)


ROSTER = (DutyForm, AwayForm)
OF_CASE = (ClosingForm, HandOverForm)
ABOUT = (AbsenceForm, EndForm, TrainingForm, AllowanceForm, WeekForm, LinkForm)  # of a volunteer
EDITABLE = (
    PersonForm,
    AppointmentForm,
    SessionForm,
    ReferralForm,
    DeadlineForm,
    FollowUpForm,
    MemberForm,
    VisitForm,
    OfferForm,
    EnrolmentForm,
    ExceptionForm,
    VolunteerForm,
    AssignmentForm,
    HoursForm,
    OwnHoursForm,
    BusyForm,
    CaseForm,
    DocumentForm,
    FundForm,
    NoteForm,
)


@pytest.fixture
def room(desk: Desk, context: Context) -> Room:
    return Room(desk, context)


@pytest.fixture
def open_form(room: Room, qtbot: QtBot, settled: Settled) -> Callable[..., EntryForm]:
    def make(kind: type[EntryForm], *, new: bool = False) -> EntryForm:
        form = room.make(kind, new=new)
        qtbot.addWidget(form)
        form.resize(1000, 700)
        form.show()
        form.activateWindow()
        qtbot.waitActive(form)
        form.start()
        settled(room.context)
        return form

    return make


def mine(form: EntryForm) -> dict[str, object]:
    """Another value for the field that the colleague changes too."""
    return {
        PersonForm: {"phone": "0176 04069012"},
        AppointmentForm: {"duration_minutes": 60},
        SessionForm: {"note": "Meine Fassung"},
        ReferralForm: {"reason": "Meine Fassung"},
        DeadlineForm: {"remark": "Meine Fassung"},
        CaseForm: {"lawyer": "RA Meiner"},
        DocumentForm: {"title": "Mein Papier"},
        FollowUpForm: {"reason": "Meine Fassung"},
        MemberForm: {"relation": "sibling"},
        VisitForm: {"language": "fa"},
        OfferForm: {"partner": "Frauenzentrum"},
        EnrolmentForm: {"needs": "Hochstuhl"},
        ExceptionForm: {"reason": "Leitung krank"},
        VolunteerForm: {"phone": "0176 04069022"},
        AssignmentForm: {"about": "Deutsch"},
        HoursForm: {"role": "transport"},
        OwnHoursForm: {"last": "2027-03-31"},
        BusyForm: {"ends_at": "2026-12-10"},
        FundForm: {"donor": "Stiftung"},
        NoteForm: {"text": "Meine Fassung"},
    }[type(form)]  # type: ignore[return-value]


def type_mine(form: EntryForm) -> None:
    for name, value in mine(form).items():
        field = form.fields()[name]
        form.fill({name: value})
        if isinstance(field, ChoiceField):
            field.edited.emit()


def test_no_form_goes_untested() -> None:
    assert set(every_form()) == {
        *EDITABLE,
        *ABOUT,
        *ROSTER,
        *OF_CASE,
        AidForm,
        AmendmentForm,
        AnswerForm,
        CountForm,
    }


def test_opening_a_form_types_nothing(room: Room, open_form: Callable[..., EntryForm], desk: Desk) -> None:
    """What a row fills stands there as drafts keep it, so that nothing is a change that nobody typed."""
    for kind in every_form():
        for new in (True, False):
            form = open_form(kind, new=new)
            said = form.filling(form.seen)
            fields = form.fields()
            assert {name: value_of(fields[name]) for name in said} == dict(said), kind
            assert not form.keeper.typed, kind
            form.close_form()
            assert not room.context.status.told, kind  # type: ignore[attr-defined]
            assert drafts.load(desk, form.draft_id()) is None
            for field in form.drafted().values():
                assert field.accessibleName() or not field.isVisible(), kind


def test_what_was_chosen_stays_when_its_list_changes(
    room: Room, open_form: Callable[..., EntryForm], settled: Settled
) -> None:
    forms = [open_form(kind) for kind in EDITABLE]
    before = [
        (form.keeper.values(), {n: form.say(n, v) for n, v in form.keeper.values().items()}) for form in forms
    ]
    none = {
        name: ValueList(name, (replace(value, active=False) for value in values))
        for name, values in room.choices.values.items()
    }
    room.context.choices.changed.emit(replace(room.choices, values=none))
    settled(room.context)
    for form, (values, said) in zip(forms, before, strict=True):
        assert form.keeper.values() == values
        assert {name: form.say(name, value) for name, value in values.items()} == said
    language = forms[0].fields()["language"]
    assert isinstance(language, ChoiceField)
    assert (language.count(), language.currentText()) == (2, "Ukrainisch")  # nothing, and what was chosen


@pytest.mark.parametrize("take", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_nobody_overwrites_a_colleague_in_silence(
    take: Qt.Key, room: Room, open_form: Callable[..., EntryForm], settled: Settled
) -> None:
    for kind in EDITABLE:
        form = open_form(kind)
        saved: list[object] = []
        form.saved.connect(saved.append)
        type_mine(form)
        wanted = form.keeper.values()
        name = room.change(form)
        theirs = form.filling(room.stored(form))
        form.save()
        settled(room.context)
        assert not saved, kind
        (line,) = form.conflict.table.model_of_lines.lines()
        assert (line.key, line.left, line.right) == (
            name,
            form.say(name, wanted[name]),
            form.say(name, theirs[name]),
        )
        assert form.conflict.table.hasFocus()
        assert form.filling(room.stored(form)) == theirs
        QTest.keyClick(form.conflict.table, take)
        QTest.keyClick(form.conflict.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settled(room.context)
        assert len(saved) == 1, kind
        stays = theirs[name] if take == Qt.Key.Key_Right else wanted[name]
        assert form.filling(room.stored(form))[name] == stays, kind


def test_a_change_elsewhere_is_told_while_the_form_is_open(
    room: Room, open_form: Callable[..., EntryForm], settled: Settled
) -> None:
    for kind in EDITABLE:
        typed, idle = open_form(kind), open_form(kind)
        type_mine(typed)
        name = room.change(typed)
        room.context.bus.publish(Changes(frozenset(Kind)))
        settled(room.context)
        settled(room.context)
        assert "Ihre Eingaben" in typed.changed_note.text(), kind
        assert typed.keeper.values()[name] == mine(typed)[name], kind
        typed.compare_action.trigger()
        settled(room.context)
        assert [line.key for line in typed.conflict.table.model_of_lines.lines()] == [name]
        # Nothing of one's own is at stake here: the new state is shown, and that it is.
        assert "neue Stand" in idle.changed_note.text(), kind
        assert idle.keeper.values()[name] == idle.filling(room.stored(idle))[name], kind
        assert not idle.keeper.typed
        typed.discard()
        assert not typed.keeper.typed
        assert typed.conflict.isHidden()


@pytest.mark.parametrize(("version", "told"), [(1, False), (0, True)])
def test_a_draft_of_an_earlier_program_meets_the_entry_of_today(
    version: int, told: bool, room: Room, open_form: Callable[..., EntryForm], desk: Desk
) -> None:
    """It knows a version and not what it was typed over: where that is another one, all that differs is told."""
    assert room.card.version == 1
    typed = {"phone": "0151", "record": {"at": "2026-11-20T14:03", "version": version}}
    drafts.save(desk, f"person:{room.card.id}", typed)
    form = open_form(PersonForm)
    assert isinstance(form, PersonForm)
    assert form.phone.text() == "0151"
    assert [line.key for line in form.conflict.table.model_of_lines.lines()] == (["phone"] if told else [])


def test_enter_goes_on_and_escape_loses_nothing(
    room: Room, open_form: Callable[..., EntryForm], settled: Settled, desk: Desk
) -> None:
    form = open_form(PersonForm, new=True)
    assert isinstance(form, PersonForm)
    QTest.keyClicks(form.given_name, "Omar")
    QTest.keyClick(form.given_name, Qt.Key.Key_Return)
    assert form.family_name.hasFocus()
    closed: list[None] = []
    form.closed.connect(lambda: closed.append(None))
    QTest.keyClick(form.family_name, Qt.Key.Key_Escape)
    settled(room.context)
    assert closed == [None]
    kept = drafts.load(desk, "person:new")
    assert kept is not None
    assert kept["given_name"] == "Omar"


def test_typing_in_a_field_of_a_conflict_is_mine(
    room: Room, open_form: Callable[..., EntryForm], settled: Settled
) -> None:
    form = open_form(PersonForm)
    assert isinstance(form, PersonForm)
    type_mine(form)
    room.change(form)
    form.save()
    settled(room.context)
    QTest.keyClick(form.conflict.table, Qt.Key.Key_Right)
    assert form.phone.text() == "0176 04069013"
    form.phone.setFocus()
    form.phone.selectAll()
    QTest.keyClicks(form.phone, "0151")
    (line,) = form.conflict.table.model_of_lines.lines()
    assert (line.left, line.side) == ("0151", LEFT)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_what_is_compared() -> None:
    known: dict[str, object] = {"a": 1, "b": 1, "c": 1, "who": [7, "Olena"]}
    here: dict[str, object] = {"a": 2, "b": 1, "c": 2, "who": [7, "Olena"]}
    there: dict[str, object] = {"a": 3, "b": 3, "c": 1, "who": [7, "Olena Testenko"]}
    found = {one.name: one.side for one in compared(known, here, there)}
    assert found == {"a": LEFT, "b": RIGHT}
    # Where nobody knows what was there before, everything that differs is told, and mine stays until it is given up.
    assert {one.name: one.side for one in compared({}, here, there)} == {"a": LEFT, "b": LEFT, "c": LEFT}


def test_an_appointment_that_is_cancelled_under_the_form_is_not_moved_in_silence(
    room: Room, open_form: Callable[..., EntryForm], settled: Settled
) -> None:
    form = open_form(AppointmentForm)
    saved: list[object] = []
    form.saved.connect(saved.append)
    type_mine(form)
    booked = room.booked
    appointments.set_state(room.desk, booked.id, AppointmentState.CANCELLED, booked.version)
    room.context.bus.publish(Changes(frozenset(Kind)))
    settled(room.context)
    assert "Ihre Eingaben" in form.changed_note.text()
    form.save()
    settled(room.context)
    settled(room.context)
    assert saved == []
    assert "abgesagt" in form.changed_note.text()
    # Whoever was told may do it all the same.
    form.save()
    settled(room.context)
    assert len(saved) == 1


def test_nothing_is_typed_into_a_form_that_is_being_saved(
    room: Room, open_form: Callable[..., EntryForm], settled: Settled, qtbot: QtBot
) -> None:
    form = open_form(PersonForm)
    assert isinstance(form, PersonForm)
    type_mine(form)
    goes_on = threading.Event()
    room.context.runner.run(goes_on.wait, 30)
    form.save()
    phone = form.fields()["phone"]
    assert isinstance(phone, QLineEdit)
    before = phone.text()
    qtbot.keyClicks(phone, "12")
    assert phone.text() == before
    goes_on.set()
    settled(room.context)
    qtbot.keyClicks(phone, "12")
    assert phone.text() != before
