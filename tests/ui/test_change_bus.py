"""The change bus: each list hears of its own kinds, and only while it lives."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.ui.change_bus import ChangeBus


def test_a_list_hears_of_its_kinds_alone(qapp: object) -> None:
    bus = ChangeBus()
    owner = QObject()
    heard: list[Changes] = []
    bus.subscribe((Kind.VISIT, Kind.AID), heard.append, owner)
    bus.publish(Changes(frozenset({Kind.PERSON})))
    assert heard == []
    both = Changes(frozenset({Kind.PERSON, Kind.AID}))
    bus.publish(both)
    assert heard == [both]


def test_a_list_that_is_gone_is_left_alone(qtbot: QtBot) -> None:
    bus = ChangeBus()
    owner = QObject()
    heard: list[Changes] = []
    bus.subscribe((Kind.VISIT,), heard.append, owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    bus.publish(Changes(frozenset({Kind.VISIT})))
    assert heard == []


def test_a_list_may_vanish_while_others_are_told(qtbot: QtBot) -> None:
    bus = ChangeBus()
    first, second = QObject(), QObject()
    heard: list[str] = []
    bus.subscribe((Kind.VISIT,), lambda _changes: heard.append("first"), first)
    bus.subscribe((Kind.VISIT,), lambda _changes: heard.append("second"), second)
    with qtbot.waitSignal(bus.changed):
        bus.publish(Changes(frozenset({Kind.VISIT})))
    assert heard == ["first", "second"]
