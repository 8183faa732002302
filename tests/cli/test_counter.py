"""demo, find, visit log, slip, report: what scripts rely on."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.cli.conftest import Result
from woilmenau_desk import paths
from woilmenau_desk.services.appointments import slips

Run = Callable[..., Result]


def test_demo_says_who_can_log_in(run: Run, tmp_path: Path) -> None:
    made = run(
        "demo", "--persons", 20, "--visits", 90, "--years", 1, "--seed", 7, "--data", tmp_path / "d", "--json"
    )
    assert made.status == 0
    assert made.json["users"] == ["caro", "rolf", "theke"]
    assert (made.json["persons"], made.json["visits"]) == (20, 90)


def test_the_same_seed_makes_the_same_report(run: Run, demo: Path, tmp_path: Path) -> None:
    # The fictional centre ends with the present minute; over the edge of one they are two.
    for _ in range(3):
        minute = datetime.now(UTC).minute
        for name in ("eins", "zwei"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
            run(
                "demo", "--persons", 30, "--visits", 200, "--years", 1, "--seed", 3, "--data", tmp_path / name
            )
        if datetime.now(UTC).minute == minute:
            break
    months = []
    for name in ("eins", "zwei"):
        out = tmp_path / f"{name}.json"
        run(
            "report",
            "month",
            "2026-05",
            "--internal",
            "--format",
            "json",
            "--out",
            out,
            "--data",
            tmp_path / name,
        )
        months.append(json.loads(out.read_text("utf-8"))["tables"])
    assert months[0] == months[1]


def test_a_visit_is_logged_and_its_id_printed(run: Run, demo: Path) -> None:
    logged = run("visit", "log", "--reason", "counselling", "--person", 3, "--json")
    assert logged.status == 0
    assert logged.json["id"] == 301
    assert logged.json["person"] == 3
    plain = run("visit", "log", "--reason", "encounter", "--group-size", 4, "--language", "uk")
    assert plain.out.strip() == "302"


@pytest.mark.parametrize(
    ("asked", "moment"),
    [
        (("--on", "2026-05-04", "--time", "14:35"), "2026-05-04T14:35:00+02:00"),
        (("--on", "2026-05-04", "--time", "9:05"), "2026-05-04T09:05:00+02:00"),
        (("--on", "2026-05-04"), "2026-05-04T14:00:00+02:00"),  # a Monday: when the centre opened
        (("--on", "2026-05-03"), "2026-05-03T12:00:00+02:00"),  # a Sunday
    ],
)
def test_a_visit_of_another_day_is_logged_late(
    run: Run, demo: Path, asked: tuple[str, ...], moment: str
) -> None:
    logged = run("visit", "log", "--reason", "encounter", *asked, "--json")
    assert logged.status == 0
    assert logged.json["occurred_at"] == moment


@pytest.mark.parametrize(
    "wrong",
    [
        ("--reason", "encounter", "--on", "gestern"),
        ("--reason", "encounter", "--on", "2026-02-30"),
        ("--reason", "encounter", "--on", "2090-01-01"),
        ("--reason", "encounter", "--on", "1926-01-01"),
        ("--reason", "encounter", "--on", ""),
        ("--reason", "encounter", "--on", "2026-05-04", "--time", "25:00"),
        ("--reason", "encounter", "--on", "2026-05-04", "--time", "14:30Z"),
        ("--reason", "blau"),
        ("--reason", "encounter", "--group-size", "0"),
        ("--reason", "encounter", "--group-size", "100000"),
        ("--reason", "encounter", "--person", "9999"),
        ("--reason", "encounter", "--person", "1", "--group-size", "3"),
        ("--reason", "encounter", "--language", "klingonisch"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run: Run, demo: Path, wrong: tuple[str, ...]) -> None:
    refused = run("visit", "log", *wrong)
    assert refused.status == 1
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) == 1
    assert run("visit", "log", "--reason", "encounter").out.strip() == "301"


def test_find_answers_every_line_with_a_line(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = ["a", "", "\u202e\u202e", "x" * 10_000, "<b>", "😀", "1001"]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(queries) + "\n"))
    answered = run("find", "--stdin", "--json", "--limit", 3)
    lines = [json.loads(line) for line in answered.out.splitlines()]
    assert [line["query"] for line in lines] == queries
    assert all(line["ms"] >= 0 and len(line["hits"]) <= 3 for line in lines)
    assert lines[-1]["hits"][0]["why"] == "Kartennummer"
    assert set(lines[-1]["hits"][0]) == {"id", "external_id", "name", "score", "why"}


@pytest.mark.parametrize("paper", ["a6", "a5", "roll80"])
def test_a_slip_comes_as_one_page(run: Run, demo: Path, tmp_path: Path, paper: str) -> None:
    out = tmp_path / "zettel.pdf"
    assert run("slip", 1, "--language", "uk", "--paper", paper, "--out", out).status == 0
    assert len(pypdf.PdfReader(out).pages) == 1


def test_a_sample_slip_needs_no_store(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "muster.pdf"
    assert run("slip", "--sample", "--language", "ar", "--out", out).status == 0
    assert run("slip", "--sample", "--language", "xx", "--out", out).status == 1
    assert len(pypdf.PdfReader(out).pages) == 1


def test_a_name_without_a_font_is_told_beside_the_result(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = slips._slip

    def named(*asked: Any) -> Any:
        content, version = made(*asked)
        return replace(content, visitor="Արամ Սարգսյան"), version

    monkeypatch.setattr(slips, "_slip", named)
    done = run("slip", 1, "--out", tmp_path / "zettel.pdf", "--json")
    assert "Auf dem Papier steht „Aram Sargsyan“." in done.err
    assert set(done.json) == {"out", "size"}


def test_the_report_has_the_shape_that_scripts_rely_on(run: Run, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "bericht.json"
    assert run("report", "month", "2026-05", "--format", "json", "--out", out).status == 0
    report = json.loads(out.read_text("utf-8"))
    assert {"period", "version", "rule", "tables", "definitions"} <= set(report)
    assert (report["period"], report["rule"]) == ("2026-05", "round5")
    for table in report["tables"]:
        assert set(table) >= {"id", "title", "columns", "rows"}
        for row in table["rows"]:
            assert all(cell is None or cell % 5 == 0 for cell in row[1:]), table["id"]


def test_the_counter_makes_no_report(run: Run, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "bericht.json"
    refused = run("report", "month", "2026-05", "--format", "json", "--out", out, "--user", "theke")
    assert refused.status == 1
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_told(run: Run, demo: Path, tmp_path: Path) -> None:
    refused = run("slip", 1, "--out", tmp_path / "nirgends" / "zettel.pdf")
    assert refused.status == 1
    assert "lässt sich nicht schreiben" in refused.err


def test_wrong_usage_has_status_two(run: Run) -> None:
    assert run("visit").status == 2
    assert run("gibtesnicht").status == 2
    assert run("report", "month", "2026-05", "--format", "docx", "--out", "x").status == 2


@pytest.mark.allow_log("bug: ")
def test_a_bug_has_status_seventy_and_says_where_the_log_lies(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Oksana Wetterfest")

    monkeypatch.setattr("woilmenau_desk.services.visits.log_visit", broken)
    failed = run("visit", "log", "--reason", "encounter")
    assert failed.status == 70
    log_file = paths.places(demo).log / "woilmenau-desk.log"
    assert str(log_file) in failed.err
    assert "Traceback" not in failed.err
    assert "ZeroDivisionError" in log_file.read_text("utf-8")
    assert "Oksana" not in log_file.read_text("utf-8")


def test_whom_to_find_is_asked_for(run: Run, demo: Path) -> None:
    found = run("find")
    assert found.status == 2
    assert "Ein Name fehlt" in found.err


def test_a_wrong_call_is_told_in_german(run: Run) -> None:
    found = run("report", "month", "2026-10", "--format", "xls")
    assert found.status == 2
    assert "das gibt es nicht: 'xls' (möglich sind" in found.err
