"""Figures that are told in words, money and hours, are grouped like the others."""

import pytest

from woilmenau_desk.domain.true_table import Rounding, TrueTable
from woilmenau_desk.services.reports.publishing import publish


@pytest.mark.parametrize(
    ("rounding", "row", "told"),
    [
        (Rounding.AID, (3, 1, 2, 384025), "3.840,25"),
        (Rounding.AID, (3, 1, 2, 5), "0,05"),
        (Rounding.HOURS, (5, 60750, 1), "1.012,5"),
        (Rounding.HOURS, (5, 60001, 1), "1.000,02"),
        (Rounding.HOURS, (5, 120, 1), "2"),
        (Rounding.HOURS, (5, 50, 1), "0,83"),
    ],
)
def test_thousands_are_marked(rounding: Rounding, row: tuple[int, ...], told: str) -> None:
    columns = ("", *"abcd"[: len(row) - (rounding is Rounding.HOURS)])
    table = TrueTable("one", "", columns, ("Zeile",), (row,), rounding, codes=("one",))
    (made,) = publish([table])
    assert made.rows[0][-1] == told
