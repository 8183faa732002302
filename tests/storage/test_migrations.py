"""Bringing older stores up to date, with what stands in them."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from tests.stores import OPENED
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage import migrate
from woilmenau_desk.storage.engine import DATABASE_FILE, make_engine


def test_what_a_visit_came_from_is_told_of_an_older_store(data: Path, desk: Desk) -> None:
    mira = people.register(desk, PersonData("Mira")).value.id
    counter = visits.log_visit(desk, LogVisit(VisitData("encounter", mira))).value.id
    session = counselling.record_session(desk, RecordSession(SessionData(mira, ("housing",), 20), "")).value
    help_ = aid.give_aid(desk, GiveAid(AidData("food_voucher", person_id=mira))).value
    booked = appointments.book(desk, AppointmentData(mira, "rolf", OPENED + timedelta(days=1))).value.id
    key = desk.store.desk_key
    booked_at = desk.clock()
    desk.close()
    engine = make_engine(data / DATABASE_FILE, key)
    migrate.downgrade(engine, "0002")
    migrate.upgrade(engine, "0003")
    with engine.connect() as conn:
        origins = {row.id: row.origin for row in conn.execute(text("SELECT id, origin FROM visit"))}
        of_session = conn.execute(
            text("SELECT visit_id FROM counselling_session WHERE id = :id"), {"id": session.id}
        ).scalar_one()
        of_aid = conn.execute(
            text("SELECT visit_id FROM emergency_aid WHERE id = :id"), {"id": help_.id}
        ).scalar_one()
        changed = conn.execute(
            text("SELECT changed_at FROM appointment WHERE id = :id"), {"id": booked}
        ).scalar_one()
    engine.dispose()
    assert origins == {counter: "counter", of_session: "session", of_aid: "aid"}
    assert changed == round(booked_at.timestamp() * 1_000_000)
