"""What the people page asks of the services, on the worker thread: each one answer for one place of the page."""

from dataclasses import dataclass

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.people import PersonCard, PersonHit, PersonRow
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.services import aid, appointments, centre, counselling, people
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.choices import PeopleWords
from woilmenau_desk.ui.countries import country_choices

VISITS_SHOWN = 200
ALIKE_SHOWN = 6
RECENT_SHOWN = 50
FOUND_SHOWN = 30


def words(desk: Desk, language: str) -> PeopleWords:
    """The centre's words, in the language of the interface."""
    staff = {row.name: row.display_name or row.name for row in centre.staff(desk)}
    return PeopleWords(desk.value_lists(), country_choices(language), staff, language)


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the page shows of one person, read at one moment."""

    card: PersonCard
    visits: tuple[VisitRow, ...] = ()
    appointments: tuple[AppointmentRow, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    aid: tuple[AidRow, ...] = ()
    suggestion: people.Suggestion | None = None

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
        people.suggestion(desk, card.data.status),
    )


def found(desk: Desk, text: str) -> tuple[PersonRow, ...]:
    """Who matches what was typed; without a query, who came last."""
    if not text:
        return people.recent(desk, RECENT_SHOWN)
    return tuple(hit.person for hit in people.search(desk, text, FOUND_SHOWN))


def alike(desk: Desk, given: str, family: str, phone: str) -> tuple[PersonHit, ...]:
    """People who may be the one that is being registered: same name in any order, same phone, same family name."""
    queries = [f"{given} {family}", phone if sum(map(str.isdigit, phone)) >= 6 else "", family]
    if not family:
        queries.append(given)
    hits: dict[int, PersonHit] = {}
    for query in queries:
        if len(query.strip()) >= 2:
            for hit in people.search(desk, query, ALIKE_SHOWN):
                hits.setdefault(hit.person.id, hit)
    return tuple(hits.values())[:ALIKE_SHOWN]


def live_together(desk: Desk, person_id: int, other_id: int) -> Done[PersonCard]:
    """Put two people into one household; whoever has one already stays in it. Raises BadInput, NotFound."""
    mine, theirs = people.card(desk, person_id), people.card(desk, other_id)
    if mine.household and not theirs.household:
        return people.link_household(desk, other_id, person_id)
    return people.link_household(desk, person_id, other_id)


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
    )
