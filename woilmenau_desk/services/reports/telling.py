"""What leaves the house of the spans that one report shows, on top of all that has left it before.

A month is told after the months before it in its year, a longer span after its months: closed ones as they were
published, the others as they would be now, in their order. So the same store tells the same, whoever asks for it first.
What left the house before it was closed is kept, too (`leaving`): what is counted alike again is told alike.
"""

import hashlib
import hmac
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from weakref import WeakKeyDictionary

from woilmenau_desk.domain.closing import CannotTell, ClosedDamaged, ClosedRow
from woilmenau_desk.domain.confidentiality.beside_receipts import goes_on, narrows, without_helps
from woilmenau_desk.domain.confidentiality.numbers import ADDING, Disagreeing
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told, true_rows
from woilmenau_desk.domain.confidentiality.rounded import adds
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.funders import FunderData, Layout
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import ReportTable, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closed, kept
from woilmenau_desk.services.reports.counts import Counts
from woilmenau_desk.services.reports.publishing import NUMBER_WORDS, SOME_NUMBERS, numbers_of, shown
from woilmenau_desk.services.reports.stand_ins import PERSONS, erased
from woilmenau_desk.storage import closed_reports as rows
from woilmenau_desk.storage import provisional_reports as left_rows
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.vault import Vault

_logger = logging.getLogger(__name__)
_PURPOSE: Final = "report rounding"
_OF_PEOPLE: Final = ("contacts", "first", "follow_up", "unassigned", "persons")
_BY_PERSON: Final = (Rounding.PERSONS, Rounding.CROSSED)
TOLD: Final = "told"
"""Under which name a closed report keeps what it published, with the figures it was told of."""
SEED: Final = "seed"
"""Under which name it keeps what rounding goes by."""
Gone = tuple[tuple[Month, Mapping[str, list[Any]], frozenset[str]], ...]
"""Of each month that was closed: the stand-ins of its persons, and those of them who are no longer there."""


