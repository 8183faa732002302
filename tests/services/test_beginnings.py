"""Before the search in memory stands, people are found in the store by beginnings: at once, and nobody but whom it finds."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woilmenau_desk.domain.people import PersonData, PersonHit
from woilmenau_desk.services import name_search, undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import beginnings, duplicates, finding, people


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk whose search somebody else is to make, and has not yet."""
    desk.search_beside = True
    return desk


def register(desk: Desk, given_name: str, family_name: str = "", **data: object) -> int:
    return people.register(desk, PersonData(given_name, family_name, **data)).value.id  # type: ignore[arg-type]


def hits(desk: Desk, text: str) -> tuple[PersonHit, ...]:
    answer = people.search_now(desk, text)
    assert not answer.spellings
    return answer.hits


def found(desk: Desk, text: str) -> list[str]:
    return [hit.person.name for hit in hits(desk, text)]


def test_each_word_of_a_name_is_found_in_any_order_and_case(desk: Desk) -> None:
    register(desk, "Mario", "Anders", birth_year=1980)
    one = register(desk, "Maria Anna", "Al Halabi", birth_year=1990)
    for typed in (
        "mar", "MARIA", "anna", "hal", "al hal", "hal mar", "anna al", "maria anna al halabi", "1990 maria"
    ):  # fmt: skip
        assert one in [hit.person.id for hit in hits(desk, typed)], typed
    for typed in ("maria maria", "anna hal x", "1991 maria", "aria", "@", " ", "-", "%", "_", "1990"):
        assert found(desk, typed) == [], typed


def test_names_are_found_in_every_script_whatever_the_case(desk: Desk) -> None:
    asked = [
        ("Özgür Küçükçakıl", ("özg", "ÖZGÜR KÜÇ", "Oezgür")),
        ("Jörg Müller", ("mueller", "MÜLL")),
        ("Jürgen Mueller", ("Müll", "juerg")),
        ("Rûken Glockenblume", ("RÛK glo", "glock")),
        ("Ruken Lind", ("rûken lind",)),
        ("Олена Шевченко", ("олена шев", "ШЕВ")),
        ("أحمد الحلبي", ("أحم", "الحل أح")),
        ("Ivan-Mykola Lind-Berg", ("mykola berg", "berg")),
        ("Seán O'Neil", ("o'ne",)),
        ("VAN DER Lied", ("lied van", "der")),
    ]
    for name, _ in asked:
        given_name, _, family_name = name.partition(" ")
        register(desk, given_name, family_name)
    for name, every in asked:
        for typed in every:
            assert name in found(desk, typed), typed


def test_a_card_is_found_however_it_is_typed(desk: Desk) -> None:
    one = register(desk, "Mira", card_number="W-1001")
    for typed in ("W-1001", "w-10", "w1001", "W 1001", " w1001 ", "w 10 01", "W1001", "w-١٠٠١"):
        assert [(hit.person.id, str(hit.why)) for hit in hits(desk, typed)] == [(one, "Kartennummer")], typed


def test_a_card_with_blanks_between_its_digits(desk: Desk) -> None:
    one = register(desk, "Mira", card_number="10012")
    assert [hit.person.id for hit in hits(desk, "10 012")] == [one]
    assert hits(desk, "10012")[0].by_number
    assert not hits(desk, "1001")[0].by_number


def test_a_telephone_is_found_by_its_beginning_and_its_last_digits(desk: Desk) -> None:
    one = register(desk, "Mira", phone="0176/0406 90-17")
    register(desk, "Lama", phone="0157 888999")
    for typed in (
        "0176 0406", "01760406", "+49 176 0406", "0049-176", "176 040", "9017", "406 9017", "٩٠١٧"
    ):  # fmt: skip
        assert [(hit.person.id, str(hit.why)) for hit in hits(desk, typed)] == [(one, "Telefon")], typed
    assert found(desk, "017") == ["Mira"]
    assert found(desk, "090") == []  # fewer than four digits are no end


def test_it_says_why(desk: Desk) -> None:
    register(desk, "Mira", "Muster")
    assert [str(hit.why) for hit in hits(desk, "mir")] == ["Name beginnt so"]
    assert [str(hit.why) for hit in hits(desk, "mira muster")] == ["gleicher Name"]
    assert [str(hit.why) for hit in hits(desk, "muster")] == ["gleich: Muster"]


def test_whole_words_come_first_and_no_more_than_wanted(desk: Desk) -> None:
    for number in range(60):
        register(desk, "Mirabelle", f"Muster{number}")
    register(desk, "Mira", "Zander")
    answer = hits(desk, "mira")
    assert len(answer) == 5
    assert answer[0].person.name == "Mira Zander"


def test_who_was_merged_is_found_by_both_names_and_numbers_and_once(desk: Desk) -> None:
    one = register(desk, "Yusuf", "Haddad", phone="0176 04069001", card_number="A1")
    two = register(desk, "Jussuf", "Klempner", phone="0157 888999", card_number="B-2")
    merged = PersonData("Yusuf", "Haddad", phone="0176 04069001", card_number="A1")
    duplicates.merge(desk, one, two, merged, 1, 1)
    for typed in ("klemp", "jussuf klempner", "b2", "0157 88", "8999", "haddad"):
        assert [hit.person.id for hit in hits(desk, typed)] == [one]
    assert found(desk, "jussuf haddad") == []
    undo.undo(desk)
    assert [hit.person.id for hit in hits(desk, "klemp")] == [two]


