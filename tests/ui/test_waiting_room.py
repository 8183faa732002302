"""The screen in the waiting room: numbers and rooms, through the lock, never a name, and a word where it lost touch."""

import wave
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.test_accessible_names import unnamed
from woilmenau_desk.domain.errors import DiskFull
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.queue import OnScreen, QueueData
from woilmenau_desk.services.appointments import queue
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.chime import Chime, chime_file, made
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import DARK
from woilmenau_desk.ui.waiting_room.bar import WaitingRoomBar
from woilmenau_desk.ui.waiting_room.room import LOST_AFTER, WaitingRoom
from woilmenau_desk.ui.waiting_room.window import WaitingRoomWindow, arrow_font

Settled = Callable[[Context], None]


class Memory(dict[str, str]):
    """What a workstation remembers."""

    def remembered(self, key: str) -> str:
        return self.get(key, "")

    def remember(self, key: str, value: str) -> None:
        self[key] = value


class Ears(Chime):
    """Hears instead of sounding."""

    def __init__(self) -> None:
        super().__init__(players=())
        self.heard = 0

    def play(self) -> None:
        self.heard += 1


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def room(context: Context, memory: Memory, seconds: Seconds) -> Iterator[WaitingRoom]:
    made = WaitingRoom(memory, clock=seconds)
    made.chime = Ears()
    made.begin(context.desk, context.runner, context.bus, queue.on_screen, context.now, session := QObject())
    yield made
    made.put_away()
    del session


@pytest.fixture
def window(room: WaitingRoom, context: Context, settled: Settled) -> WaitingRoomWindow:
    room.open()
    settled(context)
    assert room.window is not None
    return room.window


def call(desk: Desk, *, number: int = 1) -> None:
    for _ in range(number):
        queue.add(desk, QueueData())
        queue.call_next(desk, "caro", "room_1")


