"""The money of the fictional centre: two funds, what was paid from them, one payment taken back, and a count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from woilmenau_desk.demo.counselling import PlannedAid
from woilmenau_desk.domain.funds import CountData, FundData

CASH, VOUCHERS = 1, 2  # the numbers of the funds
_STRUCK: Final = "Soforthilfe gestrichen"
_ROOM_CENTS: Final = 12_000  # is left in the cash box, and some more
_HUNDRED_EUROS: Final = 10_000
_COUNTED_BEFORE: Final = timedelta(days=7)
_STRUCK_BEFORE_LAST: Final = 3


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """A line of the record of money; `aid` is the number of the help, `takes_back` of the line before it."""

    number: int  # of the row, from 1
    year: int
    of_year: int
    fund: int | None
    day: date
    cents: int
    kind: str
    count: int
    aid: int
    by: str
    takes_back: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMoney:
    """Funds (their numbers are their places), lines, the help that was struck, and the count of the cash box."""

    funds: tuple[FundData, ...]
    entries: tuple[PlannedEntry, ...]
    struck: int | None  # the number of a help
    count: CountData | None
    counted_on: date
    expected_cents: int


def plan_money(aid: Iterable[PlannedAid], today: date) -> PlannedMoney:
    """The lines of all help with an amount; funds pay since the first of July."""
    since = paying_since(today)
    paid = [(number, one) for number, one in enumerate(aid, 1) if one.data.amount_cents]
    from_cash = [number for number, one in paid if _fund(one, since) == CASH]
    struck = from_cash[-_STRUCK_BEFORE_LAST] if len(from_cash) >= _STRUCK_BEFORE_LAST else None
    entries: list[PlannedEntry] = []
    last: dict[int, int] = {}
    for number, one in paid:
        cents, fund = one.data.amount_cents or 0, _fund(one, since)
        for takes_back in (False, True)[: 1 + (number == struck)]:
            year = one.day.year
            last[year] = last.get(year, 0) + 1
            entries.append(
                PlannedEntry(
                    len(entries) + 1, year, last[year], fund, one.day, -cents if takes_back else cents, one.data.kind,
                    one.data.count, number, one.data.given_by, len(entries) if takes_back else None,
                    _STRUCK if takes_back else "",
                )
            )  # fmt: skip
    counted_on = today - _COUNTED_BEFORE
    spent, before = _spent(entries, CASH, today), _spent(entries, CASH, counted_on)
    budget = _rounded_up(spent + _ROOM_CENTS)
    funds = (
        FundData("Spendenkasse", "Spenden am Sommerfest", budget, since, None, cash=True),
        FundData(
            "Gutscheine (Stiftung Regenschirm)",
            "Stiftung Regenschirm (erfunden)",
            _rounded_up(_spent(entries, VOUCHERS, today) * 2 + _ROOM_CENTS),
            since,
            date(since.year + 1, 6, 30),
        ),
    )
    expected = budget - before
    remark = "Fünfzig Cent zu wenig, auch beim zweiten Zählen."
    count = CountData(CASH, expected - 50, "Rolf", remark) if counted_on >= since else None
    return PlannedMoney(funds, tuple(entries), struck, count, counted_on, expected)


def paying_since(today: date) -> date:
    """The day from which the funds pay."""
    return date(today.year if today.month >= 7 else today.year - 1, 7, 1)


def _fund(one: PlannedAid, since: date) -> int | None:
    if one.day < since:
        return None
    return VOUCHERS if one.data.kind == "food_voucher" else CASH


def _spent(entries: Sequence[PlannedEntry], fund: int, until: date) -> int:
    return sum(one.cents for one in entries if one.fund == fund and one.day <= until)


def _rounded_up(cents: int) -> int:
    return -(-cents // _HUNDRED_EUROS) * _HUNDRED_EUROS
