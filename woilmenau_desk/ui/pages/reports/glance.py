"""Überblick: the span at a glance: how it went, when most came, where from, with what, how far from what was agreed."""

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.charts import chart_of
from woilmenau_desk.domain.closing import Late
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports import closed, late
from woilmenau_desk.ui.pages.reports.aims import AimsCard
from woilmenau_desk.ui.pages.reports.behind import open_behind
from woilmenau_desk.ui.pages.reports.kept import ReportsKept, Wanted
from woilmenau_desk.ui.pages.reports.language import in_window_language
from woilmenau_desk.ui.pages.reports.room import Counting, ReportRoom
from woilmenau_desk.ui.pages.reports.view import ReadingArea
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.span_words import span_title
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import WordButton, button
from woilmenau_desk.ui.widgets.charts import ChartView
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note
from woilmenau_desk.ui.words import say, word

COURSES: Mapping[str, str] = {
    "days": QT_TRANSLATE_NOOP("reports", "Tage"),
    "weeks": QT_TRANSLATE_NOOP("reports", "Wochen"),
    "months": QT_TRANSLATE_NOOP("reports", "Monate"),
}
_ASK_LATE = "report late at a glance"
_SIDE_BY_SIDE = ("origins", "topics")


class GlanceRoom(ReportRoom):
    """What the house wants to know of a span before anything of it is printed."""

    def __init__(self, context: Context, reports: ReportsKept) -> None:
        super().__init__(context, reports)
        # What is printed is chosen where it is seen: true figures are not to leave the house by a habit.
        for text, key in ((self.tr("Drucken …"), "Ctrl+P"), (self.tr("PDF speichern …"), "Ctrl+S")):
            self.add_action(text, key, self._go_to_paper)
        self.area = GlanceView(self.tr("Überblick"))
        self.area.asked.connect(self._on_asked)
        self.counting = Counting()
        self.counting.given_up.connect(reports.stop)
        self.empty = EmptyState("report", "")
        self.since = Note(
            "", Tone.WARN, "clock"
        )  # what came after the closing does not stand in these figures
        self.since.hide()
        self._stack = QStackedWidget()
        for view in (self.counting, self.area, self.empty):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.since)
        layout.addWidget(self._stack, 1)
        self._shown: Report | None = None
        self._first: Report | None = None  # shown until all of it is there
        reports.began.connect(self._on_first)
        reports.came.connect(self._on_came)
        reports.refused.connect(self._on_refused)
        reports.stopped.connect(self._on_stopped)
        reports.told.connect(self.counting.show_share)

    def report(self) -> Report | None:
        """What is shown; None while it is being counted for the first time."""
        return self._shown

    def show_choice(self, span: Span, funder: str | None) -> None:
        super().show_choice(span, funder)
        wanted = Wanted(span, funder, internal=True)
        kept = self.reports.kept(wanted)
        if kept is not None:
            self._show(kept)
        else:
            self._shown = self._first = None
            self._forget_late()
            self.counting.begin()
            self._stack.setCurrentWidget(self.counting)
        if self.reports.current(wanted) is None:
            self.reports.ask(wanted)

    def activated(self) -> None:
        (self.area if self._stack.currentWidget() is self.area else self).setFocus()

    def _go_to_paper(self) -> None:
        self.room_asked.emit("paper")
        self.context.status.tell(
            self.tr("Gedruckt und gespeichert wird hier: F2 für den Fördermittelgeber, F3 intern.")
        )

    def _show(self, report: Report) -> None:
        if report is self._shown:
            return
        self._shown, self._first = report, None
        if report.closed is None:
            self._forget_late()
        else:
            self._ask_late(report)
        if _is_empty(report):
            text = self.tr("Nichts erfasst: {span}.")
            self.empty.set_text(
                text.format(span=span_title(self.span)),
                self.tr("Was an der Theke erfasst wird, steht sofort hier.")
                if report.complete_until
                else self.tr("Mit den Pfeilen oben geht es in andere Zeiträume."),
            )
            self._stack.setCurrentWidget(self.empty)
            return
        self.area.show_report(in_window_language(report))
        self._stack.setCurrentWidget(self.area)

    def _forget_late(self) -> None:
        self.context.runner.forget(_ASK_LATE)
        self.since.set_text("")

    def _ask_late(self, report: Report) -> None:
        desk, span, funder = self.context.desk, self.span, self.funder
        number = report.closed.number if report.closed is not None else 0
        self.context.runner.run_long(
            lambda work: late.late(desk, closed.find(desk, span, funder, number), work),
            on_done=lambda found: self._on_late(report, found),
            on_error=lambda _error: self._forget_late(),
            on_stopped=self._forget_late,
            owner=self,
            key=_ASK_LATE,
            waited_for=False,
        )

    def _on_late(self, report: Report, found: Late) -> None:
        if report is not self._shown:
            return
        if not found:
            self.since.set_text("")
            return
        said = " ".join(map(say, found.sentences))
        text = self.tr("Zahlen vom Abschluss; {late}. Weiter unter „Abschluss“ (Alt+A).")
        self.since.set_text(text.format(late=said), Tone.WARN, "clock")

    def _is_here(self, wanted: Wanted) -> bool:
        return wanted.internal and (wanted.span, wanted.funder) == (self.span, self.funder)

    def _on_first(self, wanted: Wanted, report: Report) -> None:
        """Its own figures come first; what is beside them follows."""
        if self._is_here(wanted) and self.isVisible() and self._shown is None and not _is_empty(report):
            self._first = report
            self.area.show_report(in_window_language(report), whole=False)
            self._stack.setCurrentWidget(self.area)
            self.activated()

    def _on_came(self, wanted: Wanted, report: Report) -> None:
        if self._is_here(wanted) and self.isVisible():
            first = self._shown is None
            self._show(report)
            if first:
                self.activated()

    def _on_refused(self, wanted: Wanted, error: KnownError) -> None:
        if self._is_here(wanted):
            what, _kept, todo = (say(sentence) for sentence in error.sentences())
            self.empty.set_text(what, todo)
            self._stack.setCurrentWidget(self.empty)

    def _on_stopped(self, wanted: Wanted) -> None:
        if self._is_here(wanted) and self._shown is None:
            self.empty.set_text(
                self.tr("Abgebrochen."),
                self.tr("Einen anderen Zeitraum wählen, oder hierher zurückkommen und noch einmal zählen."),
            )
            self._stack.setCurrentWidget(self.empty)

    def _on_asked(self, table_id: str, row: int, column: int) -> None:
        shown = self._shown or self._first
        if shown is not None:
            wanted = Wanted(self.span, self.funder, internal=True)
            open_behind(self.context, wanted, shown, (table_id, row, column), self)


