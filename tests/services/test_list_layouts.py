"""Which sheet and which rows are the list, what a file really is, and in which letters it was written."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from woilmenau_desk.domain.errors import (
    FolderGiven,
)
from woilmenau_desk.domain.list_errors import (
    BrokenFile,
    EmptyFile,
    NoVisibleSheet,
    OtherFormat,
    SeveralSheets,
    UnsureEncoding,
)
from woilmenau_desk.services.lists.table_files import read_table
from woilmenau_desk.services.lists.text_encodings import Unsure, decoded, is_scrambled, unscrambled
from woilmenau_desk.services.people.headings import columns_of, is_heading, is_no_person


def book(path: Path, **sheets: tuple[str, Sequence[Sequence[Any]]]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, (state, rows) in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = state
    made.save(path)
    return path


PEOPLE = (("Vorname", "Nachname"), ("Mira", "Lind"))


def test_of_several_sheets_the_one_with_most_headings(tmp_path: Path) -> None:
    path = book(
        tmp_path / "p.xlsx",
        Deckblatt=("visible", [["Stand: 1.10.2026"]]),
        Auswahl=("hidden", [["Vorname", "Nachname", "Telefon"], ["a", "b", "c"]]),
        Kurz=("visible", [["Name"], ["Mira"]]),
        Personen=("visible", PEOPLE),
    )
    table = read_table(path, is_heading)
    assert (table.sheet, table.headings) == ("Personen", ("Vorname", "Nachname"))
    assert [str(text) for text in table.told] == [
        "Gelesen wird das Blatt „Personen“; nicht gelesen: „Deckblatt“, „Kurz“."
    ]


def test_two_equal_sheets_are_told_and_none_is_taken(tmp_path: Path) -> None:
    with pytest.raises(SeveralSheets, match=r"„Eins“, „Zwei“.*jedes für sich"):
        read_table(book(tmp_path / "p.xlsx", Eins=("visible", PEOPLE), Zwei=("visible", PEOPLE)), is_heading)
    # An empty form beside the list is no second list.
    table = read_table(
        book(tmp_path / "q.xlsx", Vorlage=("visible", PEOPLE[:1]), Liste=("visible", PEOPLE)), is_heading
    )
    assert table.sheet == "Liste"


@pytest.mark.parametrize(
    "rows, line, headings",
    [
        ([["Liste"], [], ["Vorname", "Nachname"], ["Mira", "Lind"]], 3, ("Vorname", "Nachname")),
        ([["Name", None], ["Vor-", "Nach-"], ["Mira", "Lind"]], 2, ("Vor-Name", "Nach-Name")),
        ([["Person", None, "Kontakt"], ["Vorname", "Nachname", "Telefon"], ["Mira", "Lind", "1"]], 2,
         ("Vorname", "Nachname", "Telefon")),
        ([["Name", None, "Telefon"], ["Vorname", "Nachname", None], ["Mira", "Lind", "1"]], 2,
         ("Vorname", "Nachname", "Telefon")),
        ([["Vorname", "Nachname"], ["Vorname", "Nachname"], ["Mira", "Lind"]], 1, ("Vorname", "Nachname")),
    ],
)  # fmt: skip
def test_the_row_of_headings(
    tmp_path: Path, rows: list[list[str | None]], line: int, headings: tuple[str, ...]
) -> None:
    table = read_table(book(tmp_path / "p.xlsx", Liste=("visible", rows)), is_heading)
    assert (table.heading_line, table.headings) == (line, headings)
    assert [row.cells[0] for row in table.rows][-1] == "Mira"
    assert columns_of(table, "p.xlsx").places.keys() >= {"given_name", "family_name"}


@pytest.mark.parametrize(
    "row",
    [
        ("Summe", "", "12"),
        ("Gesamt: 12",),
        ("", "Total", "3", "4"),
        ("Anzahl Personen: 12",),
        ("12 Personen",),
        ("Stand: 01.10.2026",),
        ("Stand 10/2026",),
        ("Seite 1 von 3",),
        ("- 2 -",),
        ("Ilmenau, den 01.10.2026",),
        ("____________",),
        ("Unterschrift der Leitung",),
        ("Datum: ",),
        ("erstellt am 1.10.2026 von C.",),
        ("Ende der Liste",),
    ],
)
def test_rows_that_are_no_people(row: tuple[str, ...]) -> None:
    assert is_no_person(row)


@pytest.mark.parametrize(
    "row",
    [
        ("Summe", "Anna"),
        ("Stand", ""),
        ("Stand", "Petra", "1990"),
        ("Anna", "Gesamt"),
        ("Seite", "Uwe"),
        ("Mira",),
        ("Sum", "", "1990"),
        ("Summer",),
        ("Datum", "Lena"),
        ("Page", "Jimmy"),
    ],
)
def test_people_who_are_called_like_that(row: tuple[str, ...]) -> None:
    assert not is_no_person(row)


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return content.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    "content, kind",
    [
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "alte Excel-Datei"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "LibreOffice"),
        (zipped(xl__workbook_bin=b"x"), "XLSB"),
        (b"<html><table><tr><td>Vorname</td></tr></table>", "Webseite"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><html>", "Webseite"),
        (b'<?xml version="1.0"?><Workbook>', "XML"),
        (b"%PDF-1.7\n", "PDF"),
        (b'[{"Vorname": "Mira"}]', "JSON"),
        (b"{\\rtf1 Vorname}", "RTF"),
    ],
)
def test_what_is_another_format_is_told_by_its_name(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    with pytest.raises(OtherFormat, match=kind) as told:
        read_table(path, is_heading)
    assert "als gewöhnliche XLSX speichern" in str(told.value)


def test_a_text_that_is_called_xlsx_is_read(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_text("Vorname;Nachname\nMira;Lind\n")
    assert read_table(path, is_heading).rows[0].cells == ("Mira", "Lind")


def test_what_is_not_empty_is_not_called_so(tmp_path: Path) -> None:
    with pytest.raises(FolderGiven, match="ist ein Ordner"):
        read_table(tmp_path)
    path = book(tmp_path / "p.xlsx", Eins=("visible", []), Zwei=("hidden", PEOPLE))
    with pytest.raises(EmptyFile):
        read_table(path, is_heading)
    hidden = tmp_path / "q.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(hidden, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'state="visible"', b'state="veryHidden"'))
    with pytest.raises(NoVisibleSheet, match="einblenden"):
        read_table(hidden, is_heading)
    foreign = tmp_path / "r.xlsx"
    full = book(tmp_path / "s.xlsx", Eins=("visible", PEOPLE))
    with zipfile.ZipFile(full) as source, zipfile.ZipFile(foreign, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b"spreadsheetml/2006/main", b"spreadsheetml/2099/main")
            target.writestr(name, content)
    with pytest.raises(BrokenFile):
        read_table(foreign, is_heading)


# Letters

WRITTEN = {
    "cp1252": "Jörg Müller|Käthe Groß|Hélène François|José Muñoz|João Simões|Bjørn Sørensen",
    "mac_roman": "Jörg Müller|Käthe Groß|Anna Schön",
    "cp437": "Jörg Müller|Käthe Groß|Anna Schön",
    "cp1250": "Łukasz Wójcik|Żaneta Ziółkowska|Michał Dąbrowski|Jiří Dvořák|Nikola Šarić",
    "cp1251": "Оксана Шевченко|Тарас Зразковий|Юрий Щербаков",
    "koi8-u": "Оксана Шевченко|Тарас Зразковий",
    "cp1254": "Işıl Yılmaz|Özgür Doğan|Şerife Güneş|İbrahim Çelik",
    "cp1256": "محمد الأحمد|فاطمة حسن",
    "cp1253": "Γιώργος Παπαδόπουλος",
    "cp1255": "משה כהן",
}


def lined(words: str) -> str:
    return "Vorname;Nachname\r\n" + words.replace(" ", ";").replace("|", "\r\n") + "\r\n"


@pytest.mark.parametrize("code", WRITTEN)
def test_a_code_page_is_known_by_its_words(code: str) -> None:
    text = lined(WRITTEN[code])
    assert decoded(text.encode(code)).text == text


@pytest.mark.parametrize(
    "code", ["cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "mac_roman", "cp437", "koi8-u"]
)
@given(data=st.data())
def test_a_code_page_is_known_or_doubted_but_never_mistaken(code: str, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(WRITTEN[code].split("|")), min_size=1, max_size=3))
    text = lined("|".join(some))
    try:
        found = decoded(text.encode(code)).text
    except Unsure:
        return
    assert found == text


def test_a_doubted_code_page_is_named(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes("Nachname\nDoğan\n".encode("cp1254"))
    with pytest.raises(UnsureEncoding, match=r"Windows-1250 / Windows-1254.*CSV UTF-8"):
        read_table(path, is_heading)


def test_a_few_broken_lines_do_not_spoil_a_file(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    good = "".join(f"Jörg;Müller {number}\n" for number in range(9))
    path.write_bytes(f"Vorname;Nachname\n{good}".encode() + "Zoë;Groß\n".encode("cp1252"))
    table = read_table(path, is_heading)
    assert table.rows[0].cells == ("Jörg", "Müller 0")
    assert table.rows[-1].cells == ("Zo\ufffd", "Gro\ufffd")
    assert "verloren gegangen" in str(table.told[0])


@given(st.text(st.characters(categories=["L", "Nd", "Zs"]), max_size=12))
def test_what_was_read_in_a_code_page_is_unscrambled(text: str) -> None:
    if text.isascii() or is_scrambled(text) or unscrambled(text):
        return
    read = text.encode().decode("latin-1")
    found = unscrambled(read)
    assert found in (None, text)


@pytest.mark.parametrize(
    "name", ["Müller", "José", "Ріна", "Сњежана", "Şükrü", "Nguyễn", "Lê", "Ngô", "محمد", "Ñuñoa"]
)
def test_a_name_that_is_right_is_not_scrambled(name: str) -> None:
    assert unscrambled(name) is None
    assert not is_scrambled(name)
