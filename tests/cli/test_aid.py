"""aid give and aid funds: what scripts rely on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.funds import FundData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.aid import funds
from woilmenau_desk.services.people import people

Run = Callable[..., Result]


@pytest.fixture
def mira(small: Path) -> int:
    """Somebody, and two funds; one of them is closed."""
    desk = log_in(small, "caro", Clock())
    funds.add_fund(desk, FundData("Nothilfe", "Land", 5000, date(2020, 1, 1)))
    old = funds.add_fund(desk, FundData("Alt", budget_cents=100)).value
    funds.close_fund(desk, old.id, old.version)
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    desk.close()
    return person


def test_help_is_given_and_told_by_its_id(run: Run, mira: int, tmp_path: Path) -> None:
    out = tmp_path / "beleg.pdf"
    given = run(
        "aid", "give", "--kind", "food_voucher", "--person", mira, "--count", 2, "--amount", "12.50",
        "--fund", "nothilfe", "--receipt", out, "--json",
    )  # fmt: skip
    assert (given.status, given.err) == (0, "")
    assert given.json["id"] == 1
    assert (given.json["amount"], given.json["count"], given.json["person"]) == (12.5, 2, mira)
    number = given.json["receipt"]
    text = PdfReader(out).pages[0].extract_text()
    assert number in text
    assert "zwölf Euro und fünfzig Cent" in text
    again = run("aid", "give", "--kind", "food_voucher", "--person", mira)
    assert (again.status, again.out) == (0, "2\n")
    assert "Schon gegeben am" in again.err


def test_the_funds_tell_budget_spent_and_left(run: Run, mira: int) -> None:
    run("aid", "give", "--kind", "money", "--amount", "1,5", "--fund", 1)
    (fund,) = run("aid", "funds", "--json").json
    assert (fund["fund"], fund["budget"], fund["spent"], fund["left"]) == ("Nothilfe", 50.0, 1.5, 48.5)
    assert run("aid", "funds").out == "1\tNothilfe\t50,00 €\t1,50 €\t48,50 €\n"


def test_help_of_an_earlier_day(run: Run, mira: int) -> None:
    given = run("aid", "give", "--kind", "clothing", "--on", "2026-01-14", "--json").json
    assert given["occurred_at"].startswith("2026-01-14T")
    assert (given["amount"], given["receipt"]) == (None, None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("--kind", "gold"), "steht nicht in der Werteliste"),
        (("--kind", "money"), "Wie viel Geld"),
        (("--kind", "money", "--amount", "0"), "0 €"),
        (("--kind", "money", "--amount=-5"), "nicht negativ"),
        (("--kind", "money", "--amount", "12.345.6"), "kein Betrag"),
        (("--kind", "money", "--amount", "20000"), "höchstens 10.000 €"),
        (("--kind", "money", "--amount", "5", "--fund", "Gold"), "bekannt sind: Nothilfe"),
        (("--kind", "money", "--amount", "5", "--fund", "Alt"), "geschlossen"),
        (("--kind", "money", "--amount", "51", "--fund", "Nothilfe"), "um 1,00 € überzogen"),
        (
            ("--kind", "money", "--amount", "5", "--fund", "1", "--on", "2019-12-31"),
            "gilt am 31.12.2019 nicht",
        ),
        (("--kind", "clothing", "--fund", "Nothilfe"), "wie viel"),
        (("--kind", "clothing", "--count", "0"), "kann hier nicht stimmen"),
        (("--kind", "clothing", "--person", "99"), "gibt es nicht"),
        (("--kind", "clothing", "--on", "2100-01-01"), "Jahr"),
        (("--kind", "clothing", "--on", "30.2."), "ist kein Tag"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run: Run, mira: int, said: tuple[str, ...], words: str) -> None:
    refused = run("aid", "give", *said)
    assert (refused.status, refused.out) == (1, "")
    assert words in refused.err
    assert len(refused.err.strip().splitlines()) == 1
    assert run("aid", "funds", "--json").json[0]["spent"] == 0


def test_a_fund_may_be_overdrawn_on_purpose(run: Run, mira: int) -> None:
    assert run("aid", "give", "--kind", "money", "--amount", "51", "--fund", 1, "--overdraw").status == 0
    assert run("aid", "funds", "--json").json[0]["left"] == -1


def test_a_receipt_is_about_an_amount(run: Run, mira: int, tmp_path: Path) -> None:
    refused = run("aid", "give", "--kind", "clothing", "--receipt", tmp_path / "x.pdf")
    assert refused.status == 1
    assert "--amount fehlt" in refused.err
    assert run("aid", "give", "--kind", "clothing").out == "1\n"
