"""A training that a volunteer took part in, and an allowance that was paid."""

from PySide6.QtWidgets import QCheckBox, QLineEdit

from woilmenau_desk.domain.aid import LARGEST_AMOUNT_CENTS
from woilmenau_desk.domain.assignments import AllowanceData
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.money import parse_cents
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import Training, VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.volunteers import allowances, volunteers
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.volunteers.about import AboutForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import NumberField
from woilmenau_desk.ui.widgets.moments import DateField

_NO_DAY = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")
_NO_AMOUNT = QT_TRANSLATE_NOOP("errors", "Wie viel wurde gezahlt?")
_NO_RULE = QT_TRANSLATE_NOOP("errors", "Unter welcher Pauschale?")
_NO_ROLE = QT_TRANSLATE_NOOP("errors", "Wofür wurde gezahlt?")
_MOST_UNITS = 400


class TrainingForm(AboutForm):
    """A training: at the centre or elsewhere; announced, or taken part in; new, or to be put right."""

    KIND = DraftOf.VOLUNTEER

    def __init__(
        self, context: Context, choices: Choices, who: VolunteerRow, *, training: Training | None = None
    ) -> None:
        """`training` is one of theirs that is to be put right."""
        what = "training" if training is None else f"training.{training.id}"
        super().__init__(context, choices, who, what, who if training is not None else None)
        self._training = training
        self.title, self.on = QLineEdit(), DateField(context.today, field="on")
        self.half_units = NumberField(0, _MOST_UNITS)
        self.came = QCheckBox(self.tr("hat teilgenommen"))
        self.add("title", self.tr("Welche Schulung"), self.title, span=0)
        self.add("on", self.tr("Tag"), self.on, span=2)
        hint = self.tr("Zwei halbe sind eine Unterrichtseinheit.")
        self.add("half_units", self.tr("Halbe Einheiten"), self.half_units, hint=hint, span=2)
        self.add_outside("came", self.came.text(), self.came)
        self.form.add_line(self.came)
        self.begin()

    def words(self) -> Words:
        if self._training is not None:
            return Words(self.tr("Schulung ändern"), self.tr("Änderung speichern"))
        return Words(self.tr("Schulung"), self.tr("Schulung eintragen"))

    def filling(self, row: VolunteerRow | None) -> Fields:
        there = (self._of(row) if row is not None else None) or self._training
        if there is None:
            return {"title": "", "on": self.context.today().isoformat(), "half_units": 0, "came": True}
        return {
            "title": there.title,
            "on": there.on.isoformat(),
            "half_units": there.half_units,
            "came": there.came,
        }

    def reading(self) -> Call | None:
        return call(volunteers.get, self.who.id) if self._training is not None else None

    def ended(self, row: VolunteerRow) -> str:
        return "" if self._of(row) is not None else self.struck()

    def _of(self, row: VolunteerRow) -> Training | None:
        """It, as a volunteer has it."""
        wanted = self._training
        return next((one for one in row.trainings if wanted is not None and one.id == wanted.id), None)

    def sending(self) -> Call:
        on = self.on.value()
        if on is None:
            raise BadInput("on", Sentence("errors", _NO_DAY))
        there = self._training
        training = Training(
            self.title.text(),
            on,
            self.half_units.value(),
            self.came.isChecked(),
            there.session_id if there is not None else None,
        )
        if there is None:
            return call(volunteers.add_training, self.who.id, training, self.version)
        return call(volunteers.change_training, self.who.id, there.id, training, self.version, there.version)


class AllowanceForm(AboutForm):
    """An allowance; what is left of the year's limit is said when it is saved."""

    KIND = DraftOf.VOLUNTEER

    def __init__(self, context: Context, choices: Choices, who: VolunteerRow) -> None:
        super().__init__(context, choices, who, "allowance")
        self.on, self.amount = DateField(context.today, prefer="past", field="on"), QLineEdit()
        self.amount.setPlaceholderText(self.tr("€, z. B. 12,50"))
        self.amount.setMaxLength(12)
        self.rule = self.choice(list_of(ListName.ALLOWANCE_RULES), none=self.tr("bitte wählen"))
        self.role = self.choice(list_of(ListName.VOLUNTEER_ROLES), none=self.tr("bitte wählen"))
        self.add("on", self.tr("Gezahlt am"), self.on, span=2)
        self.add("amount_cents", self.tr("Betrag"), self.amount, span=2)
        self.add("rule", self.tr("Pauschale"), self.rule, span=2)
        self.add("role", self.tr("Wofür"), self.role, span=2)
        self.begin()

    def first_field(self) -> QLineEdit:
        return self.amount

    def words(self) -> Words:
        return Words(self.tr("Aufwandsentschädigung"), self.tr("Zahlung eintragen"))

    def filling(self, row: object) -> Fields:
        roles = self.who.roles_on(self.context.today())
        return {
            "on": self.context.today().isoformat(),
            "amount_cents": "",
            "rule": None,
            "role": roles[0] if len(roles) == 1 else None,
        }

    def sending(self) -> Call:
        on, rule, role = self.on.value(), self.rule.code(), self.role.code()
        cents = parse_cents(self.amount.text(), field="amount_cents", most=LARGEST_AMOUNT_CENTS)
        if on is None:
            raise BadInput("on", Sentence("errors", _NO_DAY))
        if not cents:
            raise BadInput("amount_cents", Sentence("errors", _NO_AMOUNT))
        if rule is None:
            raise BadInput("rule", Sentence("errors", _NO_RULE))
        if role is None:
            raise BadInput("role", Sentence("errors", _NO_ROLE))
        return call(allowances.pay, AllowanceData(self.who.id, on, cents, rule, role))
