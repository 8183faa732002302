"""Single statements of somebody at a prompt: none makes the program stumble, and none keeps a colleague from leaving."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import present
from tests.stores import PASSWORD, Clock, copy_store, log_in
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import KnownError, StructureChanged
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import reports
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import counselling as sessions
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import Keyring

NOTES = 4


@pytest.fixture(scope="module")
def worked(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store with a little of everything, and a backup of it."""
    data = copy_store(template[0], tmp_path_factory.mktemp("worked") / "data")
    desk = log_in(data, "caro", Clock())
    mira = people.register(desk, PersonData("Mira", "Muster", birth_year=1990)).value.id
    for number in range(NOTES):
        counselling.record_session(desk, RecordSession(SessionData(mira, ("housing",), 20), f"n{number}"))
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=2)))
    centre.save_settings(desk, centre.settings(desk))
    made = upkeep.backup(desk, data.parent / "gut.wdbackup")
    desk.close()
    return data, made.path


@pytest.fixture
def bent(worked: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy to attack."""
    return copy_store(worked[0], tmp_path / "data")


def sql(data: Path, statement: str) -> None:
    """What somebody with the desk key writes at a prompt."""
    connection = connect(data / DATABASE_FILE, Keyring.load(data).open("theke", PASSWORD).desk_key)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    finally:
        connection.close()


def everyday(data: Path) -> tuple[bool, list[str]]:
    """A day's work and the check: whether the lead got in, and what was told.

    Anything but a known error goes through and fails the test.
    """
    told: list[str] = []
    try:
        desk = access.login(data, "caro", PASSWORD, clock=Clock(), told=False)
    except KnownError as error:
        return False, [str(error)]

    def ask(attempt: Callable[[Desk], object]) -> None:
        try:
            attempt(desk)
        except KnownError as error:
            told.append(str(error))

    try:
        told += map(str, upkeep.verify(desk).findings)
        access.tell_login(desk)
        told += map(str, desk.findings)
        ask(lambda desk: people.card(desk, 1))
        ask(lambda desk: reports.report(desk, Span.of_month(Month(2026, 11))))
        ask(centre.staff)
        ask(visits.day)
        ask(lambda desk: visits.log_visit(desk, LogVisit(VisitData("encounter"))))
    finally:
        desk.close()
    return True, told


# What is written, and whether the lead still gets in to look.
CRAFTED = [
    ("UPDATE staff SET role = 'boss' WHERE name = 'theke'", True),
    ("UPDATE colleague SET first_name = CAST(x'ff' AS text) WHERE key = 'theke'", True),
    ("UPDATE audit_head SET entries = 'x'", True),
    ("UPDATE audit_head SET entries = 9223372036854775807", True),
    ("UPDATE audit_head SET seal = 'x'", True),
    ("UPDATE audit_head SET digest = 5", True),
    ("UPDATE audit_entry SET at = 9223372036854775807 WHERE id = (SELECT max(id) FROM audit_entry)", True),
    ("UPDATE audit_entry SET at = 'x' WHERE id = (SELECT max(id) FROM audit_entry)", True),
    ("UPDATE audit_entry SET row_after = 'abc' WHERE row_after IS NOT NULL", True),
    ("UPDATE counselling_session SET sealed_note = 99999999999999", True),
    ("UPDATE counselling_session SET sealed_note = 99999999999999, sealed_facts = 99999999999999", False),
    ("DELETE FROM alembic_version", False),
    ("UPDATE alembic_version SET version_num = '0003'", False),
    ("UPDATE person SET family_name = x'00ff'", True),
    ("UPDATE person SET family_name = CAST(x'fffe' AS text)", True),
    ("UPDATE person SET birth_year = 'abc'", True),
    ("UPDATE visit SET group_size = 'viele'", True),
    ("UPDATE visit SET local_date = '2026-11-99'", True),
    ("UPDATE visit SET local_date = '9999-12-31'", True),
    # The last hour that a calendar has: here it is a later one.
    ("UPDATE visit SET occurred_at = 253402300799000000", True),
    ("UPDATE visit SET occurred_at = 253402300799999999", True),
    ("UPDATE setting SET value = '5'", True),
    ("UPDATE setting SET value = '[[]]'", True),
    (
        "INSERT INTO value_override (list_name, code, de, en, active, extra) VALUES ('x', 'a', 'b', 'c', 1, '{}')",
        True,
    ),
    ("CREATE TRIGGER t BEFORE INSERT ON audit_entry BEGIN SELECT raise(abort, 'x'); END", True),
    ("CREATE TRIGGER t BEFORE INSERT ON audit_entry BEGIN SELECT raise(ignore); END", True),
    ("CREATE TRIGGER t BEFORE INSERT ON visit BEGIN SELECT raise(ignore); END", True),
]


@pytest.mark.parametrize(("statement", "lets_in"), CRAFTED)
def test_what_somebody_wrote_past_the_program_is_told(bent: Path, statement: str, lets_in: bool) -> None:
    sql(bent, statement)
    got_in, told = everyday(bent)
    assert told
    assert got_in == lets_in


@pytest.mark.parametrize("statement", [CRAFTED[2][0], CRAFTED[3][0], CRAFTED[10][0]])
def test_a_backup_mends_it(bent: Path, worked: tuple[Path, Path], statement: str) -> None:
    sql(bent, statement)
    upkeep.restore(bent, worked[1], "caro", PASSWORD)
    desk = log_in(bent, "caro", Clock())
    assert upkeep.verify(desk).findings == ()
    desk.close()


PLANTED = [
    'CREATE TRIGGER "a""b" BEFORE UPDATE OF sealed_note ON counselling_session BEGIN SELECT raise(ignore); END',
    "CREATE TRIGGER t BEFORE UPDATE OF sealed_facts ON counselling_session BEGIN SELECT raise(ignore); END",
    "CREATE TRIGGER t BEFORE UPDATE ON staff BEGIN SELECT raise(abort, 'x'); END",
    "CREATE TRIGGER t BEFORE UPDATE ON key_state BEGIN SELECT raise(ignore); END",
    "CREATE TRIGGER t BEFORE UPDATE ON colleague BEGIN SELECT raise(ignore); END",
    "UPDATE staff SET role = 'boss' WHERE name = 'theke'",
    "UPDATE colleague SET first_name = CAST(x'ff' AS text), active_from = 'x' WHERE key = 'theke'",
]


@pytest.mark.parametrize("statement", PLANTED)
def test_nothing_planted_keeps_somebody_from_leaving(bent: Path, statement: str) -> None:
    sql(bent, statement)
    desk = log_in(bent, "caro", Clock())
    present.remove_user(desk, "theke", own_password=PASSWORD)
    desk.close()
    desk = log_in(bent, "rolf", Clock())
    with desk.store.read() as conn:
        notes = [
            sessions.details(conn, number, desk.vault, desk.clock()).note for number in range(1, NOTES + 1)
        ]
        trail = conn.exec_driver_sql("SELECT action FROM audit_entry").scalars().all()
    assert notes == [f"n{number}" for number in range(NOTES)]
    assert ("structure mended" in trail) == ("TRIGGER" in statement)
    assert [card.name for card in access.users(bent)] == ["caro", "rolf"]
    desk.close()


def test_a_change_of_keys_whose_notes_do_not_take_is_none(bent: Path) -> None:
    # A trigger that this program would not find: as if the copy kept one.
    sql(
        bent,
        "CREATE TRIGGER t BEFORE UPDATE OF sealed_note ON counselling_session BEGIN SELECT raise(ignore); END",
    )
    desk = log_in(bent, "caro", Clock())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("woilmenau_desk.storage.engine.file.copying._without_foreign", lambda copy, own: [])
        with pytest.raises(StructureChanged):
            present.remove_user(desk, "theke", own_password=PASSWORD)
    desk.close()
    for name in ("caro", "rolf", "theke"):
        log_in(bent, name, Clock()).close()


def test_a_bug_in_a_sound_store_stays_a_bug(bent: Path) -> None:
    desk = log_in(bent, "caro", Clock())
    with pytest.raises(KeyError), desk.store.read():
        raise KeyError("ours")
    desk.close()
