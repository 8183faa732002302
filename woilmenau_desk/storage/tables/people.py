"""People and households, and what became known of records that are one person, or are not."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.engine.dialects import where
from woilmenau_desk.storage.tables.base import NO_NUMBER, Versioned

# What the beginnings of names and numbers are looked for in (`people.beginnings`), each with an index. They are said as
# text, word for word as the migration says them: an engine knows an index by its text.
GIVEN_NAME: Final = "lower(given_name)"
FAMILY_NAME: Final = "lower(family_name)"
NAME_WORDS: Final = "lower(replace(given_name || ' ' || family_name, '-', ' '))"
SEVERAL_WORDS: Final = f"{NAME_WORDS} LIKE '% % %'"


def phone_digits(column: str) -> str:
    """A telephone number without what is written between its digits."""
    for sign in (" ", "-", "/", "+", "(", ")", "."):
        column = f"replace({column}, '{sign}', '')"
    return column


PHONE: Final = phone_digits("phone")
PHONE_END: Final = f"substr({PHONE}, length({PHONE}) - 3)"
HAS_PHONE: Final = "phone <> ''"


class Household(Versioned):
    """People who live together; it holds nothing but their link."""

    __tablename__ = "household"
    kind: ClassVar = Kind.PERSON
    part_of: ClassVar = NO_NUMBER

    created_at: Mapped[datetime]


class HouseholdMember(Versioned):
    """How somebody belongs to a household, and since when until when; who lives there now stands in `Person`."""

    __tablename__ = "household_member"
    __table_args__ = (Index(None, "household_id"), Index(None, "person_id"))
    kind: ClassVar = Kind.PERSON
    part_of: ClassVar = "person_id"

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    relation: Mapped[str | None]  # resources/values/relations.toml
    since: Mapped[date | None]
    until: Mapped[date | None]


class Guardianship(Versioned):
    """Who has the custody of a child (Sorge, Vormundschaft)."""

    __tablename__ = "guardianship"
    __table_args__ = (Index(None, "child_id"), Index(None, "guardian_id"))
    kind: ClassVar = Kind.PERSON
    part_of: ClassVar = "child_id"

    child_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    guardian_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    since: Mapped[date | None]
    until: Mapped[date | None]


class Person(Versioned):
    """A person the centre knows."""

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_family_name_begins", text(FAMILY_NAME), text(GIVEN_NAME)),
        Index("ix_person_given_name_begins", text(GIVEN_NAME), text(FAMILY_NAME)),
        Index("ix_person_name_words", text(NAME_WORDS), **where(SEVERAL_WORDS)),
        Index("ix_person_phone_begins", text(PHONE), **where(HAS_PHONE)),
        Index("ix_person_phone_ends", text(PHONE_END), **where(HAS_PHONE)),
    )
    kind: ClassVar = Kind.PERSON

    given_name: Mapped[str]
    family_name: Mapped[str]
    birth_year: Mapped[int | None]
    gender: Mapped[str | None]
    nationality: Mapped[str | None]
    language: Mapped[str | None]
    print_language: Mapped[str | None]
    status: Mapped[str | None]
    status_from: Mapped[date | None]
    status_until: Mapped[date | None]
    benefit_system: Mapped[str | None]
    phone: Mapped[str]
    arrived_on: Mapped[date | None]
    card_number: Mapped[str | None] = mapped_column(unique=True)
    external_id: Mapped[str | None] = mapped_column(unique=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()  # without a default: the digests of old tell it


class AliasKind(StrEnum):
    """What a person is also found by; `RECORD` is the number of a record that was merged into theirs."""

    NAME = "name"
    PHONE = "phone"
    CARD_NUMBER = "card_number"
    EXTERNAL_ID = "external_id"
    RECORD = "record"


class PersonAlias(Versioned):
    """Something a person was called or numbered in a record that was merged into this one."""

    __tablename__ = "person_alias"
    __table_args__ = (Index(None, "person_id"), Index(None, "alias_kind", "value"))
    kind: ClassVar = Kind.PERSON
    part_of: ClassVar = "person_id"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    alias_kind: Mapped[str]
    value: Mapped[str]


class NotSame(Versioned):
    """Two records that look alike, and of which somebody said that they are two people."""

    __tablename__ = "not_same"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="ordered"),
        Index(None, "second_id"),
    )
    kind: ClassVar = Kind.PERSON
    part_of: ClassVar = NO_NUMBER

    first_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[str] = mapped_column(ForeignKey("colleague.key"))
    decided_at: Mapped[datetime]
