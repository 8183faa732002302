"""Who pays for the centre."""

from datetime import date
from typing import ClassVar

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Funder(Versioned):
    """A funder, the project it pays for from one day until another, and how its reports are made."""

    __tablename__ = "funder"
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    name: Mapped[str]
    project: Mapped[str] = mapped_column(server_default=text("''"))
    file_number: Mapped[str] = mapped_column(server_default=text("''"))
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    rule: Mapped[str]  # of confidentiality: domain.report.Rule
    language: Mapped[str] = mapped_column(server_default=text("'de'"))  # of the report
