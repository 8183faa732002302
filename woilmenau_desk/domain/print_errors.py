"""Why nothing came out of a printer: what happened, what was kept, what to do.

`kept` is said by whoever asked for the print: a slip waits, any other paper is still shown.
"""

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

STILL_SHOWN = Sentence("errors", QT_TRANSLATE_NOOP("errors", "Das Blatt steht noch da."))
SLIP_WAITS = Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Zettel wartet auf den Drucker."))
SLIPS_WAIT = Sentence("errors", QT_TRANSLATE_NOOP("errors", "Die Zettel warten weiter auf den Drucker."))
NOTHING_PRINTED = Sentence("errors", QT_TRANSLATE_NOOP("errors", "Nichts wurde gedruckt."))
NUMBER_HOLDS = Sentence(
    "errors",
    QT_TRANSLATE_NOOP(
        "errors", "Die Nummer gilt auch ohne Zettel. Unter „Wartet“ druckt ihn Strg+P noch einmal."
    ),
)


class PrintTrouble(KnownError):
    """Nothing was printed, and nothing of it stands in the system's queue any more: it may be tried again."""

    kept = "{kept}"

    def __init__(self, printer: str = "", **values: object) -> None:
        self.printer = printer
        super().__init__(**{"printer": printer, "kept": NOTHING_PRINTED, **values})

    def keeping(self, kept: Sentence) -> "PrintTrouble":
        """The same, saying what was kept."""
        others = {name: value for name, value in self.values.items() if name not in ("printer", "kept")}
        return type(self)(self.printer, kept=kept, **others)


class PrintingOff(PrintTrouble):
    """CUPS does not run, or does not answer."""

    what = QT_TRANSLATE_NOOP("errors", "Das Drucksystem dieses Computers antwortet nicht.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte den Computer neu starten. Hilft das nicht, muss jemand nachsehen, der ihn betreut (CUPS).",
    )


class NoPrinter(PrintTrouble):
    """None is set up, or none was chosen."""

    what = QT_TRANSLATE_NOOP("errors", "An diesem Computer ist kein Drucker eingerichtet.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen in den Einstellungen des Computers einrichten.")


class PrinterGone(PrintTrouble):
    """It was removed since."""

    what = QT_TRANSLATE_NOOP("errors", "Den Drucker „{printer}“ gibt es an diesem Computer nicht mehr.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte einen anderen wählen: mit Strg+P in der Vorschau, oder unter „Verwaltung“, „Drucker“.",
    )


class PrinterPaused(PrintTrouble):
    """Somebody stopped it, or the system did after a failure."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ ist angehalten.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte ihn in den Druckereinstellungen des Computers fortsetzen, oder einen anderen wählen."
    )


class PrinterRefuses(PrintTrouble):
    """Its queue takes no jobs."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ nimmt gerade keine Aufträge an.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte ihn in den Druckereinstellungen des Computers freigeben, oder einen anderen wählen.",
    )


class PrinterSilent(PrintTrouble):
    """It is switched off, or its cable is out."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ meldet sich nicht.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte nachsehen, ob er eingeschaltet und angeschlossen ist.")


class PrinterNeeds(PrintTrouble):
    """Somebody has to do something at it; `need` says what is wrong."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ wartet: {need}.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte am Drucker nachsehen, dann noch einmal drucken.")


class PrinterWantsPassword(PrintTrouble):
    """It prints only for those who give a password, which nobody can do from here."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ verlangt eine Anmeldung.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte einen anderen wählen, oder jemanden fragen, der den Computer betreut."
    )


class PrintFailed(PrintTrouble):
    """The job ended without paper."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ hat den Druck abgebrochen.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte am Drucker nachsehen und noch einmal drucken.")


class PrintCancelled(PrintTrouble):
    """Somebody took the job out of the queue."""

    what = QT_TRANSLATE_NOOP("errors", "Der Druck auf „{printer}“ wurde abgebrochen.")
    todo = QT_TRANSLATE_NOOP("errors", "Soll er doch gedruckt werden, bitte noch einmal drucken.")


class CannotPrintThis(PrintTrouble):
    """The queue knows no way from a PDF to its printer."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ kann dieses Blatt nicht drucken.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte einen anderen wählen, oder das Blatt als PDF speichern und von dort drucken.",
    )


class PrintStuck(KnownError):
    """It stands in the system's queue, and could not be taken out: printed again it would come twice."""

    what = QT_TRANSLATE_NOOP("errors", "Der Drucker „{printer}“ druckt gerade nicht.")
    kept = QT_TRANSLATE_NOOP(
        "errors",
        "Der Auftrag steht in der Warteschlange des Computers und kommt, sobald der Drucker weitergeht.",
    )
    todo = QT_TRANSLATE_NOOP("errors", "Bitte nicht noch einmal drucken, sondern am Drucker nachsehen.")
