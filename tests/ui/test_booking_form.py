"""The booking: type, room, who comes along, what stands in the way, who lets it stand, and what comes after a no-show."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.appointments_by_keys import PageOf, Settled, booked, here, page_maker, person
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState, CancelledBy
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.volunteers import RoleSpan, VolunteerData
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.forms.appointments.cancel import CancelDialog
from woilmenau_desk.ui.forms.appointments.force import ForceDialog
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.buttons import KeyButton


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    return person(desk, "Olena", "Testenko", language="uk")


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled) -> PageOf:
    return page_maker(qtbot, settled)


def dialog_of(page: QWidget, kind: type) -> "ForceDialog | CancelDialog":
    return next(made for made in page.findChildren(kind) if made.isVisible())


def test_a_type_brings_its_length_and_its_place(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    assert not form.place.isVisible()
    form.type.set_code("accompaniment")
    form.type.edited.emit()
    assert form.place.isVisible()
    assert form.minutes.value() == 120
    form.place.setText("Ritterstraße 14, Arnstadt")
    form.room.set_code("room_1")
    form.helper.line.setText("Frau Beispiel")
    form.bring.set_codes(("id_paper", "letters"))
    form.save()
    settled(context)
    row = page.current()
    assert row is not None
    data = row.data
    assert (data.type, data.duration_minutes, data.buffer_minutes) == ("accompaniment", 120, 30)
    assert (data.place, data.room, data.helper) == (
        "Ritterstraße 14, Arnstadt",
        "room_1",
        "Frau Beispiel",
    )
    assert data.bring == ("id_paper", "letters")
    told = page.details.findChildren(QWidget)
    said = " ".join(str(getattr(one, "text", lambda: "")()) for one in told)
    assert "Ritterstraße 14" in said
    assert "Ausweis oder Pass" in said


def test_a_length_that_somebody_chose_stays(
    context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.minutes.setFocus()
    qtbot.keyClick(form.minutes, Qt.Key.Key_Up)
    form.type.set_code("first_talk")
    form.type.edited.emit()
    assert form.minutes.value() == 35


def test_a_volunteer_who_was_chosen_is_theirs_until_the_line_says_another(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    helper = volunteers.register(
        desk, VolunteerData("Helga", "Muster"), (RoleSpan("interpreting"),), ()
    ).value
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.helper.choose(helper.id, "Helga Muster")
    assert form.request().volunteer_id == helper.id
    form.save()
    settled(context)
    row = page.current()
    assert row is not None
    assert (row.data.volunteer_id, row.volunteer_name) == (helper.id, "Helga")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(context)
    assert page.form.helper.volunteer_id() == helper.id
    page.form.helper.line.selectAll()
    qtbot.keyClicks(page.form.helper.line, "Landesprogramm")
    assert page.form.helper.volunteer_id() is None
    page.form.save()
    settled(context)
    assert appointments.get(desk, row.id).data.helper == "Landesprogramm"


def test_the_lead_lets_it_stand_with_a_reason(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    first = booked(desk, person(desk, "Samir", "Muster"), here(24, 15))
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.fill({"day": "2026-11-24", "time": "15:00"})
    form.save()
    settled(context)
    dialog = dialog_of(page, ForceDialog)
    assert isinstance(dialog, ForceDialog)
    assert appointments.of_person(desk, olena.id) == ()
    said = " ".join(clash_text(dialog))
    assert "Samir Muster" in said
    assert "15:00" in said
    context.privacy.hide()
    assert "Samir" not in " ".join(clash_text(dialog))
    context.privacy.show()
    dialog.yes.click()  # without a reason
    assert dialog.isVisible()
    dialog.reason.setText("kommen zusammen")
    dialog.yes.click()
    settled(context)
    (row,) = appointments.of_person(desk, olena.id)
    assert (row.forced, row.starts_at) == ("kommen zusammen", first.starts_at)


def clash_text(dialog: ForceDialog) -> list[str]:
    return [str(one.text()) for one in dialog.findChildren(QWidget) if hasattr(one, "text")]


def test_the_counter_is_told_and_cannot_let_it_stand(
    desk_of: Callable[[Role], Desk],
    context_of: Callable[[Desk], Context],
    page_of: PageOf,
    settled: Settled,
) -> None:
    counter = desk_of(Role.COUNTER)
    samir, mira = person(counter, "Samir", "Muster"), person(counter, "Mira", "Muster")
    booked(counter, samir, here(24, 15))
    context = context_of(counter)
    page = page_of(context)
    page.show_subject(mira)
    settled(context)
    page.form.fill({"day": "2026-11-24", "time": "15:00", "colleague": "caro"})
    page.form.save()
    settled(context)
    dialog = dialog_of(page, ForceDialog)
    assert isinstance(dialog, ForceDialog)
    assert not hasattr(dialog, "yes")
    dialog.no.click()
    assert page.form is not None
    assert page.form.time.text() == "15:00"
    assert appointments.of_person(counter, mira.id) == ()


def test_the_next_free_time_is_one_key_away_and_the_one_after_it_one_more(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    booked(desk, person(desk, "Samir", "Muster"), here(24, 14))
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.fill({"day": "2026-11-24", "time": "14:00"})
    found = []
    for _press in range(2):
        form.free.action.trigger()
        settled(context)
        found.append((form.day.value(), form.time.text()))
    assert found[0][1] == "14:30"
    assert found[0] < found[1]
    form.save()
    settled(context)
    assert len(appointments.of_person(desk, olena.id)) == 1


def test_who_called_it_off_is_asked_and_the_next_one_has_the_same_people(
    desk: Desk, context: Context, olena: PersonRow, page_of: PageOf, qtbot: QtBot, settled: Settled
) -> None:
    data = AppointmentData(olena.id, "caro", here(24, 14), 45, "uk", room="room_2", bring=("photo",))
    row = appointments.book(desk, data).value
    page = page_of(context)
    assert not page.again.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    dialog = dialog_of(page, CancelDialog)
    assert isinstance(dialog, CancelDialog)
    assert dialog.no.isDefault()
    assert dialog.yes.word() == "Die Person sagt ab"
    assert isinstance(dialog.yes, KeyButton)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert all(made.width() >= made.sizeHint().width() for made in (dialog.yes, dialog.by_centre))
    qtbot.keyClick(dialog.no, Qt.Key.Key_W)  # its cap says so
    settled(context)
    page.activateWindow()
    qtbot.waitUntil(page.list.hasFocus)
    now = appointments.get(desk, row.id)
    assert (now.state, now.cancelled_by) == (AppointmentState.CANCELLED, CancelledBy.CENTRE)
    assert page.again.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    settled(context)
    assert page.form.request() == AppointmentData(
        **{
            **{name: getattr(data, name) for name in data.__dataclass_fields__},
            "starts_at": page.form.request().starts_at,
        }
    )
    page.form.save()
    settled(context)
    again = next(one for one in appointments.of_person(desk, olena.id) if one.id != row.id)
    assert again.again_of == row.id
    assert again.starts_at > context.now() - timedelta(minutes=1)
    context.runner.run(undo.undo, desk)
    settled(context)
    assert len(appointments.of_person(desk, olena.id)) == 1


def test_in_a_low_window_the_fields_give_way_and_not_the_button_that_books(
    context: Context, olena: PersonRow, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(olena)
    settled(context)
    form = page.form
    form.resize(1100, 640)  # what a screen of 768 leaves
    for note in (form.person_note, form.hours_note, form.clash_note):
        note.set_text("Etwas, das man wissen muss.")
    layout = form.layout()
    assert layout.totalHeightForWidth(1100) <= 640


def test_the_name_of_whoever_it_is_for_is_whole(
    desk: Desk, context: Context, page_of: PageOf, settled: Settled
) -> None:
    page = page_of(context)
    page.show_subject(person(desk, "Wilhelmina", "Mustermann-Beispiel"))
    settled(context)
    shown = page.form.person._name
    assert shown.shown() == "Wilhelmina Mustermann-Beispiel"
    assert shown.height() >= shown.heightForWidth(shown.width())
