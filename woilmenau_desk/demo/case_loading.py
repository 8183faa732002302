"""Putting the fictional centre's cases and funds into a store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any, Final

from woilmenau_desk.demo.cases import PlannedCase, PlannedCases, PlannedHelp, PlannedMember
from woilmenau_desk.demo.funds import PlannedMoney
from woilmenau_desk.domain.cases import CaseState, CaseStep
from woilmenau_desk.domain.follow_ups import Origin
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.counselling import case_keys
from woilmenau_desk.services.counselling import cases as case_service
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import (
    aid,
    bulk,
    cases,
    deadlines,
    follow_ups,
    funds,
    noted_documents,
    referrals,
)
from woilmenau_desk.storage.people import households
from woilmenau_desk.storage.tables.funds import FundEntry
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

_ENTRY: Final = (
    "id", "year", "number", "fund_id", "local_date", "amount_cents", "aid_kind", "count", "storno_of", "reason", "aid_id",
    "printed_at", "written_by",
)  # fmt: skip


def load_money(uow: UnitOfWork, money: PlannedMoney) -> int:
    """The funds, the count, and the lines of what was paid; the help is there already."""
    first, *others = (funds.add(uow, fund, fund.first_day or money.counted_on) for fund in money.funds)
    numbers: Sequence[int] = (first, *others)
    rows = (
        (
            one.number, one.year, one.of_year, None if one.fund is None else numbers[one.fund - 1], one.day, one.cents,
            one.kind, one.count, one.takes_back, one.reason, one.aid, None, one.by,
        )
        for one in money.entries
    )  # fmt: skip
    loaded = bulk.load(uow.conn, FundEntry, _ENTRY, rows)
    if money.count is not None:
        count = replace(money.count, fund_id=numbers[money.count.fund_id - 1])
        funds.count(uow, count, money.counted_on, money.expected_cents, "caro")
    return loaded


def open_cases(uow: UnitOfWork, vault: Vault, planned: PlannedCases) -> list[int]:
    """The cases themselves, and which sessions, referrals and follow-ups are theirs; their numbers in the plan's order."""
    numbers = []
    for case in sorted(planned.cases, key=lambda one: one.opened_on):
        numbers.append(cases.add(uow, vault, case.data, case.opened_on, case.opened_by))
        bulk.put_into_case(uow.conn, numbers[-1], case.sessions)
    return numbers


def fill_cases(uow: UnitOfWork, vault: Vault, planned: PlannedCases, numbers: Sequence[int]) -> None:
    """What was decided of the cases and what belongs to them, the families, and the counter's referrals."""
    for number, case in zip(numbers, sorted(planned.cases, key=lambda one: one.opened_on), strict=True):
        _decisions(uow, vault, number, case)
        _papers(uow, vault, number, case)
        for given in case.help:
            _help(uow, given)
    for one in planned.counter_referrals:
        referrals.add(uow, vault, one.data, one.on, one.made_by)
    for member in planned.members:
        _member(uow, member)


def restrict(desk: Desk, planned: PlannedCases, numbers: Sequence[int]) -> None:
    """Let those who are named alone read what is theirs; the rest of the team sees that there is a case."""
    for number, case in zip(numbers, sorted(planned.cases, key=lambda one: one.opened_on), strict=True):
        if case.restricted_to:
            found = case_service.row(desk, number)
            case_keys.restrict(desk, number, case.restricted_to, found.version)


def _decisions(uow: UnitOfWork, vault: Vault, number: int, case: PlannedCase) -> None:
    for day, outcome, remark in case.closed:
        facts = {"outcome": outcome, "remark": remark}
        by = case.data.responsible
        cases.add_event(uow, vault, number, CaseStep.CLOSED, by, facts=facts, on=day)
    for day in case.reopened:
        cases.add_event(uow, vault, number, CaseStep.REOPENED, case.data.responsible, on=day)
    if case.rested_on is not None:
        cases.add_event(uow, vault, number, CaseStep.RESTED, case.data.responsible, on=case.rested_on)
    if case.state is not CaseState.OPEN:
        closed_on = case.closed[-1][0] if case.state is CaseState.CLOSED else None
        cases.set_state(uow, number, case.state, closed_on, 1)


def _papers(uow: UnitOfWork, vault: Vault, number: int, case: PlannedCase) -> None:
    person, by = case.data.person_id, case.data.responsible
    for paper in case.papers:
        noted_documents.add(uow, vault, person, paper.title, paper.runs_out_on, number, paper.noted_on, by)
    for letter in case.deadlines:
        deadlines.add(uow, vault, replace(letter, case_id=number), letter.counted().last_day, by)
    for look in case.follow_ups:
        follow_ups.add(uow, vault, replace(look, case_id=number), Origin.HAND)
    for one in case.referrals:
        referrals.add(uow, vault, replace(one.data, case_id=number), one.on, one.made_by)


def _help(uow: UnitOfWork, given: PlannedHelp) -> None:
    data, cents = given.data, given.data.amount_cents
    aid_id = aid.add(uow, data, datetime.combine(given.on, time(12), BERLIN), None)
    if cents is not None:
        # The funds have the numbers of their places, by what they were given.
        fund_id = sorted(one.id for one in funds.all_of_them(uow.conn))[given.fund - 1]
        funds.pay(uow, aid_id, fund_id, given.on, cents, data.kind, data.count, data.given_by)


def _member(uow: UnitOfWork, member: PlannedMember) -> None:
    day: Any = member.data.since
    households.change(uow, member.person, member.data, 0, day)
