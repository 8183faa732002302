"""Errors about the lists that come in from outside: each tells what happened, what was kept and what to do."""

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class UnusableFile(KnownError):
    """A table that was to be imported and cannot be; nothing of it was. `file` is its name."""

    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} lässt sich nicht importieren.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde importiert.")

    def __init__(self, file: str, **values: object) -> None:
        super().__init__(file=file, **values)


class NoSuchFile(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} gibt es nicht.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte Ordner und Namen prüfen.")


class EmptyFile(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist leer.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte die Tabelle mit Überschriften noch einmal speichern.")


class FileTooLarge(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist zu groß: höchstens {limit} gehen auf einmal.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte nur die Liste in eine neue Datei kopieren, oder auf mehrere Dateien aufteilen."
    )


class FileTooSlow(UnusableFile):
    what = QT_TRANSLATE_NOOP(
        "errors", "Die Datei {file} ist nach {seconds} Sekunden Rechnen noch nicht gelesen."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte nur die Liste in eine neue Datei kopieren, oder auf mehrere Dateien aufteilen."
    )


class WrongKindOfFile(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist keine Tabelle im Format CSV oder XLSX.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte im Tabellenprogramm als XLSX oder CSV speichern.")


class OtherFormat(WrongKindOfFile):
    """A table all the same, or at least known for what it is; `kind` says what."""

    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist {kind}; gelesen werden nur CSV und XLSX.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte im Tabellenprogramm öffnen, als gewöhnliche XLSX speichern und diese importieren."
    )


class UnsureEncoding(UnusableFile):
    """The letters of a text cannot be told for certain; `encodings` names what it may be."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Die Buchstaben der Datei {file} sind nicht sicher zu lesen (vielleicht {encodings})."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte im Tabellenprogramm als „CSV UTF-8“ oder als XLSX speichern und diese importieren."
    )


class NoVisibleSheet(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "In der Datei {file} ist kein Tabellenblatt mit Zellen zu sehen.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte das Blatt mit den Personen einblenden, speichern und noch einmal importieren."
    )


class SeveralSheets(UnusableFile):
    what = QT_TRANSLATE_NOOP(
        "errors", "In der Datei {file} könnte jedes dieser Blätter die Liste sein: {sheets}."
    )
    todo = QT_TRANSLATE_NOOP("errors", "Bitte jedes für sich als eigene Datei speichern.")


class BrokenFile(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist beschädigt oder unvollständig.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte im Tabellenprogramm öffnen, noch einmal speichern und dann importieren."
    )


class ProtectedFile(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} ist mit einem Passwort geschützt.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte ohne Passwort speichern und nach dem Import löschen.")


class NoKnownHeading(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "In {file} steht keine bekannte Überschrift.")
    todo = QT_TRANSLATE_NOOP("errors", "Bekannt sind zum Beispiel: {known}.")


class NoNeededColumn(NoKnownHeading):
    what = QT_TRANSLATE_NOOP("errors", "In {file} fehlt eine Spalte: {missing}.")


class DaysSideBySide(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "In {file} hat jeder Tag eine eigene Spalte, wie in einem Plan.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte für jeden Eintrag eine eigene Zeile schreiben, den Tag in einer Spalte. Überschriften: {known}.",
    )


class NoNameColumn(UnusableFile):
    what = QT_TRANSLATE_NOOP("errors", "Der Datei {file} fehlt eine Spalte mit dem Namen.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte eine Spalte Vorname, Nachname oder Name ergänzen.")
