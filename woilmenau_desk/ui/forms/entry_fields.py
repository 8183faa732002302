"""The fields of an entry's form: how a room makes them, and what all of them can do."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import NOTHING_SAVED, BadInput, KnownError
from woilmenau_desk.domain.people import Answer, PersonHit
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.choices import Choices, Offer
from woilmenau_desk.ui.draft_fields import fill, say_value
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card
from woilmenau_desk.ui.widgets.person_picker import PersonPicker
from woilmenau_desk.ui.widgets.topics import TopicsField

Fields = Mapping[str, object]


class EntryFields(QWidget):
    """Fields in one or more grids or outside of them, filled and read as drafts keep them, with their mistakes."""

    KIND: ClassVar[DraftOf]
    TOLD_AT: ClassVar[
        Mapping[str, str]
    ] = {}  # a service's name of a field, and the field that shows its mistakes

    def __init__(
        self,
        context: Context,
        choices: Choices,
        *,
        columns: int = 2,
        gap: int = SPACE_3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.choices = context, choices
        self._every_choice = choices
        self._of_day: date | None = None
        # From the outside inwards: a tree that moves is styled anew, each time as a whole.
        self.surface = Card(" ", self)
        self.form = Form(columns, self.surface, gap=gap)
        self._grids = [self.form]
        self._outside: dict[str, tuple[str, QWidget]] = {}
        self._offers: list[tuple[ChoiceField | TopicsField, Offer]] = []
        context.choices.changed.connect(self._on_choices)

    def follow(self) -> None:
        """Show what the fields lead to, after the program has filled some of them."""

    def be_of(self, day: date | None) -> None:
        """The entry is of this day, None for today: it is chosen from what was offered then."""
        self._of_day = day
        self._offer()

    def add(self, name: str, label: str, field: QWidget, *, hint: str = "", span: int = 1) -> QWidget:
        """A field in the next free place. `span` columns wide, 0 for the whole line."""
        return self.form.add(name, label, field, hint=hint, span=span)

    def add_outside(self, name: str, label: str, field: QWidget) -> QWidget:
        """A field that the room places itself."""
        field.setAccessibleName(label)
        self._outside[name] = (label, field)
        return field

    def another_grid(self, columns: int) -> Form:
        """More fields, which the room places as a whole."""
        grid = Form(columns)
        grid.removeAction(grid.save_action)  # one key, one action, wherever the focus is
        self._grids.append(grid)
        return grid

    def choice(self, offer: Offer, *, none: str | None = "") -> ChoiceField:
        """A field that chooses one of a list and follows it; `none` is the word for no choice, as in ChoiceField."""
        field = ChoiceField(offer.choices(self.choices), none=none)
        field.word = lambda code: offer.word(self.choices, code)
        self._offers.append((field, offer))
        return field

    def several(self, offer: Offer) -> TopicsField:
        """A field that chooses several of a list and follows it."""
        field = TopicsField(offer.choices(self.choices))
        field.word = lambda code: offer.word(self.choices, code)
        self._offers.append((field, offer))
        return field

    def picker(self, language: Callable[[str | None], str]) -> PersonPicker:
        """A field that finds somebody and keeps whom it found."""

        def search(text: str, shown: Sequence[PersonHit], done: Callable[[Answer], None]) -> None:
            self.context.runner.run_latest(
                f"{self.KIND}.search",
                partial(people.search_now, shown=shown),
                self.context.desk,
                text,
                on_done=done,
                owner=self,
            )

        return PersonPicker(
            search,
            self.context.privacy,
            self.context.today,
            keeps=True,
            language=language,
            spellings=self.context.spellings,
        )

    def fields(self) -> dict[str, QWidget]:
        """Every field by its name."""
        found = {name: field for grid in self._grids for name, field in grid.fields().items()}
        return {**found, **{name: field for name, (_label, field) in self._outside.items()}}

    def fill(self, values: Fields) -> None:
        """Show these values."""
        fields = self.fields()
        for name, value in values.items():
            field = fields[name]
            if isinstance(field, QLineEdit):
                field.setText(str(value or ""))  # typed by nobody: it is selected when the focus comes
            else:
                fill(field, value)

    def say(self, name: str, value: object) -> str:
        """A field's value as a person reads it."""
        return say_value(self.fields()[name], value)

    def label(self, name: str) -> str:
        """What a field is called."""
        if name in self._outside:
            return self._outside[name][0]
        return next(grid for grid in self._grids if name in grid.fields()).label(name)

    def clear_errors(self) -> None:
        """Take every mistake back."""
        for grid in self._grids:
            grid.clear_errors()

    def show_error(self, error: KnownError) -> None:
        """Tell a mistake beside its field and go there; any other error stands above the fields."""
        if isinstance(error, BadInput):
            error = BadInput(self.TOLD_AT.get(error.field, error.field), error.reason)
        name = error.field if isinstance(error, BadInput) else ""
        grid = next((grid for grid in self._grids if name in grid.fields()), self.form)
        grid.show_error(error, kept=self.kept_word() if error.kept == NOTHING_SAVED else "")

    def kept_word(self) -> str:
        """What is kept of it although it is not saved; empty where that is nothing."""
        return ""

    def _on_choices(self, choices: Choices) -> None:
        """The lists that fields choose from have changed; what was chosen stays."""
        self._every_choice = choices
        self._offer()
        self.follow()

    def _offer(self) -> None:
        every = self._every_choice
        self.choices = every if self._of_day is None else every.on(self._of_day)
        for field, offer in self._offers:
            field.set_choices(offer.choices(self.choices))
