"""Lists as table programs leave them: every row ends right, or empty and told, or refused for its name or its key.

The people are invented; the small files beside this one each stand for a kind of damage.
"""

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.transfer.persons import import_persons
from woilmenau_desk.storage.people import importing

LISTS = Path(__file__).parent / "lists"
COLUMNS = {
    "external_id": "Nummer",
    "given_name": "Vorname",
    "family_name": "Nachname",
    "birth_year": "Geburtsdatum",
    "gender": "Geschlecht",
    "nationality": "Staatsangehörigkeit",
    "language": "Sprache",
    "phone": "Telefon",
    "card_number": "Kartennummer",
}


def everybody(desk: Desk) -> list[PersonData]:
    fields = tuple(PersonData.__dataclass_fields__)
    with desk.store.read() as conn:
        found = [PersonData(*values) for values in importing.everybody(conn, fields)]
    # Whoever has no number from outside leaves by the store's own.
    numbers = {data.external_id: None for data in found if (data.external_id or "").startswith("#")}
    return [
        replace(
            data,
            card_number=data.card_number or "",
            external_id=numbers.get(data.external_id, data.external_id),
        )
        for data in found
    ]


def refused(found: Imported) -> dict[int, str]:
    return {note.line: str(note.text) for note in found.refused}


def remarks(found: Imported) -> dict[int, str]:
    return {note.line: str(note.text) for note in found.remarks}


# The small files


@dataclass(frozen=True)
class Right:
    """What is right for a file: who is in the register then, and which lines are refused or told, with these words."""

    people: Sequence[PersonData]
    refused: dict[int, str] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)
    source: str = "Überschriften in Zeile 1"


DATES_TOLD = "Vom Geburtsdatum"
RIGHT = {
    "02b-sep-bom-utf16.csv": Right(
        [PersonData("Олена", "Тестенко")], source="Text in UTF-16, Überschriften in Zeile 2"
    ),
    "03-sci.csv": Right([], {2: "Excel hat die Nummer gekürzt", 3: "Excel hat die Nummer gekürzt"}),
    "04-qm.csv": Right([PersonData("Jörg", "Müller", 1970)], {2: "CSV UTF-8", 3: "CSV UTF-8"}),
    "05-cp1251.csv": Right(
        [PersonData("Оксана", "Прикладенко", 1988), PersonData("Тарас", "Зразковий", 1979)],
        source="Windows-1251",
    ),
    "05d-double.csv": Right([PersonData("Jörg", "Müßig")]),
    "06e-twohead.csv": Right(
        [PersonData("Mona", "Zweikopf", phone="0157 22")], source="Überschriften in Zeile 2"
    ),
    "07-repeat.csv": Right(
        [PersonData("Rita", "Repetta", 1981), PersonData("Rolf", "Repetto", 1982)],
        {3: "noch einmal die Überschriften", 5: "keine Person", 6: "keine Person"},
    ),
    "08-hidden.xlsx": Right([PersonData("Vera", "Sichtbar")], source="Blatt „Personen“"),
    "09b-x000d.xlsx": Right([PersonData("Xenia Maria", "Escapa", phone="0157")]),
    "10-strict.xlsx": Right([PersonData("Xenia", "Escapa", phone="0157")]),
    "11-zeros.xlsx": Right(
        [PersonData("Null", "Fuehrend", phone="015731234567", external_id="00017", card_number="0042")]
    ),
    "12-datecard.xlsx": Right(
        [PersonData("", "Maiwald")],
        {2: "Spalte „Nummer“: Dort steht ein Datum"},
        {3: "Spalte „Vorname“: Dort steht ein Datum"},
    ),
    "13-pandas.csv": Right(
        [
            PersonData("Pana", "Dasfloat", 1990, phone="491573123456", external_id="1001", card_number="77"),
            PersonData("Noid", "Dasfloat"),
        ]
    ),
    "14-dates.xlsx": Right(
        [
            PersonData("Serien", "Zahl", 1991),
            PersonData("Echt", "Datum", 1991),
            PersonData("Text", "Datum", 1991),
            PersonData("Text", "Jahr", 1992),
            PersonData("Monat", "Jahr", 1993),
            PersonData("US", "Datum", 1994),
            PersonData("Punkt", "Leer", 1995),
            PersonData("Monats", "Name", 1996),
        ],
        {2: "Das Geburtsjahr 1905 kann nicht stimmen"},
        {3: DATES_TOLD},
    ),
    "15-headings.csv": Right(
        [PersonData("Berta", "Beispiel", 1980, "female", "SY", phone="0157 41")],
        told={1: "„E-Mail“ ist nicht bekannt", 2: DATES_TOLD},
    ),
    "18-quotes.csv": Right(
        [
            PersonData("Anna Maria", 'O"Neil', phone="0157;61"),
            PersonData("Carla", "Danach", phone="0157 63"),
        ],
        {4: "Anführungszeichen"},
    ),
    "21-bool.xlsx": Right(
        [PersonData("", "Wahrname", phone="491573123456"), PersonData("Fließ", "Komma")],
        told={2: "Spalte „Vorname“: Dort steht ein Wahrheitswert", 3: "Spalte „Telefon“"},
    ),
    "31-digits.csv": Right(
        [
            PersonData("İbrahim", "Örnekoğlu", 1990, phone="0157888999", card_number="555", external_id="A1"),
            PersonData("Işıl", "Örnek", 1991, phone="0157 8889998", card_number="556", external_id="A2"),
            PersonData("Strauß", "Groß", 1992, phone="0157", card_number="557", external_id="A3"),
        ]
    ),
    "33-two.csv": Right(
        [
            PersonData("Zwei", "Telefone", phone="0157 42000000 / 0176 43000000"),
            PersonData("Fest", "Netz", phone="03677 123456 / 0157 42000001"),
        ],
        told={3: "dort steht noch mehr"},
    ),
}


