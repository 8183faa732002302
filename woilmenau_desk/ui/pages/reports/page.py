"""Berichte: the month on screen and on paper, for the funder or for the house."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.funders import FunderRow
from woilmenau_desk.domain.periods import FIRST_YEAR, Month
from woilmenau_desk.domain.report import Below, Report
from woilmenau_desk.services import funders
from woilmenau_desk.services.outputs import write_output
from woilmenau_desk.services.printing import Printed
from woilmenau_desk.services.reports import reports
from woilmenau_desk.ui.dates import month_title
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.pages.reports.head import AudienceSwitch, MonthBar
from woilmenau_desk.ui.pages.reports.narrative import Narrative
from woilmenau_desk.ui.pages.reports.view import ReportView
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.labels import EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.widgets.tabs import TabBar
from woilmenau_desk.ui.words import say

_LOOK_BACK_DAYS = 10  # so long after a month's end its report is what one comes for
_SLOW_MS = 200
_WIDEST_PAPER = 920
_ASK_FIGURES, _ASK_PDF = "report figures", "report pdf"


class ReportsPage(Page):
    """One month's report. Whatever is chosen, the figures, the preview and the files are the same report."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = context.today()
        self._month = Month.of(today)
        if today.day <= _LOOK_BACK_DAYS:
            self._month = self._month.previous()
        self._report: Report | None = None
        self._rendered: Report | None = None  # the report whose PDF the preview shows
        self._after_pdf: Callable[[], object] | None = None
        self._begun = False
        self._to_focus = False  # once the figures are there
        self._make_actions()
        self.month_bar = MonthBar(self.earlier_action, self.later_action)
        self.audience = AudienceSwitch(self.outside_action, self.inside_action)
        self.band = Note("", Tone.BAD, "lock")
        for label in self.band.findChildren(QLabel):
            label.setProperty("look", "strong")
        self.narrative = Narrative(context.drafts)
        self.preview = PdfPreview()
        # The page's own buttons do the same with keys, in both views.
        self.preview.save_button.hide()
        self.preview.print_button.hide()
        self._lay_out()
        self.audience.changed.connect(self.reload)
        self.narrative.edited.connect(self._on_narrative)
        self.preview.saved.connect(self._on_saved)
        self.preview.printed.connect(lambda: context.status.tell(self.tr("Bericht gedruckt.")))
        self.preview.failed.connect(self._on_failed)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(lambda: self._show(self._waiting))
        self.watch(
            Kind.VISIT,
            Kind.PERSON,
            Kind.AID,
            Kind.SESSION,
            Kind.APPOINTMENT,
            Kind.VALUES,
            Kind.REFERRAL,
            Kind.OFFER,
            Kind.ATTENDANCE,
            Kind.VOLUNTEER,
            Kind.HOURS,
        )
        context.bus.subscribe((Kind.CENTRE,), lambda _changes: self._on_centre(), self)

    # What the window calls

    def activated(self) -> None:
        if not self._begun:
            self._begun = True
            self._on_centre()
        self._to_focus = self._report is None
        self._focus_view()

    def reload(self) -> None:
        """Fetch the figures of what is chosen. An answer to an earlier choice is dropped."""
        self._report = None
        self._after_pdf = None
        self.context.runner.forget(_ASK_PDF)
        running = Month.of(self.context.today()) == self._month
        self.month_bar.show_month(self._month, running)
        self.later_action.setEnabled(not running)
        self.earlier_action.setEnabled(self._month > Month(FIRST_YEAR, 1))
        internal = self.audience.internal()
        self.band.set_text(
            self.tr("intern – nicht weitergeben: wahre Zahlen, ungerundet") if internal else "",
            Tone.BAD,
            "lock",
        )
        self.narrative.show_month(self._month)
        self._enable()
        self._slow.start()
        desk, month, funder = self.context.desk, self._month, self.audience.funder_name()
        self.context.runner.run_long(
            lambda work: reports.month_report(desk, month, funder, internal, work),
            on_done=self._on_report,
            on_error=self._on_refused,
            on_stopped=self._cancel,
            label=self.tr("Der Bericht wird gezählt …"),
            key=_ASK_FIGURES,
        )

    def month(self) -> Month:
        """The month that is chosen."""
        return self._month

    def report(self) -> Report | None:
        """The report as it would be printed now; None while it is being counted."""
        return self._report and replace(self._report, narrative=self.narrative.text())

    def file_name(self, suffix: str) -> str:
        """The name a file of this report is proposed with."""
        inner = "-intern" if self.audience.internal() else ""
        return f"Monatsbericht-{self._month}{inner}.{suffix}"

    def show_preview(self) -> None:
        """Switch between the figures and the document."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def print_report(self) -> None:
        """Ask for the printer."""
        self._with_pdf(self.preview.choose_printer)

    def save_pdf(self) -> None:
        """Ask where to save the PDF."""
        self._with_pdf(self.preview.choose_file)

    def choose_data_file(self) -> None:
        """Ask where to save the figures for other programs."""
        dialog = save_dialog(
            self,
            self.tr("Daten speichern"),
            self.file_name("csv"),
            ";;".join((self.tr("Tabelle (*.csv)"), self.tr("JSON (*.json)"))),
            "csv",
            self.save_data,
        )
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        dialog.open()

    def save_data(self, path: str) -> None:
        """Save the figures there, as JSON or as CSV by the file's ending, whole or not at all."""
        report = self.report()
        if report is None:
            return
        if path.casefold().endswith(".json"):
            content = reports.report_json(report).encode()
        else:
            content = reports.report_csv(report)
        try:
            write_output(path, content)
        except KnownError as error:
            self._on_failed(error)
        else:
            self._on_saved(path)

    # How it is built

    def _make_actions(self) -> None:
        self.earlier_action = self.add_action(
            self.tr("Vorheriger Monat"), "Alt+Left", lambda: self._go(self._month.previous()), "chevron-left"
        )
        self.later_action = self.add_action(
            self.tr("Nächster Monat"), "Alt+Right", lambda: self._go(self._month.next()), "chevron-right"
        )
        self.outside_action = self.add_action(
            self.tr("Für den Fördermittelgeber"), "F2", lambda: None, "report"
        )
        self.inside_action = self.add_action(self.tr("Intern"), "F3", lambda: None, "lock")
        self.preview_action = self.add_action(
            self.tr("Zahlen oder Vorschau"), "F4", self.show_preview, "document"
        )
        self.narrative_action = self.add_action(self.tr("Was fiel auf?"), "F5", self._write, "edit")
        self.data_action = self.add_action(
            self.tr("Daten (CSV/JSON) …"), "Ctrl+D", self.choose_data_file, "save"
        )
        self.save_action = self.add_action(self.tr("PDF speichern …"), "Ctrl+S", self.save_pdf, "document")
        self.print_action = self.add_action(self.tr("Drucken …"), "Ctrl+P", self.print_report, "print")

    def _lay_out(self) -> None:
        top = ends(
            KeyButton.for_action(self.data_action, "save", "quiet"),
            KeyButton.for_action(self.save_action, "document"),
            KeyButton.for_action(self.print_action, "print", "primary"),
            start=(self.month_bar,),
        )
        self.tabs = TabBar()
        self.tabs.setAccessibleName(self.tr("Ansicht"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Zahlen"))
        self.tabs.addTab(self.tr("Vorschau (F4)"))
        self.tabs.currentChanged.connect(self._on_tab)
        self.figures = ReportView(self.narrative)
        self._empty = EmptyState("report", "")
        self._waiting = self._make_waiting()
        # A page of paper wider than this would be harder to read, not easier.
        self.preview.setMaximumWidth(_WIDEST_PAPER)
        self._paper = QWidget()
        paper = QHBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addStretch(1)
        paper.addWidget(self.preview, 100)
        paper.addStretch(1)
        self._stack = QStackedWidget()
        for view in (self._waiting, self.figures, self._empty, self._paper):
            self._stack.addWidget(view)
        views = QHBoxLayout()
        views.setSpacing(SPACE_4)
        views.addWidget(self.tabs)
        views.addWidget(self.band, 1)
        views.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, 0, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_3)
        layout.addWidget(top)
        layout.addWidget(self.audience)
        layout.addLayout(views)
        layout.addWidget(self._stack, 1)

    def _make_waiting(self) -> QWidget:
        waiting = QWidget()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setFixedWidth(280)
        bar.setAccessibleName(self.tr("Der Bericht wird gezählt"))
        self.cancel_button = button(self.tr("Abbrechen"), "close")
        self.cancel_button.clicked.connect(self._cancel)
        layout = QVBoxLayout(waiting)
        layout.setSpacing(SPACE_3)
        layout.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(text_label(self.tr("Der Bericht wird gezählt …"), "strong"), 0, centre)
        layout.addWidget(bar, 0, centre)
        layout.addWidget(self.cancel_button, 0, centre)
        layout.addStretch(1)
        return waiting

    # What happens

    def _go(self, month: Month) -> None:
        if Month(FIRST_YEAR, 1) <= month <= Month.of(self.context.today()):
            self._month = month
            self.reload()

    def _on_centre(self) -> None:
        """The funders may have changed: fetch them, then the figures."""
        if self._begun:
            self.context.runner.run(funders.funders, self.context.desk, on_done=self._on_funders)

    def _on_funders(self, found: tuple[FunderRow, ...]) -> None:
        self.audience.set_funders(found)
        self.reload()

    def _on_report(self, report: Report) -> None:
        self._slow.stop()
        self._report = report
        self.figures.show_report(report)
        self._enable()
        self._show_chosen()
        if self._to_focus and self.isVisible():
            self._to_focus = False
            self._focus_view()

    def _on_refused(self, error: KnownError) -> None:
        self._slow.stop()
        what, _kept, todo = (say(sentence) for sentence in error.sentences())
        self._empty.set_text(what, todo)
        self._show(self._empty)

    def _cancel(self) -> None:
        self._slow.stop()
        self.context.runner.forget(_ASK_FIGURES)
        self.context.runner.forget(_ASK_PDF)
        self._after_pdf = None
        if self._report is None:
            self._empty.set_text(
                self.tr("Abgebrochen."),
                self.tr("Einen anderen Monat wählen, oder hierher zurückkommen und noch einmal zählen."),
            )
            self._show(self._empty)
        else:
            self.tabs.setCurrentIndex(0)
            self._show_chosen()

    def _on_tab(self, _index: int) -> None:
        self._show_chosen()

    def _on_narrative(self) -> None:
        if self.tabs.currentIndex() == 1:
            self._show_chosen()

    def _write(self) -> None:
        """Go to the text that is written to the figures."""
        self.tabs.setCurrentIndex(0)
        if self._stack.currentWidget() is self.figures:
            self.figures.ensureWidgetVisible(self.narrative)
            self.narrative.field.setFocus()

    def _show_chosen(self) -> None:
        if self._report is None:
            return
        if self.tabs.currentIndex() == 1:
            self._with_pdf(lambda: None)
        elif _is_empty(self._report) and not self._report.internal:
            # Rounded figures do not tell a month without anybody from one with a few.
            self._empty.set_text(
                self.tr("Im {month} gibt es keine Zahl ab 5.").format(month=month_title(self._month)),
                self.tr("Kleinere werden nicht berichtet. Die wahren Zahlen stehen unter „Intern“."),
            )
            self._show(self._empty)
        elif _is_empty(self._report):
            self._empty.set_text(
                self.tr("Im {month} ist nichts erfasst.").format(month=month_title(self._month)),
                self.tr("Was an der Theke erfasst wird, steht sofort hier.")
                if self._report.complete_until
                else self.tr("Mit den Pfeilen oben geht es in andere Monate."),
            )
            self._show(self._empty)
        else:
            self._show(self.figures)

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)

    def _focus_view(self) -> None:
        """The keys scroll what is read."""
        (self.figures if self._stack.currentWidget() is self.figures else self.tabs).setFocus()

    def _enable(self) -> None:
        ready = self._report is not None
        for action in (self.data_action, self.save_action, self.print_action):
            action.setEnabled(ready)

    # The document

    def _with_pdf(self, then: Callable[[], object]) -> None:
        """Do it with the PDF of what is shown; it is made first where it is not there yet."""
        wanted = self.report()
        if wanted is None:
            return
        if wanted == self._rendered:
            if self.tabs.currentIndex() == 1:
                self._show(self._paper)
            then()
            return
        self._after_pdf = then
        if self.tabs.currentIndex() == 1:
            self._slow.start()
        self.context.runner.run_long(
            lambda _work: _rendered(wanted),
            on_done=self._on_pdf,
            on_error=self._on_failed,
            on_stopped=self._cancel,
            label=self.tr("Das PDF wird gemacht …"),
            key=_ASK_PDF,
            of_store=False,
        )

    def _on_pdf(self, made: tuple[Report, Printed]) -> None:
        self._slow.stop()
        report, paper = made
        self._rendered = report
        self.preview.show_pdf(paper.pdf, self.file_name("pdf"))
        if paper.remarks:
            self.context.status.tell(" ".join(map(say, paper.remarks)))
        if self.tabs.currentIndex() == 1:
            self._show(self._paper)
        then, self._after_pdf = self._after_pdf, None
        if then is not None:
            then()

    def _on_saved(self, path: str) -> None:
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        self.context.status.tell(self.tr("Gespeichert: {name}").format(name=name))

    def _on_failed(self, error: KnownError) -> None:
        self._slow.stop()
        show_error(self, error)


def _rendered(report: Report) -> tuple[Report, Printed]:
    return report, reports.printed_month(report)


def _is_empty(report: Report) -> bool:
    """Whether the period itself has nothing to show: nothing happened, or outside too little to be told."""
    return not any(row[1] and not isinstance(row[1], Below) for row in report.table("key").rows)
