"""Sentences that a person will read, kept apart from the values they name.

The German sentence is the source text. `ui` looks its translation up before the values are filled in;
the command line prints the German one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802  (the name that Qt's lupdate looks for)
    """Mark a German text for translation and return it unchanged."""
    return text


class Labelled:
    """What has a word of its own in each language, and is said by it in a sentence."""

    __slots__ = ()

    def label(self, language: str = "de") -> str:
        """The word for people."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Sentence:
    """A German sentence with named places, and what stands in them.

    `context` is the translation context the sentence was marked with.
    """

    context: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template
