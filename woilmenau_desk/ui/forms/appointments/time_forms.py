"""When a colleague can be booked every week, and when they are taken otherwise."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QCheckBox

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.colleague_times import BusyData, BusyRow, OwnHours, whole_days
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.finding_volunteers import WEEKDAYS
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import busy, hours
from woilmenau_desk.ui.choices import Choice, Choices
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.forms.appointments.times import moment_of
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.roster.people import lay_out_above
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.topics import TopicsField
from woilmenau_desk.ui.words import word

HOURS_DRAFT, BUSY_DRAFT = "times.hours", "times.busy"
_NO_TIME = QT_TRANSLATE_NOOP("errors", "Die Uhrzeit fehlt.")
_NO_DAY = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")


def whose(context: Context, choices: Choices) -> tuple[Choice, ...]:
    """Whose times the user may write down: their own, or everybody's."""
    every = choices.colleagues()
    if context.desk.actor.may(Right.EDIT_ROSTER):
        return every
    return tuple(choice for choice in every if choice[0] == context.desk.actor.name)


class OwnHoursForm(EntryForm):
    """An interval of the week, on one weekday or several."""

    KIND = DraftOf.TIMES
    WATCHED = (Kind.BUSY,)

    def __init__(
        self, context: Context, choices: Choices, row: OwnHours | None = None, *, colleague: str = ""
    ) -> None:
        """`row` is what is changed; else one is added, for `colleague` if that is known."""
        super().__init__(context, choices, row, columns=4)
        self.row, self._given = row, colleague
        self.colleague = ChoiceField(whose(context, choices), none=None)
        self.colleague.word = choices.colleague
        self.weekdays = TopicsField((str(day), word("dates", said)) for day, said in enumerate(WEEKDAYS))
        self.opens, self.closes = TimeField(field="opens"), TimeField(field="closes")
        self.first = DateField(context.today, prefer="future", field="first")
        self.last = DateField(context.today, prefer="future", field="last")
        self.add("colleague", self.tr("Wer"), self.colleague, span=2)
        self.add("opens", self.tr("Von"), self.opens)
        self.add("closes", self.tr("Bis"), self.closes)
        self.add("weekday", self.tr("An welchen Tagen"), self.weekdays, span=0)
        self.add(
            "first",
            self.tr("Gilt ab"),
            self.first,
            span=2,
            hint=self.tr("Was vorher galt, endet am Tag davor.") if row is not None else "",
        )
        self.add("last", self.tr("Gilt bis"), self.last, span=2, hint=self.tr("Leer: bis auf Weiteres."))
        self.colleague.setEnabled(row is None)
        self.begin()

    def words(self) -> Words:
        title = self.tr("Neue Terminzeit") if self.row is None else self.tr("Terminzeit ändern")
        return Words(title, self.tr("Speichern"))

    def filling(self, row: OwnHours | None) -> Fields:
        today = self.context.today()
        if row is None:
            mine = self._given or self.context.desk.actor.name
            return {
                "colleague": mine,
                "opens": "",
                "closes": "",
                "weekday": [],
                "first": today.isoformat(),
                "last": "",
            }
        return {
            "colleague": row.colleague,
            "opens": say_time(row.opens),
            "closes": say_time(row.closes),
            "weekday": [str(row.weekday)],
            "first": max(row.first, today).isoformat(),
            "last": row.last.isoformat() if row.last else "",
        }

    def sending(self) -> Call:
        opens, closes, first = self.opens.value(), self.closes.value(), self.first.value()
        if opens is None or closes is None:
            raise BadInput("opens" if opens is None else "closes", Sentence("errors", _NO_TIME))
        if first is None:
            raise BadInput("first", Sentence("errors", _NO_DAY))
        colleague, last = self.colleague.code() or "", self.last.value()
        wanted = tuple(
            OwnHours(colleague, int(day), opens, closes, first, last) for day in self.weekdays.codes()
        )
        return call(hours.save, wanted, self.seen)

    def reading(self) -> Call | None:
        return call(hours.get, self.row.id) if self.row is not None else None

    def lay_out(self) -> None:
        lay_out_above(self)

    def draft_id(self) -> str:
        return HOURS_DRAFT if self.row is None else f"{HOURS_DRAFT}.{self.row.id}"

    def draft_name(self) -> str:
        return self.choices.colleague(self.colleague.code())


