"""A report as a workbook: a sheet for each table, real numbers, and sums that are reckoned from the cells above them.

A sum is a formula only where it comes to what the report tells; where a table tells another sum (persons who have several
of something), the figure itself stands there.
"""

from collections.abc import Sequence
from typing import Final

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.figures_text import NO_TARGET, NOT_TOLD, date_told, figure, number_in
from woilmenau_desk.documents.report_words import Words, provisional
from woilmenau_desk.documents.workbook import (
    Formula,
    Page,
    Style,
    Value,
    Written,
    column,
    date_number,
    workbook,
)
from woilmenau_desk.domain.report import Below, Cell, Report, ReportTable

_NAMES_WIDTH, _FIGURE_WIDTH, _TEXT_WIDTH = 36.0, 14.0, 100.0
_PRINTED_WIDTH: Final = (
    75.0  # of a column that is alone on its sheet: LibreOffice makes none narrower to print it
)
_LONGEST_PASSAGE: Final = 1_200  # characters: fewer than 27 lines of such a column, also in wide letters
_WIDE: Final = 6  # columns from which a sheet is printed across
_TOTALS: Final = {
    Style.NUMBER: Style.TOTAL_NUMBER,
    Style.EUROS: Style.TOTAL_EUROS,
    Style.CENTS: Style.TOTAL_CENTS,
    Style.TENTHS: Style.TOTAL_TENTHS,
    Style.HUNDREDTHS: Style.TOTAL_HUNDREDTHS,
    Style.NOT_TOLD: Style.TOTAL_NOT_TOLD,
    Style.TEXT: Style.TOTAL_TEXT,
}


def report_to_xlsx(report: Report) -> bytes:
    """The report as XLSX. Nothing that stands in it as a text can become a formula."""
    say = Words(report)
    pages = [_overview(report, say)]
    if report.aims:
        pages.append(_aims(report, say))
    pages += [_table(table, say) for table in report.tables]
    if say.tells_of_receipts():
        pages.append(_receipts(report, say))
    if report.answers or report.narrative.strip():
        pages.append(_narrative(report, say))
    pages.append(_method(report, say))
    title = f"{say.kind} {report.period_title}"
    return workbook(
        pages,
        title=title[:120],
        author=report.centre[:120],
        language=report.language,
        state=_state(report, say),
    )


def _state(report: Report, say: Words) -> str:
    """What has to stand on every page: that it is internal, or may change yet."""
    if report.internal:
        return say(words.INTERNAL)
    return say(words.PROVISIONAL) if provisional(report) else ""


def _overview(report: Report, say: Words) -> Page:
    page = Page(say(words.OVERVIEW), (_NAMES_WIDTH, 70.0))
    page.add(Written(f"{say.kind} {report.period_title}", Style.TITLE))
    closed = report.closed
    facts = [
        (words.PROJECT, report.project),
        (words.FILE_NUMBER, report.file_number),
        (words.FUNDER, report.funder),
        (words.MADE_ON, date_told(report.made_on, say.language)),
        (words.HINT, say(words.TRUE_FIGURES) if report.internal else ""),
        (words.CLOSED_ON, date_told(closed.on, say.language) if closed else ""),
        (words.VERSION, _version(report, say)),
        (words.RULE, report.rule_text),
        (words.SOFTWARE, report.version),
    ]
    page.add(Written(report.centre, Style.STRONG))
    page.add()
    for name, value in facts:
        if value:
            page.add(Written(say(name), Style.TEXT), Written(value, Style.TEXT))
    for name, told in report.extra.items():
        page.add(Written(str(name), Style.TEXT), Written(str(told), Style.TEXT))
    return page


def _version(report: Report, say: Words) -> str:
    closed = report.closed
    if closed is not None:
        reason = f": {closed.reason}" if closed.reason else ""
        return f"{closed.number}{reason}"
    if report.complete_until is not None:
        return say(words.SO_FAR, day=date_told(report.complete_until, say.language))
    return "" if report.internal else say(words.NOT_CLOSED)


def _table(table: ReportTable, say: Words) -> Page:
    width = max([len(table.columns), *(len(row) for row in table.rows)], default=1)
    page = Page(table.title, (_NAMES_WIDTH, *[_FIGURE_WIDTH] * (width - 1)), heads=2, wide=width > _WIDE)
    page.add(Written(table.title, Style.TITLE))
    page.add(
        *(
            Written(head, Style.HEAD_RIGHT if place else Style.HEAD)
            for place, head in enumerate([*table.columns, *[""] * (width - len(table.columns))])
        )
    )
    first = len(page.rows) + 1
    for row in table.rows[:-1] if table.total_row else table.rows:
        page.add(*(_cell_of(table, place, cell, say) for place, cell in enumerate(row)))
    if table.total_row and table.rows:
        page.add(*_total(table, page, first, say))
    if not table.rows:
        page.add(Written(say.nothing(table), Style.SOFT))
    if table.note:
        page.add()
        page.add(Written(table.note, Style.SOFT))
    return page


def _cell_of(table: ReportTable, place: int, cell: Cell, say: Words) -> Written:
    # Where no target was agreed, none is held back either.
    if cell is None and table.columns[place : place + 1] == (say(words.TARGET),):
        return Written(NO_TARGET, Style.NOT_TOLD)
    return _cell(cell, say, first=not place)


def _cell(cell: Cell, say: Words, *, first: bool) -> Written:
    if first:
        return Written(figure(cell, say.language), Style.TEXT)
    if cell is None or isinstance(cell, Below):
        return Written(figure(cell, say.language), Style.NOT_TOLD)
    if isinstance(cell, int):
        return Written(cell, Style.NUMBER)
    return _reckoned(cell, say.language)


