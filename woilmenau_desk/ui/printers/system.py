"""What printing asks of the computer: which printers stand there, how each is, and that one prints."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.print_errors import PrinterGone
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.printers.sheets import Fit, Sheets


class State(StrEnum):
    """How a printer is, as far as the computer knows."""

    READY = "ready"
    BUSY = "busy"
    PAUSED = "paused"
    REFUSES = "refuses"
    SILENT = "silent"
    NEEDS = "needs"  # somebody has to do something at it


class Need(StrEnum):
    """What somebody has to do something about."""

    PAPER = "paper"
    JAM = "jam"
    COVER = "cover"
    INK = "ink"
    FULL = "full"


STATE_WORDS = {
    State.READY: QT_TRANSLATE_NOOP("printers", "bereit"),
    State.BUSY: QT_TRANSLATE_NOOP("printers", "druckt gerade"),
    State.PAUSED: QT_TRANSLATE_NOOP("printers", "angehalten"),
    State.REFUSES: QT_TRANSLATE_NOOP("printers", "nimmt nichts an"),
    State.SILENT: QT_TRANSLATE_NOOP("printers", "meldet sich nicht"),
    State.NEEDS: QT_TRANSLATE_NOOP("printers", "wartet"),
}
NEED_WORDS = {
    Need.PAPER: QT_TRANSLATE_NOOP("printers", "Papier fehlt"),
    Need.JAM: QT_TRANSLATE_NOOP("printers", "Papierstau"),
    Need.COVER: QT_TRANSLATE_NOOP("printers", "eine Klappe ist offen"),
    Need.INK: QT_TRANSLATE_NOOP("printers", "Toner oder Tinte ist leer"),
    Need.FULL: QT_TRANSLATE_NOOP("printers", "das Ausgabefach ist voll"),
}


@dataclass(frozen=True, slots=True)
class Printer:
    """One that is set up on this computer."""

    name: str  # by which the computer knows it
    label: str  # as people call it
    state: State = State.READY
    need: Need | None = None
    sheets: Sheets = field(default_factory=Sheets)
    usual: bool = False  # the one the computer would take


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed. The title stands in the system's queue, so it says nothing of anybody."""

    pdf: bytes
    title: str
    fit: Fit
    copies: int = 1
    pages: tuple[int, int] | None = None  # from one to another, both included
    two_sided: bool = False


class Spooler(Protocol):
    """The printers of this computer. Every method may take a while, and is called beside the window's thread."""

    def printers(self) -> tuple[Printer, ...]:
        """Those that are set up. Raises PrintingOff."""

    def printer(self, name: str) -> Printer:
        """One of them, as it is now. Raises PrinterGone or PrintingOff."""

    def print(self, printer: Printer, order: Order, work: LongWork) -> bool:
        """Print, and follow it until it is done; whether it is. False: it is under way, and nothing speaks against it.

        Raises PrintTrouble where nothing was printed and nothing of it stands in a queue any more, else PrintStuck.
        """


class NoSpooler:
    """Where nothing prints: in tests, and for papers made without a window."""

    def printers(self) -> tuple[Printer, ...]:
        return ()

    def printer(self, name: str) -> Printer:
        raise PrinterGone(name)

    def print(self, printer: Printer, order: Order, work: LongWork) -> bool:
        return False
