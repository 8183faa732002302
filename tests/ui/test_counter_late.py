"""Entering late: a paper tally of yesterday goes in with the same keys, and everybody sees for which day."""

from datetime import date, time
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests import present
from tests.ui.conftest import Clock, StatusLine
from tests.ui.test_counter import CONTROL, SHIFT, Counter, shown
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names
from tests.ui.test_counter_forms import choose, choose_aid, field, form_of, save
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.visits import LogVisit, VisitData, VisitRow
from woilmenau_desk.services import drafts, undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.ui.forms.visits.visit_form import VisitForm

ALT = Qt.KeyboardModifier.AltModifier
FRIDAY, SUNDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 23)


def of(counter: Counter, day: date) -> list[tuple[str, str | int, str]]:
    """Time, who and reason of a day's visits, oldest first."""
    return [
        (f"{row.occurred_at:%H:%M}", row.person_name or row.data.group_size, row.data.reason)
        for row in visits.day(counter.desk, day).rows[::-1]
    ]


def go_to(counter: Counter, day: str) -> None:
    counter.key(Qt.Key.Key_G, CONTROL)
    counter.write(day)
    counter.key(Qt.Key.Key_Return)


@pytest.mark.parametrize("day", [FRIDAY, MONDAY])
def test_an_entry_that_another_page_leads_to_is_chosen(counter: Counter, day: date) -> None:
    at = visits.moment_of(counter.desk, day)
    for _ in range(3):
        visits.log_visit(counter.desk, LogVisit(VisitData("encounter"), at))
    given = aid.give_aid(counter.desk, GiveAid(AidData("clothing"), occurred_at=at)).value
    counter.page.reload()
    counter.settle()
    wanted = visits.day(counter.desk, day).rows[1]
    counter.page.show_subject((Kind.VISIT, wanted.id, day))
    counter.settle()
    card = counter.page.day_card
    assert card.visits.hasFocus()
    row = card.visits.current_row()
    assert row is not None
    assert row.id == wanted.id
    counter.page.show_subject((Kind.AID, given.id, day))
    counter.settle()
    assert card.aid.hasFocus()
    helped = card.aid.current_row()
    assert helped is not None
    assert helped.id == given.id


def test_a_paper_tally_goes_in_with_the_keys_of_every_day(counter: Counter) -> None:
    visits.log_visit(counter.desk, LogVisit(VisitData("offer"), visits.moment_of(counter.desk, FRIDAY)))
    counter.key(Qt.Key.Key_F2)
    assert not counter.page.late.isVisible()
    go_to(counter, "fr")
    assert counter.page.late.said.full_text() == "Nachtrag: alles zählt für Fr, 20.11."
    assert counter.page.field.hasFocus()
    assert shown(counter, 2) == ["Angebot"]  # what is there already
    counter.key(Qt.Key.Key_F2)
    assert counter.said[-1] == "Besuch erfasst: Fr 20.11.2026 · anonym · Begegnung"
    counter.type("olek")
    counter.key(Qt.Key.Key_F4)
    assert counter.said[-1] == "Besuch erfasst: Fr 20.11.2026 · Oleksandra Kovalenko · Beratung"
    counter.type("3")
    counter.key(Qt.Key.Key_F3)
    assert of(counter, FRIDAY) == [
        ("14:00", 1, "offer"),
        ("14:00", 1, "encounter"),
        ("14:00", "Oleksandra Kovalenko", "counselling"),
        ("14:00", 3, "quick_info"),
    ]
    assert all(row.within_hours for row in visits.day(counter.desk, FRIDAY).rows)
    assert len(shown(counter)) == 4
    assert counter.page.day_card.counts.full_text().startswith("Fr, 20.11.: 6 ")
    # One key leads back, and what comes now is of today.
    counter.key(Qt.Key.Key_Home, ALT)
    assert not counter.page.late.isVisible()
    assert shown(counter) == ["anonym"]
    counter.key(Qt.Key.Key_F2)
    assert len(counter.visits()) == 2
    assert counter.page.day_card.counts.full_text().startswith("Heute: 2 ")