def _reckoned(text: str, language: str) -> Written:
    """A figure that a table tells with its unit, as a number; any other text as it is."""
    german = text.translate(_SWAPPED) if language == "en" else text
    found = number_in(german)
    if found is None:
        return Written(text, Style.NOT_TOLD if text in ("", NOT_TOLD, NO_TARGET) else Style.TEXT)
    value, decimals, unit = found
    if unit == "%":
        return Written(value / 100, Style.PERCENT)
    if unit == "€":
        return Written(value, Style.CENTS if decimals else Style.EUROS)
    return Written(value, (Style.NUMBER, Style.TENTHS, Style.HUNDREDTHS)[min(decimals, 2)])


_SWAPPED: Final = str.maketrans({",": ".", ".": ","})


def _total(table: ReportTable, page: Page, first: int, say: Words) -> Sequence[Written]:
    """The last row: formulas where they come to the same, figures elsewhere."""
    last = len(page.rows)
    above = page.rows[first - 1 : last]
    made = []
    for place, cell in enumerate(table.rows[-1]):
        told = _cell(cell, say, first=not place)
        value: Value = told.value
        if place and isinstance(value, int | float) and above:
            parts = [row[place].value for row in above if place < len(row)]
            numbers = [part for part in parts if isinstance(part, int | float)]
            if abs(sum(numbers) - value) < 1e-6 and len(numbers) == len(parts):
                name = column(place)
                value = Formula(f"SUM({name}{first}:{name}{last})", float(value))
        made.append(Written(value, _TOTALS.get(told.style, told.style)))
    return made


def _aims(report: Report, say: Words) -> Page:
    page = Page(
        say(words.AIMS), (_NAMES_WIDTH, _FIGURE_WIDTH, _FIGURE_WIDTH, _FIGURE_WIDTH, _FIGURE_WIDTH), heads=2
    )
    page.add(Written(say(words.AIMS), Style.TITLE))
    heads = (words.AIM, words.PER, words.TARGET, words.REACHED, words.SHARE)
    page.add(
        *(
            Written(say(head), Style.HEAD if place < 2 else Style.HEAD_RIGHT)
            for place, head in enumerate(heads)
        )
    )
    for aim in report.aims:
        number = len(page.rows) + 1
        reached = _cell(aim.reached, say, first=False)
        share = Written(NOT_TOLD, Style.NOT_TOLD)
        if aim.share is not None and isinstance(reached.value, int | float) and aim.target:
            result = reached.value / aim.target
            share = Written(Formula(f"D{number}/C{number}", result), Style.PERCENT)
        elif not aim.target:
            share = Written(say(words.NO_SHARE), Style.NOT_TOLD)
        page.add(
            Written(aim.title, Style.TEXT),
            Written(words.per_said(report, aim, say), Style.TEXT),
            Written(aim.target, Style.NUMBER),
            reached,
            share,
        )
    return page


def _receipts(report: Report, say: Words) -> Page:
    page = Page(
        say(words.RECEIPTS), (12.0, 12.0, 28.0, _NAMES_WIDTH, 20.0, _FIGURE_WIDTH), heads=2, wide=True
    )
    page.add(Written(say(words.RECEIPTS), Style.TITLE))
    heads = (words.DAY, words.NUMBER, words.PAYEE, words.REASON, words.FUND)
    page.add(
        *(Written(say(head), Style.HEAD) for head in heads), Written(say(words.AMOUNT), Style.HEAD_RIGHT)
    )
    if not report.receipts:
        page.add(Written(say.no_receipts(), Style.SOFT))
        return page
    first = len(page.rows) + 1
    for one in report.receipts:
        page.add(
            Written(date_number(one.day.toordinal()), Style.DATE),
            *(Written(text, Style.TEXT) for text in (one.number, one.payee, one.reason, one.fund)),
            Written(one.amount_cents / 100, Style.CENTS),
        )
    together = sum(one.amount_cents for one in report.receipts) / 100
    page.add(
        Written(say(words.TOTAL), Style.TOTAL_TEXT),
        *(Written(None, Style.TOTAL_TEXT) for _ in range(4)),
        Written(Formula(f"SUM(F{first}:F{len(page.rows)})", together), Style.TOTAL_CENTS),
    )
    return page


def _narrative(report: Report, say: Words) -> Page:
    page = Page(say(words.NARRATIVE), (_PRINTED_WIDTH,))
    page.add(Written(say(words.NARRATIVE), Style.TITLE))
    if report.narrative.strip():
        _passages(page, report.narrative)
    for answer in report.answers:
        if answer.text.strip():
            page.add()
            page.add(Written(answer.title, Style.STRONG))
            _passages(page, answer.text)
    return page


def _passages(page: Page, text: str) -> None:
    """A text in rows that are seen whole: a row ends at 409 points, whatever stands in its cells."""
    for line in text.splitlines():
        rest = line
        while len(rest) > _LONGEST_PASSAGE:
            end = rest.rfind(" ", 1, _LONGEST_PASSAGE) + 1 or _LONGEST_PASSAGE
            page.add(Written(rest[:end], Style.TEXT))
            rest = rest[end:]
        page.add(Written(rest or None, Style.TEXT))


def _method(report: Report, say: Words) -> Page:
    page = Page(say(words.METHOD), (_NAMES_WIDTH, _TEXT_WIDTH))
    page.add(Written(say(words.METHOD), Style.TITLE))
    for name, text in report.definitions.items():
        page.add(Written(name, Style.TEXT), Written(text, Style.TEXT))
    if report.held_back:
        page.add()
        page.add(Written(say(words.HELD_BACK), Style.STRONG))
        for sentence in report.held_back:
            page.add(Written("", Style.TEXT), Written(sentence, Style.TEXT))
    return page
