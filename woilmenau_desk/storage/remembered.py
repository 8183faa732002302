"""Where it is remembered, outside of a store, how far the store went. Nothing heavy is imported here."""

from contextlib import suppress
from pathlib import Path

from woilmenau_desk import paths


def last_seen_file(folder: Path) -> Path:
    """Where it is kept of the store in a folder; see `last_seen`."""
    return paths.remembered("last-seen", folder)


def forget_last_seen(folder: Path) -> None:
    """Another store is put into that folder on purpose: what was remembered of it holds no more."""
    with suppress(OSError):
        last_seen_file(folder).unlink()
