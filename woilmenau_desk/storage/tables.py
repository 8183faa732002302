"""What all tables share: names of constraints, times in UTC, and how a row is called in the audit trail."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from woilmenau_desk.domain.changes import Kind


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC, stored as whole microseconds since 1970: portable, sortable, never ambiguous."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Refuses a moment without its time zone: that is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return round(value.timestamp() * 1_000_000)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        return None if value is None else datetime.fromtimestamp(value / 1_000_000, UTC)


class Base(DeclarativeBase):
    """The tables of the centre.

    Rows are written through the unit of work (explicit inserts and updates, each audited and undoable) and read as
    frozen domain objects; no mapped object ever leaves this package.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcMoment}


class Row(Base):
    """A row with a number of its own. `kind` is what the change bus calls it; None: nobody listens."""

    __abstract__ = True
    kind: ClassVar[Kind | None] = None

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # A number is never given twice, or the audit trail would tell two rows' stories as one.
        cls.metadata.tables[cls.__tablename__].dialect_options["sqlite"]["autoincrement"] = True
