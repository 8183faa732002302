"""The report's one chart: bars that tell their figures, legible in black and white."""

from collections.abc import Sequence

from woilmenau_desk.documents.figures_text import figure
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import ACCENT, GROUND, INK, MUTED, Align, Sheet
from woilmenau_desk.documents.shaping import Line, Voice, cut, shape

_WIDEST_BAR = 30.0  # points; seven bars should not become walls
_WIDEST_LABEL = 30.0
_BAR_SHARE = 0.68  # of the room that a bar has


def bar_chart(
    sheet: Sheet, x: float, y: float, width: float, height: float, bars: Sequence[tuple[str, int | None]]
) -> None:
    """Draw one bar for each label with its figure above it; None is told as "·", without a bar.

    The lower left corner is at (x, y). A label of two words stands on two lines. Where labels would touch,
    every second one is left out, or more.
    """
    if not bars:
        return
    room = width / len(bars)
    size = 7.0 if room >= 17 else 6.0
    widest = max(room, _WIDEST_LABEL)
    labels = [[cut(word, Voice(), size, widest) for word in label.split(" ", 1)] for label, _ in bars]
    stride = _stride([max((line.width(size) for line in lines), default=0.0) for lines in labels], room)
    label_lines = max(len(lines) for lines in labels)
    base = y + label_lines * size * 1.3 + 2
    top = y + height - size * 1.5
    highest = max((value or 0 for _, value in bars), default=0) or 1
    thickness = min(room * _BAR_SHARE, _WIDEST_BAR)
    voice = Voice(Weight.SEMIBOLD)
    for index, ((_, value), lines) in enumerate(zip(bars, labels, strict=True)):
        centre = x + room * (index + 0.5)
        if index % 2:
            sheet.box(centre - room / 2, base, room, top - base + size * 1.5, fill=GROUND)
        length = (top - base) * max(value or 0, 0) / highest
        if length > 0:
            sheet.box(centre - thickness / 2, base, thickness, length, fill=ACCENT)
        told = shape(figure(value), voice)
        sheet.text(centre, base + length + 2, told, min(size, _size_for(told, room)), align=Align.CENTRE)
        if index % stride == 0:
            for number, line in enumerate(lines):
                below = base - size * (1.15 + 1.25 * number)
                sheet.text(centre, below, line, size, ink=MUTED, align=Align.CENTRE)
    sheet.rule(x, base, width, ink=INK, weight=0.8)


def _stride(widths: Sequence[float], room: float) -> int:
    widest = max(widths, default=0.0) + 2
    stride = 1
    while stride * room < widest and stride < len(widths):
        stride += 1
    return stride


def _size_for(line: Line, room: float) -> float:
    natural = line.width(1)
    return (room - 1) / natural if natural else room
