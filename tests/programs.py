"""Several command lines one after another, each a process of its own, on the very streams that this one was given.

Importing is most of what a command costs: it is done once here, and each command begins as a copy of what is there then.
Nothing has touched the streams until then; they are as the interpreter made them, and each process ends by itself.

Called as `python -m tests.programs FOLDER CATCH COMMAND… + COMMAND…`. CATCH names the streams ("1", "2", "12") that go
to files of their own in the folder, such as 0.1 and 0.2 for the first command; `codes` says how each has ended.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.cheap import CHEAP as CHEAP
from woilmenau_desk.__main__ import main

NEXT = "+"
IMPORTED = (
    "woilmenau_desk.cli.parser",
    "woilmenau_desk.demo.commands",
    "woilmenau_desk.services.access.access",
    "woilmenau_desk.services.access.named_cases",
    "woilmenau_desk.services.people.people",
    "woilmenau_desk.services.visits",
    "woilmenau_desk.storage.store",
)
# What a command needs beyond that, and others do not.
ALSO_IMPORTED = {
    "verify": ("woilmenau_desk.services.upkeep.upkeep", "woilmenau_desk.storage.migrations.rebuilt"),
}


def commands(given: list[str]) -> Iterator[list[str]]:
    """The command lines between the signs."""
    command: list[str] = []
    for argument in (*given, NEXT):
        if argument == NEXT:
            yield command
            command = []
        else:
            command.append(argument)


def run(folder: Path, catch: str, given: list[str]) -> int:
    """Run them; returns the exit status of the one that this process has become, or 0 where it began all of them."""
    codes = []
    for number, arguments in enumerate(commands(given)):
        child = os.fork()
        if child == 0:
            for stream in catch:
                caught = os.open(folder / f"{number}.{stream}", os.O_WRONLY | os.O_CREAT, 0o600)
                os.dup2(caught, int(stream))
                os.close(caught)
            sys.argv[1:] = arguments
            return main()
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    (folder / "codes").write_text(json.dumps(codes))
    return 0


if __name__ == "__main__":
    wanted = {command for command in ALSO_IMPORTED if command in sys.argv}
    for name in (*IMPORTED, *(name for command in wanted for name in ALSO_IMPORTED[command])):
        importlib.import_module(name)
    sys.exit(run(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
