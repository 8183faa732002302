"""Who is in an offer and who waits: called, changed and let go by keys; whoever moved up has a text in their language."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.offers import enrolling, telling
from woilmenau_desk.services.offers.telling import Told
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.offer_words import waits_for_word
from woilmenau_desk.ui.pages.offers.rows import in_order, people_columns, people_heading
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import TightKeyButton, escaped
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.rows import HeadedRows, RowsModel, RowsView
from woilmenau_desk.ui.widgets.toned import ToneFrame
from woilmenau_desk.ui.widgets.topics import flowing
from woilmenau_desk.ui.words import named

_TEXT_KEY = "offers.told"
_LEAST_HEIGHT = 100  # two people under their headings


class TellNote(ToneFrame):
    """What to say to whoever moved up: their telephone number, and a text in their language to be sent."""

    def __init__(self, context: Context, copy: QAction, told: QAction) -> None:
        self._phone = PersonalLabel(context.privacy, look="lead")
        self._text = text_label("", wrap=True)
        super().__init__(Tone.WARN)
        self.setProperty("look", "note")
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self._phone, 1)
        row, line = flowing()
        self.copy_button = TightKeyButton(copy, "document")
        self.told_button = TightKeyButton(told, "phone", "primary")
        line.addWidget(self.told_button)
        line.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_2)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(row)
        self.hide()

    def show_row(self, row: EnrolmentRow | None) -> None:
        """Show whom to call; None where nobody waits for word."""
        self.setVisible(row is not None)
        if row is not None:
            self._phone.set_name(row.phone or self.tr("ohne Telefonnummer"))
            self._text.setText("…")

    def show_text(self, told: Told) -> None:
        """Show the text that can be sent."""
        self._text.setText(told.text)
        side = Qt.AlignmentFlag.AlignRight if told.right_to_left else Qt.AlignmentFlag.AlignLeft
        self._text.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)


class People(QWidget):
    """The people of the offer that is shown, with the keys for what is done with them."""

    change_asked = Signal(object)  # EnrolmentRow
    certificate_asked = Signal(object)  # EnrolmentRow
    changed = Signal(object)  # the Done of what was written
    left = Signal()  # the keyboard goes back to the list of offers
    calling = Signal(bool)  # whether the note with what to say is shown, which needs the room of other things
    to_tell = Signal(int)  # how many have moved up and do not know it yet

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted: int | None = None
        self._opened = False  # somebody came to the list, so what to say is shown
        self.text: Told | None = None
        self.rows: RowsModel[EnrolmentRow] = HeadedRows(
            people_columns(), context.privacy, heading=people_heading, parent=self
        )
        self.empty = EmptyState("people", self.tr("Noch niemand eingeschrieben"))
        self.list = RowsView(
            self.rows, self.tr("Teilnehmende und Warteliste"), empty=self.empty, header=False, careful=True
        )
        self.told_action = self._action(self.tr("Angerufen"), "A", self._tell, waits_for_word)
        self.copy_action = self._action(self.tr("Kopieren"), "Ctrl+C", self._copy, waits_for_word)
        self.change_action = self._action(
            self.tr("Ändern"), "Return", lambda row: self.change_asked.emit(row), _is_there
        )
        self.change_action.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.certificate_action = self._action(
            self.tr("Bescheinigung"), "B", lambda row: self.certificate_asked.emit(row), _is_there
        )
        self.leave_action = self._action(self.tr("Abmelden"), "Del", self._ask_leave, _is_there)
        self.note = TellNote(context, self.copy_action, self.told_action)
        buttons, line = flowing()
        for action in (self.change_action, self.certificate_action, self.leave_action):
            line.addWidget(TightKeyButton(action, "", "quiet"))
        self.list.setMinimumHeight(_LEAST_HEIGHT)
        # It takes what is left: for what a list would like to have, the page would scroll in a small window.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self._buttons = buttons
        self.list.row_selected.connect(self._on_selected)
        self.list.installEventFilter(self)
        self._on_selected(None)

    def show_people(self, rows: tuple[EnrolmentRow, ...]) -> None:
        """Show these; whoever was just enrolled is selected, else whoever is to be told first."""
        before = self.list.current_row()
        self.rows.set_rows(in_order(rows))
        if self._wanted is not None:
            self.list.select(self._wanted)
            self._wanted = None
        elif before is None or self.rows.find(before.id) < 0:
            self.list.select_any()
        self._buttons.setVisible(bool(rows))
        self.to_tell.emit(sum(map(waits_for_word, rows)))
        self._on_selected(self.list.current_row())

    def forget(self) -> None:
        """Another offer is shown: nobody is selected until its people are known."""
        self.rows.set_rows(())
        self.list.forget_place()
        self._buttons.hide()
        self.to_tell.emit(0)
        self._on_selected(None)

    def want(self, enrolment_id: int) -> None:
        """Select this one as soon as it is there."""
        if not self.list.select(enrolment_id):
            self._wanted = enrolment_id

    def close_note(self) -> None:
        """The keyboard is in another list: what to say gives its room back."""
        self._opened = False
        self._on_selected(self.list.current_row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.FocusIn and not self._opened:
            self._opened = True
            self._on_selected(self.list.current_row())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # Within

    def _action(self, text: str, key: str, slot: Any, when: Any) -> QAction:
        """A key counts in the list alone, so that letters can be typed elsewhere."""
        action = QAction(escaped(text), self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(partial(self._with_row, slot, when))
        self.list.addAction(action)
        return action

    def _with_row(self, slot: Any, when: Any, _checked: bool = False) -> None:
        row = self.list.current_row()
        if row is not None and when(row):
            slot(row)

    def _on_selected(self, row: EnrolmentRow | None) -> None:
        tells = row is not None and waits_for_word(row)
        self.told_action.setEnabled(tells)
        self.copy_action.setEnabled(False)
        for action in (self.change_action, self.certificate_action, self.leave_action):
            action.setEnabled(row is not None and _is_there(row))
        self.text = None
        shown = tells and self._opened
        self.note.show_row(row if shown else None)
        self.calling.emit(shown)
        if row is not None and shown:
            self._context.runner.run_latest(
                _TEXT_KEY, telling.moved_up, self._context.desk, row.id, on_done=self._on_text, owner=self
            )

    def _on_text(self, told: Told) -> None:
        row = self.list.current_row()
        if row is not None and row.id == told.enrolment_id and waits_for_word(row):
            self.text = told
            self.note.show_text(told)
            self.copy_action.setEnabled(True)

    def _copy(self, _row: EnrolmentRow) -> None:
        if self.text is not None:
            QGuiApplication.clipboard().setText(self.text.text)
            self._context.status.tell(self.tr("Text kopiert: in die Nachricht einfügen und abschicken."))

    def _tell(self, row: EnrolmentRow) -> None:
        self._write(enrolling.told, row)

    def _ask_leave(self, row: EnrolmentRow) -> None:
        if row.state is EnrolmentState.WAITING:
            detail = self.tr("Wer dahinter wartet, rückt vor. Strg+Z macht es rückgängig.")
        else:
            detail = self.tr("Wer auf der Warteliste vorn steht, rückt auf. Strg+Z macht es rückgängig.")
        asks = dialogs.ask(
            self,
            self.tr("{name} abmelden?").format(name=self._context.privacy.mask(named(row.person_name))),
            detail=detail,
            action=self.tr("Abmelden"),
            on_yes=lambda: self._write(enrolling.leave, row),
        )
        asks.finished.connect(lambda _result: self.list.setFocus())

    def _write(self, service: Any, row: EnrolmentRow) -> None:
        self._context.runner.run(
            service,
            self._context.desk,
            row.id,
            row.version,
            on_done=self._on_written,
            on_error=self._on_error,
            owner=self,
        )
        self.list.setFocus()

    def _on_written(self, done: Done[EnrolmentRow]) -> None:
        if done.value.state is not EnrolmentState.LEFT:
            self.rows.put(done.value)
            self._on_selected(self.list.current_row())
        self.changed.emit(done)

    def _on_error(self, error: KnownError) -> None:
        dialogs.show_error(self, error)


def _is_there(row: EnrolmentRow) -> bool:
    return row.state is not EnrolmentState.LEFT
