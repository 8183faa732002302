"""What is added to a session's note after it was closed: dated, signed, and beside the text as it was."""

from dataclasses import dataclass
from datetime import datetime

from woilmenau_desk.domain.counselling import SessionDetails, SessionRow


@dataclass(frozen=True, slots=True)
class Amendment:
    """One thing that was added."""

    id: int
    written_at: datetime  # local
    written_by: str  # what to call the colleague
    text: str


@dataclass(frozen=True, slots=True)
class SessionReading:
    """A session as it is read: its note, and what was added to it, the earliest first."""

    details: SessionDetails
    amendments: tuple[Amendment, ...] = ()

    @property
    def row(self) -> SessionRow:
        """The session as lists show it."""
        return self.details.row
