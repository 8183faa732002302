"""What the pages of lists ask of the services, on the worker; and how an error of theirs is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.transfer import BatchRow, ImportStands, ListKind
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.transfer import batches, kinds
from woilmenau_desk.services.transfer.lists import ReadList
from woilmenau_desk.services.transfer.matching import Field, MatchedColumn
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.ui.words import say

Chosen = Mapping[int, str | None]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: its columns as they were matched, and the fields that there are.

    `better`: the kind of list that its headings fit much better.
    """

    read: ReadList
    columns: tuple[MatchedColumn, ...]
    fields: tuple[Field, ...]
    better: ListKind | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What would become of a file: its columns, and the outcome, or the error that stands in the way."""

    columns: tuple[MatchedColumn, ...]
    outcome: Imported | None
    error: KnownError | None


def open_file(desk: Desk, kind: ListKind, path: Path) -> Opened:
    """Read a file."""
    read = kinds.open_list(desk, kind, path)
    return Opened(
        read, kinds.columns_of(desk, read), kinds.list_of(kind).fields, kinds.better_kind(desk, read)
    )


def look(desk: Desk, read: ReadList, chosen: Chosen, work: LongWork) -> Looked:
    """What would become of it. A column that is missing is told beside the columns, for there it is mended."""
    columns = kinds.columns_of(desk, read, chosen)
    try:
        return Looked(columns, kinds.preview(desk, read, chosen, work), None)
    except KnownError as error:
        if work.stopped():
            raise
        return Looked(columns, None, error)


def take_in(desk: Desk, read: ReadList, chosen: Chosen, work: LongWork) -> Done[Imported]:
    """Import it."""
    return kinds.carry_out(desk, read, chosen, work)


def past_imports(desk: Desk) -> tuple[BatchRow, ...]:
    """The imports there were, newest first."""
    return batches.listed(desk)


def take_back(desk: Desk, row: BatchRow, work: LongWork) -> Done[BatchRow]:
    """Take one back."""
    return batches.take_back(desk, row.id, row.version, work)


def told(error: KnownError) -> str:
    """An error in its sentences; of an import that is held each obstacle on a line of its own."""
    what, kept, todo = error.sentences()
    if isinstance(error, ImportStands):
        lines = [f"• {say(one.text)}" for one in error.obstacles]
        if error.more:
            lines.append("• …")
        return "\n".join((f"{say(kept)} {say(todo)}", *lines))
    return " ".join(text for text in map(say, (what, kept, todo)) if text)
