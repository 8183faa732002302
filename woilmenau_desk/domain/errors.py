"""Errors that are known: each tells what happened, what was kept and what to do.

Anything else that is raised is a bug and says so.
"""

from collections.abc import Iterable
from typing import ClassVar, Final

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class KnownError(Exception):
    """An error with a message for the person at the counter.

    Subclasses set the three German sentences; the values given fill the places in them.
    """

    what: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Das ging nicht.")
    kept: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Ihre Eingaben stehen noch da.")
    todo: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Bitte noch einmal versuchen.")

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(str(self))

    def sentences(self) -> tuple[Sentence, Sentence, Sentence]:
        """What happened, what was kept, what to do; to be translated by the window."""
        what, kept, todo = (
            Sentence("errors", text, self.values) for text in (self.what, self.kept, self.todo)
        )
        return what, kept, todo

    def __str__(self) -> str:
        return " ".join(text for text in map(str, self.sentences()) if text)


_MOST_LETTERS: Final = 5
NOTHING_SAVED = QT_TRANSLATE_NOOP("errors", "Nichts wurde gespeichert.")


class BadInput(KnownError):
    """A field holds what it cannot hold. `field` names it in code, `reason` is a `Sentence`."""

    what = "{reason}"
    kept = NOTHING_SAVED
    todo = ""

    def __init__(self, field: str, reason: Sentence) -> None:
        self.field = field
        self.reason = reason
        super().__init__(reason=reason)


