"""Drafts: nothing typed is lost, nothing stale comes back."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import DiskFull, NotFound
from woilmenau_desk.services.desk import Along
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.drafts import DraftKeeper, Drafts
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.widgets.fields import ChoiceField, LongText
from woilmenau_desk.ui.widgets.topics import TopicsField


class Store:
    """Drafts in memory, and what was asked of them."""

    def __init__(self) -> None:
        self.full = False
        self.kept: dict[str, dict[str, object]] = {}
        self.saves: list[tuple[str, bool]] = []

    def save(self, form: str, fields: Mapping[str, object], confidential: bool) -> None:
        if self.full:
            raise DiskFull
        self.kept[form] = dict(fields)
        self.saves.append((form, confidential))

    def load(self, form: str) -> dict[str, object] | None:
        return self.kept.get(form)

    def drop(self, form: str) -> None:
        self.kept.pop(form, None)

    @contextmanager
    def going_along(
        self, form: str, left: Mapping[str, object] | None, confidential: bool
    ) -> Iterator[Along]:
        yield Along(lambda _uow: None)  # nothing is written with the entry, so it is dropped afterwards

    def waiting(self) -> tuple[DraftRow, ...]:
        return ()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def drafts(qapp: QApplication, store: Store) -> Iterator[Drafts]:
    theme.install(qapp)
    runner = TaskRunner(ChangeBus())
    yield Drafts(runner, store)
    runner.close()


class Note(QWidget):
    """A form with one of each field."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text, self.long = QLineEdit(self), QPlainTextEdit(self), LongText("", self)
        self.tick, self.number, self.box = QCheckBox(self), QSpinBox(self), QComboBox(self)
        self.box.addItem("a", "a")
        self.box.addItem("b", "b")
        self.choice = ChoiceField((("f", "weiblich"),), parent=self)
        self.topics = TopicsField((("w", "Wohnen"), ("s", "Sprache")), self)
        self.fields: dict[str, QWidget] = {
            name: getattr(self, name)
            for name in ("line", "text", "long", "tick", "number", "box", "choice", "topics")
        }

    def fill(self) -> None:
        self.line.setText("eins")
        self.text.setPlainText("zwei\nZeilen")
        self.long.setPlainText("lang")
        self.tick.setChecked(True)
        self.number.setValue(7)
        self.box.setCurrentIndex(1)
        self.choice.set_code("f")
        self.topics.set_codes(("s",))


def keeper_of(drafts: Drafts, form: Note, *, confidential: bool = False) -> DraftKeeper:
    return drafts.keep("note", form.fields, form, confidential=confidential)


def test_every_kind_of_field_comes_back(drafts: Drafts, store: Store, qtbot: QtBot) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form, confidential=True)
    form.fill()
    keeper.timer.timeout.emit()
    qtbot.waitUntil(lambda: bool(store.saves))
    assert store.saves == [("note", True)]
    again = Note()
    qtbot.addWidget(again)
    second = keeper_of(drafts, again)
    with qtbot.waitSignal(second.restored):
        second.restore()
    assert second.values() == keeper.values()
    assert not second.timer.isActive()


def test_typing_waits_a_moment_and_the_lock_does_not(drafts: Drafts, store: Store, qtbot: QtBot) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    form.line.setText("a")
    form.line.setText("ab")
    assert keeper.timer.isActive()
    assert keeper.timer.interval() == 600
    assert store.kept == {}
    drafts.flush()
    qtbot.waitUntil(lambda: "note" in store.kept)
    assert store.kept["note"]["line"] == "ab"
    assert len(store.saves) == 1


def test_a_form_that_is_empty_again_needs_no_draft(drafts: Drafts, store: Store, qtbot: QtBot) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper_of(drafts, form)
    form.line.setText("a")
    drafts.flush()
    qtbot.waitUntil(lambda: "note" in store.kept)
    form.line.setText("")
    drafts.flush()
    qtbot.waitUntil(lambda: "note" not in store.kept)


def test_a_saved_form_leaves_no_draft(drafts: Drafts, store: Store, qtbot: QtBot) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    form.line.setText("a")
    drafts.flush()
    form.line.setText("ab")
    keeper.drop()
    qtbot.waitUntil(lambda: bool(store.saves) and "note" not in store.kept)
    assert not keeper.timer.isActive()


def answered(drafts: Drafts, qtbot: QtBot) -> None:
    done: list[object] = []
    drafts.runner.run(int, on_done=done.append)
    qtbot.waitUntil(lambda: bool(done))


