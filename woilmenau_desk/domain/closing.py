"""Closing a report (Abschluss): what is open before, what was closed, what came after; and what is told where it fails."""

from dataclasses import dataclass
from datetime import date, datetime

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import NotByKey
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One of what is open: which entry to go to, or at least which day; of a text which question, of a draft which form.

    `at` (local) tells it from others of its day.
    """

    kind: Kind
    id: int | None = None
    day: date | None = None
    question: str = ""
    form: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to be put right before a report is closed. `number`: how many; `rows`: the first of them, to go to."""

    code: str
    said: Sentence
    number: int
    rows: tuple[OpenRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A closed report. `funder_id` is 0 for the nameless funder; `formats` are the files that were kept of it."""

    id: int
    span: Span
    funder_id: int
    funder: str
    number: int
    reason: str
    rule: str
    least: int
    software: str
    closed_at: datetime
    closed_by: str  # as colleagues call them
    sha256: str  # of the PDF
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LateFigure:
    """A figure that is another one now than when the report was closed; `then` and `now` are true ones."""

    table: str  # its id
    title: str
    row: str
    column: str
    then: int
    now: int

    @property
    def more(self) -> int:
        """How many came since; below 0 where some went."""
        return self.now - self.then

    @property
    def said(self) -> str:
        """+3, −1."""
        return f"+{self.more}" if self.more > 0 else f"−{-self.more}"


@dataclass(frozen=True, slots=True)
class Late:
    """What has come since a report was closed, table by table. Empty where nothing has.

    Sentences without figures say why it cannot be told.
    """

    row: ClosedRow
    figures: tuple[LateFigure, ...] = ()
    sentences: tuple[Sentence, ...] = ()  # "nach Abschluss: +3 Kontakte"

    def __bool__(self) -> bool:
        return bool(self.figures)


class ClosedStays(NotByKey):
    """A report that was closed stays closed."""

    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Ein abgeschlossener Bericht bleibt, wie er ist. Was sich geändert hat, kommt in die nächste Version.",
    )


class NothingNew(KnownError):
    """A report is closed once more, and nothing in it has changed."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Im Bericht {span} hat sich seit Version {number} nichts geändert, was außen zu sehen wäre."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Version {number} bleibt die letzte.")
    todo = ""


class NotClosed(KnownError):
    """There is no such closed report."""

    what = QT_TRANSLATE_NOOP("errors", "Der Bericht {span} für „{funder}“ ist nicht abgeschlossen.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("errors", "Bitte erst abschließen; „report list“ zeigt die abgeschlossenen.")


class NoSuchVersion(NotClosed):
    """It was closed, and this version of it does not exist."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Vom Bericht {span} für „{funder}“ gibt es keine Version {number}; die letzte ist {last}."
    )
    todo = ""


class ClosedDamaged(KnownError):
    """What was kept of a closed report is not what was closed: its SHA-256 is another one, or it does not open."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "Der abgeschlossene Bericht {span}, Version {number}, ist in der Ablage beschädigt: {what} stimmt nicht mehr "
        "mit der Prüfsumme überein.",
    )
    kept = QT_TRANSLATE_NOOP("errors", "Ausgegeben wird davon nichts.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte die Ablage prüfen und den Bericht aus einer Sicherung holen; der Leitung sagen."
    )


class CannotTell(KnownError):
    """Figures contradict one another so that nothing can be told outside that betrays nobody."""

    what = QT_TRANSLATE_NOOP(
        "errors", "{span} lässt sich nicht nach außen berichten: Es widersprechen einander {which}."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Ausgegeben wird nichts; intern ist der Bericht zu sehen.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte die Ablage prüfen und das Fehlerprotokoll an die Betreuung geben."
    )


class ToldOtherwise(KnownError):
    """Since a report was counted another one left the house that told the same figures otherwise, or it was closed."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Über {span} ist inzwischen schon berichtet worden; dieser Bericht ist überholt."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Ausgegeben wurde nichts.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Bericht neu öffnen und noch einmal drucken oder speichern.")
