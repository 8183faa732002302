"""What PostgreSQL reports, told by its SQLSTATE: the same known errors as of a file."""

from typing import Final

from woilmenau_desk.domain.errors import (
    BackupStopped,
    DiskFailing,
    DiskFull,
    KnownError,
    StoreBusy,
    StoreDamaged,
)
from woilmenau_desk.domain.server_errors import ServerRefuses, ServerSilent
from woilmenau_desk.storage.engine.server.words import SERVER_NAME
from woilmenau_desk.storage.engine.words import OTHER_PROCESS

# Whole states first, then classes, which are their first two letters.
_FULL: Final = frozenset({"53100", "53200"})  # disk, memory
_CANCELLED: Final = "57014"
_BUSY: Final = frozenset({"40001", "40P01", "55P03", "53300"})  # serialisation, deadlock, lock, connections
_NO_TABLE: Final = "42P01"
_OTHERWISE: Final = frozenset({"42P01", "42703", "42P07", "42701", "42710"})  # missing, or there already
_NO_DATABASE: Final = frozenset({"3D000", "3F000"})
_SILENT: Final = ("08", "57P")
_REFUSES: Final = ("28", "42501")
_DISK: Final = ("58",)
_DAMAGED: Final = ("XX001", "XX002")


def is_its_own(cause: BaseException | None) -> bool:
    """Whether the error is of this engine's driver, which need not be there to ask."""
    return hasattr(cause, "sqlstate")


def known(cause: BaseException | None) -> KnownError | None:
    """The known error; None where it is a bug."""
    state = getattr(cause, "sqlstate", None)
    if state is None:
        # The driver's own word for a server that cannot be reached, or is gone; it reached nobody who numbers it.
        return ServerSilent() if type(cause).__name__ in ("OperationalError", "ConnectionTimeout") else None
    if state in _FULL:
        return DiskFull()
    if state == _CANCELLED:
        return BackupStopped()
    if state in _BUSY:
        return StoreBusy(holder=OTHER_PROCESS)
    if state.startswith(_REFUSES):
        return ServerRefuses()
    if state.startswith(_SILENT):
        return ServerSilent()
    if state in _NO_DATABASE or state.startswith(_DAMAGED):
        return StoreDamaged(detail=SERVER_NAME)
    if state.startswith(_DISK):
        return DiskFailing(target=SERVER_NAME)
    return None


def lacks_table(cause: BaseException | None) -> bool:
    """Whether a table that was asked for is not there."""
    return getattr(cause, "sqlstate", None) == _NO_TABLE


def is_built_otherwise(cause: BaseException | None) -> bool:
    """Whether a statement does not fit the tables: something is missing, or there already."""
    return getattr(cause, "sqlstate", None) in _OTHERWISE
