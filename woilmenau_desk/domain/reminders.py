"""Whom to remind of their appointment the day before, and with which words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """An appointment of a coming day with what is sent to whoever has it; the times are local.

    `text` is in the visitor's language and to be sent as it is: when, where and a number to call, no name and no topic.
    Where the sentences of their language cannot be read, it is German. `german` says the same to whoever sends it.
    """

    appointment_id: int
    person_id: int
    person_name: str
    starts_at: datetime
    colleague: str
    colleague_name: str
    phone: str
    language: str
    right_to_left: bool
    text: str
    german: str
    reminded_at: datetime | None = None
    version: int = 1
    instead_of: str = ""  # the language that was wished, where its sentences cannot be read

    @property
    def id(self) -> int:
        """What lists know it by."""
        return self.appointment_id

    @property
    def reminded(self) -> bool:
        """Whether somebody reminded them already."""
        return self.reminded_at is not None
