"""The texts of notes with what was added to them, opened: for the search in memory, and for what it shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select, tuple_

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.cases import CounsellingCase, SessionAmendment
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.people import Person
from woilmenau_desk.storage.trail.note_places import open_facts, open_note
from woilmenau_desk.storage.vault import Vault

ENTITY: Final = CounsellingSession.__tablename__
"""What a session is called in the audit trail."""
ADDED: Final = SessionAmendment.__tablename__
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class NoteText:
    """A session's note and all that was added to it. `text` is None where its case's key is not at hand.

    What does not open of it is not in the text.
    """

    session_id: int
    person_id: int
    person_name: str
    occurred_at: datetime
    on: date
    counsellor: str
    counsellor_name: str
    case_id: int | None
    case: str  # what its case's key is held by
    topics: tuple[str, ...]
    text: str | None


def total(conn: Connection) -> int:
    """How many sessions there are that are not voided."""
    table = CounsellingSession
    return conn.execute(select(func.count()).where(table.voided_at.is_(None))).scalar_one()


def before(conn: Connection, vault: Vault, place: tuple[datetime, int] | None, size: int) -> list[NoteText]:
    """The latest sessions before a place, the latest first."""
    table = CounsellingSession
    query = _rows()
    if place is not None:
        query = query.where(tuple_(table.occurred_at, table.id) < place)
    found = conn.execute(query.order_by(table.occurred_at.desc(), table.id.desc()).limit(size)).all()
    return list(_read(conn, vault, found))


def some(conn: Connection, vault: Vault, ids: Iterable[int]) -> dict[int, NoteText]:
    """These sessions; whichever is voided or gone is missing."""
    wanted = sorted(ids)
    found: dict[int, NoteText] = {}
    for start in range(0, len(wanted), _CHUNK):
        query = _rows().where(CounsellingSession.id.in_(wanted[start : start + _CHUNK]))
        for one in _read(conn, vault, conn.execute(query).all()):
            found[one.session_id] = one
    return found


def amended(conn: Connection, ids: Iterable[int]) -> set[int]:
    """The sessions that these amendments are of."""
    query = select(SessionAmendment.session_id).where(SessionAmendment.id.in_(list(ids)))
    return set(conn.execute(query).scalars())


def _rows() -> Any:
    table = CounsellingSession
    return (
        select(
            table.id,
            table.uid,
            table.person_id,
            table.occurred_at,
            table.local_date,
            table.counsellor,
            table.case_id,
            table.sealed_note,
            table.sealed_facts,
            table.note_version,
            table.note_person_id,
            Person.given_name,
            Person.family_name,
            Colleague.first_name,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .join(Person, table.person_id == Person.id)
        .outerjoin(Colleague, table.counsellor == Colleague.key)
        .outerjoin(CounsellingCase, table.case_id == CounsellingCase.id)
        .where(table.voided_at.is_(None))
    )


def _read(conn: Connection, vault: Vault, found: Sequence[Any]) -> Iterator[NoteText]:
    added = _added(conn, [one.id for one in found])
    for one in found:
        case = "" if one.case_uid is None else sealed_fields.case_name(one.case_uid, one.key_number)
        topics: tuple[str, ...] = ()
        text: str | None = None
        if not case or vault.holds_case(case):
            parts = []
            # What somebody damaged is found by no word, and keeps nobody from the rest.
            with suppress(StoreDamaged):
                topics = tuple(open_facts(conn, vault, one, case).get("topics", ()))
            with suppress(StoreDamaged):
                parts.append(open_note(conn, vault, one, case))
            for more in added.get(one.id, ()):
                facts = sealed_fields.shown(vault, ADDED, more, case).facts
                parts.append(str(facts.get("text", "")))
            text = "\n".join(part for part in parts if part)
        yield NoteText(
            session_id=one.id,
            person_id=one.person_id,
            person_name=display_name(one.given_name, one.family_name),
            occurred_at=one.occurred_at,
            on=one.local_date,
            counsellor=one.counsellor,
            counsellor_name=one.first_name or one.counsellor,
            case_id=one.case_id,
            case=case,
            topics=topics,
            text=text,
        )


def _added(conn: Connection, ids: Sequence[int]) -> dict[int, list[Any]]:
    table = SessionAmendment
    found: dict[int, list[Any]] = defaultdict(list)
    query = select(table.id, table.uid, table.session_id, table.sealed, table.sealed_version)
    for one in conn.execute(query.where(table.session_id.in_(ids)).order_by(table.written_at, table.id)):
        found[one.session_id].append(one)
    return found
