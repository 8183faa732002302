"""The sentences of slips, and who has checked a language."""

from collections.abc import Mapping
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.slips import LanguageCheck, PhraseRow
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk

PHRASE: Final = "text.prevented"


def a_correction(desk: Desk) -> str:
    row = the_sentence(desk, "uk")
    slip_phrases.correct(desk, "uk", PHRASE, f"Телефонуйте {row.version}!", row.version)
    return "uk"


def the_sentence(desk: Desk, language: str) -> PhraseRow:
    return next(row for row in slip_phrases.phrases(desk, language) if row.phrase == PHRASE)


def other_sentence(desk: Desk, language: str) -> object:
    row = the_sentence(desk, language)
    return slip_phrases.correct(desk, language, PHRASE, f"Дзвоніть {row.version}!", row.version)


def a_check(desk: Desk) -> str:
    slip_phrases.say_checked(desk, "uk", "Ira Beispiel", desk.today(), the_check(desk, "uk").version)
    return "uk"


def the_check(desk: Desk, language: str) -> LanguageCheck:
    return next(one for one in slip_phrases.checks(desk) if one.language == language)


def other_check(desk: Desk, language: str) -> object:
    check = the_check(desk, language)
    return slip_phrases.say_checked(desk, language, f"Ira {check.version}", desk.today(), check.version)


CASES: Final[Mapping[str, Case]] = {
    "slip_phrases.correct": Case(
        a_correction,
        the_sentence,
        lambda d, code, row: slip_phrases.correct(d, code, PHRASE, "Пишіть!", row.version),
        other_sentence,
    ),
    "slip_phrases.say_checked": Case(
        a_check,
        the_check,
        lambda d, code, check: slip_phrases.say_checked(d, code, "Olena", d.today(), check.version),
        other_check,
    ),
    "slip_phrases.unsay_checked": Case(
        a_check,
        the_check,
        lambda d, code, check: slip_phrases.unsay_checked(d, code, check.version),
        other_check,
    ),
}

NOBODY_READ_IT: Final[Mapping[str, str]] = {}