@dataclass(slots=True)
class Telling:
    """Tells spans to one funder. `fresh`: what was told anew meanwhile, in its order.

    `after`: what was closed, and what left the house last; see `ToLeave`. `receipts`: a funder gets the list of
    receipts, or got it.
    """

    desk: Desk
    counts: Counts
    funder: FunderData
    rule: Rule
    least: int
    history: History
    seed: bytes
    after: tuple[int, int]
    receipts: bool
    fresh: list[Told] = field(default_factory=list)

    def anew(self, span: Span, number: int = 1) -> Told:
        """What is told of a span now, as its version `number`. Raises CannotTell or WorkStopped."""
        self._tell_parts(span)
        return self._tell(span, number)

    def told(self, span: Span) -> Told | None:
        """What was told of a span, or would be now; by suppression only what was, for what is not closed is not settled.

        Raises CannotTell or WorkStopped.
        """
        known = self._known(span)
        if known is not None:
            return known
        if self.rule is Rule.SUPPRESSED:
            return None
        self._tell_parts(span)
        return self._tell(span, 1)

    def tables(self, span: Span, told: Told) -> tuple[ReportTable, ...]:
        """All tables of a span as they are told."""
        return shown(self.counts.tables(span), self.to_show(told))

    def key(self, span: Span, told: Told) -> ReportTable:
        """The key figures of a span as they are told."""
        (table,) = shown((self.counts.key_table(span),), self.to_show(told))
        return table

    def to_show(self, told: Told) -> Told:
        """What of it may stand beside a list of receipts, where anybody gets one."""
        if not self.receipts:
            return told
        months = told.span.months()
        parts = [self.history.month(month) for month in months] if len(months) > 1 else []
        betrayed = [part for part in (told, *parts) if part is not None and narrows(part)]
        if not betrayed:
            return told
        course = (t.counts for t in self.counts.tables(told.span) if t.rounding is Rounding.COURSE)
        return without_helps(told, {str(part.span) for part in betrayed}, next(course, ()))

    def _known(self, span: Span) -> Told | None:
        """What was published of a span; of a longer one not where any of its months was published again since."""
        known, months = None, span.months()
        parts = {(part.first, part.last) for part in map(Span.of_month, months)} if len(months) > 1 else set()
        for told in self.history:
            days = (told.span.first, told.span.last)
            if days == (span.first, span.last) and told.bands == self.counts.bands:
                known = told
            elif days in parts:
                known = None
        return known

    def of_told(self, span: Span) -> Told | None:
        """What stands beside another span: what was published of it, or what its published months add up to.

        None for days that nobody published: they are no part of what is told here. By suppression nothing is counted
        anew, persons neither: it would be settled by nobody. Raises CannotTell or WorkStopped.
        """
        if self.rule is not Rule.SUPPRESSED:
            return self.told(span) if span.of_whole_months else self._known(span)
        known = self._known(span)
        months = span.months()
        if known is not None or len(months) < 2:
            return known
        parts = [self.history.month(month) for month in months]
        if any(part is None or part.rule is not Rule.SUPPRESSED for part in parts):
            return None
        told = self._made(span, 1)
        adding = {table.id for table in self.counts.tables(span) if adds(table)}
        return replace(
            told,
            cells={table: rows if table in adding else {} for table, rows in told.cells.items()},
            sums={table: figures if table in adding else () for table, figures in told.sums.items()},
            key={name: figure if name in ADDING else None for name, figure in told.key.items()},
        )

    def _tell_parts(self, span: Span) -> None:
        """The months that a span is made of, or that come before a month in its year."""
        months = span.months()
        if len(months) == 1:
            if self.rule is Rule.SUPPRESSED:
                return
            months = tuple(Month(months[0].year, number) for number in range(1, months[0].month))
        untold = [month for month in months if self._known(Span.of_month(month)) is None]
        if untold:
            self.counts.look_at([month for month in months if untold[0] <= month <= untold[-1]])
        for place, month in enumerate(untold):
            self.counts.work.tell(place, len(untold))
            self._tell(Span.of_month(month), 1)

    def _tell(self, span: Span, number: int) -> Told:
        told = self._made(span, number)
        self.history = self.history.and_then(told)
        self.fresh.append(told)
        return told

    def _made(self, span: Span, number: int) -> Told:
        figures = self.counts.figures(span)
        numbers = {**numbers_of(figures), "new_persons": figures.new_in_year}
        tables = self.counts.tables(span)
        counted = Counted(span, self.counts.bands, tables, numbers, self._unsettled(span))
        try:
            told = tell(counted, self.history, self.rule, self.least, self._tag, number)
        except ValueError as error:
            # A fault of this program, or figures that somebody changed past it: better no report than one that betrays.
            _logger.error("%s cannot be told: %s", span, error)
            names = error.names if isinstance(error, Disagreeing) else ()
            which = ", ".join(NUMBER_WORDS[name] for name in names) or SOME_NUMBERS
            raise CannotTell(span=span.said(), which=which) from error
        return replace(told, beside_receipts=self.receipts)

    def _unsettled(self, span: Span) -> frozenset[str]:
        """What changed in the months of a longer span since they were told, of all that does not add up over months.

        It is counted anew for the longer span: the difference would tell of who was entered late, or is no longer there.
        """
        months = span.months()
        if self.rule is not Rule.SUPPRESSED or len(months) < 2:
            return frozenset()
        changed: set[str] = set()
        for month in months:
            part, of_month = self.history.month(month), Span.of_month(month)
            if part is None:
                continue
            now = numbers_of(self.counts.figures(of_month))
            of_people = any(part.numbers.get(name) != now[name] for name in _OF_PEOPLE)
            for table in self.counts.tables(of_month):
                by_bands = table.rounding is Rounding.CROSSED
                if adds(table) or table.id not in part.true or (by_bands and part.bands != self.counts.bands):
                    continue
                if _counted_rows(part.true[table.id]) != _counted_rows(true_rows(table)):
                    changed.add(table.id)
                    of_people |= table.rounding in _BY_PERSON
            if of_people:
                changed |= {
                    "persons",
                    *(table.id for table in self.counts.tables(span) if table.rounding in _BY_PERSON),
                }
        return frozenset(changed)

    def _tag(self, message: bytes) -> bytes:
        return hmac.digest(self.seed, message, hashlib.sha256)


