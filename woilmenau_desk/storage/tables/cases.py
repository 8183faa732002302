"""Counselling cases and what stands around them: who may read them, follow-ups, deadlines, papers that were noted.

What was confided stands in no column: aims, lawyer, outcome, reasons, kinds of letters and titles of papers are sealed.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.engine.dialects import where
from woilmenau_desk.storage.tables.base import Sealed, Versioned

_OPEN = "done_at IS NULL AND voided_at IS NULL"


class CounsellingCase(Sealed):
    """A person or household that is counselled over time (Beratungsfall).

    `key_number`: 0 while the case is open to the team; otherwise which of its own keys seals it (`CaseKey`).
    """

    __tablename__ = "counselling_case"
    __table_args__ = (Index(None, "person_id"), Index(None, "household_id"), Index(None, "responsible"))
    kind: ClassVar = Kind.CASE

    number: Mapped[str] = mapped_column(unique=True)  # as people say it: 2026-0014
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    household_id: Mapped[int | None] = mapped_column(
        ForeignKey("household.id")
    )  # where it is the household's
    responsible: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    state: Mapped[str]  # domain.cases.CaseState
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    reached: Mapped[int] = mapped_column(
        server_default=text("1")
    )  # family members reached, the person included
    restricted: Mapped[bool] = mapped_column(server_default=false())
    key_number: Mapped[int] = mapped_column(server_default=text("0"))
    voided_at: Mapped[datetime | None]


class CaseEvent(Sealed):
    """Something that was decided of a case: opened, closed with its outcome, reopened, handed over, restricted."""

    __tablename__ = "case_event"
    __table_args__ = (Index(None, "case_id"),)
    kind: ClassVar = Kind.CASE
    part_of: ClassVar = "case_id"

    case_id: Mapped[int] = mapped_column(ForeignKey("counselling_case.id"))
    occurred_at: Mapped[datetime]
    what: Mapped[str]  # domain.cases.CaseStep
    colleague: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))  # to whom, or of whom
    written_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))


class CaseMember(Versioned):
    """Somebody of the family whom a case reaches."""

    __tablename__ = "case_member"
    __table_args__ = (UniqueConstraint("case_id", "person_id"), Index(None, "person_id"))
    kind: ClassVar = Kind.CASE
    part_of: ClassVar = "case_id"

    case_id: Mapped[int] = mapped_column(ForeignKey("counselling_case.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class CaseKey(Versioned):
    """The key of a restricted case, sealed for one named colleague, or for the recovery sheet.

    `holder` is a login, or what stands for the recovery sheet (`case_keys.SHEET`); `public_key` is whose half it was
    sealed to: after a password that the lead gave it fits no more, and a named colleague has to give it again.
    """

    __tablename__ = "case_key"
    __table_args__ = (UniqueConstraint("case_id", "holder"), Index(None, "holder"))
    kind: ClassVar = Kind.CASE
    part_of: ClassVar = "case_id"

    case_id: Mapped[int] = mapped_column(ForeignKey("counselling_case.id"))
    holder: Mapped[str]
    key_number: Mapped[int]
    public_key: Mapped[bytes]
    sealed_key: Mapped[bytes]
    valid_until: Mapped[date | None]  # the last day of a stand-in
    named_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    named_at: Mapped[datetime]


class SessionAmendment(Sealed):
    """What was added to a session's note after it was closed; the original stays."""

    __tablename__ = "session_amendment"
    __table_args__ = (Index(None, "session_id"),)
    kind: ClassVar = Kind.SESSION
    part_of: ClassVar = "session_id"

    session_id: Mapped[int] = mapped_column(ForeignKey("counselling_session.id"))
    written_at: Mapped[datetime]
    written_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))


class FollowUp(Sealed):
    """Something to look at again on a day (Wiedervorlage); its reason is sealed."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index(None, "person_id"),
        Index(None, "case_id"),
        Index(None, "session_id"),
        # The few that are due, without the many that are done.
        Index("ix_follow_up_open", "due_on", **where(_OPEN)),
    )
    kind: ClassVar = Kind.FOLLOW_UP

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_case.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_session.id"))
    due_on: Mapped[date]
    colleague: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    every: Mapped[str | None]  # domain.follow_ups.Every: the next one comes when this one is done
    origin: Mapped[str]  # domain.follow_ups.Origin
    about_day: Mapped[date | None]  # of a paper: the day on which it runs out
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))
    voided_at: Mapped[datetime | None]


class Deadline(Sealed):
    """The last day that follows from a letter (Brief-Frist); which letter, and how it was counted, is sealed."""

    __tablename__ = "deadline"
    __table_args__ = (
        Index(None, "person_id"),
        Index(None, "case_id"),
        Index("ix_deadline_open", "last_day", **where(_OPEN)),
    )
    kind: ClassVar = Kind.DEADLINE

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_case.id"))
    last_day: Mapped[date]
    made_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))
    voided_at: Mapped[datetime | None]


class NotedDocument(Sealed):
    """A paper that was seen, and when it runs out; its title is sealed. The paper itself is not kept."""

    __tablename__ = "noted_document"
    __table_args__ = (Index(None, "person_id"), Index(None, "case_id"), Index(None, "runs_out_on"))
    kind: ClassVar = Kind.DOCUMENT

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_case.id"))
    noted_on: Mapped[date]
    runs_out_on: Mapped[date | None]
    noted_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    voided_at: Mapped[datetime | None]
