"""Appointments and what stands around them: series, hours and busy times of colleagues, whoever waits, slips to print."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Appointment(Versioned):
    """A person, a colleague, a time; and where it wants them a room, a second helper, a place of its own.

    `planned_at` says which one of its series it is, and never changes: one that was moved is still that one.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        Index(None, "local_date"),
        Index(None, "person_id"),
        Index(None, "colleague", "starts_at"),
        Index(None, "volunteer_id"),
        Index(None, "series_id"),
    )
    kind: ClassVar = Kind.APPOINTMENT

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    colleague: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    starts_at: Mapped[datetime]
    local_date: Mapped[date]
    duration_minutes: Mapped[int]
    language: Mapped[str | None]
    state: Mapped[str]
    within_hours: Mapped[bool]
    reference: Mapped[str]
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)  # once it was kept
    changed_at: Mapped[datetime] = mapped_column(server_default="0")  # for the calendar entry on the slip
    version: Mapped[int] = mapped_column()  # without a default: the digests of old tell it
    type: Mapped[str] = mapped_column(server_default=text("'talk'"))  # value list appointment_types
    buffer_minutes: Mapped[int] = mapped_column(server_default=text("0"))  # after it, for colleague and room
    room: Mapped[str | None]  # value list rooms
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"))  # interprets or comes along
    helper: Mapped[str] = mapped_column(server_default=text("''"))  # somebody from outside who does, by name
    place: Mapped[str] = mapped_column(server_default=text("''"))  # of its own: an address, and no reason
    bring: Mapped[str] = mapped_column(server_default=text("''"))  # codes of bring_items, a space between
    series_id: Mapped[int | None] = mapped_column(ForeignKey("appointment_series.id"))
    planned_at: Mapped[datetime | None]
    forced: Mapped[str] = mapped_column(server_default=text("''"))  # why the lead let it stand beside another
    cancelled_by: Mapped[str | None]  # domain.appointments.CancelledBy
    again_of: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"), index=True)
    reminded_at: Mapped[datetime | None]


class AppointmentSeries(Versioned):
    """The rule that appointments were booked by. They are rows of their own; the rule says what they have in common."""

    __tablename__ = "appointment_series"
    __table_args__ = (Index(None, "person_id"),)
    kind: ClassVar = Kind.APPOINTMENT
    part_of: ClassVar = NO_NUMBER

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    colleague: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    rhythm: Mapped[str]  # domain.appointment_series.Rhythm
    every: Mapped[int] = mapped_column(server_default=text("1"))
    starts: Mapped[int]  # minute of the day, local
    first_day: Mapped[date]
    last_day: Mapped[date]
    created_at: Mapped[datetime]


class ColleagueHours(Versioned):
    """When a colleague can be booked, every week, from a day to a day. Minutes in local time; 0 is Monday."""

    __tablename__ = "colleague_hours"
    __table_args__ = (Index(None, "colleague"),)
    kind: ClassVar = Kind.BUSY
    part_of: ClassVar = NO_NUMBER

    colleague: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    weekday: Mapped[int]
    opens: Mapped[int]
    closes: Mapped[int]
    first_day: Mapped[date]
    last_day: Mapped[date | None]


class ColleagueBusy(Versioned):
    """A time at which a colleague is taken otherwise. Of what it is for nothing is kept, also not of an imported one."""

    __tablename__ = "colleague_busy"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="order"),
        Index(None, "colleague", "local_date"),
    )
    kind: ClassVar = Kind.BUSY
    part_of: ClassVar = NO_NUMBER

    colleague: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    local_date: Mapped[date]  # of its beginning
    last_date: Mapped[date]  # of its end, the last day that it touches
    whole_day: Mapped[bool] = mapped_column(server_default=false())
    imported: Mapped[bool] = mapped_column(
        server_default=false()
    )  # out of a file, which the next one replaces


class QueueEntry(Versioned):
    """Somebody who waits, by the number on their slip; numbers begin anew each day.

    `due_at`: the time of their appointment; it comes before those who came earlier without one, once it is due.
    """

    __tablename__ = "queue_entry"
    __table_args__ = (
        UniqueConstraint("local_date", "number"),
        Index(None, "person_id"),
        Index(None, "appointment_id"),
        Index(None, "visit_id"),
    )
    kind: ClassVar = Kind.QUEUE

    local_date: Mapped[date]
    number: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    colleague: Mapped[str | None] = mapped_column(
        ForeignKey("colleague.key")
    )  # whom they wait for; None: anybody
    language: Mapped[str | None]  # of the slip with the number
    heads: Mapped[int] = mapped_column(server_default=text("1"))
    arrived_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    back_at: Mapped[datetime | None]  # went away and comes back then
    state: Mapped[str]  # domain.queue.QueueState
    called_at: Mapped[datetime | None]  # for the last time
    first_called_at: Mapped[datetime | None]
    called_by: Mapped[str | None] = mapped_column(ForeignKey("colleague.key"))
    room: Mapped[str | None]  # value list rooms
    ended_at: Mapped[datetime | None]


class SlipCorrection(Versioned):
    """A sentence of a slip as the centre wants it in a language; the rest comes from i18n/slips."""

    __tablename__ = "slip_correction"
    __table_args__ = (UniqueConstraint("language", "phrase"),)
    kind: ClassVar = Kind.SLIPS
    part_of: ClassVar = NO_NUMBER

    language: Mapped[str]
    phrase: Mapped[str]  # "text.bring_slip"
    text: Mapped[str]


class SlipCheck(Versioned):
    """That a native speaker has checked a language's sentences: who, and on which day."""

    __tablename__ = "slip_check"
    kind: ClassVar = Kind.SLIPS
    part_of: ClassVar = NO_NUMBER

    language: Mapped[str] = mapped_column(unique=True)
    checked_by: Mapped[str]
    checked_on: Mapped[date]
    sentences: Mapped[str]  # a digest of what was checked; another one now makes the check doubtful


class WaitingPrint(Versioned):
    """A slip that no printer could take, and that waits for one."""

    __tablename__ = "waiting_print"
    __table_args__ = (Index(None, "appointment_id"),)
    kind: ClassVar = Kind.PRINT
    falls_with: ClassVar = "appointment_id"

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    language: Mapped[str]
    paper: Mapped[str]  # domain.slips.Paper
    asked_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    asked_at: Mapped[datetime]
    printed_at: Mapped[datetime | None]
