"""Visits, volunteers and offers out of files: what becomes of each line, and that an import goes as a whole."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from woilmenau_desk.domain.errors import KnownError, NotAllowed
from woilmenau_desk.domain.list_errors import NoKnownHeading, UnusableFile
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.transfer import AlreadyTakenBack, ImportStands, ListKind
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.transfer import batches, exporting, kinds
from woilmenau_desk.services.transfer.exporting import Leaving
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage import volunteers as volunteer_rows
from woilmenau_desk.storage.tables.visits import Visit
from woilmenau_desk.storage.trail.rows import audited, shape_of

Take = Callable[..., Imported]
PERSONS, VISITS, VOLUNTEERS, OFFERS = ListKind
AT = {PERSONS: "persons", VISITS: "visits"}


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    """Import lines of CSV as the lead."""

    def run(kind: ListKind, *lines: str, **options: Any) -> Imported:
        path = tmp_path / "liste.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return kinds.import_list(desk, kind, path, **options).value

    return run


def told(notes: Any) -> list[tuple[int, str]]:
    return [(note.line, str(note.text)) for note in notes]


def back(desk: Desk, found: Imported) -> None:
    assert found.import_id is not None
    batches.take_back(desk, found.import_id, batches.get(desk, found.import_id).version)


def everything(desk: Desk) -> dict[str, list[tuple[int, bytes]]]:
    """Every row there is but the trail's and the record of imports."""
    with desk.store.read() as conn:
        return {
            table.__tablename__: list(shape_of(table, conn).all(conn))
            for table in audited()
            if table.__tablename__ != "import_batch"
        }


def stored(desk: Desk) -> list[tuple[Any, ...]]:
    with desk.store.read() as conn:
        columns = (
            Visit.local_date,
            Visit.reason,
            Visit.person_id,
            Visit.group_size,
            Visit.language,
            Visit.channel,
        )
        return [tuple(row) for row in conn.execute(select(*columns).order_by(Visit.id))]


# Visits


def test_visits_of_known_people_and_anonymous_ones(take: Take, desk: Desk) -> None:
    amina = people.register(desk, PersonData("Amina", "Haddad", language="ar", external_id="X1")).value.id
    found = take(
        VISITS,
        "Datum;Uhrzeit;Anlass;Personennummer;Anzahl;Sprache;Kanal",
        "23.11.2026;14:05;Beratung;X1;;;telefonisch",
        "Mo, 23.11.26;14.10 Uhr;Begegnung;;3;Ukrainisch;",
        "2026-11-20;;Post/Formular;;;;",
    )
    assert (found.new, found.updated, told(found.refused), told(found.remarks)) == (3, 0, [], [])
    assert stored(desk) == [
        (date(2026, 11, 23), "counselling", amina, 1, "ar", "phone"),
        (date(2026, 11, 23), "encounter", None, 3, "uk", "on_site"),
        (date(2026, 11, 20), "paperwork", None, 1, None, "on_site"),
    ]


def test_the_same_visits_again_change_nothing_and_twins_count_as_often_as_they_stand(
    take: Take, desk: Desk
) -> None:
    people.register(desk, PersonData("Amina", external_id="X1"))
    lines = (
        "date,reason,person_external_id",
        "2026-11-20,encounter,",
        "2026-11-20,encounter,",
        "2026-11-20,offer,X1",
    )
    assert take(VISITS, *lines).new == 3
    again = take(VISITS, *lines, "2026-11-20,encounter,", "2026-11-20,offer,X1")
    assert (again.new, again.updated, again.unchanged) == (1, 4, 4)
    assert len(stored(desk)) == 4


