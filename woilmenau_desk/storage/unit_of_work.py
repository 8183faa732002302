"""A write: all of it or nothing, audited, and remembered so that it can be undone.

Nobody overwrites anybody: a change names the version of the row that was read, the statement itself compares it and gives
the row the next one, and a statement that hits no row is `ChangedMeanwhile`. Nothing else ever touches a version.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import Connection, CursorResult, Insert, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import (
    ChangedMeanwhile,
    DeletedMeanwhile,
    DeskLocked,
    KnownError,
    NotFound,
    StructureChanged,
    WrittenMeanwhile,
)
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.storage import coming_back, undo_seals
from woilmenau_desk.storage.coming_back import Taking
from woilmenau_desk.storage.steps import FIRST_VERSION, Step, Values
from woilmenau_desk.storage.tables.base import Base, Row, Versioned
from woilmenau_desk.storage.trail import audit, sealing
from woilmenau_desk.storage.trail.rows import LEFT_OUT, NONE, SIZE, Shape, blocks, shape_of
from woilmenau_desk.storage.undo_vetoes import Undoing, stays, veto
from woilmenau_desk.storage.vault import Vault

# Rows are shown with their own keys, so the part of a row that a write cannot change is its id alone.
_UNDO_MARK = "undone"
_VERSION, _CHANGED_AT = "version", "changed_at"
# These tell of the writing itself, not of what was written, so they never go back.
_OF_THE_WRITING = (_VERSION, _CHANGED_AT)


class Here(Enum):
    """What stands for a version where nobody read the row before this very write."""

    HERE = "here"


HERE: Final = Here.HERE
"""The row follows from what this write itself read: the version is the one that it has now."""
Seen = int | Here


def following(seen: int, beyond: int = 0) -> int:
    """The version that a change gives to a row that was read with `seen`; also past `beyond`."""
    return max(seen, beyond) + 1


@dataclass(frozen=True, slots=True)
class Written:
    """A committed write: its description, the steps that undo it, backwards, and where the trail ended with it."""

    said: Sentence
    steps: tuple[Step, ...]
    entry: int = 0  # the last one of the trail that tells of it

    @property
    def changes(self) -> Changes:
        """The kinds it touched."""
        return changes_of(self.steps)


def changes_of(steps: Sequence[Step]) -> Changes:
    """The kinds that steps touch, and of each the rows, where every step says which."""
    told = {(step.table.kind, _told_as(step)) for step in steps if step.table.kind is not None}
    unknown = {kind for kind, number in told if number is None}
    rows = frozenset((kind, number) for kind, number in told if number is not None and kind not in unknown)
    return Changes(frozenset(kind for kind, _ in told), rows)


def _told_as(step: Step) -> int | None:
    """The number that a step's row is told with; None where it does not say it."""
    column = step.table.part_of
    if column is None:
        return step.id
    number: int | None = (step.after or {}).get(column, (step.before or {}).get(column))
    return number


