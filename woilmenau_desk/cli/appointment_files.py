"""Commands of the appointments that give or take a calendar file: export them, take a colleague's busy times over."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.named import colleague_named, day_of
from woilmenau_desk.cli.terminal import DONE, add_output, opened, shown, told, written

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.domain.busy_import import BusyImported


def add_files(
    what: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands to those of the appointments."""
    ics = what.add_parser("ics", parents=[common], help="Termine als Kalenderdatei (.ics), ohne Namen")
    ics.add_argument("--colleague", metavar="NAME", help="nur bei dieser Person im Team")
    ics.add_argument("--from", dest="first", metavar="TAG", help="ab diesem Tag; sonst ab heute")
    ics.add_argument("--to", dest="last", metavar="TAG", help="bis zu diesem Tag; sonst drei Monate")
    add_output(ics, required=True, metavar="DATEI.ics", help="wohin, z. B. termine.ics")
    ics.set_defaults(run=_ics)

    busy = what.add_parser(
        "busy",
        parents=[common],
        help="belegte Zeiten aus einer Kalenderdatei übernehmen; Titel bleiben draußen",
    )
    busy.add_argument(
        "file", type=Path, metavar="DATEI", help="der Export aus Google, Outlook oder Nextcloud"
    )
    busy.add_argument("--colleague", required=True, metavar="NAME", help="wessen Zeiten")
    busy.add_argument("--dry-run", action="store_true", help="nur zeigen, was übernommen würde")
    busy.set_defaults(run=_busy)


def _ics(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import calendar_files

    with opened(args) as desk:
        colleague = None if args.colleague is None else colleague_named(desk, args.colleague)
        first = desk.today() if args.first is None else day_of(args.first, "from")
        last = None if args.last is None else day_of(args.last, "to")
        until = last or first + timedelta(days=calendar_files.AHEAD)
        content = calendar_files.span(desk, first, until, colleague)
    written(args.out, content)
    document = {
        "file": str(args.out),
        "colleague": colleague,
        "from": first.isoformat(),
        "to": until.isoformat(),
        "appointments": content.count(b"BEGIN:VEVENT"),
    }
    told(args, document, f"{args.out}\t{document['appointments']} Termine")
    return DONE


def _busy(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import busy

    content = busy.read_calendar(args.file)
    with opened(args) as desk:
        colleague = colleague_named(desk, args.colleague)
        found = busy.import_file(desk, colleague, content, dry_run=args.dry_run).value
    (shown if found.dry_run else told)(args, _document(found), *map(str, found.sentences()))
    return DONE


def _document(found: "BusyImported") -> dict[str, Any]:
    return {
        "colleague": found.colleague,
        "dry_run": found.dry_run,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "entries": found.entries,
        "busy": len(found.busy),
        "added": found.added,
        "removed": found.removed,
        "remarks": [
            {"why": one.why.value, "number": one.number, "lines": list(one.lines)} for one in found.remarks
        ],
        "appointments_within": list(found.booked_within),
    }
