"""The registry of volunteers: entered, changed, paused, let go, linked; and what the counter sees of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from woilmenau_desk.domain.errors import ChangedMeanwhile
from woilmenau_desk.domain.volunteers import (
    Absence,
    Available,
    RoleSpan,
    Training,
    VolunteerData,
    VolunteerRow,
)
from woilmenau_desk.services import undo
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import volunteers

TODAY = date(2026, 11, 23)
AMINA = VolunteerData(
    "Amina",
    "Kornblume",
    phone="0176 04069051",
    email="amina@example.org",
    address="Am Stollen 1\n98693 Ilmenau",
    languages=(("ar", "native"), ("de", "b2")),
    skills="Backen, Fahrräder",
    areas=("accompaniment",),
    groups=("interpreters",),
    certificate_seen_on=date(2024, 2, 1),
    certificate_of=date(2024, 1, 15),
    certificate_relevant=False,
    pledged_on=date(2024, 2, 1),
    started_on=date(2024, 2, 1),
)


@pytest.fixture
def amina(desk: Desk) -> VolunteerRow:
    roles = (RoleSpan("interpreting"), RoleSpan("accompaniment", date(2025, 1, 1)))
    times = (Available(3, time(14), time(18)),)
    return volunteers.register(desk, AMINA, roles, times).value


def now(desk: Desk, row: VolunteerRow) -> VolunteerRow:
    return volunteers.get(desk, row.id)


def test_what_was_entered_is_read_back(desk: Desk, amina: VolunteerRow) -> None:
    assert amina.data == AMINA
    assert amina.roles == (RoleSpan("interpreting"), RoleSpan("accompaniment", date(2025, 1, 1)))
    assert amina.times == (Available(3, time(14), time(18)),)
    assert volunteers.everybody(desk) == (amina,)
    assert now(desk, amina) == amina


def test_each_change_gives_the_next_version_and_is_undone(desk: Desk, amina: VolunteerRow) -> None:
    steps: list[Callable[[VolunteerRow], VolunteerRow]] = [
        lambda row: volunteers.change(desk, row.id, replace(row.data, phone="0176 1"), row.version).value,
        lambda row: volunteers.set_roles(desk, row.id, (RoleSpan("childcare"),), row.version).value,
        lambda row: volunteers.set_times(desk, row.id, (), row.version).value,
        lambda row: (
            volunteers.add_absence(desk, row.id, Absence(TODAY, TODAY, reason="Urlaub"), row.version).value
        ),
        lambda row: volunteers.add_training(desk, row.id, Training("Erste Hilfe", TODAY), row.version).value,
        lambda row: volunteers.pause(desk, row.id, TODAY, None, "Prüfungen", row.version).value,
        lambda row: volunteers.resume(desk, row.id, TODAY, row.version).value,
        lambda row: volunteers.end(desk, row.id, TODAY, "Umzug", row.version).value,
    ]
    states = [amina]
    for step in steps:
        states.append(step(states[-1]))
        assert states[-1].version == states[-2].version + 1
        assert volunteers.everybody(desk) == (states[-1],)
    for state in reversed(states[:-1]):
        undo.undo(desk)
        assert replace(now(desk, amina), version=0) == replace(state, version=0)
        assert volunteers.everybody(desk) == (now(desk, amina),)


def test_a_late_change_of_what_belongs_to_somebody_is_told(desk: Desk, amina: VolunteerRow) -> None:
    volunteers.set_times(desk, amina.id, (), amina.version)
    with pytest.raises(ChangedMeanwhile):
        volunteers.set_roles(desk, amina.id, (), amina.version)
