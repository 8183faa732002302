"""Whom the counter's key means where somebody is only similar, or where nobody is the one."""

from PySide6.QtCore import Qt

from tests.ui.test_counter import SHIFT, Counter
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names


def test_below_the_hits_stands_the_new_person_and_no_key_logs_for_it(
    counter: Counter, opened: list[tuple[str, object]]
) -> None:
    counter.type("ami")
    finder = counter.page.finder
    assert finder.new_line.isVisible()
    assert finder.new_line.word() == "Neue Person: ami"
    assert not finder.new_line.marked
    for _ in range(finder.hits.hits.rowCount()):
        counter.key(Qt.Key.Key_Down)
    assert finder.new_line.marked
    assert "Enter legt sie an" in finder.who_line.says()
    counter.key(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_F5, SHIFT)
    assert counter.visits() == ()
    assert counter.page.field.text() == "ami"
    assert "nichts erfasst" in finder.who_line.says()
    counter.key(Qt.Key.Key_Return)
    assert opened == [("people", "ami")]
    counter.key(Qt.Key.Key_Up)
    assert not finder.new_line.marked
    second = finder.who_line.says()
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == [second]


def test_where_nobody_is_found_the_new_person_is_all_that_is_offered(
    counter: Counter, opened: list[tuple[str, object]]
) -> None:
    counter.type("zebra streifen")
    finder = counter.page.finder
    assert finder.hits.isHidden()
    assert finder.new_line.marked
    counter.key(Qt.Key.Key_Return)
    assert opened == [("people", "zebra streifen")]
    counter.key(Qt.Key.Key_Escape)
    assert finder.hits_card.isHidden()


def test_a_change_of_people_keeps_the_new_person_marked(counter: Counter, names: dict[str, int]) -> None:
    counter.type("ami")
    counter.key(Qt.Key.Key_Up)
    with counter.slow_store():
        counter.page.finder.search_again()
        counter.press(Qt.Key.Key_F2)
    counter.key(Qt.Key.Key_F2)
    assert counter.page.finder.new_line.marked
    assert counter.visits() == ()


def test_for_somebody_who_is_only_similar_the_key_asks_once(counter: Counter) -> None:
    line = counter.page.finder.who_line
    counter.type("Alexandra Kowalenko")
    assert line.badge.text() == "ähnlich: die Taste fragt nach"
    counter.key(Qt.Key.Key_F2)
    assert counter.visits() == ()
    assert counter.page.field.text() == "Alexandra Kowalenko"
    assert line.badge.text() == "noch nicht erfasst: dieselbe Taste noch einmal"
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]


def test_a_similar_person_whom_nobody_has_seen_is_not_logged(counter: Counter) -> None:
    with counter.slow_store():
        counter.write("Alexandra Kowalenko")
        counter.press(Qt.Key.Key_F2)
    assert counter.visits() == ()
    assert counter.page.field.text() == "Alexandra Kowalenko"
    assert counter.page.finder.who_line.badge.text().startswith("noch nicht erfasst")
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]


def test_who_was_chosen_among_similar_people_is_logged_at_once(counter: Counter) -> None:
    counter.type("Ameena")
    counter.key(Qt.Key.Key_Down)
    chosen = counter.page.finder.who_line.says()
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == [chosen]
    counter.type("Alexandra Kowalenko")
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_F2)
    assert counter.who()[-1] == "Oleksandra Kovalenko"


def test_hidden_names_hide_all_that_tells_who_was_found(counter: Counter) -> None:
    counter.type("amina")
    hits = counter.page.finder.hits
    counter.page.context.privacy.hide()
    said = hits.spoken(0) + counter.page.finder.new_line.word() + counter.page.finder.who_line.spoken()
    for told in ("Amina", "amina", "1988", "Dari", "noch nie"):
        assert told not in said
    counter.page.context.privacy.show()
    assert hits.spoken(0).startswith("Amina Rahimi, 1988 · Dari, ")
