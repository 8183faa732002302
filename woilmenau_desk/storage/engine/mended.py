"""What was done about writes that an interrupted process left behind."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

# What the trail says of such a log: that nothing is missing, or that it was another one's.
HARMLESS: Final = "whole"
FOREIGN: Final = "foreign"


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done about a damaged log: where it was set aside, and how many commits are lost.

    `foreign`: it was sound, and not the log of this database, or of another state of it.
    """

    aside: Path
    lost: int
    regained: int
    foreign: bool = False

    def said(self, *, harmless: bool) -> str:
        """For the audit trail. `harmless`: nothing that was confirmed is missing, so nobody else has to be told."""
        lost = FOREIGN if self.foreign else f"{self.lost}:{self.regained}"
        return f"{lost}:{HARMLESS}" if harmless else lost

    def told(self) -> Sentence:
        """Said at the login and by the check of the store."""
        values = {"folder": self.aside.name, "lost": self.lost, "regained": self.regained}
        if self.foreign:
            return Sentence(
                "rescue",
                QT_TRANSLATE_NOOP(
                    "rescue",
                    "Neben der Ablage lag ein Schreibprotokoll, das nicht zu ihrem Stand gehört. Es wurde nicht übernommen"
                    " und liegt in „{folder}“. Bitte der Leitung sagen.",
                ),
                values,
            )
        if not self.lost:
            return Sentence(
                "rescue",
                QT_TRANSLATE_NOOP(
                    "rescue",
                    "Das Schreibprotokoll war beschädigt. Es ließ sich ganz wiederherstellen; nichts fehlt. Das alte liegt"
                    " in „{folder}“.",
                ),
                values,
            )
        return Sentence(
            "rescue",
            QT_TRANSLATE_NOOP(
                "rescue",
                "Das Schreibprotokoll war beschädigt: die letzten Einträge fehlen (höchstens {lost})."
                " Bitte nachsehen und nachtragen. Das alte liegt in „{folder}“.",
            ),
            values,
        )
