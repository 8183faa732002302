"""The receipts of help at the counter: right after saving, or again from the list of the day."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.ui.pages.visits.day import DayCard
from woilmenau_desk.ui.session import Context


class Receipts(QObject):
    """Opens the paper over the counter; then the field has the focus again."""

    def __init__(self, context: Context, page: QWidget, field: QWidget, day: DayCard) -> None:
        super().__init__(page)
        self._context, self._page, self._field = context, page, field
        day.receipt_asked.connect(self._on_asked)
        day.funds_asked.connect(lambda: context.open_page("funds", None))

    def after_saving(self, given: AidRow, wanted: bool) -> None:
        """Show what is to be signed, where whoever saved asked for it."""
        from woilmenau_desk.ui.forms.aid.paper import open_wanted  # start-up: the counter prints nothing

        choices = self._context.choices.now
        if choices is not None:
            self._then_type(open_wanted(self._context, choices, given, wanted, self._page))

    def _on_asked(self, row: AidRow) -> None:
        if row.entry_id is not None:
            self._open((row.entry_id,), row.person_name or "")

    def _open(self, entries: Sequence[int], about: str) -> None:
        from woilmenau_desk.ui.forms.aid.paper import open_receipts  # start-up: the counter prints nothing

        choices = self._context.choices.now
        if choices is not None:
            self._then_type(open_receipts(self._context, choices, entries, self._page, about))

    def _then_type(self, paper: QDialog | None) -> None:
        if paper is not None:
            paper.finished.connect(lambda _result: self._field.setFocus())
