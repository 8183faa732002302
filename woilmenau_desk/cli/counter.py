"""Commands of the counter: finding people and logging visits."""

import argparse
import io
import sys
import time
from typing import Any

from woilmenau_desk.cli import streams
from woilmenau_desk.cli.terminal import DONE, line_of, opened, shown, told
from woilmenau_desk.domain.people import PersonHit
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
    log.set_defaults(run=_log)


def _find(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import people

    with opened(args) as desk:
        people.prepare_search(desk)
        if not args.stdin:
            found = _search(desk, args.name or "", args.limit)
            shown(args, found, *(f"{hit['id']}\t{hit['name']}\t{hit['why']}" for hit in found["hits"]))
            return DONE
        if isinstance(sys.stdin, io.TextIOWrapper):
            # A letter that is none does not end the searches behind it.
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        for line in sys.stdin or ():
            found = _search(desk, line.rstrip("\r\n"), args.limit)
            streams.out(line_of(found))
    return DONE


def _search(desk: Desk, query: str, limit: int) -> dict[str, Any]:
    from woilmenau_desk.services import people

    started = time.perf_counter()
    hits = people.search(desk, query, max(1, limit))
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
    with opened(args) as desk:
        row = visits.log_visit(desk, LogVisit(data)).value
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
