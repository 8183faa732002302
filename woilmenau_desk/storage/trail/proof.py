"""The whole trail against all the rows: what the entries say of each row, one after the other, and what stands there."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from woilmenau_desk.storage.resting import no_rest
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.trail.audit import CREATED, Trace
from woilmenau_desk.storage.trail.rows import NONE, SIZE, audited, shape_of
from woilmenau_desk.storage.trail.sealing import ADOPTED, SEALED


@dataclass(slots=True)
class Found:
    """How many rows of a table, and the first of them."""

    number: int = 0
    first: int = 0

    def add(self, row_id: int) -> None:
        """One more."""
        if not self.number or row_id < self.first:
            self.first = row_id
        self.number += 1


@dataclass(slots=True)
class Proof:
    """What does not fit, by table."""

    entries: int = 0
    broken: int | None = None  # the first entry whose link does not hold; 0: the end is another
    otherwise: dict[str, Found] = field(default_factory=lambda: defaultdict(Found))  # not as the trail says
    missing: dict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    unknown: dict[str, Found] = field(
        default_factory=lambda: defaultdict(Found)
    )  # the trail knows nothing of it
    between: dict[str, Found] = field(default_factory=lambda: defaultdict(Found))  # was otherwise for a while
    twice: dict[str, Found] = field(
        default_factory=lambda: defaultdict(Found)
    )  # a number that was given before
    highest: dict[str, int] = field(default_factory=dict)  # the last number that was given
    actors: dict[str, int] = field(default_factory=dict)  # who wrote, and the first entry that says so
    whole: bool = False  # the trail tells of every row from its first entry on
    unproven: Found = field(
        default_factory=Found
    )  # entries that say nothing of their row, though they should


class _Told:
    """What the trail says of the rows of one table, up to where the walk is."""

    def __init__(self) -> None:
        # Entries of many: layers of runs that do not overlap, the newest layer last.
        self._layers: list[list[tuple[int, bytes]]] = []
        self._single: dict[int, bytes | None] = {}
        self.highest = 0

    def of(self, row_id: int) -> bytes | None:
        if row_id in self._single:
            return self._single[row_id]
        for runs in reversed(self._layers):
            place = bisect_right(runs, row_id, key=lambda run: run[0]) - 1
            if place >= 0:
                first, digests = runs[place]
                digest = digests[(row_id - first) * SIZE : (row_id - first + 1) * SIZE]
                if digest and digest != NONE:
                    return digest
        return None

    def say(self, row_id: int, digest: bytes | None) -> None:
        self._single[row_id] = digest
        self.highest = max(self.highest, row_id)

    def say_run(self, first: int, digests: bytes) -> None:
        for row_id, _ in _of_run(first, digests):
            self._single.pop(row_id, None)
            self.highest = max(self.highest, row_id)
        if self._layers:
            last, before = self._layers[-1][-1]
            if first >= last + len(before) // SIZE:
                self._layers[-1].append((first, digests))
                return
        self._layers.append([(first, digests)])

    def live(self) -> set[int]:
        """The rows that there should be."""
        ids = {row_id for runs in self._layers for run in runs for row_id, _ in _of_run(*run)}
        for row_id, digest in self._single.items():
            (ids.discard if digest is None else ids.add)(row_id)
        return ids


def prove(conn: Connection, rest: Callable[[], None] = no_rest) -> Proof:
    """Walk along the whole trail, then look at every row. `rest` is called between them, and may raise."""
    proof = Proof()
    tables = {table.__tablename__: table for table in audited()}
    told = {name: _Told() for name in tables}
    # An old store proves its rows from the entry on with which this began; a new one from its first entry on.
    begun = sealed = False
    digest = audit.START
    for entry in audit.walk(conn):
        rest()
        proof.entries += 1
        if not entry.fits and proof.broken is None:
            proof.broken = entry.id
        digest = entry.digest
        proof.actors.setdefault(entry.actor, entry.id)
        trace = entry.trace
        speaks = trace.row_before is not None or trace.row_after is not None
        if not begun and (speaks or trace.action == ADOPTED):
            begun = True
            proof.whole = proof.entries == 1 and speaks
        if trace.action == ADOPTED and sealed:
            # Whoever begins anew wants the rows taken as they stand.
            proof.unproven.add(entry.id)
        sealed = sealed or trace.action == SEALED
        if trace.entity in tables and begun:
            if speaks:
                _follow(proof, told[trace.entity], trace, entry.id, rest)
            elif trace.action in audit.OF_A_ROW:
                proof.unproven.add(entry.id)
    head = audit.head_of(conn) or audit.Head(0, audit.START)
    if proof.broken is None and (head.entries, head.digest) != (proof.entries, digest):
        proof.broken = 0
    for name, table in tables.items():
        _compare(proof, conn, table, told[name], rest)
        proof.highest[name] = told[name].highest
    return proof


def _follow(proof: Proof, told: _Told, trace: Trace, number: int, rest: Callable[[], None]) -> None:
    if trace.entity_id is not None:
        if told.of(trace.entity_id) != trace.row_before:
            proof.between[trace.entity].add(trace.entity_id)
        if trace.action == CREATED and trace.entity_id <= told.highest:
            proof.twice[trace.entity].add(trace.entity_id)
        told.say(trace.entity_id, trace.row_after)
        return
    first, _, last = trace.detail.partition("-")
    after, before = trace.row_after or b"", trace.row_before
    whole = first.isdecimal() and last.isdecimal() and len(first) < 19 and len(last) < 19
    if whole and trace.action == audit.UNLOADED and not after and before is not None:
        _follow_gone(proof, told, trace, (int(first), int(last)), rest, number)
        return
    if not whole or len(after) != (int(last) - int(first) + 1) * SIZE:
        proof.unproven.add(number)
        return
    for row_id, _ in _of_run(int(first), after):
        rest()
        at = (row_id - int(first)) * SIZE
        then = before[at : at + SIZE] if before is not None else None
        if told.of(row_id) != (None if then == NONE else then):
            proof.between[trace.entity].add(row_id)
    told.say_run(int(first), after)


def _follow_gone(
    proof: Proof, told: _Told, trace: Trace, span: tuple[int, int], rest: Callable[[], None], number: int
) -> None:
    """Many rows that went at once: each was until then what the trail said of it."""
    before = trace.row_before or b""
    if len(before) != (span[1] - span[0] + 1) * SIZE:
        proof.unproven.add(number)
        return
    for row_id, digest in _of_run(span[0], before):
        rest()
        if told.of(row_id) != digest:
            proof.between[trace.entity].add(row_id)
        told.say(row_id, None)


def _compare(proof: Proof, conn: Connection, table: type[Row], told: _Told, rest: Callable[[], None]) -> None:
    name = table.__tablename__
    live = told.live()
    for row_id, digest in shape_of(table, conn).all(conn):
        rest()
        if row_id not in live:
            proof.unknown[name].add(row_id)
            continue
        live.discard(row_id)
        if told.of(row_id) != digest:
            proof.otherwise[name].add(row_id)
    for row_id in sorted(live):
        proof.missing[name].add(row_id)


def _of_run(first: int, digests: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(digests), SIZE):
        digest = digests[at : at + SIZE]
        if digest != NONE:
            yield first + at // SIZE, digest
