"""A short form at the right of the counter: for whom, a few fields, saved with Ctrl+Enter, closed with Esc."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout

from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_form import EntryForm
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import IconLabel, KeyHint, text_label


class PanelForm(EntryForm):
    """What the panel's forms share: for whom they are, which the counter may change while they are open."""

    SAVE_ICON = "save"
    LABEL_WIDTH = 76

    def __init__(self, context: Context, choices: Choices, row: Any = None, *, columns: int = 2) -> None:
        super().__init__(context, choices, row, columns=columns)
        self.person: PersonRow | None = None
        self._who_icon = IconLabel("people")
        self.who = PersonalLabel(context.privacy, look="strong", parent=self.surface)
        self.who_else = text_label("", "soft")

    def draft_name(self) -> str:
        return self.person.name if self.person is not None else ""

    def set_person(self, person: PersonRow | None) -> None:
        """For whom it is; None for somebody without a name."""
        self.person = person
        self._who_icon.set_icon("person" if person else "people", "ink_soft")
        self.who.set_name(person.name if person else "")
        self.who.setVisible(person is not None)
        self.who_else.setText("" if person else QCoreApplication.translate("Counter", "anonym"))
        if self.begun:
            self.keeper.move(self.draft_id())

    def take_up(self) -> None:
        """The form was opened to go on with its draft: all of it comes back."""
        self.keeper.leave_decided(())

    def make_close_button(self) -> QAbstractButton:
        close = icon_button("close", QCoreApplication.translate("EntryForm", "Schließen"), key="Esc")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return close

    def lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(SPACE_2)
        for widget in (self._who_icon, self.who, self.who_else):
            who.addWidget(widget)
        who.addStretch(1)
        who.addWidget(self.secured)
        self.surface.body.addLayout(who)
        inner = self.form.layout()
        if isinstance(inner, QVBoxLayout):
            inner.setContentsMargins(2, 0, SPACE_1, SPACE_2)
            inner.addStretch(1)
        self.surface.head.addWidget(KeyHint("Esc"))
        self.surface.head.addWidget(self.close_button)
        self.fill_surface(scrolled(self.form), stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)

    def buttons(self) -> QHBoxLayout:
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.addWidget(self.save_button)
        return line
