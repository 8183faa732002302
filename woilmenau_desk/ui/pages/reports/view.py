"""A report to read on screen: key figures, charts, tables, targets, how it was counted. It scrolls as a whole."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from woilmenau_desk.domain.charts import Course, chart_of
from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.ui.pages.reports.aims import AimsCard
from woilmenau_desk.ui.pages.reports.figures import KeyFigure, TableCard, arrange, figure
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.charts import ChartView
from woilmenau_desk.ui.widgets.labels import Card, reading_label

# Told largest; the other key figures stand below them.
_LARGE = ("contacts", "persons", "sessions", "aid")
_SMALL_PER_ROW = 4


class ReadingArea(QScrollArea):
    """What is read of a report, and scrolls: filled anew from its beginning, or in its place for the same report."""

    asked = Signal(str, int, int)  # a figure is to be opened: its table, row and column

    def __init__(self, name: str) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("look", "scroll")
        self._body = QVBoxLayout(inner)
        # Room for the frame that shows the focus.
        self._body.setContentsMargins(SPACE_1, SPACE_1, SPACE_2, SPACE_4)
        self._body.setSpacing(SPACE_4)
        self._shown = QWidget()
        self._which: object = None
        self._next: QWidget | None = None  # the same report counted anew, until all of it is there
        self._steps: list[Callable[[], object]] = []
        self._builder = QTimer(self)
        self._builder.setSingleShot(True)
        self._builder.setInterval(0)
        self._builder.timeout.connect(self._go_on)
        self._body.addWidget(self._shown)
        self._body.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("look", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def put(self, which: object, made: QWidget, steps: Iterable[Callable[[], object]] = ()) -> None:
        """Show this; `which` tells whether it is the same as before, counted anew.

        `steps` fill it, one at a time, so that keys and clicks are answered in between. What was shown of the same report
        stays until all of the new one is there.
        """
        if self._next is not None:
            self._next.deleteLater()
            self._next = None
        self._steps = list(steps)
        if which == self._which and self._steps:
            self._next = made
        else:
            self._swap(made)
        if which != self._which:
            self._which = which
            self.verticalScrollBar().setValue(0)
        if self._steps:
            self._builder.start()
        else:
            self._builder.stop()

    def is_filled(self) -> bool:
        """Whether all of it is there."""
        return not self._steps

    def _go_on(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if self._steps:
            self._builder.start()
        elif self._next is not None:
            made, self._next = self._next, None
            self._swap(made)

    def _swap(self, made: QWidget) -> None:
        self._body.replaceWidget(self._shown, made)
        made.show()
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = made

    def see(self, widget: QWidget, place: QRect) -> None:
        """Scroll that place of a widget into sight."""
        inner = self.widget()
        if inner is not None:
            corner = widget.mapTo(inner, place.center())
            self.ensureVisible(corner.x(), corner.y(), 0, place.height() + SPACE_4)

    def key_lines(
        self, table: ReportTable, *, may_open: bool, others: bool = True, pending: str = ""
    ) -> list[QHBoxLayout]:
        """The key figures as cards, the large ones first. `pending` is said where what is beside them is still counted."""
        first = [place for place, code in enumerate(table.codes) if code in _LARGE]
        rest = [place for place, code in enumerate(table.codes) if code not in _LARGE] if others else []
        lines = [(first, True)] if first else []
        lines += [
            (rest[start : start + _SMALL_PER_ROW], False) for start in range(0, len(rest), _SMALL_PER_ROW)
        ]
        made = []
        for places, is_large in lines:
            line = QHBoxLayout()
            line.setSpacing(SPACE_4)
            for place in places:
                row = table.rows[place]
                beside = tuple(
                    (name, cell)
                    for name, cell in zip(table.columns[2:], row[2:], strict=False)
                    if cell is not None
                )
                tile = KeyFigure(
                    str(row[0]), row[1], beside, large=is_large, may_open=may_open, pending=pending
                )
                tile.asked.connect(partial(self.asked.emit, table.id, place, 1))
                line.addWidget(tile, 1)
            made.append(line)
        return made

    def chart(self, table: ReportTable, *, may_open: bool) -> ChartView | None:
        """The table's chart, if it has one."""
        chart = chart_of(table)
        if chart is None:
            return None
        made = ChartView(chart, figure, opens=may_open)
        made.asked.connect(partial(self.asked.emit, table.id))
        return made

    def table_card(self, table: ReportTable, *, may_open: bool) -> TableCard:
        """The table with its title and its note."""
        card = TableCard(table, self.tr("keine Einträge"), may_open=may_open)
        if card.view is not None:
            card.view.asked.connect(partial(self.asked.emit, table.id))
            card.view.reached.connect(partial(self.see, card.view))
        return card


class ReportView(ReadingArea):
    """Shows all of one report."""

    def __init__(self) -> None:
        super().__init__(self.tr("Zahlen des Berichts"))

    def show_report(self, report: Report) -> None:
        """Show this one, from its beginning; the same one counted anew keeps its place."""
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        may_open = report.internal
        tables: list[ReportTable] = []
        for table in report.tables:
            chart = chart_of(table)
            if table.id == "key":
                for line in self.key_lines(table, may_open=may_open):
                    layout.addLayout(line)
                if report.aims:
                    layout.addWidget(AimsCard(report.aims))
            elif isinstance(chart, Course):
                course = Card(table.title)
                view = self.chart(table, may_open=may_open)
                if view is not None:
                    course.body.addWidget(view)
                layout.addWidget(course)
            else:
                tables.append(table)
        arranged, places = arrange(tables)
        layout.addLayout(arranged)
        for answer in report.answers:
            told = Card(answer.title)
            told.body.addWidget(reading_label(answer.text))
            layout.addWidget(told)
        layout.addWidget(self._method_of(report))
        steps = [partial(self._add_table, place, table, may_open) for table, place in places]
        self.put((report.period, report.internal, report.funder), shown, steps)

    def _add_table(self, place: QVBoxLayout, table: ReportTable, may_open: bool) -> None:
        place.insertWidget(place.count() - 1, self.table_card(table, may_open=may_open))

    def _method_of(self, report: Report) -> QWidget:
        card = Card(self.tr("So wird gezählt"))
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(reading_label(report.rule_text))
        facts = " · ".join(f"{name}: {value}" for name, value in report.extra.items())
        if facts:
            card.body.addWidget(reading_label(facts, "soft"))
        for sentence in report.held_back:
            card.body.addWidget(reading_label(sentence, "soft"))
        for name, meaning in report.definitions.items():
            card.body.addWidget(reading_label(f"{name}: {meaning}", "small"))
        return card
