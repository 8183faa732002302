"""What cases are about: the topics of the sessions held in them, which are sealed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.trail.note_places import open_facts
from woilmenau_desk.storage.vault import Vault


def cases_about(
    conn: Connection, vault: Vault, case_ids: Sequence[int], topic: str, first: date | None, last: date | None
) -> set[int]:
    """Those of the cases in which a session about a topic was held, in a period where one is given.

    Of cases whose key is not at hand none. Raises StoreDamaged where what is sealed was tampered with.
    """
    table = CounsellingSession
    query = (
        select(
            table.id,
            table.uid,
            table.person_id,
            table.case_id,
            table.sealed_facts,
            table.note_version,
            table.note_person_id,
            CounsellingCase.uid.label("case_uid"),
            CounsellingCase.key_number,
        )
        .join(CounsellingCase, table.case_id == CounsellingCase.id)
        .where(table.case_id.in_(case_ids), table.voided_at.is_(None), table.sealed_facts.is_not(None))
    )
    if first is not None:
        query = query.where(table.local_date >= first)
    if last is not None:
        query = query.where(table.local_date <= last)
    found: set[int] = set()
    # The latest first: of a case that is found nothing more is opened.
    for row in conn.execute(query.order_by(table.id.desc())):
        if row.case_id in found:
            continue
        case = sealed_fields.case_name(row.case_uid, row.key_number)
        if case and not vault.holds_case(case):
            continue
        if topic in open_facts(conn, vault, row, case).get("topics", ()):
            found.add(row.case_id)
    return found