class GlanceView(ReadingArea):
    """Key figures above; the course with what was agreed beside it; the busiest hours; origins and topics."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._course = ""  # which one was chosen last

    def show_report(self, report: Report, *, whole: bool = True) -> None:
        """Show this one, from its beginning; the same one counted anew keeps its place.

        Of one that is not `whole`, what is beside its figures is still counted.
        """
        tables = {table.id: table for table in report.tables}
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        pending = "" if whole else self.tr("Vergleiche werden gezählt …")
        for line in self.key_lines(tables["key"], may_open=True, others=False, pending=pending):
            layout.addLayout(line)
        courses = [(code, tables[code]) for code in COURSES if code in tables and chart_of(tables[code])]
        if courses:
            layout.addWidget(self._courses(courses))
        grid = tables.get("hours")
        beside: list[QWidget] = []
        if grid is not None and (hours := self.chart(grid, may_open=True)) is not None:
            beside.append(_carded(grid, hours))
        if report.aims:
            beside.append(AimsCard(report.aims))
        _side_by_side(layout, beside)
        pairs: list[QWidget] = []
        for code in _SIDE_BY_SIDE:
            table = tables.get(code)
            if table is not None and (bars := self.chart(table, may_open=True)) is not None:
                pairs.append(_carded(table, bars))
        _side_by_side(layout, pairs)
        # The other key figures, with everything that they are compared with.
        layout.addWidget(self.table_card(tables["key"], may_open=True))
        self.put((report.period, report.funder), shown)

    def _courses(self, courses: list[tuple[str, ReportTable]]) -> Card:
        """Days, weeks or months, one at a time; which is a chip at the right of the heading."""
        card = Card(courses[0][1].title)
        stack = QStackedWidget()
        group = QButtonGroup(card)
        chips: list[WordButton] = []
        codes = [code for code, _table in courses]

        def choose(number: int) -> None:
            self._course = codes[number]
            stack.setCurrentIndex(number)
            card.set_title(courses[number][1].title)

        for number, (code, table) in enumerate(courses):
            view = self.chart(table, may_open=True)
            if view is not None:
                stack.addWidget(view)
            chip = button(word("reports", COURSES[code]), look="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked, number=number: choose(number))
            group.addButton(chip)
            chips.append(chip)
            if len(courses) > 1:
                card.head.addWidget(chip)
        usual = len(codes) - 1 if "months" in codes else 0
        start = codes.index(self._course) if self._course in codes else usual
        kept = self._course
        choose(start)
        self._course = kept
        chips[start].setChecked(True)
        card.body.addWidget(stack)
        return card


def _is_empty(report: Report) -> bool:
    return not any(row[1] for row in report.table("key").rows)


def _carded(table: ReportTable, view: ChartView) -> Card:
    card = Card(table.title)
    card.body.setSpacing(SPACE_2)
    card.body.addWidget(view)
    card.body.addStretch(1)
    return card


def _side_by_side(layout: QVBoxLayout, cards: list[QWidget]) -> None:
    if not cards:
        return
    line = QHBoxLayout()
    line.setSpacing(SPACE_4)
    for card in cards:
        line.addWidget(card, 1)
    layout.addLayout(line)
