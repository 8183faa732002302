"""The monthly report: the inner figures, what leaves the house, and what nobody can work out from it."""

import csv
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests import present
from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.confidentiality import beside
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, funders, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import closing, reports
from woilmenau_desk.services.upkeep import upkeep

NOVEMBER = Month(2026, 11)
OCTOBER = Month(2026, 10)


def register(desk: Desk, name: str, **data: object) -> int:
    return people.register(desk, PersonData(name, **data)).value.id  # type: ignore[arg-type]


def log(desk: Desk, at: datetime | None = None, reason: str = "encounter", **data: object) -> int:
    return visits.log_visit(desk, LogVisit(VisitData(reason, **data), at)).value.id  # type: ignore[arg-type]


def on(month: int, day: int, hour: int = 13) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def figures(table: ReportTable) -> dict[str, Any]:
    """The rows by their labels: a number, or the numbers."""
    return {str(row[0]): row[1] if len(row) == 2 else row[1:] for row in table.rows}


def key(report: Report) -> dict[str, Any]:
    return figures(report.table("key"))


@pytest.fixture(scope="module")
def three_months(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three months in it, which nobody writes into."""
    data = copy_store(template[0], tmp_path_factory.mktemp("months") / "data")
    desk = log_in(data, "caro", Clock())
    fill(desk)
    desk.close()
    return data


@pytest.fixture
def busy(three_months: Path, data: Path, desk_of: Callable[[str], Desk]) -> Desk:
    """The lead's desk in a busy centre."""
    shutil.rmtree(data)
    copy_store(three_months, data)
    return desk_of("caro")


def fill(desk: Desk) -> None:
    """Three months with everything in them, drawn from a seeded generator."""
    rng = random.Random(11)
    ids = [
        register(
            desk,
            f"Person{number}",
            gender=rng.choice(["female", "male", "diverse", "not_stated", None]),
            birth_year=rng.choice([None, 1950, 1975, 1999, 2004, 2012, 2022]),
            nationality=rng.choice([None, "UA", "SY", "AF", "ER", "stateless"]),
            language=rng.choice([None, "uk", "ar", "prs", "ti"]),
            status=rng.choice([None, "p24", "duldung_60a", "p25_2_refugee", "p25_3"]),
        )
        for number in range(30)
    ]
    for month, number in ((9, 25), (10, 45), (11, 60)):
        for _ in range(number):
            at = on(month, rng.randint(1, 20))
            if rng.random() < 0.3:
                log(desk, at, rng.choice(["encounter", "offer"]), group_size=rng.randint(1, 4))
            else:
                person = rng.choice(ids)
                log(
                    desk,
                    at,
                    rng.choice(["encounter", "quick_info"]),
                    person_id=person,
                    children=rng.randint(0, 2),
                )
        for _ in range(9):
            at = on(month, rng.randint(1, 20))
            data = SessionData(
                rng.choice(ids),
                tuple(rng.sample(["housing", "work", "residence", "health"], 2)),
                referral=rng.choice([None, Referral("soberi", "informed"), Referral("jmd", "accepted")]),
            )
            counselling.record_session(desk, RecordSession(data, "Notiz", at))
        for kind in ("clothing", "ticket", "hygiene", "food_voucher"):
            for _ in range(2):
                aid.give_aid(desk, GiveAid(AidData(kind), on(month, rng.randint(1, 20)), log_visit=False))


# -- true figures ------------------------------------------------------------------------------------------------


def test_the_inner_report_tells_the_truth(desk: Desk) -> None:
    mira = register(desk, "Mira", gender="female", birth_year=1990, nationality="SY", status="p25_3")
    log(desk, on(10, 5), person_id=mira)
    log(desk, on(11, 2), person_id=mira, children=2)
    log(desk, on(11, 2), person_id=mira)
    log(desk, on(11, 3), group_size=3, language="uk")
    data = SessionData(mira, ("housing",), referral=Referral("soberi", "informed"))
    counselling.record_session(desk, RecordSession(data, "Notiz", on(11, 4)))
    aid.give_aid(desk, GiveAid(AidData("ticket", 2, 550, mira, 1), on(11, 5)))
    report = reports.month_report(desk, NOVEMBER, internal=True)
    assert (report.internal, report.rule) == (True, "none")
    assert key(report) == {
        # the month, the one before, the same a year ago, the year so far
        "Kontakte": (8, 1, 0, 9),
        "Personen": (1, 1, 0, 1),
        "davon neu (Erstkontakte)": (0, 1, 0, 1),
        "neu im Jahr": (0, 1, 0, 1),
        "Beratungsgespräche": (1, 0, 0, 1),
        "Soforthilfen": (1, 0, 0, 1),
        "Verweise": (1, 0, 0, 1),
        "wahrgenommene Termine": (0, 0, 0, 0),
    }
    assert figures(report.table("first_follow_up")) == {
        "Erstkontakte": 0,
        "Folgekontakte": 3,
        "ohne Zuordnung (anonym)": 5,
        "Summe": 8,
    }
    assert figures(report.table("origins"))["Syrien"] == 1
    assert figures(report.table("status_groups"))["C Titel ohne Anerkennung"] == 1
    assert figures(report.table("topics")) == {"Wohnen": 1}
    assert figures(report.table("referrals")) == {"SOBERI": 1}
    assert figures(report.table("emergency_aid")) == {
        "Fahrkarte": (1, 2, 1, "5,50"),
        "Summe": (1, 2, 1, "5,50"),
    }
    assert figures(report.table("days")) == {"Mo 2.": 3, "Di 3.": 3, "Mi 4.": 1, "Do 5.": 1}
    assert sum(figures(report.table("gender_age"))["weiblich"]) == 1
    assert [row[0] for row in report.table("gender_age").rows] == [
        "weiblich",
        "männlich",
        "divers",
        "keine Angabe",
        "Summe",
    ]


def test_editing_a_person_later_does_not_change_an_earlier_month(desk: Desk) -> None:
    mira = register(desk, "Mira", gender="female", birth_year=1990, nationality="SY", status="duldung_60a")
    log(desk, on(10, 5), person_id=mira)
    before = reports.month_report(desk, OCTOBER, internal=True)
    card = people.card(desk, mira)
    changed = replace(
        card.data, gender="male", birth_year=1960, nationality="UA", status="p24", language="uk"
    )
    people.edit(desk, mira, changed, card.version)
    assert reports.month_report(desk, OCTOBER, internal=True) == before
    log(desk, on(11, 5), person_id=mira)
    november = reports.month_report(desk, NOVEMBER, internal=True)
    assert figures(november.table("origins"))["Ukraine"] == 1
    assert reports.month_report(desk, OCTOBER, internal=True) == before


def test_the_first_contact_moves_with_what_is_voided_and_logged_late(desk: Desk) -> None:
    def firsts(month: Month) -> tuple[int, int]:
        told = reports.month_figures(desk, month)
        return told.first, told.follow_up

    mira = register(desk, "Mira")
    first = log(desk, on(10, 5), person_id=mira)
    log(desk, on(11, 2), person_id=mira)
    log(desk, on(11, 3), person_id=mira)
    assert (firsts(OCTOBER), firsts(NOVEMBER)) == ((1, 0), (0, 2))
    present.void_visit(desk, first)
    assert (firsts(OCTOBER), firsts(NOVEMBER)) == ((0, 0), (1, 1))
    # Logged weeks later, and still the first.
    log(desk, on(9, 7), person_id=mira)
    assert (firsts(Month(2026, 9)), firsts(NOVEMBER)) == ((1, 0), (0, 2))


def test_two_visits_in_the_same_second_have_one_first(desk: Desk) -> None:
    mira = register(desk, "Mira")
    log(desk, person_id=mira)
    log(desk, reason="quick_info", person_id=mira)
    told = reports.month_figures(desk, NOVEMBER)
    assert (told.first, told.follow_up) == (1, 1)


def test_months_are_cut_at_local_midnight(desk: Desk) -> None:
    log(desk, datetime(2026, 10, 31, 22, 59, tzinfo=UTC))
    log(desk, datetime(2026, 10, 31, 23, 0, tzinfo=UTC))
    assert reports.month_figures(desk, OCTOBER).contacts == 1
    assert reports.month_figures(desk, NOVEMBER).contacts == 1
    assert list(reports.month_figures(desk, NOVEMBER).days) == [date(2026, 11, 1)]


def test_opening_days_planned_and_held(desk: Desk) -> None:
    log(desk, on(10, 5))
    log(desk, on(10, 5))
    log(desk, on(10, 6, hour=19))  # in the evening, by appointment
    centre.close_day(desk, date(2026, 10, 7), "Umzug")
    extra = reports.month_report(desk, OCTOBER, internal=True).extra
    # Nobody sees on how few days somebody came.
    assert set(map(str, extra.values())) == {"22 geplant, 21 gehalten"}


def opened(desk: Desk, month: Month) -> set[str]:
    return set(map(str, reports.month_report(desk, month).extra.values()))


def made_on(desk: Desk, month: int, day: int) -> None:
    """Let the store be made then; nobody could write that into the trail but the trail itself."""
    with desk.writing() as uow:
        at = round(on(month, day).timestamp() * 1_000_000)
        uow.conn.execute(text("UPDATE audit_entry SET at = :at WHERE action = 'made'"), {"at": at})
        uow.commit()


def test_a_day_closed_in_time_was_never_planned(desk: Desk, clock: Clock) -> None:
    made_on(desk, 10, 1)
    assert opened(desk, NOVEMBER) == {"21 geplant, 16 gehalten"}
    centre.close_day(desk, date(2026, 11, 24), "Klausurtag")
    assert opened(desk, NOVEMBER) == {"20 geplant, 16 gehalten"}
    # It does not come back when it is over, and nobody planned to be ill.
    clock.set(2026, 11, 30)
    centre.close_day(desk, date(2026, 11, 26), "Krank")
    assert opened(desk, NOVEMBER) == {"20 geplant, 19 gehalten"}
    present.reopen_day(desk, date(2026, 11, 24))
    assert opened(desk, NOVEMBER) == {"21 geplant, 20 gehalten"}


def test_a_new_store_holds_days_from_its_first_on(desk: Desk, clock: Clock) -> None:
    made_on(desk, 11, 19)  # a Thursday
    assert opened(desk, NOVEMBER) == {"21 geplant, 3 gehalten"}
    # Of the months around it nothing else is known.
    assert opened(desk, OCTOBER) == {"22 geplant, 22 gehalten"}
    clock.set(2026, 12, 31)
    assert opened(desk, NOVEMBER) == {"21 geplant, 8 gehalten"}
    assert opened(desk, Month(2026, 12)) == {"22 geplant, 22 gehalten"}


def test_a_month_that_goes_on_says_until_when(desk: Desk, clock: Clock) -> None:
    assert reports.month_report(desk, NOVEMBER).complete_until == date(2026, 11, 23)
    assert reports.month_report(desk, OCTOBER).complete_until is None
    clock.set(2026, 11, 30)
    assert reports.month_report(desk, NOVEMBER).complete_until == date(2026, 11, 30)


# -- what leaves the house -----------------------------------------------------------------------------------------

ADDING_UP_TO = {
    "first_follow_up": "Kontakte",
    "reasons": "Kontakte",
    "channels": "Kontakte",
    "days": "Kontakte",
    "languages": "Kontakte",
    "origins": "Personen",
    "status_groups": "Personen",
    "referrals": "Verweise",
}


@pytest.mark.parametrize("month", [Month(2026, 9), OCTOBER, NOVEMBER])
def test_every_published_figure_is_a_multiple_beside_the_true_one(busy: Desk, month: Month) -> None:
    inner, outer = (reports.month_report(busy, month, internal=internal) for internal in (True, False))
    assert (outer.internal, outer.rule) == (False, "round5")
    assert "Vielfaches von 5" in outer.rule_text
    for table in outer.tables:
        true = figures(inner.table(table.id))
        for label, *cells in table.rows:
            told = [cell for cell in cells if cell is not None]
            assert all(isinstance(cell, int) and cell % 5 == 0 and cell >= 0 for cell in told)
            if table.id == "emergency_aid" and label != "Summe":
                assert cells[1:] == [
                    None,
                    None,
                    None,
                ]  # what one kind brought to how many would show single people
                cells = cells[:1]
                if label in true:
                    true[str(label)] = true[str(label)][:1]
            if (
                label in true
                and label not in ("Summe", "andere")
                and table.id not in ("gender_age", "offers")
            ):
                truths = true[str(label)] if isinstance(true[str(label)], tuple) else (true[str(label)],)
                # The last of the key figures is the year so far, which adds its months up as they were told.
                pairs = list(zip(cells, truths, strict=True))[:3]
                assert all(cell is None or abs(truth - cell) < 5 for cell, truth in pairs), table.id


@pytest.mark.parametrize("month", [Month(2026, 9), OCTOBER, NOVEMBER])
def test_every_table_adds_up_to_the_key_figure(busy: Desk, month: Month) -> None:
    report = reports.month_report(busy, month)
    told = {label: row[0] for label, row in key(report).items()}
    shown = {table.id for table in report.tables}
    assert (
        len(shown & set(ADDING_UP_TO)) == len(ADDING_UP_TO) - 1
    )  # the first contacts are chosen for a month
    for table_id, label in ADDING_UP_TO.items():
        if table_id not in shown:
            continue
        rows = [row[1:] for row in report.table(table_id).rows if row[0] != "Summe"]
        assert sum(sum(row) for row in rows) == told[label], table_id  # type: ignore[arg-type]
    helps = [row[1] for row in report.table("emergency_aid").rows if row[0] != "Summe"]
    assert sum(helps) == told["Soforthilfen"]  # type: ignore[arg-type]
    for table in report.tables:
        if table.total_row and table.id not in ("emergency_aid", "gender_age"):
            *rows, total = (row[1:] for row in table.rows)
            assert [sum(column) for column in zip(*rows, strict=True)] == list(total)  # type: ignore[arg-type]


ADDITIVE = ("Kontakte", "Beratungsgespräche", "Soforthilfen", "Verweise")


def test_the_year_so_far_is_near_the_true_one_and_each_month_is_told_once(busy: Desk) -> None:
    """What the year may add to its months is proven with the attacker in test_told_worlds."""
    months = [Month(2026, number) for number in range(1, 12)]
    told = [key(reports.month_report(busy, month)) for month in months]
    true = [key(reports.month_report(busy, month, internal=True)) for month in months]
    for label in ADDITIVE:
        for number, figure in enumerate(told):
            _, previous, _, so_far = figure[label]
            assert so_far is None or abs(so_far - true[number][label][3]) <= 5, (label, number)
            if number:
                assert previous == told[number - 1][label][0]


def test_december_is_told_alike_in_december_and_in_january(desk: Desk, clock: Clock) -> None:
    for month, number in ((11, 4), (12, 3)):
        for day in range(number):
            clock.set(2026, month, 2 + day)
            log(desk)
            aid.give_aid(desk, GiveAid(AidData("clothing"), log_visit=False))
    december = key(reports.month_report(desk, Month(2026, 12)))
    clock.set(2027, 1, 20)
    log(desk)
    january = key(reports.month_report(desk, Month(2027, 1)))
    for label in ADDITIVE:
        assert january[label][1] == december[label][0]
        assert january[label][3] == january[label][0]


def test_four_kinds_of_help_given_twice_each_stay_hidden(busy: Desk) -> None:
    """Each rounded alone to 0 beside a sum of 10 would say: two each."""
    report = reports.month_report(busy, NOVEMBER)
    rows = report.table("emergency_aid").rows
    total = key(report)["Soforthilfen"][0]
    assert key(reports.month_report(busy, NOVEMBER, internal=True))["Soforthilfen"][0] == 8
    shown = [row[1] for row in rows]
    guesses = [
        guess
        for guess in product(*(range(max(0, cell - 4), cell + 5) for cell in shown))  # type: ignore[operator]
        if total in beside(sum(guess))
    ]
    for column in zip(*guesses, strict=True):
        assert len(set(column)) >= 3


def test_rows_that_were_only_counted_do_not_stand_there_as_noughts(desk: Desk) -> None:
    """A country with a nought behind it says that somebody came from there."""
    for number in range(8):
        log(desk, person_id=register(desk, f"Olena{number}", nationality="UA", language="uk"))
    log(desk, person_id=register(desk, "Teuila", nationality="WS", language="en"))
    mira = register(desk, "Mira", nationality="UA", language="uk")
    data = SessionData(mira, ("violence_discrimination",), referral=Referral("womens_shelter", "accompanied"))
    counselling.record_session(desk, RecordSession(data, ""))
    aid.give_aid(desk, GiveAid(AidData("medical"), log_visit=False))
    inner, outer = (reports.month_report(desk, NOVEMBER, internal=internal) for internal in (True, False))
    assert figures(inner.table("origins"))["Samoa"] == 1
    for table_id in ("origins", "referrals", "topics", "emergency_aid"):
        noughts = {row[0] for row in outer.table(table_id).rows if not any(row[1:])}
        assert noughts <= {"unbekannt", "andere", "Summe"}, table_id
    for word in ("Samoa", "Frauenhaus", "Gewalt", "Medikament"):
        assert word in reports.report_json(inner)
    assert figures(outer.table("origins"))["Summe"] == 10


def test_the_order_of_rows_tells_no_more_than_their_figures(busy: Desk) -> None:
    report = reports.month_report(busy, NOVEMBER)
    for table_id in ("origins", "languages", "topics"):
        rows = [row for row in report.table(table_id).rows if row[0] not in {"andere", "unbekannt", "Summe"}]
        assert rows == sorted(rows, key=lambda row: (-row[1], row[0]))  # type: ignore[operator]


def test_small_genders_are_told_together_outside(busy: Desk) -> None:
    rows = [row[0] for row in reports.month_report(busy, NOVEMBER).table("gender_age").rows]
    assert rows == ["weiblich", "männlich", "divers / keine Angabe", "Summe"]


def test_an_empty_month_is_told_as_empty(desk: Desk) -> None:
    for internal in (True, False):
        report = reports.month_report(desk, Month(2026, 2), internal=internal)
        assert set(key(report).values()) == {(0, 0, 0, 0)}
        for table in report.tables:
            assert all(not any(row[1:]) for row in table.rows)
        assert reports.month_pdf(report).startswith(b"%PDF")
        assert json.loads(reports.report_json(report))["period"] == "2026-02"


@pytest.mark.parametrize("text", ["2026-Q4", "2026-H2", "2026", "2026-10-05..2026-11-20"])
@pytest.mark.parametrize("internal", [True, False])
def test_there_is_a_report_of_a_span_of_any_length(busy: Desk, text: str, internal: bool) -> None:
    span = Span.parse(text)
    report = reports.report(busy, span, internal=internal)
    assert (report.kind, report.period, report.period_title) == (span.kind, text, span.title())
    assert report.complete_until == (date(2026, 11, 23) if span.last > date(2026, 11, 23) else None)
    assert report.tables


def test_a_month_to_come_and_an_unknown_funder_are_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Dezember 2026“ hat noch nicht begonnen"):
        reports.month_report(desk, Month(2026, 12))
    with pytest.raises(BadInput, match="„Nobody“ gibt es nicht"):
        reports.month_report(desk, OCTOBER, funder="Nobody")


def test_each_funder_reads_their_own_head(desk: Desk) -> None:
    known = (FunderData("Land", "Begegnung", "TH-1"), FunderData("Stadt", "Ankommen", "IL-2"))
    for data in known:
        funders.add_funder(desk, data)
    assert tuple(row.data for row in funders.funders(desk)) == known
    first = reports.month_report(desk, OCTOBER)
    assert (first.funder, first.project, first.file_number) == ("Land", "Begegnung", "TH-1")
    assert reports.month_report(desk, OCTOBER, funder=" stadt ").file_number == "IL-2"


def test_a_rule_that_would_tell_the_truth_outside_cannot_be_chosen(desk: Desk) -> None:
    for rule in ("none", "suppress5", ""):
        with pytest.raises(BadInput, match="Geheimhaltung"):
            funders.add_funder(desk, FunderData("Land", rule=rule))


def test_the_json_has_the_form_that_scripts_rely_on(busy: Desk) -> None:
    report = reports.month_report(busy, OCTOBER)
    told = json.loads(reports.report_json(report))
    assert {"period", "version", "rule", "tables", "definitions"} <= told.keys()
    assert (told["period"], told["rule"]) == ("2026-10", "round5")
    for table in told["tables"]:
        assert {"id", "title", "columns", "rows"} <= table.keys()
        assert all(len(row) == len(table["columns"]) for row in table["rows"])
    assert len({table["id"] for table in told["tables"]}) == len(told["tables"])
    assert "Kontakt" in told["definitions"]


def test_every_format_tells_the_same(busy: Desk) -> None:
    report = reports.month_report(busy, OCTOBER)
    assert reports.month_pdf(report) == reports.month_pdf(reports.month_report(busy, OCTOBER))
    rows = list(csv.reader(reports.report_csv(report).decode("utf-8-sig").splitlines(), delimiter=";"))
    for label, said in key(report).items():
        assert [label, *map(str, said)] in rows


def test_no_name_stands_in_a_report(busy: Desk) -> None:
    for internal in (True, False):
        report = reports.month_report(busy, NOVEMBER, internal=internal)
        assert "Person1" not in reports.report_json(report)


def test_a_restored_backup_gives_the_same_report(
    busy: Desk, data: Path, tmp_path: Path, desk_of: Callable[[str], Desk]
) -> None:
    closing.close(busy, Span.of_month(OCTOBER))  # from then on it is the same whatever keys the vault gets
    before = [reports.month_report(busy, NOVEMBER, internal=internal) for internal in (True, False)]
    backup = upkeep.backup(busy, tmp_path / "sicherung.desk").path
    log(busy, group_size=50)
    assert reports.month_report(busy, NOVEMBER, internal=True) != before[0]
    busy.close()
    upkeep.restore(data, backup, "caro", PASSWORD)
    again = desk_of("caro")
    assert [reports.month_report(again, NOVEMBER, internal=internal) for internal in (True, False)] == before
    assert upkeep.verify(again).findings == ()


def test_kept_appointments_are_told(desk: Desk) -> None:
    mira = register(desk, "Mira")
    for day in range(1, 8):
        when = desk.clock() + timedelta(hours=day)
        number = appointments.book(desk, AppointmentData(mira, "caro", when)).value.id
        present.set_state(desk, number, AppointmentState.KEPT)
    assert key(reports.month_report(desk, NOVEMBER, internal=True))["wahrgenommene Termine"] == (7, 0, 0, 7)
    assert key(reports.month_report(desk, NOVEMBER))["wahrgenommene Termine"][0] in {5, 10}
