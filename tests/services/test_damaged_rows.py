"""One row that somebody damaged past the program keeps nobody from the others of its list."""

from collections.abc import Callable

from tests.restricted import a_case
from woilmenau_desk.domain.cases import EntryKind
from woilmenau_desk.domain.follow_ups import Whose
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.counselling import (
    case_paper,
    deadlines,
    documents,
    expiring,
    follow_ups,
    note_search,
    referrals,
    timeline,
)
from woilmenau_desk.services.desk import Desk

DeskOf = Callable[[str], Desk]
_KINDS = {
    EntryKind.SESSION: "counselling_session",
    EntryKind.REFERRAL: "referral",
    EntryKind.DOCUMENT: "noted_document",
    EntryKind.DEADLINE: "deadline",
    EntryKind.FOLLOW_UP: "follow_up",
}


def damage(desk: Desk, table: str, column: str = "sealed") -> None:
    """Put the text of one row out of order."""
    with desk.writing() as uow:
        uow.conn.exec_driver_sql(
            f"UPDATE {table} SET {column} = X'0102' WHERE id = (SELECT max(id) FROM {table} WHERE {column} IS NOT NULL)"
        )
        uow.conn.commit()


def test_lists_show_the_others(desk_of: DeskOf) -> None:
    rolf = desk_of("rolf")
    first, case = a_case(rolf), a_case(rolf, name="Olena")
    for table in _KINDS.values():
        damage(rolf, table, "sealed_facts" if table == "counselling_session" else "sealed")
    damage(rolf, "session_amendment")

    assert [row.damaged for row in follow_ups.listed(rolf, Whose.ALL).rows].count(True) == 1
    assert [row.damaged for row in deadlines.listed(rolf).rows].count(True) == 1
    assert [row.damaged for row in referrals.listed(rolf).rows].count(True) == 1
    assert len(referrals.listed(rolf).rows) == 2
    assert any(row.damaged for row in documents.of_person(rolf, case.person_id))
    of_person = timeline.entries(rolf, person_id=case.person_id)
    for entries in (of_person, timeline.entries(rolf, case_id=case.id)):
        damaged = [one for one in entries if one.damaged]
        assert {one.kind for one in damaged} == set(_KINDS)
        assert all(isinstance(one.title, Sentence) and "öffnen" in one.title.template for one in damaged)
    assert not any(one.damaged for one in timeline.entries(rolf, case_id=first.id))
    assert case_paper.case_sheet(rolf, case.id).pdf
    assert note_search.build(rolf)
    # Its own note opens still; what was added to it is found by nothing.
    assert note_search.search(rolf, "Notruf").number == 2
    expiring.look(rolf)
