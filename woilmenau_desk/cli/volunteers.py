"""Commands of the volunteers: who they are, who could do something, and what they did."""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from datetime import time as time_of_day
from typing import TYPE_CHECKING, Any, Final

from woilmenau_desk.cli.activity_papers import add_hours_sheet
from woilmenau_desk.cli.terminal import DONE, opened, say, shown, told
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.domain.finder import Candidate
    from woilmenau_desk.domain.volunteers import Lacking

_DAYS: Final = {
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), range(7), strict=True)),
    **dict(zip(("mo", "di", "mi", "do", "fr", "sa", "so"), range(7), strict=True)),
}


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    volunteer = commands.add_parser("volunteer", parents=[common], help="Ehrenamtliche")
    of_volunteer = volunteer.add_subparsers(dest="what", required=True, metavar="list|find|hours|hours-sheet")
    everybody = of_volunteer.add_parser("list", parents=[common], help="wer hilft")
    everybody.set_defaults(run=_list)

    find = of_volunteer.add_parser("find", parents=[common], help="wer etwas tun könnte, am besten zuerst")
    find.add_argument("--language", metavar="CODE", help="eine Sprache, z. B. ar")
    find.add_argument("--weekday", metavar="TAG", help="mon bis sun, oder mo bis so")
    find.add_argument("--at", metavar="HH:MM", help="die Uhrzeit, z. B. 15:00")
    find.add_argument("--task", metavar="AUFGABE", help="die Aufgabe, z. B. accompaniment")
    find.add_argument("--complete", action="store_true", help="nur, wem für die Aufgabe nichts fehlt")
    find.add_argument("--limit", type=int, default=20, metavar="N")
    find.set_defaults(run=_find)

    hours = of_volunteer.add_parser(
        "hours", parents=[common], help="Stunden notieren, die jemand geholfen hat"
    )
    hours.add_argument("id", type=int, metavar="ID", help="die Nummer aus der Liste")
    hours.add_argument("--on", required=True, metavar="TAG", help="der Tag, z. B. 2026-11-20")
    hours.add_argument("--hours", required=True, metavar="STUNDEN", help="z. B. 2,5 oder 2:30 oder 90min")
    hours.add_argument("--task", metavar="AUFGABE", help="die Aufgabe, z. B. tutoring; sonst die eigene")
    hours.set_defaults(run=_hours)
    add_hours_sheet(of_volunteer, common)


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.volunteers import volunteers

    with opened(args) as desk:
        found: list[dict[str, Any]]
        if desk.actor.may(Right.MANAGE_VOLUNTEERS):
            lacking = {one.volunteer_id: one.lacking for one in volunteers.due(desk)}
            today = desk.today()
            found = [
                {
                    **_person(row.id, row.name, row.data.languages, row.data.phone),
                    "roles": list(row.roles_on(today)),
                    "state": row.state_on(today).value,
                    "lacking": [_lacks(one) for one in lacking.get(row.id, ())],
                }
                for row in volunteers.listed(desk)
            ]
        else:
            found = [
                _person(row.id, row.name, row.languages, row.phone) for row in volunteers.at_counter(desk)
            ]
    shown(args, found, *(_line(one) for one in found))
    return DONE


def _find(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.finder import Wanted
    from woilmenau_desk.services.volunteers import finder

    wanted = Wanted(
        language=args.language,
        role=args.task,
        weekday=_weekday(args.weekday),
        at=_time(args.at),
        complete_only=args.complete,
    )
    with opened(args) as desk:
        found = finder.find(desk, wanted, max(1, args.limit))
    answer = [_candidate(one) for one in found]
    shown(args, answer, *(f"{_line(one)}\t{' · '.join(one['why'])}" for one in answer))
    return DONE


def _hours(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.assignments import HoursData
    from woilmenau_desk.domain.hours import read_hours, said_hours
    from woilmenau_desk.services.volunteers import hours

    on, minutes = _day(args.on), read_hours(args.hours, field="hours")
    with opened(args) as desk:
        task = args.task or hours.usual_role(desk, args.id, on)
        done = hours.note(desk, HoursData(args.id, on, minutes, task))
    row = done.value
    document = {
        "id": row.id,
        "volunteer": row.data.volunteer_id,
        "name": row.volunteer_name,
        "on": row.data.on.isoformat(),
        "minutes": row.data.minutes,
        "task": row.data.role,
    }
    said = f"{row.id}\t{row.volunteer_name}\t{row.data.on}\t{said_hours(row.data.minutes)}\t{row.data.role}"
    told(args, document, said)
    # Also what is odd about the day.
    say(f"woilmenau-desk: {done.said}")
    return DONE


def _person(
    number: int, name: str, languages: Iterable[tuple[str, str | None]], phone: str
) -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "languages": [{"code": code, "level": level} for code, level in languages],
        "phone": phone,
    }


def _candidate(one: "Candidate") -> dict[str, Any]:
    asked = one.last_asked
    return {
        **_person(one.volunteer_id, one.name, one.languages, one.phone),
        "score": round(one.score, 3),
        "why": [str(said) for said in one.why],
        "lacking": [_lacks(lacks) for lacks in one.lacking],
        "last_asked": asked and asked.asked_at.isoformat(timespec="seconds"),
        "last_answer": asked and asked.answer.value,
    }


def _lacks(one: "Lacking") -> dict[str, Any]:
    return {
        "requirement": one.requirement.value,
        "role": one.role,
        "until": one.until and one.until.isoformat(),
        "relevant": one.relevant,
    }


def _line(one: dict[str, Any]) -> str:
    languages = " ".join(language["code"] for language in one["languages"])
    return f"{one['id']}\t{one['name']}\t{languages}\t{one['phone']}"


def _weekday(text: str | None) -> int | None:
    if text is None:
        return None
    if (found := _DAYS.get(text.casefold())) is None:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Wochentag. Gemeint ist etwas wie thu oder do.")
        raise BadInput("weekday", Sentence("cli", said, {"text": text[:40]}))
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput("on", Sentence("cli", said, {"text": text[:40]})) from None


def _time(text: str | None) -> time_of_day | None:
    if text is None:
        return None
    if (found := re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)) is None:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist keine Uhrzeit. Gemeint ist etwas wie 14:30.")
        raise BadInput("at", Sentence("cli", said, {"text": text[:40]}))
    return time_of_day(int(found[1]), int(found[2]))
