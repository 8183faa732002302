"""Bericht: all tables of the span on screen and as they are printed, for the funder or for the house."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.closing import ToldOtherwise
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.report import Below, Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.outputs import write_output
from woilmenau_desk.services.printing import Printed
from woilmenau_desk.services.reports import leaving, outputs
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.pages.reports.behind import open_behind
from woilmenau_desk.ui.pages.reports.head import AudienceSwitch
from woilmenau_desk.ui.pages.reports.kept import ReportsKept, Wanted
from woilmenau_desk.ui.pages.reports.language import in_window_language
from woilmenau_desk.ui.pages.reports.room import Counting, ReportRoom
from woilmenau_desk.ui.pages.reports.view import ReportView
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.span_words import span_title
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Badge, EmptyState
from woilmenau_desk.ui.widgets.pdf_preview import PdfPreview
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.widgets.tabs import TabBar
from woilmenau_desk.ui.words import say

_SLOW_MS = 200
_WIDEST_PAPER = 920
_ASK_PDF = "report pdf"
_LANGUAGE_WIDTH = 132


class PaperRoom(ReportRoom):
    """Whatever is chosen, the figures, the preview and the files are the same report."""

    def __init__(self, context: Context, reports: ReportsKept) -> None:
        super().__init__(context, reports)
        self._report: Report | None = None
        self._shown: Wanted | None = None  # whose figures stand there
        self._rendered: Report | None = None  # the report whose PDF the preview shows
        self._after_pdf: Callable[[], object] | None = None
        self._choosing = False  # somebody chooses where the paper that the preview shows is to go
        self._put_off: tuple[Report, Printed] | None = None  # to be shown once it is chosen
        self._remarks: tuple[Sentence, ...] = ()  # on what is leaving the house just now
        self._to_focus = False  # once the figures are there
        self._make_actions()
        self.audience = AudienceSwitch(self.outside_action, self.inside_action)
        self.language = ChoiceField(
            (("de", self.tr("auf Deutsch")), ("en", self.tr("auf Englisch"))), none=None
        )
        self.language.setAccessibleName(self.tr("Sprache auf dem Papier"))
        self.language.setFixedWidth(_LANGUAGE_WIDTH)
        self.language.edited.connect(self._on_language)
        self._language: str | None = None  # chosen here; None: the funder's
        self.band = Badge(self.tr("intern – nicht weitergeben"), Tone.BAD, "lock")
        self.preview = PdfPreview()
        # The room's own buttons do the same with keys, in both views.
        self.preview.save_button.hide()
        self.preview.print_button.hide()
        self._lay_out()
        self.audience.changed.connect(self._on_audience)
        self.preview.saved.connect(lambda path: self._on_saved(path, self._remarks))
        self.preview.printed.connect(lambda: self._tell_done(self.tr("Bericht gedruckt."), self._remarks))
        self.preview.failed.connect(self._on_failed)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(lambda: self._show(self.counting))
        # What was chosen is done before another paper is shown, whichever of the two a dialog tells first.
        self._after_choosing = QTimer(self)
        self._after_choosing.setSingleShot(True)
        self._after_choosing.setInterval(0)
        self._after_choosing.timeout.connect(self._on_chosen)
        reports.came.connect(self._on_report)
        reports.refused.connect(self._on_refused)
        reports.stopped.connect(self._on_stopped)
        reports.told.connect(self.counting.show_share)

    # What the page calls

    def show_choice(self, span: Span, funder: str | None) -> None:
        if funder != self.funder:
            self._language = None
        super().show_choice(span, funder)
        self._report = None
        self._after_pdf = self._put_off = None
        self.context.runner.forget(_ASK_PDF)
        self.band.setVisible(self.audience.internal())
        self._enable()
        wanted = self._wanted()
        current = self.reports.current(wanted)
        if current is not None:
            self._on_report(wanted, current)
            return
        kept = self.reports.kept(wanted)
        if kept is not None and self._shown == wanted:
            self._slow.stop()  # what stands there stays until it is counted anew
        else:
            self.counting.begin()
            self._slow.start()
        self.reports.ask(wanted)

    def activated(self) -> None:
        self._to_focus = self._report is None
        self._focus_view()

    def report(self) -> Report | None:
        """The report as it would be printed now; None while it is being counted."""
        if self._report is None:
            return None
        return replace(self._report, language=self._language or self._report.language)

    def file_name(self, wanted: Format) -> str:
        """The name a file of this report is proposed with."""
        report = self.report()
        return outputs.file_name(report, wanted) if report is not None else ""

    def show_preview(self) -> None:
        """Switch between the figures and the document."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def print_report(self) -> None:
        """Ask for the printer."""
        self._with_pdf(lambda: self._leave(lambda: self._choose(self.preview.choose_printer)))

    def save_pdf(self) -> None:
        """Ask where to save the PDF."""
        self._with_pdf(lambda: self._leave(lambda: self._choose(self.preview.choose_file)))

    def choose_data_file(self) -> None:
        """Ask where to save the figures for other programs; they are those of now, though more is entered meanwhile."""
        report, shown = self.report(), self._wanted()
        if report is None:
            return
        dialog = save_dialog(
            self,
            self.tr("Daten speichern"),
            self.file_name(Format.XLSX),
            ";;".join(
                (self.tr("Excel, LibreOffice (*.xlsx)"), self.tr("Tabelle (*.csv)"), self.tr("JSON (*.json)"))
            ),
            Format.XLSX,
            lambda path: self._save_data(path, report, shown),
        )
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_format_of(chosen)))
        dialog.open()

    def save_data(self, path: str) -> None:
        """Save the figures there, in the format of the file's ending, whole or not at all."""
        report = self.report()
        if report is not None:
            self._save_data(path, report, self._wanted())

    def _save_data(self, path: str, report: Report, shown: Wanted) -> None:
        wanted, desk = _format_of(path), self.context.desk

        def save(_work: LongWork) -> tuple[Sentence, ...]:
            made = leaving.file(desk, shown.span, shown.funder, report, wanted)
            write_output(path, made.pdf)
            return made.remarks

        self.context.runner.run_long(
            save,
            on_done=lambda remarks: self._on_saved(path, remarks),
            on_error=self._on_failed,
            label=self.tr("Die Datei wird gemacht …"),
            owner=self,
        )

    # How it is built

    def _make_actions(self) -> None:
        self.outside_action = self.add_action(
            self.tr("Für den Fördermittelgeber"), "F2", lambda: None, "report"
        )
        self.inside_action = self.add_action(self.tr("Intern"), "F3", lambda: None, "lock")
        self.preview_action = self.add_action(
            self.tr("Zahlen oder Vorschau"), "F4", self.show_preview, "document"
        )
        self.data_action = self.add_action(self.tr("Daten …"), "Ctrl+D", self.choose_data_file, "save")
        self.save_action = self.add_action(self.tr("PDF speichern …"), "Ctrl+S", self.save_pdf, "document")
        self.print_action = self.add_action(self.tr("Drucken …"), "Ctrl+P", self.print_report, "print")

    def _lay_out(self) -> None:
        self.tabs = TabBar()
        self.tabs.setAccessibleName(self.tr("Ansicht"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Zahlen"))
        self.tabs.addTab(self.tr("Vorschau (F4)"))
        self.tabs.currentChanged.connect(lambda _index: self._show_chosen())
        self.figures = ReportView()
        self.figures.asked.connect(self._on_asked)
        self._empty = EmptyState("report", "")
        self.counting = Counting()
        self.counting.given_up.connect(self._cancel)
        # A page of paper wider than this would be harder to read, not easier.
        self.preview.setMaximumWidth(_WIDEST_PAPER)
        self._paper = QWidget()
        paper = QHBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addStretch(1)
        paper.addWidget(self.preview, 100)
        paper.addStretch(1)
        self._stack = QStackedWidget()
        for view in (self.counting, self.figures, self._empty, self._paper):
            self._stack.addWidget(view)
        self.audience.add_at_end(self.language)
        views = ends(
            KeyButton.for_action(self.data_action, "save", "quiet"),
            KeyButton.for_action(self.save_action, "document"),
            KeyButton.for_action(self.print_action, "print", "primary"),
            start=(self.tabs, self.band),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.audience)
        layout.addWidget(views)
        layout.addWidget(self._stack, 1)

    # What happens

    def _wanted(self) -> Wanted:
        return Wanted(self.span, self.funder, self.audience.internal())

    def _is_here(self, wanted: Wanted) -> bool:
        return self.isVisible() and wanted == self._wanted()

    def _on_audience(self) -> None:
        self.show_choice(self.span, self.funder)

    def _on_language(self) -> None:
        self._language = self.language.code()
        self._show_chosen()

    def _on_report(self, wanted: Wanted, report: Report) -> None:
        if not self._is_here(wanted):
            return
        self._slow.stop()
        self._report, self._shown = report, wanted
        self.language.set_code(self._language or report.language)
        self.figures.show_report(in_window_language(report))
        self._enable()
        self._show_chosen()
        if self._to_focus:
            self._to_focus = False
            self._focus_view()

    def _on_refused(self, wanted: Wanted, error: KnownError) -> None:
        if self._is_here(wanted):
            self._slow.stop()
            what, _kept, todo = (say(sentence) for sentence in error.sentences())
            self._empty.set_text(what, todo)
            self._show(self._empty)

    def _cancel(self) -> None:
        self.reports.stop()
        self.context.runner.forget(_ASK_PDF)
        self._slow.stop()
        self._after_pdf = None
        if self._report is not None:
            self.tabs.setCurrentIndex(0)
            self._show_chosen()

    def _on_stopped(self, wanted: Wanted) -> None:
        if self._is_here(wanted) and self._report is None:
            self._slow.stop()
            self._empty.set_text(
                self.tr("Abgebrochen."),
                self.tr("Einen anderen Zeitraum wählen, oder hierher zurückkommen und noch einmal zählen."),
            )
            self._show(self._empty)

    def _on_asked(self, table_id: str, row: int, column: int) -> None:
        if self._report is not None and self._report.internal:
            open_behind(self.context, self._wanted(), self._report, (table_id, row, column), self)

    def _show_chosen(self) -> None:
        if self._report is None:
            return
        if self.tabs.currentIndex() == 1:
            self._with_pdf(lambda: None)
        elif is_empty(self._report) and not self._report.internal:
            # Rounded figures do not tell a month without anybody from one with a few.
            self._empty.set_text(
                self.tr("{span}: keine Zahl ab 5.").format(span=span_title(self.span)),
                self.tr("Kleinere werden nicht berichtet. Die wahren Zahlen stehen unter „Intern“."),
            )
            self._show(self._empty)
        elif is_empty(self._report):
            self._empty.set_text(
                self.tr("Nichts erfasst: {span}.").format(span=span_title(self.span)),
                self.tr("Was an der Theke erfasst wird, steht sofort hier.")
                if self._report.complete_until
                else self.tr("Mit den Pfeilen oben geht es in andere Zeiträume."),
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
            self._rendered = wanted  # the same on paper; what is to be kept of it may be newer
            if self.tabs.currentIndex() == 1:
                self._show(self._paper)
            then()
            return
        self._after_pdf = then
        if self.tabs.currentIndex() == 1:
            self.counting.begin()
            self._slow.start()
        shown, desk = self._wanted(), self.context.desk
        self.context.runner.run_long(
            lambda _work: (wanted, leaving.preview(desk, shown.span, shown.funder, wanted, Format.PDF)),
            on_done=self._on_pdf,
            on_error=self._on_no_pdf,
            on_stopped=self._cancel,
            label=self.tr("Das PDF wird gemacht …"),
            key=_ASK_PDF,
        )

    def _on_pdf(self, made: tuple[Report, Printed]) -> None:
        self._slow.stop()
        if self._choosing:
            self._put_off = made
            return
        report, paper = made
        self._rendered = report
        self.preview.show_pdf(paper.pdf, outputs.file_name(report, Format.PDF))
        if paper.remarks:
            self.context.status.tell(" ".join(map(say, paper.remarks)))
        if self.tabs.currentIndex() == 1:
            self._show(self._paper)
        then, self._after_pdf = self._after_pdf, None
        if then is not None:
            then()

    def _leave(self, then: Callable[[], object]) -> None:
        """Do what lets the report leave the house; what it tells is kept before."""
        report, self._remarks = self._rendered, ()
        if report is None or report.leaving is None:
            then()
            return
        shown, desk = self._wanted(), self.context.desk
        self.context.runner.run_long(
            lambda _work: leaving.keep(desk, shown.span, shown.funder, report),
            on_done=lambda remarks: self._let_go(shown, report, remarks, then),
            on_error=self._on_failed,
            label=self.tr("Der Bericht wird festgehalten …"),
            owner=self,
        )

    def _let_go(
        self, shown: Wanted, report: Report, remarks: tuple[Sentence, ...], then: Callable[[], object]
    ) -> None:
        if shown != self._wanted() or report != self._rendered:
            return  # somebody went on to another one, which was not kept
        self._remarks = remarks
        if remarks:
            self.context.status.tell(" ".join(map(say, remarks)))
        then()

    def _choose(self, choose: Callable[[], QDialog]) -> None:
        """Let somebody choose where the paper goes: until that is done no other one takes its place."""
        dialog = choose()
        self._choosing = True
        dialog.finished.connect(self._after_choosing.start)

    def _on_chosen(self) -> None:
        self._choosing = False
        made, self._put_off = self._put_off, None
        if made is not None:
            self._on_pdf(made)

    def _on_saved(self, path: str, remarks: tuple[Sentence, ...]) -> None:
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        self._tell_done(self.tr("Gespeichert: {name}").format(name=name), remarks)

    def _tell_done(self, said: str, remarks: tuple[Sentence, ...]) -> None:
        self.context.status.tell(" · ".join((said, *map(say, remarks))))

    def _on_no_pdf(self, error: KnownError) -> None:
        """There is nothing to preview: the figures are there still."""
        self._after_pdf = None
        self.tabs.setCurrentIndex(0)
        self._show_chosen()
        self._on_failed(error)

    def _on_failed(self, error: KnownError) -> None:
        self._slow.stop()
        if isinstance(error, ToldOtherwise):
            # Who tries again is to get it as it is told now, without going away first.
            self.reports.forget()
            self.show_choice(self.span, self.funder)
        show_error(self, error)


def _format_of(path: str) -> Format:
    """The format that a file's name, or a filter for names, ends with; a workbook where it says nothing."""
    said = path.casefold().rstrip(")")
    return next((one for one in (Format.CSV, Format.JSON) if said.endswith(f".{one}")), Format.XLSX)


def is_empty(report: Report) -> bool:
    """Whether the period itself has nothing to show: nothing happened, or outside too little to be told."""
    return not any(row[1] and not isinstance(row[1], Below) for row in report.table("key").rows)
