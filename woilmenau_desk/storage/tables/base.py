"""What all tables share: names of constraints, times in UTC, and how a row is called in the audit trail."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import BigInteger, Date, LargeBinary, MetaData, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.engine import dialects

# A calendar has the years 1 to 9999. At its ends a moment has no local time, and a day no day before or after it: so a
# year at each end holds nothing.
DAYS: Final = (date(2, 1, 1), date(9998, 12, 31))
NO_NUMBER: Final = ""
"""Told as a kind without the number of any row: whoever shows that kind reads it anew."""
_DAY: Final = 86_400_000_000
# The first and the last moment that are read, as they are stored.
MOMENTS: Final = (
    (DAYS[0] - date(1970, 1, 1)).days * _DAY,
    (DAYS[1] - date(1970, 1, 1)).days * _DAY + _DAY - 1,
)


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
        """Aware, in UTC. Refuses what no calendar has, before anybody reckons with it."""
        if value is None:
            return None
        if not MOMENTS[0] <= value <= MOMENTS[1]:
            raise ValueError("no moment")
        return datetime.fromtimestamp(value / 1_000_000, UTC)


class Day(TypeDecorator[date]):
    """A day of the centre's calendar, as a day is stored by the database."""

    impl = Date
    cache_ok = True

    def process_result_value(self, value: date | None, dialect: Dialect) -> date | None:
        """Refuses what has no day before or after it, before anybody reckons with it."""
        if value is not None and not DAYS[0] <= value <= DAYS[1]:
            raise ValueError("no day")
        return value


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
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcMoment, date: Day, bytes: Bytes}


class Row(Base):
    """A row with a number of its own. `kind` is what the change bus calls it; None: nobody listens.

    A number that is told with a kind is that of one table's rows. Whatever else is told as that kind says in `part_of`
    which of its columns holds such a number, or that none does.
    """

    __abstract__ = True
    kind: ClassVar[Kind | None] = None
    part_of: ClassVar[str | None] = None
    # The column that names what a row is nothing without: it goes with that, also where its making is taken back.
    falls_with: ClassVar[str] = ""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # A number is never given twice, or the audit trail would tell two rows' stories as one.
        if "__table__" in vars(cls):
            dialects.never_twice(cls.metadata.tables[cls.__tablename__])


class Versioned(Row):
    """A row that is written through the unit of work: each write that changes it gives it the next version.

    Whoever changes it says which version they read, and the database compares. New rows have version 1.
    """

    __abstract__ = True

    # The digests in the audit trail leave out what holds its default, so that an older table may be given this column.
    version: Mapped[int] = mapped_column(server_default=text("1"), sort_order=1)


class Sealed(Versioned):
    """A row with something confidential: all of it in one text that the vault seals (`storage.sealed_fields`).

    `uid` and `sealed_version` bind the text to this very row as it was when it was sealed; `uid` is never used again.
    """

    __abstract__ = True

    uid: Mapped[str] = mapped_column(unique=True)
    sealed: Mapped[bytes | None]
    sealed_version: Mapped[int] = mapped_column(server_default=text("0"))
