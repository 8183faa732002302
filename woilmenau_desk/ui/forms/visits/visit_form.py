"""A visit with its details: before it is logged, or added to one that was, with its person and its moment."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName, hours_kind
from woilmenau_desk.domain.visits import LARGEST_GROUP, Channel, LogVisit, VisitData, VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import AGE_BANDS, Choices, list_of
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.forms.entry_form import Call, Words, call
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import NumberField
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField, not_ahead

_NUMBER_WIDTH = 72
_CLOCK_SLACK = timedelta(minutes=1)


class _Whose(QWidget):
    """Whose visit it is, as the draft of a correction keeps it. It stands there like a field, and is never seen."""

    edited = Signal()
    restored = Signal(object)  # PersonRow, or None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVisible(False)
        self.person: PersonRow | None = None

    def say_value(self, value: object) -> str:
        anonymous = QCoreApplication.translate("Counter", "anonym")
        return str(value[1]) if isinstance(value, list) and len(value) == 3 else anonymous

    def draft_value(self) -> object:
        """Nothing of a residence status: a draft may be read by another role than wrote it."""
        return [self.person.id, self.person.name, self.person.language] if self.person is not None else None

    def restore_draft(self, value: object) -> None:
        if value == self.draft_value():
            return
        if isinstance(value, list) and len(value) == 3:
            self.restored.emit(PersonRow(int(value[0]), str(value[1]), language=value[2]))
        elif value is None:
            self.restored.emit(None)


class VisitForm(PanelForm):
    """Language, channel, companions and the like; everything is optional but the reason."""

    KIND = DraftOf.VISIT
    WATCHED = (Kind.VISIT,)

    def __init__(
        self,
        context: Context,
        choices: Choices,
        reason: str,
        person: PersonRow | None = None,
        group_size: int = 1,
        visit: VisitRow | None = None,
        day: date | None = None,
    ) -> None:
        """With `visit`, that one is corrected. `day` is the one that is entered late, None today."""
        super().__init__(context, choices, visit, columns=6)
        self.visit, self._late = visit, day
        self._new = VisitData(reason, person.id if person else None, group_size)
        self._whose = _Whose(self)
        self._whose.restored.connect(self.set_person)
        self.be_of(visit.occurred_at.date() if visit is not None else day)
        self._make_fields()
        if visit is not None:
            person = (
                PersonRow(visit.data.person_id, visit.person_name or "") if visit.data.person_id else None
            )
            self.add_outside(PERSON_FIELD, self.tr("Person"), self._whose)
        self.set_person(person)
        self.begin()

    def words(self) -> Words:
        title = self.tr("Besuch ergänzen") if self.visit else self.tr("Besuch mit Angaben")
        return Words(title, self.tr("Speichern"))

    def filling(self, row: VisitRow | None) -> dict[str, object]:
        data = row.data if row is not None else self._new
        anonymous = data.person_id is None
        values: dict[str, object] = {
            "language": data.language,
            "channel": data.channel or Channel.ON_SITE,
            "on": self._late.isoformat() if self._late is not None else "",
            "occurred_at": "",
            "adults": data.adults,
            "children": data.children,
            "group_size": data.group_size,
            "gender": data.gender if anonymous else None,
            "age_band": data.age_band,
            "interpreting": data.interpreting,
            "reason": data.reason,
        }
        if row is None:
            return values
        at, whose = row.occurred_at, None if anonymous else [data.person_id, row.person_name or "", None]
        moment = {"on": at.date().isoformat(), "occurred_at": say_time(at.time())}
        # First, since another person brings another language.
        return {PERSON_FIELD: whose, **values, **moment}

    def decided(self) -> tuple[str, ...]:
        return () if self.visit is not None else ("reason", "group_size")

    def drafted(self) -> dict[str, QWidget]:
        fields = self.fields()
        return {name: fields[name] for name in self.filling(self.seen)}

    def draft_id(self) -> str:
        if self.visit is not None:
            return f"visit:{self.visit.id}"
        return f"visit:new:{self.person.id if self.person else ''}"

    def first_field(self) -> QWidget:
        return self._language

    def sending(self) -> Call:
        data = self._data()
        day, moment = self._moment()
        if self.visit is None:
            return call(_log, data, day, moment)
        seen = self.filling(self.seen)
        if (self._day.draft_value(), self._time.text()) == (seen["on"], seen["occurred_at"]):
            return call(visits.correct_visit, self.visit.id, data, self.seen.version)
        return call(_correct, self.seen, data, day, moment)

    def reading(self) -> Call | None:
        return call(visits.get, self.visit.id) if self.visit is not None else None

    # Building

    def _make_fields(self) -> None:
        self._reason = self.choice(list_of(ListName.REASONS), none=None)
        self._language = self.choice(list_of(ListName.LANGUAGES))
        self._channel = self.choice(list_of(ListName.CHANNELS), none=None)
        self._interpreting = self.choice(list_of(ListName.INTERPRETING))
        self._gender = self.choice(list_of(ListName.GENDERS), none="—")
        self._age_band = self.choice(AGE_BANDS, none="—")
        self._group = NumberField(1, LARGEST_GROUP)
        self._adults = NumberField(0, LARGEST_GROUP)
        self._children = NumberField(0, LARGEST_GROUP)
        self._day = DateField(self.context.today, prefer="past", field="on")
        self._time = TimeField(field="occurred_at")
        self._nameless = button(self.tr("Doch anonym"), look="quiet")
        self._nameless.clicked.connect(self._on_nameless)
        other = self.form.add_line(QWidget())
        whose = QHBoxLayout(other)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.addWidget(text_label(self.tr("Andere Person: Strg+F"), "small"), 1)
        whose.addWidget(self._nameless)
        other.setVisible(self.visit is not None)
        self.add("language", self.tr("Sprache"), self._language, span=0)
        self.add("channel", self.tr("Kanal"), self._channel, span=0)
        self.add("on", self.tr("Tag"), self._day, span=4)
        self.add("occurred_at", self.tr("Uhrzeit"), self._time, span=2)
        self.add("adults", self.tr("+ Erwachsene"), self._adults, span=2)
        self.add("children", self.tr("+ Kinder"), self._children, span=2)
        self.add("group_size", self.tr("Personen"), self._group, span=2)
        self.add("gender", self.tr("Geschlecht"), self._gender, span=3)
        self.add("age_band", self.tr("Alter"), self._age_band, span=3)
        self.add("interpreting", self.tr("Sprachmittlung"), self._interpreting, span=0)
        self.add("reason", self.tr("Anlass"), self._reason, span=0)
        self._day.line.setPlaceholderText(self.tr("heute"))
        self._time.said.setVisible(False)  # it explains nothing, and the room is narrow
        self._adults.setAccessibleName(self.tr("Begleitung: Erwachsene"))
        self._children.setAccessibleName(self.tr("Begleitung: Kinder"))
        for narrow in (self._channel, self._gender, self._age_band):
            narrow.setMinimumContentsLength(5)
        for number in (self._adults, self._children, self._group):
            number.setMinimumWidth(_NUMBER_WIDTH)

    def connect_fields(self) -> None:
        self._day.edited.connect(self._show_assumed)
        self._reason.edited.connect(self._show_assumed)

    def follow(self) -> None:
        self._show_assumed()

    # What the fields lead to

    def set_person(self, person: PersonRow | None) -> None:
        before = self.person
        super().set_person(person)
        self._whose.person = person
        seen = self.seen.data if self.seen is not None else None
        if before is not None and seen is not None and self._language.code() == seen.language:
            # The language came with the other person; whose visit it is brings their own.
            same = person is not None and person.id == seen.person_id
            self._language.set_code(seen.language if same else None)
        own = (
            person.language if person is not None and (seen is None or person.id != seen.person_id) else None
        )
        word = self.choices.word(ListName.LANGUAGES, own) if own else ""
        self._nameless.setVisible(self.visit is not None and person is not None)
        self._language.set_none(
            self.tr("wie auf der Karte: {language}").format(language=word) if word else ""
        )
        for name in ("group_size", "age_band", "gender"):
            self.form.show_field(name, person is None)
        self._whose.edited.emit()

    def set_reason(self, code: str) -> None:
        """Another reason, by its key."""
        self._reason.set_code(code)
        self._reason.edited.emit()

    def _on_restored(self) -> None:
        super()._on_restored()
        if self._late is not None and not self._day.text():
            self._day.set_value(self._late)  # the draft named no day: it is the one that everything is for

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()

    def _on_nameless(self) -> None:
        self.set_person(None)
        self.start()

    def _data(self) -> VisitData:
        anonymous = self.person is None
        return VisitData(
            reason=self._reason.code() or "",
            person_id=self.person.id if self.person else None,
            group_size=self._group.value() if anonymous else 1,
            channel=self._channel.code() or Channel.ON_SITE,
            language=self._language.code(),
            gender=self._gender.code() if anonymous else None,
            age_band=self._age_band.code() if anonymous else None,
            adults=self._adults.value(),
            children=self._children.value(),
            interpreting=self._interpreting.code(),
        )

    def _moment(self) -> tuple[date | None, time | None]:
        """The day, None for today, and the time, None where nobody knows it. Raises BadInput for what lies ahead."""
        today = self.context.today()
        day, moment = not_ahead(self._day.value(), today), self._time.value()
        if moment is not None and day in (None, today):
            if datetime.combine(today, moment, BERLIN) > self.context.now() + _CLOCK_SLACK:
                text = QT_TRANSLATE_NOOP("errors", "Das liegt noch vor uns: jetzt ist es {now}.")
                now = f"{self.context.now():%H:%M}"
                raise BadInput("occurred_at", Sentence("errors", text, {"now": now}))
        return day, moment

    def _show_assumed(self) -> None:
        """Which time is meant where none is typed."""
        try:
            day = self._day.value()
        except BadInput:
            return
        if day in (None, self.context.today()):
            self._time.line.setPlaceholderText(self.tr("jetzt"))
        elif day is not None:
            kind = hours_kind(self.choices.values[ListName.REASONS].get(self._reason.code()))
            self._time.line.setPlaceholderText(say_time(self.choices.opening.assumed_time(day, kind)))


def _log(desk: Desk, data: VisitData, day: date | None, moment: time | None) -> Done[VisitRow]:
    late = day is not None or moment is not None
    return visits.log_visit(
        desk, LogVisit(data, visits.moment_of(desk, day, moment, data.reason) if late else None)
    )


def _correct(
    desk: Desk, visit: VisitRow, data: VisitData, day: date | None, moment: time | None
) -> Done[VisitRow]:
    occurred_at = visits.moment_of(desk, day, moment, data.reason)
    return visits.correct_visit(desk, visit.id, data, visit.version, occurred_at=occurred_at)
