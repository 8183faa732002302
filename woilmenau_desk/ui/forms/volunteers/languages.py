"""The languages somebody speaks, and how well: a line for each."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.lines import FieldLine, Lines, leave_out

_KEY = "Alt+S"
_TWICE = QT_TRANSLATE_NOOP("errors", "Diese Sprache steht zweimal da: {language}.")


class LanguageLine(FieldLine):
    """A language and its level."""

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        self.language = ChoiceField(
            choices.of(ListName.LANGUAGES), none=QCoreApplication.translate("LanguageLines", "Sprache wählen")
        )
        self.level = ChoiceField(choices.of(ListName.LEVELS))
        super().__init__(
            (
                (QCoreApplication.translate("LanguageLines", "Sprache"), self.language, 3),
                (QCoreApplication.translate("LanguageLines", "Wie gut"), self.level, 2),
            ),
            leave_out(),
            parent,
        )
        self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen stays."""
        self.language.word = lambda code: choices.word(ListName.LANGUAGES, code)
        self.level.word = lambda code: choices.word(ListName.LEVELS, code)
        self.language.set_choices(choices.of(ListName.LANGUAGES))
        self.level.set_choices(choices.of(ListName.LEVELS))


class LanguageLines(Lines[LanguageLine]):
    """As many lines as languages; Alt+S brings another."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        super().__init__(
            lambda parent: LanguageLine(self._choices, parent),
            QCoreApplication.translate("LanguageLines", "Weitere Sprache"),
            _KEY,
        )

    def set_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen stays."""
        self._choices = choices
        for line in self.lines:
            line.set_choices(choices)

    def languages(self) -> tuple[tuple[str, str | None], ...]:
        """What was chosen. Raises BadInput where a language stands twice."""
        found: dict[str, str | None] = {}
        for line in self.lines:
            code = line.language.code()
            if code is None:
                continue
            if code in found:
                said = self._choices.word(ListName.LANGUAGES, code)
                raise BadInput("languages", Sentence("errors", _TWICE, {"language": said}))
            found[code] = line.level.code()
        return tuple(found.items())


def kept(languages: Iterable[tuple[str, str | None]]) -> list[object]:
    """Languages as a draft keeps them."""
    return [[code, level] for code, level in languages]
