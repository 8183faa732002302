"""Kinds of names that are easily missed: each is found among people of whom one half is the same."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hard_names import hard_crowd
from tests.names.conftest import Named
from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.names.encoding import Model
from woilmenau_desk.names.index import NameIndex
from woilmenau_desk.names.lexicon import Lexicon
from woilmenau_desk.names.matching import Typed, Word, foremost

BESIDE = tuple(
    f"{given} {family}"
    for given in ("Mira", "Haji", "Karim", "Haris", "Ahmad")
    for family in (
        "Fakhreddin",
        "Badreddin",
        "Abdulkarim",
        "Musterzadeh",
        "Probezadeh",
        "Wetter",
        "Hajizadeh",
    )
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Mira Nour al-Din", "Mira Nooreddin"),
        ("Mira Shams-ed-Din", "Mira Shamsaddin"),
        ("ميرا نور الدين", "Mira Noureddine"),
        ("Mira Abd el Qader", "Mira Abdoulkader"),
        ("Mira Regensade", "Mira Regen Zadeh"),
        ("ميرا داود أوغلو", "Mira Davutoğlu"),
        ("ميرا الحلبي", "Mira Halabi"),
        ("Mira Halabi", "Mira Elhalabi"),
        ("Dr. Probst Mira", "Mira Probst"),
        ("Haji Wolke", "Wolke Mira"),
        ("الحاج كريم المثالي", "Karim Almithali"),
        ("Mira Jabar", "Mira Dschabbar"),
        ("Mahamet Wattara", "Mahamat Ouattara"),
        ("Cabdi Xasan", "Abdi Hassan"),
        ("Аляксандр Навумаў", "Aleksandr Naumow"),
        ("Dzmitry Wetterau", "Dmitri Wetterow"),
        ("Katsiaryna Beispielava", "Ekaterina Beispielowa"),
        ("Yauhen Beispiel", "Evgenij Beispiel"),
        ("Volha Beispiel", "Olga Beispiel"),
        ("Mira Salah al-Din", "Mira Selahattin"),
        ("ميرا نجم الدين", "Mira Necmettin"),
        ("Mira Qamar al-Din", "Mira Kamerudin"),
        ("ميرا الصفدي", "Mira Safadi"),
        ("Mira Safadi", "ميرا الصفدي"),
        ("Alhalabi Mira", "Mira El-Halabi"),
        ("Iwan Petrowitsch Beispiel", "Iwan Beispiel"),
        ("Iwan Beispiel", "Iwan Petrowitsch Beispiel"),
        ("Karim Karim", "Karim Karim"),
    ],
)
def test_a_kind_that_is_easily_missed(named: Named, typed: str, name: str) -> None:
    register = (*BESIDE, name)
    hits = named(*register).search(typed, 5)
    assert [register[hit.id - 1] for hit in hits][:1] == [name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("moha prob", "محمد Probe"),
        ("moha must", "Muhammed Musteroglu"),
        ("yous prob", "Jusuf Probe"),
        ("juss prob", "Yousef Probe"),
        ("hous prob", "Hussein Probe"),
        ("schei prob", "Sheikh Probe"),
        ("chei prob", "Scheich Probe"),
        ("dsch prob", "Jamal Probe"),
        ("dzha prob", "Dschamal Probe"),
        ("jama prob", "Djamal Probe"),
        ("abdo prob", "Abdulla Probe"),
        ("khal prob", "Chaled Probe"),
        ("ouat prob", "Wattara Probe"),
        ("برها prob", "Burhan Probe"),
        ("prob hami", "Probe Abdoulhamid"),
        ("الصف ميرا", "Mira Safadi"),
    ],
)
def test_two_beginnings_that_are_spelled_otherwise(named: Named, typed: str, name: str) -> None:
    register = (*BESIDE, "Mona Probe", "Mahmud Probe", "Sascha Probe", "Anna Probe", "Karl Probe", name)
    hits = named(*register).search(typed, 5)
    assert [register[hit.id - 1] for hit in hits][:1] == [name]


@pytest.mark.parametrize(("typed", "part"), [("moha", "محمد"), ("djam", "dschamal"), ("husa", "houssam")])
def test_beginnings_of_other_lengths_lie_near(model: Model, typed: str, part: str) -> None:
    """Compared letter by letter, these lay no nearer than two thirds."""
    lexicon = Lexicon(model)
    (number,) = lexicon.numbers([part])
    assert next(lexicon.nearness_begun([typed]))[number] > 0.8


def test_of_equals_comes_first_who_has_a_part_for_each_word() -> None:
    evidence = [np.array(some, np.float32) for some in ((0, 3, 3, 0), (0, 3, 0, 3))]
    known = tuple(Word(some, some, None, 3.0, some) for some in evidence)
    typed = Typed(("hali", "hala"), (), known)
    total = np.array([6, 6], np.float32)
    assert foremost(typed, np.array([[1, 0], [2, 3]], np.int32), total, 1).tolist() == [1]


KNOWN = (
    "Mohammed Alhassan",
    "Oleksandr Schewtschenko",
    "Youssef Haddad",
    "Tesfay Gebremedhin",
    "Жанна Гриценко",
    "زهرا حسینی",
    "ሰላም ተስፋይ",
    "Ayşe Yılmaz",
    "Nooreddin Musterzadeh",
    "Abdulrahman Omar",
    "Giorgi Kapanadze",
    "Fatoumata Ouattara",
    "Nguyễn Minh Beispiel",
    "محمد الحلبي",
    "Dschamal Sheikhani",
    "Cabdi Xasan Wetter",
    "Selahattin Demirmuster",
    "Екатерина Петровна Образцова",
)


def test_everybody_is_found_by_themselves_in_any_order_and_by_two_beginnings(
    named: Named,
) -> None:
    index = named(*KNOWN)

    def found(text: str) -> str:
        return KNOWN[index.search(text, 5)[0].id - 1]

    @given(st.sampled_from(KNOWN), st.randoms(use_true_random=False), st.tuples(*[st.integers(3, 8)] * 2))
    @settings(deadline=None, max_examples=150)
    def always(name: str, chance: Random, letters: tuple[int, int]) -> None:
        words = name.split()
        assert found(name) == name
        chance.shuffle(words)
        assert found(" ".join(words)) == name
        assert found(" ".join(word[:length] for word, length in zip(words, letters, strict=False))) == name

    always()


def test_a_part_that_stands_twice_is_found_twice_and_once(named: Named) -> None:
    register = (*(f"Karim Muster{ending}" for ending in "abcdefghijklmnopqrstuvwxyz"), "Karim Karim")
    index = named(*register)
    for typed in ("Karim Karim", "karim karim"):
        assert [register[hit.id - 1] for hit in index.search(typed, 5)][:1] == ["Karim Karim"]
    assert "Karim Karim" in [register[hit.id - 1] for hit in index.search("Karim", 5)]


def test_a_title_alone_still_finds_whoever_has_it(named: Named) -> None:
    register = ("Mira Muster", "Seyed Probe", "Dr. Anna Beispiel")
    index = named(*register)
    assert [hit.id for hit in index.search("seyed", 5)][:1] == [2]
    assert [hit.id for hit in index.search("dr", 5)][:1] == [3]


def test_a_harder_register(model: Model) -> None:
    """A small sample of what the benchmarks measure, so that a worse search does not slip in."""
    some = hard_crowd("dev", 2_000, 150)
    index = NameIndex(model)
    index.fill(SearchEntry(at, name) for at, name in enumerate(some.names))

    def found(text: str, within: int) -> list[int]:
        return [hit.id for hit in index.search(text, within)]

    full = sum(any(some.is_right(hit, one) for hit in found(one.text, 5)) for one in some.asked)
    begun = sum(any(some.is_right(hit, one) for hit in found(one.two_prefixes(), 5)) for one in some.asked)
    assert full / len(some.asked) > 0.96
    assert begun / len(some.asked) > 0.8
