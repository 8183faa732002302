"""Whether a sentence that the centre wrote has room on the papers where it stands, or would end there with an ellipsis."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from woilmenau_desk.documents.bidi import plain
from woilmenau_desk.documents.board import render_board
from woilmenau_desk.documents.deadline_slip import render_deadline_slip
from woilmenau_desk.documents.number_slip import render_number_slip
from woilmenau_desk.documents.referral_slip import render_referral_slip
from woilmenau_desk.documents.shaping import noticing_cuts, remembering
from woilmenau_desk.documents.slip import render_slip
from woilmenau_desk.documents.slip_words import BRING_ITEMS, REASONS, SlipWords
from woilmenau_desk.domain.board import PICTOGRAMS, Answer, Board, BoardLanguage, Sign
from woilmenau_desk.domain.queue import NumberSlip
from woilmenau_desk.domain.slips import AppointmentSlip, DeadlineSlip, Paper, Place, ReferralSlip

_AT: Final = datetime(2026, 12, 24, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))
_DAY: Final = date(2026, 12, 24)
_LANGUAGES: Final = 22  # on the board's first sheet, so that each has as little room as it has there
_ICON: Final = "counselling"


def is_cut(phrase: str, german: SlipWords, words: SlipWords, place: Place) -> bool:
    """Whether any paper cuts the sentence of this name ("table.phrase"); `words` and `german` hold it as it shall be."""
    table, _, code = phrase.partition(".")
    render = _PAPERS.get(table)
    held = getattr(words, table, None)
    if render is None or held is None:
        return False
    text = held.get(code, "") if isinstance(held, Mapping) else getattr(held, code)
    with remembering(), noticing_cuts() as cuts:
        render(german, words, place, code)
    return any(plain(text) in one for one in cuts)


def _appointment(german: SlipWords, words: SlipWords, place: Place, code: str) -> None:
    listed = (code,) if code in words.bring else BRING_ITEMS[:1]
    bring = tuple((one, german.bring.get(one, one)) for one in listed)
    slip = AppointmentSlip("", "", "", _AT, 30, words.code, place, "", bring=bring, interpreter=True)
    for paper in (Paper.A6, Paper.ROLL80):
        render_slip(slip, german, words, paper)


def _number(german: SlipWords, words: SlipWords, place: Place, _code: str) -> None:
    for paper in (Paper.A6, Paper.ROLL80):
        render_number_slip(NumberSlip(100, _AT, words.code, place), german, words, paper)


def _deadline(german: SlipWords, words: SlipWords, place: Place, _code: str) -> None:
    for paper in (Paper.A6, Paper.ROLL80):
        render_deadline_slip(DeadlineSlip("", _DAY, words.code, place), german, words, paper)


def _referral(german: SlipWords, words: SlipWords, place: Place, _code: str) -> None:
    slip = ReferralSlip("A1", "–", "–", "1", "–", "–", words.code, place, _DAY, "1")
    for paper in (Paper.A6, Paper.ROLL80):
        render_referral_slip(slip, german, words, paper)


def _board(german: SlipWords, words: SlipWords, place: Place, code: str) -> None:
    own, there = _language(words), _language(german)
    reasons = list(dict.fromkeys((*REASONS, *((code,) if code in words.board_reasons else ()))))
    said = [(reason, PICTOGRAMS.get(_ICON, _ICON), True) for reason in reasons]
    said += [(answer.key, answer.value, False) for answer in Answer]
    signs = tuple(
        Sign(number, key, icon, there.said.get(key, ""), is_reason)
        for number, (key, icon, is_reason) in enumerate(said, 1)
    )
    render_board(Board(there, (own,) * _LANGUAGES, signs, place.name))


def _language(words: SlipWords) -> BoardLanguage:
    phrases = asdict(words.board)
    answers = {answer.key: str(phrases[answer.value]) for answer in Answer}
    return BoardLanguage(
        100,
        words.code,
        words.name,
        words.german_name,
        words.right_to_left,
        words.board.title,
        words.board.i_speak,
        {**words.board_reasons, **answers},
    )


_PAPERS: Final[Mapping[str, Callable[[SlipWords, SlipWords, Place, str], None]]] = {
    "text": _appointment,
    "bring": _appointment,
    "waiting": _number,
    "deadline": _deadline,
    "referral": _referral,
    "board": _board,
    "board_reasons": _board,
}
