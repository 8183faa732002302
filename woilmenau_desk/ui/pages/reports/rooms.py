"""The rooms of the area "Berichte", as the bar at the top of its page shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.pages.reports.closed_room import ClosedRoom
from woilmenau_desk.ui.pages.reports.closing_room import ClosingRoom
from woilmenau_desk.ui.pages.reports.glance import GlanceRoom
from woilmenau_desk.ui.pages.reports.kept import ReportsKept
from woilmenau_desk.ui.pages.reports.paper_room import PaperRoom
from woilmenau_desk.ui.pages.reports.room import ReportRoom
from woilmenau_desk.ui.pages.reports.text_room import TextRoom
from woilmenau_desk.ui.rooms import Room
from woilmenau_desk.ui.session import Context


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """A room of the page, with the key that opens it from the others. `of_span`: it shows what the span bar chooses."""

    id: str
    title: str  # German, marked with QT_TRANSLATE_NOOP("rooms", …)
    key: str
    make: Callable[[Context, ReportsKept], ReportRoom]
    of_span: bool = True


GLANCE, PAPER, TEXT, CLOSING, CLOSED = "glance", "paper", "text", "closing", "closed"
FIRST = (Room("reports", QT_TRANSLATE_NOOP("rooms", "Überblick"), "Alt+U"),)
"""The page itself, for the bar; its first room has its key."""
ROOMS: tuple[RoomSpec, ...] = (
    RoomSpec(GLANCE, FIRST[0].title, FIRST[0].key, GlanceRoom),
    RoomSpec(PAPER, QT_TRANSLATE_NOOP("rooms", "Bericht"), "Alt+B", PaperRoom),
    RoomSpec(TEXT, QT_TRANSLATE_NOOP("rooms", "Text"), "Alt+T", TextRoom),
    RoomSpec(CLOSING, QT_TRANSLATE_NOOP("rooms", "Abschluss"), "Alt+A", ClosingRoom),
    RoomSpec(CLOSED, QT_TRANSLATE_NOOP("rooms", "Abgeschlossene"), "Alt+G", ClosedRoom, of_span=False),
)
