"""Choosing the other person: who lives together with somebody, or whose record is theirs too."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.people import Answer, PersonHit
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.person_picker import PersonPicker


class OtherPersonPanel(QWidget):
    """Opens within a person's card: type a name, Enter takes it, Esc closes."""

    chosen = Signal(object)  # PersonRow
    opened = Signal(bool)

    def __init__(
        self,
        context: Context,
        title: str,
        key: str,
        language: Callable[[str | None], str],
        whose: Callable[[], int | None],
    ) -> None:
        """`title` says whom to choose; `key` tells its searches from another panel's; `whose` card it belongs to."""
        super().__init__()
        self._context, self._key, self._whose = context, key, whose
        self.picker = PersonPicker(
            self._search, context.privacy, context.today, language=language, spellings=context.spellings
        )
        self.picker.setAccessibleName(title)
        self.picker.person_chosen.connect(self._on_chosen)
        closer = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        closer.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(text_label(title, "strong"))
        head.addStretch(1)
        head.addWidget(closer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addLayout(head)
        layout.addWidget(self.picker)
        layout.addStretch(1)
        self.setVisible(False)

    def open_panel(self) -> None:
        """Let somebody be looked for."""
        self.setVisible(True)
        self.opened.emit(True)
        self.picker.field.setFocus()

    def close_panel(self) -> None:
        """Nobody is looked for any more."""
        self.picker.set_person(None)
        self.setVisible(False)
        self.opened.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _search(self, text: str, shown: Sequence[PersonHit], done: Callable[[Answer], None]) -> None:
        def others(answer: Answer) -> None:
            hits = (hit for hit in answer.hits if hit.person.id != self._whose())
            done(Answer(tuple(hits), answer.spellings))

        self._context.runner.run_latest(
            self._key,
            partial(people.search_now, shown=shown),
            self._context.desk,
            text,
            on_done=others,
            owner=self,
        )

    def _on_chosen(self, person: object) -> None:
        self.close_panel()
        self.chosen.emit(person)