class UnitOfWork:
    """Collects the rows that one use case writes. Without `commit` everything is rolled back.

    Made by `Store.unit_of_work`.
    """

    def __init__(
        self,
        conn: Connection,
        actor: str,
        at: datetime,
        vault: Vault | None = None,
        before_commit: Callable[[Connection, audit.Head | None], None] | None = None,
    ) -> None:
        """`before_commit`: looks at the end of the trail that is to go on, and may raise."""
        self.conn = conn
        self.at = at
        self._vault = vault
        self._before_commit = before_commit
        self._actor = actor
        self._steps: list[Step] = []
        self._traces: list[audit.Trace] = []
        self._kinds: set[Kind] = set()
        # Of some tables the rows that this write touches one by one, as they were before it.
        self._touched: dict[str, dict[int, Values | None]] = {}
        # The rows that this write gave a version: the one they were read with, and the one they have now. However often
        # one write changes a row, others see one new version.
        self._moved: dict[tuple[str, int], tuple[int, int]] = {}
        # Where the trail ended before this write read anything.
        self._began = audit.head_of(conn)
        # Where the audit trail ended before and after this write; None while nothing was committed.
        self.trail: tuple[audit.Head, audit.Head] | None = None
        self._entry = 0  # the number of its last entry
        # What was not as it should be in what others wrote since the trail was last sealed: the marks of `sealing`.
        self.doubts: tuple[str, ...] = ()
        # Whether this write looks at all sessions; None: where somebody logs in with it.
        self.looks_at_sessions: bool | None = None

    @property
    def vault(self) -> Vault:
        """The vault of whoever writes. Raises DeskLocked where they have none."""
        if self._vault is None:
            raise DeskLocked
        return self._vault

    def insert(
        self, table: type[Versioned], values: Values, late: Callable[[int], Values] | None = None
    ) -> int:
        """Add a row and return its id. `late`: values that need the row's number."""
        whole = {**values, _VERSION: FIRST_VERSION}
        result = self.conn.execute(_insert_into(table), whole)
        _took(result, table)
        row_id: int = result.inserted_primary_key[0]  # type: ignore[index]
        self._touch(table, row_id, None)
        self._moved[table.__tablename__, row_id] = FIRST_VERSION, FIRST_VERSION
        if late is not None:
            rest = late(row_id)
            _took(self.conn.execute(update(table).where(table.id == row_id).values(dict(rest))), table)
            whole.update(rest)
        self._steps.append(Step(table, row_id, None, whole))
        shape = shape_of(table, self.conn)
        self._trace("created", table, row_id, after=shape.digest(row_id, shape.raw(whole)))
        return row_id

    def expect(self, table: type[Versioned], row_id: int, seen: int) -> None:
        """Look whether a row still is what somebody read, before anything else is said of it.

        Whoever is late hears that, and not what follows from it. Raises ChangedMeanwhile or NotFound.
        """
        found = self.conn.execute(select(table.version).where(table.id == row_id)).one_or_none()
        if found is None:
            raise self._gone(table, row_id)
        if found.version != self._named(table, row_id, found.version, seen):
            raise ChangedMeanwhile(kind=table.kind)

    def update(
        self,
        table: type[Versioned],
        row_id: int,
        values: Values,
        seen: Seen,
        *,
        always: bool = False,
        beyond: int = 0,
    ) -> bool:
        """Change the given fields of a row that was read with version `seen`; whether anything differed.

        `always`: it gets its next version also where nothing differs, for other rows belong to it and may. `beyond`: a
        version that the next one has to be past, too. Raises ChangedMeanwhile or NotFound.
        """
        shape = shape_of(table, self.conn)
        raw = shape.read(self.conn, row_id)
        if raw is None:
            raise self._gone(table, row_id)
        before = shape.typed(raw, values)
        after = {name: value for name, value in values.items() if before[name] != value}
        named = self._named(table, row_id, raw[_VERSION], seen)
        if not after and not always:
            if named != raw[_VERSION]:
                raise ChangedMeanwhile(kind=table.kind)
            return False
        then = self._change(shape, table, row_id, raw, after, named, beyond)
        self._steps.append(Step(table, row_id, {name: before[name] for name in after}, after))
        self._trace("changed", table, row_id, after, shape.digest(row_id, raw), shape.digest(row_id, then))
        return True

    def update_many(self, table: type[Versioned], rows: Sequence[tuple[int, int, Values, Values]]) -> None:
        """Change the same fields in many rows, given as (id, version, before, after). Raises ChangedMeanwhile."""
        if not rows:
            return
        shape = shape_of(table, self.conn)
        raws = shape.read_some(self.conn, (row_id for row_id, *_ in rows))
        names = tuple(rows[0][3])
        statement = update(table).where(
            table.id == bindparam("row_id"), table.version == bindparam("seen_version")
        )
        statement = statement.values(
            {_VERSION: bindparam("next_version"), **{name: bindparam(f"new_{name}") for name in names}}
        )
        written = self.conn.execute(
            statement,
            [
                {
                    "row_id": row_id,
                    "seen_version": seen,
                    "next_version": following(seen),
                    **{f"new_{name}": after[name] for name in names},
                }
                for row_id, seen, _, after in rows
            ],
        )
        if written.rowcount != len(rows):
            for row_id, seen, *_ in rows:
                if row_id not in raws:
                    raise self._gone(table, row_id)
                if raws[row_id][_VERSION] != seen:
                    raise ChangedMeanwhile(kind=table.kind)
            raise StructureChanged(detail=table.__tablename__)
        for row_id, seen, before, after in rows:
            self._steps.append(Step(table, row_id, before, after))
            raw = raws[row_id]
            self._touch(table, row_id, raw)
            self._moved[table.__tablename__, row_id] = seen, following(seen)
            then = {**raw, **shape.raw(after), _VERSION: following(seen)}
            self._trace(
                "changed", table, row_id, after, shape.digest(row_id, raw), shape.digest(row_id, then)
            )

    def loaded(self, table: type[Versioned], after: int = 0) -> None:
        """Write down the rows beyond an id that were loaded in this write by statements of one's own."""
        for first, last, digests in blocks(shape_of(table, self.conn).all(self.conn, after)):
            detail = f"{first}-{last}"
            self._traces.append(
                audit.Trace(audit.LOADED, table.__tablename__, None, detail, row_after=digests)
            )

    def unload(self, table: type[Versioned], first: int, last: int) -> None:
        """Remove all rows of these numbers at once. That nothing stands on them was looked at in this write.

        The trail says it in blocks, as it does of those that were loaded. Raises StructureChanged.
        """
        self._let_go(table, first, last)
        gone = list(blocks(shape_of(table, self.conn).all(self.conn, first - 1, last)))
        number = sum(
            digests[at : at + SIZE] != NONE for _, _, digests in gone for at in range(0, len(digests), SIZE)
        )
        result = self.conn.execute(delete(table).where(table.id.between(first, last)))
        _took(result, table, number)
        for begins, ends, digests in gone:
            detail = f"{begins}-{ends}"
            self._traces.append(
                audit.Trace(audit.UNLOADED, table.__tablename__, None, detail, row_before=digests)
            )

    def delete(self, table: type[Versioned], row_id: int, seen: Seen) -> None:
        """Remove a row that was read with version `seen`. Raises ChangedMeanwhile or NotFound."""
        shape = shape_of(table, self.conn)
        raw = shape.read(self.conn, row_id)
        if raw is None:
            raise self._gone(table, row_id)
        self._let_go(table, row_id)
        self._remove(table, row_id, raw, self._named(table, row_id, raw[_VERSION], seen))
        self._steps.append(Step(table, row_id, shape.typed(raw, shape.names), None))
        self._trace("deleted", table, row_id, before=shape.digest(row_id, raw))

    def trace(self, action: str, entity: str, entity_id: int | None = None, detail: str = "") -> None:
        """Write down something beside a row's change: a login, a reading, an import."""
        self._traces.append(audit.Trace(action, entity, entity_id, detail))

    def touched(self, kind: Kind) -> None:
        """Say that a kind changed through statements of one's own."""
        self._kinds.add(kind)

    def commit(self) -> None:
        """Write the audit entries and make everything durable."""
        head = audit.head_of(self.conn)
        if self._before_commit is not None:
            # Also where nothing is written down of it: with a commit the engine may fold the log into the database.
            self._before_commit(self.conn, head)
        if audit.end_of(head) != audit.end_of(self._began):
            # What this write read may hold no more, and its entries would go on from an end that is none.
            raise WrittenMeanwhile
        traces: Sequence[audit.Trace] = self._traces
        sealer: audit.Sealer | None = None
        if self._vault is not None and (traces or self.looks_at_sessions):
            looked = sealing.before_writing(
                self.conn, head, self._vault, traces, self._touched, self.looks_at_sessions
            )
            traces = looked.traces
            sealer = partial(audit.seal, self._vault, looked.sessions, colleagues=looked.colleagues)
            self.doubts = looked.doubts
        if not traces:
            self.conn.commit()
            return
        trail = audit.append(self.conn, self._actor, self.at, traces, head, sealer)
        self._entry = audit.last_entry(self.conn)
        self.conn.commit()
        self.trail = trail

    def written(self, said: Sentence) -> Written:
        """What was committed, to be undone."""
        return Written(said, tuple(self._steps), self._entry)

    @property
    def changes(self) -> Changes:
        """The kinds touched so far."""
        told = changes_of(self._steps)
        one_by_one = frozenset((kind, number) for kind, number in told.rows if kind not in self._kinds)
        return Changes(told.kinds | self._kinds, one_by_one)

    def take_back(self, written: Written, taking: Taking) -> None:
        """Undo a write, row by row, last first. `taking`: what stands in the way of an appointment that is back.

        Raises CannotUndo when a row was changed since, something else refers to it, or what is sealed of it would not open;
        nothing is then changed.
        """
        try:
            for step in reversed(written.steps):
                self._take_back(step, written.said)
            # Only now: its rows may have changed places.
            reason = coming_back.in_the_way(self.conn, written.steps, written.entry, taking)
            if reason is not None:
                raise CannotUndo(written.said, reason)
            for step in filter(undo_seals.concerns, written.steps):
                # Only now: what was added to a note is of the case in which its session is again.
                if not undo_seals.opens(self.conn, self._vault, step):
                    raise CannotUndo(written.said, undo_seals.KEY)
        except IntegrityError as error:
            raise CannotUndo(written.said, CannotUndo.HELD) from error

    def _take_back(self, step: Step, said: Sentence) -> None:
        shape = shape_of(step.table, self.conn)
        raw = shape.read(self.conn, step.id)
        if step.table.__tablename__ in LEFT_OUT and not _stands(step, shape, raw):
            # No entry yet: what was typed meanwhile stays, and stands in nobody's way.
            return
        if raw is not None and stays(self.conn, step):
            return
        if (raw is None) != (step.after is None):
            raise CannotUndo(said, CannotUndo.CHANGED)
        now = None if raw is None else shape.typed(raw, shape.names)
        if now is not None and any(
            now[name] != value for name, value in (step.after or {}).items() if name not in _OF_THE_WRITING
        ):
            raise CannotUndo(said, CannotUndo.CHANGED)
        if (reason := veto(Undoing(self.conn, step, has_vault=self._vault is not None))) is not None:
            raise CannotUndo(said, reason)
        if undo_seals.concerns(step) and not undo_seals.held(self.conn, self._vault, step):
            raise CannotUndo(said, undo_seals.KEY)
        then: Values | None = None
        if now is None or raw is None:
            whole = step.before or {}
            self._touch(step.table, step.id, None)
            _took(self.conn.execute(insert(step.table), {**whole, "id": step.id}), step.table)
            # It is as it was when it went, so whoever read it then has read it as it is now.
            self._moved[step.table.__tablename__, step.id] = whole[_VERSION], whole[_VERSION]
            self._steps.append(Step(step.table, step.id, None, whole))
            then = shape.raw(whole)
        elif step.before is None:
            self._let_go(step.table, step.id)
            self._remove(step.table, step.id, raw, raw[_VERSION])
            # A row that is gone comes back whole when the undoing is itself undone.
            self._steps.append(Step(step.table, step.id, now, None))
        else:
            values = {name: value for name, value in step.before.items() if name != _VERSION}
            if _CHANGED_AT in now:
                values[_CHANGED_AT] = self.at
            then = self._change(shape, step.table, step.id, raw, values, raw[_VERSION])
            self._steps.append(Step(step.table, step.id, {name: now[name] for name in values}, values))
        self._trace(
            _UNDO_MARK,
            step.table,
            step.id,
            step.before if step.before and step.after else None,
            None if raw is None else shape.digest(step.id, raw),
            None if then is None else shape.digest(step.id, then),
        )

    # -- versions ---------------------------------------------------------------------------------------------------

    def _named(self, table: type[Versioned], row_id: int, present: int, seen: Seen) -> int:
        """The version that a statement has to find: what this write itself made of the one that was read."""
        if isinstance(seen, Here):
            return present
        read, made = self._moved.get((table.__tablename__, row_id), (seen, seen))
        return made if seen == read else seen

    def _change(
        self,
        shape: Shape,
        table: type[Versioned],
        row_id: int,
        raw: Values,
        values: Values,
        named: int,
        beyond: int = 0,
    ) -> Values:
        """Write fields of a row that has this version and no other; returns the row as the database holds it then."""
        read, made = self._moved.get((table.__tablename__, row_id), (named, following(named, beyond)))
        made = max(made, beyond + 1) if beyond else made
        statement = update(table).where(table.id == row_id, table.version == named)
        result = self.conn.execute(statement.values({**values, _VERSION: made}))
        if result.rowcount != 1:
            raise self._missed(table, row_id, named)
        self._touch(table, row_id, raw)
        self._moved[table.__tablename__, row_id] = read, made
        return {**raw, **shape.raw(values), _VERSION: made}

    def _remove(self, table: type[Versioned], row_id: int, raw: Values, named: int) -> None:
        result = self.conn.execute(delete(table).where(table.id == row_id, table.version == named))
        if result.rowcount != 1:
            raise self._missed(table, row_id, named)
        self._touch(table, row_id, raw)
        self._moved.pop((table.__tablename__, row_id), None)

    def _missed(self, table: type[Versioned], row_id: int, named: int) -> KnownError:
        """Why a statement that names a version hit no row."""
        found = self.conn.execute(select(table.version).where(table.id == row_id)).one_or_none()
        if found is None:
            return self._gone(table, row_id)
        if found.version != named:
            return ChangedMeanwhile(kind=table.kind)
        # It is there, and was not written: a trigger kept it from that.
        return StructureChanged(detail=table.__tablename__)

    def _gone(self, table: type[Versioned], row_id: int) -> KnownError:
        """A row that is not there: the trail tells whether it ever was."""
        if audit.tells_of(self.conn, table.__tablename__, row_id):
            return DeletedMeanwhile(kind=table.kind)
        return NotFound()

    def _let_go(self, table: type[Row], first: int, last: int | None = None) -> None:
        """Let what is no entry yet name these rows no more, before they go; it names them again where that is undone.

        What is nothing without them goes with them, and comes back with them.
        """
        for one, column in _falling_with(table):
            which = getattr(one, column).between(first, first if last is None else last)
            for number in self.conn.execute(select(one.id).where(which)).scalars().all():
                self.delete(one, number, HERE)
        for one, column in _left_out_about(table):
            names = select(one.id).where(getattr(one, column).between(first, first if last is None else last))
            for number in self.conn.execute(names).scalars().all():
                self.update(one, number, {column: None}, HERE)

    def _touch(self, table: type[Versioned], row_id: int, raw: Values | None) -> None:
        if table.__tablename__ in sealing.TOUCHED:
            self._touched.setdefault(table.__tablename__, {}).setdefault(row_id, raw)

    def _trace(
        self,
        action: str,
        table: type[Versioned],
        row_id: int,
        fields: Values | None = None,
        before: bytes | None = None,
        after: bytes | None = None,
    ) -> None:
        detail = ",".join(sorted(fields)) if fields else ""
        name = table.__tablename__
        if name in LEFT_OUT:
            # The trail does not speak of these.
            return
        self._traces.append(audit.Trace(action, name, row_id, detail, before, after))


