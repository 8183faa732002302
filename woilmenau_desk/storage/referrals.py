"""Referrals: written through a unit of work, read as frozen rows; target and reasons go through the vault.

Whoever has no vault seals for it, and reads neither target nor reason again.
"""

from collections.abc import Collection, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final

from sqlalchemy import Connection, func, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.referrals import OPEN_STATES, ReferralData, ReferralRow, code_of
from woilmenau_desk.storage import sealed_fields, sealed_referrals
from woilmenau_desk.storage.paging import read_part
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.sealed_referrals import TABLE, Reader
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.unit_of_work import HERE, Seen, UnitOfWork, following
from woilmenau_desk.storage.vault import Sealer, Vault


class Same(Enum):
    """What stands for a field that stays as it is."""

    SAME = "same"


SAME: Final = Same.SAME


def add(
    uow: UnitOfWork,
    sealer: Sealer,
    data: ReferralData,
    day: date,
    made_by: str,
    visit_id: int | None = None,
) -> int:
    """Record a referral with a new code. Raises NotFound, or CaseRestricted for whoever cannot seal for its case."""
    uid = sealed_fields.new_uid()
    case = sealed_fields.case_of(uow.conn, data.case_id)
    person_id = None if data.person_id is None else present_id(uow.conn, data.person_id)
    facts = {"target": data.target, "reason": data.reason, **sealed_referrals.whose(person_id)}
    return uow.insert(
        Referral,
        {
            "visit_id": visit_id,
            "local_date": day,
            "target": "",
            "state": data.state,
            "voided_at": None,
            "uid": uid,
            "code": None,
            "person_id": person_id,
            "session_id": data.session_id,
            "case_id": data.case_id,
            "made_by": made_by,
            "consent_on": day if data.consent else None,
            "answered_on": None if data.state in OPEN_STATES else day,
            "sealed": None,
            "sealed_version": 0,
        },
        late=lambda number: {
            "code": code_of(number),
            **sealed_fields.columns(sealer, TABLE, uid, number, facts, case=case),
        },
    )


def expect(uow: UnitOfWork, referral_id: int, version: int) -> None:
    """Raises ChangedMeanwhile where a referral is not what somebody read any more, or NotFound."""
    uow.expect(Referral, referral_id, version)


def change(
    uow: UnitOfWork,
    vault: Vault,
    referral_id: int,
    *,
    target: str | None = None,
    state: str | None = None,
    reason: str | None = None,
    refusal: str | None = None,
    case_id: int | Same | None = SAME,
    seen: Seen = HERE,
) -> None:
    """Change what is given of a referral; None, or SAME, leaves a field as it is.

    Raises NotFound, ChangedMeanwhile, CaseRestricted or StoreDamaged.
    """
    if not isinstance(seen, Enum):
        uow.expect(Referral, referral_id, seen)
    found = _present(uow.conn, referral_id)
    before = Reader(uow.conn, vault).read(found, sealed_fields.case_of(uow.conn, found.case_id))
    said = {"target": target, "reason": reason, "refusal": refusal}
    facts = {**before, **{name: value for name, value in said.items() if value is not None}}
    case = found.case_id if isinstance(case_id, Same) else case_id
    values: dict[str, Any] = {"case_id": case}
    if facts != before or case != found.case_id:
        at = following(found.version if isinstance(seen, Enum) else seen, found.sealed_version)
        name = sealed_fields.case_of(uow.conn, case)
        values |= sealed_fields.columns(vault, TABLE, found.uid, referral_id, facts, at, name)
    if state is not None and state != found.state:
        values |= {"state": state, "answered_on": local(uow.at).date()}
    uow.update(Referral, referral_id, values, seen, beyond=found.sealed_version)


