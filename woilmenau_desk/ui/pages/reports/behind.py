"""What a figure counted, as a list: each row leads to the visit, the person, the session that it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.behind import EVERY_ROW, OTHER_ROWS, Behind, BehindRow
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.report import Cell, Report, ReportTable
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import REST, SUM
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import behind as service
from woilmenau_desk.services.reports import closed as closed_reports
from woilmenau_desk.services.reports.definitions.key import KEY, Beside, columns_beside
from woilmenau_desk.ui import translation
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.pages.reports.figures import figure
from woilmenau_desk.ui.pages.reports.kept import Wanted
from woilmenau_desk.ui.pages.reports.leads import can_go, go_to
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.span_words import span_title
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import RowsView
from woilmenau_desk.ui.widgets.rows_model import Column, RowsModel
from woilmenau_desk.ui.words import word

_WIDTH, _HEIGHT = 820, 600
_ASK = "report behind"
_WHAT, _WHO, _NUMBER = 1, 2, 3  # columns, each hidden where it would say nothing
_ICONS: Mapping[Kind, str] = {
    Kind.VISIT: "counter",
    Kind.PERSON: "person",
    Kind.SESSION: "counselling",
    Kind.CASE: "counselling",
    Kind.AID: "aid",
    Kind.REFERRAL: "referral",
    Kind.APPOINTMENT: "calendar",
    Kind.OFFER: "offer",
    Kind.ATTENDANCE: "offer",
    Kind.VOLUNTEER: "volunteer",
    Kind.HOURS: "volunteer",
    Kind.QUEUE: "clock",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is to be opened: of which span, and how the service knows it."""

    span: Span
    table: str
    row: str
    counts: str
    shown: tuple[str, ...]
    label: str
    told: Cell


def figure_of(span: Span, table: ReportTable, row: int, column: int) -> Figure | None:
    """The figure in a cell of a report's table; None where there is no list behind it.

    Beside the key figures stand those of other spans, each of which counted what its own span did.
    """
    if not 0 <= row < len(table.codes) or column < 1:
        return None
    code, counted = table.codes[row], column - 1
    if table.id == KEY and column > 1:
        of = _span_beside(span, table.columns[column])
        if of is None:
            return None
        span, counted = of, 0
    if not counted < len(table.counts) or not table.counts[counted]:
        return None
    counts = table.counts[counted]
    wanted = {SUM: EVERY_ROW, REST: OTHER_ROWS}.get(code, code)
    if not service.has_list(counts, wanted):
        return None
    shown = tuple(one for one in table.codes if one not in (SUM, REST))
    cells = table.rows[row]
    return Figure(span, table.id, wanted, counts, shown, str(cells[0]), cells[column])


def _span_beside(span: Span, title: str) -> Span | None:
    for which, told in columns_beside(span.kind):
        if told == title:
            match which:
                case Beside.PREVIOUS:
                    return span.previous()
                case Beside.YEAR_BEFORE:
                    return span.year_before()
                case Beside.YEAR_SO_FAR:
                    return span.year_so_far()
                case _:
                    return None
    return None


