"""The centre itself: logins, closed days, settings, changed value lists, drafts."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned


class Staff(Versioned):
    """A colleague's login. It and the role also stand in the key file; this row survives their leaving.

    What the audit trail's seal holds of it (`sealed_roles`) stands here; what people know somebody by stands in `Colleague`.
    """

    __tablename__ = "staff"
    kind: ClassVar = Kind.STAFF
    part_of: ClassVar = NO_NUMBER

    name: Mapped[str] = mapped_column(ForeignKey("colleague.key"), unique=True)
    role: Mapped[str]
    active: Mapped[bool]


class ClosedDay(Versioned):
    """A day the centre stays closed by its own choice."""

    __tablename__ = "closed_day"
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    day: Mapped[date] = mapped_column(unique=True)
    reason: Mapped[str]


class Setting(Versioned):
    """One setting of the centre, as JSON."""

    __tablename__ = "setting"
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


class ValueOverride(Versioned):
    """An entry of a value list as the centre wants it, from a day on; the rest comes from resources/values."""

    __tablename__ = "value_override"
    __table_args__ = (UniqueConstraint("list_name", "code", "valid_from"),)
    kind: ClassVar = Kind.VALUES

    list_name: Mapped[str]
    code: Mapped[str]
    de: Mapped[str]
    en: Mapped[str]
    active: Mapped[bool]
    extra: Mapped[str]
    valid_from: Mapped[date] = mapped_column(server_default=f"{BEGINNING}")
    first_day: Mapped[date | None]  # from when until when the thing itself exists or is offered
    last_day: Mapped[date | None]


class OpeningHours(Versioned):
    """An interval of every week. Minutes of the day in local time; 0 is Monday."""

    __tablename__ = "opening_hours"
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    weekday: Mapped[int]
    opens: Mapped[int]
    closes: Mapped[int]
    hours_kind: Mapped[str]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]


class OpeningException(Versioned):
    """Days on which a kind is open at other times, or not at all where there are none."""

    __tablename__ = "opening_exception"
    __table_args__ = (Index(None, "last_day"),)
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    first_day: Mapped[date]
    last_day: Mapped[date]
    hours_kind: Mapped[str]
    opens: Mapped[int | None]
    closes: Mapped[int | None]
    reason: Mapped[str]


class AgeBandSet(Versioned):
    """Age bands under a name, from a day on; `bands` are their codes, youngest first."""

    __tablename__ = "age_band_set"
    __table_args__ = (UniqueConstraint("name", "valid_from"),)
    kind: ClassVar = Kind.CENTRE
    part_of: ClassVar = NO_NUMBER

    name: Mapped[str]
    valid_from: Mapped[date]
    bands: Mapped[str]


class Draft(Versioned):
    """What somebody was typing in a form, kept until it is saved or dropped.

    The fields are JSON; `sealed` says that the vault closed them, and `form` is the place that they are bound to. Whom it
    is about and what it changes stand beside it: a merge moves the person, as with everything that refers to one.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("user", "form"), Index(None, "person_id"))
    kind: ClassVar = Kind.DRAFT

    user: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    form: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entry_kind: Mapped[str | None]  # domain.drafts.DraftOf
    entry_id: Mapped[int | None]
    fields: Mapped[bytes]
    sealed: Mapped[bool]
    saved_at: Mapped[datetime]