@pytest.mark.parametrize(
    "line, reason",
    [
        ("30.2.2026,encounter,", "Den Tag „30.2.2026“ gibt es nicht."),
        ("31.11.2026,encounter,", "Den Tag „31.11.2026“ gibt es nicht."),
        ("24.12.2026,encounter,", "Der 24.12.2026 liegt in der Zukunft."),
        ("23.11.1926,encounter,", "Das Jahr 1926 kann nicht stimmen."),
        ("23.11.,encounter,", "In „23.11.“ fehlt das Jahr."),
        ("gestern,encounter,", "kein Datum wie"),
        ("3/4/2026,encounter,", "was Tag und was Monat ist"),
        (",encounter,", "steht nichts"),
        ("23.11.2026,Zauberei,", "„Zauberei“ ist nicht bekannt."),
        ("23.11.2026,encounter,X9", "Die Nummer „X9“ hat hier niemand"),
        ('23.11.2026,encounter,"2,02512E+11"', "gekürzt"),
        ("#REF!,encounter,", "#REF!"),
        ("Summe,,", "Summe"),
        ("date,reason,person_external_id", "Überschriften"),
    ],
)
def test_visits_that_are_refused(take: Take, desk: Desk, line: str, reason: str) -> None:
    found = take(VISITS, "date,reason,person_external_id", line, "23.11.2026,offer,")
    assert found.new == 1
    ((number, said),) = told(found.refused)
    assert number == 2
    assert reason in said


def test_which_of_day_and_month_is_first_is_told_by_the_list(take: Take, desk: Desk) -> None:
    assert take(VISITS, "date,reason", "3/4/2026,offer", "11/20/2026,offer").new == 2
    assert [row[0] for row in stored(desk)] == [date(2026, 3, 4), date(2026, 11, 20)]


# Volunteers


def test_volunteers_with_languages_roles_and_levels(take: Take, desk: Desk) -> None:
    found = take(
        VOLUNTEERS,
        "Vorname;Nachname;Sprachen;Telefon;E-Mail;Rollen;dabei seit;Nr",
        "Mira;Lind;Arabisch (Muttersprache), Deutsch B2;0176 04069001;mira@beispiel.example;"
        "Sprachpatin, Dolmetschen, Zauberei;1.9.2022;V1",
        "Ben;Ostwald;Englisch;4,91763E+11;ben(at)beispiel.example;Thekendienst;45000;V2",
        ";;Englisch;;;;;V3",
        "???;;Englisch;;;;;V4",
    )
    assert (found.new, told(found.refused)[0]) == (2, (4, "Ein Name fehlt: einer genügt."))
    assert "Buchstaben sind beim Speichern verloren gegangen" in told(found.refused)[1][1]
    assert [line for line, _ in told(found.remarks)] == [2, 3]
    with desk.store.read() as conn:
        mira, ben = volunteer_rows.everybody(conn)
    assert (mira.data.languages, mira.data.started_on) == ((("ar", "native"), ("de", "b2")), date(2022, 9, 1))
    assert [span.role for span in mira.roles] == ["language_partner", "interpreting"]
    assert (ben.data.phone, ben.data.email, ben.data.started_on) == (
        "",
        "ben@beispiel.example",
        date(2023, 3, 15),
    )


def test_known_volunteers_are_changed_and_probable_ones_told(take: Take, desk: Desk) -> None:
    take(VOLUNTEERS, "Vorname,Nachname,Telefon,Rolle,Nr", "Mira,Lind,0176 04069001,Nachhilfe,V1")
    found = take(
        VOLUNTEERS,
        "Name,Telefon,Rolle,Nr",
        "Mira Lind,,Nachhilfe und Kinderbetreuung,V1",
        '"Lind, Mira",0049 176 04069001,,',
        "Cem Berg,0176 2,,",
        "Cem Berg,0176 2,,",
    )
    assert (found.new, found.updated, found.unchanged) == (3, 1, 0)
    assert [(one.line, str(one.text)) for one in found.alike] == [
        (3, "ähnlich wie Mira Lind"),
        (5, "ähnlich wie Zeile 4"),
    ]
    with desk.store.read() as conn:
        mira = volunteer_rows.everybody(conn)[0]
    assert (mira.data.phone, [span.role for span in mira.roles]) == (
        "0176 04069001",
        ["tutoring", "childcare"],
    )
    before = everything(desk)
    back(desk, found)
    with desk.store.read() as conn:
        (mira,) = volunteer_rows.everybody(conn)
    assert [span.role for span in mira.roles] == ["tutoring"]
    assert everything(desk) != before
    assert upkeep.verify(desk).findings == ()


