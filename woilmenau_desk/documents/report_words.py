"""The words that a report's papers and workbooks bring themselves, in the report's language.

They are German here; a report in another language brings their translation (`Report.english`).
"""

from collections.abc import Mapping
from typing import Final

from woilmenau_desk.domain.report import HELD_WHOLE, Aim, Report, ReportTable
from woilmenau_desk.domain.spans import SpanKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

_KINDS: Final[Mapping[str, str]] = {
    SpanKind.MONTH: QT_TRANSLATE_NOOP("report", "Monatsbericht"),
    SpanKind.QUARTER: QT_TRANSLATE_NOOP("report", "Quartalsbericht"),
    SpanKind.HALF: QT_TRANSLATE_NOOP("report", "Halbjahresbericht"),
    SpanKind.YEAR: QT_TRANSLATE_NOOP("report", "Jahresbericht"),
}
REPORT: Final = QT_TRANSLATE_NOOP("report", "Bericht")
CENTRE: Final = QT_TRANSLATE_NOOP("report", "Zentrum")
PROJECT: Final = QT_TRANSLATE_NOOP("report", "Projekt")
FILE_NUMBER: Final = QT_TRANSLATE_NOOP("report", "Aktenzeichen")
FUNDER: Final = QT_TRANSLATE_NOOP("report", "Fördermittelgeber")
MADE_ON: Final = QT_TRANSLATE_NOOP("report", "Erstellt am")
CLOSED_ON: Final = QT_TRANSLATE_NOOP("report", "Abgeschlossen am")
STATE: Final = QT_TRANSLATE_NOOP("report", "Stand")
HINT: Final = QT_TRANSLATE_NOOP("report", "Hinweis")
RULE: Final = QT_TRANSLATE_NOOP("report", "Regel")
VERSION: Final = QT_TRANSLATE_NOOP("report", "Version")
SOFTWARE: Final = QT_TRANSLATE_NOOP("report", "Programm")
PROVISIONAL: Final = QT_TRANSLATE_NOOP("report", "vorläufig")
INTERNAL: Final = QT_TRANSLATE_NOOP("report", "intern – nicht weitergeben")
TRUE_FIGURES: Final = QT_TRANSLATE_NOOP("report", "intern – nicht weitergeben: wahre Zahlen, ungerundet")
SO_FAR: Final = QT_TRANSLATE_NOOP("report", "vorläufig: Stand {day}, der Zeitraum ist noch nicht zu Ende")
NOT_CLOSED: Final = QT_TRANSLATE_NOOP(
    "report", "vorläufig: noch nicht abgeschlossen, Zahlen können sich ändern"
)
CORRECTED: Final = QT_TRANSLATE_NOOP("report", "Version {number}, ersetzt Version {before}: {reason}")
PAGE: Final = QT_TRANSLATE_NOOP("report", "Seite {page} von {pages}")
CONTINUED: Final = QT_TRANSLATE_NOOP("report", "{title} (Fortsetzung)")
NOTHING: Final = QT_TRANSLATE_NOOP("report", "keine Einträge")
METHOD: Final = QT_TRANSLATE_NOOP("report", "So wird gezählt")
HELD_BACK: Final = QT_TRANSLATE_NOOP("report", "Nicht ausgewiesen")
REMARKS: Final = QT_TRANSLATE_NOOP("report", "Was auffiel")
NARRATIVE: Final = QT_TRANSLATE_NOOP("report", "Sachbericht")
AIMS: Final = QT_TRANSLATE_NOOP("report", "Soll und Ist")
AIM: Final = QT_TRANSLATE_NOOP("report", "Indikator")
PER: Final = QT_TRANSLATE_NOOP("report", "Bezug")
TARGET: Final = QT_TRANSLATE_NOOP("report", "Soll")
REACHED: Final = QT_TRANSLATE_NOOP("report", "Ist")
SHARE: Final = QT_TRANSLATE_NOOP("report", "erreicht")
NO_SHARE: Final = QT_TRANSLATE_NOOP("report", "ohne Soll")
BAR: Final = QT_TRANSLATE_NOOP(
    "report", "Der Balken zeigt, wie viel vom Soll erreicht ist; ganz durchgezogen heißt: alles."
)
NOT_TOLD: Final = QT_TRANSLATE_NOOP("report", "„·“ heißt: nicht ausgewiesen.")
RECEIPTS: Final = QT_TRANSLATE_NOOP("report", "Belegliste")
DAY: Final = QT_TRANSLATE_NOOP("report", "Tag")
NUMBER: Final = QT_TRANSLATE_NOOP("report", "Beleg")
PAYEE: Final = QT_TRANSLATE_NOOP("report", "Empfänger")
REASON: Final = QT_TRANSLATE_NOOP("report", "Zahlungsgrund")
FUND: Final = QT_TRANSLATE_NOOP("report", "Topf")
AMOUNT: Final = QT_TRANSLATE_NOOP("report", "Betrag €")
TOTAL: Final = QT_TRANSLATE_NOOP("report", "Summe")
NO_FUND: Final = QT_TRANSLATE_NOOP("report", "aus keinem Topf")
SUM_OF: Final = QT_TRANSLATE_NOOP("report", "Summe {fund}")
PLAN: Final = QT_TRANSLATE_NOOP("report", "Zielplanung und Indikatoren")
PROOF: Final = QT_TRANSLATE_NOOP("report", "Verwendungsnachweis")
ANNEX: Final = QT_TRANSLATE_NOOP("report", "Anlage {number}: {title}")
FIGURES: Final = QT_TRANSLATE_NOOP("report", "Zahlen")
OVERVIEW: Final = QT_TRANSLATE_NOOP("report", "Übersicht")
SIGNATURE: Final = QT_TRANSLATE_NOOP("report", "Ort, Datum, Unterschrift")
BELOW: Final = QT_TRANSLATE_NOOP("report", "unter {base}")
CHART_OF: Final = QT_TRANSLATE_NOOP("report", "Diagramm: {title}. {figures}")
PERS: Final = {
    "month": QT_TRANSLATE_NOOP("report", "Monat"),
    "year": QT_TRANSLATE_NOOP("report", "Jahr"),
    "project": QT_TRANSLATE_NOOP("report", "Projekt"),
}
PER_MONTH: Final = QT_TRANSLATE_NOOP("report", "je Monat")
PER_MONTHS: Final = QT_TRANSLATE_NOOP("report", "je Monat × {number}")


