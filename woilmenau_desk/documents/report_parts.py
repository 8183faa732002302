"""The parts of a report's pages that are no tables: head and foot, text, how it was counted."""

from collections.abc import Sequence
from itertools import cycle

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.page import ACCENT, INK, MM, MUTED, WHITE, Align, BrokenPicture, Picture, Sheet
from woilmenau_desk.documents.report_setting import COLUMN, LEFT, TOP, WIDTH, Block, Setting
from woilmenau_desk.documents.report_words import provisional
from woilmenau_desk.documents.shaping import Line, fit, shape, wrap
from woilmenau_desk.documents.tagging import Role
from woilmenau_desk.domain.report import Report

_LOGO_WIDTH, _LOGO_HEIGHT = 46 * MM, 13 * MM
_MOST_DEFINED = 14  # lines
_FACT_SHARES = (0.4, 0.36, 0.24)
_TEXT, _LEADING = 9.0, 1.4
_SMALL, _SMALLEST = 6.7, 6.2  # of how it is counted
_SHORT = 16  # lines of a column
_MOST_LINES = 8  # of a name in the head, or of why there is another version


def head(setting: Setting, kind: str = "") -> Block:
    """Title, project, file number, funder, dates, logo; and, clearly, whom the report is for and how final it is."""
    report = setting.report
    logo = _logo(report.logo)
    facts = _facts(setting, with_centre=logo is not None)
    bands = _bands(setting)
    told = [
        (shape(name, setting.plain), wrap(value, setting.strong, 9, WIDTH * share - 8, most=_MOST_LINES))
        for (name, value), share in zip(facts, cycle(_FACT_SHARES), strict=False)
    ]
    rows = [told[first : first + len(_FACT_SHARES)] for first in range(0, len(told), len(_FACT_SHARES))]
    heights = [23.0 + 10.6 * (max(len(lines) for _, lines in row) - 1) for row in rows]
    facts_height = sum(heights)
    framed = [
        (wrap(text, setting.strong, 8.6, WIDTH - 16, most=_MOST_LINES), filled) for text, filled in bands
    ]
    height = 47 + facts_height + sum(20 + 10.6 * (len(lines) - 1) for lines, _ in framed)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.part(Role.TITLE):
            sheet.text(x, top - 9, shape(kind or setting.say.kind, setting.strong), 10.5, ink=ACCENT)
            title, size = fit(report.period_title, setting.bold, 25, WIDTH * 0.62, 12)
            sheet.text(x, top - 34, title, size)
        if logo is None:
            centre, size = fit(report.centre, setting.strong, 10.5, WIDTH * 0.36, 6)
            with sheet.part(Role.PARAGRAPH):
                sheet.text(x + WIDTH, top - 9, centre, size, align=Align.RIGHT)
        else:
            scale = min(_LOGO_WIDTH / logo.width, _LOGO_HEIGHT / logo.height)
            wide, high = logo.width * scale, logo.height * scale
            sheet.picture(logo, x + WIDTH - wide, top - high, wide, high)
        sheet.rule(x, top - 44, WIDTH, ink=INK, weight=1.4)
        y = top - 54
        for row, row_height in zip(rows, heights, strict=True):
            left = x
            for (name, values), share in zip(row, _FACT_SHARES, strict=False):
                with sheet.part(Role.PARAGRAPH):
                    sheet.text(left, y, name, 6.8, ink=MUTED)
                    for number, line in enumerate(values):
                        sheet.text(left, y - 10.5 - 10.6 * number, line, 9)
                left += WIDTH * share
            y -= row_height
        y = top - 46 - facts_height
        for lines, filled in framed:
            more = 10.6 * (len(lines) - 1)
            sheet.box(
                x, y - 18 - more, WIDTH, 15 + more, fill=INK if filled else None, stroke=INK, weight=0.9
            )
            with sheet.part(Role.PARAGRAPH):
                for number, line in enumerate(lines):
                    ink = WHITE if filled else INK
                    sheet.text(x + 8, y - 13.4 - 10.6 * number, line, 8.6, ink=ink)
            y -= 20 + more

    return Block(height, draw)


