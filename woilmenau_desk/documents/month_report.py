"""The report as a PDF: two pages for a normal month, more when there is more to tell.

What it shows is what the window and the other formats show: all are made from one `Report`. The same layout serves a
quarter and a year, which are longer: their texts follow the figures as the narrative (Sachbericht).
"""

from collections.abc import Callable
from dataclasses import replace

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.charts import PreparedChart
from woilmenau_desk.documents.report_flow import Flow, drawn
from woilmenau_desk.documents.report_parts import PreparedDefinition, PreparedText, head, method, section
from woilmenau_desk.documents.report_setting import COLUMNS, Setting
from woilmenau_desk.documents.report_tables import PreparedTable
from woilmenau_desk.documents.shaping import remembering
from woilmenau_desk.domain.charts import Bars, Chart, Course, Grid, chart_of
from woilmenau_desk.domain.report import Aim, Cell, Report, ReportTable
from woilmenau_desk.domain.spans import SpanKind

_SCALES = (0.97, 0.94, 0.91, 0.88, 0.87)
"""Rows of tables stay at 7.2 points: no smaller type than that is read with ease."""
_NORMAL_PAGES = 2
_NEARLY_EMPTY = 0.4  # of a last page is filled: that is worth a slightly smaller type, if it saves the page
_FOLDED = ("cases", "referral_outcomes", "appointments", "volunteers")
"""Tables whose rows stand there whatever was counted; those with nothing share a line."""
_FIGURES_IN_NOTE = ("offers",)
_KEY, _AIMS = "key", "aims"
_MOST_APART = 16  # rows that are told as key figures; with more they are a table like any other
_TWO_COLUMNS = 2
_FEWEST_FOLDED, _FEWEST_ALONE = 2, 4  # rows of noughts: beside others, and where there is nothing else
_FEWEST_TOGETHER = 2  # tables without rows that are named together


def render_month_report(report: Report) -> bytes:
    """The report as a PDF on A4. Tables that are missing are left out, empty ones say so."""
    with remembering():
        setting = Setting(report)
        content = Content(setting)
        return drawn(best_layout(setting.report.kind, lambda scale: _laid_out(content, scale)))


class Content:
    """A report's tables and charts, shaped once for every attempt to lay them out."""

    def __init__(self, setting: Setting, *, with_aims: bool = True) -> None:
        self.setting = setting
        self.head = head(setting)  # with its picture, which is opened once
        self.first: list[PreparedTable] = []
        self.tables: list[PreparedTable] = []
        self.charts: list[PreparedChart] = []
        together = self._without_rows()
        for table in map(folded, setting.report.tables):
            if table in together:
                continue
            chart = chart_of(table)
            if isinstance(chart, Course | Grid):
                self.charts.append(PreparedChart(chart, setting))
            if table.id == _KEY and 0 < len(table.rows) <= _MOST_APART:
                self.first.append(PreparedTable(table, setting, first=True))
            elif not _told_by(chart, table):
                self.tables.append(PreparedTable(table, setting, _bars(chart, table)))
        # First what goes over the whole page, then what can stand beside something.
        self.charts.sort(key=lambda chart: -chart.span())
        self.aims = [aims_table(setting)] if with_aims and setting.report.aims else []

    def _without_rows(self) -> list[ReportTable]:
        """The tables that are only named: together, by whether there was nothing to count or nothing is told."""
        setting = self.setting
        said: dict[str, list[ReportTable]] = {}
        for table in setting.report.tables:
            told_by_note = table.note and table.id in _FIGURES_IN_NOTE
            if not table.rows and table.id != _KEY and not told_by_note:
                said.setdefault(setting.say.nothing(table), []).append(table)
        several = {reason: tables for reason, tables in said.items() if len(tables) >= _FEWEST_TOGETHER}
        self.empty = [
            PreparedText(setting, reason, ", ".join(table.title for table in tables))
            for reason, tables in several.items()
        ]
        return [table for tables in several.values() for table in tables]


def folded(table: ReportTable) -> ReportTable:
    """The rows of nothing but noughts in one line, with all their names; the others, and the sum, stay as they are."""
    last = len(table.rows) - 1 if table.total_row else len(table.rows)
    empty = [
        row
        for row in table.rows[:last]
        if len(row) > 1 and all(type(cell) is int and not cell for cell in row[1:])
    ]
    few = len(empty) < (_FEWEST_ALONE if len(empty) == last else _FEWEST_FOLDED)
    if table.id not in _FOLDED or few:
        return table
    together = (", ".join(str(row[0]) for row in empty), *empty[0][1:])
    kept = [row for row in table.rows[:last] if row not in empty]
    return replace(table, rows=(*kept, together, *table.rows[last:]), codes=())


