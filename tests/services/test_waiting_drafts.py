"""Which drafts wait to be gone on with, and who hears of them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.offers import OfferData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import drafts, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers
from woilmenau_desk.services.people import duplicates, people


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData(given_name="Mira")).value.id


def names(desk: Desk) -> list[tuple[DraftOf, str]]:
    return [(row.kind, row.name) for row in drafts.waiting(desk)]


def test_every_form_is_found_again_by_its_name(desk: Desk, mira: int, clock: Clock) -> None:
    visit = visits.log_visit(desk, LogVisit(VisitData("encounter", mira))).value
    booked = appointments.book(desk, AppointmentData(mira, "caro", clock() + timedelta(days=1))).value
    session = counselling.record_session(
        desk, RecordSession(SessionData(mira, ("housing",), 30), "", clock())
    ).value
    cafe = offers.create(desk, OfferData("Café")).value
    place = enrolling.enrol(desk, cafe.id, mira).value
    kept: list[tuple[str, dict[str, object], bool, tuple[DraftOf, str]]] = [
        ("person:new", {"given_name": "Om", "family_name": ""}, False, (DraftOf.PERSON, "Om")),
        (f"person:{mira}", {}, False, (DraftOf.PERSON, "Mira")),
        ("appointment", {"person_id": [mira, "früher"]}, False, (DraftOf.APPOINTMENT, "Mira")),
        (f"appointment.for.{mira}", {}, False, (DraftOf.APPOINTMENT, "Mira")),
        (f"appointment.{booked.id}", {}, False, (DraftOf.APPOINTMENT, "Mira")),
        ("session", {"person_id": [mira, "früher"], "note": "x"}, True, (DraftOf.SESSION, "Mira")),
        (f"session.for.{mira}", {"note": "x"}, True, (DraftOf.SESSION, "Mira")),
        (f"session.{session.id}", {"note": "x"}, True, (DraftOf.SESSION, "Mira")),
        ("visit:new:", {"language": "uk"}, False, (DraftOf.VISIT, "")),
        (f"visit:new:{mira}", {}, False, (DraftOf.VISIT, "Mira")),
        (f"visit:{visit.id}", {}, False, (DraftOf.VISIT, "Mira")),
        ("aid:", {}, False, (DraftOf.AID, "")),
        (f"aid:{mira}", {}, False, (DraftOf.AID, "Mira")),
        ("offer:new", {"title": "Café"}, False, (DraftOf.OFFER, "")),
        (f"offer:{cafe.id}", {"title": "Cafe"}, False, (DraftOf.OFFER, "Café")),
        ("enrolment:new", {"person_id": [mira, "früher"]}, False, (DraftOf.ENROLMENT, "Mira")),
        (f"enrolment:for:{mira}", {}, False, (DraftOf.ENROLMENT, "Mira")),
        (f"enrolment:{place.id}", {}, False, (DraftOf.ENROLMENT, "Mira")),
        ("offer_session:add", {}, False, (DraftOf.OFFER_SESSION, "")),
        (f"offer_session:move:{cafe.id}:20261124:570", {}, False, (DraftOf.OFFER_SESSION, "")),
    ]
    for form, fields, confidential, _name in kept:
        clock.move(minutes=1)
        drafts.save(desk, form, fields, confidential=confidential)
    assert names(desk) == [name for *_rest, name in reversed(kept)]
    found = {row.form: row for row in drafts.waiting(desk)}
    assert found[f"visit:{visit.id}"].entry == visits.day(desk).rows[-1]
    assert found[f"aid:{mira}"].person is not None
    assert found[f"aid:{mira}"].kept_at.tzinfo is not None


def test_it_is_named_by_whom_it_is_for_now(desk: Desk, mira: int, desk_of: Callable[[str], Desk]) -> None:
    other = people.register(desk, PersonData(given_name="Oksana", status="p24")).value
    visit = visits.log_visit(desk, LogVisit(VisitData("encounter", mira))).value
    theke = desk_of("theke")
    for chosen, name in (([other.id, "früher", None], "Oksana"), (None, "")):
        drafts.save(theke, f"visit:{visit.id}", {"person_id": chosen})
        assert names(theke) == [(DraftOf.VISIT, name)]
    drafts.save(theke, f"appointment.for.{mira}", {"person_id": [other.id, "früher"]})
    drafts.save(theke, f"aid:{other.id}", {})
    found = drafts.waiting(theke)
    assert [row.name for row in found[:2]] == ["Oksana", "Oksana"]
    assert all(row.person is None or row.person.status is None for row in found)


def test_however_many_wait_it_takes_two_queries(desk: Desk) -> None:
    for number in range(9):
        person = people.register(desk, PersonData(given_name=f"Mira{number}")).value
        for form in ("aid:", "visit:new:", "person:"):
            drafts.save(desk, f"{form}{person.id}", {})
    asked: list[str] = []
    with desk.store.read() as conn:
        engine = conn.engine

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        assert len(drafts.waiting(desk)) == 27
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len(asked) == 2


def test_what_no_page_opens_is_not_offered(desk: Desk) -> None:
    for form in ("admin:centre", "report:2026-11", "person:new2", "visit", "session.for.", "sessions"):
        drafts.save(desk, form, {"text": "x"})
    assert drafts.waiting(desk) == ()


def test_a_draft_is_its_users_alone(desk: Desk, desk_of: Callable[[str], Desk], mira: int) -> None:
    drafts.save(desk, f"aid:{mira}", {})
    assert drafts.waiting(desk_of("theke")) == ()


def test_without_the_right_or_the_vault_nobody_hears_of_whom_one_wrote(
    desk_of: Callable[[str], Desk], desk: Desk, mira: int
) -> None:
    rolf = desk_of("rolf")
    drafts.save(rolf, f"session.for.{mira}", {"note": "x"}, confidential=True)
    drafts.save(rolf, "session", {"person_id": [mira, "Mira"]}, confidential=True)
    assert len(drafts.waiting(rolf)) == 2
    access.lock(rolf)
    assert drafts.waiting(rolf) == ()
    theke = desk_of("theke")
    with theke.writing() as uow:
        uow.conn.exec_driver_sql("UPDATE draft SET user = 'theke'")
        uow.commit()
    assert drafts.waiting(theke) == ()


def test_a_damaged_draft_hides_no_other(desk_of: Callable[[str], Desk], desk: Desk, mira: int) -> None:
    drafts.save(desk, "session", {"note": "x"}, confidential=True)
    drafts.save(desk, f"aid:{mira}", {})
    with desk.writing() as uow:
        uow.conn.exec_driver_sql("UPDATE draft SET fields = x'00' WHERE sealed")
        uow.commit()
    assert sorted(names(desk)) == [(DraftOf.AID, "Mira"), (DraftOf.SESSION, "")]


def test_of_a_merged_person_the_name_is_the_present_one(desk: Desk, mira: int) -> None:
    other = people.register(desk, PersonData(given_name="Miro")).value
    keep = people.card(desk, mira)
    drafts.save(desk, f"aid:{other.id}", {})
    duplicates.merge(desk, keep.id, other.id, keep.data, keep.version, other.version)
    (row,) = drafts.waiting(desk)
    assert (row.name, row.person.id if row.person else None) == ("Mira", mira)


def test_of_what_is_gone_nothing_is_offered_and_nothing_lost(desk: Desk) -> None:
    person = people.register(desk, PersonData(given_name="Miro")).value.id
    visit = visits.log_visit(desk, LogVisit(VisitData("encounter"))).value.id
    drafts.save(desk, f"visit:{visit}", {"language": "uk"})
    drafts.save(desk, f"aid:{person}", {"remark": "x"})
    present.void_visit(desk, visit)
    assert names(desk) == [(DraftOf.AID, "Miro")]
    for _ in range(3):
        undo.undo(desk)
    assert drafts.waiting(desk) == ()
    for _ in range(2):
        undo.redo(desk)
    assert sorted(names(desk)) == [(DraftOf.AID, "Miro"), (DraftOf.VISIT, "")]
