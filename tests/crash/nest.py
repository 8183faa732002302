"""A program that has everything loaded and begets children to be killed.

For each line on standard input, "task folder memory", it forks a child that does the task until it is killed. The child
says on standard output what is durable, one line each; the program says the child's number first and "gone" when it is
dead, with the signal that it died of: a child that ended by itself has failed.
"""

import itertools
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from tests import present
from tests.crash import writes
from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import Occasion
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import backups, upkeep
from woilmenau_desk.storage.engine import copies
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.trail import audit  # noqa: F401  (loaded once, for all children)


def say(*words: object) -> None:
    """One line in one piece, so that those of two processes never mix."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def log(desk: Desk) -> None:
    """A visit, acknowledged with the moment that tells it from all others."""
    row = visits.log_visit(desk, LogVisit(VisitData("encounter"))).value
    say("visit", round(row.occurred_at.timestamp() * 1_000_000))


def log_visits(data: Path) -> None:
    """The counter, as fast as it can."""
    desk = access.login(data, "theke", PASSWORD)
    while True:
        log(desk)


def change_keys(data: Path) -> None:
    """A new desk key again and again, with visits in between."""
    desk = access.login(data, "caro", PASSWORD)
    while True:
        log(desk)
        access.change_password(desk, PASSWORD, PASSWORD)
        say("changed")


CHANGES: tuple[Callable[[Desk], object], ...] = (
    lambda desk: access.change_password(desk, PASSWORD, PASSWORD),
    lambda desk: present.remove_user(desk, "rolf", own_password=PASSWORD),
    lambda desk: present.change_role(desk, "rolf", Role.COUNTER, own_password=PASSWORD),
    lambda desk: present.change_role(desk, "theke", Role.COUNSELLOR, own_password=PASSWORD),
    lambda desk: access.add_user(desk, "nina", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP),
    lambda desk: access.reset_password(desk, "rolf", PASSWORD, own_password=PASSWORD),
    lambda desk: access.new_recovery_code(desk, own_password=PASSWORD),
)


def change_once(data: Path) -> None:
    """One change of who may do what, dead at a certain call for the files: the folder's name says which."""
    change, last = map(int, data.parent.name.split("-"))
    calls = itertools.count(1)

    def counted(work: Callable[..., object]) -> Callable[..., object]:
        def deadly(*arguments: object, **named: object) -> object:
            if next(calls) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return work(*arguments, **named)

        return deadly

    desk = access.login(data, "caro", PASSWORD)
    for owner, name in (
        (os, "fsync"),
        (Path, "replace"),
        (Path, "unlink"),
        (Store, "close"),
        (copies, "under_another_key"),
    ):
        setattr(owner, name, counted(getattr(owner, name)))
    CHANGES[change](desk)
    say("changed")
    signal.pause()


def back_up(data: Path) -> None:
    """A backup after every visit."""
    desk = access.login(data, "caro", PASSWORD)
    number = 0
    while True:
        log(desk)
        number += 1
        say("backup", upkeep.backup(desk, data / "backups" / f"{os.getpid()}-{number}.desk").path.name)


def back_up_by_itself(data: Path) -> None:
    """What the window does when nobody is there, after every visit: made, put back, brought to the second folder."""
    desk = access.login(data, "caro", PASSWORD)
    while True:
        log(desk)
        backups.run(desk, Occasion.ASKED, volumes=lambda: ())


def restore(data: Path) -> None:
    """Some visits, then the backup in the place of the store, again and again."""
    while True:
        desk = access.login(data, "theke", PASSWORD)
        for _ in range(3):
            log(desk)
        desk.close()
        upkeep.restore(data, data.parent / "sicherung.desk", "caro", PASSWORD)
        say("restored")


TASKS: dict[str, Callable[[Path], None]] = {
    task.__name__: task
    for task in (log_visits, change_keys, change_once, back_up, back_up_by_itself, restore)
} | writes.TASKS


def main() -> None:
    """Beget a child for every line."""
    # What a first visit loads is loaded before the children come.
    centre.holidays(2026, 2026)
    for line in sys.stdin:
        task, folder, os.environ["XDG_STATE_HOME"] = line.split()
        child = os.fork()
        if child == 0:
            try:
                TASKS[task](Path(folder))
            except BaseException:
                # Not raised further: the child would go on reading its parent's lines.
                traceback.print_exc()
            os._exit(1)
        say("child", child)
        _, ended = os.waitpid(child, 0)
        say("gone", os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0)


if __name__ == "__main__":
    main()
