"""Kinds of names that are easily missed: each is found among people of whom one half is the same."""

import pytest

from benchmarks.hard_names import hard_crowd
from tests.names.conftest import Named
from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.names.encoding import Model
from woilmenau_desk.names.index import NameIndex

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
    ],
)
def test_a_kind_that_is_easily_missed(named: Named, typed: str, name: str) -> None:
    register = (*BESIDE, name)
    hits = named(*register).search(typed, 5)
    assert [register[hit.id - 1] for hit in hits][:1] == [name]


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
    assert full / len(some.asked) > 0.95
    assert begun / len(some.asked) > 0.8
