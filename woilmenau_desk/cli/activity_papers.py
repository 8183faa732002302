"""Commands that make papers of offers and volunteers: the poster of a week, the hours sheet of a month."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.terminal import DONE, add_output, opened, say, told, written
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offer_papers import PosterSize
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.services.printing import PaperFile


def add_poster(of_offer: Any, common: argparse.ArgumentParser) -> None:
    """Add `offer poster`."""
    poster = of_offer.add_parser(
        "poster", parents=[common], help="das Programm einer Woche als Plakat, in einer der Sprachen"
    )
    poster.add_argument(
        "--week", required=True, metavar="TAG", help="die Woche, in der dieser Tag liegt, z. B. 2026-11-23"
    )
    poster.add_argument("--language", default="de", metavar="CODE")
    poster.add_argument("--size", choices=[size.value for size in PosterSize], default=PosterSize.A4.value)
    add_output(poster, required=True, metavar="DATEI.pdf")
    poster.set_defaults(run=_poster)


def add_hours_sheet(of_volunteer: Any, common: argparse.ArgumentParser) -> None:
    """Add `volunteer hours-sheet`."""
    sheet = of_volunteer.add_parser(
        "hours-sheet", parents=[common], help="der Stundennachweis eines Monats für den Fördermittelgeber"
    )
    sheet.add_argument("month", metavar="2026-10")
    sheet.add_argument("--funder", metavar="NAME")
    add_output(sheet, required=True, metavar="DATEI.pdf")
    sheet.set_defaults(run=_hours_sheet)


def _poster(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.offers import papers

    try:
        day = date.fromisoformat(args.week)
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput("week", Sentence("cli", said, {"text": args.week[:40]})) from None
    with opened(args) as desk:
        made = papers.week_poster(desk, day, args.language, PosterSize(args.size))
    return _given_out(args, made, f"Wochenprogramm: {args.out}")


def _hours_sheet(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.volunteers import papers

    month = Month.parse(args.month)
    with opened(args) as desk:
        made = papers.hours_sheet(desk, month, args.funder)
    return _given_out(args, made, f"Stundennachweis: {args.out}")


def _given_out(args: argparse.Namespace, made: "PaperFile", line: str) -> int:
    for remark in made.remarks:
        say(str(remark))
    written(args.out, made.pdf)
    told(args, {"out": args.out, "size": len(made.pdf)}, line)
    return DONE