# Offers


def test_offers_with_their_times(take: Take, desk: Desk) -> None:
    found = take(
        OFFERS,
        "Titel;Art;Wochentag;Beginn;Ende;erster Tag;letzter Tag;Raum;Plätze;Kinderbetreuung;Zielgruppe;Niveau;Nr",
        "Deutsch A1;Deutschkurs;Mo-Mi;14-16 Uhr;;1.9.2026;;Saal;12;;alle;A1;O1",
        "Café;Frauencafé;mittwochs;09:30;11:30;2026-09-02;2026-12-16;;25;14 Kinder;Frauen;;O2",
        "Vortrag;Infoveranstaltung;;18 Uhr;;5.12.2026;;;;;;;",
        "Nie;Workshop;Di;10:00;12:00;7.12.2026;7.12.2026;;;;;;",
        "Rückwärts;Workshop;Di;12:00;10:00;7.12.2026;;;;;;;",
        "Übervoll;Workshop;Di;10:00;12:00;7.12.2026;;;99999;;;;",
        ";Workshop;;;;;;;;;;;",
    )
    assert found.new == 3
    assert [line for line, _ in told(found.refused)] == [5, 6, 7, 8]
    with desk.store.read() as conn:
        cafe, german, talk = offer_rows.stored(conn, desk.today())
    assert [one.weekday for one in german.series] == [0, 1, 2]
    assert {(one.starts, one.ends) for one in german.series} == {(time(14), time(16))}
    assert (german.data.level, german.data.capacity, german.data.room) == ("a1", 12, "Saal")
    assert (cafe.data.offer_kind, cafe.data.childcare_places, cafe.data.target_group) == (
        "womens_cafe",
        14,
        "women",
    )
    assert [(one.rhythm, one.first, one.ends) for one in talk.series] == [
        ("once", date(2026, 12, 5), time(20))
    ]
    again = take(OFFERS, "Titel,Raum,Plätze,Nr", "Deutsch A1,Garten,3,O1")
    assert (again.new, again.updated, again.unchanged) == (0, 1, 0)
    assert [line for line, _ in told(again.remarks)] == [2]
    back(desk, again)
    with desk.store.read() as conn:
        (german,) = (one for one in offer_rows.stored(conn, desk.today()) if one.data.external_id == "O1")
    assert (german.data.room, german.data.capacity) == ("Saal", 12)


# Columns


def test_a_column_by_its_content_is_proposed_and_not_taken(take: Take, desk: Desk, tmp_path: Path) -> None:
    lines = ("Vorname,Erreichbar,Wer", "Mira,0176 04069001,V1", "Ben,0176 04069002,V2")
    found = take(VOLUNTEERS, *lines, dry_run=True)
    assert any("dem Inhalt nach vielleicht Telefon" in text for _, text in told(found.remarks))
    read = kinds.open_list(desk, VOLUNTEERS, tmp_path / "liste.csv")
    assert [(one.field, one.proposal) for one in kinds.columns_of(desk, read)] == [
        ("given_name", None),
        (None, "phone"),
        (None, None),
    ]
    # By hand, and remembered for the next file with that heading.
    take(VOLUNTEERS, *lines, chosen={"erreichbar": "phone", "Wer": "external_id"})
    again = take(VOLUNTEERS, "WER,Vorname,Erreichbar", "V1,Mira,0176 5")
    assert (again.new, again.updated, again.unchanged) == (0, 1, 0)
    with desk.store.read() as conn:
        assert [row.data.phone for row in volunteer_rows.everybody(conn)] == ["0176 5", "0176 04069002"]


