"""What an engine reports, told as known errors by its number: SQLite's result codes, PostgreSQL's SQLSTATE."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.errors import KnownError, NotFound
from woilmenau_desk.storage import refusals
from woilmenau_desk.storage.engine.file import errors as of_file
from woilmenau_desk.storage.engine.server import errors as of_server

DBAPI_ERRORS: Final = (DBAPIError, *of_file.RAW_ERRORS)


@contextmanager
def told_as_known(path: Path) -> Iterator[None]:
    """Turn what the engine reports of this database into known errors; leave bugs as they are."""
    try:
        yield
    except (*DBAPI_ERRORS, *of_file.OTHER_ERRORS) as error:
        refused = _known(_cause(error), path)
        if refused is None:
            raise
        raise refused from error
    except OverflowError as error:
        # A number too large for the database is the number of no row.
        raise NotFound from error
    except OSError as error:
        raise refusals.known(error, path) from error


def is_no_database(error: KnownError) -> bool:
    """Whether the key does not open even the first page. Damage further in is told by another number."""
    return of_file.number(_cause(error.__cause__)) == of_file.NO_DATABASE


def lacks_table(error: BaseException) -> bool:
    """Whether a table that was asked for is not there."""
    cause = _cause(error)
    return of_server.lacks_table(cause) if of_server.is_its_own(cause) else of_file.lacks_table(cause)


def is_built_otherwise(error: BaseException) -> bool:
    """Whether a migration found tables or columns that another version has."""
    cause = _cause(error)
    if of_server.is_its_own(cause):
        return of_server.is_built_otherwise(cause)
    return of_file.is_built_otherwise(cause)


def unreadable_column(error: BaseException) -> str | None:
    """The column whose text the driver could not read; never what stood in it."""
    return of_file.unreadable_column(_cause(error))


def _cause(error: BaseException | None) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _known(cause: BaseException | None, path: Path) -> KnownError | None:
    return of_server.known(cause) if of_server.is_its_own(cause) else of_file.known(cause, path)
