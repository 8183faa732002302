"""What the centre sets for itself, drafts, and what other windows write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.centre import CentreSettings
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import (
    BadInput,
    ChangedMeanwhile,
    NotFound,
    SlipLanguageMissing,
    StoreDamaged,
)
from woilmenau_desk.domain.opening import OpeningState
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.slips import Paper, Place
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import centre, drafts, visits
from woilmenau_desk.services.appointments import appointments, slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage.engine import DATABASE_FILE, connect

# -- settings ----------------------------------------------------------------------------------------------------


def test_a_new_store_has_the_centres_own_settings(desk: Desk) -> None:
    settings = centre.settings(desk)
    assert (settings.idle_minutes, settings.theme, settings.paper) == (3, "system", Paper.A6)
    assert (settings.place.street, settings.place.town) == ("Wetzlarer Platz 1", "Ilmenau")


def test_settings_are_kept_and_seen_by_everybody(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    wanted = replace(
        centre.settings(desk),
        idle_minutes=10,
        theme="dark",
        interface_language="en",
        paper=Paper.ROLL80,
        place=Place("wo:ilmenau", "Anderer Platz 2", "Ilmenau"),
    )
    done = centre.save_settings(desk, wanted)
    assert done.changes.kinds == {Kind.CENTRE}
    assert centre.settings(desk) == centre.settings(desk_of("theke")) == done.value == wanted


def test_settings_are_text_without_tricks(desk: Desk) -> None:
    wanted = replace(
        centre.settings(desk),
        place=Place(" wo:\u202eilmenau ", "Wetzlarer\nPlatz 1", "Ilmenau\x00"),
    )
    kept = centre.save_settings(desk, wanted).value
    assert kept.place == Place("wo:ilmenau", "Wetzlarer Platz 1", "Ilmenau")
    assert centre.settings(desk) == kept


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"idle_minutes": 0}, "idle_minutes"),
        ({"idle_minutes": 61}, "idle_minutes"),
        ({"place": Place("a", " ", "b")}, "street"),
    ],
)
def test_settings_that_cannot_be_are_told_by_their_field(
    desk: Desk, told: dict[str, object], field: str
) -> None:
    before = centre.settings(desk)
    with pytest.raises(BadInput) as refused:
        centre.save_settings(desk, replace(before, **told))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert centre.settings(desk) == before


def test_settings_of_another_version_are_no_obstacle(desk: Desk) -> None:
    with desk.writing() as uow:
        rows.save_setting(uow, "centre", {"idle_minutes": 7, "of_the_future": [1, 2]}, rows.NEVER)
        uow.commit()
    assert centre.settings(desk).idle_minutes == 7
    assert isinstance(centre.settings(desk), CentreSettings)


# -- opening -----------------------------------------------------------------------------------------------------


def test_a_closed_day_is_told_and_opened_again(desk: Desk) -> None:
    assert (
        str(centre.close_day(desk, date(2026, 11, 24), " Klausur\u202etag ").said)
        == "Geschlossen am 24.11.2026"
    )
    at = datetime(2026, 11, 24, 15, tzinfo=BERLIN)
    assert centre.opening(desk).at(at).reason == "Klausurtag"
    with pytest.raises(ChangedMeanwhile):
        centre.close_day(desk, date(2026, 11, 24), "Umzug")  # as if nobody had closed it
    centre.close_day(desk, date(2026, 11, 24), "Umzug", 1)
    assert centre.opening(desk).at(at).reason == "Umzug"
    assert str(present.reopen_day(desk, date(2026, 11, 24)).said) == "Wieder geöffnet am 24.11.2026"
    assert centre.opening(desk).at(at).state is OpeningState.OPEN
    with pytest.raises(NotFound):
        present.reopen_day(desk, date(2026, 11, 24))
    with pytest.raises(BadInput):
        centre.close_day(desk, date(1926, 1, 1), "")


def test_the_days_to_come_include_holidays(desk: Desk) -> None:
    centre.close_day(desk, date(2026, 12, 25), "Weihnachten im Zentrum")
    centre.close_day(desk, date(2026, 11, 1), "vorbei")
    days = {entry.day: entry for entry in centre.closed_days(desk, 60)}
    assert list(days) == [date(2026, 12, 25), date(2027, 1, 1)]
    assert (days[date(2026, 12, 25)].reason, days[date(2026, 12, 25)].holiday) == (
        "Weihnachten im Zentrum",
        False,
    )
    assert days[date(2027, 1, 1)].holiday


def test_the_hours_are_right_years_ahead_and_back(desk: Desk, clock: Clock) -> None:
    assert not centre.is_open(desk, datetime(2019, 10, 31, 14, 30, tzinfo=BERLIN))
    assert centre.is_open(desk, datetime(2019, 10, 30, 14, 30, tzinfo=BERLIN))
    assert not centre.is_open(desk, datetime(2031, 10, 31, 14, 30, tzinfo=BERLIN))
    # A window left open over New Year's Eve.
    clock.set(2028, 12, 31)
    assert not centre.is_open(desk, datetime(2029, 10, 31, 14, 30, tzinfo=BERLIN))


# -- value lists -------------------------------------------------------------------------------------------------


def test_a_value_is_changed_added_and_retired(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    old = desk.values_of(ListName.REASONS).get("offer")
    assert old is not None
    centre.save_value(desk, ListName.REASONS, replace(old, de=" Kurs\u202e ", en="Course"))
    new = Value("repair", "Reparatur", "", extra={"key": "F10", "icon": "cup"})
    assert str(centre.save_value(desk, ListName.REASONS, new).said) == "Werteliste geändert: Reparatur"
    reasons = desk_of("theke").values_of(ListName.REASONS)
    assert [value.code for value in reasons][-1] == "repair"
    assert (reasons.label("offer"), reasons.label("repair", "en")) == ("Kurs", "Reparatur")
    assert visits.log_visit(desk, LogVisit(VisitData("repair"))).value.data.reason == "repair"
    centre.save_value(desk, ListName.REASONS, replace(new, active=False, version=1))
    assert "repair" not in {value.code for value in desk.values_of(ListName.REASONS).choices()}


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (Value("garden", " ", "Garden"), "de"),
        (Value("", "Garten", "Garden"), "code"),
        (Value("a b", "Garten", "Garden"), "code"),
        (Value("<b>", "Garten", "Garden"), "code"),
        (Value("garden", "x" * 10_000, ""), "de"),
        (Value("garden", "Garten", "x" * 10_000), "en"),
        (Value("garden", "Garten", "Garden", extra={"key": "F2"}), "key"),
    ],
)
def test_a_value_that_cannot_be_is_told_by_its_field(desk: Desk, value: Value, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        centre.save_value(desk, ListName.REASONS, value)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "minutes"),
    [("minutes", 0), ("minutes", 481), ("buffer", -5), ("buffer", 241), ("minutes", "30")],
)
def test_a_type_that_could_never_be_booked_is_refused(desk: Desk, field: str, minutes: object) -> None:
    talk = next(iter(desk.values_of(ListName.APPOINTMENT_TYPES)))
    with pytest.raises(BadInput) as refused:
        centre.save_value(
            desk, ListName.APPOINTMENT_TYPES, replace(talk, extra={**talk.extra, field: minutes})
        )
    assert refused.value.field == field


# -- drafts ------------------------------------------------------------------------------------------------------


def test_a_draft_is_one_users_and_one_forms(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    rolf = desk_of("rolf")
    drafts.save(desk, "person", {"given_name": "Mi", "birth_year": 1990, "languages": ["ar", None]})
    drafts.save(rolf, "person", {"given_name": "Om"})
    drafts.save(desk, "visit", {})
    assert drafts.load(desk, "person") == {"given_name": "Mi", "birth_year": 1990, "languages": ["ar", None]}
    assert drafts.load(rolf, "person") == {"given_name": "Om"}
    assert drafts.load(desk, "visit") == {}
    drafts.save(desk, "person", {"given_name": "Mira"})
    assert drafts.load(desk, "person") == {"given_name": "Mira"}
    drafts.drop(desk, "person")
    drafts.drop(desk, "person")
    assert drafts.load(desk, "person") is None
    assert drafts.load(rolf, "person") == {"given_name": "Om"}


def test_a_confidential_draft_is_sealed_and_outlives_the_session(desk_of: Callable[[str], Desk]) -> None:
    rolf = desk_of("rolf")
    drafts.save(rolf, "session", {"note": "Mietvertrag"}, confidential=True)
    key = rolf.store.desk_key
    rolf.close()
    again = desk_of("rolf")
    assert drafts.load(again, "session") == {"note": "Mietvertrag"}
    connection = connect(again.data / DATABASE_FILE, key)
    (fields, sealed) = connection.execute("SELECT fields, sealed FROM draft").fetchone()
    assert sealed
    assert b"Mietvertrag" not in fields
    # Handed to somebody else it does not open.
    connection.execute("UPDATE draft SET user = 'caro'")
    connection.close()
    with pytest.raises(StoreDamaged):
        drafts.load(desk_of("caro"), "session")
    assert drafts.load(again, "session") is None


def test_drafts_are_no_entries(desk: Desk) -> None:
    drafts.save(desk, "person", {"given_name": "Mi"})
    assert desk.done == []
    assert upkeep.verify(desk).findings == ()


# -- other windows -----------------------------------------------------------------------------------------------


def test_what_another_window_writes_is_noticed_once(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    assert upkeep.poll(desk) is None
    visits.log_visit(desk, LogVisit(VisitData("encounter")))
    assert upkeep.poll(desk) is None
    other = desk_of("caro")
    upkeep.poll(desk)
    centre.save_value(other, ListName.TOPICS, Value("garden", "Garten", "Garden"))
    centre.close_day(other, date(2026, 11, 24), "Umzug")
    changes = upkeep.poll(desk)
    assert changes is not None
    # A colleague came, changed a list and closed a day; a draft may have gone with any of it.
    assert changes.kinds >= {Kind.VALUES, Kind.CENTRE, Kind.DRAFT}
    assert not changes.kinds & {Kind.VISIT, Kind.PERSON, Kind.APPOINTMENT, Kind.SESSION, Kind.AID}
    assert upkeep.poll(desk) is None
    # What was kept between calls is read anew.
    assert "garden" in desk.values_of(ListName.TOPICS)
    assert not centre.opening(desk).is_open_day(date(2026, 11, 24))


# -- slips -------------------------------------------------------------------------------------------------------


def test_a_slip_speaks_the_visitors_language(desk: Desk, clock: Clock) -> None:
    def language(person: PersonData, appointment: str | None = None, asked: str | None = None) -> str:
        number = people.register(desk, person).value.id
        # Each an hour after the one before.
        data = AppointmentData(
            number, "rolf", clock.at + timedelta(days=1, hours=number), language=appointment
        )
        return slips.slip(desk, appointments.book(desk, data).value.id, asked).language

    assert language(PersonData("Olena", language="uk")) == "uk"
    assert language(PersonData("Olena", language="uk", print_language="en")) == "en"
    assert language(PersonData("Olena", language="uk"), appointment="ar") == "ar"
    assert language(PersonData("Olena", language="uk"), appointment="ar", asked="en") == "en"
    assert language(PersonData("Olena")) == "de"


def test_a_slip_shows_name_place_and_colleague_and_no_more(desk: Desk, clock: Clock) -> None:
    person = PersonData("Олена", "Прикладенко", status="p24", language="uk")
    number = people.register(desk, person).value.id
    booked = appointments.book(desk, AppointmentData(number, "rolf", clock.at + timedelta(days=1), 45)).value
    slip = slips.slip(desk, booked.id)
    assert (slip.visitor, slip.colleague, slip.phone) == ("Олена Прикладенко", "Rolf", "0176 04069002")
    assert (slip.starts_at, slip.duration_minutes) == (booked.starts_at, 45)
    assert slip.place.street == "Wetzlarer Platz 1"
    assert "Прикладенко" not in slip.reference
    assert slips.slip_pdf(desk, booked.id) == slips.slip_pdf(desk, booked.id)
    with pytest.raises(SlipLanguageMissing):
        slips.slip_pdf(desk, booked.id, "xx")
    with pytest.raises(NotFound):
        slips.slip_pdf(desk, 999)


def test_the_sample_is_of_nobody() -> None:
    for language in ("uk", "ar", "en"):
        assert language in slips.languages()
        assert slips.sample_slip(language).startswith(b"%PDF")
