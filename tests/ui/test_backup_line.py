"""The quiet line at the counter, and the section of the administration that it leads to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.window import texts
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backup_plan import Lateness, Standing
from woilmenau_desk.domain.backups import Occasion, PlaceState, Quiet, Ran, Spot
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import backup_settings, backups
from woilmenau_desk.storage import disks
from woilmenau_desk.ui.app import load_services
from woilmenau_desk.ui.backing_up import BackingUp
from woilmenau_desk.ui.main_window import MainWindow
from woilmenau_desk.ui.pages.centre.backups import BackupsSection
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.backup_line import BRIEF, behind_said, quiet_said

NOW = local(datetime(2026, 11, 26, 15, tzinfo=UTC))
GOOD, LATE, VERY = Lateness.GOOD, Lateness.LATE, Lateness.VERY_LATE
YESTERDAY = datetime(2026, 11, 25, 15, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "said", "tone"),
    [
        (Quiet(Standing(YESTERDAY, 1, GOOD)), "Gesichert: gestern 16:04", Tone.GOOD),
        (Quiet(Standing(None, 0, LATE)), "Noch nicht gesichert.", Tone.WARN),
        (Quiet(Standing(None, 9, VERY)), "Noch nicht gesichert.", Tone.BAD),
        (
            Quiet(Standing(datetime(2026, 11, 20, 15, 4, tzinfo=UTC), 4, LATE)),
            "Seit 4 Öffnungstagen nicht gesichert. Zuletzt Fr, 20.11. 16:04.",
            Tone.WARN,
        ),
        (
            Quiet(Standing(YESTERDAY, 1, GOOD), trouble=Sentence("errors", "Der Datenträger ist voll.")),
            "Gesichert: gestern 16:04. Der Datenträger ist voll.",
            Tone.WARN,
        ),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_what_it_says(quiet: Quiet, said: str, tone: Tone) -> None:
    text, looks = quiet_said(quiet, NOW)
    # Whether the translations, which know the plural, are compiled or not.
    assert (text.replace("tag(en)", "tagen"), looks) == (said, tone)


def test_what_is_said_of_other_places() -> None:
    stick = PlaceState("stick:1", Spot.STICK, "KINGSTON", None, YESTERDAY, late=True)
    assert behind_said([stick], NOW) == "Stick KINGSTON: zuletzt gestern 16:04."
    second = PlaceState("second", Spot.SECOND, "x", None, None, late=True)
    assert behind_said([second], NOW) == "Zweiter Ordner: noch keine Sicherung."


def test_what_hinders_a_place_fits_the_column_at_the_counter() -> None:
    assert set(BRIEF) == {backups._MISSING, backups._SILENT, backups._FULL}
    gone = Sentence("errors", backups._MISSING)
    second = PlaceState("second", Spot.SECOND, "x", None, YESTERDAY, late=True, trouble=gone)
    assert behind_said([second], NOW) == "Zweiter Ordner fehlt gerade."


@pytest.fixture
def counter_of(
    context_of: Callable[[Desk], Context], qtbot: QtBot
) -> Iterator[Callable[[Desk], CounterPage]]:
    made: list[CounterPage] = []

    def make(desk: Desk) -> CounterPage:
        page = CounterPage(context_of(desk))
        made.append(page)
        page.resize(1140, 660)
        page.show()
        qtbot.waitUntil(lambda: page.backups._quiet is not None)
        return page

    yield make
    for page in made:
        shiboken6.delete(page)


def test_the_counter_sees_it_and_the_lead_is_led_there(
    counter_of: Callable[[Desk], CounterPage], desk: Desk, opened: list[tuple[str, object]], qtbot: QtBot
) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    page = counter_of(desk)
    assert "Noch nicht gesichert." in texts(page.backups, seen_only=True)
    assert page.backups.button is not None
    page.backups.button.click()
    assert opened == [("admin", "backups")]
    # What is made is told at once.
    ran = backups.run(desk, Occasion.ASKED, volumes=lambda: ())
    assert ran is not None
    page.context.bus.publish(ran.changes)
    qtbot.waitUntil(lambda: page.backups.label.full_text() == "Gesichert: heute 14:03")
    assert not page.backups.note.isVisible()
    assert not page.backups.button.isVisible()


def test_the_counter_role_asks_the_lead(
    counter_of: Callable[[Desk], CounterPage], desk_of: Callable[[Role], Desk]
) -> None:
    page = counter_of(desk_of(Role.COUNTER))
    assert page.backups.note.text() == "Noch nicht gesichert. Bitte der Leitung sagen."
    assert page.backups.button is None


@pytest.fixture
def section(context: Context, qtbot: QtBot, tmp_path: Path) -> Iterator[BackupsSection]:
    window = MainWindow(tmp_path / "data")
    backing_up = BackingUp(context.runner, window)
    backing_up.begin(context.desk, load_services())
    made = BackupsSection(replace(context, backing_up=backing_up))
    made.resize(900, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.activated()
    qtbot.waitUntil(lambda: made._overview is not None)
    yield made
    backing_up.end()
    shiboken6.delete(made)
    window.deleteLater()


def test_one_is_made_brought_and_listed(
    section: BackupsSection, desk: Desk, tmp_path: Path, qtbot: QtBot, clock: Clock
) -> None:
    second = tmp_path / "zweiter"
    second.mkdir()
    section.take_second(second)
    qtbot.waitUntil(lambda: section._places.rowCount() == 1)
    qtbot.keyClick(section, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: section._model.rowCount() == 2)
    qtbot.waitUntil(section.now_action.isEnabled)
    assert section.said.text() == "Gesichert: heute 14:03"
    assert section._overview is not None
    assert [section._detail(row).rpartition(" · ")[0] for row in section._overview.backups] == [
        "auf diesem Rechner, von Hand · zurückgespielt und gleich",
        "im zweiten Ordner, von Hand · zurückgespielt und gleich",
    ]
    assert "Zweiter Ordner: zweiter" in texts(section)
    section.places.select("second")
    section.forget_action.trigger()
    qtbot.waitUntil(lambda: section._places.rowCount() == 0)
    assert len(list(second.glob("*.desk"))) == 1


def test_enter_leads_through_putting_one_back(section: BackupsSection, qtbot: QtBot) -> None:
    asked: list[Path | None] = []
    section.context = replace(section.context, restore=asked.append)
    qtbot.keyClick(section, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: section._model.rowCount() == 1)
    section.list.setFocus()
    section.list.select_any()
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    assert asked == [section.list.current_row().path]


def test_one_by_hand_goes_where_somebody_chose(
    section: BackupsSection, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    section.back_up_into(str(tmp_path / "stick.desk"))
    assert not section.elsewhere_action.isEnabled()
    qtbot.waitUntil(section.elsewhere_action.isEnabled)
    assert (tmp_path / "stick.desk").exists()
    assert not (desk.data / "backups").exists()
    (tmp_path / "file").write_text("no folder")
    section.back_up_into(str(tmp_path / "file" / "stick.desk"))
    qtbot.waitUntil(lambda: "lässt sich nicht schreiben" in section.said.text())
    assert section.now_action.isEnabled()


def test_what_became_of_one_by_hand_is_said_wherever_one_is(
    section: BackupsSection,
) -> None:
    told = section.context.status.told  # type: ignore[attr-defined]
    section.hide()  # at the counter
    section._on_answered(DiskFull())
    assert "voll" in told[-1]
    section.show()
    section.activated()
    section._say_standing(section._overview)  # type: ignore[arg-type]
    assert "voll" in section.said.text()
    section._on_answered(Ran(Path("x.desk"), restored=False))
    assert "Probe nicht bestanden" in told[-1]
    section._on_answered(Ran(Path("x.desk"), failed=("second:x",)))
    assert "Nicht überall angekommen" in told[-1]
    section._on_answered(Ran(Path("x.desk")))
    assert told[-1] == "Gesichert: x.desk"


def test_what_was_found_of_the_store_is_said_quietly(
    counter_of: Callable[[Desk], CounterPage], desk: Desk, section: BackupsSection, qtbot: QtBot
) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    with desk.store.unit_of_work("caro") as uow:
        uow.conn.exec_driver_sql("DELETE FROM visit")
        uow.conn.commit()
    ran = backups.run(desk, Occasion.ASKED, volumes=lambda: ())
    assert ran is not None
    section.context.bus.publish(ran.changes)
    qtbot.waitUntil(lambda: "Ablage prüfen" in section.said.text())
    line = counter_of(desk).backups
    assert line.label.full_text() == "Gesichert: heute 14:03"
    assert "Ablage prüfen" in line.behind.full_text()
    assert not line.note.isVisible()


def test_a_stick_is_taken(
    section: BackupsSection, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not section.stick_action.isEnabled()
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    monkeypatch.setattr(disks, "same_disk", lambda _one, _other: False)
    monkeypatch.setattr(backup_settings.overview, "__defaults__", (lambda: (stick,),))
    section.reload()
    qtbot.waitUntil(section.stick_action.isEnabled)
    section.stick_action.trigger()
    qtbot.waitUntil(lambda: section._places.rowCount() == 1)
    qtbot.waitUntil(lambda: not section.stick_action.isEnabled())
    assert (stick / "woilmenau-desk-sicherungen").is_dir()
    assert "Stick KINGSTON" in texts(section)


def test_what_cannot_be_a_place_is_said(section: BackupsSection, desk: Desk, qtbot: QtBot) -> None:
    section.take_second(desk.data)
    qtbot.waitUntil(lambda: "Ablage" in section.said.text())
    assert section._places.rowCount() == 0


def test_the_days_are_kept(section: BackupsSection, desk: Desk, qtbot: QtBot) -> None:
    section.days.setValue(5)
    section.form.save_action.trigger()
    qtbot.waitUntil(lambda: backup_settings.overview(desk, volumes=lambda: ()).days == 5)
