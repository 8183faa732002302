"""Everybody as a table: what leaves comes in again as it was."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.stores import Clock, copy_store, log_in
from woilmenau_desk.documents.csv_out import rows_to_csv
from woilmenau_desk.domain.errors import BadInput, NotAllowed
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.people import lists as person_lists
from woilmenau_desk.services.people.columns import as_written
from woilmenau_desk.services.people.lists import ListFormat, export_persons
from woilmenau_desk.services.transfer.persons import import_persons
from woilmenau_desk.storage.people import people as rows

# Whatever somebody may be called, with what a table program or an import could take for something else more often.
AWKWARD = (
    "=SUM(A1)",
    "'=SUM(A1)",
    "''x",
    "'",
    "'Abd",
    "@x",
    "-Anna",
    "+49",
    "?",
    "Anna?",
    "?????",
    "J?rg",
    "Null",
    "NULL",
    "nan",
    "TRUE",
    "WAHR",
    "1. Mai",
    "01.05.2026",
    "12345",
    "4,9157E+11",
    "Vorname",
    "given_name",
    "Summe",
    "Gesamt",
    "Stand: 01.10.2026",
    "Seite 1 von 3",
    "Müller; Anna",
    'O"Neil',
    "JÃ¶rg",
    "J\u00c3rg",
    "Iþýl",
    "&amp;",
    "_x0041_",
    "%C3%B6",
    "\\u00f6",
    '="x"',
    "#N/A",
    "####",
    "-",
    "—",
    "😀",
    "محمد",
    "می‌خواهم",
    "Олена",
    "ትግስት",
    "Nguyễn",
    "Haddad, Amina",
    "a|b\tc",
    "Meyer,=1+1",
    "Meyer,'=1+1",
    'Meyer;""-1',
    "''Meyer, '' +1?",
    "Dr. Anna-Lena Gräfin von und zu",
)
names = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs"]),
            st.sampled_from("'\"=;,?&%_x0041ÃŸ\\E+.\u0660٣"),
        ),
        max_size=20,
    ),
)
numbers = st.one_of(
    st.sampled_from(
        ("0042", "1001.0", "2,02512E+11", "1.001", "-5", "'17", "K?7", "n/a", "01. Mrz", "TRUE", "+49 176 1")
    ),
    st.text(st.sampled_from("0123456789.,'E+-=?K /٣"), max_size=12),
)


@st.composite
def persons(draw: st.DrawFn) -> PersonData:
    return PersonData(
        given_name=draw(names),
        family_name=draw(names),
        birth_year=draw(st.none() | st.integers(1910, 2026)),
        gender=draw(st.sampled_from((None, "female", "male", "diverse", "not_stated"))),
        nationality=draw(st.sampled_from((None, "SY", "NA", "XK", "stateless", "unclear"))),
        language=draw(st.sampled_from((None, "ar", "ka", "kmr", "prs"))),
        phone=draw(
            numbers | st.sampled_from(("0157 1 / 0176 2 (Mutter)", "1571234567", "0176 123456, abends"))
        ),
        external_id=draw(numbers) or None,
        card_number=draw(numbers),
    )


def everybody(desk: Desk) -> list[PersonData]:
    with desk.store.read() as conn:
        ids = [entry.id for entry in rows.search_entries(conn)]
    return [people.card(desk, person_id).data for person_id in ids]


@pytest.fixture(scope="module")
def stores(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Desk]:
    """Empty stores, one after the other."""

    def make() -> Desk:
        return log_in(copy_store(template[0], tmp_path_factory.mktemp("leer") / "data"), "caro", Clock())

    return make


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(persons(), min_size=1, max_size=8), st.sampled_from(ListFormat))
@example([PersonData(one, other) for one, other in pairwise(AWKWARD)], ListFormat.CSV)
@example([PersonData(one) for one in AWKWARD], ListFormat.XLSX)
@example([PersonData("", one) for one in AWKWARD], ListFormat.CSV)
def test_what_leaves_comes_in_again_as_it_was(
    stores: Callable[[], Desk], everyone: list[PersonData], form: ListFormat
) -> None:
    first, second = stores(), stores()
    for data in everyone:
        try:
            people.register(first, data)
        except BadInput:  # a number twice, a telephone without a digit, a name of nothing
            continue
    before = everybody(first)
    content = export_persons(first, form).value.content
    path = second.data / f"liste.{form}"
    path.write_bytes(content)
    if not before:
        return
    found = import_persons(second, path, find_alike=lambda _desk, new: [None] * len(new)).value
    assert found.refused == ()
    # That a zero may be missing is told of a number, which is taken as it is.
    assert [str(note.text) for note in found.remarks if "fehlt die Null" not in str(note.text)] == []
    assert everybody(second) == before
    first.close()
    second.close()


def test_what_the_import_does_not_take_does_not_leave(desk: Desk) -> None:
    people.register(desk, PersonData("Mira", status="asylum_request", print_language="ar"))
    text = export_persons(desk, ListFormat.CSV).value.content.decode("utf-8-sig")
    heading, row = csv.reader(io.StringIO(text), delimiter=";")
    assert heading == list(person_lists.COLUMNS)
    # The store's own number stands for the one from outside.
    assert row.pop(7).startswith("#1-")
    assert row == ["Mira", *[""] * 7]


@given(names, names)
@example("Meyer", "Haddad,=HYPERLINK(A1)")
@example("Meyer", 'Haddad, "@A1')
def test_whatever_the_separator_is_taken_for_nothing_is_a_formula(given_name: str, family_name: str) -> None:
    cells = [
        as_written(field, text, formulas=True)
        for field, text in (("given_name", given_name), ("family_name", family_name))
    ]
    text = rows_to_csv([cells]).decode("utf-8-sig")
    for delimiter in ",;\t|":
        read = [
            cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row[1:]
        ]
        assert not [cell for cell in read if cell.lstrip(' "').startswith(("=", "+", "-", "@"))]


def test_table_programs_reckon_with_nothing(desk: Desk) -> None:
    people.register(desk, PersonData("=SUM(A1:A9)", "@Haddad", phone="+49 176 1", external_id="-1"))
    text = export_persons(desk, ListFormat.CSV).value.content
    assert text.startswith(b"\xef\xbb\xbf")
    cells = next(csv.reader(io.StringIO(text.decode("utf-8-sig").splitlines()[1]), delimiter=";"))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    book = load_workbook(io.BytesIO(export_persons(desk, ListFormat.XLSX).value.content))
    assert {cell.data_type for row in book["Personen"].iter_rows() for cell in row if cell.value} <= {"s"}
    assert {cell.number_format for row in book["Personen"].iter_rows() for cell in row if cell.value} == {"@"}


def test_an_apostrophe_is_written_only_where_it_is_needed() -> None:
    assert as_written("given_name", "'Abd al-Rahman", formulas=True) == "'Abd al-Rahman"
    assert as_written("phone", "0176 04069001", formulas=True) == "0176 04069001"
    assert as_written("card_number", "0042", formulas=True) == "0042"
    assert as_written("phone", "+49 176", formulas=False) == "+49 176"


def test_that_a_list_left_is_written_down(desk: Desk) -> None:
    people.register(desk, PersonData("Mira"))
    assert export_persons(desk, ListFormat.CSV).value.people == 1
    with desk.store.read() as conn:
        entry = conn.exec_driver_sql(
            "SELECT action, entity, entity_id, detail FROM audit_entry ORDER BY id DESC LIMIT 1"
        ).one()
    assert tuple(entry) == ("exported", "person", None, "1")
    # It is nothing to be undone, and the search goes on.
    assert [str(step.said) for step in desk.done] == ["Person angelegt: Mira"]
    assert [hit.person.name for hit in people.search(desk, "mira")] == ["Mira"]


def test_the_counter_may_not(desk_of: Callable[[str], Desk]) -> None:
    with pytest.raises(NotAllowed, match="Leitung / Beratung"):
        export_persons(desk_of("theke"), ListFormat.CSV)
    assert export_persons(desk_of("rolf"), ListFormat.CSV).value.people == 0


def test_whoever_leaves_without_a_number_is_known_when_they_come_back(desk: Desk, tmp_path: Path) -> None:
    data = PersonData("Amina", "Haddad", 1990, "female", "SY")
    people.register(desk, data)
    people.register(desk, PersonData("Omar", "Said", external_id="X2"))
    path = tmp_path / "liste.csv"
    path.write_bytes(export_persons(desk, ListFormat.CSV).value.content)
    again = import_persons(desk, path, dry_run=True).value
    assert (again.new, again.updated, again.unchanged, len(again.alike)) == (0, 2, 2, 0)


def test_a_merged_record_does_not_leave_but_is_still_known(desk: Desk, tmp_path: Path) -> None:
    keep = people.register(desk, PersonData("Amina", "Haddad", external_id="X1")).value
    other = people.register(desk, PersonData("Amena", "Hadad", external_id="X2")).value
    duplicates.merge(desk, keep.id, other.id, keep.data, keep.version, other.version)
    path = tmp_path / "liste.csv"
    path.write_bytes(export_persons(desk, ListFormat.CSV).value.content)
    assert b"X2" not in path.read_bytes()
    assert import_persons(desk, path).value.unchanged == 1
    assert everybody(desk) == [replace(keep.data)]


def test_a_number_that_may_lack_its_zero_leaves_as_it_stands(desk: Desk) -> None:
    people.register(desk, PersonData("Anna", phone="1761234567"))
    rows = export_persons(desk, ListFormat.CSV).value.content.decode("utf-8-sig").splitlines()
    assert '"1761234567"' in rows[1].split(";")


def test_a_name_of_iceland_is_no_turkish_one_that_lost_its_letters(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Vorname;Nachname\nÞóra;Guðmundsdóttir\nÞükrü;Yýldýz\n", encoding="utf-8")
    found = import_persons(desk, path).value
    assert [(one.given_name, one.family_name) for one in everybody(desk)][:1] == [("Þóra", "Guðmundsdóttir")]
    assert found.refused or found.remarks
