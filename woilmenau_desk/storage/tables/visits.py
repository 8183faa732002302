"""Visits and what happened in them: topics, referrals, emergency help.

The columns under "snapshot" hold what was true of the person at the contact (domain definition "reference date"),
so that a report printed again gives the same figures.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.engine.dialects import where
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Visit(Versioned):
    """One contact of one person, or of an anonymous group, with its companions."""

    __tablename__ = "visit"
    __table_args__ = (
        Index(None, "local_date"),
        # A person's visits in their order; whether a contact is the first is told from this index alone.
        Index(
            "ix_visit_person_time",
            "person_id",
            "occurred_at",
            "voided_at",
            **where("person_id IS NOT NULL"),
        ),
    )
    kind: ClassVar = Kind.VISIT

    occurred_at: Mapped[datetime]
    local_date: Mapped[date]
    reason: Mapped[str]
    channel: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    group_size: Mapped[int]
    adults: Mapped[int]
    children: Mapped[int]
    language: Mapped[str | None]
    interpreting: Mapped[str | None]
    within_hours: Mapped[bool]
    logged_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    origin: Mapped[str] = mapped_column(server_default="counter")  # what it was made with: VisitOrigin
    voided_at: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]
    # snapshot; gender and age band may also be noted of somebody anonymous
    gender: Mapped[str | None]
    age_band: Mapped[str | None]
    birth_year: Mapped[int | None]
    nationality: Mapped[str | None]
    status: Mapped[str | None]
    benefit_system: Mapped[str | None]


class VisitTopic(Versioned):
    """A topic (Thema) of a visit; several at once."""

    __tablename__ = "visit_topic"
    __table_args__ = (Index(None, "visit_id"),)
    kind: ClassVar = Kind.SESSION
    part_of: ClassVar = NO_NUMBER

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    topic: Mapped[str]


class Referral(Versioned):
    """A visitor was sent on to a named target (Verweis).

    Target and reason are sealed: where somebody is sent tells what it is about. `target` is the column of earlier
    versions: the first login with the vault empties it. `code` stands on the slip that the visitor takes along.
    """

    __tablename__ = "referral"
    __table_args__ = (
        Index(None, "local_date"),
        Index(None, "visit_id"),
        Index(None, "person_id"),
        Index(None, "case_id"),
        Index(None, "session_id"),
    )
    kind: ClassVar = Kind.REFERRAL

    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    local_date: Mapped[date]
    target: Mapped[str] = mapped_column(server_default=text("''"))
    state: Mapped[str]
    voided_at: Mapped[datetime | None]
    uid: Mapped[str | None] = mapped_column(unique=True)
    code: Mapped[str | None] = mapped_column(unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_session.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_case.id"))
    made_by: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))
    consent_on: Mapped[date | None]  # the day on which the person agreed that something is passed on
    answered_on: Mapped[date | None]  # the day of the last news of it
    slip_at: Mapped[datetime | None]  # when its slip was made: whoever has it goes by its code
    sealed: Mapped[bytes | None]
    sealed_version: Mapped[int] = mapped_column(server_default=text("0"))


class EmergencyAid(Versioned):
    """Immediate practical help (Soforthilfe): kind, count, amount, for how many."""

    __tablename__ = "emergency_aid"
    __table_args__ = (
        Index(None, "local_date"),
        Index(None, "person_id"),
        Index(None, "visit_id"),
        Index(None, "household_id"),
    )
    kind: ClassVar = Kind.AID

    occurred_at: Mapped[datetime]
    local_date: Mapped[date]
    aid_kind: Mapped[str]
    count: Mapped[int]
    amount_cents: Mapped[int | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    recipients: Mapped[int]
    given_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    remark: Mapped[str] = mapped_column(server_default=text("''"))
    household_id: Mapped[int | None] = mapped_column(
        ForeignKey("household.id")
    )  # where all of them were helped
    voided_at: Mapped[datetime | None]