def _took(result: CursorResult[Any], table: type[Versioned], rows: int = 1) -> None:
    """Raises StructureChanged where the database says that it wrote another number of rows: a trigger kept it from it."""
    if result.rowcount != rows:
        raise StructureChanged(detail=table.__tablename__)


def _stands(step: Step, shape: Shape, raw: Values | None) -> bool:
    """Whether a row is as the step left it."""
    if raw is None or step.after is None:
        return (raw is None) == (step.after is None)
    now = shape.typed(raw, step.after)
    return all(now[name] == value for name, value in step.after.items())


@cache
def _left_out_about(table: type[Row]) -> tuple[tuple[type[Versioned], str], ...]:
    """The tables that the trail does not speak of, and their columns that may name a row of this table or none."""
    found = []
    for mapper in Base.registry.mappers:
        one = mapper.class_
        if issubclass(one, Versioned) and one.__tablename__ in LEFT_OUT:
            for key in one.__table__.foreign_keys:
                if key.column is table.__table__.c.id and key.parent.nullable:
                    found.append((one, key.parent.key))
    return tuple(found)


@cache
def _falling_with(table: type[Row]) -> tuple[tuple[type[Versioned], str], ...]:
    """The tables whose rows are nothing without the row of this table that they name, and their columns that name it."""
    found = []
    for mapper in Base.registry.mappers:
        one = mapper.class_
        if issubclass(one, Versioned) and one.falls_with:
            column = one.__table__.c[one.falls_with]
            if any(key.column is table.__table__.c.id for key in column.foreign_keys):
                found.append((one, one.falls_with))
    return tuple(found)


@cache
def _insert_into(table: type[Versioned]) -> Insert:
    # Made once, it is compiled once.
    return insert(table)
