"""The program's start: a command, or the window when there is none."""

import gc
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from woilmenau_desk import log, memory, paths
from woilmenau_desk.cli import streams
from woilmenau_desk.domain.errors import REFUSED, KnownError

if TYPE_CHECKING:
    import argparse

KNOWN, BUG, STOPPED = 1, 70, 130
_OF_FORMS: Final = frozenset(one.kept for one in REFUSED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command or open the window; returns the exit status."""
    memory.shut()
    paths.restrict_new_files()
    streams.speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if _is_window(given):
            # A third of the time to the login would go into looking for garbage among what is being imported;
            # the window then looks for it by itself, on its main thread.
            gc.disable()
            from woilmenau_desk.bootstrap import open_window  # start-up: a command needs no window

            named = _window_data(given)
            return open_window(None if named is None else str(paths.folder_given(named)))
        return _command(given)
    except streams.OutputLost as error:
        if not error.quietly:
            streams.say(f"woilmenau-desk: {error}")
        return KNOWN
    except KnownError as error:
        streams.say(f"woilmenau-desk: {_told(error)}")
        return KNOWN
    except KeyboardInterrupt:
        streams.say("woilmenau-desk: abgebrochen.")
        return STOPPED
    finally:
        streams.settle()


def _told(error: KnownError) -> str:
    """What a known error says to a script: nothing was typed that could still stand there."""
    what, kept, todo = map(str, error.sentences())
    return " ".join(filter(None, (what, "" if error.kept in _OF_FORMS else kept, todo)))


def _is_window(given: Sequence[str]) -> bool:
    """No command: nothing but --data. Decided without the parser, which would delay the login."""
    rest = list(given)
    if rest[:1] == ["--data"]:
        rest = rest[2:]
    elif rest and rest[0].startswith("--data="):
        rest = rest[1:]
    return not rest and given[-1:] != ["--data"]


def _window_data(given: Sequence[str]) -> str | None:
    if not given:
        return None
    return given[1] if given[0] == "--data" else given[0].partition("=")[2]


def _command(given: Sequence[str]) -> int:
    from woilmenau_desk.cli import terminal
    from woilmenau_desk.cli.parser import make_parser  # start-up: the window needs no command
    from woilmenau_desk.demo import commands as fiction
    from woilmenau_desk.services import outputs

    parser = make_parser(fiction.add)
    args = parser.parse_args(given)
    if args.run is None:
        parser.error("ein Befehl fehlt")
    terminal.repair(args)
    outputs.sweep_unfinished()
    terminal.check_outputs(args)
    return _guarded(args)


def _guarded(args: "argparse.Namespace") -> int:
    try:
        status: int = args.run(args)
    except (KnownError, KeyboardInterrupt):
        raise
    except Exception as error:  # the one place where a bug becomes a message
        kept = ""
        # Whatever keeps it from being written down, it is said.
        with suppress(OSError, ValueError, KnownError):
            kept = _written_down(args, error)
        streams.say(f"woilmenau-desk: ein Fehler im Programm ({type(error).__name__}).{kept}")
        return BUG
    return status


def _written_down(args: "argparse.Namespace", error: Exception) -> str:
    folders = paths.places(args.data)
    with suppress(OSError):
        folders.make()
    file = log.start(folders.log)
    log.write_bug(logging.getLogger("woilmenau_desk"), error)
    return f" Mehr steht in {file}." if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
