"""Whoever works at the centre, with a login or without one."""

from datetime import date
from typing import ClassVar

from sqlalchemy import false, text
from sqlalchemy.orm import Mapped, mapped_column

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.storage.tables.base import Versioned


class Colleague(Versioned):
    """Somebody who works here, or did: everything that names somebody refers to the key, which never changes.

    Whoever has a login has it as their key. The days are those of the calendar, both included; none is "always".
    """

    __tablename__ = "colleague"
    kind: ClassVar = Kind.STAFF

    key: Mapped[str] = mapped_column(unique=True)
    first_name: Mapped[str]  # what visitors know them by
    phone: Mapped[str] = mapped_column(server_default=text("''"))
    languages: Mapped[str] = mapped_column(server_default=text("''"))  # codes with a space between
    active_from: Mapped[date | None]
    active_until: Mapped[date | None]
    may_counsel: Mapped[bool] = mapped_column(server_default=false())