def test_nobody_waits_while_the_search_is_made(desk: Desk) -> None:
    register(desk, "Mira", "Muster")
    finder = finding.finder_of(desk)
    with finder._making:
        assert found(desk, "mus") == ["Mira Muster"]
    finder.prepare()
    assert people.search_now(desk, "Muhster").spellings
    with finder._making:  # somebody compares an import with everybody
        assert found(desk, "mus") == ["Mira Muster"]
    assert people.search_now(desk, "mus").spellings


def test_nobody_waits_for_many_changes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    register(desk, "Mira", "Muster")
    people.prepare_search(desk)
    assert people.search_now(desk, "mus").spellings
    monkeypatch.setattr(name_search, "_AT_ONCE", 3)
    for number in range(5):
        register(desk, "Lama", f"Zander{number}")
    assert len(found(desk, "zan")) == 5
    assert not desk.search_stands
    people.prepare_search(desk)
    answer = people.search_now(desk, "Tsander")
    assert answer.spellings
    assert len(answer.hits) == 5


def test_the_search_of_a_closed_or_rekeyed_store_is_made_anew_beside_the_work(desk: Desk) -> None:
    register(desk, "Mira", "Muster")
    people.prepare_search(desk)
    desk.drop_search()
    assert found(desk, "mus") == ["Mira Muster"]
    people.prepare_search(desk)
    assert people.search_now(desk, "mus").spellings


def test_a_list_is_narrowed_without_waiting(desk: Desk) -> None:
    one = register(desk, "Mira", "Muster")
    with finding.finder_of(desk)._making:
        assert people.found_ids(desk, "mus") == {one}


NAMES = st.sampled_from(
    [
        "Maria Anna", "Al Halabi", "Jörg", "Müller", "Mueller", "Özgür", "Küçükçakıl", "Олена", "Шевченко", "أحمد", "الحلبي",
        "Abdul Rahman", "Abdelkader", "Nour al-Din", "Seán", "O'Neil", "Ivan-Mykola", "Ли", "Li", "ßen", "Øre", "ሀይሉ",
    ]
)  # fmt: skip


@pytest.fixture
def crowd(desk: Desk) -> Desk:
    """A dozen of names in several scripts, with the search made."""
    names = ["Maria Anna|Al Halabi", "Jörg|Müller", "Jorg|Mueller", "Özgür|Küçükçakıl", "Олена|Шевченко", "أحمد|الحلبي",
             "Abdul Rahman|Nour al-Din", "Abdelkader|O'Neil", "Ivan-Mykola|Øre", "Ли|Li", "Seán|ßen", "ሀይሉ|"]  # fmt: skip
    for number, name in enumerate(names):
        register(desk, *name.split("|"), phone=f"0176 040690{number:02}", card_number=f"K-{number:03}")
    people.prepare_search(desk)
    return desk


def test_whoever_is_found_by_beginnings_is_found_by_the_search_too(crowd: Desk) -> None:
    seen: list[int] = []

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.tuples(NAMES, st.integers(1, 12), st.booleans()), min_size=1, max_size=2))
    def check(asked: list[tuple[str, int, bool]]) -> None:
        text = " ".join((name.upper() if loud else name)[:length] for name, length, loud in asked)
        begun = {hit.person.id for hit in beginnings.search(crowd, text, 100)}
        seen.append(len(begun))
        assert begun <= {hit.person.id for hit in finding.search(crowd, text, 100)}, text

    check()
    assert sum(map(bool, seen)) > len(seen) / 4

    @settings(max_examples=25, deadline=None)
    @given(st.text("0123456789 K-+", min_size=2, max_size=9))
    def check_numbers(text: str) -> None:
        begun = {hit.person.id for hit in beginnings.search(crowd, text, 100)}
        assert begun <= {hit.person.id for hit in finding.search(crowd, text, 100)}, text

    check_numbers()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=20))
def test_nothing_typed_is_an_error(text: str) -> None:
    assert beginnings._ways_of_card(text, text)
    assert all(way == way.translate(beginnings._LETTERS) for way in beginnings._ways(text))


def test_two_threads_never_work_on_the_index_at_once(desk: Desk) -> None:
    register(desk, "Mira", "Muster")
    finder = finding.finder_of(desk)
    finder.prepare()
    answers: list[bool] = []
    with desk.store.read() as conn, finder.up_to_date(conn):
        other = threading.Thread(target=lambda: answers.append(people.search_now(desk, "mus").spellings))
        other.start()
        other.join(20)
    assert answers == [False]


def test_an_import_keeps_nobody_who_registers_waiting(desk: Desk) -> None:
    register(desk, "Mira", "Muster")
    desk.search_beside = True
    people.prepare_search(desk)
    with finding.finder_of(desk)._making:
        assert finding.alike_if_it_stands(desk, PersonData("Mira", "Muster")) is None
    probable = finding.alike_if_it_stands(desk, PersonData("Mira", "Muster"))
    assert probable is not None
    assert [hit.person.name for hit in probable] == ["Mira Muster"]


def test_half_a_letter_is_no_error(desk: Desk) -> None:
    register(desk, "Mira", "Muster")
    with finding.finder_of(desk)._making:
        assert found(desk, "mus\ud800") == ["Mira Muster"]


def test_who_is_shown_stays_in_place_as_the_store_has_them(desk: Desk) -> None:
    one, two, three, gone = (register(desk, name, "Muster") for name in ("Ada", "Bea", "Cyd", "Dov"))
    everybody = {hit.person.id: hit for hit in people.search_now(desk, "muster", 9).hits}
    shown = [everybody[gone], everybody[two], everybody[one]]
    undo.undo(desk)  # the last one was a mistake
    found_now = (everybody[three], everybody[one])
    stays = people.in_place(desk, found_now, shown)
    assert [hit.person.id for hit in stays] == [two, one, three]
