"""Lines of text: joined letters, mixed directions, the font for each script, nothing lost and nothing off the paper."""

from collections.abc import Callable

import pytest
from PIL import Image

from woilmenau_desk.documents.bidi import embedded, plain, visual_runs
from woilmenau_desk.documents.fonts import MISSING, PRIVATE_USE, Weight, faces
from woilmenau_desk.documents.page import A6, Align, Sheet
from woilmenau_desk.documents.shaping import (
    ELLIPSIS,
    Voice,
    cut,
    fit,
    sentence,
    shape,
    shape_sentence,
    wrap,
    wrap_sentence,
)

ARABIC = Voice(language="ar", right_to_left=True)
GERMAN = Voice()


def left_to_right(text: str, voice: Voice) -> list[str]:
    return [run.text for run in shape(text, voice).glyphs]


def test_arabic_letters_join() -> None:
    [word] = shape("محمد", ARABIC).glyphs
    [initial] = shape("م\u200d", ARABIC).glyphs
    assert word.right_to_left
    # The first letter read stands rightmost, in the form that joins to its left.
    assert word.shaped[-1] == initial.shaped[-1]
    assert all(ord(code) >= PRIVATE_USE for code in word.shaped)


def test_persian_keeps_its_zero_width_non_joiner() -> None:
    joined = shape("میخواهم", Voice(language="fa", right_to_left=True))
    apart = shape("می\u200cخواهم", Voice(language="fa", right_to_left=True))
    assert "\u200c" in apart.text
    assert str(joined.glyphs[0].shaped) != str(apart.glyphs[0].shaped).replace(" ", "")


@pytest.mark.parametrize("phone", ["0176 04069000", "+49 (0)176-04069000", "0176/04069000"])
def test_a_phone_number_keeps_its_order_in_an_arabic_sentence(phone: str) -> None:
    line = shape_sentence(sentence("للاتصال: {phone} شكرا", {"phone": phone}), ARABIC)
    texts = [(run.text, run.right_to_left) for run in line.glyphs]
    assert (phone.replace(" ", "\u00a0"), False) in texts
    assert texts[-1][0].startswith("للاتصال")
    assert texts[0][0].strip() == "شكرا"


def test_dates_times_and_latin_names_stand_where_they_are_read() -> None:
    line = shape_sentence(
        sentence("{name} في {date} الساعة {time}", {"name": "Caro", "date": "23.11.2026", "time": "14:30"}),
        ARABIC,
    )
    together = [run.text.strip() for run in line.glyphs if run.text.strip()]
    assert together == ["14:30", "الساعة", "23.11.2026", "في", "Caro"]


def test_brackets_face_the_right_way_in_mixed_text() -> None:
    assert [(run.text, run.right_to_left) for run in visual_runs("Ali علي (محمد) x", False)] == [
        ("Ali ", False),
        ("علي (محمد)", True),
        (" x", False),
    ]
    assert [run.text for run in visual_runs("محمد (Mohammad)", True)] == [")", "Mohammad", "محمد ("]


def test_a_sentence_of_one_direction_is_one_run() -> None:
    assert left_to_right("Bitte fragen Sie nach Caro, 14:30 Uhr.", GERMAN) == [
        "Bitte fragen Sie nach Caro, 14:30 Uhr."
    ]


@pytest.mark.parametrize(
    "text",
    ["Łukasz Nguyễn", "Олена Ґаліївна", "Ελένη", "سميرة", "ڕۆژان", "پښتو ټول", "ሰላም", "გიორგი", "→ ✓"],
)
@pytest.mark.parametrize("weight", list(Weight))
def test_every_script_of_the_visitors_has_a_font(text: str, weight: Weight) -> None:
    assert MISSING not in shape(text, Voice(weight)).text


def test_what_no_font_has_shows_and_breaks_nothing() -> None:
    line = shape("Li 李 😀 Ende", GERMAN)
    assert line.text == f"Li {MISSING} {MISSING} Ende"
    assert all(face.has(MISSING) for face in faces(Weight.BOLD)[:1])


