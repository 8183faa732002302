"""What was entered after its month was told by suppression: no longer span tells of it by the difference."""

import pytest

from tests.services.test_closing import come, somebody
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.report import Report, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, reports

OF_PERSONS = ("gender_age", "origins", "status_groups")


@pytest.fixture
def summer(desk: Desk) -> Desk:
    """A desk whose August alone had visits, and was closed as July and September were."""
    funders.add_funder(desk, FunderData("Land", rule=Rule.SUPPRESSED.value))
    for number in range(12):
        come(desk, 5 + number, month=8, person_id=somebody(desk, f"Mira{number}"))
    for month in ("2026-07", "2026-08", "2026-09"):
        closing.close(desk, Span.parse(month))
    return desk


def quarter(desk: Desk) -> Report:
    closing.close(desk, Span.parse("2026-Q3"))
    return reports.report(desk, Span.parse("2026-Q3"))


def persons(report: Report) -> object:
    table = report.table("key")
    return next(row[1] for code, row in zip(table.codes, table.rows, strict=True) if code == "persons")


def test_a_quarter_tells_its_persons_where_nothing_changed(summer: Desk) -> None:
    report = quarter(summer)
    assert persons(report) == 12
    assert all(report.table(table).rows for table in OF_PERSONS)


@pytest.mark.parametrize("again", [False, True])
def test_a_quarter_does_not_tell_who_was_entered_late(summer: Desk, again: bool) -> None:
    come(summer, 20, month=8, person_id=somebody(summer, "Late"))
    come(summer, 20, month=7, number=6)
    if again:  # too few to be told anew, so the former figures stay
        closing.close(summer, Span.parse("2026-08"), reason="Nachgetragen")
    report = quarter(summer)
    assert persons(report) is None
    assert not any(report.table(table).rows for table in OF_PERSONS)
    said = " ".join(report.held_back)
    assert "nicht gesagt: Personen" in said
    assert "Herkunftsländer" in said
