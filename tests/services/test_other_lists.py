"""Other kinds of damage than those that the reading was made with, in lists of several layouts; the people are invented."""

import csv
import io
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import Workbook

from tests.services.test_messy_lists import everybody, nobody, refused
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.transfer.persons import import_persons

UNSURE: Final = object()
"""Nothing sure stands in the cell: it is left empty and told; a number of a person refuses the row."""
NOTHING: Final = None

KEYS = (
    ("WO-{n:05}", "WO-{n:05}"),
    ("{n:06}", "{n:06}"),
    ("{n}E5", "{n}E5"),
    ("K.{n}", "K.{n}"),
    ("\t{n}", "{n}"),
    ("{n},0", "{n}"),
    ("{n}\u00ad", "{n}"),
    ("’{n}", "’{n}"),
    ('=" {n} "', "{n}"),
    ("1,{n:05}E+05", "1{n:05}"),
    ("1,0{n:05}E+14", UNSURE),
    ("{n}E-05", UNSURE),
    ("1.{n:05}e+15", UNSURE),
    ("0,{n}", UNSURE),
    ("Feb {n:02.2}", UNSURE),
    ("1. Feb. 2026", UNSURE),
    ("12:30", UNSURE),
    ("TRUE", UNSURE),
    ("#ÜBERLAUF!", UNSURE),
    ("12\n34", UNSURE),
    ("{n}�", UNSURE),
    ("??", UNSURE),
    ("1.234.567", UNSURE),
    ("12345678901234500.0", UNSURE),
    ("k.A.", NOTHING),
    ("NaN", NOTHING),
    ("(leer)", NOTHING),
)
GIVEN = (
    ("Amina", "Amina"),
    ("AMINA", "AMINA"),
    ("Jo\u0308rg", "Jörg"),
    ("J\\u00f6rg", "Jörg"),
    ("J&ouml;rg", "Jörg"),
    ("J√∂rg", "Jörg"),
    ("J%C3%B6rg", "Jörg"),
    ("Griﬃn", "Griffin"),
    ("Anna\tMaria", "Anna Maria"),
    ("Anna\r\nMaria", "Anna Maria"),
    ("Sne\u00adžana", "Snežana"),
    ("Сњежана", "Сњежана"),
    ("Ђорђе", "Ђорђе"),
    ("РћРєСЃР°РЅР°", "Оксана"),
    ("Ріна", "Ріна"),
    ("محمد\u200f", "محمد"),
    ("Ù…Ø\xadÙ…Ø¯", "محمد"),
    ("D’Arcy", "D’Arcy"),
    ("O\\'Neil", "O'Neil"),
    ("Mai", "Mai"),
    ("Juni", "Juni"),
    ("None-Lee", "None-Lee"),
    ("Ali ?", "Ali ?"),
    ("Şîlan", "Şîlan"),
    ("J³rg", UNSURE),
    ("£ukasz", UNSURE),
    ("Iþýl", UNSURE),
    ("Dvo?ák", UNSURE),
    ("?ukasz", UNSURE),
    ("Nguy�n", UNSURE),
    ("JÃ¶r�", UNSURE),
    ("Jun 90", UNSURE),
    ("#WERT!", UNSURE),
    ("0176 1234567", UNSURE),
    ("FALSCH", UNSURE),
    ("<NA>", UNSURE),
    ("-", NOTHING),
)
FAMILY = (
    ("Haddad", "Haddad"),
    ("al-Ḥaddād", "al-Ḥaddād"),
    ("Nguyễn Thị", "Nguyễn Thị"),
    ("Müller\u2028", "Müller"),
    ("MÃ¼ller", "Müller"),
    ("Dvořák".encode().decode("cp1250"), "Dvořák"),
    ("Wójcik".encode().decode("cp1250"), "Wójcik"),
    ("Γεωργίου", "Γεωργίου"),
    ("თბილისელი", "თბილისელი"),
    ("Null", "Null"),
    ("Stand", "Stand"),
    ("Gesamt-Müller", "Gesamt-Müller"),
    ("van der Berg", "van der Berg"),
    ("Haddad (geb. Said)", "Haddad (geb. Said)"),
)
YEARS = (
    ("1990", 1990),
    ("  1990 ", 1990),
    ("1.5.90", 1990),
    ("1990-5-1", 1990),
    ("19900501", 1990),
    ("05.1990", 1990),
    ("geb. 1.5.1990", 1990),
    ("Mai 1990", 1990),
    ("May 1, 1990", 1990),
    ("1-May-90", 1990),
    ("01. Mai 1990", 1990),
    ("32994", 1990),
    ("１９９０", 1990),
    ("1990,00", 1990),
    ("1990-05-01T00:00:00.000", 1990),
    ("90", UNSURE),
    ("36 Jahre", UNSURE),
    ("1990 oder 1991", UNSURE),
    ("ca. 1990", UNSURE),
    ("1900-01-00", UNSURE),
    ("31.12.9999", UNSURE),
    ("#####", UNSURE),
    ("?", NOTHING),
    ("00.00.0000", NOTHING),
)
GENDERS = (
    ("weibl", "female"),
    ("W ", "female"),
    ("Fr.", "female"),
    ("♀", "female"),
    ("Herrn", "male"),
    ("M.", "male"),
    ("männlich (m)", "male"),
    ("mÃ¤nnlich", "male"),
    ("d", "diverse"),
    ("w/m/d", UNSURE),
    ("0", UNSURE),
    ("True", UNSURE),
    ("–", NOTHING),
)
COUNTRIES = (
    ("SYRIEN", "SY"),
    ("SY - Syrien", "SY"),
    ("Syrien (SYR)", "SY"),
    ("syr. Staatsangehörige", UNSURE),
    ("Syrische Arabische Republik", "SY"),
    ("Moldau, Republik", "MD"),
    ("Türkisch", "TR"),
    ("TÃ¼rkei", "TR"),
    ("Kongo, Demokratische Republik", "CD"),
    ("Korea, Demokratische Volksrepublik", "KP"),
    ("Ukrainer/in", "UA"),
    ("Eritreerin", "ER"),
    ("Kosovarin", "XK"),
    ("Serbien/Kosovo", UNSURE),
    ("Kurdistan", UNSURE),
    ("UdSSR", UNSURE),
    ("n/a", NOTHING),
)
LANGUAGES = (
    ("ARABISCH", "ar"),
    ("arab. (Syrien)", "ar"),
    ("Ukr.", "uk"),
    ("Kurdisch/Kurmandschi", "kmr"),
    ("Kurdisch (Zentralkurdisch)", "ckb"),
    ("farsi", "fa"),
    ("Dari (Afghanistan)", "prs"),
    ("TÃ¼rkisch", "tr"),
    ("Kurdisch", UNSURE),
    ("Dari / Farsi", UNSURE),
    ("Afghanisch", UNSURE),
    ("Suaheli", UNSURE),
    ("k.A.", NOTHING),
)
PHONES = (
    ("0176/12345{n:03}", "0176/12345{n:03}"),
    ("+49 (0)176 12345{n:03}", "+49 (0)176 12345{n:03}"),
    ("0176\u00a012345{n:03}", "0176 12345{n:03}"),
    ("49176.12345{n:03}.0", "49176.12345{n:03}.0"),
    ("4,917612345{n:03}E+12", "4917612345{n:03}"),
    ("017612345{n:03}\n0157 1234", "017612345{n:03} / 0157 1234"),
    ("491.761.234.567", "491761234567"),
    ("0176 12345{n:03} (nur abends!)", "0176 12345{n:03} (nur abends!)"),
    ("4.9176E+11", UNSURE),
    ("#NV", UNSURE),
    ("WAHR", UNSURE),
    ("bei der Schwester", UNSURE),
    ("01.05.2026", UNSURE),
    ("keine", NOTHING),
)
FIELDS = {
    "external_id": KEYS,
    "given_name": GIVEN,
    "family_name": FAMILY,
    "birth_year": YEARS,
    "gender": GENDERS,
    "nationality": COUNTRIES,
    "language": LANGUAGES,
    "phone": PHONES,
}
HEADINGS = (
    (
        "Personen-Nr.",
        "Vorname(n)",
        "Familien-\nname",
        "geb. am",
        "m/w/d",
        "Staatsangeh.",
        "Mutterspr.",
        "Tel.-Nr.*",
    ),
    ("ID", "First name", "Surname", "Date of birth", "Sex", "Nationality", "Language", "Mobile"),
    (
        "Kennung",
        "VORNAME:",
        "Nachname (lt. Pass)",
        "Geburtsdatum TT.MM.JJJJ",
        "Geschl.",
        "Herkunft",
        "Sprache/n",
        "Handy-Nr.",
    ),
)
ABOVE = (
    (),
    (("Teilnehmende 2026",), ("",), ("Stand: 01.10.2026",)),
    (("", "Person", "", "", "", "", "Kontakt"),),
)
BELOW = (
    (),
    (("",), ("Summe: 12",), ("Seite 1 von 3",), ("erstellt am 01.10.2026",)),
    (
        ("Anzahl Personen", "300"),
        ("Ilmenau, den 01.10.2026",),
        ("______________",),
        ("Unterschrift Leitung",),
    ),
)