class BusyForm(EntryForm):
    """From when until when; what for is not asked."""

    KIND = DraftOf.TIMES
    WATCHED = (Kind.BUSY,)

    def __init__(
        self,
        context: Context,
        choices: Choices,
        row: BusyRow | None = None,
        *,
        colleague: str = "",
        day: date | None = None,
    ) -> None:
        """`row` is what is changed; else one is added, for `colleague` and on `day` if they are known."""
        super().__init__(context, choices, row, columns=4)
        self.row, self._given = row, (colleague, day)
        self.colleague = ChoiceField(whose(context, choices), none=None)
        self.colleague.word = choices.colleague
        self.whole = QCheckBox(self.tr("ganze Tage"))
        self.whole.setAccessibleName(self.whole.text())
        self.first = DateField(context.today, prefer="future", field="starts_at")
        self.last = DateField(context.today, prefer="future", field="ends_at")
        self.opens, self.closes = TimeField(field="opens"), TimeField(field="closes")
        self.add("colleague", self.tr("Wer"), self.colleague, span=2)
        self.add("whole_day", self.tr("Wie lange"), self.whole, span=2)
        self.add("starts_at", self.tr("Am, oder ab dem"), self.first)
        self.add("opens", self.tr("Von"), self.opens)
        self.add("ends_at", self.tr("Bis zum (leer: selber Tag)"), self.last)
        self.add("closes", self.tr("Bis"), self.closes)
        self.colleague.setEnabled(row is None)
        self.begin()

    def words(self) -> Words:
        title = self.tr("Belegt eintragen") if self.row is None else self.tr("Belegte Zeit ändern")
        return Words(title, self.tr("Speichern"), self.tr("Wofür, wird nicht gespeichert."))

    def filling(self, row: BusyRow | None) -> Fields:
        if row is None:
            colleague, day = self._given
            return {
                "colleague": colleague or self.context.desk.actor.name,
                "whole_day": False,
                "starts_at": (day or self.context.today()).isoformat(),
                "opens": "",
                "ends_at": "",
                "closes": "",
            }
        data = row.data
        last = row.last_day
        return {
            "colleague": data.colleague,
            "whole_day": data.whole_day,
            "starts_at": data.starts_at.date().isoformat(),
            "opens": "" if data.whole_day else say_time(data.starts_at.time()),
            "ends_at": last.isoformat() if last != data.starts_at.date() else "",
            "closes": "" if data.whole_day else say_time(data.ends_at.time()),
        }

    def connect_fields(self) -> None:
        self.whole.toggled.connect(self._on_whole)

    def follow(self) -> None:
        self._on_whole(self.whole.isChecked())

    def _on_whole(self, whole: bool) -> None:
        for name in ("opens", "closes"):
            self.form.show_field(name, not whole)

    def sending(self) -> Call:
        first = self.first.value()
        if first is None:
            raise BadInput("starts_at", Sentence("errors", _NO_DAY))
        last = self.last.value() or first
        colleague = self.colleague.code() or ""
        if self.whole.isChecked():
            if last < first:
                text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
                raise BadInput("ends_at", Sentence("errors", text))
            data = whole_days(colleague, first, last)
        else:
            data = BusyData(colleague, self._at(first, self.opens), self._at(last, self.closes, end=True))
        if self.row is None:
            return call(busy.add, data)
        return call(busy.change, self.row.id, data, self.seen.version)

    def _at(self, day: date, field: TimeField, *, end: bool = False) -> datetime:
        at = field.value()
        if at is None:
            raise BadInput(field.field, Sentence("errors", _NO_TIME))
        if end and (at.hour, at.minute) == (0, 0):
            day += timedelta(days=1)  # until midnight
        return moment_of(day, at)

    def reading(self) -> Call | None:
        return call(busy.get, self.row.id) if self.row is not None else None

    def lay_out(self) -> None:
        lay_out_above(self)

    def draft_id(self) -> str:
        return BUSY_DRAFT if self.row is None else f"{BUSY_DRAFT}.{self.row.id}"

    def draft_name(self) -> str:
        return self.choices.colleague(self.colleague.code())
