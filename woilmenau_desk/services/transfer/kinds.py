"""The kinds of lists by their names."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.transfer import lists
from woilmenau_desk.services.transfer.batches import kinds_of
from woilmenau_desk.services.transfer.lists import NOTHING_CHOSEN, Chosen, ListOf, ReadList
from woilmenau_desk.services.transfer.matching import MatchedColumn, heading_key
from woilmenau_desk.services.transfer.offers import OfferList
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.services.transfer.persons import PersonList
from woilmenau_desk.services.transfer.visits import VisitList
from woilmenau_desk.services.transfer.volunteers import VolunteerList

MUCH_BETTER: Final = 2
"""So many headings more have to be known: a name and a telephone number stand in lists of every kind."""

_KINDS: Final[Mapping[ListKind, Callable[[], ListOf[Any, Any]]]] = {
    ListKind.PERSONS: PersonList,
    ListKind.VISITS: VisitList,
    ListKind.VOLUNTEERS: VolunteerList,
    ListKind.OFFERS: OfferList,
}


def list_of(kind: ListKind) -> ListOf[Any, Any]:
    """How lists of that kind are imported."""
    return _KINDS[kind]()


def open_list(desk: Desk, kind: ListKind, path: Path) -> ReadList:
    """Read a file of that kind. Raises NotAllowed, UnusableFile or CannotRead."""
    return lists.read(desk, list_of(kind), path)


def columns_of(desk: Desk, found: ReadList, chosen: Chosen = NOTHING_CHOSEN) -> tuple[MatchedColumn, ...]:
    """What its columns are taken for. Raises NotAllowed."""
    return lists.columns(desk, list_of(found.kind), found, chosen)


def better_kind(desk: Desk, found: ReadList) -> ListKind | None:
    """The kind of list that the headings of a file fit much better than the one it was read as; None where none does."""
    known = {
        kind: sum(of.field_of(heading) is not None for heading in found.table.headings)
        for kind, of in ((kind, list_of(kind)) for kind in kinds_of(desk))
    }
    if not known:  # a counter imports nothing
        return None
    best = max(known, key=lambda kind: known[kind])
    return best if known[best] >= known[found.kind] + MUCH_BETTER else None


def preview(
    desk: Desk, found: ReadList, chosen: Chosen = NOTHING_CHOSEN, work: LongWork | None = None
) -> Imported:
    """What an import would do. Raises NotAllowed, UnusableFile or WorkStopped."""
    return lists.take_in(desk, list_of(found.kind), found, chosen, dry_run=True, work=work).value


def carry_out(
    desk: Desk, found: ReadList, chosen: Chosen = NOTHING_CHOSEN, work: LongWork | None = None
) -> Done[Imported]:
    """Import it, all or nothing. Raises NotAllowed, UnusableFile, DiskFull, CannotWrite or WorkStopped."""
    return lists.take_in(desk, list_of(found.kind), found, chosen, work=work)


def import_list(
    desk: Desk, kind: ListKind, path: Path, *, dry_run: bool = False, chosen: Mapping[str, str] | None = None
) -> Done[Imported]:
    """Read a file and import it at once. `chosen`: by heading, the field that it is to be; an empty one: left out."""
    of = list_of(kind)
    found = lists.read(desk, of, path)
    wanted = {heading_key(heading): field or None for heading, field in (chosen or {}).items()}
    picked = {
        place: wanted[key]
        for place, heading in enumerate(found.table.headings)
        if (key := heading_key(heading)) in wanted
    }
    return lists.take_in(desk, of, found, picked, dry_run=dry_run)
