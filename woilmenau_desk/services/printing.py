"""What a paper says, in letters that the fonts here have. Nothing goes to paper without it.

A name whose script has no font would stand there as boxes. It is printed in Latin letters instead, and whoever prints
is told.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Final, Generic, TypeVar

from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.slips import AppointmentSlip
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.names.reading import latin

Content = TypeVar("Content")
_MOST_TOLD: Final = 3
_LONGEST_TOLD: Final = 60  # characters of one text
_WORDS: Final = re.compile(r"(\s+)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A document, and what whoever prints it should know."""

    pdf: bytes
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSlip(Printed):
    """The slip of an appointment, with what stands on it, and the version of the appointment that it tells of."""

    slip: AppointmentSlip = field(kw_only=True)
    version: int = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class PaperFile(Printed):
    """A document with what its file is to be called: it holds no personal data.

    `changes`: what was written for it, where its lines were given codes.
    """

    file_name: str = "dokument.pdf"
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class Printable(Generic[Content]):
    """A paper's content in letters that the fonts have; `remarks` say what was written otherwise."""

    content: Content
    remarks: tuple[Sentence, ...] = ()


def printable(content: Content) -> Printable[Content]:
    """Put into Latin letters whatever no font can draw, in every text that a paper's content holds.

    Only the words that need it are replaced. `content` is a text, or a frozen dataclass of texts, tuples, mappings and
    others of its kind.
    """
    replaced: dict[str, str] = {}
    made = _printable(content, replaced)
    return Printable(made, _told(replaced))


def _printable(value: Any, replaced: dict[str, str]) -> Any:
    if isinstance(value, str):
        return _printable_text(value, replaced)
    if isinstance(value, tuple):
        return tuple(_printable(part, replaced) for part in value)
    if isinstance(value, Mapping):
        return {_printable(key, replaced): _printable(part, replaced) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        made = {name: _printable(part, replaced) for name, part in parts.items()}
        changed = {name: part for name, part in made.items() if part != parts[name]}
        return replace(value, **changed) if changed else value
    return value


def _printable_text(text: str, replaced: dict[str, str]) -> str:
    if text.isascii():
        return text
    from woilmenau_desk.documents.fonts import undrawn  # start-up: only paper needs the fonts

    missing = undrawn(text)
    if not missing:
        return text
    written, printed, whole = [], [], []
    part = len(text.split()) > 1
    for word in _WORDS.split(text):
        if missing.isdisjoint(unicodedata.normalize("NFC", word)):
            whole.append(word)
            continue
        made = latin(word, part=part)
        whole.append(made)
        written.append(word)
        printed.append(made)
    replaced[" ".join(written)] = " ".join(part for part in printed if part)
    return "".join(whole)


def _told(replaced: Mapping[str, str]) -> tuple[Sentence, ...]:
    remarks = []
    for written, printed in list(replaced.items())[:_MOST_TOLD]:
        if printed:
            text = QT_TRANSLATE_NOOP(
                "papers",
                "Für „{written}“ gibt es hier keine Druckschrift. Auf dem Papier steht „{printed}“.",
            )
        else:
            text = QT_TRANSLATE_NOOP(
                "papers", "„{written}“ lässt sich nicht drucken und fehlt auf dem Papier."
            )
        values = {"written": written[:_LONGEST_TOLD], "printed": printed[:_LONGEST_TOLD]}
        remarks.append(Sentence("papers", text, values))
    if len(replaced) > _MOST_TOLD:
        text = QT_TRANSLATE_NOOP("papers", "Ebenso {number} weitere Stellen.")
        remarks.append(Sentence("papers", text, {"number": len(replaced) - _MOST_TOLD}))
    return tuple(remarks)
