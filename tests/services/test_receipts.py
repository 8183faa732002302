"""Receipts of what was paid: printed at once, printed again, whoever it is for."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests import present
from woilmenau_desk.documents.slip_words import AID_KINDS
from woilmenau_desk.domain.aid import AidData, AidItem, GiveAid
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import NotFound, SlipLanguageMissing
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.aid import aid, funds, receipts
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

FOOD = AidData("food_voucher", amount_cents=2500)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture
def samir(desk: Desk) -> int:
    data = PersonData("سمير", "حداد", language="uk", print_language="ar")
    return people.register(desk, data).value.id


def test_it_is_printed_in_the_language_somebody_reads(desk: Desk, samir: int) -> None:
    row = aid.give_aid(desk, GiveAid(replace(FOOD, person_id=samir))).value
    made = receipts.receipt(desk, row.entries[0])
    assert (made.language, made.number, made.paid_by) == ("ar", "2026-0001", "Caro")
    assert made.reading != ""
    assert receipts.receipt(desk, row.entries[0], "uk").language == "uk"
    with pytest.raises(SlipLanguageMissing):
        receipts.receipt_paper(desk, row.entries, "xx")
    assert not funds.entries(desk).rows[0].printed


def test_seeing_it_counts_as_printing_once(desk: Desk, samir: int) -> None:
    row = aid.give_aid(desk, GiveAid(replace(FOOD, person_id=samir))).value
    first = receipts.receipt_paper(desk, row.entries)
    assert first.changes is not None
    assert first.changes.kinds == {Kind.FUND}
    assert first.file_name == "Beleg-2026-0001.pdf"
    again = receipts.receipt_paper(desk, row.entries)
    assert (again.changes, again.pdf) == (None, first.pdf)
    assert funds.entries(desk).rows[0].printed


def test_all_that_was_given_in_one_go_is_one_paper(desk: Desk) -> None:
    row = aid.give_aid(desk, GiveAid(FOOD, more=(AidItem("clothing"), AidItem("ticket", 1, 550)))).value
    first, second = pages(receipts.receipt_paper(desk, row.entries).pdf)
    assert ("25,00 €" in first, "5,50 €" in second) == (True, True)
    assert "ohne Namen" in first


def test_what_was_taken_back_says_so_and_a_storno_has_no_receipt(desk: Desk) -> None:
    row = aid.give_aid(desk, GiveAid(FOOD)).value
    present.void_aid(desk, row.id)
    storno, entry = funds.entries(desk).rows
    [text] = pages(receipts.receipt_paper(desk, [entry.id]).pdf)
    assert "STORNIERT · 2026-0002" in text
    for number in ([storno.id], [999], []):
        with pytest.raises(NotFound):
            receipts.receipt_paper(desk, number)


def test_the_counter_prints_it_too(desk_of: Callable[[str], Desk]) -> None:
    theke = desk_of("theke")
    row = aid.give_aid(theke, GiveAid(FOOD)).value
    assert receipts.receipt_paper(theke, row.entries).pdf.startswith(b"%PDF")


def test_every_kind_that_is_shipped_has_its_word(desk: Desk, data: Path) -> None:
    assert {value.code for value in desk.values_of(ListName.AID_KINDS)} == set(AID_KINDS)
    assert receipts.languages()[0] == "de"
