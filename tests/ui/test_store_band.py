"""The band under the header: files that are gone, a disk that takes nothing, what was found at the login."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.stores import Clock, a_store, log_in
from tests.ui.window import Make
from tests.ui.window import log_in as log_into
from tools.gallery_screens import FakeAccess
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.errors import DiskFull, DiskReadOnly, EntryRescued, StoreVanished
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import since_last_login
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.pages.visits.problem import NotLogged
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.who import WhoLine
from woilmenau_desk.ui.store_band import StoreBand


def band_of(desk_app: DeskApp) -> StoreBand:
    assert desk_app.workspace is not None
    return desk_app.workspace.band


def refuse(desk_app: DeskApp, qtbot: QtBot, error: Exception) -> None:
    def fail() -> None:
        raise error

    with qtbot.waitSignal(desk_app.runner.refused):
        desk_app.runner.run(fail, on_error=lambda _error: None)


def test_it_takes_no_room_while_all_is_well(begun: Make, qtbot: QtBot) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    assert not band_of(desk_app).isVisible()


def test_files_that_are_gone_are_said_above_the_counter(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path
) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    access.desks[-1].trouble = error = StoreVanished(folder=tmp_path)
    refuse(desk_app, qtbot, error)
    band = band_of(desk_app)
    assert band.trouble.isVisible()
    assert "neu starten" in band.trouble.text()
    assert str(tmp_path) in band.trouble.accessibleName()
    assert not band.found.isVisible()


@pytest.mark.parametrize("kind", [DiskFull, DiskReadOnly])
def test_only_reading_is_said_until_it_is_over(
    begun: Make, qtbot: QtBot, access: FakeAccess, kind: type[DiskFull]
) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    access.desks[-1].trouble = error = kind(target="x")
    refuse(desk_app, qtbot, error)
    assert band_of(desk_app).trouble.text().startswith("Nur Lesen: ")
    access.desks[-1].trouble = None
    desk_app._on_news(None)
    assert not band_of(desk_app).isVisible()


def test_a_login_that_a_full_disk_did_not_take_asks_nothing(
    begun: Make, qtbot: QtBot, access: FakeAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no question of the clock, and no dialog stands in the way of reading."""
    made = access.login

    def login(*arguments: Any, **more: Any) -> Any:
        desk = made(*arguments, **more)
        desk.login_untold, desk.trouble = True, DiskFull()
        return desk

    monkeypatch.setattr(access, "login", login)
    desk_app = begun()
    log_into(desk_app, qtbot)
    desk_app.runner.finish()
    assert band_of(desk_app).trouble.isVisible()
    assert desk_app.window.findChildren(QDialog) == []


