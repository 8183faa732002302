"""The line above the calendar: which days, of whom, and how many at once."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import month_title, short_date
from woilmenau_desk.ui.pages.appointments.calendar_model import View, Wanted
from woilmenau_desk.ui.pages.appointments.states import day_said
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.buttons import TightKeyButton, button, following, icon_button
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import say

_COLLEAGUE, _ROOM = "colleague ", "room "
_JUMP = 142


class CalendarBar(QWidget):
    """Where there is no room for it, the field for a day is left to its key, and the keys to the tool tips."""

    day_asked = Signal(object)  # a date
    only_asked = Signal()  # another colleague or room was chosen

    def __init__(self, context: Context, steps: Mapping[str, QAction], views: Mapping[View, QAction]) -> None:
        """`steps`: the actions "before", "after", "today", "print" and "rooms"; `views`: those that say how much is seen."""
        super().__init__()
        self._context = context
        self._jumping = False
        self._said = ("", "")  # which days these are; and the same where there is little room
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        before = icon_button("chevron-left", self.tr("Zurück"), key=self.tr("Alt+←"), steps=True)
        after = icon_button("chevron-right", self.tr("Weiter"), key=self.tr("Alt+→"), steps=True)
        today = button(self.tr("Heute"), key=self.tr("Alt+Pos1"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        self.plan = icon_button("print", self.tr("Plan drucken"), key="P")
        for made, name in ((before, "before"), (after, "after"), (today, "today"), (self.plan, "print")):
            made.clicked.connect(steps[name].trigger)
            line.addWidget(made)
        self.range = text_label("", "title")
        line.addSpacing(SPACE_2)
        line.addWidget(self.range)
        line.addStretch(1)
        self.jump = DateField(context.today)
        self.jump.setAccessibleName(self.tr("Zu einem Tag"))
        self.jump.line.setPlaceholderText(self.tr("Tag, z. B. 3.12."))
        self.jump.setFixedWidth(_JUMP)
        self.jump.line.returnPressed.connect(self._on_jump)
        self.jump.setToolTip(self.tr("Zu einem Tag (Strg+G)"))
        line.addWidget(self.jump)
        self.only = ChoiceField(none=self.tr("alle"))
        self.only.setAccessibleName(self.tr("Bei wem, welcher Raum"))
        self.only.edited.connect(self.only_asked)
        self.only.setToolTip(self.tr("Bei wem, welcher Raum (B)"))
        line.addWidget(self.only)
        self.rooms_button = TightKeyButton(steps["rooms"], "", "chip")
        following(self.rooms_button, steps["rooms"])
        self.rooms_button.setCheckable(True)
        line.addWidget(self.rooms_button)
        line.addSpacing(SPACE_3)
        group = QButtonGroup(self)
        self.view_buttons: dict[View, TightKeyButton] = {}
        for view, action in views.items():
            chip = TightKeyButton(action, "", "chip")
            following(chip, action)
            chip.setCheckable(True)
            group.addButton(chip)
            line.addWidget(chip)
            self.view_buttons[view] = chip

    def set_choices(self, choices: Choices) -> None:
        """Whom and which room one may choose."""
        name = self.tr("bei {name}")
        colleagues = [(f"{_COLLEAGUE}{key}", name.format(name=said)) for key, said in choices.colleagues()]
        rooms = [(f"{_ROOM}{code}", text) for code, text in choices.of(ListName.ROOMS)]
        self.only.set_choices((*colleagues, *rooms))

    def chosen(self) -> tuple[str | None, str | None]:
        """The colleague and the room that alone are seen; None for all."""
        code = self.only.code() or ""
        return (
            code.removeprefix(_COLLEAGUE) if code.startswith(_COLLEAGUE) else None,
            code.removeprefix(_ROOM) if code.startswith(_ROOM) else None,
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Say which days these are."""
        first, last = wanted.span()
        if wanted.view is View.DAY:
            said, brief = day_said(wanted.day, self._context.today()), short_date(wanted.day)
        elif wanted.view is View.MONTH:
            said = brief = month_title(Month.of(wanted.day))
        else:
            begins = f"{first:%d.}" if first.month == last.month else f"{first:%d.%m.}"
            text = self.tr("Woche {number} · {first}–{last}")
            said = text.format(number=first.isocalendar().week, first=begins, last=f"{last:%d.%m.%Y}")
            brief = f"{begins}–{last:%d.%m.%Y}"
        self._said = (said, brief)
        self.view_buttons[wanted.view].setChecked(True)
        self.rooms_button.setVisible(wanted.view is View.DAY)
        self.rooms_button.setChecked(wanted.rooms)
        self._fit()

    def go_to_jump(self) -> None:
        """Let somebody type a day."""
        self._jumping = True
        self.jump.setVisible(True)
        self.jump.setFocus()
        self.jump.line.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self._room(with_keys=True, with_jump=True), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = self._room(with_keys=False, with_jump=False, brief=True)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chips(self) -> list[TightKeyButton]:
        chips = [*self.view_buttons.values(), self.rooms_button]
        return [chip for chip in chips if not chip.isHidden()]

    def _fit(self) -> None:
        self.range.setText(self._said[self.width() < self._room(with_keys=False, with_jump=False)])
        self.plan.setVisible(self.width() >= self._room(with_keys=False, with_jump=False))
        jumps = self._jumping or self.width() >= self._room(with_keys=False, with_jump=True)
        self.jump.setVisible(jumps)
        shown = self.width() >= self._room(with_keys=True, with_jump=True)
        for chip in self._chips():
            chip.show_key(shown)

    def _room(self, *, with_keys: bool, with_jump: bool, brief: bool = False) -> int:
        line = self.layout()
        said = self.range.fontMetrics().horizontalAdvance(self._said[brief]) + SPACE_2
        taken = sum(chip.room(with_key=with_keys) + SPACE_2 for chip in self._chips())
        for number in range(line.count() if line is not None else 0):
            item = line.itemAt(number) if line is not None else None
            widget = item.widget() if item is not None else None
            if widget is None:
                taken += item.minimumSize().width() if item is not None else 0
            elif widget is self.plan and brief:
                continue  # where there is no room for it, its key is left
            elif widget is self.range:
                taken += said + SPACE_2
            elif not isinstance(widget, TightKeyButton) and widget is not self.jump:
                taken += widget.minimumSizeHint().width() + SPACE_2
        return taken + (_JUMP + SPACE_2 if with_jump else 0)

    def _on_jump(self) -> None:
        try:
            day: date | None = self.jump.value()
        except BadInput as error:
            self._context.status.tell(say(error.reason))
            return
        if day is not None:
            self.jump.set_value(None)
            self._jumping = False
            self._fit()
            self.day_asked.emit(day)
