"""What is told where two records cannot become one."""

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class CannotMerge(KnownError):
    """Something that hangs on a record could not be carried over. `tables` names where it stands."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "Zusammenführen geht hier nicht: Einträge beider lassen sich nicht zusammenlegen ({tables}).",
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nichts wurde geändert: beide stehen da wie zuvor.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte zuerst bei einer der beiden diese Einträge entfernen.")


class TwoHouseholds(CannotMerge):
    what = QT_TRANSLATE_NOOP(
        "errors", "Zusammenführen geht so nicht: {first} und {second} gehören zu verschiedenen Haushalten."
    )
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte zuerst bei einer der beiden den Haushalt lösen, dann noch einmal zusammenführen."
    )


class TwoVolunteers(CannotMerge):
    """Each of two records is a volunteer of its own: told to whoever may link the two."""

    what = QT_TRANSLATE_NOOP(
        "errors",
        "Zusammenführen geht so nicht: beide sind mit einem Ehrenamt verknüpft ({first}, {second}).",
    )
    todo = QT_TRANSLATE_NOOP(
        "errors", "Bitte zuerst eine der beiden Verknüpfungen lösen, dann noch einmal zusammenführen."
    )


class HeldApart(CannotMerge):
    """Something stands between two records of which this user is not told."""

    what = QT_TRANSLATE_NOOP("errors", "Zusammenführen geht hier nur nach einem Blick der Leitung.")
    todo = QT_TRANSLATE_NOOP("errors", "Bitte die Leitung fragen.")
