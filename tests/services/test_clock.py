"""An odd clock is asked about before anything is written; what was written under a wrong one is found and moved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests import present
from tests.stores import CHEAP, PASSWORD, Clock
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.clock import ClockWatch, Oddity, Span, Stays
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import BadInput, ClockDoubted, NotAllowed, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import clock as service
from woilmenau_desk.services import drafts, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep

ANONYMOUS = LogVisit(VisitData("encounter"))
NEW = "ein neues Passwort"


@pytest.fixture
def watched(data: Path, clock: Clock) -> Iterator[Callable[..., Desk]]:
    """Log in with a clock that is looked at, as the computer's own is."""
    # The store was made by this machine's clock; from here on the tests' clock counts.
    access.login(data, "caro", PASSWORD, clock=clock).close()
    opened: list[Desk] = []

    def log_in(name: str = "caro", password: str = PASSWORD) -> Desk:
        opened.append(access.login(data, name, password, clock=clock, watch=ClockWatch(clock)))
        return opened[-1]

    yield log_in
    for desk in opened:
        desk.close()


def entries(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.read() as conn:
        found = conn.execute(text("SELECT action, detail FROM audit_entry ORDER BY id"))
        return [(row.action, row.detail) for row in found]


def test_a_clock_that_goes_on_is_believed(watched: Callable[..., Desk], clock: Clock) -> None:
    desk = watched()
    assert not desk.login_untold
    clock.move(days=20)
    visits.log_visit(desk, ANONYMOUS)
    clock.move(minutes=-5)  # set right by the network
    visits.log_visit(desk, ANONYMOUS)
    assert [action for action, _ in entries(desk)][-3:] == ["login", "created", "created"]


@pytest.mark.parametrize(
    ("moved", "oddity"),
    [
        ({"hours": -2}, Oddity.BEHIND),
        ({"days": -3653}, Oddity.BEHIND),
        ({"days": 400}, Oddity.AHEAD),
        ({"days": 3653}, Oddity.AHEAD),
    ],
)
def test_nothing_is_written_until_it_is_answered(
    watched: Callable[..., Desk], clock: Clock, moved: dict[str, float], oddity: Oddity
) -> None:
    first = watched()
    mira = people.register(first, PersonData("Mira")).value
    before = entries(first)
    clock.move(**moved)
    desk = watched()
    assert desk.login_untold
    writes: list[Callable[[], object]] = [
        lambda: visits.log_visit(desk, ANONYMOUS),
        lambda: people.edit(desk, mira.id, PersonData("Amira"), mira.version),
        lambda: drafts.save(desk, "person", {"text": "x"}),
        lambda: present.edit_staff(desk, "caro", "Caroline", ""),
        lambda: access.change_password(desk, PASSWORD, "ein neues Passwort"),
        lambda: upkeep.backup(desk),
        # The window that was open meanwhile is asked too.
        lambda: visits.log_visit(first, ANONYMOUS),
    ]
    for write in writes:
        with pytest.raises(ClockDoubted, match="Stimmt die Uhr"):
            write()
    assert entries(desk) == before
    assert not list((desk.data / upkeep.BACKUPS).glob("*.desk"))
    assert [person.name for person in people.recent(desk)] == ["Mira"]
    odd = service.doubt(desk)
    assert odd is not None
    assert odd.oddity is oddity
    service.confirm(desk)
    new = entries(desk)[len(before) :]
    assert [action for action, _ in new] == ["clock confirmed", "login"]
    assert new[0][1].startswith(oddity)
    visits.log_visit(desk, ANONYMOUS)
    # The next login is asked no more.
    assert not watched().login_untold


def test_a_year_without_a_centre_is_never_right(watched: Callable[..., Desk], clock: Clock) -> None:
    watched()
    clock.set(1970, 1, 1)
    desk = watched()
    with pytest.raises(ClockDoubted):
        service.confirm(desk)
    assert desk.login_untold


def test_reading_goes_on_meanwhile(watched: Callable[..., Desk], clock: Clock) -> None:
    people.register(watched(), PersonData("Mira"))
    clock.move(days=-30)
    desk = watched()
    assert people.search(desk, "Mira", 5)
    assert visits.day(desk).rows == ()
    assert upkeep.verify(desk).findings == ()


def test_a_clock_that_was_set_right_needs_no_other_answer(watched: Callable[..., Desk], clock: Clock) -> None:
    breaks = service.suspects(watched())
    clock.move(days=-3)
    desk = watched()
    found = service.recheck(desk)
    assert found is not None
    assert found.oddity is Oddity.BEHIND
    assert desk.login_untold
    clock.move(days=3, minutes=1)
    assert service.recheck(desk) is None
    assert not desk.login_untold
    assert [action for action, _ in entries(desk)][-2:] == ["login", "login"]
    assert service.suspects(desk) == breaks


def test_no_store_is_made_in_a_year_without_a_centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "now", lambda: datetime(1980, 1, 1, tzinfo=UTC))
    with pytest.raises(ClockDoubted):
        access.create_store(tmp_path / "neu", name="caro", display_name="", password=PASSWORD)
    assert not (tmp_path / "neu").exists()


