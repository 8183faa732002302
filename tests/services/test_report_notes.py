"""Notes „für den Bericht“: everybody drops them in, whoever makes the report takes them into its text."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.narrative import ANSWER_LENGTH, NOTE_LENGTH, NoteData
from woilmenau_desk.domain.spans import Span, SpanKind
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import narrative, notes


@pytest.fixture
def month(desk: Desk) -> Span:
    return Span.around(SpanKind.MONTH, desk.today())


def texts(desk: Desk, span: Span) -> list[str]:
    return [note.data.text for note in notes.of_span(desk, span)]


def test_the_counter_notes_and_changes_its_own(
    desk: Desk, desk_of: Callable[[str], Desk], month: Span
) -> None:
    counter = desk_of("theke")
    mine = notes.add(counter, NoteData(" Zwölf Leute beim Kaffee. ", counter.today())).value
    theirs = notes.add(desk, NoteData("Ein Besuch der Stadt.", desk.today(), "publicity")).value
    assert (mine.data.text, mine.mine, theirs.question_title) == (
        "Zwölf Leute beim Kaffee.",
        True,
        "Öffentlichkeitsarbeit",
    )
    changed = notes.edit(counter, mine.id, NoteData("Elf Leute.", counter.today()), mine.version).value
    with pytest.raises(ChangedMeanwhile):
        notes.edit(counter, mine.id, NoteData("Zu spät.", counter.today()), mine.version)
    with pytest.raises(NotAllowed):
        notes.edit(counter, theirs.id, NoteData("Nicht meine.", counter.today()), theirs.version)
    with pytest.raises(NotAllowed):
        notes.get(counter, theirs.id)
    with pytest.raises(NotAllowed):
        notes.of_span(counter, month)
    assert texts(desk, month) == ["Elf Leute.", "Ein Besuch der Stadt."]
    notes.void(counter, mine.id, changed.version)
    assert texts(desk, month) == ["Ein Besuch der Stadt."]
    undo.undo(counter)
    assert texts(desk, month) == ["Elf Leute.", "Ein Besuch der Stadt."]


def test_what_is_no_note_is_refused(desk: Desk) -> None:
    for data in (
        NoteData("  ", desk.today()),
        NoteData("a" * (NOTE_LENGTH + 1), desk.today()),
        NoteData("Morgen.", desk.today() + timedelta(days=1)),
        NoteData("Damals.", date(1066, 1, 1)),
        NoteData("Wozu?", desk.today(), "no_such_question"),
    ):
        with pytest.raises(BadInput):
            notes.add(desk, data)


def test_a_note_goes_into_the_text_and_both_come_back(desk: Desk, month: Span) -> None:
    note = notes.add(desk, NoteData("Ein Fest.", desk.today())).value
    other = notes.add(desk, NoteData("Ein Ausfall.", desk.today())).value
    first = notes.take(desk, note.id, note.version, month, "stood_out").value
    with pytest.raises(ChangedMeanwhile):
        notes.take(desk, note.id, note.version, month, "stood_out")
    second = notes.take(desk, other.id, other.version, month, "stood_out").value
    assert (first.text, first.title) == ("Ein Fest.", "Was fiel auf?")
    assert second.text == "Ein Fest.\n\nEin Ausfall."
    assert [one.taken_into for one in notes.of_span(desk, month)] == [str(month), str(month)]
    undo.undo(desk)
    assert [one.taken_into for one in notes.of_span(desk, month)] == [str(month), None]
    assert [answer.text for answer in narrative.answers(desk, month)] == ["Ein Fest."]
    taken = notes.get(desk, note.id)
    assert notes.release(desk, note.id, taken.version).value.taken_into is None
    assert [answer.text for answer in narrative.answers(desk, month)] == ["Ein Fest."]


def test_a_text_does_not_grow_beyond_its_field(desk: Desk, month: Span) -> None:
    narrative.save(desk, month, "stood_out", "a" * ANSWER_LENGTH, 0)
    note = notes.add(desk, NoteData("Noch etwas.", desk.today())).value
    with pytest.raises(BadInput):
        notes.take(desk, note.id, note.version, month, "stood_out")
    notes.void(desk, note.id, note.version)
    with pytest.raises((NotFound, ChangedMeanwhile)):
        notes.take(desk, note.id, note.version, month, "outlook")
