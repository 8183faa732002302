"""Sentences of the lower layers, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.values import Value
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import translation


def say(sentence: Sentence) -> str:
    """The sentence in the interface's language, its values filled in. The result is text, never markup."""
    template = QCoreApplication.translate(sentence.context, sentence.template)
    if not sentence.values:
        return template
    return template.format(**{name: _value(value) for name, value in sentence.values.items()})


def word(context: str, text: str) -> str:
    """The translation of a German word that was marked with QT_TRANSLATE_NOOP."""
    return QCoreApplication.translate(context, text)


def _value(value: object) -> object:
    if isinstance(value, Value):
        return value.label(translation.language())
    return say(value) if isinstance(value, Sentence) else value
