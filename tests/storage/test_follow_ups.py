"""Follow-ups as rows: their reason is sealed for this row and version, and for a restricted case by its own key."""

from datetime import date

import pytest
from sqlalchemy import select

from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.errors import ChangedMeanwhile, NotFound
from woilmenau_desk.domain.follow_ups import Every, FollowUpData, Origin
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import follow_ups as rows
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.cases import CounsellingCase, FollowUp

MONDAY = date(2026, 11, 30)


def _person(desk: Desk) -> int:
    return people.register(desk, PersonData("Oksana", "Erfunden")).value.id


def _add(desk: Desk, **given: object) -> int:
    values = {"person_id": 0, "due_on": MONDAY, "reason": "Bescheid da?", "colleague": "caro", **given}
    values["person_id"] = values["person_id"] or _person(desk)
    with desk.writing() as uow:
        number = rows.add(uow, desk.vault, FollowUpData(**values), Origin.HAND)  # type: ignore[arg-type]
        uow.commit()
    return number


def test_reason_is_sealed_and_read_again(desk: Desk) -> None:
    number = _add(desk)
    with desk.store.read() as conn:
        found = conn.execute(select(*FollowUp.__table__.columns).where(FollowUp.id == number)).one()
        assert b"Bescheid" not in found.sealed
        read = rows.row(conn, desk.vault, number)
    assert (read.reason, read.colleague_name, read.due_on) == ("Bescheid da?", "Caro", MONDAY)


def test_change_seals_anew_for_the_next_version(desk: Desk) -> None:
    number = _add(desk)
    with desk.store.read() as conn:
        before = rows.row(conn, desk.vault, number)
    data = FollowUpData(before.person_id, date(2026, 12, 7), "Bescheid prüfen", "rolf", every=Every.WEEK)
    with desk.writing() as uow:
        rows.change(uow, desk.vault, number, data, before.version)
        uow.commit()
    with desk.store.read() as conn:
        after = rows.row(conn, desk.vault, number)
    assert (after.reason, after.colleague, after.every) == ("Bescheid prüfen", "rolf", Every.WEEK)
    assert after.version == before.version + 1
    with pytest.raises(ChangedMeanwhile), desk.writing() as uow:
        rows.change(uow, desk.vault, number, data, before.version)


def test_done_one_is_listed_no_more_and_makes_the_next(desk: Desk) -> None:
    number = _add(desk, every=Every.WEEK)
    with desk.writing() as uow:
        later = rows.finish(uow, desk.vault, number, 1, "rolf", date(2026, 12, 8), date(2026, 12, 7))
        uow.commit()
    assert later is not None
    with desk.store.read() as conn:
        (left,) = rows.listed(conn, desk.vault).rows
        assert (left.id, left.reason, left.every) == (later, "Bescheid da?", Every.WEEK)
        assert rows.counted_from(conn, desk.vault, later) == date(2026, 12, 7)
        assert rows.due(conn, MONDAY) == 0
    with pytest.raises(NotFound), desk.writing() as uow:
        rows.void(uow, number, 2)


def test_what_a_restricted_case_holds_is_hidden_from_others(desk: Desk) -> None:
    person_id = _person(desk)
    with desk.writing() as uow:
        uid = sealed_fields.new_uid()
        case_id = uow.insert(
            CounsellingCase,
            {
                "uid": uid,
                "number": "2026-0001",
                "person_id": person_id,
                "household_id": None,
                "responsible": "caro",
                "state": "open",
                "opened_on": MONDAY,
                "closed_on": None,
                "reached": 1,
                "restricted": True,
                "key_number": 1,
                "sealed": None,
                "sealed_version": 1,
                "voided_at": None,
            },
        )
        uow.commit()
    with pytest.raises(CaseRestricted):
        _add(desk, person_id=person_id, case_id=case_id)
    desk.vault.hold_case(sealed_fields.case_name(uid, 1), bytes(32))
    number = _add(desk, person_id=person_id, case_id=case_id)
    with desk.store.read() as conn:
        assert rows.row(conn, desk.vault, number).reason == "Bescheid da?"
    desk.vault.let_case_go(sealed_fields.case_name(uid, 1))
    with desk.store.read() as conn:
        hidden = rows.row(conn, desk.vault, number)
    assert (hidden.hidden, hidden.reason) == (True, "")
    data = FollowUpData(person_id, MONDAY, "anderes", "caro")
    with pytest.raises(CaseRestricted), desk.writing() as uow:
        rows.change(uow, desk.vault, number, data, 1)
    with pytest.raises(CaseRestricted), desk.writing() as uow:
        rows.finish(uow, desk.vault, number, 1)