def _told_by(chart: Chart | None, table: ReportTable) -> bool:
    """Whether a chart tells all that a table does, so that the table need not be told again."""
    if isinstance(chart, Grid):
        return not table.total_row
    return isinstance(chart, Course) and len(table.columns) <= _TWO_COLUMNS


def _bars(chart: Chart | None, table: ReportTable) -> tuple[float, ...]:
    """How long the bar under each row is. The chart may stop before the table does; a row without one would look like 0."""
    if not isinstance(chart, Bars):
        return ()
    rows = table.rows[:-1] if table.total_row else table.rows
    values = [cell if isinstance(cell := row[1], int) else 0 for row in rows]
    return tuple(max(value, 0) / max(*values, chart.highest) for value in values)


def aims_table(setting: Setting) -> PreparedTable:
    """What was agreed beside what was reached; a bar under each row shows how much of it."""
    report, say = setting.report, setting.say
    table = ReportTable(
        _AIMS,
        say(words.AIMS),
        tuple(map(say, (words.AIM, words.PER, words.TARGET, words.REACHED, words.SHARE))),
        tuple(
            (aim.title, words.per_said(report, aim, say), aim.target, aim.reached, _share(aim, setting))
            for aim in report.aims
        ),
        note=say(words.BAR) if any(aim.share for aim in report.aims) else "",
    )
    return PreparedTable(table, setting, tuple((aim.share or 0) / 100 for aim in report.aims))


def _share(aim: Aim, setting: Setting) -> Cell:
    if aim.share is not None:
        return f"{setting.figure(aim.share)} %"
    return setting.say(words.NO_SHARE) if not aim.target else None


def told_texts(flow: Flow, heading: str) -> None:
    """The text of a report, under a heading of its own where one is given."""
    setting = flow.setting
    report, say = setting.report, setting.say
    told = [answer for answer in report.answers if answer.text.strip()]
    if heading and (told or report.narrative.strip()):
        flow.section(section(setting, heading))
    if report.narrative.strip():
        flow.text(say(words.REMARKS), report.narrative, say(words.REMARKS))
    if report.kind == SpanKind.MONTH:  # of a month, some sentences each: beside one another
        short = [PreparedText(setting, answer.title, answer.text) for answer in told]
        if all(text.short for text in short):
            flow.columns(short)
            return
    for answer in told:
        flow.text(answer.title, answer.text, answer.title)


def best_layout(kind: str, laid_out: Callable[[float], Flow]) -> Flow:
    """The largest type that keeps a month to two pages, and saves a longer span a last page with next to nothing on it.

    A month with little to tell stands on one, where only how it was counted would be on the second. Where none does, the
    usual one.
    """
    usual = laid_out(1.0)
    pages = len(usual.pages)
    if kind == SpanKind.MONTH:
        saved = pages > _NORMAL_PAGES or usual.ends_with_notes()
        wanted = pages - 1 if saved and usual.filled() < _NEARLY_EMPTY else _NORMAL_PAGES
    else:
        wanted = pages - 1 if usual.filled() < _NEARLY_EMPTY else pages
    if pages <= max(wanted, 1):
        return usual
    smallest = laid_out(_SCALES[-1])
    if len(smallest.pages) > wanted:
        return usual
    for scale in _SCALES[:-1]:
        flow = laid_out(scale)
        if len(flow.pages) <= wanted:
            return flow
    return smallest


def _laid_out(content: Content, scale: float) -> Flow:
    flow = Flow(content.setting, scale)
    flow.whole(content.head)
    for table in content.first:
        flow.tables((table,))
    wide = [chart for chart in content.charts if chart.span() == COLUMNS]
    narrow = [chart for chart in content.charts if chart.span() < COLUMNS]
    flow.tables((*wide, *content.aims, *narrow, *content.tables, *content.empty))
    long = content.setting.report.kind != SpanKind.MONTH
    told_texts(flow, content.setting.say(words.NARRATIVE) if long else "")
    counted(flow)
    return flow


def counted(flow: Flow) -> None:
    """How the figures were counted, at the end of the report."""
    setting = flow.setting
    if (heading := method(setting, flow.scale)) is not None:
        flow.whole(heading)
        defined = setting.report.definitions.items()
        flow.tables([PreparedDefinition(setting, name, text) for name, text in defined])
