"""Lists that come in as files: which there are, what became of an import, what keeps one from being taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class ListKind(StrEnum):
    """The kinds of lists that can be imported."""

    PERSONS = "persons"
    VISITS = "visits"
    VOLUNTEERS = "volunteers"
    OFFERS = "offers"


IMPORT_RIGHTS: Mapping[ListKind, tuple[Right, ...]] = {
    ListKind.PERSONS: (Right.IMPORT_PEOPLE,),
    ListKind.VISITS: (Right.IMPORT_PEOPLE, Right.LOG_VISITS),
    ListKind.VOLUNTEERS: (Right.MANAGE_VOLUNTEERS,),
    ListKind.OFFERS: (Right.EDIT_OFFERS,),
}
"""All of which whoever imports a list, or takes one back, must have."""

KIND_WORDS: Mapping[ListKind, str] = {
    ListKind.PERSONS: QT_TRANSLATE_NOOP("lists", "Personen"),
    ListKind.VISITS: QT_TRANSLATE_NOOP("lists", "Besuche"),
    ListKind.VOLUNTEERS: QT_TRANSLATE_NOOP("lists", "Ehrenamtliche"),
    ListKind.OFFERS: QT_TRANSLATE_NOOP("lists", "Angebote"),
}


@dataclass(frozen=True, slots=True)
class BatchRow:
    """An import as lists show it; the moments are local. One that was taken back is only remembered."""

    id: int
    at: datetime
    by: str
    kind: ListKind
    file_name: str
    new: int
    changed: int
    refused: int
    taken_back_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a line of an import cannot be taken back."""

    line: int
    reason: Sentence

    @property
    def text(self) -> Sentence:
        """The same with its line."""
        text = QT_TRANSLATE_NOOP("import", "Zeile {line}: {reason}")
        return Sentence("import", text, {"line": self.line, "reason": self.reason})


class ImportStands(KnownError):
    """An import cannot be taken back as a whole; nothing of it was. `obstacles` are the first of what stands in its way."""

    what = QT_TRANSLATE_NOOP("errors", "Der Import lässt sich nicht mehr zurücknehmen. {first}")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte das zuerst zurücknehmen oder einzelne Einträge von Hand berichtigen."
    )

    def __init__(self, obstacles: tuple[Obstacle, ...], more: bool = False) -> None:
        self.obstacles = obstacles
        self.more = more
        super().__init__(first=_together(obstacles, more))


def _together(obstacles: tuple[Obstacle, ...], more: bool) -> Sentence:
    """The first few in one sentence."""
    shown = obstacles[:3]
    said: Sentence | None = None
    for one in shown:
        if said is None:
            said = one.text
        else:
            text = QT_TRANSLATE_NOOP("import", "{first}; {next}")
            said = Sentence("import", text, {"first": said, "next": one.text})
    if len(obstacles) > len(shown) or more:
        text = QT_TRANSLATE_NOOP("import", "{first}; und weitere.")
    else:
        text = QT_TRANSLATE_NOOP("import", "{first}.")
    return Sentence("import", text, {"first": said or ""})


class AlreadyTakenBack(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Dieser Import wurde schon zurückgenommen.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = ""
