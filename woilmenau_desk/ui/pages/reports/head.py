"""The choices above a report: which month, for whom."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.funders import FunderRow
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.ui.dates import month_title
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.choice_button import ChoiceButton
from woilmenau_desk.ui.widgets.ends_layout import EndsLayout
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Badge, text_label

_FUNDER_LEAST, _FUNDER_MOST = 180, 400  # logical pixels


class MonthBar(QWidget):
    """The month in large type between its two arrows."""

    def __init__(self, earlier: QAction, later: QAction) -> None:
        super().__init__()
        self.earlier = icon_button("chevron-left", earlier.text(), key=_key(earlier), steps=True)
        self.later = icon_button("chevron-right", later.text(), key=_key(later), steps=True)
        self.earlier.clicked.connect(earlier.trigger)
        self.later.clicked.connect(later.trigger)
        later.enabledChanged.connect(self.later.setEnabled)
        earlier.enabledChanged.connect(self.earlier.setEnabled)
        self.title = text_label("", "display")
        self.so_far = Badge("", Tone.INFO, "clock")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.earlier)
        layout.addWidget(self.title)
        layout.addWidget(self.later)
        layout.addSpacing(SPACE_1)
        layout.addWidget(self.so_far)
        layout.addStretch(1)

    def show_month(self, month: Month, running: bool) -> None:
        """Show the month; a running one says that its figures are those so far."""
        self.title.setText(month_title(month))
        self.so_far.set_state(self.tr("bisher"), Tone.INFO, "clock")
        self.so_far.setVisible(running)


class AudienceSwitch(QWidget):
    """For the funder or for the house: one of two, always clear which. And which funder, where there are several."""

    changed = Signal()

    def __init__(self, outside: QAction, inside: QAction) -> None:
        super().__init__()
        self.outside = ChoiceButton(
            "report",
            self.tr("Für den Fördermittelgeber (gerundet)"),
            self.tr("Gerundet, damit niemand zu erkennen ist."),
            outside.shortcut(),
        )
        self.inside = ChoiceButton(
            "lock",
            self.tr("Intern (wahre Zahlen)"),
            self.tr("Genau gezählt, nur für das Team."),
            inside.shortcut(),
        )
        self.outside.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.outside)
        group.addButton(self.inside)
        group.buttonToggled.connect(self._on_toggled)
        outside.triggered.connect(lambda _checked: self.outside.setChecked(True))
        inside.triggered.connect(lambda _checked: self.inside.setChecked(True))
        self.funder = ChoiceField(none=None)
        self.funder.setAccessibleName(self.tr("Fördermittelgeber"))
        self.funder.setFixedWidth(_FUNDER_LEAST)
        self.funder.currentIndexChanged.connect(lambda _index: self.changed.emit())
        caption = text_label(self.tr("Fördermittelgeber"), "small")
        caption.setBuddy(self.funder)
        self._funder_box = QWidget()
        box = QVBoxLayout(self._funder_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_1)
        box.addWidget(caption)
        box.addWidget(self.funder)
        layout = EndsLayout(3, SPACE_3)
        self.setLayout(layout)
        for widget in (self.outside, self.inside, self._funder_box):
            layout.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        taken = self.outside.sizeHint().width() + self.inside.sizeHint().width() + 2 * SPACE_3
        free = self.width() - taken
        # Where nothing is free it stands on a line of its own, with all the room it may want.
        self.funder.setFixedWidth(min(free, _FUNDER_MOST) if free >= _FUNDER_LEAST else _FUNDER_MOST)

    def internal(self) -> bool:
        """Whether the true figures are wanted."""
        return self.inside.isChecked()

    def funder_name(self) -> str | None:
        """The funder chosen; None for the first one."""
        return self.funder.code()

    def set_funders(self, funders: tuple[FunderRow, ...]) -> None:
        """Offer these; the one chosen stays where it still exists."""
        names = list(dict.fromkeys(funder.data.name for funder in funders))
        kept = self.funder.code()
        self.funder.blockSignals(True)
        self.funder.clear()
        for name in names:
            self.funder.addItem(name, name)
        self.funder.setCurrentIndex(names.index(kept) if kept in names else 0)
        self.funder.blockSignals(False)
        self._funder_box.setVisible(len(names) > 1)

    def _on_toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.changed.emit()


def _key(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
