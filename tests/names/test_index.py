"""Who is found, however the name was spelled; and that the index follows whatever changes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.name_pairs import Asked, crowd
from tests.names.conftest import Named
from woilmenau_desk.domain.cards import card_key
from woilmenau_desk.domain.people import SearchEntry
from woilmenau_desk.names.encoding import Model
from woilmenau_desk.names.index import NameIndex
from woilmenau_desk.names.numbers import Numbers

REGISTER = (
    "Mohammed Al-Hassan",
    "Oleksandr Schewtschenko",
    "Youssef Haddad",
    "Tesfay Gebremedhin",
    "Жанна Гриценко",
    "زهرا حسینی",
    "ሰላም ተስፋይ",
    "Ayşe Yılmaz",
    "Mahdi Zare Pour",
    "Abdulrahman Omar",
    "Giorgi Kapanadze",
    "Nguyễn Thị Minh",
    "Anna Muster",
    "Joanna Beispiel",
    "Jean-Pierre Exempel",
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("muhammad alhasan", "Mohammed Al-Hassan"),
        ("محمد الحسن", "Mohammed Al-Hassan"),
        ("Hassan Mohamad", "Mohammed Al-Hassan"),
        ("Олександр Шевченко", "Oleksandr Schewtschenko"),
        ("shevchenko", "Oleksandr Schewtschenko"),
        ("Alexander Shevcenko", "Oleksandr Schewtschenko"),
        ("Jussuf", "Youssef Haddad"),
        ("يوسف حداد", "Youssef Haddad"),
        ("tesfai", "Tesfay Gebremedhin"),
        ("ገብረመድህን", "Tesfay Gebremedhin"),
        ("Schanna", "Жанна Гриценко"),
        ("Hrytsenko Zhanna", "Жанна Гриценко"),
        ("Sahra Hosseini", "زهرا حسینی"),
        ("Selam", "ሰላም ተስፋይ"),
        ("aische jilmas", "Ayşe Yılmaz"),
        ("Zarepour", "Mahdi Zare Pour"),
        ("mehdi zarepur", "Mahdi Zare Pour"),
        ("Abd al-Rahman", "Abdulrahman Omar"),
        ("abdul rahman", "Abdulrahman Omar"),
        ("კაპანაძე", "Giorgi Kapanadze"),
        ("nguyen minh", "Nguyễn Thị Minh"),
        ("anna", "Anna Muster"),
        ("jeanpierre", "Jean-Pierre Exempel"),
        ("schew", "Oleksandr Schewtschenko"),
        ("moh has", "Mohammed Al-Hassan"),
    ],
)
def test_the_right_one_comes_first(named: Named, typed: str, name: str) -> None:
    hits = named(*REGISTER).search(typed, 5)
    assert [REGISTER[hit.id - 1] for hit in hits][:1] == [name]


def test_the_very_word_comes_before_a_beginning(named: Named) -> None:
    index = named("Aminata Beispiel", "Amina Muster", "Yusuf Exempel")
    assert [hit.id for hit in index.search("amina", 5)] == [2, 1]


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "\u0301\u0651", "\u202e\u200f", "😀", "\x00", "\ud800", "1", "00", "a", "ش", "%_'\"; --"],
)
def test_next_to_nothing_is_no_error(named: Named, typed: str) -> None:
    assert len(named(*REGISTER).search(typed, 5)) <= 5
    assert named().search(typed, 5) == []


@given(st.text(max_size=300), st.integers(1, 30))
@settings(max_examples=60)
def test_whatever_is_typed_is_no_error(model: Model, typed: str, limit: int) -> None:
    index = NameIndex(model)
    index.fill(SearchEntry(number, name) for number, name in enumerate((*REGISTER, "😀", typed), 1))
    hits = index.search(typed, limit)
    assert len(hits) <= limit
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert len({hit.id for hit in hits}) == len(hits)
    index.alike(SearchEntry(-1, typed), limit)


def test_ten_thousand_letters_are_no_error(named: Named) -> None:
    index = named(*REGISTER, "x" * 10_000)
    for typed in ("x" * 10_000, "ab " * 10_000, "ш" * 10_000, "7" * 10_000):
        index.search(typed, 5)


def test_nobody_is_made_up(named: Named) -> None:
    index = named(*REGISTER)
    for typed in ("Krzysztof Wojciechowski", "zzzz", "Bundesamt"):
        assert all(hit.score < 0.65 for hit in index.search(typed, 5)), typed


def test_numbers_and_years(model: Model) -> None:
    index = NameIndex(model)
    index.fill(
        [
            SearchEntry(
                1, "Mira Muster", birth_year=1990, phones=("+49 176 04069001",), card_numbers=("W-0815",)
            ),
            SearchEntry(2, "Mira Muster", birth_year=1955, card_numbers=("1990",)),
        ]
    )

    def found(typed: str) -> list[int]:
        return [hit.id for hit in index.search(typed, 5)]

    assert found("0176/0406 9001") == found("9001") == found("w0815") == found("W-08") == [1]
    assert found("mira 1955") == [2, 1]
    # A card of that number, then whoever was born then.
    assert found("1990") == [2, 1]
    assert [hit.kind for hit in index.search("1990", 5)] == ["card", "year"]
    index.put(SearchEntry(1, "Mira Muster"))
    assert found("9001") == found("w0815") == []


def test_a_name_beside_digits_is_no_telephone(model: Model) -> None:
    index = NameIndex(model)
    index.fill(
        [
            SearchEntry(1, "Ali Hosseini", birth_year=1990),
            SearchEntry(2, "Fatima Rezai", birth_year=2015, phones=("0176 5551990",)),
        ]
    )
    for typed in ("Ali Hosseini 1990", "Ali 17", "ali 1990"):
        assert [hit.id for hit in index.search(typed, 5)][:1] == [1], typed
    assert [hit.id for hit in index.search("zzz 17", 5)] == []
    assert [(hit.id, hit.whole) for hit in index.search("0176 5551990", 5)] == [(2, True)]
    assert [(hit.id, hit.whole) for hit in index.search("017", 5)] == [(2, False)]
    assert [(hit.id, hit.whole) for hit in index.search("0176 555", 5)] == [(2, True)]
    assert index.search("2015555", 5) == []


def test_a_merged_record_is_found_by_both_names(model: Model) -> None:
    index = NameIndex(model)
    index.fill([SearchEntry(1, "Oksana Wetter", ("Ксенія Погода",), card_numbers=("7", "8001"))])
    assert [hit.id for hit in index.search("Pohoda", 5)] == [hit.id for hit in index.search("8001", 5)] == [1]


NAMES = st.lists(
    st.sampled_from([*REGISTER, "Mira", "Мира", "Muster Mira", "Al Hassan Al Hassan"]), min_size=1, max_size=3
)
STEPS = st.lists(st.tuples(st.integers(1, 8), st.none() | NAMES), max_size=25)


@given(STEPS, st.sampled_from(["mira", "hassan", "зare", "shevchenko", "tesfay selam"]))
@settings(max_examples=60)
def test_an_index_that_followed_is_like_a_new_one(
    model: Model, steps: Sequence[tuple[int, list[str] | None]], typed: str
) -> None:
    followed = NameIndex(model)
    present: dict[int, SearchEntry] = {}
    for person_id, names in steps:
        if names is None:
            followed.remove(person_id)
            present.pop(person_id, None)
        else:
            present[person_id] = SearchEntry(person_id, names[0], tuple(names[1:]))
            followed.put(present[person_id])
        followed.search(typed, 3)
    made = NameIndex(model)
    made.fill(present.values())
    assert len(followed) == len(made)

    def told(index: NameIndex) -> list[tuple[int, float, float]]:
        return sorted((hit.id, round(hit.rank, 2), round(hit.score, 2)) for hit in index.search(typed, 20))

    assert told(followed) == told(made)
    one = SearchEntry(0, typed)
    assert {hit.id for hit in followed.alike(one, 9)} == {hit.id for hit in made.alike(one, 9)}


def test_a_part_is_encoded_alike_alone_and_among_many(model: Model) -> None:
    parts = [word for name in REGISTER for word in name.casefold().split()] * 4
    assert len(parts) > 64
    for encoder in (model.whole, model.begun):
        together = encoder.points(parts)
        alone = np.concatenate([encoder.points([part]) for part in parts])
        assert np.allclose(together, alone, atol=1e-5)
        assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_spellings_that_were_never_learned_find_their_people(model: Model) -> None:
    """A small sample of what the benchmarks measure, so that a worse model does not slip in."""
    some = crowd("dev", 3_000, 250)
    index = NameIndex(model)
    index.fill(SearchEntry(at, name) for at, name in enumerate(some.names))

    def share(texts: Sequence[tuple[Asked, str]], within: int) -> float:
        return sum(
            some.names[one.place] in {some.names[hit.id] for hit in index.search(text, within)}
            for one, text in texts
        ) / len(texts)

    assert share([(one, one.text) for one in some.asked], 5) > 0.97
    assert share([(one, one.two_prefixes()) for one in some.asked], 5) > 0.9
    assert share([(one, one.one_prefix()) for one in some.asked], 20) > 0.75


# Probable duplicates


def test_who_is_probably_there_already(model: Model) -> None:
    index = NameIndex(model)
    known = SearchEntry(1, "Oleksandr Schewtschenko", (), 1990, "male", "UA", ("0176 04069001",))
    index.fill(
        [
            known,
            *(SearchEntry(number, name) for number, name in enumerate(REGISTER, 2) if "Schew" not in name),
        ]
    )

    def probability(entry: SearchEntry) -> float:
        return max((hit.score for hit in index.alike(replace(entry, id=-1), 5) if hit.id == 1), default=0.0)

    again = SearchEntry(-1, "Олександр Шевченко", (), 1990, "male", "UA")
    assert probability(again) > 0.9
    assert probability(replace(again, birth_year=None)) > 0.5
    assert probability(replace(again, birth_year=1991)) > 0.5
    assert probability(replace(again, birth_year=1961, gender="female")) < 0.5
    # One family, two given names.
    sister = SearchEntry(-1, "Oksana Schewtschenko", (), 1990, "female", "UA", ("0176 04069001",))
    assert probability(sister) < 0.5
    assert probability(SearchEntry(-1, "Schewtschenko")) < 0.9
    # The same year, gender and origin do not make one person of two names.
    assert probability(SearchEntry(-1, "Mira Muster", (), 1990, "male", "UA")) < 0.1


def test_pairs_of_a_whole_register(model: Model) -> None:
    index = NameIndex(model)
    everybody = [
        SearchEntry(1, "Yusuf Haddad", (), 1990),
        SearchEntry(2, "Haddad Jussuf", (), 1990),
        SearchEntry(3, "Amina Haddad", (), 1990),
        SearchEntry(4, "Mira Muster"),
        SearchEntry(5, "Mira Muster", (), 1980),
        SearchEntry(6, "😀"),
        SearchEntry(7, "😀"),
    ]
    index.fill(everybody)
    before = index.parts
    assert [
        (first, second) for first, second, _ in index.pairs([*everybody, SearchEntry(9, "Nie Gehört")], 0.5)
    ] in (
        [(1, 2), (4, 5)],
        [(4, 5), (1, 2)],
    )
    assert index.parts == before  # it runs beside whoever takes people in
    newcomers = [
        SearchEntry(-1, "Jusuf Hadad", (), 1990),
        SearchEntry(-2, "Jusuf Hadad"),
        SearchEntry(-3, "Zoe Neu"),
    ]
    first, second, third = index.alike_in_bulk(everybody, newcomers, 0.5)
    assert first in (1, 2)
    assert second in (1, 2, -1)
    assert third is None
    # Nobody was taken in by being compared.
    assert len(index) == 7
    assert index.search("Zoe Neu", 5) == []


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.none() | st.sampled_from(["W-0815", "w 08", "Ж1", "9" * 90, "8001"])),
        max_size=20,
    ),
    st.sampled_from(["08", "w08", "80", "ж1", "99", "9" * 70]),
)
@settings(max_examples=60)
def test_numbers_that_followed_are_like_new_ones(steps: list[tuple[int, str | None]], typed: str) -> None:
    followed, made = Numbers(), Numbers()
    present: dict[int, SearchEntry] = {}
    for person_id, card in steps:
        followed.remove(person_id)
        present.pop(person_id, None)
        if card is not None:
            present[person_id] = SearchEntry(person_id, "", phones=(card,), card_numbers=(card,))
            followed.add([present[person_id]])
            followed.sort()
    made.add(list(present.values()))
    made.sort()
    assert sorted(followed.by_card(typed)) == sorted(made.by_card(typed))
    assert sorted(followed.by_phone(typed)) == sorted(made.by_phone(typed))
    key = card_key(typed)
    held = {one.id for one in present.values() if card_key(one.card_numbers[0])[:64].startswith(key[:64])}
    assert {person_id for person_id, _whole in followed.by_card(typed)} == held
