"""Two records of one person: compared side by side, merged into one, or said to be two people."""

from dataclasses import dataclass

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.merge_errors import CannotMerge
from woilmenau_desk.domain.people import PersonCard, PersonData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.counselling import expiring
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people.people import checked
from woilmenau_desk.services.routing import shown_card
from woilmenau_desk.storage import queue as queue_rows
from woilmenau_desk.storage.people import merging
from woilmenau_desk.storage.people import people as rows


@dataclass(frozen=True, slots=True)
class Counts:
    """How much hangs on a record, without what was voided."""

    visits: int = 0
    sessions: int = 0
    aid: int = 0
    appointments: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side. `obstacle` says why they cannot be merged as they are, and what to do."""

    first: PersonCard
    second: PersonCard
    first_counts: Counts
    second_counts: Counts
    differing: tuple[str, ...]  # names of the fields of PersonData, in their order
    obstacle: Sentence | None = None


def compare(desk: Desk, first_id: int, second_id: int) -> Comparison:
    """Two records side by side. Raises NotAllowed, BadInput for one record twice, NotFound."""
    desk.actor.require(Right.EDIT_PEOPLE)
    _two(first_id, second_id)
    with desk.store.read() as conn:
        first, second = rows.card(conn, first_id), rows.card(conn, second_id)
        obstacle = None
        try:
            merging.check(conn, first_id, second_id, links_told=desk.actor.may(Right.LINK_VOLUNTEERS))
        except CannotMerge as error:
            what, _kept, todo = error.sentences()
            obstacle = Sentence("errors", "{what} {todo}", {"what": what, "todo": todo})
        of_first, of_second = (Counts(**merging.counts(conn, one)) for one in (first_id, second_id))
    # Seen first, compared then: that two statuses differ says something of them.
    first, second = shown_card(desk, first), shown_card(desk, second)
    names = PersonData.__dataclass_fields__
    differing = tuple(name for name in names if getattr(first.data, name) != getattr(second.data, name))
    return Comparison(first, second, of_first, of_second, differing, obstacle)


def merge(
    desk: Desk, keep_id: int, other_id: int, data: PersonData, keep_version: int, other_version: int
) -> Done[PersonCard]:
    """Make one record of two: everything of the other one moves to the kept one, whose data are `data` then.

    Raises NotAllowed, BadInput, NotFound, ChangedMeanwhile when either version is no longer the present one, or
    CannotMerge (TwoHouseholds, TwoVolunteers, HeldApart); nothing is then changed. What could not be kept is said.
    """
    desk.actor.require(Right.MERGE_PEOPLE)
    _two(keep_id, other_id)
    entered = checked(desk, data)
    with desk.writing() as uow:
        told = desk.actor.may(Right.LINK_VOLUNTEERS)
        left = queue_rows.leave_twice(uow, keep_id, other_id, desk.today())
        lost = merging.merge(uow, keep_id, other_id, entered, keep_version, other_version, links_told=told)
        if desk.has_vault:
            expiring.follow(desk, uow, (keep_id,))
        card = shown_card(desk, rows.card(uow.conn, keep_id))
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Zusammengeführt: {name}"), {"name": card.name})
        for claim in lost:
            text = QT_TRANSLATE_NOOP(
                "said",
                "{offer}: Platz ohne die Kinderbetreuung, auf die noch gewartet wurde (Kinder: {children}); bitte dort "
                "nachsehen",
            )
            told_of = Sentence("said", text, {"offer": claim.offer, "children": claim.children})
            said = Sentence("said", "{first} · {next}", {"first": said, "next": told_of})
        for number in left:
            text = QT_TRANSLATE_NOOP("said", "Nummer {number} wartet nicht mehr: es ist dieselbe Person")
            told_of = Sentence("said", text, {"number": number})
            said = Sentence("said", "{first} · {next}", {"first": said, "next": told_of})
        return desk.finish(uow, card, said)


def say_not_same(desk: Desk, first_id: int, second_id: int) -> Done[None]:
    """Remember who said that two records are two people, and when. Raises NotAllowed, BadInput, NotFound."""
    desk.actor.require(Right.EDIT_PEOPLE)
    _two(first_id, second_id)
    with desk.writing() as uow:
        merging.say_not_same(uow, first_id, second_id, desk.actor.name)
        names = {row.id: row.name for row in rows.rows(uow.conn, (first_id, second_id)).values()}
        said = Sentence(
            "said",
            QT_TRANSLATE_NOOP("said", "Zwei Personen: {first}, {second}"),
            {"first": names[first_id], "second": names[second_id]},
        )
        return desk.finish(uow, None, said)


def _two(first_id: int, second_id: int) -> None:
    if first_id == second_id:
        text = QT_TRANSLATE_NOOP("errors", "Das ist dieselbe Person.")
        raise BadInput("other", Sentence("errors", text))
