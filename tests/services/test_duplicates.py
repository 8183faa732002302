"""Two records of one person become one without losing anything, or are said to be two people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import (
    BadInput,
    ChangedMeanwhile,
    NotAllowed,
    NotFound,
)
from woilmenau_desk.domain.merge_errors import CannotMerge, TwoHouseholds
from woilmenau_desk.domain.offers import OfferData
from woilmenau_desk.domain.people import PersonCard, PersonData, SearchEntry
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services import drafts, undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.storage.people import merging
from woilmenau_desk.storage.people import people as rows

KEPT = PersonData("Mira", "Muster", 1990, phone="0176 04069001", card_number="W-1", external_id="alt-1")
OTHER = PersonData("Mirra", "Mustar", 1991, phone="0176 04069002", card_number="W-2", external_id="alt-2")


def register(desk: Desk, data: PersonData, household_of: int | None = None) -> PersonCard:
    return people.register(desk, data, household_of).value


def two(desk: Desk) -> tuple[int, int]:
    return register(desk, KEPT).id, register(desk, OTHER).id


def live(desk: Desk, person_id: int, note: str = "Notiz") -> None:
    """A visit, a session with a note and a follow-up, a help with its visit, an appointment."""
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id)))
    data = SessionData(person_id, ("housing",), follow_up_on=date(2026, 11, 23))
    counselling.record_session(desk, RecordSession(data, note))
    aid.give_aid(desk, GiveAid(AidData("ticket", amount_cents=550, person_id=person_id)))
    tomorrow = desk.clock() + timedelta(days=1)
    before = len(appointments.on_day(desk, tomorrow.date()))  # nobody has two at a time
    appointments.book(desk, AppointmentData(person_id, "rolf", tomorrow + timedelta(hours=before)))


def merge(desk: Desk, keep: int, other: int, data: PersonData | None = None) -> PersonCard:
    versions = people.card(desk, keep).version, people.card(desk, other).version
    return duplicates.merge(desk, keep, other, data or people.card(desk, keep).data, *versions).value


def entry(desk: Desk, person_id: int) -> SearchEntry:
    with desk.store.read() as conn:
        (found,) = rows.search_entries(conn, [person_id])
    return found


def pairs(desk: Desk, person_id: int | None = None) -> frozenset[tuple[int, int]]:
    with desk.store.read() as conn:
        return rows.not_same(conn, person_id)


# -- comparing ---------------------------------------------------------------------------------------------------


def test_two_records_are_shown_side_by_side(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    keep, other = two(desk)
    live(desk, other)
    present.void_visit(desk, visits.log_visit(desk, LogVisit(VisitData("offer", other))).value.id)
    told = duplicates.compare(desk_of("theke"), keep, other)
    assert (told.first, told.second) == (people.card(desk, keep), people.card(desk, other))
    assert told.first_counts == duplicates.Counts()
    assert told.second_counts == duplicates.Counts(visits=3, sessions=1, aid=1, appointments=1)
    assert told.differing == (
        "given_name",
        "family_name",
        "birth_year",
        "phone",
        "card_number",
        "external_id",
    )
    assert told.obstacle is None


def test_what_cannot_be_compared(desk: Desk) -> None:
    keep, _ = two(desk)
    for action in (duplicates.compare, duplicates.say_not_same):
        with pytest.raises(BadInput, match="dieselbe Person"):
            action(desk, keep, keep)
        with pytest.raises(NotFound):
            action(desk, keep, 99)
    with pytest.raises(BadInput, match="dieselbe Person"):
        duplicates.merge(desk, keep, keep, KEPT, 1, 1)
    with pytest.raises(NotFound):
        duplicates.merge(desk, keep, 99, KEPT, 1, 1)


# -- merging -----------------------------------------------------------------------------------------------------


def test_everything_of_both_is_the_persons_then(desk: Desk) -> None:
    keep, other = two(desk)
    live(desk, keep, "hier")
    live(desk, other, "dort")
    done = duplicates.merge(desk, keep, other, replace(KEPT, birth_year=1991), 1, 1)
    assert str(done.said) == "Zusammengeführt: Mira Muster"
    assert done.changes.kinds == {
        Kind.PERSON,
        Kind.VISIT,
        Kind.SESSION,
        Kind.FOLLOW_UP,
        Kind.AID,
        Kind.APPOINTMENT,
    }
    card = done.value
    assert card == people.card(desk, keep)
    assert (card.id, card.data, card.version, card.visits) == (keep, replace(KEPT, birth_year=1991), 2, 6)
    with pytest.raises(NotFound):
        people.card(desk, other)
    assert len(people.visits_of(desk, keep)) == 6
    assert len(aid.of_person(desk, keep)) == len(appointments.of_person(desk, keep)) == 2
    sessions = counselling.sessions_of(desk, keep)
    assert sorted(counselling.read_session(desk, one.id).note for one in sessions) == ["dort", "hier"]
    assert {one.person_id for one in follow_ups.listed(desk).rows} == {keep}
    assert upkeep.verify(desk).findings == ()


def test_the_person_is_still_found_by_what_stands_there_no_more(desk: Desk) -> None:
    keep, other = two(desk)
    merge(desk, keep, other, replace(KEPT, card_number="W-2", external_id="alt-2"))
    assert entry(desk, keep) == SearchEntry(
        keep,
        "Mira Muster",
        ("Mirra Mustar",),
        1990,
        phones=("0176 04069001", "0176 04069002"),
        card_numbers=("W-2", "W-1"),
    )
    for typed in ("Muster", "Mirra Mustar", "W-1", "W-2", "0176 04069002"):
        assert [hit.person.id for hit in people.search(desk, typed)] == [keep], typed
    with desk.store.read() as conn:
        found = rows.by_external_id(conn, ["alt-1", "alt-2", "alt-3"])
        assert list(rows.search_entries(conn)) == [entry(desk, keep)]
    assert found == {"alt-1": keep, "alt-2": keep}


def test_what_was_said_in_both_records_is_kept_once(desk: Desk) -> None:
    keep = register(desk, PersonData("Mira", "Muster", phone="+49 176 04069001")).id
    other = register(desk, PersonData("Mira", "Muster", phone="0176/04069001")).id
    merge(desk, keep, other)
    assert entry(desk, keep) == SearchEntry(keep, "Mira Muster", phones=("+49 176 04069001",))


def test_three_records_become_one(desk: Desk) -> None:
    keep, other = two(desk)
    third = register(desk, PersonData("Amira", "Muster", card_number="W-3")).id
    live(desk, third)
    merge(desk, other, third)
    # The alias of the record that goes now is the name of the one that stays.
    merge(desk, keep, other, replace(KEPT, given_name="Amira"))
    found = entry(desk, keep)
    assert (found.name, set(found.other_names)) == ("Amira Muster", {"Mira Muster", "Mirra Mustar"})
    assert found.card_numbers == ("W-1", "W-3", "W-2")
    assert people.card(desk, keep).visits == 3
    with desk.store.read() as conn:
        assert rows.present_id(conn, third) == rows.present_id(conn, other) == keep
        assert rows.former_ids(conn, keep) == (other, third)
    undo.undo(desk)
    with desk.store.read() as conn:
        assert (rows.present_id(conn, third), rows.former_ids(conn, keep)) == (other, ())


@pytest.mark.parametrize("field", ["card_number", "external_id"])
def test_a_number_of_a_merged_record_stays_taken(desk: Desk, field: str) -> None:
    keep, other = two(desk)
    merge(desk, keep, other)
    number = getattr(OTHER, field)
    data = PersonData("Omar", **{field: number})
    with pytest.raises(BadInput, match=f"Die Nummer „{number}“ hat schon Mira Muster") as refused:
        register(desk, data)
    assert refused.value.field == field
    omar = register(desk, PersonData("Omar"))
    with pytest.raises(BadInput, match="hat schon Mira Muster"):
        people.edit(desk, omar.id, data, 1)
    with pytest.raises(BadInput, match="hat schon Mira Muster"):
        merge(desk, omar.id, register(desk, PersonData("Umar")).id, data)
    # The person may go back to it.
    mira = people.card(desk, keep)
    people.edit(desk, keep, replace(mira.data, **{field: number}), mira.version)  # type: ignore[arg-type]
    assert getattr(people.card(desk, keep).data, field) == number


def test_what_is_not_current_is_not_merged(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    keep, other = two(desk)
    people.edit(desk_of("theke"), other, replace(OTHER, phone=""), 1)
    for versions in ((1, 1), (2, 2)):
        with pytest.raises(ChangedMeanwhile):
            duplicates.merge(desk, keep, other, KEPT, *versions)
    with pytest.raises(BadInput, match="Ein Name fehlt"):
        duplicates.merge(desk, keep, other, PersonData(), 1, 2)
    with pytest.raises(BadInput, match="steht nicht in der Werteliste"):
        duplicates.merge(desk, keep, other, replace(KEPT, gender="?"), 1, 2)
    with pytest.raises(NotAllowed, match="Rolle Leitung / Beratung"):
        duplicates.merge(desk_of("theke"), keep, other, KEPT, 1, 2)
    duplicates.merge(desk_of("rolf"), keep, other, KEPT, 1, 2)


def test_an_edit_that_began_before_is_told(desk: Desk) -> None:
    keep, other = two(desk)
    for number in range(3):
        people.edit(desk, other, replace(OTHER, birth_year=1980 + number), number + 1)
    card = merge(desk, keep, other)
    # Higher than both were, so that a draft begun in the other record is no edit of this one.
    assert card.version == 5
    with pytest.raises(ChangedMeanwhile):
        people.edit(desk, keep, KEPT, 1)
    with pytest.raises(NotFound):
        people.edit(desk, other, OTHER, 4)


def test_a_merge_is_written_down_row_by_row(desk: Desk) -> None:
    keep, other = two(desk)
    live(desk, other)
    with desk.store.read() as conn:
        before = conn.exec_driver_sql("SELECT entries FROM audit_head").scalar()
    merge(desk, keep, other)
    with desk.store.read() as conn:
        written = conn.exec_driver_sql(
            f"SELECT action, entity, entity_id, detail FROM audit_entry WHERE id > {before}"
        ).all()
    assert ("merged", "person", keep, f"from:{other}") in written
    assert ("deleted", "person", other, "") in written
    assert [one[:3] for one in written].count(("changed", "person", keep)) == 1
    assert [one[:2] for one in written if one[3] == "person_id"] == [
        *[("changed", "visit")] * 3,
        ("changed", "appointment"),
        ("changed", "counselling_session"),
        ("changed", "emergency_aid"),
        ("changed", "follow_up"),
    ]
    assert "Mustar" not in str(written)


# -- what stands in the way --------------------------------------------------------------------------------------


def test_a_household_is_kept(desk: Desk) -> None:
    keep, other = two(desk)
    omar = register(desk, PersonData("Omar"), household_of=other).id
    card = merge(desk, keep, other)
    assert [mate.id for mate in card.household] == [omar]
    undo.undo(desk)
    assert (people.card(desk, keep).household, len(people.card(desk, other).household)) == ((), 1)
    assert [mate.id for mate in merge(desk, other, keep).household] == [omar]


def test_a_shared_household_loses_a_name(desk: Desk) -> None:
    keep, other = two(desk)
    present.link_household(desk, other, keep)
    omar = register(desk, PersonData("Omar"), household_of=keep).id
    assert [mate.id for mate in merge(desk, keep, other).household] == [omar]


def test_two_households_stand_in_the_way(desk: Desk) -> None:
    keep, other = two(desk)
    register(desk, PersonData("Omar"), household_of=keep)
    register(desk, PersonData("Nina"), household_of=other)
    obstacle = duplicates.compare(desk, keep, other).obstacle
    assert obstacle is not None
    assert str(obstacle).startswith("Zusammenführen geht so nicht: Mira Muster und Mirra Mustar gehören")
    assert str(obstacle).endswith("den Haushalt lösen, dann noch einmal zusammenführen.")
    with pytest.raises(
        TwoHouseholds, match=r"verschiedenen Haushalten.*beide stehen da wie zuvor"
    ) as refused:
        merge(desk, keep, other)
    assert all(map(str, refused.value.sentences()))
    assert people.card(desk, other).data == OTHER
    present.link_household(desk, other, None)
    assert duplicates.compare(desk, keep, other).obstacle is None
    merge(desk, keep, other)


@pytest.mark.parametrize("columns", [("person_id",), ("person_id", "colleague")])
def test_rows_that_may_stand_once_stand_in_the_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, columns: tuple[str, ...]
) -> None:
    keep, other = two(desk)
    live(desk, other)
    # As a later table may have it: one row a person, or one for each of something.
    sets = {"appointment": (columns,)}
    monkeypatch.setattr(merging, "unique_sets", lambda table: sets.get(table.__tablename__, ()))
    assert duplicates.compare(desk, keep, other).obstacle is None
    live(desk, keep)
    assert "(appointment)" in str(duplicates.compare(desk, keep, other).obstacle)
    with pytest.raises(CannotMerge, match=r"lassen sich nicht zusammenlegen.*Nichts wurde geändert"):
        merge(desk, keep, other)
    assert people.card(desk, other).visits == 3


def test_a_table_of_which_nobody_knows_how_stands_in_the_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, other = two(desk)
    known = merging.references()
    monkeypatch.setattr(merging, "references", lambda: replace(known, unknown=("consent",)))
    with pytest.raises(CannotMerge, match="consent"):
        merge(desk, keep, other)
    assert people.card(desk, other).data == OTHER


# -- the figures -------------------------------------------------------------------------------------------------


def test_the_month_counts_one_person_and_one_first_contact(desk: Desk, clock: Clock) -> None:
    keep, other = two(desk)
    visits.log_visit(desk, LogVisit(VisitData("encounter", keep)))
    # The same person, day and reason: one contact, once it is known to be one person.
    visits.log_visit(desk, LogVisit(VisitData("encounter", other)))
    clock.move(days=1)
    visits.log_visit(desk, LogVisit(VisitData("encounter", other)))

    def told() -> tuple[int, int, int, int]:
        figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
        return figures.contacts, figures.persons, figures.first, figures.follow_up

    assert told() == (3, 2, 2, 1)
    merge(desk, keep, other)
    assert told() == (2, 1, 1, 1)
    undo.undo(desk)
    assert told() == (3, 2, 2, 1)


def test_the_first_contact_of_the_other_record_is_the_persons(desk: Desk, clock: Clock) -> None:
    keep, other = two(desk)
    visits.log_visit(desk, LogVisit(VisitData("encounter", other)))
    clock.set(2026, 12, 1)
    visits.log_visit(desk, LogVisit(VisitData("encounter", keep)))
    assert counting.figures(desk, Span.of_month(Month(2026, 12))).first == 1
    card = merge(desk, keep, other)
    assert counting.figures(desk, Span.of_month(Month(2026, 12))).first == 0
    assert (card.first_visit, card.last_visit) == (date(2026, 11, 23), date(2026, 12, 1))
    assert [row.id for row in people.recent(desk)] == [keep]


# -- whoever had the other record in hand ------------------------------------------------------------------------


def test_what_is_entered_for_the_record_that_is_gone_is_the_persons(desk: Desk) -> None:
    keep, other = two(desk)
    visit = visits.log_visit(desk, LogVisit(VisitData("encounter", other))).value
    data = SessionData(other, ("housing",))
    session = counselling.record_session(desk, RecordSession(data, "Notiz")).value
    booked = appointments.book(desk, AppointmentData(other, "rolf", desk.clock() + timedelta(days=1))).value
    merge(desk, keep, other)
    live(desk, other)
    assert people.card(desk, keep).visits == 5
    corrected = present.correct_visit(desk, visit.id, replace(visit.data, children=2)).value
    assert (corrected.data.person_id, corrected.data.children) == (keep, 2)
    # The session and the appointment are the other record's no more: whoever has them open is told.
    with pytest.raises(ChangedMeanwhile):
        counselling.edit_session(desk, session.id, data, "mehr", session.version)
    with pytest.raises(ChangedMeanwhile):
        appointments.change(desk, booked.id, replace(booked.data, colleague="caro"), booked.version)
    session = counselling.read_session(desk, session.id).row
    edited = counselling.edit_session(desk, session.id, data, "mehr", session.version).value
    assert (edited.person_id, counselling.read_session(desk, session.id).note) == (keep, "mehr")
    moved = appointments.change(desk, booked.id, replace(booked.data, colleague="caro"), 2).value
    assert moved.data.person_id == keep
    assert [mate.id for mate in register(desk, PersonData("Omar"), household_of=other).household] == [keep]
    with pytest.raises(NotFound):
        present.link_household(desk, keep, other)
    with pytest.raises(NotFound):
        visits.log_visit(desk, LogVisit(VisitData("encounter", 99)))


@pytest.mark.parametrize("confidential", [False, True])
@pytest.mark.parametrize("prefix", ["person:", "session.for.", "appointment.for.", "visit:new:", "aid:"])
def test_a_draft_of_the_record_that_is_gone_is_found_with_the_person(
    desk: Desk, prefix: str, confidential: bool
) -> None:
    keep, other = two(desk)
    drafts.save(desk, f"{prefix}{other}", {"text": "getippt"}, confidential=confidential)
    merge(desk, keep, other)
    undo.undo(desk)
    assert drafts.load(desk, f"{prefix}{keep}") is None
    undo.redo(desk)
    for _ in range(2):
        assert drafts.load(desk, f"{prefix}{keep}") == {"text": "getippt"}
    drafts.drop(desk, f"{prefix}{keep}")
    assert drafts.load(desk, f"{prefix}{keep}") is drafts.load(desk, f"{prefix}{other}") is None


def test_a_draft_of_each_record_comes_one_after_the_other(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    keep, other = two(desk)
    drafts.save(desk, f"person:{keep}", {"text": "hier"})
    drafts.save(desk, f"person:{other}", {"text": "dort"})
    merge(desk, keep, other)
    assert drafts.load(desk_of("theke"), f"person:{keep}") is None
    assert drafts.load(desk, f"person:{keep}") == {"text": "hier"}
    drafts.drop(desk, f"person:{keep}")
    assert drafts.load(desk, f"person:{keep}") == {"text": "dort"}


# -- two people --------------------------------------------------------------------------------------------------


def test_who_said_that_they_are_two_is_remembered(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    keep, other = two(desk)
    counter = desk_of("theke")
    done = duplicates.say_not_same(counter, other, keep)
    assert str(done.said) == "Zwei Personen: Mirra Mustar, Mira Muster"
    assert done.changes.kinds == {Kind.PERSON}
    assert pairs(desk) == pairs(desk, keep) == pairs(desk, other) == {(keep, other)}
    with desk.store.read() as conn:
        (said,) = conn.exec_driver_sql("SELECT decided_by, decided_at FROM not_same")
    assert tuple(said) == ("theke", int(desk.clock().timestamp()) * 1_000_000)
    # Once is enough; there is nothing to undo then.
    assert duplicates.say_not_same(desk, keep, other).changes.kinds == frozenset()
    assert str(desk.done[-1].said) == "Person angelegt: Mirra Mustar"
    undo.undo(counter)
    assert pairs(desk) == frozenset()
    undo.redo(counter)
    assert pairs(desk) == {(keep, other)}


def test_who_is_not_the_other_is_not_the_person_either(desk: Desk) -> None:
    first = register(desk, PersonData("Anna")).id
    other = register(desk, OTHER).id
    keep = register(desk, KEPT).id
    last = register(desk, PersonData("Zoe")).id
    for one, two_ in ((first, other), (other, keep), (other, last), (last, keep)):
        duplicates.say_not_same(desk, one, two_)
    before = pairs(desk)
    merge(desk, keep, other)
    # Ordered anew, none twice, and no pair with oneself.
    assert pairs(desk) == {(first, keep), (keep, last)}
    assert pairs(desk, first) == {(first, keep)}
    undo.undo(desk)
    assert pairs(desk) == before
    undo.redo(desk)
    assert pairs(desk) == {(first, keep), (keep, last)}


def test_two_who_are_two_volunteers_are_not_merged(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    keep, other = two(desk)
    linked = []
    for person, name in ((keep, "Amina"), (other, "Bilal")):
        row = volunteers.register(desk, VolunteerData(name, "Geheim")).value
        linked.append(volunteers.link(desk, row.id, person, row.version).value)
    rolf = desk_of("rolf")
    for there, told in ((desk, True), (rolf, False)):
        with pytest.raises(CannotMerge) as refused:
            merge(there, keep, other)
        obstacle = duplicates.compare(there, keep, other).obstacle
        for said in (str(refused.value), str(obstacle)):
            assert ("Amina Geheim" in said, "Ehrenamt" in said, "verknüpf" in said.casefold()) == (told,) * 3
    volunteers.link(desk, linked[1].id, None, linked[1].version)
    merge(rolf, keep, other)
    assert volunteers.get(desk, linked[0].id).person_id == keep


def test_a_claim_to_childcare_that_cannot_be_kept_is_said(desk: Desk) -> None:
    keep, other = two(desk)
    third = register(desk, PersonData("Samir")).id
    offer = offers.create(desk, OfferData("Frauencafé", "womens_cafe", "women", childcare_places=2)).value
    for person, children in ((third, 2), (keep, 0), (other, 2)):
        enrolling.enrol(desk, offer.id, person, children)
    versions = people.card(desk, keep).version, people.card(desk, other).version
    done = duplicates.merge(desk, keep, other, KEPT, *versions)
    assert "Frauencafé" in str(done.said)
    assert "Kinder: 2" in str(done.said)
    assert {row.person_id: row.children for row in enrolling.of_offer(desk, offer.id, left=False)} == {
        third: 2,
        keep: 0,
    }
    # Where nothing is lost, nothing is said.
    undo.undo(desk)
    waiting = next(row for row in enrolling.of_offer(desk, offer.id) if row.person_id == other)
    enrolling.leave(desk, waiting.id, waiting.version)
    done = duplicates.merge(
        desk, keep, other, KEPT, *(people.card(desk, one).version for one in (keep, other))
    )
    assert str(done.said) == "Zusammengeführt: Mira Muster"
