"""What reports are made of beside figures, and the reports that were closed.

A closed report names nobody and refers to no person: erasing or merging somebody never reaches it.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Bytes, Sealed, Versioned


class ReportText(Versioned):
    """The answer to one question of the narrative (Sachbericht) of a span, for all funders or for one."""

    __tablename__ = "report_text"
    __table_args__ = (UniqueConstraint("span", "question", "funder_id"),)
    kind: ClassVar = Kind.REPORT
    part_of: ClassVar = NO_NUMBER

    span: Mapped[str]  # str(domain.spans.Span)
    question: Mapped[str]  # of the list report_questions
    funder_id: Mapped[int | None] = mapped_column(ForeignKey("funder.id"))  # None: for all of them
    text: Mapped[str]
    written_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    written_at: Mapped[datetime]
    # Who has said that nobody is to be recognised in it; empty once it is written on.
    confirmed_by: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))


class ReportNote(Versioned):
    """Something that a colleague noted for the report while it happened ("für den Bericht")."""

    __tablename__ = "report_note"
    __table_args__ = (Index(None, "local_date"),)
    kind: ClassVar = Kind.REPORT
    part_of: ClassVar = NO_NUMBER

    local_date: Mapped[date]
    question: Mapped[str | None]  # of the list report_questions; None: wherever it fits
    text: Mapped[str]
    written_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    written_at: Mapped[datetime]
    taken_into: Mapped[str | None]  # the span whose text it went into
    voided_at: Mapped[datetime | None]


class ClosedReport(Sealed):
    """A report as it was closed (Abschluss), for one funder and one span; a later one has the next number and a reason.

    `content`: compressed JSON of the report as it left the house; `told`: compressed JSON of every figure that was
    published with it, which later reports look at. What is true is sealed, for topics and status are no one's who may not
    read them: the report as the house sees it, what was counted, and stand-ins for the persons (`services.reports.closing`).
    """

    __tablename__ = "closed_report"
    __table_args__ = (UniqueConstraint("span", "funder_id", "number"), Index(None, "last_day"))
    kind: ClassVar = Kind.REPORT

    span: Mapped[str]  # str(domain.spans.Span)
    span_kind: Mapped[str]  # domain.spans.SpanKind
    first_day: Mapped[date]
    last_day: Mapped[date]
    funder_id: Mapped[int | None] = mapped_column(ForeignKey("funder.id"))  # None: the nameless one
    funder: Mapped[str]  # its name then
    number: Mapped[int]
    reason: Mapped[str] = mapped_column(server_default=text("''"))
    rule: Mapped[str]  # domain.report.Rule
    least: Mapped[int]
    software: Mapped[str]  # the version of the product
    closed_at: Mapped[datetime]
    closed_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    sha256: Mapped[str]  # of the PDF
    content: Mapped[bytes] = mapped_column(Bytes)
    told: Mapped[bytes] = mapped_column(Bytes)


class ClosedReportFile(Versioned):
    """A closed report in one format, byte for byte as it left the house."""

    __tablename__ = "closed_report_file"
    __table_args__ = (UniqueConstraint("closed_report_id", "format"),)
    kind: ClassVar = Kind.REPORT
    part_of: ClassVar = "closed_report_id"

    closed_report_id: Mapped[int] = mapped_column(ForeignKey("closed_report.id"))
    format: Mapped[str]  # pdf, xlsx, csv, json
    sha256: Mapped[str]
    packed: Mapped[bytes] = mapped_column(Bytes)  # compressed


class ProvisionalReport(Sealed):
    """What was told outside with a report that was not closed: later reports look at it as at all that was told.

    No file is kept: the figures, and what they were told of, are sealed.
    """

    __tablename__ = "provisional_report"
    kind: ClassVar = Kind.REPORT
    part_of: ClassVar = NO_NUMBER

    span: Mapped[str]  # str(domain.spans.Span)
    first_day: Mapped[date]  # of all that was told with it
    last_day: Mapped[date]
    told_at: Mapped[datetime]
    told_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
