"""The seal of the audit trail's end: made by whoever holds the vault key, with every write of theirs.

The links of the trail need no key, so somebody with the desk key and a prompt can write them anew. What was sealed they
cannot: another end than the sealed one is noticed by the next write with the vault. That write looks at what was written
since without the vault, writes down what it doubts, and seals the trail again. A doubt stays in the trail for ever.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, exists, select
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.access import LOG_MENDED, RIGHTS, STORE_IS_OLDER, Right, Role
from woilmenau_desk.domain.clock import CONFIRMED
from woilmenau_desk.domain.clock import DOUBTED as CLOCK_DOUBTED
from woilmenau_desk.storage.migrate import HEAD
from woilmenau_desk.storage.migrations import ledger
from woilmenau_desk.storage.migrations.ledger import MIGRATED
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.centre import Staff
from woilmenau_desk.storage.trail import audit, note_places, sealed_roles, sealed_sessions
from woilmenau_desk.storage.trail.audit import Head, Trace
from woilmenau_desk.storage.trail.rows import audited, shape_of
from woilmenau_desk.storage.trail.sealed_sessions import Touched
from woilmenau_desk.storage.vault import Vault

SEALED: Final = "trail sealed"
DOUBTED: Final = "trail doubted"
ADOPTED: Final = "adopted"

# What can be doubted, as the trail writes it down.
NO_SEAL: Final = "missing"  # there was a seal, and somebody took it away
WRONG_SEAL: Final = "seal"  # nobody with the vault key made it
CUT: Final = "cut"  # what was sealed is not there any more
LINK: Final = "link"  # what was written since does not hang together
ROWS: Final = "rows"  # what was written since is not what stands there
SESSIONS: Final = "sessions"  # they are not what the vault left there
ROLE: Final = "role"  # only somebody with the vault could have written it, and it is not sealed

_STAFF: Final = sealed_roles.NAME
_COLLEAGUE: Final = sealed_roles.COLLEAGUES
# What the services ask of whoever writes into a table.
WRITTEN_WITH: Final[Mapping[str, Right]] = {
    "person": Right.EDIT_PEOPLE,
    "household": Right.EDIT_PEOPLE,
    "not_same": Right.EDIT_PEOPLE,
    "person_alias": Right.MERGE_PEOPLE,
    sealed_sessions.VISITS: Right.LOG_VISITS,
    "emergency_aid": Right.GIVE_AID,
    "appointment": Right.BOOK_APPOINTMENTS,
    "appointment_series": Right.BOOK_APPOINTMENTS,
    "colleague_hours": Right.BOOK_APPOINTMENTS,
    "colleague_busy": Right.BOOK_APPOINTMENTS,
    "queue_entry": Right.RUN_QUEUE,
    "waiting_print": Right.BOOK_APPOINTMENTS,
    "slip_correction": Right.EDIT_CENTRE,
    "slip_check": Right.EDIT_CENTRE,
    sealed_sessions.NAME: Right.CONFIDENTIAL_NOTES,
    "visit_topic": Right.CONFIDENTIAL_NOTES,
    "referral": Right.MAKE_REFERRALS,
    "counselling_case": Right.CONFIDENTIAL_NOTES,
    "case_event": Right.CONFIDENTIAL_NOTES,
    "case_member": Right.CONFIDENTIAL_NOTES,
    "case_key": Right.CONFIDENTIAL_NOTES,
    "session_amendment": Right.CONFIDENTIAL_NOTES,
    "follow_up": Right.CONFIDENTIAL_NOTES,
    "deadline": Right.CONFIDENTIAL_NOTES,
    "noted_document": Right.CONFIDENTIAL_NOTES,
    "household_member": Right.EDIT_PEOPLE,
    "guardianship": Right.EDIT_PEOPLE,
    "fund": Right.EDIT_FUNDS,
    "fund_entry": Right.GIVE_AID,
    "fund_count": Right.GIVE_AID,
    "age_band_set": Right.EDIT_CENTRE,
    "closed_day": Right.EDIT_CENTRE,
    "opening_exception": Right.EDIT_CENTRE,
    "opening_hours": Right.EDIT_CENTRE,
    "setting": Right.EDIT_CENTRE,
    "value_override": Right.EDIT_CENTRE,
    "funder": Right.EDIT_CENTRE,
    "funder_indicator": Right.EDIT_CENTRE,
    "funder_logo": Right.EDIT_CENTRE,
    "report_text": Right.MAKE_REPORTS,
    "report_note": Right.NOTE_FOR_REPORT,
    "closed_report": Right.MAKE_REPORTS,
    "closed_report_file": Right.MAKE_REPORTS,
    "provisional_report": Right.MAKE_REPORTS,
    "import_batch": Right.IMPORT_PEOPLE,
    "column_match": Right.IMPORT_PEOPLE,
    "offer": Right.EDIT_OFFERS,
    "offer_series": Right.EDIT_OFFERS,
    "offer_leader": Right.EDIT_OFFERS,
    "offer_session": Right.RUN_OFFERS,
    "enrolment": Right.RUN_OFFERS,
    "attendance": Right.RUN_OFFERS,
    "child_in_care": Right.RUN_OFFERS,
    "row_code": Right.RUN_OFFERS,
    "volunteer": Right.MANAGE_VOLUNTEERS,
    "volunteer_role": Right.MANAGE_VOLUNTEERS,
    "volunteer_time": Right.MANAGE_VOLUNTEERS,
    "volunteer_absence": Right.MANAGE_VOLUNTEERS,
    "volunteer_training": Right.RUN_OFFERS,
    "volunteer_request": Right.SEE_ROSTER,
    "assignment": Right.MANAGE_VOLUNTEERS,
    "volunteer_hours": Right.MANAGE_VOLUNTEERS,
    "allowance": Right.MANAGE_VOLUNTEERS,
    "roster_duty": Right.EDIT_ROSTER,
    "colleague_absence": Right.EDIT_ROSTER,
    _STAFF: Right.MANAGE_USERS,
    _COLLEAGUE: Right.MANAGE_USERS,
}
# Written with the vault at hand or not at all: no counter may, whatever an entry says of what was done. Of colleagues
# the own row is looked at by itself.
_WITH_VAULT: Final = frozenset(
    table for table, right in WRITTEN_WITH.items() if right not in RIGHTS[Role.COUNTER]
)
# What migrations told in the trail (`ledger`), by their version: the tables whose rows they changed.
TOLD: Final[Mapping[str, frozenset[str]]] = {
    sealed_roles.SINCE: frozenset({_COLLEAGUE, "funder", "setting", _STAFF}),
    "0007": frozenset({"value_override", "opening_hours", "opening_exception", "age_band_set"}),
}
# By table, what a counter may change of the own row, as the entry names it; and what it was in stores of a version before
# colleagues stood apart from their logins.
_OWN_FIELDS: Final[Mapping[str, frozenset[str]]] = {_COLLEAGUE: sealed_roles.OWN_FIELDS}
_OWN_FIELDS_OF_EARLIER: Final[Mapping[str, frozenset[str]]] = {
    **_OWN_FIELDS,
    _STAFF: frozenset({"display_name", "phone", "version"}),
}
_LOGIN: Final = "login"
_OWN_PASSWORD: Final = "password changed"  # noqa: S105
_USER: Final = "user"
# What may stand in the trail without the vault beside the changes of rows, by what it is about: a counter's own coming
# and password (looked at one by one), the lists it may take along, and what happens to a store whoever is there. All
# else needs the vault.
WITHOUT_VAULT: Final[Mapping[str, frozenset[str]]] = {
    _USER: frozenset({_LOGIN, _OWN_PASSWORD}),
    "store": frozenset(
        {
            "backup made",
            LOG_MENDED,
            STORE_IS_OLDER,
            "rescue taken in",
            "rescue left lying",
            "structure mended",
            "keys brought forward",
        }
    ),
    "clock": frozenset({CONFIRMED, CLOCK_DOUBTED}),
    # What a counter may take out of the store as a list.
    "offer": frozenset({"exported"}),
    "volunteer": frozenset({"exported"}),
}
# The tables of which a write keeps how its rows were before.
TOUCHED: Final = frozenset({sealed_sessions.NAME, sealed_sessions.VISITS, _STAFF, _COLLEAGUE})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the trail's end found. `first`: it never was sealed. `since`: entries since the seal, by actor."""

    doubts: tuple[str, ...]
    first: bool
    since: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written down, what is doubted, and what is to be sealed with it of the sessions and the roles."""

    traces: Sequence[Trace]
    doubts: tuple[str, ...]
    sessions: int
    colleagues: str


def before_writing(
    conn: Connection,
    head: Head | None,
    vault: Vault,
    traces: Sequence[Trace],
    touched: Touched,
    whole: bool | None = None,
) -> Writing:
    """What a write with the vault has to write down beside its own: doubts, and at the first time how it began.

    `touched`: the rows that this write wrote one by one, as they were before (`TOUCHED`). A login looks at the trail's
    end and the roles. `whole`: whether all sessions are looked at as well; None: by the write of a login. They are
    looked at where something is doubted, whatever was said.
    """
    sealed = None if head is None else audit.sealed(vault, head)
    earlier = sealed is not None and not sealed.visits
    moved = sealed_sessions.moved(conn, vault, touched, traces, visits=not earlier)
    number = None if sealed is None else sealed.number
    comes = any(trace.action == _LOGIN for trace in traces)
    whole = earlier or (comes if whole is None else whole)
    # Roles are given seldom: then it is worth a look whether they were what the seal says.
    told = sealed is not None and bool(sealed.colleagues) and sealed.version >= sealed_roles.SINCE
    known = told and touched.keys().isdisjoint({_STAFF, _COLLEAGUE})
    if sealed is not None and known and head is not None and _is_end(head) and not (whole or comes):
        return Writing(
            traces, (), (sealed.number + moved) % sealed_sessions.MODULUS, colleagues=sealed.colleagues
        )
    try:
        looked = look(conn, head, vault, traces, touched, moved=moved, whole=whole)
        if looked.doubts and sealed is not None and not whole:
            # They are sealed anew below, as they stand: whatever is wrong with them would never be told.
            found = _of_sessions(conn, vault, sealed, moved)
            looked = replace(looked, doubts=(*looked.doubts, *found))
    except (DBAPIError, ValueError, OverflowError, TypeError):
        # What cannot be read keeps nobody out; it is doubted, and the whole check tells where.
        looked = Looked((LINK,), first=False, since={})
    entries = list(traces)
    if looked.doubts:
        entries.insert(0, Trace(DOUBTED, "store", None, ",".join(looked.doubts)))
    if looked.first:
        entries += [*note_places.bind_all(conn, vault), Trace(SEALED, "store", None)]
    colleagues = sealed_roles.present(conn)
    if number is None or looked.doubts or earlier:
        # What is doubted is written down, so from here on they count as they stand.
        with suppress(DBAPIError):
            return Writing(entries, looked.doubts, sealed_sessions.total(conn, vault), colleagues)
    sessions = ((number or 0) + moved) % sealed_sessions.MODULUS
    return Writing(entries, looked.doubts, sessions, colleagues)


def look(
    conn: Connection,
    head: Head | None,
    vault: Vault,
    pending: Sequence[Trace] = (),
    touched: Touched = MappingProxyType({}),
    *,
    moved: int = 0,
    whole: bool = True,
) -> Looked:
    """Compare the trail's end with its seal, and what was written since with what stands there; nothing is written.

    `pending`: what the present write has done already, and will write down next; `touched`: the rows it did that to, as
    they were; `moved`: by how much that moved the sessions' number. `whole`: look at all sessions as well.
    """
    if head is None or head.seal is None:
        # The vault says whether that may be; of a store for which it may, the trail tells.
        if not vault.unsealed_before or _was_sealed(conn, head, pending):
            return Looked((NO_SEAL,), first=False, since={})
        # An old store, or one that is being made. There is nothing to measure the roles by yet.
        return _since(conn, head, 0, audit.START, 0, pending, touched, first=True)
    sessions = audit.sealed(vault, head)
    if sessions is None or head.sealed_entries is None or head.sealed_digest is None:
        return Looked((WRONG_SEAL,), first=False, since={})
    number = audit.number_of(conn, head.sealed_entries, head.sealed_digest)
    if number is None or head.sealed_entries > head.entries:
        return Looked((CUT,), first=False, since={})
    looked = _since(
        conn,
        head,
        number,
        head.sealed_digest,
        head.sealed_entries,
        pending,
        touched,
        first=False,
        version=sessions.version,
    )
    known = sealed_roles.said_before(conn, touched, sessions.version)
    if sessions.colleagues and known != sessions.colleagues:
        looked = replace(looked, doubts=(*looked.doubts, f"{ROLE}:{_STAFF}"))
    if whole:
        return replace(looked, doubts=(*looked.doubts, *_of_sessions(conn, vault, sessions, moved)))
    return looked


def sessions_doubted(conn: Connection, vault: Vault) -> tuple[str, ...]:
    """What is doubted of the sessions as they stand: for whoever came in without a look at all of them.

    Each write moves the seal's number by what it wrote itself, so what was changed without the vault shows as well later.
    """
    head = audit.head_of(conn)
    sealed = None if head is None else audit.sealed(vault, head)
    # A seal that is none, or another's, was doubted by the login's own write.
    try:
        return () if sealed is None else _of_sessions(conn, vault, sealed, 0)
    except (DBAPIError, ValueError, OverflowError, TypeError):
        return (LINK,)


def _of_sessions(conn: Connection, vault: Vault, sealed: audit.Sealed, moved: int) -> tuple[str, ...]:
    wanted = (sealed.number + moved) % sealed_sessions.MODULUS
    same = sealed_sessions.total(conn, vault, visits=sealed.visits) == wanted
    return () if same else (SESSIONS,)


def doubted(conn: Connection) -> list[tuple[int, str]]:
    """The entries that say that the trail was doubted: their number, and what was."""
    query = select(AuditEntry.id, AuditEntry.detail).where(
        AuditEntry.entity == "store", AuditEntry.action == DOUBTED
    )
    return [(number, detail) for number, detail in conn.execute(query.order_by(AuditEntry.id))]


def _is_end(head: Head) -> bool:
    return (head.sealed_entries, head.sealed_digest) == (head.entries, head.digest)


def _was_sealed(conn: Connection, head: Head | None, pending: Sequence[Trace]) -> bool:
    """Whether there must have been a seal: the trail says so, or what only happens together with it."""
    entry = AuditEntry
    if not audit.newest(conn):
        # Without a trail there can only be the colleague with whom the store is being made.
        made = [trace.entity_id for trace in pending if trace.entity == _STAFF]
        others = exists().where(Staff.id.not_in(made))
        return head is not None or bool(conn.execute(select(others)).scalar())
    told = exists().where(entry.entity == "store", entry.action.in_((SEALED, DOUBTED)))
    # A store that proves its rows from its first entry on was sealed when it was made.
    born = select(entry.row_after).order_by(entry.id).limit(1)
    return (
        bool(conn.execute(select(told)).scalar())
        or conn.execute(born).scalar() is not None
        or note_places.any_bound(conn)
    )


def _since(
    conn: Connection,
    head: Head | None,
    number: int,
    digest: bytes,
    counted: int,
    pending: Sequence[Trace],
    touched: Touched,
    *,
    first: bool,
    version: str = audit.FIRST_SEALED,
) -> Looked:
    doubts: dict[str, None] = {}
    actors: Counter[str] = Counter()
    known: dict[tuple[str, int], bytes | None] = {}
    own = _OWN_FIELDS if version >= sealed_roles.SINCE else _OWN_FIELDS_OF_EARLIER
    colleagues: _Colleagues | None = None

    def follow(trace: Trace) -> None:
        if trace.entity_id is None or (trace.row_before is None and trace.row_after is None):
            return
        key = trace.entity, trace.entity_id
        if key in known and known[key] != trace.row_before:
            doubts[f"{ROWS}:{trace.entity}:{trace.entity_id}"] = None
        known[key] = trace.row_after

    for entry in audit.walk(conn, number, digest):
        counted += 1
        actors[entry.actor] += 1
        digest = entry.digest
        if not entry.fits:
            doubts[LINK] = None
        if not first and _is_of_migration(entry, version):
            pass
        elif not first and _needs_vault(entry.trace, own.keys()):
            doubts[f"{ROLE}:{entry.id}"] = None
        elif not first and (entry.trace.entity in own or entry.trace.entity == _USER):
            colleagues = _Colleagues(conn, touched, own) if colleagues is None else colleagues
            if not colleagues.may(entry):
                doubts[f"{ROLE}:{entry.id}"] = None
        if not first and _tells_nothing(entry.trace):
            doubts[f"{ROWS}:{entry.trace.entity}:{entry.trace.entity_id}"] = None
        follow(entry.trace)
    if (counted, digest) != ((head.entries, head.digest) if head else (0, audit.START)):
        doubts[LINK] = None
    for trace in pending:
        follow(trace)
    for entity, row_id in _differ(conn, known):
        doubts[f"{ROWS}:{entity}:{row_id}"] = None
    # Enough to look by; the whole check tells the rest.
    return Looked(tuple(doubts)[:20], first=first, since=actors)


def _is_of_migration(entry: audit.Entry, sealed: str) -> bool:
    """Whether it tells what a version did that came after the seal: once, and to the tables that it says it changes."""
    trace = entry.trace
    if trace.action != MIGRATED or entry.actor != ledger.ACTOR:
        return False
    later = sealed < trace.detail <= HEAD
    of_store = trace.entity == "store" and trace.entity_id is None and trace.row_after is None
    return later and (of_store or trace.entity in TOLD.get(trace.detail, ()))


def _needs_vault(trace: Trace, own: Collection[str]) -> bool:
    of_rows = trace.row_before is not None or trace.row_after is not None
    if of_rows or (trace.action in audit.OF_A_ROW and _is_of_a_row(trace)):
        # An entry that tells rows and no single one is of many: imports and what is done once to all.
        of_many = of_rows and trace.entity_id is None
        confidential = trace.entity in _WITH_VAULT and trace.entity not in own
        return of_many or trace.action in (ADOPTED, note_places.BOUND) or confidential
    return trace.entity_id is not None or trace.action not in WITHOUT_VAULT.get(trace.entity, ())


class _Colleagues:
    """Who wrote without the vault because there was none at hand: the counters, by their role before the present write.

    Roles are given with the vault alone, so nobody had another one since the trail was sealed. A window that was open
    when its user was given another role writes nothing of its user any more (`services.keys`).
    """

    def __init__(self, conn: Connection, touched: Touched, own: Mapping[str, frozenset[str]]) -> None:
        """`own`: by table, what they may change of the own row."""
        found = sealed_roles.before(conn, touched)
        self._own = own
        self._names = {(_STAFF, row_id): name for row_id, (name, _, _) in found.items()}
        keys = sealed_roles.keys_before(conn, touched)
        self._names |= {(_COLLEAGUE, row_id): key for row_id, (key, *_) in keys.items()}
        self._roles = {name: role for name, role, _ in found.values()}

    def may(self, entry: audit.Entry) -> bool:
        """Whether a counter logged in, or changed the own password or what visitors know them by."""
        trace = entry.trace
        # Of a colleague without a login nobody can have written anything.
        nobody = entry.actor in self._names.values() and entry.actor not in self._roles
        counter = not nobody and self._roles.get(entry.actor, Role.COUNTER) == Role.COUNTER
        if trace.entity == _USER:
            return counter and (trace.action == _LOGIN or trace.detail == entry.actor)
        return (
            counter
            and trace.action == "changed"
            and self._own[trace.entity].issuperset(trace.detail.split(","))
            and self._names.get((trace.entity, trace.entity_id or 0)) == entry.actor
        )


def _is_of_a_row(trace: Trace) -> bool:
    return any(table.__tablename__ == trace.entity for table in audited())


def _tells_nothing(trace: Trace) -> bool:
    """Whether an entry says that a row was written, and not what it was."""
    return (
        trace.action in audit.OF_A_ROW
        and trace.row_before is None
        and trace.row_after is None
        and _is_of_a_row(trace)
    )


def _differ(conn: Connection, known: Mapping[tuple[str, int], bytes | None]) -> Iterable[tuple[str, int]]:
    """Of these rows, those that stand otherwise."""
    tables = {table.__tablename__: table for table in audited()}
    ids: dict[str, list[int]] = {}
    for entity, row_id in known:
        ids.setdefault(entity, []).append(row_id)
    for entity, wanted in ids.items():
        table = tables.get(entity)
        if table is None:
            yield entity, wanted[0]
            continue
        shape = shape_of(table, conn)
        present = shape.read_some(conn, wanted)
        for row_id in wanted:
            raw = present.get(row_id)
            if (None if raw is None else shape.digest(row_id, raw)) != known[entity, row_id]:
                yield entity, row_id
