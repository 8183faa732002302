"""Commands that make papers: slips."""

import argparse
from typing import TYPE_CHECKING

from woilmenau_desk.cli.terminal import DONE, add_output, opened, say, told, written
from woilmenau_desk.domain.slips import Paper

if TYPE_CHECKING:
    from woilmenau_desk.services.printing import Printed


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    slip = commands.add_parser("slip", parents=[common], help="einen Terminzettel als PDF")
    of_what = slip.add_mutually_exclusive_group(required=True)
    of_what.add_argument("appointment", type=int, nargs="?", metavar="TERMIN_ID")
    of_what.add_argument("--sample", action="store_true", help="ein Muster mit einem erfundenen Termin")
    slip.add_argument("--language", metavar="CODE")
    slip.add_argument("--paper", choices=[paper.value for paper in Paper])
    add_output(slip, required=True, metavar="DATEI.pdf")
    slip.set_defaults(run=_slip)


def _slip(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import slips

    paper = Paper(args.paper) if args.paper else None
    if args.sample:
        content = slips.sample_slip(args.language or slips.GERMAN, paper or Paper.A6)
    else:
        with opened(args) as desk:
            made = slips.printed_slip(desk, args.appointment, args.language, paper)
            content = made.pdf
            _tell(made)
    written(args.out, content)
    told(args, {"out": args.out, "size": len(content)}, f"Terminzettel: {args.out}")
    return DONE


def _tell(made: "Printed") -> None:
    """What whoever prints should know: beside the result, so that scripts are not disturbed."""
    for remark in made.remarks:
        say(str(remark))
