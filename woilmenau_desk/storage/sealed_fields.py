"""What a row holds that is confidential: named fields, as one text that is sealed for this row and version.

The place that a text is bound to names table, row and version, so a text that is put into another row, or put back into
its own after a change, does not open there.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.storage import sealed_text
from woilmenau_desk.storage.steps import FIRST_VERSION
from woilmenau_desk.storage.tables.base import Base, Sealed
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.vault import Sealer, Vault

Facts = Mapping[str, Any]
NOTHING: Final[Facts] = {}
POSTED: Final = frozenset({"referral"})
"""Tables that somebody without the vault writes: what is sealed there may have come by the letterbox, when it was made.

There something is sealed always. Whoever changes it has the vault, so what was posted is of the first version.
"""


def new_uid() -> str:
    """Of a row, never given again."""
    return uuid.uuid4().hex


def place(table: str, uid: str, row_id: int, version: int) -> str:
    """The place of a row's sealed fields."""
    return f"{table}.sealed:{uid}:{row_id}:{version}"


def may_be_posted(at: str) -> bool:
    """Whether what stands at a place may have come by the letterbox."""
    return at.endswith(f":{FIRST_VERSION}") and at.partition(".")[0] in POSTED


def case_name(uid: str, key_number: int) -> str:
    """What a restricted case's key is held by (`Vault.hold_case`); empty for a case that is open to the team."""
    return f"{uid}:{key_number}" if key_number else ""


def case_of(conn: Connection, case_id: int | None) -> str:
    """What seals something of this case: the name of its own key where it is restricted, else nothing but the vault."""
    if case_id is None:
        return ""
    query = select(CounsellingCase.uid, CounsellingCase.key_number).where(CounsellingCase.id == case_id)
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return case_name(found.uid, found.key_number)


def columns(
    sealer: Sealer,
    table: str,
    uid: str,
    row_id: int,
    facts: Facts,
    version: int = FIRST_VERSION,
    case: str = "",
) -> dict[str, Any]:
    """The columns that hold these fields; where all of them are empty there is nothing to seal, but where that would tell.

    `version`: the one that the row gets by this very write (`unit_of_work.following`). `case`: see `case_name`.
    """
    if table not in POSTED and not sealed_text.said(facts):
        return {"sealed": None, "sealed_version": version}
    at = place(table, uid, row_id, version)
    text = sealed_text.written(facts)
    return {"sealed": sealer.seal(text, place=at, case=case), "sealed_version": version}


def read(vault: Vault, table: str, found: Any, case: str = "") -> Facts:
    """The fields of a row that has `id`, `uid`, `sealed` and `sealed_version`.

    Raises StoreDamaged where they were changed, are of another row or nothing that the program writes, and CaseRestricted
    without the case's key.
    """
    if found.sealed is None:
        return NOTHING
    at = place(table, found.uid, found.id, found.sealed_version)
    return sealed_text.read(vault.open(found.sealed, place=at, case=case, posted=may_be_posted(at)), table)


class Shown(NamedTuple):
    """What a list shows of a row: nothing where its case's key is not at hand, or where it does not open."""

    facts: Facts
    hidden: bool = False
    damaged: bool = False


def shown(
    vault: Vault | None,
    table: str,
    found: Any,
    case: str = "",
    reader: Callable[[Any, str], Facts] | None = None,
) -> Shown:
    """The fields of one row among others; one that somebody damaged keeps nobody from the rest. Without a vault none.

    `reader`: reads them in place of `read`, and raises as that does.
    """
    if vault is None:
        return Shown(NOTHING)
    if case and not vault.holds_case(case):
        # Also where nothing is sealed: it is of such a case.
        return Shown(NOTHING, hidden=True)
    try:
        return Shown(read(vault, table, found, case) if reader is None else reader(found, case))
    except CaseRestricted:
        return Shown(NOTHING, hidden=True)
    except StoreDamaged:
        return Shown(NOTHING, damaged=True)


def tables() -> tuple[type[Any], ...]:
    """The tables with such fields."""
    found = (mapper.class_ for mapper in Base.registry.mappers)
    named = [one for one in found if issubclass(one, Sealed) or one.__tablename__ == "referral"]
    return tuple(sorted(named, key=lambda one: str(one.__tablename__)))


def every(conn: Connection) -> Iterator[tuple[type[Any], int, str, bytes]]:
    """All that is sealed so, as (table, id, place, bytes): to check it, or to seal it under another key."""
    for table in tables():
        for row_id, at, sealed in of_table(conn, table):
            yield table, row_id, at, sealed


def of_table(conn: Connection, table: type[Any]) -> Iterator[tuple[int, str, bytes]]:
    """What is sealed so in one table, as (id, place, bytes)."""
    query = select(table.id, table.uid, table.sealed, table.sealed_version)
    for found in conn.execute(query.where(table.sealed.is_not(None)).order_by(table.id)):
        yield found.id, place(table.__tablename__, found.uid, found.id, found.sealed_version), found.sealed
