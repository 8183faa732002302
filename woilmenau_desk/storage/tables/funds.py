"""Funds that emergency help is paid from, and the record of the money, which knows no person.

The record must stay where a person is erased, so a line of it names what was paid and when, never to whom. The one way
back is `aid_id`, which goes with the help.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Fund(Versioned):
    """Money that somebody gave for a purpose (Topf): donor, budget in cents, from when until when."""

    __tablename__ = "fund"
    kind: ClassVar = Kind.FUND

    name: Mapped[str] = mapped_column(unique=True)
    donor: Mapped[str] = mapped_column(server_default=text("''"))
    budget_cents: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    cash: Mapped[bool] = mapped_column(server_default=false())  # it lies in a cash box that is counted
    closed_on: Mapped[date | None]


class FundEntry(Versioned):
    """One payment (Beleg), or what takes one back (Storno); nothing is ever deleted, no number is missing."""

    __tablename__ = "fund_entry"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index(None, "fund_id"),
        Index(None, "aid_id"),
        Index(None, "local_date"),
    )
    kind: ClassVar = Kind.FUND
    part_of: ClassVar = NO_NUMBER

    year: Mapped[int]
    number: Mapped[int]  # without a gap in its year
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("fund.id"))
    local_date: Mapped[date]
    amount_cents: Mapped[int]  # negative in a storno
    aid_kind: Mapped[str]
    count: Mapped[int] = mapped_column(server_default=text("1"))
    storno_of: Mapped[int | None] = mapped_column(ForeignKey("fund_entry.id"), unique=True)
    reason: Mapped[str] = mapped_column(server_default=text("''"))  # of a storno
    aid_id: Mapped[int | None] = mapped_column(ForeignKey("emergency_aid.id"))
    printed_at: Mapped[datetime | None]
    written_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))


class FundCount(Versioned):
    """A count of the cash box by two people; a difference stays to be seen."""

    __tablename__ = "fund_count"
    __table_args__ = (Index(None, "fund_id"),)
    kind: ClassVar = Kind.FUND
    part_of: ClassVar = "fund_id"

    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"))
    counted_on: Mapped[date]
    counted_cents: Mapped[int]
    expected_cents: Mapped[int]
    counted_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    second: Mapped[str]  # who counted along: a colleague's or a volunteer's name
    remark: Mapped[str] = mapped_column(server_default=text("''"))
    closes: Mapped[bool] = mapped_column(server_default=false())