def answer(uow: UnitOfWork, referral_id: int, state: str, on: date, seen: Seen = HERE) -> None:
    """Write down how far it went, and when that was heard; nothing sealed is touched. Raises ChangedMeanwhile, NotFound."""
    if not isinstance(seen, Enum):
        uow.expect(Referral, referral_id, seen)
    _present(uow.conn, referral_id)
    uow.update(Referral, referral_id, {"state": state, "answered_on": on}, seen)


def slip_made(uow: UnitOfWork, referral_id: int) -> bool:
    """Remember that the slip was made: from now on its code is somebody's. Whether it was the first time."""
    query = select(Referral.slip_at, Referral.sealed_version).where(Referral.id == referral_id)
    found = uow.conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    if found.slip_at is not None:
        return False
    return uow.update(Referral, referral_id, {"slip_at": uow.at}, HERE, beyond=found.sealed_version)


def consent(uow: UnitOfWork, referral_id: int, on: date | None, seen: Seen = HERE) -> None:
    """Write down since when the person agrees that data are passed on; None: no longer."""
    if not isinstance(seen, Enum):
        uow.expect(Referral, referral_id, seen)
    _present(uow.conn, referral_id)
    uow.update(Referral, referral_id, {"consent_on": on}, seen)


def void(uow: UnitOfWork, referral_id: int, seen: Seen = HERE) -> None:
    """Take a referral out of every list and count; the row stays. Raises ChangedMeanwhile or NotFound."""
    if not isinstance(seen, Enum):
        uow.expect(Referral, referral_id, seen)
    _present(uow.conn, referral_id)
    uow.update(Referral, referral_id, {"voided_at": uow.at}, seen)


def move(uow: UnitOfWork, referral_id: int, day: date) -> None:
    """Another day, as that of the session or visit in which it was made. Raises NotFound."""
    _present(uow.conn, referral_id)
    uow.update(Referral, referral_id, {"local_date": day}, HERE)


def of_session(conn: Connection, vault: Vault | None, session_id: int) -> ReferralRow | None:
    """The referral that was made in a session; None where there is none."""
    query = _rows().where(Referral.session_id == session_id, Referral.voided_at.is_(None))
    found = conn.execute(query.order_by(Referral.id)).first()
    return None if found is None else _read(found, _reader(conn, vault))


def of_visit(conn: Connection, visit_id: int) -> tuple[int, ...]:
    """The ids of the referrals that stand on a visit and were not voided."""
    query = select(Referral.id).where(Referral.visit_id == visit_id, Referral.voided_at.is_(None))
    return tuple(conn.execute(query.order_by(Referral.id)).scalars())


