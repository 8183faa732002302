"""Offers (Angebote): the series they meet by, what is otherwise on single days, who leads, who is in, who came.

Sessions are reckoned from the series and never copied: a row of a session holds only what the series cannot know.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Offer(Versioned):
    """Something the centre offers: a course, a café, a workshop; also a training for volunteers."""

    __tablename__ = "offer"
    kind: ClassVar = Kind.OFFER

    title: Mapped[str]
    offer_kind: Mapped[str]  # value list offer_kinds
    target_group: Mapped[str]  # value list target_groups
    level: Mapped[str | None]  # value list levels
    partner: Mapped[str] = mapped_column(server_default=text("''"))
    room: Mapped[str] = mapped_column(server_default=text("''"))
    about: Mapped[str] = mapped_column(server_default=text("''"))
    capacity: Mapped[int | None]  # None: no limit
    childcare_places: Mapped[int] = mapped_column(server_default=text("0"))
    half_units: Mapped[int] = mapped_column(
        server_default=text("0")
    )  # subsidised units of a session, in halves
    for_volunteers: Mapped[bool] = mapped_column(server_default=false())
    external_id: Mapped[str | None] = mapped_column(unique=True)
    ended_on: Mapped[date | None]  # the last day; None: goes on
    created_at: Mapped[datetime]


class OfferSeries(Versioned):
    """A rule by which an offer meets, from its first day to its last; several make a week. Minutes in local time."""

    __tablename__ = "offer_series"
    __table_args__ = (Index(None, "offer_id"),)
    kind: ClassVar = Kind.OFFER
    part_of: ClassVar = "offer_id"

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    rhythm: Mapped[str]  # domain.offers.Rhythm
    every: Mapped[int] = mapped_column(server_default=text("1"))  # each so many weeks or months
    weekday: Mapped[int]  # 0 is Monday
    nth: Mapped[int | None]  # of a month: 1 to 4, or -1 for the last
    starts: Mapped[int]
    ends: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    in_school_holidays: Mapped[bool] = mapped_column(server_default=false())


class OfferSession(Versioned):
    """What is known of one session beside the rule: that it was moved, called off, added, or held.

    `planned_on` and `planned_starts` say which one it is: day and minute by the rule, or its own where it was added. They
    never change. The heads are those beside the people who are known by name. `half_units` and `offer_kind` are what the
    offer said when somebody was there: what was is not counted with what the offer is made into later.
    """

    __tablename__ = "offer_session"
    __table_args__ = (
        UniqueConstraint("offer_id", "planned_on", "planned_starts"),
        Index(None, "on_day"),
        Index(None, "planned_on"),
    )
    kind: ClassVar = Kind.OFFER
    part_of: ClassVar = "offer_id"

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    planned_on: Mapped[date]
    planned_starts: Mapped[int]
    added: Mapped[bool] = mapped_column(server_default=false())
    on_day: Mapped[date]
    starts: Mapped[int]
    ends: Mapped[int]
    room: Mapped[str | None]  # None: the offer's
    state: Mapped[str]  # domain.offers.SessionState
    reason: Mapped[str] = mapped_column(server_default=text("''"))
    half_units: Mapped[int | None]  # None: the offer's
    anonymous_adults: Mapped[int] = mapped_column(server_default=text("0"))
    anonymous_children: Mapped[int] = mapped_column(server_default=text("0"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)  # of the anonymous heads
    offer_kind: Mapped[str | None]  # None: the offer's


class OfferLeader(Versioned):
    """Who leads an offer, from a day to a day: a colleague, a volunteer, or somebody of the partner by name."""

    __tablename__ = "offer_leader"
    __table_args__ = (Index(None, "offer_id"), Index(None, "volunteer_id"))
    kind: ClassVar = Kind.OFFER
    part_of: ClassVar = "offer_id"

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    colleague: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"))
    name: Mapped[str] = mapped_column(server_default=text("''"))
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]


class Enrolment(Versioned):
    """Somebody's place in an offer, or on its waiting list. `place` never changes: the lower was there earlier."""

    __tablename__ = "enrolment"
    __table_args__ = (
        CheckConstraint("children >= 0", name="children"),
        Index(None, "offer_id", "state", "place"),
        Index(None, "person_id"),
    )
    kind: ClassVar = Kind.ENROLMENT

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str]  # domain.offers.EnrolmentState
    place: Mapped[int]
    children: Mapped[int] = mapped_column(server_default=text("0"))  # places in the childcare
    needs: Mapped[str] = mapped_column(server_default=text("''"))
    enrolled_at: Mapped[datetime]
    moved_up_at: Mapped[datetime | None]  # from the waiting list
    told_at: Mapped[datetime | None]  # was told so
    left_at: Mapped[datetime | None]


class Attendance(Versioned):
    """Somebody at a session: was announced, came, stayed away. Whoever came is a contact: `visit_id`."""

    __tablename__ = "attendance"
    __table_args__ = (Index(None, "session_id"), Index(None, "person_id"), Index(None, "local_date"))
    kind: ClassVar = Kind.ATTENDANCE

    session_id: Mapped[int] = mapped_column(ForeignKey("offer_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    local_date: Mapped[date]
    state: Mapped[str]  # domain.offers.AttendanceState
    noted_at: Mapped[datetime]
    noted_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    # as it was at the session
    gender: Mapped[str | None]
    birth_year: Mapped[int | None]


class ChildInCare(Versioned):
    """A child in the childcare of a session; `number` is the one that it is picked up with, of that session.

    One that was struck keeps its number, so that nobody else is given it.
    """

    __tablename__ = "child_in_care"
    __table_args__ = (Index(None, "session_id"), Index(None, "attendance_id"))
    kind: ClassVar = Kind.ATTENDANCE
    part_of: ClassVar = NO_NUMBER

    session_id: Mapped[int] = mapped_column(ForeignKey("offer_session.id"))
    attendance_id: Mapped[int | None] = mapped_column(ForeignKey("attendance.id"))  # of whoever brought it
    number: Mapped[int]
    local_date: Mapped[date]
    brought_at: Mapped[datetime]
    collected_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]


class RowCode(Versioned):
    """A line of a printed sheet, by the code that stands on it: whom a paper that comes back means.

    `sheet` is what the sheet is of, `code` what is typed; a code is never given twice.
    """

    __tablename__ = "row_code"
    __table_args__ = (UniqueConstraint("code"), Index(None, "sheet"))
    sheet: Mapped[str]  # "session:12" or "volunteer:3:2026-10"
    code: Mapped[str]
    session_id: Mapped[int | None] = mapped_column(ForeignKey("offer_session.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"))
    printed_at: Mapped[datetime]
