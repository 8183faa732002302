"""A text for outside is compared with the names that the store knows now."""

from collections.abc import Callable

from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import anonymity

TEXT = "Danach half Wanderfalk bei der Suche."


def words(desk: Desk, text: str = TEXT) -> list[str]:
    return [trace.text for trace in anonymity.traces(desk, text)]


def test_names_are_known_as_soon_as_they_stand_in_the_store(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    assert words(desk) == []
    people.register(desk_of("theke"), PersonData("Wanderfalk", "Erfunden"))
    assert words(desk) == ["Wanderfalk"]
    assert words(desk, "Caro war dabei.") == ["Caro"]
    made = people.register(desk, PersonData("Eichelhäher-Specht", "Erfunden"))
    assert words(desk, "Mit Specht und Eichelhähers Kindern.") == ["Specht", "Eichelhähers"]
    undo.undo(desk)
    assert made.undoable
    assert words(desk, "Mit Specht und Eichelhähers Kindern.") == []


def test_a_hint_names_a_few_and_says_that_there_are_more(desk: Desk) -> None:
    text = "Sie zog von Erfurt nach Jena, Weimar, Gera, Suhl und Gotha."
    (said,) = anonymity.warnings(desk, text)
    assert str(said).endswith("„Erfurt“, „Jena“, „Weimar“, „Gera“ und weitere")


def test_words_of_the_house_are_no_names(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    """The account of the counter is called Theke, and somebody may be called as an offer is."""
    people.register(desk_of("theke"), PersonData("Nachhilfe", "Begegnung"))
    assert words(desk, "An der Theke war viel los, und die Nachhilfe lief gut; die Theken halfen.") == []
    assert words(desk, "Von Begegnung zu Begegnung wuchs das Vertrauen.") == []
    assert words(desk, "Es kam Nachhilfe Begegnung.") == ["Nachhilfe", "Begegnung"]
    assert words(desk, "Das sagte Frau Theke.") == ["Frau Theke"]
