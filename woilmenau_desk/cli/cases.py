"""Commands of counselling: the cases of a person with their timeline."""

import argparse
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.terminal import DONE, opened, shown
from woilmenau_desk.domain.access import Right

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.domain.cases import CaseRow, Entry
    from woilmenau_desk.services.desk import Desk


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    case = commands.add_parser("case", parents=[common], help="Beratungsfälle")
    of_case = case.add_subparsers(dest="what", required=True, metavar="show")
    show = of_case.add_parser(
        "show", parents=[common], help="die Fälle einer Person, und was war, das Neueste zuerst"
    )
    show.add_argument("person", type=int, metavar="PERSON_ID")
    show.add_argument(
        "--notes", action="store_true", help="auch die Notizen; dass sie gelesen wurden, wird festgehalten"
    )
    show.set_defaults(run=_show)


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
