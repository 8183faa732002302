"""The looks: readable in both schemes, and no colour named anywhere else."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.tokens import CONTROL_PAIRS, DARK, LIGHT, TEXT_PAIRS, TONE_COLOURS, Colours, contrast
from woilmenau_desk.ui.widgets.buttons import button

UI = Path(theme.__file__).parent
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@SCHEMES
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_can_be_read(colours: Colours, pair: tuple[str, str]) -> None:
    values = asdict(colours)
    assert contrast(values[pair[0]], values[pair[1]]) >= 4.5


@SCHEMES
@pytest.mark.parametrize("pair", CONTROL_PAIRS, ids=" on ".join)
def test_the_edges_of_controls_can_be_seen(colours: Colours, pair: tuple[str, str]) -> None:
    values = asdict(colours)
    assert contrast(values[pair[0]], values[pair[1]]) >= 3


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_text_colour_of_the_style_sheet_stands_in_a_checked_pair() -> None:
    """A rule that sets both colours sets a pair that the contrast test knows."""
    known = set(TEXT_PAIRS) | {("ink", "ink_soft")}
    sheet = (UI / "style_sheet.py").read_text(encoding="utf-8")
    for body in re.findall(r"\{\n?([^{}]*)\}", sheet):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"background: \$(\w+)", body)
        if ink and ground and ground[1] not in ("ground",) and "tone" not in body:
            assert (ink[1], ground[1]) in known or ink[1] == "ink_soft", body


def test_no_colour_is_named_outside_the_tokens() -> None:
    for file in UI.rglob("*.py"):
        if file.name != "tokens.py":
            found = re.findall(r"[\"'\s:]#[0-9a-fA-F]{3,8}\b|\brgba?\(", file.read_text(encoding="utf-8"))
            assert not found, f"{file.name}: {found}"
        if file.name not in ("theme.py", "style_sheet.py"):
            assert "setStyleSheet" not in file.read_text(encoding="utf-8"), file.name


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_arrows_and_ticks_have_the_colours_of_the_tokens(scheme: str, colours: Colours) -> None:
    for name, token in (
        ("chevron-down", "ink_soft"),
        ("chevron-up", "ink_soft"),
        ("check", "on_accent"),
        ("dot", "on_accent"),
    ):
        svg = (resources_dir() / "icons" / "controls" / f"{name}-{scheme}.svg").read_text(encoding="utf-8")
        assert getattr(colours, token) in svg


def test_every_tone_has_two_colours() -> None:
    for ink, ground in TONE_COLOURS.values():
        assert (ink, ground) in TEXT_PAIRS


def test_every_icon_has_one_line_weight_and_takes_the_themes_colour() -> None:
    for file in (resources_dir() / "icons").glob("*.svg"):
        svg = file.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in svg, file.name
        assert 'stroke-width="1.75"' in svg or file.stem == "more", file.name
        assert 'viewBox="0 0 24 24"' in svg, file.name


def test_every_icon_that_the_code_names_exists() -> None:
    known = {file.stem for file in (resources_dir() / "icons").glob("*.svg")}
    named = re.compile(
        r"""theme\.(?:icon|pixmap)\(\s*"([\w-]+)"|IconLabel\(\s*"([\w-]+)"|EmptyState\(\s*"([\w-]+)\""""
    )
    for file in UI.rglob("*.py"):
        for found in named.findall(file.read_text(encoding="utf-8")):
            assert "".join(found) in known, f"{file.name}: {found}"


def test_the_theme_switches_while_windows_are_open(qapp: QApplication, qtbot: object) -> None:
    look = theme.install(qapp)
    look.set_mode(theme.Mode.LIGHT)
    made: QPushButton = button("Drucken", "print")
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    before = made.icon().pixmap(20, 20).toImage()
    try:
        look.set_mode(theme.Mode.DARK)
        assert look.dark
        assert made.icon().pixmap(20, 20).toImage() != before
        assert qapp.palette().window().color().name() == DARK.ground
        look.set_mode("light")
        assert made.icon().pixmap(20, 20).toImage() == before
    finally:
        look.set_mode(theme.Mode.LIGHT)


def test_icons_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    theme.install(qapp)
    picture = theme.pixmap("lock", "ink", 20, 2.0)
    assert (picture.width(), picture.height()) == (40, 40)
    assert picture.deviceIndependentSize().width() == 20


def test_names_of_every_script_have_a_letter_in_the_windows_own_fonts(qapp: QApplication) -> None:
    theme.install(qapp)
    assert qapp.font().families()[0] == "Noto Sans"
    assert set(theme.FAMILIES) <= set(qapp.font().families())
