"""What stands beside the lists: the fund that is selected with its counts, or a line of the record."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.funds import CountRow, FundEntryRow, FundRow
from woilmenau_desk.domain.money import euros
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.pages.aid.rows import (
    count_said,
    difference_said,
    entry_said,
    fund_mark,
    left_word,
    period_said,
)
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, Tone
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, rule, text_label

_LEAST_WIDTH = 300
_COUNTS_SHOWN = 6


class FundDetails(Card):
    """A card at the right of the lists."""

    def __init__(
        self, fund_work: Sequence[QWidget], entry_work: Sequence[QWidget], kind: Callable[[str], str]
    ) -> None:
        """The buttons of the page's actions with a fund, and with a line; `kind` is the word for a kind of help."""
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._kind = kind
        self._fund_work, self._entry_work = _stacked(fund_work), _stacked(entry_work)
        self._title = text_label("", "title", wrap=True)
        self._state = Badge()
        self._figure = text_label("", "lead", wrap=True)
        self._about = text_label("", "soft", wrap=True)
        self.note = Note("", Tone.WARN)
        self._counts_title = text_label(self.tr("Kasse gezählt"), "strong")
        self._counts = QVBoxLayout()
        self._counts.setSpacing(SPACE_1)
        self._empty = EmptyState(
            "aid", self.tr("Nichts ausgewählt"), self.tr("Mit den Pfeiltasten eine Zeile wählen.")
        )
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._title)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._figure, self._about, self.note):
            column.addWidget(widget)
        for buttons in (self._fund_work, self._entry_work):
            column.addWidget(buttons)
        self._rule = rule()
        column.addWidget(self._rule)
        column.addWidget(self._counts_title)
        column.addLayout(self._counts)
        column.addStretch(1)
        self._area = scrolled(shown)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No row is selected."""
        self._empty.show()
        self._area.hide()

    def show_fund(self, row: FundRow, counts: Sequence[CountRow] | None, today: date) -> None:
        """Show a fund; its counts as soon as they are known."""
        self._show(of_fund=True)
        data = row.data
        self._title.setText(data.name)
        self._state.set_state(*fund_mark(row, today))
        self._state.show()
        self._figure.setText(left_word(row))
        parts = [
            self.tr("bezahlt {spent} von {budget}").format(
                spent=euros(row.spent_cents), budget=euros(data.budget_cents)
            ),
            self.tr("gegeben von: {donor}").format(donor=data.donor) if data.donor else "",
            period_said(row),
            self.tr("liegt in einer Kasse") if data.cash else "",
        ]
        if row.closed_on is not None:
            day = people_say_date(row.closed_on, today)
            parts.append(self.tr("geschlossen: {day}").format(day=day))
        self._about.setText("\n".join(part for part in parts if part))
        over = self.tr("Es wurde mehr gezahlt, als da war: {amount}.").format(amount=euros(-row.left_cents))
        self.note.set_text(over if row.left_cents < 0 else "", Tone.WARN)
        self._show_counts(counts or (), today, cash=data.cash)

    def show_entry(self, row: FundEntryRow, today: date) -> None:
        """Show a line of the record."""
        self._show(of_fund=False)
        self._title.setText(row.number)
        self._state.hide()
        self._figure.setText(euros(row.amount_cents))
        day = people_say_date(row.on, today)
        many = f"{row.count} × " if row.count > 1 else ""
        parts = [
            f"{many}{self._kind(row.aid_kind)}",
            day[:1].upper() + day[1:],
            row.fund_name or self.tr("ohne Topf"),
            self.tr("eingetragen von {name}").format(name=row.written_by),
            row.reason,
        ]
        self._about.setText("\n".join(part for part in parts if part))
        self.note.set_text(entry_said(row), Tone.NEUTRAL)
        self._show_counts((), today, cash=False)

    def _show(self, *, of_fund: bool) -> None:
        self._empty.hide()
        self._area.show()
        self._fund_work.setVisible(of_fund)
        self._entry_work.setVisible(not of_fund)

    def _show_counts(self, counts: Sequence[CountRow], today: date, *, cash: bool) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rule.setVisible(cash)
        self._counts_title.setVisible(cash)
        if cash and not counts:
            self._counts.addWidget(text_label(self.tr("noch nie"), "soft"))
        for row in counts[:_COUNTS_SHOWN]:
            self._counts.addWidget(text_label(count_said(row, today), wrap=True))
            said, tone = difference_said(row)
            more = " · ".join(part for part in (said, row.data.remark) if part)
            if tone is Tone.GOOD:
                self._counts.addWidget(text_label(more, "soft", wrap=True))
            else:
                self._counts.addWidget(Note(more, tone, parent=self))


def _stacked(buttons: Sequence[QWidget]) -> QWidget:
    """Buttons below one another, shown and hidden together."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_2)
    for made in buttons:
        column.addWidget(made)
    return whole
