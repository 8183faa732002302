"""What in a text may let somebody be recognised, and what is no trace of anybody."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.anonymity import TraceKind, traces

NAMES = frozenset({"olena", "testenko", "rosa", "frank", "samir", "оlena", "محمد"})
COUNTRIES = frozenset({"syrien", "ukraine"})


def found(text: str) -> list[tuple[str, str]]:
    return [(trace.kind.value, trace.text) for trace in traces(text, NAMES, COUNTRIES)]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Olena fand eine Wohnung.", TraceKind.NAME, "Olena"),
        ("Mit Olenas Hilfe ging es.", TraceKind.NAME, "Olenas"),
        ("Frau Musterová kam oft.", TraceKind.NAME, "Frau Musterová"),
        ("Herr T. und Familie Beispiel.", TraceKind.NAME, "Familie Beispiel"),
        ("Das sagte محمد selbst.", TraceKind.NAME, "محمد"),
        ("Sie zog nach Ilmenau.", TraceKind.PLACE, "Ilmenau"),
        ("Eine Familie aus Syrien.", TraceKind.PLACE, "Syrien"),
        ("Er floh aus Aleppo.", TraceKind.PLACE, "Aleppo"),
        ("Die Wohnung in Bad Blankenburg.", TraceKind.PLACE, "Bad Blankenburg"),
        ("Beispielstraße 12 ist weit.", TraceKind.PLACE, "Beispielstraße 12"),
        ("Am 3. März kam der Brief.", TraceKind.DATE, "3. März"),
        ("Seit dem 03.03.2026 hier.", TraceKind.DATE, "03.03.2026"),
        ("Geboren 1990-05-17.", TraceKind.DATE, "1990-05-17"),
        ("Tel. 0176 04069011 anrufen.", TraceKind.NUMBER, "0176 04069011"),
        ("Schreibt an a.b@example.org!", TraceKind.NUMBER, "a.b@example.org"),
    ],
)
def test_a_trace_is_found(text: str, kind: TraceKind, word: str) -> None:
    assert (kind.value, word) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eine Mutter mit zwei Kindern fand im Frühjahr eine Wohnung.",
        "In Zusammenarbeit mit den Behörden, nach Absprache und in Ruhe.",
        "Eine Frau Mitte dreißig kam seit März 2026 jede Woche.",
        "Die rosa Blume stand am Markt, ganz frank und frei.",
        "Rosa war die Farbe des Festes.",
        "Es kamen 120 Leute, 35 % mehr als 2025.",
        "Von 1.200 Euro blieben 3,50 Euro.",
        "",
    ],
)
def test_words_of_such_texts_are_no_trace(text: str) -> None:
    assert found(text) == []


def test_a_name_that_is_a_word_counts_beside_another() -> None:
    assert [word for _kind, word in found("Rosa Testenko half mit.")] == ["Rosa", "Testenko"]
    assert found("Herr Frank half.") == []  # said by the word alone: nobody is known by it


@given(
    st.text(
        alphabet=st.sampled_from("Olena Testenko Frau in aus Ilmenau 12. März @.com+49-/()\n\u200d"),
        max_size=300,
    )
)
def test_traces_lie_beside_one_another_within_the_text(text: str) -> None:
    told = traces(text, NAMES, COUNTRIES)
    ends = 0
    for trace in told:
        assert ends <= trace.start < trace.end <= len(text)
        assert trace.text == text[trace.start : trace.end].strip()
        ends = trace.end


@pytest.mark.parametrize(
    "text", ["a" * 8000, "1 " * 4000, "@" * 8000, "Ab-" * 2600, "in " * 2600, "0" * 7999 + "x"]
)
def test_a_long_text_is_looked_through_at_once(text: str) -> None:
    began = perf_counter()
    traces(text, NAMES, COUNTRIES)
    assert perf_counter() - began < 2
