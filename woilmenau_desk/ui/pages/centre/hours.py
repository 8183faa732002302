"""Öffnungszeiten: the week's intervals of each kind, and from when until when they hold."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.opening import HoursKind, WeeklyHours
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import opening_hours
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.dates import WEEKDAYS, say_time
from woilmenau_desk.ui.pages.centre.section import Section, on_escape, save_button, saved_elsewhere
from woilmenau_desk.ui.pages.centre.since import Since
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, EmptyState
from woilmenau_desk.ui.widgets.moments import DateField, TimeField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import word

KIND_WORDS: Mapping[HoursKind, str] = {
    HoursKind.OPEN_HOUSE: QT_TRANSLATE_NOOP("hours", "Begegnung"),
    HoursKind.COUNSELLING: QT_TRANSLATE_NOOP("hours", "Beratung"),
    HoursKind.OFFER: QT_TRANSLATE_NOOP("hours", "Angebot"),
}
_ALL_WEEK = "0-4"  # Monday to Friday, for what is new

Key = tuple[object, ...]


def key_of(row: WeeklyHours) -> Key:
    """What is the same interval after another reading, also before it has a number."""
    if row.id is not None:
        return (row.id,)
    return row.weekday, f"{row.opens}-{row.closes}", row.first, row.kind


def kind_field() -> ChoiceField:
    """A field for a kind of hours; few enough to be seen at once."""
    field = ChoiceField(((kind.value, word("hours", said)) for kind, said in KIND_WORDS.items()), none=None)
    field.setEditable(False)
    return field


class HoursSection(Section):
    """The intervals at the left, the chosen one or a new one at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Öffnungszeiten"),
            self.tr(
                "Ein Besuch wird nach den Zeiten seines Tages und seiner Art beurteilt. Ohne eigene Zeiten gelten die "
                "der Begegnung."
            ),
        )
        self._old: WeeklyHours | None = None
        self._loaded = False
        self._to_select: Key | None = None
        self.new_action = self.add_action(self.tr("Neu"), "Ctrl+N", self.begin_new, "plus")
        self.end_action = self.add_action(self.tr("Endet heute"), "Ctrl+Del", self.end, "void")
        self.end_action.setEnabled(False)
        self._model: RowsModel[WeeklyHours] = RowsModel(
            (
                Column[WeeklyHours](
                    self.tr("Tag"), lambda row: word("dates", WEEKDAYS[row.weekday]), strong=True, width=64
                ),
                Column[WeeklyHours](
                    self.tr("Zeit"),
                    lambda row: f"{say_time(row.opens)}–{say_time(row.closes)}",
                    self._about,
                ),
                Column[WeeklyHours](
                    self.tr("Art"), lambda row: word("hours", KIND_WORDS[row.kind]), soft=True, width=128
                ),
            ),
            context.privacy,
            faded=lambda row: row.last is not None and row.last < context.today(),
            key=key_of,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Öffnungszeiten"),
            empty=EmptyState("clock", self.tr("Noch keine Zeit eingetragen")),
        )
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda _row: self.opens.setFocus())
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.list, 1)
        finish = KeyButton.for_action(self.end_action, "void", "quiet")
        left.addWidget(ends(KeyButton.for_action(self.new_action, "plus"), start=(finish,)))
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 13)
        line.addWidget(self._build_form(), 10)
        self.body.addLayout(line, 1)
        self._clean: dict[str, object] = {}
        self._draft = context.drafts.keep("admin:hours", self.form.fields(), self)
        self.watch(Kind.CENTRE)

    def activated(self) -> None:
        if not self._loaded:
            self._loaded = True
            self.reload()
        self.list.setFocus()

    def begin_new(self) -> None:
        """Empty the form for new hours."""
        self.list.setCurrentIndex(QModelIndex())
        self._show(None)
        self.day.setFocus()

    def end(self) -> None:
        """Let the selected hours hold today for the last time. It can be undone, so nobody is asked."""
        row = self.list.current_row()
        if isinstance(row, WeeklyHours):
            self.context.runner.run(
                opening_hours.end_hours, self.context.desk, row, self.context.today(), owner=self
            )

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin hours", opening_hours.weekly, self.context.desk, on_done=self._on_hours, owner=self
        )

    def _build_form(self) -> Card:
        self._card = Card(self.tr("Neue Zeit"))
        self.form = Form(2)
        weekdays = tuple((str(number), word("dates", said)) for number, said in enumerate(WEEKDAYS))
        self.day = ChoiceField(((_ALL_WEEK, self.tr("Mo–Fr")), *weekdays), none=None)
        self.day.setEditable(False)
        self.opens, self.closes = TimeField(field="opens"), TimeField(field="closes")
        self.kind = kind_field()
        self.last = DateField(self.context.today, prefer="future", field="last")
        for field in (self.day, self.kind):
            field.setMinimumContentsLength(6)
        self.form.add("weekday", self.tr("Wochentag"), self.day)
        self.form.add("kind", self.tr("Art"), self.kind)
        self.form.add("opens", self.tr("Von"), self.opens)
        self.form.add("closes", self.tr("Bis"), self.closes)
        until = (self.tr("Gilt bis (leer: ohne Ende)"), self.last)
        self.since = Since(self.form, self.context.today, name="first", until=until)
        self.form.submitted.connect(self._save)
        on_escape(self.form, self.tr("Abbrechen"), self._leave)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_3, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self._card.body.addWidget(scrolled(inner), 1)
        self._card.body.addWidget(ends(save_button(self.form)))
        return self._card

    def _on_hours(self, found: tuple[WeeklyHours, ...]) -> None:
        today = self.context.today()
        # What is over stands below what holds or will.
        ordered = sorted(
            found,
            key=lambda row: (row.last is not None and row.last < today, row.weekday, row.opens, row.first),
        )
        self._model.set_rows(tuple(ordered))
        if self._to_select is not None:
            self.list.select(self._to_select)
            self._to_select = None
        elif self.list.current_row() is None and ordered and self._old is not None:
            self._show(None)

    def _on_selected(self, row: WeeklyHours | None) -> None:
        today = self.context.today()
        self.end_action.setEnabled(row is not None and (row.last is None or row.last >= today))
        if row is None:
            return
        if self._old is not None and key_of(self._old) == key_of(row) and self._typed_into():
            # Read again under one's hands: what was typed stays, and it is said what is saved now.
            if row.version != self._old.version:
                self._old = row
                now = f"{word('dates', WEEKDAYS[row.weekday])} {say_time(row.opens)}–{say_time(row.closes)}"
                about = self._about(row)
                said = f"{now} ({about})" if about else now
                self.form.problem.set_text(saved_elsewhere(said), Tone.WARN)
            return
        self._show(row)

    def _typed_into(self) -> bool:
        return self._draft.values() != self._clean

    def _show(self, row: WeeklyHours | None) -> None:
        """Fill the form with an interval, or empty it for a new one."""
        self._draft.flush()
        self._old = row
        self.form.clear_errors()
        self._card.set_title(self.tr("Zeit ändern") if row else self.tr("Neue Zeit"))
        self.day.set_code(str(row.weekday) if row else _ALL_WEEK)
        self.opens.set_value(row.opens if row else None)
        self.closes.set_value(row.closes if row else None)
        self.kind.set_code(row.kind if row else HoursKind.OPEN_HOUSE)
        self.last.set_value(row.last if row else None)
        self.since.start(can_correct=row is not None)
        # Each interval has a draft of its own, and so has a new one.
        shipped = f"shipped:{row.weekday}:{row.opens:%H%M}" if row else ""
        self._draft.form = "admin:hours" if row is None else f"admin:hours:{row.id or shipped}"
        self._draft.start_over()
        self._clean = self._draft.values()
        self._draft.restore()

    def _save(self) -> None:
        found: list[WeeklyHours] = []
        if not self.form.read(lambda: found.extend(self._typed())):
            return
        self.form.clear_errors()
        self.context.runner.run(
            opening_hours.save_hours,
            self.context.desk,
            found,
            self._old,
            self._old is not None and self.since.value() is None,
            on_done=self._on_saved,
            on_error=self.form.show_error,
            settled=self.form.hold(),
            owner=self,
        )

    def _typed(self) -> list[WeeklyHours]:
        opens, closes = self.opens.value(), self.closes.value()
        if opens is None or closes is None:
            field = "opens" if opens is None else "closes"
            raise BadInput(field, Sentence("errors", QT_TRANSLATE_NOOP("errors", "Die Uhrzeit fehlt.")))
        first = self.since.value() or (self._old.first if self._old else BEGINNING)
        said = self.day.code() or _ALL_WEEK
        days = range(5) if said == _ALL_WEEK else (int(said),)
        entry = WeeklyHours(0, opens, closes, HoursKind(self.kind.code() or ""), first, self.last.value())
        return [replace(entry, weekday=day) for day in days]

    def _on_saved(self, done: Done[tuple[WeeklyHours, ...]]) -> None:
        self._to_select = key_of(done.value[0])
        self._draft.drop()

    def _leave(self) -> None:
        """Back to the list; what was typed for new hours is not kept."""
        self._draft.drop()
        self.list.setCurrentIndex(QModelIndex())
        self._show(None)
        self.list.setFocus()

    def _about(self, row: WeeklyHours) -> str:
        """From when until when; nothing for what always holds."""
        first = "" if row.first == BEGINNING else self.tr("ab {day}").format(day=f"{row.first:%d.%m.%Y}")
        last = "" if row.last is None else self.tr("bis {day}").format(day=f"{row.last:%d.%m.%Y}")
        return " ".join(part for part in (first, last) if part)