class BehindDialog(QDialog):
    """The list. Enter or a double click goes to what a row stands for, Esc closes it."""

    def __init__(
        self,
        context: Context,
        wanted: Figure,
        parent: QWidget | None,
        *,
        of: Span | None = None,
        funder: str | None = None,
        closed: bool = False,
    ) -> None:
        """`of` and `funder`: the report that the figure stands in, whose age bands hold. `closed`: it was frozen."""
        super().__init__(parent)
        self._context, self._wanted, self._closed = context, wanted, closed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = self.tr("Was gezählt wurde")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(_WIDTH, _HEIGHT)
        self.heading = text_label(
            f"{word('report', wanted.label)} · {span_title(wanted.span)}", "title", wrap=True
        )
        self.number = text_label(figure(wanted.told), "display")
        self.note = Note("", Tone.INFO, "lock")
        self.working = Note(self.tr("Wird gelesen …"), Tone.INFO, "clock")
        self.model: RowsModel[tuple[int, BehindRow]] = RowsModel(
            (
                Column[tuple[int, BehindRow]](
                    self.tr("Tag"),
                    lambda row: short_date(row[1].day) if row[1].day is not None else "",
                    width=152,
                ),
                Column[tuple[int, BehindRow]](
                    self.tr("Was"),
                    lambda row: word("behind", row[1].what) if row[1].what == service.GONE else row[1].what,
                    icon=lambda row: _ICONS.get(row[1].kind, "document"),
                ),
                Column[tuple[int, BehindRow]](
                    self.tr("Wer"),
                    lambda row: row[1].name,
                    name=lambda row: row[1].name or None,
                    personal=True,
                    strong=True,
                ),
                Column[tuple[int, BehindRow]](
                    self.tr("Zahl"), lambda row: figure(row[1].number), right=True, width=72
                ),
            ),
            context.privacy,
            key=lambda row: row[0],
        )
        self.list = RowsView(
            self.model,
            title,
            empty=EmptyState("report", "", ""),
        )
        self.list.row_opened.connect(self._on_opened)
        self.close_button = KeyButton(self.tr("Schließen"), QKeySequence("Esc"), look="quiet")
        self.close_button.clicked.connect(self.reject)
        self.open_button = KeyButton(self.tr("Dorthin"), QKeySequence("Return"), "arrow-right", "primary")
        self.open_button.clicked.connect(lambda: self._on_opened(self.list.current_row()))
        self.list.row_selected.connect(self._on_selected)
        self._lay_out()
        self._on_selected(None)
        self.finished.connect(lambda _result: context.runner.forget(_ASK))
        language = translation.language()
        context.runner.run_long(
            lambda _work: _read(context.desk, wanted, of or wanted.span, funder, language),
            on_done=self._on_read,
            on_error=self._on_error,
            on_stopped=self.reject,
            owner=self,
            key=_ASK,
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(self.heading, 1)
        top.addWidget(self.number)
        card = Card(margin=SPACE_2)
        card.body.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_4, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addLayout(top)
        layout.addWidget(self.working)
        layout.addWidget(self.note)
        layout.addWidget(card, 1)
        layout.addLayout(buttons)
        self.note.hide()

    def _on_read(self, found: Behind) -> None:
        self.working.set_text("")
        self.model.set_rows(list(enumerate(found.rows)))
        self.list.setColumnHidden(_WHAT, not any(row.what for row in found.rows))
        self.list.setColumnHidden(_WHO, not any(row.person_id for row in found.rows))
        self.list.setColumnHidden(_NUMBER, all(row.number == 1 for row in found.rows))
        said = []
        if self._closed:
            said.append(
                self.tr(
                    "Der Bericht ist abgeschlossen: die Zahl ist die von damals, die Liste die von heute."
                )
            )
        elif found.number != self._wanted.told:  # pieces, minutes: the figure tells more of the same entries
            said.append(self.tr("Aus {number} Einträgen.").format(number=figure(found.number)))
        if found.hidden:
            said.append(
                self.tr("{number} davon gehören zu eingeschränkten Fällen und stehen hier nicht.").format(
                    number=figure(found.hidden)
                )
            )
        if found.more:
            said.append(
                self.tr("{number} weitere stehen hier nicht einzeln.").format(number=figure(found.more))
            )
        self.note.set_text(" ".join(said), Tone.INFO, "lock" if found.hidden else "info")
        if found.rows:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    def _on_error(self, error: KnownError) -> None:
        above = self.parentWidget()
        self.reject()
        show_error(above, error)

    def _leads(self, row: BehindRow) -> tuple[Kind, int | None]:
        """Where a row leads: to itself, or at least to whose it is."""
        if can_go(self._context, row.kind, row.id, row.day):
            return row.kind, row.id
        return Kind.PERSON, row.person_id

    def _on_selected(self, row: tuple[int, BehindRow] | None) -> None:
        able = row is not None and can_go(self._context, *self._leads(row[1]), row[1].day)
        self.open_button.setEnabled(able)

    def _on_opened(self, row: tuple[int, BehindRow] | None) -> None:
        if row is None:
            return
        kind, entry_id = self._leads(row[1])
        if not can_go(self._context, kind, entry_id, row[1].day):
            return
        if self._context.privacy.hidden:
            self._context.status.tell_hidden()
            return
        context, day, above = self._context, row[1].day, self.parentWidget()
        self.accept()
        go_to(context, kind, entry_id, day, above or context.privacy)


def open_behind(
    context: Context, wanted: Wanted, report: Report, cell: tuple[str, int, int], parent: QWidget
) -> BehindDialog | None:
    """Show what a figure of a report counted: its table, row and column.

    Where there is no list behind it, that is said at the bottom line.
    """
    table_id, row, column = cell
    found = figure_of(wanted.span, report.table(table_id), row, column)
    if found is None:
        context.status.tell(QCoreApplication.translate("BehindDialog", "Zu dieser Zahl gibt es keine Liste."))
        return None
    dialog = BehindDialog(
        context,
        found,
        parent,
        of=wanted.span,
        funder=wanted.funder,
        closed=report.closed is not None and found.span == wanted.span,
    )
    dialog.open()
    return dialog


def _read(desk: Desk, wanted: Figure, of: Span, funder: str | None, language: str) -> Behind:
    return service.behind(
        desk,
        wanted.span,
        wanted.table,
        wanted.row,
        wanted.counts,
        bands=closed_reports.funder_of(desk, of, funder).data.bands,
        shown=wanted.shown,
        language=language,
    )
