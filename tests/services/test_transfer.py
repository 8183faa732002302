"""Importing people: what becomes of every row, and that nothing gets lost."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.stores import PASSWORD
from woilmenau_desk.domain.errors import (
    NotAllowed,
)
from woilmenau_desk.domain.list_errors import (
    NoKnownHeading,
    NoNameColumn,
)
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.transfer import lists
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.transfer.persons import import_persons
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.trail import audit

Import = Callable[..., Imported]


@pytest.fixture
def imported(desk: Desk, tmp_path: Path) -> Import:
    """Import lines of CSV as the lead."""

    def run(*lines: str, **options: Any) -> Imported:
        path = tmp_path / "personen.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return import_persons(desk, path, **options).value

    return run


def of(desk: Desk, external_id: str) -> PersonData:
    with desk.store.read() as conn:
        (person_id,) = rows.by_external_id(conn, [external_id]).values()
    return people.card(desk, person_id).data


def everybody(desk: Desk) -> list[PersonData]:
    with desk.store.read() as conn:
        ids = [entry.id for entry in rows.search_entries(conn)]
    return [people.card(desk, person_id).data for person_id in ids]


def told(notes: Sequence[Any]) -> list[tuple[int, str]]:
    return [(note.line, str(note.text)) for note in notes]


def test_the_columns_of_the_interface(imported: Import, desk: Desk) -> None:
    found = imported(
        "given_name,family_name,birth_year,gender,nationality,language,phone,external_id,card_number",
        "Amina,Haddad,1990,female,SY,ar,0176 04069001,X1,K7",
        "Олена,Шевченко,1985,w,Ukraine,Ukrainisch,,X2,",
    )
    assert (found.new, found.updated, found.refused, found.alike, found.remarks) == (2, 0, (), (), ())
    assert of(desk, "X1") == PersonData(
        "Amina",
        "Haddad",
        1990,
        "female",
        "SY",
        "ar",
        phone="0176 04069001",
        external_id="X1",
        card_number="K7",
    )
    assert of(desk, "X2") == PersonData("Олена", "Шевченко", 1985, "female", "UA", "uk", external_id="X2")
    assert [
        hit.external_id for hit in people.search(desk, "shevchenko") or people.search(desk, "Шевченко")
    ] == ["X2"]


@pytest.mark.parametrize(
    "headings",
    [
        "Vorname;Nachname;Geburtsjahr;Geschlecht;Staatsangehörigkeit;Sprache;Telefon;Nummer",
        "VORNAME ;familienname; Jahrgang;GESCHLECHT;Herkunftsland;Muttersprache;Handy-Nr;externe Nummer",
        "Vor-Name;Familien_Name;Geburtsjahr (JJJJ);Geschlecht*;STAATSANGEHOERIGKEIT;Sprachen;Tel.;Kennung",
        "First Name;Surname;Year of birth;Sex;Country;Language;Mobile;ID",
    ],
)
def test_headings_in_other_words(imported: Import, desk: Desk, headings: str) -> None:
    found = imported(headings, "Amina;Haddad;1990;w;Syrien;Arabisch;0176 1;17")
    if "Handy-Nr" not in headings:
        assert found.remarks == ()
    assert of(desk, "17").nationality == "SY"
    assert of(desk, "17").language == "ar"
    assert of(desk, "17").family_name == "Haddad"


def test_the_order_of_the_columns_does_not_matter_and_unknown_ones_are_told(
    imported: Import, desk: Desk
) -> None:
    found = imported("Nummer\tBemerkung\tNachname\t\tTel\tMobil", "1\tnett\tHaddad\t\t0176 1\t0151 2")
    assert of(desk, "1") == PersonData(family_name="Haddad", phone="0176 1", external_id="1")
    assert told(found.remarks) == [
        (1, "Die Spalte „Bemerkung“ ist nicht bekannt und wird ausgelassen."),
        (1, "Spalte 4 hat keine Überschrift und wird ausgelassen."),
        (1, "Die Spalte „Mobil“ steht doppelt da und wird ausgelassen."),
    ]


@pytest.mark.parametrize(
    "headings, row, names",
    [
        ("Name", "Amina Haddad", ("Amina Haddad", "")),
        ("name,id", '"Haddad, Amina",1', ("Amina", "Haddad")),
        ("name,id", '"Haddad, Amina, Dr.",1', ("Haddad, Amina, Dr.", "")),
        ("Name,Vorname", "Haddad,Amina", ("Amina", "Haddad")),
        ("Name,Nachname", "Amina,Haddad", ("Amina", "Haddad")),
        ("Name,Nachname,Vorname", "Frau Haddad,Haddad,Amina", ("Amina", "Haddad")),
    ],
)
def test_a_name_alone(imported: Import, desk: Desk, headings: str, row: str, names: tuple[str, str]) -> None:
    imported(headings, row)
    (person,) = everybody(desk)
    assert (person.given_name, person.family_name) == names


@pytest.mark.parametrize(
    "field, typed, code",
    [
        *(("gender", typed, "female") for typed in ("w", "W", "f", "weiblich", "Female", "FRAU")),
        *(("gender", typed, "male") for typed in ("m", "männlich", "maennlich", "male", "Mann")),
        *(("gender", typed, "diverse") for typed in ("d", "divers", "diverse", "x")),
        *(("gender", typed, "not_stated") for typed in ("k. A.", "keine Angabe", "not_stated")),
        *(("gender", typed, None) for typed in ("", " ", "-", "?", "unbekannt")),
        *(("nationality", typed, "SY") for typed in ("SY", "sy", "SYR", "Syrien", "syria", "syrisch")),
        *(("nationality", typed, "TR") for typed in ("Türkei", "TUERKEI", "Turkey", "Türkiye")),
        *(("nationality", typed, "CI") for typed in ("Elfenbeinküste", "Ivory Coast", "Côte d’Ivoire")),
        *(("nationality", typed, "stateless") for typed in ("staatenlos", "stateless")),
        *(("nationality", typed, None) for typed in ("-", "n/a", "unbekannt", "k.A.")),
        ("nationality", "NA", "NA"),
        ("nationality", "ungeklärt", "unclear"),
        *(("language", typed, "uk") for typed in ("uk", "UK", "Ukrainisch", "ukrainian", "Українська")),
        *(("language", typed, "prs") for typed in ("prs", "Dari", "fa-AF")),
        *(("language", typed, "fa") for typed in ("fa", "Farsi", "Persisch", "fa_IR")),
        *(("language", typed, "kmr") for typed in ("Kurmandschi", "Kurmanji", "Kurmancî")),
        *(("language", typed, None) for typed in ("k. A.", "unknown")),
        ("language", "ka", "ka"),
        ("language", "de-AT", "de"),
        *(("birth_year", typed, 1990) for typed in ("1990", " 1990 ", "1990.0", "1.5.1990", "1990-05-01")),
        *(("birth_year", typed, 1990) for typed in ("01/05/1990", "1990-05-01 00:00:00", "١٩٩٠")),
        *(("birth_year", typed, None) for typed in ("", "-", "unbekannt")),
        *(("phone", typed, "") for typed in ("-", "keine", "")),
    ],
)
def test_values_as_people_write_them(
    imported: Import, desk: Desk, field: str, typed: str, code: str | int | None
) -> None:
    found = imported(f"given_name;{field}", f"Mira;{typed}")
    assert found.new == 1
    assert getattr(everybody(desk)[0], field) == code
    if field != "birth_year":
        assert found.remarks == ()


def test_a_value_nobody_knows_is_told_and_the_person_imported(imported: Import, desk: Desk) -> None:
    found = imported(
        "Vorname;Geschlecht;Herkunft;Sprache", "Mira;weder noch;Atlantis;Klingonisch", "Omar;m;SY;ar"
    )
    assert found.new == 2
    assert everybody(desk)[0] == PersonData("Mira")
    assert told(found.remarks) == [
        (2, "Das Geschlecht „weder noch“ ist nicht bekannt; das Feld bleibt leer."),
        (2, "Das Land „Atlantis“ ist nicht bekannt; das Feld bleibt leer."),
        (2, "Die Sprache „Klingonisch“ ist nicht bekannt; das Feld bleibt leer."),
    ]


def test_the_centres_own_words_are_understood(imported: Import, desk: Desk) -> None:
    extra = {"own": "Kurdî", "script": "Latn", "rtl": False, "locale": "ku-TR"}
    centre.save_value(desk, ListName.LANGUAGES, Value("ku", "Kurdisch", "Kurdish", extra=extra))
    imported("Vorname,Sprache", "Mira,kurdisch")
    assert everybody(desk)[0].language == "ku"


@pytest.mark.parametrize(
    "row, reason",
    [
        (";1990;1;", "Ein Name fehlt: einer genügt."),
        ("-;1990;1;", "Ein Name fehlt: einer genügt."),
        ("Mi\x1bra;1990;1;", "Spalte „Vorname“: Der Text enthält Steuerzeichen."),
        ("Mi\x00ra;1990;1;", "Spalte „Vorname“: Der Text enthält Steuerzeichen."),
        (
            "M" * 10_000 + ";1990;1;",
            "Spalte „Vorname“: Der Text ist 10000 Zeichen lang; höchstens 300 passen.",
        ),
        ("M" * 121 + ";1990;1;", "Spalte „Vorname“: Der Text ist 121 Zeichen lang; höchstens 120 passen."),
        (f"Mira;1990;{'9' * 61};", "Spalte „Nr.“: Der Text ist 61 Zeichen lang; höchstens 60 passen."),
        ("Mira;1990;1;0176 1;zu viel", "Die Zeile hat mehr Felder als die erste Zeile Überschriften."),
        ('"Mira;1990;1;0176 1', "Ein Anführungszeichen wird nicht geschlossen."),
    ],
)
def test_a_row_with_trouble_is_refused_and_the_others_go_on(
    imported: Import, desk: Desk, row: str, reason: str
) -> None:
    found = imported("Vorname;Jahrgang;Nr.;Tel", "Ada;1990;7;", row, "Ben;1991;8;")
    assert told(found.refused) == [(3, reason)]
    assert [person.given_name for person in everybody(desk)] == ["Ada", "Ben"]


@pytest.mark.parametrize(
    "row, field, reason",
    [
        ("Mira;1850;9;017", "birth_year", "Spalte „Jahrgang“: Das Geburtsjahr 1850 kann nicht stimmen."),
        ("Mira;2027;9;017", "birth_year", "Spalte „Jahrgang“: Das Geburtsjahr 2027 kann nicht stimmen."),
        ("Mira;90;9;017", "birth_year", "Spalte „Jahrgang“: „90“ ist kein Geburtsjahr wie 1992."),
        (
            "Mira;31.2.1990;9;017",
            "birth_year",
            "Spalte „Jahrgang“: „31.2.1990“ ist kein Geburtsjahr wie 1992.",
        ),
        ("Mira;1990;9;siehe oben", "phone", "Spalte „Tel“: Die Telefonnummer enthält keine Ziffer."),
        ("Mira;19\x0090;9;017", "birth_year", "Spalte „Jahrgang“: Der Text enthält Steuerzeichen."),
        (
            f"Mira;{'1' * 400};9;017",
            "birth_year",
            "Spalte „Jahrgang“: Der Text ist 400 Zeichen lang; höchstens 300 passen.",
        ),
    ],
)
def test_what_a_person_need_not_have_is_left_empty_and_told(
    imported: Import, desk: Desk, row: str, field: str, reason: str
) -> None:
    found = imported("Vorname;Jahrgang;Nr.;Tel", "Ada;1990;7;", row, "Ben;1991;8;")
    assert told(found.refused) == []
    assert told(found.remarks) == [(3, f"{reason} Das Feld bleibt leer.")]
    expected = PersonData("Mira", birth_year=1990, phone="017", external_id="9")
    assert of(desk, "9") == replace(expected, **{field: getattr(PersonData(), field)})


def test_names_from_outside_are_text(imported: Import, desk: Desk) -> None:
    names = ["=cmd|' /C calc'!A0", "<b>Mira</b>", "@SUM(1)", "😀", "Zoë O’Neill", "می‌خواهم", "%s {name}"]
    found = imported("Vorname;id", *(f'"{name}";{number}' for number, name in enumerate(names)))
    assert found.refused == found.remarks == ()
    assert [person.given_name for person in everybody(desk)] == names


def test_characters_nobody_sees_are_removed_and_told(imported: Import, desk: Desk) -> None:
    found = imported("Vorname;Tel", "\u202eMi\u2066ra\u200f;1", '"Eva\tMaria\nRosa";2')
    assert [person.given_name for person in everybody(desk)] == ["Mira", "Eva Maria Rosa"]
    assert told(found.remarks) == [(2, "Spalte „Vorname“: Unsichtbare Zeichen wurden entfernt.")]


def test_of_a_date_of_birth_the_year_is_kept_and_that_is_told_once(imported: Import, desk: Desk) -> None:
    found = imported("Vorname;Geburtsdatum", "Mira;3.4.1992", "Omar;4.5.1993")
    assert [person.birth_year for person in everybody(desk)] == [1992, 1993]
    assert told(found.remarks) == [(2, "Vom Geburtsdatum wird hier und im Folgenden nur das Jahr behalten.")]


def test_a_column_that_only_counts_is_nobodys_number(imported: Import, desk: Desk) -> None:
    people.register(desk, PersonData("Amina", external_id="1"))
    found = imported("Nr.;Vorname", "1;Mira", "2;Omar", "3;Ben")
    assert (found.new, found.updated) == (3, 0)
    assert told(found.remarks) == [(1, "Die Spalte „Nr.“ zählt nur die Zeilen und wird ausgelassen.")]
    # Under a plainer word, or in another order, they are numbers of people.
    assert imported("Nummer;Vorname", "1;Amina", "2;Omar", "3;Ben").updated == 1


def test_a_word_for_nothing_is_known_by_the_other_columns(imported: Import, desk: Desk) -> None:
    found = imported("Vorname;Nachname;Tel", "None;Lind;0176 1", "Null;Mira;0176 2", "Nan;Omar;None")
    assert [(one.given_name, one.family_name) for one in everybody(desk)] == [
        ("", "Lind"),
        ("Null", "Mira"),
        ("Nan", "Omar"),
    ]
    assert told(found.remarks) == [
        (2, "Spalte „Vorname“: „None“ steht wohl dafür, dass nichts bekannt ist. Das Feld bleibt leer.")
    ]


def test_a_question_mark_of_somebodys_own_stays(imported: Import, desk: Desk) -> None:
    found = imported("Vorname;Nachname", "Ali ?;Haddad (?)", "Anna?;Lind")
    assert [(one.given_name, one.family_name) for one in everybody(desk)] == [
        ("Ali ?", "Haddad (?)"),
        ("Anna?", "Lind"),
    ]
    assert told(found.remarks) == [
        (3, "Spalte „Vorname“: Dort steht ein Fragezeichen („Anna?“); bitte nachsehen.")
    ]
    # Beside letters that were lost it is one of them.
    assert [note.line for note in imported("Vorname;Nachname", "Anna?;Lind", "J?rg;M?ller").remarks] == [2]


def test_points_in_numbers(imported: Import, desk: Desk) -> None:
    found = imported("id;Vorname", "1.001;Mira", "999;Omar")
    assert told(found.refused) == [(2, "Spalte „id“: „1.001“ ist vielleicht eine Zahl mit Tausenderpunkt.")]
    assert imported("id;Vorname", "1.001;Mira", "1.12;Omar").refused == ()


# Known people


def test_a_known_number_updates_and_empties_nothing(imported: Import, desk: Desk) -> None:
    before = PersonData("Amina", "Haddad", 1990, "female", "SY", "ar", phone="0176 1", external_id="X1")
    card = people.register(desk, before).value
    found = imported(
        "external_id,given_name,family_name,phone,birth_year,language,nationality",
        "X1,Amina,al-Haddad,,,tr,Atlantis",
        "X2,Omar,,,,,",
    )
    assert (found.new, found.updated, found.unchanged) == (1, 1, 0)
    after = people.card(desk, card.id)
    assert after.data == PersonData(
        "Amina", "al-Haddad", 1990, "female", "SY", "tr", phone="0176 1", external_id="X1"
    )
    assert after.version == card.version + 1
    # Whoever had the record open before is told; the trail names the person and the fields.
    with desk.store.read() as conn:
        entries = conn.exec_driver_sql(
            "SELECT action, entity, entity_id, detail FROM audit_entry ORDER BY id DESC LIMIT 4"
        ).all()
    new = card.id + 1
    assert set(entries) == {
        ("changed", "person", card.id, "family_name,language"),
        ("imported", "person", None, "1"),
        ("loaded", "person", None, f"{new}-{new}"),
        ("created", "import_batch", found.import_id, ""),
    }


def test_a_known_person_needs_no_name_in_the_row(imported: Import, desk: Desk) -> None:
    people.register(desk, PersonData("Amina", external_id="X1"))
    found = imported("external_id,name,phone", "X1,,0176 9", "X2,,0176 8")
    assert (found.new, found.updated) == (0, 1)
    assert told(found.refused) == [(3, "Ein Name fehlt: einer genügt.")]
    assert (of(desk, "X1").given_name, of(desk, "X1").phone) == ("Amina", "0176 9")


def test_a_name_in_one_piece_does_not_double_the_parts(imported: Import, desk: Desk) -> None:
    people.register(desk, PersonData("Amina", "Haddad", external_id="X1"))
    people.register(desk, PersonData("Omar", "Said", external_id="X2"))
    found = imported("id,name", "X1,Amina Haddad", "X2,Omar al-Said")
    assert (found.updated, found.unchanged) == (2, 1)
    assert (of(desk, "X1").given_name, of(desk, "X1").family_name) == ("Amina", "Haddad")
    assert (of(desk, "X2").given_name, of(desk, "X2").family_name) == ("Omar al-Said", "")


def test_the_same_file_again_changes_nothing(imported: Import, desk: Desk) -> None:
    lines = ("id,name,Geburtsjahr", *(f"X{number},Mira {number},1990" for number in range(120)))
    assert imported(*lines).new == 120
    with desk.store.read() as conn:
        before = audit.length(conn)
    again = imported(*lines)
    assert (again.new, again.updated, again.unchanged, again.backup) == (0, 120, 120, None)
    with desk.store.read() as conn:
        assert audit.length(conn) == before


def test_a_number_twice_in_the_file(imported: Import, desk: Desk) -> None:
    found = imported(
        "id,Kartennummer,Vorname", "X1,K1,Mira", "X1,,Omar", "X2,K1,Ben", ",,Cem", ",,Dora", "-,-,Eva"
    )
    assert told(found.refused) == [
        (3, "Die Nummer „X1“ steht schon in Zeile 2."),
        (4, "Die Kartennummer „K1“ steht schon in Zeile 2."),
    ]
    assert [person.given_name for person in everybody(desk)] == ["Mira", "Cem", "Dora", "Eva"]


def test_a_refused_row_does_not_take_the_number_from_the_next(imported: Import, desk: Desk) -> None:
    found = imported("id,Vorname,Geburtsjahr", "X1,,1940", "X1,Mira,1950")
    assert [note.line for note in found.refused] == [2]
    assert of(desk, "X1").birth_year == 1950


def test_a_card_that_somebody_has_is_refused(imported: Import, desk: Desk) -> None:
    people.register(desk, PersonData("Mira", card_number="K1", external_id="X1"))
    people.register(desk, PersonData("Omar", external_id="X2"))
    found = imported("id,Karte,Vorname", "X2,K1,Omar", "X3,K1,Ben", "X1,K1,Mira")
    reason = "Die Kartennummer „K1“ hat schon Mira."
    assert told(found.refused) == [(2, reason), (3, reason)]
    assert (found.new, found.updated, found.unchanged) == (0, 1, 1)


def test_a_merged_record_is_still_known_by_its_number(imported: Import, desk: Desk) -> None:
    keep = people.register(desk, PersonData("Amina", "Haddad", external_id="X1")).value
    other = people.register(desk, PersonData("Amena", "Hadad", card_number="K2", external_id="X2")).value
    duplicates.merge(desk, keep.id, other.id, keep.data, keep.version, other.version)
    # The old list still has both; the row of the merged record comes first in it.
    found = imported(
        "id,Vorname,Nachname,Tel,Geburtsjahr", "X2,Amena,Hadad,0176 2,1990", "X1,Amina,Haddad,0176 1,"
    )
    assert (found.new, found.updated, found.refused) == (0, 2, ())
    assert len(everybody(desk)) == 1
    assert of(desk, "X1") == of(desk, "X2")
    data = of(desk, "X1")
    assert (data.given_name, data.phone, data.birth_year, data.external_id) == (
        "Amina",
        "0176 1",
        1990,
        "X1",
    )
    assert told(found.remarks) == [
        (
            2,
            "Die Nummer „X2“ gehört seit dem Zusammenführen zu Amina Haddad; nur was dort fehlte, kommt dazu.",
        )
    ]
    # Alone in a list, too, it takes nothing back that was chosen when merging.
    again = imported("id,Vorname,Nachname,Tel,Karte,Geschlecht", "X2,Amena,Hadad,0176 3,K2,w")
    assert (again.updated, len(again.remarks)) == (1, 1)
    data = of(desk, "X1")
    assert (data.given_name, data.phone, data.gender, data.external_id) == ("Amina", "0176 1", "female", "X1")


# Probable duplicates


def test_whoever_is_probably_known_is_told_and_imported_all_the_same(imported: Import, desk: Desk) -> None:
    amina = people.register(desk, PersonData("Amina", "Haddad", 1990)).value

    def find(_desk: Desk, newcomers: Sequence[PersonData]) -> Sequence[PersonRow | int | None]:
        assert [data.given_name for data in newcomers] == ["Amena", "Ben", "Benn"]
        return [PersonRow(amina.id, amina.name), None, 1]

    found = imported("Vorname,Jahrgang", "Amena,1990", ",1850", "Ben,", "Benn,", find_alike=find)
    assert found.new == 3
    assert told(found.alike) == [
        (2, f"ähnlich wie Amina Haddad (Person {amina.id})"),
        (5, "ähnlich wie Zeile 4"),
    ]
    assert len(everybody(desk)) == 4


def test_somebody_twice_in_the_file_is_told(imported: Import) -> None:
    found = imported(
        "Vorname,Nachname,Geburtsjahr,Herkunft",
        "Amina,Haddad,1990,SY",
        "haddad,AMINA,,",
        "Amina,Haddad,1991,SY",
        "Amina,Haddad,1990,IQ",
        "😀,,,",
        "😎,,,",
        "Amine,Hadad,1990,SY",
    )
    assert found.new == 7
    # One year or the origin may be noted wrongly; and two without a name are nobody's likeness.
    assert [note.line for note in found.alike] == [3, 4, 5, 8]


# As a whole


def test_who_differs_in_everything_but_the_name_is_somebody_else(imported: Import) -> None:
    found = imported("Name,Geburtsjahr,Herkunft", "Amina Haddad,1990,SY", "Amina Haddad,1952,TR")
    assert (found.new, found.alike) == (2, ())


def test_a_trial_writes_nothing(imported: Import, desk: Desk, data: Path) -> None:
    people.register(desk, PersonData("Amina", external_id="X1"))
    lines = (
        "id,Vorname,Jahrgang",
        "X1,Amira,",
        "X2,Omar,",
        "X3,,1950",
        *(f",Mira {n}," for n in range(200)),
    )
    before = everybody(desk)
    with desk.store.read() as conn:
        trail = audit.length(conn)
    trial = imported(*lines, dry_run=True)
    assert trial.dry_run
    assert everybody(desk) == before
    with desk.store.read() as conn:
        assert audit.length(conn) == trail
    assert not list((desk.data / upkeep.BACKUPS).glob("*.desk"))
    real = imported(*lines)
    assert (
        (real.new, real.updated, real.refused)
        == (trial.new, trial.updated, trial.refused)
        == (201, 1, trial.refused)
    )


def test_a_large_import_makes_a_backup_and_says_where(imported: Import, desk: Desk) -> None:
    people.register(desk, PersonData("Amina"))
    small = imported("Vorname", *(f"Mira {number}" for number in range(lists.LARGE - 1)))
    assert small.backup is None
    large = imported("Vorname", *(f"Omar {number}" for number in range(lists.LARGE)))
    assert large.backup is not None
    assert [large.backup] == list((desk.data / upkeep.BACKUPS).glob("*.desk"))
    assert upkeep.verify_backup(large.backup, "caro", PASSWORD).counts["person"] == lists.LARGE
    assert upkeep.verify(desk).findings == ()


def test_an_import_cannot_be_undone(imported: Import, desk: Desk) -> None:
    people.register(desk, PersonData("Amina"))
    imported("Vorname", "Mira")
    # Not even what was before it: the key takes nothing back behind an import's back.
    assert desk.done == []


def test_new_people_and_their_one_entry_come_together_or_not_at_all(
    imported: Import, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.register(desk, PersonData("Amina", external_id="X1"))

    def fail(*_arguments: object) -> None:
        raise RuntimeError("mittendrin")

    monkeypatch.setattr(audit, "append", fail)
    with pytest.raises(RuntimeError, match="mittendrin"):
        imported("id,Vorname", "X1,Amira", "X2,Omar")
    assert [person.given_name for person in everybody(desk)] == ["Amina"]


def test_an_xlsx_is_imported_like_a_csv(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Nummer", "Vorname", "Geburtsjahr", "Herkunftsland"],
        [1001.0, "Олена", 1990.0, "Ukraine"],
        [1002, "=A1&B2", 1991, "SY"],
        [None, None, None, None],
        [1003, "Mira", "=1/0", "SY"],
        [1004, "Omar", None, "#N/A"],
        [1005, "محمد", 1992, None],
    ):
        sheet.append(row)
    book.save(tmp_path / "p.xlsx")
    found = import_persons(desk, tmp_path / "p.xlsx").value
    assert [(person.external_id, person.given_name, person.birth_year) for person in everybody(desk)] == [
        ("1001", "Олена", 1990),
        ("1003", "Mira", None),
        ("1004", "Omar", None),
        ("1005", "محمد", 1992),
    ]
    assert told(found.refused) == [(3, "Spalte „Vorname“: Die Formel hat kein gespeichertes Ergebnis.")]
    assert told(found.remarks) == [
        (5, "Spalte „Geburtsjahr“: Die Formel hat kein gespeichertes Ergebnis. Das Feld bleibt leer."),
        (6, "Spalte „Herkunftsland“: Dort steht ein Fehler der Tabelle: #N/A. Das Feld bleibt leer."),
    ]


def test_a_table_of_something_else_is_told(imported: Import) -> None:
    with pytest.raises(NoKnownHeading, match="Bekannt sind zum Beispiel: Vorname, Nachname"):
        imported("Artikel;Preis", "Brot;3,50")
    with pytest.raises(NoNameColumn, match="Spalte mit dem Namen"):
        imported("Nummer;Telefon", "1;2")


def test_who_may_import(desk_of: Callable[[str], Desk], tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Vorname\n" + "".join(f"Mira {number}\n" for number in range(150)))
    with pytest.raises(NotAllowed, match="Leitung / Beratung"):
        import_persons(desk_of("theke"), path)
    assert import_persons(desk_of("rolf"), path).value.backup is not None


def test_many_rows_at_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "viele.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("id", "name", "Land"),
                *((f"X{number}", f"Amina {number:x}", "Syrien") for number in range(2500)),
            ]
        )
    assert import_persons(desk, path).value.new == 2500
    with path.open("a", encoding="utf-8") as file:
        file.write("X17,Amina Neu,Irak\n")
    assert [note.line for note in import_persons(desk, path).value.refused] == [2502]
    assert upkeep.verify(desk).findings == ()
