"""Closing a report in the window: what is open leads there, closing asks once more, closed ones stay as they were."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.closing import OpenPoint, OpenRow
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import DeskLocked
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import drafts, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing
from woilmenau_desk.ui.pages.reports.closed_room import ClosedRoom
from woilmenau_desk.ui.pages.reports.closing_room import CloseDialog, ClosingRoom, Line
from woilmenau_desk.ui.pages.reports.glance import GlanceRoom
from woilmenau_desk.ui.pages.reports.kept import Wanted
from woilmenau_desk.ui.pages.reports.page import ReportsPage
from woilmenau_desk.ui.pages.reports.text_room import TextRoom
from woilmenau_desk.ui.paper_dialog import PaperDialog
from woilmenau_desk.ui.session import Context

OCTOBER = Span.parse("2026-10")


def wait(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """A report is counted and frozen meanwhile, which takes as long as the machine lets it."""
    qtbot.waitUntil(holds, timeout=30_000)


def log(desk: Desk, day: int, group: int, month: int = 10, reason: str = "encounter") -> None:
    at = datetime(2026, month, day, 13, 30, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData(reason, group_size=group), at))


@pytest.fixture
def page(context: Context, desk: Desk, qtbot: QtBot) -> Iterator[ReportsPage]:
    """October, with twelve contacts on two days."""
    log(desk, 6, 7)
    log(desk, 7, 5)
    made = ReportsPage(context)
    made.resize(1140, 660)
    made.show()
    made.activateWindow()
    wait(qtbot, made.isActiveWindow)
    made.activated()
    wait(qtbot, lambda: made.report() is not None)
    made.span_bar.set_span(OCTOBER)
    wait(qtbot, lambda: made.report() is not None)
    yield made
    shiboken6.delete(made)


@pytest.fixture
def room(page: ReportsPage, qtbot: QtBot) -> ClosingRoom:
    """The room, with everything looked at."""
    page.open_room("closing")
    found = page.room()
    assert isinstance(found, ClosingRoom)
    wait(qtbot, lambda: bool(found.model.rowCount()))
    return found


def close(room: ClosingRoom, qtbot: QtBot, reason: str = "") -> None:
    wait(qtbot, room.close_action.isEnabled)
    before = len(room.findChildren(CloseDialog))
    room.close_action.trigger()
    wait(qtbot, lambda: len(room.findChildren(CloseDialog)) > before)
    dialog = room.findChildren(CloseDialog)[-1]
    if dialog.reason is not None:
        assert not dialog.yes.isEnabled()
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
        assert (
            dialog.focusWidget() is dialog.reason
        )  # never on to what calls off, where a blank would press it
        dialog.reason.setText(reason)
    number = 0 if room.closed is None else room.closed.number
    dialog.yes.click()
    wait(qtbot, lambda: room.closed is not None and room.closed.number == number + 1)


def test_what_is_open_leads_there(room: ClosingRoom, opened: list[tuple[str, object]], desk: Desk) -> None:
    lines = [line for line in room.model.rows() if line.point.code == "days"]
    if lines:
        room._on_opened(lines[0])
        assert opened[0][0] == "counter"
        assert isinstance(opened[0][1], date)  # a day, of which there is no entry
    text = next(
        line for line in room.model.rows() if line.row is not None and line.row.kind.value == "report"
    )
    asked: list[str] = []
    room.question_asked.connect(asked.append)
    room._on_opened(text)
    assert asked == [text.row.question if text.row else ""] != [""]


def test_an_open_question_is_the_one_that_is_typed_into(
    page: ReportsPage, room: ClosingRoom, qtbot: QtBot
) -> None:
    page.open_question("outlook")
    text = page.room()
    assert isinstance(text, TextRoom)
    wait(qtbot, lambda: "outlook" in text.narrative.cards)
    assert text.narrative._last == "outlook"


def test_a_draft_opens_its_form(
    page: ReportsPage, room: ClosingRoom, opened: list[tuple[str, object]], qtbot: QtBot
) -> None:
    context = page.context
    form = "appointment"
    drafts.save(context.desk, form, {"reason": "angefangen"})
    row = OpenRow(Kind.APPOINTMENT, form=form)
    room._on_opened(Line(OpenPoint("drafts", Sentence("checks", "x"), 1, (row,)), row, 0))
    wait(qtbot, lambda: bool(opened))
    (place, draft) = opened[-1]
    assert place == "appointments"
    assert isinstance(draft, DraftRow)
    assert draft.form == form
    gone = OpenRow(Kind.APPOINTMENT, form="appointment.for.1")
    room._on_opened(Line(OpenPoint("drafts", Sentence("checks", "x"), 1, (gone,)), gone, 0))
    assert len(opened) == 1


def test_closes_after_a_question_and_says_so(room: ClosingRoom, page: ReportsPage, qtbot: QtBot) -> None:
    assert "noch nicht" in room.state.text()
    close(room, qtbot)
    assert "Version 1" in room.state.text()
    assert closing.closed_list(page.context.desk)[0].number == 1
    page.open_room("glance")
    wait(qtbot, lambda: "Version 1" in page.span_bar.so_far.text())


def test_cancel_closes_nothing(room: ClosingRoom, desk: Desk, qtbot: QtBot) -> None:
    wait(qtbot, room.close_action.isEnabled)
    room.close_action.trigger()
    room.findChildren(CloseDialog)[-1].no.click()
    assert closing.closed_list(desk) == ()


def test_what_came_later_is_told_and_leads_to_a_second_version(
    room: ClosingRoom, desk: Desk, context: Context, qtbot: QtBot
) -> None:
    close(room, qtbot)
    at = datetime(2026, 10, 8, 13, 30, tzinfo=UTC)
    context.runner.run(visits.log_visit, desk, LogVisit(VisitData("encounter", group_size=6), at))
    wait(qtbot, lambda: "+6" in room.since.text())
    assert room.close_action.text() == "Version 2 abschließen"
    close(room, qtbot, "Ein Tag fehlte.")
    assert [row.reason for row in closing.closed_list(desk)] == ["Ein Tag fehlte.", ""]


def test_whoever_closes_while_it_is_checked_is_asked_afterwards(
    room: ClosingRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    close(room, qtbot)
    known, asked = Event(), closing.has_news

    def slow(*given: Any) -> bool:
        known.wait(30)
        return asked(*given)

    monkeypatch.setattr(closing, "has_news", slow)
    log(desk, 9, 6)
    room.show_choice(room.span, room.funder)
    wait(qtbot, room.close_action.isEnabled)
    room.close_action.trigger()
    assert not [one for one in room.findChildren(CloseDialog) if one.isVisible()]
    assert "dann kommt die Frage" in room.working.text()
    known.set()
    wait(qtbot, lambda: any(one.isVisible() for one in room.findChildren(CloseDialog)))
    room.findChildren(CloseDialog)[-1].no.click()
    # Where nothing is new outside, nothing is asked.
    close(room, qtbot, "Ein Tag fehlte.")
    known.clear()
    room.show_choice(room.span, room.funder)
    wait(qtbot, room.close_action.isEnabled)
    room.close_action.trigger()
    known.set()
    wait(qtbot, lambda: "nichts geändert, was außen" in room.working.text())
    assert not room.close_action.isEnabled()
    assert not [one for one in room.findChildren(CloseDialog) if one.isVisible()]


def test_a_month_that_runs_cannot_be_closed(room: ClosingRoom, page: ReportsPage, qtbot: QtBot) -> None:
    page.today_action.trigger()
    wait(qtbot, lambda: "läuft noch" in room.state.text())
    assert not room.close_action.isEnabled()


def test_nothing_new_is_not_offered_to_be_closed(room: ClosingRoom, page: ReportsPage, qtbot: QtBot) -> None:
    close(room, qtbot)
    wait(qtbot, lambda: "nichts geändert, was außen" in room.working.text())
    assert not room.close_action.isEnabled()
    assert "Version 1" in page.span_bar.so_far.text()  # told here, too
    # Of another span nothing is said before it was looked at.
    page.span_bar.set_span(OCTOBER.previous())
    assert "Version" not in room.state.text()
    assert room.said.text() == ""
    assert not room.checksum.isVisible()
    assert not room.see_action.isEnabled()
    wait(qtbot, lambda: "noch nicht abgeschlossen" in room.state.text())


def test_a_text_that_waits_is_gone_on_with(page: ReportsPage, desk: Desk, qtbot: QtBot) -> None:
    drafts.save(desk, "report_text:2026-09:stood_out:0", {"text": "Angefangen.", "seen": 0})
    (draft,) = drafts.waiting(desk)
    page.show_subject(draft)
    room = page.room()
    assert isinstance(room, TextRoom)
    assert page.span() == OCTOBER.previous()
    wait(qtbot, lambda: "stood_out" in room.narrative.cards)
    wait(qtbot, lambda: room.narrative.cards["stood_out"].text() == "Angefangen.")


def test_what_met_the_lock_is_asked_again(room: ClosingRoom, page: ReportsPage, qtbot: QtBot) -> None:
    room._on_error(DeskLocked())
    assert "gesperrt" not in room.nothing.accessibleName()
    wait(qtbot, room.close_action.isEnabled)
    refused: list[object] = []
    page.kept.refused.connect(lambda wanted, error: refused.append(error))
    page.kept.forget()
    wanted = Wanted(OCTOBER, None, True)
    page.kept._on_error(wanted, DeskLocked())
    wait(qtbot, lambda: page.kept.current(wanted) is not None)
    assert not refused


def test_what_was_entered_while_it_was_counted_is_counted_anew(page: ReportsPage, qtbot: QtBot) -> None:
    wanted = Wanted(OCTOBER, None, False)
    page.kept.ask(wanted)
    page.kept.forget()
    wait(qtbot, lambda: page.kept.kept(wanted) is not None)
    assert page.kept.current(wanted) is None
    page.kept.ask(wanted)
    wait(qtbot, lambda: page.kept.current(wanted) is not None)


@pytest.mark.parametrize("kind", [Kind.QUEUE, Kind.FUND, Kind.ROSTER, Kind.ASSIGNMENT])
def test_whatever_is_counted_is_watched(
    page: ReportsPage, context: Context, kind: Kind, qtbot: QtBot
) -> None:
    before = page.report()
    context.bus.publish(Changes(frozenset({kind})))
    wait(qtbot, lambda: page.report() is not None and page.report() is not before)


def test_in_a_small_window_the_span_has_its_room(page: ReportsPage, qtbot: QtBot) -> None:
    page.open_room("closed")
    closed = page.room()
    assert isinstance(closed, ClosedRoom)
    last = closed.model.columnCount() - 1
    assert not closed.list.isColumnHidden(last)
    page.resize(843, 500)  # as at 150 %
    wait(qtbot, lambda: closed.list.isColumnHidden(last))
    assert closed.list.columnWidth(0) >= 150


def test_closed_ones_are_seen_and_saved_as_they_were(
    room: ClosingRoom, page: ReportsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    close(room, qtbot)
    (row,) = closing.closed_list(desk)
    page.actions_of["closed"].trigger()
    closed = page.room()
    assert isinstance(closed, ClosedRoom)
    wait(qtbot, lambda: closed.current() is not None)
    assert row.sha256[:8] in closed.facts.text()
    wait(qtbot, lambda: "nichts geändert" in closed.since.text())
    for name in row.formats:
        closed.save_to(row, str(tmp_path / f"bericht.{name}"))
        wait(qtbot, (tmp_path / f"bericht.{name}").exists)
        assert (tmp_path / f"bericht.{name}").read_bytes() == closing.file(desk, row, name).content
    closed.open_current()
    dialog = closed.findChildren(PaperDialog)[-1]
    wait(qtbot, lambda: bool(dialog.preview.content()))
    assert dialog.preview.content() == closing.file(desk, row, "pdf").content
    dialog.reject()


def test_without_any_the_room_says_what_to_do(page: ReportsPage, qtbot: QtBot) -> None:
    page.open_room("closed")
    closed = page.room()
    assert isinstance(closed, ClosedRoom)
    assert not closed.open_action.isEnabled()
    wait(qtbot, closed.empty.isVisible)


def test_what_is_closed_is_never_said_of_another_month(
    room: ClosingRoom, page: ReportsPage, qtbot: QtBot
) -> None:
    close(room, qtbot)
    page.open_room("glance")
    for span in (OCTOBER.previous(), OCTOBER):
        page.span_bar.set_span(span)
        wait(qtbot, lambda: page.report() is not None)
    page.open_room("closing")
    page.open_room("glance")
    page.span_bar.set_span(OCTOBER.previous())
    with qtbot.waitSignal(room.closed_told, timeout=30_000):
        pass  # the answer for October comes
    assert page.span() == OCTOBER.previous()
    assert page.span_bar.so_far.text() == "vorläufig"


def test_whoever_comes_back_sees_that_it_is_closed(
    room: ClosingRoom, page: ReportsPage, qtbot: QtBot
) -> None:
    close(room, qtbot)
    page.open_room("glance")
    wait(qtbot, lambda: page.report() is not None)
    page.hide()
    page.show()
    page.activated()
    assert page.span_bar.so_far.isVisible()
    assert "Version 1" in page.span_bar.so_far.text()


def test_from_the_closing_one_comes_to_what_was_closed(
    room: ClosingRoom, page: ReportsPage, qtbot: QtBot
) -> None:
    close(room, qtbot)
    page.open_room("closed")
    closed = page.room()
    assert isinstance(closed, ClosedRoom)
    wait(qtbot, lambda: closed.current() is not None)
    page.span_bar.set_span(OCTOBER.previous())
    page.open_room("closing")
    wait(qtbot, lambda: room.closed is None and room.close_action.isEnabled())
    close(room, qtbot)
    room.see_action.trigger()
    assert page.room() is closed
    wait(qtbot, lambda: (row := closed.current()) is not None and row.span == OCTOBER.previous())
    assert "September" in closed.title.text()


def test_says_by_the_clock_of_the_centre_when_it_was_closed(
    room: ClosingRoom, page: ReportsPage, clock: Clock, qtbot: QtBot
) -> None:
    clock.now = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    close(room, qtbot)
    assert "25.11.2026" in room.said.text()
    page.open_room("closed")
    closed = page.room()
    assert isinstance(closed, ClosedRoom)
    wait(qtbot, lambda: closed.current() is not None)
    assert "25.11.2026, 00:30" in closed.facts.text()
    page.open_room("text")
    text = page.room()
    assert isinstance(text, TextRoom)
    wait(qtbot, lambda: "25.11.2026" in text.narrative.hint.text())


def test_at_a_glance_it_is_told_what_came_after_the_closing(
    room: ClosingRoom, page: ReportsPage, desk: Desk, context: Context, qtbot: QtBot
) -> None:
    close(room, qtbot)
    page.open_room("glance")
    glance = page.room()
    assert isinstance(glance, GlanceRoom)
    wait(qtbot, lambda: glance.report() is not None)
    assert not glance.since.isVisible()
    at = datetime(2026, 10, 8, 13, 30, tzinfo=UTC)
    context.runner.run(visits.log_visit, desk, LogVisit(VisitData("encounter", group_size=6), at))
    wait(qtbot, glance.since.isVisible)
    assert "+6 Kontakte" in glance.since.text()
    page.earlier_action.trigger()
    assert not glance.since.isVisible()
