"""What all tables share: names of constraints, times in UTC, and how a row is called in the audit trail."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import BigInteger, LargeBinary, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from woilmenau_desk.domain.changes import Kind

# The first and the last moment that a calendar has, as they are stored.
MOMENTS: Final = (-62_135_596_800_000_000, 253_402_300_799_999_999)


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
        try:
            return None if value is None else datetime.fromtimestamp(value / 1_000_000, UTC)
        except (OverflowError, OSError) as error:
            # Not every platform says the same of a moment that no calendar has.
            raise ValueError("no moment") from error


class Bytes(TypeDecorator[bytes]):
    """Digests, seals and sealed texts. What somebody put there that is no bytes reads as none: nothing fits it."""

    impl = LargeBinary
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], bytes | None]:
        """Of `bytes` only; made into bytes, a number would take as much memory as it says."""
        return _bytes_alone


def _bytes_alone(value: Any) -> bytes | None:
    return value if value is None or type(value) is bytes else b""


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
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcMoment, bytes: Bytes}


class Row(Base):
    """A row with a number of its own. `kind` is what the change bus calls it; None: nobody listens."""

    __abstract__ = True
    kind: ClassVar[Kind | None] = None

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # A number is never given twice, or the audit trail would tell two rows' stories as one.
        cls.metadata.tables[cls.__tablename__].dialect_options["sqlite"]["autoincrement"] = True
