"""A write: all of it or nothing, audited, and remembered so that it can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, CursorResult, Insert, bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import CannotUndo, NotFound, StructureChanged
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.tables.base import Row
from woilmenau_desk.storage.trail import audit, sealed_sessions, sealing
from woilmenau_desk.storage.trail.rows import LEFT_OUT, blocks, shape_of
from woilmenau_desk.storage.vault import Vault

Values = Mapping[str, Any]
# Rows are shown with their own keys, so the part of a row that a write cannot change is its id alone.
_UNDO_MARK = "undone"
_VERSION, _CHANGED_AT = "version", "changed_at"
# These tell of the writing itself, not of what was written, so they never go back.
_OF_THE_WRITING = (_VERSION, _CHANGED_AT)


@dataclass(frozen=True, slots=True)
class Step:
    """One row before and after. `before` is None for a new row, `after` for a deleted one."""

    table: type[Row]
    id: int
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class Written:
    """A committed write: its description and the steps that undo it, backwards."""

    said: Sentence
    steps: tuple[Step, ...]

    @property
    def changes(self) -> Changes:
        """The kinds it touched."""
        return changes_of(self.steps)


def changes_of(steps: Sequence[Step]) -> Changes:
    """The kinds of the rows that steps touch."""
    return Changes(frozenset(step.table.kind for step in steps if step.table.kind is not None))


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
        # Where the audit trail ended before and after this write; None while nothing was committed.
        self.trail: tuple[audit.Head, audit.Head] | None = None
        # What was not as it should be in what others wrote since the trail was last sealed: the marks of `sealing`.
        self.doubts: tuple[str, ...] = ()

    def insert(self, table: type[Row], values: Values, late: Callable[[int], Values] | None = None) -> int:
        """Add a row and return its id. `late`: values that need the row's number."""
        result = self.conn.execute(_insert_into(table), dict(values))
        _took(result, table)
        row_id: int = result.inserted_primary_key[0]  # type: ignore[index]
        self._touch(table, row_id, None)
        whole = dict(values)
        if late is not None:
            rest = late(row_id)
            _took(self.conn.execute(update(table).where(table.id == row_id).values(dict(rest))), table)
            whole.update(rest)
        self._steps.append(Step(table, row_id, None, whole))
        shape = shape_of(table, self.conn)
        self._trace("created", table, row_id, after=shape.digest(row_id, shape.raw(whole)))
        return row_id

    def update(self, table: type[Row], row_id: int, values: Values) -> bool:
        """Change the given fields; whether anything differed. Raises NotFound."""
        shape = shape_of(table, self.conn)
        raw = shape.read(self.conn, row_id)
        if raw is None:
            raise NotFound
        before = shape.typed(raw, values)
        after = {name: value for name, value in values.items() if before[name] != value}
        if not after:
            return False
        self._touch(table, row_id, raw)
        _took(self.conn.execute(update(table).where(table.id == row_id).values(after)), table)
        self._steps.append(Step(table, row_id, {name: before[name] for name in after}, after))
        then = {**raw, **shape.raw(after)}
        self._trace("changed", table, row_id, after, shape.digest(row_id, raw), shape.digest(row_id, then))
        return True

    def update_many(self, table: type[Row], rows: Sequence[tuple[int, Values, Values]]) -> None:
        """Change the same fields in many rows, given as (id, before, after): for values read in this same write."""
        if not rows:
            return
        shape = shape_of(table, self.conn)
        raws = shape.read_some(self.conn, (row_id for row_id, _, _ in rows))
        names = tuple(rows[0][2])
        statement = update(table).where(table.id == bindparam("row_id"))
        statement = statement.values({name: bindparam(f"new_{name}") for name in names})
        written = self.conn.execute(
            statement,
            [
                {"row_id": row_id, **{f"new_{name}": after[name] for name in names}}
                for row_id, _, after in rows
            ],
        )
        _took(written, table, len(rows))
        for row_id, before, after in rows:
            self._steps.append(Step(table, row_id, before, after))
            raw = raws[row_id]
            self._touch(table, row_id, raw)
            then = {**raw, **shape.raw(after)}
            self._trace(
                "changed", table, row_id, after, shape.digest(row_id, raw), shape.digest(row_id, then)
            )

    def loaded(self, table: type[Row], after: int = 0) -> None:
        """Write down the rows beyond an id that were loaded in this write by statements of one's own."""
        for first, last, digests in blocks(shape_of(table, self.conn).all(self.conn, after)):
            detail = f"{first}-{last}"
            self._traces.append(
                audit.Trace(audit.LOADED, table.__tablename__, None, detail, row_after=digests)
            )

    def delete(self, table: type[Row], row_id: int) -> None:
        """Remove a row. Raises NotFound."""
        shape = shape_of(table, self.conn)
        raw = shape.read(self.conn, row_id)
        if raw is None:
            raise NotFound
        self._touch(table, row_id, raw)
        _took(self.conn.execute(delete(table).where(table.id == row_id)), table)
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
        if not self._traces:
            self.conn.commit()
            return
        traces: Sequence[audit.Trace] = self._traces
        sealer: audit.Sealer | None = None
        if self._vault is not None:
            looked = sealing.before_writing(self.conn, head, self._vault, traces, self._touched)
            traces = looked.traces
            sealer = partial(audit.seal, self._vault, looked.sessions, colleagues=looked.colleagues)
            self.doubts = looked.doubts
        before = self._rows_written()
        trail = audit.append(self.conn, self._actor, self.at, traces, head, sealer)
        if self._rows_written() - before <= len(traces):
            # Every entry and the trail's end: what is confirmed is written down.
            raise StructureChanged(detail="audit_entry")
        self.conn.commit()
        self.trail = trail

    def _rows_written(self) -> int:
        """How many rows this connection ever wrote."""
        return rows_of(self.conn).rows_written(self.conn)

    def written(self, said: Sentence) -> Written:
        """What was committed, to be undone."""
        return Written(said, tuple(self._steps))

    @property
    def changes(self) -> Changes:
        """The kinds touched so far."""
        return Changes(changes_of(self._steps).kinds | self._kinds)

    def take_back(self, written: Written) -> None:
        """Undo a write, row by row, last first.

        Raises CannotUndo when a row was changed since or something else refers to it; nothing is then changed.
        """
        try:
            for step in reversed(written.steps):
                self._take_back(step, written.said)
        except IntegrityError as error:
            raise CannotUndo(step=written.said) from error

    def _take_back(self, step: Step, said: Sentence) -> None:
        shape = shape_of(step.table, self.conn)
        raw = shape.read(self.conn, step.id)
        if (raw is None) != (step.after is None):
            raise CannotUndo(step=said)
        now = None if raw is None else shape.typed(raw, shape.names)
        if now is not None and any(
            now[name] != value for name, value in (step.after or {}).items() if name not in _OF_THE_WRITING
        ):
            raise CannotUndo(step=said)
        if self._vault is None and self._parts_from_session(step):
            raise CannotUndo(step=said)
        self._touch(step.table, step.id, raw)
        then: Values | None = None
        if step.before is None:
            _took(self.conn.execute(delete(step.table).where(step.table.id == step.id)), step.table)
            # A row that is gone comes back whole when the undoing is itself undone.
            self._steps.append(Step(step.table, step.id, now, None))
        elif now is None or raw is None:
            _took(self.conn.execute(insert(step.table), {**step.before, "id": step.id}), step.table)
            self._steps.append(Step(step.table, step.id, None, step.before))
            then = shape.raw(step.before)
        else:
            values = dict(step.before)
            if _VERSION in now:
                # Never back: whoever has the row open would take the old number for the present state.
                values[_VERSION] = now[_VERSION] + 1
            if _CHANGED_AT in now:
                values[_CHANGED_AT] = self.at
            _took(
                self.conn.execute(update(step.table).where(step.table.id == step.id).values(values)),
                step.table,
            )
            self._steps.append(Step(step.table, step.id, {name: now[name] for name in values}, values))
            then = {**raw, **shape.raw(values)}
        self._trace(
            _UNDO_MARK,
            step.table,
            step.id,
            step.before if step.before and step.after else None,
            None if raw is None else shape.digest(step.id, raw),
            None if then is None else shape.digest(step.id, then),
        )

    def _parts_from_session(self, step: Step) -> bool:
        """Whether it would change what a session that was recorded meanwhile says of its visit."""
        return (
            step.table.__tablename__ == sealed_sessions.VISITS
            and step.before is not None
            and not step.before.keys().isdisjoint(sealed_sessions.OF_THE_VISIT)
            and sealed_sessions.holds(self.conn, step.id)
        )

    def _touch(self, table: type[Row], row_id: int, raw: Values | None) -> None:
        if table.__tablename__ in sealing.TOUCHED:
            self._touched.setdefault(table.__tablename__, {}).setdefault(row_id, raw)

    def _trace(
        self,
        action: str,
        table: type[Row],
        row_id: int,
        fields: Values | None = None,
        before: bytes | None = None,
        after: bytes | None = None,
    ) -> None:
        detail = ",".join(sorted(fields)) if fields else ""
        name = table.__tablename__
        if name in LEFT_OUT:
            before = after = None
        self._traces.append(audit.Trace(action, name, row_id, detail, before, after))


def _took(result: CursorResult[Any], table: type[Row], rows: int = 1) -> None:
    """Raises StructureChanged where the database says that it wrote another number of rows: a trigger kept it from it."""
    if result.rowcount != rows:
        raise StructureChanged(detail=table.__tablename__)


@cache
def _insert_into(table: type[Row]) -> Insert:
    # Made once, it is compiled once.
    return insert(table)
