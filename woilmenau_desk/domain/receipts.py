"""What stands on a receipt for money or its worth: number, amount, what for and who signs; no status and no topic."""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.slips import Place


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt (Beleg): German above, the visitor's language beside it."""

    number: str  # 2026-0031
    place: Place
    on: date
    amount_cents: int
    kind: str  # the code of the kind of help, by which other languages call it
    kind_word: str  # in German
    count: int
    language: str  # code of the visitor's print language
    name: str = ""  # empty for somebody without a name, or who was erased since
    reading: str = ""  # the name in Latin letters where it stands in others
    fund: str = ""
    paid_by: str = ""  # the colleague
    taken_back_by: str = ""  # the number of the storno
    made_on: date | None = None
