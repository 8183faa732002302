"""Funds, the record of the money, storno, and counts of the cash box."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.aid import AidData, AidItem, GiveAid
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.funds import CountData, FundClosed, FundData, FundOverdrawn
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.services import undo
from woilmenau_desk.services.aid import aid, funds, receipts
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.tables.funds import FundEntry

TODAY = date(2026, 11, 23)


@pytest.fixture
def box(desk: Desk) -> int:
    data = FundData("Spendenkasse", "Kirchgemeinde", 10_000, date(2026, 1, 1), date(2026, 12, 31), cash=True)
    return funds.add_fund(desk, data).value.id


def pay(desk: Desk, cents: int, fund: int | None = None, **more: object) -> GiveAid:
    return GiveAid(AidData("money", amount_cents=cents), fund_id=fund, **more)  # type: ignore[arg-type]


def numbers(desk: Desk) -> list[str]:
    return [row.number for row in reversed(funds.entries(desk).rows)]


def left(desk: Desk, fund: int) -> int:
    return funds.get(desk, fund).left_cents


# -- the record of the money


def test_an_amount_is_a_line_of_the_record_that_names_nobody(desk: Desk, box: int) -> None:
    mira = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    row = aid.give_aid(
        desk, GiveAid(AidData("food_voucher", 2, 2550, mira, remark="für Mira"), fund_id=box)
    ).value
    (entry,) = funds.entries(desk, box).rows
    assert (row.receipt, row.entry_id, row.entries) == ("2026-0001", entry.id, (entry.id,))
    assert (entry.number, entry.amount_cents, entry.count, entry.on) == ("2026-0001", 2550, 2, TODAY)
    assert (entry.aid_kind, entry.fund_name, entry.written_by) == ("food_voucher", "Spendenkasse", "Caro")
    assert left(desk, box) == 10_000 - 2550
    names = set(FundEntry.__table__.columns.keys())
    assert not {name for name in names if "person" in name or "name" in name or "remark" in name}
    assert "Mira" not in str(entry)


def test_help_without_an_amount_has_no_line_and_one_without_a_fund_has(desk: Desk) -> None:
    assert aid.give_aid(desk, GiveAid(AidData("clothing"))).value.receipt == ""
    assert aid.give_aid(desk, pay(desk, 500)).value.receipt == "2026-0001"
    (entry,) = funds.entries(desk).rows
    assert (entry.fund_id, entry.fund_name) == (None, "")


def test_each_kind_with_an_amount_has_its_number(desk: Desk, box: int) -> None:
    request = GiveAid(
        AidData("food_voucher", amount_cents=1000),
        more=(AidItem("clothing"), AidItem("ticket", 1, 550)),
        fund_id=box,
    )
    row = aid.give_aid(desk, request).value
    assert len(row.entries) == 2
    assert numbers(desk) == ["2026-0001", "2026-0002"]
    assert left(desk, box) == 10_000 - 1550


def test_each_year_counts_from_one(desk: Desk, clock: Clock) -> None:
    aid.give_aid(desk, pay(desk, 500))
    clock.set(2027, 1, 4)
    aid.give_aid(desk, pay(desk, 500))
    late = pay(desk, 500, occurred_at=Clock()())
    assert aid.give_aid(desk, late).value.receipt == "2026-0002"
    assert numbers(desk) == ["2026-0001", "2026-0002", "2027-0001"]


def test_striking_a_help_takes_its_money_back_by_a_line_of_its_own(
    desk: Desk, box: int, clock: Clock
) -> None:
    given_aid = aid.give_aid(desk, pay(desk, 3000, box)).value
    clock.move(days=1)
    done = present.void_aid(desk, given_aid.id)
    assert str(done.said) == "Soforthilfe gestrichen · Beleg 2026-0001 storniert mit 2026-0002"
    storno, entry = funds.entries(desk, box).rows
    assert (storno.amount_cents, storno.storno_of, storno.on) == (-3000, "2026-0001", date(2026, 11, 24))
    assert (entry.taken_back_by, storno.reason) == ("2026-0002", "Soforthilfe gestrichen")
    assert left(desk, box) == 10_000
    with pytest.raises(NotFound):
        present.void_aid(desk, given_aid.id)
    undo.undo(desk)
    assert (numbers(desk), left(desk, box)) == (["2026-0001"], 7000)
    undo.redo(desk)
    assert (numbers(desk), left(desk, box)) == (["2026-0001", "2026-0002"], 10_000)


def test_the_newest_number_goes_with_what_is_undone(desk: Desk) -> None:
    aid.give_aid(desk, pay(desk, 500))
    aid.give_aid(desk, pay(desk, 600))
    undo.undo(desk)
    assert numbers(desk) == ["2026-0001"]
    undo.redo(desk)
    assert numbers(desk) == ["2026-0001", "2026-0002"]
    undo.undo(desk)
    undo.undo(desk)
    assert (numbers(desk), aid.day(desk)) == ([], ())


def test_no_number_goes_that_others_follow(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    aid.give_aid(desk, pay(desk, 500))
    aid.give_aid(desk_of("rolf"), pay(desk, 600))
    with pytest.raises(CannotUndo, match=r"weitere Belege.*streichen"):
        undo.undo(desk)
    assert numbers(desk) == ["2026-0001", "2026-0002"]
    assert len(aid.day(desk)) == 2


def test_no_number_comes_back_where_another_has_taken_it(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    aid.give_aid(desk, pay(desk, 500))
    undo.undo(desk)
    aid.give_aid(desk_of("rolf"), pay(desk, 600))
    with pytest.raises(CannotUndo, match="Belegnummer"):
        undo.redo(desk)
    assert numbers(desk) == ["2026-0001"]


def test_no_number_goes_whose_receipt_was_printed(desk: Desk) -> None:
    row = aid.give_aid(desk, pay(desk, 500)).value
    receipts.receipt_paper(desk, row.entries)
    with pytest.raises(CannotUndo, match=r"gedruckt.*streichen"):
        undo.undo(desk)
    assert numbers(desk) == ["2026-0001"]
    present.void_aid(desk, row.id)
    assert numbers(desk) == ["2026-0001", "2026-0002"]


STEPS = st.lists(st.sampled_from(["caro", "rolf", "undo caro", "undo rolf", "redo caro", "void", "print"]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_number_is_ever_missing(desk_of: Callable[[str], Desk], clock: Clock, steps: list[str]) -> None:
    """Whatever two colleagues do: pay, undo, redo, strike, print."""
    desks = {name: desk_of(name) for name in ("caro", "rolf")}
    clock.move(days=366)  # each example counts a year of its own
    clock.at = clock.at.replace(month=3, day=2)
    year = clock.at.year
    for step in steps:
        word, _, name = step.partition(" ")
        desk = desks.get(name or word, desks["rolf"])
        given_now = [row for row in aid.day(desk) if not row.voided]
        try:
            if word in desks:
                aid.give_aid(desk, pay(desk, 700))
            elif word == "undo":
                undo.undo(desk)
            elif word == "redo":
                undo.redo(desk)
            elif given_now and word == "void":
                present.void_aid(desk, given_now[0].id)
            elif given_now:
                receipts.receipt_paper(desk, [row.entry_id for row in given_now[:1] if row.entry_id])
        except Exception as error:
            if type(error).__name__ not in ("NothingToUndo", "CannotUndo"):
                raise
    with desks["caro"].store.read() as conn:
        query = select(FundEntry.number).where(FundEntry.year == year).order_by(FundEntry.number)
        found = conn.execute(query).scalars().all()
        every = conn.execute(select(FundEntry.amount_cents).where(FundEntry.year == year)).scalars().all()
    assert found == list(range(1, len(found) + 1))
    assert sum(every) == 700 * sum(not row.voided for row in aid.day(desks["caro"]))
    for one in desks.values():
        one.close()


def test_the_report_counts_each_amount_once(desk: Desk, box: int) -> None:
    kept = aid.give_aid(desk, pay(desk, 2000, box)).value
    struck = aid.give_aid(desk, pay(desk, 3000, box)).value
    receipts.receipt_paper(desk, kept.entries)
    present.void_aid(desk, struck.id)
    figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
    assert sum(fact.amount_cents for fact in figures.aid.values()) == 2000


# -- funds


def test_more_than_is_left_is_asked_for_and_never_refused(desk: Desk, box: int) -> None:
    with pytest.raises(FundOverdrawn) as asked:
        aid.give_aid(desk, pay(desk, 13_800, box))
    assert "noch 100,00 €" in str(asked.value)
    assert "um 38,00 € überzogen" in str(asked.value)
    assert aid.day(desk) == ()
    aid.give_aid(desk, pay(desk, 13_800, box, overdraw=True))
    assert left(desk, box) == -3800
    with pytest.raises(FundOverdrawn, match="48,00"):
        aid.give_aid(desk, pay(desk, 1000, box))


@pytest.mark.parametrize(
    ("wanted", "on"),
    [
        (FundData("Neu", first_day=date(2026, 11, 24)), None),
        (FundData("Alt", first_day=date(2026, 1, 1), last_day=date(2026, 11, 22)), None),
        (FundData("Heute"), date(2026, 11, 20)),
    ],
)
def test_a_fund_pays_in_its_period(desk: Desk, wanted: FundData, on: date | None) -> None:
    fund = funds.add_fund(desk, wanted).value.id
    late = None if on is None else Clock()().replace(day=on.day)
    with pytest.raises(BadInput, match="gilt am") as refused:
        aid.give_aid(desk, pay(desk, 100, fund, overdraw=True, occurred_at=late))
    assert refused.value.field == "fund"
    assert fund not in {row.id for row in funds.paying(desk, on)}


def test_nothing_is_paid_from_a_closed_fund(desk: Desk) -> None:
    fund = funds.add_fund(desk, FundData("Topf", budget_cents=1000)).value
    closed = funds.close_fund(desk, fund.id, fund.version).value
    with pytest.raises(FundClosed, match=r"seit dem 23\.11\.2026 geschlossen"):
        aid.give_aid(desk, pay(desk, 100, fund.id))
    with pytest.raises(FundClosed):
        funds.edit_fund(desk, fund.id, FundData("Topf"), closed.version)
    assert funds.paying(desk) == ()
    undo.undo(desk)
    aid.give_aid(desk, pay(desk, 100, fund.id))
    row = funds.get(desk, fund.id)
    funds.reopen_fund(desk, fund.id, funds.close_fund(desk, fund.id, row.version).value.version)
    assert [row.id for row in funds.paying(desk)] == [fund.id]


def test_from_a_fund_an_amount_is_paid(desk: Desk, box: int) -> None:
    with pytest.raises(BadInput, match="wie viel") as refused:
        aid.give_aid(desk, GiveAid(AidData("clothing"), fund_id=box))
    assert refused.value.field == "amount_cents"
    with pytest.raises(NotFound):
        aid.give_aid(desk, pay(desk, 100, 999))


@pytest.mark.parametrize(
    ("cents", "words"), [(None, "Wie viel"), (0, "0 €"), (-5, "negativ"), (1_000_001, "10.000")]
)
def test_money_needs_an_amount_that_can_be(desk: Desk, cents: int | None, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        aid.give_aid(desk, GiveAid(AidData("money", amount_cents=cents)))
    assert refused.value.field == "amount_cents"
    assert (aid.day(desk), numbers(desk)) == ((), [])


def test_a_fund_is_entered_and_changed(desk: Desk) -> None:
    row = funds.add_fund(desk, FundData(" Nothilfe ", "Land", 50_000)).value
    assert (row.data.name, row.data.first_day, row.left_cents) == ("Nothilfe", TODAY, 50_000)
    with pytest.raises(BadInput, match="gibt es schon"):
        funds.add_fund(desk, FundData("nothilfe"))
    changed = funds.edit_fund(desk, row.id, FundData("Nothilfe", "Land", 60_000), row.version).value
    assert (changed.data.budget_cents, changed.data.first_day) == (60_000, TODAY)
    with pytest.raises(ChangedMeanwhile):
        funds.edit_fund(desk, row.id, FundData("Anders"), row.version)
    assert funds.named(desk, "nothilfe") == funds.named(desk, str(row.id)) == row.id
    with pytest.raises(BadInput, match="bekannt sind: Nothilfe"):
        funds.named(desk, "Gold")


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (FundData("  "), "name"),
        (FundData("x", budget_cents=-1), "budget_cents"),
        (FundData("x", budget_cents=100_000_001), "budget_cents"),
        (FundData("x", first_day=date(2026, 2, 1), last_day=date(2026, 1, 1)), "last_day"),
        (FundData("x", first_day=date(1026, 2, 1)), "first_day"),
        (FundData("x" * 121), "name"),
    ],
)
def test_a_fund_that_cannot_be_is_refused(desk: Desk, wanted: FundData, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        funds.add_fund(desk, wanted)
    assert refused.value.field == field
    assert funds.listed(desk) == ()


# -- counts


def test_two_people_count_and_a_difference_stays(desk: Desk, box: int) -> None:
    aid.give_aid(desk, pay(desk, 2500, box))
    done = funds.count_cash(desk, CountData(box, 7400, "rolf", "1 € fehlt"))
    assert str(done.said) == "Kasse gezählt: Spendenkasse · 74,00 € · Differenz −1,00 €"
    (row,) = funds.counts(desk, box)
    assert (row.expected_cents, row.difference_cents, row.counted_by) == (7500, -100, "Caro")
    assert (row.data.second, row.data.remark, row.on) == ("Rolf", "1 € fehlt", TODAY)
    assert left(desk, box) == 7500
    funds.count_cash(desk, CountData(box, 0, "Amina (Ehrenamt)"))
    assert [one.data.counted_cents for one in funds.counts(desk, box)] == [0, 7400]


@pytest.mark.parametrize(
    "second", ["", "  ", "caro", "CARO", " Caro ", "Caro Beispiel", "xyz", "A. B.", "1 2"]
)
def test_the_second_one_is_somebody_else(desk: Desk, box: int, second: str) -> None:
    with pytest.raises(BadInput) as refused:
        funds.count_cash(desk, CountData(box, 100, second))
    assert refused.value.field == "second"
    assert funds.counts(desk, box) == ()


def test_a_cash_box_is_closed_with_a_count(desk: Desk, box: int, desk_of: Callable[[str], Desk]) -> None:
    with pytest.raises(BadInput, match="von zweien gezählt"):
        funds.close_fund(desk, box, 1)
    with pytest.raises(NotAllowed):
        funds.count_cash(desk_of("theke"), CountData(box, 10_000, "Rolf", closes=True))
    funds.count_cash(desk, CountData(box, 10_000, "Rolf", closes=True))
    assert funds.get(desk, box).closed_on == TODAY
    with pytest.raises(FundClosed):
        funds.count_cash(desk, CountData(box, 10_000, "Rolf"))
    undo.undo(desk)
    assert (funds.get(desk, box).closed_on, funds.counts(desk, box)) == (None, ())


def test_no_money_goes_silently_from_what_was_counted_or_closed(
    desk: Desk, box: int, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    given_aid = aid.give_aid(theke, pay(theke, 2500, box)).value
    funds.count_cash(desk, CountData(box, 7500, "Rolf", closes=True))
    with pytest.raises(CannotUndo, match=r"gezählt oder geschlossen.*Storno"):
        undo.undo(theke)
    assert (numbers(desk), left(desk, box)) == (["2026-0001"], 7500)
    done = present.void_aid(theke, given_aid.id)
    assert "„Spendenkasse“ ist schon geschlossen" in str(done.said)
    (count,) = funds.counts(desk, box)
    assert (count.difference_cents, count.after_cents) == (0, 2500)
    undo.undo(theke)  # what came after the count goes with what was done after it
    assert funds.counts(desk, box)[0].after_cents == 0
    theke.close()


def test_no_money_comes_back_into_what_was_counted_or_closed(
    desk: Desk, box: int, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    aid.give_aid(theke, pay(theke, 2500, box))
    undo.undo(theke)
    funds.count_cash(desk, CountData(box, 10_000, "Rolf"))
    with pytest.raises(CannotUndo, match="gezählt oder geschlossen"):
        undo.redo(theke)
    assert (numbers(desk), left(desk, box)) == ([], 10_000)
    given_aid = aid.give_aid(theke, pay(theke, 1000, box)).value
    assert "gezählt" not in str(present.void_aid(theke, given_aid.id).said)
    again = aid.give_aid(theke, pay(theke, 1000, box)).value
    funds.count_cash(desk, CountData(box, 9000, "Rolf"))
    assert "war schon gezählt" in str(present.void_aid(theke, again.id).said)
    theke.close()


def test_a_count_is_not_taken_back_around_what_was_paid(
    desk: Desk, box: int, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    funds.count_cash(desk, CountData(box, 10_000, "Rolf", closes=True))
    undo.undo(desk)
    aid.give_aid(theke, pay(theke, 1000, box))
    with pytest.raises(CannotUndo, match="neu zählen"):
        undo.redo(desk)
    assert (funds.get(desk, box).closed_on, funds.counts(desk, box)) == (None, ())
    theke.close()


def test_a_cash_box_that_was_used_stays_one(desk: Desk) -> None:
    fund = funds.add_fund(desk, FundData("Konto", budget_cents=5000)).value
    fund = funds.edit_fund(desk, fund.id, replace(fund.data, cash=True), fund.version).value
    fund = funds.edit_fund(desk, fund.id, replace(fund.data, cash=False), fund.version).value
    fund = funds.edit_fund(desk, fund.id, replace(fund.data, cash=True), fund.version).value
    aid.give_aid(desk, pay(desk, 1000, fund.id))
    with pytest.raises(BadInput, match="bleibt eine Kasse"):
        funds.edit_fund(desk, fund.id, replace(fund.data, cash=False), fund.version)


def test_a_cash_box_that_was_used_stays_one_when_an_entry_is_taken_back(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    fund = funds.add_fund(desk, FundData("Konto", budget_cents=5000)).value
    funds.edit_fund(desk, fund.id, replace(fund.data, cash=True), fund.version)
    aid.give_aid(theke, pay(theke, 1000, fund.id))
    with pytest.raises(CannotUndo, match="gezahlt"):
        undo.undo(desk)
    assert funds.get(desk, fund.id).data.cash
    theke.close()


def test_nothing_is_counted_that_lies_in_no_box(desk: Desk) -> None:
    fund = funds.add_fund(desk, FundData("Konto")).value
    with pytest.raises(BadInput, match="keiner Kasse"):
        funds.count_cash(desk, CountData(fund.id, 0, "Rolf"))


def test_the_counter_sees_what_is_left_and_counts_but_changes_nothing(
    desk: Desk, box: int, desk_of: Callable[[str], Desk]
) -> None:
    theke = desk_of("theke")
    assert [row.left_cents for row in funds.listed(theke)] == [10_000]
    aid.give_aid(theke, pay(theke, 100, box))
    assert len(funds.entries(theke, box).rows) == 1
    funds.count_cash(theke, CountData(box, 9900, "Rolf"))
    fund = funds.get(desk, box)
    writes: tuple[Callable[[], object], ...] = (
        lambda: funds.add_fund(theke, FundData("x")),
        lambda: funds.edit_fund(theke, box, FundData("x"), fund.version),
        lambda: funds.close_fund(theke, box, fund.version),
        lambda: funds.reopen_fund(theke, box, fund.version),
    )
    for write in writes:
        with pytest.raises(NotAllowed):
            write()
    assert not theke.actor.may(Right.EDIT_FUNDS)
    theke.close()
    assert upkeep.verify(desk).findings == ()


def test_entries_are_read_part_by_part(desk: Desk, box: int) -> None:
    for cents in range(100, 600, 100):
        aid.give_aid(desk, pay(desk, cents, box))
    first = funds.entries(desk, box, None, 2)
    second = funds.entries(desk, box, first.after, 10)
    assert [row.amount_cents for row in (*first.rows, *second.rows)] == [500, 400, 300, 200, 100]
    assert second.after is None
