"""Coded sheets: each line of a printed list has a short code, which is typed back in afterwards."""

from dataclasses import dataclass

from woilmenau_desk.domain.offers import SessionKey
from woilmenau_desk.domain.roll_call import RollPart
from woilmenau_desk.services.desk import Desk, Done


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a printed attendance list. `children`: announced for the childcare."""

    code: str
    person_id: int
    name: str
    children: int = 0
    needs: str = ""


def codes_for(desk: Desk, key: SessionKey) -> tuple[SheetLine, ...]:
    """The lines of a session's sheet, by name; whoever has no code yet is given one. Raises NotFound or NotAllowed."""


def type_back(desk: Desk, key: SessionKey, text: str) -> Done[RollPart]:
    """A line of the sheet comes back: its code (came), with a number behind it the children in the childcare.

    Raises BadInput, and writes nothing, for a code that is wrong or stands on another sheet.
    """
