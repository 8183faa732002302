"""Funders: rows that reports are made for."""

from dataclasses import asdict, fields

from sqlalchemy import Connection, select

from woilmenau_desk.domain.funders import FunderData, FunderRow
from woilmenau_desk.storage.tables.funders import Funder
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_NAMES = tuple(field.name for field in fields(FunderData))
_ALL = select(Funder.id, Funder.version, *(getattr(Funder, name) for name in _NAMES)).order_by(Funder.id)


def all_of_them(conn: Connection) -> tuple[FunderRow, ...]:
    """All funders, those whose time is over included, in the order they were entered."""
    return tuple(
        FunderRow(row_id, FunderData(**dict(zip(_NAMES, values, strict=True))), version)
        for row_id, version, *values in conn.execute(_ALL)
    )


def add(uow: UnitOfWork, data: FunderData) -> FunderRow:
    """Add a funder."""
    return FunderRow(uow.insert(Funder, asdict(data)), data)


def change(uow: UnitOfWork, funder_id: int, data: FunderData, version: int) -> FunderRow:
    """Change a funder. Raises NotFound or ChangedMeanwhile."""
    uow.update(Funder, funder_id, asdict(data), version)
    made = uow.conn.execute(select(Funder.version).where(Funder.id == funder_id)).scalar_one()
    return FunderRow(funder_id, data, made)


def remove(uow: UnitOfWork, funder_id: int, version: int) -> None:
    """Take out a funder that was entered by mistake. Raises NotFound or ChangedMeanwhile."""
    uow.delete(Funder, funder_id, version)
