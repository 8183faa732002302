"""What is sealed is as long as any other short text, and what was posted is taken for nothing but what is written here."""

import pytest

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.storage import sealed_text


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"target": "soberi", "person": 3},
        {"target": "womens_shelter", "reason": "", "person": 1234},
        {"topics": ["housing", "work"], "outcome": None, "interpreter": "Frau Ünsal"},
    ],
)
def test_short_texts_are_all_of_one_length_and_come_back(facts: dict[str, object]) -> None:
    text = sealed_text.written(facts)
    assert len(text.encode()) == sealed_text.STEP
    assert sealed_text.read(text, "x") == sealed_text.said(facts)


def test_a_longer_text_says_its_length_in_steps() -> None:
    assert len(sealed_text.written({"reason": "ü" * 200}).encode()) == 4 * sealed_text.STEP


@pytest.mark.parametrize(
    "text",
    [
        '{"target":["a"]}',
        '{"target":{"a":1}}',
        '{"target":5}',
        '{"target":null}',
        '{"person":"1"}',
        '{"person":true}',
        '{"topics":"housing"}',
        '{"topics":[1]}',
        "[]",
        "",
        "[" * 100_000,
    ],
)
def test_what_the_program_does_not_write_is_damage(text: str) -> None:
    with pytest.raises(StoreDamaged):
        sealed_text.read(text, "x")
