"""The keys of restricted cases: each sealed for those who are named, and for the recovery sheet (HPKE, RFC 9180).

Whoever is named opens the key with the private half that their password opens. The place that it is sealed for names
store, case, key and holder, so a row that is put to another holder or case opens nothing there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.access import VAULT_ROLES
from woilmenau_desk.domain.cases import CaseStep
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.keys.key_content import KeyContent
from woilmenau_desk.storage.keys.sealing import seal, unseal
from woilmenau_desk.storage.tables.cases import CaseEvent, CaseKey, CounsellingCase
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork
from woilmenau_desk.storage.vault import Vault

SHEET: Final = "SHEET"
"""The recovery sheet among the holders: no login has capitals."""
ENTITY: Final = CounsellingCase.__tablename__
_EVENT: Final = CaseEvent.__tablename__
# A decision with which a case gets a key of its own, or another one.
NEW_KEY: Final = (CaseStep.RESTRICTED.value, CaseStep.UNNAMED.value)


@dataclass(frozen=True, slots=True)
class KeyedCase:
    """What of a case its keys are bound to."""

    id: int
    uid: str
    number: str
    responsible: str
    key_number: int

    @property
    def name(self) -> str:
        """What its present key is held by; empty where it is open to the team."""
        return sealed_fields.case_name(self.uid, self.key_number)


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A case's key as it is sealed for one holder."""

    id: int
    case: KeyedCase
    holder: str
    key_number: int
    public_key: bytes
    sealed_key: bytes
    valid_until: date | None

    def lasts(self, day: date) -> bool:
        """Whether it is no stand-in's that ended before this day."""
        return self.valid_until is None or day <= self.valid_until

    def fits(self, public_key: bytes | None) -> bool:
        """Whether the private half of that key opens the case's present key."""
        return public_key == self.public_key and self.key_number == self.case.key_number

    def opened(self, store_id: str, private: bytes) -> bytes:
        """The case's key. Raises StoreDamaged."""
        at = _place(store_id, self.case.uid, self.key_number, self.holder)
        return unseal(self.sealed_key, X25519PrivateKey.from_private_bytes(private), at)


def case(conn: Connection, case_id: int) -> KeyedCase:
    """One case. Raises NotFound."""
    found = conn.execute(_cases().where(CounsellingCase.id == case_id)).one_or_none()
    if found is None:
        raise NotFound
    return KeyedCase(*found)


def of_case(conn: Connection, case_id: int) -> tuple[HeldKey, ...]:
    """All that hold a key of a case, those who were named first in front."""
    return tuple(_read(conn, _keys().where(CaseKey.case_id == case_id)))


def of_holder(conn: Connection, holder: str) -> tuple[HeldKey, ...]:
    """All keys that somebody holds."""
    return tuple(_read(conn, _keys().where(CaseKey.holder == holder)))


def ended(conn: Connection, today: date) -> tuple[HeldKey, ...]:
    """The keys of those who stood in until a day before this one."""
    return tuple(_read(conn, _keys().where(CaseKey.valid_until < today)))


def next_number(conn: Connection, case_id: int) -> int:
    """The number of the next key of a case: none that it had before."""
    had = select(func.count()).where(CaseEvent.case_id == case_id, CaseEvent.what.in_(NEW_KEY))
    given = select(func.coalesce(func.max(CaseKey.key_number), 0)).where(CaseKey.case_id == case_id)
    return max(conn.execute(had).scalar_one(), conn.execute(given).scalar_one()) + 1


def give(
    uow: UnitOfWork,
    store_id: str,
    case: KeyedCase,
    key: bytes,
    holder: str,
    public_key: bytes,
    named_by: str,
    until: date | None = None,
) -> None:
    """Seal the case's present key for a holder, in place of what they may hold of it."""
    at = _place(store_id, case.uid, case.key_number, holder)
    values = {
        "key_number": case.key_number,
        "public_key": public_key,
        "sealed_key": seal(key, public_key, at),
        "valid_until": until,
        "named_by": named_by,
        "named_at": uow.at,
    }
    present = select(CaseKey.id).where(CaseKey.case_id == case.id, CaseKey.holder == holder)
    row_id = uow.conn.execute(present).scalar()
    if row_id is None:
        uow.insert(CaseKey, {"case_id": case.id, "holder": holder, **values})
    else:
        uow.update(CaseKey, row_id, values, HERE)


def seal_anew(uow: UnitOfWork, store_id: str, held: HeldKey, private: bytes, public_key: bytes) -> None:
    """The same key for another key pair of its holder; who named them, and until when, stays.

    Raises StoreDamaged where the private half does not open it.
    """
    at = _place(store_id, held.case.uid, held.key_number, held.holder)
    key = held.opened(store_id, private)
    values = {"public_key": public_key, "sealed_key": seal(key, public_key, at)}
    uow.update(CaseKey, held.id, values, HERE)


