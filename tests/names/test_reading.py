"""How names read in Latin letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.names.reading import latin, reading


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Олександр Шевченко", "Oleksandr Shevchenko"),
        ("Щербак Юлія", "Shcherbak Yuliia"),
        ("Згурський Мар’яна", "Zghurskyi Mariana"),
        ("Сергей Иванов", "Sergey Ivanov"),
        ("محمد الأحمد", "Mohammad Al-Ahmad"),
        ("سمير حسن", "Samir Hassan"),
        ("فاطمة الزهراوي", "Fatima Al-Zahrawi"),
        ("شیرین کریمی", "Shirin Karimi"),
        ("ئارام ڕۆژ", "Aram Rozh"),
        ("Արամ Սարգսյան", "Aram Sargsyan"),
        ("李小龍", "Li Xiaolong"),
        ("김민준", "Kim Minjun"),
        ("やまだ たろう", "Yamada Tarou"),
        ("अमित शर्मा", "Amit Sharma"),
        ("தமிழ் செல்வி", "Tamizh Chelvi"),
        ("สมชาย ใจดี", "Samchay Chaidi"),
        ("שרה כהן", "Sara Cohen"),
        ("გიორგი", "Giorgi"),
        ("ተስፋይ በረከት", "Tesfay Bereket"),
        ("Νίκος Παπαδόπουλος", "Nikos Papadopoulos"),
        ("Олена-Марія Müller", "Olena-Mariia Müller"),
        ("محمد (Mo) ١٢", "Mohammad (Mo) 12"),
        ("Анна 😀", "Anna"),
        # Nothing to read: Latin letters with whatever signs, numbers, pictures.
        ("Zoë Çelik", ""),
        ("Nguyễn Thị Hoa", ""),
        ("O’Neill-Łuczak 3", ""),
        ("Anna 😀", ""),
        ("Ｔａｒｏ", ""),
        ("", ""),
    ],
)
def test_a_name_reads_as_it_stands_on_papers(name: str, said: str) -> None:
    assert reading(name) == said


@given(st.text(max_size=80))
def test_any_text_has_a_reading_that_everybody_can_read(text: str) -> None:
    said = reading(text)
    assert not any(
        unicodedata.name(char, "").startswith(("CYRILLIC", "ARABIC", "GREEK", "CJK", "HEBREW"))
        for char in said
    )
    assert latin(text).isascii()
    assert latin(text).isprintable()


def test_a_very_long_name_costs_little() -> None:
    assert len(reading("Б" * 10_000)) < 2_000
