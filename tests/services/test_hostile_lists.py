"""Lists that were made to hold the program up: refused by a budget, or read as if nothing were the matter."""

import io
import os
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from woilmenau_desk.domain.errors import (
    KnownError,
    NotARegularFile,
)
from woilmenau_desk.domain.limits import ListLimits
from woilmenau_desk.domain.list_errors import (
    BrokenFile,
    FileTooLarge,
    FileTooSlow,
    ProtectedFile,
)
from woilmenau_desk.services.lists.budget import Budget
from woilmenau_desk.services.lists.cell_damage import mended
from woilmenau_desk.services.lists.table_files import Table, read_table
from woilmenau_desk.services.people.headings import is_heading

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PEOPLE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Vorname</t></is></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Anna</t></is></c><c r="B2" t="str"><v>Probe</v></c></row>'
)
TEXTS = f"<sst {MAIN}><si><t>Nachname</t></si></sst>"
STYLES = f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>'
SMALL = ListLimits(columns=50, cells=2_000, rows=1_000, seconds=5)


def book(
    path: Path,
    rows: Iterable[str] = (),
    *,
    texts: str = TEXTS,
    styles: str = STYLES,
    before: str = "",
    sheets: int = 1,
) -> Path:
    """A workbook with Anna Probe, and what else somebody put beside her."""
    listed = "".join(f'<sheet name="L{n}" sheetId="{n}" r:id="rId1"/>' for n in range(sheets))
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{part}"/>'
        for n, (kind, part) in enumerate(
            (("worksheet", "s.xml"), ("sharedStrings", "t.xml"), ("styles", "/xl/f.xml")), 1
        )
    )
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/t.xml": texts,
        "xl/f.xml": styles,
        "xl/s.xml": f"<worksheet {MAIN}>{before}<sheetData>{PEOPLE}{''.join(rows)}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def read(path: Path, limits: ListLimits = SMALL) -> Table:
    return read_table(path, is_heading, limits)


def is_anna(table: Table) -> bool:
    return table.headings == ("Vorname", "Nachname") and table.rows[0].cells[:2] == ("Anna", "Probe")


# What costs next to nothing


def test_headings_without_end_are_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Vorname,Nachname" + "," * 300_000 + "\nAnna,Probe" + "," * 300_000 + "\n")
    begun = time.thread_time()
    assert is_anna(read(path, ListLimits()))
    assert time.thread_time() - begun < 5  # it was a minute
    path.write_text(",".join(f"x{number}" for number in range(1_001)) + "\n")
    with pytest.raises(FileTooLarge, match="höchstens 1000 Spalten"):
        read(path, ListLimits())


def test_what_was_only_formatted_is_not_read(tmp_path: Path) -> None:
    empty = [
        f'<row r="{line}" spans="1:9" s="3" customFormat="1">'
        + "".join(f'<c r="{letters}{line}" s="3"/>' for letters in ("A", "Z", "XFD"))
        + "</row>"
        for line in range(3, 8_000)
    ]
    begun = time.thread_time()
    table = read(book(tmp_path / "p.xlsx", [*empty, '<row r="8000"><c r="A8000"><v>7</v></c></row>']))
    assert is_anna(table)
    assert [(row.line, row.cells) for row in table.rows[1:]] == [(8_000, ("7",))]
    assert time.thread_time() - begun < 5


def test_a_place_that_is_left_out_is_counted(tmp_path: Path) -> None:
    # Without their places, empty cells still have one; so has a row.
    rows = [
        '<row><c/><c t="str"><v>Zwei</v></c></row>',
        '<row r="9"><c r="A9"/><c><v>1</v></c></row>',
        "<row/>",
    ]
    table = read(book(tmp_path / "p.xlsx", rows))
    assert [(row.line, row.cells) for row in table.rows[1:]] == [(3, ("", "Zwei")), (9, ("", "1"))]


@pytest.mark.parametrize(
    "before", ['<dimension ref="A1:XFD1048576"/>', '<dimension ref="A1"/>', "<!-- <row -->"]
)
def test_a_size_that_lies_is_not_believed(tmp_path: Path, before: str) -> None:
    assert is_anna(read(book(tmp_path / "p.xlsx", before=before)))


# What is refused


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (['<row r="3"><c r="XFD3"><v>1</v></c></row>'], "50 Spalten"),
        (["<row><c><v>1</v></c></row>"] * 1_100, "1000 Zeilen"),
        (['<row><c r="AA1"><v>1</v></c></row>'] * 100, "2000 Zellen"),
    ],
)
def test_a_sheet_has_a_budget(tmp_path: Path, rows: list[str], said: str) -> None:
    with pytest.raises(FileTooLarge, match=f"höchstens {said}"):
        read(book(tmp_path / "p.xlsx", rows))


