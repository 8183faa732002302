"""Looking after volunteers: occasions, silence, thanks, and the list for letters."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.finder import Answer, Wanted
from woilmenau_desk.domain.volunteer_care import OccasionKind
from woilmenau_desk.domain.volunteers import Absence, Training, VolunteerData, VolunteerRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import care, finder, volunteers
from woilmenau_desk.storage.tables.volunteers import VolunteerHours

TODAY = date(2026, 11, 23)


def somebody(desk: Desk, name: str, **told: Any) -> VolunteerRow:
    return volunteers.register(desk, VolunteerData(name, **told)).value


def served(desk: Desk, row: VolunteerRow, on: date, minutes: int, role: str = "transport") -> None:
    with desk.writing() as uow:
        hours = {"volunteer_id": row.id, "on_day": on, "minutes": minutes, "role": role, "source": "noted"}
        uow.insert(
            VolunteerHours,
            {**hours, "noted_by": "caro", "noted_at": uow.at, "assignment_id": None, "offer_id": None},
        )
        uow.commit()


def test_only_those_who_agreed_are_congratulated_and_nobody_before_the_day(desk: Desk) -> None:
    agreed = {"may_congratulate": True}
    somebody(desk, "Amina", birthday=date(1988, 2, 29), **agreed)
    somebody(desk, "Bilal", birthday=date(1990, 12, 31), started_on=date(2020, 3, 1), **agreed)
    somebody(desk, "Chadi", started_on=date(2021, 3, 1))
    left = somebody(desk, "Dunja", birthday=date(1990, 3, 1), **agreed)
    volunteers.end(desk, left.id, TODAY, "", left.version)
    found = care.occasions(desk, date(2026, 12, 1), date(2027, 3, 31))
    assert [(one.name, one.kind, one.day, one.years) for one in found] == [
        ("Bilal", OccasionKind.BIRTHDAY, date(2026, 12, 31), 36),
        ("Bilal", OccasionKind.ANNIVERSARY, date(2027, 3, 1), 7),
        ("Amina", OccasionKind.BIRTHDAY, date(2027, 3, 1), 39),
    ]
    leap = care.occasions(desk, date(2028, 2, 28), date(2028, 2, 29))
    assert [one.day for one in leap] == [date(2028, 2, 29)]
    with pytest.raises(BadInput):
        care.occasions(desk, date(1926, 1, 1), TODAY)


def test_who_gave_no_sign_for_weeks_longest_silence_first(desk: Desk, clock: Clock) -> None:
    long_ago = date(2026, 6, 1)
    quiet = [
        somebody(desk, name, started_on=long_ago) for name in ("Amina", "Bilal", "Chadi", "Dunja", "Enis")
    ]
    nobody_knows = somebody(desk, "Fadi")
    away = somebody(desk, "Gina", started_on=long_ago)
    volunteers.add_absence(desk, away.id, Absence(TODAY, TODAY), away.version)
    served(desk, quiet[1], TODAY - timedelta(weeks=4), 60)
    clock.set(2026, 11, 20)
    request = finder.asked(desk, quiet[2].id, Wanted()).value
    finder.asked(desk, quiet[0].id, Wanted())  # who was asked and did not answer gave no sign
    finder.answered(desk, request.id, Answer.DECLINED, request.version)
    clock.set(2026, 11, 23)
    volunteers.add_training(desk, quiet[3].id, Training("Erste Hilfe", date(2026, 9, 1)), quiet[3].version)
    heard = care.heard(desk, quiet[4].id, quiet[4].version).value
    assert heard.data.heard_on == TODAY
    found = care.not_heard(desk, 8)
    assert [(one.name, one.last, one.weeks) for one in found] == [
        ("Fadi", None, None),
        ("Amina", long_ago, 25),
        ("Dunja", date(2026, 9, 1), 11),
    ]
    assert found[0].volunteer_id == nobody_knows.id
    assert [one.name for one in care.not_heard(desk, 4)] == ["Fadi", "Amina", "Dunja", "Bilal"]
    with pytest.raises(BadInput):
        care.not_heard(desk, 0)


def test_whom_to_thank_for_what_they_served(desk: Desk) -> None:
    amina, bilal = somebody(desk, "Amina"), somebody(desk, "Bilal")
    for row, on, minutes, role in (
        (amina, date(2026, 1, 1), 60, "transport"),
        (amina, date(2026, 12, 31), 30, "leisure"),
        (bilal, date(2026, 5, 1), 120, "transport"),
        (bilal, date(2025, 12, 31), 600, "transport"),
    ):
        served(desk, row, on, minutes, role)
    volunteers.end(desk, bilal.id, TODAY, "", bilal.version)
    found = care.thanks(desk, date(2026, 1, 1), date(2026, 12, 31))
    assert [(one.name, one.minutes, one.roles) for one in found] == [
        ("Bilal", 120, (("transport", 120),)),
        ("Amina", 90, (("transport", 60), ("leisure", 30))),
    ]


def test_letters_go_to_those_who_wish_for_them_and_nothing_in_them_is_a_formula(desk: Desk) -> None:
    somebody(
        desk,
        "=HYPERLINK(1)",
        family_name="Weide",
        email="w@example.org",
        address="Am Stollen 1\n=1+1",
        may_mail=True,
        groups=("tutors",),
        languages=(("ar", None), ("de", "b2")),
    )
    somebody(desk, "Bilal", email="b@example.org", groups=("tutors",))
    somebody(desk, "Chadi", email="c@example.org", may_mail=True)
    done = care.letters(desk, "tutors")
    assert (done.value.people, done.value.left_out) == (1, 1)
    text = done.value.content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert table[0] == list(care.LETTER_COLUMNS)
    assert table[1] == [
        "'=HYPERLINK(1)", "Weide", "w@example.org", "Am Stollen 1, '=1+1", "Arabisch, Deutsch", "Nachhilfe-Team",
    ]  # fmt: skip
    assert len(table) == 2
    assert care.letters(desk).value.people == 2
    assert [row.name for row in care.in_group(desk, "tutors")] == ["Bilal", "=HYPERLINK(1) Weide"]
    with desk.store.read() as conn:
        query = "SELECT detail FROM audit_entry WHERE action = 'exported' AND entity = 'volunteer'"
        assert conn.exec_driver_sql(query).scalars().all() == ["1", "2"]
        everything = conn.exec_driver_sql("SELECT detail FROM audit_entry").scalars().all()
        assert not any("example.org" in detail for detail in everything)


def test_who_was_changed_meanwhile_is_in_no_stale_list(desk: Desk) -> None:
    amina = somebody(desk, "Amina", may_mail=True)
    assert care.letters(desk).value.people == 1
    volunteers.change(desk, amina.id, replace(amina.data, may_mail=False), amina.version)
    assert care.letters(desk).value.people == 0
