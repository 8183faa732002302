"""A name in another script has its Latin reading beside it, wherever a colleague or a screen reader meets it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import present
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.follow_ups import FollowUpData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.appointments.slip import SlipDialog
from woilmenau_desk.ui.privacy import MASK, Privacy
from woilmenau_desk.ui.registry import PAGES, page_class
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.widgets import rows_model as rows_module
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

Settled = Callable[[Context], None]
START = datetime(2026, 11, 23, 15, tzinfo=BERLIN)
OWN, SAID = "Олександр Шевченко", "Oleksandr Shevchenko"


@pytest.fixture
def oleksandr(desk: Desk) -> PersonRow:
    """Somebody with something on every list."""
    known = {"birth_year": 1990, "gender": "male", "language": "uk", "phone": "0176 04069011"}
    card = people.register(desk, PersonData("Олександр", "Шевченко", **known)).value  # type: ignore[arg-type]
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=card.id)))
    aid.give_aid(desk, GiveAid(AidData("clothing", person_id=card.id)))
    appointments.book(desk, AppointmentData(card.id, "caro", START, 30, "uk"))
    due = SessionData(card.id, topics=("housing",), follow_up_on=START.date())
    counselling.record_session(desk, RecordSession(due))
    follow_ups.add(desk, FollowUpData(card.id, START.date()))
    return PersonRow(card.id, card.name)


@pytest.fixture
def page_of(qtbot: QtBot, settled: Settled, context: Context) -> Callable[[str], Page]:
    def make(name: str) -> Page:
        page = page_class(next(spec for spec in PAGES if spec.id == name))(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.activated()
        settled(context)
        settled(context)
        return page

    return make


def told(widget: QWidget) -> list[str]:
    """Everything that is seen and heard of it."""
    found = []
    for child in widget.findChildren(QWidget):
        found += [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
        if isinstance(child, RowsView):
            found += [child.spoken(number) for number in range(child.model().rowCount())]
        elif isinstance(child, QLabel | QAbstractButton) and not child.isHidden():
            found.append(child.text())
    return found


@pytest.mark.parametrize("name", ["counter", "people", "appointments", "counselling"])
def test_the_reading_is_seen_heard_and_hidden(
    name: str, page_of: Callable[[str], Page], oleksandr: PersonRow, context: Context, settled: Settled
) -> None:
    page = page_of(name)
    lists = [view for view in page.findChildren(RowsView) if view.model().rowCount()]
    with_name = [
        spoken for view in lists for n in range(view.model().rowCount()) if OWN in (spoken := view.spoken(n))
    ]
    assert with_name
    assert all(SAID in spoken for spoken in with_name)
    if name == "people":
        page.show_subject(oleksandr)
        settled(context)
        assert SAID in told(page)
    context.privacy.hide()
    assert not [text for text in told(page) if "Oleksandr" in text or "Shevchenko" in text]
    context.privacy.show()
    assert any(SAID in text for text in told(page))


def test_the_reading_stands_first_or_last_in_the_second_line(qtbot: QtBot, context: Context) -> None:
    def model(**more: bool) -> RowsModel[PersonRow]:
        column = Column[PersonRow](
            "",
            lambda row: row.name,
            lambda _row: "bei Caro",
            name=lambda row: row.name,
            personal=True,
            **more,
        )
        made = RowsModel((column,), context.privacy)
        made.set_rows((PersonRow(1, OWN), PersonRow(2, "Mira Muster"), PersonRow(3, "محمد الأحمد")))
        return made

    shown = [model().cell(number, 0).detail for number in range(3)]
    assert shown == [f"{SAID} · bei Caro", "bei Caro", "Mohammad Al-Ahmad · bei Caro"]
    last = model(reads_last=True)
    assert last.cell(0, 0).detail == f"bei Caro · {SAID}"
    context.privacy.hide()
    assert last.cell(0, 0)[1:3] == (MASK, "bei Caro")


def test_a_long_list_reads_only_what_it_shows(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(rows_module, "reading", lambda name: asked.append(name) or "")
    column = Column[PersonRow]("", lambda row: row.name, name=lambda row: row.name)
    model = RowsModel((column,), Privacy())
    view = RowsView(model, "Personen")
    qtbot.addWidget(view)
    view.resize(400, 600)
    model.set_rows(tuple(PersonRow(number, f"Олена {number}") for number in range(100_000)))
    with qtbot.waitExposed(view):
        view.show()
    view.viewport().repaint()
    assert 0 < len(set(asked)) < 40


def test_what_is_said_names_both(context: Context, desk: Desk, oleksandr: PersonRow) -> None:
    appointment = appointments.on_day(desk, START.date())[0]
    done = present.set_state(desk, appointment.id, AppointmentState.NO_SHOW)
    assert f"{OWN} ({SAID})" in context.say(done.said)


def test_whoever_prints_is_told_what_stands_there_instead(
    page_of: Callable[[str], Page], desk: Desk, context: Context, settled: Settled, qtbot: QtBot
) -> None:
    who = people.register(desk, PersonData("Արամ", "Սարգսյան")).value
    row = appointments.book(desk, AppointmentData(who.id, "caro", START, 30)).value
    page = page_of("appointments")
    page.show_subject(row)
    settled(context)
    page.slip_action.trigger()  # type: ignore[attr-defined]
    dialog = page.findChild(SlipDialog)
    settled(context)
    assert "„Aram Sargsyan“" in dialog.letters.text()
    assert not dialog.letters.isHidden()
    assert dialog.cancelled.isHidden()
    context.privacy.hide()
    assert dialog.letters.text() == MASK
    dialog.reject()


def test_the_slip_of_a_cancelled_appointment_says_so_to_whoever_prints(
    page_of: Callable[[str], Page], desk: Desk, context: Context, oleksandr: PersonRow, settled: Settled
) -> None:
    page = page_of("appointments")
    row = appointments.on_day(desk, START.date())[0]
    page.show_subject(present.set_state(desk, row.id, AppointmentState.CANCELLED).value)
    settled(context)
    page.slip_action.trigger()  # type: ignore[attr-defined]
    dialog = page.findChild(SlipDialog)
    settled(context)
    assert "abgesagt" in dialog.cancelled.text()
    assert not dialog.cancelled.isHidden()
    dialog.reject()


def test_the_form_says_where_the_slip_is_german(
    page_of: Callable[[str], Page], desk: Desk, context: Context, settled: Settled
) -> None:
    """Every language that is shipped has a slip; one that the centre adds has none."""
    extra = {"own": "हिन्दी", "rtl": False, "locale": "hi"}
    centre.save_value(desk, ListName.LANGUAGES, Value("hi", "Hindi", "Hindi", True, extra))
    page = page_of("people")
    page.new_action.trigger()  # type: ignore[attr-defined]
    settled(context)
    field = page.form.print_language  # type: ignore[attr-defined]
    assert isinstance(field, ChoiceField)
    labels = {field.itemData(number): field.itemText(number) for number in range(field.count())}
    assert (labels["uk"], labels["de"]) == ("Ukrainisch", "Deutsch")
    assert [code for code, said in labels.items() if "gedruckt wird deutsch" in said] == ["hi"]
