"""The command of the roll call: who came to a session of an offer."""

import argparse
import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.terminal import DONE, opened, told
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import SessionRow, SessionState
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk


def add(what: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to those of the offers."""
    attend = what.add_parser("attend", parents=[common], help="erfassen, wer zu einem Termin gekommen ist")
    attend.add_argument("offer", metavar="ANGEBOT", help="Nummer, externe Nummer oder genauer Titel")
    attend.add_argument("day", metavar="TAG", help="der Tag des Termins, z. B. 2026-11-20")
    attend.add_argument("persons", type=int, nargs="*", metavar="PERSON_ID")
    attend.add_argument(
        "--anonymous", type=int, default=0, metavar="N", help="so viele Erwachsene anonym dazu"
    )
    attend.add_argument("--children", type=int, default=0, metavar="N", help="so viele Kinder anonym dazu")
    attend.add_argument("--time", metavar="HH:MM", help="welcher, wo es an dem Tag mehrere sind")
    attend.set_defaults(run=_attend)


def _attend(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.offers import offers, roll_call

    day, at = _day(args.day), _time(args.time)
    for name, number in (("anonymous", args.anonymous), ("children", args.children)):
        if number < 0:
            said = QT_TRANSLATE_NOOP("cli", "{number} kann hier nicht stimmen.")
            raise BadInput(name, Sentence("cli", said, {"number": number}))
    if not args.persons and not args.anonymous and not args.children:
        said = QT_TRANSLATE_NOOP("cli", "Wer war da? Eine PERSON_ID fehlt, oder --anonymous oder --children.")
        raise BadInput("persons", Sentence("cli", said))
    with opened(args) as desk:
        row = _session(desk, offers.named(desk, args.offer), day, at)
        done = roll_call.attend_all(desk, row.key, args.persons, args.anonymous, args.children)
    part = done.value
    shown: dict[str, Any] = {
        "session": part.session_id,
        "day": row.day.isoformat(),
        "starts": f"{row.starts:%H:%M}",
        "came": [one.person_id for one in part.rows],
        "anonymous_adults": part.anonymous_adults,
        "anonymous_children": part.anonymous_children,
        "in_care": [child.number for child in part.children],
    }
    told(args, shown, str(done.said))
    return DONE


def _session(desk: "Desk", offer_id: int, day: date, at: time | None) -> SessionRow:
    from woilmenau_desk.services.offers import sessions

    found = [
        row
        for row in sessions.between(desk, day, day, offer_id)
        if row.state is not SessionState.CANCELLED and at in (None, row.starts)
    ]
    told = {"day": f"{day:%d.%m.%Y}", "times": ", ".join(f"{row.starts:%H:%M}" for row in found)}
    if not found:
        said = QT_TRANSLATE_NOOP("cli", "Am {day} findet dieses Angebot nicht statt.")
        raise BadInput("day", Sentence("cli", said, told))
    if len(found) > 1:
        said = QT_TRANSLATE_NOOP(
            "cli", "Am {day} sind es mehrere ({times}): bitte mit --time sagen, welcher."
        )
        raise BadInput("time", Sentence("cli", said, told))
    return found[0]


def _day(text: str) -> date:
    try:
        return check_date(date.fromisoformat(text), field="day")
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput("day", Sentence("cli", said, {"text": text[:40]})) from None


def _time(text: str | None) -> time | None:
    if text is None:
        return None
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    if found is None:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist keine Uhrzeit. Gemeint ist etwas wie 14:30.")
        raise BadInput("time", Sentence("cli", said, {"text": text[:40]}))
    return time(int(found[1]), int(found[2]))
