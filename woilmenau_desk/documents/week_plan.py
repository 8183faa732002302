"""The appointments of a week on A4 across, a column for each day; a fuller week has smaller type, or a second page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from woilmenau_desk.documents.day_plan import AFTERWARDS
from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, GROUND, HAIRLINE, INK, MM, MUTED, Align, Sheet
from woilmenau_desk.documents.shaping import Voice, cut, direction_of, fit, shape
from woilmenau_desk.documents.sheet_parts import WEEKDAYS, clock, foot
from woilmenau_desk.domain.calendar_papers import CalendarPlan, PlanDay, PlanEntry

TITLE: Final = "Termine der Woche"
_SIZE: Final = (A4[1], A4[0])
_LEFT: Final = 12 * MM
_WIDTH: Final = _SIZE[0] - 2 * _LEFT
_UPPER: Final = _SIZE[1] - 33 * MM  # the lower edge of the days' heads
_LOWEST: Final = 20 * MM
_INSET: Final = 4.0
_TYPE: Final = (9.0, 8.4, 7.8, 7.2, 6.8)  # points, from what is wished to what can still be read
_LEADING: Final = 1.25
_GAP: Final = 4.0  # between two appointments


@dataclass(frozen=True, slots=True)
class _Line:
    """The first line of an appointment begins with its time; what follows may be written from right to left."""

    when: str
    text: str
    first: bool


def render_week_plan(plan: CalendarPlan) -> bytes:
    """The plan as a PDF on A4 across."""
    first, last = plan.days[0].day, plan.days[-1].day
    span = f"{german_date(first)} – {german_date(last)}"
    sheet = Sheet(_SIZE, title=f"{TITLE} {span}", author=plan.centre)
    days = [_lines(plan, day) for day in plan.days]
    size = next((size for size in _TYPE if max(map(len, _pages(days, size))) <= 1), _TYPE[-1])
    pages = _pages(days, size)
    count = max(map(len, pages))
    for number in range(count):
        if number:
            sheet.next_page()
        _head(sheet, plan, span, first.isocalendar().week)
        width = _WIDTH / len(plan.days)
        for column, day in enumerate(plan.days):
            told = pages[column][number] if number < len(pages[column]) else ()
            _day(sheet, day, told, size, _LEFT + column * width, width)
        if plan.named:
            sheet.text(_LEFT, 14.5 * MM, shape(AFTERWARDS, Voice()), 7, ink=MUTED)
        foot(sheet, plan.centre, plan.made_on, number + 1, count, _LEFT)
    return sheet.finish()


def _head(sheet: Sheet, plan: CalendarPlan, span: str, week: int) -> None:
    top = _SIZE[1] - 12 * MM
    whose = f" bei {plan.colleague}" if plan.colleague else ""
    line, size = fit(f"Woche {week} · {span}{whose}", Voice(Weight.BOLD), 18, _WIDTH * 0.68, 10)
    sheet.text(_LEFT, top - 15, line, size)
    centre, size = fit(plan.centre, Voice(Weight.SEMIBOLD), 11, _WIDTH * 0.3, 7)
    sheet.text(_LEFT + _WIDTH, top - 8, centre, size, ink=ACCENT, align=Align.RIGHT)
    whom, size = fit(plan.whom, Voice(Weight.SEMIBOLD), 9.5, _WIDTH * 0.3, 6)
    sheet.text(_LEFT + _WIDTH, top - 21, whom, size, align=Align.RIGHT)


def _lines(plan: CalendarPlan, day: PlanDay) -> list[_Line]:
    return [line for entry in day.entries for line in _told(plan, entry)]


def _told(plan: CalendarPlan, entry: PlanEntry) -> tuple[_Line, ...]:
    when = f"{clock(entry.starts_at.time())}–{clock(entry.ends_at.time())}"
    below = [] if plan.colleague else [entry.colleague]
    below += [entry.what] if entry.what else []
    if entry.helper:
        below.append(f"mit {entry.helper}")
    if not plan.named:
        return (_Line(when, " · ".join(below), True),)
    if entry.reading:
        below.insert(0, entry.reading)
    return _Line(when, entry.name, True), _Line("", " · ".join(below), False)


def _pages(days: Sequence[Sequence[_Line]], size: float) -> list[list[list[_Line]]]:
    """The lines of each day on its pages; the lines of an appointment stay together."""
    room = _UPPER - _LOWEST - 2 * _INSET
    found = []
    for lines in days:
        pages: list[list[_Line]] = [[]]
        y = 0.0
        for number, line in enumerate(lines):
            together = 1 if number + 1 >= len(lines) or lines[number + 1].first else 2
            if line.first and y + _GAP + together * size * _LEADING > room and pages[-1]:
                pages.append([])
                y = 0.0
            pages[-1].append(line)
            y += size * _LEADING + (_GAP if line.first else 0)
        found.append(pages)
    return found


def _day(sheet: Sheet, day: PlanDay, lines: Sequence[_Line], size: float, x: float, width: float) -> None:
    if day.closed or not day.hours:
        sheet.box(x, _LOWEST, width, _UPPER - _LOWEST, fill=GROUND)
    sheet.box(x, _LOWEST, width, _UPPER - _LOWEST, stroke=HAIRLINE, weight=0.6)
    room = width - 2 * _INSET
    said = f"{WEEKDAYS[day.day.weekday()]}, {day.day:%d.%m.}"
    title, title_size = fit(said, Voice(Weight.BOLD), 11, room, 7)
    sheet.text(x + _INSET, _UPPER + 14, title, title_size)
    note = f"geschlossen: {day.closed}" if day.closed else day.hours or "keine Zeiten"
    if day.away:
        note = f"{note} · nicht da: {', '.join(day.away)}"
    sheet.text(x + _INSET, _UPPER + 4.5, cut(note, Voice(), 7, room), 7, ink=MUTED)
    sheet.rule(x, _UPPER, width, ink=INK, weight=1.2)
    y = _UPPER - _INSET
    for line in lines:
        y -= size * _LEADING + (_GAP if line.first else 0)
        if line.first:
            when = shape(f"{line.when} ", Voice(Weight.SEMIBOLD))
            sheet.text(x + _INSET, y, when, size)
            voice = Voice(Weight.SEMIBOLD, right_to_left=direction_of(line.text))
            name = cut(line.text, voice, size, room - when.width(size))
            sheet.text(x + _INSET + when.width(size), y, name, size)
        else:
            sheet.text(x + _INSET, y, cut(line.text, Voice(), size, room), size, ink=MUTED)
