"""Finding a person with the keyboard alone: type, arrows, Enter."""

import time
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.people import Answer, PersonHit, PersonRow
from woilmenau_desk.services.people.as_written import is_sure
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.spellings import TO_READ, Spellings, spellings_line
from woilmenau_desk.ui.tokens import ROW_HEIGHT, SPACE_1, SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import SearchField
from woilmenau_desk.ui.widgets.hits import HitsView, plain_ago
from woilmenau_desk.ui.widgets.labels import Badge, IconLabel, text_label
from woilmenau_desk.ui.words import isolated, named

Search = Callable[[str, Sequence[PersonHit], Callable[[Answer], None]], object]
_SHOWN = 5


class PersonPicker(QWidget):
    """A search field with its hits below it. Up and Down choose among them, Enter takes one, Esc empties.

    `search(text, shown, done)` looks the text up off the main thread and calls `done(answer)`; a later search makes an
    earlier answer void. `shown` are those that stand there for the text already, and are to stay where they are. An
    answer without `spellings` is looked for again once they are there. With `keeps`, the person taken stands in place
    of the field until it is cleared.
    """

    person_chosen = Signal(object)  # PersonRow
    current_changed = Signal(object)  # PersonRow or None: the hit that Enter would take
    cleared = Signal()
    edited = Signal()

    def __init__(
        self,
        search: Search,
        privacy: Privacy,
        today: Callable[[], date],
        *,
        keeps: bool = False,
        placeholder: str = "",
        language: Callable[[str | None], str] | None = None,
        spellings: Spellings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`language` is the word for the language that tells people of one name apart, beside the year of birth."""
        super().__init__(parent)
        self._search = search
        self._keeps = keeps
        self._chosen: PersonRow | None = None
        self._asked = self._answered = ""
        self.clock: Callable[[], float] = time.monotonic
        self._moved_until = 0.0
        self._spellings = spellings
        if spellings is not None:
            spellings.stood.connect(self._on_spellings)
        self.field = SearchField(
            placeholder or self.tr("Name, Kartennummer oder Telefon …"),
            self.tr("Person suchen"),
            privacy=privacy,
        )
        self.hits = HitsView(
            privacy,
            self.tr("Treffer"),
            language=language or (lambda _code: ""),
            ago=plain_ago(today),
        )
        self._model = self.hits.hits
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setVisible(False)
        self._nobody = text_label(self.tr("Niemand gefunden."), "soft")
        self._nobody.setVisible(False)
        self._line = spellings_line()
        self._kept = QWidget()
        kept = QHBoxLayout(self._kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(SPACE_2)
        self._name = PersonalLabel(privacy, look="strong")
        self._name.setWordWrap(True)  # a long name is whole: whoever books looks at it once more
        self._other = button(self.tr("Andere Person"), "search", "quiet")
        kept.addWidget(IconLabel("person", "accent"))
        kept.addWidget(self._name, 1)
        # Chosen all the same; whether it is them is looked at once more.
        self.similar = Badge(self.tr("ähnlich"), Tone.WARN, "question")
        kept.addWidget(self.similar)
        kept.addWidget(self._other)
        self._kept.setVisible(False)
        self.similar.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self.field)
        layout.addWidget(self._kept)
        layout.addWidget(self.hits)
        layout.addWidget(self._nobody)
        layout.addWidget(self._line)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.hits.row_selected.connect(self._on_current)
        self.hits.clicked.connect(lambda index: self._take(index.row()))
        self._other.clicked.connect(self.clear)

    def person(self) -> PersonRow | None:
        """The person taken."""
        return self._chosen

    def current(self) -> PersonRow | None:
        """The hit that Enter would take: the one marked."""
        hit = self.hits.current_row()
        return hit.person if isinstance(hit, PersonHit) and self.hits.isVisibleTo(self) else None

    def set_person(self, person: PersonRow | None, *, similar: bool = False) -> None:
        """Take this person without searching; None gives the field back. `similar`: to what was typed, and no more."""
        self._chosen = person
        self.similar.setVisible(similar)
        self.field.setText("")
        self._show_hits(())
        if self._keeps:
            self._name.set_name(
                " · ".join(
                    part for part in (isolated(named(person.name)), self.hits.describe(person)) if part
                )
                if person
                else ""
            )
            self._kept.setVisible(person is not None)
            self.field.setVisible(person is None)
            self.setFocusProxy(self._other if person else self.field)

    def clear(self) -> None:
        """Nobody is taken; the field is empty and ready."""
        self.set_person(None)
        self.field.setFocus()
        self.cleared.emit()
        self.edited.emit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def draft_value(self) -> object:
        return [self._chosen.id, self._chosen.name] if self._chosen else None

    def say_value(self, value: object) -> str:
        return str(value[1]) if isinstance(value, list) and len(value) == 2 else ""

    def restore_draft(self, value: object) -> None:
        if value == self.draft_value():
            return  # what is known of the person beside the name stays
        if isinstance(value, list) and len(value) == 2:
            self.set_person(PersonRow(int(value[0]), str(value[1])))
        elif value is None:
            self.set_person(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self._model.rowCount():
                row = self.hits.currentIndex().row() + step
                self.hits.setCurrentIndex(self._model.index(max(0, min(row, self._model.rowCount() - 1)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self.current() is not None:
                    if self.clock() < self._moved_until:
                        return True  # nobody can have seen yet who came to be marked
                    self._take(self.hits.currentIndex().row())
                    return True
        return False

    def _on_text(self, text: str) -> None:
        self._asked = text.strip()
        if not self._asked:
            self._answered = ""
            self._show_hits(())
            return
        asked = self._asked
        shown = tuple(self._model.rows()) if asked == self._answered else ()
        self._search(asked, shown, lambda answer: self._on_found(asked, answer))

    def _on_found(self, asked: str, answer: Answer) -> None:
        if asked != self._asked:
            return
        again = asked == self._answered
        shown = self.hits.current_row() if again else None
        self._answered = asked
        self._show_hits(answer.hits)
        if shown is not None:
            self.hits.select(shown.person.id)
        now = self.hits.current_row()
        if again and now is not None and (shown is None or shown.person.id != now.person.id):
            self._moved_until = self.clock() + TO_READ
        self._nobody.setVisible(not answer.hits)
        self._line.setVisible(not answer.spellings)
        if self._spellings is not None and not answer.spellings:
            self._spellings.make()

    def _on_spellings(self) -> None:
        if not self._line.isHidden():
            self._on_text(self.field.text())

    def _show_hits(self, hits: Sequence[PersonHit]) -> None:
        self._nobody.setVisible(False)
        self._line.setVisible(False)
        self._model.set_rows(tuple(hits))
        self.hits.setFixedHeight(ROW_HEIGHT * min(len(hits), _SHOWN) + 6)
        self.hits.setVisible(bool(hits))
        if hits:
            self.hits.setCurrentIndex(self._model.index(0, 0))

    def _on_current(self, hit: PersonHit | None) -> None:
        self.current_changed.emit(hit.person if hit is not None else None)

    def _take(self, number: int) -> None:
        hit = self._model.row(number)
        if hit is not None:
            self.set_person(hit.person, similar=not is_sure(self._answered, hit))
            self.person_chosen.emit(hit.person)
            self.edited.emit()
