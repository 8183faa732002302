"""The left of the people page while somebody is registered: who may be there already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.people import PersonData, PersonHit
from woilmenau_desk.ui.pages.people import work as people_work
from woilmenau_desk.ui.pages.people.rows import PeopleRows
from woilmenau_desk.ui.pages.people.work import Alike
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.spellings import spellings_line
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.hits import HitsView
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label

_KEY = "people:alike"


class AlikeColumn(QWidget):
    """Looks up, with every pause in the typing, who is probably or possibly the one being registered."""

    opened = Signal(object)  # PersonRow
    left = Signal()  # Esc: back to the form
    found = Signal(object)  # the ids of all who are probable

    def __init__(self, context: Context, rows: PeopleRows) -> None:
        super().__init__()
        self._context = context
        self._nobody = EmptyState("person-add", "")
        self._hint = text_label(
            self.tr("Wer schon einmal da war, steht hier. Enter öffnet die Person; das Getippte bleibt."),
            "soft",
            wrap=True,
        )
        self.list = HitsView(
            context.privacy,
            self.tr("Vielleicht schon da?"),
            language=rows.language,
            ago=rows.day,
            empty=self._nobody,
            icon=False,
        )
        self.list.row_opened.connect(lambda hit: self.opened.emit(hit.person))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(text_label(self.tr("Vielleicht schon da?"), "title"))
        layout.addWidget(self._hint)
        layout.addWidget(self.list, 1)
        self.spellings_line = spellings_line()
        layout.addWidget(self.spellings_line)
        self._data = PersonData()
        context.spellings.stood.connect(self._on_spellings)

    def look_up(self, data: PersonData) -> None:
        """Look for whoever this may be; an answer to earlier typing counts no more."""
        self._context.runner.run_latest(
            _KEY,
            people_work.alike,
            self._context.desk,
            data,
            on_done=lambda found: self._show(found, data),
            owner=self,
        )

    def _on_spellings(self) -> None:
        if not self.spellings_line.isHidden():
            self.look_up(self._data)

    def _show(self, found: Alike, data: PersonData) -> None:
        self._data = data
        self.spellings_line.setVisible(not found.spellings)
        if not found.spellings:
            self._context.spellings.make()
        if data.given_name or data.family_name or data.phone:
            self._nobody.set_text(self.tr("Niemand, der es sein könnte"), self.tr("Also wohl neu hier."))
        else:
            self._nobody.set_text(
                self.tr("Noch kein Name"), self.tr("Beim Tippen steht hier, wer schon einmal da war.")
            )
        hits = (*found.probable, *found.others)
        self._hint.setVisible(bool(hits))
        self.list.hits.set_rows(hits)
        self.found.emit(frozenset(hit.person.id for hit in found.probable))

    def ask(self, hits: tuple[PersonHit, ...]) -> None:
        """Somebody is about to be registered who is probably one of these: go there."""
        self._context.runner.forget(_KEY)
        self.spellings_line.hide()  # whoever registers waited for them
        others = [
            hit for hit in self.list.hits.rows() if hit.person.id not in {one.person.id for one in hits}
        ]
        self._hint.setVisible(True)
        self.list.hits.set_rows((*hits, *others))
        self.list.setCurrentIndex(self.list.hits.index(0, 0))
        self.list.setFocus()

    def clear(self) -> None:
        """Nobody is being registered any more."""
        self._context.runner.forget(_KEY)
        self._show(Alike(), PersonData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
