"""The command `board`: the pointing board as a printed card."""

import argparse

from woilmenau_desk.cli.terminal import DONE, add_output, opened, say, told, written


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add `board`."""
    board = commands.add_parser(
        "board",
        parents=[common],
        help="die Zeigetafel zum Drucken, für alle, mit denen niemand ein Wort teilt",
    )
    board.add_argument(
        "--languages", metavar="CODE,CODE", help="nur diese Sprachen, z. B. uk,ar; ohne Angabe alle"
    )
    add_output(board, required=True, metavar="DATEI.pdf")
    board.set_defaults(run=_board)


def _board(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import board

    asked = [code.strip() for code in (args.languages or "").split(",") if code.strip()]
    with opened(args) as desk:
        made = board.card(desk, asked)
    for remark in made.remarks:
        say(str(remark))
    written(args.out, made.pdf)
    told(args, {"out": args.out, "size": len(made.pdf)}, f"Zeigetafel: {args.out}")
    return DONE
