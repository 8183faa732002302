"""Words of notes: umlauts in every way of writing, beginnings, and where hits stand in a snippet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.note_search import asked_words, folded, snippet, words_of

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßÄÖÜé", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Mueller", "Müller"),
        ("müller", "Mueller"),
        ("MULLER", "müller"),
        ("behoerd", "Behördenpost"),
        ("strass", "Straße"),
        ("straße", "STRASSE"),
        ("wohn", "Wohnungssuche"),
        ("60a", "§ 60a AufenthG"),
        ("cafe", "Café"),
        ("وثيق", "وثيقة"),
    ],
)
def test_a_word_is_found_however_it_is_written(asked: str, written: str) -> None:
    [wanted] = asked_words(asked)
    assert any(word.startswith(wanted) for word in words_of(written))


@given(word=LETTERS, cut=st.integers(1, 14))
def test_each_beginning_of_a_word_finds_it(word: str, cut: int) -> None:
    assert folded(word).startswith(folded(word[:cut]))


@given(word=st.text(alphabet="abcdfghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=14))
def test_the_ways_of_writing_an_umlaut_are_one(word: str) -> None:
    for umlaut, long, short in (("ä", "ae", "a"), ("ö", "oe", "o"), ("ü", "ue", "u")):
        assert folded(word.replace(umlaut, long)) == folded(word) == folded(word.replace(umlaut, short))


@given(st.text(max_size=600), st.lists(LETTERS, max_size=3))
def test_marks_stand_on_what_was_asked_for(text: str, asked: list[str]) -> None:
    wanted = asked_words(" ".join(asked))
    found = snippet(text, wanted)
    assert len(found.text) <= 230
    assert "\n" not in found.text
    for begins, ends in found.marks:
        assert folded(found.text[begins:ends]).startswith(wanted)
    stand = any(word.startswith(wanted) for word in words_of(text)) if wanted else False
    assert bool(found.marks) == stand


def test_a_snippet_begins_near_the_hit_and_at_a_word() -> None:
    text = "Anfang. " * 30 + "Dann ging es um die Wohnung\nund den Vermieter. " + "Ende. " * 60
    found = snippet(text, asked_words("wohn vermiet"))
    assert found.text.startswith("… Anfang.")
    assert found.text.endswith("Ende. …") or found.text.endswith("Ende …") or found.text.endswith(". …")
    assert [found.text[begins:ends] for begins, ends in found.marks] == ["Wohnung", "Vermieter"]
    assert snippet("kurz", ()) == snippet("  kurz ", ("nichts",))
