"""Volunteers (Ehrenamtliche), apart from the visitors: who they are, what they do, and when they really did it.

Of a conduct certificate only that it was seen, its date, and whether it holds something relevant (§ 72a SGB VIII).
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Volunteer(Versioned):
    """Somebody who helps without pay. Lists of codes stand with a space between, a language's with its level behind "=".

    `person_id` is the same human being among the visitors, if they wanted it known; the lead decides it.
    """

    __tablename__ = "volunteer"
    kind: ClassVar = Kind.VOLUNTEER

    given_name: Mapped[str]
    family_name: Mapped[str]
    birthday: Mapped[date | None]
    phone: Mapped[str] = mapped_column(server_default=text("''"))
    email: Mapped[str] = mapped_column(server_default=text("''"))
    address: Mapped[str] = mapped_column(server_default=text("''"))
    languages: Mapped[str] = mapped_column(server_default=text("''"))  # "ar=native de=b2"
    skills: Mapped[str] = mapped_column(server_default=text("''"))
    areas: Mapped[str] = mapped_column(server_default=text("''"))  # value list volunteer_areas
    groups: Mapped[str] = mapped_column(server_default=text("''"))  # value list volunteer_groups
    may_congratulate: Mapped[bool] = mapped_column(server_default=false())
    may_mail: Mapped[bool] = mapped_column(server_default=false())
    certificate_seen_on: Mapped[date | None]
    certificate_of: Mapped[date | None]
    certificate_relevant: Mapped[bool | None]
    pledged_on: Mapped[date | None]
    briefed_on: Mapped[date | None]
    heard_on: Mapped[date | None]  # when they were last in touch, beside hours and answers
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]  # the last day
    end_reason: Mapped[str] = mapped_column(server_default=text("''"))
    external_id: Mapped[str | None] = mapped_column(unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]


class VolunteerRole(Versioned):
    """A role of a volunteer (value list volunteer_roles), from a day to a day.

    Nobody listens to this table and the two that follow: whatever changes in them gives the volunteer's own row its next
    version, so the change is told as theirs.
    """

    __tablename__ = "volunteer_role"
    __table_args__ = (Index(None, "volunteer_id"),)

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    role: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]


class VolunteerTime(Versioned):
    """When a volunteer can, every week. Minutes of the day in local time; 0 is Monday."""

    __tablename__ = "volunteer_time"
    __table_args__ = (Index(None, "volunteer_id"),)

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    weekday: Mapped[int]
    opens: Mapped[int]
    closes: Mapped[int]


class VolunteerAbsence(Versioned):
    """Days on which a volunteer is not there; a pause is one, too, and has no end while nobody knows it.

    `left`: they had left before it and came again after it.
    """

    __tablename__ = "volunteer_absence"
    __table_args__ = (Index(None, "volunteer_id"),)

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    pause: Mapped[bool] = mapped_column(server_default=false())
    reason: Mapped[str] = mapped_column(server_default=text("''"))
    left: Mapped[bool] = mapped_column(server_default=false())


class VolunteerTraining(Versioned):
    """A training that a volunteer took part in, at the centre (`session_id`) or elsewhere.

    It is told as the volunteer's by itself: whoever takes the roll call of one may not write the volunteer's own row.
    """

    __tablename__ = "volunteer_training"
    __table_args__ = (Index(None, "volunteer_id"), Index(None, "session_id"), Index(None, "on_day"))
    kind: ClassVar = Kind.VOLUNTEER
    part_of: ClassVar = "volunteer_id"

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    title: Mapped[str]
    on_day: Mapped[date]
    half_units: Mapped[int] = mapped_column(server_default=text("0"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("offer_session.id"))
    came: Mapped[bool]  # else announced


class Assignment(Versioned):
    """What a volunteer is to do (Einsatz), once or every week: for a person or family, an offer, the counter's roster."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index(None, "volunteer_id"),
        Index(None, "person_id"),
        Index(None, "offer_id"),
        Index(None, "first_day"),
    )
    kind: ClassVar = Kind.ASSIGNMENT

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    role: Mapped[str]  # value list volunteer_roles: what they do there
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offer.id"))
    about: Mapped[str] = mapped_column(server_default=text("''"))
    weekday: Mapped[int | None]  # every week; None: on the first day only, or as agreed
    starts: Mapped[int | None]
    ends: Mapped[int | None]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    state: Mapped[str]  # domain.assignments.AssignmentState
    created_at: Mapped[datetime]


class VolunteerHours(Versioned):
    """Minutes that a volunteer really served on a day; `preparation` are those of them that prepared it."""

    __tablename__ = "volunteer_hours"
    __table_args__ = (
        CheckConstraint("minutes > 0", name="minutes"),
        Index(None, "volunteer_id", "on_day"),
        Index(None, "on_day"),
        Index(None, "assignment_id"),
    )
    kind: ClassVar = Kind.HOURS

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    on_day: Mapped[date]
    minutes: Mapped[int]
    preparation: Mapped[int] = mapped_column(server_default=text("0"))
    role: Mapped[str]  # value list volunteer_roles: its area is the field of the report
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offer.id"))
    source: Mapped[str]  # domain.hours.HoursSource
    noted_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    noted_at: Mapped[datetime]
    sheet_line: Mapped[str | None]  # of a paper sheet: its code, and the line as it was written there


class VolunteerRequest(Versioned):
    """That a volunteer was asked for something, and what they answered."""

    __tablename__ = "volunteer_request"
    __table_args__ = (Index(None, "volunteer_id", "asked_at"),)
    kind: ClassVar = Kind.VOLUNTEER
    part_of: ClassVar = "volunteer_id"

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    role: Mapped[str | None]
    language: Mapped[str | None]
    on_day: Mapped[date | None]
    starts: Mapped[int | None]
    answer: Mapped[str]  # domain.finder.Answer
    answered_at: Mapped[datetime | None]
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))


class Allowance(Versioned):
    """An allowance that was paid to a volunteer, counted against the limit of its year (EStG § 3 Nr. 26, 26a)."""

    __tablename__ = "allowance"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount"),
        Index(None, "volunteer_id", "on_day"),
    )
    kind: ClassVar = Kind.HOURS
    part_of: ClassVar = NO_NUMBER

    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"))
    on_day: Mapped[date]
    amount_cents: Mapped[int]
    rule: Mapped[str]  # value list allowance_rules
    role: Mapped[str]
    voided_at: Mapped[datetime | None]


class RosterDuty(Versioned):
    """Who opens the centre: every week on a weekday from a day to a day, or on one day. Minutes in local time."""

    __tablename__ = "roster_duty"
    __table_args__ = (
        CheckConstraint("(colleague IS NULL) <> (volunteer_id IS NULL)", name="one_of_both"),
        Index(None, "last_day"),
        Index(None, "volunteer_id"),
    )
    kind: ClassVar = Kind.ROSTER

    colleague: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"))
    weekday: Mapped[int]
    starts: Mapped[int]
    ends: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date | None]


class ColleagueAbsence(Versioned):
    """Days on which a colleague is not there."""

    __tablename__ = "colleague_absence"
    __table_args__ = (UniqueConstraint("colleague", "first_day"),)
    kind: ClassVar = Kind.ROSTER
    part_of: ClassVar = NO_NUMBER

    colleague: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(server_default=text("''"))
