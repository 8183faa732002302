"""The printers of this computer, and which of them was used last for what."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.ui.printers.remembered import Remembered, Use, read_remembered, write_remembered
from woilmenau_desk.ui.printers.system import NoSpooler, Spooler

AT_ONCE = "Ctrl+Shift+P"
"""The key that prints the slip of an appointment without its preview."""


class Printing(QObject):
    """The printers of this computer, and which of them was used last for what. Asked from the main thread alone."""

    changed = Signal()  # another printer, or another paper in it

    def __init__(self, make: Callable[[], Spooler] = NoSpooler, file: Path | None = None) -> None:
        """`make`: what prints here, made when it is first asked for. `file`: where it is remembered; None: until the end."""
        super().__init__()
        self._make = make
        self._spooler: Spooler | None = None
        self._file = file
        self._remembered = read_remembered(file) if file is not None else Remembered()
        self.under_way: set[int] = set()  # the appointments whose slip is being printed

    @property
    def spooler(self) -> Spooler:
        """What prints here."""
        if self._spooler is None:
            self._spooler = self._make()
        return self._spooler

    def printer(self, use: Use) -> str:
        """The printer for this use; empty where none was chosen yet."""
        return self._remembered.printer(use)

    def paper(self, printer: str) -> Paper | None:
        """What slips are printed on there; None: what the centre prints them on."""
        return self._remembered.paper(printer)

    def choose(self, use: Use, printer: str) -> None:
        """From now on this one, for this use."""
        self._keep(self._remembered.choosing(use, printer))

    def set_paper(self, printer: str, paper: Paper | None) -> None:
        """From now on slips on this paper in that printer."""
        self._keep(self._remembered.with_paper(printer, paper))

    def _keep(self, remembered: Remembered) -> None:
        if remembered == self._remembered:
            return
        self._remembered = remembered
        if self._file is not None:
            write_remembered(self._file, remembered)
        self.changed.emit()
