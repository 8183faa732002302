"""A write that is decided by what it reads is decided once more where somebody else wrote meanwhile."""

import pytest

from woilmenau_desk.domain.errors import WrittenMeanwhile
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import TRIES, Desk, Done
from woilmenau_desk.storage.unit_of_work import UnitOfWork

SAID = Sentence("said", "Geschrieben")


def beaten(desk: Desk, times: int) -> tuple[Done[int], list[int]]:
    """A write that others come before, so many times; and which tries took along what was to go with it."""
    tries, along = 0, []

    def write(uow: UnitOfWork) -> Done[int]:
        nonlocal tries
        tries += 1
        if tries <= times:
            uow._began = None
        uow.trace("tried", "offer")
        return desk.finish(uow, tries, SAID)

    with desk.along(lambda _uow: along.append(tries)) as going:
        done = desk.deciding(write)
    assert going.written
    return done, along


def test_it_is_tried_again_with_all_that_goes_along(desk: Desk) -> None:
    done, along = beaten(desk, 2)
    assert done.value == 3
    assert along == [1, 2, 3]


def test_whoever_is_always_late_is_told(desk: Desk) -> None:
    with pytest.raises(WrittenMeanwhile):
        beaten(desk, TRIES)
