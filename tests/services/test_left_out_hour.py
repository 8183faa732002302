"""The hour that the clock leaves out in March: nothing happened in it."""

from datetime import UTC, date, datetime, time

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import BERLIN, check_exists
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk


def test_a_visit_of_an_hour_that_was_left_out_is_refused(desk: Desk, clock: Clock) -> None:
    day = date(2026, 3, 29)
    with pytest.raises(BadInput, match="02:30 Uhr gab es an diesem Tag nicht"):
        visits.moment_of(desk, day, time(2, 30))
    with pytest.raises(BadInput, match="gab es an diesem Tag nicht"):
        visits.log_visit(desk, LogVisit(VisitData("encounter"), datetime(2026, 3, 29, 2, 0, tzinfo=BERLIN)))
    assert visits.moment_of(desk, day, time(1, 59)).astimezone(UTC).hour == 0
    assert visits.moment_of(desk, day, time(3)).astimezone(UTC).hour == 1
    # The hour that comes twice in October is the first of the two.
    assert visits.moment_of(desk, date(2026, 10, 25), time(2, 30)).astimezone(UTC).hour == 0
    assert check_exists(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), field="x").hour == 1
