"""Registering, finding and editing people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.people import Answer, PeopleOrder, PersonCard, PersonData, PersonHit, PersonRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import expiring
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people.as_written import is_likely
from woilmenau_desk.services.routing import Suggestion as Suggestion  # what callers are given
from woilmenau_desk.services.routing import shown_card, shown_rows, with_hidden
from woilmenau_desk.services.routing import suggested as suggested
from woilmenau_desk.services.routing import suggestion as suggestion
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.people import households, merging
from woilmenau_desk.storage.people import people as rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_CODES = (
    ("gender", ListName.GENDERS),
    ("language", ListName.LANGUAGES),
    ("print_language", ListName.LANGUAGES),
    ("status", ListName.STATUSES),
    ("benefit_system", ListName.BENEFIT_SYSTEMS),
)
_ANYBODY = "a"
_NARROWED_TO = 200  # people; whoever means more of them types on


def register(
    desk: Desk, data: PersonData, household_of: int | None = None, not_same: Sequence[int] = ()
) -> Done[PersonCard]:
    """Register a person; a name is enough. Raises BadInput, NotAllowed, NotFound, DiskFull.

    `not_same` are the people of whom somebody said, when registering this one, that they are others. Whoever is
    gone meanwhile is passed over.
    """
    desk.actor.require(Right.EDIT_PEOPLE)
    entered = checked(desk, data)
    with desk.writing() as uow:
        person_id = rows.add(uow, entered)
        if household_of is not None:
            rows.set_household(uow, person_id, household_of)
        for other_id in rows.rows(uow.conn, not_same):
            merging.say_not_same(uow, person_id, other_id, desk.actor.name)
        _follow_paper(desk, uow, person_id, entered.status_until is not None)
        card = shown_card(desk, rows.card(uow.conn, person_id))
        text = QT_TRANSLATE_NOOP("said", "Person angelegt: {name}")
        if entered.status is not None and card.data.status is None:
            text = QT_TRANSLATE_NOOP("said", "Person angelegt: {name} · Aufenthaltsstatus vermerkt")
        said = Sentence("said", text, {"name": card.name})
        return desk.finish(uow, card, said)


def edit(desk: Desk, person_id: int, data: PersonData, version: int) -> Done[PersonCard]:
    """Change a person. Earlier visits keep what held then. Raises ChangedMeanwhile, BadInput, NotFound.

    A residence status stays what it is where the user may not see it.
    """
    desk.actor.require(Right.EDIT_PEOPLE)
    entered = checked(desk, data)
    with desk.writing() as uow:
        rows.expect(uow, person_id, version)
        before = rows.data(uow.conn, person_id)
        entered = with_hidden(desk, entered, before)
        rows.edit(uow, person_id, entered, version)
        paper = (before.status, before.status_until) != (entered.status, entered.status_until)
        _follow_paper(desk, uow, person_id, paper)
        card = shown_card(desk, rows.card(uow.conn, person_id))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Person geändert: {name}"), {"name": card.name})
        return desk.finish(uow, card, said)


def link_household(desk: Desk, person_id: int, other_id: int | None, version: int) -> Done[PersonCard]:
    """Let a person share another's household, or none; where they lived before stays seen.

    Raises NotAllowed, ChangedMeanwhile, NotFound or BadInput.
    """
    desk.actor.require(Right.EDIT_PEOPLE)
    if person_id == other_id:
        text = QT_TRANSLATE_NOOP("errors", "Das ist dieselbe Person.")
        raise BadInput("household", Sentence("errors", text))
    with desk.writing() as uow:
        rows.expect(uow, person_id, version)
        households.live_with(uow, person_id, other_id, desk.today(), version)
        card = shown_card(desk, rows.card(uow.conn, person_id))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Haushalt geändert: {name}"), {"name": card.name})
        return desk.finish(uow, card, said)


def card(desk: Desk, person_id: int) -> PersonCard:
    """A person with household and visits. Raises NotFound."""
    with desk.store.read() as conn:
        found = rows.card(conn, person_id)
    return shown_card(desk, found)


def present(desk: Desk, person_id: int) -> int:
    """The person's id, or that of the record theirs was merged into. Raises NotFound."""
    with desk.store.read() as conn:
        return rows.present_id(conn, person_id)


def rows_of(desk: Desk, person_ids: Iterable[int]) -> Mapping[int, PersonRow]:
    """People as a list shows them, by id; whoever is gone is missing."""
    with desk.store.read() as conn:
        found = rows.rows(conn, tuple(dict.fromkeys(person_ids)))
    return {row.id: row for row in shown_rows(desk, found.values())}


