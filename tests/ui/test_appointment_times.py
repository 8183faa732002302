"""Which time is proposed for an appointment, and what is told about a time."""

from datetime import UTC, date, datetime, time

import pytest

from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, AppointmentState
from woilmenau_desk.domain.clashes import Clash, Needs, Taken, TakenBy
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui.forms.appointments.times import clash_hint, hours_hint, moment_of, next_slot, taken

CHRISTMAS = date(2026, 12, 25)
OPENING = Opening(closed={CHRISTMAS: "Erster Weihnachtstag", date(2026, 11, 30): ""})


def here(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "proposed"),
    [
        (here(23, 14, 3), here(23, 14, 30)),
        (here(23, 14, 30), here(23, 15, 0)),
        (here(23, 9, 40), here(23, 14, 0)),
        (here(23, 15, 29), here(23, 15, 30)),
        (here(23, 15, 30), here(24, 14, 0)),  # 16:00 is closing time
        (here(27, 15, 45), here(1, 14, 0, 12)),  # Friday; Monday is closed by the centre
        (here(23, 23, 50), here(24, 14, 0)),
        (here(24, 18, 0, 12), here(28, 14, 0, 12)),  # Christmas and a weekend
        (datetime(2026, 11, 23, 13, 3, tzinfo=UTC), here(23, 14, 30)),
    ],
)
def test_the_next_half_hour_within_the_next_opening(now: datetime, proposed: datetime) -> None:
    assert next_slot(OPENING, now) == proposed


def test_a_centre_that_never_opens_still_gets_a_proposal() -> None:
    assert next_slot(Opening(hours=()), here(23, 14, 3)) == here(23, 14, 30)


@pytest.mark.parametrize(
    ("start", "minutes", "said"),
    [
        (here(23, 15, 0), 30, None),
        (here(23, 15, 30), 30, None),
        (here(23, 15, 45), 30, "Um 16:00 wird geschlossen"),
        (here(23, 18, 0), 30, "Außerhalb der Zeiten (14:00–16:00)"),
        (here(24, 13, 0), 30, "nach Vereinbarung"),
        (here(28, 11, 0), 30, "Sa, 28.11. ist geschlossen. Geht trotzdem"),
        (here(25, 14, 0, 12), 30, "Fr, 25.12. ist geschlossen: Erster Weihnachtstag. Geht trotzdem"),
        (here(23, 13, 0), 30, "schon vorbei"),
    ],
)
def test_what_is_told_about_the_hours(start: datetime, minutes: int, said: str | None) -> None:
    hint = hours_hint(OPENING, start, minutes, here(23, 14, 3))
    assert said in str(hint.text) if said and hint else hint is None


def test_a_clash_is_told_without_saying_with_whom() -> None:
    def row(number: int, colleague: str, hour: int, state: AppointmentState) -> AppointmentRow:
        start = here(24, hour)
        return AppointmentRow(
            number, AppointmentData(7, colleague, start), start, "Mira Muster", colleague, state, True
        )

    rows = (
        row(1, "rolf", 14, AppointmentState.BOOKED),
        row(2, "rolf", 15, AppointmentState.CANCELLED),
        row(3, "caro", 15, AppointmentState.BOOKED),
    )
    busy = taken(rows, "rolf", None)
    assert [found.id for found in busy] == [1]
    # The one that is being moved is not in its own way.
    assert taken(rows, "rolf", 1) == ()
    there = Taken(Needs.COLLEAGUE, "rolf", here(24, 14), here(24, 14, 30), TakenBy.APPOINTMENT, 1)
    said = Sentence("appointments", "Rolf hat einen Termin mit Mira Muster.")
    hint = clash_hint((Clash(there, said), Clash(there, said)), lambda _one: "rolf")
    assert hint is not None
    assert str(hint.text) == "Rolf ist von 14:00 bis 14:30 schon belegt."
    assert clash_hint((), lambda _one: "") is None


def test_a_half_hour_that_is_taken_is_not_proposed() -> None:
    def row(start: datetime, minutes: int) -> AppointmentRow:
        data = AppointmentData(7, "rolf", start, minutes)
        return AppointmentRow(1, data, start, "Mira Muster", "rolf", AppointmentState.BOOKED, True)

    now = here(23, 14, 3)
    assert next_slot(OPENING, now, (row(here(23, 14, 30), 30),)) == here(23, 15, 0)
    assert next_slot(OPENING, now, (row(here(23, 14, 30), 90),)) == here(24, 14, 0)
    every_day = tuple(row(here(day, 0), 1440) for day in range(1, 31))
    assert next_slot(OPENING, now, every_day) == here(1, 14, 0, 12)


def test_local_times_stay_local_when_the_clocks_change() -> None:
    assert moment_of(date(2026, 10, 25), time(14)).astimezone(UTC).hour == 13
    assert moment_of(date(2026, 10, 24), time(14)).astimezone(UTC).hour == 12
