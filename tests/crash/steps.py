"""A program whose children die, or have their disk fail, at each step in turn.

For each line on standard input, "TASK HOW STRIDE FOLDER", it goes through the steps of a task and says "end" at last.
A step is a moment before the operating system is asked to make, move, write or remove a file below FOLDER. For the
first step a child does the task and is stopped there; then for the second, and so on until one gets through. While the
new store is made ready aside only each STRIDE-th is tried; from where the journal is written on, every one. HOW is
`kill` (SIGKILL), `once` (this one step fails) or `full` (this and all later ones fail). After each the store is looked
at as a start would. One line a step goes to standard output: how the child ended, and what was found.
"""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tests.crash.nest import say
from tests.stores import CHEAP, PASSWORD, Clock, log_in
from woilmenau_desk.domain.errors import KnownError, NoStore, ReplacingCutOff
from woilmenau_desk.services.access import access
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import integrity
from woilmenau_desk.storage.restore_journal import JOURNAL_FILE
from woilmenau_desk.storage.tables.visits import Visit

Hook = Callable[[str, tuple[Any, ...]], None]
DONE, REFUSED, CUT_OFF, BUG = 0, 1, 2, 3
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def restore(data: Path) -> None:
    """The backup in the place of the store, without the colleague who has left since."""
    upkeep.restore(data, data.parent / "sicherung.desk", "caro", PASSWORD)


def restore_same(data: Path) -> None:
    """The same with a backup whose people are those of today: no new key is made, so it is quick."""
    upkeep.restore(data, data.parent / "davor.desk", "caro", PASSWORD)


def init(data: Path) -> None:
    """A new store, in an empty folder or beside what lies there without its keys."""
    access.create_store(data, name="caro", display_name="", password=PASSWORD, cost=CHEAP)


TASKS: dict[str, Callable[[Path], None]] = {
    "restore": restore, "restore_same": restore_same, "restore_new": restore_same, "init": init, "init_orphan": init,
}  # fmt: skip


def stopping(folder: Path, at: int, how: str) -> tuple[Hook, Callable[[], tuple[int, int]]]:
    """An audit hook that ends the process, or fails, at that step; and how many there were, and the journal's own."""
    steps = journal = 0
    below = str(folder)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal steps, journal
        if event == "open":
            if not args[2] & _WRITING:
                return
        elif event not in {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"}:
            return
        if not str(args[0]).startswith(below):
            return
        steps += 1
        if event == "os.rename" and str(args[1]).endswith(JOURNAL_FILE):
            journal = steps
        if how == "kill" and steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
        if (how == "once" and steps == at) or (how == "full" and steps >= at):
            raise OSError(errno.ENOSPC, "No space left on device")

    return hook, lambda: (steps, journal)


def child(task: str, data: Path, at: int, how: str) -> int:
    """Do it in a process of its own; how that ended."""
    number = os.fork()
    if number == 0:
        sys.addaudithook(stopping(data.parent, at, how)[0])
        status = DONE
        try:
            TASKS[task](data)
        except ReplacingCutOff:
            status = CUT_OFF
        except KnownError:
            status = REFUSED
        except BaseException as error:
            os.write(2, f"{at}: {error!r}\n".encode())
            status = BUG
        os._exit(status)
    _, ended = os.waitpid(number, 0)
    return -os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else os.WEXITSTATUS(ended)


def counted(task: str, data: Path) -> tuple[int, int]:
    """How many steps the task has, and with which the journal comes."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        hook, steps = stopping(data.parent, 0, "")
        sys.addaudithook(hook)
        TASKS[task](data)
        os.write(writer, " ".join(map(str, steps())).encode())
        os._exit(0)
    os.wait()
    found = os.read(reader, 100).split()
    return int(found[0]), int(found[1])


def visits_in(data: Path) -> int:
    """Log in as after any start; how many visits there are. -1: no store."""
    try:
        access.users(data)
        desk = log_in(data, "caro", Clock())
    except NoStore:
        return -1
    try:
        with desk.store.read() as conn:
            assert integrity.check(conn, None) == ()
            return conn.execute(select(func.count()).select_from(Visit)).scalar_one()
    finally:
        desk.close()


def main() -> None:
    """Go through the tasks that are asked for."""
    for line in sys.stdin:
        task, how, stride, folder = line.rstrip("\n").split(" ", 3)
        go_through(task, how, int(stride), Path(folder))
        say("end")


def go_through(task: str, how: str, stride: int, folder: Path) -> None:
    """All steps of one task, done to a copy of what lies in `folder`."""
    work = folder.parent / f"{folder.name}-{task}-{how}"
    data = work / "data"
    shutil.copytree(folder, work)
    steps, journal = counted(task, data)
    for at in (*range(1, journal, stride), *range(journal, steps + 1)):
        shutil.rmtree(work)
        shutil.copytree(folder, work)
        ended = child(task, data, at, how)
        found = visits_in(data)
        kept = [visits_in(path) for path in sorted(data.glob("ersetzt-*"))]
        aside = [(path / "desk.db").stat().st_size for path in sorted(data.glob("verwaist-*"))]
        left = (data / JOURNAL_FILE).exists()
        lists = (",".join(map(str, numbers)) or "-" for numbers in (kept, aside))
        say(at, ended, found, *lists, int(left))
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
