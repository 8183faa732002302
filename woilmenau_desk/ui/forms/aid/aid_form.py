"""Emergency help (Soforthilfe) in one short form."""

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from woilmenau_desk.domain.aid import LARGEST_COUNT, REMARK_LENGTH, AidData, AidRow, GiveAid
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.services import visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import COLLEAGUES, Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.forms.aid.lines import AidLines
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import NumberField


class AidForm(PanelForm):
    """What was given, in as many kinds as it was, for whom, by whom, and a line of text."""

    KIND = DraftOf.AID

    def __init__(
        self, context: Context, choices: Choices, person: PersonRow | None = None, recipients: int = 1
    ) -> None:
        super().__init__(context, choices)
        self.lines = AidLines(choices.values[ListName.AID_KINDS], choices.language)
        self._remark = QLineEdit()
        self._remark.setMaxLength(REMARK_LENGTH)
        self._remark.setPlaceholderText(self.tr("z. B. Winterjacke, Größe 128"))
        self._recipients = NumberField(1, LARGEST_COUNT)
        self._first_recipients = recipients
        self._given_by = self.choice(COLLEAGUES, none=None)
        self._given_by.setMinimumContentsLength(5)
        self._visit = QCheckBox(self.tr("Besuch miterfassen"))
        hint = self.tr("Nichts Vertrauliches: alle an der Theke lesen das.")
        self.add("kind", self.tr("Art der Hilfe"), self.lines, span=0)
        self.add("remark", self.tr("Bemerkung"), self._remark, span=0, hint=hint)
        self.add("recipients", self.tr("Für Personen"), self._recipients)
        self.add("given_by", self.tr("Gegeben von"), self._given_by)
        self.add("log_visit", self.tr("Zählung"), self._visit, span=0)
        self._visit.setAccessibleName(self._visit.text())
        self.occurred_on: date | None = None  # None: today
        self.set_person(person)
        self.begin()

    def words(self) -> Words:
        return Words(self.tr("Soforthilfe"), self.tr("Speichern"))

    def filling(self, row: None) -> dict[str, object]:
        return {
            "kind": [[None, 1, ""]],
            "remark": "",
            "recipients": self._first_recipients,
            "given_by": self.context.desk.actor.name,
            "log_visit": True,
        }

    def decided(self) -> tuple[str, ...]:
        return ("recipients",)

    def draft_id(self) -> str:
        return f"aid:{self.person.id if self.person else ''}"

    def set_day(self, day: date | None) -> None:
        """The help was given on this day, None today; the heading says so."""
        self.occurred_on = day
        self.be_of(day)
        self.lines.set_kinds(self.choices.values[ListName.AID_KINDS])
        said = people_say_date(day, self.context.today()) if day is not None else ""
        word = self.words().title
        self.set_title(f"{word} · {said}" if said else word)

    def first_field(self) -> QWidget:
        return self.lines.lines[0].kind

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()

    def _on_choices(self, choices: Choices) -> None:
        super()._on_choices(choices)
        self.lines.set_kinds(self.choices.values[ListName.AID_KINDS])

    def sending(self) -> Call:
        first, *more = self.lines.items()
        data = AidData(
            kind=first.kind,
            count=first.count,
            amount_cents=first.amount_cents,
            person_id=self.person.id if self.person else None,
            recipients=self._recipients.value(),
            given_by=self._given_by.code() or "",
            remark=self._remark.text(),
        )
        request = GiveAid(data, log_visit=self._visit.isChecked(), more=tuple(more))
        return call(_give, request, self.occurred_on)


def _give(desk: Desk, request: GiveAid, day: date | None) -> Done[AidRow]:
    late = visits.moment_of(desk, day, reason=Reason.EMERGENCY_AID) if day is not None else None
    return aid.give_aid(desk, replace(request, occurred_at=late))
