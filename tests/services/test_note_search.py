"""Full text search in notes: who finds what, that each snippet is a reading, what an unfinished index says, the lock."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import BadInput, DeskLocked, NotAllowed
from woilmenau_desk.domain.note_search import NoteAnswer, NoteFilter
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import amendments, case_keys, cases, counselling, note_search
from woilmenau_desk.services.counselling.note_index import NoteIndex
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.storage.trail import audit


def a_person(desk: Desk, name: str = "Mira") -> int:
    return people.register(desk, PersonData(name)).value.id


def a_note(desk: Desk, person: int, note: str, topic: str = "housing", case: int | None = None) -> int:
    data = SessionData(person, (topic,), case_id=case)
    return counselling.record_session(desk, RecordSession(data, note)).value.id


def ids(answer: NoteAnswer) -> list[int]:
    return [one.session_id for one in answer.rows]


def found(desk: Desk, words: str, **only: object) -> list[int]:
    note_search.build(desk)
    return ids(note_search.search(desk, words, NoteFilter(**only)))  # type: ignore[arg-type]


def readings(desk: Desk) -> list[int]:
    with desk.store.read() as conn:
        query = "SELECT entity_id FROM audit_entry WHERE action = 'read' AND entity = 'counselling_session' ORDER BY id"
        return list(conn.exec_driver_sql(query).scalars())


def test_all_words_have_to_begin_in_a_note(desk: Desk) -> None:
    mira = a_person(desk)
    first = a_note(desk, mira, "Herr Müller vom Jobcenter, Behördenpost besprochen")
    second = a_note(desk, mira, "Mietvertrag von Frau Mueller")
    assert found(desk, "muller") == [second, first]
    assert found(desk, "Müll behörd") == [first]
    assert found(desk, "miet jobcenter") == []
    assert found(desk, "  ") == []
    [hit] = note_search.search(desk, "behoerd").rows
    assert (hit.person_id, hit.person_name, hit.on, hit.counsellor) == (
        mira,
        "Mira",
        date(2026, 11, 23),
        "Caro",
    )
    assert [hit.snippet.text[begins:ends] for begins, ends in hit.snippet.marks] == ["Behördenpost"]


def test_what_is_shown_is_written_down_as_read_and_nothing_else(desk: Desk) -> None:
    mira = a_person(desk)
    notes = [a_note(desk, mira, f"Wohnung {number}") for number in range(5)]
    assert found(desk, "schule") == []
    assert readings(desk) == []
    note_search.build(desk)
    part = note_search.search(desk, "wohnung", size=2)
    assert (ids(part), part.number, part.finished) == (notes[:2:-1], 5, True)
    assert readings(desk) == sorted(ids(part), reverse=True)
    rest = note_search.search(desk, "wohnung", size=2, after=part.after)
    last = note_search.search(desk, "wohnung", size=2, after=rest.after)
    assert ids(rest) + ids(last) == notes[2::-1]
    assert last.after is None
    assert len(readings(desk)) == 5


def test_an_unfinished_answer_says_where_to_ask_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mira = a_person(desk)
    notes = [a_note(desk, mira, f"Wohnung {number}") for number in range(5)][::-1]
    monkeypatch.setattr(note_search, "_AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    with pytest.raises(WorkStopped):
        note_search.build(
            desk, stop=lambda: bool(told), told=lambda ready, total: told.append((ready, total))
        )
    part = note_search.search(desk, "wohnung")
    assert (ids(part), part.finished) == (notes[:2], False)
    nothing = note_search.search(desk, "wohnung", after=part.after)
    assert (ids(nothing), nothing.after) == ([], part.after)
    note_search.build(desk)
    rest = note_search.search(desk, "wohnung", after=part.after)
    assert (ids(rest), rest.after, rest.number) == (notes[2:], None, 5)
    assert sorted(readings(desk)) == sorted(notes)
    # Nobody learns that a word is there without a reading.
    counted = note_search.search(desk, "wohnung", size=0)
    assert (ids(counted), counted.number) == (notes[:1], 5)
    assert len(readings(desk)) == 6


def test_nobody_is_told_nothing_of_what_there_is_not(desk: Desk) -> None:
    kept, other = a_person(desk), a_person(desk, "Mirra")
    number = a_note(desk, other, "Wohnung")
    duplicates.merge(desk, kept, other, PersonData("Mira"), 1, 1)
    assert found(desk, "wohnung", person_id=other) == [number]
    assert found(desk, "wohnung", colleague="CARO") == found(desk, "wohnung", colleague="Caro") == [number]
    assert found(desk, "wohnung", topic="wohnen") == [number]
    for only in ({"person_id": 999}, {"colleague": "niemand"}, {"topic": "nichts"}):
        with pytest.raises(BadInput) as refused:
            found(desk, "wohnung", **only)
        assert refused.value.field in only


def test_it_is_narrowed_by_person_colleague_period_and_topic(
    desk: Desk, desk_of: Callable[[str], Desk], clock: Clock
) -> None:
    rolf = desk_of("rolf")
    mira, omid = a_person(desk), a_person(desk, "Omid")
    first = a_note(desk, mira, "Brief gelesen", "housing")
    clock.move(days=30)
    second = a_note(rolf, omid, "Brief gelesen", "school")
    assert found(desk, "brief") == [second, first]
    assert found(desk, "brief", person_id=mira) == [first]
    assert found(desk, "brief", colleague="rolf") == [second]
    assert found(desk, "brief", topic="housing") == [first]
    assert found(desk, "brief", first=date(2026, 12, 1)) == [second]
    assert found(desk, "brief", last=date(2026, 12, 1)) == [first]
    assert found(desk, "brief", first=date(2026, 11, 24), last=date(2026, 12, 1)) == []


def test_changes_are_followed_whoever_made_them(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    rolf = desk_of("rolf")
    mira, mirra = a_person(desk), a_person(desk, "Mirra")
    number = a_note(desk, mira, "Erst Wohnung")
    assert found(desk, "wohnung") == [number]
    row = counselling.sessions_of(desk, mira)[0]
    counselling.edit_session(desk, number, SessionData(mira, ("school",)), "Jetzt Schule", row.version)
    search = note_search.search
    assert (ids(search(desk, "wohnung")), ids(search(desk, "schule"))) == ([], [number])
    other = a_note(rolf, mirra, "Schule angerufen")
    assert ids(search(desk, "schule")) == [other, number]
    amendments.amend(rolf, number, "Zeugnis nachgereicht")
    assert ids(search(desk, "zeugnis")) == [number]
    counselling.void_session(desk, other, counselling.sessions_of(desk, mirra)[0].version)
    assert ids(search(desk, "schule")) == [number]
    undo.undo(desk)
    assert ids(search(desk, "schule")) == [other, number]
    duplicates.merge(desk, mira, mirra, PersonData("Mira"), 1, 1)
    assert ids(search(desk, "schule", NoteFilter(person_id=mira))) == [other, number]


def test_notes_of_a_restricted_case_are_found_by_whoever_is_named(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    rolf = desk_of("rolf")
    mira = a_person(desk)
    case = cases.open_case(desk, CaseData(mira)).value
    number = a_note(desk, mira, "Vertrauliches Wort", case=case.id)
    assert found(rolf, "vertrau") == [number]
    restricted = case_keys.restrict(desk, case.id, ("caro",), cases.row(desk, case.id).version).value
    assert found(desk, "vertrau") == [number]
    assert found(rolf, "vertrau") == []
    case_keys.name(desk, case.id, "rolf", restricted.version)
    again = desk_of("rolf")
    assert found(again, "vertrau") == [number]


def test_an_unfinished_index_says_so_and_gives_what_it_has(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_search, "_AT_ONCE", 2)
    mira = a_person(desk)
    notes = [a_note(desk, mira, f"Wohnung {number}") for number in range(5)]
    nothing = note_search.search(desk, "wohnung")
    assert (ids(nothing), nothing.finished) == ([], False)
    told: list[tuple[int, int]] = []
    with pytest.raises(WorkStopped):
        note_search.build(desk, stop=lambda: bool(told), told=lambda *how: told.append(how))
    some = note_search.search(desk, "wohnung")
    assert (ids(some), some.finished, some.ready, some.total) == (notes[:2:-1], False, 2, 5)
    assert note_search.build(desk, told=lambda *how: told.append(how))
    every = note_search.search(desk, "wohnung")
    assert (ids(every), every.finished) == (notes[::-1], True)
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_the_words_go_with_the_lock(desk: Desk) -> None:
    a_note(desk, a_person(desk), "Wohnung")
    assert len(found(desk, "wohnung")) == 1
    index = desk.notes_with(NoteIndex)
    vault = desk.vault
    desk.lock()
    assert (index._words, index._sorted, index._known, index._number) == ({}, [], [], {})
    with pytest.raises(DeskLocked):
        index.put([])
    with pytest.raises(DeskLocked):
        note_search.search(desk, "wohnung")
    with pytest.raises(DeskLocked):
        note_search.build(desk)
    with pytest.raises(DeskLocked):
        vault.goes_along(lambda: None)


def test_the_counter_searches_no_notes(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    a_note(desk, a_person(desk), "Wohnung")
    theke = desk_of("theke")
    for asked in (lambda: note_search.search(theke, "wohnung"), lambda: note_search.build(theke)):
        with pytest.raises(NotAllowed):
            asked()


def test_very_many_changes_are_read_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    mira = a_person(desk)
    first = a_note(desk, mira, "Wohnung")
    assert found(desk, "wohnung") == [first]
    monkeypatch.setattr(audit, "_FOLLOWED", 1)
    clock.move(days=1)
    second = a_note(desk, mira, "Wohnung")
    assert not note_search.search(desk, "wohnung").finished
    monkeypatch.undo()
    assert found(desk, "wohnung") == [second, first]
