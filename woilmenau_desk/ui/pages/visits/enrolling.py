"""Enrolling from the counter: letters narrow the offers, a digit says how many children, Enter enrols."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState, OfferRow
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.ui.offer_words import (
    childcare_said,
    found_in,
    seats_said,
    series_said,
    session_said,
    waiting_said,
)
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, IconLabel, KeyHint, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import named, say

_KEY = "counter.enrolling"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Open:
    """The offers that run, and where the person has a place or waits."""

    offers: tuple[OfferRow, ...]
    places: dict[int, EnrolmentRow]


def _read(desk: Desk, person_id: int) -> _Open:
    running = [row for row in offers.listed(desk) if not row.data.for_volunteers]
    far = max((row.next_session.day for row in running if row.next_session), default=desk.today())
    # What meets soonest comes first: somebody asks for it at the counter.
    running.sort(key=lambda row: (row.next_session.day if row.next_session else far, row.data.title))
    places = enrolling.of_person(desk, person_id)
    return _Open(
        tuple(running), {row.offer_id: row for row in places if row.state is not EnrolmentState.LEFT}
    )


class EnrolPanel(QWidget):
    """At the right of the counter, for the person who is meant there. The keyboard is in its field."""

    saved = Signal(object)  # EnrolmentRow
    closed = Signal()

    def __init__(self, context: Context, person: PersonRow, enrolled: Callable[[], object]) -> None:
        """`enrolled` is called once somebody has their place, before the panel is closed."""
        super().__init__()
        self._enrolled = enrolled
        self._context, self.person = context, person
        self._open = _Open((), {})
        self.children_brought = 0
        self._busy = False
        self.who = PersonalLabel(context.privacy, look="strong")
        self.field = SearchField(self.tr("Angebot …"), self.tr("Angebote eingrenzen"))
        self.field.setProperty("look", "")
        self.rows: RowsModel[OfferRow] = RowsModel(
            (
                Column(
                    "",
                    lambda row: row.data.title,
                    self._when,
                    strong=True,
                ),
                Column("", self._place, waiting_said, soft=True, right=True, width=104),
            ),
            context.privacy,
            parent=self,
        )
        self.empty = EmptyState("offer", self.tr("Kein Angebot"))
        self.list = RowsView(self.rows, self.tr("Angebote, die laufen"), header=False, empty=self.empty)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.count = text_label("", "strong", wrap=True)
        self.count.hide()
        self.mistake = Note("", Tone.BAD)
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._show())
        self.list.clicked.connect(lambda _index: self.enrol())
        self.set_person(person)

    def first_field(self) -> QWidget:
        """Where the keyboard is."""
        return self.field

    def set_person(self, person: PersonRow | None) -> None:
        """For whom it is: whoever is found meanwhile. Nobody cannot be enrolled."""
        if person is None:
            return
        self.person = person
        self.who.set_name(named(person.name))
        self._context.runner.run_latest(
            _KEY, _read, self._context.desk, person.id, on_done=self._on_read, owner=self
        )

    def leave(self) -> None:
        """Nothing was typed here that anybody would miss."""

    def enrol(self) -> None:
        """Enrol the person in the offer that is marked; the line at the bottom says whether there was a place."""
        row: OfferRow | None = self.list.current_row()
        if row is None or self._busy:
            return
        self._busy = True
        self.mistake.set_text("")
        self._context.runner.run(
            enrolling.enrol,
            self._context.desk,
            row.id,
            self.person.id,
            self.children_brought,
            on_done=self._on_enrolled,
            on_error=self._on_error,
            settled=self._on_settled,
            owner=self,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    # Within

    def _on_key(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and plain:
            if not event.isAutoRepeat():
                self.enrol()
        elif plain and event.text().isdecimal() and len(event.text()) == 1:
            self.children_brought = int(event.text())
            self._say_children()
        elif key == Qt.Key.Key_Escape and not self.field.text():
            self.closed.emit()
        else:
            return False
        return True

    def _on_read(self, found: _Open) -> None:
        self._open = found
        self._show()

    def _show(self) -> None:
        typed = self.field.text()
        self.rows.set_rows(
            tuple(row for row in self._open.offers if found_in(typed, row.data.title, row.data.room))
        )
        if typed or self.list.current_row() is None:
            self.list.select_first()
        self.mistake.set_text("")

    def _place(self, row: OfferRow) -> str:
        there = self._open.places.get(row.id)
        if there is None:
            return seats_said(row)
        if there.state is EnrolmentState.WAITING:
            return self.tr("wartet, Nr. {number}").format(number=there.position)
        return self.tr("schon dabei")

    def _when(self, row: OfferRow) -> str:
        today = self._context.today()
        when = session_said(row.next_session, today) if row.next_session else series_said(row.series, today)
        return " · ".join(said for said in (when, childcare_said(row)) if said)

    def _say_children(self) -> None:
        number = self.children_brought
        said = QCoreApplication.translate("EnrolPanel", "mit %n Kind(ern) in der Betreuung", "", number)
        self.count.setText(said if number else "")
        self.count.setVisible(bool(number))

    def _on_enrolled(self, done: Done[EnrolmentRow]) -> None:
        self._enrolled()
        self.saved.emit(done.value)

    def _on_error(self, error: KnownError) -> None:
        self.mistake.set_text(" ".join(text for text in map(say, error.sentences()) if text), Tone.BAD)

    def _on_settled(self) -> None:
        self._busy = False

    def _lay_out(self) -> None:
        card = Card(self.tr("Einschreiben"))
        close = icon_button("close", self.tr("Schließen"), key="Esc")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        card.head.addWidget(KeyHint("Esc"))
        card.head.addWidget(close)
        who = QHBoxLayout()
        who.setSpacing(SPACE_2)
        who.addWidget(IconLabel("person", "accent"))
        who.addWidget(self.who, 1)
        card.body.addLayout(who)
        card.body.addWidget(self.field)
        card.body.addWidget(self.count)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.mistake)
        hint = self.tr("Buchstaben grenzen ein · Ziffer: Kinder · Enter schreibt ein")
        card.body.addWidget(text_label(hint, "small", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
