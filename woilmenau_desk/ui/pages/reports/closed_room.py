"""Abgeschlossene: every report that was closed, looked at, printed and saved as the very bytes that were frozen."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from woilmenau_desk.domain.closing import ClosedRow, Late, LateFigure
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.outputs import write_output
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.services.reports import closing, late
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.pages.reports.kept import ReportsKept
from woilmenau_desk.ui.pages.reports.lock import met_the_lock
from woilmenau_desk.ui.pages.reports.room import ReportRoom
from woilmenau_desk.ui.paper_dialog import open_paper
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.span_words import span_title
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import RowsView
from woilmenau_desk.ui.widgets.rows_model import Column, RowsModel
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.words import say

_ASK, _ASK_LATE = "reports closed", "report late beside"
_SIDE = 360
_SUM_FROM = 620  # pixels of the list, from which on it shows the checksum, too
_SHORT = 10
_PAUSE_MS = 300  # whoever goes through the list by arrow keys asks for nothing on the way
_MOST_FIGURES = 10
FORMAT_WORDS = {"pdf": "PDF", "xlsx": "Excel, LibreOffice", "csv": "CSV", "json": "JSON"}


class ClosedRoom(ReportRoom):
    """The list at the left, the chosen one at the right with what has come since."""

    def __init__(self, context: Context, reports: ReportsKept) -> None:
        super().__init__(context, reports)
        self.open_action = self.add_action(self.tr("Ansehen"), "F4", self.open_current, "eye")
        self.save_action = self.add_action(self.tr("Speichern …"), "Ctrl+S", self.save_current, "save")
        self.print_action = self.add_action(self.tr("Drucken …"), "Ctrl+P", self.open_current, "print")
        self.model: RowsModel[ClosedRow] = RowsModel(
            (
                Column[ClosedRow](
                    self.tr("Zeitraum"),
                    lambda row: span_title(row.span),
                    lambda row: row.funder,
                    icon=lambda _row: "lock",
                    strong=True,
                ),
                Column[ClosedRow](self.tr("Version"), lambda row: str(row.number), right=True, width=84),
                Column[ClosedRow](
                    self.tr("abgeschlossen"),
                    lambda row: f"{local(row.closed_at):%d.%m.%Y}",
                    lambda row: row.closed_by,
                    width=136,
                ),
                Column[ClosedRow](
                    self.tr("Prüfsumme"), lambda row: row.sha256[:_SHORT], soft=True, width=128
                ),
            ),
            context.privacy,
            key=lambda row: row.id,
        )
        self._wanted: int | None = None  # to be chosen as soon as the list has it
        self.empty = EmptyState(
            "lock",
            self.tr("Noch kein Bericht abgeschlossen"),
            self.tr("Abgeschlossen wird unter „Abschluss“ (Alt+A)."),
        )
        self.list = RowsView(self.model, self.tr("Abgeschlossene Berichte"), empty=self.empty)
        self.list.row_opened.connect(lambda _row: self.open_current())
        self.list.row_selected.connect(self._on_selected)
        self.title = text_label("", "title", wrap=True)
        self.facts = text_label("", "soft", wrap=True, selectable=True)
        self.since = Note("", Tone.WARN, "clock")
        self.figures = text_label("", "body", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_late)
        self._lay_out()
        self._on_selected(None)

    def _lay_out(self) -> None:
        left = Card(margin=SPACE_2)
        left.body.addWidget(self.list, 1)
        right = Card()
        right.setFixedWidth(_SIDE)
        right.body.setSpacing(SPACE_2)
        for widget in (self.title, self.facts, self.since, self.figures):
            right.body.addWidget(widget)
        right.body.addStretch(1)
        for action, icon, look in (
            (self.open_action, "eye", "primary"),
            (self.print_action, "print", ""),
            (self.save_action, "save", ""),
        ):
            right.body.addWidget(KeyButton.for_action(action, icon, look))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE_1, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(left, 1)
        layout.addWidget(right)

    def show_choice(self, span: Span, funder: str | None) -> None:
        super().show_choice(span, funder)
        self.context.runner.run_latest(
            _ASK,
            closing.closed_list,
            self.context.desk,
            on_done=self._on_list,
            on_error=partial(show_error, self),
            owner=self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a small window the span needs the room; the whole checksum stands at the right.
        last = self.model.columnCount() - 1
        self.list.setColumnHidden(last, self.width() - _SIDE < _SUM_FROM)

    def activated(self) -> None:
        self.list.setFocus()

    def current(self) -> ClosedRow | None:
        """The report that is chosen."""
        row = self.list.current_row()
        return row if isinstance(row, ClosedRow) else None

    def choose(self, row_id: int) -> None:
        """Let that one be chosen, at the latest once the list is read."""
        self._wanted = row_id
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted is not None and any(row.id == self._wanted for row in self.model.rows()):
            self.list.select(self._wanted)
            self._wanted = None

    def open_current(self) -> None:
        """Show the paper that was frozen; it is printed and saved from there."""
        row = self.current()
        if row is not None:
            title = self.tr("{span}, Version {number}")
            open_paper(
                self.context,
                title.format(span=span_title(row.span), number=row.number),
                partial(_paper, row),
                self,
                about=row.funder,
            )

    def save_current(self) -> None:
        """Ask where to save it, and in which of the formats that were frozen."""
        row = self.current()
        if row is None or not row.formats:
            return
        filters = [f"{FORMAT_WORDS.get(name, name)} (*.{name})" for name in row.formats]
        first, report = row.formats[0], self.tr("Bericht")
        dialog = save_dialog(
            self,
            self.tr("Abgeschlossenen Bericht speichern"),
            f"{report}-{row.span}-v{row.number}.{first}",
            ";;".join(filters),
            first,
            partial(self.save_to, row),
        )
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(row.formats[filters.index(chosen)])
        )
        dialog.open()

    def save_to(self, row: ClosedRow, path: str) -> None:
        """Write the frozen bytes there, in the format of the file's ending."""
        name = next((one for one in row.formats if path.casefold().endswith(f".{one}")), row.formats[0])
        self.context.runner.run(
            _saved,
            self.context.desk,
            row,
            name,
            path,
            on_done=lambda _done: self._tell_saved(path),
            on_error=partial(show_error, self),
            owner=self,
        )

    def _tell_saved(self, path: str) -> None:
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        self.context.status.tell(self.tr("Gespeichert: {name}").format(name=name))

    def _on_list(self, rows: tuple[ClosedRow, ...]) -> None:
        self.model.set_rows(rows)
        self._choose_wanted()
        if rows and self.current() is None:
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _on_selected(self, _row: object) -> None:
        row = self.current()
        for action in (self.open_action, self.save_action, self.print_action):
            action.setEnabled(row is not None)
        self.since.set_text("")
        self.figures.setText("")
        self._pause.stop()
        self.context.runner.forget(_ASK_LATE)
        if row is None:
            self.title.setText("")
            self.facts.setText("")
            return
        self.title.setText(
            self.tr("{span}, Version {number}").format(span=span_title(row.span), number=row.number)
        )
        facts = [
            row.funder,
            self.tr("Abgeschlossen am {day} von {who}").format(
                day=f"{local(row.closed_at):%d.%m.%Y, %H:%M}", who=row.closed_by
            ),
            self.tr("Grund: {reason}").format(reason=row.reason) if row.reason else "",
            self.tr("Programm: {version}").format(version=row.software),
            # It breaks where there is no space to break at, so that the whole of it can be compared.
            self.tr("SHA-256 des PDF: {sum}").format(
                sum=" ".join(row.sha256[at : at + 8] for at in range(0, len(row.sha256), 8))
            ),
        ]
        self.facts.setText("\n".join(fact for fact in facts if fact))
        self._pause.start()

    def _ask_late(self) -> None:
        row = self.current()
        if row is None or not self.isVisible():
            return
        newest = next(one for one in self.model.rows() if self._same(one, row))
        if newest.id != row.id:
            return  # what came after it stands in a later version
        desk = self.context.desk
        self.context.runner.run_long(
            lambda work: late.late(desk, row, work),
            on_done=self._on_late,
            on_error=self._on_not_late,
            on_stopped=lambda: None,
            owner=self,
            key=_ASK_LATE,
            waited_for=False,
        )

    def _same(self, one: ClosedRow, other: ClosedRow) -> bool:
        return (one.span, one.funder_id) == (other.span, other.funder_id)

    def _on_late(self, found: Late) -> None:
        row = self.current()
        if row is None or found.row.id != row.id:
            return
        if not found:
            self.since.set_text(self.tr("Seit dem Abschluss hat sich nichts geändert."), Tone.GOOD, "check")
            return
        self.since.set_text(" ".join(map(say, found.sentences)), Tone.WARN, "clock")
        told = [_figure(one) for one in found.figures[:_MOST_FIGURES]]
        more = len(found.figures) - len(told)
        if more > 0:
            told.append(self.tr("und {number} weitere").format(number=more))
        self.figures.setText("\n".join(told))

    def _on_not_late(self, error: KnownError) -> None:
        if met_the_lock(self.context, error):
            self._ask_late()
            return
        what, _kept, todo = (say(sentence) for sentence in error.sentences())
        self.since.set_text(f"{what} {todo}".strip(), Tone.BAD, "error")


def _figure(one: LateFigure) -> str:
    return f"{one.title}, {one.row}: {one.said}"


def _paper(row: ClosedRow, desk: Desk) -> PaperFile:
    found = closing.file(desk, row, "pdf")
    return PaperFile(found.content, file_name=found.name)


def _saved(desk: Desk, row: ClosedRow, name: str, path: str) -> None:
    write_output(path, closing.file(desk, row, name).content)
