"""Lists that go out come back as they were, by whatever number; and what was imported goes as if it had never come."""

import csv
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.test_list_kinds import everything
from tests.stores import Clock, log_in, make_store
from woilmenau_desk.domain.list_errors import UnusableFile
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.offers import OfferData, Rhythm, Series
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.transfer import batches, exporting, kinds
from woilmenau_desk.services.transfer.exporting import Leaving
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import volunteers

LEAVING = (Leaving.PERSONS, Leaving.VISITS, Leaving.VOLUNTEERS, Leaving.OFFERS)


def put_in(desk: Desk) -> None:
    """Of each kind somebody with a number from outside and somebody without one."""
    day = desk.today()
    for number in (None, "X1"):
        person = people.register(desk, PersonData("Mira", "Muster", external_id=number)).value
        visits.log_visit(desk, LogVisit(VisitData("encounter", person.id)))
        volunteers.register(desk, VolunteerData("Ben", "Beispiel", external_id=number), (), ())
        twice = [
            Series(Rhythm.WEEKLY, weekday, time(9 + weekday), time(11 + weekday), day) for weekday in (0, 2)
        ]
        offers.create(desk, OfferData("Deutsch A1", external_id=number), twice, ())


def taken(
    desk: Desk, kind: ListKind, content: bytes | str, folder: Path, name: str = "liste.csv"
) -> Imported:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return kinds.import_list(desk, kind, path).value


def back(desk: Desk, found: Imported) -> None:
    if found.import_id is not None:
        batches.take_back(desk, found.import_id, batches.get(desk, found.import_id).version)


@pytest.mark.parametrize("form", ListFormat)
def test_what_has_no_number_comes_back_as_it_was(form: ListFormat, desk: Desk, tmp_path: Path) -> None:
    put_in(desk)
    before = everything(desk)
    for wanted in LEAVING:
        out = exporting.export(desk, wanted, form).value
        found = taken(desk, ListKind(wanted.value), out.content, tmp_path, f"{wanted}.{form}")
        said = [str(note.text) for note in (*found.refused, *found.alike)]
        assert (found.new, found.unchanged, said) == (0, out.rows, []), wanted
        assert found.import_id is None
    assert everything(desk) == before


def test_a_number_of_another_store_means_nobody_here(desk: Desk, tmp_path: Path) -> None:
    put_in(desk)
    found = taken(
        desk, ListKind.VISITS, "date,reason,person_external_id\n2026-11-20,offer,#1-00000000\n", tmp_path
    )
    assert found.new == 0
    assert "hat hier niemand" in str(found.refused[0].text)
    found = taken(desk, ListKind.VOLUNTEERS, "Vorname,Nr\nBen,#1-00000000\n", tmp_path)
    assert found.new == 1
    found = taken(desk, ListKind.PERSONS, "Vorname,id\nMira,#1-00000000\n", tmp_path)
    assert found.new == 1


def test_an_offer_at_several_times_stands_in_several_lines(desk: Desk, tmp_path: Path) -> None:
    lines = "Titel,Tag,Beginn,Nr\nDeutsch,Mo,9:00,K1\nDeutsch,Mi,14:00,K1\nCafé,Do,15:00,K1\n"
    found = taken(desk, ListKind.OFFERS, lines, tmp_path)
    assert (found.new, [note.line for note in found.refused]) == (1, [4])
    (row,) = offers.listed(desk)
    assert [(one.weekday, one.starts.hour) for one in row.series] == [(0, 9), (2, 14)]
    back(desk, found)
    assert offers.listed(desk) == ()


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("after", [0, 25, 55, 75])
def test_an_import_that_is_stopped_leaves_nothing(
    kind: ListKind, after: int, desk: Desk, tmp_path: Path
) -> None:
    heading, line = LINES[kind]
    path = tmp_path / "liste.csv"
    path.write_text("\n".join((heading, *(line.format(n=n) for n in range(600)))), "utf-8")
    read = kinds.open_list(desk, kind, path)
    before = everything(desk)
    told: list[int] = []
    work = LongWork()

    def stop_late(done: int, of: int) -> None:
        told.append(done)
        assert of == 100
        if done >= after:
            work.stop()

    work.listen(stop_late)
    with pytest.raises(WorkStopped):
        kinds.carry_out(desk, read, work=work)
    assert told == sorted(told)
    assert everything(desk) == before


