"""The appointments of a week on A4 across, a column for each day; a fuller week has smaller type, or a second page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from woilmenau_desk.documents.day_plan import AFTERWARDS
from woilmenau_desk.documents.figures_text import german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, GROUND, HAIRLINE, INK, MM, MUTED, Align, Colour, Sheet
from woilmenau_desk.documents.shaping import Line, Voice, cut, direction_of, fit, shape, wrap
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
_MOST: Final = 3  # lines of a name, where there is room


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands of an appointment: behind its time a name, which may be written from right to left; below it the rest."""

    when: str
    name: str
    below: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of it as it is printed, `x` points from the left of its column."""

    x: float
    line: Line
    ink: Colour
    when: Line | None = None


def render_week_plan(plan: CalendarPlan) -> bytes:
    """The plan as a PDF on A4 across."""
    first, last = plan.days[0].day, plan.days[-1].day
    span = f"{german_date(first)} – {german_date(last)}"
    sheet = Sheet(_SIZE, title=f"{TITLE} {span}", author=plan.centre)
    pages, size = _laid_out(plan, _WIDTH / len(plan.days) - 2 * _INSET)
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


def _laid_out(plan: CalendarPlan, room: float) -> tuple[list[list[list[_Row]]], float]:
    """The days' pages and the size of their type: names whole where one sheet holds them, else cut."""
    days = [[_told(plan, entry) for entry in day.entries] for day in plan.days]
    found: list[list[list[_Row]]] = []
    for whole in (True, False):
        for size in _TYPE:
            found = [_pages([_rows(told, size, room, whole=whole) for told in day], size) for day in days]
            if max(map(len, found)) <= 1:
                return found, size
    return found, _TYPE[-1]


def _told(plan: CalendarPlan, entry: PlanEntry) -> _Told:
    when = f"{clock(entry.starts_at.time())}–{clock(entry.ends_at.time())}"
    below = [] if plan.colleague else [entry.colleague]
    below += [entry.what] if entry.what else []
    if entry.helper:
        below.append(f"mit {entry.helper}")
    if not plan.named:
        return _Told(when, " · ".join(below), "")
    if entry.reading:
        below.insert(0, entry.reading)
    return _Told(when, entry.name, " · ".join(below))


def _rows(told: _Told, size: float, room: float, *, whole: bool) -> list[_Row]:
    """An appointment in a column so wide. `whole`: what is too long goes on below, else it is cut."""
    when = shape(f"{told.when} ", Voice(Weight.SEMIBOLD))
    beside = when.width(size)
    name = Voice(Weight.SEMIBOLD, right_to_left=direction_of(told.name))
    names = _lines(told.name, name, size, room - beside, whole)
    indent = beside
    if len(names) > 1:
        # Below its time there is more room.
        names, indent = [shape("", name), *_lines(told.name, name, size, room, whole)], 0.0
    first, *others = names
    below = _lines(told.below, Voice(), size, room, whole) if told.below else []
    return [
        _Row(beside, first, INK, when),
        *(_Row(indent, line, INK) for line in others),
        *(_Row(0, line, MUTED) for line in below),
    ]


def _lines(text: str, voice: Voice, size: float, width: float, whole: bool) -> list[Line]:
    lines = wrap(text, voice, size, width, _MOST) if whole else []
    return lines or [cut(text, voice, size, width)]


def _pages(day: Sequence[Sequence[_Row]], size: float) -> list[list[_Row]]:
    """The lines of a day on its pages; those of an appointment stay together."""
    room = _UPPER - _LOWEST - 2 * _INSET
    pages: list[list[_Row]] = [[]]
    y = 0.0
    for rows in day:
        high = _GAP + len(rows) * size * _LEADING
        if y + high > room and pages[-1]:
            pages.append([])
            y = 0.0
        pages[-1].extend(rows)
        y += high
    return pages


def _day(sheet: Sheet, day: PlanDay, rows: Sequence[_Row], size: float, x: float, width: float) -> None:
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
    for row in rows:
        y -= size * _LEADING + (_GAP if row.when is not None else 0)
        if row.when is not None:
            sheet.text(x + _INSET, y, row.when, size)
        sheet.text(x + _INSET + row.x, y, row.line, size, ink=row.ink)
