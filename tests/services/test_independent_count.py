"""All figures of contacts and persons counted once more in plain Python, from the rows of stores that were lived in.

People come at the edges of days, months, years and summer time, are struck, put right and made one record of two, and lists
change within a month. The second count shares no line with the first: it reads the table and keeps one entry per contact.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests import present
from tests.stores import PASSWORD, copy_store
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.access import access
from woilmenau_desk.services.centre import save_value
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import counting

Row = dict[str, Any]
BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2028, 11, 6, 13, 10, tzinfo=UTC)
MOMENTS = tuple(
    datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    for moment in (
        "2027-12-31T23:59:59", "2028-01-01T00:00:00", "2028-02-28T14:30", "2028-02-29T00:00", "2028-02-29T23:59",
        "2028-03-01T00:00", "2028-03-26T01:59", "2028-03-26T03:00", "2028-03-31T23:30", "2028-04-01T00:30",
        "2028-10-16T14:10", "2028-10-17T19:10", "2028-10-29T02:30", "2028-10-31T23:59", "2028-11-01T00:00",
        "2028-11-02T15:00", "2028-11-02T15:01", "2028-11-02T17:00",
    )
)  # fmt: skip
SPANS = [
    Span.parse(told)
    for told in (
        "2027-12", "2028-01", "2028-02", "2028-03", "2028-04", "2028-10", "2028-11", "2028-Q1", "2028-H1", "2028", "2027",
        "2028-02-29..2028-02-29", "2028-03-26..2028-10-29", "2027-12-31..2028-01-01",
    )
]  # fmt: skip
STATUSES = ("duldung_60a", "p25_2_refugee", "p24", None)
PEOPLE = 4


@pytest.fixture(scope="module")
def lived_in(template: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a few people of whom nothing is told yet."""
    data = copy_store(template[0], tmp_path_factory.mktemp("independent") / "data")
    desk = access.login(data, "caro", PASSWORD, clock=lambda: AT)
    for number in range(PEOPLE):
        born = None if number == 3 else 2028 - (5, 17, 44)[number]
        people.register(
            desk,
            PersonData(
                f"Blume{number}",
                birth_year=born,
                gender=(None, "female", "male", "diverse")[number],
                nationality=(None, "SY", "UA", "UA")[number],
                status=STATUSES[number],
                language=("ar", None, "uk", "ru")[number],
            ),
        )
    desk.close()
    return data


CHANGE = st.one_of(
    st.tuples(st.just("void"), st.integers(0, 20)),
    st.tuples(st.just("status"), st.integers(1, PEOPLE), st.sampled_from(STATUSES)),
    st.tuples(st.just("merge"), st.integers(1, PEOPLE), st.integers(1, PEOPLE)),
    st.tuples(
        st.just("group"), st.sampled_from((date(2028, 2, 29), date(2028, 10, 17))), st.sampled_from("ABCD")
    ),
)


