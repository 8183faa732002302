"""What is sealed of a referral, opened only where it may stand as it does.

The counter seals by the letterbox, and so can anybody with the desk key. What was posted is taken for what somebody
without the vault made, of its first version, and for the person whom it was made for.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage import posted, sealed_fields
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.trail.note_places import is_theirs
from woilmenau_desk.storage.vault import Vault, is_posted

TABLE: Final = Referral.__tablename__
_PERSON: Final = "person"
_NOBODY: Final = 0


def whose(person_id: int | None) -> dict[str, int]:
    """Whom a referral is made for, as it is sealed beside the rest: a merge moves the row, and the alias tells of it."""
    return {_PERSON: _NOBODY if person_id is None else person_id}


class Reader:
    """Opens the referrals of one reading of the store."""

    def __init__(self, conn: Connection, vault: Vault) -> None:
        self._conn = conn
        self._vault = vault

    def read(self, found: Any, case: str = "") -> sealed_fields.Facts:
        """The fields of a row that has what `sealed_fields.read` needs, and `person_id`. Raises as that does,
        StoreDamaged also where it was posted in place of what somebody with the vault wrote, or is another person's.
        """
        if found.sealed is None:
            if found.uid is not None:
                # Of each something is sealed: this was emptied.
                raise StoreDamaged(detail=TABLE)
            return sealed_fields.NOTHING
        if is_posted(found.sealed) and found.id in self._doubted:
            raise StoreDamaged(detail=TABLE)
        facts = sealed_fields.read(self._vault, TABLE, found, case)
        sealed_for = facts.get(_PERSON)
        # Of those that were sealed before, it does not say.
        if sealed_for is not None and not self._is(sealed_for, found.person_id):
            raise StoreDamaged(detail=TABLE)
        return facts

    def shown(self, found: Any, case: str = "") -> sealed_fields.Shown:
        """The same for one row among others (`sealed_fields.shown`)."""
        return sealed_fields.shown(self._vault, TABLE, found, case, self.read)

    def _is(self, sealed_for: int, person_id: int | None) -> bool:
        if sealed_for == _NOBODY or person_id is None:
            return sealed_for == _NOBODY and person_id is None
        return is_theirs(self._conn, sealed_for, person_id)

    @cached_property
    def _doubted(self) -> frozenset[int]:
        return frozenset(posted.doubtful(self._conn))


def unopened(conn: Connection, vault: Vault, rest: Callable[[], None]) -> list[int]:
    """The ids of those that do not open as they stand; of restricted cases that are not the vault's only the outside."""
    table, of = Referral, CounsellingCase
    query = select(
        table.id, table.uid, table.sealed, table.sealed_version, table.person_id,
        of.uid.label("case_uid"), of.key_number,
    ).outerjoin(of, table.case_id == of.id)  # fmt: skip
    reader, broken = Reader(conn, vault), []
    for found in conn.execute(query.order_by(table.id)).all():
        rest()
        case = "" if found.case_uid is None else sealed_fields.case_name(found.case_uid, found.key_number)
        try:
            reader.read(found, case)
        except CaseRestricted:
            continue
        except StoreDamaged:
            broken.append(found.id)
    return broken
