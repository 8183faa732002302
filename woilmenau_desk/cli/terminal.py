"""What all commands share: who is asking, where the data lie, how results and errors are told."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

from woilmenau_desk.cli import streams
from woilmenau_desk.cli.streams import OutputLost
from woilmenau_desk.cli.streams import say as say  # commands find it here
from woilmenau_desk.domain.access import TRAIL_DOUBTED, Role
from woilmenau_desk.domain.errors import BadInput, DiskFull, KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.paths import Places, places
from woilmenau_desk.services import outputs
from woilmenau_desk.services.access import access
from woilmenau_desk.services.access.entrance import only_read
from woilmenau_desk.services.desk import Desk

USER_VARIABLE: Final = "WOILMENAU_DESK_USER"
PASSWORD_VARIABLE: Final = "WOILMENAU_DESK_PASSWORD"  # noqa: S105  (the variable's name)
NEW_PASSWORD_VARIABLE: Final = "WOILMENAU_DESK_NEW_PASSWORD"  # noqa: S105
CODE_VARIABLE: Final = "WOILMENAU_DESK_RECOVERY_CODE"
# Of the store that a backup replaces, where something else opens it than the backup.
PRESENT_PASSWORD_VARIABLE: Final = "WOILMENAU_DESK_PRESENT_PASSWORD"  # noqa: S105
PRESENT_CODE_VARIABLE: Final = "WOILMENAU_DESK_PRESENT_RECOVERY_CODE"
CLOCK_VARIABLE: Final = "WOILMENAU_DESK_CLOCK_IS_RIGHT"

DONE: Final = 0
KNOWN: Final = 1
USAGE: Final = 2
FOUND: Final = 3
BUG: Final = 70


_HEADINGS: Final = {"positional arguments": "Angaben", "options": "Optionen"}


class Missing(KnownError):
    """A script left out what a person would be asked for."""

    what = QT_TRANSLATE_NOOP("cli", "{what} fehlt.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("cli", "In Skripten wird das mit der Umgebungsvariablen {variable} angegeben.")


class OutputDiskFull(DiskFull):
    """There is no room for the file that a command was to write; of the store it says nothing."""

    what = QT_TRANSLATE_NOOP("cli", "Für {target} ist auf dem Datenträger kein Platz mehr.")
    kept = QT_TRANSLATE_NOOP("cli", "Die Datei wurde nicht geschrieben; was dort lag, liegt noch da.")
    todo = QT_TRANSLATE_NOOP("cli", "Bitte Platz schaffen oder eine andere Datei angeben.")


class _GermanHelp(argparse.HelpFormatter):
    """argparse's own headings, in German."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


