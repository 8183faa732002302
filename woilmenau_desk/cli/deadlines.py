"""The command that counts a deadline. It needs no store: nothing is kept."""

import argparse
from datetime import date

from woilmenau_desk.cli import streams
from woilmenau_desk.cli.terminal import DONE, shown
from woilmenau_desk.domain.day_counting import count, read_length, said_day
from woilmenau_desk.domain.deadlines import NO_ADVICE
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add this command."""
    deadline = commands.add_parser(
        "deadline",
        parents=[common],
        help="den letzten Tag einer Frist zählen (§§ 187, 188, 193 BGB); keine Rechtsberatung",
    )
    deadline.add_argument("length", metavar="LÄNGE", help="z. B. „2 Wochen“, „1 Monat“, “14 days”")
    deadline.add_argument(
        "--delivered", required=True, metavar="TAG", help="der Tag der Zustellung, z. B. 2026-12-10"
    )
    deadline.set_defaults(run=_count)


def _count(args: argparse.Namespace) -> int:
    delivered = _day(args.delivered)
    counted = count(delivered, read_length(args.length))
    if delivered > local(now()).date():
        streams.say(f"woilmenau-desk: Die Zustellung am {said_day(delivered)} liegt in der Zukunft.")
    streams.say(f"woilmenau-desk: {NO_ADVICE}")
    steps = [str(step) for step in counted.steps]
    shown(args, {"last_day": counted.last_day.isoformat(), "steps": steps}, *steps)
    return DONE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput("delivered", Sentence("cli", said, {"text": text[:40]})) from None
