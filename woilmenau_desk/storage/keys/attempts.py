"""Wrong passwords slow down: the count outlives a restart, so that starting anew is no way around it."""

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import json_of, read_whole
from woilmenau_desk.storage.files import write_atomically

ATTEMPTS_FILE: Final = "attempts.json"
FREE: Final = 3
LONGEST_WAIT: Final = 60.0


def wait_seconds(folder: Path, name: str, at: float | None = None) -> float:
    """How long a user has to wait before the next try; 0 when none."""
    tries, last = _read(folder).get(name, (0, 0.0))
    if tries < FREE:
        return 0.0
    pause = LONGEST_WAIT if tries - FREE > 10 else min(LONGEST_WAIT, 2.0 ** (tries - FREE))
    passed = (time.time() if at is None else at) - last
    # A try that lies in the future tells that the clock was set back; that must not lock anybody out.
    return pause - passed if 0 <= passed < pause else 0.0


def failed(folder: Path, name: str, at: float | None = None) -> float:
    """Count a wrong password and return the pause in seconds that follows."""
    present = time.time() if at is None else at
    attempts = _read(folder)
    tries, _ = attempts.get(name, (0, 0.0))
    attempts[name] = (tries + 1, present)
    # A full disk must not turn "wrong password" into another message.
    with suppress(KnownError):
        _write(folder, attempts)
    return wait_seconds(folder, name, present)


def succeeded(folder: Path, name: str) -> None:
    """Forget the wrong ones."""
    attempts = _read(folder)
    if attempts.pop(name, None):
        # Nor must it keep out whoever knows the password.
        with suppress(KnownError):
            _write(folder, attempts)


def _read(folder: Path) -> dict[str, tuple[int, float]]:
    try:
        raw = json_of(read_whole(folder / ATTEMPTS_FILE, NOTE_BYTES))
        return {name: (int(tries), float(last)) for name, (tries, last) in raw.items()}
    except (KnownError, OSError, ValueError, AttributeError, TypeError, OverflowError):
        # A damaged count is no reason to keep the centre closed.
        return {}


def _write(folder: Path, attempts: dict[str, tuple[int, float]]) -> None:
    write_atomically(folder / ATTEMPTS_FILE, json.dumps(attempts).encode())
