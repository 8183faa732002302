"""What is sealed, where a step is taken back: it opens afterwards with the key that its case has now, or the step stays.

A case gets another key, or none of its own, while somebody still has a step before it to take back. The text that such a
step would bring back was sealed for those who could read the case then: nobody reads it now.
"""

from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.steps import Step
from woilmenau_desk.storage.tables.base import Sealed
from woilmenau_desk.storage.tables.cases import CounsellingCase, SessionAmendment
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.trail import note_places
from woilmenau_desk.storage.vault import Vault, is_of_case

KEY: Final = Sentence(
    "errors", QT_TRANSLATE_NOOP("errors", "wer den Beratungsfall lesen darf, ist inzwischen anders geregelt")
)
"""Why such a step stays. It stands after a colon, without its full stop."""
_SEALED: Final = frozenset({"sealed", *note_places.FIELDS})
# What only those change who can read it. Whose it is, a merge says; how far a referral went, anybody who hears it.
_OF_READERS: Final = _SEALED | {"case_id", "voided_at", "done_at"}


def concerns(step: Step) -> bool:
    """Whether a step touches what is sealed, or who can read it."""
    table = step.table
    if not (issubclass(table, Sealed) or table in (Referral, CounsellingSession)):
        return False
    return step.before is None or step.after is None or not _OF_READERS.isdisjoint(step.before)


def held(conn: Connection, vault: Vault | None, step: Step) -> bool:
    """Whether whoever takes a step back holds the key of the case in which its row stands now."""
    found = _row(conn, step)
    if found is None:
        return True
    case = _case(conn, step.table, found)
    return not case or (vault is not None and vault.holds_case(case))


def opens(conn: Connection, vault: Vault | None, step: Step) -> bool:
    """Whether the row of a step that was taken back opens for those who read its case now."""
    found = _row(conn, step)
    if found is None or not held(conn, vault, step):
        return found is None
    case = _case(conn, step.table, found)
    texts = [text for name in _SEALED if (text := getattr(found, name, None)) is not None]
    if any(is_of_case(text) != bool(case) for text in texts):
        return False
    if vault is None:
        return True
    try:
        if step.table is CounsellingSession:
            note_places.open_note(conn, vault, found, case)
            note_places.open_facts(conn, vault, found, case)
        else:
            sealed_fields.read(vault, step.table.__tablename__, found, case)
    except (StoreDamaged, CaseRestricted):
        return False
    return True


def _row(conn: Connection, step: Step) -> Any:
    table = step.table
    return conn.execute(select(*table.__table__.columns).where(table.id == step.id)).one_or_none()


def _case(conn: Connection, table: type[Any], found: Any) -> str:
    """What the key of a row's case is held by; see `sealed_fields.case_name`."""
    if table is CounsellingCase:
        return sealed_fields.case_name(found.uid, found.key_number)
    if table is not SessionAmendment:
        return sealed_fields.case_of(conn, getattr(found, "case_id", None))
    of = select(CounsellingSession.case_id).where(CounsellingSession.id == found.session_id)
    return sealed_fields.case_of(conn, conn.execute(of).scalar())
