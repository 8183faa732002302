"""The audit trail's chain: writing it, and walking along it.

Each entry's digest covers the one before, what the entry says, and the digests of the row before and after (`rows`). Who
may seal its end, and when, is told in `sealing`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from woilmenau_desk.domain.errors import StoreDamaged, StructureChanged, WrittenMeanwhile, WrittenPast
from woilmenau_desk.storage import numbering
from woilmenau_desk.storage.migrate import HEAD
from woilmenau_desk.storage.tables.audit import AuditEntry, AuditHead
from woilmenau_desk.storage.vault import Vault

START: Final = b"\x00" * 32
CREATED: Final = "created"
# What is done to a row, and so must carry the row's digests since there are any.
OF_A_ROW: Final = frozenset({CREATED, "changed", "deleted", "undone"})
LOADED: Final = "loaded"  # of many rows that were not there before
UNLOADED: Final = "unloaded"  # of many rows that are gone with it, before and not after
# Every write passes here. A statement made once is compiled once and needs no look for its likes.
_HEAD = select(
    AuditHead.entries, AuditHead.digest, AuditHead.sealed_entries, AuditHead.sealed_digest, AuditHead.seal
).where(AuditHead.id == 1)
_ADD = insert(AuditEntry)
_LAST_MOMENT = select(AuditEntry.at).order_by(AuditEntry.id.desc()).limit(1)
# Between a password that is changed at the door and the login lies next to nothing.
_LOOK_BACK = 200
# Whoever knows less of the end of the trail than this has missed so much that all is as soon read anew.
_FOLLOWED = 5_000
# Before the sessions' number in a seal, where what stands in their visits belongs to it.
_WITH_VISITS: Final = "visits:"
# Behind that number, before what stood in the list of colleagues, and before the version of the store.
_OF_COLLEAGUES: Final = ":"
# The version of the stores whose seals do not say one.
FIRST_SEALED: Final = "0004"
# It moves on from the end that the write went on from, and from no other: so two writers never fork the chain.
_MOVE_HEAD = (
    update(AuditHead)
    .where(
        AuditHead.id == 1,
        AuditHead.entries == bindparam("seen_entries"),
        AuditHead.digest == bindparam("seen_digest"),
    )
    .values(entries=bindparam("all_entries"), digest=bindparam("last_digest"))
)
_LAST = select(func.max(AuditEntry.id))
_FIRST_HEAD = insert(AuditHead).values(id=1, entries=0, digest=START)
_SEAL_HEAD = _MOVE_HEAD.values(
    sealed_entries=bindparam("all_entries"),
    sealed_digest=bindparam("last_digest"),
    seal=bindparam("new_seal"),
)
_ENTRIES = select(
    AuditEntry.id,
    AuditEntry.at,
    AuditEntry.actor,
    AuditEntry.action,
    AuditEntry.entity,
    AuditEntry.entity_id,
    AuditEntry.detail,
    AuditEntry.row_before,
    AuditEntry.row_after,
    AuditEntry.digest,
).order_by(AuditEntry.id)

Sealer = Callable[[int, bytes], bytes]
"""Makes the seal of a head: how many entries there are, and the digest of the last."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing to be written down: action, what kind of row, which, and the names of the fields it touched.

    `row_before`, `row_after`: the digest of the row; None where there was no such row. Of many rows at once, where there
    is no `entity_id`, and `detail` begins with the first and the last number: a digest for each number between them.
    """

    action: str
    entity: str
    entity_id: int | None
    detail: str = ""
    row_before: bytes | None = None
    row_after: bytes | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The trail's end as it is written down, and the last end that somebody with the vault vouched for."""

    entries: int
    digest: bytes
    sealed_entries: int | None = None
    sealed_digest: bytes | None = None
    seal: bytes | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands. `fits`: its link to the one before holds."""

    id: int
    actor: str
    trace: Trace
    digest: bytes
    fits: bool


def head_of(conn: Connection) -> Head | None:
    """The trail's end; None where nothing was ever written."""
    found = conn.execute(_HEAD).one_or_none()
    return None if found is None else Head(*found)


