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


class NobodyElseReads(LastNamed):
    """Somebody is to lose the vault who alone reads restricted cases. `cases`: their numbers, and nothing else of them."""

    what = QT_TRANSLATE_NOOP("errors", "Eingeschränkte Fälle, die nur {name} liest: {cases}.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte {name} dort zuerst jemanden benennen lassen, oder selbst mit dem Wiederherstellungsblatt jemanden benennen.",
    )


class OnlyStandsIn(KnownError):
    """Whoever stands in for somebody reads a restricted case, and does not decide who else does."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Wer nur vertritt, entscheidet nicht, wer den eingeschränkten Fall liest."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte jemanden fragen, der auf Dauer benannt ist.")


class SheetDoesNotFit(KnownError):
    """A recovery sheet that was printed after a case was restricted, and that nobody let open it yet."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Dieses Wiederherstellungsblatt öffnet den eingeschränkten Fall nicht."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Es wurde nichts geändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Das Blatt wurde später gedruckt: Wer im Fall benannt ist, kann es unter „Mein Konto“ freigeben.",
    )
