"""Counselling sessions. Their text is sealed by the vault before it reaches a row."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.engine.dialects import where
from woilmenau_desk.storage.tables.base import Versioned

_OPEN_FOLLOW_UP = "follow_up_on IS NOT NULL AND follow_up_done_at IS NULL AND voided_at IS NULL"


class CounsellingSession(Versioned):
    """An individual clarification with topic and outcome (Beratungsgespräch).

    `uid` binds note and facts to this very row and is never used for another one. Topics, outcome and who interpreted are
    sealed in `sealed_facts`. `outcome` and the follow-up's columns are those of earlier versions: the first login with the
    vault empties them.
    """

    __tablename__ = "counselling_session"
    __table_args__ = (
        Index(None, "person_id"),
        Index(None, "local_date"),
        Index(None, "occurred_at"),
        # The few that are due, without the many that are done.
        Index(
            "ix_counselling_session_open_follow_up",
            "follow_up_on",
            **where(_OPEN_FOLLOW_UP),
        ),
    )
    kind: ClassVar = Kind.SESSION

    uid: Mapped[str] = mapped_column(unique=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    occurred_at: Mapped[datetime]
    local_date: Mapped[date]
    duration_minutes: Mapped[int]
    outcome: Mapped[str | None]
    interpreting: Mapped[str | None]
    follow_up_on: Mapped[date | None]
    follow_up_done_at: Mapped[datetime | None]
    counsellor: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("counselling_case.id"), index=True)
    interpreting_language: Mapped[str | None]
    sealed_facts: Mapped[bytes | None]
    sealed_note: Mapped[bytes | None]
    note_version: Mapped[int] = mapped_column(
        server_default=text("0")
    )  # the row's version when note and facts were sealed: never one that they had before
    note_person_id: Mapped[int | None]  # whose the session was when it was made; a merge moves `person_id`
    voided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()  # without a default: the digests of old tell it