def shown(heading: str) -> str:
    return " ".join(heading.split())


def filled(pair: tuple[str, Any], number: int) -> tuple[str, Any]:
    text, truth = pair
    text = text.format(n=number) if "{n" in text and ":02.2" not in text else text.replace("{n:02.2}", "12")
    return text, truth.format(n=number) if isinstance(truth, str) and "{n" in truth else truth


def list_of(seed: int, count: int) -> list[dict[str, tuple[str, Any]]]:
    r = random.Random(seed)
    return [
        {column: filled(r.choice(some), 100 + number) for column, some in FIELDS.items()}
        for number in range(count)
    ]


def check(
    desk: Desk, found: Imported, everyone: Sequence[dict[str, tuple[str, Any]]], headings: Sequence[str]
) -> None:
    """Every person in the order of the list: right, or empty and told, or refused for the key or the name."""
    arrived = iter(everybody(desk))
    reasons = [text for line, text in sorted(refused(found).items()) if "keine Person" not in text]
    left_empty = Counter(note.column for note in found.remarks if str(note.text).endswith("bleibt leer."))
    unsure: Counter[str] = Counter()
    refused_people = 0
    for cells in everyone:
        key, given, family = (cells[column] for column in ("external_id", "given_name", "family_name"))
        if key[1] is UNSURE or (given[1] in (UNSURE, NOTHING) and family[1] in (UNSURE, NOTHING)):
            refused_people += 1
            continue
        data = next(arrived)
        for column, (text, truth) in cells.items():
            value = getattr(data, column) or None
            if truth is UNSURE:
                assert value is None, (column, text, value)
                unsure[column] += 1
            else:
                assert value == truth, (column, text, value, headings)
    assert next(arrived, None) is None
    assert len(reasons) == refused_people
    counted = {column: left_empty[shown(heading)] for column, heading in zip(FIELDS, headings, strict=True)}
    assert unsure == {column: count for column, count in counted.items() if count}


