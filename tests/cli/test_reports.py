"""report …: what scripts rely on."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import outputs, visits
from woilmenau_desk.services.reports import closing
from woilmenau_desk.storage import provisional_reports

Run = Callable[..., Result]
MONTH = "2026-10"
HEX = re.compile(r"[0-9a-f]{64}")


def come(data: Path, number: int = 1) -> None:
    desk = log_in(data, "caro", Clock())
    at = datetime(2026, 10, 7, 13, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=number), at))
    desk.close()


@pytest.fixture
def october(small: Path) -> Path:
    come(small, 12)
    return small


@pytest.mark.parametrize(
    ("kind", "span"),
    [
        ("month", MONTH),
        ("quarter", "2026-Q3"),
        ("half", "2026-H1"),
        ("year", "2026"),
        ("days", "2026-10-05..2026-10-20"),
    ],
)
def test_a_report_of_every_kind_of_span_as_a_file(
    run: Run, october: Path, tmp_path: Path, kind: str, span: str
) -> None:
    if kind == "days":
        refused = run("report", kind, span, "--format", "json", "--out", tmp_path / "bericht.json")
        assert refused.status == 1
        assert "erst, wenn er abgeschlossen ist" in refused.err
        assert run("report", "close", span).status == 0
    for inside in ([], ["--internal"]):
        out = tmp_path / "bericht.json"
        made = run("report", kind, span, "--format", "json", "--out", out, "--json", *inside)
        assert (made.status, made.json["period"]) == (0, span)
        told = json.loads(out.read_text())
        assert {"period", "version", "rule", "tables", "definitions"} <= told.keys()
        assert told["internal"] == bool(inside)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("month", "2026-Q4"), "kein Monat"),
        (("quarter", "2026-10"), "kein Quartal"),
        (("quarter", "2026-Q5"), "kein Quartal; gemeint ist etwas wie 2026-Q4"),
        (("half", "2026-H3"), "kein Halbjahr; gemeint ist etwas wie 2026-H2"),
        (("year", "2026-10"), "kein Jahr"),
        (("year", "26"), "kein Jahr; gemeint ist etwas wie 2026"),
        (("days", "gestern"), "kein Zeitraum"),
        (("days", "2026-10-05..2026-10-01"), "Der letzte Tag liegt vor dem ersten"),
        (("month", "2099-01"), "hat noch nicht begonnen"),
    ],
)
def test_what_is_no_such_span_is_told(
    run: Run, october: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "bericht.csv"
    made = run("report", *arguments, "--format", "csv", "--out", out)
    assert made.status == 1
    assert said in made.err
    assert not out.exists()


def test_a_closed_report_is_listed_and_handed_out_byte_for_byte(
    run: Run, october: Path, tmp_path: Path
) -> None:
    closed = run("report", "close", MONTH)
    assert closed.status == 0
    sha = HEX.search(closed.out)
    assert "Version 1" in closed.out
    assert sha is not None
    first, again, anew = (tmp_path / name for name in ("eins.pdf", "zwei.pdf", "tafel.xlsx"))
    run("report", "month", MONTH, "--format", "pdf", "--out", first)
    assert hashlib.sha256(first.read_bytes()).hexdigest() == sha[0]
    come(october, 3)
    told = run("report", "month", MONTH, "--format", "pdf", "--version", 1, "--out", again, "--json").json
    assert told["number"] == 1
    assert again.read_bytes() == first.read_bytes()
    run("report", "month", MONTH, "--format", "xlsx", "--out", anew)
    assert load_workbook(anew).sheetnames
    (row,) = run("report", "list", "--json").json
    assert (row["period"], row["version"], row["sha256"]) == (MONTH, 1, sha[0])
    assert row["late"] == ["nach Abschluss: +3 Kontakte"]
    assert "nach Abschluss: +3 Kontakte" in run("report", "list").out
    missing = run(
        "report", "month", MONTH, "--format", "pdf", "--version", 7, "--out", tmp_path / "sieben.pdf"
    )
    assert missing.status == 1
    assert "die letzte ist 1" in missing.err


def test_what_came_since_leads_to_a_second_version_with_a_reason(run: Run, october: Path) -> None:
    assert run("report", "list").out == "Noch ist kein Bericht abgeschlossen.\n"
    run("report", "close", MONTH)
    assert "nichts Neues" in run("report", "diff", MONTH).out
    come(october, 3)
    found = run("report", "diff", MONTH, "--json").json
    assert {
        "table": "key",
        "title": "Kennzahlen",
        "row": "Kontakte",
        "column": "Monat",
        "then": 12,
        "now": 15,
    } in found["figures"]
    assert "Kontakte · Monat: 12 → 15 (+3)" in run("report", "diff", MONTH).out
    refused = run("report", "close", MONTH)
    assert refused.status == 1
    assert "braucht es einen Grund" in refused.err
    second = run("report", "close", MONTH, "--reason", "Nachgetragen", "--json").json
    assert (second["version"], second["reason"]) == (2, "Nachgetragen")
    assert [row["version"] for row in run("report", "list", "--json").json] == [2, 1]


def test_it_was_closed_on_the_day_that_the_clock_of_the_centre_showed(run: Run, october: Path) -> None:
    desk = log_in(october, "caro", Clock(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)))
    closing.close(desk, Span.parse(MONTH))
    desk.close()
    (row,) = run("report", "list", "--json").json
    assert row["closed_at"] == "2026-11-25T00:30:00+01:00"
    assert "  2026-11-25  " in run("report", "list").out


def test_check_ends_with_three_where_something_is_open(run: Run, october: Path) -> None:
    found = run("report", "check", MONTH)
    assert found.status == 3
    assert "Der Sachbericht ist noch leer." in found.out
    told = run("report", "check", MONTH, "--json")
    assert told.status == 3
    assert {"code", "said", "number", "rows"} == told.json[0].keys()


def test_what_has_not_begun_is_not_checked(run: Run, october: Path) -> None:
    found = run("report", "check", "2030-01")
    assert (found.status, found.out) == (1, "")
    assert "hat noch nicht begonnen" in found.err


def test_a_script_hears_nothing_of_what_was_typed(run: Run, october: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "bericht.pdf"
    found = run("report", "month", MONTH, "--format", "pdf", "--out", out)
    assert found.status == 1
    assert "den Ordner gibt es nicht. Bitte" in found.err
    assert "Getippte" not in found.err


@pytest.mark.parametrize(
    ("asked", "copied"),
    [((), True), (("--language", "de"), True), (("--language", "en"), False), (("--internal",), False)],
)
def test_a_version_that_is_no_copy_is_told_so(
    run: Run, october: Path, tmp_path: Path, asked: tuple[str, ...], copied: bool
) -> None:
    sha = HEX.search(run("report", "close", MONTH).out)
    assert sha is not None
    out = tmp_path / "eins.pdf"
    made = run("report", "month", MONTH, "--format", "pdf", "--version", 1, "--out", out, *asked)
    assert made.status == 0
    assert (hashlib.sha256(out.read_bytes()).hexdigest() == sha[0]) == copied
    assert ("nicht die abgeschlossene Datei" in made.err) != copied


def test_a_full_disk_is_that_of_the_file_and_not_of_the_store(
    run: Run, october: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(target: Path, content: bytes) -> Path:
        raise DiskFull

    monkeypatch.setattr(outputs, "write_output", full)
    out = tmp_path / "bericht.pdf"
    made = run("report", "month", MONTH, "--format", "pdf", "--out", out)
    assert made.status == 1
    assert f"Für {out} ist auf dem Datenträger kein Platz mehr." in made.err
    assert "Eintrag" not in made.err
    assert made.err.count("\n") == 1


def test_a_provisional_report_of_a_store_that_can_only_be_read_says_so(
    run: Run, october: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(provisional_reports, "add", full)
    out = tmp_path / "bericht.pdf"
    made = run("report", "month", MONTH, "--format", "pdf", "--out", out)
    assert (made.status, out.exists()) == (0, True)
    assert "ist nicht festgehalten" in made.err