def test_no_glyph_is_the_empty_box() -> None:
    for text in ("a\u0e01b", "\ue123", "ab\u0301\u0323", "\u200d", "ሀ\u064e", "x\ufe0f"):
        for run in shape(text, GERMAN).glyphs:
            assert all(ord(code) != PRIVATE_USE for code in run.shaped)  # glyph 0 is the box


def test_overrides_and_controls_are_dropped() -> None:
    hostile = "Anna\u202e evil\u2066\u2069\u200f\x00\x1b[31m\nB\tC\u2029D"
    assert plain(hostile) == "Anna evil[31m B C D"
    assert embedded("\u202eabc") == "\u202aabc\u202c"


def test_a_tower_of_marks_is_cut_down() -> None:
    assert len(plain("Z" + "\u0301" * 10_000 + "algo")) < 12


def test_markup_is_text() -> None:
    assert shape("<b>&amp;</b>", GERMAN).text == "<b>&amp;</b>"


@pytest.mark.parametrize(
    "text", ["x<b>&" * 2000, "محمد علي " * 2000, "ሰ" * 10_000, " " * 10_000, "\u0301" * 10_000]
)
def test_any_length_fits_the_width(text: str) -> None:
    for voice in (GERMAN, ARABIC):
        line, size = fit(text, voice, 12, 200, 8)
        assert line.width(size) <= 200.01
        assert 8 <= size <= 12
    for line in wrap(text, GERMAN, 10, 120, most=5):
        assert line.width(10) <= 120.01


def test_a_cut_line_ends_with_an_ellipsis_and_a_short_one_does_not() -> None:
    assert cut("Wetzlarer Platz 1 in Ilmenau", GERMAN, 10, 60).text.endswith(ELLIPSIS)
    assert cut("Ilmenau", GERMAN, 10, 60).text == "Ilmenau"
    arabic = cut("محمد علي " * 20, ARABIC, 10, 60)
    assert arabic.glyphs[0].text.endswith(ELLIPSIS)  # the end of the line is on the left


def test_wrapping_keeps_every_word() -> None:
    text = "Bitte bringen Sie diesen Zettel mit und kommen Sie pünktlich."
    lines = wrap(text, GERMAN, 10, 90)
    assert len(lines) > 2
    assert " ".join(line.text for line in lines) == text


def test_too_many_lines_end_with_an_ellipsis() -> None:
    lines = wrap("Wort " * 500, GERMAN, 10, 90, most=3)
    assert len(lines) == 3
    assert lines[-1].text.endswith(ELLIPSIS)


@pytest.mark.parametrize(
    ("text", "voice"), [("AVATAR Wäller 14:30", GERMAN), ("الاثنين في ilmenau ٢٣", ARABIC)]
)
def test_a_line_is_as_wide_on_paper_as_it_was_measured(
    text: str, voice: Voice, picture: Callable[..., Image.Image]
) -> None:
    sheet = Sheet(A6, title="Probe", author="Probe")
    line = shape(text, voice)
    sheet.text(250, 200, line, 16, align=Align.RIGHT)
    image = picture(sheet.finish(), scale=4.0)
    left, _, right, _ = image.point(lambda grey: 255 if grey < 128 else 0).getbbox() or (0, 0, 0, 0)
    assert right / 4 == pytest.approx(250, abs=3)
    assert (right - left) / 4 == pytest.approx(line.width(16), abs=4)


def test_a_value_too_long_for_a_line_is_parted_at_its_spaces() -> None:
    text = sentence("Haltestelle: {stop}", {"stop": "Ilmenau, Wetzlarer Platz am Neubau"})
    lines = [line.text.replace("\u00a0", " ") for line in wrap_sentence(text, GERMAN, 10, 100)]
    assert lines == ["Haltestelle:", "Ilmenau, Wetzlarer", "Platz am Neubau"]
    phone = sentence("اتصلوا: {phone}", {"phone": "0176 04069000 0176 04069000"})
    told = [line.text.replace("\u00a0", " ") for line in wrap_sentence(phone, ARABIC, 10, 80)]
    assert told == ["اتصلوا:", "0176 04069000", "0176 04069000"]
