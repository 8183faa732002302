"""Known errors of a store whose rows stand on a server, for several workstations."""

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class ServerSilent(KnownError):
    """The rows stand on a server, and it does not answer."""

    what = QT_TRANSLATE_NOOP("errors", "Der Server mit der Ablage antwortet nicht.")
    kept = QT_TRANSLATE_NOOP("errors", "Alles Frühere ist gespeichert, das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte Netz und Server prüfen und es dann noch einmal versuchen.")


class ServerRefuses(KnownError):
    """The rows stand on a server, and it does not let this computer in."""

    what = QT_TRANSLATE_NOOP("errors", "Der Server mit der Ablage lässt diesen Rechner nicht ein.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte auf dem Server die Zugangsdaten dieses Rechners prüfen lassen.")


class NoServerDriver(KnownError):
    """The rows stand on a server, and the part of the program that speaks to it was not installed."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Diese Ablage liegt auf einem Server; dafür fehlt ein Teil des Programms."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte das Programm mit „postgresql“ einspielen.")


class NotOnServerYet(KnownError):
    """Replacing the rows as a whole, or their keys, is done to files alone so far."""

    what = QT_TRANSLATE_NOOP("errors", "Das geht bei einer Ablage auf einem Server noch nicht.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte fragen, wer den Server betreut; Sicherungen gibt es weiter.")
