"""A report to read on screen: key figures, days, tables, how it was counted. It scrolls as a whole."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import translation
from woilmenau_desk.ui.pages.reports.figures import DayBars, KeyFigure, TableCard, arrange
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.labels import Card, reading_label
from woilmenau_desk.ui.words import say, word

# Told largest, by their place: contacts, persons, sessions, helps. The other key figures stand below them.
_LARGE = (0, 1, 3, 4)
_SMALL_PER_ROW = 4


class ReportView(QScrollArea):
    """Shows one report at a time; the text that is written to it stays in its place between the two halves."""

    def __init__(self, narrative: QWidget) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("look", "scroll")
        self._body = QVBoxLayout(inner)
        # Room for the frame that shows the focus.
        self._body.setContentsMargins(SPACE_1, SPACE_1, SPACE_2, SPACE_4)
        self._body.setSpacing(SPACE_4)
        self._which: tuple[str, bool, str] | None = None
        self._figures = QWidget()
        self._method = QWidget()
        self._body.addWidget(self._figures)
        self._body.addWidget(narrative)
        self._body.addWidget(self._method)
        self._body.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("look", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Zahlen des Monats"))

    def show_report(self, report: Report) -> None:
        """Show this one, from its beginning; the same one counted anew keeps its place."""
        which = (report.period, report.internal, report.funder)
        told = in_window_language(report)
        self._figures = self._replaced(self._figures, self._figures_of(told))
        self._method = self._replaced(self._method, self._method_of(told))
        if which != self._which:
            self._which = which
            self.verticalScrollBar().setValue(0)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self._body.replaceWidget(old, new)
        new.show()
        old.hide()
        old.deleteLater()
        return new

    def _figures_of(self, report: Report) -> QWidget:
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        cards = []
        for table in report.tables:
            if table.id == "key":
                for line in _key_lines(table):
                    layout.addLayout(line)
            elif table.id == "days":
                days = Card(table.title)
                days.body.addWidget(DayBars(table))
                layout.addWidget(days)
            else:
                cards.append(TableCard(table, self.tr("keine Einträge")))
        layout.addLayout(arrange(cards))
        return shown

    def _method_of(self, report: Report) -> QWidget:
        card = Card(self.tr("So wird gezählt"))
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(reading_label(report.rule_text))
        facts = " · ".join(f"{name}: {value}" for name, value in report.extra.items())
        if facts:
            card.body.addWidget(reading_label(facts, "soft"))
        for name, meaning in report.definitions.items():
            card.body.addWidget(reading_label(f"{name}: {meaning}", "small"))
        return card


def in_window_language(report: Report) -> Report:
    """The same report for reading in the window. The paper stays German: it is the funder's."""
    if translation.language() == "de":
        return report

    def label(text: object) -> str:
        german = str(text)
        return report.english.get(german) or word("report", german)

    def table_of(table: ReportTable) -> ReportTable:
        return replace(
            table,
            title=label(table.title),
            columns=tuple(label(column) if column else "" for column in table.columns),
            rows=tuple((label(row[0]), *row[1:]) for row in table.rows),
            note=label(table.note) if table.note else "",
        )

    return replace(
        report,
        tables=tuple(map(table_of, report.tables)),
        rule_text=word("report", report.rule_text),
        definitions={
            word("definitions", name): word("definitions", text) for name, text in report.definitions.items()
        },
        extra={
            word("report", name): say(value) if isinstance(value, Sentence) else value
            for name, value in report.extra.items()
        },
    )


def _key_lines(table: ReportTable) -> list[QHBoxLayout]:
    large = [row for place, row in enumerate(table.rows) if place in _LARGE]
    small = [row for place, row in enumerate(table.rows) if place not in _LARGE]
    lines = [(large, True)] if large else []
    lines += [
        (small[start : start + _SMALL_PER_ROW], False) for start in range(0, len(small), _SMALL_PER_ROW)
    ]
    made = []
    for rows, is_large in lines:
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        for row in rows:
            others = tuple(zip(table.columns[2:], row[2:], strict=False))
            line.addWidget(KeyFigure(str(row[0]), row[1], others, large=is_large), 1)
        made.append(line)
    return made
