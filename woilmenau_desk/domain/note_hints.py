"""What should not stand in a note, told quietly and with its reason: the story of the flight, accusations of crimes,
numbers of papers and accounts, the health of others.

Words alone decide, by their stems and within one sentence. So a hint can be wrong and can be missing: it asks for a
second look, it keeps nobody from saving, and nothing of it is written anywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class HintKind(StrEnum):
    """What it is that should not stand there."""

    FLIGHT = "flight"
    CRIME = "crime"
    NUMBER = "number"
    HEALTH = "health"


@dataclass(frozen=True, slots=True)
class NoteHint:
    """One place in the text, from `start` to before `end`, and why it should not stand there."""

    kind: HintKind
    start: int
    end: int
    reason: Sentence


_REASONS: Final = {
    HintKind.FLIGHT: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das klingt nach der Geschichte der Flucht. Sie gehört in die Anhörung: Was hier anders stünde, könnte schaden.",
    ),
    HintKind.CRIME: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das klingt nach dem Vorwurf einer Straftat. Diese Notiz kann vor Gericht verlangt werden.",
    ),
    HintKind.NUMBER: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das sieht nach einer Nummer von Ausweis, Konto oder Telefon anderer aus. Für die Beratung wird sie nicht gebraucht.",
    ),
    HintKind.HEALTH: QT_TRANSLATE_NOOP(
        "note_hints",
        "Das klingt nach der Gesundheit eines anderen Menschen, der davon nichts weiß.",
    ),
}
