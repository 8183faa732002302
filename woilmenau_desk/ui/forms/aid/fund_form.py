"""A fund (Topf): who gave it, how much, from when until when, and whether it lies in a cash box."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.funds import LARGEST_BUDGET_CENTS, NAME_LENGTH, FundData, FundRow
from woilmenau_desk.domain.money import figures, parse_cents
from woilmenau_desk.services.aid import funds
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.roster.people import lay_out_above
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.moments import DateField

NEW_DRAFT = "fund.new"


class FundForm(EntryForm):
    """Every field but the name may stay empty."""

    KIND = DraftOf.FUND
    WATCHED = (Kind.FUND,)

    def __init__(self, context: Context, choices: Choices, row: FundRow | None = None) -> None:
        super().__init__(context, choices, row, columns=2)
        self.row = row
        self.name, self.donor, self.budget = QLineEdit(), QLineEdit(), QLineEdit()
        for line in (self.name, self.donor):
            line.setMaxLength(NAME_LENGTH)
        self.budget.setMaxLength(16)
        self.budget.setPlaceholderText(self.tr("€, z. B. 2.000"))
        self.first = DateField(context.today, rough=True, field="first_day")
        self.last = DateField(context.today, prefer="future", field="last_day")
        self.cash = QCheckBox(self.tr("liegt in einer Kasse, die gezählt wird"))
        self.add("name", self.tr("Name des Topfs"), self.name)
        self.add("donor", self.tr("Gegeben von"), self.donor)
        self.add("budget_cents", self.tr("Budget"), self.budget)
        self.add("cash", self.tr("Kasse"), self.cash)
        self.cash.setAccessibleName(self.cash.text())
        self.add("first_day", self.tr("Zahlt ab"), self.first, hint=self.tr("Leer: ab heute."))
        self.add("last_day", self.tr("Letzter Tag"), self.last, hint=self.tr("Leer: bis auf Weiteres."))
        self.begin()

    def words(self) -> Words:
        title = self.tr("Neuer Topf") if self.row is None else self.tr("Topf ändern")
        return Words(title, self.tr("Speichern"))

    def filling(self, row: FundRow | None) -> Fields:
        data = row.data if row is not None else FundData("")
        return {
            "name": data.name,
            "donor": data.donor,
            "budget_cents": figures(data.budget_cents) if data.budget_cents else "",
            "cash": data.cash,
            "first_day": _kept(data.first_day),
            "last_day": _kept(data.last_day),
        }

    def sending(self) -> Call:
        cents = parse_cents(self.budget.text(), field="budget_cents", most=LARGEST_BUDGET_CENTS, zero=True)
        data = FundData(
            self.name.text(),
            self.donor.text(),
            cents or 0,
            self.first.value(),
            self.last.value(),
            self.cash.isChecked(),
        )
        if self.row is None:
            return call(funds.add_fund, data)
        return call(funds.edit_fund, self.row.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return call(funds.get, self.row.id) if self.row is not None else None

    def lay_out(self) -> None:
        lay_out_above(self)

    def draft_id(self) -> str:
        return NEW_DRAFT if self.row is None else f"fund.{self.row.id}"

    def draft_name(self) -> str:
        return self.row.data.name if self.row is not None else ""


def _kept(day: date | None) -> str:
    return "" if day is None else day.isoformat()
