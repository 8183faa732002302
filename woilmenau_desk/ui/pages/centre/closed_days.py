"""Schließtage: public holidays, days the centre closes by its own choice, and days and weeks with other hours."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.centre import ClosedDay
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import HoursKind, OtherHours
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, opening_hours
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.dates import say_time, short_date
from woilmenau_desk.ui.pages.centre.hours import KIND_WORDS
from woilmenau_desk.ui.pages.centre.section import Section, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, reading_label
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import word

_BOOKED_KEY = "admin closed days:booked"
# What holds on the days: all is closed, one kind is, or one kind has other hours.
_ALL, _SHUT, _OTHER = "all", "-", "+"

Entry = ClosedDay | OtherHours


def _entries(desk: Desk) -> tuple[Entry, ...]:
    """The days to come that are otherwise, in their order."""
    found: tuple[Entry, ...] = (*centre.closed_days(desk), *opening_hours.others(desk))
    return tuple(sorted(found, key=_first_of))


def _first_of(row: Entry) -> date:
    return row.day if isinstance(row, ClosedDay) else row.first


def _key(row: Entry) -> date | int | None:
    return row.day if isinstance(row, ClosedDay) else row.id


def _day_said(row: Entry) -> str:
    if isinstance(row, ClosedDay) or row.first == row.last:
        return short_date(_first_of(row))
    return f"{row.first:%d.%m.} – {row.last:%d.%m.%Y}"


def _icon(row: Entry) -> str:
    if isinstance(row, OtherHours):
        return "clock"
    return "calendar" if row.holiday else "door"


def _booked(desk: Desk, first: date, last: date) -> tuple[int, bool]:
    """How many appointments are agreed on these days, and whether it is one day."""
    found = appointments.on_day(desk, first) if first == last else appointments.between(desk, first, last)
    return sum(row.state is AppointmentState.BOOKED for row in found), first == last


class ClosedDaysSection(Section):
    """The next year's closed days at the left, a form for more at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Schließtage und andere Zeiten"),
            self.tr(
                "Feiertage in Thüringen sind schon dabei. Besuche an Schließtagen gelten als außerhalb der Zeiten."
            ),
        )
        self._loaded = False
        self.reopen_action = self.add_action(self.tr("Doch öffnen"), "Ctrl+Del", self.reopen, "void")
        self.reopen_action.setEnabled(False)
        self._model = RowsModel(
            (
                Column[Entry](self.tr("Tag"), _day_said, strong=True, width=176),
                Column[Entry](self.tr("Grund"), lambda row: row.reason, self._about, _icon),
            ),
            context.privacy,
            key=_key,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Schließtage"),
            empty=EmptyState("calendar", self.tr("Kein Tag in Sicht, an dem geschlossen ist")),
            careful=True,
        )
        self.list.row_selected.connect(self._on_selected)
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.list, 1)
        left.addWidget(ends(KeyButton.for_action(self.reopen_action, "void")))
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 13)
        line.addWidget(self._build_form(), 10)
        self.body.addLayout(line, 1)
        self._to_select: date | int | None = None
        self._draft = context.drafts.keep("admin:closed-days", self.form.fields(), self)
        self.watch(Kind.CENTRE)

    def activated(self) -> None:
        if not self._loaded:
            self._loaded = True
            self.reload()
            self._draft.restore()
            self._count_appointments()
        self.first.setFocus()

    def reopen(self) -> None:
        """Open after all on the selected day. It can be undone, so nobody is asked."""
        row = self.list.current_row()
        if isinstance(row, ClosedDay) and not row.holiday:
            self.context.runner.run(centre.reopen_day, self.context.desk, row.day, row.version, owner=self)
        elif isinstance(row, OtherHours) and row.id is not None:
            self.context.runner.run(
                opening_hours.drop_other_hours, self.context.desk, row.id, row.version, owner=self
            )

    def _build_form(self) -> Card:
        card = Card(self.tr("Schließtag eintragen"))
        self.form = Form()
        today = self.context.today
        self.first = DateField(today, prefer="future", field="day")
        self.last = DateField(today, prefer="future", field="last")
        self.booked = Note("", Tone.WARN, "calendar")
        for field in (self.first, self.last):
            field.edited.connect(self._count_appointments)
        self.reason = QLineEdit()
        words = {kind: word("hours", said) for kind, said in KIND_WORDS.items()}
        closed = (
            (f"{_SHUT}{kind}", self.tr("nur zu: {kind}").format(kind=said)) for kind, said in words.items()
        )
        other = (
            (f"{_OTHER}{kind}", self.tr("andere Zeiten: {kind}").format(kind=said))
            for kind, said in words.items()
        )
        self.what = ChoiceField(((_ALL, self.tr("ganz geschlossen")), *closed, *other), none=None)
        self.what.setEditable(False)
        self.what.edited.connect(self._show_times)
        self.opens, self.closes = TimeField(field="opens"), TimeField(field="closes")
        self.form.add("day", self.tr("Erster Tag"), self.first)
        self.form.add("last", self.tr("Letzter Tag (leer: nur der erste)"), self.last)
        self.form.add("what", self.tr("Was gilt dann?"), self.what)
        self.form.add("opens", self.tr("Von"), self.opens)
        self.form.add("closes", self.tr("Bis"), self.closes)
        self.form.add("reason", self.tr("Grund"), self.reason, hint=self.tr("Zum Beispiel Betriebsferien."))
        self._show_times()
        self.form.submitted.connect(self._save)
        card.body.addWidget(self.form)
        card.body.addWidget(self.booked)
        card.body.addWidget(
            reading_label(
                self.tr("Wochenenden und Feiertage in der Zeitspanne werden nicht eigens eingetragen."),
                "small",
            )
        )
        card.body.addStretch(1)
        card.body.addWidget(ends(save_button(self.form, self.tr("Eintragen"))))
        return card

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin closed days",
            _entries,
            self.context.desk,
            on_done=self._on_entries,
            owner=self,
        )

    def _on_entries(self, found: tuple[Entry, ...]) -> None:
        self._model.set_rows(found)
        if self._to_select is not None and self.list.select(self._to_select):
            self._to_select = None

    def _count_appointments(self) -> None:
        """Tell how many appointments lie on the days that are typed; they may be closed all the same."""
        try:
            first, last = self._typed()
        except BadInput:
            self.context.runner.forget(_BOOKED_KEY)
            self.booked.set_text("")
            return
        self.context.runner.run_latest(
            _BOOKED_KEY, _booked, self.context.desk, first, last, on_done=self._on_booked, owner=self
        )

    def _on_booked(self, booked: tuple[int, bool]) -> None:
        number, one_day = booked
        text = ""
        if number and one_day:
            text = QCoreApplication.translate(
                "ClosedDaysSection",
                "An diesem Tag sind %n Termin(e). Sie bleiben stehen; bitte dort Bescheid geben.",
                "",
                number,
            )
        elif number:
            text = QCoreApplication.translate(
                "ClosedDaysSection",
                "In dieser Zeit sind %n Termin(e). Sie bleiben stehen; bitte dort Bescheid geben.",
                "",
                number,
            )
        self.booked.set_text(text)

    def _save(self) -> None:
        days: list[date] = []
        if not self.form.read(lambda: days.extend(self._typed())):
            return
        if self._code() != _ALL:
            self._save_other(days[0], days[-1])
            return
        self.form.clear_errors()
        self.context.runner.run(
            centre.close_days,
            self.context.desk,
            days[0],
            days[-1],
            self.reason.text(),
            on_done=self._on_closed,
            on_error=self.form.show_error,
            settled=self.form.hold(),
            owner=self,
        )

    def _save_other(self, first: date, last: date) -> None:
        times: list[time] = []
        kind = HoursKind(self._code()[1:])
        if self._code().startswith(_OTHER):
            if not self.form.read(lambda: times.extend(self._times())):
                return
        opens, closes = times or (None, None)
        other = OtherHours(first, last, kind, opens, closes, self.reason.text())
        self.form.clear_errors()
        self.context.runner.run(
            opening_hours.save_other_hours,
            self.context.desk,
            other,
            on_done=self._on_other,
            on_error=self.form.show_error,
            settled=self.form.hold(),
            owner=self,
        )

    def _times(self) -> list[time]:
        opens, closes = self.opens.value(), self.closes.value()
        if opens is None or closes is None:
            field = "opens" if opens is None else "closes"
            raise BadInput(field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Die Uhrzeit fehlt.")))
        return [opens, closes]

    def _code(self) -> str:
        return self.what.code() or _ALL

    def _show_times(self) -> None:
        """Times are asked for where other ones hold."""
        for name in ("opens", "closes"):
            self.form.show_field(name, self._code().startswith(_OTHER))

    def _typed(self) -> tuple[date, date]:
        first = self.first.value()
        if first is None:
            text = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt.")
            raise BadInput("day", Sentence("errors", text))
        return first, self.last.value() or first

    def _on_closed(self, done: Done[tuple[ClosedDay, ...]]) -> None:
        self._on_saved(done.value[0])

    def _on_other(self, done: Done[OtherHours]) -> None:
        self._on_saved(done.value)

    def _on_selected(self, row: Entry | None) -> None:
        own = isinstance(row, OtherHours) or (isinstance(row, ClosedDay) and not row.holiday)
        self.reopen_action.setEnabled(own)
        other = isinstance(row, OtherHours)
        self.reopen_action.setText(self.tr("Doch wie sonst") if other else self.tr("Doch öffnen"))

    def _about(self, row: Entry) -> str:
        """What holds on the day."""
        if isinstance(row, ClosedDay):
            return self.tr("Feiertag") if row.holiday else self.tr("eigener Schließtag")
        kind = word("hours", KIND_WORDS[row.kind])
        if row.opens is None or row.closes is None:
            return self.tr("nur zu: {kind}").format(kind=kind)
        return f"{kind} {say_time(row.opens)}–{say_time(row.closes)}"

    def _on_saved(self, entry: Entry) -> None:
        self.context.runner.forget(_BOOKED_KEY)
        self.booked.set_text("")
        self.first.set_value(None)
        self.last.set_value(None)
        self.reason.setText("")
        self.what.set_code(_ALL)
        self.opens.set_value(None)
        self.closes.set_value(None)
        self._show_times()
        self._draft.drop()
        if not self.list.select(_key(entry)):
            self._to_select = _key(entry)  # as soon as the list has it
        self.first.setFocus()
