"""What was imported, kept so that it can be taken back; and how columns of a file were matched to fields."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class ImportBatch(Versioned):
    """One import: which rows it made and what it changed, packed. Taken back, it keeps only that it was."""

    __tablename__ = "import_batch"
    __table_args__ = (Index(None, "at"),)
    kind: ClassVar = Kind.IMPORT

    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    list_kind: Mapped[str]  # domain.transfer.ListKind
    file_name: Mapped[str]
    new: Mapped[int]
    changed: Mapped[int]
    refused: Mapped[int]
    rows: Mapped[bytes | None]
    taken_back_at: Mapped[datetime | None]


class ColumnMatch(Versioned):
    """Which field a heading stands for in lists of a kind, as somebody corrected it; an empty field: left out."""

    __tablename__ = "column_match"
    __table_args__ = (UniqueConstraint("list_kind", "heading"),)
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    list_kind: Mapped[str]
    heading: Mapped[str]
    field: Mapped[str]
