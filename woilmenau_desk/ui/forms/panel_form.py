"""A short form at the right of the counter: for whom, a few fields, saved with Ctrl+Enter, closed with Esc."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.draft_words import tell_kept
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, IconLabel, KeyHint, Note, text_label


class PanelForm(Card):
    """What the panel's forms share. A subclass fills `form`, then calls `finish`, and says what to `send`."""

    saved = Signal(object)  # the value of the Done
    closed = Signal()

    def __init__(self, context: Context, title: str, *, columns: int = 2) -> None:
        super().__init__(title)
        self.context = context
        self.person: PersonRow | None = None
        self._keeping = False
        self.form = Form(columns)
        self.addAction(self.form.save_action)
        self._who_icon = IconLabel("people")
        self.who = PersonalLabel(context.privacy, look="strong")
        self.who_else = text_label("", "soft")
        who = QHBoxLayout()
        who.setSpacing(SPACE_2)
        who.addWidget(self._who_icon)
        who.addWidget(self.who)
        who.addWidget(self.who_else)
        who.addStretch(1)
        self.body.addLayout(who)
        self._restored = Note("", Tone.INFO, "edit")
        self._forget = button(QCoreApplication.translate("PanelForm", "Verwerfen"), look="quiet")
        self._forget.clicked.connect(self._on_forget)
        self._restored.add_widget(self._forget)
        self.body.addWidget(self._restored)
        self._area = scrolled(self.form)
        layout = self.form.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setContentsMargins(2, 0, SPACE_1, SPACE_2)
            layout.addStretch(1)
        self.body.addWidget(self._area, 1)
        self.save_button = KeyButton(
            QCoreApplication.translate("PanelForm", "Speichern"),
            QCoreApplication.translate("PanelForm", "Strg+Enter"),
            "save",
            "primary",
        )
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save_button.clicked.connect(self.save)
        self.body.addWidget(self.save_button)
        close = icon_button("close", QCoreApplication.translate("PanelForm", "Schließen"), key="Esc")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        self.head.addWidget(KeyHint("Esc"))
        self.head.addWidget(close)
        self.form.submitted.connect(self.save)

    def send(self) -> tuple[Callable[..., Done[Any]], tuple[object, ...]]:
        """The service to call, with its arguments after the desk. Raises BadInput for what cannot be read."""
        raise NotImplementedError

    def what(self) -> str:
        """What a draft of it is called."""
        raise NotImplementedError

    def draft_id(self) -> str:
        """Under which id its draft is kept now. A new entry's tells for whom it is, so it changes with the person."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self.form.fields().values()))

    def set_person(self, person: PersonRow | None) -> None:
        """For whom it is; None for somebody without a name."""
        self.person = person
        self._who_icon.set_icon("person" if person else "people", "ink_soft")
        self.who.set_name(person.name if person else "")
        self.who.setVisible(person is not None)
        self.who_else.setText("" if person else QCoreApplication.translate("Counter", "anonym"))
        if self._keeping:
            self._keeper.move(self.draft_id())

    def finish(self, fields: Mapping[str, QWidget], *, without: tuple[str, ...] = ()) -> None:
        """The form is filled: from now on what is typed in these fields is kept as its draft.

        `without` names fields that the key press decides anew each time; they come back only with `take_up`.
        """
        self._keeper = self.context.drafts.keep(self.draft_id(), fields, self)
        self._keeping = True
        self._keeper.leave_decided(without)
        self._keeper.restored.connect(self._on_restored)
        self._keeper.restore()

    def take_up(self) -> None:
        """The form was opened to go on with its draft: all of it comes back."""
        self._keeper.leave_decided(())

    def save(self) -> None:
        """Send it to the store; the form stays until the answer is there."""
        if not self.save_button.isEnabled():
            return
        request: list[tuple[Callable[..., Done[Any]], tuple[object, ...]]] = []
        if not self.form.read(lambda: request.append(self.send())):
            return
        self.form.clear_errors()
        self.save_button.setEnabled(False)
        function, arguments = request[0]
        self.context.runner.run(
            self._keeper.saving(function),
            self.context.desk,
            *arguments,
            on_done=self._on_saved,
            on_error=self._on_error,
            settled=self._on_settled,
            owner=self,
        )

    def close_without_saving(self) -> None:
        """Put what was typed away as a draft, and say so; the form may go."""
        self._keeper.flush()
        if self._keeper.kept:
            tell_kept(self.context, self.what(), self.person.name if self.person else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _on_saved(self, done: Done[Any]) -> None:
        self._keeper.settle()
        self.saved.emit(done.value)

    def _on_error(self, error: KnownError) -> None:
        self.form.show_error(error)
        if self.form.problem.isVisibleTo(self.form):
            # The note has its place only after the layout has made room for it.
            QTimer.singleShot(0, self.form.problem, lambda: self._area.ensureWidgetVisible(self.form.problem))

    def _on_settled(self) -> None:
        self.save_button.setEnabled(True)

    def _on_restored(self) -> None:
        text = QCoreApplication.translate("PanelForm", "Noch nicht gespeichert.")
        self._restored.set_text(text, Tone.INFO, "edit")

    def _on_forget(self) -> None:
        self._keeper.forget()
        self._restored.set_text("")
        self.first_field().setFocus()