def test_neither_the_draft_nor_what_is_typed_before_it_comes_is_lost(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    store.kept["note"] = {"line": "alt", "long": "Eine lange Notiz", "number": 7, "choice": "f"}
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    keeper.restore()
    form.long.insertPlainText("h")
    form.number.setValue(9)
    drafts.flush()  # before the answer
    form.long.insertPlainText("i")
    answered(drafts, qtbot)
    assert store.kept["note"]["long"] == "Eine lange Notiz\nh"
    drafts.flush()
    answered(drafts, qtbot)
    assert form.line.text() == "alt"
    assert form.long.toPlainText() == "Eine lange Notiz\nhi"
    assert (form.number.value(), form.choice.code()) == (9, "f")
    assert store.kept["note"] == keeper.values()


def test_an_entry_is_saved_and_its_draft_dropped_in_one_go(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    form.line.setText("a")
    drafts.flush()
    form.line.setText("ab")
    drafts.runner.run(keeper.saving(lambda: "saved"))
    drafts.flush()  # the form goes before the answer
    answered(drafts, qtbot)
    assert store.kept == {}


def test_an_entry_that_was_not_saved_stays_a_draft_and_is_kept_on(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise NotFound

    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    form.line.setText("a")
    drafts.runner.run(keeper.saving(fail), on_error=lambda _error: None)
    drafts.flush()
    answered(drafts, qtbot)
    assert store.kept["note"]["line"] == "a"
    form.line.setText("ab")
    drafts.flush()
    answered(drafts, qtbot)
    assert store.kept["note"]["line"] == "ab"


def test_a_save_that_fails_is_told_though_its_form_is_gone(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise NotFound

    form = Note()
    keeper = keeper_of(drafts, form)
    form.line.setText("a")
    errors: list[object] = []
    drafts.runner.error_unhandled.connect(errors.append)
    drafts.runner.run(keeper.saving(fail), on_error=lambda _error: None, owner=form)
    shiboken6.delete(form)
    answered(drafts, qtbot)
    assert [type(error) for error in errors] == [NotFound]
    assert store.kept["note"]["line"] == "a"


def test_a_draft_that_cannot_be_written_is_told_once_and_tried_again(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    form = Note()
    keeper = keeper_of(drafts, form)
    told: list[str] = []
    errors: list[object] = []
    states: list[bool] = []
    drafts.told.connect(told.append)
    drafts.runner.error_unhandled.connect(errors.append)
    drafts.failed_changed.connect(states.append)
    store.full = True
    for text in ("a", "ab", "abc"):
        form.line.setText(text)
        keeper.timer.timeout.emit()
        answered(drafts, qtbot)
    assert (len(told), errors, drafts.failed) == (1, [], True)
    shiboken6.delete(form)
    store.full = False
    drafts.flush()
    answered(drafts, qtbot)
    assert store.kept["note"]["line"] == "abc"
    assert (states, drafts.failed) == ([True, False], False)


def test_a_form_that_is_gone_is_not_asked(drafts: Drafts, store: Store, qtbot: QtBot) -> None:
    form = Note()
    keeper_of(drafts, form)
    form.line.setText("a")
    with qtbot.waitSignal(form.destroyed):
        form.deleteLater()
    drafts.flush()
    assert store.kept == {}


def test_whoever_types_without_a_pause_is_kept_all_the_same(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    assert 0 < keeper.limit.interval() <= 1500  # half a second stays for the worker, of two
    form.line.setText("a")
    begun = keeper.limit.timerId()
    form.line.setText("ab")
    assert keeper.limit.timerId() == begun, "the letter put the draft off once more"
    keeper.limit.timeout.emit()
    qtbot.waitUntil(lambda: "note" in store.kept)
    assert store.kept["note"]["line"] == "ab"
    assert not keeper.timer.isActive()
    assert not keeper.limit.isActive()


def test_drafts_never_pile_up_behind_a_slow_worker(drafts: Drafts, store: Store, qtbot: QtBot) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    busy = threading.Event()
    drafts.runner.run(busy.wait)
    for text in ("a", "ab", "abc", "abcd"):
        form.line.setText(text)
        keeper.limit.timeout.emit()
    assert store.saves == []
    busy.set()
    drafts.runner.finish()
    assert store.kept["note"]["line"] == "abcd"
    assert len(store.saves) == 1, "only the newest is worth writing"


def test_what_is_typed_while_a_draft_is_being_written_is_written_next(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    writing, go_on = threading.Event(), threading.Event()
    save = store.save

    def slow(form: str, fields: Mapping[str, object], confidential: bool) -> None:
        writing.set()
        go_on.wait(10)
        save(form, fields, confidential)

    store.save = slow  # type: ignore[method-assign]
    form.line.setText("a")
    keeper.limit.timeout.emit()
    assert writing.wait(10)
    for text in ("ab", "abc"):
        form.line.setText(text)
        keeper.limit.timeout.emit()
    go_on.set()
    drafts.runner.finish()
    assert store.kept["note"]["line"] == "abc"
    assert len(store.saves) == 2


def test_a_newer_draft_never_goes_before_what_was_asked_in_between(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    form = Note()
    qtbot.addWidget(form)
    keeper = keeper_of(drafts, form)
    busy = threading.Event()
    drafts.runner.run(busy.wait)
    form.line.setText("gespeichert")
    keeper.flush()
    drafts.runner.run(keeper.saving(lambda: None), on_done=lambda _none: None)
    keeper.settle()
    form.line.setText("das nächste")
    keeper.flush()
    busy.set()
    drafts.runner.finish()
    assert store.kept["note"]["line"] == "das nächste", "the entry took the draft of the next one with it"


def test_a_form_opened_again_finds_what_the_one_before_wrote_last(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    first, second = Note(), Note()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    busy = threading.Event()
    drafts.runner.run(busy.wait)
    keeper = keeper_of(drafts, first)
    first.line.setText("angefangen")
    keeper.flush()
    again = keeper_of(drafts, second)
    again.restore()
    second.line.setText("weiter")
    again.flush()
    busy.set()
    drafts.runner.finish()
    assert store.kept["note"]["line"] == "angefangen weiter"


def test_nothing_is_read_anew_while_somebody_types_in_an_open_form(
    drafts: Drafts, store: Store, qtbot: QtBot
) -> None:
    form = Note()
    keeper = keeper_of(drafts, form)
    drafts.runner.finish()
    changes: list[None] = []
    drafts.changed.connect(lambda: changes.append(None))
    form.line.setText("a")
    keeper.flush()
    drafts.runner.finish()
    assert store.kept["note"]["line"] == "a"
    assert changes == []
    shiboken6.delete(form)
    assert changes == [None]