def take(uow: UnitOfWork, held: HeldKey) -> None:
    """Take a key away from its holder."""
    uow.delete(CaseKey, held.id, HERE)


def publics(content: KeyContent) -> Mapping[str, bytes]:
    """The public keys that a case's key may be sealed for: of all with the vault, and of the recovery sheet.

    Not of whoever has a password that somebody else gave: that one could read with it.
    """
    of_users = {
        user.name: user.public_key
        for user in content.users
        if user.role in VAULT_ROLES and not user.must_change
    }
    return {**of_users, SHEET: content.recovery.public_key}


def readers(content: KeyContent, held: Iterable[HeldKey], *, but: str = "") -> list[str]:
    """Who of a case's holders reads it for good: with a key that fits and does not end, and no sheet."""
    public = publics(content)
    return [
        one.holder
        for one in held
        if one.holder not in (but, SHEET) and one.valid_until is None and one.fits(public.get(one.holder))
    ]


def own(conn: Connection, vault: Vault) -> tuple[HeldKey, ...]:
    """The keys that the vault's owner holds for good, of cases that it opens."""
    whose = vault.own
    if whose is None:
        return ()
    return tuple(
        one
        for one in of_holder(conn, whose.holder)
        if one.valid_until is None and one.fits(whose.public_key) and vault.holds_case(one.case.name)
    )


def lacking(conn: Connection, vault: Vault, sheet: bytes) -> tuple[HeldKey, ...]:
    """Those of them whose case the recovery sheet of this public key does not open."""
    fitting = {one.case.id for one in of_holder(conn, SHEET) if one.fits(sheet)}
    return tuple(one for one in own(conn, vault) if one.case.id not in fitting)


def is_the_cases(conn: Connection, vault: Vault, case: KeyedCase, key: bytes) -> bool:
    """Whether a key is the one that sealed what was decided of a case: each decision that gave it a key.

    Anybody can seal a key of their own to a public key; what is written under it they would read.
    """
    table = CaseEvent
    query = select(table.id, table.uid, table.sealed, table.sealed_version).where(
        table.case_id == case.id, table.what.in_(NEW_KEY), table.sealed.is_not(None)
    )
    decided = conn.execute(query).all()
    probe = Vault(vault.key)
    probe.hold_case(case.name, key)
    try:
        for found in decided:
            sealed_fields.read(probe, _EVENT, found, case.name)
    except StoreDamaged:
        return False
    finally:
        probe.wipe()
    return bool(decided)


def wrong(conn: Connection, vault: Vault) -> list[str]:
    """The numbers of the cases whose key is sealed for the vault's owner and is not the case's."""
    whose = vault.own
    if whose is None:
        return []
    fitting = (one for one in of_holder(conn, whose.holder) if one.fits(whose.public_key))
    return [one.case.number for one in fitting if not _opens(conn, vault, one, whose.store_id)]


def half_restricted(conn: Connection) -> list[str]:
    """The numbers of the cases that say of themselves that they are restricted and have no key, or the other way round."""
    table = CounsellingCase
    query = select(table.number, table.restricted, table.key_number).order_by(table.id)
    return [number for number, restricted, key in conn.execute(query) if bool(restricted) != bool(key)]


def _opens(conn: Connection, vault: Vault, held: HeldKey, store_id: str) -> bool:
    try:
        key = held.opened(store_id, vault.private)
    except StoreDamaged:
        return False
    return is_the_cases(conn, vault, held.case, key)


def _place(store_id: str, uid: str, key_number: int, holder: str) -> bytes:
    return json.dumps([store_id, "case key", uid, key_number, holder]).encode()


def _cases() -> Any:
    table = CounsellingCase
    return select(table.id, table.uid, table.number, table.responsible, table.key_number)


def _keys() -> Any:
    table, of = CaseKey, CounsellingCase
    return (
        select(
            table.id,
            table.holder,
            table.key_number,
            table.public_key,
            table.sealed_key,
            table.valid_until,
            of.id.label("case_id"),
            of.uid,
            of.number,
            of.responsible,
            of.key_number.label("present_number"),
        )
        .join(of, table.case_id == of.id)
        .order_by(table.id)
    )


def _read(conn: Connection, query: Any) -> Iterator[HeldKey]:
    for found in conn.execute(query).all():
        case = KeyedCase(found.case_id, found.uid, found.number, found.responsible, found.present_number)
        yield HeldKey(
            found.id,
            case,
            found.holder,
            found.key_number,
            found.public_key,
            found.sealed_key,
            found.valid_until,
        )
