"""Where the centre's data, its backups and the log lie."""

import errno
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from woilmenau_desk.domain.errors import NameNotPossible, NoFolderGiven, UnknownHome

APP = "woilmenau-desk"
# About as long as what lies in the folder, two levels deep.
_LONG_NAME = "x" * 100
DATA_VARIABLE = "WOILMENAU_DESK_DATA"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one store."""

    data: Path
    backups: Path
    log: Path

    def make(self) -> None:
        """Make what is missing, for this user alone. Raises OSError."""
        for folder in (self.data, self.backups, self.log):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def places(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> Places:
    """The folders: as asked (`--data`), as WOILMENAU_DESK_DATA says, or the platform's own.

    With an own data folder everything lies in it, so that nothing of a trial run stays behind elsewhere but the few
    bytes of `remembered`. Raises UnknownHome or NameNotPossible.
    """
    named = environment.get(DATA_VARIABLE, "").strip()
    own = data if data is not None else Path(named) if named else None
    if own is not None:
        try:
            own = own.expanduser().absolute()
        except RuntimeError as error:  # ~somebody whom this computer does not know
            raise UnknownHome(target=str(own)) from error
        _refuse_impossible(own)
        return Places(own, own / "backups", own / "log")
    base = Path(platformdirs.user_data_dir(APP, appauthor=False))
    return Places(base, base / "backups", Path(platformdirs.user_log_dir(APP, appauthor=False)))


def folder_given(text: str) -> Path:
    """A folder as somebody named it. Raises NoFolderGiven."""
    if not text.strip():
        raise NoFolderGiven
    return Path(text)


def _refuse_impossible(folder: Path) -> None:
    try:
        (folder / _LONG_NAME).lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise NameNotPossible(target=f"{str(folder)[:60]} …") from error
    except ValueError as error:
        raise NameNotPossible(target=repr(str(folder))[:60]) from error


def window_file() -> Path:
    """Where it is kept how the window lay: this machine's, whichever store is open, and about nobody."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "window.json"


def printers_file() -> Path:
    """Where it is kept which printers were used last: this machine's, whichever store is open, and about nobody."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "printers.json"


def remembered(what: str, store: Path) -> Path:
    """Where something is kept of the store in a folder, outside of it: this user's, on this machine.

    The folder's name says nothing of where the store lies. The program's own name is another one here: on Windows the
    platform's folder for state is the one the store itself lies in.
    """
    base = Path(platformdirs.user_state_dir(f"{APP}-memory", appauthor=False))
    return base / what / hashlib.sha256(os.fsencode(store.absolute())).hexdigest()[:32]


def restrict_new_files() -> None:
    """From now on, what this process writes is readable by its own user alone. Windows rules by folder."""
    if os.name == "posix":
        os.umask(0o077)
