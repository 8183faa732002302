"""The paths of SVG files, as the pictograms and icons have them."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.documents.page import A4, Sheet
from woilmenau_desk.documents.pictograms import draw_pictogram
from woilmenau_desk.documents.svg_paths import path_commands

DRAWINGS = sorted(
    path.stem for folder in ("pictograms", "icons") for path in (resources_dir() / folder).glob("*.svg")
)


def rounded(description: str) -> list[tuple[str, tuple[float, ...]]]:
    return [(kind, tuple(round(value, 6) for value in points)) for kind, points in path_commands(description)]


def test_relative_lines_are_the_absolute_ones() -> None:
    wanted = [("M", (1, 2)), ("L", (4, 2)), ("L", (4, 6)), ("L", (3, 5)), ("Z", ())]
    assert rounded("M1 2h3v4l-1-1z") == wanted
    assert rounded("M 1 2 H 4 V 6 L 3 5 Z") == wanted
    assert rounded("m1,2 3,0 0,4-1-1z") == wanted


def test_after_an_end_it_goes_on_where_the_figure_began() -> None:
    assert rounded("M1 1h2v2zl5 5")[-1] == ("L", (6, 6))


def test_a_smooth_curve_goes_on_as_the_last_one_came() -> None:
    assert rounded("M0 0C0 1 1 2 2 2S4 3 4 4") == [
        ("M", (0, 0)),
        ("C", (0, 1, 1, 2, 2, 2)),
        ("C", (3, 2, 4, 3, 4, 4)),
    ]
    assert rounded("M0 0s1 1 2 2") == [("M", (0, 0)), ("C", (0, 0, 1, 1, 2, 2))]


def test_the_flags_of_an_arc_may_stand_together() -> None:
    assert rounded("M3 0a3 3 0 01-6 0") == rounded("M3 0a3 3 0 0 1 -6 0")
    assert rounded("M0 0A2 2 0 0 1 0 0") == [("M", (0, 0))]
    assert rounded("M0 0A0 2 0 0 1 3 3") == [("M", (0, 0)), ("L", (3, 3))]


@given(
    radius=st.floats(0.5, 20), begin=st.floats(0, 2 * math.pi), turn=st.floats(0.2, 6.0), sweep=st.booleans()
)
def test_an_arc_stays_on_its_circle(radius: float, begin: float, turn: float, sweep: bool) -> None:
    end = begin + (turn if sweep else -turn)
    x, y = radius * math.cos(begin), radius * math.sin(begin)
    to_x, to_y = radius * math.cos(end), radius * math.sin(end)
    large = int(turn > math.pi)
    curves = path_commands(
        f"M{x:.9f} {y:.9f}A{radius:.9f} {radius:.9f} 0 {large} {int(sweep)} {to_x:.9f} {to_y:.9f}"
    )
    at = (x, y)
    length = 0.0
    for kind, points in curves[1:]:
        assert kind == "C"
        for step in range(1, 11):
            share = step / 10
            weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
            corners = (at, points[0:2], points[2:4], points[4:6])
            where = [sum(w * c[axis] for w, c in zip(weights, corners, strict=True)) for axis in (0, 1)]
            if abs(abs(turn) - math.pi) > 0.05:
                assert math.hypot(*where) == pytest.approx(radius, rel=2e-3)
        length += math.dist(at, points[4:6])
        at = (points[4], points[5])
    assert at == pytest.approx((to_x, to_y), abs=1e-6)
    if abs(turn - math.pi) > 0.05:
        assert length == pytest.approx(radius * turn, rel=0.12)


@pytest.mark.parametrize(
    "description", ["X 1 2", "M 1", "1 2", "M 0 0 Q 1 1 2 2", "M 0 0 Z 1", "M 0 0 a 1 1 0 2 0 1 1"]
)
def test_what_it_cannot_read_is_an_error(description: str) -> None:
    with pytest.raises(ValueError, match="pictogram"):
        path_commands(description)


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_can_be_printed(name: str) -> None:
    sheet = Sheet(A4, title="Bild", author="wo:ilmenau")
    draw_pictogram(sheet, name, 10, 10, 100)
    assert sheet.finish().startswith(b"%PDF")


def test_every_pictogram_has_the_same_line_and_square() -> None:
    for path in Path(resources_dir() / "pictograms").glob("*.svg"):
        head = path.read_text(encoding="utf-8").splitlines()[0]
        assert 'viewBox="0 0 24 24"' in head, path.name
        assert 'stroke-width="1.6"' in head, path.name
