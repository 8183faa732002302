"""The search of an open store: it follows whatever changes, here or elsewhere, and lets go when the store is closed."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import present
from tests.stores import PASSWORD
from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.people import PersonData, SearchEntry
from woilmenau_desk.services import name_search, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.name_search import Finder
from woilmenau_desk.services.people import duplicates, finding, people
from woilmenau_desk.services.transfer import persons
from woilmenau_desk.storage.people import people as rows


def found(desk: Desk, text: str) -> list[str]:
    return [hit.person.name for hit in people.search(desk, text)]


def register(desk: Desk, name: str, **data: object) -> int:
    given, _, family = name.partition(" ")
    return people.register(desk, PersonData(given, family, **data)).value.id  # type: ignore[arg-type]


def test_what_another_process_writes_is_found(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    assert found(desk, "Shevchenko") == []
    other = desk_of("theke")
    one = register(other, "Olena Schewtschenko", card_number="W-1")
    assert found(desk, "Shevchenko") == found(desk, "w-1") == ["Olena Schewtschenko"]
    card = people.card(other, one)
    people.edit(other, one, replace(card.data, family_name="Погода", card_number=""), card.version)
    assert found(desk, "Pohoda") == ["Olena Погода"]
    assert found(desk, "Shevchenko") == found(desk, "w-1") == []
    undo.undo(other)
    assert found(desk, "Shevchenko") == ["Olena Schewtschenko"]


def test_merging_keeps_both_names_findable_and_undo_parts_them(desk: Desk) -> None:
    one, two = register(desk, "Yusuf Haddad", phone="0176 04069001"), register(desk, "Jussuf Klempner")
    duplicates.merge(desk, one, two, PersonData("Yusuf", "Haddad", phone="0176 04069001"), 1, 1)
    assert found(desk, "Klempner") == found(desk, "يوسف حداد") == ["Yusuf Haddad"]
    undo.undo(desk)
    assert found(desk, "Klempner") == ["Jussuf Klempner"]
    assert len(found(desk, "jusuf")) == 2


def test_an_import_of_another_process_is_found(
    desk: Desk, desk_of: Callable[[str], Desk], tmp_path: Path
) -> None:
    register(desk, "Mira Muster")
    assert found(desk, "Schewtschenko") == []
    table = tmp_path / "people.csv"
    table.write_text(
        "Vorname,Nachname\n" + "".join(f"Olena,Wetter{n}\n" for n in range(30)) + "Олена,Шевченко\n", "utf-8"
    )
    persons.import_persons(desk_of("rolf"), table)
    assert found(desk, "Schewtschenko") == ["Олена Шевченко"]


def test_who_was_said_to_be_another_is_not_proposed_again(desk: Desk) -> None:
    one, two = (
        register(desk, "Yusuf Haddad", birth_year=1990),
        register(desk, "Jussuf Hadad", birth_year=1990),
    )
    again = people.card(desk, two).data
    assert [hit.person.id for hit in finding.alike(desk, again, except_id=two)] == [one]
    assert [(pair.first_id, pair.second_id) for pair in finding.pairs(desk)] == [(one, two)]
    assert "Jussuf" in str(finding.pairs(desk)[0].why)
    duplicates.say_not_same(desk, one, two)
    assert finding.alike(desk, again, except_id=two) == ()
    assert finding.pairs(desk) == ()
    undo.undo(desk)
    assert len(finding.pairs(desk)) == 1


def test_the_index_is_made_beside_the_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register(desk, "Mira Muster")
    begun, go_on = threading.Event(), threading.Event()

    def slowly(conn: object, ids: object = None) -> Iterator[SearchEntry]:
        begun.set()
        assert go_on.wait(20)
        yield from real(conn, ids)  # type: ignore[arg-type]

    real = rows.search_entries
    monkeypatch.setattr(rows, "search_entries", slowly)
    thread = threading.Thread(target=people.prepare_search, args=(desk,))
    thread.start()
    assert begun.wait(20)
    # The counter writes meanwhile, and what it wrote is found.
    monkeypatch.setattr(rows, "search_entries", real)
    register(desk, "Olena Погода")
    go_on.set()
    thread.join(20)
    assert not thread.is_alive()
    assert found(desk, "Pohoda") == ["Olena Погода"]


def test_closing_ends_the_making(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def endlessly(conn: object, ids: object = None) -> Iterator[SearchEntry]:
        number = 0
        while True:
            number += 1
            yield SearchEntry(number, "Mira")
            if number == 20_000:
                begun.set()
                assert go_on.wait(20)

    monkeypatch.setattr(rows, "search_entries", endlessly)
    thread = threading.Thread(target=people.prepare_search, args=(desk,))
    thread.start()
    assert begun.wait(20)
    finder = finding.finder_of(desk)
    closing = threading.Thread(target=desk.drop_search)
    closing.start()
    go_on.set()
    closing.join(20)
    thread.join(20)
    assert not closing.is_alive()
    assert not thread.is_alive()
    with desk.store.read() as conn, pytest.raises(DeskLocked), finder.up_to_date(conn):
        pass


def test_a_new_desk_key_takes_the_search_along(desk: Desk) -> None:
    register(desk, "Mira Muster")
    assert found(desk, "mira") == ["Mira Muster"]
    present.remove_user(desk, "theke", own_password=PASSWORD)
    register(desk, "Olena Погода")
    assert found(desk, "Pohoda") == ["Olena Погода"]


def test_many_changes_are_read_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register(desk, "Mira Muster")
    assert found(desk, "mira") == ["Mira Muster"]
    monkeypatch.setattr(name_search, "_MANY", 2)
    for number in range(4):
        register(desk, f"Mira Muster{number}")
    made: list[int] = []
    make = Finder._made
    monkeypatch.setattr(Finder, "_made", lambda self, conn: (made.append(1), make(self, conn))[1])
    assert len(found(desk, "mira")) == 5
    assert made == [1]


@pytest.mark.parametrize(
    "typed",
    [
        "0157 888999",
        "٠١٥٧ ٨٨٨٩٩٩",
        "۰۱۵۷۸۸۸۹۹۹",
        "０１５７８８８９９９",
        "०१५७८८८९९९",
        "K٥٥٥",
        "k۵۵۵",
        "١٩٩٠ Omar",
        "۸۸۸۹۹۹",
    ],
)
def test_digits_of_every_script_are_digits(desk: Desk, typed: str) -> None:
    omar = people.register(
        desk, PersonData("Omar", "Said", 1990, phone="٠١٥٧ ٨٨٨٩٩٩", card_number="K۵۵۵", external_id="A١")
    ).value
    people.register(desk, PersonData("Omar", "Lind", 1980, phone="0151 1"))
    assert (omar.data.phone, omar.data.card_number, omar.data.external_id) == ("0157 888999", "K555", "A1")
    assert people.search(desk, typed)[0].person.id == omar.id
