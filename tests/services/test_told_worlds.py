"""The proof of rounding (docs/decisions/0047), tried on the program itself.

What is told of a year is a world that could be: if it were the true one, the very same would be told of it. And so it is
with every world in which one thing more or less happened, or two. Whoever has all that was ever told, knows the program by
heart, and knows even what the months before were told of, cannot tell these worlds apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest

from tests.services.made_up_years import Year, counted, keyed, year_of
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told, codes_of
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding, TrueTable

LONGER = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-H1", "2026-H2", "2026")
Moves = Mapping[tuple[str, str, int], int]  # table (or "" for a number), row, column: by how much
FIRSTS = {"first": "first", "follow_up": "follow_up", "anonymous": "unassigned"}


def as_if_true(what: Counted, told: Told, moves: Moves) -> Counted:
    """What would be counted if all that is told were true, and this beside it."""
    tables = tuple(_as_if_true(table, told, moves) for table in what.tables)
    numbers = dict(what.numbers)
    for name, figure in told.key.items():
        if figure is not None:
            numbers[name] = figure + moves.get(("", name, 0), 0)
    return replace(what, tables=tables, numbers=numbers)


def _as_if_true(table: TrueTable, told: Told, moves: Moves) -> TrueTable:
    if table.rounding in (Rounding.KEY, Rounding.HOURS) or table.id in told.held:
        return table
    rows = []
    for code, true in zip(codes_of(table), table.cells, strict=True):
        figures = told.cells[table.id].get(code, ())
        row = [figure if figure is not None else here for figure, here in zip(figures, true, strict=True)]
        rows.append(tuple(cell + moves.get((table.id, code, place), 0) for place, cell in enumerate(row)))
    return replace(table, cells=tuple(rows))


def counted_of(year: Year) -> list[Counted]:
    """What is counted of everything that is told, in that order."""
    told = list(year.history)
    months = [year.month(number) for number in range(1, 13)]
    return months + [year.span(str(longer.span)) for longer in told[12:]]


def all_told(year: Year, counted: list[Counted], moves: Moves, month: int, key: bytes) -> Iterator[Told]:
    """Everything that would be told in the world that is told already, moved in one month."""
    history = History()
    for number, (what, told) in enumerate(zip(counted, year.history, strict=True), 1):
        here: Moves = moves if number == month else {}
        new = tell(as_if_true(what, told, here), history, Rule.ROUNDED, 5, keyed(key))
        if number <= 12:
            history = history.and_then(new)
        yield new


def seen(told: Told) -> object:
    """What an outsider sees of what adds up over months, and of persons."""
    tables = {
        table: {row: figures[:1] if table == "emergency_aid" else figures for row, figures in rows.items()}
        for table, rows in told.cells.items()
        if table != "volunteer_hours"
    }
    sums = {
        table: figures[:1] if table == "emergency_aid" else figures for table, figures in told.sums.items()
    }
    return told.key, tables, sums


def agrees(now: object, was: object) -> bool:
    """Whether the same would be told; what was left out as too far off the truth would be told in that world."""
    if was is None or (isinstance(was, Mapping | tuple) and not was):
        return True
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return all(agrees(now.get(name), figure) for name, figure in was.items())
    if isinstance(was, tuple) and isinstance(now, tuple):
        return len(was) == len(now) and all(map(agrees, now, was))
    return now == was


def a_year(seed: int, busy: int) -> Year:
    year = year_of(seed, busy=busy)
    for text in LONGER:
        year.tell(year.span(text))
    return year


def one_more(random: Random, year: Year, month: int, by: int) -> Moves | None:
    """One thing that happened `by` times more often: a contact, a first one, a help, a referral …; None if too few did."""
    told = list(year.history)[month - 1]
    moves: dict[tuple[str, str, int], int] = {}

    def move(table: str, among: list[str] | None = None) -> None:
        rows = told.cells[table]
        row = random.choice([row for row in rows if among is None or row in among])
        place = random.randrange(len(rows[row])) if table == "gender_age" else 0
        moves[table, row, place] = by

    kind = random.choice(
        ["contact", "first", "emergency_aid", "referrals", "appointments", "topics", "sessions"]
    )
    if kind in ("contact", "first"):
        if not told.cells["days"]:
            return None
        among = ["first"] if kind == "first" else ["follow_up", "anonymous"]
        move("first_follow_up", among)
        moves["", FIRSTS[next(iter(moves))[1]], 0] = moves["", "contacts", 0] = by
        for table in ("reasons", "channels", "days", "languages"):
            move(table)
        if kind == "first":
            moves["", "persons", 0] = moves["", "new_persons", 0] = by
            for table in ("gender_age", "origins", "status_groups"):
                move(table)
        elif ("first_follow_up", "follow_up", 0) in moves and told.key["persons"] == (
            (told.key["first"] or 0) + (told.key["follow_up"] or 0)
        ):
            return None if by < 0 else moves  # nobody came twice: there would be fewer contacts than persons
    elif kind == "sessions":
        moves["", "sessions", 0] = by
    else:
        if not told.cells[kind]:
            return None
        move(kind)
        name = {"emergency_aid": "aid", "referrals": "referrals"}.get(kind)
        if name:
            moves["", name, 0] = by
        if ("appointments", "kept", 0) in moves:
            moves["", "kept", 0] = by
    for (table, row, place), change in moves.items():
        figure = told.cells[table][row][place] if table else told.key[row]
        if (figure or 0) + change < 0:
            return None
    return moves


@pytest.mark.parametrize("busy", [1, 3])
@pytest.mark.parametrize("seed", range(12))
def test_what_is_told_would_be_told_if_it_were_true(seed: int, busy: int) -> None:
    year = a_year(seed, busy)
    for was, now in zip(year.history, all_told(year, counted_of(year), {}, 0, b"another"), strict=True):
        assert agrees(seen(now), seen(was)), was.span


@pytest.mark.parametrize("busy", [1, 3])
@pytest.mark.parametrize("seed", range(8))
def test_it_would_be_told_if_one_thing_had_happened_more_often_or_less(seed: int, busy: int) -> None:
    random = Random(seed)
    year = a_year(seed, busy)
    before = [seen(told) for told in year.history]
    held = [bool(told.held) for told in year.history]
    counted = counted_of(year)
    tried = 0
    while tried < 12:
        month, by = random.randint(1, 12), random.choice((-2, -1, 1, 2))
        moves = one_more(random, year, month, by)
        if moves is None:
            continue
        tried += 1
        # Of persons, which way a figure goes depends on a key; nobody outside has it.
        for key in range(40):
            told = all_told(
                year, counted, moves, month, b"%d" % key
            )  # no further than to the first difference
            if all(
                skip or agrees(seen(one), other) for skip, one, other in zip(held, told, before, strict=True)
            ):
                break
        else:
            pytest.fail(f"{month}: {moves} would be seen")


# -- what left the house before it was closed

Step = tuple[Counted, bool]  # what is told, and whether it may still change


def in_order(steps: Sequence[Step], key: bytes) -> list[Told]:
    """All that is told, one after the other."""
    history, found = History(), []
    for what, provisional in steps:
        told = replace(tell(what, history, Rule.ROUNDED, 5, keyed(key)), provisional=provisional)
        if provisional:
            history = replace(history, provisional=(*history.provisional, told))
        else:
            history = history.and_then(told)
        found.append(told)
    return found


def a_year_that_leaves_early(seed: int) -> tuple[list[Step], Year]:
    """Months that left the house when half of them was over, some again when they were whole, and then were closed."""
    random, year = Random(seed), year_of(seed, busy=1 + seed % 3)
    steps: list[Step] = []
    for number, facts in enumerate(year.facts, 1):
        whole = year.month(number)
        half = replace(facts, visits=facts.visits[: len(facts.visits) // 2])
        steps.append((counted(half, whole.span), True))
        if random.random() < 0.5:
            steps.append((whole, True))
        steps.append((whole, False))
    told = in_order(steps, b"key")
    return steps, replace(year, history=History(tuple(told)))


@pytest.mark.parametrize("seed", range(8))
def test_what_left_the_house_early_is_of_the_same_world(seed: int) -> None:
    random = Random(seed)
    steps, year = a_year_that_leaves_early(seed)
    told = list(year.history)
    alike: dict[str, object] = {}
    for (what, _), one in zip(steps, told, strict=True):
        counted_so = repr((what.span, what.tables, what.numbers))
        assert alike.setdefault(counted_so, seen(one)) == seen(one), "the same was told otherwise"
    as_told = [(as_if_true(what, one, {}), early) for (what, early), one in zip(steps, told, strict=True)]
    for was, now in zip(told, in_order(as_told, b"another"), strict=True):
        assert agrees(seen(now), seen(was)), was.span
    tried = 0
    while tried < 6:
        place, by = random.randrange(len(steps)), random.choice((-2, -1, 1, 2))
        moves = one_more(random, year, place + 1, by)
        if moves is None:
            continue
        tried += 1
        moved = list(as_told)
        moved[place] = (as_if_true(steps[place][0], told[place], moves), steps[place][1])
        for key in range(40):
            found = in_order(moved, b"%d" % key)
            if all(one.held or agrees(seen(now), seen(one)) for now, one in zip(found, told, strict=True)):
                break
        else:
            pytest.fail(f"{steps[place][0].span}: {moves} would be seen")
