"""What somebody wrote into the store past the program, and what leaves it under a clock that formats do not know."""

import io
import time
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from woilmenau_desk.documents.lists_out import list_to_xlsx
from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.services import drafts
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import centre
from woilmenau_desk.storage.tables.centre import Draft, Setting

DEEP = "[" * 100_000


def test_a_setting_without_ground_is_damage_and_no_bug(desk: Desk) -> None:
    with desk.writing() as uow:
        centre.save_setting(uow, "probe", ["eins"], centre.NEVER)
        uow.commit()
    with desk.writing() as uow:
        uow.conn.execute(update(Setting).where(Setting.key == "probe").values(value=DEEP))
        uow.commit()
    with desk.store.read() as conn, pytest.raises(StoreDamaged):
        centre.setting(conn, "probe")


def test_a_draft_without_ground_is_damage_and_hides_no_other(desk: Desk) -> None:
    drafts.save(desk, "person:new", {"given_name": "Anna"})
    drafts.save(desk, "visit:new:", {"note": "x"})
    with desk.writing() as uow:
        uow.conn.execute(update(Draft).where(Draft.form == "visit:new:").values(fields=DEEP.encode()))
        uow.commit()
    assert {row.form for row in drafts.waiting(desk)} == {"person:new", "visit:new:"}
    with pytest.raises(StoreDamaged):
        drafts.load(desk, "visit:new:")


@pytest.mark.parametrize("year", [1970, 2200])
def test_a_list_leaves_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    moment = datetime(year, 1, 2, tzinfo=UTC).timestamp()
    monkeypatch.setattr(time, "time", lambda: moment)
    content = list_to_xlsx([["Name", "Nr."], ["=1+1 <b> & _x0041_\r", "0042"]], "Per&sonen")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    sheet = load_workbook(io.BytesIO(content))["Per&sonen"]
    assert sheet["B2"].value == "0042"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet.freeze_panes == "A2"


def test_a_list_lies_in_no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", fail)
    monkeypatch.setattr("tempfile.mkstemp", fail)
    assert list_to_xlsx([["Anna"]], "Personen")