def test_a_new_key_does_not_end_the_watch(watched: Callable[..., Desk], clock: Clock) -> None:
    desk = watched()
    present.remove_user(desk, "theke", own_password=PASSWORD)
    clock.move(days=-1)
    with pytest.raises(ClockDoubted):
        visits.log_visit(desk, ANONYMOUS)


def test_the_way_back_is_open_whatever_the_clock_says(
    watched: Callable[..., Desk], data: Path, code: str
) -> None:
    desk = watched()
    with desk.writing() as uow:
        uow.at = datetime(2090, 1, 1, tzinfo=UTC)
        uow.trace("login", "user")
        uow.commit()
    desk.close()
    access.recover(data, code, "caro", "ein neues passwort")


WRONG = [{"days": 3650}, {"days": -3}, {"days": -366 * 60}]


def _as_before(
    log_in: Callable[[], Desk], clock: Clock, by: dict[str, float], breaks: tuple[Span, ...]
) -> None:
    """The wrong clock is still not believed, and the right one is."""
    desk = log_in()
    assert service.doubt(desk) is not None
    with pytest.raises(ClockDoubted):
        visits.log_visit(desk, ANONYMOUS)
    clock.move(**{unit: -number for unit, number in by.items()})
    again = log_in()
    assert service.doubt(again) is None
    visits.log_visit(again, ANONYMOUS)
    assert service.suspects(again) == breaks
    assert upkeep.verify(again).findings == ()


@pytest.mark.parametrize("by", WRONG)
@pytest.mark.parametrize("name", ["caro", "neu"])
def test_recovering_makes_no_clock_believed(
    watched: Callable[..., Desk], data: Path, clock: Clock, code: str, by: dict[str, float], name: str
) -> None:
    first = watched()
    before, breaks = len(entries(first)), service.suspects(first)
    first.close()
    clock.move(**by)
    access.recover(data, code, name, NEW, clock=clock)
    desk = watched(name, password=NEW)
    found = entries(desk)[before:]
    assert {"recovered", "clock doubted"} <= {action for action, _ in found}
    assert dict(found)["clock doubted"].endswith(clock().isoformat(timespec="seconds"))
    _as_before(lambda: watched(name, NEW), clock, by, breaks)


@pytest.mark.parametrize("by", WRONG)
def test_a_password_is_not_changed_under_an_odd_clock(
    watched: Callable[..., Desk], data: Path, clock: Clock, by: dict[str, float]
) -> None:
    first = watched()
    before, breaks = entries(first), service.suspects(first)
    clock.move(**by)
    with pytest.raises(ClockDoubted):
        access.replace_password(data, "caro", PASSWORD, NEW, clock=clock)
    assert entries(watched()) == before
    _as_before(watched, clock, by, breaks)


