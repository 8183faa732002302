"""Two records of one person on the people page: found, compared, merged, told apart; by keys, on a real store."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import present
from tests.ui.people_by_keys import (
    ALT,
    CTRL,
    MakePage,
    Settled,
    add,
    page_maker,
    press,
    write,
)
from tests.ui.test_accessible_names import marked_up, unnamed
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.side_by_side import LEFT, RIGHT


@pytest.fixture
def make_page(qtbot: QtBot, settled: Settled) -> MakePage:
    return page_maker(qtbot, settled)


@pytest.fixture
def two(desk: Desk) -> tuple[PersonCard, PersonCard]:
    """One person twice, and visits on both."""
    known = {"birth_year": 1988, "gender": "male", "phone": "0176 04069011"}
    first = add(desk, "Yusuf", "Beispielmann", **known, nationality="SY")
    second = add(
        desk, "Jussuf", "Beispielman", **known, language="ar", print_language="ar", card_number="2301"
    )
    for card, reasons in ((first, ("encounter",)), (second, ("encounter", "offer"))):
        for reason in reasons:
            visits.log_visit(desk, LogVisit(VisitData(reason, person_id=card.id)))
    return first, second


@pytest.fixture
def page(make_page: MakePage, context: Context, two: tuple[PersonCard, PersonCard]) -> PeoplePage:
    return make_page(context)


def look_through(page: PeoplePage, context: Context, settled: Settled) -> None:
    press(Qt.Key.Key_D, CTRL)
    # They are looked for beside the lane that `settled` waits for.
    while not page.duplicates.pairs.found:
        settled(context)
    settled(context)
    settled(context)


def test_a_probable_pair_is_shown_and_merged_as_chosen_and_undone(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    look_through(page, context, settled)
    view, pairs = page.duplicates.compare, page.duplicates.pairs
    assert pairs.list.hasFocus()
    assert pairs.list.spoken(0).startswith("Yusuf Beispielmann · 1988, Jussuf Beispielman · 1988, ")
    assert view.note.text().startswith("Alles bleibt: Besuche 1 + 2.")
    assert view.table.sides()["given_name"] == RIGHT  # the fuller record
    assert view.table.sides()["nationality"] == LEFT  # only this one has one
    press(Qt.Key.Key_Return)
    assert view.table.hasFocus()
    press(Qt.Key.Key_Left)
    assert view.table.sides()["given_name"] == LEFT
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert [row.name for row in people.recent(desk)] == ["Yusuf Beispielman"]
    card = people.card(desk, two[0].id)
    assert (card.data.nationality, card.data.card_number, card.data.language) == ("SY", "2301", "ar")
    assert card.visits >= 2
    assert pairs.row() is None
    context.runner.run(undo.undo, desk)
    settled(context)
    settled(context)
    assert len(people.recent(desk)) == 2
    assert pairs.row() is not None  # the pair is there again


def test_two_people_are_told_apart_for_good(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    look_through(page, context, settled)
    press(Qt.Key.Key_N, ALT)
    settled(context)
    with desk.store.read() as conn:
        assert rows.not_same(conn) == {(two[0].id, two[1].id)}
    press(Qt.Key.Key_Escape)
    settled(context)
    assert page.search.hasFocus()
    look_through(page, context, settled)
    assert page.duplicates.pairs.row() is None
    assert not page.duplicates.compare.merge_action.isEnabled()


@pytest.mark.parametrize("key", [(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_N, ALT)])
def test_a_key_pressed_twice_decides_about_one_pair(
    key: tuple[Qt.Key, Qt.KeyboardModifier],
    page: PeoplePage,
    context: Context,
    desk: Desk,
    settled: Settled,
) -> None:
    for given in ("Semhar", "Semhar"):
        add(desk, given, "Kornblume", birth_year=2001, gender="female")
    look_through(page, context, settled)
    pairs = page.duplicates.pairs
    before = len(desk.done)
    assert pairs.count() == 2
    for _press in range(2):
        press(*key)
        settled(context)
        settled(context)
    assert len(desk.done) == before + 1
    assert pairs.count() == 1
    assert pairs.row() is None
    assert not page.duplicates.compare.merge_action.isEnabled()
    press(Qt.Key.Key_Down)
    settled(context)
    assert pairs.row() is not None
    assert page.duplicates.compare.merge_action.isEnabled()


def test_the_next_pair_is_a_key_away(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    for given in ("Semhar", "Semhar"):
        add(desk, given, "Kornblume", birth_year=2001, gender="female")
    look_through(page, context, settled)
    pairs = page.duplicates.pairs
    before = pairs.row()
    press(Qt.Key.Key_Down, ALT)
    after = pairs.row()
    assert before is not None
    assert after is not None
    assert before.ids != after.ids
    settled(context)
    assert page.duplicates.compare.pair == after.ids
    press(Qt.Key.Key_Up, ALT)
    assert pairs.row() == before


def test_two_households_stand_in_the_way_and_it_says_so(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    for card, mate in zip(two, ("Semhar", "Karim"), strict=True):
        present.link_household(desk, card.id, add(desk, mate).id)
    look_through(page, context, settled)
    view = page.duplicates.compare
    assert "verschiedenen Haushalten" in view.note.text()
    assert not view.merge_action.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert people.card(desk, two[1].id).data.given_name == "Jussuf"


def test_who_lives_together_is_probably_not_one_person(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    present.link_household(desk, two[0].id, two[1].id)
    page.duplicates.open_two(two[0].id, two[1].id)
    settled(context)
    view = page.duplicates.compare
    assert view.note.text().startswith("Beide wohnen zusammen")
    assert view.merge_action.isEnabled()


def test_the_counter_is_told_who_may_merge(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    make_page: MakePage,
    settled: Settled,
    two: tuple[PersonCard, PersonCard],
) -> None:
    context = context_of(desk_of(Role.COUNTER))
    page = make_page(context)
    look_through(page, context, settled)
    view = page.duplicates.compare
    assert "Leitung / Beratung" in view.note.text()
    assert not view.merge_action.isEnabled()
    assert view.apart_action.isEnabled()


def test_another_record_is_chosen_from_the_card(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    page.show_person(two[0].id)
    settled(context)
    press(Qt.Key.Key_M, CTRL)
    settled(context)
    assert page.view.other.picker.field.hasFocus()
    write("2301")
    settled(context)
    press(Qt.Key.Key_Return)
    settled(context)
    view = page.duplicates.compare
    assert view.pair == (two[0].id, two[1].id)
    assert view.table.hasFocus()
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.view.card is not None
    assert page.view.card.name == "Jussuf Beispielman"
    assert page.view.visit_button.hasFocus()


def test_nobody_is_compared_with_themselves(
    page: PeoplePage, context: Context, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    page.show_person(two[1].id)
    settled(context)
    press(Qt.Key.Key_M, CTRL)
    write("2301")
    settled(context)
    assert page.view.other.picker.current() is None
    press(Qt.Key.Key_Return)
    assert not page.duplicates.active


def test_a_change_meanwhile_keeps_what_was_chosen_and_is_not_overwritten(
    page: PeoplePage, context: Context, desk: Desk, settled: Settled, two: tuple[PersonCard, PersonCard]
) -> None:
    look_through(page, context, settled)
    view = page.duplicates.compare
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)
    card = people.card(desk, two[1].id)
    changed = card.data.__class__(**{**_values(card), "language": "uk"})
    people.edit(desk, card.id, changed, card.version)
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    settled(context)
    assert "inzwischen geändert" in view.problem.text()
    assert view.table.sides()["given_name"] == LEFT
    assert len(people.recent(desk)) == 2


def test_everything_has_a_name_and_nothing_is_markup(
    page: PeoplePage, context: Context, settled: Settled
) -> None:
    look_through(page, context, settled)
    for widget in (page.duplicates.pairs, page.duplicates.compare, page.browse, page.meet):
        assert unnamed(widget) == []
        assert marked_up(widget) == []


def test_hidden_names_are_nowhere_to_be_read(page: PeoplePage, context: Context, settled: Settled) -> None:
    look_through(page, context, settled)
    context.privacy.hide()
    pairs, view = page.duplicates.pairs, page.duplicates.compare
    said = pairs.list.spoken(0) + view.why.text() + view.table.model_of_lines.spoken(0)
    for told in ("Yusuf", "Jussuf", "1988"):
        assert told not in said


def _values(card: PersonCard) -> dict[str, object]:
    return {name: getattr(card.data, name) for name in card.data.__dataclass_fields__}
