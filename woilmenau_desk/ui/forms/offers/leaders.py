"""Who leads an offer: colleagues, volunteers, or somebody of the partner by name."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import Leader
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.forms.lines import FieldLine, Lines
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.buttons import icon_button
from woilmenau_desk.ui.widgets.fields import Choice, ChoiceField
from woilmenau_desk.ui.widgets.moments import kept_day

_NO_NAME = QT_TRANSLATE_NOOP("errors", "Wer leitet? Der Name fehlt noch.")
OTHER = "other"
_MOST = 12
_NAME_LENGTH = 120


def code_of(leader: Leader) -> str:
    """The choice that stands for a leader."""
    if leader.colleague is not None:
        return f"colleague {leader.colleague}"
    return f"volunteer {leader.volunteer_id}" if leader.volunteer_id is not None else OTHER


def kept_leader(leader: Leader) -> list[object]:
    """A leader as a draft keeps it."""
    days = [day.isoformat() if day else "" for day in (leader.first, leader.last)]
    return [leader.id, leader.version, code_of(leader), leader.name, *days]


class LeaderLine(FieldLine):
    """One who leads."""

    def __init__(self, field: "LeadersField") -> None:
        super().__init__(field)
        self._field = field
        self._known: tuple[int | None, int] = (None, 0)
        self._days: tuple[object, object] = ("", "")
        self.who = ChoiceField(field.choices, none=None, privacy=field.privacy)
        self.who.word = field.said
        self.who.setMinimumContentsLength(14)
        self.name = QLineEdit()
        self.name.setMaxLength(_NAME_LENGTH)
        self.name.setPlaceholderText(self.tr("Name, Einrichtung"))
        self.remove = icon_button("close", self.tr("Diese Leitung weglassen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.who)
        row.addWidget(self.name, 1)
        row.addStretch(0)
        row.addWidget(self.remove)
        self.who.edited.connect(self.edited)
        self.who.currentIndexChanged.connect(lambda _index: self._follow())
        self.name.textEdited.connect(self.edited)
        self.remove.clicked.connect(self.removed)
        self._follow()

    def parts(self) -> Sequence[QWidget]:
        return (self.who, self.name, self.remove)

    def say_number(self, number: int, alone: bool) -> None:
        place = "" if alone else f" {number}"
        for field, name in ((self.who, self.tr("Leitung")), (self.name, self.tr("Name der Leitung"))):
            field.setAccessibleName(f"{name}{place}")

    def value(self) -> Leader:
        """Who it is. Raises BadInput."""
        kind, _, code = (self.who.code() or OTHER).partition(" ")
        name = self.name.text().strip() if kind == OTHER else ""
        if kind == OTHER and not name:
            self.wrong = self.name
            raise BadInput("leaders", Sentence("errors", _NO_NAME))
        first, last = (kept_day(day) for day in self._days)
        known, version = self._known
        return Leader(
            colleague=code if kind == "colleague" else None,
            volunteer_id=int(code) if kind == "volunteer" else None,
            name=name,
            first=first,
            last=last,
            id=known,
            version=version,
        )

    def settle(self) -> None:
        self.who.settle()

    def offer(self, choices: Iterable[Choice]) -> None:
        """Choose from these; who was chosen stays."""
        self.who.set_choices(choices)

    def draft_value(self) -> object:
        return [*self._known, self.who.code(), self.name.text(), *self._days]

    def restore_draft(self, value: object) -> None:
        if isinstance(value, list) and len(value) == 6:
            known, version, code, name, first, last = value
            self._known = (
                known if isinstance(known, int) else None,
                version if isinstance(version, int) else 0,
            )
            self._days = (first, last)
            self.who.restore_draft(code)
            self.name.setText(str(name or ""))
            self.name.home(False)
            self._follow()

    def _follow(self) -> None:
        self.name.setVisible(self.who.code() == OTHER)


class LeadersField(Lines[LeaderLine]):
    """All who lead. What nobody may choose any more still has its word."""

    def __init__(self, choices: Sequence[Choice], known: Sequence[Leader], privacy: Privacy) -> None:
        """`known` are those who lead now, for their names."""
        self._words = {code_of(leader): leader.said or leader.name for leader in known}
        self.choices: tuple[Choice, ...] = tuple(choices)
        self.privacy = privacy
        super().__init__(self.tr("Weitere Leitung"), "Alt+G", lambda _parent: LeaderLine(self), _MOST)

    def said(self, code: str) -> str:
        """The word for a choice."""
        return dict(self.choices).get(code) or self._words.get(code, code)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Choose from these from now on."""
        self.choices = tuple(choices)
        for line in self.lines:
            line.offer(self.choices)

    def value(self) -> tuple[Leader, ...]:
        """All of them. Raises BadInput, with the focus where it is to be mended."""
        found = tuple(self.reading(line).value() for line in self.lines)
        self.read()
        return found

    def say_value(self, value: object) -> str:
        """As a person reads it."""
        rows = (
            [row for row in value if isinstance(row, list) and len(row) == 6]
            if isinstance(value, list)
            else []
        )
        return ", ".join(str(row[3]) if row[2] == OTHER else self.said(str(row[2])) for row in rows)
