"""What the pointing board shows: the centre's reasons and corrected sentences, numbered among all languages."""

import pytest

from woilmenau_desk.documents.slip_files import available_slip_languages
from woilmenau_desk.domain.board import Answer
from woilmenau_desk.domain.errors import SlipLanguageMissing
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import board, slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage.keyed import NEVER


def test_every_language_that_has_sentences_is_there_in_its_order(desk: Desk) -> None:
    shown = board.board(desk)
    codes = [one.code for one in shown.languages]
    assert codes[:3] == ["uk", "ru", "ar"]
    assert codes[-1] == "de"
    assert set(codes) == set(available_slip_languages())
    assert [one.number for one in shown.languages] == list(range(1, len(codes) + 1))
    arabic = shown.languages[2]
    assert (arabic.name, arabic.german_name, arabic.right_to_left) == ("العربية", "Arabisch", True)
    assert arabic.said[Answer.WAIT.key] == "يرجى الانتظار."


def test_some_languages_keep_their_numbers(desk: Desk) -> None:
    shown = board.board(desk, ["ar", "uk"])
    assert [(one.number, one.code) for one in shown.languages] == [(1, "uk"), (3, "ar")]


@pytest.mark.parametrize("code", ["xx", "", "../de"])
def test_a_language_without_sentences_is_refused(desk: Desk, code: str) -> None:
    with pytest.raises(SlipLanguageMissing):
        board.board(desk, ["uk", code])


def test_reasons_come_first_and_then_what_else_is_said(desk: Desk) -> None:
    shown = board.board(desk)
    assert [sign.code for sign in shown.reasons()] == [reason.value for reason in Reason]
    assert [sign.code for sign in shown.answers()] == [answer.key for answer in Answer]
    assert [sign.number for sign in shown.signs] == list(range(1, len(shown.signs) + 1))
    assert shown.reasons()[0].german == "Ich möchte Menschen treffen."


def test_a_reason_of_the_centres_own_is_told_in_german_until_it_is_given_words(desk: Desk) -> None:
    centre.save_value(desk, ListName.REASONS, Value("lost", "Fundsachen", "Lost", True, {"icon": "search"}))
    shown = board.board(desk, ["uk"])
    own = shown.reasons()[-1]
    assert (own.german, own.pictogram, own.code in shown.languages[0].said) == ("Fundsachen", "search", False)
    slip_phrases.correct(desk, "uk", "board_reasons.lost", "Я щось загубив.", NEVER)
    assert board.board(desk, ["uk"]).languages[0].said["lost"] == "Я щось загубив."


def test_a_retired_reason_or_language_is_left_out(desk: Desk) -> None:
    for name, code in ((ListName.REASONS, "volunteering"), (ListName.LANGUAGES, "ru")):
        held = desk.values_of(name).held(code)
        assert held is not None
        centre.save_value(desk, name, Value(code, held.de, held.en, False, held.extra, version=held.version))
    shown = board.board(desk)
    assert "volunteering" not in {sign.code for sign in shown.signs}
    assert [one.code for one in shown.languages[:2]] == ["uk", "ar"]


def test_a_corrected_sentence_reaches_the_board(desk: Desk) -> None:
    slip_phrases.correct(desk, "uk", "board.wait", "Зачекайте хвилинку.", NEVER)
    assert board.board(desk).languages[0].said[Answer.WAIT.key] == "Зачекайте хвилинку."


def test_the_card_is_a_paper_without_remarks(desk: Desk) -> None:
    made = board.card(desk, ["uk"])
    assert made.pdf.startswith(b"%PDF")
    assert (made.file_name, made.remarks) == ("Zeigetafel.pdf", ())