LINES: Mapping[ListKind, tuple[str, str]] = {
    ListKind.PERSONS: ("Vorname,id", "Mira,N{n}"),
    ListKind.VISITS: ("date,reason,group_size", "2026-11-20,encounter,{n}"),
    ListKind.VOLUNTEERS: ("Vorname,Nr", "Ben,N{n}"),
    ListKind.OFFERS: ("Titel,Nr", "Kurs {n},N{n}"),
}


# Import, then take back: any rows

WORDS = st.sampled_from(["Mira", "Öz, Ben", "'=1", "Ben", "-"])
CELLS: Mapping[ListKind, Mapping[str, st.SearchStrategy[str]]] = {
    ListKind.PERSONS: {
        "given_name": WORDS,
        "family_name": WORDS,
        "birth_year": st.sampled_from(["1990", "", "x"]),
        "gender": st.sampled_from(["w", "m", ""]),
        "phone": st.sampled_from(["0176 1", "", "4,9E+11"]),
    },
    ListKind.VISITS: {
        "date": st.sampled_from(["2026-11-20", "23.11.2026", "2027-01-01"]),
        "reason": st.sampled_from(["encounter", "Beratung"]),
        "person_external_id": st.sampled_from(["", "X1", "X9"]),
        "group_size": st.sampled_from(["", "3"]),
    },
    ListKind.VOLUNTEERS: {
        "given_name": WORDS,
        "languages": st.sampled_from(["Arabisch (C1), Deutsch", "", "Klingonisch"]),
        "roles": st.sampled_from(["Nachhilfe, Theke", "Theke", ""]),
        "phone": st.sampled_from(["0176 1", ""]),
        "started_on": st.sampled_from(["2022-01-01", ""]),
    },
    ListKind.OFFERS: {
        "title": WORDS,
        "weekday": st.sampled_from(["Mo", "Mo-Mi", ""]),
        "start": st.sampled_from(["9:00", "14 Uhr", ""]),
        "room": WORDS,
        "level": st.sampled_from(["A1", ""]),
    },
}
NUMBERS = st.sampled_from(["X1", "X2", "X3", ""])
ROWS = {
    kind: st.lists(
        st.fixed_dictionaries({**cells, **({} if kind is ListKind.VISITS else {"external_id": NUMBERS})}),
        min_size=1,
        max_size=6,
    )
    for kind, cells in CELLS.items()
}


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One desk for all examples: whatever one of them leaves, the next would see."""
    folder = tmp_path_factory.mktemp("lasting")
    make_store(folder / "data")
    desk = log_in(folder / "data", "caro", Clock())
    put_in(desk)
    yield desk, folder
    desk.close()


def values_of(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row of what lists hold, without what tells of the writing itself."""
    found: dict[str, list[dict[str, Any]]] = {}
    with desk.store.read() as conn:
        for table in ("person", "visit", "volunteer", "volunteer_role", "offer", "offer_series"):
            rows = conn.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id").mappings()
            found[table] = [
                {name: value for name, value in row.items() if name not in ("version", "changed_at")}
                for row in rows
            ]
    return found


@pytest.mark.parametrize("kind", ListKind)
@settings(max_examples=12)
@given(data=st.data())
def test_import_and_take_back_leave_every_value_as_it_was(
    kind: ListKind, data: st.DataObject, lasting: tuple[Desk, Path]
) -> None:
    desk, folder = lasting
    rows = data.draw(ROWS[kind])
    path = folder / "liste.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    before = values_of(desk)
    try:
        found = kinds.import_list(desk, kind, path).value
    except UnusableFile:
        return
    assert found.new + found.updated + len(found.refused) <= len(rows)
    back(desk, found)
    assert values_of(desk) == before


def test_the_store_is_sound_after_all_that(lasting: tuple[Desk, Path]) -> None:
    assert upkeep.verify(lasting[0]).findings == ()
