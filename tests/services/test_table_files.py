"""Reading tables: every dialect that table programs write, and files that are no tables."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from woilmenau_desk.domain.errors import (
    CannotRead,
    KnownError,
)
from woilmenau_desk.domain.limits import ListLimits
from woilmenau_desk.domain.list_errors import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    NoSuchFile,
    ProtectedFile,
    UnsureEncoding,
    WrongKindOfFile,
)
from woilmenau_desk.services.lists.table_files import Table, read_table
from woilmenau_desk.services.people.headings import is_heading

HEADINGS = ("given_name", "Nachname", "Geburtsjahr", "Telefon")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")

# Whatever can stand in a cell, with what matters to CSV more often; no surrogates, which no encoding holds.
cells = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(",;\t\"'\r\n =äЖ")), max_size=12
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, len(HEADINGS)))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6))
    return [list(HEADINGS[:width]), *rows]


def written(rows: Sequence[Sequence[str]], delimiter: str, line_end: str, quoting: Any) -> str:
    if any(char in cell for char in "\r\n" if char not in line_end for row in rows for cell in row):
        # Before Python 3.13 the writer leaves the other line break without quotes.
        quoting = csv.QUOTE_ALL
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    return text.getvalue()


def read(path: Path) -> list[list[str]]:
    found = read_table(path, is_heading)
    assert not any(row.trouble or row.spoiled for row in found.rows)
    return [list(found.headings), *(list(row.cells) for row in found.rows)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tables(),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(ENCODINGS),
)
@example([["given_name"], ["Müller, Anna"], ["a;b"]], ";", "\n", csv.QUOTE_MINIMAL, "cp1252")
def test_what_was_written_is_read_back(
    tmp_path: Path, rows: list[list[str]], delimiter: str, line_end: str, quoting: Any, encoding: str
) -> None:
    text = written(rows, delimiter, line_end, quoting)
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:  # not every character has a place in Windows' own table
        content = text.encode()
    # Without a mark at its start a text may mean something else in UTF-8.
    if encoding == "cp1252" and not is_plain(content, text):
        content = text.encode("utf-8-sig")
    path = tmp_path / "personen.csv"
    path.write_bytes(content)
    try:
        found = read(path)
    except WrongKindOfFile:
        assert sum(char < " " and char not in "\t\n\v\f\r" for char in text) > 10
        return
    assert found == [row for row in rows if any(map(str.strip, row))]


def is_plain(content: bytes, text: str) -> bool:
    try:
        return content.decode() == text
    except UnicodeDecodeError:
        return True


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_a_known_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "irgendwas"
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"given_name;id\n"):
        path.write_bytes(start + content)
        try:
            read_table(path, is_heading)
        except KnownError:
            pass


def test_excels_own_first_line_names_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("sep=;\r\nVorname;Nachname\r\nAnna, genannt Anni;Ötzi\r\n", "utf-8", newline="")
    table = read_table(path, is_heading)
    assert (table.headings, table.heading_line) == (("Vorname", "Nachname"), 2)
    assert table.rows[0].cells == ("Anna, genannt Anni", "Ötzi")


def test_lines_are_counted_as_an_editor_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text('\nVorname,Telefon\n\nAnna,"eins\nzwei"\n,\nBen,1\n')
    table = read_table(path, is_heading)
    assert [(row.line, row.cells) for row in table.rows] == [(4, ("Anna", "eins\nzwei")), (7, ("Ben", "1"))]


def test_an_open_quote_spoils_one_line(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text('Vorname,Telefon\nAnna,"1\nBen,2\n"Cem" Ali,3\nDora,4\n')
    table = read_table(path, is_heading)
    assert [(row.line, row.cells) for row in table.rows if row.trouble is None] == [
        (3, ("Ben", "2")),
        (4, ("Cem Ali", "3")),
        (5, ("Dora", "4")),
    ]
    assert [(row.line, str(row.trouble)) for row in table.rows if row.trouble] == [
        (2, "Ein Anführungszeichen wird nicht geschlossen.")
    ]


def book(path: Path, *rows: Sequence[Any]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    other = made.create_sheet("Zweites Blatt")
    other.append(["nicht", "dies"])
    made.save(path)
    return path


def test_the_first_sheet_is_read_as_one_would_type_it(tmp_path: Path) -> None:
    path = book(
        tmp_path / "p.xlsx",
        ["Vorname", "Geburtsjahr", "Telefon", None],
        ["Олена", 1990.0, 176123, None],
        [],
        ["محمد", date(1990, 5, 1), datetime(2020, 1, 2, 3, 4), 1.5],
        [None, True],
    )
    table = read_table(path)
    assert table.headings == ("Vorname", "Geburtsjahr", "Telefon")
    assert [(row.line, [cell for cell in row.cells if cell]) for row in table.rows] == [
        (2, ["Олена", "1990", "176123"]),
        (4, ["محمد", "1990-05-01", "2020-01-02 03:04:00", "1.5"]),
        (5, ["True"]),
    ]


def with_formula(path: Path, cached: str) -> Path:
    """A workbook whose cell A2 is a formula, with what a table program stored as its result."""
    plain = book(path.with_suffix(".tmp"), ["Vorname", "Nachname"], ["=1+1", "=2"], ["Anna", "B"])
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f>" + cached.encode())
                content = content.replace(b"<f>1+1</f><v />", b"<f>1+1</f>" + cached.encode())
                assert cached.encode() in content
            target.writestr(name, content)
    return path


def test_of_a_formula_its_result_counts(tmp_path: Path) -> None:
    row, other = read_table(with_formula(tmp_path / "p.xlsx", "<v>2</v>")).rows
    assert row.cells[0] == "2"
    # The other one has no result: that is told, not taken for an empty cell.
    assert {place: str(text) for place, text in row.spoiled.items()} == {
        1: "Die Formel hat kein gespeichertes Ergebnis."
    }
    assert other.cells == ("Anna", "B")
    assert not other.spoiled


def test_a_formula_over_several_cells_is_none_too(tmp_path: Path) -> None:
    formula = ArrayFormula("B2:B3", "=C2:C3")
    (row, _) = read_table(book(tmp_path / "p.xlsx", ["Vorname", "Tel"], ["Anna", formula], ["Ben", 1])).rows
    assert str(row.spoiled[1]) == "Die Formel hat kein gespeichertes Ergebnis."


def test_a_text_that_begins_like_a_formula_is_text(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Vorname", "Tel"])
    sheet["A2"] = "=cmd|' /C calc'!A0"
    sheet["A2"].data_type = "s"
    made.save(tmp_path / "p.xlsx")
    (row,) = read_table(tmp_path / "p.xlsx").rows
    assert (row.cells[0], row.spoiled) == ("=cmd|' /C calc'!A0", {})


def test_a_tables_own_errors_are_told(tmp_path: Path) -> None:
    (row,) = read_table(book(tmp_path / "p.xlsx", ["Vorname", "Nachname"], ["#REF!", "B"])).rows
    assert str(row.spoiled[0]) == "Dort steht ein Fehler der Tabelle: #REF!."


def encrypted() -> bytes:
    return (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    )


def zipped(**files: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


@pytest.mark.parametrize(
    "content, error",
    [
        (b"", EmptyFile),
        (b"\n \n\t\n", EmptyFile),
        (b"\xef\xbb\xbf", EmptyFile),
        (encrypted(), ProtectedFile),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), WrongKindOfFile),
        (b"PK\x03\x04 abgebrochen", BrokenFile),
        (zipped(word__document_xml="<x/>"), WrongKindOfFile),
        (zipped(xl__workbook_xml="<x"), BrokenFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, WrongKindOfFile),
        ("Vorname\nDoğan".encode("cp1254"), UnsureEncoding),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: bytes, error: type[KnownError]) -> None:
    path = tmp_path / "tabelle.xlsx"
    path.write_bytes(content)
    with pytest.raises(error) as told:
        read_table(path)
    assert "tabelle.xlsx" in str(told.value)
    assert "Nichts wurde importiert." in str(told.value)


def test_an_empty_sheet_is_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "leer.xlsx"
    Workbook().save(path)
    with pytest.raises(EmptyFile):
        read_table(path)


def test_a_truncated_workbook_is_broken(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", ["Vorname"], *([f"Anna {number}"] for number in range(500)))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(BrokenFile):
        read_table(path)


def test_a_path_that_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="gibt es nicht"):
        read_table(tmp_path / "fehlt.csv")
    with pytest.raises(CannotRead):
        read_table(tmp_path)


def test_there_is_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Vorname\n" + "Anna\n" * 12)
    assert isinstance(read_table(path, limits=ListLimits(rows=12)), Table)
    with pytest.raises(FileTooLarge, match="höchstens 11 Zeilen"):
        read_table(path, limits=ListLimits(rows=11))
    with pytest.raises(FileTooLarge):
        read_table(path, limits=ListLimits(size=10))
    big = book(tmp_path / "p.xlsx", ["Vorname"], ["Anna"])
    with pytest.raises(FileTooLarge):
        read_table(big, limits=ListLimits(unpacked=1_000))