def recent(desk: Desk, limit: int = 50) -> tuple[PersonRow, ...]:
    """Who came last, latest first."""
    return listed(desk, size=limit).rows


def listed(
    desk: Desk,
    order: PeopleOrder = PeopleOrder.LATEST,
    *,
    after: After | None = None,
    size: int = SCREENFUL,
) -> Part[PersonRow]:
    """A part of all people."""
    with desk.store.read() as conn:
        part = rows.listed(conn, order, after, size)
    return Part(shown_rows(desk, part.rows), part.after)


def visits_of(desk: Desk, person_id: int, limit: int = 50) -> tuple[VisitRow, ...]:
    """A person's visits, newest first."""
    with desk.store.read() as conn:
        return visit_rows.of_person(conn, person_id, limit)


def search(desk: Desk, text: str, limit: int = 5) -> tuple[PersonHit, ...]:
    """People by name in any spelling and script, card number, telephone or year of birth; never an error.

    Waits until the search in memory stands.
    """
    from woilmenau_desk.services.people import (
        finding,  # start-up: the counter is painted before NumPy is needed
    )

    return finding.search(desk, text, limit)


def search_now(desk: Desk, text: str, limit: int = 5, shown: Sequence[PersonHit] = ()) -> Answer:
    """The same for somebody who types: where the search is made beside the work, nobody waits for it.

    Until it stands, people are found in the store by how names and numbers begin, and the answer says so. Whoever is `shown`
    for this text already stays where they are.
    """
    answer = _search_now(desk, text, limit)
    return replace(answer, hits=in_place(desk, answer.hits, shown)) if shown else answer


def _search_now(desk: Desk, text: str, limit: int) -> Answer:
    if not desk.search_beside:
        return Answer(search(desk, text, limit))
    if desk.search_stands:
        from woilmenau_desk.services.people import finding  # start-up

        hits = finding.search_if_it_stands(desk, text, limit)
        if hits is not None:
            return Answer(hits)
    from woilmenau_desk.services.people import beginnings  # start-up

    desk.give_way_to_search()
    return Answer(beginnings.search(desk, text, limit), spellings=False)


class Shown(Protocol):
    """A dataclass that shows a person, as a hit does."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def person(self) -> PersonRow: ...


AnyShown = TypeVar("AnyShown", bound=Shown)


def in_place(desk: Desk, found: Sequence[AnyShown], shown: Sequence[AnyShown]) -> tuple[AnyShown, ...]:
    """What was found once more for one text, so that nobody moves under anybody's fingers.

    Whoever is shown stays where they are, as they are found now or stand in the store; whoever is gone from there is left
    out. The others come below.
    """
    if not shown:
        return tuple(found)
    now = {hit.person.id: hit for hit in found}
    missed = [hit.person.id for hit in shown if hit.person.id not in now]
    if missed:
        with desk.store.read() as conn:
            present = {row.id: row for row in shown_rows(desk, rows.rows(conn, missed).values())}
        now |= {
            hit.person.id: replace(hit, person=present[hit.person.id])
            for hit in shown
            if hit.person.id in present
        }
    stay = [hit.person.id for hit in shown if hit.person.id in now]
    return tuple(now[person_id] for person_id in dict.fromkeys([*stay, *now]))


def found_ids(desk: Desk, text: str) -> frozenset[int] | None:
    """Whom a text means that narrows a list, however their names are written; None where there is no text."""
    if not text.strip():
        return None
    found = search_now(desk, text, _NARROWED_TO)
    return frozenset(hit.person.id for hit in found.hits if is_likely(text, hit))


def prepare_search(desk: Desk) -> None:
    """Make ready what `search` needs, beside the work: on a thread of its own, which ends when the desk is closed."""
    if desk.search_beside and not desk.search_stands:
        from woilmenau_desk.services.people import beginnings  # start-up

        # What is asked first finds its statements ready.
        beginnings.search(desk, _ANYBODY)
    from woilmenau_desk.services.people import finding  # start-up

    finding.finder_of(desk).prepare()


def checked(desk: Desk, data: PersonData) -> PersonData:
    """What was entered, cleaned. Raises BadInput for what cannot be or stands in no value list."""
    for field, name in _CODES:
        known_code(desk, name, getattr(data, field), field)
    return data.checked(desk.today())


def _follow_paper(desk: Desk, uow: UnitOfWork, person_id: int, changed: bool) -> None:
    """A paper that runs out soon is followed up; where nobody with the vault enters it, from their next login on."""
    if changed and desk.has_vault:
        expiring.follow(desk, uow, (person_id,))
