"""Hours that a volunteer served: one day, or a week at once."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from woilmenau_desk.domain.assignments import AssignmentRow, HoursData, HoursRow, HoursSource
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.hours import read_hours, said_hours
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.volunteers import hours
from woilmenau_desk.ui.choices import Choices, list_of
from woilmenau_desk.ui.dates import WEEKDAYS, short_date
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.volunteers.about import AboutForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import say, word

_NO_ROLE = QT_TRANSLATE_NOOP("errors", "Wobei wurde geholfen?")
_NO_DAY = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")
_NO_HOURS = QT_TRANSLATE_NOOP("errors", "Wie viele Stunden waren es? Gemeint ist etwas wie 2,5 oder 2:30.")


class HoursField(QLineEdit):
    """A length of time: 2, 2,5, 2:30 or 90 min; written out when it is left."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = field
        self.setMaxLength(12)
        self.setPlaceholderText(QCoreApplication.translate("HoursField", "z. B. 2,5 oder 2:30"))
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self.settle)

    def minutes(self) -> int | None:
        """The minutes, None where nothing stands. Raises BadInput."""
        return read_hours(self.text(), field=self._field) if self.text().strip() else None

    def settle(self) -> None:
        """Written as it was understood."""
        try:
            found = self.minutes()
        except BadInput as error:
            self.refused.emit(say(error.reason))
            return
        said = said_hours(found) if found is not None else ""
        if said != self.text():
            self.setText(said)


class HoursForm(AboutForm):
    """One day's hours, new or to be put right."""

    KIND = DraftOf.VOLUNTEER
    WATCHED = (Kind.HOURS,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"assignment_id": "assignment"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        who: VolunteerRow,
        *,
        row: HoursRow | None = None,
        agreed: Iterable[AssignmentRow] = (),
    ) -> None:
        """`agreed` are the volunteer's assignments, which the hours may belong to."""
        super().__init__(context, choices, who, "hours" if row is None else f"hours.{row.id}", row)
        self._row, self._agreed = row, {str(one.id): one for one in agreed}
        self.on = DateField(context.today, prefer="past", field="on")
        self.minutes, self.preparation = HoursField("minutes"), HoursField("preparation")
        self.role = self.choice(list_of(ListName.VOLUNTEER_ROLES), none=self.tr("bitte wählen"))
        self.assignment = ChoiceField(
            ((code, about_of(choices, one)) for code, one in self._agreed.items()),
            none=self.tr("kein bestimmter"),
            privacy=context.privacy,
        )
        add = self.add
        add("on", self.tr("Tag"), self.on, span=2)
        add("minutes", self.tr("Stunden"), self.minutes)
        add("preparation", self.tr("davon Vorbereitung"), self.preparation)
        add("role", self.tr("Wobei"), self.role, span=2)
        add("assignment", self.tr("Einsatz"), self.assignment, span=2)
        self.begin()

    def first_field(self) -> HoursField:
        return self.minutes

    def words(self) -> Words:
        if self._row is not None:
            return Words(self.tr("Stunden berichtigen"), self.tr("Änderung speichern"))
        return Words(self.tr("Stunden eintragen"), self.tr("Stunden eintragen"))

    def filling(self, row: HoursRow | None) -> Fields:
        if row is None:
            roles = self.who.roles_on(self.context.today())
            data = HoursData(self.who.id, self.context.today(), 0, roles[0] if roles else "")
        else:
            data = row.data
        return {
            "on": data.on.isoformat(),
            "minutes": said_hours(data.minutes) if data.minutes else "",
            "preparation": said_hours(data.preparation) if data.preparation else "",
            "role": data.role or None,
            "assignment": str(data.assignment_id) if data.assignment_id is not None else None,
        }

    def sending(self) -> Call:
        on, minutes, role = self.on.value(), self.minutes.minutes(), self.role.code()
        if on is None:
            raise BadInput("on", Sentence("errors", _NO_DAY))
        if minutes is None:
            raise BadInput("minutes", Sentence("errors", _NO_HOURS))
        if role is None:
            raise BadInput("role", Sentence("errors", _NO_ROLE))
        chosen = self.assignment.code()
        data = HoursData(
            self.who.id,
            on,
            minutes,
            role,
            self.preparation.minutes() or 0,
            int(chosen) if chosen is not None else None,
            self._offer_of(chosen),
        )
        if self._row is None:
            return call(hours.note, data)
        return call(hours.change, self._row.id, data, self.seen.version)

    def reading(self) -> Call | None:
        return call(hours.get, self._row.id) if self._row is not None else None

    def connect_fields(self) -> None:
        self.assignment.edited.connect(self._on_assignment)

    def _offer_of(self, chosen: str | None) -> int | None:
        if chosen is not None and chosen in self._agreed:
            return self._agreed[chosen].data.offer_id
        # What it was noted for stays, unless another assignment says otherwise.
        return self._row.data.offer_id if self._row is not None and chosen is None else None

    def _on_assignment(self) -> None:
        found = self._agreed.get(self.assignment.code() or "")
        if found is not None:
            self.role.set_code(found.data.role)


