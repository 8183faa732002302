"""The left of the people page while duplicates are looked through: which two may be one person, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import Pair, PersonRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import finding, people
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.task_runner import Task
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import isolated, named, say

_ROW_HEIGHT = 66


@dataclass(frozen=True, slots=True)
class PairRow:
    """A probable pair with what the list says of both."""

    pair: Pair
    first: PersonRow
    second: PersonRow

    @property
    def ids(self) -> tuple[int, int]:
        """Both records, the smaller id first."""
        return self.pair.first_id, self.pair.second_id


def read_pairs(desk: Desk, stop: Callable[[], bool]) -> tuple[PairRow, ...]:
    """The probable pairs, best first; it may take seconds, and `stop` ends it."""
    found = finding.pairs(desk, stop=stop)
    known = people.rows_of(desk, (person for pair in found for person in (pair.first_id, pair.second_id)))
    return tuple(
        PairRow(pair, known[pair.first_id], known[pair.second_id])
        for pair in found
        if pair.first_id in known and pair.second_id in known
    )


class PairsColumn(QWidget):
    """The list of pairs. It is read when it is opened, and again when somebody else changes people."""

    chosen = Signal(object)  # PairRow, or None where there is none
    opened = Signal()  # Enter: on to the two
    closed = Signal()

    def __init__(self, context: Context, is_own: Callable[[], bool]) -> None:
        """`is_own`: a change of people that is told now is the page's, which takes the pair out itself."""
        super().__init__()
        self._context, self._is_own = context, is_own
        self._task: Task | None = None
        self._filling = False
        self.found = False  # whether it is known which there are
        self._heading = text_label("", "small")
        self._nothing = EmptyState("check", "")
        self._model: RowsModel[PairRow] = RowsModel(
            (
                Column(
                    "",
                    lambda row: _named(row.first),
                    detail=lambda row: _named(row.second),
                    remark=lambda row: say(row.pair.why),
                    personal=True,
                    personal_detail=True,
                    strong=True,
                ),
            ),
            context.privacy,
            key=lambda row: row.ids,
        )
        self._model.setParent(self)
        self.list = RowsView(
            self._model,
            self.tr("Paare"),
            empty=self._nothing,
            header=False,
            row_height=_ROW_HEIGHT,
            careful=True,
        )
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda _row: self.opened.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(text_label(self.tr("Vielleicht doppelt"), "title"))
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        context.bus.subscribe((Kind.PERSON,), self._on_people_changed, self)

    def load(self) -> None:
        """Look for pairs; the line at the bottom says that it takes a while."""
        if self._task is not None:
            self._task.cancel()
        self.found = False
        self._show_state()
        desk = self._context.desk
        self._task = self._context.runner.run_long(
            lambda work: read_pairs(desk, work.stopped),
            on_done=self._on_read,
            on_error=self._on_error,
            on_stopped=self._on_stopped,
            label=self.tr("Doppelte werden gesucht …"),
            owner=self,
        )

    def stop(self) -> None:
        """Nobody waits for pairs any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def drop(self, first_id: int, second_id: int, *, gone: int | None = None) -> None:
        """Take a pair out, and every other one with a record that is gone. None is marked then: an arrow goes on."""
        rows = tuple(
            row for row in self._model.rows() if row.ids != (first_id, second_id) and gone not in row.ids
        )
        self._show(rows)
        self.list.setFocus()

    def step(self, by: int) -> None:
        """Mark the next pair, or the one before."""
        self.list.step(by)

    def count(self) -> int:
        """How many pairs are left."""
        return self._model.rowCount()

    def row(self) -> PairRow | None:
        """The pair that is marked."""
        row: PairRow | None = self.list.current_row()
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _on_read(self, rows: tuple[PairRow, ...]) -> None:
        self._task = None
        self.found = True
        self._show(rows)

    def _on_error(self, error: KnownError) -> None:
        self._task = None
        self.found = True
        self._show(())
        self._context.runner.error_unhandled.emit(error)

    def _on_stopped(self) -> None:
        self._task = None
        self.closed.emit()

    def _show(self, rows: tuple[PairRow, ...]) -> None:
        self._filling = True
        self._model.set_rows(rows)
        self.list.select_any()
        self._filling = False
        self._show_state()
        self.chosen.emit(self.row())

    def _show_state(self) -> None:
        count = self._model.rowCount()
        if not self.found:
            self._heading.setText("")
            self._nothing.set_text(self.tr("Doppelte werden gesucht …"), self.tr("Das kann etwas dauern."))
        elif count:
            self._heading.setText(QCoreApplication.translate("PairsColumn", "%n Paar(e)", "", count))
        else:
            self._heading.setText("")
            self._nothing.set_text(
                self.tr("Keine doppelten gefunden"),
                self.tr("Wer doppelt ist und hier fehlt: auf der Karte „Zusammenführen mit …“ (Strg+M)."),
            )

    def _on_selected(self, row: PairRow | None) -> None:
        if not self._filling:
            self.chosen.emit(row)

    def _on_people_changed(self, _changes: Changes) -> None:
        if self.isVisible() and not self._is_own():
            self.load()


def _named(row: PersonRow) -> str:
    name = named(row.name)
    return f"{isolated(name)} · {row.birth_year}" if row.birth_year else name
