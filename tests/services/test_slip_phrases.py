"""The centre's own sentences on slips: what is refused, how far a correction reaches, and when a check is doubtful."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from woilmenau_desk.documents.phrase_room import is_cut
from woilmenau_desk.documents.slip_words import available_slip_languages, places_of, slip_words
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.errors import (
    BadInput,
    ChangedMeanwhile,
    MissingGlyph,
    NotAllowed,
    NotFound,
    SlipLanguageMissing,
)
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.slips import LONGEST_WAY, LanguageCheck, Paper, PhraseRow
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.services import centre, undo
from woilmenau_desk.services.appointments import appointments, slip_phrases, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import papers
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import slip_corrections


def phrase(desk: Desk, language: str, name: str) -> PhraseRow:
    return next(row for row in slip_phrases.phrases(desk, language) if row.phrase == name)


def check(desk: Desk, language: str) -> LanguageCheck:
    return next(one for one in slip_phrases.checks(desk) if one.language == language)


def copied(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return " ".join(str(document[0].get_textpage().get_text_range()).split())


def test_every_sentence_stands_beside_the_german_one(desk: Desk) -> None:
    rows = slip_phrases.phrases(desk, "uk")
    assert len({row.phrase for row in rows}) == len(rows) > 100
    assert all(row.german for row in rows if row.phrase != "facts.way")
    assert phrase(desk, "uk", "text.clock") == PhraseRow(
        "text.clock", "{time} Uhr", "Час: {time}", places=("time",)
    )
    with pytest.raises(SlipLanguageMissing):
        slip_phrases.phrases(desk, "xx")


def test_a_correction_is_kept_changed_and_forgotten(desk: Desk) -> None:
    kept = slip_phrases.correct(desk, "uk", "text.prevented", "  Дзвоніть  нам! ", 0).value
    assert (kept.corrected, kept.version) == ("Дзвоніть нам!", 1)
    assert phrase(desk, "uk", "text.prevented") == kept
    assert slip_phrases.words(desk, "uk").text.prevented == "Дзвоніть нам!"
    with pytest.raises(ChangedMeanwhile):
        slip_phrases.correct(desk, "uk", "text.prevented", "Інше", 0)
    changed = slip_phrases.correct(desk, "uk", "text.prevented", "Інше!", kept.version).value
    assert changed.version == 2
    # The sentence as shipped is no correction.
    back = slip_phrases.correct(desk, "uk", "text.prevented", changed.shipped, changed.version).value
    assert (back.corrected, back.version) == ("", 0)
    assert phrase(desk, "uk", "text.prevented") == back
    undo.undo(desk)
    assert slip_phrases.words(desk, "uk").text.prevented == "Інше!"


@pytest.mark.parametrize(
    "text",
    [
        "О котрій",
        "{tiem}",
        "{time!r}",
        "{time.year}",
        "{time:>99}",
        "{",
        "}",
        "{0}",
        "{{time}}",
        "{time} {colleague}",
    ],
)
def test_a_place_has_to_stay(desk: Desk, text: str) -> None:
    with pytest.raises(BadInput, match=r"\{time\}"):
        slip_phrases.correct(desk, "uk", "text.clock", text, 0)
    assert slip_phrases.words(desk, "uk").text.clock == "Час: {time}"


@pytest.mark.parametrize("text", ["{", "{x}", "{{", "}}"])
def test_no_brace_where_there_is_no_place(desk: Desk, text: str) -> None:
    with pytest.raises(BadInput, match="Klammern"):
        slip_phrases.correct(desk, "uk", "text.prevented", text, 0)


def test_what_turns_the_order_is_left_out_and_what_joins_letters_stays(desk: Desk) -> None:
    kept = slip_phrases.correct(
        desk, "fa", "text.prevented", "\u202eنمی\u200cتوانید\u2066\u0000؟\u200f", 0
    ).value
    assert kept.corrected == "نمی\u200cتوانید؟"


def test_a_letter_without_a_font_is_named(desk: Desk) -> None:
    with pytest.raises(MissingGlyph) as error:
        slip_phrases.correct(desk, "ka", "text.prevented", "დარეკეთ 李 Ա", 0)
    assert "李 (U+674E)" in str(error.value)
    assert "Ա (U+0531)" in str(error.value)
    assert "ka" in str(error.value)


def test_what_is_too_long_or_unknown(desk: Desk) -> None:
    with pytest.raises(BadInput):
        slip_phrases.correct(desk, "uk", "text.prevented", "я" * (slip_phrases.LONGEST + 1), 0)
    for name in ("text.nothing", "nothing.text", "text", "", "bring.nothing"):
        with pytest.raises(NotFound):
            slip_phrases.correct(desk, "uk", name, "x", 0)


@given(text=st.text(max_size=80))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_kept_can_be_printed(desk: Desk, text: str) -> None:
    row = phrase(desk, "ar", "text.ask_for")
    try:
        slip_phrases.correct(desk, "ar", "text.ask_for", text + "{colleague}", row.version)
    except (BadInput, MissingGlyph):
        return
    words = slip_phrases.words(desk, "ar")
    assert not any(
        unicodedata.category(char) == "Cc" or char in "\u202a\u202e\u2066" for char in words.text.ask_for
    )
    assert slips.preview(desk, "ar", Paper.ROLL80).startswith(b"%PDF")


def test_a_correction_written_past_the_program_does_no_harm(desk: Desk) -> None:
    with desk.writing() as uow:
        for name, text in (
            ("text.clock", "ohne Stelle"),
            ("text.gone", "x"),
            ("nothing", "x"),
            ("text.stop", "{"),
        ):
            slip_corrections.correct(uow, "uk", name, text, 0)
        uow.commit()
    words = slip_phrases.words(desk, "uk")
    assert (words.text.clock, words.text.stop) == ("Час: {time}", "Зупинка: {stop}")


def test_it_reaches_every_paper(desk: Desk) -> None:
    person = people.register(desk, PersonData("Олена", "Прикладенко", print_language="uk")).value.id
    starts = desk.clock() + timedelta(days=1)
    row = appointments.book(desk, AppointmentData(person, "caro", starts, bring=("letters",))).value
    for name, text in (
        ("text.bring_slip", "Візьміть це з собою."),
        ("bring.letters", "листи від установ"),
        ("programme.free", "Усе безплатно!"),
        ("facts.way", "Вхід із двору."),
    ):
        slip_phrases.correct(desk, "uk", name, text, 0)
    slip_phrases.correct(desk, "de", "text.prevented", "Keine Zeit? Bitte melden!", 0)
    saved = centre.settings(desk)
    centre.save_settings(
        desk, replace(saved, place=replace(saved.place, way="Eingang im Hof.", stop="Rathaus"))
    )
    told = copied(slips.slip_pdf(desk, row.id))
    for expected in (
        "Візьміть це з собою.",
        "листи від установ",
        "Вхід із двору.",
        "Зупинка: Rathaus",
        "Keine Zeit? Bitte melden!",
    ):
        assert expected in told
    assert "Усе безплатно!" in copied(papers.week_poster(desk, desk.today(), "uk").pdf)
    # The other languages stay as shipped.
    assert slip_phrases.words(desk, "ru").text.bring_slip != "Візьміть це з собою."


def test_what_the_centre_added_to_a_list_can_have_words_too(desk: Desk) -> None:
    centre.save_value(desk, ListName.BRING_ITEMS, Value("bus_ticket", "Monatskarte", ""))
    assert phrase(desk, "uk", "bring.bus_ticket").german == "Monatskarte"
    slip_phrases.correct(desk, "uk", "bring.bus_ticket", "місячний квиток", 0)
    assert slip_phrases.words(desk, "uk").bring["bus_ticket"] == "місячний квиток"
    assert "bus_ticket" not in slip_phrases.words(desk, "ru").bring


def test_a_check_is_doubtful_once_a_sentence_is_another(desk: Desk) -> None:
    assert check(desk, "ar") == LanguageCheck("ar")
    said = slip_phrases.say_checked(desk, "ar", " Samira  Beispiel ", date(2026, 11, 20)).value
    assert (said.checked_by, said.version) == ("Samira Beispiel", 1)
    assert check(desk, "ar") == said
    kept = slip_phrases.correct(desk, "ar", "text.called_off", "أُلغي هذا الموعد.", 0).value
    assert check(desk, "ar").doubtful
    assert check(desk, "ar").corrections == 1
    # As it was, it is what was checked.
    slip_phrases.correct(desk, "ar", "text.called_off", "", kept.version)
    assert not check(desk, "ar").doubtful
    slip_phrases.correct(desk, "ar", "text.called_off", "أُلغي هذا الموعد.", 0)
    again = slip_phrases.say_checked(desk, "ar", "Samira", date(2026, 11, 23), said.version).value
    assert not check(desk, "ar").doubtful
    slip_phrases.unsay_checked(desk, "ar", again.version)
    assert check(desk, "ar") == LanguageCheck("ar", corrections=1)


def test_a_check_has_a_name_and_a_day_that_was(desk: Desk) -> None:
    with pytest.raises(BadInput):
        slip_phrases.say_checked(desk, "ar", " ", desk.today())
    with pytest.raises(BadInput):
        slip_phrases.say_checked(desk, "ar", "Samira", desk.today() + timedelta(days=1))
    with pytest.raises(SlipLanguageMissing):
        slip_phrases.say_checked(desk, "xx", "Samira", desk.today())


def test_only_the_lead_changes_sentences(desk_of: Callable[[str], Desk]) -> None:
    for name in ("theke", "rolf"):
        other = desk_of(name)
        with pytest.raises(NotAllowed):
            slip_phrases.correct(other, "uk", "text.prevented", "x", 0)
        with pytest.raises(NotAllowed):
            slip_phrases.say_checked(other, "uk", "x", other.today())
        with pytest.raises(NotAllowed):
            slip_phrases.unsay_checked(other, "uk", 1)
        assert slip_phrases.words(other, "uk").text.prevented


def test_the_preview_tries_a_sentence_without_keeping_it(desk: Desk) -> None:
    made = slips.preview_paper(desk, "uk", "a5", "text.prevented", "Щось інше!")
    assert "Щось інше!" in copied(made.pdf)
    assert "MUSTER" in copied(made.pdf)
    assert slip_phrases.words(desk, "uk").text.prevented != "Щось інше!"
    # Another kind of appointment is shown where the sentence stands on its slip alone.
    for name in ("text.called_off", "text.meet_there", "text.transit", "text.parking", "bring.glasses"):
        assert "Щось інше" in copied(slips.preview_paper(desk, "uk", "a5", name, told_of(name)).pdf), name


def told_of(name: str) -> str:
    """A sentence with its places."""
    return " ".join(["Щось інше", *(f"{{{place}}}" for place in places_of(name))])


def test_the_preview_refuses_what_cannot_be_kept(desk: Desk) -> None:
    for name, text in (("text.ask_for", "Питайте"), ("text.prevented", "{x}"), ("text.prevented", "\u0301")):
        with pytest.raises(BadInput):
            slips.preview_paper(desk, "uk", "a5", name, text)
        with pytest.raises(BadInput):
            slip_phrases.correct(desk, "uk", name, text, 0)
    for name in ("board.yes", "text.moved_up", "waiting.number", "reminder.text"):
        assert not slips.stands_on_slip(name)
        with pytest.raises(NotFound):
            slips.preview_paper(desk, "uk", "a5", name, "Щось")


@pytest.mark.parametrize("text", ["\u0301\u0301\u0301", "!", "– –", "\u064e"])
def test_a_sentence_has_a_letter_or_a_figure(desk: Desk, text: str) -> None:
    with pytest.raises(BadInput, match="Buchstabe"):
        slip_phrases.correct(desk, "ar", "text.prevented", text, 0)


@pytest.mark.parametrize(
    "name",
    [
        "text.appointment",
        "waiting.number",
        "deadline.title",
        "referral.title",
        "board.yes",
        "board.i_speak",
        "board_reasons.counselling",
    ],
)
def test_what_has_no_room_on_paper_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(BadInput, match="kein Platz"):
        slip_phrases.correct(desk, "ru", name, "Очень длинное название приглашения " * 5, 0)
    shipped = phrase(desk, "ru", name).shipped
    assert slip_phrases.correct(desk, "ru", name, f"{shipped[:12]} да", 0).value.corrected


@pytest.mark.parametrize("language", available_slip_languages())
def test_no_shipped_sentence_is_cut(desk: Desk, language: str) -> None:
    words, place = slip_words(language), centre.settings(desk).place
    every = ("text.appointment", "bring.id_paper", "waiting.number", "deadline.title", "referral.title")
    for name in (*every, *(f"board.{one}" for one in ("title", "i_speak", "yes", "interpreter"))):
        assert not is_cut(name, slip_words("de"), words, place), name


def test_the_way_is_no_longer_than_a_slip_takes(desk: Desk) -> None:
    with pytest.raises(BadInput):
        slip_phrases.correct(desk, "uk", "facts.way", "я" * (LONGEST_WAY + 1), 0)
    assert slip_phrases.correct(desk, "uk", "facts.way", "я " * (LONGEST_WAY // 2), 0).value.corrected


def test_whoever_prints_is_told_that_a_slip_is_too_small(desk: Desk) -> None:
    person = people.register(
        desk, PersonData("Maximiliane-Antoinette", "Beispielhofer-Muß", print_language="uk")
    ).value.id
    every = tuple(value.code for value in desk.values_of(ListName.BRING_ITEMS))
    starts = desk.clock() + timedelta(days=1)
    row = appointments.book(
        desk, AppointmentData(person, "caro", starts, bring=every, helper="Mira Muster")
    ).value
    slip_phrases.correct(desk, "uk", "facts.way", "Вхід із двору за рогом. " * 6, 0)
    assert not slips.printed_slip(desk, row.id, paper=Paper.A6).remarks
    for language, text in (
        ("uk", "Дуже довге речення про все. "),
        ("de", "Ein sehr langer Satz über alles. "),
    ):
        for name in ("text.bring_slip", "text.prevented", "text.interpreter", "text.transit"):
            slip_phrases.correct(desk, language, name, text * 6, 0)
    [remark] = slips.printed_slip(desk, row.id, paper=Paper.A6).remarks
    assert "A5" in str(remark)
    assert not slips.printed_slip(desk, row.id, paper=Paper.A5).remarks
    assert not slips.printed_slip(desk, row.id, paper=Paper.ROLL80).remarks