class WeekForm(AboutForm):
    """A week at once: seven fields, of which any may stay empty."""

    KIND = DraftOf.VOLUNTEER

    def __init__(self, context: Context, choices: Choices, who: VolunteerRow) -> None:
        super().__init__(context, choices, who, "week", columns=7)
        self.week = DateField(context.today, prefer="past", field="week")
        self.role = self.choice(list_of(ListName.VOLUNTEER_ROLES), none=self.tr("bitte wählen"))
        self.hours = tuple(HoursField(_day_field(number)) for number in range(7))
        hint = self.tr("Irgendein Tag der Woche.")
        self.add("week", self.tr("Woche"), self.week, hint=hint, span=3)
        self.add("role", self.tr("Wobei"), self.role, span=4)
        for number, field in enumerate(self.hours):
            field.setPlaceholderText("")
            self.add(_day_field(number), word("dates", WEEKDAYS[number]), field)
        self.total = text_label("", "strong")
        self.begin()

    def first_field(self) -> HoursField:
        return self.hours[0]

    def words(self) -> Words:
        return Words(self.tr("Stunden einer Woche"), self.tr("Woche eintragen"))

    def filling(self, row: object) -> Fields:
        roles = self.who.roles_on(self.context.today())
        return {
            "week": _monday(self.context.today()).isoformat(),
            "role": roles[0] if roles else None,
            **{_day_field(number): "" for number in range(7)},
        }

    def sending(self) -> Call:
        week, role = self.week.value(), self.role.code()
        if week is None:
            raise BadInput("week", Sentence("errors", _NO_DAY))
        if role is None:
            raise BadInput("role", Sentence("errors", _NO_ROLE))
        first = _monday(week)
        wanted = [
            HoursData(self.who.id, first + timedelta(days=number), minutes, role)
            for number, field in enumerate(self.hours)
            if (minutes := field.minutes()) is not None
        ]
        if not wanted:
            raise BadInput(_day_field(0), Sentence("errors", _NO_HOURS))
        return call(hours.note_many, wanted, HoursSource.WEEK)

    def below(self) -> tuple[QWidget, ...]:
        return (self.total,)

    def connect_fields(self) -> None:
        for field in self.hours:
            field.edited.connect(self.follow)
        self.week.edited.connect(self.follow)

    def follow(self) -> None:
        minutes = 0
        for field in self.hours:
            try:
                minutes += field.minutes() or 0
            except BadInput:
                continue
        try:
            week = self.week.value()
        except BadInput:
            week = None
        said = []
        if week is not None:
            first = _monday(week)
            said.append(f"{short_date(first)} – {short_date(first + timedelta(days=6))}")
        said.append(self.tr("zusammen {hours} Stunden").format(hours=said_hours(minutes)))
        self.total.setText(" · ".join(said))


def about_of(choices: Choices, row: AssignmentRow) -> str:
    """What an assignment is called: whom or what it is for, else what is done."""
    return row.about or choices.word(ListName.VOLUNTEER_ROLES, row.data.role)


def _day_field(number: int) -> str:
    return f"day_{number}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
