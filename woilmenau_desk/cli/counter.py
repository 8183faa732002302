"""Commands of the counter: finding people and logging visits."""

import argparse
import io
import re
import sys
import time
from collections.abc import Iterator
from datetime import date
from datetime import time as time_of_day
from typing import Any

from woilmenau_desk.cli import streams
from woilmenau_desk.cli.terminal import DONE, USAGE, line_of, opened, shown, told
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.limits import QUERY_LETTERS, QUERY_LINE_BYTES
from woilmenau_desk.domain.people import PersonHit
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    find = commands.add_parser("find", parents=[common], help="eine Person finden")
    find.add_argument("name", nargs="?", help="was bekannt ist: Namensteile, Kartennummer, Telefon")
    find.add_argument("--stdin", action="store_true", help="eine Suche je Zeile der Standardeingabe")
    find.add_argument("--limit", type=int, default=5, metavar="N")
    find.set_defaults(run=_find)

    visit = commands.add_parser("visit", parents=[common], help="Besuche")
    of_visit = visit.add_subparsers(dest="what", required=True, metavar="log")
    log = of_visit.add_parser("log", parents=[common], help="einen Besuch erfassen")
    log.add_argument("--reason", required=True, help="der Anlass, z. B. encounter")
    log.add_argument("--person", type=int, metavar="ID")
    log.add_argument("--group-size", type=int, default=1, metavar="N")
    log.add_argument("--language", metavar="CODE")
    log.add_argument(
        "--on",
        metavar="TAG",
        help="ein früherer Tag, z. B. 2026-11-20; ohne Uhrzeit gilt der Beginn der Öffnungszeit",
    )
    log.add_argument("--time", metavar="HH:MM", help="die Uhrzeit an diesem Tag, z. B. 14:30")
    log.set_defaults(run=_log)


def _find(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.people import people

    if not args.stdin and not (args.name or "").strip():
        streams.say(
            "woilmenau-desk find: so geht der Aufruf nicht: Wen suchen? Ein Name fehlt, oder --stdin."
        )
        return USAGE
    with opened(args) as desk:
        people.prepare_search(desk)
        if not args.stdin:
            found = _search(desk, args.name, args.limit)
            shown(args, found, *(f"{hit['id']}\t{hit['name']}\t{hit['why']}" for hit in found["hits"]))
            return DONE
        for line in _lines():
            streams.out(line_of(_search(desk, line, args.limit)))
    return DONE


def _lines() -> Iterator[str]:
    """The lines of standard input. Only \\n ends one, or scripts would get more answers than they asked for.

    Raises BadInput for one that does not end.
    """
    given = sys.stdin
    source = (
        given.buffer if isinstance(given, io.TextIOWrapper) else given and io.BytesIO(given.read().encode())
    )
    while source and (line := source.readline(QUERY_LINE_BYTES + 1)):
        if len(line) > QUERY_LINE_BYTES:
            text = QT_TRANSLATE_NOOP("cli", "Eine Zeile der Standardeingabe ist länger als {number} MB.")
            raise BadInput("stdin", Sentence("cli", text, {"number": QUERY_LINE_BYTES // 1_000_000}))
        # A letter that is none does not end the searches behind it.
        yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def _search(desk: Desk, query: str, limit: int) -> dict[str, Any]:
    from woilmenau_desk.services.people import people

    started = time.perf_counter()
    # What somebody is called is shorter.
    hits = people.search(desk, query[:QUERY_LETTERS], max(1, limit))
    spent = (time.perf_counter() - started) * 1000
    return {"query": query, "ms": round(spent, 3), "hits": [_hit(hit) for hit in hits]}


def _hit(hit: PersonHit) -> dict[str, Any]:
    person = hit.person
    return {
        "id": person.id,
        "external_id": hit.external_id,
        "name": person.name,
        "score": round(hit.score, 4),
        "why": str(hit.why),
    }


def _log(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.visits import LogVisit, VisitData
    from woilmenau_desk.services import visits

    data = VisitData(args.reason, args.person, group_size=args.group_size, language=args.language)
    on, at = day_given(args.on), _time(args.time)
    with opened(args) as desk:
        occurred_at = (
            visits.moment_of(desk, on, at, args.reason) if on is not None or at is not None else None
        )
        row = visits.log_visit(desk, LogVisit(data, occurred_at)).value
    shown = {
        "id": row.id,
        "occurred_at": row.occurred_at.isoformat(timespec="seconds"),
        "reason": row.data.reason,
        "person": row.data.person_id,
        "group_size": row.data.group_size,
        "language": row.data.language,
        "within_hours": row.within_hours,
        "repeated": row.repeated,
    }
    told(args, shown, str(row.id))
    return DONE


def day_given(text: str | None) -> date | None:
    """The day of --on; None where none was given. Raises BadInput."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput("on", Sentence("cli", said, {"text": text[:40]})) from None


def _time(text: str | None) -> time_of_day | None:
    if text is None:
        return None
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    if found is None:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist keine Uhrzeit. Gemeint ist etwas wie 14:30.")
        raise BadInput("time", Sentence("cli", said, {"text": text[:40]}))
    return time_of_day(int(found[1]), int(found[2]))
