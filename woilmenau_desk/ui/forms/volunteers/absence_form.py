"""That somebody is not there, pauses, or leaves."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.volunteers import Absence, StillPlanned, VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.volunteers.about import AboutForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField

_NO_DAY = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")


class AbsenceForm(AboutForm):
    """Days on which somebody is not there, or a pause, whose end may be open; new, or to be put right."""

    KIND = DraftOf.VOLUNTEER

    def __init__(
        self,
        context: Context,
        choices: Choices,
        who: VolunteerRow,
        *,
        pause: bool = False,
        absence: Absence | None = None,
    ) -> None:
        """`absence` is one of theirs that is to be put right."""
        pause = absence.pause if absence is not None else pause
        what = "pause" if pause else "absence"
        if absence is not None:
            what = f"{what}.{absence.id}"
        super().__init__(context, choices, who, what, who if absence is not None else None)
        self._pause, self._absence = pause, absence
        self.first = DateField(context.today, field="first")
        self.last = DateField(context.today, prefer="future", field="last")
        self.reason = QLineEdit()
        hint = self.tr("Leer: bis auf Weiteres.") if pause else self.tr("Leer: nur dieser Tag.")
        self.add("first", self.tr("Erster Tag"), self.first, span=2)
        self.add("last", self.tr("Letzter Tag"), self.last, hint=hint, span=2)
        self.add("reason", self.tr("Grund (freiwillig)"), self.reason, span=0)
        self.begin()

    def words(self) -> Words:
        if self._absence is not None:
            title = self.tr("Pause ändern") if self._pause else self.tr("Abwesenheit ändern")
            return Words(title, self.tr("Änderung speichern"))
        if self._pause:
            return Words(self.tr("Pause"), self.tr("Pause eintragen"))
        return Words(self.tr("Abwesenheit"), self.tr("Abwesenheit eintragen"))

    def filling(self, row: VolunteerRow | None) -> Fields:
        there = self._there(row)
        if there is None:
            return {"first": self.context.today().isoformat(), "last": "", "reason": ""}
        last = there.last.isoformat() if there.last is not None else ""
        return {"first": there.first.isoformat(), "last": last, "reason": there.reason}

    def reading(self) -> Call | None:
        return call(volunteers.get, self.who.id) if self._absence is not None else None

    def ended(self, row: VolunteerRow) -> str:
        return "" if self._of(row) is not None else self.struck()

    def _of(self, row: VolunteerRow) -> Absence | None:
        """It, as a volunteer has it."""
        wanted = self._absence
        return next((one for one in row.absences if wanted is not None and one.id == wanted.id), None)

    def _there(self, row: VolunteerRow | None) -> Absence | None:
        return (self._of(row) if row is not None else None) or self._absence

    def sending(self) -> Call:
        first, last = self.first.value(), self.last.value()
        if first is None:
            raise BadInput("first", Sentence("errors", _NO_DAY))
        if last is None and not self._pause:
            last = first
        absence = Absence(first, last, self._pause, self.reason.text())
        if self._absence is None:
            return call(volunteers.add_absence, self.who.id, absence, self.version)
        return call(volunteers.change_absence, self.who.id, self._absence.id, absence, self.version)


class EndForm(AboutForm):
    """The last day and the reason. What they are still planned for afterwards is told before."""

    KIND = DraftOf.VOLUNTEER
    TOLD_AT: ClassVar[Mapping[str, str]] = {"ended_on": "last_day", "end_reason": "reason"}
    SAVE_ICON = "void"

    def __init__(self, context: Context, choices: Choices, who: VolunteerRow) -> None:
        super().__init__(context, choices, who, "end")
        self.last_day = DateField(context.today, field="last_day")
        self.reason = QLineEdit()
        self.add("last_day", self.tr("Letzter Tag"), self.last_day, span=2)
        self.add("reason", self.tr("Grund (freiwillig)"), self.reason, span=0)
        self.planned = Note("", Tone.WARN)
        self.begin()

    def words(self) -> Words:
        hint = self.tr("Stunden und Nachweise bleiben. Strg+Z macht es rückgängig.")
        return Words(self.tr("Verabschieden"), self.tr("Verabschieden"), hint)

    def filling(self, row: object) -> Fields:
        return {"last_day": self.context.today().isoformat(), "reason": ""}

    def sending(self) -> Call:
        last_day = self.last_day.value()
        if last_day is None:
            raise BadInput("last_day", Sentence("errors", _NO_DAY))
        return call(volunteers.end, self.who.id, last_day, self.reason.text(), self.who.version)

    def below(self) -> tuple[Note, ...]:
        return (self.planned,)

    def connect_fields(self) -> None:
        self.last_day.edited.connect(self.follow)

    def follow(self) -> None:
        try:
            day = self.last_day.value()
        except BadInput:
            return
        if day is not None:
            self.context.runner.run_latest(
                f"{self.KIND}.planned",
                volunteers.still_planned,
                self.context.desk,
                self.who.id,
                day,
                on_done=self._on_planned,
                owner=self,
            )

    def _on_planned(self, left: StillPlanned) -> None:
        text = self.tr(
            "Danach noch eingeplant: Einsätze {assignments}, Dienste {duties}, Angebote {offers}. Bitte neu besetzen."
        )
        self.planned.set_text(
            text.format(assignments=left.assignments, duties=left.duties, offers=left.offers) if left else ""
        )
