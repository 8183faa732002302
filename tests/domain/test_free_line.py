"""A line that asks for a free time, understood word by word."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.free_line import understand
from woilmenau_desk.domain.free_slots import DAYS_AHEAD

TODAY = date(2026, 11, 23)  # a Monday
STAFF = {"caro": "Caro", "rolf": "Rolf", "theke": "Gisela Übel"}
EVERYBODY = ("caro", "rolf", "theke")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", {"colleagues": EVERYBODY, "minutes": 30}),
        (
            "nächste freie 30 min mit Rolf, dienstags ab 15 Uhr",
            {"colleagues": ("rolf",), "minutes": 30, "weekday": 1, "not_before": time(15)},
        ),
        ("45min caro do ab 9:30 bis 12", {"minutes": 45, "weekday": 3, "not_before": time(9, 30)}),
        ("45min caro do ab 9:30 bis 12", {"not_after": time(12), "colleagues": ("caro",)}),
        ("1 Stunde bei Caro oder Rolf", {"minutes": 60, "colleagues": ("caro", "rolf")}),
        ("1,5 std vormittags", {"minutes": 90, "not_before": None, "not_after": time(12)}),
        ("morgen", {"first_day": date(2026, 11, 24), "days_ahead": 1}),
        (
            "ab 3.12. gis",
            {"first_day": date(2026, 12, 3), "days_ahead": DAYS_AHEAD, "colleagues": ("theke",)},
        ),
        ("ubel", {"colleagues": ("theke",)}),
        ("mittwochs nachmittags", {"weekday": 2, "not_before": time(12)}),
        ("9999 min", {"minutes": 480}),
    ],
)
def test_what_a_line_asks_for(line: str, expected: dict[str, Any]) -> None:
    wish = understand(line, STAFF, TODAY)
    assert {name: getattr(wish.wanted, name) for name in expected} == expected
    assert not [word for word in wish.unknown if word.casefold() != "oder"]


def test_what_means_nothing_is_told() -> None:
    wish = understand("Rolf quatsch 30 min", STAFF, TODAY)
    assert wish.unknown == ("quatsch",)
    assert wish.wanted.colleagues == ("rolf",)


def test_whoever_is_usual_is_meant_where_nobody_is_named() -> None:
    assert understand("20 min", STAFF, TODAY, usual=("caro",)).wanted.colleagues == ("caro",)


@given(st.text(max_size=60))
def test_no_line_is_an_error(line: str) -> None:
    wish = understand(line, STAFF, TODAY)
    assert 5 <= wish.wanted.minutes <= 480
    assert wish.wanted.colleagues
