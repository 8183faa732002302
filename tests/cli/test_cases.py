"""case show: what scripts rely on, and what each role gets of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.stores import Clock, log_in
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.counselling import cases, counselling, documents
from woilmenau_desk.services.people import people

Run = Callable[..., Result]


@pytest.fixture
def mira(small: Path) -> int:
    """Somebody with a case, a session, a help and a paper."""
    desk = log_in(small, "caro", Clock())
    person = people.register(desk, PersonData("Mira", "Kornblume")).value.id
    cases.open_case(desk, CaseData(person, aims="Wohnung"))
    session = SessionData(person, ("housing",), outcome="clarified")
    counselling.record_session(desk, RecordSession(session, "Im Vertrauen gesagt.\nZweite Zeile."))
    aid.give_aid(desk, GiveAid(AidData("clothing", person_id=person)))
    documents.note_document(desk, person, "Aufenthaltsgestattung")
    desk.close()
    return person


def readings(small: Path, action: str = "read") -> int:
    desk = log_in(small, "caro", Clock())
    with desk.store.read() as conn:
        query = "SELECT count(*) FROM audit_entry WHERE action = ? AND entity = 'counselling_session'"
        found: int = conn.exec_driver_sql(query, (action,)).scalar() or 0
    desk.close()
    return found


def test_the_timeline_comes_without_notes(run: Run, small: Path, mira: int) -> None:
    shown = run("case", "show", mira, "--json")
    assert shown.status == 0
    assert shown.json["person"] == {"id": mira, "name": "Mira Kornblume"}
    assert [one["number"] for one in shown.json["cases"]] == ["2026-0001"]
    kinds = {one["kind"]: one for one in shown.json["timeline"]}
    assert kinds.keys() == {"session", "aid", "document", "decision"}
    assert (kinds["session"]["title"], kinds["session"]["by"]) == ("Erstgespräch", "Caro")
    assert kinds["session"]["at"] == "2026-11-23T14:10+01:00"
    assert kinds["document"]["at"] == "2026-11-23"
    assert "Vertrauen" not in shown.out
    assert readings(small) == 0
    plain = run("case", "show", mira)
    assert plain.out.splitlines()[0] == "2026-0001\topen\t2026-11-23\tCaro"
    assert "2026-11-23\tdocument\tPapier: Aufenthaltsgestattung\tCaro" in plain.out


def test_each_note_that_is_read_is_written_down(run: Run, small: Path, mira: int) -> None:
    shown = run("case", "show", mira, "--notes", "--json")
    (session,) = (one for one in shown.json["timeline"] if one["kind"] == "session")
    assert session["note"] == "Im Vertrauen gesagt.\nZweite Zeile."
    assert readings(small) == 1
    assert "\tZweite Zeile.\n" in run("case", "show", mira, "--notes").out


def test_the_counter_gets_that_there_was_contact(
    run: Run, small: Path, mira: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOILMENAU_DESK_USER", "theke")
    shown = run("case", "show", mira, "--json")
    assert {one["kind"] for one in shown.json["timeline"]} == {"session", "aid"}
    assert [(one["number"], one["readable"]) for one in shown.json["cases"]] == [("2026-0001", False)]
    for word in ("housing", "gestattung", "geklärt", "Vertrauen"):
        assert word not in shown.out
    refused = run("case", "show", mira, "--notes")
    assert (refused.status, refused.out) == (1, "")
    assert "Rolle Leitung" in refused.err


def test_whoever_is_not_there(run: Run, mira: int) -> None:
    found = run("case", "show", 999)
    assert (found.status, found.out) == (1, "")


def test_what_stands_in_notes_is_found_and_counts_as_read(run: Run, small: Path, mira: int) -> None:
    found = run("case", "search", "vertrau", "zeil", "--json")
    assert found.status == 0
    [hit] = found.json["hits"]
    assert (found.json["number"], hit["person"]["name"], hit["by"]) == (1, "Mira Kornblume", "Caro")
    assert [hit["snippet"][begins:ends] for begins, ends in hit["marks"]] == ["Vertrauen", "Zeile"]
    assert readings(small, "found") == 1
    plain = run("case", "search", "vertrau", "--topic", "housing", "--from", "2026-11-01")
    assert plain.out == "2026-11-23\tMira Kornblume\tCaro\tIm [Vertrauen] gesagt. Zweite Zeile.\n"
    assert run("case", "search", "nirgends", "--json").json == {"number": 0, "hits": []}
    refused = run("case", "search", "vertrau", "--colleague", "niemand")
    assert (refused.status, refused.out) == (1, "")
    assert "niemand" in refused.err
