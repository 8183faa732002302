"""Amounts as people type them, and as papers say them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.money import euros, figures, in_words, parse_cents

MOST = 1_000_000
CENTS = st.integers(1, MOST)


def parsed(text: str, *, zero: bool = False) -> int | None:
    return parse_cents(text, field="amount", most=MOST, zero=zero)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12", 1200),
        ("12,5", 1250),
        ("12,50", 1250),
        ("12.50", 1250),
        ("12.5", 1250),
        ("1.250,00", 125_000),
        ("1.250", 125_000),
        ("1 250", 125_000),
        ("1\u202f250,5 €", 125_050),
        ("1'250,00", 125_000),
        ("1,250.00", 125_000),
        ("10.000", MOST),
        ("€ 12", 1200),
        ("12 EUR", 1200),
        ("12 Euro", 1200),
        ("12,-", 1200),
        ("12,– €", 1200),
        (" 0,01 ", 1),
        ("+5", 500),
        ("007", 700),
        ("١٢٫٥".replace("٫", ","), 1250),
        ("", None),
        ("  ", None),
    ],
)
def test_an_amount_is_read_as_it_is_typed(text: str, cents: int | None) -> None:
    assert parsed(text) == cents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-5", "nicht negativ"),
        ("−12,50 €", "nicht negativ"),
        ("– 3", "nicht negativ"),
        ("0", "0 € ist kein Betrag"),
        ("0,00", "0 € ist kein Betrag"),
        ("-0", "0 € ist kein Betrag"),
        ("10.000,01", "höchstens 10.000 €"),
        ("99999999999", "höchstens 10.000 €"),
        ("1,250", "Nach dem Komma"),
        ("12,345", "Nach dem Komma"),
        ("1.2345", "kein Betrag"),
        ("12.50.3", "kein Betrag"),
        ("1.25,00", "kein Betrag"),
        ("12 50", "kein Betrag"),
        ("zwölf", "kein Betrag"),
        ("€", "kein Betrag"),
        ("1e3", "kein Betrag"),
        ("nan", "kein Betrag"),
        ("²", "kein Betrag"),
        ("1" * 60, "kein Betrag"),
        (" " * 60 + "x", "kein Betrag"),
    ],
)
def test_what_is_no_amount_is_said_plainly(text: str, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        parsed(text)
    assert words in str(refused.value)
    assert refused.value.field == "amount"


def test_an_empty_cash_box_holds_0_euros() -> None:
    assert parsed("0,00", zero=True) == 0


@given(CENTS)
def test_what_is_written_is_read_again(cents: int) -> None:
    said = figures(cents)
    plain = said.replace(".", "")
    for text in (said, euros(cents), plain, plain.replace(",", "."), said.replace(".", " "), f"{said} Euro"):
        assert parsed(text) == cents
    assert parsed(f"{cents // 100:,}.{cents % 100:02}") == cents


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_amount_or_told(text: str) -> None:
    try:
        cents = parsed(text)
    except BadInput:
        return
    assert cents is None or 0 < cents <= MOST


@given(st.integers(-(10**9), 10**9))
def test_figures_hold_every_cent(cents: int) -> None:
    said = figures(cents).replace(".", "").replace(",", "").replace("−", "-")
    assert int(said) == cents


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (1, "ein Cent"),
        (100, "ein Euro"),
        (101, "ein Euro und ein Cent"),
        (1250, "zwölf Euro und fünfzig Cent"),
        (1700, "siebzehn Euro"),
        (2116, "einundzwanzig Euro und sechzehn Cent"),
        (3000, "dreißig Euro"),
        (10_100, "einhundertein Euro"),
        (11_100, "einhundertelf Euro"),
        (100_000, "eintausend Euro"),
        (125_050, "eintausendzweihundertfünfzig Euro und fünfzig Cent"),
        (1_000_000, "zehntausend Euro"),
        (2_177_700, "einundzwanzigtausendsiebenhundertsiebenundsiebzig Euro"),
        (
            99_999_999,
            "neunhundertneunundneunzigtausendneunhundertneunundneunzig Euro und neunundneunzig Cent",
        ),
    ],
)
def test_a_receipt_says_it_in_words(cents: int, words: str) -> None:
    assert in_words(cents) == words


ONES = dict(
    zip(
        ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
        range(1, 13),
        strict=True,
    )
) | {"sech": 6, "sieb": 7}
TENS = {"zwanzig": 20, "dreißig": 30} | {
    f"{stem}zig": value
    for stem, value in (("vier", 40), ("fünf", 50), ("sech", 60), ("sieb", 70), ("acht", 80), ("neun", 90))
}


def counted(words: str) -> int:
    """An independent reading of a German number, from the left."""
    for word, size in (("tausend", 1000), ("hundert", 100)):
        before, found, after = words.partition(word)
        if found:
            return counted(before) * size + (counted(after) if after else 0)
    if words in ONES:
        return ONES[words]
    if words in TENS:
        return TENS[words]
    if words.endswith("zehn"):
        return 10 + ONES[words.removesuffix("zehn")]
    ones, _, tens = words.partition("und")
    return ONES[ones] + TENS[tens]


@given(st.integers(1, 99_999_999))
def test_words_mean_the_amount(cents: int) -> None:
    whole, rest = divmod(cents, 100)
    parts = in_words(cents).split(" ")
    told = {unit: counted(number) for number, unit in pairwise(parts) if unit in ("Euro", "Cent")}
    assert told == {unit: n for unit, n in (("Euro", whole), ("Cent", rest)) if n}


@pytest.mark.parametrize("cents", [0, -1, 100_000_000])
def test_no_receipt_is_about_nothing(cents: int) -> None:
    with pytest.raises(ValueError, match="receipt"):
        in_words(cents)
