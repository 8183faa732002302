"""Emergency help, counselling sessions and appointments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, AidItem, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData, SessionRow
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound, StoreDamaged
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.visits import EmergencyAid

BEYOND = [0, 999, 2**63, 2**100]


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData(given_name="Mira", language="ar")).value.id


# -- emergency help ----------------------------------------------------------------------------------------------


def test_help_is_recorded_with_its_visit(desk: Desk, mira: int) -> None:
    given = GiveAid(AidData("food_voucher", count=2, amount_cents=2550, person_id=mira, recipients=3))
    done = aid.give_aid(desk, given)
    assert str(done.said) == "Soforthilfe erfasst: Lebensmittel/Gutschein · 25,50 € · Mira"
    assert done.changes.kinds == {Kind.AID, Kind.VISIT, Kind.FUND}
    row = done.value
    assert (row.person_name, row.given_by_name, row.data.given_by) == ("Mira", "Caro", "caro")
    assert aid.day(desk) == aid.of_person(desk, mira) == (row,)
    (visit,) = visits.day(desk).rows
    assert (visit.data.reason, visit.data.person_id, visit.contacts) == ("emergency_aid", mira, 3)


def test_anonymous_help_for_a_group_is_a_group_visit(desk: Desk) -> None:
    aid.give_aid(desk, GiveAid(AidData("clothing", recipients=4)))
    (visit,) = visits.day(desk).rows
    assert (visit.data.group_size, visit.contacts) == (4, 4)


def test_help_without_a_visit_and_by_a_colleague(desk: Desk, mira: int) -> None:
    row = aid.give_aid(
        desk, GiveAid(AidData("ticket", person_id=mira, given_by="rolf"), log_visit=False)
    ).value
    assert row.given_by_name == "Rolf"
    assert visits.day(desk).rows == ()


def test_several_kinds_are_one_write_and_one_visit(desk: Desk, mira: int) -> None:
    given = GiveAid(
        AidData(
            "food_voucher", amount_cents=1000, person_id=mira, recipients=2, remark=" für\u200b  heute\u202e "
        ),
        more=(AidItem("clothing", 3), AidItem("ticket", 1, 550)),
    )
    done = aid.give_aid(desk, given)
    assert (
        str(done.said)
        == "Soforthilfe erfasst: Lebensmittel/Gutschein · 10,00 €, Kleidung, Fahrkarte · 5,50 € · Mira"
    )
    rows = aid.of_person(desk, mira)
    assert [(row.data.kind, row.data.count, row.data.amount_cents) for row in reversed(rows)] == [
        ("food_voucher", 1, 1000),
        ("clothing", 3, None),
        ("ticket", 1, 550),
    ]
    assert {(row.data.recipients, row.data.given_by, row.data.remark) for row in rows} == {
        (2, "caro", "für heute")
    }
    with desk.store.read() as conn:
        (visit,) = set(conn.execute(select(EmergencyAid.visit_id)).scalars())
    assert [row.id for row in visits.day(desk).rows] == [visit]
    undo.undo(desk)
    assert (aid.day(desk), visits.day(desk).rows) == ((), ())
    undo.redo(desk)
    assert aid.of_person(desk, mira) == rows


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (AidItem("gold"), "kind"),
        (AidItem("clothing", 0), "count"),
        (AidItem("money", 1, -1), "amount_cents"),
    ],
)
def test_one_kind_that_cannot_be_leaves_nothing_written(desk: Desk, item: AidItem, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        aid.give_aid(desk, GiveAid(AidData("clothing"), more=(item,)))
    assert refused.value.field == field
    assert (aid.day(desk), visits.day(desk).rows) == ((), ())


def test_the_remark_on_help_stands_in_no_report(desk: Desk) -> None:
    aid.give_aid(desk, GiveAid(AidData("clothing", remark="Winterjacke"), log_visit=False))
    assert "Winterjacke" not in str(counting.figures(desk, Span.of_month(Month(2026, 11))))
    with pytest.raises(BadInput):
        aid.give_aid(desk, GiveAid(AidData("clothing", remark="x" * 201)))


def test_voided_help_is_out_of_the_count_and_its_visit_stays(desk: Desk) -> None:
    row = aid.give_aid(desk, GiveAid(AidData("clothing"))).value
    assert present.void_aid(desk, row.id).value.voided
    assert visits.day(desk).contacts == 1
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).aid == {}
    with pytest.raises(NotFound):
        present.void_aid(desk, row.id)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "gold"}, "kind"),
        ({"count": 0}, "count"),
        ({"count": 1001}, "count"),
        ({"recipients": 0}, "recipients"),
        ({"recipients": 2**80}, "recipients"),
        ({"amount_cents": -1}, "amount_cents"),
        ({"amount_cents": 1_000_001}, "amount_cents"),
        ({"given_by": "niemand"}, "given_by"),
        ({"recipients": 201}, "group_size"),
    ],
)
def test_help_that_cannot_be_is_told_by_its_field(desk: Desk, told: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        aid.give_aid(desk, GiveAid(AidData(**{"kind": "clothing", **told})))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert (aid.day(desk), visits.day(desk).rows) == ((), ())


@pytest.mark.parametrize("number", BEYOND)
@pytest.mark.parametrize("log_visit", [True, False])
def test_help_for_somebody_unknown_is_not_recorded(desk: Desk, number: int, log_visit: bool) -> None:
    with pytest.raises(NotFound):
        aid.give_aid(desk, GiveAid(AidData("clothing", person_id=number), log_visit=log_visit))
    with pytest.raises(NotFound):
        present.void_aid(desk, number)
    assert (aid.day(desk), visits.day(desk).rows) == ((), ())


# -- counselling -------------------------------------------------------------------------------------------------

NOTE = "Vermieter droht mit Kündigung.\nمكالمة غدا"


def session_data(person: int, **changes: object) -> SessionData:
    plain = SessionData(
        person_id=person,
        topics=("housing", "debts_contracts"),
        duration_minutes=40,
        outcome="in_progress",
        interpreting="volunteer",
        follow_up_on=date(2026, 11, 30),
        referral=Referral("soberi", "informed"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def recorded(desk: Desk, mira: int) -> SessionRow:
    return counselling.record_session(desk, RecordSession(session_data(mira), NOTE)).value


def reads(desk: Desk) -> list[tuple[str, int | None]]:
    with desk.store.read() as conn:
        query = select(AuditEntry.actor, AuditEntry.entity_id).where(AuditEntry.action == "read")
        return [(actor, number) for actor, number in conn.execute(query)]


def test_a_session_is_recorded_with_visit_topics_and_referral(
    desk: Desk, mira: int, recorded: SessionRow
) -> None:
    assert (recorded.person_name, recorded.counsellor, recorded.duration_minutes) == ("Mira", "Caro", 40)
    assert (recorded.topics, recorded.has_note) == (("housing", "debts_contracts"), True)
    (visit,) = visits.day(desk).rows
    assert (visit.data.reason, visit.data.interpreting, visit.person_name) == (
        "counselling",
        "volunteer",
        "Mira",
    )
    figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
    assert figures.topics == {"housing": 1, "debts_contracts": 1}
    assert (figures.referrals, figures.sessions, figures.session_minutes) == ({"soberi": 1}, 1, 40)


def test_reading_a_session_is_written_down(
    desk: Desk, desk_of: Callable[[str], Desk], recorded: SessionRow
) -> None:
    rolf = desk_of("rolf")
    details = counselling.read_session(rolf, recorded.id)
    assert (details.note, details.data) == (NOTE, session_data(recorded.person_id, channel="on_site"))
    assert reads(desk) == [("rolf", recorded.id)]
    # Listing sessions is not reading them.
    counselling.recent(rolf)
    counselling.sessions_of(rolf, recorded.person_id)
    assert len(reads(desk)) == 1


def test_the_counter_sees_that_not_what(
    desk: Desk, desk_of: Callable[[str], Desk], recorded: SessionRow
) -> None:
    theke = desk_of("theke")
    for rows in (
        counselling.recent(theke),
        counselling.sessions_of(theke, recorded.person_id),
    ):
        (row,) = rows
        assert (row.topics, row.outcome, row.follow_up_on, row.has_note) == ((), None, None, False)
        assert (row.person_name, row.counsellor, row.id) == ("Mira", "Caro", recorded.id)
        assert NOTE not in repr(row)
    with pytest.raises(NotAllowed):
        follow_ups.listed(theke)
    assert reads(desk) == []


def test_the_text_in_the_file_opens_with_no_desk_key(desk: Desk, data: Path, recorded: SessionRow) -> None:
    connection = connect(data / DATABASE_FILE, desk.store.desk_key)
    (sealed,) = connection.execute("SELECT sealed_note FROM counselling_session").fetchone()
    assert "Kündigung".encode() not in sealed
    everything = b"".join(
        repr(connection.execute(f'SELECT * FROM "{name}"').fetchall()).encode()
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    )
    connection.close()
    assert b"Vermieter" not in everything


OF_NOTE = "1 vertrauliche Notizen lassen sich nicht öffnen, zuerst Nr. 1."
OF_FACTS = "1 vertrauliche Angaben (Beratungen) lassen sich nicht öffnen, zuerst Nr. 1."


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        ("sealed_note = (SELECT sealed_note FROM counselling_session WHERE id = 2)", [OF_NOTE]),
        ("sealed_facts = (SELECT sealed_facts FROM counselling_session WHERE id = 2)", [OF_FACTS]),
        ("sealed_facts = sealed_note", [OF_FACTS]),
        ("sealed_facts = substr(sealed_facts, 1, length(sealed_facts) - 1)", [OF_FACTS]),
        ("uid = 'another'", [OF_NOTE, OF_FACTS]),
        ("sealed_note = zeroblob(60)", [OF_NOTE]),
        ("sealed_note = x''", [OF_NOTE]),
        ("sealed_facts = x''", [OF_FACTS]),
    ],
)
def test_a_note_that_was_moved_or_changed_is_damage(
    desk: Desk, data: Path, mira: int, recorded: SessionRow, tamper: str, told: list[str]
) -> None:
    counselling.record_session(desk, RecordSession(session_data(mira), "eine andere"))
    assert upkeep.verify(desk).findings == ()
    connection = connect(data / DATABASE_FILE, desk.store.desk_key)
    connection.execute(f"UPDATE counselling_session SET {tamper} WHERE id = 1")
    connection.close()
    with pytest.raises(StoreDamaged, match="Notiz"):
        counselling.read_session(desk, recorded.id)
    seal, *findings = map(str, upkeep.verify(desk).findings[-len(told) - 1 :])
    # The seal counts what stands in all sessions, and says so as well.
    assert "nicht echt" in seal
    assert findings == told
    # The others are still there to be read.
    assert counselling.read_session(desk, 2).note == "eine andere"


def test_a_session_without_a_note_needs_none(desk: Desk, mira: int) -> None:
    row = counselling.record_session(desk, RecordSession(session_data(mira), " \n\u202e ")).value
    assert not row.has_note
    assert counselling.read_session(desk, row.id).note == ""


def test_an_edit_changes_all_of_it(desk: Desk, recorded: SessionRow) -> None:
    data = session_data(
        recorded.person_id,
        topics=("debts_contracts", "work"),
        interpreting="staff",
        referral=Referral("jmd", "accepted"),
    )
    edited = counselling.edit_session(desk, recorded.id, data, "anders", recorded.version).value
    assert (edited.topics, edited.version) == (("debts_contracts", "work"), 2)
    details = counselling.read_session(desk, recorded.id)
    assert (details.note, details.data) == ("anders", replace(data, channel="on_site"))
    figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
    assert (figures.topics, figures.referrals) == ({"debts_contracts": 1, "work": 1}, {"jmd": 1})
    assert figures.interpreting == {"staff": 1}
    none = counselling.edit_session(desk, recorded.id, replace(data, referral=None), "", 2).value
    assert not none.has_note
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).referrals == {}
    again = counselling.edit_session(desk, recorded.id, data, "", 3).value
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).referrals == {"jmd": 1}
    assert again.version == 4


def test_a_session_changed_elsewhere_is_not_overwritten(desk: Desk, recorded: SessionRow) -> None:
    data = session_data(recorded.person_id)
    counselling.edit_session(desk, recorded.id, data, "erste", 1)
    with pytest.raises(ChangedMeanwhile):
        counselling.edit_session(desk, recorded.id, data, "zweite", 1)
    assert counselling.read_session(desk, recorded.id).note == "erste"


def test_a_session_stays_with_its_person(desk: Desk, recorded: SessionRow) -> None:
    omar = people.register(desk, PersonData(given_name="Omar")).value.id
    with pytest.raises(BadInput, match="bleibt bei der Person"):
        counselling.edit_session(desk, recorded.id, session_data(omar), NOTE, 1)
    # Nor does its visit go to another one, or away alone.
    visit = visits.day(desk).rows[0]
    for data in (VisitData("counselling", person_id=omar), VisitData("offer", person_id=recorded.person_id)):
        with pytest.raises(BadInput, match="gehört eine Beratung"):
            present.correct_visit(desk, visit.id, data)
    with pytest.raises(BadInput, match="gehört eine Beratung"):
        present.void_visit(desk, visit.id)
    assert present.correct_visit(desk, visit.id, replace(visit.data, children=2)).value.data.children == 2


def test_a_voided_session_is_out_of_every_count(desk: Desk, recorded: SessionRow) -> None:
    assert present.void_session(desk, recorded.id).value.voided
    figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
    assert (figures.contacts, figures.sessions, figures.topics, figures.referrals) == (0, 0, {}, {})
    assert counselling.recent(desk) == ()
    assert present.due_sessions(desk, date(2027, 1, 1)) == []
    assert [row.voided for row in counselling.sessions_of(desk, recorded.person_id)] == [True]
    for attempt in (
        lambda: present.void_session(desk, recorded.id),
        lambda: counselling.edit_session(desk, recorded.id, session_data(recorded.person_id), NOTE, 2),
        lambda: present.finish_follow_up(desk, recorded.id),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_follow_ups_come_when_due_and_go_when_done(
    desk: Desk, mira: int, recorded: SessionRow, clock: Clock
) -> None:
    sooner = counselling.record_session(
        desk, RecordSession(session_data(mira, follow_up_on=date(2026, 11, 25)))
    ).value
    counselling.record_session(desk, RecordSession(session_data(mira, follow_up_on=None)))
    assert present.due_sessions(desk) == []
    clock.move(days=2)
    assert present.due_sessions(desk) == [sooner.id]
    assert present.due_sessions(desk, date(2026, 12, 1)) == [sooner.id, recorded.id]
    done = present.finish_follow_up(desk, sooner.id)
    assert str(done.said) == "Wiedervorlage erledigt: Mira"
    assert done.value.done
    assert present.due_sessions(desk) == []
    # A new day to look at it again is a new follow-up.
    data = session_data(mira, follow_up_on=date(2026, 11, 24))
    counselling.edit_session(desk, sooner.id, data, "", sooner.version)
    assert present.due_sessions(desk) == [sooner.id]
    with pytest.raises(NotFound):
        present.finish_follow_up(desk, 3)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"topics": ()}, "topics"),
        ({"topics": ("weather",)}, "topics"),
        ({"duration_minutes": 0}, "duration_minutes"),
        ({"duration_minutes": 601}, "duration_minutes"),
        ({"outcome": "won"}, "outcome"),
        ({"interpreting": "dog"}, "interpreting"),
        ({"follow_up_on": date(1926, 1, 1)}, "follow_up_on"),
        ({"referral": Referral("nobody", "informed")}, "referral"),
        ({"referral": Referral("soberi", "dragged")}, "referral"),
    ],
)
def test_a_session_that_cannot_be_is_told_by_its_field(
    desk: Desk, mira: int, told: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        counselling.record_session(desk, RecordSession(session_data(mira, **told), NOTE))
    assert refused.value.field == field
    assert visits.day(desk).rows == ()


def test_too_long_a_note_is_told_and_not_cut(desk: Desk, mira: int) -> None:
    with pytest.raises(BadInput, match="100001"):
        counselling.record_session(desk, RecordSession(session_data(mira), "x" * 100_001))
    row = counselling.record_session(desk, RecordSession(session_data(mira), "ش" * 100_000)).value
    assert counselling.read_session(desk, row.id).note == "ش" * 100_000


@pytest.mark.parametrize("number", BEYOND)
def test_a_session_of_nobody_is_not_found(desk: Desk, number: int) -> None:
    for attempt in (
        lambda: counselling.record_session(desk, RecordSession(session_data(number))),
        lambda: counselling.read_session(desk, number),
        lambda: counselling.edit_session(desk, number, session_data(1), "", 1),
        lambda: present.void_session(desk, number),
        lambda: present.finish_follow_up(desk, number),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_the_same_topic_twice_on_a_day_is_one_contact_with_it(
    desk: Desk, mira: int, recorded: SessionRow
) -> None:
    counselling.record_session(desk, RecordSession(session_data(mira, topics=("housing", "work"))))
    figures = counting.figures(desk, Span.of_month(Month(2026, 11)))
    assert (figures.contacts, figures.sessions) == (1, 2)
    assert figures.topics == {"housing": 1, "debts_contracts": 1, "work": 1}


# -- appointments ------------------------------------------------------------------------------------------------


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def book(desk: Desk, person: int, at: datetime, **changes: object) -> int:
    data = AppointmentData(person, "rolf", at, **changes)  # type: ignore[arg-type]
    return appointments.book(desk, data).value.id


def test_an_appointment_is_booked_inside_or_outside_the_hours(desk: Desk, mira: int) -> None:
    done = appointments.book(desk, AppointmentData(mira, "rolf", local(24, 14, 30), 45, "ar"))
    assert str(done.said) == "Termin vereinbart: Mira, 24.11. 14:30"
    assert done.changes.kinds == {Kind.APPOINTMENT}
    row = done.value
    assert (row.person_name, row.colleague_name, row.state) == ("Mira", "Rolf", AppointmentState.BOOKED)
    assert (row.within_hours, row.clash, row.starts_at) == (True, False, local(24, 14, 30))
    assert appointments.get(desk, row.id) == row
    outside = appointments.book(desk, AppointmentData(mira, "caro", local(28, 10))).value
    assert outside.within_hours is False


def test_the_list_holds_what_is_still_to_come(desk: Desk, mira: int, clock: Clock) -> None:
    today = book(desk, mira, local(23, 13))
    soon = book(desk, mira, local(25, 14))
    late = book(desk, mira, local(25, 14) + timedelta(days=30))
    gone = book(desk, mira, local(26, 14))
    present.set_state(desk, gone, AppointmentState.CANCELLED)
    assert [row.id for row in appointments.upcoming(desk)] == [today, soon]
    assert [row.id for row in appointments.upcoming(desk, days=60)] == [today, soon, late]
    assert [row.id for row in appointments.on_day(desk, date(2026, 11, 26))] == [gone]
    assert [row.id for row in appointments.of_person(desk, mira)] == [late, gone, soon, today]


def test_a_clash_is_refused_and_shown_where_the_lead_lets_it_stand(desk: Desk, mira: int) -> None:
    first, omar = book(desk, mira, local(24, 14)), people.register(desk, PersonData("Omar")).value.id
    with pytest.raises(DoubleBooked):
        book(desk, omar, local(24, 14, 29))
    beside = AppointmentData(omar, "rolf", local(24, 14, 29))
    second = appointments.book(desk, beside, force="eine Familie").value.id
    after = book(desk, mira, local(24, 14, 59))
    other = appointments.book(desk, AppointmentData(mira, "caro", local(24, 15, 30))).value.id
    clashes = {row.id: row.clash for row in appointments.on_day(desk, date(2026, 11, 24))}
    assert clashes == {first: True, second: True, after: False, other: False}
    present.set_state(desk, second, AppointmentState.CANCELLED)
    assert not any(row.clash for row in appointments.on_day(desk, date(2026, 11, 24)))


def test_an_appointment_is_moved_and_marked(desk: Desk, mira: int) -> None:
    number = book(desk, mira, local(24, 14))
    moved = appointments.change(desk, number, AppointmentData(mira, "caro", local(24, 9)), 1).value
    assert (moved.starts_at, moved.colleague_name, moved.within_hours, moved.version) == (
        local(24, 9),
        "Caro",
        False,
        2,
    )
    with pytest.raises(ChangedMeanwhile):
        appointments.change(desk, number, AppointmentData(mira, "caro", local(25, 9)), 1)
    for state, said in (
        (AppointmentState.KEPT, "Termin wahrgenommen: Mira · Besuch gezählt"),
        (AppointmentState.NO_SHOW, "Termin nicht erschienen: Mira · Besuch gestrichen"),
        (AppointmentState.CANCELLED, "Termin abgesagt: Mira"),
        (AppointmentState.BOOKED, "Termin vereinbart: Mira"),
    ):
        done = present.set_state(desk, number, state)
        assert (done.value.state, str(done.said)) == (state, said)


def test_appointments_are_counted_by_their_state(desk: Desk, mira: int) -> None:
    for day, state in ((24, "kept"), (25, "kept"), (26, "no_show"), (27, "booked")):
        present.set_state(desk, book(desk, mira, local(day, 14)), AppointmentState(state))
    assert counting.figures(desk, Span.of_month(Month(2026, 11))).appointments == {
        "kept": 2,
        "no_show": 1,
        "booked": 1,
    }


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"colleague": "niemand"}, "colleague"),
        ({"colleague": ""}, "colleague"),
        ({"language": "xx"}, "language"),
        ({"duration_minutes": 4}, "duration_minutes"),
        ({"duration_minutes": 481}, "duration_minutes"),
        ({"starts_at": local(21, 14)}, "starts_at"),
        ({"starts_at": datetime(1926, 11, 24, tzinfo=UTC)}, "starts_at"),
        ({"starts_at": datetime.max.replace(tzinfo=UTC)}, "starts_at"),
        ({"starts_at": datetime.min.replace(tzinfo=UTC)}, "starts_at"),
    ],
)
def test_an_appointment_that_cannot_be_is_told_by_its_field(
    desk: Desk, mira: int, told: dict[str, object], field: str
) -> None:
    plain = AppointmentData(mira, "rolf", local(24, 14))
    with pytest.raises(BadInput) as refused:
        appointments.book(desk, replace(plain, **told))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert appointments.of_person(desk, mira) == ()


@pytest.mark.parametrize("number", BEYOND)
def test_an_appointment_of_nobody_is_not_found(desk: Desk, mira: int, number: int) -> None:
    known = book(desk, mira, local(24, 14))
    data = AppointmentData(number, "rolf", local(24, 14))
    for attempt in (
        lambda: appointments.book(desk, data),
        lambda: appointments.change(desk, known, data, 1),
        lambda: appointments.change(desk, number, data, 1),
        lambda: present.set_state(desk, number, AppointmentState.KEPT),
        lambda: appointments.get(desk, number),
    ):
        with pytest.raises(NotFound):
            attempt()
