"""Who opens: every week, or on one day."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import Interval
from woilmenau_desk.domain.roster import Duty
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.volunteers import roster
from woilmenau_desk.ui.choices import Choice, Choices
from woilmenau_desk.ui.dates import WEEKDAYS, say_time, short_date
from woilmenau_desk.ui.forms.entry_fields import Fields
from woilmenau_desk.ui.forms.entry_form import Call, EntryForm, Words, call
from woilmenau_desk.ui.forms.roster.people import check_chosen, code_of, lay_out_above, parted
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.words import word

DRAFT = "roster.duty"
_WEEKLY, _ONCE = "weekly", "once"


class DutyForm(EntryForm):
    """A duty of the roster. What was before a change stays as it was."""

    KIND = DraftOf.ROSTER
    WATCHED = (Kind.ROSTER,)
    TOLD_AT: ClassVar[Mapping[str, str]] = {"colleague": "who"}

    def __init__(
        self,
        context: Context,
        choices: Choices,
        people: tuple[Choice, ...],
        *,
        row: Duty | None = None,
        day: date | None = None,
        part: Interval | None = None,
    ) -> None:
        """`people` may be chosen; `day` is the one that was selected, `part` the time for which nobody is there."""
        super().__init__(context, choices, row, columns=4)
        self._row, self._day, self._part = row, day or context.today(), part
        self.who = ChoiceField(people, none=None, privacy=context.privacy)
        if row is not None:
            self.who.set_code(code_of(row.colleague, row.volunteer_id), row.said)
        self.rhythm = ChoiceField(
            ((_WEEKLY, self.tr("jede Woche")), (_ONCE, self.tr("nur an einem Tag"))), none=None
        )
        self.weekday = ChoiceField(
            ((str(number), word("dates", said)) for number, said in enumerate(WEEKDAYS)), none=None
        )
        for field in (self.rhythm, self.weekday):
            field.setEditable(False)
        self.starts, self.ends = TimeField(field="starts"), TimeField(field="ends")
        self.first = DateField(context.today, prefer="future", field="first")
        self.last = DateField(context.today, prefer="future", field="last")
        self.add("who", self.tr("Wer öffnet"), self.who, span=2)
        self.add("rhythm", self.tr("Wie oft"), self.rhythm)
        self.add("weekday", self.tr("Wochentag"), self.weekday)
        self.add("starts", self.tr("Von"), self.starts)
        self.add("ends", self.tr("Bis"), self.ends)
        first = self.tr("Gilt ab") if row is not None else self.tr("Ab, oder am")
        self.add("first", first, self.first)
        self.add("last", self.tr("Letzter Tag (leer: ohne Ende)"), self.last)
        self.hours_note = Note("", Tone.INFO)
        self.begin()

    def words(self) -> Words:
        if self._row is None:
            return Words(self.tr("Neuer Dienst"), self.tr("Eintragen"))
        hint = self.tr("Was vor „Gilt ab“ war, bleibt.")
        return Words(self.tr("Dienst ändern"), self.tr("Änderung speichern"), hint)

    def filling(self, row: Duty | None) -> Fields:
        if row is not None:
            once = row.one_day
            since = row.first if once else max(row.first, self._day)
            return {
                "who": code_of(row.colleague, row.volunteer_id),
                "rhythm": _ONCE if once else _WEEKLY,
                "weekday": str(row.weekday),
                "starts": say_time(row.starts),
                "ends": say_time(row.ends),
                "first": since.isoformat(),
                "last": "" if row.last is None or once else row.last.isoformat(),
            }
        part = self._part or next(iter(self.choices.opening.on(self._day)), None)
        return {
            "who": code_of(self.context.desk.actor.name, None),
            "rhythm": _WEEKLY if self._part is None else _ONCE,
            "weekday": str(self._day.weekday()),
            "starts": say_time(part.opens) if part is not None else "",
            "ends": say_time(part.closes) if part is not None else "",
            "first": self._day.isoformat(),
            "last": "",
        }

    def sending(self) -> Call:
        check_chosen(self.who)
        first, starts, ends = self.first.value(), self.starts.value(), self.ends.value()
        if first is None:
            raise BadInput("first", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Tag fehlt noch.")))
        if starts is None or ends is None:
            field = "starts" if starts is None else "ends"
            raise BadInput(field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Die Uhrzeit fehlt.")))
        once = self.rhythm.code() == _ONCE
        weekday = first.weekday() if once else int(self.weekday.code() or 0)
        colleague, volunteer_id = parted(self.who.code())
        last = first if once else self.last.value()
        duty = Duty(weekday, starts, ends, first, last, colleague, volunteer_id)
        if self._row is None or self._row.id is None:
            return call(roster.add_duty, duty)
        return call(roster.change_duty, self._row.id, duty, self.seen.version, first)

    def reading(self) -> Call | None:
        return None if self._row is None or self._row.id is None else call(roster.get, self._row.id)

    def draft_id(self) -> str:
        return DRAFT if self._row is None else f"{DRAFT}.{self._row.id}"

    def lay_out(self) -> None:
        lay_out_above(self, self.hours_note)

    def connect_fields(self) -> None:
        for field in (self.rhythm, self.weekday, self.starts, self.ends, self.first):
            field.edited.connect(self.follow)

    def follow(self) -> None:
        once = self.rhythm.code() == _ONCE
        self.form.show_field("weekday", not once)
        self.form.show_field("last", not once)
        try:
            day = self.first.value()
        except BadInput:
            day = None
        text = ""
        if once and day is not None and not self.choices.opening.on(day):
            reason = self.choices.opening.why_closed(day)
            said = (
                self.tr("{day} ist geschlossen. Geht trotzdem.")
                if not reason
                else self.tr("{day} ist geschlossen: {reason}. Geht trotzdem.")
            )
            text = said.format(day=short_date(day), reason=reason)
        self.hours_note.set_text(text, Tone.INFO)
