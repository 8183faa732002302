"""Targets beside what was reached: as the tables tell it, and plainly where there is nothing to tell."""

import pytest

from woilmenau_desk.domain.funders import IndicatorData, Per
from woilmenau_desk.domain.report import ReportTable
from woilmenau_desk.domain.true_table import SUM
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import indicators
from woilmenau_desk.services.reports.definitions.registry import definitions

KEY = ReportTable(
    "key", "", ("", "Monat"), (("Kontakte", 120), ("Personen", None)), codes=("contacts", "persons")
)
OFFERS = ReportTable(
    "offers",
    "",
    ("Art", "Teilnahmen", "Teilnehmende"),  # outside, the sessions are not among the columns
    (("Kurs", 30, 10), ("Summe", 35, 15)),
    codes=("course", SUM),
)
HOURS = ReportTable(
    "volunteer_hours",
    "",
    ("Bereich", "Ehrenamtliche", "Stunden"),
    (("Sprache", 3, "12,5"), ("Summe", 3, "12,5")),
    codes=("language", SUM),
)


def test_every_figure_that_can_be_agreed_on_stands_in_a_table(desk: Desk) -> None:
    known = definitions()
    every = indicators.known(desk.value_lists(desk.today()))
    assert len({one.code for one in every}) == len(every)
    for one in every:
        columns = known[one.table].columns
        assert not callable(columns)
        assert 0 <= one.column < len(columns)
        assert indicators.found(one.code, desk.value_lists(desk.today())) == one


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        (IndicatorData("contacts", "", 100, Per.MONTH), ("Kontakte", 100, 120, 120)),
        (
            IndicatorData("contacts", "Menschen an der Theke", 0, Per.MONTH),
            ("Menschen an der Theke", 0, 120, None),
        ),
        (IndicatorData("persons", "", 50, Per.MONTH), ("Personen", 50, None, None)),
        (IndicatorData("contacts", "", 1200, Per.YEAR), ("Kontakte", 1200, None, None)),
        (IndicatorData("attendances", "", 70, Per.MONTH), ("Teilnahmen an Angeboten", 70, 35, 50)),
        (IndicatorData("offer_sessions", "", 7, Per.MONTH), ("gehaltene Angebotstermine", 7, None, None)),
        (
            IndicatorData("was.once", "", 7, Per.MONTH),
            ("was.once (diese Zahl gibt es nicht mehr)", 7, None, None),
        ),
    ],
)
def test_a_target_stands_beside_what_was_reached(
    desk: Desk, agreed: IndicatorData, told: tuple[str, int, str | int | None, int | None]
) -> None:
    lists = desk.value_lists(desk.today())
    (aim,) = indicators.aims([agreed], {Per.MONTH: [KEY, OFFERS, HOURS]}, lists)
    assert (aim.title, aim.target, aim.reached, aim.share) == told


def test_a_row_that_is_not_told_is_nought_and_a_target_for_a_month_counts_for_each(desk: Desk) -> None:
    lists = desk.value_lists(desk.today())
    reasons = ReportTable("reasons", "", ("", "Kontakte"), (("Begegnung", 5),), codes=("encounter",))
    agreed = [IndicatorData("reasons.counselling", "", 10, Per.MONTH)]
    (aim,) = indicators.aims(agreed, {Per.MONTH: [reasons]}, lists, months=3)
    assert (aim.title, aim.target, aim.reached, aim.share) == ("Kontakte: Beratung", 30, 0, 0)


def test_nobody_is_counted_twelve_times_to_reach_a_target(desk: Desk) -> None:
    lists = desk.value_lists(desk.today())
    agreed = [IndicatorData("persons", "", 100, Per.MONTH), IndicatorData("contacts", "", 10, Per.MONTH)]
    persons, contacts = indicators.aims(agreed, {Per.MONTH: [KEY]}, lists, months=12)
    assert (persons.target, persons.reached, persons.share) == (100, None, None)
    assert (contacts.target, contacts.reached, contacts.share) == (120, 120, 100)
    assert (persons.months, contacts.months) == (1, 12)


def test_a_target_for_a_month_is_none_for_odd_days(desk: Desk) -> None:
    lists = desk.value_lists(desk.today())
    agreed = [IndicatorData("contacts", "", 100, Per.MONTH)]
    (aim,) = indicators.aims(agreed, {Per.MONTH: [KEY]}, lists, months=0)
    assert (aim.target, aim.reached, aim.share) == (100, None, None)


def test_the_sum_of_hours_is_told_inside_alone_and_the_report_says_so(desk: Desk) -> None:
    lists = desk.value_lists(desk.today())
    agreed = [IndicatorData("volunteer_hours", "", 100, Per.MONTH)]
    outside = ReportTable("volunteer_hours", "", HOURS.columns, (("Sprache", 5, 10),), codes=("language",))
    (aim,) = indicators.aims(agreed, {Per.MONTH: [outside]}, lists)
    assert (aim.title, aim.reached) == (
        "Ehrenamtsstunden (Summe nur intern: sie verriete Stunden Einzelner)",
        None,
    )
    (aim,) = indicators.aims(agreed, {Per.MONTH: [HOURS]}, lists)
    assert (aim.title, aim.reached, aim.share) == ("Ehrenamtsstunden", "12,5", 12)


@pytest.mark.parametrize("figure", ["emergency_aid.clothing", "attendances"])
@pytest.mark.parametrize(("counts", "reached", "share"), [((), None, None), (("aid",), 0, 0)])
def test_of_a_table_that_is_held_back_not_even_a_nought_is_told(
    desk: Desk, figure: str, counts: tuple[str, ...], reached: int | None, share: int | None
) -> None:
    lists = desk.value_lists(desk.today())
    told = [
        ReportTable(name, "", ("Art", *titles_of(name)), (), counts=counts)
        for name in ("emergency_aid", "offers")
    ]
    (aim,) = indicators.aims([IndicatorData(figure, "", 50, Per.YEAR)], {Per.YEAR: told}, lists)
    assert (aim.reached, aim.share) == (reached, share)


def test_of_a_table_that_is_told_a_row_that_is_not_there_is_nought(desk: Desk) -> None:
    lists = desk.value_lists(desk.today())
    table = ReportTable(
        "emergency_aid",
        "",
        ("Art", *titles_of("emergency_aid")),
        (("Geld", 5, None, None, None),),
        codes=("money",),
    )
    agreed = [IndicatorData("emergency_aid.clothing", "", 50, Per.YEAR)]
    (aim,) = indicators.aims(agreed, {Per.YEAR: [table]}, lists)
    assert (aim.reached, aim.share) == (0, 0)


def titles_of(table: str) -> list[str]:
    columns = definitions()[table].columns
    assert not callable(columns)
    return [one.title for one in columns]
