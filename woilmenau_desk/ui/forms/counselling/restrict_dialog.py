"""Who reads a case: the team, or those alone who are named."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import VAULT_ROLES
from woilmenau_desk.domain.cases import CaseDetails, CaseRow, Named
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import case_keys
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import NO_CHOICES, Choice
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import EmptyState, text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.widgets.topics import TopicsField
from woilmenau_desk.ui.words import named

_WIDTH, _LIST_HEIGHT = 560, 180
NOBODY = QT_TRANSLATE_NOOP("errors", "Wen? Bitte jemanden wählen.")


def able_colleagues(context: Context) -> list[Choice]:
    """Whoever can hold the key of a case, beside oneself: Beratung and Leitung with an access."""
    choices = context.choices.now or NO_CHOICES
    own = context.desk.actor.name
    return [
        (row.key, row.name)
        for row in choices.staff
        if row.has_login and row.role in VAULT_ROLES and row.key != own
    ]


class CaseDialog(QDialog):
    """A heading, what it is about, and buttons; Enter in a line goes on."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_3)
        self.column.setSpacing(SPACE_3)
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        self.close_button.clicked.connect(self.reject)

    def head(self, title: str) -> None:
        """What the dialog is called."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.column.addWidget(text_label(title, "title"))

    def key_action(self, text: str, key: str, slot: Callable[[], object]) -> QAction:
        """An action of the dialog with its key."""
        action = QAction(escaped(text), self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def foot(self, *buttons: QWidget) -> None:
        """The buttons below."""
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        for made in buttons:
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(self.close_button)
        self.column.addLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class RestrictDialog(CaseDialog):
    """Restricts a case, names somebody in it or no more, and opens it to the team again."""

    changed = Signal(object)  # CaseRow

    def __init__(self, context: Context, details: CaseDetails, parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self.head(self.tr("Wer diesen Fall liest"))
        self._row: CaseRow = details.row
        self._open = QWidget()
        self._closed = QWidget()
        row = details.row
        self.column.addWidget(
            PersonalLabel(context.privacy, f"{row.number} · {named(row.person_name)}", "lead")
        )
        self._build_open()
        self._build_restricted()
        self.column.addWidget(self._open, 1)
        self.column.addWidget(self._closed, 1)
        self.restrict_button = KeyButton.for_action(self.restrict_action, "lock", "primary")
        self.team_button = KeyButton.for_action(self.team_action, "unlock")
        self.foot(self.restrict_button, self.team_button)
        self._show(row, details.named)
        if not row.restricted:
            context.runner.run(
                case_keys.outside,
                context.desk,
                row.id,
                on_done=self._on_outside,
                on_error=self._on_error,
                owner=self,
            )

    def _build_open(self) -> None:
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(
            text_label(
                self.tr(
                    "Jetzt lesen ihn Beratung und Leitung. Eingeschränkt wird er für Sie und die Benannten allein "
                    "versiegelt: Auch die Leitung liest ihn dann nur, wenn sie benannt ist. Dass es ihn gibt, "
                    "sehen alle."
                ),
                wrap=True,
            )
        )
        self.who = TopicsField(able_colleagues(self._context))
        self.who.setAccessibleName(self.tr("Wer ihn außer Ihnen liest"))
        column.addWidget(text_label(self.tr("Wer ihn außer Ihnen liest"), "strong"))
        column.addWidget(self.who)
        self.outside = text_label("", wrap=True)
        self.take_in = QCheckBox(self.tr("Auch sie in den Fall aufnehmen und mit einschränken"))
        self.take_in.setAccessibleName(self.take_in.text())
        self.take_in.setChecked(True)
        self._outside: tuple[int, ...] = ()
        for made in (self.outside, self.take_in):
            made.setVisible(False)
            column.addWidget(made)
        column.addStretch(1)
        self.restrict_action = self.key_action(self.tr("Einschränken"), "Ctrl+Return", self._restrict)

    def _build_restricted(self) -> None:
        today = self._context.today
        column = QVBoxLayout(self._closed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        self.rows: RowsModel[Named] = RowsModel(
            (
                Column[Named]("", lambda one: one.name, strong=True),
                Column[Named](
                    "",
                    lambda one: (
                        self.tr("bis {day}").format(day=people_say_date(one.until, today()))
                        if one.until
                        else self.tr("auf Dauer")
                    ),
                    soft=True,
                    width=136,
                ),
                Column[Named](
                    "",
                    lambda one: "" if one.fits else self.tr("Schlüssel passt nicht mehr"),
                    badge=lambda _one: Tone.WARN,
                    width=216,
                ),
            ),
            self._context.privacy,
            key=lambda one: one.colleague,
            parent=self,
        )
        self.list = RowsView(
            self.rows, self.tr("Benannt sind"), empty=EmptyState("lock", self.tr("Niemand")), header=False
        )
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.unname_action = self.key_action(self.tr("Nicht mehr benennen"), "Del", self._ask_unname)
        self.unname_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(self.unname_action)
        self.list.row_selected.connect(lambda row: self.unname_action.setEnabled(row is not None))
        self.form = Form(2)
        self.colleague = ChoiceField(
            able_colleagues(self._context), none=self.tr("bitte wählen"), privacy=self._context.privacy
        )
        self.until = DateField(today, prefer="future", field="until")
        self.form.add("colleague", self.tr("Jemanden benennen"), self.colleague)
        self.form.add(
            "until", self.tr("Bis"), self.until, hint=self.tr("Leer: auf Dauer. Sonst der letzte Tag.")
        )
        self.name_action = self.key_action(self.tr("Benennen"), "Ctrl+B", self._name)
        self.team_action = self.key_action(self.tr("Für das Team öffnen …"), "Ctrl+T", self._ask_team)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(KeyButton.for_action(self.name_action, "plus"))
        buttons.addWidget(KeyButton.for_action(self.unname_action, "minus", "quiet"))
        buttons.addStretch(1)
        column.addWidget(text_label(self.tr("Nur diese lesen ihn:"), "strong"))
        column.addWidget(self.list, 1)
        column.addWidget(self.form)
        column.addLayout(buttons)

    # What is shown

    def _show(self, row: CaseRow, who: tuple[Named, ...]) -> None:
        self._row = row
        self._open.setVisible(not row.restricted)
        self._closed.setVisible(row.restricted)
        self.restrict_button.setVisible(not row.restricted)
        self.restrict_action.setEnabled(not row.restricted)
        self.team_button.setVisible(row.restricted)
        for action in (self.team_action, self.name_action):
            action.setEnabled(row.restricted)
        self.rows.set_rows(who)
        self.list.select_any()
        self.unname_action.setEnabled(row.restricted and self.list.current_row() is not None)
        if row.restricted:
            self.list.setFocus()
        else:
            self.who.setFocus()

    # What is done

    def _restrict(self) -> None:
        taken = self._outside if self.take_in.isChecked() else ()
        self._write(case_keys.restrict, self._row.id, self.who.codes(), last=(taken,))

    def _on_outside(self, sessions: tuple[int, ...]) -> None:
        """What the case would not protect, and whether that is to be changed with it."""
        self._outside = sessions
        text = self.tr(
            "Gespräche dieser Person, die in keinem Fall stehen und die das Team weiter liest: {number}"
        )
        self.outside.setText(text.format(number=len(sessions)))
        for made in (self.outside, self.take_in):
            made.setVisible(bool(sessions))

    def _name(self) -> None:
        self.form.clear_errors()
        try:
            colleague, until = self.colleague.code(), self.until.value()
            if colleague is None:
                raise BadInput("colleague", Sentence("errors", NOBODY))
        except BadInput as error:
            self.form.show_error(error)
            return
        self._write(case_keys.name, self._row.id, colleague, last=(until,))

    def _ask_unname(self) -> None:
        row = self.list.current_row()
        if row is None:
            return
        own = row.colleague == self._context.desk.actor.name
        detail = (
            self.tr("Sie lesen diesen Fall dann selbst nicht mehr.")
            if own
            else self.tr("Der Fall wird neu versiegelt: Ein alter Schlüssel öffnet ihn nicht mehr.")
        )
        dialogs.ask(
            self,
            self.tr("{name} nicht mehr benennen?").format(name=row.name),
            detail=detail,
            action=self.tr("Nicht mehr benennen"),
            on_yes=lambda: self._write(case_keys.unname, self._row.id, row.colleague),
            danger=True,
            on_no=lambda: self._context.status.tell(self.tr("Es bleibt, wie es war.")),
        )

    def _ask_team(self) -> None:
        dialogs.ask(
            self,
            self.tr("Diesen Fall für das Team öffnen?"),
            detail=self.tr("Beratung und Leitung lesen ihn dann wieder."),
            action=self.tr("Öffnen"),
            on_yes=lambda: self._write(case_keys.open_to_team, self._row.id),
            danger=True,
            on_no=lambda: self._context.status.tell(self.tr("Es bleibt, wie es war.")),
        )

    def _write(
        self, service: Callable[..., Done[Any]], *arguments: object, last: tuple[Any, ...] = ()
    ) -> None:
        self._context.runner.run(
            service,
            self._context.desk,
            *arguments,
            self._row.version,
            *last,
            on_done=self._on_written,
            on_error=self._on_error,
            owner=self,
        )

    def _on_written(self, done: Done[CaseRow]) -> None:
        self.changed.emit(done.value)
        self._row = done.value
        if not done.value.readable:
            self.accept()
        elif not done.value.restricted:
            self._show(done.value, ())
        else:
            self._context.runner.run(
                case_keys.named,
                self._context.desk,
                done.value.id,
                on_done=lambda who: self._show(done.value, who),
                on_error=self._on_error,
                owner=self,
            )

    def _on_error(self, error: KnownError) -> None:
        if isinstance(error, BadInput) and error.field in ("colleague", "until"):
            self.form.show_error(error)
        else:
            dialogs.show_error(self, error)
