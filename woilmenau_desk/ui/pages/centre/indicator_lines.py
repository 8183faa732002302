"""What was agreed on with a funder: one line for each figure with its target."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.funders import LARGEST_TARGET, MOST_INDICATORS, IndicatorData, Per
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.reports.indicators import INDICATORS, Indicator
from woilmenau_desk.ui.forms.lines import FieldLine, Lines
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.fields import Choice, ChoiceField, NumberField
from woilmenau_desk.ui.words import word

PER_WORDS = {
    Per.MONTH: QT_TRANSLATE_NOOP("admin", "im Monat"),
    Per.YEAR: QT_TRANSLATE_NOOP("admin", "im Jahr"),
    Per.PROJECT: QT_TRANSLATE_NOOP("admin", "im Projekt"),
}
_NO_FIGURE = QT_TRANSLATE_NOOP("errors", "Welche Zahl? Bitte eine wählen.")
_TITLE_LENGTH = 120


def kept(one: IndicatorData) -> list[object]:
    """A line as a draft keeps it."""
    return [one.figure, one.title, one.target, str(one.per)]


class IndicatorLine(FieldLine):
    """A figure, its target, for which time, and what the funder calls it."""

    def __init__(self, field: "IndicatorLines") -> None:
        super().__init__(field)
        self._field = field
        self.figure = ChoiceField(field.choices, none=self.tr("Zahl wählen"))
        self.figure.word = field.said
        self.figure.setMinimumContentsLength(12)
        self.target = NumberField(0, LARGEST_TARGET)
        self.target.setMaximumWidth(112)
        self.per = ChoiceField(
            [(per.value, word("admin", said)) for per, said in PER_WORDS.items()], none=None
        )
        self.per.setMinimumContentsLength(9)
        self.per.set_code(Per.YEAR.value)
        self.title = QLineEdit()
        self.title.setMinimumWidth(96)
        self.title.setMaxLength(_TITLE_LENGTH)
        self.title.setPlaceholderText(self.tr("Wort im Bescheid"))
        self.up = icon_button("chevron-up", self.tr("Nach oben"))
        self.remove = icon_button("close", self.tr("Diese Zeile weglassen"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE_2)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        grid.addWidget(self.figure, 0, 0, 1, 3)
        grid.addWidget(self.up, 0, 3)
        grid.addWidget(self.target, 1, 0)
        grid.addWidget(self.per, 1, 1)
        grid.addWidget(self.title, 1, 2)
        grid.addWidget(self.remove, 1, 3)
        grid.setColumnStretch(2, 1)
        for edited in (self.figure.edited, self.target.edited, self.per.edited):
            edited.connect(self.edited)
        self.title.textEdited.connect(self.edited)
        self.remove.clicked.connect(self.removed)
        self.up.clicked.connect(lambda _checked: field.move_up(self))

    def parts(self) -> Sequence[QWidget]:
        return (self.figure, self.target, self.per, self.title, self.up, self.remove)

    def say_number(self, number: int, alone: bool) -> None:
        place = "" if alone else f" {number}"
        for field, name in (
            (self.figure, self.tr("Zahl")),
            (self.target, self.tr("Soll")),
            (self.per, self.tr("gilt")),
            (self.title, self.tr("Wort im Bescheid")),
        ):
            field.setAccessibleName(f"{name}{place}")
        self.up.setEnabled(number > 1)

    def value(self) -> IndicatorData:
        """What was agreed on. Raises BadInput."""
        figure = self.figure.code()
        if figure is None:
            self.wrong = self.figure
            raise BadInput("indicators", Sentence("errors", _NO_FIGURE))
        per = Per(self.per.code() or Per.YEAR.value)
        return IndicatorData(figure, self.title.text(), self.target.value(), per)

    def settle(self) -> None:
        self.figure.settle()

    def draft_value(self) -> object:
        return [self.figure.code(), self.title.text(), self.target.value(), self.per.code()]

    def restore_draft(self, value: object) -> None:
        if isinstance(value, list) and len(value) == 4:
            figure, title, target, per = value
            self.figure.restore_draft(figure)
            self.title.setText(str(title or ""))
            self.title.home(False)
            self.target.restore_draft(target)
            self.per.restore_draft(per or Per.YEAR.value)


class IndicatorLines(Lines[IndicatorLine]):
    """All of them, in the order in which the report shows them. None is needed."""

    def __init__(self) -> None:
        self.choices: tuple[Choice, ...] = ()
        super().__init__(
            self.tr("Weitere Zahl"), "Alt+W", lambda _parent: IndicatorLine(self), MOST_INDICATORS
        )

    def offer(self, known: Iterable[Indicator]) -> None:
        """Choose from these; those that were chosen stay."""
        self.choices = tuple(
            (one.code, word("report", one.title) if one.code in INDICATORS else one.title) for one in known
        )
        for line in self.lines:
            line.figure.set_choices(self.choices)

    def said(self, code: str) -> str:
        """The word for a figure; one that is no longer there is called by its code."""
        return dict(self.choices).get(code) or self.tr("{figure} (gibt es nicht mehr)").format(figure=code)

    def value(self) -> tuple[IndicatorData, ...]:
        """All of them. Raises BadInput, with the focus where it is to be mended."""
        found = tuple(self.reading(line).value() for line in self.lines)
        self.read()
        return found

    def move_up(self, line: IndicatorLine) -> None:
        """Let a line change places with the one above it."""
        place = self.lines.index(line)
        above = self.lines[place - 1]
        mine, other = line.draft_value(), above.draft_value()
        above.restore_draft(mine)
        line.restore_draft(other)
        above.up.setFocus() if place > 1 else above.figure.setFocus()
        self.edited.emit()

    def say_value(self, value: object) -> str:
        """As a person reads it."""
        rows = value if isinstance(value, list) else []
        return ", ".join(
            f"{self.said(str(row[0]))} {row[2]}" for row in rows if isinstance(row, list) and len(row) == 4
        )
