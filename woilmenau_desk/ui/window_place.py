"""Where the window lay on this machine's screens, kept for the next start. Nothing in it is about anybody."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QIODevice, QPoint, QRect, QSaveFile, QSize

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.limits import NOTE_BYTES
from woilmenau_desk.incoming import json_of, read_whole

_LARGEST = 32_767  # what a screen can have, and more
TITLE_BAR = 36  # about as high as any desktop makes it; known only once the window is shown
_GRIP = QSize(160, 40)  # of the window, this much must be in sight to take hold of it


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """The window without its frame, and whether it filled the screen; then the rest is where it goes back to."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool

    def rect(self) -> QRect:
        return QRect(self.x, self.y, self.width, self.height)


def read_place(file: Path) -> WindowPlace | None:
    """What was kept; None where nothing was, or where it cannot be read: then the window opens as at first."""
    try:
        kept = json_of(read_whole(file, NOTE_BYTES))
        x, y, width, height = numbers = [kept[name] for name in ("x", "y", "width", "height")]
        maximised = kept["maximised"]
    except (KnownError, OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(maximised, bool) or not all(type(number) is int for number in numbers):
        return None
    if max(map(abs, numbers)) > _LARGEST or min(numbers[2:]) <= 0:
        return None
    return WindowPlace(x, y, width, height, maximised)


def write_place(file: Path, place: WindowPlace) -> None:
    """Keep it, whole or not at all. Where nothing can be written, the window opens as at first."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return
    saving = QSaveFile(str(file))
    if saving.open(QIODevice.OpenModeFlag.WriteOnly):
        saving.write(json.dumps(asdict(place)).encode())
        saving.commit()


def in_sight(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The same, or, where that screen is gone or has become smaller, moved into the first of `screens`.

    `screens` are what is free of each screen, the main one first. Above the window its own bar has its place too.
    """
    if not screens:
        return wanted
    head = QRect(wanted.topLeft(), QSize(wanted.width(), _GRIP.height()))
    for screen in screens:
        seen = head.intersected(screen)
        if seen.width() >= min(_GRIP.width(), wanted.width()) and seen.height() >= _GRIP.height():
            room = _below_bar(screen)
            corner = QPoint(wanted.x(), max(wanted.y(), room.y()))
            return QRect(corner, wanted.size().boundedTo(room.size()))
    room = _below_bar(screens[0])
    moved = QRect(room.topLeft(), wanted.size().boundedTo(room.size()))
    moved.moveCenter(room.center())
    return moved


def _below_bar(screen: QRect) -> QRect:
    return screen.adjusted(0, TITLE_BAR, 0, 0)
