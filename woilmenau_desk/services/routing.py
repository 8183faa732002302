"""Who is suggested to counsel a person, and what of a residence status leaves the services.

Whoever may not see a status is handed every row without it; the suggestion who counsels stands there instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.people import PersonCard, PersonData, PersonHit, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk

STATUS_FIELDS: Final = ("status", "status_from", "status_until", "benefit_system")
"""What of a person tells how they may stay, or lets guess it."""
_HERE: Final = "wo:ilmenau"
_ASK: Final = "ask"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who is suggested to counsel a person. It never blocks anything."""

    target: str  # as in resources/values/status_groups.toml: SOBERI, ask
    text: Sentence


def suggestion(desk: Desk, status: str | None, on: date | None = None) -> Suggestion | None:
    """Who is suggested to counsel; None where the centre itself does, or nothing is known."""
    return suggested(target_of(desk, status, on))


def suggested(target: str | None) -> Suggestion | None:
    """The suggestion for a person whose row names this target; None where the row names none."""
    if target is None:
        return None
    if target == _ASK:
        text = QT_TRANSLATE_NOOP("suggestion", "Prüfen: hier oder bei SOBERI beraten?")
    else:
        text = QT_TRANSLATE_NOOP("suggestion", "Vorschlag: Beratung bei {target}. Soforthilfe gibt es immer.")
    return Suggestion(target, Sentence("suggestion", text, {"target": target}))


def target_of(desk: Desk, status: str | None, on: date | None = None) -> str | None:
    """Who counsels people of a status, as the value list names them; None for the centre itself, or not known.

    The two are not told apart, so that a row without a target says nothing of a status.
    """
    day = on or desk.today()
    lists = desk.value_lists(on)
    known = lists[ListName.STATUSES].get(status)
    group = lists[ListName.STATUS_GROUPS].held(str(known.extra.get("group"))) if known else None
    if group is None or not group.exists_on(day):
        return None
    target = str(group.extra.get("target"))
    return None if target == _HERE else target


def shown_row(desk: Desk, row: PersonRow) -> PersonRow:
    """A row as this user may have it."""
    target = target_of(desk, row.status)
    return replace(row, routing=target, status=row.status if _may_see(desk) else None)


def shown_rows(desk: Desk, rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Rows as this user may have them."""
    return tuple(shown_row(desk, row) for row in rows)


def shown_hits(desk: Desk, hits: Iterable[PersonHit]) -> tuple[PersonHit, ...]:
    """Search hits as this user may have them."""
    return tuple(replace(hit, person=shown_row(desk, hit.person)) for hit in hits)


def shown_card(desk: Desk, card: PersonCard) -> PersonCard:
    """A card as this user may have it."""
    return replace(
        card,
        data=card.data if _may_see(desk) else without_status(card.data),
        household=shown_rows(desk, card.household),
        routing=target_of(desk, card.data.status),
    )


def without_status(data: PersonData) -> PersonData:
    """The same, and nothing of how the person may stay."""
    return replace(data, status=None, status_from=None, status_until=None, benefit_system=None)


def with_hidden(desk: Desk, entered: PersonData, stored: PersonData) -> PersonData:
    """What somebody entered, and what they may not see as it is stored, whatever they handed over for it.

    Whether it was the same is not told: asking would be a way to read it.
    """
    if _may_see(desk):
        return entered
    return replace(
        entered,
        status=stored.status,
        status_from=stored.status_from,
        status_until=stored.status_until,
        benefit_system=stored.benefit_system,
    )


def _may_see(desk: Desk) -> bool:
    return desk.actor.may(Right.SEE_STATUS)