def _logo(content: bytes) -> Picture | None:
    """A logo that cannot be drawn is left out: the report is needed all the same."""
    if not content:
        return None
    try:
        return Picture(content)
    except BrokenPicture:
        return None


def _facts(setting: Setting, *, with_centre: bool) -> list[tuple[str, str]]:
    report, say = setting.report, setting.say
    closed = report.closed
    facts = [
        (say(words.CENTRE), report.centre if with_centre else ""),
        (say(words.PROJECT), report.project),
        (say(words.FUNDER), report.funder),
        (say(words.FILE_NUMBER), report.file_number),
        *((str(name), str(value)) for name, value in report.extra.items()),
        (say(words.MADE_ON), setting.date(report.made_on) if closed is None else ""),
        (say(words.CLOSED_ON), setting.date(closed.on) if closed else ""),
        (say(words.VERSION), str(closed.number) if closed else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _bands(setting: Setting) -> list[tuple[str, bool]]:
    report, say = setting.report, setting.say
    bands: list[tuple[str, bool]] = []
    if report.internal:
        bands.append((say(words.TRUE_FIGURES), True))
    if report.complete_until is not None:
        bands.append((say(words.SO_FAR, day=setting.date(report.complete_until)), False))
    elif provisional(report):
        bands.append((say(words.NOT_CLOSED), False))
    if report.closed is not None and report.closed.number > 1:
        number, reason = report.closed.number, report.closed.reason
        bands.append((say(words.CORRECTED, number=number, before=number - 1, reason=reason), False))
    return bands


def running_head(sheet: Sheet, setting: Setting, kind: str = "") -> None:
    """The line at the head of every page but the first."""
    report = setting.report
    told, size = fit(f"{kind or setting.say.kind} {report.period_title}", setting.strong, 9, WIDTH * 0.55, 6)
    sheet.text(LEFT, TOP - 8, told, size)
    warned = state_of(setting)
    told, size = fit(
        warned or report.project, setting.strong if warned else setting.plain, 9, WIDTH * 0.42, 6
    )
    sheet.text(LEFT + WIDTH, TOP - 8, told, size, ink=INK if warned else MUTED, align=Align.RIGHT)
    sheet.rule(LEFT, TOP - 14, WIDTH, ink=INK, weight=1.4)


def state_of(setting: Setting) -> str:
    """What has to stand on every page: that it is internal, or may change yet; empty for a closed report."""
    report, say = setting.report, setting.say
    told = [say(words.INTERNAL)] if report.internal else []
    if provisional(report) or report.complete_until is not None:
        told.append(say(words.PROVISIONAL))
    return " · ".join(told)


def foot(sheet: Sheet, setting: Setting, number: int, pages: int) -> None:
    """The line at the foot of every page."""
    report, say = setting.report, setting.say
    y = 10 * MM
    sheet.rule(LEFT, y + 10, WIDTH)
    closed = report.closed
    when = (
        f"{say(words.CLOSED_ON)} {setting.date(closed.on)} · {say(words.VERSION)} {closed.number}"
        if closed
        else f"{say(words.MADE_ON)} {setting.date(report.made_on)}"
    )
    parts = [report.centre, when, f"{say(words.SOFTWARE)} {report.version}", state_of(setting)]
    told, size = fit(" · ".join(part for part in parts if part), setting.plain, 7, WIDTH * 0.8, 5)
    sheet.text(LEFT, y, told, size, ink=MUTED)
    page = shape(say(words.PAGE, page=number, pages=pages), setting.plain)
    sheet.text(LEFT + WIDTH, y, page, 7, ink=MUTED, align=Align.RIGHT)


def method(setting: Setting, scale: float) -> Block | None:
    """The heading of how the figures were counted: the rule of confidentiality, what is not told and why."""
    report = setting.report
    size = max(_SMALL * scale, _SMALLEST)
    told = [report.rule_text, setting.say(words.NOT_TOLD) if _hides(report) else ""]
    rule_text = " ".join(filter(None, told))
    lines = wrap(rule_text, setting.plain, size, WIDTH, most=12) if rule_text else []
    if report.held_back:
        held = f"{setting.say(words.HELD_BACK)}: {' '.join(report.held_back)}"
        lines = [*lines, *wrap(held, setting.plain, size, WIDTH, most=20)]
    if not lines and not report.definitions:
        return None
    step = size * 1.26
    title = setting.say(words.METHOD)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.rule(x, top, WIDTH, ink=INK, weight=0.7)
        with sheet.part(Role.HEADING):
            sheet.text(x, top - 11 * scale, shape(title, setting.strong), 9 * scale)
        y = top - 16 * scale
        with sheet.part(Role.PARAGRAPH):
            for line in lines:
                y -= step
                sheet.text(x, y, line, size)

    return Block(18 * scale + len(lines) * step, draw, title, close=True)


class PreparedDefinition:
    """One definition, in one column of the page; it is never split."""

    rows = 1

    def __init__(self, setting: Setting, name: str, text: str) -> None:
        self._setting = setting
        self._text = f"{name}: {text}"
        self._blocks: dict[float, Block] = {}

    def span(self) -> int:
        """One column."""
        return 1

    def rows_within(self, height: float, width: float, scale: float, first: int = 0) -> int:
        """Whether it stands within a height: 1 or 0."""
        return int(self.block(width, scale).height <= height)

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The whole of it."""
        if scale not in self._blocks:
            size = max(_SMALL * scale, _SMALLEST)
            lines = wrap(self._text, self._setting.plain, size, width, most=_MOST_DEFINED)
            self._blocks[scale] = _defined(lines, size)
        return self._blocks[scale]


def _defined(lines: Sequence[Line], size: float) -> Block:
    step = size * 1.26

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.part(Role.PARAGRAPH):
            for number, line in enumerate(lines, 1):
                sheet.text(x, top - step * number, line, size, ink=MUTED)

    return Block(step * len(lines), draw, close=True)


def _hides(report: Report) -> bool:
    return any(cell is None for table in report.tables for row in table.rows for cell in row)


def paragraph(
    setting: Setting, title: str, lines: Sequence[Line], size: float, mark: str = "", width: float = WIDTH
) -> Block:
    """A heading with lines of text under it."""
    larger = size / _TEXT
    heading, heading_size = fit(title, setting.strong, 9.5 * larger, width, 6)
    top_height = (13.0 if title else 2.0) * larger

    def draw(sheet: Sheet, x: float, top: float) -> None:
        if title:
            with sheet.part(Role.HEADING):
                sheet.text(x, top - 9.5 * larger, heading, heading_size)
        with sheet.part(Role.PARAGRAPH):
            for number, line in enumerate(lines):
                sheet.text(x, top - top_height - size * (1 + _LEADING * number), line, size)

    return Block(top_height + len(lines) * size * _LEADING, draw, mark)


class PreparedText:
    """A short text with its heading, in one column of the page; it is never split."""

    rows = 1

    def __init__(self, setting: Setting, title: str, text: str) -> None:
        self._setting = setting
        self._title = title
        self._text = text
        self._blocks: dict[float, Block] = {}

    @property
    def short(self) -> bool:
        """Whether it is short enough for that."""
        return len(wrap(self._text, self._setting.plain, _TEXT, COLUMN, most=_SHORT + 1)) <= _SHORT

    def span(self) -> int:
        """One column."""
        return 1

    def rows_within(self, height: float, width: float, scale: float, first: int = 0) -> int:
        """Whether it stands within a height: 1 or 0."""
        return int(self.block(width, scale).height <= height)

    def block(self, width: float, scale: float, first: int = 0, last: int | None = None) -> Block:
        """The whole of it."""
        if scale not in self._blocks:
            size = _TEXT * scale
            lines = wrap(self._text, self._setting.plain, size, width)
            self._blocks[scale] = paragraph(self._setting, self._title, lines, size, self._title, width)
        return self._blocks[scale]


def section(setting: Setting, title: str) -> Block:
    """A heading above several parts."""
    told, size = fit(title, setting.bold, 13, WIDTH, 8)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.part(Role.TITLE):
            sheet.text(x, top - 13, told, size)
        sheet.rule(x, top - 19, WIDTH, ink=INK, weight=1.0)

    return Block(20, draw, title)