def end_of(head: Head | None) -> tuple[int, bytes]:
    """How many entries there are and the digest of the last."""
    return (0, START) if head is None else (head.entries, head.digest)


def append(
    conn: Connection,
    actor: str,
    at: datetime,
    traces: Iterable[Trace],
    head: Head | None,
    sealer: Sealer | None = None,
) -> tuple[Head, Head] | None:
    """Add entries to the chain, inside the write they belong to; `head` is the present one.

    Returns the trail's end before and now; None when there was nothing to add. Raises WrittenMeanwhile where the present
    end is another one, StructureChanged where the database does not take the entries, or WrittenPast where somebody
    wrote that there are more than can be.
    """
    entries, digest = end_of(head)
    seen = {"seen_entries": entries, "seen_digest": digest}
    if not numbering.is_count(entries):
        raise WrittenPast(detail="audit_head.entries")
    rows = []
    for trace in traces:
        digest = _link(digest, at, actor, trace)
        rows.append(
            {
                "at": at,
                "actor": actor,
                "action": trace.action,
                "entity": trace.entity,
                "entity_id": trace.entity_id,
                "detail": trace.detail,
                "row_before": trace.row_before,
                "row_after": trace.row_after,
                "digest": digest,
            }
        )
    if not rows:
        return None
    if conn.execute(_ADD, rows).rowcount != len(rows):
        # What is confirmed is written down.
        raise StructureChanged(detail="audit_entry")
    if not head:
        try:
            conn.execute(_FIRST_HEAD)
        except IntegrityError as error:
            raise WrittenMeanwhile from error
    moved: dict[str, object] = {**seen, "all_entries": entries + len(rows), "last_digest": digest}
    if sealer is not None:
        taken = conn.execute(_SEAL_HEAD, {**moved, "new_seal": sealer(entries + len(rows), digest)})
    else:
        taken = conn.execute(_MOVE_HEAD, moved)
    if taken.rowcount != 1:
        if end_of(head_of(conn)) == (seen["seen_entries"], seen["seen_digest"]):
            # It stands there, and does not move: a trigger holds it.
            raise StructureChanged(detail="audit_head")
        raise WrittenMeanwhile
    return head or Head(0, START), Head(entries + len(rows), digest)


def last_entry(conn: Connection) -> int:
    """The number of the last entry, 0 where there is none."""
    return conn.execute(_LAST).scalar() or 0


def walk(conn: Connection, after: int = 0, previous: bytes = START) -> Iterator[Entry]:
    """The entries beyond an id, whose digest is `previous`, in their order; also those behind one that does not fit."""
    query = _ENTRIES.where(AuditEntry.id > after) if after else _ENTRIES
    # Closed where somebody stops in between: a server would keep it open.
    with conn.execute(query.execution_options(yield_per=1000)) as found:
        for number, at, actor, *said, digest in found:
            trace = Trace(*said)
            fits = _link(previous, at, actor, trace) == digest
            yield Entry(number, actor, trace, digest, fits)
            previous = digest


@dataclass(frozen=True, slots=True)
class Happened:
    """When something was done, by whom, and what the trail says of it."""

    at: datetime
    actor: str
    action: str
    detail: str


def since_login(conn: Connection, actor: str | None, actions: frozenset[str]) -> tuple[Happened, ...]:
    """What of these actions, of the store's or of a user, stands in the trail since that user's last login.

    No `actor`: since anybody's.
    """
    logins = select(AuditEntry.id).where(
        AuditEntry.entity == "user", AuditEntry.entity_id.is_(None), AuditEntry.action == "login"
    )
    if actor is not None:
        logins = logins.where(AuditEntry.actor == actor)
    last = conn.execute(logins.order_by(AuditEntry.id.desc()).limit(1)).scalar()
    query = select(AuditEntry.at, AuditEntry.actor, AuditEntry.action, AuditEntry.detail).where(
        AuditEntry.id > (last or 0),
        AuditEntry.entity.in_(("store", "user")),
        AuditEntry.action.in_(sorted(actions)),
    )
    return tuple(Happened(*found) for found in conn.execute(query.order_by(AuditEntry.id)))


