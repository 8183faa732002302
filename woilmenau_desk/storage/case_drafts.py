"""Drafts of what concerns restricted cases: sealed for those alone who are named there, as what is saved will be."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import Connection, select, update

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.incoming import json_of
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.centre import DraftKey, draft_place
from woilmenau_desk.storage.tables.cases import Deadline, FollowUp
from woilmenau_desk.storage.tables.centre import Draft
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.vault import Vault, is_of_case

CASE_FIELD: Final = "case_id"
"""The field of a form that tells in which case it is; within a draft also what it was typed over, and one beside it."""
_OF_CASE: Final = frozenset({DraftOf.CASE, DraftOf.DOCUMENT})
_IN_CASE: Final[Mapping[DraftOf, Any]] = {
    DraftOf.SESSION: CounsellingSession,
    DraftOf.AMENDMENT: CounsellingSession,
    DraftOf.FOLLOW_UP: FollowUp,
    DraftOf.REFERRAL: Referral,
    DraftOf.DEADLINE: Deadline,
}


def sealed(conn: Connection, vault: Vault, place: str, key: DraftKey, fields: Mapping[str, object]) -> bytes:
    """A draft's fields, sealed for those who are named in each case that it concerns.

    Raises CaseRestricted for whoever does not read one of them (any more).
    """
    text = json.dumps(dict(fields), ensure_ascii=False)
    *inner, last = ["", *_names(conn, _case_ids(conn, key, fields))]
    for case in inner[1:]:
        # Of one case within another's: whoever reads it is named in both.
        text = vault.seal(text, place=place, case=case).hex()
    return vault.seal(text, place=place, case=last)


def opened(vault: Vault, kept: bytes, place: str) -> str:
    """What was sealed so. Raises StoreDamaged, or CaseRestricted where it is of a case that the vault does not open."""
    text = _opened(vault, kept, place)
    while not text.startswith("{"):
        try:
            inner = bytes.fromhex(text)
        except ValueError as error:
            raise StoreDamaged(detail=Draft.__tablename__) from error
        text = _opened(vault, inner, place)
    return text


def reseal(conn: Connection, vault: Vault, case_id: int, key_of: Callable[[str], DraftKey]) -> None:
    """Seal what anybody is typing of a case as its row now says; the vault holds its former and its present key.

    Whoever is still named goes on with theirs. What does not open stays as it is.
    """
    query = select(Draft.id, Draft.user, Draft.form, Draft.fields).where(Draft.sealed)
    for found in conn.execute(query.order_by(Draft.id)).all():
        place, key = draft_place(found.user, found.form), key_of(found.form)
        with suppress(CaseRestricted, StoreDamaged, ValueError):
            fields = json_of(opened(vault, found.fields, place))
            if isinstance(fields, dict) and case_id in _case_ids(conn, key, fields):
                fresh = sealed(conn, vault, place, key, fields)
                conn.execute(update(Draft).where(Draft.id == found.id).values(fields=fresh))


def _opened(vault: Vault, kept: bytes, place: str) -> str:
    if not is_of_case(kept):
        return vault.open(kept, place=place)
    # Whose it is stands nowhere in the clear: one of the keys at hand opens it, or none does.
    for case in vault.held_cases():
        with suppress(StoreDamaged, CaseRestricted):
            return vault.open(kept, place=place, case=case)
    vault.check(kept, place=place)
    raise CaseRestricted


def _case_ids(conn: Connection, key: DraftKey, fields: Mapping[str, object]) -> set[int]:
    """The cases that a draft is of: of what it changes, and of what is chosen in it."""
    found = set(_chosen(fields))
    if key.kind is not None and key.entry_id is not None:
        if key.kind in _OF_CASE:
            found.add(key.entry_id)
        elif (table := _IN_CASE.get(key.kind)) is not None:
            case_id = conn.execute(select(table.case_id).where(table.id == key.entry_id)).scalar()
            found |= set() if case_id is None else {case_id}
    return found


def _chosen(fields: Mapping[str, object]) -> Iterator[int]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _chosen(value)
        elif name == CASE_FIELD and str(value or "").isdecimal() and len(str(value)) < 19:
            yield int(str(value))


def _names(conn: Connection, case_ids: Iterable[int]) -> list[str]:
    names = []
    for case_id in sorted(case_ids):
        with suppress(NotFound):
            names.append(sealed_fields.case_of(conn, case_id))
    return [name for name in names if name]
