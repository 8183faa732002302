"""The finder's order: total, stable, least recently asked first among equals, and nobody who is not there."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.finder import Answer, RequestRow, Wanted
from woilmenau_desk.domain.finding_volunteers import Lists, Pool, day_of, is_there, weekday_of
from woilmenau_desk.domain.requirements import lacking_for
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.volunteers import (
    Absence,
    Available,
    RoleSpan,
    Training,
    VolunteerData,
    VolunteerRow,
)

TODAY = date(2026, 11, 23)  # a Monday
ROLES = ("interpreting", "childcare", "transport")
LISTS = Lists(
    ValueList(
        ListName.VOLUNTEER_ROLES,
        (
            Value("interpreting", "Dolmetschen", "", extra={"pledge": True, "training": True}),
            Value("childcare", "Kinderbetreuung", "", extra={"certificate": True}),
            Value("transport", "Transport", "", extra={}),
        ),
    ),
    ValueList(
        ListName.LANGUAGES, (Value("ar", "Arabisch", "Arabic"), Value("uk", "Ukrainisch", "Ukrainian"))
    ),
    ValueList(
        ListName.LEVELS, (Value("b1", "B1", "B1"), Value("native", "Muttersprache", "Native language"))
    ),
)

days = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))
maybe_days = st.none() | days
hours = st.sampled_from([time(9), time(12), time(15), time(18)])


@st.composite
def rows(draw: st.DrawFn) -> list[VolunteerRow]:
    found = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        spoken = draw(st.dictionaries(st.sampled_from(["ar", "uk"]), st.sampled_from(["b1", "native", None])))
        seen = draw(st.none() | st.just(date(2026, 1, 1)) | st.just(date(2021, 12, 1)))
        data = VolunteerData(
            f"V{number}",
            languages=tuple(spoken.items()),
            certificate_seen_on=seen,
            certificate_relevant=draw(st.booleans()) if seen else None,
            pledged_on=draw(maybe_days),
            started_on=draw(maybe_days),
            ended_on=draw(maybe_days),
        )
        held = draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True))
        opens = draw(st.lists(st.tuples(st.integers(0, 6), hours), max_size=2, unique=True))
        away = draw(st.lists(st.tuples(days, st.integers(0, 20), st.booleans()), max_size=2))
        trained = draw(st.lists(days, max_size=1))
        found.append(
            VolunteerRow(
                number,
                data,
                tuple(RoleSpan(one, draw(maybe_days)) for one in held),
                tuple(Available(weekday, at, time(at.hour + 3)) for weekday, at in opens),
                tuple(Absence(day, day + timedelta(days=long), pause) for day, long, pause in away),
                tuple(Training("Schulung", day) for day in trained),
            )
        )
    return found


@st.composite
def asking(draw: st.DrawFn) -> list[RequestRow]:
    # Few moments, so that many were asked at the same one.
    whom = draw(st.dictionaries(st.integers(1, 6), st.integers(0, 3)))
    at = datetime(2026, 11, 1, 12, tzinfo=UTC)
    return [
        RequestRow(100 + number, number, at + timedelta(days=ago), Answer.ASKED)
        for number, ago in whom.items()
    ]


wanted = st.builds(
    Wanted,
    language=st.sampled_from([None, "ar", "uk"]),
    role=st.sampled_from([None, *ROLES]),
    weekday=st.none() | st.integers(0, 6),
    at=st.none() | hours,
    on=maybe_days,
    complete_only=st.booleans(),
)


@given(rows(), asking(), wanted)
def test_the_order_is_total_and_whoever_was_asked_longest_ago_comes_first(
    everybody: list[VolunteerRow], asked: list[RequestRow], question: Wanted
) -> None:
    pool = Pool(everybody, asked)
    found = pool.find(question, LISTS, TODAY, 50)
    assert len({one.volunteer_id for one in found}) == len(found)
    moments = {one.volunteer_id: one.asked_at.timestamp() for one in asked}
    places = [(-one.score, moments.get(one.volunteer_id, 0.0), one.volunteer_id) for one in found]
    assert places == sorted(places)
    assert all(0 < one.score <= 1 for one in found)
    # In whatever order they came, and however few are asked for.
    again = Pool(reversed(everybody), reversed(asked))
    assert again.find(question, LISTS, TODAY, 50) == found
    for few in (1, 3):
        assert pool.find(question, LISTS, TODAY, few) == found[:few]


@given(asking(), st.permutations(range(1, 7)))
def test_among_equals_whoever_was_never_asked_or_longest_ago_comes_first(
    asked: list[RequestRow], came: list[int]
) -> None:
    moments = {one.volunteer_id: one.asked_at.timestamp() for one in asked}
    pool = Pool((VolunteerRow(number, VolunteerData("A")) for number in came), asked)
    found = [one.volunteer_id for one in pool.find(Wanted(), LISTS, TODAY)]
    assert found == sorted(came, key=lambda number: (moments.get(number, 0.0), number))


@given(rows(), wanted)
def test_nobody_is_found_who_is_not_there_or_may_not(everybody: list[VolunteerRow], question: Wanted) -> None:
    day = day_of(question, TODAY)
    role = LISTS.roles.get(question.role)
    found = {one.volunteer_id: one for one in Pool(everybody).find(question, LISTS, TODAY, 50)}
    for row in everybody:
        lacks = lacking_for(row, role, day)
        fits = (
            is_there(row, day)
            and (question.language is None or question.language in dict(row.data.languages))
            and not any(one.relevant for one in lacks)
            and not (
                question.complete_only
                and question.role is not None
                and any(one.missing_on(day) for one in lacks)
            )
        )
        assert (row.id in found) is fits
        if fits:
            assert found[row.id].lacking == lacks
            assert found[row.id].why


@given(rows(), asking(), wanted, st.data())
def test_whatever_changes_is_as_if_it_had_always_been_so(
    everybody: list[VolunteerRow], asked: list[RequestRow], question: Wanted, data: st.DataObject
) -> None:
    others = {row.id: row for row in data.draw(rows())}
    pool = Pool(everybody, asked)
    pool.find(question, LISTS, TODAY)
    for row in everybody:
        if row.id in others:
            pool.put(others[row.id])
        else:
            pool.remove(row.id)
    for number in others.keys() - {row.id for row in everybody}:
        pool.put(others[number])
    for request in asked[::2]:
        pool.ask(request.volunteer_id, None)
    fresh = Pool(others.values(), asked[1::2])
    assert pool.find(question, LISTS, TODAY) == fresh.find(question, LISTS, TODAY)


def test_why_says_language_time_role_what_is_missing_and_when_they_were_asked() -> None:
    row = VolunteerRow(
        7,
        VolunteerData("Amina", languages=(("ar", "native"),)),
        (RoleSpan("interpreting"),),
        (Available(3, time(14), time(18)),),
    )
    request = RequestRow(1, 7, datetime(2026, 11, 2, 12, tzinfo=UTC), Answer.DECLINED)
    question = Wanted("ar", "interpreting", weekday=3, at=time(15))
    (found,) = Pool([row], [request]).find(question, LISTS, TODAY)
    assert [str(one) for one in found.why] == [
        "Arabisch: Muttersprache",
        "kann Do 14:00–18:00",
        "Aufgabe: Dolmetschen",
        "Verschwiegenheitserklärung fehlt",
        "Schulung fehlt",
        "zuletzt am 02.11.2026: abgesagt",
    ]
    assert found.last_asked == request


def test_the_day_that_is_meant() -> None:
    assert day_of(Wanted(), TODAY) == TODAY
    assert day_of(Wanted(weekday=0), TODAY) == TODAY
    assert day_of(Wanted(weekday=6), TODAY) == date(2026, 11, 29)
    assert day_of(Wanted(on=date(2026, 12, 3)), TODAY) == date(2026, 12, 3)
    assert weekday_of(Wanted(on=date(2026, 12, 3), weekday=0)) == 3


def test_each_thing_that_fits_counts() -> None:
    scores: dict[str, float] = defaultdict(float)
    rows_of = {
        "all": VolunteerRow(
            1, VolunteerData("A", languages=(("ar", "native"),)), (RoleSpan("transport"),),
            (Available(3, time(14), time(18)),),
        ),
        "level": VolunteerRow(
            2, VolunteerData("A", languages=(("ar", "b1"),)), (RoleSpan("transport"),),
            (Available(3, time(14), time(18)),),
        ),
        "role": VolunteerRow(
            3, VolunteerData("A", languages=(("ar", "native"),)), (), (Available(3, time(14), time(18)),)
        ),
        "time": VolunteerRow(
            4, VolunteerData("A", languages=(("ar", "native"),)), (RoleSpan("transport"),),
            (Available(3, time(9), time(12)),),
        ),
        "unknown time": VolunteerRow(
            5, VolunteerData("A", languages=(("ar", "native"),)), (RoleSpan("transport"),)
        ),
    }  # fmt: skip
    found = Pool(rows_of.values()).find(Wanted("ar", "transport", 3, time(15)), LISTS, TODAY)
    by_id = {one.volunteer_id: one.score for one in found}
    scores |= {name: by_id[row.id] for name, row in rows_of.items()}
    assert scores.pop("all") == 1.0
    assert all(score < 1 for score in scores.values())
    assert scores["time"] < scores["unknown time"]