def test_a_column_is_left_out_where_somebody_says_so(take: Take, desk: Desk) -> None:
    take(PERSONS, "Vorname,Telefon,id", "Mira,0176 1,X1", chosen={"Telefon": ""})
    assert take(PERSONS, "Vorname,Telefon,id", "Omar,0176 2,X2").new == 1
    with desk.store.read() as conn:
        found = conn.exec_driver_sql("SELECT phone FROM person").scalars().all()
    assert set(found) == {""}


@pytest.mark.parametrize(
    "kind, heading", [(VISITS, "Vorname,Nachname"), (VOLUNTEERS, "Telefon,Nr"), (OFFERS, "Raum,Plätze")]
)
def test_a_file_without_what_it_needs(take: Take, kind: ListKind, heading: str) -> None:
    with pytest.raises(NoKnownHeading):
        take(kind, heading, "a,b")


# Taking back


VALID = {
    PERSONS: ("Vorname,id", "Mira,X1", "Omar,X2"),
    VISITS: ("date,reason", "2026-11-20,offer", "2026-11-20,encounter"),
    VOLUNTEERS: ("Vorname,Rolle,Nr", "Mira,Nachhilfe,V1", "Ben,Theke,V2"),
    OFFERS: ("Titel,Tag,Beginn,Nr", "Deutsch,Mo,14:00,O1", "Café,Mi+Do,9 Uhr,O2"),
}


