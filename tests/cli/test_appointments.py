"""appointment …: what scripts rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.people import people

Run = Callable[..., Result]
TIME = "2099-12-01T14:30"  # the command line goes by the computer's clock


@pytest.fixture
def two(small: Path) -> tuple[int, int]:
    """Mira and Olena."""
    desk = log_in(small, "caro", Clock())
    numbers = [people.register(desk, PersonData(name, "Kornblume")).value.id for name in ("Mira", "Olena")]
    desk.close()
    return numbers[0], numbers[1]


def book(run: Run, person: int, *more: object, colleague: str = "Rolf", start: str = TIME) -> Result:
    return run("appointment", "book", "--person", person, "--colleague", colleague, "--start", start, *more)


def test_one_is_booked_listed_and_kept(run: Run, two: tuple[int, int]) -> None:
    made = book(run, two[0], "--type", "first_talk", "--room", "room_1", "--json")
    assert made.status == 0, made.err
    row = made.json
    assert (row["person"], row["name"], row["colleague"]) == (two[0], "Mira Kornblume", "rolf")
    assert (row["start"], row["minutes"], row["buffer"]) == ("2099-12-01T14:30+01:00", 60, 10)
    assert (row["type"], row["room"], row["state"], row["clash"]) == ("first_talk", "room_1", "booked", False)
    days = ("--from", "2099-12-01", "--to", "2099-12-01")
    listed = run("appointment", "list", *days, "--colleague", "rolf", "--json")
    assert listed.json == {"appointments": [row]}
    assert run("appointment", "list", *days, "--colleague", "Caro", "--json").json == {"appointments": []}
    line = f"{row['id']}\t01.12.2099\t14:30\t60\tMira Kornblume\tRolf\tBeratung 1\tvereinbart\n"
    assert run("appointment", "list", *days).out == line
    missed = run("appointment", "no-show", row["id"])
    assert (missed.status, missed.out) == (0, "Termin nicht erschienen: Mira Kornblume\n")
    kept = run("appointment", "keep", row["id"], "--json")
    assert kept.json["state"] == "kept"
    off = run("appointment", "cancel", row["id"], "--by", "visitor", "--json")
    assert (off.json["state"], off.json["cancelled_by"]) == ("cancelled", "visitor")
    again = run("appointment", "cancel", row["id"], "--json")
    assert (again.status, again.json["cancelled_by"]) == (0, None)


def test_a_clash_is_one_line_that_names_day_place_and_whom(run: Run, two: tuple[int, int]) -> None:
    book(run, two[0], "--room", "room_1")
    refused = book(run, two[1], start="2099-12-01T14:45")
    assert (refused.status, refused.out) == (1, "")
    assert len(refused.err.strip().splitlines()) == 1
    assert "Di, 01.12.2099, 14:30–15:00: Rolf hat einen Termin mit Mira Kornblume (Beratung 1)" in refused.err
    assert run("appointment", "list", "--from", "2099-12-01", "--to", "2099-12-01").out.count("\n") == 1
    forced = book(run, two[1], "--force", "kommen zusammen", "--json", start="2099-12-01T14:45")
    assert (forced.status, forced.json["forced"], forced.json["clash"]) == (0, "kommen zusammen", True)
    counter = book(run, two[1], "--force", "doch", "--user", "theke", start="2099-12-01T14:50")
    assert (counter.status, counter.out) == (1, "")


def test_the_next_free_times(run: Run, two: tuple[int, int]) -> None:
    book(run, two[0], "--minutes", 40, start="2099-12-01T14:00")
    asked = ("appointment", "free", "--colleague", "Rolf", "--minutes", 30, "--from", "2099-12-01")
    found = run(*asked, "--json").json
    assert (found["colleague"], found["minutes"]) == ("rolf", 30)
    assert found["free"][:3] == [
        "2099-12-01T14:45+01:00",
        "2099-12-01T15:15+01:00",
        "2099-12-02T14:00+01:00",
    ]
    assert run(*asked).out.splitlines()[0] == "01.12.2099\t14:45"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("book", "--person", 1, "--colleague", "Rolf"), 2, "--start"),
        (("book", "--person", 1, "--colleague", "Rolf", "--start", "morgen"), 1, "keine Zeit"),
        (("book", "--person", 1, "--colleague", "Rolf", "--start", "2099-12-01"), 1, "keine Zeit"),
        (("book", "--person", 1, "--colleague", "Rolf", "--start", "9999-12-31T23:59-14:00"), 1, "Jahr"),
        (("book", "--person", 99, "--colleague", "Rolf", "--start", TIME), 1, ""),
        (("book", "--person", 1, "--colleague", "Udo", "--start", TIME), 1, "caro, rolf, theke"),
        (("book", "--person", 1, "--colleague", "Rolf", "--start", TIME, "--room", "x"), 1, "Werteliste"),
        (("book", "--person", 1, "--colleague", "Rolf", "--start", TIME, "--type", "x"), 1, "Werteliste"),
        (("book", "--person", 1, "--colleague", "Rolf", "--start", TIME, "--minutes", -5), 1, "Minuten"),
        # No clock shows half past two that night.
        (("book", "--person", 1, "--colleague", "Rolf", "--start", "2027-03-28T02:30"), 1, "gab es"),
        (("list", "--from", "gestern"), 1, "kein Tag"),
        (("keep", 99), 1, ""),
        (("cancel", 99, "--by", "somebody"), 2, "das gibt es nicht"),
        (("free", "--colleague", "Rolf", "--minutes", 0), 1, "Minuten"),
    ],
)
def test_what_does_not_go_is_told(
    run: Run, two: tuple[int, int], arguments: tuple[object, ...], status: int, words: str
) -> None:
    refused = run("appointment", *arguments)
    assert (refused.status, refused.out) == (status, "")
    assert words in refused.err
    if status == 1:
        assert len(refused.err.strip().splitlines()) == 1
    assert two
