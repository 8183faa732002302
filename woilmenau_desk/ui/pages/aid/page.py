"""Töpfe: the funds that help is paid from, what they have left, and the record of what was paid."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.funds import CountRow, FundEntryRow, FundRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.aid import funds
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.aid.count_form import CountForm
from woilmenau_desk.ui.forms.aid.fund_form import FundForm
from woilmenau_desk.ui.forms.aid.paper import open_receipts
from woilmenau_desk.ui.pages.aid.details import FundDetails
from woilmenau_desk.ui.pages.aid.rows import entry_columns, fund_columns
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading, whole
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import KeyButton, shown_with
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState

_COUNTS = "funds.counts"
_FUND_WIDTH = 240


class FundsPage(BrowsePage[Any]):
    """The funds, and behind a tab the lines of their record; a form takes the place of both."""

    row_type = FundRow
    watched = (Kind.FUND, Kind.AID, Kind.STAFF, Kind.VALUES)
    shares = (8, 5)

    _known: tuple[FundRow, ...] = ()
    _shown: FundRow | None = None  # whose counts stand beside the list
    _counts: tuple[CountRow, ...] = ()

    def make(self) -> None:
        self.edits = self.context.desk.actor.may(Right.EDIT_FUNDS)
        today = self.context.today
        self.funds: Any = self.add_list(
            self.tr("Töpfe"),
            fund_columns(today),
            lambda _asked: whole(funds.listed),
            EmptyState("aid", self.tr("Noch kein Topf")),
            faded=lambda row: row.closed_on is not None,
            fits=_fits,
        )
        self.entries: Any = self.add_list(
            self.tr("Belege"),
            entry_columns(today, self._kind),
            self._entries,
            EmptyState("document", self.tr("Noch kein Beleg")),
            faded=lambda row: row.taken_back_by is not None,
            row_type=FundEntryRow,
        )
        self.of_fund = ChoiceField((), none=self.tr("alle Töpfe"))
        self.of_fund.setAccessibleName(self.tr("Aus welchem Topf"))
        self.of_fund.setFixedWidth(_FUND_WIDTH)
        self.of_fund.edited.connect(self.ask_shown)
        self._make_actions()
        self._make_bar()
        work: list[QWidget] = [
            KeyButton.for_action(self.entries_action, "document", "primary"),
            shown_with(KeyButton.for_action(self.count_action, "check"), self.count_action),
        ]
        if self.edits:
            work += [
                shown_with(KeyButton.for_action(action, icon, look), action)
                for action, icon, look in (
                    (self.change_action, "edit", ""),
                    (self.close_action, "lock", "quiet"),
                    (self.reopen_action, "unlock", "quiet"),
                )
            ]
        receipt = KeyButton.for_action(self.receipt_action, "print", "primary")
        self.details: FundDetails = FundDetails(work, (receipt,), self._kind)

    def _make_actions(self) -> None:
        only_funds, only_entries = (self.funds,), (self.entries,)
        self.funds_action = self.page_action(self.tr("Töpfe"), "Alt+T", lambda: self.show_list(0))
        self.all_action = self.page_action(self.tr("Belege"), "Alt+B", lambda: self.show_list(1))
        self.back_action = self.page_action(
            self.tr("Zur Theke"), "Alt+Left", partial(self.context.open_page, "counter", None), "arrow-left"
        )
        self.entries_action = self.row_action(
            self.tr("Belege dieses Topfs"), ("Return", "Enter"), self._show_entries, of=only_funds
        )
        self.count_action = self.row_action(
            self.tr("Kasse zählen"),
            ("K",),
            self._count,
            when=lambda row: row.data.cash and row.closed_on is None,
            of=only_funds,
        )
        self.receipt_action = self.row_action(
            self.tr("Beleg drucken"),
            ("Return", "Enter", "Ctrl+P"),
            self._print,
            when=lambda row: row.storno_of is None,
            of=only_entries,
        )
        if not self.edits:
            return
        self.new_action = self.page_action(self.tr("Neuer Topf"), "Ctrl+N", self.begin, "plus")
        self.change_action = self.row_action(
            self.tr("Ändern"), ("E",), self._change, when=lambda row: row.closed_on is None, of=only_funds
        )
        self.close_action = self.row_action(
            self.tr("Schließen"),
            ("Delete",),
            self._close,
            when=lambda row: row.closed_on is None,
            of=only_funds,
        )
        self.reopen_action = self.row_action(
            self.tr("Wieder öffnen"),
            ("W",),
            lambda row: self.change_row(row, funds.reopen_fund, row.id),
            when=lambda row: row.closed_on is not None,
            of=only_funds,
        )

    def _make_bar(self) -> None:
        self.bar.addWidget(KeyButton.for_action(self.back_action, "arrow-left", "quiet"))
        self.bar.addSpacing(SPACE_2)
        for tab in self.make_tabs((self.funds_action, self.all_action)):
            self.bar.addWidget(tab)
        self.bar.addStretch(1)
        if self.edits:
            self.new = KeyButton.for_action(self.new_action, "plus", "primary")
            self.bar.addWidget(self.new)
        self.filters.addWidget(self.of_fund)
        self.filters.addStretch(1)
        self.filters.addWidget(self.narrow)
        self.narrow.setPlaceholderText(self.tr("Suchen (Strg+F)"))
        self._show_tools(0)

    # What is shown

    def show_list(self, number: int) -> None:
        """Bring the funds or the record to the front, with the tools that belong there."""
        super().show_list(number)
        self._show_tools(number)

    def _show_tools(self, number: int) -> None:
        shown, hidden = (self.of_fund, self.narrow) if number else (self.narrow, self.of_fund)
        hidden.hide()
        if shown.parent() is not None:  # without one it would be a window
            shown.show()

    def _entries(self, _asked: Asked) -> Reader:
        code = self.of_fund.code()
        return reading(funds.entries, int(code) if code is not None else None)

    def _kind(self, code: str) -> str:
        return self.choices.word(ListName.AID_KINDS, code) if self.choices is not None else code

    def on_choices(self, choices: Choices) -> None:
        for made in self.lists:
            made.viewport().update()

    def around(self) -> Any:
        return funds.listed

    def on_around(self, around: tuple[FundRow, ...]) -> None:
        self._known = around
        self.of_fund.set_choices((str(row.id), row.data.name) for row in around)

    def on_filled(self) -> None:
        title, hint = self.tr("Noch kein Topf"), self.tr("Töpfe trägt die Leitung ein.")
        if self.edits:
            hint = self.tr("Strg+N trägt den ersten ein. Ohne Topf hat jeder Betrag trotzdem seinen Beleg.")
        if self.narrow.text():
            title, hint = self.tr("Nichts, was zum Filter passt"), self.tr("Den Filter leeren.")
        self.funds.empty.set_text(title, hint)
        self.entries.empty.set_text(
            self.tr("Noch kein Beleg"),
            self.tr("Jede Soforthilfe mit einem Betrag bekommt einen, mit Nummer."),
        )

    def on_row(self, row: Any) -> None:
        today = self.context.today()
        if isinstance(row, FundEntryRow):
            self._shown = None
            self.details.show_entry(row, today)
        elif isinstance(row, FundRow):
            same = self._shown is not None and self._shown.id == row.id
            self._shown = row
            self.details.show_fund(row, self._counts if same else (), today)
            self.context.runner.run_latest(
                _COUNTS, _counts_of, self.context.desk, row.id, on_done=self._on_counts, owner=self
            )
        else:
            self._shown = None
            self.details.show_nothing()

    def _on_counts(self, found: tuple[int, tuple[CountRow, ...]]) -> None:
        number, self._counts = found
        if self._shown is not None and self._shown.id == number:
            self.details.show_fund(self._shown, self._counts, self.context.today())

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new fund."""
        if self.edits and self.choices is not None:
            self.open_form(FundForm(self.context, self.choices))

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        what, _, number = draft.form.removeprefix("fund.").rpartition(".")
        row = next((row for row in self._known if str(row.id) == number), None)
        if row is None:
            self.begin()
        elif what == "count":
            self._count(row)
        else:
            self._change(row)

    def on_saved(self, saved: Any) -> None:
        """Show the fund that was entered, changed or counted."""
        if isinstance(saved, CountRow):
            saved = next((row for row in self._known if row.id == saved.data.fund_id), None)
        if saved is not None:
            self.show_entry(saved)

    def _show_entries(self, row: FundRow) -> None:
        self.of_fund.set_code(str(row.id), row.data.name)
        self.show_list(1)
        self.ask_shown()

    def _change(self, row: FundRow) -> None:
        if self.edits and self.choices is not None:
            self.open_form(FundForm(self.context, self.choices, row))

    def _count(self, row: FundRow, *, closes: bool = False) -> None:
        if self.choices is not None:
            self.open_form(CountForm(self.context, self.choices, row, closes=closes))

    def _close(self, row: FundRow) -> None:
        if row.data.cash:
            self._count(row, closes=True)
            return
        self.ask(
            self.tr("Den Topf „{name}“ schließen?").format(name=row.data.name),
            self.tr("Was daraus bezahlt wurde, bleibt. Neues wird daraus nicht mehr bezahlt."),
            self.tr("Schließen"),
            partial(self.change_row, row, funds.close_fund, row.id),
        )

    def _print(self, row: FundEntryRow) -> None:
        if self.choices is not None:
            paper = open_receipts(self.context, self.choices, (row.id,), self, row.number)
            paper.finished.connect(lambda _result: self.list_shown().setFocus())


def _counts_of(desk: Desk, fund_id: int) -> tuple[int, tuple[CountRow, ...]]:
    return fund_id, funds.counts(desk, fund_id)


def _fits(row: FundRow, asked: Asked) -> bool:
    text = asked.text.casefold().strip()
    return not text or text in f"{row.data.name} {row.data.donor}".casefold()
