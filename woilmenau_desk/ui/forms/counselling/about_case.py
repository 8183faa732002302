"""What the forms about one case share: whose it is stands above the fields, and the draft is the case's."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_form import EntryForm
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.labels import Note
from woilmenau_desk.ui.words import named


class AboutCaseForm(EntryForm):
    """A form that writes something down of a case; its draft goes through the vault."""

    CONFIDENTIAL = True
    WHAT: ClassVar[str]  # the end of its draft's id

    def __init__(
        self, context: Context, choices: Choices, case: CaseRow, seen: object = None, *, columns: int = 4
    ) -> None:
        super().__init__(context, choices, seen, columns=columns)
        self.case = case

    def draft_id(self) -> str:
        return f"case:{self.case.id}:{self.WHAT}"

    def draft_name(self) -> str:
        return self.case.person_name

    def below(self) -> tuple[Note, ...]:
        """What is told below the fields."""
        return ()

    def lay_out(self) -> None:
        self.surface.body.addWidget(self.whose())
        self.fill_surface(self.form, *self.below())
        left = QVBoxLayout()
        left.addWidget(self.surface)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(left)

    def whose(self) -> QWidget:
        """2026-0014 · Olena Testenko."""
        said = f"{self.case.number} · {named(self.case.person_name)}"
        return PersonalLabel(self.context.privacy, said, "lead")
