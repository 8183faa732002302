"""Funds, the record of the money that emergency help cost, and the counts of cash boxes.

A line of the record is never changed but for the note that its receipt was printed, and never deleted: what takes it back
is a line of its own. Only a write that is undone while nothing followed it takes its line along (`undo_vetoes`).
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.funds import (
    CountData,
    CountRow,
    FundData,
    FundEntryRow,
    FundRow,
    entry_number,
)
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.funds import Fund, FundCount, FundEntry
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork

_TAKEN_BACK = aliased(FundEntry)  # the line that an entry takes back
_TAKES_BACK = aliased(FundEntry)  # the one that takes it back

# -- funds


def add(uow: UnitOfWork, data: FundData, today: date) -> int:
    """A new fund; without a first day it pays from today on."""
    return uow.insert(Fund, {**_columns(data, today), "closed_on": None})


def change(uow: UnitOfWork, fund_id: int, data: FundData, today: date, version: int) -> None:
    """Change what is known of a fund. Raises NotFound or ChangedMeanwhile."""
    uow.update(Fund, fund_id, _columns(data, today), version)


def close(uow: UnitOfWork, fund_id: int, day: date | None, version: int) -> None:
    """Close a fund on a day, or open it again with None. Raises NotFound or ChangedMeanwhile."""
    uow.update(Fund, fund_id, {"closed_on": day}, version)


def expect(uow: UnitOfWork, fund_id: int, version: int) -> None:
    """Raises ChangedMeanwhile or NotFound where a fund is not what somebody read."""
    uow.expect(Fund, fund_id, version)


def row(conn: Connection, fund_id: int) -> FundRow:
    """One fund. Raises NotFound."""
    found = conn.execute(_funds().where(Fund.id == fund_id)).one_or_none()
    if found is None:
        raise NotFound
    return _fund(found)


def all_of_them(conn: Connection) -> tuple[FundRow, ...]:
    """All funds: those that are open first, each by name."""
    order = (Fund.closed_on.is_not(None), Fund.name, Fund.id)
    return tuple(_fund(found) for found in conn.execute(_funds().order_by(*order)))


def _columns(data: FundData, today: date) -> dict[str, Any]:
    return {**asdict(data), "first_day": data.first_day or today}


def _funds() -> Any:
    spent = (
        select(func.coalesce(func.sum(FundEntry.amount_cents), 0))
        .where(FundEntry.fund_id == Fund.id)
        .scalar_subquery()
    )
    return select(*Fund.__table__.columns, spent.label("spent"))


def _fund(found: Any) -> FundRow:
    names = FundData.__dataclass_fields__
    data = FundData(**{name: getattr(found, name) for name in names})
    return FundRow(found.id, data, int(found.spent), found.closed_on, found.version)


# -- the record of the money


def pay(
    uow: UnitOfWork, aid_id: int, fund_id: int | None, day: date, cents: int, kind: str, count: int, by: str
) -> int:
    """A line for what a help cost, with the next number of its year."""
    values = {"fund_id": fund_id, "local_date": day, "amount_cents": cents, "aid_kind": kind, "count": count}
    return _write(uow, {**values, "aid_id": aid_id, "written_by": by})


def take_back(uow: UnitOfWork, entry_id: int, day: date, reason: str, by: str) -> int:
    """A line that takes another one back (Storno), on the day on which it is written. Raises NotFound."""
    taken = uow.conn.execute(
        select(*FundEntry.__table__.columns).where(FundEntry.id == entry_id)
    ).one_or_none()
    if taken is None:
        raise NotFound
    values = {name: getattr(taken, name) for name in ("fund_id", "aid_kind", "count", "aid_id")}
    return _write(
        uow,
        {
            **values,
            "local_date": day,
            "amount_cents": -taken.amount_cents,
            "storno_of": entry_id,
            "reason": reason,
            "written_by": by,
        },
    )


def _write(uow: UnitOfWork, values: dict[str, Any]) -> int:
    # Read in the write itself: whoever else wrote meanwhile makes this one be decided anew.
    year = values["local_date"].year
    return uow.insert(FundEntry, {**values, "year": year, "number": last_number(uow.conn, year) + 1})


def last_number(conn: Connection, year: int) -> int:
    """The last number that was given in a year, 0 for none."""
    query = select(func.coalesce(func.max(FundEntry.number), 0)).where(FundEntry.year == year)
    number: int = conn.execute(query).scalar_one()
    return number


def printed(uow: UnitOfWork, entry_id: int) -> bool:
    """Remember that the receipt was made: from now on only a storno takes it back. Whether it was the first time."""
    seen = uow.conn.execute(select(FundEntry.printed_at).where(FundEntry.id == entry_id)).one_or_none()
    if seen is None:
        raise NotFound
    if seen.printed_at is not None:
        return False
    return uow.update(FundEntry, entry_id, {"printed_at": uow.at}, HERE)


def of_aid(conn: Connection, aid_id: int) -> int | None:
    """The line of a help that nothing has taken back; None where it cost nothing, or is taken back."""
    query = select(FundEntry.id).where(FundEntry.aid_id == aid_id, FundEntry.storno_of.is_(None))
    later = aliased(FundEntry)
    query = query.where(~select(later.id).where(later.storno_of == FundEntry.id).exists())
    return conn.execute(query).scalars().first()


def entry(conn: Connection, entry_id: int) -> FundEntryRow:
    """One line. Raises NotFound."""
    found = conn.execute(_entries().where(FundEntry.id == entry_id)).one_or_none()
    if found is None:
        raise NotFound
    return _entry(found)


def entries(
    conn: Connection, fund_id: int | None, after: After | None, size: int | None
) -> Part[FundEntryRow]:
    """The lines of a fund, or of all, the newest first."""
    query = _entries() if fund_id is None else _entries().where(FundEntry.fund_id == fund_id)
    order = (FundEntry.year, FundEntry.number)
    found, following = read_part(conn, query, order, after, size, descending=True)
    return Part(tuple(map(_entry, found)), following)


def between(conn: Connection, first: date, last: date) -> tuple[FundEntryRow, ...]:
    """The lines of these days, of all funds, in the order of their numbers."""
    query = _entries().where(FundEntry.local_date.between(first, last))
    return tuple(map(_entry, conn.execute(query.order_by(FundEntry.year, FundEntry.number))))


def _entries() -> Any:
    return (
        select(
            *FundEntry.__table__.columns,
            Fund.name.label("fund_name"),
            Colleague.first_name,
            _TAKEN_BACK.year.label("of_year"),
            _TAKEN_BACK.number.label("of_number"),
            _TAKES_BACK.year.label("by_year"),
            _TAKES_BACK.number.label("by_number"),
        )
        .outerjoin(Fund, FundEntry.fund_id == Fund.id)
        .outerjoin(Colleague, FundEntry.written_by == Colleague.key)
        .outerjoin(_TAKEN_BACK, FundEntry.storno_of == _TAKEN_BACK.id)
        .outerjoin(_TAKES_BACK, _TAKES_BACK.storno_of == FundEntry.id)
    )


def _entry(found: Any) -> FundEntryRow:
    return FundEntryRow(
        id=found.id,
        number=entry_number(found.year, found.number),
        on=found.local_date,
        amount_cents=found.amount_cents,
        aid_kind=found.aid_kind,
        count=found.count,
        fund_id=found.fund_id,
        fund_name=found.fund_name or "",
        storno_of=None if found.of_year is None else entry_number(found.of_year, found.of_number),
        taken_back_by=None if found.by_year is None else entry_number(found.by_year, found.by_number),
        reason=found.reason,
        aid_id=found.aid_id,
        written_by=found.first_name or found.written_by,
        printed=found.printed_at is not None,
        version=found.version,
    )


# -- counts


def count(uow: UnitOfWork, data: CountData, day: date, expected_cents: int, by: str) -> int:
    """A count of the cash box, beside what should be in it."""
    values = asdict(data)
    return uow.insert(
        FundCount, {**values, "counted_on": day, "expected_cents": expected_cents, "counted_by": by}
    )


def count_row(conn: Connection, count_id: int) -> CountRow:
    """One count. Raises NotFound."""
    found = conn.execute(_counts().where(FundCount.id == count_id)).one_or_none()
    if found is None:
        raise NotFound
    return _count(found)


def counts(conn: Connection, fund_id: int) -> tuple[CountRow, ...]:
    """The counts of a fund's cash box, the newest first."""
    found: Sequence[Any] = conn.execute(
        _counts().where(FundCount.fund_id == fund_id).order_by(FundCount.id.desc())
    ).all()
    rows = list(map(_count, found))
    fund = row(conn, fund_id) if rows and rows[0].data.closes else None
    if fund is not None and fund.closed_on is not None:
        # A closed fund is neither edited nor paid from: what differs was taken back since.
        rows[0] = replace(rows[0], after_cents=fund.left_cents - rows[0].expected_cents)
    return tuple(rows)


def _counts() -> Any:
    return select(*FundCount.__table__.columns, Colleague.first_name).outerjoin(
        Colleague, FundCount.counted_by == Colleague.key
    )


def _count(found: Any) -> CountRow:
    data = CountData(**{name: getattr(found, name) for name in CountData.__dataclass_fields__})
    by = found.first_name or found.counted_by
    return CountRow(found.id, data, found.counted_on, found.expected_cents, by, found.version)
