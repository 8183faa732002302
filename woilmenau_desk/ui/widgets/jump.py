"""Letters jump to the entry that begins with them, where entries are widgets; lists of Qt's own do it themselves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer

from woilmenau_desk.domain.text import bare, spellings

PAUSE_MS = 1000  # after it, a letter begins a new word


class LetterJump:
    """Collects what is typed within a moment: several letters narrow it, the same one again goes to the next.

    „wo“ finds „Wohnen“, „ue“ and „ü“ find „Übergang“, „kita“ finds „Schule/Kita“ where nothing begins with it.
    """

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        """`clock` tells milliseconds."""
        self._timer = QElapsedTimer()
        self._timer.start()
        self._clock: Callable[[], float] = clock or self._timer.elapsed
        self._typed = ""
        self._last = 0.0

    def target(self, letters: str, words: Sequence[str], current: int) -> int | None:
        """The number of the entry that is meant now, or None; `current` is where one stands."""
        now = self._clock()
        if now - self._last > PAUSE_MS:
            self._typed = ""
        self._last = now
        self._typed += letters
        typed = bare(self._typed)
        if typed and len(set(typed)) == 1 and len(typed) > 1 and not _begins(words, typed):
            # The same letter again: the next one.
            found = _begins(words, typed[0])
            return next((number for number in found if number > current), found[0] if found else None)
        found = _begins(words, typed)
        if not found:
            self._typed = ""
            return None
        return found[0]


def _begins(words: Sequence[str], typed: str) -> list[int]:
    """The entries that begin with it; where there are none, those of which a later word does."""
    if not typed:
        return []
    whole = [number for number, word in enumerate(words) if _fits(word, typed)]
    if whole:
        return whole
    return [
        number
        for number, word in enumerate(words)
        if any(_fits(part, typed) for part in word.replace("/", " ").replace("-", " ").split())
    ]


def _fits(word: str, typed: str) -> bool:
    return any(spelling.startswith(typed) for spelling in spellings(word))
