"""Who pays for the centre."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Bytes, Versioned


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
    least: Mapped[int] = mapped_column(server_default=text("5"))  # the k of suppression
    bands: Mapped[str] = mapped_column(server_default=text("'standard'"))  # name of a set of age bands
    layout: Mapped[str] = mapped_column(server_default=text("'standard'"))  # domain.funders.Layout
    tables: Mapped[str] = mapped_column(server_default=text("''"))  # ids in their order; empty: all


class FunderIndicator(Versioned):
    """What was agreed with a funder: so much of a figure in a month, a year or the project."""

    __tablename__ = "funder_indicator"
    __table_args__ = (Index(None, "funder_id"),)
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    funder_id: Mapped[int] = mapped_column(ForeignKey("funder.id"))
    place: Mapped[int]  # in the order of the funder's
    figure: Mapped[str]
    title: Mapped[str] = mapped_column(server_default=text("''"))
    target: Mapped[int]
    per: Mapped[str]  # domain.funders.Per


class FunderLogo(Versioned):
    """The picture at the head of a funder's report."""

    __tablename__ = "funder_logo"
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    funder_id: Mapped[int] = mapped_column(ForeignKey("funder.id"), unique=True)
    picture: Mapped[bytes] = mapped_column(Bytes)
