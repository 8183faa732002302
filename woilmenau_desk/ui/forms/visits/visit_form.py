"""A visit with its details: before it is logged, or added to one that was, with its person and its moment."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.age_bands import band_label
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName, hours_kind
from woilmenau_desk.domain.visits import LARGEST_GROUP, Channel, LogVisit, VisitData, VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import Lists
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.draft_words import draft_word
from woilmenau_desk.ui.forms.panel_form import PanelForm
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField, not_ahead

_NUMBER_WIDTH = 72
_CLOCK_SLACK = timedelta(minutes=1)
_CHOSEN_FROM = (
    ListName.REASONS,
    ListName.LANGUAGES,
    ListName.CHANNELS,
    ListName.INTERPRETING,
    ListName.GENDERS,
)


class _Whose(QWidget):
    """Whose visit it is, as the draft of a correction keeps it. It stands there like a field, and is never seen."""

    edited = Signal()
    restored = Signal(object)  # PersonRow, or None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVisible(False)
        self.person: PersonRow | None = None

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

    def __init__(
        self,
        context: Context,
        lists: Lists,
        reason: str,
        person: PersonRow | None = None,
        group_size: int = 1,
        visit: VisitRow | None = None,
        day: date | None = None,
    ) -> None:
        """With `visit`, that one is corrected. `day` is the one that is entered late, None today."""
        super().__init__(context, "", columns=6)
        self.visit, self._late = visit, day
        self._opening = lists.opening
        self._whose = _Whose(self)
        self._whose.restored.connect(self.set_person)
        self.set_title(self.tr("Besuch ergänzen") if visit else self.tr("Besuch mit Angaben"))
        of_day = visit.occurred_at.date() if visit else day or context.today()
        # What can be chosen is what was offered on the day of the visit.
        words = self._values = {name: lists.on(name, of_day) for name in _CHOSEN_FROM}
        language = context.language
        data = visit.data if visit else VisitData(reason, person.id if person else None, group_size)
        self._reason = ChoiceField.of_values(words[ListName.REASONS], language, none=None)
        self._language = ChoiceField.of_values(words[ListName.LANGUAGES], language)
        self._channel = ChoiceField.of_values(words[ListName.CHANNELS], language, none=None)
        self._interpreting = ChoiceField.of_values(words[ListName.INTERPRETING], language)
        self._gender = ChoiceField.of_values(words[ListName.GENDERS], language, none="—")
        self._age_band = ChoiceField(((band.code, band.label) for band in lists.age_bands(of_day)), none="—")
        self._group = NumberField(1, LARGEST_GROUP)
        self._adults = NumberField(0, LARGEST_GROUP)
        self._children = NumberField(0, LARGEST_GROUP)
        self._day = DateField(context.today, prefer="past", field="on")
        self._time = TimeField(field="occurred_at")
        form = self.form
        self._nameless = button(self.tr("Doch anonym"), look="quiet")
        self._nameless.clicked.connect(self._on_nameless)
        other = form.add_line(QWidget())
        whose = QHBoxLayout(other)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.addWidget(text_label(self.tr("Andere Person: Strg+F"), "small"), 1)
        whose.addWidget(self._nameless)
        other.setVisible(visit is not None)
        form.add("language", self.tr("Sprache"), self._language, span=0)
        form.add("channel", self.tr("Kanal"), self._channel, span=0)
        form.add("on", self.tr("Tag"), self._day, span=4)
        form.add("occurred_at", self.tr("Uhrzeit"), self._time, span=2)
        form.add("adults", self.tr("+ Erwachsene"), self._adults, span=2)
        form.add("children", self.tr("+ Kinder"), self._children, span=2)
        form.add("group_size", self.tr("Personen"), self._group, span=2)
        form.add("gender", self.tr("Geschlecht"), self._gender, span=3)
        form.add("age_band", self.tr("Alter"), self._age_band, span=3)
        form.add("interpreting", self.tr("Sprachmittlung"), self._interpreting, span=0)
        form.add("reason", self.tr("Anlass"), self._reason, span=0)
        self._day.line.setPlaceholderText(self.tr("heute"))
        self._time.said.setVisible(False)  # it explains nothing, and the room is narrow
        self._day.edited.connect(self._show_assumed)
        self._reason.edited.connect(self._show_assumed)
        self._adults.setAccessibleName(self.tr("Begleitung: Erwachsene"))
        self._children.setAccessibleName(self.tr("Begleitung: Kinder"))
        for narrow in (self._channel, self._gender, self._age_band):
            narrow.setMinimumContentsLength(5)
        for number in (self._adults, self._children, self._group):
            number.setMinimumWidth(_NUMBER_WIDTH)
        self._fill(data)
        if visit is not None:
            self._day.set_value(visit.occurred_at.date())
            self._time.set_value(visit.occurred_at.time())
        else:
            self._day.set_value(day)
        self._seen_moment = (self._day.text(), self._time.text())
        self._show_assumed()
        known = PersonRow(data.person_id, visit.person_name or "") if visit and data.person_id else person
        self.set_person(known)
        if visit is not None:
            # First, since another person brings another language.
            self.finish({PERSON_FIELD: self._whose, **form.fields()})
        else:
            self.finish(form.fields(), without=("reason", "group_size"))

    def what(self) -> str:
        return draft_word(DraftOf.VISIT)

    def draft_id(self) -> str:
        if self.visit is not None:
            return f"visit:{self.visit.id}"
        return f"visit:new:{self.person.id if self.person else ''}"

    def set_person(self, person: PersonRow | None) -> None:
        before = self.person
        super().set_person(person)
        self._whose.person = person
        seen = self.visit.data if self.visit is not None else None
        if before is not None and seen is not None and self._language.code() == seen.language:
            # The language came with the other person; whose visit it is brings their own.
            same = person is not None and person.id == seen.person_id
            self._language.set_code(seen.language if same else None)
        own = (
            person.language if person is not None and (seen is None or person.id != seen.person_id) else None
        )
        word = self._values[ListName.LANGUAGES].label(own, self.context.language) if own else ""
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

    def first_field(self) -> QWidget:
        return self._language

    def send(self) -> tuple[Callable[..., Done[Any]], tuple[object, ...]]:
        data = self._data()
        day, moment = self._moment()
        if self.visit is None:
            return _log, (data, day, moment)
        if (self._day.text(), self._time.text()) == self._seen_moment:
            return visits.correct_visit, (self.visit.id, data, self.visit)
        return _correct, (self.visit, data, day, moment)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_field().setFocus()

    def _on_nameless(self) -> None:
        self.set_person(None)
        self.first_field().setFocus()

    def _fill(self, data: VisitData) -> None:
        self._reason.set_code(data.reason)
        self._language.set_code(data.language)
        self._channel.set_code(data.channel or Channel.ON_SITE)
        self._interpreting.set_code(data.interpreting)
        self._gender.set_code(data.gender if data.person_id is None else None)
        self._age_band.set_code(data.age_band, band_label(data.age_band))
        self._group.setValue(data.group_size)
        self._adults.setValue(data.adults)
        self._children.setValue(data.children)

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
            kind = hours_kind(self._values[ListName.REASONS].get(self._reason.code()))
            self._time.line.setPlaceholderText(say_time(self._opening.assumed_time(day, kind)))


def _log(desk: Desk, data: VisitData, day: date | None, moment: time | None) -> Done[VisitRow]:
    late = day is not None or moment is not None
    return visits.log_visit(
        desk, LogVisit(data, visits.moment_of(desk, day, moment, data.reason) if late else None)
    )


def _correct(
    desk: Desk, visit: VisitRow, data: VisitData, day: date | None, moment: time | None
) -> Done[VisitRow]:
    occurred_at = visits.moment_of(desk, day, moment, data.reason)
    return visits.correct_visit(desk, visit.id, data, visit, occurred_at=occurred_at)