@pytest.mark.parametrize("headings", HEADINGS, ids=["deutsch", "english", "formular"])
@pytest.mark.parametrize("layout", range(3))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_other_lists(desk: Desk, tmp_path: Path, headings: Sequence[str], layout: int, encoding: str) -> None:
    everyone = list_of(layout + len(encoding), 150)
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL if layout else csv.QUOTE_MINIMAL
    )
    writer.writerows(ABOVE[layout])
    writer.writerow(headings)
    writer.writerows([text for text, _ in cells.values()] for cells in everyone)
    writer.writerows(BELOW[layout])
    path = tmp_path / "liste.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    check(desk, import_persons(desk, path, find_alike=nobody).value, everyone, headings)


def test_cells_of_a_workbook_that_are_no_texts(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Deckblatt"
    cover.append(["Liste der Personen"])
    cover.append(["Name des Trägers: wo:ilmenau"])
    sheet = book.create_sheet("Liste")
    sheet.append(["Teilnehmende"])
    sheet.append([])
    sheet.append(["Nr.", "Name, Vorname", "Geb.", "Karte", "Tel.", "Bemerkung"])
    sheet.append([1001.0, "Haddad, Amina", datetime(1990, 5, 1), 17, 491761234567.0, "x"])
    sheet.append([202512000123, "Said, Omar", 1985, date(2026, 11, 3), True, None, "rechts daneben"])
    sheet.append([1234567890123456, "Zuviel, Zora", 1985])
    sheet.append([17.5, "Halb, Hanna", 1985])
    sheet.append([date(2026, 3, 1), "Datum, Dora", 1985])
    sheet.append([True, "Wahr, Wanda", 1985])
    sheet.append([1002, 12345, 1985])
    sheet.append([1003, "Ende, Eva", True, "=1/0"])
    sheet.append(["Nr.", "Name, Vorname", "Geb.", "Karte", "Tel.", "Bemerkung"])
    sheet.append([1004, "Vier, Vera", 32994])
    sheet.append([None, "Summe", 9])
    sheet.row_dimensions[7].hidden = True
    hidden = book.create_sheet("Werte")
    hidden.append(["Vorname", "Nachname", "Tel.", "Nr.", "Karte", "Geb."])
    hidden.append(["Nie", "Gelesen", 1, 2, 3, 1990])
    hidden.sheet_state = "veryHidden"
    path = tmp_path / "liste.xlsx"
    book.save(path)
    found = import_persons(desk, path, find_alike=nobody).value
    assert [
        (one.external_id, one.given_name, one.family_name, one.birth_year) for one in everybody(desk)
    ] == [
        ("1001", "Amina", "Haddad", 1990),
        ("202512000123", "Omar", "Said", 1985),
        ("1003", "Eva", "Ende", None),
        ("1004", "Vera", "Vier", 1990),
    ]
    assert [(one.card_number, one.phone) for one in everybody(desk)][:2] == [("17", "491761234567"), ("", "")]
    assert list(refused(found)) == [6, 7, 8, 9, 10, 12, 14]
    said = [str(note.text) for note in found.remarks]
    assert "Gelesen wird das Blatt „Liste“; nicht gelesen: „Deckblatt“." in said
    assert "Auch ausgeblendete Zeilen wurden gelesen: 1." in said
    assert sum("Rechts neben den Überschriften" in text for text in said) == 1
    assert (found.source.sheet, found.source.heading_line) == ("Liste", 3)
