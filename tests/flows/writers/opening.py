"""When the centre is open, and the age bands that it counts by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.age_bands import BandSet, read_bands
from woilmenau_desk.domain.opening import HoursKind, OtherHours, WeeklyHours
from woilmenau_desk.services import age_bands, opening_hours
from woilmenau_desk.services.desk import Desk

DAY: Final = date(2026, 12, 1)


def some_hours(desk: Desk) -> int:
    taken = len(opening_hours.weekly(desk))
    wanted = WeeklyHours(taken % 7, time(8), time(9), HoursKind.OFFER, desk.today())
    number = opening_hours.save_hours(desk, [wanted]).value[0].id
    assert number is not None
    return number


def closed_hours(desk: Desk) -> int:
    number = opening_hours.save_other_hours(desk, OtherHours(DAY, DAY, HoursKind.OFFER)).value.id
    assert number is not None
    return number


def a_band_set(desk: Desk) -> str:
    age_bands.save_set(desk, BandSet(read_bands("0–17, 18+", field="bands"), "Stiftung", desk.today()))
    return "Stiftung"


def the_hours(desk: Desk, number: int) -> WeeklyHours:
    return next(row for row in opening_hours.weekly(desk) if row.id == number)


def other_end(desk: Desk, number: int) -> object:
    return opening_hours.end_hours(desk, the_hours(desk, number), DAY)


def the_bands(desk: Desk, name: str) -> BandSet:
    return next(found for found in age_bands.sets(desk) if found.name == name)


CASES: Final[Mapping[str, Case]] = {
    "opening_hours.save_hours": Case(
        some_hours, the_hours,
        lambda d, _, row: opening_hours.save_hours(d, [replace(row, closes=time(20))], row, correct=True),
        other_end,
    ),
    "opening_hours.end_hours": Case(
        some_hours, the_hours, lambda d, _, row: opening_hours.end_hours(d, row, DAY - timedelta(days=7)),
        other_end,
    ),
    "opening_hours.drop_other_hours": Case(
        closed_hours, lambda d, number: 1, opening_hours.drop_other_hours,
        lambda d, number: opening_hours.drop_other_hours(d, number, 1),
    ),
    "age_bands.save_set": Case(
        a_band_set, the_bands,
        lambda d, _, row: age_bands.save_set(d, replace(row, bands=read_bands("0–20, 21+", field="bands"))),
        lambda d, name: age_bands.save_set(
            d, replace(the_bands(d, name), bands=read_bands(f"0–{4 + the_bands(d, name).version}", field="bands"))
        ),
    ),
}  # fmt: skip

NOBODY_READ_IT: Final[Mapping[str, str]] = {"opening_hours.save_other_hours": "a new row"}
