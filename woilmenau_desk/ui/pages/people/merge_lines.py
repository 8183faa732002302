"""Two records of one person line by line: what each knows, which of it is proposed, and what becomes of the choice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.people import PersonCard, PersonData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.people.duplicates import Comparison, Counts
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.pages.people.rows import validity
from woilmenau_desk.ui.widgets.side_by_side import BOTH, LEFT, RIGHT, Line, Side
from woilmenau_desk.ui.words import named

# What belongs together is chosen together: the dates of a status mean nothing beside another one.
_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("given_name",),
    ("family_name",),
    ("birth_year",),
    ("gender",),
    ("nationality",),
    ("phone",),
    ("arrived_on",),
    ("language",),
    ("print_language",),
    ("status", "status_from", "status_until"),
    ("benefit_system",),
    ("card_number",),
    ("external_id",),
)
_NAMES = ("given_name", "family_name")


@dataclass(frozen=True, slots=True)
class _Words:
    words: Choices
    today: date

    def value(self, name: str, data: PersonData) -> str:
        """A field, or the fields that stand for it, as a person reads it."""
        value = getattr(data, name)
        if name == "status":
            held = self.words.word(ListName.STATUSES, value)
            until = validity(data, self.today, self.words.holds_until(data))[0]
            return " · ".join(part for part in (held, until) if part)
        if name == "nationality":
            return self.words.country(value)
        if name in _NAMES:
            return named(value)
        if name in _LISTS:
            return self.words.word(_LISTS[name], value)
        return short_date(value) if isinstance(value, date) else str(value or "")


_LISTS: Mapping[str, ListName] = {
    "gender": ListName.GENDERS,
    "language": ListName.LANGUAGES,
    "print_language": ListName.LANGUAGES,
    "benefit_system": ListName.BENEFIT_SYSTEMS,
}


def labels() -> Mapping[str, str]:
    """What the lines are called."""
    return {
        "given_name": QCoreApplication.translate("MergeView", "Vorname"),
        "family_name": QCoreApplication.translate("MergeView", "Familienname"),
        "birth_year": QCoreApplication.translate("MergeView", "Geburtsjahr"),
        "gender": QCoreApplication.translate("MergeView", "Geschlecht"),
        "nationality": QCoreApplication.translate("MergeView", "Herkunft"),
        "phone": QCoreApplication.translate("MergeView", "Telefon"),
        "arrived_on": QCoreApplication.translate("MergeView", "In Deutschland seit"),
        "language": QCoreApplication.translate("MergeView", "Spricht"),
        "print_language": QCoreApplication.translate("MergeView", "Zettel auf"),
        "status": QCoreApplication.translate("MergeView", "Aufenthaltsstatus"),
        "benefit_system": QCoreApplication.translate("MergeView", "Leistungssystem"),
        "card_number": QCoreApplication.translate("MergeView", "Kartennummer"),
        "external_id": QCoreApplication.translate("MergeView", "Fremde Nummer"),
    }


def lines(
    comparison: Comparison, words: Choices, today: date, day: Callable[[date], str]
) -> tuple[Line, ...]:
    """All lines of which at least one record knows something: what is to be chosen, what hangs on each, the rest."""
    first, second = comparison.first, comparison.second
    said, named = _Words(words, today), labels()
    proposed = proposal(first, second)
    found = [
        Line(
            names[0],
            named[names[0]],
            said.value(names[0], first.data),
            said.value(names[0], second.data),
            proposed[names[0]] if _differs(names, first.data, second.data) else BOTH,
        )
        for names in _TOGETHER
    ]
    told = [line for line in found if line.left or line.right]
    return (
        *(line for line in told if line.side != BOTH),
        *_hanging(comparison, day),
        *(line for line in told if line.side == BOTH),
    )


def proposal(first: PersonCard, second: PersonCard) -> dict[str, Side]:
    """For each line the fuller record, then the one seen last; where that one knows nothing, the other one.

    Both names come from one record: its owner wrote one of them into the other's field, or never told it.
    """
    better = RIGHT if _rank(second) > _rank(first) else LEFT
    data = {LEFT: first.data, RIGHT: second.data}
    sides: dict[str, Side] = {}
    for names in _TOGETHER:
        known = {side: any(_told(getattr(one, name)) for name in names) for side, one in data.items()}
        sides[names[0]] = better if known[better] or not known[_other(better)] else _other(better)
    told = {side: sum(_told(getattr(one, name)) for name in _NAMES) for side, one in data.items()}
    named = _other(better) if told[_other(better)] > told[better] else better
    sides.update(dict.fromkeys(_NAMES, named))
    return sides


def merged(comparison: Comparison, chosen: Mapping[str, Side]) -> PersonData:
    """The record that the choice makes; what nothing was chosen for is the same in both."""
    first, second = comparison.first.data, comparison.second.data
    taken = {
        name: getattr(second, name) for names in _TOGETHER if chosen.get(names[0]) == RIGHT for name in names
    }
    return replace(first, **taken)


def what_will_happen(comparison: Comparison) -> str:
    """What merging does, in a sentence or two."""
    one, other = comparison.first_counts, comparison.second_counts
    kept = ", ".join(
        QCoreApplication.translate("MergeView", "{what} {left} + {right}").format(
            what=what, left=left, right=right
        )
        for what, left, right in (
            (QCoreApplication.translate("MergeView", "Besuche"), one.visits, other.visits),
            (QCoreApplication.translate("MergeView", "Gespräche"), one.sessions, other.sessions),
            (QCoreApplication.translate("MergeView", "Termine"), one.appointments, other.appointments),
            (QCoreApplication.translate("MergeView", "Soforthilfe"), one.aid, other.aid),
        )
        if left or right
    )
    first = (
        QCoreApplication.translate("MergeView", "Alles bleibt: {kept}.").format(kept=kept)
        if kept
        else QCoreApplication.translate("MergeView", "An beiden hängt noch nichts.")
    )
    rest = QCoreApplication.translate(
        "MergeView",
        "Auch unter dem anderen Namen und der anderen Nummer wird die Person gefunden. Strg+Z nimmt alles zurück.",
    )
    return f"{first} {rest}"


def _hanging(comparison: Comparison, day: Callable[[date], str]) -> Sequence[Line]:
    first, second = comparison.first, comparison.second
    mates = [", ".join(named(mate.name) for mate in card.household) for card in (first, second)]
    found = [
        Line(
            "hanging",
            QCoreApplication.translate("MergeView", "Was daran hängt"),
            _counted(comparison.first_counts, first, day),
            _counted(comparison.second_counts, second, day),
        )
    ]
    if any(mates):
        found.append(
            Line(
                "household", QCoreApplication.translate("MergeView", "Wohnt zusammen mit"), mates[0], mates[1]
            )
        )
    return found


def _counted(counts: Counts, card: PersonCard, day: Callable[[date], str]) -> str:
    """3 Besuche, zuletzt gestern · 1 Termin."""
    visits = QCoreApplication.translate("MergeView", "%n Besuch(e)", "", counts.visits)
    if card.last_visit is not None:
        visits = QCoreApplication.translate("MergeView", "{visits}, zuletzt {day}").format(
            visits=visits, day=day(card.last_visit)
        )
    others = (
        (counts.sessions, QCoreApplication.translate("MergeView", "%n Gespräch(e)", "", counts.sessions)),
        (
            counts.appointments,
            QCoreApplication.translate("MergeView", "%n Termin(e)", "", counts.appointments),
        ),
        (counts.aid, QCoreApplication.translate("MergeView", "%n Hilfe(n)", "", counts.aid)),
    )
    return " · ".join((visits, *(text for count, text in others if count)))


def _differs(names: tuple[str, ...], first: PersonData, second: PersonData) -> bool:
    return any(getattr(first, name) != getattr(second, name) for name in names)


def _told(value: object) -> bool:
    return value is not None and value != ""


def _rank(card: PersonCard) -> tuple[int, date, int]:
    told = sum(_told(value) for value in asdict(card.data).values())
    return told, card.last_visit or date.min, card.id


def _other(side: Side) -> Side:
    return LEFT if side == RIGHT else RIGHT
