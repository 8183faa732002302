"""The form of a value list's entry: amounts, numbers of days and texts of several lines."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.value_files import load_value_lists
from woilmenau_desk.ui.pages.centre.value_form import ValueForm
from woilmenau_desk.ui.widgets.fields import LongText, NumberField

LISTS = load_value_lists(resources_dir() / "values")


def form_of(qtbot: QtBot, name: ListName, code: str | None) -> ValueForm:
    form = ValueForm(LISTS[name], LISTS, "de", lambda: date(2026, 11, 23))
    qtbot.addWidget(form)
    form.show_value(LISTS[name].get(code))
    return form


def line(form: ValueForm, name: str) -> QLineEdit:
    field = form.fields()[name]
    assert isinstance(field, QLineEdit)
    return field


def test_what_is_usual_is_an_amount_and_a_number_of_days(qtbot: QtBot) -> None:
    form = form_of(qtbot, ListName.AID_KINDS, "food_voucher")
    assert (line(form, "usual_cents").text(), line(form, "again_after_days").text()) == ("50,00", "14")
    assert form.value().extra == LISTS[ListName.AID_KINDS].get("food_voucher").extra  # type: ignore[union-attr]
    line(form, "usual_cents").setText("1.250,5")
    line(form, "again_after_days").setText("7 Tage")
    extra = form.value().extra
    assert (extra["usual_cents"], extra["again_after_days"]) == (125_050, 7)


def test_a_number_that_is_emptied_is_never(qtbot: QtBot, desk: Desk) -> None:
    form = form_of(qtbot, ListName.AID_KINDS, "food_voucher")
    line(form, "usual_cents").setText("")
    line(form, "again_after_days").setText("")
    centre.save_value(desk, ListName.AID_KINDS, form.value())
    kept = desk.values_of(ListName.AID_KINDS).get("food_voucher")
    assert kept is not None
    # And not once more what is shipped.
    assert (kept.extra["usual_cents"], kept.extra["again_after_days"]) == (0, 0)
    form.show_value(kept)
    assert (line(form, "usual_cents").text(), line(form, "again_after_days").text()) == ("", "")


def test_a_type_of_appointments_can_be_booked_as_it_is_typed(qtbot: QtBot, desk: Desk) -> None:
    form = form_of(qtbot, ListName.APPOINTMENT_TYPES, None)
    form.de.setText("Hausbesuch")
    minutes, buffer = (form.fields()[name] for name in ("minutes", "buffer"))
    assert isinstance(minutes, NumberField)
    assert isinstance(buffer, NumberField)
    assert (minutes.value(), buffer.value()) == (30, 0)
    minutes.setValue(0)
    buffer.setValue(999)
    centre.save_value(desk, ListName.APPOINTMENT_TYPES, form.value())
    assert appointments.usual(desk, "hausbesuch") == (5, 240)


def test_a_buffer_of_which_nothing_is_said_stays_unsaid(qtbot: QtBot) -> None:
    code, extra = next(
        (value.code, value.extra)
        for value in LISTS[ListName.APPOINTMENT_TYPES]
        if "buffer" not in value.extra
    )
    form = form_of(qtbot, ListName.APPOINTMENT_TYPES, code)
    assert "buffer" not in form.value().extra
    assert {key: value for key, value in form.value().extra.items() if value is not False} == extra


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("usual_cents", "-5"),
        ("usual_cents", "0"),
        ("usual_cents", "viel"),
        ("again_after_days", "0"),
        ("again_after_days", "999"),
        ("again_after_days", "bald"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(qtbot: QtBot, name: str, typed: str) -> None:
    form = form_of(qtbot, ListName.AID_KINDS, "ticket")
    line(form, name).setText(typed)
    with pytest.raises(BadInput) as refused:
        form.value()
    assert refused.value.field == name


def test_a_new_kind_needs_neither(qtbot: QtBot) -> None:
    form = form_of(qtbot, ListName.AID_KINDS, None)
    form.de.setText("Brille")
    value = form.value()
    assert (value.code, "usual_cents" in value.extra, "again_after_days" in value.extra) == (
        "brille",
        False,
        False,
    )


def test_a_text_block_has_lines(qtbot: QtBot) -> None:
    form = form_of(qtbot, ListName.TEXT_BLOCKS, "first_talk")
    text = form.fields()["text"]
    assert isinstance(text, LongText)
    shipped = LISTS[ListName.TEXT_BLOCKS].get("first_talk")
    assert isinstance(shipped, Value)
    assert text.toPlainText() == shipped.extra["text"]
    text.setPlainText("Eins:\nZwei:")
    assert form.value().extra["text"] == "Eins:\nZwei:"
