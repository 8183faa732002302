"""The pointing board (Zeigetafel): what it shows, as the centre has its reasons and corrected its sentences; its card."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.board import PICTOGRAMS, Answer, Board, BoardLanguage, Sign
from woilmenau_desk.domain.errors import SlipLanguageMissing
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile, printable

if TYPE_CHECKING:
    from woilmenau_desk.documents.slip_words import SlipWords

FILE_NAME: Final = "Zeigetafel.pdf"
_NO_ICON: Final = "check"


def board(desk: Desk, languages: Sequence[str] = ()) -> Board:
    """All that can be pointed at today: the reasons in the order of their keys, the languages in that of their list.

    `languages`: only these, with the numbers that they have among all. A language whose file cannot be read is named in
    `missing`. Raises NotAllowed, SlipLanguageMissing for one that is not offered or has no sentences, or BrokenSlipFile
    for German and for one that was asked for.
    """
    desk.actor.require(Right.LOG_VISITS)
    files = available_slip_languages()
    with desk.snapshot():
        listed = desk.values_of(ListName.LANGUAGES)
        offered = [value.code for value in listed.choices() if value.code in files]
        for code in languages:
            if code not in offered:
                raise SlipLanguageMissing(language=code)
        if languages:
            words = {code: slip_phrases.words(desk, code) for code in (GERMAN, *languages)}
            broken: tuple[str, ...] = ()
        else:
            words, broken = slip_phrases.words_of(desk, offered)
        german = _language(words[GERMAN], 0, listed.label(GERMAN))
        # A number is a language's own, also where another one is missing.
        spoken = tuple(
            _language(words[code], number, listed.label(code))
            for number, code in enumerate(offered, 1)
            if code in words and (not languages or code in languages)
        )
        signs = _signs(desk, german)
        place = centre.settings(desk).place
    return Board(german, spoken, signs, place.name, slip_phrases.names_of(desk, broken))


def card(desk: Desk, languages: Sequence[str] = ()) -> PaperFile:
    """The board as a card on sheets of A4. Raises as `board`."""
    made = printable(board(desk, languages))
    from woilmenau_desk.documents.board import render_board  # start-up: only paper needs it

    remarks = (*slip_phrases.broken_remark(made.content.missing), *made.remarks)
    return PaperFile(render_board(made.content), remarks, FILE_NAME)


def _language(words: "SlipWords", number: int, german_name: str) -> BoardLanguage:
    phrases = asdict(words.board)
    reasons = {code: text for code, text in words.board_reasons.items() if text}
    answers = {answer.key: str(phrases[answer.value]) for answer in Answer}
    return BoardLanguage(
        number,
        words.code,
        words.name,
        german_name,
        words.right_to_left,
        words.board.title,
        words.board.i_speak,
        {**reasons, **answers},
    )


def _signs(desk: Desk, german: BoardLanguage) -> tuple[Sign, ...]:
    reasons = desk.values_of(ListName.REASONS).choices()
    made = []
    for number, reason in enumerate(reasons, 1):
        icon = str(reason.extra.get("icon") or _NO_ICON)
        # What the centre added itself has no sentence: its word says it.
        said = german.said.get(reason.code, reason.de)
        made.append(Sign(number, reason.code, PICTOGRAMS.get(icon, icon), said, is_reason=True))
    for number, answer in enumerate(Answer, len(reasons) + 1):
        key = answer.key
        made.append(Sign(number, key, answer.value, german.said[key], is_reason=False))
    return tuple(made)
