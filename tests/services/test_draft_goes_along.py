"""A draft goes in the transaction of the entry that was made of it: after a power cut both are there, or neither."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import drafts
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.unit_of_work import UnitOfWork

FORM, NOTE = "session", "Mietvertrag prüfen"


class PowerCut(BaseException):
    """Nothing of what comes next happens."""


@contextmanager
def cut(when: str) -> Iterator[None]:
    """The power goes right before an entry becomes durable, or right after it."""
    commit = UnitOfWork.commit

    def cut_off(uow: UnitOfWork) -> None:
        if when == "after":
            commit(uow)
        raise PowerCut

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(UnitOfWork, "commit", cut_off)
        with suppress(PowerCut):
            yield


@pytest.fixture
def request_of(desk: Desk, clock: Clock) -> RecordSession:
    mira = people.register(desk, PersonData(given_name="Mira")).value.id
    drafts.save(desk, FORM, {"note": NOTE}, confidential=True)
    return RecordSession(SessionData(mira, ("housing",), 30), NOTE, clock())


@pytest.mark.parametrize(("when", "sessions", "kept"), [("before", 0, True), ("after", 1, False)])
def test_a_power_cut_leaves_the_entry_or_its_draft(
    when: str, sessions: int, kept: bool, desk: Desk, request_of: RecordSession
) -> None:
    with cut(when), drafts.going_along(desk, FORM):
        counselling.record_session(desk, request_of)
    assert len(counselling.recent(desk)) == sessions
    assert (drafts.load(desk, FORM) is not None) is kept


def test_an_entry_that_is_refused_leaves_its_draft(desk: Desk, request_of: RecordSession) -> None:
    with pytest.raises(BadInput), drafts.going_along(desk, FORM) as along:
        counselling.record_session(desk, RecordSession(SessionData(request_of.data.person_id, ("x",)), NOTE))
    assert not along.written
    assert drafts.load(desk, FORM) == {"note": NOTE}


def test_another_draft_takes_the_place_of_the_one_that_went(desk: Desk, request_of: RecordSession) -> None:
    with drafts.going_along(desk, FORM, {"note": "Anderes"}, confidential=True) as along:
        counselling.record_session(desk, request_of)
    assert along.written
    assert drafts.load(desk, FORM) == {"note": "Anderes"}


def test_only_the_entry_itself_takes_it_along(desk: Desk, request_of: RecordSession) -> None:
    with drafts.going_along(desk, FORM) as along:
        assert not along.written
    people.register(desk, PersonData(given_name="Omar"))
    assert drafts.load(desk, FORM) == {"note": NOTE}