def row(conn: Connection, vault: Vault | None, referral_id: int) -> ReferralRow:
    """One referral. Raises NotFound."""
    found = conn.execute(_rows().where(Referral.id == referral_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(found, _reader(conn, vault))


def by_code(conn: Connection, vault: Vault | None, code: str) -> ReferralRow | None:
    """The referral of a code; None where no slip has it, or it was voided."""
    found = conn.execute(_rows().where(Referral.code == code, Referral.voided_at.is_(None))).one_or_none()
    return None if found is None else _read(found, _reader(conn, vault))


def of_person(conn: Connection, vault: Vault | None, person_id: int) -> tuple[ReferralRow, ...]:
    """A person's referrals, newest first. Raises NotFound."""
    query = _rows().where(Referral.person_id == present_id(conn, person_id), Referral.voided_at.is_(None))
    found = conn.execute(query.order_by(Referral.local_date.desc(), Referral.id.desc()))
    return _read_all(found.all(), _reader(conn, vault))


def of_case(conn: Connection, vault: Vault | None, case_id: int) -> tuple[ReferralRow, ...]:
    """A case's referrals, newest first."""
    query = _rows().where(Referral.case_id == case_id, Referral.voided_at.is_(None))
    found = conn.execute(query.order_by(Referral.local_date.desc(), Referral.id.desc()))
    return _read_all(found.all(), _reader(conn, vault))


def listed(
    conn: Connection,
    vault: Vault | None,
    *,
    open_only: bool,
    persons: Collection[int] | None = None,
    kept: Collection[int] = (),
    after: After | None = None,
    size: int | None = None,
) -> Part[ReferralRow]:
    """A part of the referrals, newest first; with `persons` theirs alone, with `open_only` those without news.

    `kept` are among them whatever became of them.
    """
    query = _rows().where(Referral.voided_at.is_(None))
    if open_only:
        query = query.where(Referral.state.in_(OPEN_STATES) | Referral.id.in_(kept))
    if persons is not None:
        query = query.where(Referral.person_id.in_(persons))
    order = (Referral.local_date, Referral.id)
    found, behind = read_part(conn, query, order, after, size, descending=True)
    return Part(_read_all(found, _reader(conn, vault)), behind)


def made_in_session(conn: Connection, referral_id: int) -> bool:
    """Whether it was made in a counselling session, or belongs to a case."""
    table = Referral
    query = select(table.id).where(
        table.id == referral_id, table.session_id.is_not(None) | table.case_id.is_not(None)
    )
    return conn.execute(query).first() is not None


def check_readable(conn: Connection, vault: Vault | None, referral_id: int) -> None:
    """Raises CaseRestricted where it is of a restricted case whose key is not at hand, or NotFound."""
    query = select(Referral.case_id).where(Referral.id == referral_id)
    found = conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    case = sealed_fields.case_of(conn, found.case_id)
    if case and (vault is None or not vault.holds_case(case)):
        raise CaseRestricted


def number_open(conn: Connection, person_id: int) -> int:
    """Of how many of a person's referrals news is awaited."""
    query = select(func.count()).where(
        Referral.person_id == person_id, Referral.state.in_(OPEN_STATES), Referral.voided_at.is_(None)
    )
    return conn.execute(query).scalar_one()


def _present(conn: Connection, referral_id: int) -> Any:
    table = Referral
    query = select(
        table.id, table.uid, table.case_id, table.state, table.sealed, table.sealed_version, table.version,
        table.person_id,
    )  # fmt: skip
    found = conn.execute(query.where(table.id == referral_id, table.voided_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound
    return found


def _rows() -> Any:
    table = Referral
    return (
        select(
            table.id,
            table.uid,
            table.local_date,
            table.target,
            table.state,
            table.code,
            table.person_id,
            table.session_id,
            table.case_id,
            table.made_by,
            table.consent_on,
            table.answered_on,
            table.sealed,
            table.sealed_version,
            table.voided_at,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .outerjoin(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.made_by == Colleague.key)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
    )


def _read_all(found: Sequence[Any], reader: Reader | None) -> tuple[ReferralRow, ...]:
    return tuple(_read(one, reader) for one in found)


def _reader(conn: Connection, vault: Vault | None) -> Reader | None:
    return None if vault is None else Reader(conn, vault)


def _read(found: Any, reader: Reader | None) -> ReferralRow:
    case = "" if found.case_uid is None else sealed_fields.case_name(found.case_uid, found.key_number)
    told = sealed_fields.Shown(sealed_fields.NOTHING) if reader is None else reader.shown(found, case)
    facts, hidden, damaged = told
    return ReferralRow(
        id=found.id,
        on=found.local_date,
        state=found.state,
        # What an earlier version made was given none; nobody has a slip of it.
        code=found.code or "",
        person_id=found.person_id,
        person_name=None if found.person_id is None else display_name(found.given_name, found.family_name),
        # Until the first login with the vault, the target of an earlier version stands in its own column.
        target=None if reader is None or hidden else facts.get("target") or found.target or None,
        reason=facts.get("reason", ""),
        refusal=facts.get("refusal", ""),
        made_by=found.first_name or found.made_by or "",
        session_id=found.session_id,
        case_id=found.case_id,
        consent_on=found.consent_on,
        answered_on=found.answered_on,
        hidden=hidden,
        damaged=damaged,
        voided=found.voided_at is not None,
        version=found.version,
    )
