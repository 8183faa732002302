"""Nothing readable on disk: what was typed is found in no file, wherever the desk put it."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tests import present
from tests.stores import PASSWORD, Clock, log_in, make_store
from woilmenau_desk import log, paths
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.backups import ByPassword, Order
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import drafts, undo, visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments, slips
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import outputs, reports
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.services.upkeep import upkeep

# Words that stand nowhere else, in several scripts and in the folded form in which they are searched for.
TYPED = {
    "given name": "Quirinalda",
    "family name": "Zwölfeichen",
    "family name, folded": "zwolfeichen",
    "another script": "Прикладівська",
    "right to left": "مثالیان",
    "phone": "04069077",
    "card": "KARTE-998877",
    "note": "Schornsteinfegergeschichte",
    "changed note": "Dampflokomotivführer",
    "draft": "Entwurfsgeheimnis",
    "confidential draft": "Tresorgeheimnis",
    "password": PASSWORD,
    "new password": "vier Wörter hintereinander",
}


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """The program's log."""
    (tmp_path / "log").mkdir()
    yield log.start(tmp_path / "log")
    log.stop()


def encodings(word: str) -> list[bytes]:
    """A word as it might lie on a disk."""
    forms = {word, word.casefold(), word.upper(), word.encode("unicode_escape").decode()}
    return [form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be")]


def found_in(folder: Path) -> list[str]:
    """Which of the typed words lie in which files, names included."""
    finds = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        content += os.fsencode(path.relative_to(folder))
        for kind, word in TYPED.items():
            if any(form in content for form in encodings(word)):
                finds.append(f"{kind} in {path.relative_to(folder)}")
    return finds


def a_day(desk: Desk) -> None:
    """Type all of it."""
    one = people.register(
        desk,
        PersonData(
            TYPED["given name"],
            TYPED["family name"],
            phone=f"0176 {TYPED['phone']}",
            card_number=TYPED["card"],
            nationality="SY",
            status="duldung_60a",
        ),
    ).value
    people.register(desk, PersonData(TYPED["another script"], TYPED["right to left"]), household_of=one.id)
    for number in range(30):
        visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=one.id, children=number % 3)))
    data = SessionData(one.id, ("residence",), referral=Referral("soberi", "informed"))
    session = counselling.record_session(desk, RecordSession(data, f"{TYPED['note']}\n" * 50)).value
    counselling.edit_session(desk, session.id, data, TYPED["changed note"], session.version)
    counselling.read_session(desk, session.id)
    people.edit(desk, one.id, PersonData(TYPED["given name"]), people.card(desk, one.id).version)
    undo.undo(desk)
    aid.give_aid(desk, GiveAid(AidData("ticket", person_id=one.id)))
    booked = appointments.book(desk, AppointmentData(one.id, "rolf", desk.clock())).value
    drafts.save(desk, "person", {"given_name": TYPED["draft"]})
    drafts.save(desk, "session", {"note": TYPED["confidential draft"]}, confidential=True)
    people.search(desk, TYPED["family name"])
    assert slips.slip_pdf(desk, booked.id).startswith(b"%PDF")
    assert outputs.made(
        reports.report(desk, Span.of_month(Month(2026, 11)), internal=True), Format.PDF
    ).startswith(b"%PDF")


def stumble(desk: Desk) -> None:
    """Known errors and bugs with personal data in them reach the log."""
    logger = logging.getLogger("woilmenau_desk.test")
    with pytest.raises(BadInput, match=TYPED["given name"]) as known:
        people.register(desk, PersonData(TYPED["given name"], card_number=TYPED["card"]))
    log.write_bug(logger, known.value)
    with desk.store.read() as conn, pytest.raises(OperationalError, match=TYPED["given name"]) as bug:
        conn.exec_driver_sql("SELECT nothing FROM person WHERE given_name = ?", (TYPED["given name"],))
    log.write_bug(logger, bug.value)


@pytest.mark.allow_log("bug: ")
def test_nothing_that_was_typed_can_be_read_anywhere(
    tmp_path: Path, data: Path, clock: Clock, scratch: Path, log_file: Path, code: str
) -> None:
    desk = log_in(data, "caro", clock, hold=True)
    a_day(desk)
    stumble(desk)
    # While it is open, with what the write-ahead log and the shared memory hold.
    assert (data / "desk.db-wal").stat().st_size > 0
    assert found_in(tmp_path) == []
    made = upkeep.backup(desk)
    assert upkeep.verify(desk).findings == ()
    access.change_password(desk, PASSWORD, TYPED["new password"])
    present.remove_user(desk, "theke", own_password=TYPED["new password"])
    assert found_in(tmp_path) == []
    desk.close()
    access.recover(data, code, "caro", TYPED["new password"])
    of_today = ByPassword("caro", TYPED["new password"])
    upkeep.restore_by(data, Order(made.path, ByPassword("caro", PASSWORD), present=of_today))
    assert found_in(tmp_path) == []

    # It is all there, the log did say something, and this search does find.
    again = access.login(data, "caro", TYPED["new password"], clock=clock)
    assert people.search(again, TYPED["family name"])[0].person.name.startswith(TYPED["given name"])
    assert counselling.read_session(again, 1).note == TYPED["changed note"]
    again.close()
    assert log_file.read_text("utf-8").count("bug: ") == 2
    (scratch / "spur").write_text(f"… {TYPED['note']} …", "utf-16")
    assert found_in(tmp_path) == ["note in temporary/spur"]


def test_recovery_codes_and_keys_lie_nowhere(
    tmp_path: Path, desk_of: Callable[[str], Desk], data: Path, code: str, scratch: Path
) -> None:
    desk = desk_of("caro")
    fresh = access.new_recovery_code(desk, own_password=PASSWORD)
    upkeep.backup(desk)
    secrets = [code, fresh, code.replace("-", ""), fresh.replace("-", ""), desk.store.desk_key.hex()]
    forms = [form for secret in secrets for form in encodings(secret)] + [desk.store.desk_key]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(form in content for form in forms), path


def test_files_are_for_their_owner_alone(tmp_path: Path, clock: Clock) -> None:
    before = os.umask(0o022)
    try:
        paths.restrict_new_files()
        data = tmp_path / "eigene"
        make_store(data)
        desk = log_in(data, "caro", clock, hold=True)
        upkeep.backup(desk)
        present.remove_user(desk, "theke", own_password=PASSWORD)
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
        files = [data, *data.rglob("*")]
        assert {path.name for path in files} >= {
            "desk.db",
            "desk.db-wal",
            "keys.json",
            "desk.lock",
            "backups",
        }
        assert not [path.name for path in files if path.stat().st_mode & 0o077]
        desk.close()
    finally:
        os.umask(before)
