"""referral list, referral close, deadline: what scripts rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.services.counselling import referrals
from woilmenau_desk.services.people import people

Run = Callable[..., Result]


@pytest.fixture
def code(small: Path) -> str:
    """The code of Mira's referral."""
    desk = log_in(small, "caro", Clock())
    mira = people.register(desk, PersonData("Mira", "Muster")).value.id
    made = referrals.refer(desk, ReferralData("soberi", person_id=mira, reason="geheim")).value.code
    desk.close()
    return made


def test_open_ones_are_listed_and_closed_by_their_code(run: Run, code: str) -> None:
    [row] = run("referral", "list", "--open", "--json").json["referrals"]
    assert (row["code"], row["target"], row["state"], row["name"], row["open"]) == (
        code,
        "soberi",
        "informed",
        "Mira Muster",
        True,
    )
    assert run("referral", "list").out == f"{code}\t23.11.2026\tMira Muster\tSOBERI\tinformiert\n"
    closed = run("referral", "close", code.lower(), "--state", "refused", "--reason", "kein Platz", "--json")
    assert (closed.status, closed.json["state"], closed.json["refusal"]) == (0, "refused", "kein Platz")
    assert run("referral", "list", "--open", "--json").json == {"referrals": []}
    assert len(run("referral", "list", "--json").json["referrals"]) == 1


def test_the_counter_closes_it_and_reads_nothing(run: Run, code: str) -> None:
    [row] = run("--user", "theke", "referral", "list", "--json").json["referrals"]
    assert (row["target"], row["reason"], row["code"]) == (None, "", code)
    refused = run("--user", "theke", "referral", "close", code, "--state", "refused", "--reason", "weil")
    assert (refused.status, refused.out) == (1, "")
    assert "vertraulich" in refused.err
    done = run("--user", "theke", "referral", "close", code, "--state", "came_back")
    assert (done.status, done.out) == (0, f"Verweis {code} zurückgekommen: Mira Muster\n")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("close", "ZZZZ", "--state", "accepted"), 1, "gibt es keinen Verweis"),
        (("close", "A2AA", "--state", "vanished"), 2, "das gibt es nicht"),
        (("close", "A2AA"), 2, "--state"),
    ],
)
def test_what_does_not_go_is_said(
    run: Run, code: str, arguments: tuple[str, ...], status: int, words: str
) -> None:
    result = run("referral", *arguments)
    assert result.status == status
    assert words in result.err
    assert result.out == ""


def test_a_deadline_is_counted_without_a_store(run: Run, tmp_path: Path) -> None:
    counted = run("--data", tmp_path / "none", "deadline", "2 weeks", "--delivered", "2026-12-10", "--json")
    assert counted.status == 0
    assert counted.json["last_day"] == "2026-12-24"
    assert (
        counted.json["steps"][0]
        == "Zustellung am Do, 10.12.2026: dieser Tag zählt nicht mit (§ 187 Abs. 1 BGB)."
    )
    assert "keine Rechtsberatung" in counted.err
    assert not (tmp_path / "none").exists()
    german = run("deadline", "zwei Wochen", "--delivered", "2026-12-11")
    assert german.out.splitlines()[-1] == "Letzter Tag: Mo, 28.12.2026."


@pytest.mark.parametrize(
    ("length", "day", "words"),
    [
        ("bald", "2026-12-10", "keine Länge"),
        ("10 Werktage", "2026-12-10", "Werktage"),
        ("2 Wochen", "10.12.2026", "ist kein Tag"),
        ("2 Wochen", "1026-12-10", "kann nicht stimmen"),
    ],
)
def test_what_cannot_be_counted_is_one_line(run: Run, length: str, day: str, words: str) -> None:
    result = run("deadline", length, "--delivered", day)
    assert (result.status, result.out) == (1, "")
    assert words in result.err
    assert len(result.err.splitlines()) == 1
