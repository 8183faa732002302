"""Everything that the vault has sealed, sealed anew under another vault key; inside one write."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, update

from woilmenau_desk.domain.errors import StoreDamaged, StructureChanged
from woilmenau_desk.storage import centre, posted, sealed_fields
from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.tables.centre import Draft
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.trail import audit, note_places, sealed_sessions
from woilmenau_desk.storage.vault import Vault

_TRIED: Final = 20
_ENOUGH: Final = 3
_DRAFTS: Final = "SELECT id, fields FROM draft WHERE sealed"


def reseal(conn: Connection, old_key: bytes, new_key: bytes) -> None:
    """All that is sealed, drafts and what the trail's seal says of sessions, from one vault key to the next.

    What a restricted case seals stays sealed by its own key inside of it. A field that the old key does not open stays as
    it is: `verify` told of it before and tells of it afterwards. Nobody can be kept from leaving by one damaged note.
    Raises StructureChanged where a field does not take what it is given.
    """
    old, new = Vault(old_key), Vault(new_key)
    head = audit.head_of(conn)
    found = None if head is None else audit.sealed(old, head)
    # As that seal was made.
    visits = found is None or found.visits
    before = sealed_sessions.total(conn, old, visits=visits)
    for field in note_places.FIELDS:
        column = getattr(CounsellingSession, field)
        look = f"SELECT id, {field} FROM counselling_session WHERE {field} IS NOT NULL"  # noqa: S608
        _all(conn, column, look, note_places.sealed_notes(conn, field), old, new)
    for table in sealed_fields.tables():
        name = table.__tablename__
        look = f"SELECT id, sealed FROM {name} WHERE sealed IS NOT NULL"  # noqa: S608
        # What was put in place of another text gets no seal of the vault: it would pass for a true one.
        doubted = frozenset(posted.doubtful(conn)) if table is Referral else frozenset[int]()
        fields = (one for one in sealed_fields.of_table(conn, table) if one[0] not in doubted)
        _all(conn, table.sealed, look, fields, old, new)
    sealed = conn.execute(select(Draft.id, Draft.user, Draft.form, Draft.fields).where(Draft.sealed))
    drafts = ((row.id, centre.draft_place(row.user, row.form), row.fields) for row in sealed)
    _all(conn, Draft.fields, _DRAFTS, drafts, old, new)
    # A seal that does not hold stays as it was, and the next look at the trail says so.
    audit.reseal(conn, old, new, sealed_sessions.total(conn, new, visits=visits) - before)


def opened_by(conn: Connection, vault_key: bytes) -> bool:
    """Whether a vault key is the one that sealed the notes: False when it opens none of some that it is tried on.

    Whoever has the desk key and a whole key file of before can put its vault key into force again, and would read what
    is sealed from then on. They cannot seal the notes again that are there. One or two may be damaged ones: `verify`
    tells of those.
    """
    vault = Vault(vault_key)
    # Posted ones tell nothing: anybody can post.
    fields = (*(note_places.sealed_notes(conn, field) for field in note_places.FIELDS),)
    tried = list(islice(chain(*fields), _TRIED))
    return len(tried) < _ENOUGH or any(_opens(vault, sealed, place) for _, place, sealed in tried)


def _opens(vault: Vault, sealed: bytes, place: str) -> bool:
    try:
        vault.check(sealed, place=place)
    except StoreDamaged:
        return False
    return True


def _resealed(sealed: bytes, place: str, old: Vault, new: Vault) -> bytes | None:
    try:
        return new.taken_over(old, sealed, place=place, posted=sealed_fields.may_be_posted(place))
    except StoreDamaged:
        return None


def _all(
    conn: Connection,
    field: Any,
    look: str,
    fields: Iterable[tuple[int, str, bytes]],
    old: Vault,
    new: Vault,
) -> None:
    changed = [
        (fresh, row_id)
        for row_id, place, sealed in fields
        if (fresh := _resealed(sealed, place, old, new)) is not None
    ]
    if not changed:
        return
    table = field.class_.__table__
    statement = update(table).where(table.c.id == bindparam("row_id")).values({field.key: bindparam("fresh")})
    conn.execute(statement, [{"fresh": fresh, "row_id": row_id} for fresh, row_id in changed])
    # What was opened and is now sealed under the new key must really stand there: the old key goes.
    kept = {row_id: sealed for row_id, sealed in rows_of(conn).plain_rows(conn, look)}
    if any(kept.get(row_id) != fresh for fresh, row_id in changed):
        raise StructureChanged(detail=table.name)