def test_a_password_is_changed_where_somebody_says_that_the_clock_is_right(
    watched: Callable[..., Desk], data: Path, clock: Clock, code: str
) -> None:
    clock.move(days=3650)
    access.replace_password(data, "caro", PASSWORD, NEW, clock=clock, clock_is_right=True)
    changed = watched(password=NEW)
    assert service.doubt(changed) is None
    changed.close()
    clock.move(days=3650)
    access.recover(data, code, "caro", PASSWORD, clock=clock, clock_is_right=True)
    desk = watched()
    assert service.doubt(desk) is None
    assert [detail.partition(":")[0] for action, detail in entries(desk) if action == "clock confirmed"] == [
        "ahead",
        "ahead",
    ]


@pytest.mark.parametrize("by", WRONG)
def test_a_given_password_is_changed_whatever_the_clock_says(
    watched: Callable[..., Desk], data: Path, clock: Clock, by: dict[str, float]
) -> None:
    """The window asks about the clock after the login, which would wait for this password for ever."""
    caro = watched()
    access.add_user(caro, "lena", Role.LEAD, PASSWORD, own_password=PASSWORD, cost=CHEAP)
    caro.close()
    lena = watched("lena")
    access.reset_password(lena, "caro", "vorläufig gegeben", own_password=PASSWORD)
    breaks = service.suspects(lena)
    lena.close()
    clock.move(**by)
    access.replace_password(data, "caro", "vorläufig gegeben", NEW, clock=clock)
    _as_before(lambda: watched("caro", NEW), clock, by, breaks)


# Finding and moving


@pytest.fixture
def wrong(watched: Callable[..., Desk], clock: Clock) -> tuple[Desk, int]:
    """A Monday written as one ten years later, and the clock set right the day after. The desk, and Mira."""
    desk = watched()
    mira = people.register(desk, PersonData("Mira")).value
    visits.log_visit(desk, ANONYMOUS)
    clock.move(days=3650)
    service.confirm(desk)
    visits.log_visit(desk, LogVisit(VisitData("encounter", mira.id)))
    clock.move(minutes=5)
    aid.give_aid(desk, GiveAid(AidData("clothing"), log_visit=True))
    counselling.record_session(
        desk, RecordSession(SessionData(mira.id, ("housing",), referral=Referral("soberi", "informed")))
    )
    appointments.book(desk, AppointmentData(mira.id, "caro", clock() + timedelta(days=1)))
    visits.log_visit(desk, LogVisit(VisitData("encounter"), datetime(2026, 11, 20, 13, tzinfo=UTC)))
    clock.set(2026, 11, 24)
    service.confirm(desk)
    visits.log_visit(desk, ANONYMOUS)
    return desk, mira.id


def test_what_was_written_is_found(wrong: tuple[Desk, int]) -> None:
    desk, _ = wrong
    span, *_ = service.suspects(desk)
    assert (span.since.year, span.after.date()) == (2036, date(2026, 11, 24))
    rows = service.written(desk, service.Part(span.first, span.last))
    # The visit of the week before was given its day by hand, and the appointment is for its own time.
    assert [(row.table, row.moves) for row in rows] == [
        ("visit", True),
        ("counselling_session", True),
        ("emergency_aid", True),
        ("visit", True),
        ("visit", True),
        ("appointment", False),
    ]
    by_time = service.written(desk, service.Part(since=span.since, until=span.until))
    assert by_time == rows


def test_it_is_moved_to_where_it_belongs_and_back(wrong: tuple[Desk, int]) -> None:
    desk, mira = wrong
    span, *_ = service.suspects(desk)
    part = service.Part(span.first, span.last)
    trail = entries(desk)
    booked = appointments.of_person(desk, mira)
    assert [row.within_hours for row in visits.day(desk, date(2036, 11, 20)).rows] == [True] * 3
    done = service.move(desk, part, timedelta(days=-3652))
    assert done.value == 5
    assert visits.day(desk, date(2036, 11, 20)).rows == ()
    moved = visits.day(desk, date(2026, 11, 21)).rows  # a Saturday
    assert [row.within_hours for row in moved] == [False] * 3
    assert {(row.occurred_at.hour, row.corrected) for row in moved} == {(14, True)}
    assert len(aid.day(desk, date(2026, 11, 21))) == 1
    assert [row.occurred_at.date() for row in counselling.sessions_of(desk, mira)] == [date(2026, 11, 21)]
    with desk.store.read() as conn:
        assert conn.execute(text("SELECT local_date FROM referral")).scalars().all() == ["2026-11-21"]
    assert appointments.of_person(desk, mira) == booked
    # What the clock said stays in the trail, which is whole; nothing is left to be moved.
    assert entries(desk)[: len(trail)] == trail
    assert entries(desk)[-1] == ("clock moved", f"5:{-3652 * 86400}")
    assert upkeep.verify(desk).findings == ()
    assert not any(row.moves for row in service.written(desk, part))
    undo.undo(desk)
    assert len(visits.day(desk, date(2036, 11, 20)).rows) == 3
    assert sum(row.moves for row in service.written(desk, part)) == 5
    undo.redo(desk)
    assert len(visits.day(desk, date(2026, 11, 21)).rows) == 3


