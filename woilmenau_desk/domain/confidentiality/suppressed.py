"""Telling a span with small figures left out, and with them what they would follow from (docs/decisions/0047).

A figure of 1 to k - 1 is hidden; 0 is told as 0. In a sum that is told, the hidden parts are two or more and together at
least n + k - 1 (`safe`); where they are not, one more is hidden, which one nobody outside can tell. So whoever knows the
sum, k and all of this can still take each of them for anything from 1 to k - 1. Where there is none more to hide, the
table is held back. A longer span tells of what adds up only what its months told, so it tells nothing they did not.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from woilmenau_desk.domain.confidentiality.published import (
    Counted,
    Figure,
    History,
    Told,
    ToldRows,
    codes_of,
    same_days,
    true_rows,
)
from woilmenau_desk.domain.confidentiality.rounded import SESSIONS, TOTALS, Tag, adds, ages_of
from woilmenau_desk.domain.confidentiality.rule import Rule
from woilmenau_desk.domain.true_table import Rounding, TrueTable

AGAIN = "again"  # what is held back where the figures are those of the version before
MARGINS: Mapping[str, tuple[str, ...]] = {
    "reason_channels": ("reasons", "channels"),
    "outside_hours": ("reasons", "days"),
    "referral_outcomes": ("referrals",),
    "person_languages": ("languages",),
    "funds": ("emergency_aid",),
}
"""Tables whose sums are in others, or are no more than figures there: what one hides the other would tell, or bound.

Such a table is told whole, where nothing is hidden in it nor in any of these, or not at all.
"""
_NEVER = {"cases": ("open", "new", "closed"), "volunteers": ("joined", "left")}
"""Who comes and goes is never told, nor how many cases are open: from one month to the next these differ by just that.