@dataclass(frozen=True, slots=True)
class Sealed:
    """The number of all sessions in a seal that holds. Not `visits`: it is of a version that left out their visits.

    `colleagues`: what stood in their list (`sealed_roles`); empty where that was left out. `version`: the store's.
    """

    number: int
    visits: bool
    colleagues: str = ""
    version: str = FIRST_SEALED


def seal(
    vault: Vault,
    sessions: int,
    entries: int,
    digest: bytes,
    *,
    visits: bool = True,
    colleagues: str = "",
    version: str = HEAD,
) -> bytes:
    """The seal of a head; in it the number of all sessions (`sealed_sessions`), who has which role, the store's version.

    It says nothing of the store, so it is as good in a copy of it.
    """
    form = _WITH_VISITS if visits else ""
    said = _OF_COLLEAGUES.join((f"{form}{sessions:x}", colleagues, version))
    return vault.seal(said, place=_place(entries, digest))


def sealed(vault: Vault, head: Head) -> Sealed | None:
    """What stands in a seal that somebody with this vault key made of this end; None where nobody did."""
    if head.seal is None or head.sealed_entries is None or head.sealed_digest is None:
        return None
    try:
        said = vault.open(head.seal, place=_place(head.sealed_entries, head.sealed_digest))
    except StoreDamaged:
        return None
    number, _, rest = said.removeprefix(_WITH_VISITS).partition(_OF_COLLEAGUES)
    colleagues, _, version = rest.partition(_OF_COLLEAGUES)
    return Sealed(int(number, 16), said.startswith(_WITH_VISITS), colleagues, version or FIRST_SEALED)


def sealed_number(vault: Vault, head: Head) -> int | None:
    """The sessions' number alone."""
    found = sealed(vault, head)
    return None if found is None else found.number


def reseal(conn: Connection, old: Vault, new: Vault, moved: int) -> bool:
    """Seal the same end under a new vault key; whether there was a seal that held. One that did not stays as it was.

    `moved`: by how much the sessions' number is another one under the new key. So what was changed past the vault stays
    a difference, and what was written since the trail was sealed is looked at by the next write with the vault, as ever.
    """
    head = head_of(conn)
    found = None if head is None else sealed(old, head)
    if found is None or head is None or head.sealed_entries is None or head.sealed_digest is None:
        return False
    number = (found.number + moved) % (1 << 256)
    place = head.sealed_entries, head.sealed_digest
    fresh = seal(new, number, *place, visits=found.visits, colleagues=found.colleagues, version=found.version)
    conn.execute(update(AuditHead).values(seal=fresh))
    return True


def _place(entries: int, digest: bytes) -> str:
    return f"audit_head.seal:{entries}:{digest.hex()}"


def goes_on(conn: Connection, head: Head | None, known: Head) -> bool:
    """Whether the trail that ends here is the one that ended there, or has gone on from it."""
    if head is None or head.entries < known.entries:
        return False
    if head.entries == known.entries:
        return head.digest == known.digest
    return number_of(conn, known.entries, known.digest) is not None


def number_of(conn: Connection, entries: int, digest: bytes) -> int | None:
    """The id of the entry that has this digest; None where there is none. `entries`: the id that it should have."""
    entry = AuditEntry
    if conn.execute(select(entry.digest).where(entry.id == entries)).scalar() == digest:
        return entries
    return conn.execute(select(entry.id).where(entry.digest == digest)).scalar()


def tells_of(conn: Connection, entity: str, entity_id: int) -> bool:
    """Whether something was ever written down of this row."""
    query = select(AuditEntry.id).where(AuditEntry.entity == entity, AuditEntry.entity_id == entity_id)
    return conn.execute(query.limit(1)).first() is not None


def length(conn: Connection) -> int:
    """How many entries there are."""
    return conn.execute(select(AuditHead.entries).where(AuditHead.id == 1)).scalar() or 0


def newest(conn: Connection) -> int:
    """The id of the last entry, 0 where there is none."""
    return conn.execute(select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(1)).scalar() or 0


def last_moment(conn: Connection) -> datetime | None:
    """When the last entry was written, by the clock that was believed then; None where there is none."""
    return conn.execute(_LAST_MOMENT).scalar()


