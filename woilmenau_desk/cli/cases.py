"""Commands of counselling: the cases of a person with their timeline, and what stands in notes."""

import argparse
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.counter import day_given
from woilmenau_desk.cli.terminal import DONE, opened, shown
from woilmenau_desk.domain.access import Right

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.domain.cases import CaseRow, Entry
    from woilmenau_desk.domain.note_search import Snippet
    from woilmenau_desk.services.desk import Desk


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    case = commands.add_parser("case", parents=[common], help="Beratungsfälle")
    of_case = case.add_subparsers(dest="what", required=True, metavar="show|search")
    show = of_case.add_parser(
        "show", parents=[common], help="die Fälle einer Person, und was war, das Neueste zuerst"
    )
    show.add_argument("person", type=int, metavar="PERSON_ID")
    show.add_argument(
        "--notes", action="store_true", help="auch die Notizen; dass sie gelesen wurden, wird festgehalten"
    )
    show.set_defaults(run=_show)

    search = of_case.add_parser(
        "search",
        parents=[common],
        help="Wortanfänge in den Notizen, die man lesen darf; jeder Treffer gilt als gelesen",
    )
    search.add_argument("words", nargs="+", metavar="WORT", help="alle müssen in der Notiz stehen")
    search.add_argument("--person", type=int, metavar="ID", help="nur von dieser Person")
    search.add_argument("--colleague", metavar="NAME", help="nur Gespräche dieser Kollegin, dieses Kollegen")
    search.add_argument("--from", dest="first", metavar="TAG", help="ab diesem Tag, z. B. 2026-10-01")
    search.add_argument("--to", dest="last", metavar="TAG", help="bis zu diesem Tag")
    search.add_argument("--topic", metavar="THEMA", help="z. B. housing")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.set_defaults(run=_search)


def _show(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.counselling import cases, timeline
    from woilmenau_desk.services.people import people

    with opened(args) as desk:
        if args.notes:
            desk.actor.require(Right.CONFIDENTIAL_NOTES)
        with desk.snapshot():
            person_id = people.present(desk, args.person)
            name = people.card(desk, person_id).name
            entries = timeline.entries(desk, person_id=person_id)
            found = cases.of_person(desk, person_id)
        notes = _notes(desk, entries) if args.notes else {}
    document = {
        "person": {"id": person_id, "name": name},
        "cases": [_case(one) for one in found],
        "timeline": [_entry(one, notes) for one in entries],
    }
    shown(
        args,
        document,
        *(
            "\t".join(map(str, (one.number, one.state.value, one.opened_on, one.responsible_name)))
            for one in found
        ),
        *(line for one in entries for line in _lines(one, notes)),
    )
    return DONE


def _search(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.note_search import NoteFilter
    from woilmenau_desk.services.counselling import note_search

    first, last = (day_given(day) if day else None for day in (args.first, args.last))
    only = NoteFilter(args.person, args.colleague, first, last, args.topic)
    with opened(args) as desk:
        note_search.build(desk)
        answer = note_search.search(desk, " ".join(args.words), only, size=max(1, args.limit))
    hits = [
        {
            "session": one.session_id,
            "person": {"id": one.person_id, "name": one.person_name},
            "on": one.on.isoformat(),
            "by": one.counsellor,
            "snippet": one.snippet.text,
            "marks": [list(mark) for mark in one.snippet.marks],
        }
        for one in answer.rows
    ]
    shown(
        args,
        {"number": answer.number, "hits": hits},
        *(f"{one.on}\t{one.person_name}\t{one.counsellor}\t{_marked(one.snippet)}" for one in answer.rows),
    )
    return DONE


def _marked(snippet: "Snippet") -> str:
    """The snippet with each hit in brackets."""
    parts, end = [], 0
    for begins, ends in snippet.marks:
        parts += [snippet.text[end:begins], f"[{snippet.text[begins:ends]}]"]
        end = ends
    return "".join((*parts, snippet.text[end:]))


def _notes(desk: "Desk", entries: "tuple[Entry, ...]") -> dict[int, str]:
    """The notes of the sessions that the user may read, by session; each is a reading of its own."""
    from woilmenau_desk.domain.cases import EntryKind
    from woilmenau_desk.services.counselling import amendments

    found = {}
    for one in entries:
        if one.kind is EntryKind.SESSION and one.has_note and not one.hidden:
            reading = amendments.read(desk, one.id)
            found[one.id] = "\n".join((reading.details.note, *(more.text for more in reading.amendments)))
    return found


def _case(one: "CaseRow") -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "state": one.state.value,
        "opened_on": one.opened_on.isoformat(),
        "closed_on": one.closed_on and one.closed_on.isoformat(),
        "responsible": one.responsible_name,
        "restricted": one.restricted,
        "readable": one.readable,
    }


def _at(one: "Entry") -> str:
    return one.at.date().isoformat() if one.all_day else one.at.isoformat(timespec="minutes")


def _entry(one: "Entry", notes: dict[int, str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "at": _at(one),
        "kind": one.kind.value,
        "title": str(one.title),
        "by": one.by,
        "detail": str(one.detail),
        "topics": list(one.topics),
        "open": one.open,
    }
    if one.hidden:
        told["restricted"] = True
    if one.kind == "session" and one.id in notes:
        told["note"] = notes[one.id]
    return told


def _lines(one: "Entry", notes: dict[int, str]) -> list[str]:
    detail = f" ({one.detail})" if str(one.detail) else ""
    lines = [f"{_at(one)}\t{one.kind.value}\t{one.title}{detail}\t{one.by}"]
    if one.kind == "session" and one.id in notes:
        lines += [f"\t{line}" for line in notes[one.id].splitlines()]
    return lines