class WrongPassword(KnownError):
    """The password does not open this user's key. `wait` is the pause in seconds before the next try."""

    what = QT_TRANSLATE_NOOP("errors", "Das Passwort stimmt nicht.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("errors", "Bitte noch einmal eingeben; auf die Feststelltaste achten.")

    def __init__(self, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__()


class TooManyAttempts(KnownError):
    """Wrong passwords slow down: the next try is allowed after `wait` seconds."""

    what = QT_TRANSLATE_NOOP("errors", "Zu viele falsche Passwörter.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("errors", "Bitte {seconds} Sekunden warten, dann noch einmal versuchen.")

    def __init__(self, wait: float) -> None:
        self.wait = wait
        super().__init__(seconds=max(1, round(wait)))


class MustChangePassword(KnownError):
    """The password is right, and somebody else gave it: it only opens the way to one of one's own."""

    what = QT_TRANSLATE_NOOP("errors", "Das Passwort ist vorläufig: jemand von der Leitung hat es gegeben.")
    kept = ""
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte zuerst ein eigenes setzen; auf der Kommandozeile mit „user passwd“."
    )


class ProvisionalInBackup(MustChangePassword):
    """The password was provisional when the backup was made, and stays so in it."""

    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte mit dem Zugang von jemand anderem öffnen; zurückspielen lässt sie sich auch mit dem Wiederherstellungscode.",
    )


class SignInAgain(KnownError):
    """The role or the password was changed while the window was open or locked."""

    what = QT_TRANSLATE_NOOP("errors", "Ihr Zugang wurde inzwischen geändert.")
    kept = QT_TRANSLATE_NOOP("errors", "Was getippt wurde, ist als Entwurf aufgehoben.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte „Benutzer wechseln“ drücken und neu anmelden.")


class DeskLocked(KnownError):
    """The vault was asked for while the window is locked."""

    what = QT_TRANSLATE_NOOP("errors", "Das Fenster ist gesperrt.")
    kept = QT_TRANSLATE_NOOP("errors", "Ihre Eingaben stehen noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte entsperren und dann noch einmal versuchen.")


class UnknownUser(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Den Benutzer „{name}“ gibt es in dieser Ablage nicht.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Namen prüfen oder die Leitung fragen.")


class UserExists(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Den Benutzer „{name}“ gibt es schon.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen anderen Namen wählen.")


class LastLead(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Die letzte Leitung muss bleiben.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte zuerst eine andere Person mit der Rolle Leitung anlegen.")


class WeakPassword(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Das Passwort ist zu kurz: mindestens {length} Zeichen.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Gut sind drei oder vier Wörter hintereinander.")


class WrongRecoveryCode(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Der Wiederherstellungscode stimmt nicht.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte Gruppe für Gruppe mit dem Blatt vergleichen.")


class NotAllowed(KnownError):
    """The role of the user lacks the right."""

    what = QT_TRANSLATE_NOOP("errors", "Das darf nur, wer die Rolle {roles} hat.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte eine Kollegin oder einen Kollegen mit dieser Rolle bitten.")


class NoStore(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Im Ordner {folder} liegt noch keine Ablage.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("errors", "Mit „woilmenau-desk init --role lead“ oder im Fenster eine anlegen.")


class StoreExists(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Im Ordner {folder} liegt schon eine Ablage.")
    kept = QT_TRANSLATE_NOOP("errors", "Sie wurde nicht angerührt.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen anderen Ordner wählen.")


class CodeNotKept(KnownError):
    """The recovery code could be neither written nor shown. `reason` tells why, as a `Sentence`."""

    what = "{reason}"
    kept = QT_TRANSLATE_NOOP(
        "errors", "Es wurde keine Ablage angelegt: ohne Wiederherstellungscode soll keine entstehen."
    )
    todo = QT_TRANSLATE_NOOP("errors", "Bitte woandershin speichern oder ausgeben und noch einmal anlegen.")


class PresentLeadNeeded(KnownError):
    """What opens the backup does not open the store that it would replace."""

    what = QT_TRANSLATE_NOOP("errors", "Hier liegt eine Ablage. Sie zu ersetzen, ist Sache ihrer Leitung.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte auch das heutige Passwort einer Leitung eingeben, oder den heutigen Wiederherstellungscode.",
    )


class NobodyLeft(KnownError):
    """A backup would come back without anybody who leads."""

    what = QT_TRANSLATE_NOOP("errors", "Ohne {names} hätte die zurückgespielte Ablage keine Leitung.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte jemanden davon zurückkommen lassen, oder einen eigenen neuen Zugang setzen."
    )


class ReplacingCutOff(KnownError):
    """Neither the new store could be put in place nor the old one back; the journal knows how to go on."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Der Datenträger nimmt gerade nichts an; die Ablage ist nicht ganz an ihrem Platz."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts ist verloren.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte Platz schaffen und das Programm neu starten: dann geht es von selbst weiter."
    )


class StoreOnNetwork(KnownError):
    """A write-ahead log on a network share may lose what it has confirmed."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Der Ordner {folder} liegt auf einem Netzlaufwerk; dort wäre eine Ablage nicht sicher."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde angelegt.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte einen Ordner auf diesem Rechner wählen. Sicherungen dürfen auf das Netzlaufwerk."
    )


class StoreBusy(KnownError):
    """Another process holds the store. `holder` says who."""

    what = QT_TRANSLATE_NOOP("errors", "Die Ablage ist gerade anderswo offen ({holder}).")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte dort beenden und es dann noch einmal versuchen.")


class WrittenMeanwhile(StoreBusy):
    """Somebody else wrote while this write was under way, so nothing of it was written; the same once more goes through."""

    what = QT_TRANSLATE_NOOP("errors", "Im selben Augenblick hat ein anderes Fenster gespeichert.")
    kept = QT_TRANSLATE_NOOP("errors", "Ihre Eingaben stehen noch da; gespeichert ist davon noch nichts.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte noch einmal speichern.")


class StoreTooNew(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Die Ablage stammt aus einer neueren Version des Programms.")
    kept = QT_TRANSLATE_NOOP("errors", "Sie wurde nicht angerührt.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte das Programm auf diesem Rechner aktualisieren.")


class StoreDamaged(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Die Ablage lässt sich nicht lesen: sie ist beschädigt ({detail}).")
    kept = QT_TRANSLATE_NOOP("errors", "Sie wurde nicht verändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte die letzte Sicherung zurückspielen; auf der Kommandozeile mit „restore DATEI“."
    )


class WrittenPast(StoreDamaged):
    """A row holds what its column cannot hold: only somebody beside the program writes that."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "In der Ablage steht, was dieses Programm nie schreibt ({detail}): jemand hat sie verändert.",
    )
    kept = NOTHING_SAVED
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte die Leitung die Ablage prüfen und die letzte gute Sicherung zurückspielen lassen; "
        "auf der Kommandozeile mit „verify“ und „restore DATEI“.",
    )


class StructureChanged(WrittenPast):
    """The database is not built as the program builds it: a trigger, a condition, a missing column."""

    what = QT_TRANSLATE_NOOP("errors", "Jemand hat den Aufbau der Datenbank verändert ({detail}).")


class StoreVanished(KnownError):
    """The files that the window writes into are no longer the ones in the folder.

    What the store held until then was kept aside and is taken in by the next start.
    """

    what = QT_TRANSLATE_NOOP(
        "errors",
        "Die Dateien der Ablage wurden weggenommen oder ausgetauscht ({folder}); nichts geht mehr hinein.",
    )
    kept = QT_TRANSLATE_NOOP(
        "errors", "Alles bisher Gespeicherte ist gerettet. Was gerade getippt wird, bleibt als Entwurf."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte das Programm beenden und neu starten: dann wird das Gerettete aufgenommen."
    )


class EntryRescued(StoreVanished):
    """They vanished while an entry was written: it lies with what was kept aside, so it must not be entered again."""

    kept = QT_TRANSLATE_NOOP(
        "errors",
        "Alles Gespeicherte ist gerettet, auch dieser letzte Eintrag: bitte nicht noch einmal eingeben.",
    )


class NothingRescued(StoreVanished):
    """They vanished, and what they held could not be kept aside."""

    kept = QT_TRANSLATE_NOOP(
        "errors", "Was in der Ablage steht, ließ sich noch nicht retten; das offene Fenster hat es noch."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte das Fenster offen lassen und Platz auf dem Datenträger schaffen: es versucht es weiter.",
    )


class StoreReplaced(StoreVanished):
    """Another state of the store was copied into its files while a window had them open."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "In die Dateien der Ablage wurde ein anderer Stand kopiert, während das Fenster offen war ({folder}).",
    )
    kept = QT_TRANSLATE_NOOP(
        "errors", "Ab jetzt wird hier nichts mehr gespeichert, auch nicht, was gerade eingegeben wurde."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte das Programm beenden, neu starten und der Leitung sagen: was fehlt, ist in der letzten Sicherung.",
    )


class KeysOutOfStep(StoreDamaged):
    """The key file is not the one that belongs to the database: one of the two is of another time."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "Die Schlüsseldatei gehört nicht zu diesem Stand der Ablage: eine von beiden ist von früher oder beschädigt.",
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geöffnet und nichts verändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Wurde eine Datei von Hand zurückgelegt, bitte die zusammengehörige dazulegen. Sonst beide aus derselben Sicherung "
        "zurückspielen; auf der Kommandozeile mit „restore DATEI“.",
    )


class RosterDiffers(StoreDamaged):
    """The key file gives somebody more than the list of colleagues does."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "Die Schlüsseldatei gibt {name} mehr Rechte, als in der Ablage steht: jemand hat sie verändert.",
    )
    kept = QT_TRANSLATE_NOOP("errors", "Niemand wurde angemeldet und nichts verändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte eine andere Leitung die Ablage prüfen lassen.")


class VaultKeyFirst(KnownError):
    """A key file of an earlier version: a login with the vault has to bring it forward."""

    what = QT_TRANSLATE_NOOP("errors", "Die Schlüssel der Ablage sind noch die einer früheren Version.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte zuerst jemanden mit der Rolle Leitung oder Beratung einmal anmelden lassen."
    )


class NotABackup(KnownError):
    what = QT_TRANSLATE_NOOP(
        "errors", "Die Datei {file} ist keine Sicherung dieses Programms oder unvollständig."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte eine andere Sicherung wählen.")


class BackupStopped(KnownError):
    """Somebody came back, or does not want to wait."""

    what = QT_TRANSLATE_NOOP("errors", "Die Sicherung wurde abgebrochen.")
    kept = QT_TRANSLATE_NOOP("errors", "Die früheren Sicherungen sind unberührt.")
    todo = ""


class DiskFull(KnownError):
    what = QT_TRANSLATE_NOOP(
        "errors", "Der Datenträger ist voll; der letzte Eintrag wurde nicht gespeichert."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Alles Frühere ist gespeichert, das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte Platz schaffen und dann noch einmal speichern.")


class CannotWrite(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "In {target} lässt sich nicht schreiben.")
    kept = QT_TRANSLATE_NOOP("errors", "Das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte die Rechte prüfen oder einen anderen Ort wählen.")


# A disk that takes nothing just now: what was written is there to be read.
REFUSED: Final = (DiskFull, CannotWrite)


class FileTooLargeForDisk(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "Für {target} ist die Datei zu groß; sie wurde nicht geschrieben.")
    kept = QT_TRANSLATE_NOOP("errors", "Alles Frühere ist gespeichert, das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Der Platz reicht, aber so große Dateien nimmt er nicht (alte Sticks: 4 GB). Bitte woandershin.",
    )


class DiskReadOnly(CannotWrite):
    what = QT_TRANSLATE_NOOP(
        "errors", "In {target} lässt sich nicht schreiben: der Datenträger ist schreibgeschützt."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte den Schreibschutz lösen (Schieber am Stick?) oder einen anderen Ort wählen."
    )


class NotPermitted(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "In {target} lässt sich nicht schreiben: die Rechte fehlen.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte einen anderen Ort wählen; oder die Datei in anderen Programmen schließen."
    )


class NameNotPossible(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "So kann eine Datei hier nicht heißen: {target}")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen kürzeren, einfachen Namen wählen.")


class TooManyFilesOpen(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "Auf diesem Rechner sind zu viele Dateien zugleich offen.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte andere Programme schließen und es noch einmal versuchen.")


class FileInUse(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "{target} ist gerade in einem anderen Programm geöffnet.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte dort schließen und es noch einmal versuchen, oder einen anderen Namen wählen."
    )


class FolderMissing(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "In {target} lässt sich nicht schreiben: den Ordner gibt es nicht.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen anderen wählen oder ihn anlegen.")


class DiskGone(CannotWrite):
    what = QT_TRANSLATE_NOOP(
        "errors", "{target} ist nicht mehr zu erreichen: Stick abgezogen, oder das Netzlaufwerk ist weg."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Alles Frühere ist gespeichert, das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte wieder anschließen oder verbinden und es noch einmal versuchen."
    )


class DiskFailing(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "Der Datenträger meldet einen Fehler ({target}).")
    kept = QT_TRANSLATE_NOOP("errors", "Alles Frühere ist gespeichert, das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte noch einmal versuchen; kommt es wieder, auf einen anderen Datenträger sichern."
    )


class IsFolder(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "{target} ist ein Ordner, keine Datei.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geschrieben.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen Dateinamen angeben.")


class NotAFile(CannotWrite):
    what = QT_TRANSLATE_NOOP("errors", "{target} ist keine gewöhnliche Datei.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geschrieben.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen Dateinamen angeben.")


class OutputInStore(CannotWrite):
    """What was to be given out would have come to lie among a store's own files."""

    what = QT_TRANSLATE_NOOP("errors", "{target} gehört zu einer Ablage; dorthin wird nichts ausgegeben.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geschrieben, die Ablage ist unberührt.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen anderen Ordner wählen, zum Beispiel Dokumente.")


class OutputIsBackup(CannotWrite):
    """What was to be given out would have replaced a backup."""

    what = QT_TRANSLATE_NOOP(
        "errors", "{target} ist eine Sicherung; nur eine neue Sicherung darf sie ersetzen."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geschrieben, die Sicherung ist unberührt.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte einen anderen Namen wählen.")


class CannotRead(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "{target} lässt sich nicht lesen.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Pfad und die Rechte prüfen.")


class FolderGiven(CannotRead):
    what = QT_TRANSLATE_NOOP("errors", "{target} ist ein Ordner, keine Datei.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte die Datei darin angeben.")


class NotARegularFile(CannotRead):
    """A pipe, a socket or a device: reading it may never end."""

    what = QT_TRANSLATE_NOOP("errors", "{target} ist keine gewöhnliche Datei.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte die Datei selbst angeben.")


class FileOverBudget(CannotRead):
    """More bytes than such a file can have; `megabytes` is how many are read at most."""

    what = QT_TRANSLATE_NOOP(
        "errors", "{target} ist viel größer, als so eine Datei sein kann (höchstens {megabytes} MB)."
    )
    todo = QT_TRANSLATE_NOOP("errors", "Bitte prüfen, ob es die richtige Datei ist.")


class NoFolderGiven(KnownError):
    """An empty path, as a variable that was never set leaves one: never the folder that somebody happens to be in."""

    what = QT_TRANSLATE_NOOP("errors", "Nach --data fehlt der Ordner: dort steht nichts.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den ganzen Pfad angeben, oder --data weglassen.")


class UnknownHome(CannotRead):
    what = QT_TRANSLATE_NOOP("errors", "Den Ordner {target} gibt es nicht: niemand hier heißt so.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den ganzen Pfad angeben.")


class NotFound(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Den Eintrag gibt es nicht (mehr).")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte neu suchen.")


class ChangedMeanwhile(KnownError):
    """Somebody else changed the row since it was read. `kind`: what the lists that show it listen to, where any do."""

    what = QT_TRANSLATE_NOOP("errors", "Der Eintrag wurde inzwischen anderswo geändert.")
    kept = QT_TRANSLATE_NOOP("errors", "Die andere Änderung gilt; das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte neu öffnen, vergleichen und noch einmal speichern.")

    def __init__(self, kind: Kind | None = None) -> None:
        self.kind = kind
        super().__init__()


class DeletedMeanwhile(ChangedMeanwhile, NotFound):
    """Somebody else removed the row since it was read."""

    what = QT_TRANSLATE_NOOP("errors", "Den Eintrag hat inzwischen jemand anderes entfernt.")
    kept = QT_TRANSLATE_NOOP("errors", "Das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte neu suchen und, wo nötig, noch einmal anlegen.")


class ClockDoubted(KnownError):
    """The computer's clock is odd, and somebody has to say whether it is right. `doubt` is what is odd about it."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Stimmt die Uhr? Dieser Rechner zeigt {shown} Uhr; der letzte Eintrag ist von {last} Uhr."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Noch ist nichts gespeichert; das Getippte steht noch da.")
    todo = QT_TRANSLATE_NOOP(
        "errors",
        "Bitte die Uhr stellen. Stimmt sie doch: im Fenster bestätigen oder --clock-is-right angeben.",
    )

    def __init__(self, doubt: object, **values: object) -> None:
        self.doubt = doubt
        super().__init__(**values)


class SlipLanguageMissing(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Für die Sprache „{language}“ gibt es noch keinen Terminzettel.")
    kept = QT_TRANSLATE_NOOP("errors", "Der Termin bleibt, wie er ist.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte eine andere Sprache wählen.")


class BrokenSlipFile(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Die Datei {file} mit den Worten des Terminzettels ist fehlerhaft.")
    kept = QT_TRANSLATE_NOOP("errors", "Der Termin bleibt, wie er ist.")
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte eine andere Sprache wählen, oder die Datei aus der Installation wiederherstellen."
    )


class MissingGlyph(KnownError):
    """A sentence holds letters that no font here has: `letters` are named with their code points, `language` is a code."""

    what = QT_TRANSLATE_NOOP(
        "errors", "Für diese Zeichen gibt es hier keine Druckschrift (Sprache „{language}“): {letters}."
    )
    kept = NOTHING_SAVED
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Satz ohne sie schreiben.")

    def __init__(self, letters: Iterable[str], language: str) -> None:
        told = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in tuple(letters)[:_MOST_LETTERS])
        super().__init__(letters=told, language=language)
