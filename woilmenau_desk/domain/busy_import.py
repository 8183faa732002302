"""What became of a calendar file whose busy times were taken over; of what they are for nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from woilmenau_desk.domain.colleague_times import BusyData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

LINES_TOLD: Final = 5


class Why(StrEnum):
    """Why an entry of a calendar file makes no busy time, or not all that it might."""

    # As it should be.
    OURS = "ours"
    FREE = "free"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    OUTSIDE = "outside"
    TASK = "task"
    # Odd: somebody should look.
    NO_LENGTH = "no_length"
    NO_START = "no_start"
    UNREADABLE = "unreadable"
    ENDS_BEFORE = "ends_before"
    BROKEN_RULE = "broken_rule"
    TOO_OFTEN = "too_often"
    UNKNOWN_ZONE = "unknown_zone"


ORDINARY: Final = frozenset({Why.OURS, Why.FREE, Why.CANCELLED, Why.DECLINED, Why.OUTSIDE, Why.TASK})
"""What nobody has to look at."""
WHY_WORDS: Final[Mapping[Why, str]] = {
    Why.OURS: QT_TRANSLATE_NOOP("calendar_file", "Termin von hier, steht schon im Kalender"),
    Why.FREE: QT_TRANSLATE_NOOP("calendar_file", "als „frei“ eingetragen"),
    Why.CANCELLED: QT_TRANSLATE_NOOP("calendar_file", "abgesagt"),
    Why.DECLINED: QT_TRANSLATE_NOOP("calendar_file", "Einladung abgelehnt"),
    Why.OUTSIDE: QT_TRANSLATE_NOOP("calendar_file", "außerhalb des Zeitraums"),
    Why.TASK: QT_TRANSLATE_NOOP("calendar_file", "Aufgabe oder Notiz, kein Termin"),
    Why.NO_LENGTH: QT_TRANSLATE_NOOP("calendar_file", "ohne Dauer"),
    Why.NO_START: QT_TRANSLATE_NOOP("calendar_file", "ohne Beginn"),
    Why.UNREADABLE: QT_TRANSLATE_NOOP("calendar_file", "Datum oder Uhrzeit nicht zu lesen"),
    Why.ENDS_BEFORE: QT_TRANSLATE_NOOP("calendar_file", "Ende liegt vor dem Beginn"),
    Why.BROKEN_RULE: QT_TRANSLATE_NOOP(
        "calendar_file", "Wiederholung nicht zu verstehen, nur das erste Mal übernommen"
    ),
    Why.TOO_OFTEN: QT_TRANSLATE_NOOP(
        "calendar_file", "wiederholt sich öfter als täglich, nur das erste Mal übernommen"
    ),
    Why.UNKNOWN_ZONE: QT_TRANSLATE_NOOP("calendar_file", "unbekannte Zeitzone, als hiesige Zeit übernommen"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """So many entries of a file that something is to be told of; the first of their lines, counted from 1."""

    why: Why
    number: int
    lines: tuple[int, ...] = ()

    @property
    def odd(self) -> bool:
        """Whether somebody should look."""
        return self.why not in ORDINARY

    @property
    def said(self) -> Sentence:
        """As it is told."""
        shown = {"number": self.number, "why": Sentence("calendar_file", WHY_WORDS[self.why])}
        if not self.odd:
            return Sentence("calendar_file", QT_TRANSLATE_NOOP("calendar_file", "{number} × {why}"), shown)
        lines = ", ".join(map(str, self.lines)) + (" …" if self.number > len(self.lines) else "")
        text = QT_TRANSLATE_NOOP("calendar_file", "{number} × {why} (Zeile {lines})")
        return Sentence("calendar_file", text, {**shown, "lines": lines})


@dataclass(frozen=True, slots=True)
class BusyImported:
    """What a file gave from one day to another: `busy` is what stands now, or would after a look (`dry_run`).

    `entries`: how many events it has. `added` and `removed`: what differs from the file before.
    """

    colleague: str
    colleague_name: str
    first: date
    last: date
    entries: int
    busy: tuple[BusyData, ...]
    added: int
    removed: int
    remarks: tuple[Remark, ...] = ()
    dry_run: bool = False
    booked_within: tuple[int, ...] = ()  # appointments with the colleague that lie in a time that is new

    @property
    def unchanged(self) -> int:
        """How many busy times stood there already."""
        return len(self.busy) - self.added

    @property
    def odd(self) -> tuple[Remark, ...]:
        """What somebody should look at."""
        return tuple(one for one in self.remarks if one.odd)

    def sentences(self) -> tuple[Sentence, ...]:
        """What was taken over and what was not, and why."""
        shown = {
            "entries": self.entries,
            "number": len(self.busy),
            "first": f"{self.first:%d.%m.%Y}",
            "last": f"{self.last:%d.%m.%Y}",
        }
        text = QT_TRANSLATE_NOOP(
            "calendar_file",
            "Einträge in der Datei: {entries}. Vom {first} bis {last} belegte Zeiten: {number}; was sich berührt, ist eine.",
        )
        if self.dry_run:
            text = QT_TRANSLATE_NOOP(
                "calendar_file",
                "Einträge in der Datei: {entries}. Vom {first} bis {last} gäbe das belegte Zeiten: {number}; "
                "was sich berührt, ist eine.",
            )
        told = [Sentence("calendar_file", text, shown)]
        differs = {"added": self.added, "removed": self.removed, "unchanged": self.unchanged}
        text = QT_TRANSLATE_NOOP(
            "calendar_file", "Davon neu: {added}, schon da: {unchanged}. Nicht mehr belegt: {removed}."
        )
        told.append(Sentence("calendar_file", text, differs))
        if self.remarks:
            text = QT_TRANSLATE_NOOP("calendar_file", "Nicht oder anders übernommen:")
            told.append(Sentence("calendar_file", text))
            told += [one.said for one in self.remarks]
        if self.booked_within:
            text = QT_TRANSLATE_NOOP(
                "calendar_file",
                "Schon vereinbarte Termine in neu belegten Zeiten: {number}. Sie bleiben stehen.",
            )
            told.append(Sentence("calendar_file", text, {"number": len(self.booked_within)}))
        return tuple(told)
