"""offer list, enrol, leave, attend: what scripts rely on."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.people import people

Run = Callable[..., Result]
ONCE = Series(Rhythm.ONCE, 0, time(9), time(10), date(2026, 11, 25))


@pytest.fixture
def two_women(small: Path) -> tuple[int, int]:
    """Of a café with one place and two in the childcare, on a Wednesday."""
    desk = log_in(small, "caro", Clock())
    data = OfferData("Frauencafé", capacity=1, childcare_places=2, external_id="fc-1")
    offers.create(desk, data, [ONCE])
    offers.create(desk, OfferData("Kurs"))
    offers.create(desk, OfferData("Kurs"))
    mira, nour = (people.register(desk, PersonData(name)).value.id for name in ("Mira", "Nour"))
    desk.close()
    return mira, nour


def test_whoever_is_too_late_waits_and_moves_up(run: Run, two_women: tuple[int, int]) -> None:
    mira, nour = two_women
    first = run("offer", "enrol", "fc-1", mira, "--children", 2, "--json")
    assert (first.status, first.json) == (0, {"state": "enrolled", "position": 0})
    later = run("offer", "enrol", "Frauencafé", nour, "--json")
    assert later.json == {"state": "waiting", "position": 1}
    found = next(row for row in run("offer", "list", "--json").json["offers"] if row["id"] == 1)
    assert (found["enrolled"], found["waiting"], found["children"], found["capacity"]) == (1, 1, 2, 1)
    left = run("offer", "leave", 1, mira)
    assert left.out == "Ausgetragen: Mira, Frauencafé · rückt nach: Nour\n"
    assert "schon eingeschrieben" in run("offer", "enrol", 1, nour).err


def test_a_week_shows_its_sessions(run: Run, two_women: tuple[int, int]) -> None:
    week = run("offer", "list", "--week", "2026-11-29", "--json").json
    assert week["week"] == "2026-11-23"
    assert [(row["title"], row["sessions"][0]["day"]) for row in week["offers"]] == [
        ("Frauencafé", "2026-11-25")
    ]
    assert run("offer", "list", "--week", "2026-11-23").out == "25.11.2026 09:00–10:00\tFrauencafé\t\t\n"
    assert run("offer", "list", "--week", "2026-12-01", "--json").json["offers"] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("list", "--week", "30.2."), "ist kein Tag"),
        (("list", "--week", "2026-02-30"), "ist kein Tag"),
        (("list", "--week", "0001-01-01"), "Das Jahr 1 kann nicht stimmen"),
        (("enrol", "Kurs", 1), "heißen mehrere Angebote: bitte die Nummer nehmen (2, 3)"),
        (("enrol", "Chor", 1), "Ein Angebot „Chor“ gibt es nicht"),
        (("enrol", "9" * 30, 1), "gibt es nicht"),
        (("enrol", "fc-1", 99), "gibt es nicht (mehr)"),
        (("enrol", "fc-1", 1, "--children", 3), "im Ganzen nur 2 Plätze"),
        (("enrol", "2", 1, "--children", 1), "hat keine Kinderbetreuung"),
        (("leave", "fc-1", 2), "hat in diesem Angebot keinen Platz"),
    ],
)
@pytest.mark.usefixtures("two_women")
def test_what_cannot_be_is_told(run: Run, said: tuple[object, ...], words: str) -> None:
    result = run("offer", *said)
    assert result.status == 1
    assert words in result.err


def test_who_came_is_written_down(run: Run, small: Path, two_women: tuple[int, int]) -> None:
    mira, nour = two_women
    desk = log_in(small, "caro", Clock())
    past = [Series(Rhythm.ONCE, 0, time(hour), time(hour + 1), date(2026, 1, 14)) for hour in (9, 14)]
    offers.set_series(desk, 2, past[:1], 1)
    offers.set_series(desk, 3, past, 1)
    desk.close()
    came = run("offer", "attend", 2, "2026-01-14", mira, nour, "--anonymous", 2, "--children", 1, "--json")
    assert (came.status, came.json["came"], came.json["starts"]) == (0, [mira, nour], "09:00")
    assert (came.json["anonymous_adults"], came.json["anonymous_children"]) == (2, 1)
    again = run("offer", "attend", 2, "2026-01-14", mira)
    assert again.out == "Kurs: 1 sind da, 0 anonym dazu\n"
    assert "mehrere (09:00, 14:00)" in run("offer", "attend", 3, "2026-01-14", mira).err
    assert run("offer", "attend", 3, "2026-01-14", mira, "--time", "14:00").status == 0
    for wrong, words in (
        ((2, "2026-01-15", mira), "Am 15.01.2026 findet dieses Angebot nicht statt"),
        ((2, "14.1.", mira), "ist kein Tag"),
        ((2, "2026-01-14"), "Wer war da?"),
        ((2, "2026-01-14", 99), "gibt es nicht (mehr)"),
        ((2, "2026-01-14", mira, "--children", "-1"), "-1 kann hier nicht stimmen"),
        ((2, "2026-01-14", "--anonymous", "500"), "können nicht stimmen"),
        ((3, "2026-01-14", mira, "--time", "25"), "ist keine Uhrzeit"),
    ):
        result = run("offer", "attend", *wrong)
        assert (result.status, words in result.err) == (1, True), result.err
