"""The receipt: number, amount in figures and words, two languages, where to sign; no status and no topic."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest

from tests.documents import printed
from woilmenau_desk.documents.slip_words import available_slip_languages, slip_words
from woilmenau_desk.domain.errors import SlipLanguageMissing
from woilmenau_desk.domain.receipts import Receipt
from woilmenau_desk.domain.slips import Place

Pages = Callable[[bytes], list[str]]
PLACE = Place("wo:ilmenau", "Wetzlarer Platz 1", "98693 Ilmenau")
RECEIPT = Receipt(
    "2026-0031",
    PLACE,
    date(2026, 11, 27),
    125_050,
    "food_voucher",
    "Lebensmittel/Gutschein",
    2,
    "de",
    "Mira Kornblume",
    fund="Spendenkasse",
    paid_by="Caro",
    made_on=date(2026, 11, 28),
)


def test_it_tells_number_amount_and_where_to_sign(pages: Pages) -> None:
    [text] = pages(printed.receipts([RECEIPT]))
    for told in (
        "Quittung", "2026-0031", "27.11.2026", "1.250,50 €", "2 × Lebensmittel/Gutschein", "Mira Kornblume",
        "in Worten: eintausendzweihundertfünfzig Euro und fünfzig Cent", "Caro", "Spendenkasse", "Unterschrift",
        "Ich bestätige, dass ich dies erhalten habe.", "Für das Zentrum", "wo:ilmenau", "gedruckt am 28.11.2026",
    ):  # fmt: skip
        assert told in text
    assert "STORNIERT" not in text


@pytest.mark.parametrize("language", available_slip_languages())
def test_it_stands_in_both_languages(pages: Pages, language: str) -> None:
    [text] = pages(printed.receipts([replace(RECEIPT, language=language)]))
    words = slip_words(language)
    assert "Quittung" in text
    if words.right_to_left:
        return  # how its letters come out is held to in test_shaping
    for said in (words.receipt.title, words.receipt.received, words.receipt.signature):
        assert said in text
    assert (words.aid_kinds["food_voucher"] in text) or language == "de"


def test_arabic_digits_come_with_their_own_signs() -> None:
    assert slip_words("ar").euros(125_050) == "١٬٢٥٠٫٥٠ €"
    assert slip_words("en").euros(125_050) == "1,250.50 €"


def test_it_works_for_somebody_without_a_name(pages: Pages) -> None:
    [text] = pages(printed.receipts([replace(RECEIPT, name="", language="uk")]))
    assert "ohne Namen" in text
    assert "без імені" in text


def test_each_stands_on_a_page_of_its_own_and_storno_is_told(pages: Pages) -> None:
    first, second = pages(
        printed.receipts([RECEIPT, replace(RECEIPT, number="2026-0032", taken_back_by="2026-0033")])
    )
    assert "STORNIERT" not in first
    assert "STORNIERT · 2026-0033" in second


def test_long_words_stay_on_the_page(pages: Pages) -> None:
    long = replace(
        RECEIPT, name="Mira " * 40, fund="Fonds " * 30, kind_word="Gutschein " * 30, paid_by="Caro " * 30,
        amount_cents=99_999_999, number="2026-99999", language="ar",
    )  # fmt: skip
    assert len(pages(printed.receipts([long]))) == 1


def test_nothing_of_somebody_stands_in_it_but_the_name() -> None:
    told = {field.name for field in fields(Receipt)}
    assert not told & {"status", "topics", "nationality", "birth_year", "person_id", "remark"}


def test_a_language_without_words_is_told() -> None:
    with pytest.raises(SlipLanguageMissing):
        printed.receipts([replace(RECEIPT, language="xx")])
