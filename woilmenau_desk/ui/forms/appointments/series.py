"""A booking that repeats: how often, until when, and which of its times will be appointments, told while it is typed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from woilmenau_desk.domain.appointment_series import Rhythm, SeriesRule, Skipped
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentRow, CancelledBy
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments import series
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.forms.entry_form import EntryForm
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import say, word

_ASKED = "booking.series"
_MOST_TOLD = 3
_RHYTHMS: Mapping[str, tuple[Rhythm, int, str]] = {
    "week": (Rhythm.WEEKLY, 1, QT_TRANSLATE_NOOP("booking", "jede Woche")),
    "2weeks": (Rhythm.WEEKLY, 2, QT_TRANSLATE_NOOP("booking", "alle zwei Wochen")),
    "4weeks": (Rhythm.WEEKLY, 4, QT_TRANSLATE_NOOP("booking", "alle vier Wochen")),
    "day": (Rhythm.MONTHLY_DAY, 1, QT_TRANSLATE_NOOP("booking", "jeden Monat, selber Tag")),
    "weekday": (Rhythm.MONTHLY_WEEKDAY, 1, QT_TRANSLATE_NOOP("booking", "jeden Monat, selber Wochentag")),
    "year": (Rhythm.YEARLY, 1, QT_TRANSLATE_NOOP("booking", "jedes Jahr")),
}


class Repeating:
    """The fields of a booking that repeats; of one that belongs to a series, whether the later ones change with it."""

    def __init__(self, form: EntryForm, row: AppointmentRow | None) -> None:
        translate = QCoreApplication.translate
        self._form, self._row = form, row
        self.note = Note("", Tone.INFO, "calendar")
        self.rhythm = ChoiceField(
            ((code, word("booking", said)) for code, (_rhythm, _every, said) in _RHYTHMS.items()),
            none=translate("AppointmentForm", "einmal"),
        )
        self.until = DateField(form.context.today, prefer="future", field="until")
        self.rest = QCheckBox(translate("AppointmentForm", "auch alle folgenden dieser Reihe ändern"))
        if row is None:
            form.add("rhythm", translate("AppointmentForm", "Wie oft"), self.rhythm)
            form.add("until", translate("AppointmentForm", "Bis einschließlich"), self.until)
        elif row.series_id is not None:
            form.add("rest", translate("AppointmentForm", "Reihe"), self.rest, span=2)

    def filling(self) -> dict[str, object]:
        """What its fields begin with."""
        if self._row is None:
            return {"rhythm": None, "until": ""}
        return {"rest": False} if self._row.series_id is not None else {}

    def follow(self) -> None:
        """Show the last day where it repeats."""
        if self._row is None:
            self._form.form.show_field("until", self.rhythm.code() is not None)

    def rule(self, start: datetime) -> SeriesRule | None:
        """How it repeats; None for once. Raises BadInput."""
        code = self.rhythm.code()
        if self._row is not None or code is None:
            return None
        until = self.until.value()
        if until is None:
            text = QT_TRANSLATE_NOOP("errors", "Bis wann? Der letzte Tag fehlt noch.")
            raise BadInput("until", Sentence("errors", text))
        rhythm, every, _said = _RHYTHMS[code]
        here = local(start)
        return SeriesRule(rhythm, here.date(), until, here.time(), every)

    def look(self, wish: Callable[[], AppointmentData | None]) -> None:
        """Ask which of its times will be appointments."""
        try:
            data = wish()
            rule = self.rule(data.starts_at) if data is not None else None
        except BadInput:
            data = rule = None
        if data is None or rule is None:
            self._form.context.runner.forget(_ASKED)
            self.note.set_text("")
            return
        self._form.context.runner.run_latest(
            _ASKED,
            series.preview,
            self._form.context.desk,
            data,
            rule,
            on_done=self._on_preview,
            on_error=self._on_no_preview,
            owner=self._form,
        )

    def _on_preview(self, found: tuple[datetime | Skipped, ...]) -> None:
        if self.rhythm.code() is None:
            return
        times = [one for one in found if isinstance(one, datetime)]
        skipped = [one for one in found if isinstance(one, Skipped)]
        said = [QCoreApplication.translate("AppointmentForm", "%n Termin(e)", "", len(times))]
        if times:
            last = QCoreApplication.translate("AppointmentForm", "der letzte am {day}")
            said.append(last.format(day=short_date(times[-1].date())))
        lines = [", ".join(said) + "."]
        left_out = QCoreApplication.translate("AppointmentForm", "Fällt aus: {day}, {why}")
        masked = self._form.context.privacy.mask
        lines += [
            left_out.format(day=short_date(one.day), why=masked(say(one.why))) for one in skipped[:_MOST_TOLD]
        ]
        if len(skipped) > _MOST_TOLD:
            more = QCoreApplication.translate(
                "AppointmentForm", "… und %n weitere(r)", "", len(skipped) - _MOST_TOLD
            )
            lines.append(more)
        self.note.set_text("\n".join(lines), Tone.WARN if skipped else Tone.INFO)

    def _on_no_preview(self, error: KnownError) -> None:
        what = error.sentences()[0]
        self.note.set_text(say(what), Tone.WARN)


def book_series(
    desk: Desk, data: AppointmentData, rule: SeriesRule, *, force: str = ""
) -> Done[AppointmentRow]:
    """The same as the service, with the first appointment as what was made: it is shown then."""
    done = series.book_series(desk, data, rule, force=force)
    return _done(done, done.value.booked[0])


def change_rest(
    desk: Desk, appointment_id: int, data: AppointmentData, version: int, *, force: str = ""
) -> Done[AppointmentRow]:
    """The same as the service, with the one it began with as what was changed."""
    done = series.change_rest(desk, appointment_id, data, version, force=force)
    return _done(done, done.value.row)


def cancel_rest(desk: Desk, appointment_id: int, by: CancelledBy, version: int) -> Done[AppointmentRow]:
    """The same as the service, with the one it began with as what was called off."""
    done = series.cancel_rest(desk, appointment_id, by, version)
    return _done(done, done.value.row)


def _done(done: Done[Any], row: AppointmentRow) -> Done[AppointmentRow]:
    return Done(row, done.changes, done.said, done.undoable, done.by_itself)
