"""The question that the finder was asked, as it stands in its line and as it was understood."""

from collections.abc import Callable
from datetime import date, datetime, time

from woilmenau_desk.domain.finder import Wanted
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.wish_line import Meant, Taken, Understood, Vocabulary, understand
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import WEEKDAYS, people_say_date, say_time
from woilmenau_desk.ui.words import word

ICONS = {
    Meant.LANGUAGE: "language",
    Meant.ROLE: "volunteer",
    Meant.WEEKDAY: "calendar",
    Meant.DAY: "calendar",
    Meant.TIME: "clock",
    Meant.COMPLETE: "check",
    Meant.TEXT: "person",
}
_COMPLETE = QT_TRANSLATE_NOOP("volunteers", "nur wenn nichts fehlt")
_AT = QT_TRANSLATE_NOOP("volunteers", "um {time}")


class WishLine:
    """Reads lines and writes them, with the words of the lists as they are now."""

    def __init__(self, choices: Choices, now: Callable[[], datetime]) -> None:
        self._choices, self._now = choices, now
        self._languages = Vocabulary(choices.values[ListName.LANGUAGES])
        self._roles = Vocabulary(choices.values[ListName.VOLUNTEER_ROLES])

    def read(self, line: str) -> Understood:
        """What a line asks for."""
        return understand(line, self._languages, self._roles, self._now())

    def write(self, wanted: Wanted) -> str:
        """A line that asks for this, in words where they are understood, else in codes."""
        parts = [
            self._said(ListName.LANGUAGES, wanted.language, lambda found: found.language),
            self._said(ListName.VOLUNTEER_ROLES, wanted.role, lambda found: found.role),
            WEEKDAYS[wanted.weekday] if wanted.weekday is not None else "",
            f"{wanted.on.day}.{wanted.on.month}.{wanted.on.year}" if wanted.on is not None else "",
            say_time(wanted.at) if wanted.at is not None else "",
            wanted.text,
        ]
        return " ".join(filter(None, parts))

    def said(self, taken: Taken) -> str:
        """How a word was understood, as its chip says it."""
        value = taken.value
        if taken.meant is Meant.LANGUAGE:
            return self._choices.word(ListName.LANGUAGES, str(value))
        if taken.meant is Meant.ROLE:
            return self._choices.word(ListName.VOLUNTEER_ROLES, str(value))
        if taken.meant is Meant.COMPLETE:
            return word("volunteers", _COMPLETE)
        if isinstance(value, time):
            return word("volunteers", _AT).format(time=say_time(value))
        if isinstance(value, date):
            return people_say_date(value, self._now().date())
        if taken.meant is Meant.WEEKDAY and isinstance(value, int):
            return word("dates", WEEKDAYS[value])
        return f"„{value}“"

    def _said(self, name: ListName, code: str | None, of: Callable[[Wanted], str | None]) -> str:
        if code is None:
            return ""
        label = self._choices.word(name, code).split()
        first = label[0] if label else code
        found = self.read(first).wanted
        return first if of(found) == code and not found.text else code
