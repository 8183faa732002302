"""Commands about the computer's clock: what was written while it was wrong, and moving it."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.terminal import DONE, opened, shown, told
from woilmenau_desk.domain.clock import Stays, parse_shift, shift_text
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk

_STAYS = {
    Stays.APPOINTMENT: "ein Termin gilt für seine Zeit",
    Stays.KEPT: "gehört zu einem wahrgenommenen Termin; den Termin ändern",
    Stays.PARTED: "wozu es gehört, liegt außerhalb; den Besuch berichtigen",
}

if TYPE_CHECKING:  # start-up: the other commands move nothing
    from woilmenau_desk.services.clock import Part


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    clock = commands.add_parser(
        "clock", parents=[common], help="was unter einer falschen Uhr geschrieben wurde"
    )
    of_clock = clock.add_subparsers(dest="what", required=True, metavar="list|move")
    listing = of_clock.add_parser(
        "list", parents=[common], help="wo die Reihenfolge der Einträge bricht; mit Angaben: was darin steht"
    )
    _add_part(listing)
    listing.set_defaults(run=_list)
    move = of_clock.add_parser(
        "move", parents=[common], help="Tag und Zeit von Besuchen, Hilfen und Beratungen verschieben"
    )
    _add_part(move)
    move.add_argument("--by", required=True, metavar="WEITE", help="etwa „-3653 Tage“ oder „+2 h“ (--by=-3d)")
    move.set_defaults(run=_move)


def _add_part(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--entries", metavar="VON-BIS", help="Nummern des Änderungsprotokolls, wie „clock list“ sie nennt"
    )
    parser.add_argument(
        "--from", dest="since", metavar="2036-11-26T08:00", help="von dieser Zeit an, wie die Uhr sie zeigte"
    )
    parser.add_argument(
        "--to", dest="until", metavar="2036-11-26T17:00", help="bis zu dieser Zeit, wie die Uhr sie zeigte"
    )


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import clock

    part = _part(args)
    with opened(args) as desk:
        found = (
            [(span, clock.Part(span.first, span.last)) for span in clock.suspects(desk)]
            if part is None
            else []
        )
        spans: list[dict[str, Any]] = [
            {
                "entries": f"{span.first}-{span.last}",
                "from": _iso(span.since),
                "to": _iso(span.until),
                "followed_by": _iso(span.after),
                "proposed_shift": shift_text(span.proposed),
                "rows": _rows(desk, which),
            }
            for span, which in found
        ]
        if part is not None:
            spans = [
                {"entries": args.entries, "from": args.since, "to": args.until, "rows": _rows(desk, part)}
            ]
    shown(args, spans, *(_lines(spans) or ["Die Reihenfolge der Einträge bricht nirgends."]))
    return DONE


def _lines(spans: list[dict[str, Any]]) -> list[str]:
    lines = []
    for span in spans:
        if "proposed_shift" in span:
            lines.append(
                f"Einträge {span['entries']}: {span['from']} bis {span['to']}, danach kommt {span['followed_by']}. "
                f"Vorschlag: clock move --entries {span['entries']} --by='{span['proposed_shift']}'"
            )
        lines += (_line(row) for row in span["rows"])
    return lines


def _line(row: dict[str, Any]) -> str:
    stays = f"\tbleibt: {_STAYS[row['stays']]}" if row["stays"] else ""
    return f"  {row['table']}\t{row['id']}\t{row['at']}{stays}"


def _rows(desk: Desk, part: "Part") -> list[dict[str, Any]]:
    from woilmenau_desk.services import clock

    return [
        {"table": row.table, "id": row.id, "at": _iso(row.at), "moves": row.moves, "stays": row.stays}
        for row in clock.written(desk, part)
    ]


def _move(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import clock

    part, by = _part(args), parse_shift(args.by)
    if part is None:
        text = QT_TRANSLATE_NOOP("cli", "Welche Einträge? --entries VON-BIS, oder --from und --to.")
        raise BadInput("entries", Sentence("cli", text))
    with opened(args) as desk:
        staying = [row for row in _rows(desk, part) if row["stays"] in (Stays.KEPT, Stays.PARTED)]
        moved = clock.move(desk, part, by).value
    told(
        args,
        {"moved": moved, "by_seconds": int(by.total_seconds()), "staying": staying},
        f"{moved} Einträge um {shift_text(by)} verschoben.",
        *(_line(row) for row in staying),
    )
    return DONE


def _part(args: argparse.Namespace) -> "Part | None":
    from woilmenau_desk.services import clock

    if args.entries:
        first, _, last = args.entries.partition("-")
        if not (first.isdecimal() and last.isdecimal() and len(args.entries) < 40):
            text = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Bereich; gemeint ist etwas wie 120-180.")
            raise BadInput("entries", Sentence("cli", text, {"text": args.entries[:40]}))
        return clock.Part(int(first), int(last))
    if args.since or args.until:
        return clock.Part(since=_moment(args.since), until=_moment(args.until))
    return None


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
        # Every computer can count it in seconds, or it is none.
        (read if read.tzinfo else read.replace(tzinfo=BERLIN)).timestamp()
    except (ValueError, OverflowError, OSError):
        reason = QT_TRANSLATE_NOOP("cli", "„{text}“ ist keine Zeit; gemeint ist etwas wie 2026-11-26T14:30.")
        raise BadInput("from", Sentence("cli", reason, {"text": text[:40]})) from None
    return read if read.tzinfo else read.replace(tzinfo=BERLIN)


def _iso(moment: datetime) -> str:
    return local(moment).isoformat(timespec="minutes")
