"""Known errors of work that takes long, or of too much of it at once."""

from woilmenau_desk.domain.errors import KnownError, StoreBusy
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class WorkStopped(KnownError):
    """Somebody does not want to wait for it any longer, or it is not needed any more."""

    what = QT_TRANSLATE_NOOP("errors", "Abgebrochen.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = ""


class LockedMeanwhile(KnownError):
    """The window was locked while something was read that only the vault opens."""

    what = QT_TRANSLATE_NOOP("errors", "Abgebrochen, weil das Fenster gesperrt wurde.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte noch einmal beginnen.")


class TooMuchAtOnce(KnownError):
    """All connections to the store are in use, and none came free in time."""

    what = QT_TRANSLATE_NOOP("errors", "Gerade läuft zu vieles zugleich.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert. Ihre Eingaben stehen noch da.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte einen Augenblick warten, oder unten abbrechen, was lange dauert; dann noch einmal."
    )


class StoreKeepsBusy(StoreBusy):
    """Another program writes into the store for longer than anybody waits."""

    what = QT_TRANSLATE_NOOP("errors", "Ein anderes Programm schreibt gerade lange in die Ablage.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert. Ihre Eingaben stehen noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen Augenblick warten und dann noch einmal speichern.")
