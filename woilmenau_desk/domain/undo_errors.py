"""What is told where a step is not taken back."""

from typing import ClassVar

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class NothingToUndo(KnownError):
    what = QT_TRANSLATE_NOOP("errors", "Es gibt nichts rückgängig zu machen.")
    kept = ""
    todo = ""


class NotByKey(KnownError):
    """The last write is not taken back by the key, and no earlier one in its place. `step`: what it was."""

    what = QT_TRANSLATE_NOOP("errors", "„{step}“ nimmt diese Taste nicht zurück.")
    kept = ""
    todo = QT_TRANSLATE_NOOP("errors", "Bitte dort ändern, wo es eingetragen wurde.")

    def __init__(self, step: Sentence) -> None:
        super().__init__(step=step)


class ImportNotByKey(NotByKey):
    """It is an import, or the taking back of one."""

    todo = QT_TRANSLATE_NOOP("errors", "Das geht beim Importieren unter „Frühere Importe“.")


class SaysTheWay(Sentence):
    """A reason why a step stays that says itself what to do in its place."""


class CannotUndo(KnownError):
    """A step stays as it is. `reason` tells why, after a colon."""

    CHANGED: ClassVar[Sentence] = Sentence(
        "errors", QT_TRANSLATE_NOOP("errors", "inzwischen wurde der Eintrag geändert")
    )
    HELD: ClassVar[Sentence] = Sentence(
        "errors", QT_TRANSLATE_NOOP("errors", "inzwischen hängt anderes daran")
    )

    what = QT_TRANSLATE_NOOP("errors", "„{step}“ lässt sich nicht mehr rückgängig machen: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte den Eintrag von Hand berichtigen.")

    def __init__(self, step: Sentence, reason: Sentence) -> None:
        self.reason = reason
        super().__init__(step=step, reason=reason)

    def sentences(self) -> tuple[Sentence, Sentence, Sentence]:
        what, kept, todo = super().sentences()
        if isinstance(self.reason, SaysTheWay):
            none = Sentence("errors", "")
            return what, none, none
        return what, kept, todo
