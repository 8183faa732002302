"""Words in the trail, in a copy or a memory that anybody at the counter can write: told, and never in the way."""

import json
import shutil
from pathlib import Path

import pytest

from tests.stores import PASSWORD, Clock, log_in
from woilmenau_desk import paths
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import drafts, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.rescued import said_of
from woilmenau_desk.services.upkeep import backup_settings, upkeep
from woilmenau_desk.storage.backups import backup_places
from woilmenau_desk.storage.engine import DATABASE_FILE, connect
from woilmenau_desk.storage.keys.keyring import KEY_FILE, Keyring

ILLEGIBLE = "das dieses Programm nicht geschrieben hat"


def sql(path: Path, keys: Path, statement: str) -> None:
    connection = connect(path, Keyring.load(keys).open("theke", PASSWORD).desk_key)
    try:
        connection.execute(statement)
    finally:
        connection.close()


@pytest.mark.parametrize("action", ["rescue taken in", "rescue left lying"])
def test_what_is_said_of_something_rescued_keeps_nobody_out(data: Path, clock: Clock, action: str) -> None:
    theke = log_in(data, "theke", clock)
    with theke.store.unit_of_work("theke", None) as uow:
        uow.trace(action, "store", detail="apart:x")
        uow.commit()
    theke.close()
    caro = log_in(data, "caro", clock)
    assert ILLEGIBLE in " ".join(map(str, caro.findings))
    assert ILLEGIBLE in " ".join(map(str, upkeep.verify(caro).findings))
    upkeep.backup(caro)
    caro.close()
    log_in(data, "theke", clock).close()


@pytest.mark.parametrize(
    "detail",
    [
        "apart:1:x:z",
        "apart:²:0:z",
        f"apart:{'9' * 5000}:0:z",
        "foreign:0:0:../../../etc",
        "foreign:0:0:..",
        "",
        "x:1",
    ],
)
def test_what_the_program_does_not_say_is_told_as_that(tmp_path: Path, detail: str) -> None:
    ((sentence, is_finding),) = said_of(detail, tmp_path)
    assert is_finding
    assert ILLEGIBLE in str(sentence)


@pytest.mark.parametrize(
    "detail", ["whole:3:0:2026-11-24-000000-abcd1234", "apart:2:0:x", "whole:3", "present"]
)
def test_what_the_program_says_itself_is_read(tmp_path: Path, detail: str) -> None:
    ((sentence, is_finding),) = said_of(detail, tmp_path)
    assert not is_finding
    assert "Gerettetes ist aufgenommen" in str(sentence)


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE audit_entry SET digest = 'abc' WHERE id = (SELECT max(id) FROM audit_entry)"],
        ["UPDATE audit_entry SET digest = -5 WHERE id = (SELECT max(id) FROM audit_entry)"],
        [
            "UPDATE audit_entry SET digest = x'00' WHERE id = (SELECT max(id) FROM audit_entry)",
            "INSERT INTO audit_entry (at, actor, action, entity, entity_id, detail, digest)"
            " VALUES (1, 'x', 'loaded', 'person', 1, 'a-b-c', x'00')",
        ],
        [
            "UPDATE audit_entry SET digest = x'00' WHERE id = (SELECT max(id) FROM audit_entry)",
            "UPDATE visit SET local_date = 'gestern'",
        ],
    ],
)
def test_a_copy_that_somebody_laid_there_keeps_nobody_out(
    data: Path, clock: Clock, statements: list[str]
) -> None:
    caro = log_in(data, "caro", clock)
    visits.log_visit(caro, LogVisit(VisitData("encounter")))
    caro.close()
    place = paths.remembered("rescue", data) / "2026-11-24-000000-abcd"
    place.mkdir(parents=True)
    for name in (DATABASE_FILE, KEY_FILE):
        shutil.copy(data / name, place / name)
    for statement in statements:
        sql(place / DATABASE_FILE, data, statement)
    for name in ("caro", "theke"):
        desk = log_in(data, name, clock)
        assert len(visits.day(desk).rows) == 1
        desk.close()


@pytest.mark.parametrize(
    "kept",
    [
        {"troubles": {"here": {}}},
        {"troubles": {"here": {"text": "x"}}},
        {"troubles": {"here": "x"}},
        {"records": [{"name": "x"}, 7]},
        {"days": 10**400},
    ],
)
def test_a_memory_of_backups_that_somebody_wrote_begins_anew(
    desk: Desk, data: Path, kept: dict[str, object]
) -> None:
    (data / backup_places.STATE_FILE).write_text(json.dumps({"format": backup_places.FORMAT, **kept}))
    backup_settings.quiet(desk)
    backup_settings.overview(desk, lambda: ())


def test_a_former_number_that_is_none_is_no_persons(desk: Desk, data: Path) -> None:
    person = people.register(desk, PersonData("Mira", "Muster")).value.id
    sql(
        data / DATABASE_FILE,
        data,
        f"INSERT INTO person_alias (person_id, alias_kind, value) VALUES ({person}, 'record', 'x')",
    )
    assert drafts.load(desk, f"person:{person}") is None
    assert upkeep.verify(desk).findings


@pytest.mark.parametrize("fields", ["x'ff'", "CAST('[1]' AS BLOB)", "CAST('{' AS BLOB)"])
def test_a_draft_that_is_none_is_told(desk: Desk, data: Path, fields: str) -> None:
    drafts.save(desk, "visit", {"a": "b"})
    sql(data / DATABASE_FILE, data, f"UPDATE draft SET fields = {fields}")
    drafts.waiting(desk)
    with pytest.raises(StoreDamaged):
        drafts.load(desk, "visit")


@pytest.mark.parametrize("moment", ["9999-12-31T23:30:00+00:00", "0001-01-01T00:00:00+00:00", "gestern"])
def test_no_copy_was_made_at_the_end_of_time(moment: str) -> None:
    assert backup_places.moment(moment) is None
