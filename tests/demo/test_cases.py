"""The cases and the money of the fictional centre: the same every time, and whole."""

from datetime import timedelta
from functools import cache
from itertools import groupby, pairwise

from tests.demo.test_plan import OPENING, TODAY, centre
from woilmenau_desk.demo.cases import A_YEAR, PlannedCases, plan_cases
from woilmenau_desk.demo.funds import CASH, VOUCHERS, paying_since, plan_money
from woilmenau_desk.demo.plan import plan
from woilmenau_desk.domain.cases import CaseState
from woilmenau_desk.domain.deadlines import DAYS_AHEAD


@cache
def planned() -> PlannedCases:
    numbered = enumerate(centre().sessions(), 1)
    recent = [(number, one) for number, one in numbered if one.day >= TODAY - A_YEAR]
    return plan_cases(recent, list(centre().people()), TODAY)


def test_one_case_goes_over_a_year_and_has_everything() -> None:
    case = planned().cases[0]
    assert TODAY - case.opened_on > timedelta(days=330)
    assert len(case.sessions) >= 8
    (closed, _outcome, remark), (reopened,) = case.closed[0], case.reopened
    assert case.opened_on < closed < reopened <= TODAY
    assert remark
    assert case.state is CaseState.OPEN
    assert case.data.lawyer
    assert case.data.lawyer_phone.startswith("0176 040690")
    assert case.data.reached == len(case.data.members) + 1 > 1
    assert case.data.checked() == case.data
    (letter,) = case.deadlines
    assert letter.checked(TODAY) == letter
    assert TODAY < letter.counted().last_day <= TODAY + timedelta(days=DAYS_AHEAD)
    assert any(paper.runs_out_on and paper.runs_out_on > TODAY for paper in case.papers)
    assert [look.due_on < TODAY for look in case.follow_ups] == [True, False]
    assert any(look.every for look in case.follow_ups)
    (help_given,) = case.help
    assert help_given.data.checked() == help_given.data
    assert (help_given.data.person_id, help_given.fund) == (case.data.person_id, VOUCHERS)
    assert help_given.data.recipients == case.data.reached
    assert paying_since(TODAY) <= help_given.on <= TODAY
    assert {one.data.state for one in case.referrals} >= {"appointment_made", "accepted", "came_back"}


def test_there_is_one_of_each_kind() -> None:
    cases = planned().cases
    assert {case.state for case in cases} == set(CaseState)
    assert any(case.data.for_household for case in cases)
    assert sum(bool(case.restricted_to) for case in cases) == 1
    assert all(case.data.responsible in case.restricted_to for case in cases if case.restricted_to)
    sessions = [number for case in cases for number in case.sessions]
    assert len(set(sessions)) == len(sessions)
    assert any(member.data.guardians for member in planned().members)
    assert len(planned().counter_referrals) == 3


def test_few_visits_make_few_cases() -> None:
    assert plan_cases([], list(centre().people()), TODAY) == PlannedCases()
    small = plan(persons=8, visits=40, today=TODAY, opening=OPENING)
    numbered = list(enumerate(small.sessions(), 1))
    plan_cases(numbered, list(small.people()), TODAY)


def test_receipts_have_no_gap_and_a_storno_takes_back_what_was_struck() -> None:
    money = plan_money(centre().aid(), TODAY)
    for _year, lines in groupby(money.entries, key=lambda one: one.year):
        numbers = [one.of_year for one in lines]
        assert numbers == list(range(1, len(numbers) + 1))
    stornos = [(before, one) for before, one in pairwise(money.entries) if one.takes_back]
    ((before, storno),) = stornos
    assert (before.number, before.cents, before.aid) == (storno.takes_back, -storno.cents, money.struck)
    assert storno.fund == CASH
    assert money.count is not None
    assert money.count.checked() == money.count
    assert money.expected_cents - money.count.counted_cents == 50
    for number, fund in enumerate(money.funds, 1):
        assert fund.checked() == fund
        assert 0 < sum(one.cents for one in money.entries if one.fund == number) < fund.budget_cents


def test_a_centre_without_help_has_empty_funds() -> None:
    money = plan_money([], TODAY)
    assert (money.entries, money.struck) == ((), None)
