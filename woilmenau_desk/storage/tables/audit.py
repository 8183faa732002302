"""The audit trail: who, when, what kind of change; chained by hash."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from woilmenau_desk.storage.tables.base import Row


class AuditEntry(Row):
    """One change or one confidential reading. It names fields, never what stood in them."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "entity", "entity_id"),)

    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]  # created, changed, deleted, read, login …
    entity: Mapped[str]
    entity_id: Mapped[int | None]
    detail: Mapped[str]
    # Of the whole row before and after the change; None where there was no such row, or an earlier version wrote it.
    row_before: Mapped[bytes | None]
    row_after: Mapped[bytes | None]
    digest: Mapped[bytes]  # over the previous entry's digest and this one's content


class AuditHead(Row):
    """The last digest and how many entries there were: a trail cut off at its end shows. One row."""

    __tablename__ = "audit_head"

    entries: Mapped[int]
    digest: Mapped[bytes]
    # The last head that somebody with the vault key vouched for, and the MAC that says so.
    sealed_entries: Mapped[int | None]
    sealed_digest: Mapped[bytes | None]
    seal: Mapped[bytes | None]


class KeyState(Row):
    """The edition of the key file that belongs to this database: another one does not open it. One row."""

    __tablename__ = "key_state"

    edition: Mapped[int]
