"""Funds that help is paid from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.funds import FundData, FundRow
from woilmenau_desk.services.aid import funds
from woilmenau_desk.services.desk import Desk


def a_fund(desk: Desk) -> int:
    name = f"Nothilfe {len(funds.listed(desk)) + 1}"
    return funds.add_fund(desk, FundData(name, budget_cents=10_000)).value.id


def a_closed_fund(desk: Desk) -> int:
    number = a_fund(desk)
    funds.close_fund(desk, number, funds.get(desk, number).version)
    return number


def other_budget(desk: Desk, number: int) -> object:
    row = funds.get(desk, number)
    return funds.edit_fund(desk, number, replace(row.data, budget_cents=9000 + row.version), row.version)


def opened_and_closed(desk: Desk, number: int) -> object:
    open_again = funds.reopen_fund(desk, number, funds.get(desk, number).version).value
    return funds.close_fund(desk, number, open_again.version)


def edited(desk: Desk, number: int, row: FundRow) -> object:
    return funds.edit_fund(desk, number, replace(row.data, donor="Land"), row.version)


CASES: Final[Mapping[str, Case]] = {
    "funds.edit_fund": Case(a_fund, funds.get, edited, other_budget),
    "funds.close_fund": Case(
        a_fund, funds.get, lambda d, n, row: funds.close_fund(d, n, row.version), other_budget
    ),
    "funds.reopen_fund": Case(
        a_closed_fund, funds.get, lambda d, n, row: funds.reopen_fund(d, n, row.version), opened_and_closed
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "funds.add_fund": "a new row",
    "funds.count_cash": "a new row; what should be there is reckoned in the write itself, and closing changes nothing else",
}
