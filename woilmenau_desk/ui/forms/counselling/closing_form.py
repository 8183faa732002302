"""A case is closed: with what came of it."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.cases import CaseRow, EntryKind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.counselling import cases, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.forms.counselling.about_case import AboutCaseForm
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField

_REMARK_HEIGHT = 120
_OPEN_KEY = "case.still_open"


def _still_open(desk: Desk, case_id: int) -> Counter[EntryKind]:
    """How many of each kind are still to be done in a case."""
    return Counter(one.kind for one in timeline.entries(desk, case_id=case_id) if one.open and not one.hidden)


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
        self.left_open = Note("", Tone.WARN, "clock")
        self.begin()
        context.runner.run_latest(
            _OPEN_KEY, _still_open, context.desk, case.id, on_done=self._on_open, owner=self
        )

    def below(self) -> tuple[Note, ...]:
        return (self.left_open,)

    def _on_open(self, counts: Counter[EntryKind]) -> None:
        """Say what goes on lying open; closing is theirs to decide all the same."""
        said = QCoreApplication.translate
        due, sent, again = (
            counts[kind] for kind in (EntryKind.DEADLINE, EntryKind.REFERRAL, EntryKind.FOLLOW_UP)
        )
        parts = [said("ClosingForm", "%n Frist(en)", "", due)] if due else []
        parts += [said("ClosingForm", "%n Verweis(e)", "", sent)] if sent else []
        parts += [said("cases", "%n Wiedervorlage(n)", "", again)] if again else []
        text = self.tr("Noch offen: {what}. Der Fall lässt sich trotzdem abschließen.")
        self.left_open.set_text(text.format(what=", ".join(parts)) if parts else "", Tone.WARN, "clock")

    def words(self) -> Words:
        hint = self.tr("Der Verlauf bleibt. Wieder öffnen geht jederzeit.")
        return Words(self.tr("Fall abschließen"), self.tr("Abschließen"), hint)

    def filling(self, row: object) -> Fields:
        return {"outcome": None, "on": self.context.today().isoformat(), "remark": ""}

    def sending(self) -> Call:
        outcome, remark, day = self.outcome.code(), self.remark.toPlainText(), self.day.value()
        return call(cases.close_case, self.case.id, outcome, remark, self.case.version, day)
