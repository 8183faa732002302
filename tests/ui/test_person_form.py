"""Registering and changing people, worked with keys on a real store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.people_by_keys import (
    ALT,
    CTRL,
    MakePage,
    Opened,
    Settled,
    add,
    data_of,
    errors_of,
    form_of,
    names,
    page_maker,
    press,
    second_line,
    write,
)
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import drafts, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.ui.pages.people.page import PeoplePage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.side_by_side import LEFT, RIGHT


@pytest.fixture
def make_page(qtbot: QtBot, settled: Settled) -> MakePage:
    return page_maker(qtbot, settled)


@pytest.fixture
def page(make_page: MakePage, context: Context) -> PeoplePage:
    return make_page(context)


# Registering


def test_a_name_is_enough(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    assert form_of(page).given_name.hasFocus()
    write("Oksana")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is None
    assert page.view.name.text() == "Oksana"
    assert people.search(desk, "oksana")[0].person.name == "Oksana"
    assert drafts.load(desk, "person:new") is None


def test_the_whole_form_by_keyboard_alone(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    add(desk, "Taras", "Mondschein")
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    for typed in (
        "Oksana",
        "Wetterfest",
        "34 J.",
        "w",  # weiblich
        "0176 04069011",
        "ukr",
        "1.3.2022",
        "1042",
        "ukr",
        "",  # follows the spoken one
        "ukraine",  # § 24 AufenthG (Ukraine)
        "1.3.2024",
        "4.3.2027",
        "SGB",  # the first that begins so
    ):
        write(typed)
        press(Qt.Key.Key_Tab)
    write("taras")
    settled(context)
    press(Qt.Key.Key_Return)
    settled(context)
    press(Qt.Key.Key_Tab)
    assert form_of(page).save_button.hasFocus()
    aside = form_of(page).status_aside
    assert aside.badge.text() == "D · prüfen"
    assert aside.suggestion.text().endswith("Soforthilfe gibt es immer.")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is None
    (found,) = [hit for hit in people.search(desk, "oksana") if hit.person.name == "Oksana Wetterfest"]
    card = people.card(desk, found.person.id)
    assert card.data == PersonData(
        given_name="Oksana",
        family_name="Wetterfest",
        birth_year=1992,
        gender="female",
        nationality="UA",
        language="uk",
        print_language="uk",
        status="p24",
        status_from=date(2024, 3, 1),
        status_until=date(2027, 3, 4),
        benefit_system="sgb2",
        phone="0176 04069011",
        arrived_on=date(2022, 3, 1),
        card_number="1042",
    )
    assert [mate.name for mate in card.household] == ["Taras Mondschein"]


def test_ctrl_enter_takes_what_is_half_typed_in_a_list(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    write("Oksana")
    form_of(page).nationality.setFocus()
    write("Syr")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert data_of(desk, "oksana").nationality == "SY"


def test_the_language_of_print_follows_until_it_is_chosen(
    qtbot: QtBot, page: PeoplePage, context: Context, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)

    def choose(field: QWidget, typed: str) -> None:
        field.setFocus()
        write(typed)
        press(Qt.Key.Key_Tab)

    choose(form.language, "Ukr")
    assert form.print_language.code() == "uk"
    choose(form.language, "Arab")
    assert form.print_language.code() == "ar"
    choose(form.print_language, "Deu")
    choose(form.language, "Ukr")
    assert (form.language.code(), form.print_language.code()) == ("uk", "de")


@pytest.mark.parametrize(
    "status, badge, target",
    [
        ("gestattung_55", "A · ohne Anerkennung", ""),
        ("p25_2_refugee", "B · anerkannt", "SOBERI"),
        ("p25_3", "C · Titel ohne Anerkennung", "SOBERI"),
        ("p24", "D · prüfen", "hier oder bei SOBERI"),
    ],
)
def test_the_suggestion_for_a_status_is_friendly_and_blocks_nothing(
    qtbot: QtBot,
    page: PeoplePage,
    context: Context,
    desk: Desk,
    settled: Settled,
    status: str,
    badge: str,
    target: str,
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    write("Oksana")
    form.status.set_code(status)
    form.status.edited.emit()
    settled(context)
    assert form.status_aside.badge.text() == badge
    said = form.status_aside.suggestion.text()
    assert target in said
    assert bool(said) is bool(target)
    assert ("Soforthilfe gibt es immer." in said) is bool(target)
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert data_of(desk, "oksana").status == status
    assert data_of(desk, "oksana").benefit_system is None


def test_from_the_counter_and_back_with_the_person(
    qtbot: QtBot, page: PeoplePage, context: Context, settled: Settled, opened: Opened
) -> None:
    page.show_subject("  Oksana   Wetterfest ")
    settled(context)
    form = form_of(page)
    assert (form.given_name.text(), form.family_name.text()) == ("Oksana", "Wetterfest")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.view.back_button.hasFocus()
    press(Qt.Key.Key_Return)
    page_id, subject = opened[-1]
    assert page_id == "counter"
    assert isinstance(subject, PersonRow)
    assert subject.name == "Oksana Wetterfest"


def test_the_counters_wish_waits_until_the_page_is_ready(
    qtbot: QtBot, context: Context, settled: Settled
) -> None:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show_subject("0176 04069011")
    assert page.form is None
    settled(context)
    assert form_of(page).phone.text() == "0176 04069011"
    assert form_of(page).given_name.text() == ""


def test_who_may_be_there_already_is_shown_and_opened_without_losing_what_was_typed(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled, opened: Opened
) -> None:
    there = add(desk, "Oksana", "Wetterfest", birth_year=1984)
    visits.log_visit(desk, LogVisit(VisitData("encounter", person_id=there.id)))
    page.show_subject("Oksana")
    settled(context)
    form_of(page).family_name.setFocus()
    write("Wett")
    qtbot.waitUntil(lambda: page.alike.model().rowCount() == 1)
    index = page.alike.model().index(0, 0)
    assert index.data() == "Oksana Wetterfest"
    assert second_line(page.alike).startswith("1984 · ")
    assert page.alike.spoken(0).endswith("heute")
    page.alike.setFocus()
    press(Qt.Key.Key_Return)
    settled(context)
    assert page.form is None
    assert page.view.card is not None
    assert page.view.card.id == there.id
    assert len(people.search(desk, "oksana")) == 1
    press(Qt.Key.Key_Return)  # back to the counter with the person who was there already
    assert [page_id for page_id, _ in opened] == ["counter"]
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    assert (form.given_name.text(), form.family_name.text()) == ("Oksana", "Wett")


def test_nobody_found_becomes_a_new_person_of_that_name(
    qtbot: QtBot, page: PeoplePage, context: Context, settled: Settled
) -> None:
    write("Oksana Wetterfest")
    settled(context)
    assert names(page) == []
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    assert form_of(page).family_name.text() == "Wetterfest"


# Bad input


@pytest.mark.parametrize(
    "field, typed, said",
    [
        ("given_name", "x" * 10_000, "10000 Zeichen"),
        ("family_name", "x" * 10_000, "10000 Zeichen"),
        ("birth", "1850", "1850"),
        ("birth", "2090", "2090"),
        ("birth", "gestern", "kein Geburtsjahr"),
        ("phone", "keine", "keine Ziffer"),
        ("phone", "0" * 41, "41 Zeichen"),
        ("arrived_on", "1.1.1850", "1850"),
        ("arrived_on", "32.1.2022", "kein Datum"),
        ("status_until", "1.1.1888", "1888"),
        ("card_number", "1042", "„1042“ hat schon Karim Mondschein"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_stays_there(
    qtbot: QtBot,
    page: PeoplePage,
    context: Context,
    desk: Desk,
    settled: Settled,
    field: str,
    typed: str,
    said: str,
) -> None:
    add(desk, "Karim", "Mondschein", card_number="1042")
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    write("Oksana")
    line = getattr(form, field)
    line = getattr(line, "line", line)
    line.setText(typed)
    line.setFocus()
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is form
    assert said in errors_of(form)
    assert line.text() == typed
    assert line.hasFocus()
    assert form.save_button.isEnabled()
    line.setText("")
    form.given_name.setText("Oksana")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is None
    assert data_of(desk, "oksana").given_name == "Oksana"


def test_an_end_before_the_beginning_and_no_name_at_all(
    qtbot: QtBot, page: PeoplePage, context: Context, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert "Ein Name fehlt" in errors_of(form)
    form.given_name.setText("Oksana")
    form.status_from.line.setText("1.3.2026")
    form.status_until.line.setText("1.2.2026")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert errors_of(form) == "Der Aufenthalt endet vor seinem Beginn."


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("<b>Oksana</b>", "<b>Oksana</b>"),
        ('=SUM(A1:A9)"', '=SUM(A1:A9)"'),
        ("Oksana\u202etsefrettew", "Oksanatsefrettew"),
        ("Ok\tsana\x00", "Ok sana"),
        ("أوكسانا", "أوكسانا"),
    ],
)
def test_names_from_outside_are_kept_as_text(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled, typed: str, kept: str
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form_of(page).given_name.setText(typed)
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.view.name.text() == kept
    assert people.recent(desk)[0].name == kept


def test_leaving_a_field_tells_at_once_what_cannot_be(
    qtbot: QtBot, page: PeoplePage, context: Context, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(page)
    form.birth.setFocus()
    write("1850")
    press(Qt.Key.Key_Tab)
    assert "1850" in errors_of(form)
    assert form.gender.hasFocus()
    form.birth.setFocus()
    form.birth.line.selectAll()
    write("34 J.")
    press(Qt.Key.Key_Tab)
    assert errors_of(form) == ""
    assert form.birth.line.text() == "1992"
    assert form.birth.said.text() == "ca. 34 J."


# Drafts


def test_a_draft_survives_a_crash_and_can_be_discarded(
    qtbot: QtBot,
    make_page: MakePage,
    context: Context,
    desk: Desk,
    settled: Settled,
) -> None:
    page = make_page(context)
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    write("Oksana")
    form_of(page).birth.setFocus()
    write("34")
    context.drafts.flush()
    settled(context)
    page.close()

    again = make_page(context)
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    form = form_of(again)
    assert (form.given_name.text(), form.birth.line.text()) == ("Oksana", "1992"), (
        "an age means another year next January"
    )
    assert form.draft_note.text() == "Entwurf von 14:03 wiederhergestellt."
    press(Qt.Key.Key_V, ALT)
    settled(context)
    assert form.given_name.text() == ""
    assert form.draft_note.isHidden()
    assert drafts.load(desk, "person:new") is None


def test_escape_keeps_the_draft_and_says_how_to_come_back(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    press(Qt.Key.Key_Escape)
    settled(context)
    assert page.form is None
    assert context.status.told == []  # type: ignore[attr-defined]
    assert drafts.load(desk, "person:new") is None
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    write("Oksana")
    press(Qt.Key.Key_Escape)
    settled(context)
    assert page.form is None
    assert page.search.hasFocus()
    assert "Strg+N" in context.status.told[0]  # type: ignore[attr-defined]
    kept = drafts.load(desk, "person:new")
    assert kept is not None
    assert kept["given_name"] == "Oksana"


def test_the_next_person_from_the_counter_does_not_push_an_older_draft_aside(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    write("Karim")
    press(Qt.Key.Key_Escape)
    settled(context)
    page.show_subject("Oksana Wetterfest")
    settled(context)
    form = form_of(page)
    assert form.given_name.text() == "Oksana"
    assert form.draft_note.isHidden()
    assert "14:03" in form.other_note.text()
    press(Qt.Key.Key_O, ALT)
    settled(context)
    assert (form.given_name.text(), form.family_name.text()) == ("Karim", "")
    press(Qt.Key.Key_O, ALT)
    settled(context)
    assert (form.given_name.text(), form.family_name.text()) == ("Oksana", "Wetterfest")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.view.name.text() == "Oksana Wetterfest"
    press(Qt.Key.Key_N, CTRL)
    settled(context)
    assert form_of(page).given_name.text() == "Karim"
    assert form_of(page).other_note.isHidden()
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert drafts.load(desk, "person:new") is None
    assert sorted(row.name for row in people.recent(desk)) == ["Karim", "Oksana Wetterfest"]


# Changing


def test_an_edit_keeps_what_is_not_in_the_form(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    card = add(desk, "Oksana", "Wetterfest", external_id="X-1", language="uk", print_language="ru")
    page.show_person(card.id)
    settled(context)
    press(Qt.Key.Key_E, CTRL)
    settled(context)
    form_of(page).phone.setFocus()
    write("0176 04069012")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    data = people.card(desk, card.id).data
    assert (data.phone, data.external_id, data.print_language) == ("0176 04069012", "X-1", "ru")
    assert page.view.edit_button.hasFocus()


def test_a_change_from_elsewhere_meanwhile_is_merged_and_nothing_typed_is_lost(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    card = add(desk, "Oksana", "Wetterfest", phone="0176 04069011")
    page.show_person(card.id)
    settled(context)
    press(Qt.Key.Key_E, CTRL)
    settled(context)
    form = form_of(page)
    form.phone.setText("0176 04069012")
    form.family_name.setText("Sturmfest")
    theirs = PersonData(
        given_name="Oksana", family_name="Wetterfest", phone="0176 04069013", language="uk", birth_year=1984
    )
    people.edit(desk, card.id, theirs, card.version)
    form.phone.setFocus()
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is form
    assert "anderswo geändert" in form.conflict.note.text()
    lines = {
        line.key: (line.left, line.right, line.side) for line in form.conflict.table.model_of_lines.lines()
    }
    assert lines == {
        "birth_year": ("", "1984", RIGHT),
        "phone": ("0176 04069012", "0176 04069013", LEFT),
        "language": ("keine Angabe", "Ukrainisch", RIGHT),
    }
    assert form.phone.text() == "0176 04069012"
    assert (form.language.code(), form.birth.line.text()) == ("uk", "1984")
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    assert page.form is None
    data = people.card(desk, card.id).data
    assert (data.family_name, data.phone, data.language, data.birth_year) == (
        "Sturmfest",
        "0176 04069012",
        "uk",
        1984,
    )


def test_a_draft_from_before_somebody_elses_change_does_not_overwrite_it(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    card = add(desk, "Oksana", "Wetterfest")
    page.show_person(card.id)
    settled(context)
    press(Qt.Key.Key_E, CTRL)
    settled(context)
    form_of(page).phone.setText("0176 04069012")
    press(Qt.Key.Key_Escape)
    settled(context)
    people.edit(
        desk, card.id, PersonData(given_name="Oksana", family_name="Wetterfest", language="uk"), card.version
    )
    page.reload()
    settled(context)
    press(Qt.Key.Key_E, CTRL)
    settled(context)
    form = form_of(page)
    assert form.phone.text() == "0176 04069012"
    assert "Entwurf von 14:03" in form.draft_note.text()
    assert "anderswo geändert" in form.conflict.note.text()
    assert form.language.code() == "uk"
    press(Qt.Key.Key_Return, CTRL)
    settled(context)
    data = people.card(desk, card.id).data
    assert (data.phone, data.language) == ("0176 04069012", "uk")


def test_a_form_stays_open_when_something_else_changes(
    qtbot: QtBot, page: PeoplePage, context: Context, desk: Desk, settled: Settled
) -> None:
    card = add(desk, "Oksana", "Wetterfest")
    page.reload()
    settled(context)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    settled(context)
    press(Qt.Key.Key_E, CTRL)
    settled(context)
    form = form_of(page)
    form.phone.setText("0176")
    context.runner.run(visits.log_visit, desk, LogVisit(VisitData("encounter", person_id=card.id)))
    settled(context)
    assert page.form is form
    assert form.isVisible()
    assert page.view.card is not None
    assert page.view.card.visits == 1
