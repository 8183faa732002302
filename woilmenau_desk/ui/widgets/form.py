"""Forms: the label above its field, the mistake below it, Ctrl+Enter saves."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.labels import Note, ink_label, text_label
from woilmenau_desk.ui.widgets.toned import InkLabel
from woilmenau_desk.ui.words import say

SAVE_KEYS = (QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter"))


_NO_NUMBER = QT_TRANSLATE_NOOP("errors", "Hier fehlt eine Zahl.")
_WIDEST = 560  # more no form asks for; a long path in it must not widen the window


class Form(QWidget):
    """Fields by their name in code, in a grid of one or more columns."""

    submitted = Signal()

    def __init__(self, columns: int = 1, parent: QWidget | None = None, *, gap: int = SPACE_3) -> None:
        """`gap` lies between the rows; a small one lets a long form do without scrolling."""
        super().__init__(parent)
        self._columns = columns
        self._row, self._column = 0, 0
        self._fields: dict[str, QWidget] = {}
        self._errors: dict[str, InkLabel] = {}
        self._hints: dict[str, str] = {}
        self._cells: dict[str, QWidget] = {}
        self._labels: dict[str, str] = {}
        self._wrong: set[str] = set()
        self._twins: dict[str, str] = {}
        self.edits = 0  # how often a person changed a field: whether somebody typed meanwhile
        self.problem = Note("", Tone.BAD)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(gap)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self.problem)
        layout.addLayout(self._grid)
        self.save_action = QAction(QCoreApplication.translate("Form", "Speichern"), self)
        self.save_action.setShortcuts(SAVE_KEYS)
        self.save_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.save_action.setAutoRepeat(False)
        self.save_action.triggered.connect(self._on_save)
        self.addAction(self.save_action)

    def add(self, name: str, label: str, field: QWidget, *, hint: str = "", span: int = 1) -> QWidget:
        """Put a field into the next free place and return it. `name` is the one that BadInput uses.

        `span` columns wide, 0 for the whole line. `hint` stands under the field until a mistake does.
        """
        caption = text_label(label, "small")
        caption.setBuddy(field)
        field.setAccessibleName(label)
        below = ink_label(hint, "small", wrap=True)
        cell = QWidget(
            self
        )  # from the outside inwards: a tree that moves is styled anew, each time as a whole
        stack = QVBoxLayout(cell)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(SPACE_1)
        stack.addWidget(caption)
        stack.addWidget(field)
        stack.addWidget(below)
        stack.addStretch(1)
        below.setVisible(bool(hint))
        width = self._columns if span == 0 else min(span, self._columns)
        if self._column + width > self._columns:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(cell, self._row, self._column, 1, width)
        self._column += width
        self._fields[name], self._errors[name], self._hints[name] = field, below, hint
        self._cells[name], self._labels[name] = cell, label
        if isinstance(field, QLineEdit):
            field.textEdited.connect(lambda _text: self._on_edited(name))
        elif isinstance(edited := getattr(field, "edited", None), SignalInstance):
            edited.connect(lambda: self._on_edited(name))
        if isinstance(refused := getattr(field, "refused", None), SignalInstance):
            refused.connect(lambda mistake: self.tell(name, mistake))
        return field

    def pair(self, name: str, twin: str) -> None:
        """A mistake told under `twin` is about `name` too: it vanishes when either is edited."""
        self._twins[name] = twin

    def add_line(self, widget: QWidget) -> QWidget:
        """A widget without a label, over the whole width."""
        if self._column:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(widget, self._row, 0, 1, self._columns)
        self._row += 1
        return widget

    def show_field(self, name: str, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._cells[name].setVisible(visible)

    def label(self, name: str) -> str:
        """What stands above a field."""
        return self._labels[name]

    def fields(self) -> dict[str, QWidget]:
        """The fields by name; what a DraftKeeper takes."""
        return dict(self._fields)

    def hold(self) -> Callable[[], None]:
        """Save nothing twice: the key rests until what is returned is called, when the write has been answered."""
        self.save_action.setEnabled(False)
        return lambda: self.save_action.setEnabled(True)

    def show_error(self, error: KnownError, *, go: bool = True, kept: str = "") -> None:
        """Tell a mistake under its field and go there; any other error stands above the form.

        Without `go` the focus stays, as where somebody types on while the answer comes. `kept` says better than the error
        what was kept.
        """
        self.clear_errors()
        if isinstance(error, BadInput) and error.field in self._fields:
            self.tell(error.field, say(error.reason))
            if go:
                self._fields[error.field].setFocus()
                self._bring_into_sight(self._cells[error.field])
            return
        self._bring_into_sight(self.problem)
        what, told, todo = map(say, error.sentences())
        self.problem.set_text("\n".join(text for text in (what, kept or told, todo) if text), Tone.BAD)

    def _bring_into_sight(self, told: QWidget) -> None:
        """Scroll to what is told, once it has its place: the focus alone would show the field and not the words."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, told, partial(area.ensureWidgetVisible, told, 0, SPACE_3))

    def clear_errors(self) -> None:
        """Take every mistake back."""
        self.problem.set_text("")
        for name in self._fields:
            self.tell(name, "")

    def read(self, *readers: Callable[[], object]) -> bool:
        """Call each reader; the first BadInput is shown and False returned. A number that was emptied is one, too."""
        try:
            self.check()
            for reader in readers:
                reader()
        except BadInput as error:
            self.show_error(error)
            return False
        return True

    def check(self) -> None:
        """Raises BadInput where a number was emptied."""
        for name, field in self._fields.items():
            if isinstance(field, QSpinBox) and not field.hasAcceptableInput():
                raise BadInput(name, Sentence("errors", _NO_NUMBER))

    def tell(self, name: str, mistake: str) -> None:
        """Tell a mistake under its field without going there; an empty text takes it back."""
        (self._wrong.add if mistake else self._wrong.discard)(name)
        below = self._errors[name]
        below.set_ink("bad" if mistake else "")
        below.setText(mistake or self._hints[name])
        below.setVisible(bool(below.text()))
        field = self._fields[name]
        field.setAccessibleDescription(mistake or self._hints[name])
        for widget in (field, field.focusProxy()):
            if widget is not None and widget.property("wrong") != bool(mistake):
                widget.setProperty("wrong", bool(mistake))
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def set_hint(self, name: str, hint: str) -> None:
        """Say another hint under a field; while a mistake stands there, it waits."""
        if hint != self._hints[name]:
            self._hints[name] = hint
            if name not in self._wrong:
                self.tell(name, "")

    def settle(self) -> None:
        """What is half typed in a list becomes its entry, as if the field had been left."""
        for field in self._fields.values():
            if callable(settle := getattr(field, "settle", None)):
                settle()

    def _on_edited(self, name: str) -> None:
        """What was told of a field holds no more once it is edited."""
        self.edits += 1
        for told in (name, self._twins.get(name, name)):
            if told in self._wrong:
                self.tell(told, "")

    def _on_save(self) -> None:
        self.settle()  # the key does not leave the field
        self.submitted.emit()


def at_field(field: str, error: KnownError) -> KnownError:
    """The error as one of that field, so that the form tells it there."""
    if isinstance(error, BadInput):
        return error
    what, _kept, todo = error.sentences()
    return BadInput(field, Sentence("errors", "{what} {todo}", {"what": what, "todo": todo}))


class _Scrolled(QScrollArea):
    """Scrolls upwards and downwards alone, so it wants the width of what it holds."""

    def __init__(self, least: int | None) -> None:
        super().__init__()
        self._least = least

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._least is None else QSize(hint.width(), self._least)

    def minimumSizeHint(self) -> QSize:
        hint, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return hint
        wide = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), min(wide, _WIDEST)), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(widget: QWidget, *, least: int | None = None) -> QScrollArea:
    """The widget in a frameless scroll area, for forms that may be higher than the window.

    `least`: the height that it asks for, where it stands in a page that would scroll as well.
    """
    widget.setProperty("look", "scroll")
    area = _Scrolled(least)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    return area
