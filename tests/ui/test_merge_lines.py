"""Two records line by line: what is proposed, what the choice makes of it, and what is said before."""

from datetime import date

from PySide6.QtWidgets import QApplication

from woilmenau_desk.domain.people import PersonCard, PersonData, PersonRow
from woilmenau_desk.services.people.duplicates import Comparison, Counts
from woilmenau_desk.ui.choices import NO_CHOICES
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.pages.people.merge_lines import lines, merged, proposal, what_will_happen
from woilmenau_desk.ui.widgets.side_by_side import BOTH, LEFT, RIGHT, Line

TODAY = date(2026, 11, 23)
YUSUF = PersonData("Yusuf", "Beispielmann", 1988, phone="0176 04069011", language="ar")
JUSSUF = PersonData(
    "Jussuf",
    "Beispielman",
    1988,
    gender="male",
    language="ar",
    status="p25_3",
    status_until=date(2027, 3, 4),
    card_number="2301",
)


def compared(
    first: PersonData = YUSUF,
    second: PersonData = JUSSUF,
    *,
    last: tuple[date | None, date | None] = (None, None),
    counts: tuple[Counts, Counts] = (Counts(3), Counts(5, appointments=1)),
) -> Comparison:
    names = tuple(
        name for name in PersonData.__dataclass_fields__ if getattr(first, name) != getattr(second, name)
    )
    mate = (PersonRow(9, "Semhar Kornblume"),)
    return Comparison(
        PersonCard(1, first, 1, mate, last_visit=last[0]),
        PersonCard(2, second, 1, last_visit=last[1]),
        *counts,
        names,
    )


def shown(comparison: Comparison) -> dict[str, Line]:
    found = lines(comparison, NO_CHOICES, TODAY, lambda day: people_say_date(day, TODAY))
    return {line.key: line for line in found}


def test_the_fuller_record_is_proposed_and_the_other_where_it_knows_nothing() -> None:
    sides = proposal(compared().first, compared().second)
    assert {name: sides[name] for name in ("given_name", "gender", "phone", "card_number", "status")} == {
        "given_name": RIGHT,
        "gender": RIGHT,
        "phone": LEFT,
        "card_number": RIGHT,
        "status": RIGHT,
    }


def test_among_equally_full_ones_the_one_seen_last_is_proposed() -> None:
    pair = compared(PersonData("Yusuf", "Ali"), PersonData("Jussuf", "Aly"), last=(TODAY, date(2026, 11, 1)))
    assert proposal(pair.first, pair.second)["given_name"] == LEFT


def test_both_names_come_from_one_record() -> None:
    whole = PersonData("Yusuf Ali", "", 1988, gender="male", phone="0176 04069011")
    parted = PersonData("Yusuf", "Ali")
    sides = proposal(compared(whole, parted).first, compared(whole, parted).second)
    assert (sides["given_name"], sides["family_name"], sides["phone"]) == (RIGHT, RIGHT, LEFT)


def test_what_is_chosen_makes_the_record() -> None:
    made = merged(
        compared(), {"given_name": LEFT, "family_name": RIGHT, "status": RIGHT, "phone": LEFT, "gender": LEFT}
    )
    assert (made.given_name, made.family_name) == ("Yusuf", "Beispielman")
    assert (made.status, made.status_until) == ("p25_3", date(2027, 3, 4))
    assert (made.phone, made.gender, made.birth_year) == ("0176 04069011", None, 1988)


def test_what_differs_comes_first_then_what_hangs_on_each(qapp: QApplication) -> None:
    found = shown(compared(last=(None, TODAY)))
    assert list(found)[:3] == ["given_name", "family_name", "gender"]
    assert found["birth_year"].side == BOTH
    assert list(found).index("hanging") < list(found).index("birth_year")
    assert "heute" in found["hanging"].right
    assert found["household"].left == "Semhar Kornblume"
    assert "arrived_on" not in found


def test_it_says_before_what_will_happen(qapp: QApplication) -> None:
    assert what_will_happen(compared()).startswith("Alles bleibt: Besuche 3 + 5, Termine 0 + 1.")
    assert what_will_happen(compared(counts=(Counts(), Counts()))).startswith("An beiden hängt noch nichts.")
