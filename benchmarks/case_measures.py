"""Cases: how long opening one with 500 entries takes, in the window and beside a bare list of them; searching notes."""

import json
import shutil
import threading
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite

from benchmarks import case_store
from benchmarks.results import Result
from benchmarks.stores import opened
from benchmarks.timing import in_ms, interleaved, p99
from benchmarks.window_measures import child
from woilmenau_desk.domain.cases import CaseFilter, CaseState, EntryKind
from woilmenau_desk.services.counselling import cases, note_search, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage import timeline as rows
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.trail import note_places

_LONGEST_S = 600
SEARCH_KEYS = ("note_search_30k_ms", "note_index_30k_s", "note_search_first_s")
# Beginnings and whole words, one or several, that few notes have, or nearly all.
_ASKED = ("wohn", "behördenpost", "miet kopie", "antrag kind", "d", "zwei wochen", "handyvertrag", "nirgends")
KEYS = ("case_open_p99_ms", "case_timeline_over_bare_list", "cases_by_topic_ms")


def in_the_window(cache: Path, work: Path, times: int) -> Result:
    """From the key that opens a case with 500 entries to its painted timeline; the first of all counts too."""
    data, out = work / "case", work / "case.json"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(case_store.ready(cache), data)
    desk = opened(data)
    try:
        case_id, _person_id = case_store.long_case(desk)
    finally:
        desk.close()
    child("cases", str(data), str(out), str(times), str(case_id), seconds=_LONGEST_S)
    told = json.loads(out.read_text("utf-8"))
    every = [seconds for some in told.values() for seconds, _cpu in some]
    detail = {kind: in_ms([seconds for seconds, _cpu in some]) for kind, some in told.items()}
    return Result(p99(every) * 1000, "ms", {"entries": sum(case_store.LONG.values()), **detail})


def opening(cache: Path, work: Path, times: int) -> dict[str, Result]:
    """A case with its 500 entries, in the window and in the services; and the list of all cases narrowed to a topic."""
    folder = case_store.ready(cache)
    desk = opened(folder)
    raw = connect(folder / DATABASE_FILE, desk.store.desk_key)
    try:
        case_id, person_id = case_store.long_case(desk)
        statements = _statements(desk, case_id)
        number = len(timeline.entries(desk, case_id=case_id))
        assert number == sum(case_store.LONG.values()), number

        def open_it() -> None:
            cases.details(desk, case_id)
            timeline.entries(desk, case_id=case_id)
            timeline.since_last(desk, person_id)

        vault = desk.vault
        with desk.store.read() as conn:
            scope = rows.of_case(conn, case_id)

        def bare() -> Sequence[Any]:
            with desk.store.read() as conn:
                return listed({kind: conn.execute(rows.statement(kind, scope)).all() for kind in EntryKind})

        def by_hand() -> Sequence[Any]:
            return listed({kind: raw.execute(statements[kind]).fetchall() for kind in EntryKind})

        def listed(every: Mapping[EntryKind, Sequence[Any]]) -> Sequence[Any]:
            found = []
            for kind, some in every.items():
                place = _SEALED.get(kind)
                for row in some:
                    facts = (
                        {} if place is None else json.loads(vault.open(row[place], place=_place(kind, row)))
                    )
                    found.append((row, facts))
            return sorted(found, key=lambda one: one[0][0], reverse=True)

        taken = interleaved(
            {"open": open_it, "timeline": lambda: timeline.entries(desk, case_id=case_id), "bare": bare},
            times,
        )
        topics = interleaved({"topic": lambda: _about(desk, "return")}, max(3, times // 10), warm_up=1)
    finally:
        raw.close()
        desk.close()
    window = in_the_window(cache, work, times)
    told = {name: in_ms(seconds) for name, seconds in taken.items()}
    over = told["timeline"]["median_ms"] / told["bare"]["median_ms"]
    return {
        "case_open_p99_ms": Result(window.value, "ms", {**window.detail, "in the services": told["open"]}),
        "case_timeline_over_bare_list": Result(over, "×", told),
        "cases_by_topic_ms": Result(
            in_ms(topics["topic"])["median_ms"],
            "ms",
            {"cases": case_store.CASES, "sessions": case_store.SESSIONS, **in_ms(topics["topic"])},
        ),
    }


def searching(cache: Path, work: Path, times: int) -> dict[str, Result]:
    """Full text search in 30,000 notes: making the index, what it gives before it is finished, and each search after it."""
    folder = work / "cases"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(case_store.ready(cache), folder)
    desk = opened(folder)
    try:
        start = time.perf_counter()
        making = threading.Thread(target=note_search.build, args=(desk,))
        making.start()
        while not note_search.search(desk, _ASKED[0]).rows:
            time.sleep(0.01)
        first = time.perf_counter() - start
        making.join()
        index = time.perf_counter() - start
        total = note_search.search(desk, "").total
        assert total >= case_store.SESSIONS, total
        sides = {words: partial(note_search.search, desk, words) for words in _ASKED}
        taken = interleaved(sides, times)
    finally:
        desk.close()
    every = [seconds for some in taken.values() for seconds in some]
    detail = {words: in_ms(some) for words, some in taken.items()}
    return {
        "note_search_30k_ms": Result(p99(every) * 1000, "ms", {"notes": total, **detail}),
        "note_index_30k_s": Result(index, "s", {"notes": total}),
        "note_search_first_s": Result(first, "s"),
    }


# Which column of the statements of a kind is sealed; what seals it for its row stands beside.
_SEALED = {
    EntryKind.SESSION: 7,
    EntryKind.REFERRAL: 8,
    EntryKind.DOCUMENT: 6,
    EntryKind.DEADLINE: 6,
    EntryKind.FOLLOW_UP: 6,
}


def _place(kind: EntryKind, row: Sequence[Any]) -> str:
    if kind is EntryKind.SESSION:
        return note_places.place(row[0], row[1], row[9], row[8], note_places.FACTS)
    table = "noted_document" if kind is EntryKind.DOCUMENT else kind.value
    return sealed_fields.place(table, row[1], row[0], row[_SEALED[kind] + 1])


def _about(desk: Desk, topic: str) -> int:
    """All cases about a topic, page by page to the end."""
    number, after = 0, None
    while True:
        part = cases.listed(desk, states=tuple(CaseState), only=CaseFilter(topic), after=after)
        number += len(part.rows)
        if (after := part.after) is None:
            return number


def _statements(desk: Desk, case_id: int) -> dict[EntryKind, str]:
    """The statements of the timeline as plain SQL."""
    with desk.store.read() as conn:
        scope = rows.of_case(conn, case_id)
    dialect = sqlite.dialect()
    how = {"literal_binds": True}
    return {
        kind: str(rows.statement(kind, scope).compile(dialect=dialect, compile_kwargs=how))
        for kind in EntryKind
    }
