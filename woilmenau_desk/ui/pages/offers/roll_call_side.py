"""Beside the roll call: how many are here, and the children who are still to be picked up."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from woilmenau_desk.domain.offers import AttendanceState
from woilmenau_desk.domain.roll_call import Child, RollRow
from woilmenau_desk.ui.pages.offers.roll_call_words import RollWords
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.labels import Badge, Card, ElidedLabel, EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import RowsModel, RowsView


class RollSide(QWidget):
    """The children stand by number; whoever is still here, first."""

    child_opened = Signal(object)  # Child: by a double click

    def __init__(self, words: RollWords, privacy: Privacy) -> None:
        super().__init__()
        self.here = text_label("", "display")
        self.of_whom = ElidedLabel(look="soft")
        self.anonymous = ElidedLabel(look="soft")
        counts = Card()
        counts.body.setSpacing(SPACE_1)
        for label in (self.here, self.of_whom, self.anonymous):
            counts.body.addWidget(label)
        self.still = Badge()
        self.care = ElidedLabel(look="soft")
        self.model: RowsModel[Child] = RowsModel(
            words.in_care(),
            privacy,
            faded=lambda child: child.collected_at is not None,
            key=lambda child: child.id,
            parent=self,
        )
        self.view = RowsView(
            self.model,
            self.tr("Kinder in der Betreuung"),
            header=False,
            empty=EmptyState("household", self.tr("Kein Kind in der Betreuung")),
        )
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.row_opened.connect(self.child_opened)
        children = Card(margin=0)
        children.setAccessibleName(self.tr("Kinderbetreuung"))
        children.head.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, 0)
        children.head.addWidget(text_label(self.tr("Kinderbetreuung"), "strong"), 1)
        children.head.addWidget(self.still)
        children.layout().setSpacing(SPACE_1)  # type: ignore[union-attr]
        children.body.setContentsMargins(SPACE_2, 0, SPACE_2, SPACE_2)
        children.body.setSpacing(SPACE_1)
        self.care.setContentsMargins(SPACE_2, 0, 0, 0)
        children.body.addWidget(self.care)
        children.body.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(counts)
        column.addWidget(children, 1)
        self.children_card = children
        self.still.setVisible(False)

    def set_children(self, children: Sequence[Child]) -> None:
        """Show all the children of a session."""
        self.model.set_rows(sorted(children, key=_order))

    def put_children(self, children: Sequence[Child], gone: Collection[int]) -> None:
        """Show these as they are now, and struck ones no more."""
        if children or gone:
            self.model.merge(children, _order, gone)

    def child(self, number: int) -> Child | None:
        """The child of that pick-up number."""
        return next((child for child in self.model.rows() if child.number == number), None)

    def numbers(self, attendance_id: int | None) -> str:
        """The pick-up numbers of somebody's children, as they are read."""
        mine = (child for child in self.model.rows() if child.attendance_id == attendance_id is not None)
        return ", ".join(str(child.number) for child in sorted(mine, key=lambda child: child.number))

    def say_counts(
        self, rows: Sequence[RollRow], adults: int, children: int, places: int, *, over: bool
    ) -> None:
        """Say how many are here; `over`: the session has ended, so no child should be here any more."""
        came = sum(row.came for row in rows)
        awaited = sum(row.state is AttendanceState.ANNOUNCED for row in rows)
        _set(self.here, self.tr("{number} da").format(number=came + adults + children))
        named = self.tr("{number} mit Namen").format(number=came)
        still = self.tr("{number} noch erwartet").format(number=awaited)
        self.of_whom.set_full_text(f"{named} · {still}")
        anonymous = self.tr("anonym: {adults} Erwachsene, {children} Kinder")
        self.anonymous.set_full_text(anonymous.format(adults=adults, children=children))
        here = [child.number for child in self.model.rows() if child.collected_at is None]
        self.still.setVisible(bool(here))
        if here:
            said = self.tr("{number} noch da").format(number=len(here))
            self.still.set_state(said, Tone.BAD if over else Tone.WARN, "warning" if over else "household")
        brought = self.model.rowCount()
        text = self.tr("{number} gebracht, {places} Plätze")
        if len(here) > places:
            text = self.tr("{number} gebracht, nur {places} Plätze: übervoll")
        self.care.set_full_text(text.format(number=brought, places=places))


def _order(child: Child) -> tuple[bool, int]:
    return child.collected_at is not None, child.number


def _set(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
