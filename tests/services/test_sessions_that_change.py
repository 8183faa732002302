"""Sessions that move, offers that change, and several who write: figures, places and contacts hold."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.activity_figures import ActivityFigures
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.offers import AttendanceState, OfferData, Rhythm, Series, SessionKey, SessionState
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, roll_call, sessions
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.reports import counting, reports
from woilmenau_desk.services.transfer import exporting, kinds
from woilmenau_desk.services.volunteers import volunteers

CAME, ANNOUNCED = AttendanceState.CAME, AttendanceState.ANNOUNCED
CAFE = OfferData("Frauensprachcafé", "womens_cafe", "women", capacity=9, childcare_places=3, half_units=4)
TRAINING = OfferData("Fortbildung", "training", "volunteers", half_units=4, for_volunteers=True)
FRIDAYS = Series(Rhythm.WEEKLY, 4, time(9, 30), time(11, 30), date(2026, 9, 4))
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def offer(desk: Desk, data: OfferData = CAFE) -> int:
    return offers.create(desk, data, [FRIDAYS]).value.id


def on(offer_id: int, month: int, day: int) -> SessionKey:
    return SessionKey(offer_id, date(2026, month, day), time(9, 30))


def somebody(desk: Desk, name: str) -> int:
    return people.register(desk, PersonData(name, "Kornblume")).value.id


def volunteer(desk: Desk) -> int:
    return volunteers.register(desk, VolunteerData("Vera", "Muster", started_on=date(2026, 1, 1))).value.id


def figures(desk: Desk, month: Month) -> ActivityFigures:
    return counting.figures(desk, Span.of_month(month)).activity


def move(desk: Desk, key: SessionKey, day: date) -> None:
    sessions.move(desk, key, day, time(9, 30), time(11, 30), None, "", sessions.get(desk, key).version)


def test_whoever_was_announced_for_a_session_that_was_moved_counts_on_its_new_day(
    desk: Desk, clock: Clock
) -> None:
    clock.set(2026, 10, 26)
    key, training = on(offer(desk), 10, 30), on(offer(desk, TRAINING), 10, 30)
    mira, vera = somebody(desk, "Mira"), volunteer(desk)
    roll_call.mark(desk, key, mira, ANNOUNCED)
    roll_call.mark(desk, training, vera, ANNOUNCED)
    move(desk, key, date(2026, 11, 2))
    move(desk, training, date(2026, 11, 2))
    assert volunteers.get(desk, vera).trainings[0].on == date(2026, 11, 2)
    clock.set(2026, 11, 2)
    roll_call.mark(desk, key, mira, CAME)
    roll_call.mark(desk, training, vera, CAME)
    clock.set(2026, 11, 23)
    october, november = (figures(desk, month) for month in (OCTOBER, NOVEMBER))
    assert (october.all_offers.participants, october.trainings, october.trained) == (0, 0, 0)
    all_offers = november.all_offers
    assert (all_offers.attendances, all_offers.participants, all_offers.held) == (1, 1, 1)
    assert (november.trainings, november.trained) == (1, 1)
    with pytest.raises(BadInput, match="es war jemand da"):
        sessions.cancel(desk, training, "", sessions.get(desk, training).version)


def test_an_offer_at_which_somebody_is_entered_stays_for_whom_it_was(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    number = offer(desk)
    row = offers.get(desk, number)
    changed = offers.change(desk, number, replace(CAFE, for_volunteers=True), row.version).value
    offers.change(desk, number, CAFE, changed.version)
    undo.undo(desk)
    offers.change(desk, number, CAFE, offers.get(desk, number).version)
    rolf = desk_of("rolf")
    roll_call.mark(rolf, on(number, 11, 20), somebody(rolf, "Mira"), CAME)
    with pytest.raises(BadInput, match="schon jemand eingetragen"):
        offers.change(desk, number, replace(CAFE, for_volunteers=True), offers.get(desk, number).version)
    with pytest.raises(CannotUndo, match="hängt anderes daran"):
        undo.undo(desk)
    assert not offers.get(desk, number).data.for_volunteers


def test_a_session_at_which_somebody_was_is_neither_moved_back_nor_called_off(
    desk: Desk, desk_of: Callable[[str], Desk], clock: Clock
) -> None:
    rolf = desk_of("rolf")
    clock.set(2026, 11, 2)
    mira = somebody(rolf, "Mira")
    number = offer(rolf)
    moved, first = on(number, 10, 30), on(number, 9, 4)
    roll_call.mark(rolf, moved, somebody(rolf, "Nour"), AttendanceState.EXCUSED)
    move(desk, moved, date(2026, 11, 2))
    roll_call.mark(rolf, moved, mira, CAME)
    with pytest.raises(CannotUndo, match="inzwischen jemand da"):
        undo.undo(desk)
    sessions.cancel(rolf, first, "", 0)
    sessions.restore(desk, first, sessions.get(desk, first).version)
    roll_call.mark(rolf, first, mira, CAME)
    with pytest.raises(CannotUndo, match="inzwischen jemand da"):
        undo.undo(desk)
    assert sessions.get(desk, first).state is SessionState.PLANNED
    # Nor does somebody come again to what was called off since.
    undo.undo(rolf)
    sessions.cancel(desk, first, "", sessions.get(desk, first).version)
    with pytest.raises(CannotUndo, match="fällt inzwischen aus oder ist verlegt"):
        undo.redo(rolf)
    assert figures(desk, NOVEMBER).all_offers.participants == 1


@pytest.mark.allow_log(r"contradict themselves")
def test_figures_that_contradict_themselves_are_told_and_no_end_of_the_report(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    roll_call.mark(desk, on(offer(desk), 11, 20), somebody(desk, "Mira"), CAME)
    monkeypatch.setattr(counting.sessions, "between", lambda *_: ())
    with caplog.at_level(logging.ERROR, logger=counting.__name__):
        report = reports.report(desk, Span.of_month(NOVEMBER), internal=True)
    assert "passen nicht zueinander" in str(report.extra[reports.DOUBT])
    assert "participants ≤ attendances" in caplog.text
    assert figures(desk, NOVEMBER).all_offers.attendances == 1
    caplog.clear()


def test_childcare_below_what_somebody_waits_for_is_refused(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    rolf = desk_of("rolf")
    number = offer(desk, replace(CAFE, childcare_places=2))
    more = offers.change(desk, number, CAFE, offers.get(desk, number).version).value
    enrolling.enrol(rolf, number, somebody(rolf, "Mira"), 1)
    waiting = enrolling.enrol(rolf, number, somebody(rolf, "Nour"), 3).value
    with pytest.raises(BadInput, match="Warteliste braucht jemand 3 Plätze"):
        offers.change(desk, number, replace(CAFE, childcare_places=2), more.version)
    with pytest.raises(CannotUndo, match="so viele Plätze hat die Kinderbetreuung nicht"):
        undo.undo(desk)
    left = enrolling.leave(rolf, waiting.id, waiting.version)
    assert left.value.children == 3
    offers.change(desk, number, replace(CAFE, childcare_places=2), offers.get(desk, number).version)
    with pytest.raises(CannotUndo, match="so viele Plätze hat die Kinderbetreuung nicht"):
        undo.undo(rolf)


def test_a_roll_call_that_is_older_than_a_child_strikes_nobody(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    rolf = desk_of("rolf")
    key, mira = on(offer(desk), 11, 20), somebody(desk, "Mira")
    roll_call.mark(desk, key, mira, CAME)
    (read,) = roll_call.start(desk, key).rows
    assert read.attendance_id is not None
    roll_call.mark(rolf, key, mira, CAME, read.version, children=2)
    with pytest.raises(ChangedMeanwhile):
        roll_call.mark(desk, key, mira, CAME, read.version, children=1)
    with pytest.raises(ChangedMeanwhile):
        roll_call.mark(desk, key, mira, None, read.version)
    roll_call.mark(desk, key, mira, CAME, read.version, children=2)  # it is so already
    (row,) = roll_call.bring(desk, key, read.attendance_id).value.rows
    assert (row.children, row) == (3, roll_call.start(desk, key).rows[0])


def test_merging_two_who_came_leaves_one_contact(desk: Desk) -> None:
    key = on(offer(desk), 11, 20)
    mira, twin = somebody(desk, "Mira"), somebody(desk, "Mirra")
    roll_call.mark(desk, key, mira, CAME)
    roll_call.mark(desk, key, twin, CAME)
    kept, other = people.card(desk, mira), people.card(desk, twin)
    duplicates.merge(desk, mira, twin, kept.data, kept.version, other.version)
    roll_call.mark(desk, key, mira, None)
    assert [row.voided for row in visits.day(desk, date(2026, 11, 20)).rows] == [True, True]
    undo.undo(desk)
    undo.undo(desk)
    assert [row.voided for row in visits.day(desk, date(2026, 11, 20)).rows] == [False, False]


def test_what_was_is_counted_as_it_was(desk: Desk) -> None:
    number = offer(desk)
    past, mira = on(number, 11, 20), somebody(desk, "Mira")
    roll_call.mark(desk, past, mira, CAME)
    changed = replace(CAFE, offer_kind="workshop", half_units=12)
    offers.change(desk, number, changed, offers.get(desk, number).version)
    was, comes = (sessions.get(desk, on(number, 11, day)) for day in (20, 27))
    assert (was.offer_kind, was.half_units) == ("womens_cafe", 4)
    assert (comes.offer_kind, comes.half_units) == ("workshop", 12)
    assert figures(desk, NOVEMBER).offers["womens_cafe"].participants == 1
    # Whoever was there after all, once nobody was, was at what the offer is now.
    roll_call.mark(desk, past, mira, None)
    roll_call.mark(desk, past, mira, CAME)
    assert sessions.get(desk, past).offer_kind == "workshop"


def test_the_first_mark_of_a_session_is_undone_though_others_marked_since(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    rolf = desk_of("rolf")
    key, mira, nour = on(offer(desk), 11, 20), somebody(desk, "Mira"), somebody(desk, "Nour")
    roll_call.attend(rolf, key, mira)
    roll_call.mark(desk, key, nour, CAME)
    undo.undo(rolf)
    assert [row.person_id for row in roll_call.start(desk, key).rows] == [nour]
    undo.redo(rolf)
    assert sessions.get(desk, key).came == 2
    undo.undo(rolf)
    undo.undo(desk)
    assert sessions.get(desk, key).came == 0


def test_nobody_moves_up_in_what_is_over(desk: Desk) -> None:
    number = offer(desk, replace(CAFE, capacity=1))
    mira = enrolling.enrol(desk, number, somebody(desk, "Mira")).value
    nour = enrolling.enrol(desk, number, somebody(desk, "Nour")).value
    over = offers.end(desk, number, date(2026, 11, 20), offers.get(desk, number).version).value
    enrolling.leave(desk, mira.id, mira.version)
    assert enrolling.to_tell(desk, number) == ()
    offers.end(desk, number, None, over.version)
    assert [row.id for row in enrolling.to_tell(desk, number)] == [nour.id]


def test_visits_that_went_out_come_back_with_their_children(
    desk: Desk, desk_of: Callable[[str], Desk], tmp_path: Path
) -> None:
    roll_call.add_heads(desk, on(offer(desk), 11, 20), 5, 3)
    left = exporting.export(desk, exporting.Leaving.VISITS, ListFormat.CSV).value.content
    file = tmp_path / "besuche.csv"
    file.write_bytes(left)
    same = kinds.import_list(desk, ListKind.VISITS, file, dry_run=True).value
    assert (same.new, same.updated) == (0, 1)
    file.write_bytes(left.replace(b'"3"', b'"2"'))
    assert kinds.import_list(desk, ListKind.VISITS, file).value.new == 1
    found = visits.day(desk, date(2026, 11, 20)).rows
    assert sorted((row.data.group_size, row.data.children) for row in found) == [(5, 2), (5, 3)]
