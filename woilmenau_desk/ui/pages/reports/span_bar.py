"""What is chosen above every room: the span in large type between its two arrows, how long it is, and for whom."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import FunderRow
from woilmenau_desk.domain.periods import FIRST_YEAR
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.ui.span_words import kind_word, span_title
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.ends_layout import EndsLayout
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Badge, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import say

_FUNDER_LEAST, _FUNDER_MOST = 150, 260  # logical pixels
_KIND_WIDTH, _DATE_WIDTH = 128, 152


class SpanBar(QWidget):
    """Emits `changed` with every other span or funder that somebody chooses."""

    changed = Signal()

    def __init__(self, earlier: QAction, later: QAction, today: Callable[[], date], span: Span) -> None:
        super().__init__()
        self._today, self._span = today, span
        self._names: dict[int, str] = {}  # of the funders, by their numbers
        self._earlier, self._later = earlier, later
        self.earlier = icon_button("chevron-left", earlier.text(), key=_key(earlier), steps=True)
        self.later = icon_button("chevron-right", later.text(), key=_key(later), steps=True)
        self.earlier.clicked.connect(earlier.trigger)
        self.later.clicked.connect(later.trigger)
        later.enabledChanged.connect(self.later.setEnabled)
        earlier.enabledChanged.connect(self.earlier.setEnabled)
        self.title = text_label("", "display")
        self.so_far = Badge("", Tone.INFO, "clock")
        self.kind = ChoiceField(((kind.value, kind_word(kind)) for kind in SpanKind), none=None)
        self.kind.setAccessibleName(self.tr("Monat, Quartal, Halbjahr, Jahr oder Zeitraum"))
        self.kind.setFixedWidth(_KIND_WIDTH)
        self.kind.edited.connect(self._on_kind)
        self.first, self.last = DateField(today, prefer="past"), DateField(today, prefer="past")
        self.first.setAccessibleName(self.tr("Erster Tag"))
        self.last.setAccessibleName(self.tr("Letzter Tag"))
        self.wrong = text_label("", "small")
        self._days = self._make_days()
        self.funder = ChoiceField(none=None)
        self.funder.setAccessibleName(self.tr("Fördermittelgeber"))
        self.funder.setFixedWidth(_FUNDER_MOST)
        self.funder.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._funder_box = QWidget()
        for_whom = QHBoxLayout(self._funder_box)
        for_whom.setContentsMargins(0, 0, 0, 0)
        for_whom.setSpacing(SPACE_2)
        caption = text_label(self.tr("für"), "soft")
        caption.setBuddy(self.funder)
        for_whom.addWidget(caption)
        for_whom.addWidget(self.funder)
        ends = EndsLayout(1, SPACE_3)
        self.setLayout(ends)
        for widget in (self._make_title(), self._days, self.kind, self._funder_box):
            ends.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._funder_box.hide()
        self._show()

    def span(self) -> Span:
        """The span that is chosen."""
        return self._span

    def set_span(self, span: Span) -> bool:
        """Choose this one; whether it is another one that can be reported of."""
        if span == self._span or not self._is_possible(span):
            return False
        self._span = span
        self._show()
        self.changed.emit()
        return True

    def show_today(self) -> None:
        """It may be another day since: what runs is said to, and how far one can go."""
        self._show()

    def show_closed(self, number: int | None) -> None:
        """Say beside the span that this version of its report is closed, or, once it has ended, that it is not yet."""
        if number is not None:
            text = self.tr("abgeschlossen · Version {number}").format(number=number)
            self.so_far.set_state(text, Tone.GOOD, "lock")
        elif not self.running():
            self.so_far.set_state(self.tr("vorläufig"), Tone.NEUTRAL, "clock")
        self.so_far.show()
        self.updateGeometry()

    def running(self) -> bool:
        """Whether the span has not ended."""
        return self._span.last >= self._today()

    def funder_name(self) -> str | None:
        """The funder chosen; None for the first one."""
        return self.funder.code()

    def set_funder(self, number: int) -> None:
        """Choose the funder of that number, where there is one."""
        name = self._names.get(number)
        if name is not None:
            self.funder.set_code(name)

    def set_funders(self, funders: tuple[FunderRow, ...]) -> None:
        """Offer these; the one chosen stays where it still exists."""
        names = list(dict.fromkeys(funder.data.name for funder in funders))
        self._names = {funder.id: funder.data.name for funder in funders}
        kept = self.funder.code()
        self.funder.blockSignals(True)
        self.funder.clear()
        for name in names:
            self.funder.addItem(name, name)
        self.funder.setCurrentIndex(names.index(kept) if kept in names else 0)
        self.funder.blockSignals(False)
        self._funder_box.setVisible(len(names) > 1)

    def _make_title(self) -> QWidget:
        strip = QWidget()
        line = QHBoxLayout(strip)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        line.addWidget(self.earlier)
        line.addWidget(self.title)
        line.addWidget(self.later)
        line.addSpacing(SPACE_1)
        line.addWidget(self.so_far)
        return strip

    def _make_days(self) -> QWidget:
        strip = QWidget()
        line = QHBoxLayout(strip)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        for field in (self.first, self.last):
            field.said.hide()
            field.setFixedWidth(_DATE_WIDTH)
            field.line.returnPressed.connect(self._on_days)
            field.line.editingFinished.connect(self._on_days)
        line.addWidget(self.wrong)
        line.addWidget(self.first)
        line.addWidget(text_label(self.tr("bis"), "soft"))
        line.addWidget(self.last)
        strip.hide()
        return strip

    def _show(self) -> None:
        span = self._span
        self.title.setText(span_title(span))
        self.so_far.set_state(self.tr("bisher"), Tone.INFO, "clock")
        self.so_far.setVisible(self.running())
        self._later.setEnabled(self._is_possible(span.next()))
        self._earlier.setEnabled(self._is_possible(span.previous()))
        self.kind.set_code(span.kind.value)
        of_days = span.kind is SpanKind.DAYS
        self._days.setVisible(of_days)
        self.wrong.setText("")
        if of_days:
            self.first.set_value(span.first)
            self.last.set_value(span.last)
        self.updateGeometry()

    def _is_possible(self, span: Span) -> bool:
        return span.first.year >= FIRST_YEAR and span.first <= self._today()

    def _on_kind(self) -> None:
        code = self.kind.code()
        if code is None or code == self._span.kind.value:
            return
        kind = SpanKind(code)
        if kind is SpanKind.DAYS:
            self.set_span(Span(kind, self._span.first, min(self._span.last, self._today())))
            self.first.setFocus()
            return
        # Of a year one comes to the month that runs, or to its last.
        self.set_span(Span.around(kind, min(self._span.last, self._today())))

    def _on_days(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
            if first is None or last is None:
                return
            span = Span.days(first, last)
        except BadInput as error:
            self.wrong.setText(say(error.reason))
            return
        if span != self._span and not self.set_span(span):
            self.wrong.setText(self.tr("Dieser Zeitraum hat noch nicht begonnen."))


def _key(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