def test_a_shift_that_cannot_be_is_refused(wrong: tuple[Desk, int]) -> None:
    desk, _ = wrong
    span, *_ = service.suspects(desk)
    part = service.Part(span.first, span.last)
    for by in (timedelta(days=1), timedelta(days=-30_000)):
        with pytest.raises(BadInput):
            service.move(desk, part, by)
    with pytest.raises(NotFound):
        service.move(desk, service.Part(1, 1), timedelta(days=-1))
    assert len(visits.day(desk, date(2036, 11, 20)).rows) == 3


@dataclass
class Trail:
    """Writes down where in the audit trail something begins and ends."""

    desk: Desk

    def now(self) -> int:
        with self.desk.store.read() as conn:
            return int(conn.execute(text("SELECT max(id) FROM audit_entry")).scalar_one())

    @contextmanager
    def part(self, found: list[service.Part]) -> Iterator[None]:
        first = self.now() + 1
        yield
        found.append(service.Part(first, self.now()))


def times(desk: Desk) -> list[tuple[str, int, str, str]]:
    """Every time that could be moved."""
    with desk.store.read() as conn:
        return [
            (table, *row)
            for table in ("visit", "counselling_session", "emergency_aid")
            for row in conn.execute(text(f"SELECT id, occurred_at, local_date FROM {table} ORDER BY id"))
        ]


def stays(desk: Desk, part: service.Part) -> list[tuple[str, Stays | None]]:
    return [(row.table, row.stays) for row in service.written(desk, part)]


def test_the_visit_of_a_kept_appointment_stays_on_its_day(desk: Desk) -> None:
    mira = people.register(desk, PersonData("Mira")).value
    booked = appointments.book(
        desk, AppointmentData(mira.id, "caro", desk.clock() - timedelta(minutes=5))
    ).value
    found: list[service.Part] = []
    with Trail(desk).part(found):
        present.set_state(desk, booked.id, AppointmentState.KEPT)
    (part,) = found
    before = times(desk)
    assert stays(desk, part) == [("visit", Stays.KEPT)]
    with pytest.raises(BadInput, match="nichts"):
        service.move(desk, part, timedelta(days=-3))
    assert times(desk) == before
    # Beside others it stays, and they move.
    with Trail(desk).part(found):
        visits.log_visit(desk, ANONYMOUS)
    done = service.move(desk, service.Part(part.first, found[1].last), timedelta(days=-3))
    assert done.value == 1
    assert times(desk)[:1] == before
    assert "geblieben: 1" in str(done.said)
    # The next change of the appointment finds its visit where it was.
    row = appointments.get(desk, booked.id)
    appointments.change(desk, row.id, replace(row.data, duration_minutes=20), row.version)
    assert times(desk)[0] == before[0]
    assert len(times(desk)) == 2


