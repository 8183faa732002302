"""What can go wrong with cases, and what is told of it."""

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class CaseRestricted(KnownError):
    """A restricted case, and whoever asks is not named in it."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Dieser Beratungsfall ist eingeschränkt: Nur wer benannt ist, liest ihn."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte an die zuständige Person wenden; die Leitung kann mit dem Wiederherstellungsblatt jemanden benennen.",
    )


class CaseClosed(KnownError):
    """Something new for a case that is closed."""

    what = QT_TRANSLATE_NOOP("errors", "Der Beratungsfall {number} ist abgeschlossen.")
    kept = QT_TRANSLATE_NOOP("errors", "Was eingegeben wurde, bleibt als Entwurf.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Fall wieder öffnen oder einen anderen wählen.")


class NoteClosed(KnownError):
    """A note that is older than a day is changed no more."""

    what = QT_TRANSLATE_NOOP("errors", "Die Notiz ist seit mehr als 24 Stunden abgeschlossen.")
    kept = QT_TRANSLATE_NOOP("errors", "Der ursprüngliche Text bleibt, wie er ist.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen Nachtrag schreiben.")


class LastNamed(KnownError):
    """Nobody would be left who can read a restricted case."""

    what = QT_TRANSLATE_NOOP("errors", "Dann könnte niemand mehr den eingeschränkten Fall lesen.")
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte zuerst jemand anderen benennen.")


class CaseInUse(KnownError):
    """A case that is to be struck out, and in which something stands."""

    what = QT_TRANSLATE_NOOP("errors", "Im Beratungsfall {number} stehen schon Einträge.")
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Fall abschließen statt streichen.")


class NotNamed(KnownError):
    """A restricted case is handed over to somebody who could not read it."""

    what = QT_TRANSLATE_NOOP("errors", "{name} ist in diesem eingeschränkten Fall nicht benannt.")
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte {name} zuerst benennen, dann übergeben.")
