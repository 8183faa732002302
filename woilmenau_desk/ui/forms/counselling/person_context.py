"""What the form of a session should know of whom it is with, as one request to the worker."""

from dataclasses import dataclass

from woilmenau_desk.domain.cases import CaseRow, CaseState
from woilmenau_desk.services.counselling import cases, counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.people import Suggestion


@dataclass(frozen=True, slots=True)
class PersonContext:
    """`cases` are those that go on and that the user may read; `every_case` is there to say the word for another."""

    suggestion: Suggestion | None
    first: bool  # there was no session yet
    cases: tuple[CaseRow, ...]
    every_case: tuple[CaseRow, ...]
    language: str | None  # that the person speaks


def about(desk: Desk, person_id: int) -> PersonContext:
    """Whom to suggest, which cases there are, and whether it is the first session."""
    card = people.card(desk, person_id)
    every = cases.of_person(desk, person_id)
    return PersonContext(
        people.suggested(card.routing),
        all(row.voided for row in counselling.sessions_of(desk, person_id)),
        tuple(row for row in every if row.readable and not row.voided and row.state is not CaseState.CLOSED),
        every,
        card.data.language,
    )
