"""Where what is sealed of a session belongs, its note and its facts: to this session, this person, this version of it.

The vault seals both together with their place, so what is put anywhere else does not open there. Notes of earlier
versions of the program were bound to the session's `uid` alone; the first write with the vault binds them anew. Facts
(topics, outcome, who interpreted) always were bound to a version, the same as the note's.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, bindparam, exists, select, update

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage import sealed_text
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import AliasKind, PersonAlias
from woilmenau_desk.storage.trail import audit
from woilmenau_desk.storage.trail.rows import Shape, blocks, shape_of
from woilmenau_desk.storage.vault import Vault

BOUND: Final = "notes bound"
NOTE: Final = "sealed_note"
FACTS: Final = "sealed_facts"
FIELDS: Final = (NOTE, FACTS)


def place(session_id: int, uid: str, person_id: int, version: int, field: str = NOTE) -> str:
    """The place of a note. `person_id`: whose the session was when it was made; `version`: the session's at sealing."""
    return f"counselling_session.{field}:{uid}:{session_id}:{person_id}:{version}"


def _uid_alone(uid: str) -> str:
    return f"counselling_session.sealed_note:{uid}"


def place_of(found: Any, field: str = NOTE) -> str:
    """The place of a session's note or facts, from its row."""
    if field == NOTE and (found.note_version == 0 or found.note_person_id is None):
        return _uid_alone(found.uid)
    return place(found.id, found.uid, found.note_person_id, found.note_version, field)


def open_note(conn: Connection, vault: Vault, found: Any, case: str = "") -> str:
    """A session's note, from its row; empty where there is none. `case`: see `sealed_fields.case_name`.

    Raises StoreDamaged when it was changed, belongs to another session or to another person, or to an earlier version,
    and CaseRestricted without the key of its case.
    """
    if found.sealed_note is None:
        return ""
    _refuse_elsewhere(conn, found)
    return vault.open(found.sealed_note, place=place_of(found), case=case)


def open_facts(conn: Connection, vault: Vault, found: Any, case: str = "") -> Mapping[str, Any]:
    """A session's topics, outcome and who interpreted, from its row; raises as `open_note` does."""
    if found.sealed_facts is None:
        return {}
    _refuse_elsewhere(conn, found)
    return sealed_text.read(vault.open(found.sealed_facts, place=place_of(found, FACTS), case=case), "Notiz")


def _refuse_elsewhere(conn: Connection, found: Any) -> None:
    if found.note_person_id is None or found.note_version == 0:
        head = audit.head_of(conn)
        if head is not None and head.seal is not None:
            # All notes were bound when the trail was first sealed: this one was put here since.
            raise StoreDamaged(detail="Notiz")
    elif not is_theirs(conn, found.note_person_id, found.person_id):
        raise StoreDamaged(detail="Notiz")


def is_theirs(conn: Connection, bound_to: int, person_id: int) -> bool:
    """Whether the person whom something was sealed for is this one, or was merged into this one."""
    if bound_to == person_id:
        return True
    merged = exists().where(
        PersonAlias.person_id == person_id,
        PersonAlias.alias_kind == AliasKind.RECORD,
        PersonAlias.value == str(bound_to),
    )
    return bool(conn.execute(select(merged)).scalar())


def sealed_notes(conn: Connection, field: str = NOTE) -> Iterator[tuple[int, str, bytes]]:
    """All notes or facts as (id, place, bytes): to check them, or to seal them under another key at the same place."""
    column = getattr(CounsellingSession, field)
    for found in conn.execute(_sessions().where(column.is_not(None))):
        yield found.id, place_of(found, field), getattr(found, field)


def misplaced(conn: Connection, *, sealed: bool) -> list[int]:
    """The sessions that are not of the person whom their note was sealed for; once `sealed`, also the unbound ones."""
    table = CounsellingSession
    has_note = table.sealed_note.is_not(None) | table.sealed_facts.is_not(None)
    query = select(table.id, table.person_id, table.note_person_id, has_note).order_by(table.id)
    found = []
    for session_id, person_id, bound_to, holds in conn.execute(query).all():
        if bound_to is None:
            if sealed and holds:
                found.append(session_id)
        elif bound_to != person_id and not is_theirs(conn, bound_to, person_id):
            found.append(session_id)
    return found


def any_bound(conn: Connection) -> bool:
    """Whether a note is bound to a version: that happens only together with the trail's first seal."""
    bound = exists().where(CounsellingSession.note_version > 0)
    return bool(conn.execute(select(bound)).scalar())


def bind_all(conn: Connection, vault: Vault) -> list[audit.Trace]:
    """Bind what earlier versions of the program wrote; what is to be written down of it.

    A note that does not open stays as it is: no key can bind it.
    """
    table = CounsellingSession
    changed = []
    for found in conn.execute(_sessions().where(table.note_person_id.is_(None))).all():
        sealed, version = found.sealed_note, 0
        if sealed is not None:
            try:
                note = vault.open(sealed, place=_uid_alone(found.uid))
            except StoreDamaged:
                continue
            version = found.version
            sealed = vault.seal(note, place=place(found.id, found.uid, found.person_id, version))
        changed.append(
            {"row_id": found.id, "new_note": sealed, "at_version": version, "of_person": found.person_id}
        )
    if not changed:
        return []
    shape = shape_of(table, conn)
    ids = {one["row_id"] for one in changed}
    before = _digests(conn, shape, ids)
    conn.execute(
        update(table)
        .where(table.id == bindparam("row_id"))
        .values(
            sealed_note=bindparam("new_note"),
            note_version=bindparam("at_version"),
            note_person_id=bindparam("of_person"),
        ),
        changed,
    )
    after = _digests(conn, shape, ids)
    return [
        audit.Trace(BOUND, table.__tablename__, None, f"{first}-{last}", old, new)
        for (first, last, old), (_, _, new) in zip(blocks(before), blocks(after), strict=True)
    ]


def _digests(conn: Connection, shape: Shape, ids: set[Any]) -> list[tuple[int, bytes]]:
    return [(row_id, digest) for row_id, digest in shape.all(conn) if row_id in ids]


def _sessions() -> Any:
    table = CounsellingSession
    return select(
        table.id,
        table.uid,
        table.person_id,
        table.version,
        table.sealed_note,
        table.sealed_facts,
        table.note_version,
        table.note_person_id,
    ).order_by(table.id)
