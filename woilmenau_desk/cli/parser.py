"""The commands and options, as `--help` tells them."""

import argparse
from collections.abc import Callable
from typing import Any

from woilmenau_desk import __version__
from woilmenau_desk.cli import (
    aid,
    appointments,
    board,
    cases,
    clock,
    counter,
    deadlines,
    offers,
    papers,
    queue,
    referrals,
    reports,
    store,
    transfer,
    volunteers,
)
from woilmenau_desk.cli.terminal import Parser
from woilmenau_desk.paths import folder_given

Group = Callable[[Any, argparse.ArgumentParser], None]
"""Adds commands to those given, with the options that hold everywhere."""


def make_parser(*more: Group) -> argparse.ArgumentParser:
    """The whole command line, with further groups of commands.

    Options that hold everywhere may stand before or behind the command.
    """
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    _add_common(common)
    parser = Parser(
        prog="woilmenau-desk",
        description="Die Theke des Begegnungszentrums wo:ilmenau. Ohne Befehl öffnet sich das Fenster.",
    )
    parser.add_argument("--version", action="version", version=__version__, help="die Version zeigen")
    _add_common(parser)
    parser.set_defaults(data=None, user=None, json=False, clock_is_right=False, run=None)
    commands: Any = parser.add_subparsers(dest="command", metavar="BEFEHL", parser_class=Parser)
    groups = (
        store.add,
        counter.add,
        appointments.add,
        aid.add,
        cases.add,
        offers.add,
        volunteers.add,
        referrals.add,
        deadlines.add,
        papers.add,
        reports.add,
        queue.add,
        board.add,
        transfer.add,
        clock.add,
        *more,
    )
    for group in groups:
        group(commands, common)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=folder_given, metavar="ORDNER", help="wo die Daten des Zentrums liegen"
    )
    parser.add_argument("--user", metavar="NAME", help="wer sich anmeldet; das Passwort wird gefragt")
    parser.add_argument("--json", action="store_true", help="das Ergebnis als JSON")
    parser.add_argument(
        "--clock-is-right",
        action="store_true",
        help="schreiben, obwohl die Uhr vor dem letzten Eintrag steht oder weit danach; wird protokolliert",
    )
