"""import persons, export persons: what scripts rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Result

Run = Callable[..., Result]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "personen.csv"
    path.write_text(
        "Vorname;Nachname;Geburtsjahr;Herkunft;externe Nummer\n"
        "Amina;Haddad;1990;Syrien;X1\n"
        ";;1950;Irak;X2\n"
        "Amina;Haddad;1990;Syrien;X3\n"
        "Mira;Lind;;Atlantis;X4\n",
        encoding="cp1252",
    )
    return path


def test_counts_lines_and_reasons_as_json(run: Run, demo: Path, table: Path) -> None:
    trial = run("import", "persons", table, "--dry-run", "--json")
    made = run("import", "persons", table, "--json")
    assert (trial.status, made.status, made.err) == (0, 0, "")
    assert {name: made.json[name] for name in ("new", "updated", "probable_duplicates", "refused")} == {
        "new": 3,
        "updated": 0,
        "probable_duplicates": 1,
        "refused": 1,
    }
    assert made.json["refused_lines"] == [
        {"line": 3, "reason": "Ein Name fehlt: einer genügt.", "column": None}
    ]
    (duplicate,) = made.json["duplicate_lines"]
    assert (duplicate["line"], duplicate["other_line"]) == (4, 2)
    assert made.json["remarks"] == [
        {
            "line": 5,
            "remark": "Das Land „Atlantis“ ist nicht bekannt; das Feld bleibt leer.",
            "column": "Herkunft",
        }
    ]
    assert made.json["import"] == 1
    assert trial.json == {**made.json, "dry_run": True, "import": None}
    again = run("import", "persons", table, "--json").json
    assert (again["new"], again["updated"], again["unchanged"], again["refused"]) == (0, 3, 3, 1)


def test_a_summary_for_people(run: Run, demo: Path, table: Path) -> None:
    trial = run("import", "persons", table, "--dry-run").out.splitlines()
    made = run("import", "persons", table).out.splitlines()
    assert trial[0] == "Nur geprüft, nichts gespeichert. Importiert würden:"
    assert made[:-1] == trial[1:]
    assert made[-1] == "Zurücknehmen, solange nichts daran hängt: woilmenau-desk undo 1"
    assert made[0] == "3 neu (davon 1 wahrscheinlich doppelt), 0 aktualisiert, 1 abgewiesen."
    assert made[1].startswith("Zeile 3 abgewiesen: ")
    assert made[2] == "Zeile 4 wahrscheinlich doppelt, trotzdem neu: ähnlich wie Zeile 2"


def test_a_large_import_says_where_the_backup_lies(run: Run, demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "viele.csv"
    path.write_text("Vorname,id\n" + "".join(f"Zz{n:x}q,N{n}\n" for n in range(150)))
    made = run("import", "persons", path, "--json")
    assert made.json["new"] == 150
    assert Path(made.json["backup"]).parent == demo / "backups"
    assert run("verify", "--backup", made.json["backup"]).status == 0
    assert run("find", "zz1q", "--json").json["hits"][0]["external_id"] == "N1"


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("fehlt.csv", None, "gibt es nicht"),
        ("leer.csv", b"", "ist leer"),
        ("bild.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "keine Tabelle"),
        ("kaputt.xlsx", b"PK\x03\x04 und weiter nichts", "beschädigt"),
        ("preise.csv", b"Artikel,Preis\nBrot,3\n", "keine bekannte Überschrift"),
        ("nummern.csv", b"Nummer,Telefon\n1,2\n", "Spalte mit dem Namen"),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_in_one_line(
    run: Run, demo: Path, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refused = run("import", "persons", path, "--json")
    assert (refused.status, refused.out) == (1, "")
    assert said in refused.err
    assert len(refused.err.strip().splitlines()) == 1


def test_the_counter_may_not_import(
    run: Run, demo: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    refused = run("import", "persons", table)
    assert (refused.status, refused.out) == (1, "")
    assert "Leitung / Beratung" in refused.err


def test_only_what_there_is_can_be_imported(run: Run, demo: Path, table: Path) -> None:
    assert run("import", "aid", table).status == 2
    assert run("import").status == 2


def test_where_the_people_were_found_is_told(run: Run, demo: Path, table: Path, tmp_path: Path) -> None:
    found = run("import", "persons", table, "--dry-run", "--json").json
    assert (found["sheet"], found["encoding"], found["heading_line"]) == (None, "UTF-8", 1)
    assert (
        "Gelesen: Text in UTF-8, Überschriften in Zeile 1."
        in run("import", "persons", table, "--dry-run").out
    )
    book = Workbook()
    assert book.active is not None
    book.active.title = "Personen"
    book.active.append(["Vorname", "Geschlecht"])
    book.active.append(["Zzmira", "weder noch"])
    book.save(tmp_path / "p.xlsx")
    found = run("import", "persons", tmp_path / "p.xlsx", "--dry-run", "--json").json
    assert (found["sheet"], found["encoding"], found["heading_line"]) == ("Personen", None, 1)
    assert [remark["column"] for remark in found["remarks"]] == ["Geschlecht"]


def test_an_import_is_taken_back_as_a_whole(run: Run, demo: Path, table: Path, tmp_path: Path) -> None:
    assert run("undo", "--json").json == []
    number = run("import", "persons", table, "--json").json["import"]
    contacts = tmp_path / "besuche.csv"
    contacts.write_text("Datum;Anlass;Nummer\n2020-01-07;Beratung;X1\n7.1.2020;Zauberei;\n", "utf-8")
    made = run("import", "visits", contacts, "--json").json
    assert (made["new"], made["refused_lines"][0]["line"]) == (1, 3)
    # What stands on it goes first.
    held = run("undo", number)
    assert (held.status, held.out) == (1, "")
    assert "Zeile 2: daran hängt inzwischen etwas (Besuch)" in held.err
    assert run("undo", made["import"]).status == 0
    assert run("undo", number, "--json").json["new"] == 3
    assert run("undo", number).status == 1
    assert [one["taken_back_at"] is None for one in run("undo", "--json").json] == [False, False]
    assert run("undo", "99").status == 1
    assert run("verify").status == 0


def test_what_a_column_means_is_said_once(run: Run, demo: Path, tmp_path: Path) -> None:
    table = tmp_path / "ehrenamt.csv"
    table.write_text("Vorname;Erreichbar;Wer\nMira;0176 04069001;V1\nOmar;0176 04069002;V2\n", "utf-8")
    trial = run("import", "volunteers", table, "--dry-run", "--json").json
    assert any("dem Inhalt nach vielleicht Telefon" in one["remark"] for one in trial["remarks"])
    command = ("import", "volunteers", table, "--json")
    assert run(*command, "--column", "Erreichbar=phone", "--column", "Wer=external_id").json["new"] == 2
    again = run(*command).json
    assert (again["new"], again["updated"], again["remarks"]) == (0, 2, [])
    wrong = run(*command, "--column", "Erreichbar=telefon")
    assert wrong.status == 1
    assert "email, external_id" in wrong.err


@pytest.mark.parametrize("what", ["visits", "volunteers", "offers", "aid"])
def test_every_list_goes_out(run: Run, demo: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "liste.csv"
    made = run("export", what, "--format", "csv", "--out", out, "--json").json
    assert made[what] == len(out.read_text("utf-8-sig").splitlines()) - 1


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_leaves_as_it_comes_in(run: Run, demo: Path, tmp_path: Path, form: str) -> None:
    table = tmp_path / "neu.csv"
    table.write_text("id;Vorname;Telefon;Karte\nZ0042;=SUM(A1);+49 176 1;0007\n", "utf-8")
    assert run("import", "persons", table, "--json").json["new"] == 1
    out = tmp_path / f"liste.{form}"
    made = run("export", "persons", "--format", form, "--out", out, "--json")
    assert (made.status, made.json) == (0, {"out": str(out), "persons": 41})
    again = run("import", "persons", out, "--dry-run", "--json").json
    # In the same store everybody is known again, by their number or by the store's own.
    assert (again["updated"], again["unchanged"], again["new"], again["refused"]) == (41, 41, 0, 0)
    assert again["remarks"] == []
    assert run("export", "persons", "--format", form, "--out", out).out == f"41 Personen: {out}\n"


def test_the_counter_may_not_export(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    out = tmp_path / "liste.csv"
    refused = run("export", "persons", "--format", "csv", "--out", out)
    assert (refused.status, refused.out, out.exists()) == (1, "", False)
    assert "Leitung / Beratung" in refused.err
    assert run("export", "persons", "--format", "pdf", "--out", out).status == 2
