"""What somebody else saved meanwhile, beside what stands in the form: field by field, and either can be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.fields import LongText
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.widgets.side_by_side import LEFT, RIGHT, Line, Side, SideBySide

_HIGHEST, _FRAME = 208, 10
_LONG = 48  # letters; a longer value can be read whole below the table
_NARROW = 100  # pixels of the labels; then the headings have little room, too


@dataclass(frozen=True, slots=True)
class Apart:
    """A field that somebody else changed: what stands in the form, what is stored now, and which of them stays."""

    name: str
    mine: object
    theirs: object
    side: Side


def compared(
    known: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    shown: frozenset[str] = frozenset(),
) -> tuple[Apart, ...]:
    """The fields that were changed elsewhere and stand otherwise here.

    `known` is what was stored before both; where it says nothing of a field, nobody knows who changed it. What was
    changed there alone is taken from there, what was changed here too stays as it is here. `shown` are told again.
    """
    return tuple(
        Apart(name, mine[name], value, RIGHT if name in known and same(mine[name], known[name]) else LEFT)
        for name, value in theirs.items()
        if name in mine
        and not same(mine[name], value)
        and (name not in known or not same(known[name], value) or name in shown)
    )


def same(first: object, second: object) -> bool:
    """Whether two values of a field mean the same. A person is who they are, whatever they are called by now."""
    if isinstance(first, list) and isinstance(second, list) and first and second:
        if isinstance(first[0], int) and isinstance(second[0], int):
            return first[0] == second[0]
    return first == second


class ConflictView(QWidget):
    """Up and Down go from field to field, Left keeps mine, Right takes what is stored now."""

    taken = Signal(str, bool)  # a field's name, and whether theirs stands in it now

    def __init__(self, privacy: Privacy, parent: QWidget, *, label_width: int) -> None:
        super().__init__(parent)
        self.apart: tuple[Apart, ...] = ()
        self._whole: dict[str, str] = {}
        self._narrow = label_width < _NARROW
        self.note = Note("", Tone.WARN)
        self.table = SideBySide(
            privacy,
            QCoreApplication.translate("EntryForm", "Ihre Fassung und was jetzt gespeichert ist"),
            label_width=label_width,
        )
        self.keys = text_label(
            QCoreApplication.translate(
                "EntryForm",
                "Auf und Ab: Feld · Links: Ihre Fassung · Rechts: jetzt gespeichert · Strg+Enter speichert",
            ),
            "small",
            wrap=True,
        )
        self._caption = text_label(QCoreApplication.translate("EntryForm", "Jetzt gespeichert"), "small")
        self.whole = LongText(parent=self)
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(self._caption.text())
        self.whole.setFixedHeight(96)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        for widget in (self.note, self.table, self.keys, self._caption, self.whole):
            layout.addWidget(widget)
        privacy.cover(self.whole)
        self.table.chosen.connect(self._on_chosen)
        self.table.spoken.connect(self._on_spoken)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.setVisible(False)

    @property
    def names(self) -> frozenset[str]:
        """The fields that are told."""
        return frozenset(apart.name for apart in self.apart)

    def show_apart(self, apart: tuple[Apart, ...], lines: tuple[Line, ...], text: str) -> None:
        """Tell these fields, in `lines` as a person reads them."""
        self.apart = apart
        self.note.set_text(text, Tone.WARN)
        self.table.setVisible(bool(lines))
        self.keys.setVisible(bool(lines))
        self._show_whole("")
        self.setVisible(True)
        if lines:
            mine = QCoreApplication.translate("EntryForm", "Ihre Fassung")
            if self._narrow:
                mine = QCoreApplication.translate("EntryForm", "Von Ihnen")
            short = tuple(replace(line, left=_short(line.left), right=_short(line.right)) for line in lines)
            stored = (
                QCoreApplication.translate("EntryForm", "Gespeichert")
                if self._narrow
                else self._caption.text()
            )
            self._whole = {line.key: line.right for line in lines}
            self.table.show_lines(short, mine, stored)
            self._fit()
            self._on_current(self.table.currentIndex())

    def forget(self) -> None:
        """There is nothing to tell any more."""
        self.apart = ()
        self.setVisible(False)
        self.note.set_text("")

    def typed(self, name: str, value: object, said: str) -> None:
        """What stands in a field of the form is another thing now: it is mine, and meant."""
        if name in self.names:
            self.apart = tuple(
                Apart(name, value, one.theirs, LEFT) if one.name == name else one for one in self.apart
            )
            self.table.say_left(name, _short(said))

    def _fit(self) -> None:
        rows = sum(self.table.rowHeight(row) for row in range(self.table.model().rowCount()))
        high = self.table.horizontalHeader().sizeHint().height() + rows + _FRAME
        self.table.setFixedHeight(min(high, _HIGHEST))

    def _on_current(self, index: QModelIndex) -> None:
        lines = self.table.model_of_lines.lines()
        line = lines[index.row()] if 0 <= index.row() < len(lines) else None
        text = self._whole.get(line.key, "") if line is not None else ""
        self._show_whole(text if text != _short(text) else "")

    def _show_whole(self, text: str) -> None:
        self.whole.setPlainText(text)
        self.whole.setVisible(bool(text))
        self._caption.setVisible(bool(text))

    def _on_chosen(self) -> None:
        sides = self.table.sides()
        for one in self.apart:
            if sides[one.name] != one.side:
                self.apart = tuple(
                    Apart(other.name, other.mine, other.theirs, sides[other.name]) for other in self.apart
                )
                self.taken.emit(one.name, sides[one.name] == RIGHT)

    def _on_spoken(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, text))


def _short(text: str) -> str:
    """The beginning of a long text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG].rstrip()} …"