def _counted_rows(rows: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Without rows of nothing, which come and go with the lists of the centre."""
    return {code: tuple(row) for code, row in rows.items() if any(row)}


def telling(
    desk: Desk,
    counts: Counts,
    funder: FunderData,
    rule: Rule,
    before: Sequence[tuple[ClosedRow, Any]],
    first: date,
) -> Telling:
    """Where telling begins: with all that was published `before`, see `closed_since`, or left the house, of any day since.

    Raises NotAllowed, DeskLocked, StoreDamaged or ClosedDamaged.
    """
    history = History(_published([true for _, true in before]), provisional(desk, first, date.max))
    receipts = goes_on(history) or any(one.data.layout == Layout.ANNEXES for one in funders.funders(desk))
    seed, after = seed_of(desk), last_left(desk)
    return Telling(desk, counts, funder, rule, funder.least, history, seed, after, receipts)


def last_left(desk: Desk) -> tuple[int, int]:
    """The ids of the report that was closed last, and of what left the house of others last; 0 where there is none."""
    with desk.store.read() as conn:
        return last_left_by(conn)


def last_left_by(conn: Connection) -> tuple[int, int]:
    """The same by this connection, for whoever writes."""
    return rows.last_closed_id(conn), left_rows.newest(conn) or 0


def seed_of(desk: Desk) -> bytes:
    """What nobody outside knows, and rounding and stand-ins for persons go by: the same once anything has left the house.

    It comes from the vault's key, and is kept with what was told: that key is changed now and then, and what is told of
    the same figures is not. Raises NotAllowed, DeskLocked, StoreDamaged or ClosedDamaged.
    """
    with desk.store.read() as conn:
        row, left = rows.last_closed(conn), left_rows.newest(conn)
    if row is None and left is None:
        return desk.vault.tagger(_PURPOSE)(b"seed")
    try:
        found = _true(desk, row) if row is not None else _left(desk, left or 0)
        return bytes.fromhex(found[SEED])
    except (KeyError, TypeError, ValueError) as error:
        raise closed.damaged(row) if row is not None else _damaged() from error


def closed_since(desk: Desk, first: date) -> tuple[tuple[ClosedRow, Any], ...]:
    """What was closed that may tell anything of that day or later, oldest first, each with what is true of it.

    Raises NotAllowed, DeskLocked or ClosedDamaged.
    """
    with desk.store.read() as conn:
        found = rows.since(conn, first)
    return tuple((row, _true(desk, row)) for row in found)


def gone_inside(desk: Desk, first: date) -> tuple[Gone, tuple[ClosedRow, ...]]:
    """Who of that day or later is no longer there, for the house, and the closed reports that cannot say it.

    For its own figures the house does without those that are damaged. Raises NotAllowed or DeskLocked.
    """
    with desk.store.read() as conn:
        found, last = rows.since(conn, first), rows.last_closed(conn)
    whole: list[tuple[ClosedRow, Any]] = []
    damaged: list[ClosedRow] = []
    for row in found:
        try:
            whole.append((row, _true(desk, row)))
        except ClosedDamaged:
            damaged.append(row)
    try:
        return gone_since(desk, whole), tuple(damaged)
    except ClosedDamaged:  # what stand-ins go by lies in the last of all
        return (), tuple(dict.fromkeys((*damaged, *([last] if last else ()))))


def year_before(span: Span) -> date:
    """The first day of the year before a span: what stands beside it begins then."""
    return date(span.first.year - 1, 1, 1)


def provisional(desk: Desk, first: date, last: date) -> tuple[Told, ...]:
    """What left the house of these days with reports that were not closed. Raises NotAllowed, DeskLocked or StoreDamaged."""
    with desk.store.read() as conn:
        found = left_rows.around(conn, first, last)
    return tuple(told for row_id in found for told in _left(desk, row_id)[TOLD])


_INSIDE: Final = "inside"  # the report as the house saw it: nothing here needs it
_of_vault: "WeakKeyDictionary[Vault, dict[tuple[str, int], Any]]" = WeakKeyDictionary()


def _true(desk: Desk, row: ClosedRow) -> Any:
    """What is true of a closed report."""

    def read() -> Any:
        found = closed.true_of(desk, row)
        if not isinstance(found, dict):
            raise closed.damaged(row)
        found.pop(_INSIDE, None)
        return found

    return _kept(desk, "closed", row.id, read)


def _left(desk: Desk, row_id: int) -> Any:
    """What left the house with a report that was not closed, and what it went by."""

    def read() -> Any:
        with desk.store.read() as conn:
            found = kept.json_read(left_rows.true(conn, desk.vault, row_id))
        try:
            told = tuple(replace(Told.from_dict(one), provisional=True) for one in found[TOLD])
            return {SEED: found[SEED], TOLD: told}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _damaged() from error

    return _kept(desk, "left", row_id, read)


def _kept(desk: Desk, kind: str, row_id: int, read: Callable[[], Any]) -> Any:
    """Kept in memory while the vault is open: what has left the house never changes."""
    vault = desk.vault
    known = _of_vault.get(vault)
    if known is None:
        known = _of_vault.setdefault(vault, {})
        vault.goes_along(known.clear)
    found = known.get((kind, row_id))
    if found is None:
        found = known[kind, row_id] = read()
    return found


def _damaged() -> StoreDamaged:
    return StoreDamaged(detail="provisional_report")


def gone_since(desk: Desk, before: Sequence[tuple[ClosedRow, Any]]) -> Gone:
    """Of each month that was closed: the stand-ins of its persons, and those of them who are no longer there.

    They are those of its last closing, which carried on who was gone by then; what was closed of a longer span has none.
    """
    last = {
        Month.of(row.span.first): true.get(PERSONS) for row, true in before if len(row.span.months()) == 1
    }
    there = [(month, stand_ins) for month, stand_ins in sorted(last.items()) if stand_ins]
    gone = erased(desk, [stand_ins for _, stand_ins in there], seed_of(desk)) if there else ()
    return tuple((month, stand_ins, who) for (month, stand_ins), who in zip(there, gone, strict=True))


def _published(before: Sequence[Any]) -> tuple[Told, ...]:
    """All that was published with closed reports, oldest first."""
    try:
        return tuple(Told.from_dict(one) for true in before for one in true.get(TOLD, ()))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreDamaged(detail="closed_report") from error


def as_kept(fresh: Sequence[Told]) -> tuple[str, list[dict[str, Any]]]:
    """What was told, as text of what everybody outside knows; and with the true figures, which are sealed."""
    outside = [replace(told, true={}, numbers={}).as_dict() for told in fresh]
    return json.dumps(outside, ensure_ascii=False, sort_keys=True), [told.as_dict() for told in fresh]
