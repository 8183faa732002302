"""With whom a person lives, as their card shows it: how, since when, who has the custody, and who moved out."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.households import Household, MemberRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.pages.people.rows import PeopleRows
from woilmenau_desk.ui.tokens import SPACE_1
from woilmenau_desk.ui.widgets.buttons import button, icon_button
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.words import named


class HouseholdBox(QWidget):
    """Everybody of the household. The names are covered with what the box stands in."""

    person_asked = Signal(int)
    forget_asked = Signal(object)  # MemberRow of somebody who never lived here

    def __init__(
        self, rows: PeopleRows, today: Callable[[], date], add: QAction, member: QAction, width: int
    ) -> None:
        """`add` and `member` are the page's actions: somebody joins, and how the person belongs to it."""
        super().__init__()
        self._rows, self._today, self._width = rows, today, width
        self.add_button = _button_of("plus", self.tr("Wohnt zusammen mit …"), add)
        self.member_button = _button_of("edit", self.tr("Stellung, Sorge, Auszug"), member)
        self.leave_button = icon_button("door", self.tr("Haushalt verlassen"))
        caption = QHBoxLayout()
        caption.setSpacing(SPACE_1)
        caption.addWidget(text_label(self.tr("Haushalt"), "soft"), 1)
        for made in (self.add_button, self.member_button, self.leave_button):
            caption.addWidget(made)
        self._people = QVBoxLayout()
        self._people.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(caption)
        column.addLayout(self._people)

    def show_household(self, household: Household | None, person_id: int) -> None:
        """Show with whom this person lives."""
        while (item := self._people.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        members = household.members if household is not None else ()
        former = household.former if household is not None else ()
        others = [one for one in members if one.person_id != person_id]
        self.member_button.setVisible(household is not None)
        self.leave_button.setVisible(bool(others))
        for one in members:
            if one.person_id == person_id:
                self._say(self._how(one))
        for one in others:
            self._people.addWidget(self._mate(one), 0, Qt.AlignmentFlag.AlignLeft)
            self._say(self._how(one), indent=True)
        for one in former:
            self._people.addWidget(self._former(one))

    def _say(self, text: str, *, indent: bool = False) -> None:
        if not text:
            return
        label = text_label(text, "small", wrap=True)
        if indent:
            label.setContentsMargins(36, 0, 0, SPACE_1)
        self._people.addWidget(label)

    def _how(self, one: MemberRow) -> str:
        parts = [self._rows.words.word(ListName.RELATIONS, one.relation)]
        if one.since is not None:
            parts.append(self.tr("seit {day}").format(day=f"{one.since:%d.%m.%Y}"))
        if one.guardians:
            parts.append(self.tr("Sorge: {names}").format(names=", ".join(map(named, one.guardians))))
        return " · ".join(part for part in parts if part)

    def _mate(self, one: MemberRow) -> QWidget:
        born = f" · {one.birth_year}" if one.birth_year else ""
        text = self.fontMetrics().elidedText(
            f"{named(one.name)}{born}", Qt.TextElideMode.ElideRight, self._width - 72
        )
        made = button(text, "person", "quiet")
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.person_asked.emit(one.person_id))
        return made

    def _former(self, one: MemberRow) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        day = f"{one.until:%d.%m.%Y}" if one.until is not None else ""
        said = self.tr("bis {day}: {name}").format(day=day, name=named(one.name))
        row.addWidget(text_label(said, "small", wrap=True), 1)
        forget = icon_button("close", self.tr("Diese frühere Zeit war ein Irrtum: entfernen"))
        forget.clicked.connect(lambda: self.forget_asked.emit(one))
        row.addWidget(forget)
        return line


def _button_of(icon: str, name: str, action: QAction) -> QWidget:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made = icon_button(icon, name, key=key)
    made.clicked.connect(action.trigger)
    return made