def test_a_call_is_shown_and_heard_the_ones_before_it_too(
    room: WaitingRoom,
    window: WaitingRoomWindow,
    context: Context,
    desk: Desk,
    clock: Clock,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    assert window.calls() == ()
    assert window.windowTitle() == "Wartezimmer"
    call(desk)
    room.look()
    settled(context)
    assert [(one.number, one.room) for one in window.calls()] == [(1, "Beratung 1")]
    assert window.accessibleDescription() == "Nummer 1, Beratung 1"
    assert room.chime.heard == 1  # type: ignore[attr-defined]
    clock.now += timedelta(minutes=5)
    context.runner.run(call, desk)
    settled(context)
    room.look()
    settled(context)
    assert [one.number for one in window.calls()] == [2, 1]
    assert room.chime.heard == 2  # type: ignore[attr-defined]
    room.look()
    settled(context)
    assert room.chime.heard == 2  # type: ignore[attr-defined]


def test_what_stood_there_before_it_was_opened_is_not_heard(
    room: WaitingRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    call(desk)
    room.open()
    settled(context)
    assert room.window is not None
    assert room.window.calls()
    assert room.chime.heard == 0  # type: ignore[attr-defined]


def test_the_chime_can_be_off_and_whoever_switches_it_on_hears_it(
    room: WaitingRoom, window: WaitingRoomWindow, context: Context, desk: Desk, settled: Settled
) -> None:
    room.set_sounds(False)
    call(desk)
    room.look()
    settled(context)
    assert room.chime.heard == 0  # type: ignore[attr-defined]
    room.set_sounds(True)
    assert room.chime.heard == 1  # type: ignore[attr-defined]


def test_it_goes_on_while_the_desk_is_locked(
    room: WaitingRoom, window: WaitingRoomWindow, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    call(desk)
    context.runner.hold()
    desk.lock()
    room.look()
    qtbot.waitUntil(lambda: bool(window.calls()))
    assert window.lost() == ""
    context.runner.release()


def test_it_says_when_the_store_cannot_be_read(
    room: WaitingRoom,
    window: WaitingRoomWindow,
    context: Context,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_desk: Desk) -> tuple[OnScreen, ...]:
        raise DiskFull

    room._read, whole = gone, room._read
    room.look()
    settled(context)
    assert "Theke" in window.lost()
    room._read = whole
    room.look()
    settled(context)
    assert window.lost() == ""


def test_it_says_when_no_answer_comes(
    room: WaitingRoom, window: WaitingRoomWindow, context: Context, seconds: Seconds, settled: Settled
) -> None:
    room._asked_at = seconds.now  # one that hangs
    seconds.now += LOST_AFTER - 1
    room.look()
    assert window.lost() == ""
    seconds.now += 2
    room.look()
    assert window.lost()
    room.look()  # asked anew
    settled(context)
    assert window.lost() == ""


def test_it_says_when_nobody_is_logged_in_and_goes_on_with_the_next(
    room: WaitingRoom, window: WaitingRoomWindow, context: Context, desk: Desk, settled: Settled
) -> None:
    room._end(desk)
    assert window.lost()
    session = QObject()
    room.begin(desk, context.runner, context.bus, queue.on_screen, context.now, session)
    settled(context)
    assert window.lost() == ""


def test_no_name_comes_near_it(
    room: WaitingRoom, window: WaitingRoomWindow, context: Context, desk: Desk, settled: Settled
) -> None:
    olena = people.register(desk, PersonData("Olena", "Zrazkova")).value
    queue.add(desk, QueueData(person_id=olena.id))
    queue.call_next(desk, "caro")
    room.look()
    settled(context)
    told = " ".join((window.accessibleName(), window.accessibleDescription(), window.windowTitle()))
    assert window.calls()[0].number == 1
    assert "Olena" not in told
    assert set(OnScreen.__dataclass_fields__) == {"number", "room", "called_at"}


def test_it_is_remembered_whether_it_was_open(
    room: WaitingRoom, window: WaitingRoomWindow, memory: Memory, qtbot: QtBot
) -> None:
    changes: list[None] = []
    room.changed.connect(lambda: changes.append(None))
    assert memory["waiting_room"] == "yes"
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not room.is_open
    assert memory["waiting_room"] == "no"
    assert changes
    room.toggle()
    assert room.window is not None
    room.put_away()
    assert memory["waiting_room"] == "yes"


def test_with_one_screen_alone_it_is_a_window_that_covers_nothing_whole(
    room: WaitingRoom, window: WaitingRoomWindow
) -> None:
    assert room.screen_wanted() is None
    assert not window.isFullScreen()
    assert window.width() < window.screen().geometry().width()


def test_it_is_painted_in_every_state_and_size(window: WaitingRoomWindow, clock: Clock) -> None:
    calls = tuple(OnScreen(1000 + number, "Gruppenraum am Ende des Ganges", clock()) for number in range(6))
    for size in ((480, 270), (1366, 768), (1080, 1920)):
        window.resize(*size)
        pictures = set()
        for state in ((), calls[:1], calls):
            window.show_calls(state)
            pictures.add(window.grab().toImage().cacheKey())
            for dark in (True, False):
                window.set_dark(dark)
                ground = window.grab().toImage().pixelColor(2, 2)
                assert (ground.lightness() < 100) is dark
        window.show_lost("Weg.")
        assert not window.grab().isNull()


def test_the_tone_is_short_and_soft() -> None:
    assert chime_file().read_bytes() == made()
    with wave.open(str(chime_file())) as tone:
        assert tone.getnframes() / tone.getframerate() < 2
        frames = tone.readframes(tone.getnframes())
    samples = memoryview(frames).cast("h")
    assert 4000 < max(map(abs, samples)) < 0.5 * 32_767
    assert abs(samples[0]) < 200
    assert abs(samples[-1]) < 200


def _player(folder: Path, name: str, code: int) -> str:
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/{name}.heard"\nexit {code}\n')
    path.chmod(0o700)
    return str(path)


def test_a_player_that_fails_gives_way_to_the_next(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    found = {"deaf": _player(tmp_path, "deaf", 1), "good": _player(tmp_path, "good", 0)}
    chime = Chime(None, (("none",), ("deaf",), ("good", "-q")), lambda name: found.get(name, ""))
    assert chime.can_sound
    chime.play()
    qtbot.waitUntil(lambda: (tmp_path / "good.heard").exists())
    assert (tmp_path / "good.heard").read_text().split() == ["-q", str(chime_file())]
    qtbot.waitUntil(lambda: chime._process is None)


def test_where_nothing_plays_it_is_said(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    found = {"deaf": _player(tmp_path, "deaf", 1)}
    chime = Chime(None, (("deaf",),), lambda name: found.get(name, ""))
    with qtbot.waitSignal(chime.silent):
        chime.play()
    assert not chime.can_sound
    with qtbot.waitSignal(chime.silent):
        chime.play()


def test_its_bar_sets_it_up_and_follows_it(
    room: WaitingRoom, memory: Memory, qapp: object, qtbot: QtBot
) -> None:
    toggle = QAction("")
    toggle.triggered.connect(room.toggle)
    bar = WaitingRoomBar(room, toggle)
    qtbot.addWidget(bar)
    bar.show()
    assert toggle.text() == "Bildschirm öffnen"
    toggle.trigger()
    assert (room.is_open, toggle.text()) == (True, "Bildschirm schließen")
    bar.dark.click()
    assert room.dark
    assert room.window is not None
    assert room.window.colours is DARK
    bar.screen_field.set_code(room.screens()[0])
    bar.screen_field.edited.emit()
    assert memory["waiting_room_screen"] == room.screens()[0]
    assert not bar.sounds.isEnabled()  # nothing here plays it
    room.close()
    assert toggle.text() == "Bildschirm öffnen"
    assert unnamed(bar) == []


@pytest.mark.parametrize(("width", "height"), [(43, 270), (40, 600), (160, 590)])
def test_the_arrow_is_whole_in_a_narrow_window(qapp: QApplication, width: int, height: int) -> None:
    needed = QFontMetricsF(arrow_font(width, height)).horizontalAdvance("→")
    assert needed <= width + 1
