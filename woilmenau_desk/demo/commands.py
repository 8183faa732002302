"""Commands about the fictional centre: making it, and the tour through a day in it."""

import argparse
import os
import sys
from datetime import time

from woilmenau_desk.cli import streams
from woilmenau_desk.cli.terminal import DONE, add_output, say, told, where
from woilmenau_desk.demo import PERSONS, VISITS, YEARS


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    demo = commands.add_parser("demo", parents=[common], help="ein fiktives Zentrum anlegen")
    demo.add_argument("--persons", type=int, default=PERSONS, metavar="N")
    demo.add_argument("--visits", type=int, default=VISITS, metavar="N")
    demo.add_argument("--years", type=int, default=YEARS, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="S")
    demo.set_defaults(run=_demo)
    tour = commands.add_parser(
        "tour", parents=[common], help="durch einen erfundenen Tag führen; Bilder und PDFs"
    )
    add_output(tour, folder=True, required=True, metavar="ORDNER")
    tour.set_defaults(run=_tour)


def _demo(args: argparse.Namespace) -> int:
    from woilmenau_desk.demo.fill import make_demo
    from woilmenau_desk.demo.reports import Closing
    from woilmenau_desk.demo.staff import PASSWORD, STAFF
    from woilmenau_desk.domain.periods import local, now

    def progress(word: str, percent: int) -> None:
        if streams.listens("stderr"):
            sys.stderr.write(f"\r{word}: {percent} %   ")
            sys.stderr.flush()

    data = where(args).data
    here = local(now()).time()
    counts = make_demo(
        data,
        persons=args.persons,
        visits=args.visits,
        years=args.years,
        seed=args.seed,
        until=min(here, time(16)),
        closing=Closing.LAST_YEAR if args.visits <= VISITS else Closing.NONE,
        progress=progress,
    )
    if streams.listens("stderr"):
        say("")
    users = [user.name for user in STAFF]
    told(
        args,
        {"data": data, "users": users, "password": PASSWORD, **counts},
        f"Fiktives Zentrum: {data}",
        f"{counts['persons']} Personen, {counts['visits']} Besuche",
        f"Benutzer {', '.join(users)}; Passwort für alle: {PASSWORD}",
    )
    return DONE


def _tour(args: argparse.Namespace) -> int:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from woilmenau_desk.demo import tour  # only here: no other command needs a window

    files = tour.lead(args.out, say)
    told(args, {"files": files}, f"{len(files)} Dateien liegen in {args.out}")
    return DONE
