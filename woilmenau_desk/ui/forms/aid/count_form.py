"""A count of the cash box: by two people, beside what should be in it."""

from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funds import (
    LARGEST_BUDGET_CENTS,
    NAME_LENGTH,
    REMARK_LENGTH,
    CountData,
    FundRow,
)
from woilmenau_desk.domain.money import euros, parse_cents
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.aid import funds
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.roster.people import lay_out_above
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.popups import SuggestionsView

_HOW_MUCH = QT_TRANSLATE_NOOP("errors", "Wie viel liegt in der Kasse?")


class CountForm(EntryForm):
    """What was counted, who counted along, and whether the fund is closed with it."""

    KIND = DraftOf.FUND

    def __init__(self, context: Context, choices: Choices, fund: FundRow, *, closes: bool = False) -> None:
        super().__init__(context, choices, columns=2)
        self.fund, self._closes = fund, closes
        self.counted, self.second, self.remark = QLineEdit(), QLineEdit(), QLineEdit()
        self.counted.setMaxLength(16)
        self.counted.setPlaceholderText(self.tr("€, z. B. 74,50"))
        self.second.setMaxLength(NAME_LENGTH)
        self.remark.setMaxLength(REMARK_LENGTH)
        names = [name for key, name in choices.colleagues() if key != context.desk.actor.name]
        completer = QCompleter(names, self)
        popup = SuggestionsView()
        popup.setProperty("look", "popup")
        popup.setAccessibleName(self.tr("Vorschläge"))
        completer.setPopup(popup)
        self.second.setCompleter(completer)
        self.closes = QCheckBox(self.tr("Topf damit schließen"))
        self.said = Note("", Tone.NEUTRAL)
        self.add("counted_cents", self.tr("Gezählt"), self.counted)
        hint = self.tr("Jemand anderes als Sie: aus dem Team oder aus dem Ehrenamt.")
        self.add("second", self.tr("Zählt mit"), self.second, hint=hint)
        self.form.add_line(self.said)
        self.add("remark", self.tr("Bemerkung"), self.remark, span=0)
        self.add("closes", self.tr("Abschluss"), self.closes, span=0)
        self.closes.setAccessibleName(self.closes.text())
        self.form.show_field("closes", context.desk.actor.may(Right.EDIT_FUNDS))
        self.begin()

    def words(self) -> Words:
        title = self.tr("Kasse zählen: {name}").format(name=self.fund.data.name)
        return Words(title, self.tr("Eintragen"))

    def filling(self, row: object) -> Fields:
        return {"counted_cents": "", "second": "", "remark": "", "closes": self._closes}

    def decided(self) -> tuple[str, ...]:
        return ("closes",)

    def connect_fields(self) -> None:
        self.counted.textChanged.connect(self._tell)

    def follow(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Whether it is what should be in the box."""
        expected = euros(self.fund.left_cents)
        try:
            cents = self._cents()
        except BadInput:
            cents = None
        if cents is None:
            # Whoever knows what should be there counts until it fits.
            text = self.tr("Erst zählen: Was in der Kasse sein sollte, steht danach hier.")
            self.said.set_text(text, Tone.NEUTRAL)
            return
        difference = cents - self.fund.left_cents
        if not difference:
            self.said.set_text(self.tr("Stimmt: {amount}.").format(amount=expected), Tone.GOOD)
        else:
            text = self.tr("Es sollten {amount} sein: Differenz {difference}. Sie bleibt so stehen.")
            self.said.set_text(text.format(amount=expected, difference=euros(difference)), Tone.WARN)

    def _cents(self) -> int | None:
        return parse_cents(self.counted.text(), field="counted_cents", most=LARGEST_BUDGET_CENTS, zero=True)

    def sending(self) -> Call:
        cents = self._cents()
        if cents is None:
            raise BadInput("counted_cents", Sentence("errors", _HOW_MUCH))
        data = CountData(self.fund.id, cents, self.second.text(), self.remark.text(), self.closes.isChecked())
        return call(funds.count_cash, data)

    def lay_out(self) -> None:
        lay_out_above(self)

    def draft_id(self) -> str:
        return f"fund.count.{self.fund.id}"

    def draft_name(self) -> str:
        return self.fund.data.name
