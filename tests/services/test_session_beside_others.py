"""Saving a session leaves alone what others did meanwhile of what follows from it."""

from dataclasses import replace
from datetime import date

import pytest

from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData, SessionDetails
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile
from woilmenau_desk.domain.follow_ups import Every, FollowUpData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services.counselling import counselling, follow_ups, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

DAY, LATER = date(2026, 11, 30), date(2026, 12, 7)


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira")).value.id


@pytest.fixture
def seen(desk: Desk, mira: int) -> SessionDetails:
    data = SessionData(
        mira,
        ("housing",),
        follow_up_on=DAY,
        follow_up_reason="Bescheid",
        referral=Referral("soberi", "informed"),
    )
    number = counselling.record_session(desk, RecordSession(data, "Notiz")).value.id
    return counselling.read_session(desk, number)


def save(desk: Desk, seen: SessionDetails, **changes: object) -> None:
    data = replace(seen.data, **changes)  # type: ignore[arg-type]
    counselling.edit_session(desk, seen.row.id, data, seen.note, seen.row.version)


def test_what_others_changed_stays(desk: Desk, mira: int, seen: SessionDetails) -> None:
    sent, due = referrals.of_person(desk, mira)[0], follow_ups.of_person(desk, mira)[0]
    referrals.answer(desk, sent.id, "accepted", sent.version)
    follow_ups.edit(desk, due.id, FollowUpData(mira, LATER, "anderes", session_id=seen.row.id), due.version)
    assert counselling.differs(desk, seen)
    save(desk, seen, topics=("work",))
    assert referrals.of_person(desk, mira)[0].state == "accepted"
    now = follow_ups.of_person(desk, mira)[0]
    assert (now.due_on, now.reason) == (LATER, "anderes")


def test_what_was_struck_is_not_made_anew(desk: Desk, mira: int, seen: SessionDetails) -> None:
    sent, due = referrals.of_person(desk, mira)[0], follow_ups.of_person(desk, mira)[0]
    referrals.void(desk, sent.id, sent.version)
    follow_ups.void(desk, due.id, due.version)
    save(desk, seen, topics=("work",))
    assert referrals.of_person(desk, mira) == follow_ups.of_person(desk, mira) == ()


def test_where_both_changed_it_somebody_is_told(desk: Desk, mira: int, seen: SessionDetails) -> None:
    sent, due = referrals.of_person(desk, mira)[0], follow_ups.of_person(desk, mira)[0]
    referrals.answer(desk, sent.id, "accepted", sent.version)
    with pytest.raises(ChangedMeanwhile):
        save(desk, seen, referral=Referral("soberi", "refused"))
    follow_ups.finish(desk, due.id, due.version)
    with pytest.raises(ChangedMeanwhile):
        save(desk, seen, follow_up_on=LATER)
    assert not counselling.sessions_of(desk, mira)[0].version > seen.row.version


def test_another_reason_of_one_that_is_done_is_told(desk: Desk, mira: int, seen: SessionDetails) -> None:
    due = follow_ups.of_person(desk, mira)[0]
    follow_ups.finish(desk, due.id, due.version)
    seen = counselling.read_session(desk, seen.row.id)
    with pytest.raises(BadInput, match="erledigt"):
        save(desk, seen, follow_up_reason="noch einmal")
    save(desk, seen, follow_up_on=LATER, follow_up_reason="noch einmal")
    assert [row.done for row in follow_ups.of_person(desk, mira)] == [False, True]


def test_a_repeating_one_is_not_set_back(desk: Desk, mira: int, seen: SessionDetails) -> None:
    due = follow_ups.of_person(desk, mira)[0]
    data = FollowUpData(mira, DAY, "Bescheid", session_id=seen.row.id, every=Every.WEEK)
    due = follow_ups.edit(desk, due.id, data, due.version).value
    seen = counselling.read_session(desk, seen.row.id)
    follow_ups.finish(desk, due.id, due.version)
    save(desk, seen, topics=("work",))
    assert [(row.due_on, row.done) for row in follow_ups.of_person(desk, mira)] == [
        (LATER, False),
        (DAY, True),
    ]