def test_what_was_found_stays_until_it_is_read(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    access.desks[-1].findings = [Sentence("rescue", "Der Ablage fehlt etwas.")]
    access.desks[-1].news = [Sentence("rescue", "Anderes ist da.")]
    band = band_of(desk_app)
    band.look()
    assert band.found.isVisible()
    assert band.found.text() == "Der Ablage fehlt etwas.\nAnderes ist da."
    qtbot.mouseClick(band.dismiss, Qt.MouseButton.LeftButton)
    assert not band.isVisible()
    band.look()
    assert not band.isVisible()


def test_what_is_found_later_is_shown_again(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    desk, band = access.desks[-1], band_of(desk_app)
    desk.news = [Sentence("rescue", "Gerettetes ist aufgenommen.")]
    band.look()
    qtbot.keyClick(desk_app.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not band.isVisible()
    desk.findings = [Sentence("rescue", "Die Ablage ist älter als beim letzten Mal.")]
    band.look()
    assert band.found.text() == "Die Ablage ist älter als beim letzten Mal."


def test_many_notices_leave_the_day_in_sight(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    desk, band = access.desks[-1], band_of(desk_app)
    long = Path("/var/lib/somewhere/woilmenau-desk-memory/rescue/0123456789abcdef/2026-11-22.merged")
    desk.findings = [Sentence("rescue", "Gerettetes liegt in {folder}.", {"folder": long})]
    desk.notices = [
        Sentence("since", "Am {day} war es auffällig.", {"day": f"{day}.11.2026"}) for day in range(1, 9)
    ]
    desk.notices += [Sentence("since", f"Anderes {number}.") for number in range(4)]
    band.look()
    assert band.found.text().splitlines() == [
        "Gerettetes liegt in …/2026-11-22.merged.",
        "Am 8.11.2026 war es auffällig. (Noch 7-mal davor.)",
        "Und 4 weitere.",
    ]
    assert str(long) in band.found.toolTip()
    assert band.found.height() < 100
    asked: list[str] = []
    band.asked_for_all.connect(lambda: asked.append("all"))
    qtbot.keyClick(desk_app.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["all"]


def test_whoever_does_not_lead_tells_the_lead(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    access.cards = (UserCard("theke", "Theke", Role.COUNTER),)
    desk_app = begun()
    log_into(desk_app, qtbot)
    access.desks[-1].findings = [Sentence("rescue", "Der Ablage fehlt etwas.")]
    band = band_of(desk_app)
    band.look()
    assert band.found.text() == "Der Ablage fehlt etwas.\nBitte der Leitung sagen."
    assert not band.see.isVisible()


def test_whoever_put_a_backup_back_is_not_told_so(begun: Make, qtbot: QtBot, access: FakeAccess) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    desk, band = access.desks[-1], band_of(desk_app)
    told = [
        Sentence("since", since_last_login._TOLD["restored"], {"day": day, "who": "Caro", "login": "caro"})
        for day in ("1.11.2026", "9.11.2026")
    ]
    desk.notices = list(told)
    band.watch(desk, desk_app.runner, "caro")  # type: ignore[arg-type]
    assert band.found.text() == "Am 1.11.2026 hat Caro eine Sicherung zurückgespielt."
    band.watch(desk, desk_app.runner, "rolf")  # type: ignore[arg-type]
    assert "Am 9.11.2026" in band.found.text()


def test_a_real_desk_says_what_holds(tmp_path: Path) -> None:
    data = tmp_path / "data"
    a_store(data)
    desk = log_in(data, "caro", Clock())
    assert desk.trouble is None
    (data / DATABASE_FILE).rename(data / "weg")
    with pytest.raises(StoreVanished):
        visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert isinstance(desk.trouble, StoreVanished)
    with pytest.raises(StoreVanished):
        upkeep.poll(desk)
    desk.close()


def test_while_the_files_are_gone_nothing_else_claims_that_all_is_well(
    begun: Make, qtbot: QtBot, access: FakeAccess, tmp_path: Path
) -> None:
    desk_app = begun()
    log_into(desk_app, qtbot)
    desk = access.desks[-1]
    desk.news = [Sentence("rescue", "Gerettetes ist aufgenommen. Es fehlt nichts.")]
    desk.trouble = error = StoreVanished(folder=tmp_path)
    refuse(desk_app, qtbot, error)
    assert not band_of(desk_app).found.isVisible()
    note = NotLogged(desk_app.privacy)
    qtbot.addWidget(note)
    note.add("anonym", "Begegnung", error)
    assert note.text() == "Nicht erfasst: anonym · Begegnung"
    note.add("anonym", "Begegnung", EntryRescued(folder=tmp_path))
    assert "nicht noch einmal eingeben" in note.text()
    words = CounterWords(lambda: datetime(2026, 11, 23, 14), "de", note)
    line = WhoLine(desk_app.privacy, words, lambda: None, (QAction("Einschreiben"), QAction("Karte")))
    qtbot.addWidget(line)
    line.show_hit("Mira", "")
    assert not line.rule.isHidden()
    line.records = lambda: False
    line.show_hit("Mira", "")
    assert line.rule.isHidden()
    desk_app._on_no_news(error)
    assert desk_app.workspace is not None
    assert desk_app.workspace.status.text() == ""
