"""Funders: rows that reports are made for, with what was agreed on and the picture at the head of their reports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields

from sqlalchemy import Connection, exists, select

from woilmenau_desk.domain.funders import FunderData, FunderRow, IndicatorData, Per
from woilmenau_desk.storage.tables.funders import Funder, FunderIndicator, FunderLogo
from woilmenau_desk.storage.tables.reports import ClosedReport, ReportText
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_NAMES = tuple(field.name for field in fields(FunderData))
_ALL = select(Funder.id, Funder.version, *(getattr(Funder, name) for name in _NAMES)).order_by(Funder.id)
_AGREED = select(
    FunderIndicator.funder_id,
    FunderIndicator.figure,
    FunderIndicator.title,
    FunderIndicator.target,
    FunderIndicator.per,
).order_by(FunderIndicator.funder_id, FunderIndicator.place, FunderIndicator.id)


def all_of_them(conn: Connection) -> tuple[FunderRow, ...]:
    """All funders, those whose time is over included, in the order they were entered."""
    agreed: defaultdict[int, list[IndicatorData]] = defaultdict(list)
    for funder_id, figure, title, target, per in conn.execute(_AGREED):
        agreed[funder_id].append(IndicatorData(figure, title, target, Per(per)))
    with_logo = set(conn.execute(select(FunderLogo.funder_id)).scalars())
    return tuple(
        FunderRow(
            row_id,
            FunderData(**dict(zip(_NAMES, values, strict=True))),
            version,
            tuple(agreed[row_id]),
            row_id in with_logo,
        )
        for row_id, version, *values in conn.execute(_ALL)
    )


def read(conn: Connection, funder_id: int) -> FunderRow | None:
    """The funder of that number; None where there is none."""
    return next((row for row in all_of_them(conn) if row.id == funder_id), None)


def add(uow: UnitOfWork, data: FunderData) -> int:
    """Add a funder and return its number."""
    return uow.insert(Funder, asdict(data))


def change(uow: UnitOfWork, funder_id: int, data: FunderData, version: int, *, always: bool = False) -> None:
    """Change a funder; `always`: also where only what belongs to it differs. Raises NotFound or ChangedMeanwhile."""
    uow.update(Funder, funder_id, asdict(data), version, always=always)


def remove(uow: UnitOfWork, funder_id: int, version: int) -> None:
    """Take out a funder that was entered by mistake. Raises NotFound or ChangedMeanwhile."""
    agree(uow, funder_id, ())
    _drop_logo(uow, funder_id)
    uow.delete(Funder, funder_id, version)


def is_used(conn: Connection, funder_id: int) -> bool:
    """Whether a report was closed, or a text was written, for this funder alone."""
    closed = exists().where(ClosedReport.funder_id == funder_id)
    written = exists().where(ReportText.funder_id == funder_id)
    return bool(conn.execute(select(closed | written)).scalar())


def take_over(uow: UnitOfWork, funder_id: int) -> None:
    """Give this funder what was closed for the nameless one that it takes the place of.

    Texts of the nameless one are for all, so they stay.
    """
    table = ClosedReport
    nameless = select(table.id, table.version).where(table.funder_id.is_(None)).order_by(table.id)
    for row_id, seen in uow.conn.execute(nameless).all():
        uow.update(table, row_id, {"funder_id": funder_id}, seen)


def logo(conn: Connection, funder_id: int) -> bytes:
    """The picture at the head of its reports; empty where there is none."""
    return (
        conn.execute(select(FunderLogo.picture).where(FunderLogo.funder_id == funder_id)).scalar_one_or_none()
        or b""
    )


def set_logo(uow: UnitOfWork, funder_id: int, picture: bytes) -> None:
    """Keep another picture; an empty one is none. The funder itself is changed with it (`change`, `always`)."""
    _drop_logo(uow, funder_id)
    if picture:
        uow.insert(FunderLogo, {"funder_id": funder_id, "picture": picture})


def _drop_logo(uow: UnitOfWork, funder_id: int) -> None:
    kept = select(FunderLogo.id, FunderLogo.version).where(FunderLogo.funder_id == funder_id)
    for row_id, seen in uow.conn.execute(kept).all():
        uow.delete(FunderLogo, row_id, seen)


def agree(uow: UnitOfWork, funder_id: int, wanted: Sequence[IndicatorData]) -> None:
    """Let this be what was agreed on, in this order: rows that are there are changed, others added or taken out."""
    rows = (
        select(FunderIndicator.id, FunderIndicator.version)
        .where(FunderIndicator.funder_id == funder_id)
        .order_by(FunderIndicator.place, FunderIndicator.id)
    )
    kept = list(uow.conn.execute(rows).all())
    for place, one in enumerate(wanted):
        values = {**asdict(one), "per": str(one.per), "place": place}
        if place < len(kept):
            uow.update(FunderIndicator, kept[place][0], values, kept[place][1])
        else:
            uow.insert(FunderIndicator, {**values, "funder_id": funder_id})
    for row_id, seen in kept[len(wanted) :]:
        uow.delete(FunderIndicator, row_id, seen)
