"""What leaves the house before it is closed is kept, and everything later is told on top of it."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from tests import present
from tests.services.test_closing import OCTOBER, come, somebody
from tests.stores import PASSWORD, Clock
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.closing import ToldOtherwise
from woilmenau_desk.domain.errors import ChangedMeanwhile, NotAllowed, StoreDamaged
from woilmenau_desk.domain.funders import FunderData, FunderParts
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders, undo
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, leaving, outputs, reports, telling
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import provisional_reports as rows

REASONS = ("encounter", "quick_info", "counselling", "paperwork", "offer")
ALWAYS = (date(2000, 1, 1), date(2100, 1, 1))


@pytest.fixture
def october(desk: Desk) -> Desk:
    """A desk after an October with contacts of known and unknown people."""
    for day in range(1, 13):
        come(desk, day, number=2)
    for _ in range(6):
        come(desk, 15, person_id=somebody(desk))
    return desk


def let_go(desk: Desk, span: Span, funder: str | None = None) -> Report:
    """The report of a span, after it left the house."""
    report = reports.report(desk, span, funder)
    leaving.file(desk, span, funder, report, Format.JSON)
    return report


def kept(desk: Desk) -> int:
    """How often something left the house that was not known before."""
    with desk.store.read() as conn:
        return len(rows.around(conn, *ALWAYS))


def some_months(desk: Desk, random: Random, *months: int) -> None:
    for month in months:
        for reason in REASONS:
            for _ in range(random.randrange(3)):
                come(desk, random.randrange(1, 28), month=month, number=random.randrange(1, 5), reason=reason)


def told_of(report: Report) -> object:
    """All that it tells of its own span, and nothing of what stands beside it."""
    key = report.table("key")
    rest = [table for table in report.tables if table.id != "key"]
    return [(row[0], row[1]) for row in key.rows], rest


@pytest.mark.parametrize("seed", range(6))
def test_what_left_the_house_is_told_alike_once_it_is_closed(desk: Desk, clock: Clock, seed: int) -> None:
    """Two ways of telling the same figures would leave fewer values than one."""
    clock.set(2026, 12, 3)
    random = Random(seed)
    some_months(desk, random, 7, 8, 9, 10)
    first = let_go(desk, OCTOBER)
    # Other months are told too much or too little now, and October evens out nothing of it.
    some_months(desk, random, 7, 8, 9)
    for month in (9, 8, 7):
        closing.close(desk, Span.parse(f"2026-{month:02}"))
    closing.close(desk, OCTOBER)
    assert told_of(closing.closed_report(desk, OCTOBER)) == told_of(first)


def test_what_changed_since_is_told_anew(october: Desk) -> None:
    first = let_go(october, OCTOBER)
    come(october, 20, number=30, reason="paperwork")
    closing.close(october, OCTOBER)
    second = closing.closed_report(october, OCTOBER)
    assert second.table("reasons") != first.table("reasons")
    assert second.table("origins") == first.table("origins")


def test_the_same_is_kept_once_and_is_no_step(october: Desk) -> None:
    come(october, 21)
    let_go(october, OCTOBER)
    assert kept(october) == 1
    for wanted in Format:
        leaving.file(october, OCTOBER, None, reports.report(october, OCTOBER), wanted)
    assert kept(october) == 1
    come(october, 22)
    let_go(october, OCTOBER)
    assert kept(october) == 2
    assert "Besuch" in str(undo.undo(october).said)
    assert kept(october) == 2
    assert not upkeep.verify(october).findings


def test_what_is_only_looked_at_is_not_kept(october: Desk) -> None:
    report = reports.report(october, OCTOBER)
    leaving.preview(october, OCTOBER, None, report, Format.PDF)
    leaving.file(october, OCTOBER, None, reports.report(october, OCTOBER, internal=True), Format.JSON)
    assert kept(october) == 0
    closing.close(october, OCTOBER)
    let_go(october, OCTOBER)
    assert kept(october) == 0


def test_a_report_that_is_out_of_date_does_not_leave(october: Desk) -> None:
    report = reports.report(october, OCTOBER)
    closing.close(october, OCTOBER)
    with pytest.raises(ToldOtherwise):
        leaving.file(october, OCTOBER, None, report, Format.PDF)
    assert kept(october) == 0


def test_a_month_that_was_told_otherwise_meanwhile_does_not_leave(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 12, 3)
    for month in (8, 9, 10):
        for reason in REASONS:
            come(desk, 5, month=month, number=2, reason=reason)
    old = reports.report(desk, OCTOBER)
    for month in (8, 9):
        for _ in range(3):
            come(desk, 6, month=month, number=6, reason="paperwork")
        closing.close(desk, Span.parse(f"2026-{month:02}"))
    new = let_go(desk, OCTOBER)
    assert told_of(new) != told_of(old), "nothing is tried"
    with pytest.raises(ToldOtherwise):
        leaving.keep(desk, OCTOBER, None, old)


def test_other_bands_of_the_same_persons_go_with_what_left_the_house(october: Desk) -> None:
    funders.add_funder(october, FunderData("Land"))
    own = FunderParts(own_bands=(AgeBand(0, 17), AgeBand(18, 29), AgeBand(30)))
    funders.add_funder(october, FunderData("EU"), own)
    let_go(october, OCTOBER, "EU")
    come(october, 16, person_id=somebody(october, "Nour"))
    closing.close(october, OCTOBER, "Land")
    assert closing.closed_report(october, OCTOBER, "Land").table("gender_age").rows
    closing.close(october, OCTOBER, "EU")
    assert closing.closed_report(october, OCTOBER, "EU").table("gender_age").rows


def test_months_that_left_the_house_keep_their_sum_near(desk: Desk, clock: Clock) -> None:
    """Each goes by what the others were told too much or too little, closed or not."""
    clock.set(2027, 1, 10)
    for month in range(1, 13):
        for reason in REASONS[:3]:
            come(desk, 9, month=month, number=2, reason=reason)
        let_go(desk, Span.parse(f"2026-{month:02}"))
    for month in range(1, 13):
        closing.close(desk, Span.parse(f"2026-{month:02}"))
    year = reports.report(desk, Span.parse("2026"))
    contacts = year.table("key").rows[0][1]
    assert isinstance(contacts, int)
    assert abs(contacts - 72) <= 5


def test_rounding_goes_on_with_what_left_the_house_when_the_vault_changes(october: Desk) -> None:
    let_go(october, OCTOBER)
    seed, of_vault = telling.seed_of(october), october.vault.tagger("test")(b"seed")
    access.add_user(october, "lena", Role.COUNSELLOR, "ein-langes-neues", own_password=PASSWORD)
    present.remove_user(october, "lena", own_password=PASSWORD)
    assert october.vault.tagger("test")(b"seed") != of_vault, "nothing is tried"
    assert telling.seed_of(october) == seed


def test_by_another_rule_it_is_told_once_it_is_closed(october: Desk) -> None:
    """Nothing that may still change decides by which rule a month is told for good."""
    let_go(october, OCTOBER)
    funders.add_funder(october, FunderData("Land", rule=Rule.SUPPRESSED.value, least=3))
    assert closing.close(october, OCTOBER, "Land").value.rule == Rule.SUPPRESSED.value


def test_what_was_kept_and_does_not_open_is_told(october: Desk) -> None:
    let_go(october, OCTOBER)
    with october.store.unit_of_work("caro", None) as uow:
        uow.conn.exec_driver_sql("UPDATE provisional_report SET sealed = substr(sealed, 1, 40)")
        uow.conn.commit()
    telling._of_vault.clear()
    with pytest.raises(StoreDamaged):
        reports.report(october, OCTOBER)
    assert upkeep.verify(october).findings


def test_the_counter_lets_nothing_go(october: Desk, desk_of: Callable[[str], Desk]) -> None:
    report = reports.report(october, OCTOBER)
    with pytest.raises(NotAllowed):
        leaving.keep(desk_of("theke"), OCTOBER, None, report)


def test_two_closings_at_once_do_not_tell_side_by_side(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else Land is told 38 contacts and Stadt 39: the one is somebody."""
    clock.set(2026, 12, 3)
    for name in ("Land", "Stadt"):
        funders.add_funder(desk, FunderData(name, rule=Rule.SUPPRESSED.value))
    for day in range(1, 20):
        come(desk, day, number=1 + day % 3)
    made, done = outputs.made, []

    def meanwhile(report: Report, wanted: Format) -> bytes:
        if not done:
            done.append(True)
            come(desk, 3)
            closing.close(desk, OCTOBER, "Stadt")
        return made(report, wanted)

    monkeypatch.setattr(outputs, "made", meanwhile)
    with pytest.raises(ChangedMeanwhile):
        closing.close(desk, OCTOBER, "Land")
    assert closing.close(desk, OCTOBER, "Land").value.number == 1
