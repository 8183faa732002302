"""Sentences of the lower layers, in the language of the window."""

import unicodedata

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.words import Labelled, Sentence
from woilmenau_desk.services.readings import reading
from woilmenau_desk.ui import translation

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_PEOPLE = ("name", "who")  # the values of a sentence that are people's names
_FIRST_STRONG, _END = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """The text; what is written from right to left is kept from turning round what stands beside it."""
    if text.isascii() or not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return text
    return f"{_FIRST_STRONG}{text}{_END}"


def named(name: str) -> str:
    """A person's name; one in another script has its Latin reading beside it, for the eye and for the ear."""
    said = reading(name)
    return f"{isolated(name)} ({said})" if said else name


def say(sentence: Sentence) -> str:
    """The sentence in the interface's language, its values filled in. The result is text, never markup."""
    template = QCoreApplication.translate(sentence.context, sentence.template)
    if not sentence.values:
        return template
    return template.format(
        **{
            name: named(value) if name in _PEOPLE and isinstance(value, str) else _value(value)
            for name, value in sentence.values.items()
        }
    )


def word(context: str, text: str) -> str:
    """The translation of a German word that was marked with QT_TRANSLATE_NOOP."""
    return QCoreApplication.translate(context, text)


def _value(value: object) -> object:
    if isinstance(value, Labelled):
        return value.label(translation.language())
    if isinstance(value, Sentence):
        return say(value)
    return isolated(value) if isinstance(value, str) else value
