"""What the short forms about a volunteer share: about whom they are, which no field of theirs says."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.forms.entry_form import EntryForm
from woilmenau_desk.ui.forms.volunteers.volunteer_form import draft_of
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.words import named


class AboutForm(EntryForm):
    """A form of a few fields; `who` is the volunteer as the page showed them."""

    def __init__(
        self,
        context: Context,
        choices: Choices,
        who: VolunteerRow,
        what: str,
        row: object = None,
        *,
        columns: int = 4,
    ) -> None:
        """`what` tells the draft of this form from those of others about the same volunteer."""
        super().__init__(context, choices, row, columns=columns)
        self.who, self._what = who, what
        self.name = PersonalLabel(context.privacy, named(who.name), "lead", self.surface)

    def draft_id(self) -> str:
        return draft_of(self.who.id, self._what)

    def draft_name(self) -> str:
        return self.who.name

    @property
    def version(self) -> int:
        """Of the volunteer, as what stands here was made from it."""
        version: int = self.who.version if self.seen is None else self.seen.version
        return version

    def struck(self) -> str:
        """That what is being changed here is there no more."""
        return QCoreApplication.translate(
            "EntryForm", "Dieser Eintrag wurde inzwischen gestrichen. Was Sie getippt haben, steht noch da."
        )

    def below(self) -> tuple[QWidget, ...]:
        """What stands below the fields."""
        return ()

    def lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.name)
        head.addStretch(1)
        self.surface.body.addLayout(head)
        self.fill_surface(self.form, *self.below())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)
        layout.addStretch(1)
