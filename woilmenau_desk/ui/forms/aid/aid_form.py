"""Emergency help (Soforthilfe) in one short form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from woilmenau_desk.domain.aid import LARGEST_COUNT, REMARK_LENGTH, AidData, AidItem, AidRow, GiveAid
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.funds import FundOverdrawn, FundRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.services import visits
from woilmenau_desk.services.aid import aid, hints
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import COLLEAGUES, Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.forms.aid.lines import AidLines
from woilmenau_desk.ui.forms.aid.notes import AidNotes, fund_word, left_said
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField, not_ahead

RECEIPT_KEY = "Ctrl+P"


class AidForm(PanelForm):
    """What was given, in as many kinds as it was, for whom, by whom, out of which fund, and a line of text."""

    KIND = DraftOf.AID
    TOLD_AT: ClassVar[Mapping[str, str]] = {
        "count": "kind",
        "amount_cents": "kind",
        "household_id": "household",
        "occurred_at": "on",
    }

    def __init__(
        self,
        context: Context,
        choices: Choices,
        person: PersonRow | None = None,
        recipients: int = 1,
        day: date | None = None,
    ) -> None:
        """`day` is the one that is entered late, None today."""
        super().__init__(context, choices)
        self._late = day
        self.wants_receipt = False  # whoever saved asked for the paper as well
        self._around = hints.Around()
        self._asked: tuple[int | None, date | None] | None = None
        self._confirmed: object = (
            None  # what the fund may be overdrawn for: it was asked, and saved once more
        )
        self._on_trial: object = None
        self.lines = AidLines(choices.values[ListName.AID_KINDS], choices.language)
        self.notes = AidNotes()
        self.fund = ChoiceField((), none=self.tr("ohne Topf"))
        self.fund.setMinimumContentsLength(5)
        self.fund.word = self._fund_word
        self.left = Note("", Tone.NEUTRAL)
        self._remark = QLineEdit()
        self._remark.setMaxLength(REMARK_LENGTH)
        self._remark.setPlaceholderText(self.tr("z. B. Winterjacke, Größe 128"))
        self._recipients = NumberField(1, LARGEST_COUNT)
        self._first_recipients = recipients
        self._given_by = self.choice(COLLEAGUES, none=None)
        self._given_by.setMinimumContentsLength(5)
        self.household = QCheckBox(self.tr("alle im Haushalt"))
        self._visit = QCheckBox(self.tr("Besuch miterfassen"))
        self.day = DateField(context.today, prefer="past", field="on")
        self.day.line.setPlaceholderText(self.tr("heute"))
        hint = self.tr("Nichts Vertrauliches: alle an der Theke lesen das.")
        self.add("kind", self.tr("Art der Hilfe"), self.lines, span=0)
        self.form.add_line(self.notes)
        self.add("fund", self.tr("Bezahlt aus"), self.fund, span=0)
        self.form.add_line(self.left)
        self.add("remark", self.tr("Bemerkung"), self._remark, span=0, hint=hint)
        self.add("recipients", self.tr("Für Personen"), self._recipients)
        self.add("given_by", self.tr("Gegeben von"), self._given_by)
        self.add("household", self.tr("Haushalt"), self.household, span=0)
        self.add("on", self.tr("Tag"), self.day, span=0)
        self.add("log_visit", self.tr("Zählung"), self._visit, span=0)
        for box in (self._visit, self.household):
            box.setAccessibleName(box.text())
        self.left.hide()
        self.form.show_field("fund", False)
        self.form.show_field("household", False)
        self.receipt_action = action_of(self, self.tr("Mit Beleg speichern"), RECEIPT_KEY, enabled=False)
        # In a list beside the form the same key prints what is selected there.
        self.receipt_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.receipt_action.triggered.connect(self.save_for_receipt)
        self.set_person(person)
        self.begin()

    def words(self) -> Words:
        return Words(self.tr("Soforthilfe"), self.tr("Speichern"))

    def filling(self, row: None) -> dict[str, object]:
        return {
            "kind": [[None, 1, ""]],
            "fund": None,
            "remark": "",
            "recipients": self._first_recipients,
            "given_by": self.context.desk.actor.name,
            "household": False,
            "on": self._late.isoformat() if self._late is not None else "",
            "log_visit": True,
        }

    def decided(self) -> tuple[str, ...]:
        return ("recipients", "on")

    def draft_id(self) -> str:
        return f"aid:{self.person.id if self.person else ''}"

    def first_field(self) -> QWidget:
        return self.lines.lines[0].kind

    def lay_out(self) -> None:
        super().lay_out()
        self.receipt_button = KeyButton.for_action(self.receipt_action, "print", "quiet")
        self.receipt_button.setAutoDefault(True)
        self.surface.body.addWidget(self.receipt_button)

    def connect_fields(self) -> None:
        self.lines.changed.connect(self._tell)
        self.fund.edited.connect(self._tell)
        self.fund.currentIndexChanged.connect(lambda _index: self._tell())
        self.household.toggled.connect(self._on_household)
        self.day.edited.connect(self._on_day)
        self.context.bus.subscribe((Kind.AID, Kind.FUND, Kind.PERSON), self._on_elsewhere, self)

    def follow(self) -> None:
        self._on_day()
        self._ask_around()
        self._tell()

    # The day

    def set_day(self, day: date | None) -> None:
        """The help was given on this day, None today; the heading says so."""
        self.day.set_value(day)
        self._on_day()

    def _typed_day(self) -> date | None:
        """The day that stands there, None for today or for what is no day yet."""
        try:
            day = self.day.value()
        except BadInput:
            return None
        return None if day == self.context.today() else day

    def _on_day(self) -> None:
        day = self._typed_day()
        if day != self._of_day:
            self.be_of(day)
            self.lines.set_kinds(self.choices.values[ListName.AID_KINDS])
        said = people_say_date(day, self.context.today()) if day is not None else ""
        word = self.words().title
        self.set_title(f"{word} · {said}" if said else word)
        self._ask_around()

    # For whom, and what is known of them

    def set_person(self, person: PersonRow | None) -> None:
        before = self.person
        super().set_person(person)
        if self.begun and before != person:
            self.household.setChecked(False)
            self._ask_around()

    def _ask_around(self) -> None:
        """Read what the form points out, where it is of somebody else or of another day."""
        asked = (self.person.id if self.person else None, self._typed_day())
        if not self.begun or asked == self._asked:
            return
        self._asked = asked
        self.context.runner.run_latest(
            f"aid.around:{id(self)}",
            hints.around,
            self.context.desk,
            *asked,
            on_done=self._on_around,
            on_error=lambda _error: None,  # what it is about is said when it is saved
            owner=self,
        )

    def _on_elsewhere(self, _changes: Changes) -> None:
        self._asked = None
        if self.isVisible():
            self._ask_around()

    def _on_around(self, around: hints.Around) -> None:
        self._around = around
        self.fund.set_choices((str(fund.id), fund_word(fund)) for fund in around.funds)
        size = around.household_size
        self.household.setText(self.tr("alle im Haushalt ({number})").format(number=size))
        self.household.setAccessibleName(self.household.text())
        self.form.show_field("household", around.household_id is not None and size > 1)
        self._tell()

    def _on_household(self, whole: bool) -> None:
        size = self._around.household_size
        if whole and size > 1:
            self._recipients.setValue(size)
        elif not whole and self._recipients.value() == size:
            self._recipients.setValue(self._first_recipients)

    def _fund_word(self, code: str) -> str:
        return next((fund_word(fund) for fund in self._around.funds if str(fund.id) == code), code)

    def _fund(self) -> FundRow | None:
        code = self.fund.code()
        return next((fund for fund in self._around.funds if str(fund.id) == code), None)

    def _tell(self) -> None:
        """Point out what is worth a look in what stands there so far."""
        items = self.lines.meant()
        day = self._typed_day() or self.context.today()
        self.notes.show_items(items, self.choices.values[ListName.AID_KINDS], self._around.again, day)
        costs = any(line.has_amount() for line in self.lines.lines)
        self.form.show_field("fund", costs and (bool(self._around.funds) or self.fund.code() is not None))
        fund, cents = self._fund(), sum(item.amount_cents or 0 for item in items)
        if fund is not None and costs and cents:
            self.left.set_text(*left_said(fund, cents))
        else:
            self.left.set_text("")
        self.receipt_action.setEnabled(bool(cents))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()

    def _on_restored(self) -> None:
        super()._on_restored()
        if self._late is not None and not self.day.text():
            self.set_day(self._late)  # the draft named no day: it is the one that everything is for

    def _on_choices(self, choices: Choices) -> None:
        super()._on_choices(choices)
        self.lines.set_kinds(self.choices.values[ListName.AID_KINDS])

    # Saving

    def save_for_receipt(self) -> None:
        """Save, and let the paper follow."""
        self.wants_receipt = True
        self.save()

    def save(self) -> None:
        self._say_save(self.tr("Speichern"))
        super().save()

    def sending(self) -> Call:
        items = self.lines.items()
        costs = any(item.amount_cents for item in items)
        fund = int(self.fund.code() or 0) if costs else 0
        self._on_trial = (items, fund)
        day = not_ahead(self.day.value(), self.context.today())
        first, *more = items
        data = self._data(first)
        request = GiveAid(
            data,
            log_visit=self._visit.isChecked(),
            more=tuple(more),
            fund_id=fund or None,
            overdraw=self._confirmed == self._on_trial,
        )
        return call(_give, request, None if day == self.context.today() else day)

    def _data(self, first: AidItem) -> AidData:
        whole = self.household.isChecked() and self.person is not None
        return AidData(
            kind=first.kind,
            count=first.count,
            amount_cents=first.amount_cents,
            person_id=self.person.id if self.person else None,
            recipients=self._recipients.value(),
            given_by=self._given_by.code() or "",
            remark=self._remark.text(),
            household_id=self._around.household_id if whole else None,
        )

    def show_error(self, error: KnownError) -> None:
        super().show_error(error)
        if isinstance(error, FundOverdrawn):
            # Asked once; the same once more is the answer.
            self._confirmed = self._on_trial
            self._say_save(self.tr("Trotzdem speichern"))
        else:
            self.wants_receipt = False

    def _say_save(self, text: str) -> None:
        self.save_button.setText(text)
        self.save_button.setAccessibleName(text)

    def _on_saved(self, done: Done[Any]) -> None:
        self.wants_receipt = self.wants_receipt and bool(getattr(done.value, "entries", ()))
        super()._on_saved(done)


def _give(desk: Desk, request: GiveAid, day: date | None) -> Done[AidRow]:
    late = visits.moment_of(desk, day, reason=Reason.EMERGENCY_AID) if day is not None else None
    return aid.give_aid(desk, replace(request, occurred_at=late))
