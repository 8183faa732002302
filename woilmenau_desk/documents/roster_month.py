"""The roster of a month on one page: who opens when, where nobody does, when the centre is closed.

A gap is told by a word, a thick frame and white on black, an absence by a crossed out name: it is copied in black and white.
"""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, GROUND, HAIRLINE, INK, MM, MUTED, WHITE, Align, Sheet
from woilmenau_desk.documents.shaping import Line, Voice, cut, direction_of, fit, shape
from woilmenau_desk.documents.sheet_parts import clock, foot
from woilmenau_desk.domain.roster import RosterDay
from woilmenau_desk.domain.volunteer_papers import RosterMonth

TITLE: Final = "Dienstplan"
_SIZE: Final = (A4[1], A4[0])
_LEFT: Final = 12 * MM
_WIDTH: Final = _SIZE[0] - 2 * _LEFT
_HEAD: Final = 25 * MM
_LOWEST: Final = 21 * MM
_WEEK: Final = 9 * MM  # the column of the week's number
_DAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_TYPE: Final = (8.6, 8.0, 7.4, 6.8, 6.2, 5.6)  # points, from what is wished to what can still be read
_LEADING: Final = 1.3
_INSET: Final = 4.0
_DAY_HEAD: Final = 17.0


def render_roster_month(roster: RosterMonth) -> bytes:
    """The roster as a PDF of one page, A4 across."""
    title = f"{TITLE} {roster.month.title()}"
    sheet = Sheet(_SIZE, title=title, author=roster.centre)
    top = _SIZE[1] - 12 * MM
    line, size = fit(title, Voice(Weight.BOLD), 20, _WIDTH * 0.6, 12)
    sheet.text(_LEFT, top - 16, line, size)
    centre, size = fit(roster.centre, Voice(Weight.SEMIBOLD), 11, _WIDTH * 0.36, 7)
    sheet.text(_LEFT + _WIDTH, top - 8, centre, size, ink=ACCENT, align=Align.RIGHT)
    gaps = sum(len(day.gaps) for day in roster.days)
    told = "Keine Lücken" if not gaps else "1 Lücke" if gaps == 1 else f"{gaps} Lücken"
    sheet.text(_LEFT + _WIDTH, top - 21, shape(told, Voice(Weight.SEMIBOLD)), 9.5, align=Align.RIGHT)
    _grid(sheet, roster)
    sheet.text(_LEFT, 15.5 * MM, shape(_LEGEND, Voice()), 7, ink=MUTED)
    foot(sheet, roster.centre, roster.made_on, 1, 1, _LEFT)
    return sheet.finish()


_LEGEND: Final = "Schwarz hinterlegt: niemand da. Durchgestrichen: eingeplant, aber abwesend."


def _grid(sheet: Sheet, roster: RosterMonth) -> None:
    days = {day.day: day for day in roster.days}
    every = Calendar().monthdatescalendar(roster.month.year, roster.month.month)
    shown = [
        weekday for weekday in range(7) if weekday < 5 or any(_used(days, week[weekday]) for week in every)
    ]
    weeks = [week for week in every if any(week[weekday].month == roster.month.month for weekday in shown)]
    width = (_WIDTH - _WEEK) / len(shown)
    upper = _SIZE[1] - 12 * MM - _HEAD + 4 * MM
    for column, weekday in enumerate(shown):
        line = shape(_DAYS[weekday], Voice(Weight.SEMIBOLD))
        sheet.text(_LEFT + _WEEK + column * width + _INSET, upper + 4, line, 9)
    heights = _heights(weeks, days, shown, width, upper - _LOWEST)
    y = upper
    for week, height in zip(weeks, heights, strict=True):
        number = shape(str(week[0].isocalendar().week), Voice())
        sheet.text(_LEFT + _WEEK / 2, y - 11, number, 7.5, ink=MUTED, align=Align.CENTRE)
        for column, weekday in enumerate(shown):
            day = week[weekday]
            x = _LEFT + _WEEK + column * width
            if day.month == roster.month.month:
                _draw_day(sheet, days.get(day), day, x, y, width, height)
            else:
                sheet.box(x, y - height, width, height, fill=GROUND)
            sheet.box(x, y - height, width, height, stroke=HAIRLINE, weight=0.6)
        y -= height
        sheet.rule(_LEFT, y, _WIDTH, ink=MUTED, weight=0.8)
    sheet.rule(_LEFT, upper, _WIDTH, ink=INK, weight=1.4)