@pytest.mark.parametrize("kind", ListKind)
def test_an_import_goes_as_it_came(
    kind: ListKind, take: Take, desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    before = everything(desk)
    found = take(kind, *VALID[kind])
    assert found.new == 2
    assert everything(desk) != before
    # Somebody else, after a restart.
    other = desk_of("rolf")
    back(other, found)
    assert everything(desk) == before
    assert upkeep.verify(desk).findings == ()
    with pytest.raises(AlreadyTakenBack):
        back(desk, found)
    assert take(kind, *VALID[kind]).new == 2
    assert upkeep.verify(desk).findings == ()


def test_what_was_changed_is_as_it_was(take: Take, desk: Desk) -> None:
    take(PERSONS, "Vorname,id,Telefon", "Mira,X1,0176 1", "Omar,X2,0176 2")
    found = take(PERSONS, "Vorname,id,Telefon", "Mirra,X1,", "Omar,X2,0176 3", "Neu,X3,")
    people.register(desk, PersonData("Andere"))
    back(desk, found)
    with desk.store.read() as conn:
        rows = conn.exec_driver_sql("SELECT given_name, phone, version FROM person ORDER BY id").all()
    assert [tuple(row) for row in rows] == [("Mira", "0176 1", 3), ("Omar", "0176 2", 3), ("Andere", "", 1)]
    assert [hit.name for hit in people.recent(desk)][:1] == ["Andere"]
    assert upkeep.verify(desk).findings == ()


def hold_by_visit(desk: Desk, number: int) -> None:
    visits.log_visit(desk, LogVisit(VisitData("offer", number)))


def hold_by_change(desk: Desk, number: int) -> None:
    card = people.card(desk, number)
    people.edit(desk, number, PersonData("Mira", "Neu", external_id="X1"), card.version)


def hold_by_merge(desk: Desk, number: int) -> None:
    kept = people.register(desk, PersonData("Mira")).value
    duplicates.merge(desk, kept.id, number, kept.data, kept.version, people.card(desk, number).version)


@pytest.mark.parametrize(
    "hold, said",
    [(hold_by_visit, "Besuch"), (hold_by_change, "geändert"), (hold_by_merge, "zusammengeführt")],
)
def test_what_stands_on_an_import_holds_it(
    hold: Callable[[Desk, int], None], said: str, take: Take, desk: Desk
) -> None:
    found = take(PERSONS, "Vorname,id", "Omar,X0", "Mira,X1")
    with desk.store.read() as conn:
        number = conn.exec_driver_sql("SELECT id FROM person WHERE external_id = 'X1'").scalar_one()
    hold(desk, number)
    before = everything(desk)
    with pytest.raises(ImportStands) as error:
        back(desk, found)
    assert [one.line for one in error.value.obstacles] == [3]
    assert said in str(error.value)
    assert everything(desk) == before


def test_whoever_may_not_import_may_not_take_back(take: Take, desk_of: Callable[[str], Desk]) -> None:
    found = take(PERSONS, "Vorname", "Mira")
    theke = desk_of("theke")
    assert batches.kinds_of(theke) == ()
    for call in (lambda: back(theke, found), lambda: batches.listed(theke)):
        with pytest.raises(NotAllowed):
            call()


def test_a_large_import_is_found_no_more_when_it_went(take: Take, desk: Desk) -> None:
    people.search(desk, "Mira")
    found = take(PERSONS, "Vorname,id", *(f"Zorba{number},N{number}" for number in range(3000)))
    assert people.search(desk, "Zorba7")
    back(desk, found)
    assert people.search(desk, "Zorba7") == ()
    assert upkeep.verify(desk).findings == ()


# Any file


def nasty_cells(rng: random.Random) -> Iterator[str]:
    cells = (
        "", " ", "-", "k.A.", "23.11.2026", "30.2.2026", "46326", "46326.5", "14:30", "25:99", "0,604166667", "TRUE",
        "#REF!", "####", "4,91763E+11", "491761234567.0", "X1", "X2", "Mira", "Müller", "M�ller", "???", "Beratung",
        "Begegnung", "encounter", "Arabisch (C1)", "a@b.example", "a(at)b", "Mo", "Mo-Fr", "Dienstags", "3", "-3", "3,5",
        "99999999999", "=1+1", "@SUM(A1)", "'=2", "''x", "\u202eMira", "٣", "１２", "Nachhilfe, Theke", "x" * 400, "\t",
        "Summe", "Stand: 1.1.2026", "Frauen", "A1", "12 Plätze", "offer", "1900-01-01", "9999-12-31", "0000-00-00",
    )  # fmt: skip
    while True:
        yield rng.choice(cells)


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("seed", range(4))
def test_any_file_is_told_line_by_line_and_goes_as_it_came(
    kind: ListKind, seed: int, desk: Desk, tmp_path: Path
) -> None:
    rng = random.Random(f"{kind}{seed}")
    people.register(desk, PersonData("Amina", external_id="X1"))
    headings = [field.name for field in kinds.list_of(kind).fields] + ["Bemerkung"]
    rng.shuffle(headings)
    cells = nasty_cells(rng)
    lines = [headings, *([next(cells) for _ in headings] for _ in range(60))]
    path = tmp_path / ("liste.xlsx" if seed % 2 else "liste.csv")
    if seed % 2:
        book = Workbook()
        assert book.active is not None
        for line in lines:
            book.active.append([text.strip("\t") for text in line])
        book.save(path)
    else:
        text = "\n".join(";".join(f'"{cell}"' for cell in line) for line in lines)
        path.write_text(text, ("utf-8", "utf-16")[seed // 2])
    before = everything(desk)
    try:
        found = kinds.import_list(desk, kind, path).value
    except UnusableFile:
        return
    assert found.new + found.updated + len(found.refused) <= 60
    if found.import_id is not None:
        back(desk, found)
        after = everything(desk)
        changed = {name for name in before if before[name] != after[name]}
        # A row that was changed and is as it was has had two versions since.
        assert changed <= {"person"}
    assert upkeep.verify(desk).findings == ()


# Out again


@pytest.mark.parametrize("form", ListFormat)
def test_what_goes_out_comes_back_as_it_was(form: ListFormat, take: Take, desk: Desk, tmp_path: Path) -> None:
    take(PERSONS, "Vorname,id", "Mira,X1")
    take(
        VISITS, "date,reason,person_external_id,group_size", "2026-11-20,offer,X1,", "2026-11-19,encounter,,4"
    )
    take(VOLUNTEERS, "Vorname,Sprachen,Rolle,Telefon,Nr", "'=cmd,Arabisch C1,Nachhilfe,+49 176 1,V1")
    take(OFFERS, "Titel,Tag,Beginn,Ende,Nr", '@Café,"Mo, Mi",9 Uhr,11 Uhr,O1')
    for wanted in (Leaving.VISITS, Leaving.VOLUNTEERS, Leaving.OFFERS):
        found = exporting.export(desk, wanted, form).value
        path = tmp_path / f"{wanted}.{form}"
        path.write_bytes(found.content)
        again = kinds.import_list(desk, ListKind(wanted.value), path).value
        assert (again.new, again.updated, again.unchanged) == (0, found.rows, found.rows), told(again.refused)
        if form is ListFormat.CSV:
            assert b'"=' not in found.content
            assert b'"@' not in found.content


def test_the_counter_is_given_what_it_sees(take: Take, desk_of: Callable[[str], Desk]) -> None:
    take(VOLUNTEERS, "Vorname,Nachname,Telefon,E-Mail", "Mira,Geheimnis,0176 1,geheim@beispiel.example")
    theke = desk_of("theke")
    assert exporting.lists_for(theke.actor) == (Leaving.VOLUNTEERS, Leaving.OFFERS)
    content = exporting.export(theke, Leaving.VOLUNTEERS, ListFormat.CSV).value.content.decode()
    assert "Mira" in content
    assert "eheim" not in content
    with pytest.raises(KnownError):
        exporting.export(theke, Leaving.AID, ListFormat.CSV)


def test_the_counters_list_holds_whom_the_counter_sees(
    take: Take, desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    take(
        VOLUNTEERS, "Vorname,dabei seit", "Mira,1.1.2026", "Samir,1.1.2027", "Nour,1.1.2026", "Karim,1.1.2026"
    )
    known = {row.data.given_name: row for row in volunteers.everybody(desk)}
    volunteers.pause(desk, known["Nour"].id, desk.today(), None, "", known["Nour"].version)
    volunteers.end(desk, known["Karim"].id, date(2026, 11, 1), "", known["Karim"].version)
    theke = desk_of("theke")
    content = exporting.export(theke, Leaving.VOLUNTEERS, ListFormat.CSV).value.content.decode()
    listed = [name for name in known if name in content]
    assert listed == [one.first_name for one in volunteers.at_counter(theke)] == ["Mira"]


def test_whoever_left_gets_no_open_role_from_a_list(take: Take, desk: Desk) -> None:
    lines = ("Vorname,Nummer,Rollen", "Mira,1,Begleitung")
    take(VOLUNTEERS, *lines)
    (row,) = volunteers.everybody(desk)
    last = date(2026, 11, 1)
    span = replace(row.roles[0], first=date(2026, 1, 1))
    row = volunteers.set_roles(desk, row.id, [span], row.version).value
    row = volunteers.end(desk, row.id, last, "", row.version).value
    assert take(VOLUNTEERS, *lines).unchanged == 1
    take(VOLUNTEERS, lines[0], "Mira,1,Kinderbetreuung")
    assert [span.last for span in volunteers.get(desk, row.id).roles] == [last, last]


def test_a_link_that_is_hidden_is_not_told_by_what_stands_in_the_way(
    take: Take, desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    found = take(PERSONS, "Vorname", "Mira")
    person = people.search(desk, "Mira")[0].person.id
    row = volunteers.register(desk, VolunteerData("Amina")).value
    volunteers.link(desk, row.id, person, row.version)
    for there, told in ((desk, True), (desk_of("rolf"), False)):
        with pytest.raises(ImportStands) as refused:
            back(there, found)
        assert ("ehrenamtlich" in str(refused.value)) == told
        assert ("ein anderer Eintrag" in str(refused.value)) != told
