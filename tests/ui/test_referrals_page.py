"""The rooms "Verweise" and "Fristen": making, answering, finishing, by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.deadlines import DeadlineData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import centre
from woilmenau_desk.services.counselling import deadlines, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.forms.counselling.answer_form import AnswerForm, CounterAnswerForm
from woilmenau_desk.ui.forms.counselling.deadline_form import DeadlineForm
from woilmenau_desk.ui.forms.counselling.referral_form import CounterReferralForm, ReferralForm
from woilmenau_desk.ui.forms.counselling.target_fields import NEW_TARGET
from woilmenau_desk.ui.pages.counselling.deadlines import DeadlinesPage
from woilmenau_desk.ui.pages.counselling.referrals import ReferralsPage
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context

Settled = Callable[[Context], None]


@pytest.fixture
def mira(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Mira", "Muster", language="uk")).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def open_room(qtbot: QtBot, settled: Settled) -> Callable[..., ReferralsPage | DeadlinesPage]:
    def make(
        kind: type[ReferralsPage] | type[DeadlinesPage], context: Context
    ) -> ReferralsPage | DeadlinesPage:
        page = kind(context)
        qtbot.addWidget(page)
        page.resize(1148, 662)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        settled(context)
        page.activated()
        settled(context)
        return page

    return make


def slip_of(page: ReferralsPage | DeadlinesPage) -> PaperDialog:
    [dialog] = page.findChildren(PaperDialog)
    return dialog


def test_a_referral_is_made_and_its_slip_comes(
    context: Context, desk: Desk, mira: PersonRow, open_room: Callable[..., ReferralsPage], settled: Settled
) -> None:
    page = open_room(ReferralsPage, context)
    page.show_subject(mira)
    settled(context)
    form = page.form
    assert isinstance(form, ReferralForm)
    assert not form.consent.isChecked()
    form.target.set_code("jmd")
    form.target.edited.emit()
    form.reason.setPlainText("geheim")
    form.save()
    settled(context)
    [row] = referrals.listed(desk).rows
    assert (row.target, row.reason, row.person_id, row.consent_on) == ("jmd", "geheim", mira.id, None)
    dialog = slip_of(page)
    settled(context)
    assert dialog.preview.content()
    dialog.close()
    assert page.current() == row


def test_a_missing_target_is_entered_with_the_referral(
    context: Context, desk: Desk, mira: PersonRow, open_room: Callable[..., ReferralsPage], settled: Settled
) -> None:
    page = open_room(ReferralsPage, context)
    page.show_subject(mira)
    settled(context)
    form = page.form
    assert not form.new_target.lines["name"].isVisible()
    form.target.set_code(NEW_TARGET)
    form.target.edited.emit()
    assert form.new_target.lines["name"].isVisible()
    form.save()
    settled(context)
    assert referrals.listed(desk).rows == ()  # the name is missing, and that is said beside it
    form.new_target.lines["name"].setText("Kleiderkammer")
    form.new_target.lines["phone"].setText("03677 000001")
    form.save()
    settled(context)
    [row] = referrals.listed(desk).rows
    assert row.target == "kleiderkammer"
    value = desk.values_of(ListName.REFERRAL_TARGETS).get("kleiderkammer")
    assert value is not None
    assert value.extra["phone"] == "03677 000001"


def test_e_answers_and_the_answered_leave_the_list(
    context: Context, desk: Desk, mira: PersonRow, open_room: Callable[..., ReferralsPage], settled: Settled
) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira.id)).value
    page = open_room(ReferralsPage, context)
    QTest.keyClick(page.list, Qt.Key.Key_E)
    form = page.form
    assert isinstance(form, AnswerForm)
    assert not form.reason.isVisible()
    form.state.set_code("refused")
    form.state.edited.emit()
    assert form.reason.isVisible()
    form.reason.setPlainText("kein Platz")
    form.save()
    settled(context)
    row = referrals.row(desk, made.id)
    assert (row.state, row.refusal) == ("refused", "kein Platz")
    page.ask_anew()
    settled(context)
    assert page.list.rows.rowCount() == 0
    page.finished_action.trigger()
    settled(context)
    assert page.current() == row


def test_the_counter_makes_and_answers_without_reading(
    context_of: Callable[[Desk], Context],
    desk_of: Callable[[Role], Desk],
    desk: Desk,
    mira: PersonRow,
    open_room: Callable[..., ReferralsPage],
    settled: Settled,
) -> None:
    referrals.refer(desk, ReferralData("jmd", person_id=mira.id, reason="geheim"))
    context = context_of(desk_of(Role.COUNTER))
    page = open_room(ReferralsPage, context)
    assert "geheim" not in page.details._about.name()
    assert not page.slip_action.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_E)
    form = page.form
    assert isinstance(form, CounterAnswerForm)
    form.state.set_code("refused")
    form.state.edited.emit()
    assert not form.reason.isVisible()
    assert "Beratung" in form.discreet.text()
    form.save()
    settled(context)
    page.show_subject(mira)
    settled(context)
    made = page.form
    assert isinstance(made, CounterReferralForm)
    assert {"target", "reason"}.isdisjoint(made.drafted())
    made.target.set_code("soberi")
    made.save()
    settled(context)
    dialog = slip_of(page)
    settled(context)
    assert dialog.preview.content()  # the target is known to whoever has just chosen it
    assert {row.target for row in referrals.listed(desk, open_only=False).rows} == {"soberi", "jmd"}


def test_a_deadline_is_counted_while_one_types(
    context: Context, desk: Desk, mira: PersonRow, open_room: Callable[..., DeadlinesPage], settled: Settled
) -> None:
    page = open_room(DeadlinesPage, context)
    page.show_subject(mira)
    settled(context)
    form = page.form
    assert isinstance(form, DeadlineForm)
    assert form.delivered.text() == "", "no letter comes on its day: nobody is helped by today"
    form.delivered.set_value(date(2026, 11, 20))
    assert form.last_day.text() == ""
    QTest.keyClicks(form.length, "2 Wochen")
    assert form.last_day.text() == "Fr, 04.12.2026"
    assert "§ 187 Abs. 1 BGB" in form.steps.text()
    form.length.clear()
    QTest.keyClicks(form.length, "10 Werktage")
    assert form.last_day.text() == ""
    assert "Werktage" in form.problem.text()
    form.length.clear()
    QTest.keyClicks(form.length, "2 Wochen")
    form.delivered.set_value(date(2026, 11, 24))
    form.delivered.edited.emit()
    assert "Zukunft" in form.problem.text()
    form.save()
    settled(context)
    assert deadlines.listed(desk).rows == ()
    form.delivered.set_value(date(2026, 11, 20))
    form.save()
    settled(context)
    [row] = deadlines.listed(desk).rows
    assert row.last_day == date(2026, 12, 4)
    dialog = slip_of(page)
    settled(context)
    assert dialog.preview.content()
    dialog.close()
    page.done_action.trigger()
    settled(context)
    assert deadlines.listed(desk).rows == ()


def test_a_kind_brings_the_length_that_the_centre_filled_in(
    context: Context, desk: Desk, mira: PersonRow, open_room: Callable[..., DeadlinesPage], settled: Settled
) -> None:
    value = desk.values_of(ListName.LETTER_KINDS).get("decision")
    assert value is not None
    centre.save_value(desk, ListName.LETTER_KINDS, replace(value, extra={"length": "1 Monat"}))
    page = open_room(DeadlinesPage, context)
    deadlines.add(desk, DeadlineData(mira.id, date(2026, 11, 20), "2 Wochen"))
    page.begin(mira)
    settled(context)
    form = page.form
    form.kind.set_code("decision")
    form.kind.edited.emit()
    assert form.length.text() == "1 Monat"
    form.length.clear()
    QTest.keyClicks(form.length, "3 Wochen")
    form.kind.set_code("hearing")
    form.kind.edited.emit()
    assert form.length.text() == "3 Wochen"
