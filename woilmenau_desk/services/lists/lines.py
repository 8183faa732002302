"""What is told of the lines of a list."""

from dataclasses import dataclass

from woilmenau_desk.domain.words import Sentence


class Refused(Exception):
    """A row that cannot be imported, and why. `column` is the heading of the column that is to blame, if one is."""

    def __init__(self, reason: Sentence, column: str | None = None) -> None:
        self.reason = reason
        self.column = column
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class LineNote:
    """Something to be told of a line of the file, counted from 1; `column` is the heading of the column it is about."""

    line: int
    text: Sentence
    column: str | None = None
