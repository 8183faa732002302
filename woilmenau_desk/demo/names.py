"""Makes fictional names, cheaply and the same ones for the same seed."""

from collections.abc import Callable

from woilmenau_desk.demo.name_words import GERMAN_FIRST, GERMAN_SECOND, NAME_WORDS, NameWords

# How the article is written when an Arabic name is romanised.
_ARTICLES = ("al-", "Al-", "El-", "al ")
# How often a family's names are kept in their own script; where it is Latin it makes no difference.
_OWN_SCRIPT = {
    "uk": 0.3,
    "ru": 0.25,
    "bg": 0.2,
    "ar": 0.2,
    "prs": 0.2,
    "fa": 0.2,
    "ps": 0.2,
    "ckb": 0.2,
    "ti": 0.25,
    "ka": 0.25,
}


class NameMaker:
    """Names from a source of random numbers between 0 and 1."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random

    def own_script(self, language: str) -> bool:
        """Whether a family's names are to be kept in their own script."""
        return self._random() < _OWN_SCRIPT.get(language, 0.0)

    def family(self, language: str, own_script: bool) -> str:
        """A family name: words of the language, of German, or both with a hyphen."""
        chance = self._random()
        if language == "de" or (chance < 0.42 and not own_script):
            return self._german()
        own = self._own(language, NAME_WORDS[language], 0 if own_script else 1)
        if chance < 0.60 and not own_script:
            return f"{own}-{self._german()}"
        return own

    def given(self, language: str, female: bool, own_script: bool) -> str:
        """A given name; now and then two, with a hyphen or a space."""
        words = NAME_WORDS[language]
        names = words.women if female else words.men
        script = 0 if own_script else 1
        name = names[int(self._random() * len(names))][script]
        chance = self._random()
        if chance < 0.08:
            other = names[int(self._random() * len(names))][script]
            if other != name:
                return f"{name}-{other}" if chance < 0.05 else f"{name} {other}"
        return name

    def _german(self) -> str:
        random = self._random
        first = GERMAN_FIRST[int(random() * len(GERMAN_FIRST))]
        second = GERMAN_SECOND[int(random() * len(GERMAN_SECOND))]
        return first + (second if second != first.lower() else "laterne")

    def _own(self, language: str, words: NameWords, script: int) -> str:
        random = self._random
        first = words.first[int(random() * len(words.first))][script]
        second = words.second[int(random() * len(words.second))][script]
        if language == "ar" and script == 1:
            return f"{first} {_ARTICLES[int(random() * len(_ARTICLES))]}{second}"
        return f"{first}{words.join[script]}{second}"