def _used(days: dict[date, RosterDay], day: date) -> bool:
    known = days.get(day)
    return known is not None and bool(known.opens or known.on_duty or known.gaps)


def _heights(
    weeks: list[list[date]], days: dict[date, RosterDay], shown: list[int], width: float, room: float
) -> list[float]:
    """A week with more to tell is higher; what is left over is shared by all."""
    lines = [
        max(len(_lines(days[week[weekday]])) if week[weekday] in days else 0 for weekday in shown)
        for week in weeks
    ]
    needed = [_DAY_HEAD + max(count, 1) * _TYPE[0] * _LEADING + 4 for count in lines]
    left = room - sum(needed)
    if left >= 0:
        return [one + left / len(weeks) for one in needed]
    return [room * one / sum(needed) for one in needed]


@dataclass(frozen=True, slots=True)
class _Told:
    """A line in a day: somebody, or a gap."""

    text: str
    gap: bool = False
    struck: bool = False


def _lines(day: RosterDay) -> list[_Told]:
    if day.closed and not (day.on_duty or day.gaps):
        return [_Told(day.closed)]
    told: list[tuple[time, _Told]] = []
    for one in day.on_duty:
        span = f"{clock(one.duty.starts)}–{clock(one.duty.ends)}"
        told.append((one.duty.starts, _Told(f"{span} {one.said}", struck=one.absent)))
    told.extend(
        (gap.starts, _Told(f"{clock(gap.starts)}–{clock(gap.ends)} niemand da", gap=True)) for gap in day.gaps
    )
    # A gap stands where its time is, behind those who begin with it.
    return [line for _at, line in sorted(told, key=lambda pair: (pair[0], pair[1].gap, pair[1].text))]


def _draw_day(
    sheet: Sheet, known: RosterDay | None, day: date, x: float, top: float, width: float, height: float
) -> None:
    number = shape(str(day.day), Voice(Weight.BOLD))
    sheet.text(x + _INSET, top - 12, number, 11)
    if known is None:
        return
    opens = ", ".join(f"{clock(opens)}–{clock(closes)}" for opens, closes in known.opens)
    said, size = fit(opens or ("geschlossen" if known.closed else ""), Voice(), 7, width - 30, 5)
    sheet.text(x + width - _INSET, top - 10.5, said, size, ink=MUTED, align=Align.RIGHT)
    lines = _lines(known)
    if known.closed and not (known.on_duty or known.gaps):
        line, size = fit(
            known.closed, Voice(right_to_left=direction_of(known.closed)), 8, width - 2 * _INSET, 5.5
        )
        sheet.text(x + _INSET, top - 26, line, size, ink=MUTED)
        return
    room = height - _DAY_HEAD
    size = next((size for size in _TYPE if len(lines) * size * _LEADING <= room), _TYPE[-1])
    fits = max(int(room / (size * _LEADING)), 1)
    if len(lines) > fits:
        # A gap is never what is left out.
        kept = sorted(lines, key=lambda line: not line.gap)[: fits - 1]
        more = len(lines) - len(kept)
        lines = [line for line in lines if line in kept][: fits - 1] + [_Told(f"und {more} weitere")]
    y = top - 16
    for told in lines:
        y -= size * _LEADING
        _draw_line(sheet, told, x, y, width, size)


def _draw_line(sheet: Sheet, told: _Told, x: float, y: float, width: float, size: float) -> None:
    weight = Weight.BOLD if told.gap else Weight.REGULAR
    line: Line = cut(told.text, Voice(weight), size, width - 2 * _INSET - 2)
    if told.gap:
        sheet.box(x + 2, y - size * 0.3, width - 4, size * 1.26, fill=INK)
    sheet.text(x + _INSET, y, line, size, ink=WHITE if told.gap else INK)
    if told.struck:
        sheet.rule(x + _INSET, y + size * 0.3, line.width(size), ink=INK, weight=0.8)
