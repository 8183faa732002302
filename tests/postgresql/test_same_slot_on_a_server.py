"""Two processes at one server book the same time, or call from the queue, at the same moment: exactly one gets it."""

from pathlib import Path

import pytest

from tests import slot_races

pytestmark = pytest.mark.postgresql


def test_one_of_two_gets_the_time(data: Path) -> None:
    slot_races.one_gets_the_time(data)


def test_two_who_call_at_once_never_call_the_same(data: Path) -> None:
    slot_races.nobody_is_called_twice(data)
