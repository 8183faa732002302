"""The question about an odd clock, as a dialog; `clock_question` asks it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.clock import ClockDoubt, Oddity
from woilmenau_desk.domain.periods import local
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.dialogs import Paragraphs


class ClockDialog(Paragraphs):
    """What the computer's clock says, when the last entry was written, and the two answers.

    Esc leaves it open: the next thing to be saved asks again.
    """

    confirmed = Signal()  # the clock is right
    set_anew = Signal()  # somebody has set it: look again

    def __init__(self, parent: QWidget | None, doubt: ClockDoubt) -> None:
        super().__init__(parent)
        shown, last = local(doubt.shown), local(doubt.last) if doubt.last is not None else None
        said = [
            self.tr("Dieser Rechner zeigt {day}, {time} Uhr.").format(
                day=short_date(shown.date()), time=f"{shown:%H:%M}"
            )
        ]
        if last is not None:
            said.append(
                self.tr("Der letzte Eintrag ist von {day}, {time} Uhr.").format(
                    day=short_date(last.date()), time=f"{last:%H:%M}"
                )
            )
        said.append(
            self.tr(
                "Mit einer falschen Uhr landet alles am falschen Tag. Deshalb wird nichts gespeichert, bis das"
                " geklärt ist; was schon getippt ist, bleibt stehen."
            )
        )
        self.fill(self.tr("Stimmt die Uhr?"), tuple(said), "clock", "warn")
        self.right = self.add_button(self.tr("Die Uhr stimmt"))
        self.right.setVisible(doubt.oddity is not Oddity.IMPOSSIBLE)
        self.again = self.add_button(self.tr("Ich habe sie gestellt"), "primary", default=True)
        self.right.clicked.connect(self._on_right)
        self.again.clicked.connect(self._on_again)

    def _on_right(self) -> None:
        self.accept()
        self.confirmed.emit()

    def _on_again(self) -> None:
        self.accept()
        self.set_anew.emit()