def test_a_visit_entered_late_is_undone(counter: Counter) -> None:
    go_to(counter, "gestern")
    counter.key(Qt.Key.Key_F2)
    assert counter.said[-1] == "Besuch erfasst: gestern, So 22.11. · anonym · Begegnung"
    counter.context.runner.run(undo.undo, counter.desk)
    counter.settle()
    assert shown(counter) == []
    assert of(counter, SUNDAY) == []


def test_the_key_takes_the_day_that_was_typed_before_it(counter: Counter) -> None:
    counter.key(Qt.Key.Key_G, CONTROL)
    counter.write("20.11.")
    counter.key(Qt.Key.Key_F2)
    assert of(counter, FRIDAY) == [("14:00", 1, "encounter")]
    assert counter.page.field.hasFocus()


def test_what_is_no_day_or_lies_ahead_logs_nothing(counter: Counter) -> None:
    counter.key(Qt.Key.Key_G, CONTROL)
    for typed, told in (("blau", "kein Datum"), ("24.11.2026", "noch vor uns")):
        counter.page.late.field.line.selectAll()
        counter.write(typed)
        counter.key(Qt.Key.Key_F2)
        counter.key(Qt.Key.Key_F2, SHIFT)
        assert told in counter.page.late.said.full_text()
        assert counter.page._panel is None
    assert counter.visits() == ()
    counter.page.late.field.setFocus()
    counter.key(Qt.Key.Key_Escape)
    assert not counter.page.late.isVisible()
    assert counter.page.field.hasFocus()