@pytest.mark.parametrize("outside", ["visit", "session", "help"])
def test_what_belongs_together_is_not_parted(desk: Desk, outside: str) -> None:
    mira = people.register(desk, PersonData("Mira")).value
    session = RecordSession(SessionData(mira.id, ("housing",)))
    found: list[service.Part] = []
    trail = Trail(desk)
    if outside == "visit":
        visits.log_visit(desk, LogVisit(VisitData("counselling", mira.id)))
        with trail.part(found):
            counselling.record_session(desk, session)
        expected = [("counselling_session", Stays.PARTED)]
    elif outside == "session":
        with trail.part(found):
            visits.log_visit(desk, LogVisit(VisitData("counselling", mira.id)))
        counselling.record_session(desk, session)
        expected = [("visit", Stays.PARTED)]
    else:
        with trail.part(found):
            aid.give_aid(desk, GiveAid(AidData("clothing", person_id=mira.id)))
        aid.give_aid(desk, GiveAid(AidData("hygiene", person_id=mira.id)))
        expected = [("emergency_aid", Stays.PARTED), ("visit", Stays.PARTED)]
    (part,) = found
    before = times(desk)
    assert stays(desk, part) == expected
    with pytest.raises(BadInput, match="nichts"):
        service.move(desk, part, timedelta(days=-1))
    assert times(desk) == before
    # Where all of it is named, all of it moves, and comes back.
    whole = service.Part(1, trail.now())
    assert service.move(desk, whole, timedelta(days=-1)).value == len(before)
    assert {local_date for *_, local_date in times(desk)} == {"2026-11-22"}
    undo.undo(desk)
    assert times(desk) == before


def test_what_was_struck_holds_nothing_back(desk: Desk) -> None:
    mira = people.register(desk, PersonData("Mira")).value
    found: list[service.Part] = []
    with Trail(desk).part(found):
        visits.log_visit(desk, LogVisit(VisitData("counselling", mira.id)))
    session = counselling.record_session(desk, RecordSession(SessionData(mira.id, ("housing",)))).value
    present.void_session(desk, session.id)
    assert stays(desk, found[0]) == [("visit", None)]


_STEPS = st.lists(st.sampled_from(["visit", "session", "help", "aid", "keep"]), min_size=2, max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS, at=st.tuples(st.integers(0, 6), st.integers(0, 6)))
def test_no_part_parts_a_day(desk: Desk, steps: list[str], at: tuple[int, int]) -> None:
    mira = people.register(desk, PersonData("Mira")).value
    # Each example has its own: the same store serves them all, and nothing is booked twice.
    later = desk.clock() + timedelta(minutes=30 * len(appointments.between(desk, desk.today(), desk.today())))
    booked = appointments.book(desk, AppointmentData(mira.id, "caro", later)).value
    trail = Trail(desk)
    ends = [trail.now()]
    do: dict[str, Callable[[], object]] = {
        "visit": lambda: visits.log_visit(desk, LogVisit(VisitData("counselling", mira.id))),
        "session": lambda: counselling.record_session(
            desk, RecordSession(SessionData(mira.id, ("housing",)))
        ),
        "help": lambda: aid.give_aid(desk, GiveAid(AidData("hygiene", person_id=mira.id))),
        "aid": lambda: aid.give_aid(desk, GiveAid(AidData("clothing"), log_visit=False)),
        "keep": lambda: present.set_state(desk, booked.id, AppointmentState.KEPT),
    }
    for step in steps:
        do[step]()
        ends.append(trail.now())
    first, last = (ends[min(end, len(steps))] for end in sorted(at))
    before = times(desk)
    try:
        service.move(desk, service.Part(first + 1, last), timedelta(days=-2))
    except (BadInput, NotFound):
        assert times(desk) == before
        return
    with desk.store.read() as conn:
        parted = conn.execute(
            text(
                "SELECT v.id FROM visit v LEFT JOIN counselling_session s ON s.visit_id = v.id"
                " LEFT JOIN emergency_aid e ON e.visit_id = v.id LEFT JOIN appointment a ON a.visit_id = v.id"
                " WHERE v.local_date <> s.local_date OR v.local_date <> e.local_date OR v.local_date <> a.local_date"
            )
        ).all()
    assert parted == []
    undo.undo(desk)
    assert times(desk) == before


def test_moving_is_the_leads(wrong: tuple[Desk, int], watched: Callable[..., Desk]) -> None:
    rolf = watched("rolf")
    for ask in (
        lambda: service.suspects(rolf),
        lambda: service.written(rolf, service.Part(1, 9)),
        lambda: service.move(rolf, service.Part(1, 9), timedelta(days=-1)),
    ):
        with pytest.raises(NotAllowed):
            ask()