def test_the_same_sheet_under_many_names_counts_each_time(tmp_path: Path) -> None:
    rows = ["<row><c><v>1</v></c></row>"] * 900
    with pytest.raises(FileTooLarge, match="2000 Zellen"):
        read(book(tmp_path / "p.xlsx", rows, sheets=50))


def test_what_unfolds_to_more_than_it_may_is_refused_before_it_does(tmp_path: Path) -> None:
    bomb = book(tmp_path / "p.xlsx", ["<row><c><v>1</v></c></row>" * 100_000])
    assert bomb.stat().st_size < 20_000
    with pytest.raises(FileTooLarge, match="1 MB"):
        read(bomb, ListLimits(unpacked=1_000_000))
    styles = book(tmp_path / "q.xlsx", styles=STYLES.replace("<xf ", "<xf/>" * 300_000 + "<xf "))
    with pytest.raises(FileTooLarge, match="1 MB"):
        read(styles, ListLimits(part=1_000_000))
    # What says that it is small ends there, and its sum is wrong.
    content = bomb.read_bytes()
    size = content.rindex(b"xl/s.xml") - 46 + 24
    bomb.write_bytes(content[:size] + (500).to_bytes(4, "little") + content[size + 4 :])
    with pytest.raises(BrokenFile):
        read(bomb)


def test_the_time_is_a_budget_too(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", ["<row><c><v>1</v></c></row>"] * 10)
    with pytest.raises(FileTooSlow, match="nach -1 Sekunden"):
        read(path, ListLimits(seconds=-1))
    lines = tmp_path / "p.csv"
    lines.write_text("Vorname\nAnna\n")
    with pytest.raises(FileTooSlow):
        read(lines, ListLimits(seconds=-1))
    moments = iter((0.0, 1.0, 3.0))
    budget = Budget("p", ListLimits(seconds=2), lambda: next(moments))
    budget.look()
    with pytest.raises(FileTooSlow):
        budget.look()


def test_a_cell_without_end_is_told_and_not_read(tmp_path: Path) -> None:
    rows = [
        f'<row><c t="str"><v>{"a" * 40_000}</v></c></row>',
        f'<row><c t="inlineStr"><is><t>{"b" * 40_000}</t></is></c></row>',
    ]
    found = read(book(tmp_path / "p.xlsx", rows)).rows[1:]
    assert [len(row.cells[0]) for row in found] == [32_767, 32_767]
    assert {str(row.spoiled[0]) for row in found} == {"Dort steht mehr, als eine Zelle fasst."}


@pytest.mark.parametrize(
    "texts",
    [
        f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{TEXTS}',
        f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{TEXTS}',
        TEXTS[:-9],
        f"<sst {MAIN}></sst>",  # a text that is not there
    ],
)
def test_a_workbook_that_declares_or_lacks_something_is_broken(tmp_path: Path, texts: str) -> None:
    with pytest.raises(BrokenFile):
        read(book(tmp_path / "p.xlsx", texts=texts))


def test_archives_that_play_tricks_are_broken(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/s.xml", "<worksheet/>")
    with pytest.raises(BrokenFile):
        read(path)
    crowd = io.BytesIO()
    with zipfile.ZipFile(crowd, "w") as archive:
        for number in range(200):
            archive.writestr(f"{number}{'x' * 60_000}", "")
    path.write_bytes(crowd.getvalue())  # the list of what is in it is longer than it may be
    with pytest.raises(BrokenFile):
        read(path)
    locked = bytearray(book(path).read_bytes())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(locked)
    with pytest.raises(ProtectedFile):
        read(path)


@pytest.mark.skipif(os.name != "posix", reason="pipes have a path there")
def test_a_pipe_and_a_device_are_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csv")
    for path in (tmp_path / "p.csv", Path("/dev/zero"), Path("/dev/tty")):
        if path.exists():
            with pytest.raises(NotARegularFile, match="keine gewöhnliche Datei"):
                read(path)


def test_a_file_without_content_but_with_a_size_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    with path.open("wb") as file:
        file.truncate(1_800_000_000)
    with pytest.raises(FileTooLarge, match="50 MB"):
        read(path)


@pytest.mark.parametrize("start", ['="', '="a', "=", ""])
@pytest.mark.parametrize("piece", ['"', '""', '"a', "%41", "&#1", "\\x41", "_x", "Ã¤"])
def test_no_cell_is_mended_for_ever(start: str, piece: str) -> None:
    begun = time.thread_time()
    mended(start + piece * 1_000 + "x")
    assert time.thread_time() - begun < 0.5


@pytest.mark.parametrize(
    "content", [b'Vorname\n"' + b"a\n" * 500, b"Vorname\n" + b'"a\n' * 500, b"\0" * 5_000]
)
def test_quotes_and_zeros_without_end(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    try:
        read(path)
    except KnownError:
        pass
