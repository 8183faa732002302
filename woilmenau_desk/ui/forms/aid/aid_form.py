"""Emergency help (Soforthilfe) in one short form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from woilmenau_desk.domain.aid import LARGEST_COUNT, REMARK_LENGTH, AidData, AidRow, GiveAid
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.services import aid, visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import Lists
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.draft_words import draft_word
from woilmenau_desk.ui.forms.aid.lines import AidLines
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField


class AidForm(PanelForm):
    """What was given, in as many kinds as it was, for whom, by whom, and a line of text."""

    def __init__(
        self, context: Context, lists: Lists, person: PersonRow | None = None, recipients: int = 1
    ) -> None:
        super().__init__(context, "")
        self.set_title(self.tr("Soforthilfe"))
        self.lines = AidLines(lists.values[ListName.AID_KINDS], context.language)
        self._remark = QLineEdit()
        self._remark.setMaxLength(REMARK_LENGTH)
        self._remark.setPlaceholderText(self.tr("z. B. Winterjacke, Größe 128"))
        self._recipients = NumberField(1, LARGEST_COUNT)
        self._recipients.setValue(recipients)
        self._given_by = ChoiceField(
            ((row.name, row.display_name or row.name) for row in lists.staff), none=None
        )
        self._given_by.setMinimumContentsLength(5)
        self._given_by.set_code(context.desk.actor.name, context.desk.actor.display_name)
        self._visit = QCheckBox(self.tr("Besuch miterfassen"))
        self._visit.setChecked(True)
        form = self.form
        form.add("kind", self.tr("Art der Hilfe"), self.lines, span=0)
        form.add(
            "remark",
            self.tr("Bemerkung"),
            self._remark,
            span=0,
            hint=self.tr("Nichts Vertrauliches: alle an der Theke lesen das."),
        )
        form.add("recipients", self.tr("Für Personen"), self._recipients)
        form.add("given_by", self.tr("Gegeben von"), self._given_by)
        form.add("log_visit", self.tr("Zählung"), self._visit, span=0)
        self._visit.setAccessibleName(self._visit.text())
        self.occurred_on: date | None = None  # None: today
        self.set_person(person)
        self.finish(form.fields(), without=("recipients",))

    def draft_id(self) -> str:
        return f"aid:{self.person.id if self.person else ''}"

    def set_day(self, day: date | None) -> None:
        """The help was given on this day, None today; the heading says so."""
        self.occurred_on = day
        said = people_say_date(day, self.context.today()) if day is not None else ""
        word = self.tr("Soforthilfe")
        self.set_title(f"{word} · {said}" if said else word)

    def what(self) -> str:
        return draft_word(DraftOf.AID)

    def first_field(self) -> QWidget:
        return self.lines.lines[0].kind

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_field().setFocus()

    def send(self) -> tuple[Callable[..., Done[Any]], tuple[object, ...]]:
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
        return _give, (request, self.occurred_on)


def _give(desk: Desk, request: GiveAid, day: date | None) -> Done[AidRow]:
    late = visits.moment_of(desk, day, reason=Reason.EMERGENCY_AID) if day is not None else None
    return aid.give_aid(desk, replace(request, occurred_at=late))
