"""Commands about the fictional centre: making it, and the tour through a day in it."""

import argparse
import sys
from datetime import time

from woilmenau_desk.cli.common import DONE, say, told, where


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    from woilmenau_desk.demo.plan import PERSONS, VISITS, YEARS

    demo = commands.add_parser("demo", parents=[common], help="ein fiktives Zentrum anlegen")
    demo.add_argument("--persons", type=int, default=PERSONS, metavar="N")
    demo.add_argument("--visits", type=int, default=VISITS, metavar="N")
    demo.add_argument("--years", type=int, default=YEARS, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="S")
    demo.set_defaults(run=_demo)


def _demo(args: argparse.Namespace) -> int:
    from woilmenau_desk.demo.fill import make_demo
    from woilmenau_desk.demo.staff import PASSWORD, STAFF
    from woilmenau_desk.domain.periods import local, now

    def progress(word: str, percent: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{word}: {percent} %   ", end="", file=sys.stderr, flush=True)

    data = where(args).data
    here = local(now()).time()
    counts = make_demo(
        data,
        persons=args.persons,
        visits=args.visits,
        years=args.years,
        seed=args.seed,
        until=min(here, time(16)),
        progress=progress,
    )
    if sys.stderr.isatty():
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