# What argparse says of a wrong call. It has no German words of its own.
_REFUSALS = (
    ("the following arguments are required:", "es fehlt:"),
    ("one of the arguments", "eines davon fehlt:"),
    (" is required", ""),
    ("unrecognized arguments:", "unbekannt:"),
    ("expected one argument", "da fehlt ein Wert"),
    ("expected at least one argument", "da fehlt ein Wert"),
    ("invalid choice:", "das gibt es nicht:"),
    ("(choose from", "(möglich sind"),
    ("invalid int value:", "keine Zahl:"),
    ("invalid float value:", "keine Zahl:"),
    ("not allowed with argument", "geht nicht zusammen mit"),
    ("argument ", "bei "),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks German."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_GermanHelp, **options)
        if add_help:
            self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def error(self, message: str) -> NoReturn:
        """Wrong usage: status 2."""
        self.print_usage(sys.stderr)
        for english, german in _REFUSALS:
            message = message.replace(english, german)
        self.exit(USAGE, streams.visible(f"{self.prog}: so geht der Aufruf nicht: {message}") + "\n")


def add_output(
    parser: argparse.ArgumentParser,
    flag: str = "--out",
    *,
    folder: bool = False,
    backup: bool = False,
    **options: Any,
) -> None:
    """An option that names a file to be written, or a folder for several: looked at before the command begins.

    `backup`: what is written is a backup, and may replace one.
    """
    action = parser.add_argument(flag, type=Path, **options)
    known = parser.get_default("outputs") or ()
    parser.set_defaults(outputs=(*known, (action.dest, folder)), makes_backup=backup)


def check_outputs(args: argparse.Namespace) -> None:
    """Raises OutputInStore or another known error before anything is asked, opened or made."""
    for store in {where(args).data, places().data}:
        outputs.protect(store)
    for name, folder in getattr(args, "outputs", ()):
        path = getattr(args, name)
        if path is None:
            continue
        if folder:
            outputs.check_folder(path)
        else:
            # A backup makes the folder it goes to; what needs one says so when it writes.
            outputs.check_output(path, folder_made=True, backup=args.makes_backup)


def where(args: argparse.Namespace) -> Places:
    """The folders asked for."""
    return places(args.data)


def user_name(args: argparse.Namespace) -> str:
    """Who is asking: --user, WOILMENAU_DESK_USER, or the only user there is. Raises Missing."""
    named = args.user or streams.repaired(os.environ.get(USER_VARIABLE, ""))
    if named:
        return str(named)
    if access.store_exists(where(args).data):
        known = access.users(where(args).data)
        if len(known) == 1:
            return known[0].name
    raise Missing(what="Der Benutzername (--user)", variable=USER_VARIABLE)


def secret(prompt: str, variable: str, *, twice: bool = False) -> str:
    """A password from the environment, else asked for without showing it. Raises Missing or BadInput."""
    if variable in os.environ:
        return streams.repaired(os.environ[variable])
    if not streams.listens("stdin"):
        raise Missing(what=prompt, variable=variable)
    typed = getpass.getpass(f"{prompt}: ")
    if twice and getpass.getpass(f"{prompt} (noch einmal): ") != typed:
        text = QT_TRANSLATE_NOOP("cli", "Die beiden Passwörter sind nicht gleich.")
        raise BadInput("password", Sentence("cli", text))
    return typed


def clock_is_right(args: argparse.Namespace) -> bool:
    """Whether somebody says so: --clock-is-right, or WOILMENAU_DESK_CLOCK_IS_RIGHT."""
    return bool(args.clock_is_right) or os.environ.get(CLOCK_VARIABLE, "") not in {"", "0"}


@contextmanager
def opened(args: argparse.Namespace, *, told: bool = True) -> Iterator[Desk]:
    """The store, logged in; closed at the end. Not `told`: the login is not written down yet."""
    desk = access.login(where(args).data, user_name(args), secret("Passwort", PASSWORD_VARIABLE), told=told)
    try:
        if desk.on_network:
            say(
                "woilmenau-desk: Die Ablage liegt auf einem Netzlaufwerk; dort kann Gespeichertes verloren gehen. "
                "Bitte auf einen Rechner legen und oft sichern."
            )
        for sentence in (*desk.findings, *desk.notices, *desk.news):
            say(f"woilmenau-desk: {sentence}")
        if desk.findings and desk.actor.role is not Role.LEAD:
            say("woilmenau-desk: Bitte der Leitung sagen.")
        if desk.store.refusal is not None:
            say(f"woilmenau-desk: {only_read(desk.store.refusal)}")
        if told:
            confirmed(args, desk)
        yield desk
    finally:
        desk.close()


def confirmed(args: argparse.Namespace, desk: Desk) -> None:
    """Let the store believe the clock where somebody says that it is right, and tell what the login found odd."""
    if clock_is_right(args):
        from woilmenau_desk.services import clock

        clock.confirm(desk)
    if desk.trail_doubts:
        say(f"woilmenau-desk: {TRAIL_DOUBTED}")


def told(args: argparse.Namespace, document: Any, *lines: str) -> None:
    """Print what was done: one JSON document with --json, else the lines.

    It is done whether it can be told or not, so the exit status stays 0; standard error says what happened.
    """
    try:
        shown(args, document, *lines)
    except OutputLost:
        streams.say(
            "woilmenau-desk: Erledigt und gespeichert; nur die Ausgabe darüber ließ sich nicht schreiben."
        )


def shown(args: argparse.Namespace, document: Any, *lines: str) -> None:
    """Print what was asked for. Raises OutputLost: then nothing came of the command."""
    if args.json:
        streams.out(line_of(document))
    else:
        streams.out("".join(f"{streams.visible(line)}\n" for line in lines))


def line_of(document: Any) -> str:
    """A JSON document as one line."""
    return streams.escaped(json.dumps(document, ensure_ascii=False, default=_plain)) + "\n"


def written(out: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OutputInStore, CannotWrite, OutputDiskFull or one of their kind."""
    try:
        outputs.write_output(out, content)
    except DiskFull as error:
        raise OutputDiskFull(target=out) from error


def repair(args: argparse.Namespace) -> None:
    """Read words of the command line as UTF-8 where the platform did not. Paths stay as the platform calls them."""
    for name, value in vars(args).items():
        if isinstance(value, str):
            setattr(args, name, streams.repaired(value))
        elif isinstance(value, list):
            setattr(args, name, [streams.repaired(part) if isinstance(part, str) else part for part in value])


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)
