"""What somebody reads who has the file and the desk key, as a counter login has, and a Python prompt: nothing confided.

The database is decrypted page by page, so that also what was deleted and not yet written over is looked at.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests import present
from tests.old_stores import keep_plainly
from tests.stores import PASSWORD, Clock
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.services import drafts, undo
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.trail.sealing import doubted

_PAGE, _RESERVED, _SALT = 4096, 80, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24
TOPICS = ("debts_contracts", "official_mail")
OUTCOMES = ("awaiting_answer", "broken_off")
TARGETS = ("womens_shelter", "refugee_law_clinic")
CONFIDED = (
    *TOPICS,
    *OUTCOMES,
    *TARGETS,
    "Mietschuldengeschichte",
    "Kündigungsfrist",
    "Schwester Quirinia",
    "Dampflokomotive",
    "Entwurfsgeheimnis",
)


def pages(data: Path) -> bytes:
    """The database as the desk key of a counter login opens it, and its log."""
    key = Keyring.load(data).open("theke", PASSWORD).desk_key
    content = (data / DATABASE_FILE).read_bytes()
    log = data / f"{DATABASE_FILE}-wal"
    whole = [content[at : at + _PAGE] for at in range(0, len(content), _PAGE)]
    if log.exists():
        frames = log.read_bytes()[_LOG_HEADER:]
        step = _FRAME_HEADER + _PAGE
        whole += [frames[at + _FRAME_HEADER : at + step] for at in range(0, len(frames), step)]
    found = b""
    for page in whole:
        # The first page begins with the salt, wherever it stands.
        body = page[_SALT if page.startswith(content[:_SALT]) else 0 : -_RESERVED]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(page[-_RESERVED:][:_SALT])).decryptor()
        found += decryptor.update(body) + decryptor.finalize()
    return found


def readable(data: Path) -> list[str]:
    """Which of the words stand there."""
    content = pages(data)
    assert "Zwölfeichen".encode() in content, "nothing was decrypted"
    return [word for word in CONFIDED if word.encode() in content]


def confide(desk: Desk) -> None:
    """Say all that can be said of a session, say it otherwise, take it back, strike it, and leave some of it as a draft."""
    person = people.register(desk, PersonData("Mira", "Zwölfeichen")).value.id
    data = SessionData(
        person,
        TOPICS[:1],
        outcome=OUTCOMES[0],
        follow_up_on=date(2026, 11, 30),
        follow_up_reason="Kündigungsfrist",
        referral=Referral(TARGETS[0], "informed"),
        interpreting="volunteer",
        interpreter="Schwester Quirinia",
        interpreting_language="ar",
    )
    one = counselling.record_session(desk, RecordSession(data, "Mietschuldengeschichte")).value
    other = replace(data, topics=TOPICS[1:], outcome=OUTCOMES[1], referral=Referral(TARGETS[1], "accepted"))
    counselling.edit_session(desk, one.id, other, "Dampflokomotive", one.version)
    undo.undo(desk)
    undo.redo(desk)
    two = counselling.record_session(desk, RecordSession(data, "Mietschuldengeschichte")).value
    present.finish_follow_up(desk, one.id)
    present.void_session(desk, two.id)
    fields = {
        "topics": list(TOPICS),
        "outcome": OUTCOMES[0],
        "referral": TARGETS[0],
        "note": "Entwurfsgeheimnis",
    }
    drafts.save(desk, "session", fields, confidential=True)
    drafts.drop(desk, "session")
    drafts.save(desk, "session", fields, confidential=True)
    counselling.read_session(desk, one.id)


def test_of_what_was_confided_the_desk_key_reads_nothing(data: Path, desk_of: Callable[[str], Desk]) -> None:
    caro = desk_of("caro")
    confide(caro)
    # With what the log of the database holds, while it is open.
    aside = shutil.copytree(data, data.parent / "aside")
    caro.close()
    desk_of("theke").close()
    assert readable(data) == []
    assert readable(aside) == []


def test_what_an_earlier_version_kept_in_the_open_is_gone_with_the_first_login_with_the_vault(
    data: Path, desk_of: Callable[[str], Desk], clock: Clock
) -> None:
    caro = desk_of("caro")
    confide(caro)
    with caro.writing() as uow:
        keep_plainly(uow, caro.vault)
        uow.commit()
    caro.close()
    assert set(readable(data)) == {TOPICS[1], OUTCOMES[1], TARGETS[1], TOPICS[0], OUTCOMES[0], TARGETS[0]}
    again = desk_of("caro")
    assert again.trail_doubts == ()
    assert upkeep.verify(again).findings == ()
    again.close()
    assert readable(data) == []
    last = desk_of("caro")
    read = counselling.read_session(last, 1)
    assert (read.data.topics, read.data.outcome) == (TOPICS[1:], OUTCOMES[1])
    with last.store.read() as conn:
        assert doubted(conn) == []


@pytest.mark.parametrize("role", ["theke"])
def test_the_counter_is_given_none_of_it_by_any_service(desk_of: Callable[[str], Desk], role: str) -> None:
    confide(desk_of("caro"))
    counter = desk_of(role)
    shown = repr((counselling.recent(counter), counselling.sessions_of(counter, 1)))
    assert "Zwölfeichen" in shown
    assert [word for word in CONFIDED if word in shown] == []
