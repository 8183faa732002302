"""Papers that were noted: written through a unit of work, read as frozen rows; their titles are sealed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.noted_documents import DocumentRow
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.tables.cases import CounsellingCase, NotedDocument
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.unit_of_work import UnitOfWork, following
from woilmenau_desk.storage.vault import Vault

_TABLE: Final = NotedDocument.__tablename__


def add(
    uow: UnitOfWork,
    vault: Vault,
    person_id: int,
    title: str,
    runs_out_on: date | None,
    case_id: int | None,
    noted_on: date,
    noted_by: str,
) -> int:
    """Note a paper. Raises NotFound, or CaseRestricted."""
    uid = sealed_fields.new_uid()
    case = sealed_fields.case_of(uow.conn, case_id)
    return uow.insert(
        NotedDocument,
        {
            "person_id": present_id(uow.conn, person_id),
            "case_id": case_id,
            "noted_on": noted_on,
            "runs_out_on": runs_out_on,
            "noted_by": noted_by,
            "voided_at": None,
            "uid": uid,
        },
        late=lambda number: sealed_fields.columns(vault, _TABLE, uid, number, {"title": title}, case=case),
    )


def edit(
    uow: UnitOfWork, vault: Vault, document_id: int, title: str, runs_out_on: date | None, version: int
) -> None:
    """Change a paper. Raises NotFound, ChangedMeanwhile, CaseRestricted or StoreDamaged."""
    found, case = _present(uow, vault, document_id, version)
    values: dict[str, Any] = {"runs_out_on": runs_out_on}
    if title != sealed_fields.read(vault, _TABLE, found, case).get("title"):
        at = following(version, found.sealed_version)
        values |= sealed_fields.columns(vault, _TABLE, found.uid, document_id, {"title": title}, at, case)
    uow.update(NotedDocument, document_id, values, version, beyond=found.sealed_version)


def void(uow: UnitOfWork, vault: Vault, document_id: int, version: int) -> None:
    """Take a paper out of every list; the row stays. Raises NotFound, ChangedMeanwhile or CaseRestricted."""
    _present(uow, vault, document_id, version)
    uow.update(NotedDocument, document_id, {"voided_at": uow.at}, version)


def row(conn: Connection, vault: Vault, document_id: int) -> DocumentRow:
    """One paper. Raises NotFound."""
    found = conn.execute(_rows().where(NotedDocument.id == document_id)).one_or_none()
    if found is None:
        raise NotFound
    return _read(vault, found)


def of_person(conn: Connection, vault: Vault, person_id: int) -> tuple[DocumentRow, ...]:
    """A person's papers, the latest noted first."""
    query = _rows().where(NotedDocument.person_id == person_id, NotedDocument.voided_at.is_(None))
    found: Sequence[Any] = conn.execute(
        query.order_by(NotedDocument.noted_on.desc(), NotedDocument.id.desc())
    ).all()
    return tuple(_read(vault, one) for one in found)


def _present(uow: UnitOfWork, vault: Vault, document_id: int, version: int) -> tuple[Any, str]:
    """A paper that the user may change, and what seals it."""
    uow.expect(NotedDocument, document_id, version)
    query = _rows().where(NotedDocument.id == document_id, NotedDocument.voided_at.is_(None))
    found = uow.conn.execute(query).one_or_none()
    if found is None:
        raise NotFound
    case = sealed_fields.case_name(found.case_uid, found.key_number or 0)
    if case and not vault.holds_case(case):
        # Also where nothing is sealed: it is of such a case.
        raise CaseRestricted
    return found, case


def _rows() -> Any:
    table = NotedDocument
    return (
        select(
            table.id,
            table.uid,
            table.person_id,
            table.case_id,
            table.noted_on,
            table.runs_out_on,
            table.noted_by,
            table.voided_at,
            table.sealed,
            table.sealed_version,
            table.version,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.noted_by == Colleague.key)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
    )


def _read(vault: Vault, found: Any) -> DocumentRow:
    case = sealed_fields.case_name(found.case_uid, found.key_number or 0)
    facts, hidden, damaged = sealed_fields.shown(vault, _TABLE, found, case)
    return DocumentRow(
        id=found.id,
        person_id=found.person_id,
        person_name=display_name(found.given_name, found.family_name),
        noted_on=found.noted_on,
        noted_by=found.first_name or found.noted_by,
        title=str(facts.get("title", "")),
        runs_out_on=None if hidden else found.runs_out_on,
        case_id=found.case_id,
        hidden=hidden,
        damaged=damaged,
        voided=found.voided_at is not None,
        version=found.version,
    )
