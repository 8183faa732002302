"""The charts of a report show what its tables tell, no more and no less."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.charts import (
    GRID_STEPS,
    MOST_MARKS,
    Bars,
    Course,
    Grid,
    chart_of,
    charts,
    stride,
    ticks,
)
from woilmenau_desk.domain.report import ReportTable


def test_a_sum_is_no_bar() -> None:
    table = ReportTable(
        "origins", "Länder", ("", "Personen"), (("Syrien", 10), ("andere", 5), ("Summe", 15)), total_row=True
    )
    chart = chart_of(table)
    assert isinstance(chart, Bars)
    assert [(mark.label, mark.value) for mark in chart.marks] == [("Syrien", 10), ("andere", 5)]
    assert chart.heading == "Personen"
    assert chart.share(chart.marks[0]) == 1.0


def test_what_is_not_told_has_no_length() -> None:
    chart = chart_of(ReportTable("days", "Tage", ("Tag", "Kontakte"), (("Mo 5.", None), ("Di 6.", 8))))
    assert isinstance(chart, Course)
    assert [mark.value for mark in chart.marks] == [None, 8]
    assert [chart.share(mark) for mark in chart.marks] == [0.0, 1.0]


def test_a_grid_is_darker_where_there_is_more() -> None:
    chart = chart_of(ReportTable("hours", "Stunden", ("", "14", "15"), (("Mo", 1, 100), ("Di", None, 0))))
    assert isinstance(chart, Grid)
    assert [[chart.step(cell) for cell in row] for row in chart.cells] == [[1, GRID_STEPS], [0, 0]]


def test_tables_without_a_chart_have_none() -> None:
    rows = tuple((f"Tag {number}", 1) for number in range(MOST_MARKS + 1))
    none = (
        ReportTable("days", "Tage", ("Tag", "Kontakte"), rows),
        ReportTable("days", "Tage", ("Tag", "Kontakte"), ()),
        ReportTable("reasons", "Anlässe", ("", "Kontakte"), (("Begegnung", 5),)),
    )
    assert charts(none) == ()


@given(st.integers(0, 10**9))
def test_the_lines_behind_a_chart_are_round_and_reach_over_it(highest: int) -> None:
    lines = ticks(highest)
    assert lines[0] == 0
    assert lines[-1] >= highest
    assert 2 <= len(lines) <= 5
    assert len({after - before for before, after in itertools.pairwise(lines)}) == 1
    assert str(lines[1]).strip("0") in {"1", "2", "5"}


@given(st.lists(st.floats(0, 500), max_size=70), st.floats(1, 100))
def test_labels_that_are_shown_do_not_touch(widths: list[float], room: float) -> None:
    every = stride(widths, room)
    assert every * room >= max(widths, default=0.0) or every == len(widths)