@st.composite
def lives(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """What happens at a few moments, in any order: so people come again within a day for the same reason."""
    moments = draw(st.lists(st.sampled_from(MOMENTS), min_size=2, max_size=4))
    logs = st.tuples(
        st.just("log"),
        st.sampled_from(moments),
        st.sampled_from(draw(st.sampled_from((("encounter", "offer"), ("quick_info", "counselling"))))),
        st.none() | st.integers(1, PEOPLE),
        st.integers(1, 4),
        st.integers(0, 2),
        st.sampled_from(("on_site", "phone", "messenger")),
        st.sampled_from((None, "uk", "ar")),
        st.sampled_from((None, "none", "staff")),
    )
    steps = [*draw(st.lists(logs, min_size=5, max_size=16)), *draw(st.lists(CHANGE, max_size=4))]
    return list(draw(st.permutations(steps)))


def live(desk: Desk, steps: list[tuple[Any, ...]]) -> None:
    """Do all of it, one after the other."""
    logged: list[int] = []
    gone: dict[int, int] = {}
    for what, *told in steps:
        if what == "log":
            at, reason, person, size, adults, channel, language, interpreting = told
            data = VisitData(
                reason,
                gone.get(person, person),
                1 if person else size,
                channel,
                language,
                adults=adults,
                interpreting=interpreting,
            )
            logged.append(visits.log_visit(desk, LogVisit(data, at)).value.id)
        elif what == "void" and told[0] < len(logged):
            if logged[told[0]]:
                present.void_visit(desk, logged[told[0]])
            logged[told[0]] = 0
        elif what == "status":
            card = people.card(desk, gone.get(told[0], told[0]))
            changed = replace(card.data, status=told[1])
            people.edit(desk, card.id, changed, card.version)
        elif what == "merge":
            keep, other = (gone.get(number, number) for number in told)
            if keep != other:
                kept, lost = people.card(desk, keep), people.card(desk, other)
                duplicates.merge(desk, keep, other, kept.data, kept.version, lost.version)
                gone = {number: keep if into == other else into for number, into in gone.items()} | {
                    other: keep
                }
        elif what == "group":
            statuses = desk.values_of(ListName.STATUSES)
            value = statuses.held("p24")
            assert value is not None
            if all(entry.since != told[0] for entry in statuses.history("p24")):
                changed_value = replace(value, extra={**value.extra, "group": told[1]})
                save_value(desk, ListName.STATUSES, changed_value, since=told[0])


def independent(desk: Desk, span: Span) -> dict[str, object]:
    """The figures once more, by the names that they have there."""
    with desk.store.read() as conn:
        every = [
            dict(row._mapping) for row in conn.execute(text("SELECT * FROM visit WHERE voided_at IS NULL"))
        ]
    for row in every:
        row["clock"] = datetime.fromtimestamp(row["occurred_at"] / 1_000_000, BERLIN)
        row["day"] = row["clock"].date()
    every.sort(key=lambda row: (row["occurred_at"], row["id"]))
    heads: list[Row] = []
    by_contact: dict[tuple[Any, ...], list[Row]] = {}
    for row in every:
        if not span.first <= row["day"] <= span.last:
            continue
        nameless = row["adults"] + row["children"] + (row["group_size"] if row["person_id"] is None else 0)
        heads += [row | {"who": "nobody", "start": row}] * nameless
        if row["person_id"] is not None:
            by_contact.setdefault((row["person_id"], row["day"], row["reason"]), []).append(row)
    came: dict[int, list[Row]] = {}
    for row in every:
        if row["person_id"] is not None:
            came.setdefault(row["person_id"], []).append(row)
    lasts: dict[int, Row] = {}
    for (person, _, _), rows in by_contact.items():
        one = merged(rows)
        heads.append(one | {"who": "first" if came[person][0] is rows[0] else "follow_up", "start": rows[0]})
        if person not in lasts or lasts[person]["until"] < one["until"]:
            lasts[person] = one
    years: dict[tuple[int, int], Row] = {}
    for person, rows in came.items():
        for row in rows:
            years.setdefault((person, row["day"].year), row)
    new = {person for (person, _), row in years.items() if span.first <= row["day"] <= span.last}
    return {
        "contacts": len(heads),
        "persons": len(lasts),
        "new_in_year": len(new),
        "first": sum(head["who"] == "first" for head in heads),
        "follow_up": sum(head["who"] == "follow_up" for head in heads),
        "unassigned": sum(head["who"] == "nobody" for head in heads),
        "reasons": Counter(head["reason"] for head in heads),
        "channels": Counter(head["channel"] for head in heads),
        "reason_channels": Counter((head["reason"], head["channel"]) for head in heads),
        "days": Counter(head["day"] for head in heads),
        "hours": Counter((head["start"]["day"].weekday(), head["start"]["clock"].hour) for head in heads),
        "languages": Counter(head["language"] or "unknown" for head in heads),
        "interpreting": Counter(head["interpreting"] for head in heads if head["interpreting"]),
        "origins": Counter(last["nationality"] or "unknown" for last in lasts.values()),
        "person_languages": Counter(last["language"] or "unknown" for last in lasts.values()),
        "gender_age": Counter((last["gender"] or "not_stated", band(last)) for last in lasts.values()),
        "status_groups": Counter(group(desk, last) for last in lasts.values()),
    }


def merged(rows: list[Row]) -> Row:
    """What is known of one contact."""
    one = dict(rows[0])
    one["until"] = (rows[-1]["occurred_at"], rows[-1]["id"])
    for name in ("gender", "birth_year", "nationality", "status"):
        told = [row[name] for row in rows if row[name] is not None]
        one[name] = told[-1] if told else None
    one["language"] = next((row["language"] for row in rows if row["language"]), None)
    one["channel"] = next((row["channel"] for row in rows if row["channel"] != "on_site"), "on_site")
    spoke = [row["interpreting"] for row in rows if row["interpreting"]]
    one["interpreting"] = next((who for who in spoke if who != "none"), "none" if spoke else None)
    return one


def band(last: Row) -> str:
    """The band of the age in that year."""
    if last["birth_year"] is None:
        return "unknown"
    age = last["day"].year - last["birth_year"]
    for upto, code in ((5, "0-5"), (13, "6-13"), (17, "14-17"), (26, "18-26"), (44, "27-44"), (64, "45-64")):
        if age <= upto:
            return code
    return "65+"


def group(desk: Desk, last: Row) -> str:
    """The group that the status had on the day."""
    entries = [
        entry
        for entry in desk.values_of(ListName.STATUSES).every()
        if entry.code == last["status"] and entry.since <= last["day"]
    ]
    return str(max(entries, key=lambda entry: entry.since).extra["group"]) if entries else "unknown"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives())
def test_both_counts_agree(
    lived_in: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    desk = access.login(
        copy_store(lived_in, tmp_path_factory.mktemp("one") / "data"), "caro", PASSWORD, clock=lambda: AT
    )
    try:
        live(desk, steps)
        found = {span: counting.figures(desk, span) for span in SPANS}
        for span, figures in found.items():
            assert figures.contradictions() == ()
            for name, number in independent(desk, span).items():
                assert getattr(figures, name) == number, (str(span), name)
        months = [found[span] for span in SPANS if span.kind == "month" and span.first.year == 2028]
        year = found[Span.of_year(2028)]
        # What happened in other months is nobody's here, for no other days were drawn.
        assert year.contacts == sum(month.contacts for month in months)
        assert year.first == sum(month.first for month in months)
        assert year.new_in_year == sum(month.new_in_year for month in months) == year.persons
        assert year.days == sum((month.days for month in months), Counter())
        assert year.months.total() == year.weeks.total() == year.contacts
    finally:
        desk.close()
