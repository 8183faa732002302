"""Text blocks are filled in, and what nobody knows stays as it stands."""

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.text_blocks import PLACES, filled

VALUES = {name: f"<{name}>" for name in PLACES}


def test_places_are_filled_and_others_stay() -> None:
    block = "Am {date} um {time} mit {name} ({language}): {topics}. {colleague}, {unknown} {Name} {}"
    said = filled(block, VALUES)
    assert said == "Am <date> um <time> mit <name> (<language>): <topics>. <colleague>, {unknown} {Name} {}"


def test_what_is_not_known_stays_to_be_seen() -> None:
    assert filled("mit {name} auf {language}", {"name": "", "language": "Dari"}) == "mit {name} auf Dari"
    assert filled("mit {name}", {}) == "mit {name}"


def test_a_value_is_not_filled_again() -> None:
    assert filled("{name} {date}", {"name": "{date}", "date": "heute"}) == "{date} heute"


@given(st.text(max_size=200))
def test_a_text_without_places_is_itself(text: str) -> None:
    if not any(f"{{{name}}}" in text for name in PLACES):
        assert filled(text, VALUES) == text
