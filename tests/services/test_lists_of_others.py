"""Lists as other clubs keep them, for volunteers, visits and offers: read right, or told in plain German line by line."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from woilmenau_desk.domain.list_errors import DaysSideBySide, NoNeededColumn
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers
from woilmenau_desk.services.transfer import kinds
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.volunteers import volunteers

Take = Callable[..., Imported]
VISITS, VOLUNTEERS, OFFERS = ListKind.VISITS, ListKind.VOLUNTEERS, ListKind.OFFERS


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    def run(kind: ListKind, rows: Sequence[Sequence[Any]], encoding: str = "") -> Imported:
        path = tmp_path / "liste.xlsx"
        if encoding:
            path = path.with_suffix(".csv")
            with path.open("w", encoding=encoding, newline="") as file:
                csv.writer(file, delimiter=";").writerows(rows)
        else:
            book = Workbook()
            assert book.active is not None
            for row in rows:
                book.active.append(list(row))
            book.save(path)
        return kinds.import_list(desk, kind, path).value

    return run


def told(found: Imported) -> list[tuple[int, str]]:
    return [(note.line, str(note.text)) for note in (*found.refused, *found.remarks)]


def test_volunteers_of_another_club(take: Take, desk: Desk) -> None:
    found = take(
        VOLUNTEERS,
        [
            ["Ehrenamtliche des Vereins, Stand 10/2026"],
            [],
            ["Name", None, "Kontakt", None, "Ehrenamt", None, "Verfügbar", None],
            ["Nachname", "Vorname", "Telefon", "Sprachen", "Aufgabe", "seit", "Mo", "Di"],
            [
                "Beispiel",
                "Berta",
                491761234567.0,
                "arabisch (sehr gut), englisch",
                "Sprachpatin",
                "seit 2022",
                "x",
                None,
            ],
            ["Muster", "Max", "4.9E+11", "Deutsch (C1)", "Fahrdienst, Theke", "seit 1.3.2021"],
            ["Dritte", "Dora", None, "franz. gut / Dari", "Dolmetschen (arabisch)", "März 2023"],
            ["Summe", 3],
        ],
    )
    rows = {row.data.given_name: row for row in volunteers.everybody(desk)}
    assert rows["Berta"].data.phone == "491761234567"
    assert rows["Berta"].data.languages == (("ar", None), ("en", None))
    assert rows["Max"].data.started_on == date(2021, 3, 1)
    assert [span.role for span in rows["Dora"].roles] == ["interpreting"]
    assert [span.role for span in rows["Max"].roles] == ["counter"]
    assert told(found) == [
        (8, told(found)[0][1]),
        (4, "Über den Überschriften in Zeile 4 steht noch etwas; es wird ausgelassen."),
        (4, "Die Spalte „Mo“ ist nicht bekannt und wird ausgelassen."),
        (4, "Die Spalte „Di“ ist nicht bekannt und wird ausgelassen."),
        (5, "Spalte „Sprachen“: Nicht bekannt und ausgelassen: „sehr gut“."),
        (
            5,
            "Spalte „seit“: In „seit 2022“ fehlt der Tag; ein ganzes Datum wäre 31.10.2026. Das Feld bleibt leer.",
        ),
        (6, told(found)[6][1]),
        (6, "Spalte „Aufgabe“: Nicht bekannt und ausgelassen: „Fahrdienst“."),
        (7, "Spalte „Sprachen“: Nicht bekannt und ausgelassen: „gut“."),
        (7, "Spalte „Aufgabe“: Nicht bekannt und ausgelassen: „arabisch“."),
        (
            7,
            "Spalte „seit“: In „März 2023“ fehlt der Tag; ein ganzes Datum wäre 31.10.2026. Das Feld bleibt leer.",
        ),
    ]
    assert "gekürzt" in told(found)[6][1]


@pytest.mark.parametrize(
    "kind, rows",
    [
        (VISITS, [["Besuche"], ["Anlass", date(2026, 11, 2), date(2026, 11, 3)], ["Beratung", 3, 1]]),
        (VISITS, [["Anlass", "02.11.", "03.11."], ["Beratung", "3", "1"]]),
        (OFFERS, [["Uhrzeit", "Montag", "Dienstag"], ["9:00-11:00", "Deutsch A1", "Nähen"]]),
        (OFFERS, [["Raum", "Mo", "Di", "Mi"], ["Saal", "Deutsch 9-11", "", "Café"]]),
    ],
)
def test_a_column_a_day_is_a_plan_and_no_list(
    kind: ListKind, rows: Sequence[Sequence[Any]], take: Take
) -> None:
    with pytest.raises(DaysSideBySide) as error:
        take(kind, rows)
    assert "jeder Tag eine eigene Spalte" in str(error.value.sentences()[0])


def test_a_tally_by_reasons_lacks_the_column_of_the_reason(take: Take) -> None:
    with pytest.raises(NoNeededColumn) as error:
        take(VISITS, [["Tag", "Beratung", "Begegnung"], ["02.11.2026", "3", "12"]], "utf-8")
    assert "fehlt eine Spalte: Anlass." in str(error.value.sentences()[0])


# The damage that lists of people come with, in the other kinds of lists.

LINES = {
    VISITS: (
        ["Datum", "Anlass", "Bemerkung"],
        ["20.11.2026", "Beratung", "Mäßig"],
        ["19.11.2026", "Begegnung", ""],
    ),
    VOLUNTEERS: (["Vorname", "Nachname", "Nr"], ["Jörg", "Müßig", "V1"], ["Ana", "Beispiel", "V2"]),
    OFFERS: (["Titel", "Raum", "Nr"], ["Nähen für Mütter", "Küche", "O1"], ["Café", "Saal", "O2"]),
}


@pytest.mark.parametrize("kind", LINES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_headings_that_repeat_sums_and_code_pages(
    kind: ListKind, encoding: str, take: Take, desk: Desk
) -> None:
    headings, first, second = LINES[kind]
    width = len(headings) - 1
    rows = [headings, first, headings, second, ["Summe", *[""] * width], ["Stand: 01.10.2026", *[""] * width]]
    found = take(kind, rows, encoding)
    assert (found.new, [note.line for note in found.refused]) == (2, [3, 5, 6])
    if kind is VOLUNTEERS:
        assert {row.data.family_name for row in volunteers.everybody(desk)} == {"Müßig", "Beispiel"}
    if kind is OFFERS:
        assert {row.data.title for row in offers.listed(desk)} == {"Nähen für Mütter", "Café"}


@pytest.mark.parametrize("kind", [VOLUNTEERS, OFFERS])
def test_numbers_that_a_table_program_shortened_are_refused(kind: ListKind, take: Take) -> None:
    heading = "Vorname" if kind is VOLUNTEERS else "Titel"
    found = take(
        kind, [["Nr", heading], ["2,02512E+11", "Eins"], ["1001.0", "Zwei"], ["٤٢", "Drei"]], "utf-8"
    )
    assert (found.new, [note.line for note in found.refused]) == (2, [2])
