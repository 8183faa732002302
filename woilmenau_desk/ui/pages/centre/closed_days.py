"""Schließtage: public holidays, and the days the centre closes by its own choice."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.domain.centre import ClosedDay
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.pages.centre.section import Section, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, reading_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

_BOOKED_KEY = "admin closed days:booked"


def _booked(desk: Desk, first: date, last: date) -> tuple[int, bool]:
    """How many appointments are agreed on these days, and whether it is one day."""
    found = appointments.on_day(desk, first) if first == last else appointments.between(desk, first, last)
    return sum(row.state is AppointmentState.BOOKED for row in found), first == last


class ClosedDaysSection(Section):
    """The next year's closed days at the left, a form for more at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Schließtage"),
            self.tr(
                "Feiertage in Thüringen sind schon dabei. Besuche an Schließtagen gelten als außerhalb der Zeiten."
            ),
        )
        self._loaded = False
        self.reopen_action = self.add_action(self.tr("Doch öffnen"), "Ctrl+Del", self.reopen, "void")
        self.reopen_action.setEnabled(False)
        self._model = RowsModel(
            (
                Column[ClosedDay](self.tr("Tag"), lambda row: short_date(row.day), strong=True, width=160),
                Column[ClosedDay](
                    self.tr("Grund"),
                    lambda row: row.reason,
                    lambda row: self.tr("Feiertag") if row.holiday else self.tr("eigener Schließtag"),
                    lambda row: "calendar" if row.holiday else "door",
                ),
            ),
            context.privacy,
            key=lambda row: row.day,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Schließtage"),
            empty=EmptyState("calendar", self.tr("Kein Tag in Sicht, an dem geschlossen ist")),
            careful=True,
        )
        self.list.row_selected.connect(
            lambda row: self.reopen_action.setEnabled(row is not None and not row.holiday)
        )
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.list, 1)
        left.addWidget(ends(KeyButton.for_action(self.reopen_action, "void")))
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 13)
        line.addWidget(self._build_form(), 10)
        self.body.addLayout(line, 1)
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
        self.form.add("day", self.tr("Erster Tag"), self.first)
        self.form.add("last", self.tr("Letzter Tag (leer: nur der erste)"), self.last)
        self.form.add("reason", self.tr("Grund"), self.reason, hint=self.tr("Zum Beispiel Betriebsferien."))
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
            centre.closed_days,
            self.context.desk,
            on_done=self._model.set_rows,
            owner=self,
        )

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
        self.form.clear_errors()
        self.context.runner.run(
            centre.close_days,
            self.context.desk,
            days[0],
            days[-1],
            self.reason.text(),
            on_done=self._on_saved,
            on_error=self.form.show_error,
            owner=self,
        )

    def _typed(self) -> tuple[date, date]:
        first = self.first.value()
        if first is None:
            text = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt.")
            raise BadInput("day", Sentence("errors", text))
        return first, self.last.value() or first

    def _on_saved(self, done: Done[tuple[ClosedDay, ...]]) -> None:
        self.context.runner.forget(_BOOKED_KEY)
        self.booked.set_text("")
        self.first.set_value(None)
        self.last.set_value(None)
        self.reason.setText("")
        self._draft.drop()
        self.list.select(done.value[0].day)
        self.first.setFocus()
