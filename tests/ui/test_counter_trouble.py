"""The counter when the disk is full or the store busy: nothing is lost, and it is said what was kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.test_counter import Counter
from tests.ui.test_counter import counter as counter
from tests.ui.test_counter import counter_of as counter_of
from tests.ui.test_counter import names as names
from woilmenau_desk.domain.access import Role
from woilmenau_desk.services.desk import Desk


def limit_pages(desk: Desk, pages: int | None) -> None:
    """Let the store's file not grow beyond its present size, or as far as it likes again."""
    engine = desk.store._engine
    with engine.connect() as one, engine.connect() as other:
        for conn in (one, other):
            count = pages or conn.exec_driver_sql("PRAGMA page_count").scalar_one()
            conn.exec_driver_sql(f"PRAGMA max_page_count = {count}")


def test_a_full_disk_says_what_was_kept_and_the_field_holds_the_text(counter: Counter) -> None:
    limit_pages(counter.desk, None)
    for _ in range(400):
        counter.key(Qt.Key.Key_F2)
        if counter.page.note.isVisible():
            break
    kept = len(counter.visits())
    assert kept == len(counter.said)
    counter.type("3")
    counter.key(Qt.Key.Key_F3)
    assert counter.page.field.text() == "3"
    assert counter.page.field.hasFocus()
    text = counter.page.note.text()
    assert "3 · Kurzauskunft" in text
    assert "Datenträger ist voll" in text
    assert "Alles Frühere ist gespeichert" in text
    limit_pages(counter.desk, 1_000_000)
    counter.key(Qt.Key.Key_F3)
    assert len(counter.visits()) == kept + 1
    assert counter.visits()[-1].data.group_size == 3
    assert not counter.page.note.isVisible()


def test_a_busy_store_gives_the_chosen_person_back(counter: Counter, desk_of: Callable[[Role], Desk]) -> None:
    other = desk_of(Role.COUNSELLOR)
    engine = counter.desk.store._engine
    with engine.connect() as one, engine.connect() as two:
        for conn in (one, two):
            conn.exec_driver_sql("PRAGMA busy_timeout = 0")
    counter.type("olek")
    counter.key(Qt.Key.Key_Return)
    with other.writing() as holding:
        holding.conn.exec_driver_sql("SELECT 1")
        counter.key(Qt.Key.Key_F2)
    assert counter.visits() == ()
    assert "schreibt gerade lange" in counter.page.note.text()
    assert counter.page.finder.who_line.says() == "Oleksandra Kovalenko"
    counter.key(Qt.Key.Key_F2)
    assert counter.who() == ["Oleksandra Kovalenko"]