def test_the_day_of_the_form_is_kept_for_the_next_entry(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    day = field(counter, "on")
    assert day.line.placeholderText() == "heute"  # type: ignore[attr-defined]
    day.setFocus()
    counter.write("fr")
    counter.press(Qt.Key.Key_Tab)
    assert day.text() == "Fr, 20.11.2026"  # type: ignore[attr-defined]
    assert field(counter, "occurred_at").line.placeholderText() == "14:00"  # type: ignore[attr-defined]
    counter.write("1520")
    save(counter)
    assert of(counter, FRIDAY) == [("15:20", 1, "encounter")]
    assert counter.said[-1].startswith("Besuch erfasst: Fr 20.11.2026")
    # What it logged can be amended, though another day is shown.
    counter.key(Qt.Key.Key_B, CONTROL)
    assert field(counter, "on").text() == "Fr, 20.11.2026"  # type: ignore[attr-defined]
    counter.key(Qt.Key.Key_Escape)
    counter.key(Qt.Key.Key_F3, SHIFT)
    assert field(counter, "on").text() == "Fr, 20.11.2026"  # type: ignore[attr-defined]
    save(counter)
    assert of(counter, FRIDAY)[0] == ("14:00", 1, "quick_info")
    assert counter.visits() == ()
    # A key without a form is for the visitor who is waiting.
    assert not counter.page.late.isVisible()
    counter.key(Qt.Key.Key_F2)
    assert shown(counter) == ["anonym"]
    assert len(counter.visits()) == 1
    # A form for today ends it.
    counter.key(Qt.Key.Key_F2, SHIFT)
    field(counter, "on").set_value(None)  # type: ignore[attr-defined]
    save(counter)
    counter.key(Qt.Key.Key_F2, SHIFT)
    assert field(counter, "on").text() == ""  # type: ignore[attr-defined]


def test_a_day_ahead_is_told_at_its_field(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    field(counter, "on").set_value(date(2026, 11, 24))  # type: ignore[attr-defined]
    save(counter)
    assert "noch vor uns" in field(counter, "on").accessibleDescription()
    assert visits.day(counter.desk, date(2026, 11, 24)).rows == ()


def test_person_time_and_day_of_a_visit_are_corrected(counter: Counter, names: dict[str, int]) -> None:
    counter.type("rahi")
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_B, CONTROL)
    assert field(counter, "language").code() == "prs"  # type: ignore[attr-defined]
    counter.key(Qt.Key.Key_F, CONTROL)
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    assert form_of(counter).who.text() == "Oleksandra Kovalenko"
    # The language came with the other person and does not stay behind.
    assert field(counter, "language").currentText() == "wie auf der Karte: Ukrainisch"  # type: ignore[attr-defined]
    for name, typed in (("on", "fr"), ("occurred_at", "1705")):
        line = field(counter, name)
        line.setFocus()
        line.line.selectAll()  # type: ignore[attr-defined]
        counter.write(typed)
    save(counter)
    assert counter.visits() == ()
    (row,) = visits.day(counter.desk, FRIDAY).rows
    assert (row.person_name, row.data.language) == ("Oleksandra Kovalenko", "uk")
    assert (f"{row.occurred_at:%H:%M}", row.within_hours, row.corrected) == ("17:05", False, True)
    assert counter.said[-1] == "Besuch berichtigt: jetzt Fr 20.11.2026"
    assert not counter.page.late.isVisible()  # a correction does not lead to another day


def test_a_visit_was_somebody_elses_whose_name_nobody_knows(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_B, CONTROL)
    assert not cast("VisitForm", form_of(counter))._nameless.isVisible()
    counter.key(Qt.Key.Key_Escape)
    counter.type("rahi")
    counter.key(Qt.Key.Key_F3)
    counter.key(Qt.Key.Key_B, CONTROL)
    cast("VisitForm", form_of(counter))._nameless.click()
    assert form_of(counter).who_else.text() == "anonym"
    save(counter)
    row = counter.visits()[-1]
    assert (row.person_name, row.data.gender, row.data.language, row.corrected) == (None, None, None, True)


def test_a_correction_that_leaves_the_moment_alone_keeps_it_to_the_second(
    counter: Counter, clock: Clock
) -> None:
    clock.now = clock.now.replace(second=41)
    counter.key(Qt.Key.Key_F2)
    (before,) = counter.visits()
    counter.key(Qt.Key.Key_B, CONTROL)
    choose(counter, "language", "ar")
    save(counter)
    (row,) = counter.visits()
    assert (row.occurred_at, row.data.language) == (before.occurred_at, "ar")


def test_a_visit_moved_elsewhere_meanwhile_is_not_overwritten(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_B, CONTROL)
    row = cast("VisitRow", counter.visits()[0])
    moment = visits.moment_of(counter.desk, MONDAY, time(13))
    present.correct_visit(counter.desk, row.id, row.data, occurred_at=moment)
    choose(counter, "language", "ar")
    save(counter)
    form = form_of(counter)
    assert "anderswo geändert" in form.conflict.note.text()
    assert counter.visits()[0].data.language is None
    assert [line.key for line in form.conflict.table.model_of_lines.lines()] == ["occurred_at"]
    save(counter)
    saved = cast("VisitRow", counter.visits()[0])
    assert (saved.data.language, f"{saved.occurred_at:%H:%M}") == ("ar", "13:00")


def heading(counter: Counter) -> str:
    return form_of(counter).accessibleName()


@pytest.mark.parametrize("draft", [False, True])
def test_help_is_given_for_the_day_that_is_entered_late(counter: Counter, draft: bool) -> None:
    if draft:
        counter.key(Qt.Key.Key_F5, SHIFT)
        choose_aid(counter, "clothing")
        assert heading(counter) == "Soforthilfe"
        counter.key(Qt.Key.Key_Escape)
    go_to(counter, "fr")
    if draft:
        (waiting,) = drafts.waiting(counter.desk)
        counter.page.show_subject(waiting)
        counter.settle()
    else:
        counter.key(Qt.Key.Key_F5, SHIFT)
        choose_aid(counter, "clothing")
    assert heading(counter) == "Soforthilfe · Fr, 20.11."
    save(counter)
    (given,) = aid.day(counter.desk, FRIDAY)
    assert f"{given.occurred_at:%H:%M}" == "14:00"
    assert of(counter, FRIDAY) == [("14:00", 1, "emergency_aid")]
    assert (aid.day(counter.desk), counter.visits()) == ((), ())
    assert "Fr 20.11.2026" in counter.said[-1]


def test_help_that_is_being_entered_follows_the_day(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F5, SHIFT)
    go_to(counter, "fr")
    assert heading(counter) == "Soforthilfe · Fr, 20.11."
    counter.key(Qt.Key.Key_Home, ALT)
    assert heading(counter) == "Soforthilfe"


def test_a_draft_of_a_visit_is_taken_up_for_the_day_that_is_entered_late(counter: Counter) -> None:
    counter.key(Qt.Key.Key_F2, SHIFT)
    choose(counter, "language", "ar")
    counter.key(Qt.Key.Key_Escape)
    (waiting,) = drafts.waiting(counter.desk)
    go_to(counter, "fr")
    counter.page.show_subject(waiting)
    counter.settle()
    save(counter)
    assert [row[1:] for row in of(counter, FRIDAY)] == [(1, "encounter")]


@pytest.mark.parametrize("noticed", ["clock", "key", "details"])
def test_midnight_ends_late_entry_and_says_so(counter: Counter, clock: Clock, noticed: str) -> None:
    go_to(counter, "gestern")
    counter.key(Qt.Key.Key_F2)
    clock.now = clock.now.replace(day=24)
    if noticed == "clock":
        counter.page.check_clock()
        counter.settle()
    else:
        # The bar still said which day it was for: nothing is logged for any.
        counter.key(Qt.Key.Key_F2, SHIFT if noticed == "details" else Qt.KeyboardModifier.NoModifier)
    assert counter.page._panel is None
    assert not counter.page.late.isVisible()
    told = cast("StatusLine", counter.context.status).told
    assert told[-1].endswith("ein neuer Tag hat begonnen, alles zählt wieder für heute.") or (
        noticed == "clock" and told[-1] == "Ein neuer Tag hat begonnen: alles zählt wieder für heute."
    )
    assert counter.page.day_card.counts.full_text().startswith("Heute: 0 ")
    counter.key(Qt.Key.Key_F2)
    assert len(of(counter, date(2026, 11, 24))) == 1
    assert len(of(counter, SUNDAY)) == 1
    assert of(counter, MONDAY) == []


def test_the_lock_ends_late_entry_and_says_so(counter: Counter) -> None:
    counter.page.unlocked()
    told = cast("StatusLine", counter.context.status).told
    assert told == []
    go_to(counter, "fr")
    counter.page.unlocked()
    counter.settle()
    assert not counter.page.late.isVisible()
    assert told == ["Das Nachtragen ist beendet: alles zählt wieder für heute."]
    counter.key(Qt.Key.Key_F2)
    assert (len(counter.visits()), of(counter, FRIDAY)) == (1, [])


def test_a_visit_on_its_way_while_the_day_changes_is_shown_where_it_belongs(counter: Counter) -> None:
    with counter.slow_store():
        counter.press(Qt.Key.Key_F2)
        counter.page.late.set_day(FRIDAY)
    assert shown(counter) == []
    assert [row.data.reason for row in counter.visits()] == ["encounter"]
    counter.key(Qt.Key.Key_Home, ALT)
    assert shown(counter) == ["anonym"]


def test_the_day_is_said_to_whoever_listens(counter: Counter) -> None:
    counter.key(Qt.Key.Key_G, CONTROL)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Tag, für den erfasst wird"
    counter.write("fr")
    counter.key(Qt.Key.Key_Return)
    assert counter.page.late.accessibleName() == "Nachtrag: alles zählt für Fr, 20.11."