def marks(conn: Connection) -> Iterator[tuple[int, datetime, str, str]]:
    """The id, time, action and detail of every entry, in the order in which they were written."""
    columns = (AuditEntry.id, AuditEntry.at, AuditEntry.action, AuditEntry.detail)
    for row in conn.execute(select(*columns).order_by(AuditEntry.id)):
        yield row.id, row.at, row.action, row.detail


def since(conn: Connection, end: str, actions: tuple[str, ...]) -> tuple[str, ...]:
    """The details of entries of these actions that are newer than the last one of the action `end`, newest first."""
    columns = (AuditEntry.action, AuditEntry.detail)
    found: list[str] = []
    for action, detail in conn.execute(select(*columns).order_by(AuditEntry.id.desc()).limit(_LOOK_BACK)):
        if action == end:
            break
        if action in actions:
            found.append(detail)
    return tuple(found)


def touched(conn: Connection, entity: str, after: int) -> tuple[int, frozenset[int] | None, bool]:
    """The id of the last entry, which rows of a kind the entries after that id name, and whether one speaks of many.

    None instead of the rows: the trail is shorter than it was, so another store stands in its place.
    """
    last = newest(conn)
    if last <= after:
        return last, frozenset() if last == after else None, False
    query = select(AuditEntry.entity_id).where(AuditEntry.id > after, AuditEntry.entity == entity).distinct()
    ids = conn.execute(query).scalars().all()
    return last, frozenset(row_id for row_id in ids if row_id is not None), None in ids


def unloaded(conn: Connection, entity: str, after: int) -> tuple[tuple[int, int], ...]:
    """The first and the last number of rows of a kind that the entries after that id say are gone, many at once."""
    query = select(AuditEntry.detail).where(
        AuditEntry.id > after, AuditEntry.entity == entity, AuditEntry.action == UNLOADED
    )
    spans = (detail.partition("-") for detail in conn.execute(query.order_by(AuditEntry.id)).scalars())
    return tuple(
        (int(first), int(last)) for first, _, last in spans if first.isdecimal() and last.isdecimal()
    )


_ONLY_SHOWN: Final = frozenset({"read", "found", "printed"})


def named(
    conn: Connection, entities: frozenset[str], after: int
) -> tuple[int, Mapping[str, frozenset[int | None]] | None]:
    """The id of the last entry, and which rows of several kinds the entries after that id name; None: many of a kind.

    None instead of the rows: the trail is shorter than it was, or went on for so long that all is as soon read anew.
    """
    last = newest(conn)
    if last == after:
        return last, {}
    if not 0 < last - after <= _FOLLOWED:
        return last, None
    # By number, and told apart here: few entries are new, and very many are of one kind.
    found: dict[str, set[int | None]] = {}
    columns = (AuditEntry.entity, AuditEntry.entity_id, AuditEntry.action)
    for entity, entity_id, action in conn.execute(select(*columns).where(AuditEntry.id > after)):
        if entity in entities and action not in _ONLY_SHOWN:  # nothing was changed by it
            found.setdefault(entity, set()).add(entity_id)
    return last, {entity: frozenset(ids) for entity, ids in found.items()}


def check(conn: Connection) -> tuple[int, int | None]:
    """How many entries there are, and the id of the first that does not fit (0: the end was cut off)."""
    digest, counted = START, 0
    for entry in walk(conn):
        counted += 1
        if not entry.fits:
            return counted, entry.id
        digest = entry.digest
    head = head_of(conn) or Head(0, START)
    if (head.entries, head.digest) != (counted, digest):
        return counted, 0
    return counted, None


def _link(previous: bytes, at: datetime, actor: str, trace: Trace) -> bytes:
    fields = (f"{at.timestamp():.6f}", actor, trace.action, trace.entity, str(trace.entity_id), trace.detail)
    # Every field is preceded by its length, so that no two different entries read alike.
    content = "".join(f"{len(field)}:{field}" for field in fields)
    if trace.row_before is not None or trace.row_after is not None:
        # Entries of earlier versions have neither, and keep the link that they were given.
        rows = ("-" if row is None else row.hex() for row in (trace.row_before, trace.row_after))
        content += "".join(f"{len(row)}:{row}" for row in rows)
    return hashlib.sha256(previous + content.encode()).digest()
