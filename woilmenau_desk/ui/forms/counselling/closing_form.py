"""A case is closed: with what came of it."""

from collections.abc import Mapping
from typing import ClassVar

from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import cases
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.counselling.about_case import AboutCaseForm
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.moments import DateField

_REMARK_HEIGHT = 120


class ClosingForm(AboutCaseForm):
    """The outcome, a line about it, and the day, which may have been an earlier one."""

    KIND = DraftOf.CASE
    WHAT = "close"
    TOLD_AT: ClassVar[Mapping[str, str]] = {"state": "outcome"}

    def __init__(self, context: Context, choices: Choices, case: CaseRow) -> None:
        super().__init__(context, choices, case)
        self.outcome = self.choice(list_of(ListName.OUTCOMES), none=self.tr("bitte wählen"))
        self.day = DateField(context.today, prefer="past", field="on")
        self.remark = LongText(self.tr("Was erreicht wurde, was offen bleibt"))
        self.remark.setMinimumHeight(_REMARK_HEIGHT)
        self.add("outcome", self.tr("Ergebnis"), self.outcome, span=2)
        self.add("on", self.tr("Abgeschlossen am"), self.day, span=2)
        hint = self.tr("Vertraulich: Das lesen nur, die auch den Fall lesen.")
        self.add("remark", self.tr("Bemerkung (freiwillig)"), self.remark, span=0, hint=hint)
        self.begin()

    def words(self) -> Words:
        hint = self.tr("Der Verlauf bleibt. Wieder öffnen geht jederzeit.")
        return Words(self.tr("Fall abschließen"), self.tr("Abschließen"), hint)

    def filling(self, row: object) -> Fields:
        return {"outcome": None, "on": self.context.today().isoformat(), "remark": ""}

    def sending(self) -> Call:
        outcome, remark, day = self.outcome.code(), self.remark.toPlainText(), self.day.value()
        return call(cases.close_case, self.case.id, outcome, remark, self.case.version, day)
