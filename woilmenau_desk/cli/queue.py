"""Commands of the queue: who waits, somebody more, the next one."""

import argparse
from datetime import datetime
from typing import Any

from woilmenau_desk.cli.named import colleague_named
from woilmenau_desk.cli.terminal import DONE, opened, shown, told
from woilmenau_desk.domain.queue import QUEUE_STATE_NAMES, QueueData, QueueRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    queue = commands.add_parser("queue", parents=[common], help="die Warteliste von heute")
    what = queue.add_subparsers(dest="what", required=True, metavar="list|add|next")

    listing = what.add_parser(
        "list", parents=[common], help="wer wartet, in der Reihenfolge, in der aufgerufen wird"
    )
    listing.set_defaults(run=_list)

    adding = what.add_parser("add", parents=[common], help="jemanden warten lassen; zeigt die Nummer")
    adding.add_argument(
        "--for", dest="colleague", metavar="NAME", help="auf wen gewartet wird; sonst gleich wer"
    )
    adding.add_argument(
        "--appointment", type=int, metavar="ID", help="ein Termin von heute; alles Weitere folgt daraus"
    )
    adding.set_defaults(run=_add)

    calling = what.add_parser("next", parents=[common], help="die nächste Nummer aufrufen")
    calling.add_argument("--for", dest="colleague", required=True, metavar="NAME", help="wer aufruft")
    calling.add_argument("--room", metavar="ROOM", help="in welchen Raum")
    calling.set_defaults(run=_next)


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import queue

    with opened(args) as desk:
        found = queue.waiting(desk)
        document = {"queue": [_row(one) for one in found]}
        lines = [_line(desk, one) for one in found]
    shown(args, document, *lines)
    return DONE


def _add(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import queue

    with opened(args) as desk:
        colleague = colleague_named(desk, args.colleague) if args.colleague is not None else None
        done = queue.add(desk, QueueData(colleague=colleague, appointment_id=args.appointment))
    told(args, _row(done.value), str(done.said))
    return DONE


def _next(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import queue

    with opened(args) as desk:
        done = queue.call_next(desk, colleague_named(desk, args.colleague), args.room)
    told(args, _row(done.value), str(done.said))
    return DONE


def _row(row: QueueRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "place": row.place,
        "state": row.state.value,
        "person": row.data.person_id,
        "name": row.person_name,
        "for": row.data.colleague,
        "appointment": row.data.appointment_id,
        "language": row.data.language,
        "heads": row.data.heads,
        "arrived": row.arrived_at.isoformat(timespec="minutes"),
        "due": _moment(row.due_at),
        "called": _moment(row.called_at),
        "called_by": row.called_by,
        "room": row.room,
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="minutes")


def _line(desk: Desk, row: QueueRow) -> str:
    room = desk.values_of(ListName.ROOMS).label(row.room) if row.room else ""
    cells = (
        str(row.number),
        f"{row.since:%H:%M}",
        row.person_name or "anonym",
        row.colleague_name or "gleich wer",
        QUEUE_STATE_NAMES[row.state],
        room,
    )
    return "\t".join(cells).rstrip("\t")
