"""What the rooms of the page "Berichte" have in common: the span and the funder that are chosen above them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.reports.kept import ReportsKept
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3
from woilmenau_desk.ui.widgets.buttons import button, escaped
from woilmenau_desk.ui.widgets.labels import text_label


class ReportRoom(QWidget):
    """One room. It is built when it is first opened, and told what is chosen whenever it is in front."""

    room_asked = Signal(str)  # another room is to be opened
    span_asked = Signal(object)  # another span is to be looked at
    closed_asked = Signal(int)  # the closed report of that number is to be looked at
    closed_told = Signal(object)  # which version of what is chosen is closed, None for none
    question_asked = Signal(str)  # a question of the text is to be answered

    def __init__(self, context: Context, reports: ReportsKept) -> None:
        super().__init__()
        self.context, self.reports = context, reports
        self.span = Span.around(SpanKind.MONTH, context.today())
        self.funder: str | None = None

    def show_choice(self, span: Span, funder: str | None) -> None:
        """Show this span for this funder (None: the first one), or the same once more, for something has changed."""
        self.span, self.funder = span, funder

    def activated(self) -> None:
        """It comes to the front: put the focus where work begins."""

    def add_action(self, text: str, key: str, slot: Callable[[], object], icon: str = "") -> QAction:
        """An action that works while this room is seen."""
        action = QAction(escaped(text), self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked: slot())
        if icon:
            theme.dress(action, icon)
        self.addAction(action)
        return action


class Counting(QWidget):
    """Something is being counted: how far it is, and how it is given up."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        said = QCoreApplication.translate("Counting", "Der Bericht wird gezählt …")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(280)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(said)
        self.cancel_button = button(QCoreApplication.translate("Counting", "Abbrechen"), "close")
        self.cancel_button.clicked.connect(self.given_up)
        self._said = text_label(said, "strong")
        self._far = text_label("", "soft")
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_3)
        layout.addStretch(1)
        for widget in (self._said, self.bar, self._far, self.cancel_button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def begin(self) -> None:
        """Another one is counted: nothing is known of how far it is."""
        self.show_share(None)

    def show_share(self, share: object) -> None:
        """So many of so many; None where that is not known."""
        if isinstance(share, tuple) and len(share) == 2 and share[1]:
            done, total = share
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            text = QCoreApplication.translate("Counting", "{done} von {total}")
            self._far.setText(text.format(done=done, total=total))
        else:
            self.bar.setRange(0, 0)
            self._far.setText("")
