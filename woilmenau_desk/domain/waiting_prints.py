"""Slips that no printer could take, and that wait for one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP


class Needless(StrEnum):
    """Why nobody needs a slip any more."""

    CANCELLED = "cancelled"
    PAST = "past"


NEEDLESS_WORDS = {
    Needless.CANCELLED: QT_TRANSLATE_NOOP("prints", "der Termin ist abgesagt"),
    Needless.PAST: QT_TRANSLATE_NOOP("prints", "der Termin ist vorbei"),
}


@dataclass(frozen=True, slots=True)
class WaitingPrint:
    """One that waits. It names nobody: the time and the colleague are enough to find it.

    The slip itself is made when it is printed, so it says what holds then. `language` None: as the person reads.
    """

    id: int
    appointment_id: int
    starts_at: datetime  # local
    colleague_name: str
    language: str | None
    paper: Paper
    asked_at: datetime  # local
    version: int
    needless: Needless | None = None


@dataclass(frozen=True, slots=True)
class WaitingPrints:
    """All of them, earliest appointment first: those that are still wanted, and those that are not."""

    wanted: tuple[WaitingPrint, ...] = ()
    needless: tuple[WaitingPrint, ...] = ()
