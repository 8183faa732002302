"""The room of the Sachbericht: typed is kept, nobody writes over anybody, notes go in with a key."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.narrative import NoteData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import drafts, funders
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, narrative, notes
from woilmenau_desk.ui.forms.reports.note_dialog import NoteDialog
from woilmenau_desk.ui.pages.reports.narrative import NarrativeRoom
from woilmenau_desk.ui.registry import PAGES
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.workspace import Workspace

Settled = Callable[[Context], None]
MONTH, YEAR = Span.parse("2026-11"), Span.parse("2026")


@pytest.fixture
def room(context: Context, qtbot: QtBot, settled: Settled) -> NarrativeRoom:
    made = NarrativeRoom(context)
    qtbot.addWidget(made)
    made.resize(1130, 560)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_report(MONTH, None)
    settled(context)
    return made


def told(desk: Desk, span: Span = MONTH) -> dict[str, str]:
    return {answer.question: answer.text for answer in narrative.answers(desk, span)}


def type_in(room: NarrativeRoom, question: str, text: str) -> None:
    field = room.cards[question].field
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, text)


def test_what_is_typed_is_in_the_store_a_moment_later(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    assert list(room.cards) == ["stood_out", "problems", "cooperation", "publicity", "outlook"]
    type_in(room, "stood_out", "Ein Fest.")
    qtbot.waitUntil(lambda: told(desk) == {"stood_out": "Ein Fest."}, timeout=5000)
    settled(context)
    assert drafts.load(desk, "report_text:2026-11:stood_out:0") is None
    assert room.cards["stood_out"].state.text().startswith("gesichert")
    # Leaving the field keeps it at once, and the next version is known.
    type_in(room, "stood_out", " Viele kamen.")
    room.cards["problems"].field.setFocus()
    settled(context)
    assert told(desk) == {"stood_out": "Ein Fest. Viele kamen."}


def test_what_a_colleague_wrote_meanwhile_is_never_written_over(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled, desk_of: Callable[[Role], Desk]
) -> None:
    card = room.cards["stood_out"]
    type_in(room, "stood_out", "Meins.")
    narrative.save(desk_of(Role.COUNSELLOR), MONTH, "stood_out", "Ihres.", 0)
    room.cards["problems"].field.setFocus()
    settled(context)
    assert told(desk) == {"stood_out": "Ihres."}
    assert card.text() == "Meins."
    assert "Ihres." in card.conflict.text()
    assert card.state.text() == "nicht gesichert: bitte wählen"
    card._keep_both()
    settled(context)
    assert told(desk) == {"stood_out": "Ihres.\n\nMeins."}
    assert not card.conflict.isVisible()
    # Where nothing of one's own stands, the new state is shown.
    now = narrative.texts(desk, MONTH)[0]
    narrative.save(desk_of(Role.COUNSELLOR), MONTH, "stood_out", "Noch einmal.", now.version)
    room.reload()
    settled(context)
    assert card.text() == "Noch einmal."


def test_what_is_written_is_blank_while_names_are_hidden(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    notes.add(desk, NoteData("Olena war da.", date(2026, 11, 20)))
    room.reload()
    settled(context)
    context.privacy.hide()
    try:
        for written in (*(card.field for card in room.cards.values()), room.notes.list):
            (cover,) = (one for one in written.findChildren(QLabel) if one.property("look") == "cover")
            assert cover.isVisible()
            assert cover.rect().contains(written.rect())
    finally:
        context.privacy.show()


def test_what_was_not_kept_waits_as_a_draft(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    drafts.save(desk, "report_text:2026-10:stood_out:0", {"text": "Ein Entwurf.", "seen": 0})
    room.show_report(Span.parse("2026-10"), None)
    settled(context)
    assert room.cards["stood_out"].text() == "Ein Entwurf."
    room.save()
    settled(context)
    assert told(desk, Span.parse("2026-10")) == {"stood_out": "Ein Entwurf."}


def test_notes_go_in_with_a_key(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    notes.add(desk, NoteData("Die Zeitung war da.", date(2026, 11, 20), "publicity"))
    notes.add(desk, NoteData("Ein Rohrbruch.", date(2026, 11, 21)))
    room.reload()
    settled(context)
    assert room.notes.waiting() == 2
    # From the list, into the question that it was noted for.
    room.notes.list.setFocus()
    room.notes.list.selectRow(0)
    QTest.keyClick(room.notes.list, Qt.Key.Key_Return)
    settled(context)
    assert told(desk) == {"publicity": "Die Zeitung war da."}
    assert room.notes.waiting() == 1
    # From a field, into that field, behind what was typed a moment ago.
    type_in(room, "problems", "Der Keller stand leer.")
    room.notes.list.clearSelection()
    room.notes.list.setCurrentIndex(room.notes.rows.index(0, 0))
    room.notes.take_action.trigger()
    settled(context)
    assert told(desk)["problems"] == "Der Keller stand leer.\n\nEin Rohrbruch."
    assert room.cards["problems"].text() == "Der Keller stand leer.\n\nEin Rohrbruch."
    assert room.notes.waiting() == 0


def test_last_months_text_and_the_months_of_a_year_are_a_start(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    narrative.save(desk, MONTH.previous(), "outlook", "Ein Kurs.", 0)
    room.start_action.trigger()
    settled(context)
    assert room.cards["outlook"].text() == "Ein Kurs."
    room.start_action.trigger()
    settled(context)
    assert "Oktober 2026" in room.note.text()
    # Where nothing was typed in it, Ctrl+Z does not stay in the field.
    pressed = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(room.cards["outlook"].field, pressed)
    assert not pressed.isAccepted()
    type_in(room, "outlook", " Und mehr.")
    QApplication.sendEvent(room.cards["outlook"].field, pressed)
    assert pressed.isAccepted()
    room.cards["outlook"].field.undo()
    room.show_report(YEAR, None)
    settled(context)
    room.start_action.trigger()
    settled(context)
    assert room.cards["outlook"].text() == "Oktober 2026: Ein Kurs.\n\nNovember 2026: Ein Kurs."


def test_the_example_warns_of_names_and_is_confirmed(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    room.show_report(YEAR, None)
    settled(context)
    card = room.cards["case"]
    type_in(room, "case", "Caro half einer Familie aus Syrien.")
    card.save()
    card.settled.emit()
    settled(context)
    assert "„Caro“" in card.warnings.text()
    assert "„Syrien“" in card.warnings.text()
    assert card.confirm_button.isVisibleTo(card)
    card.confirm_button.click()
    settled(context)
    assert next(text for text in narrative.texts(desk, YEAR) if text.once).confirmed
    assert not card.confirm_button.isVisibleTo(card)


def test_of_several_funders_one_may_have_a_text_of_its_own(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    assert not room.cards["outlook"].own_button.isVisibleTo(room.cards["outlook"])
    for name in ("Land", "Stadt"):
        funders.add_funder(desk, FunderData(name))
    narrative.save(desk, MONTH, "outlook", "Wie geplant.", 0)
    room.show_report(MONTH, "Stadt")
    settled(context)
    card = room.cards["outlook"]
    assert "Stadt" in card.own_button.toolTip()
    card.own_button.click()
    settled(context)
    type_in(room, "outlook", " Anders hier.")
    card.save()
    settled(context)
    assert told(desk) == {"outlook": "Wie geplant."}
    room.show_report(MONTH, "Land")
    settled(context)
    assert room.cards["outlook"].text() == "Wie geplant."


def test_what_was_typed_in_an_earlier_version_is_shown(
    context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    drafts.save(desk, "report:2026-11", {"text": "Früher getippt."})
    made = NarrativeRoom(context)
    qtbot.addWidget(made)
    made.show_report(MONTH, None)
    settled(context)
    assert made.cards["stood_out"].text() == "Früher getippt."


def test_a_closed_report_says_where_a_change_will_stand(
    room: NarrativeRoom, context: Context, desk: Desk, settled: Settled
) -> None:
    october = MONTH.previous()
    narrative.save(desk, october, "outlook", "Ein Kurs.", 0)
    closing.close(desk, october)
    room.show_report(october, None)
    settled(context)
    assert room.hint.text().startswith("Abgeschlossen am 23.11.2026")


def test_the_key_of_notes_works_from_every_page(
    context: Context, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    workspace = Workspace(desk.actor, PAGES, context.privacy)
    qtbot.addWidget(workspace)
    workspace.start(context, "people")
    workspace.show()
    settled(context)
    workspace.note_action.trigger()
    settled(context)
    (dialog,) = workspace.findChildren(NoteDialog)
    dialog.form.text.setPlainText("Ein Fest.")
    workspace.note_action.trigger()  # it is open already
    settled(context)
    assert len(workspace.findChildren(NoteDialog)) == 1
    dialog.form.save()
    settled(context)
    (noted,) = notes.of_span(desk, MONTH)
    assert (noted.data.text, noted.data.local_date) == ("Ein Fest.", context.today())
    # What was left half typed is found again among the drafts.
    workspace.note_action.trigger()
    settled(context)
    dialog = workspace.findChildren(NoteDialog)[-1]
    dialog.form.text.setPlainText("Ein Ausf")
    dialog.form.close_form()
    settled(context)
    (waiting,) = drafts.waiting(desk)
    workspace.drafts.opened.emit("counter", waiting)
    settled(context)
    assert workspace.findChildren(NoteDialog)[-1].form.text.toPlainText() == "Ein Ausf"


def test_what_is_written_is_out_of_sight_while_names_are_hidden(
    room: NarrativeRoom, context: Context, qtbot: QtBot
) -> None:
    def covered() -> list[bool]:
        return [
            any(
                one.isVisible() and one.geometry() == widget.rect()
                for one in widget.findChildren(QLabel)
                if one.property("look") == "cover"
            )
            for widget in (room.area, room.notes)
        ]

    assert covered() == [False, False]
    context.privacy.toggle()
    assert covered() == [True, True]
    context.privacy.toggle()
    assert covered() == [False, False]
