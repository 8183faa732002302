"""What the people page asks of the services, on the worker thread: each one answer for one place of the page."""

from dataclasses import dataclass

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.cases import CaseRow
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.households import Household
from woilmenau_desk.domain.paging import After, Part
from woilmenau_desk.domain.people import PeopleOrder, PersonCard, PersonData, PersonHit, PersonRow
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import cases, counselling
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import finding, households, people
from woilmenau_desk.services.people.as_written import is_likely, is_sure

VISITS_SHOWN = 200
ALIKE_SHOWN = 6
FOUND_SHOWN = 30
_FIRST_SHOWN = 5  # shown however far they are from what was typed
_LEAST_LETTERS, _LEAST_DIGITS = 2, 6  # fewer are no query
_NO_WHY = Sentence("search", "")


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the page shows of one person, read at one moment."""

    card: PersonCard
    visits: tuple[VisitRow, ...] = ()
    appointments: tuple[AppointmentRow, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    aid: tuple[AidRow, ...] = ()
    suggestion: people.Suggestion | None = None
    household: Household | None = None
    cases: tuple[CaseRow, ...] = ()

    def next_appointment(self) -> AppointmentRow | None:
        """The earliest one that is booked and not yet marked."""
        booked = [row for row in self.appointments if row.state is AppointmentState.BOOKED]
        return min(booked, key=lambda row: row.starts_at, default=None)


def picture(desk: Desk, person_id: int) -> Picture:
    """Read a person with all that hangs on them. Raises NotFound."""
    card = people.card(desk, person_id)
    return Picture(
        card,
        tuple(row for row in people.visits_of(desk, person_id, VISITS_SHOWN) if not row.voided),
        appointments.of_person(desk, person_id),
        tuple(row for row in counselling.sessions_of(desk, person_id) if not row.voided),
        tuple(row for row in aid.of_person(desk, person_id) if not row.voided),
        people.suggested(card.routing),
        households.of_person(desk, person_id),
        tuple(row for row in cases.of_person(desk, person_id) if not row.voided),
    )


@dataclass(frozen=True, slots=True)
class FoundPart(Part[PersonHit]):
    """Whoever was found; not `spellings`: by beginnings alone, for the search in memory does not stand yet."""

    spellings: bool = True


def found(desk: Desk, text: str) -> FoundPart:
    """Who matches what was typed."""
    answer = people.search_now(desk, text, FOUND_SHOWN)
    hits = (hit for number, hit in enumerate(answer.hits) if number < _FIRST_SHOWN or is_likely(text, hit))
    return FoundPart(tuple(hits), spellings=answer.spellings)


def listed(desk: Desk, order: PeopleOrder, *, after: After | None, size: int) -> Part[PersonHit]:
    """A part of all people, as if they had been found for no reason."""
    part = people.listed(desk, order, after=after, size=size)
    return Part(tuple(PersonHit(row, 1.0, _NO_WHY) for row in part.rows), part.after)


@dataclass(frozen=True, slots=True)
class Alike:
    """Who may be the one that is being registered: the probable ones, and whoever has a name that begins so."""

    probable: tuple[PersonHit, ...] = ()
    others: tuple[PersonHit, ...] = ()
    spellings: bool = True  # whether other spellings were looked for: without them nobody is probable yet


def alike(desk: Desk, data: PersonData) -> Alike:
    """People who may be the one that is being registered.

    A name that is half typed makes nobody probable yet, and yet whoever begins so is worth a look. Nobody who types waits
    for the search in memory; whoever registers does (`forms.people.alike`).
    """
    if desk.search_beside:
        stands = finding.alike_if_it_stands(desk, data, ALIKE_SHOWN) if desk.search_stands else None
    else:
        stands = finding.alike(desk, data, ALIKE_SHOWN)
    spellings, probable = stands is not None, stands or ()
    known = {hit.person.id for hit in probable}
    others: dict[int, PersonHit] = {}
    digits = sum(map(str.isdigit, data.phone))
    for query in (
        f"{data.given_name} {data.family_name}",
        data.phone if digits >= _LEAST_DIGITS else "",
        data.family_name,
    ):
        if len(query.strip()) >= _LEAST_LETTERS:
            answer = people.search_now(desk, query, ALIKE_SHOWN)
            spellings = spellings and answer.spellings
            for hit in answer.hits:
                if hit.person.id not in known and is_sure(query, hit):
                    others.setdefault(hit.person.id, hit)
    return Alike(probable, tuple(others.values())[: ALIKE_SHOWN - len(probable)], spellings)


def live_together(desk: Desk, mine: PersonCard, other_id: int) -> Done[PersonCard]:
    """Put two people into one household; whoever has one already stays in it, `mine` as it is shown.

    Raises ChangedMeanwhile, BadInput, NotFound.
    """
    theirs = people.card(desk, other_id)
    if mine.household and not theirs.household:
        return people.link_household(desk, theirs.id, mine.id, theirs.version)
    return people.link_household(desk, mine.id, theirs.id, mine.version)


def row_of(card: PersonCard) -> PersonRow:
    """The card as a list shows it; what other pages are handed."""
    data = card.data
    return PersonRow(
        card.id,
        card.name,
        data.birth_year,
        data.language,
        data.status,
        data.card_number,
        card.last_visit,
        card.routing,
    )
