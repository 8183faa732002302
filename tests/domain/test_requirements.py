"""What roles require: what is missing, what runs out within 90 days, and what speaks against a role."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.requirements import (
    AHEAD,
    CERTIFICATE_MONTHS_WHEN_SHOWN,
    CERTIFICATE_YEARS,
    due,
    lacking,
    months_later,
)
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.volunteers import (
    Lacking,
    Requirement,
    RoleSpan,
    Training,
    VolunteerData,
    VolunteerRow,
)

DAY = date(2026, 11, 23)


def role(code: str, **needs: bool) -> Value:
    return Value(code, code, code, extra=needs)


ROLES = ValueList(
    ListName.VOLUNTEER_ROLES,
    (
        role("all", certificate=True, pledge=True, briefing=True, training=True),
        role("certificate", certificate=True),
        role("nothing"),
    ),
)
COMPLETE: Mapping[str, date] = {
    "certificate_seen_on": date(2026, 2, 1),
    "certificate_of": date(2026, 1, 15),
    "pledged_on": date(2026, 2, 1),
    "briefed_on": date(2026, 2, 1),
}


def somebody(data: VolunteerData, *held: str, trainings: tuple[Training, ...] = ()) -> VolunteerRow:
    return VolunteerRow(1, data, tuple(RoleSpan(code) for code in held), trainings=trainings)


def certificate(made: date, seen: date | None = None, *, relevant: bool = False) -> VolunteerRow:
    data = VolunteerData(
        "Mira", certificate_of=made, certificate_seen_on=seen or made, certificate_relevant=relevant
    )
    return somebody(data, "certificate")


def test_whoever_has_nothing_lacks_all_that_is_required() -> None:
    found = lacking(somebody(VolunteerData("Mira"), "all", "nothing"), DAY, ROLES)
    assert [(one.requirement, one.role, one.until) for one in found] == [
        (one, "all", None) for one in Requirement
    ]


def test_whoever_has_all_lacks_nothing() -> None:
    training = Training("Dolmetschen im Ehrenamt", date(2026, 3, 1))
    assert (
        lacking(somebody(VolunteerData("Mira", **COMPLETE), "all", trainings=(training,)), DAY, ROLES) == ()
    )  # type: ignore[arg-type]


def test_a_training_that_is_only_announced_or_still_to_come_is_none() -> None:
    data = VolunteerData("Mira", **COMPLETE)  # type: ignore[arg-type]
    for training in (Training("x", date(2026, 3, 1), came=False), Training("x", date(2026, 11, 24))):
        found = lacking(somebody(data, "all", trainings=(training,)), DAY, ROLES)
        assert [one.requirement for one in found] == [Requirement.TRAINING]


@pytest.mark.parametrize(
    ("made", "until"),
    [
        (date(2021, 11, 22), date(2026, 11, 22)),  # ran out yesterday
        (date(2021, 11, 23), date(2026, 11, 23)),  # its last day
        (date(2022, 2, 21), date(2027, 2, 21)),  # the ninetieth day
        (date(2024, 2, 29), None),
        (date(2022, 2, 22), None),
    ],
)
def test_a_certificate_is_renewed_after_five_years_from_its_date(made: date, until: date | None) -> None:
    found = lacking(certificate(made), DAY, ROLES)
    assert found == (() if until is None else (Lacking(Requirement.CERTIFICATE, "certificate", until),))
    assert [one.missing_on(DAY) for one in found] == ([until < DAY] if until else [])


def test_a_certificate_that_was_too_old_when_it_was_shown_will_not_do() -> None:
    assert lacking(certificate(date(2026, 1, 15), date(2026, 4, 15)), DAY, ROLES) == ()
    late = lacking(certificate(date(2026, 1, 15), date(2026, 4, 16)), DAY, ROLES)
    assert late == (Lacking(Requirement.CERTIFICATE, "certificate", shown_late=True),)
    assert late[0].missing_on(DAY)


def test_a_certificate_that_speaks_against_the_role_comes_first_and_is_never_made_good_by_its_date() -> None:
    row = certificate(date(2026, 1, 15), relevant=True)
    both = VolunteerRow(1, row.data, (RoleSpan("all"), RoleSpan("certificate")))
    found = lacking(both, DAY, ROLES)
    assert [one.relevant for one in found[:2]] == [True, True]
    assert not any(one.relevant for one in found[2:])
    assert lacking(VolunteerRow(1, row.data, (RoleSpan("nothing"),)), DAY, ROLES) == ()


def test_a_role_that_begins_soon_is_told_and_one_that_ended_is_not() -> None:
    def of(first: date | None, last: date | None) -> bool:
        row = VolunteerRow(1, VolunteerData("Mira"), (RoleSpan("certificate", first, last),))
        return bool(lacking(row, DAY, ROLES))

    assert of(None, DAY)
    assert of(DAY + AHEAD, None)
    assert not of(DAY + AHEAD + timedelta(days=1), None)
    assert not of(None, DAY - timedelta(days=1))


def test_what_a_role_requires_is_what_it_requires_on_the_day() -> None:
    later = Value("certificate", "x", "x", extra={}, since=date(2026, 12, 1))
    values = ValueList(ListName.VOLUNTEER_ROLES, (*ROLES.every(), later))
    row = somebody(VolunteerData("Mira"), "certificate")
    assert lacking(row, DAY, values.on(DAY))
    assert not lacking(row, date(2026, 12, 1), values.on(date(2026, 12, 1)))


def test_who_lacks_what_comes_soonest_first() -> None:
    rows = (
        VolunteerRow(1, certificate(date(2022, 1, 15)).data, (RoleSpan("certificate"),)),
        VolunteerRow(2, certificate(date(2021, 12, 24)).data, (RoleSpan("certificate"),)),
        VolunteerRow(3, VolunteerData("Zoe"), (RoleSpan("certificate"),)),
        VolunteerRow(4, certificate(date(2026, 1, 1), relevant=True).data, (RoleSpan("certificate"),)),
        VolunteerRow(5, VolunteerData("Anna", ended_on=date(2026, 1, 1)), (RoleSpan("certificate"),)),
        VolunteerRow(6, VolunteerData("Anna"), (RoleSpan("nothing"),)),
    )
    found = due(rows, DAY, lambda row: lacking(row, DAY, ROLES))
    assert [(one.volunteer_id, one.until) for one in found] == [
        (4, None),
        (3, None),
        (2, date(2026, 12, 24)),
        (1, date(2027, 1, 15)),
    ]


dates = st.dates(date(2001, 1, 1), date(2090, 12, 31))


@given(dates, st.integers(0, 120))
def test_so_many_months_later_is_never_past_that_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(dates, st.integers(0, 400), dates)
def test_a_certificate_is_missing_told_or_good(made: date, shown_after: int, day: date) -> None:
    seen = made + timedelta(days=shown_after)
    found = lacking(certificate(made, seen), day, ROLES)
    in_time = seen <= months_later(made, CERTIFICATE_MONTHS_WHEN_SHOWN)
    until = months_later(made, CERTIFICATE_YEARS * 12)
    good = in_time and seen <= day <= until
    assert any(one.missing_on(day) for one in found) is not good
    # Nobody who is told nothing today is without one before 90 days have passed.
    if not found:
        assert not any(
            one.missing_on(day + AHEAD) for one in lacking(certificate(made, seen), day + AHEAD, ROLES)
        )