That goes for every month, whatever its figures: else a hidden one would follow from what is told of the months around it.
"""
_STANDING = {"cases": ("reached",), "volunteers": ("active", "serving")}
"""What differs by who came and went from what is told of other days: told only where it is the same there, or not near."""
AGES = "gender_age"
_FIRSTS = ("first", "follow_up", "unassigned")


def told_suppressed(counted: Counted, history: History, least: int, tag: Tag, number: int = 1) -> Told:
    """What a span tells, figures below `least` left out.

    Raises ValueError for days that are no whole months, or where a month of a longer span has not been told.
    """
    if not counted.span.of_whole_months:
        raise ValueError(f"{counted.span} is not made of whole months")
    return _Telling(counted, history, least, tag, number).told()


def safe(hidden: Collection[int], least: int) -> bool:
    """Whether each of these parts may be anything from 1 to `least` - 1 for whoever knows their sum and the rule.

    One more than the others need to be 1 each: so a set that is not safe, with another part beside it, is no rarer.
    """
    return not hidden or (len(hidden) > 1 and sum(hidden) > len(hidden) + least - 2)


def hidden_rows(true: Mapping[str, int], least: int, order: Callable[[str], Any]) -> set[str] | None:
    """Which rows of a table with its sum are hidden, the fewest that make it safe; None where nothing does.

    `order` says in a way that nobody outside knows which row is hidden beside the small ones: were it the smallest, that
    would bound it, and the small ones with it. One is always enough.
    """
    hidden = {row for row, figure in true.items() if 0 < figure < least}
    if safe([true[row] for row in hidden], least):
        return hidden
    others = [row for row, figure in true.items() if figure >= least]
    return {*hidden, min(others, key=order)} if others else None


@dataclass(slots=True)
class _Telling:
    counted: Counted
    history: History
    least: int
    tag: Tag
    number: int
    _parts: tuple[Told, ...] = ()
    _key: dict[str, Figure] = field(default_factory=dict)
    _cells: dict[str, ToldRows] = field(default_factory=dict)
    _sums: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    _held: list[str] = field(default_factory=list)
    _firsts_held: bool = True

    def told(self) -> Told:
        months = self.counted.span.months()
        if len(months) > 1:
            found = [self.history.month(month) for month in months]
            self._parts = tuple(told for told in found if told is not None)
            if len(self._parts) < len(months):
                raise ValueError(f"months of {self.counted.span} have not been told")
        self._tell_numbers()
        tables = [table for table in self.counted.tables if table.rounding is not Rounding.KEY]
        for table in tables:
            if table.rounding is Rounding.FIRSTS:
                self._tell(table)
                self._take_firsts(table)
        if not self._parts:
            self._mind_persons()
        for table in tables:
            if table.rounding is not Rounding.FIRSTS and table.id not in MARGINS:
                self._tell(table)
        for table in tables:
            if table.id in MARGINS:
                self._tell(table)
        appointments = self._cells.get("appointments")
        if appointments is not None and "kept" in self.counted.numbers:
            self._key["kept"] = appointments.get("kept", (None,))[0]
        told = Told(
            self.counted.span,
            self.number,
            Rule.SUPPRESSED,
            self.least,
            self.counted.bands,
            self._cells,
            self._sums,
            self._key,
            {table.id: true_rows(table) for table in tables},
            dict(self.counted.numbers),
            tuple(dict.fromkeys(self._held)),
            ages_of(tables),
        )
        before = [one for one in self.history if same_days(one.span, told.span)]
        alike = [one for one in before if one.bands == told.bands]
        if all(_may_follow(one, told) for one in before):
            return told
        return _as_before((alike or before)[-1], told)

    def _tell_numbers(self) -> None:
        true = self.counted.numbers
        for name in (
            "contacts",
            "first",
            "follow_up",
            "unassigned",
            "persons",
            "sessions",
            "aid",
            "referrals",
            "kept",
        ):
            if name not in true:
                continue
            figure: Figure = self._alone(true[name])
            if self._parts:
                # First contacts of all months are not more than the persons: a hidden one must not follow from these.
                bounds = _FIRSTS if name == "persons" else ()
                parts = [part.key.get(one) for part in self._parts for one in (name, *bounds)]
                if any(part is None for part in parts) or name in self.counted.unsettled:
                    figure = None
                elif name != "persons":
                    figure = sum(part or 0 for part in parts)
                if figure is None and name in self.counted.unsettled:
                    self._held.append(name)
            self._key[name] = figure

    def _alone(self, figure: int) -> Figure:
        return None if 0 < figure < self.least else figure

    def _tell(self, table: TrueTable) -> None:
        told = self._of_months(table) if self._parts else self._of_month(table)
        if told is None or (table.id in MARGINS and not self._is_whole(table, told)):
            self._hold(table.id)
            return
        rows, self._sums[table.id] = told
        never = _NEVER.get(table.id, ())
        self._cells[table.id] = {
            code: (None,) * len(row) if code in never or self._too_near(table.id, code, row) else row
            for code, row in rows.items()
        }
        if any(figure != 0 for row in rows.values() for figure in row):
            self._held += [f"{table.id}:{code}" for code in never]

    def _too_near(self, table: str, code: str, row: tuple[Figure, ...]) -> bool:
        """Whether what is told of other days would tell, by less than `least`, how many came or went.

        Volunteers are the same from a month to the next but for these, so months that follow each other count as well.
        """
        figure = row[0]
        if figure is None or code not in _STANDING.get(table, ()):
            return False
        span, touching = self.counted.span, timedelta(days=table == "volunteers")
        around = [
            told
            for told in self.history
            if told.span.first <= span.last + touching and told.span.last >= span.first - touching
        ]
        if any(same_days(told.span, span) and _of_row(told, table, code) == figure for told in around):
            return False
        others = [told for told in around if not same_days(told.span, span)]
        apart: list[tuple[Figure, Figure]] = []
        if code != "serving":
            apart += [(figure, _of_row(told, table, code)) for told in others]
            apart += [(_of_row(told, table, code), figure) for told in others]
        if code == "serving":  # they are among the active
            apart += [(figure, _of_row(told, table, "active")) for told in others]
        if code == "active":
            apart += [(_of_row(told, table, "serving"), figure) for told in others]
        return any(
            more is not None and less is not None and 0 < more - less < self.least for more, less in apart
        )

    def _is_whole(self, table: TrueTable, told: tuple[ToldRows, tuple[Figure, ...]]) -> bool:
        """Whether nothing is hidden in a table, nor in those that it shares its sums with, which are told before it."""
        rows, sums = told
        if any(figure is None for row in (*rows.values(), sums) for figure in _seen_of(table, row)):
            return False
        return not any(
            margin in self._held or _row_hidden(self._cells.get(margin, {})) for margin in MARGINS[table.id]
        )

    def _hold(self, table_id: str) -> None:
        self._cells[table_id], self._sums[table_id] = {}, ()
        self._held.append(table_id)

    def _of_month(self, table: TrueTable) -> tuple[ToldRows, tuple[Figure, ...]] | None:
        true = true_rows(table)
        match table.rounding:
            case Rounding.EXACT:
                return true, tuple(map(sum, zip(*table.cells, strict=True)))
            case Rounding.COURSE:
                return {}, ()
            case Rounding.OFFERS:
                return {
                    code: (*row[:SESSIONS], *map(self._alone, row[SESSIONS:])) for code, row in true.items()
                }, ()
            case Rounding.HOURS:
                return {
                    code: (volunteers, None if 2 * most > minutes else minutes // 60)
                    for code, (volunteers, minutes, most) in true.items()
                    if volunteers >= self.least
                }, ()
            case Rounding.EACH:
                return {code: tuple(map(self._alone, row)) for code, row in true.items()}, ()
            case _ if table.cells and len(table.cells[0]) > 1 and table.rounding is not Rounding.AID:
                return self._crossed(table)
            case _:
                return self._one_way(table)

    def _one_way(self, table: TrueTable) -> tuple[ToldRows, tuple[Figure, ...]] | None:
        true = {code: row[0] for code, row in true_rows(table).items()}
        total = self._total(table, sum(true.values()))
        if total is None or total != sum(true.values()):
            return None
        hidden = hidden_rows(true, self.least, self._order(table))
        if hidden is None:
            return None
        beside = (None,) * 3 if table.rounding is Rounding.AID else ()
        rows = {code: (None if code in hidden else figure, *beside) for code, figure in true.items()}
        return rows, (total, *beside)

    def _order(self, table: TrueTable) -> Callable[[str], bytes]:
        """The same for every funder and version of the span, and another one for each span: nobody can learn it."""
        return lambda row: self.tag(f"hidden\0{self.counted.span}\0{table.id}\0{row}".encode())

    def _total(self, table: TrueTable, true: int) -> Figure:
        name = TOTALS.get(table.rounding)
        return self._alone(true) if name is None else self._key.get(name)

    def _crossed(self, table: TrueTable) -> tuple[ToldRows, tuple[Figure, ...]] | None:
        """Cells with nothing hidden among them; else, of ages, the sums of the columns alone: no other table has those."""
        sums = tuple(map(sum, zip(*table.cells, strict=True)))
        total = self._total(table, sum(sums))
        if total is None or total != sum(sums) or self._told_in_other_bands(table):
            return None
        if all(self._alone(cell) is not None for row in table.cells for cell in row):
            return true_rows(table), sums
        if table.rounding is not Rounding.CROSSED:
            return None
        hidden = hidden_rows(
            {str(place): figure for place, figure in enumerate(sums)}, self.least, self._order(table)
        )
        if hidden is None:
            return None
        blank = (None,) * len(sums)
        return dict.fromkeys(codes_of(table), blank), tuple(
            None if str(place) in hidden else figure for place, figure in enumerate(sums)
        )

    def _told_in_other_bands(self, table: TrueTable) -> bool:
        """Two sets of bands tell by their difference how many are of a single year."""
        span = self.counted.span
        return table.rounding is Rounding.CROSSED and any(
            told.bands != self.counted.bands and told.cells.get(table.id)
            for told in self.history
            if told.span.first <= span.last and told.span.last >= span.first
        )

    def _of_months(self, table: TrueTable) -> tuple[ToldRows, tuple[Figure, ...]] | None:
        """What adds up is told where every month told it. Of persons nothing is, but where no month hid anything of it."""
        if table.rounding is Rounding.EXACT:
            return self._of_month(table)
        if table.rounding is Rounding.COURSE:
            by_span = {str(part.span): part for part in self._parts}
            return {
                code: tuple(by_span[code].key.get(name) if code in by_span else None for name in table.counts)
                for code in codes_of(table)
            }, ()
        if any(table.id in part.held for part in self._parts):
            return None
        if not adds(table):
            # A person of two months is one of both: less than their sum, and that may tell how many a month hid.
            if (
                table.id in self.counted.unsettled
                or table.rounding in (Rounding.HOURS, Rounding.OFFERS)
                or any(_hides(part, table.id) for part in self._parts)
            ):
                return None
            return self._of_month(table)
        wide = len(table.columns) - 1
        codes = [*codes_of(table), *(code for part in self._parts for code in part.cells.get(table.id, {}))]
        widths = {len(row) for part in self._parts for row in part.cells.get(table.id, {}).values()}
        if widths - {wide}:
            return None  # the list of its columns was changed meanwhile
        rows = {
            code: tuple(
                _together(column)
                for column in zip(
                    *(part.cells.get(table.id, {}).get(code, (0,) * wide) for part in self._parts),
                    strict=True,
                )
            )
            for code in dict.fromkeys(codes)
        }
        sums = [part.sums.get(table.id, ()) for part in self._parts]
        return rows, tuple(map(_together, zip(*sums, strict=True))) if all(sums) else ()

    def _mind_persons(self) -> None:
        """Persons are not more than known contacts, nor fewer than the first; they are held back where that narrows one."""
        true = self.counted.numbers
        persons = self._key.get("persons")
        if persons is None or not all(name in true for name in _FIRSTS):
            return
        for place, name in enumerate(_FIRSTS):
            if 0 < true[name] < self.least and any(
                not self._may_be(place, value, persons) for value in range(1, self.least)
            ):
                self._key["persons"] = None
                self._held.append("persons")
                return

    def _may_be(self, place: int, value: int, persons: int) -> bool:
        """Whether first, later or anonymous contacts may be so many, for whoever knows what is told of the others."""
        told = [self._key.get(name) for name in _FIRSTS]
        one, other = (number for number in range(3) if number != place)
        left = self.counted.numbers["contacts"] - value

        def possible(figure: int) -> bool:
            figures = [0, 0, 0]
            figures[place], figures[one], figures[other] = value, figure, left - figure
            alike = all(known is None or known == here for known, here in zip(told, figures, strict=True))
            return alike and figures[0] <= persons <= figures[0] + figures[1]

        # What is hidden beside it is not 0, unless the whole table is held back; the bounds are those of all three.
        least = 0 if self._firsts_held else 1
        choices = [known] if (known := told[one]) is not None else range(least, left - least + 1)
        return told[place] is None and any(
            possible(figure) and (told[other] is not None or left - figure >= least) for figure in choices
        )

    def _take_firsts(self, table: TrueTable) -> None:
        """First and later contacts are told where their table tells them, and nowhere else."""
        self._firsts_held = table.id in self._held
        for name, code in zip(_FIRSTS, codes_of(table), strict=True):
            self._key[name] = self._cells[table.id].get(code, (None,))[0]


def _of_row(told: Told, table: str, code: str) -> Figure:
    return told.cells.get(table, {}).get(code, (None,))[0]


def _hides(told: Told, table_id: str) -> bool:
    """Whether anything of it is hidden that is told in other months."""
    never = _NEVER.get(table_id, ())
    cells = [row for code, row in told.cells.get(table_id, {}).items() if code not in never]
    return any(figure is None for row in (*cells, told.sums.get(table_id, ())) for figure in row)


def _row_hidden(rows: ToldRows) -> bool:
    """Whether the first figure of any row is: of helps the others never are told."""
    return any(row[0] is None for row in rows.values() if row)


def _seen_of(table: TrueTable, row: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return row[:1] if table.rounding is Rounding.AID else row


def _together(figures: Sequence[Figure]) -> Figure:
    return None if any(figure is None for figure in figures) else sum(figure or 0 for figure in figures)


# -- telling again ---------------------------------------------------------------------------------------------------


def _may_follow(before: Told, told: Told) -> bool:
    """Whether it may be told after that: only if nothing hidden changed, and what did changed by k or more.

    Else the difference of the two would tell a small figure. Every version counts: of 20, 25 and 19 the last tells by the
    first that one is less.
    """
    return all(_may_differ(before, told, table) for table in told.true) and _numbers_may(before, told)


def _as_before(before: Told, told: Told) -> Told:
    """What was told before, in a further version; ages by the bands of then, or not at all."""
    held = {table for table in told.held if before.bands != told.bands}
    return replace(
        before,
        number=told.number,
        bands=told.bands,
        ages=told.ages,
        cells={table: {} if table in held else rows for table, rows in before.cells.items()},
        sums={table: () if table in held else figures for table, figures in before.sums.items()},
        held=tuple(dict.fromkeys((*before.held, *held, AGAIN))),
    )


def _numbers_may(before: Told, told: Told) -> bool:
    return all(
        figure == before.numbers.get(name, 0) or abs(figure - before.numbers.get(name, 0)) >= told.least
        for name, figure in told.numbers.items()
        if name in told.key
    )


def _may_differ(before: Told, told: Told, table: str) -> bool:
    if not any(one.cells.get(table) or one.sums.get(table) for one in (before, told)):
        return True  # of what stands in neither they tell no difference
    if table == AGES and before.ages != told.ages:
        return not (before.cells.get(table) and told.cells.get(table))
    if _sums_alone(before, table) and _sums_alone(told, table):
        return all(
            _may_change(one.get(place, 0), other.get(place, 0), told.least, hid, hides)
            for one, other in [(_true_sums(before, table), _true_sums(told, table))]
            for place in {*one, *other}
            for hid, hides in [(_sum_hidden(before, table, place), _sum_hidden(told, table, place))]
        )
    one, other = before.true.get(table, {}), told.true[table]
    for code in {*one, *other} - {*_NEVER.get(table, ())}:
        was, now = one.get(code, ()), other.get(code, ())
        for place in range(max(len(was), len(now))):
            before_it, now_it = (row[place] if place < len(row) else 0 for row in (was, now))
            hid, hides = (_hidden(report, table, code, place) for report in (before, told))
            if not _may_change(before_it, now_it, told.least, hid, hides):
                return False
    return True


def _may_change(was: int, now: int, least: int, hid: bool, hides: bool) -> bool:
    return hid == hides if was == now else abs(was - now) >= least and not (hid or hides)


def _sums_alone(told: Told, table: str) -> bool:
    """Whether nothing of a table of two directions is told but the sums of its columns."""
    rows = told.cells.get(table, {}).values()
    return len(told.sums.get(table, ())) > 1 and all(figure is None for row in rows for figure in row)


def _true_sums(told: Told, table: str) -> dict[int, int]:
    return dict(enumerate(map(sum, zip(*told.true.get(table, {}).values(), strict=True))))


def _sum_hidden(told: Told, table: str, place: int) -> bool:
    sums = told.sums[table]
    return place < len(sums) and sums[place] is None


def _hidden(told: Told, table: str, code: str, place: int) -> bool:
    rows = told.cells.get(table, {})
    if code not in rows:
        return table in told.held
    row = rows[code]
    return place < len(row) and row[place] is None