def test_every_small_file_is_described() -> None:
    assert set(RIGHT) == {path.name for path in LISTS.iterdir()}


@pytest.mark.parametrize("name", RIGHT)
def test_small_files(desk: Desk, name: str) -> None:
    right = RIGHT[name]
    found = import_persons(desk, LISTS / name).value
    assert everybody(desk) == list(right.people)
    assert found.new == len(right.people)
    assert refused(found).keys() == right.refused.keys()
    assert all(words in refused(found)[line] for line, words in right.refused.items())
    assert remarks(found).keys() == right.told.keys()
    assert all(words in remarks(found)[line] for line, words in right.told.items())
    assert right.source in str(found.source.text)


# A long list, with every kind of damage


@dataclass
class Cell:
    """What stands in a cell, and what may become of it: the truth, or nothing where it is told; a key is refused."""

    text: str
    value: Any  # the truth
    may_be_empty: bool = False


Damage = Callable[[random.Random, str], str]


def scientific(_random: random.Random, text: str) -> str:
    return f"{float(text):.5E}".replace(".", ",").replace("E+0", "E+0")


def in_cp1252(_random: random.Random, text: str) -> str:
    return "".join(
        bytes((byte,)).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


NUMBER_MENDED: Sequence[Damage] = (
    lambda _r, text: f"{text}.0",
    lambda _r, text: f'="{text}"',
    lambda _r, text: f"'{text}",
    lambda _r, text: f"\u00a0{text}\u00a0",
    lambda _r, text: f"{text}\u200b",
    lambda _r, text: f"\u202a{text}\u202c",
    lambda _r, text: f"{text}_x000D_",
    lambda _r, text: f"{text}\n",
    lambda _r, text: "".join(chr(0x660 + int(digit)) for digit in text),
    lambda _r, text: "".join(chr(0x6F0 + int(digit)) for digit in text),
    lambda _r, text: "".join(chr(0xFF10 + int(digit)) for digit in text),
    lambda _r, text: "".join(chr(0x966 + int(digit)) for digit in text),
)
NUMBER_LOST: Sequence[Damage] = (
    scientific,
    lambda _r, text: scientific(_r, text).replace(",", "."),
    lambda _r, text: f"{float(text):.0E}",
    lambda _r, _text: "#N/A",
    lambda _r, _text: "#NAME?",
    lambda _r, _text: "#BEZUG!",
    lambda _r, _text: "########",
    lambda _r, _text: "01. Mrz",
    lambda _r, _text: "2026-03-01 00:00:00",
    lambda _r, _text: "03.11.2026",
    lambda _r, _text: "WAHR",
    lambda _r, text: f"{text}.5E+03",
)
KEY_LOST: Sequence[Damage] = (
    *NUMBER_LOST,
    lambda _r, text: f"{text[:3]}\ufffd{text[4:]}",
    lambda _r, text: f"{text[:3]}?{text[4:]}",
    lambda _r, text: f"{text[:3]}\u202f{text[3:6]}\u202f{text[6:]}",
    lambda _r, text: f"{int(text):,}".replace(",", "."),
)
NOTHING = ("", "-", "k. A.", "n/a", "NULL", "nan", "unbekannt")
GIVEN = (
    "Amina Omar Mira Jörg Žaneta Łukasz Işıl Şükrü François Zoë Nguyễn Đorđe Олена Тарас محمد فاطمة ትግስት Ani-Lena "
    "O’Neil 'Abd Null True None Nan Dat Mai Juni April Mädchen Ümit Straße Göçer İbrahim Ælfric São"
).split()
FAMILY = (
    "Haddad Said Müller Dvořák Šimečková Yılmaz Öztürk Шевченко Зразковий الأحمد حسن ተስፋይ al-Rahman Groß Peña Erdős "
    "Ngô Lê Trần Kovačić Wójcik Null Land Summer Stand Total"
).split()
NAME_MENDED: Sequence[Damage] = (
    in_cp1252,
    lambda r, text: in_cp1252(r, in_cp1252(r, text)),
    lambda _r, text: f"{text}\u00a0",
    lambda _r, text: f"\ufeff{text}",
    lambda _r, text: f"{text[:1]}\u200b{text[1:]}",
    lambda _r, text: f"\u202b{text}\u202c",
    lambda _r, text: f"{text}_x000D_",
    lambda _r, text: f"{text}\r\n",
    lambda _r, text: f'="{text}"',
    lambda _r, text: "".join(f"&#{ord(char)};" if not char.isascii() else char for char in text),
)
NAME_LOST: Sequence[Damage] = (
    lambda _r, text: "?" * len(text) if len(text) > 1 else "??",
    lambda r, text: text[:1] + "?" + text[2:] + ("x" if len(text) < 3 else ""),
    lambda _r, text: "?" + (text[1:] or "x"),
    lambda _r, text: f"{text[:1]}\ufffd{text[2:]}",
    lambda _r, _text: "01.05.2026",
    lambda _r, _text: "1. Mai",
    lambda _r, _text: "WAHR",
    lambda _r, _text: "#NAME?",
    lambda _r, _text: "#REF!",
    lambda _r, _text: "12345",
    lambda _r, _text: "4,9157E+11",
    lambda _r, _text: "NULL",
    lambda _r, _text: "nan",
    lambda _r, _text: "k. A.",
    lambda _r, text: f"£{text}",
    lambda _r, text: f"{text}³k",
)
COUNTRIES = {
    "SY": ("Syrien", "syrisch", "Syrien, Arabische Republik", "Syrer", "SYR", "syr.", '="Syrien"'),
    "IR": ("Iran", "Iran, Islamische Republik", "iranisch", "Iranerin"),
    "TR": ("Türkei", "Türkiye", "türkische", in_cp1252(random.Random(0), "Türkei")),
    "XK": ("Kosovo", "XK", "kosovarisch"),
    "CI": ("Elfenbeinküste", "Côte d’Ivoire"),
    "UA": ("UA", "ukr.", "Ukraine", "Ukrainerin"),
    "stateless": ("staatenlos",),
    "unclear": ("ungeklärt",),
}
LANGUAGES = {
    "ar": ("Arabisch", "arab.", "Arabisch (Syrien)", "AR"),
    "uk": ("Ukrainisch", "ukr.", "uk"),
    "prs": ("Dari", "Persisch (Dari)"),
    "kmr": ("Kurmanji", "Kurdisch (Kurmanci)"),
}
GENDERS = {"female": ("w", "weibl.", "Frau", "female", "F"), "male": ("m", "Herr", "männlich", "Hr.")}


def number(r: random.Random, digits: str, lost: Sequence[Damage]) -> Cell:
    if r.random() < 0.3:
        return Cell(r.choice(NUMBER_MENDED)(r, digits), digits)
    if r.random() < 0.2:
        return Cell(r.choice(lost)(r, digits), digits, may_be_empty=True)
    return Cell(digits, digits)


def name(r: random.Random, text: str) -> Cell:
    if r.random() < 0.25:
        return Cell(r.choice(NAME_MENDED)(r, text), text)
    if r.random() < 0.12:
        return Cell(r.choice(NAME_LOST)(r, text), text, may_be_empty=True)
    # Somebody's own doubt, which is no damage, is at the end of the name and beside a blank.
    return Cell(f"{text} (?)", f"{text} (?)") if r.random() < 0.02 else Cell(text, text)


def word(r: random.Random, words: dict[str, Sequence[str]], unsure: Sequence[str]) -> Cell:
    if r.random() < 0.1:
        return Cell(r.choice(unsure), None)
    code = r.choice(list(words))
    return Cell(r.choice(words[code]), code)


def year(r: random.Random) -> Cell:
    born = r.randint(1935, 2020)
    day, month = r.randint(1, 28), r.randint(1, 12)
    right = (
        f"{born}",
        f"{born}.0",
        f"{day:02}.{month:02}.{born}",
        f"{day}. {month}. {born}",
        f"{month}/{day}/{born}",
        f"{born}-{month:02}-{day:02}",
        f"{born}-{month:02}-{day:02} 00:00:00",
        f"00.00.{born}",
        f"{day}. März {born}",
        f"'{born}",
        "".join(chr(0x6F0 + int(digit)) for digit in str(born)),
        *((f"{day:02}.{month:02}.{born % 100:02}", f"Jg. {born % 100:02}") if born > 1935 else ()),
    )
    if r.random() < 0.15:
        return Cell(
            r.choice(("34 J.", "ca. 1990", "#N/A", "31.02.1990", "1850", "2055", "1369", "WAHR")), born, True
        )
    return Cell(r.choice(right), born)


def person(r: random.Random, line: int) -> dict[str, Cell]:
    mobile = f"0{r.choice((151, 157, 176))}{r.randint(1_000_000, 9_999_999)}"
    cells = {
        "external_id": number(r, str(200_000_000_000 + line), KEY_LOST),
        "given_name": name(r, r.choice(GIVEN)),
        "family_name": name(r, r.choice(FAMILY) + r.choice(("", "", " Lind", "-Said"))),
        "birth_year": year(r),
        "gender": word(r, GENDERS, ("weder noch", "m/w", "#N/A", "?", "1")),
        "nationality": word(
            r, COUNTRIES, ("Atlantis", "Syrien/Irak", "Kongo", "?????", "WAHR", "Jugoslawien")
        ),
        "language": word(r, LANGUAGES, ("Kurdisch", "Farsi/Dari", "Klingonisch", "#NV", "kurd.")),
        "phone": number(r, mobile, NUMBER_LOST),
        "card_number": number(r, str(100_000 + line), KEY_LOST),
    }
    if r.random() < 0.05:
        cells["phone"] = Cell(f"{mobile}, abends / Mutter", f"{mobile}, abends / Mutter")
    for empty in ("external_id", "phone", "card_number", "gender", "birth_year", "language"):
        if r.random() < 0.08:
            cells[empty] = Cell(r.choice(NOTHING if empty != "gender" else ("", "-")), None)
    return cells


def messy(seed: int, count: int) -> list[dict[str, Cell]]:
    r = random.Random(seed)
    return [person(r, line) for line in range(2, count + 2)]


def as_csv(everyone: Sequence[dict[str, Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    writer.writerows([cells[field].text for field in COLUMNS] for cells in everyone)
    return text.getvalue().encode("utf-8")


def as_xlsx(everyone: Sequence[dict[str, Cell]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Personen")
    sheet.append(list(COLUMNS.values()))
    for cells in everyone:
        sheet.append([cells[field].text.replace("\v", " ") for field in COLUMNS])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def lines_of(everyone: Sequence[dict[str, Cell]]) -> list[int]:
    """The line that each person begins in: a break within a cell is a line of a text."""
    lines, line = [], 2
    for cells in everyone:
        lines.append(line)
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(cell.text for cell in cells.values())
        line += len(list(io.StringIO(text.getvalue(), newline="")))
    return lines


KEY_REASON = "Spalte „Nummer“"
NAME_REASONS = ("Spalte „Vorname“", "Spalte „Nachname“", "Ein Name fehlt")


def check(
    desk: Desk, found: Imported, everyone: Sequence[dict[str, Cell]], lines: Sequence[int]
) -> dict[str, int]:
    """Compare what came in with the truth. Returns how many rows ended how."""
    reasons = refused(found)
    told: dict[int, set[str | None]] = {}
    for note in found.remarks:
        told.setdefault(note.line, set()).add(note.column)
    arrived = iter(everybody(desk))
    ended = {"right": 0, "told": 0, "refused": 0}
    for line, cells in zip(lines, everyone, strict=True):
        if line in reasons:
            reason = reasons[line]
            of_key = reason.startswith(KEY_REASON) and cells["external_id"].may_be_empty
            of_name = reason.startswith(NAME_REASONS) and all(
                cells[part].may_be_empty for part in ("given_name", "family_name")
            )
            assert of_key or of_name, (line, reason, cells)
            ended["refused"] += 1
            continue
        data = next(arrived)
        missing = False
        for column, cell in cells.items():
            value = getattr(data, column)
            if (value or None) == cell.value:
                # Nothing came of a word that is not sure: that, too, is told.
                if cell.value is None and cell.text not in ("?", *NOTHING):
                    assert COLUMNS[column] in told.get(line, ()), (line, column, cell)
                continue
            assert cell.may_be_empty, (line, column, cell, value)
            assert not value, (line, column, cell, value)
            assert COLUMNS[column] in told.get(line, ()), (line, column, cell, "silently empty")
            assert column != "external_id", (line, cell, "a key was left out")
            missing = True
        ended["told" if missing else "right"] += 1
    assert next(arrived, None) is None
    return ended


def nobody(_desk: Desk, newcomers: Sequence[PersonData]) -> list[None]:
    """Who is alike is not what these tests ask."""
    return [None] * len(newcomers)


def test_nothing_of_a_messy_list_is_silently_wrong_or_lost(desk: Desk, tmp_path: Path) -> None:
    everyone = messy(2026, 3000)
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv(everyone))
    found = import_persons(desk, path, find_alike=nobody).value
    ended = check(desk, found, everyone, lines_of(everyone))
    assert sum(ended.values()) == 3000
    assert ended["right"] > 1300
    assert 0 < ended["refused"] < 700


def test_the_same_as_a_workbook(desk: Desk, tmp_path: Path) -> None:
    everyone = messy(11, 1000)
    path = tmp_path / "liste.xlsx"
    path.write_bytes(as_xlsx(everyone))
    found = import_persons(desk, path, find_alike=nobody).value
    assert sum(check(desk, found, everyone, range(2, 1002)).values()) == 1000
