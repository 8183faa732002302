"""Names of all scripts in Latin letters, and what sounds alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.names.parts import halves, joined, parts_of, perhaps_one, whole_parts, written_parts
from woilmenau_desk.names.romanise import as_written, romanised, skeleton, sounds, words


@pytest.mark.parametrize(
    ("name", "roman"),
    [
        ("Олександр Шевченко", "oleksandr shevchenko"),
        ("Гриценко Їжак", "gritsenko yizhak"),
        ("Галина Їжак", "galina yizhak"),
        ("Сергій", "serhiy"),
        ("Сергей", "sergey"),
        ("يوسف", "ywsf"),
        ("محمّد", "mhmd"),
        ("ئازاد کەریم", "azad karym"),
        ("ژاله زارع‌پور", "zhalh zara pwr"),
        ("ሀይለ ተስፋይ", "hayle tesfay"),
        ("ገብረመድህን", "gebremedhn"),
        ("მეძმარიაშვილი", "medzmariashvili"),
        ("Göçmen Şahin", "goechmen shahin"),
        ("Žaklina Đorđević", "zhaklina dordevic"),
        ("Weiß", "weiss"),
        ("Nguyễn Thị", "nguyen thi"),
        ("O'Neill Al‑Hassan", "oneill al hassan"),
        ("Kseniia\u0301 Ma\u0301ria", "kseniia maria"),
        ("😀 ---", ""),
    ],
)
def test_any_script_in_latin_letters(name: str, roman: str) -> None:
    assert " ".join(romanised(word) for word in words(name)) == roman


@pytest.mark.parametrize(
    "spellings",
    [
        ("Schewtschenko", "Shevchenko", "Ševčenko", "Шевченко"),
        ("Mohammed", "Muhammad", "Mohamad"),
        ("Jussuf", "Yusuf", "Youssouf"),
        ("Dschamal", "Dzhamal", "Djamal"),
        ("Wadim", "Vadim", "Вадим"),
        ("Tesfai", "Tesfay"),
    ],
)
def test_what_sounds_alike_is_written_alike(spellings: tuple[str, ...]) -> None:
    heard = {sounds(romanised(word)) for name in spellings for word in words(name)}
    assert len(heard) == 1, heard
    assert len({skeleton(one) for one in heard}) == 1


@given(st.text(max_size=60))
def test_whatever_comes_in_plain_letters_come_out(text: str) -> None:
    for word in words(text):
        assert re.fullmatch("[a-z0-9]*", romanised(word))
        skeleton(sounds(romanised(word)))
    assert all(romanised(part) for part in parts_of(text))
    assert len(parts_of(text)) <= 12


def test_a_word_is_shown_as_it_was_written() -> None:
    written = as_written("O'Neill Al-Hassan ШЕВЧЕНКО")
    assert written["oneill"] == "O'Neill"
    assert (written["al"], written["hassan"]) == ("Al", "Hassan")
    assert written["шевченко"] == "ШЕВЧЕНКО"


def test_words_that_others_join() -> None:
    assert joined(["zare", "pour", "abdul", "rahman"]) == [(0, "zarepour"), (2, "abdulrahman")]
    assert parts_of("Abd al-Rahman") == ["abdal", "rahman"]
    assert joined(["mira", "muster"]) == []
    assert perhaps_one("mc", "donald")
    assert not perhaps_one("mira", "muster")
    assert not perhaps_one("mira", "m")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nooreddin", ["noor", "eddin"]),
        ("Nour al-Din", ["nour", "aldin"]),
        ("نورالدين", ["نور", "الدين"]),
        ("Abderrahmane", ["abder", "rahmane"]),
        ("عبد الرحمن", ["عبدال", "رحمن"]),
        ("Cabdiraxmaan", ["cabdi", "raxmaan"]),
        ("Habibullah", ["habib", "ullah"]),
        ("Musterzadeh", ["muster", "zadeh"]),
        ("Musteroğlu", ["muster", "oğlu"]),
        ("مثالاوغلو", ["مثال", "اوغلو"]),
        ("Нуруддин", ["нур", "уддин"]),
        # No compounds, though they end or begin so.
        ("Rodin", ["rodin"]),
        ("Abdullah", ["abdullah"]),
        ("Abdoulaye", ["abdoulaye"]),
        ("Zadeh", ["zadeh"]),
    ],
)
def test_a_compound_has_two_parts_however_it_is_written(name: str, parts: list[str]) -> None:
    assert parts_of(name) == parts


def test_a_half_is_shown_as_the_word_it_stands_in() -> None:
    assert written_parts("Mira Nooreddin")["eddin"] == "Nooreddin"
    assert written_parts("Nour al-Din")["aldin"] == "al Din"
    assert written_parts("Abd al-Rahman Muster")["abdal"] == "Abd al"


@given(st.text(alphabet="abdulrahmneizpo نورالدين заде", max_size=40))
def test_halves_are_the_whole_word(text: str) -> None:
    for word in whole_parts(text):
        assert "".join(halves(word)) == word
        assert all(halves(word))