class Words:
    """What a report's own words are in its language."""

    def __init__(self, report: Report) -> None:
        self.language = report.language
        self._report = report
        self._known = {} if report.language == "de" else report.english
        self.kind = self(_KINDS.get(report.kind, REPORT))

    def __call__(self, german: str, **values: object) -> str:
        """The word or sentence, its values filled in; German where nobody has translated it."""
        told = self._known.get(german, german)
        return told.format(**values) if values else told

    def nothing(self, table: ReportTable) -> str:
        """What stands where a table has no rows: that there was nothing to count, or that it is held back whole."""
        return self(HELD_WHOLE if self._report.held_whole(table) else NOTHING)

    def tells_of_receipts(self) -> bool:
        """Whether there is a list of receipts, or one that is held back."""
        return bool(self._report.receipts) or self._report.holds_back(self(RECEIPTS))

    def no_receipts(self) -> str:
        """The same of the list of receipts."""
        return self(HELD_WHOLE if self._report.holds_back(self(RECEIPTS)) else NOTHING)


def per_said(report: Report, aim: Aim, say: Words) -> str:
    """What a target is agreed for; where it was for a month and the report is of several, by how many it was multiplied."""
    if aim.months > 1:
        return say(PER_MONTHS, number=aim.months)
    if aim.per == "month" and report.kind != SpanKind.MONTH:
        return say(PER_MONTH)
    return say(PERS.get(aim.per, aim.per))


def provisional(report: Report) -> bool:
    """Whether a report for outside tells figures that may change yet."""
    return not report.internal and report.closed is None
