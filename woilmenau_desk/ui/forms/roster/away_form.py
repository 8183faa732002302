"""That a colleague or a volunteer is not there on some days."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.roster import AwayRow
from woilmenau_desk.domain.volunteers import Absence
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.volunteers import roster, volunteers
from woilmenau_desk.ui.choices import Choice, Choices
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.roster.people import check_chosen, code_of, lay_out_above, parted
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.moments import DateField

DRAFT = "roster.away"


class AwayForm(EntryForm):
    """The first day and the last, and why, if they want to say it."""

    KIND = DraftOf.ROSTER

    def __init__(
        self,
        context: Context,
        choices: Choices,
        people: tuple[Choice, ...],
        versions: Mapping[int, int],
        *,
        who: str = "",
        day: date | None = None,
    ) -> None:
        """`versions` are those of the volunteers among `people`; `who` is somebody's code, `day` the first day."""
        super().__init__(context, choices, columns=4)
        self._versions, self._given, self._day = versions, who, day or context.today()
        self.who = ChoiceField(people, none=None, privacy=context.privacy)
        self.first = DateField(context.today, prefer="future", field="first")
        self.last = DateField(context.today, prefer="future", field="last")
        self.reason = QLineEdit()
        self.add("who", self.tr("Wer"), self.who, span=2)
        self.add("first", self.tr("Erster Tag"), self.first)
        self.add("last", self.tr("Letzter Tag (leer: nur dieser)"), self.last)
        self.add(
            "reason", self.tr("Grund (freiwillig; sieht nur, wer den Dienstplan macht)"), self.reason, span=0
        )
        self.begin()

    def words(self) -> Words:
        return Words(self.tr("Nicht da"), self.tr("Eintragen"))

    def filling(self, row: object) -> Fields:
        who = self._given or code_of(self.context.desk.actor.name, None)
        return {"who": who, "first": self._day.isoformat(), "last": "", "reason": ""}

    def sending(self) -> Call:
        check_chosen(self.who)
        first = self.first.value()
        if first is None:
            raise BadInput("first", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")))
        last = self.last.value() or first
        colleague, volunteer_id = parted(self.who.code())
        if volunteer_id is not None:
            absence = Absence(first, last, reason=self.reason.text())
            version = self._versions.get(volunteer_id, 0)
            return call(volunteers.add_absence, volunteer_id, absence, version)
        return call(roster.add_absence, AwayRow(colleague or "", first, last, self.reason.text()))

    def lay_out(self) -> None:
        lay_out_above(self)

    def decided(self) -> tuple[str, ...]:
        return ("who", "first") if self._given else ()

    def draft_id(self) -> str:
        return DRAFT
