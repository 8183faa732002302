"""The figures of a month, counted once more in hand-written SQL that shares no line with them."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from benchmarks.month_sql import month_by_sql, open_by_hand
from benchmarks.store_measures import check_same, raw_connection
from tests import present
from tests.stores import CHEAP, PASSWORD
from woilmenau_desk.demo.fill import make_demo
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import age_bands, centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting

AT = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional year, with a visit that counts once and one that counts no more."""
    data = tmp_path_factory.mktemp("figures") / "data"
    make_demo(data, persons=150, visits=2500, years=1, clock=lambda: AT, cost=CHEAP)
    desk = access.login(data, "caro", PASSWORD, clock=lambda: AT)
    visits.log_visit(desk, LogVisit(VisitData("encounter", 7, adults=2)))
    visits.log_visit(desk, LogVisit(VisitData("encounter", 7, channel="phone", children=1)))
    visits.log_visit(desk, LogVisit(VisitData("offer", 7)))
    # Contacts in several visits, each of which tells something else.
    people.edit(desk, 7, replace(people.card(desk, 7).data, gender=None, nationality=None, status=None), 1)
    for told in ({"interpreting": "none"}, {"interpreting": "staff", "language": "ti"}, {"adults": 1}):
        visits.log_visit(desk, LogVisit(VisitData("quick_info", 7, **told)))  # type: ignore[arg-type]
    visits.log_visit(desk, LogVisit(VisitData("counselling", 7)))
    for topic in ("housing", "work", "health"):
        talk = SessionData(7, (topic,), interpreting="state_programme")
        session = counselling.record_session(desk, RecordSession(talk)).value
        if topic != "work":
            present.void_session(desk, session.id)
    gone = visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=5))).value
    present.void_visit(desk, gone.id)
    desk.close()
    return data


SPANS = ("2025-12", "2026-03", "2026-10", "2026-11", "2026-12", "2026-Q4", "2026", "2025-12-20..2026-02-10")


@pytest.mark.parametrize("span", [Span.parse(span) for span in SPANS], ids=str)
def test_both_ways_of_counting_agree(demo: Path, span: Span) -> None:
    desk = access.login(demo, "caro", PASSWORD, clock=lambda: AT)
    raw = raw_connection(desk)
    open_by_hand(raw, desk.vault)
    try:
        groups = {status.code: str(status.extra.get("group")) for status in desk.values_of(ListName.STATUSES)}
        bands = [(band.code, band.first, band.last) for band in age_bands.bands(desk, span.last)]
        figures = counting.figures(desk, span)
        hours = partial(counting.kind_of_hours, desk)
        check_same(figures, month_by_sql(raw, span.first, span.last, groups, bands, hours))
        assert bool(figures.contacts) == (span != Span.parse("2026-12"))
    finally:
        raw.close()
        desk.close()


def test_the_fictional_centre_says_that_it_is_one(demo: Path) -> None:
    desk = access.login(demo, "caro", PASSWORD, clock=lambda: AT)
    try:
        settings = centre.settings(desk)
        assert settings.fictional
        assert settings.place.street
        kept = centre.save_settings(desk, replace(settings, idle_minutes=5)).value
        assert kept.fictional
    finally:
        desk.close()
