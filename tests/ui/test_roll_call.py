"""The roll call by keys, in the real window: how many a café takes, what a key costs, and that nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.cafe import CAFE, ENROLLED, open_cafe
from tests.ui.conftest import Clock
from tests.ui.test_counter_costs import statements
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.offers import AttendanceState, OfferData, Rhythm, Series, SessionKey, SessionState
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.volunteers import VolunteerData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import enrolling, offers, roll_call, sessions, sheets
from woilmenau_desk.services.people import people
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.pages.offers.roll_call import RollCallPage
from woilmenau_desk.ui.pages.visits.counter import CounterPage
from woilmenau_desk.ui.registry import PAGES
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import ROW_HEIGHT
from woilmenau_desk.ui.workspace import Workspace

Settled = Callable[[Context], None]
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
MONDAYS = Series(Rhythm.WEEKLY, 0, time(13), time(16), date(2026, 9, 7))
MISSING = ("Elif", "Nadia", "Zoya")


class Hands:
    """Presses keys where the focus is, and counts every one of them, the held ones too."""

    def __init__(self, window: Workspace, context: Context, settled: Settled) -> None:
        self.window, self.context = window, context
        self.pressed = 0
        self._settled = settled

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.pressed += 1 if held == NONE else 2
        QTest.keyClick(focused, key, held)
        self._settled(self.context)

    def type(self, text: str) -> None:
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.pressed += 1
            QTest.keyClicks(focused, letter)
        self._settled(self.context)

    def enter(self, text: str) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return)

    @property
    def page(self) -> RollCallPage:
        page = self.window.current_page()
        assert isinstance(page, RollCallPage)
        return page

    @property
    def counter(self) -> CounterPage:
        page = self.window.current_page()
        assert isinstance(page, CounterPage)
        return page


@pytest.fixture
def cafe(desk: Desk) -> SessionKey:
    return open_cafe(desk)


@pytest.fixture
def hands(cafe: SessionKey, context: Context, qtbot: QtBot, settled: Settled) -> Hands:
    window = Workspace(context.desk.actor, PAGES, context.privacy)
    mine = replace(context, open_page=window.open_page)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.start(mine)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    settled(mine)
    return Hands(window, mine, settled)


@pytest.fixture
def taken(hands: Hands) -> Hands:
    """The roll call stands open."""
    hands.key(Qt.Key.Key_F6, SHIFT)
    return hands


def finished(desk: Desk, cafe: SessionKey) -> None:
    """25 women came: 22 enrolled, two who are known, one who is not; 14 children are in the childcare."""
    row = sessions.get(desk, cafe)
    assert (row.state, row.came, row.anonymous_adults, row.announced, row.children) == (
        SessionState.HELD,
        24,
        1,
        3,
        14,
    )
    assert visits.day(desk).contacts == 25
    came = {one.name.split()[0] for one in roll_call.start(desk, cafe).rows if one.came}
    assert came == {name for name, _ in ENROLLED if name not in MISSING} | {"Berivan", "Xenia"}


def test_a_cafe_is_finished_in_26_keys_where_almost_everybody_came(
    hands: Hands, desk: Desk, cafe: SessionKey
) -> None:
    hands.key(Qt.Key.Key_F6, SHIFT)
    hands.key(Qt.Key.Key_A, ALT)
    for name in MISSING:
        hands.type(name[:2].lower())
        hands.key(Qt.Key.Key_Delete)
    hands.enter("beri1")
    hands.enter("xe")
    hands.enter("1")
    hands.key(Qt.Key.Key_Return, CTRL)
    finished(desk, cafe)
    assert hands.pressed <= 26, hands.pressed


def test_a_cafe_where_each_is_looked_at_is_finished_in_45_keys(
    hands: Hands, desk: Desk, cafe: SessionKey
) -> None:
    hands.key(Qt.Key.Key_F6, SHIFT)
    for name, _ in ENROLLED:
        row = hands.page.view.current_row()
        assert row.name.startswith(name)
        hands.key(Qt.Key.Key_Down if name in MISSING else Qt.Key.Key_Space)
    hands.enter("beri1")
    hands.enter("xe")
    hands.enter("1")
    hands.key(Qt.Key.Key_Return, CTRL)
    finished(desk, cafe)
    assert hands.pressed <= 45, hands.pressed


def test_keys_may_be_quicker_than_the_store(
    taken: Hands, desk: Desk, cafe: SessionKey, settled: Settled
) -> None:
    field = taken.page.field
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Space)
    for text in ("zah", "2", "3", "beri1", "+"):
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    settled(taken.context)
    row = sessions.get(desk, cafe)
    assert (row.came, row.anonymous_adults, taken.page.field.text()) == (7, 5, "")
    assert taken.page.rows() == roll_call.start(desk, cafe).rows


def test_a_mark_is_one_job_and_paints_two_rows_however_many_are_enrolled(
    taken: Hands,
    desk: Desk,
    cafe: SessionKey,
    qtbot: QtBot,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = taken.page
    painted: list[int] = []

    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region().boundingRect().height())
            return False

    paints = Paints()
    jobs: list[object] = []
    add = page.context.runner._add

    def counted(task: Any) -> Any:
        if getattr(task.function, "__name__", "") != "_quiet":  # a timer looks after the backups now and then
            jobs.append(task)
        return add(task)

    monkeypatch.setattr(page.context.runner, "_add", counted)
    asked = []
    for more in (0, 30):
        for number in range(more):
            person = people.register(desk, PersonData(f"Zz{number:02}", "Beispiel")).value.id
            enrolling.enrol(desk, cafe.offer_id, person) if number < 5 else roll_call.mark(
                desk, cafe, person, AttendanceState.EXCUSED
            )
        page.reload()
        settled(page.context)
        before = sum(row.came for row in page.rows())
        taken.key(Qt.Key.Key_Space)  # the first key of all compiles its statements
        settled(page.context)
        jobs.clear()
        painted.clear()
        page.view.viewport().installEventFilter(paints)
        with statements() as said:
            QTest.keyClick(page.field, Qt.Key.Key_Space)
            qtbot.waitUntil(lambda before=before: sum(row.came for row in page.rows()) == before + 2)
            number_of_jobs = len(jobs)
        QApplication.processEvents()
        page.view.viewport().removeEventFilter(paints)
        asked.append(len(said))
        assert number_of_jobs == 1
        assert max(painted) <= 2 * ROW_HEIGHT
    assert asked[0] == asked[1] > 0


def test_the_last_mark_is_undone_with_its_key(
    taken: Hands, desk: Desk, cafe: SessionKey, settled: Settled
) -> None:
    taken.key(Qt.Key.Key_Space)
    assert sessions.get(desk, cafe).came == 1
    taken.context.runner.run(undo.undo, desk)
    settled(taken.context)
    assert [row for row in taken.page.rows() if row.came] == []
    assert taken.page.side.model.rowCount() == 0


def test_whoever_is_only_similar_is_asked_about(taken: Hands, desk: Desk, cafe: SessionKey) -> None:
    taken.page.line.clock = lambda: 0.0
    taken.enter("perifan")
    assert (sessions.get(desk, cafe).came, taken.page.field.text()) == (0, "perifan")
    assert "noch einmal" in taken.page.meant.text.full_text()
    taken.page.line.clock = lambda: 60.0
    taken.key(Qt.Key.Key_Return)
    assert [row.name for row in taken.page.rows() if row.came] == ["Berivan Beispiel"]


def test_what_is_wrong_is_told_and_stays_in_the_line(taken: Hands, desk: Desk, cafe: SessionKey) -> None:
    lines = sheets.codes_for(desk, cafe)
    code = lines[0].code
    for wrong, told in (
        ("#7", "Kind Nr. 7 gibt es hier nicht"),
        ("qqqqq", "niemand gefunden"),
    ):
        taken.enter(wrong)
        assert taken.page.field.text() == wrong
        assert told in taken.page.meant.text.full_text() + taken.page.problem.text()
        taken.key(Qt.Key.Key_Escape)
    wrong = f"{code[:2]}{'2' if code[2] != '2' else '3'}{code[3:]}"
    taken.enter(wrong)
    assert "falsch oder vertauscht" in taken.page.problem.text()
    assert taken.page.field.text() == wrong
    taken.key(Qt.Key.Key_Escape)
    taken.enter(f"{code.lower()} 1")
    assert taken.page.problem.text() == ""
    (row,) = (row for row in taken.page.rows() if row.came)
    assert (row.person_id, row.children) == (lines[0].person_id, 1)


def test_children_are_collected_by_number_and_those_still_here_are_seen(
    taken: Hands, cafe: SessionKey, clock: Clock
) -> None:
    side = taken.page.side
    taken.key(Qt.Key.Key_Space)
    assert side.still.text() == "2 noch da"
    taken.enter("+")
    assert [child.number for child in side.model.rows()] == [1, 2, 3]
    taken.enter("#2")
    assert [child.number for child in side.model.rows()] == [1, 3, 2]
    clock.now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    taken.page._say_counts()
    assert (side.still.text(), side.still.tone.value) == ("2 noch da", "bad")
    taken.enter("-#3")
    taken.enter("#1")
    assert side.still.isHidden()


def test_half_a_line_waits_as_a_draft(taken: Hands, desk: Desk, cafe: SessionKey, settled: Settled) -> None:
    taken.type("ami")
    taken.context.drafts.flush()
    settled(taken.context)
    other = RollCallPage(taken.context)
    other.show_subject(cafe)
    settled(taken.context)
    assert other.field.text() == "ami"
    other.deleteLater()
    taken.key(Qt.Key.Key_Escape)
    assert taken.page.field.text() == ""
    taken.key(Qt.Key.Key_Escape)
    assert isinstance(taken.window.current_page(), CounterPage)


def test_names_are_blank_with_the_privacy_key(taken: Hands) -> None:
    taken.type("ami")
    assert "Amira" in taken.page.meant.text.full_text()
    taken.context.privacy.hide()
    assert "Amira" not in taken.page.meant.text.full_text() + taken.page.meant.accessibleName()


# -- the key of the offers at the counter ------------------------------------------------------------------------


def test_f6_asks_which_offer_and_marks_both(hands: Hands, desk: Desk, cafe: SessionKey) -> None:
    hands.type("xenia")
    hands.key(Qt.Key.Key_F6)
    assert (visits.day(desk).rows, hands.counter.offers.isHidden()) == ((), False)
    hands.key(Qt.Key.Key_Return)
    assert (visits.day(desk).contacts, sessions.get(desk, cafe).came) == (1, 1)
    assert hands.counter.offers.isHidden()
    assert hands.counter.day_card.visits_model.rowCount() == 1


def test_f6_and_escape_is_the_visit_alone(hands: Hands, desk: Desk, cafe: SessionKey) -> None:
    hands.type("xenia")
    hands.key(Qt.Key.Key_F6)
    hands.key(Qt.Key.Key_Escape)
    assert (visits.day(desk).contacts, sessions.get(desk, cafe).came) == (1, 0)


def test_whoever_goes_on_has_said_that_it_is_the_visit_alone(
    hands: Hands, desk: Desk, cafe: SessionKey, settled: Settled
) -> None:
    hands.type("xenia")
    hands.key(Qt.Key.Key_F6)
    hands.type("beri")  # the next visitor
    assert (visits.day(desk).contacts, hands.counter.field.text()) == (1, "beri")
    hands.key(Qt.Key.Key_F6)
    hands.key(Qt.Key.Key_F2)
    assert visits.day(desk).contacts == 3
    hands.type("amira")
    hands.key(Qt.Key.Key_F6)
    hands.window.open_page("people")
    settled(hands.context)
    assert (visits.day(desk).contacts, sessions.get(desk, cafe).came) == (4, 0)


def test_nothing_waits_behind_the_lock(hands: Hands, desk: Desk, qtbot: QtBot) -> None:
    hands.type("xenia")
    hands.key(Qt.Key.Key_F6)
    hands.context.runner.hold()
    hands.window.hide()
    qtbot.waitUntil(lambda: visits.day(desk).contacts == 1)
    hands.context.runner.release()


def test_an_anonymous_f6_is_one_key_and_a_head_of_what_runs(
    hands: Hands, desk: Desk, cafe: SessionKey, clock: Clock
) -> None:
    hands.key(Qt.Key.Key_F6)
    hands.type("4")
    hands.key(Qt.Key.Key_F6)
    assert (visits.day(desk).contacts, sessions.get(desk, cafe).anonymous_adults) == (5, 5)
    assert hands.counter.day_card.visits_model.rowCount() == 1
    clock.now = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    hands.key(Qt.Key.Key_F6)  # within the moment in which a hand presses twice
    hands.key(Qt.Key.Key_F6)
    assert (visits.day(desk).contacts, sessions.get(desk, cafe).anonymous_adults) == (6, 5)


def test_with_nothing_today_f6_logs_at_once(
    hands: Hands, desk: Desk, cafe: SessionKey, settled: Settled
) -> None:
    sessions.cancel(desk, cafe, "krank", 0)
    hands.counter.reload()
    settled(hands.context)
    hands.type("xenia")
    hands.key(Qt.Key.Key_F6)
    assert visits.day(desk).contacts == 1
    hands.key(Qt.Key.Key_F6, SHIFT)
    assert hands.page.key is None


def test_the_counter_login_takes_the_roll_call(desk_of: Callable[[Role], Desk], cafe: SessionKey) -> None:
    counter = desk_of(Role.COUNTER)
    roll = roll_call.start(counter, cafe)
    assert (roll.session.title, len(roll.rows)) == (CAFE.title, len(ENROLLED))


def test_volunteers_are_found_among_themselves(
    context_of: Callable[[Desk], Context], desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    offer = offers.create(desk, OfferData("Schulung", for_volunteers=True), [MONDAYS]).value
    key = SessionKey(offer.id, date(2026, 11, 23), MONDAYS.starts)
    people.register(desk, PersonData("Helga", "Besucherin"))
    context = context_of(desk)
    page = RollCallPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_subject(key)
    settled(context)
    QTest.keyClicks(page.field, "hel")
    settled(context)
    # Nobody of them is registered yet, and no visitor is taken for one.
    assert (page.line.model.rowCount(), page.line.answered()) == (0, True)
    volunteers.register(desk, VolunteerData("Helga", "Muster"))
    page.reload()
    settled(context)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    settled(context)
    assert [(row.name, row.came) for row in page.rows()] == [("Helga Muster", True)]
    assert visits.day(desk).contacts == 0
