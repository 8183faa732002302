"""Errors about calendar files that come in: each tells what happened, what was kept and what to do."""

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class UnusableCalendar(KnownError):
    """A file that was to be read as a calendar and cannot be; nothing of it was taken over."""

    what = QT_TRANSLATE_NOOP("errors", "Die Datei ist kein Kalender im Format iCalendar (.ics).")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert; früher Übernommenes steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Kalender im Kalenderprogramm als .ics exportieren.")


class EmptyCalendarFile(UnusableCalendar):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei ist leer.")


class CalendarIsOther(UnusableCalendar):
    """It is known for what it is instead; `kind` says what."""

    what = QT_TRANSLATE_NOOP("errors", "Die Datei ist {kind}, kein Kalender (.ics).")


class CalendarIsPage(UnusableCalendar):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei ist eine Webseite (HTML), kein Kalender (.ics).")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Vermutlich fehlte beim Herunterladen die Anmeldung: bitte anmelden und noch einmal holen."
    )


class CalendarZipped(UnusableCalendar):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei ist ein ZIP-Archiv, kein Kalender (.ics).")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte erst entpacken und dann die .ics-Datei darin nehmen.")


class CalendarCutOff(UnusableCalendar):
    what = QT_TRANSLATE_NOOP("errors", "Die Kalenderdatei ist beschädigt oder bricht mittendrin ab.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte noch einmal exportieren oder herunterladen.")


class CalendarTooLarge(UnusableCalendar):
    what = QT_TRANSLATE_NOOP("errors", "Die Kalenderdatei ist zu groß: höchstens {megabytes} MB gehen.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte nur die Termine ab diesem Jahr exportieren, ohne Anhänge.")


class CalendarTooSlow(UnusableCalendar):
    what = QT_TRANSLATE_NOOP(
        "errors", "Die Kalenderdatei ist nach {seconds} Sekunden Rechnen noch nicht gelesen."
    )
    todo = QT_TRANSLATE_NOOP("errors", "Bitte nur die Termine ab diesem Jahr exportieren.")


class CalendarTooFull(UnusableCalendar):
    what = QT_TRANSLATE_NOOP(
        "errors", "In der Kalenderdatei stehen bis zum {last} mehr als {most} Zeiten: das kann nicht stimmen."
    )
    todo = QT_TRANSLATE_NOOP("errors", "Bitte prüfen, ob es die richtige Datei ist.")
