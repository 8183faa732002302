"""appointment ics and busy: what scripts rely on."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.services.people import people

Run = Callable[..., Result]


@pytest.fixture
def mira(small: Path) -> int:
    desk = log_in(small, "caro", Clock())
    number = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    desk.close()
    return number


def calendar_at(path: Path, *lines: str) -> Path:
    # The command line goes by the computer's clock.
    day = local(now()).date() + timedelta(days=7)
    told = [f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T090000", "DURATION:PT1H", "SUMMARY:Zahnarzt", *lines]
    event = "\r\n".join(["BEGIN:VEVENT", "UID:1", *told, "END:VEVENT"])
    path.write_bytes(f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR\r\n".encode())
    return path


def test_appointments_go_out_as_a_calendar_without_a_name(run: Run, mira: int, tmp_path: Path) -> None:
    out = tmp_path / "termine.ics"
    when = ("--colleague", "Rolf", "--start", "2099-12-01T14:30")
    assert run("appointment", "book", "--person", mira, *when).status == 0
    days = ("--from", "2099-12-01", "--to", "2099-12-31")
    made = run("appointment", "ics", "--colleague", "rolf", *days, "--out", out, "--json")
    assert made.status == 0, made.err
    assert made.json == {
        "file": str(out),
        "colleague": "rolf",
        "from": "2099-12-01",
        "to": "2099-12-31",
        "appointments": 1,
    }
    (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Termin"
    assert b"Kornblume" not in out.read_bytes()
    assert run("appointment", "ics", "--out", tmp_path / "heute.ics").out.endswith("\t0 Termine\n")
    wrong = run("appointment", "ics", "--from", "morgen", "--out", out)
    assert (wrong.status, wrong.out) == (1, "")
    assert "„morgen“ ist kein Tag" in wrong.err


def test_busy_times_come_in_and_what_was_not_taken_over_is_told(
    run: Run, small: Path, tmp_path: Path
) -> None:
    path = calendar_at(tmp_path / "k.ics", "RRULE:FREQ=SECONDLY")
    looked = run("appointment", "busy", "--colleague", "Rolf", path, "--dry-run", "--json")
    assert looked.status == 0, looked.err
    assert (looked.json["dry_run"], looked.json["busy"], looked.json["added"]) == (True, 1, 1)
    assert looked.json["remarks"] == [{"why": "too_often", "number": 1, "lines": [2]}]
    done = run("appointment", "busy", "--colleague", "Rolf", path)
    assert done.status == 0
    assert "1 × wiederholt sich öfter als täglich, nur das erste Mal übernommen (Zeile 2)" in done.out
    assert "Zahnarzt" not in done.out + done.err
    again = run("appointment", "busy", "--colleague", "Rolf", calendar_at(tmp_path / "k2.ics"), "--json")
    assert (again.json["busy"], again.json["added"], again.json["removed"]) == (1, 0, 0)


def test_a_file_that_is_no_calendar_is_one_line(run: Run, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "seite.ics"
    path.write_text("<html><body>Anmelden</body></html>")
    for wrong, word in (
        (path, "Webseite"),
        (tmp_path / "fehlt.ics", "lässt sich nicht lesen"),
        (tmp_path, "Ordner"),
    ):
        found = run("appointment", "busy", "--colleague", "Rolf", wrong)
        assert (found.status, found.out) == (1, "")
        assert len(found.err.strip().splitlines()) == 1
        assert word in found.err
