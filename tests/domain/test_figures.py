"""The figures of a period, held against a second counting that takes its time."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.figures import (
    DEFINITIONS,
    UNKNOWN,
    AidFact,
    AidFigures,
    FundFigures,
    PeriodFacts,
    PeriodFigures,
    PersonFact,
    VisitFact,
    age_code,
    count,
    persons,
)
from woilmenau_desk.domain.periods import BERLIN

BANDS = (
    AgeBand(0, 5),
    AgeBand(6, 13),
    AgeBand(14, 17),
    AgeBand(18, 26),
    AgeBand(27, 44),
    AgeBand(45, 64),
    AgeBand(65),
)
GROUPS = {"duldung_60a": "A", "p25_2_refugee": "B", "p25_3": "C", "p24": "D"}


def group_of(status: str | None, _day: date) -> str | None:
    return GROUPS.get(status or "")


FIRST_DAY = date(2026, 10, 1)


def hour_of(day: int, hour: int) -> int:
    """That hour of a day of October 2026, here, as facts have it."""
    moment = datetime(2026, 10, day, hour, tzinfo=BERLIN)
    return int(moment.timestamp()) // 3600


def visit(day: int = 1, **changes: object) -> VisitFact:
    """A visit of October 2026; keywords say what is special about it."""
    plain: dict[str, object] = {
        "day": FIRST_DAY + timedelta(days=day - 1),
        "reason": "encounter",
        "channel": "on_site",
        "person_id": None,
        "group_size": 1,
        "adults": 0,
        "children": 0,
        "language": None,
        "interpreting": None,
        "gender": None,
        "birth_year": None,
        "nationality": None,
        "status": None,
        "is_first": False,
        "utc_hour": hour_of(day, 15),
    }
    return VisitFact(**{**plain, **changes})  # type: ignore[arg-type]


def counted(*visits: VisitFact) -> PeriodFigures:
    """The figures of these visits alone."""
    return count(PeriodFacts(visits), group_of, BANDS)


# -- by hand ---------------------------------------------------------------------------------------------------


def test_nothing_is_nothing() -> None:
    assert counted() == PeriodFigures()
    assert counted().contradictions() == ()


def test_an_anonymous_group_of_three_is_three_contacts_and_nobody_known() -> None:
    figures = counted(visit(group_size=3))
    assert (figures.contacts, figures.persons, figures.unassigned) == (3, 0, 3)
    assert (figures.first, figures.follow_up) == (0, 0)


def test_companions_are_contacts_of_their_own_and_nobody_known() -> None:
    figures = counted(visit(person_id=1, adults=1, children=2, is_first=True))
    assert (figures.contacts, figures.persons) == (4, 1)
    assert (figures.first, figures.follow_up, figures.unassigned) == (1, 0, 3)


def test_one_person_on_one_day_with_one_reason_is_one_contact() -> None:
    figures = counted(
        visit(person_id=1, is_first=True),
        visit(person_id=1, channel="phone"),
        visit(person_id=1, reason="quick_info"),
        visit(2, person_id=1),
    )
    assert (figures.contacts, figures.persons, figures.first, figures.follow_up) == (3, 1, 1, 2)
    assert figures.reasons == {"encounter": 2, "quick_info": 1}
    # Counted once, by the channel that was chosen and not by the one that a key press presumes.
    assert figures.channels == {"phone": 1, "on_site": 2}


KNOWN = {"channel": "messenger", "language": "uk", "interpreting": "state_programme"}


@pytest.mark.parametrize("field", KNOWN)
def test_what_one_visit_of_a_contact_tells_is_known_of_the_contact(field: str) -> None:
    """The counter's key, and the note written later: in whichever order they lie."""
    pressed = visit(person_id=1)
    told = visit(person_id=1, **{field: KNOWN[field]})
    for order in ((pressed, told), (told, pressed), (pressed, told, pressed)):
        figures = counted(*order)
        assert figures.contacts == 1
        assert figures.contradictions() == ()
        counter = getattr(figures, {"channel": "channels", "language": "languages"}.get(field, field))
        assert counter == {KNOWN[field]: 1}


def test_where_two_visits_of_a_contact_differ_the_first_that_tells_counts() -> None:
    figures = counted(
        visit(person_id=1, interpreting="none", language="ar"),
        visit(person_id=1, interpreting="staff", language="uk", channel="phone"),
        visit(person_id=1, interpreting="private", channel="messenger"),
    )
    # That nobody interpreted gives way to whoever did.
    assert (figures.interpreting, figures.languages, figures.channels) == (
        {"staff": 1},
        {"ar": 1},
        {"phone": 1},
    )


def test_companions_stay_with_the_visit_that_they_came_with() -> None:
    figures = counted(
        visit(person_id=1, adults=2), visit(person_id=1, language="uk", channel="phone", children=1)
    )
    assert figures.languages == {"uk": 2, UNKNOWN: 2}
    assert figures.channels == {"phone": 2, "on_site": 2}
    assert (figures.contacts, figures.contradictions()) == (4, ())


def test_what_is_known_of_a_person_at_the_last_contact_is_put_together() -> None:
    first = visit(person_id=1, gender="female", birth_year=2008, nationality="SY", status="duldung_60a")
    for other in (visit(person_id=1), visit(person_id=1, status="p25_3")):
        for order in ((first, other), (other, first)):
            figures = counted(*order)
            assert figures.gender_age == {("female", "18-26"): 1}
            assert figures.origins == {"SY": 1}
            # The last one told counts.
            assert figures.status_groups == {GROUPS[(order[1].status or order[0].status)]: 1}  # type: ignore[index]
    # Another reason, another contact: what held then is what held then.
    figures = counted(first, visit(person_id=1, reason="offer"))
    assert (figures.origins, figures.status_groups) == ({UNKNOWN: 1}, {UNKNOWN: 1})


def test_the_largest_amount_and_how_many_there_were_are_known() -> None:
    aid = (AidFact("ticket", 1, 550, 1), AidFact("money", 1, 2000, 1), AidFact("clothing", 1, 0, 1))
    figures = count(PeriodFacts((), aid=aid), group_of, BANDS)
    assert (figures.amounts, figures.largest_amount_cents) == (2, 2000)


def test_companions_count_even_when_the_person_is_logged_again() -> None:
    figures = counted(visit(person_id=1), visit(person_id=1, children=2))
    assert (figures.contacts, figures.follow_up, figures.unassigned) == (3, 1, 2)


def test_what_held_at_the_last_contact_of_the_period_counts() -> None:
    figures = counted(
        visit(1, person_id=1, status="duldung_60a", gender="female", birth_year=2008, nationality="SY"),
        visit(9, person_id=1, status="p25_3", gender="female", birth_year=2008, nationality="SY"),
        visit(9, person_id=2),
    )
    assert figures.status_groups == {"C": 1, UNKNOWN: 1}
    assert figures.gender_age == {("female", "18-26"): 1, ("not_stated", UNKNOWN): 1}
    assert figures.origins == {"SY": 1, UNKNOWN: 1}


def test_a_status_that_no_list_knows_is_unknown() -> None:
    assert counted(visit(person_id=1, status="abolished_long_ago")).status_groups == {UNKNOWN: 1}


def test_aid_is_counted_by_kind() -> None:
    aid = (AidFact("ticket", 2, 550, 3), AidFact("ticket", 1, 0, 1), AidFact("clothing", 4, 0, 4))
    figures = count(PeriodFacts((), aid=aid), group_of, BANDS)
    assert figures.aid == {"ticket": AidFigures(2, 3, 550, 4), "clothing": AidFigures(1, 4, 0, 4)}
    assert figures.contacts == 0


@pytest.mark.parametrize(
    ("birth_year", "code"),
    [
        (2026, "0-5"),
        (2021, "0-5"),
        (2020, "6-13"),
        (2013, "6-13"),
        (2012, "14-17"),
        (2009, "14-17"),
        (2008, "18-26"),
        (2000, "18-26"),
        (1999, "27-44"),
        (1982, "27-44"),
        (1981, "45-64"),
        (1962, "45-64"),
        (1961, "65+"),
        (1906, "65+"),
        (None, UNKNOWN),
        (2027, "0-5"),  # a year that can only be a slip of the pen makes nobody minus one
    ],
)
def test_age_bands(birth_year: int | None, code: str) -> None:
    assert age_code(birth_year, date(2026, 10, 31), BANDS) == code


def test_the_age_is_that_at_the_contact() -> None:
    assert age_code(2008, date(2025, 12, 31), BANDS) == "14-17"
    assert age_code(2008, date(2026, 1, 1), BANDS) == "18-26"


def test_an_age_in_no_band_is_unknown() -> None:
    assert age_code(2000, date(2026, 1, 1), (AgeBand(0, 17),)) == UNKNOWN


def test_contradictions_name_the_rule_that_broke() -> None:
    figures = counted(visit(group_size=3), visit(person_id=1))
    assert figures.contradictions() == ()
    figures.persons = 9
    assert figures.contradictions() == (
        "status groups = persons",
        "gender × age = persons",
        "origins = persons",
        "languages of persons = persons",
        "persons ≤ contacts",
    )
    figures = counted(visit(group_size=3))
    figures.first += 1
    assert figures.contradictions() == (
        "first + follow-up + unassigned = contacts",
        "first ≤ new in the year ≤ persons",
    )
    figures = counted(visit(group_size=3))
    figures.cases.running += 1
    assert figures.contradictions() == ("open + closed = running cases", "running cases ≤ reached")


def test_a_contact_is_judged_by_the_hours_of_its_kind() -> None:
    kinds = {"encounter": "open_house", "counselling": "counselling"}
    visits = (
        visit(group_size=3),
        visit(group_size=2, within_hours=False),
        visit(person_id=1, reason="counselling", within_hours=False),
        # The same contact, written down again within the hours: it began without.
        visit(person_id=1, reason="counselling"),
    )
    figures = count(PeriodFacts(visits), group_of, BANDS, kind_of_hours=lambda reason, _day: kinds[reason])
    assert figures.within_hours == {"open_house": 3}
    assert figures.outside_hours == {"open_house": 2, "counselling": 1}
    assert figures.contradictions() == ()


def test_the_busiest_hours_are_those_of_the_clock_here() -> None:
    # The clocks go back on the 25th of October 2026: what was 13 o'clock in UTC is 15 before and 14 after.
    before, after = (visit(day, utc_hour=hour_of(day, hour)) for day, hour in ((23, 15), (26, 14)))
    assert after.utc_hour - before.utc_hour == 72
    assert counted(before, after).hours == {(4, 15): 1, (0, 14): 1}
    # In that night the hour between two and three is there twice, and is one.
    night = [visit(25, utc_hour=hour_of(25, 1) + more) for more in range(4)]
    assert counted(*night).hours == {(6, 1): 1, (6, 2): 2, (6, 3): 1}


def test_weeks_and_months_are_sums_of_days() -> None:
    figures = counted(visit(1), visit(4), visit(5, group_size=2), visit(31))
    assert figures.weeks == {date(2026, 9, 28): 2, date(2026, 10, 5): 2, date(2026, 10, 26): 1}
    assert figures.months == {date(2026, 10, 1): 5}


def test_who_is_new_in_the_year_is_a_person_and_no_contact() -> None:
    figures = counted(
        visit(1, person_id=1, is_first=True, new_in_year=True),
        visit(2, person_id=1),
        visit(2, person_id=2, new_in_year=True, adults=3),
        visit(3, person_id=3),
        visit(3, group_size=4),
    )
    assert (figures.persons, figures.new_in_year, figures.first) == (3, 2, 1)


def test_reasons_and_channels_are_counted_together() -> None:
    figures = counted(visit(channel="phone"), visit(channel="phone"), visit(reason="offer"))
    assert figures.reason_channels == {("encounter", "phone"): 2, ("offer", "on_site"): 1}


def test_the_language_of_a_person_is_that_of_the_last_contact() -> None:
    figures = counted(visit(1, person_id=1, language="uk"), visit(2, person_id=1, language="ru"))
    assert figures.person_languages == {"ru": 1}
    assert figures.languages == {"uk": 1, "ru": 1}


def test_persons_are_those_that_the_figures_count() -> None:
    visits = (
        visit(
            1, person_id=1, gender="female", birth_year=2008, nationality="SY", status="p25_3", language="ar"
        ),
        visit(1, person_id=1),
        visit(2, person_id=2, new_in_year=True),
        visit(2),
    )
    unknown = ("not_stated", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
    assert persons(visits, group_of, BANDS) == (
        PersonFact(1, "female", "18-26", "SY", "C", "ar", FIRST_DAY),
        PersonFact(2, *unknown, FIRST_DAY + timedelta(days=1), is_new=True),
    )


def test_money_is_counted_by_the_fund_it_came_from() -> None:
    aid = (
        AidFact("ticket", 2, 550, 3, "Bürgerstiftung"),
        AidFact("money", 1, 2000, 1),
        AidFact("ticket", 1, 275, 1, "Bürgerstiftung"),
        AidFact("clothing", 4, 0, 4),
    )
    figures = count(PeriodFacts((), aid=aid), group_of, BANDS)
    assert figures.funds == {"Bürgerstiftung": FundFigures(2, 825), UNKNOWN: FundFigures(1, 2000)}
    assert figures.contradictions() == ()


def test_what_became_of_referrals_adds_up_to_them() -> None:
    states = {("soberi", "accepted"): 2, ("soberi", "informed"): 1, ("jobcenter", "informed"): 4}
    facts = PeriodFacts((), referrals={"soberi": 3, "jobcenter": 4}, referral_states=states)
    figures = count(facts, group_of, BANDS)
    assert figures.referral_states == states
    assert figures.contradictions() == ()
    figures.referrals["soberi"] += 1
    assert figures.contradictions() == ("states = referrals",)


def test_visits_are_gone_through_once() -> None:
    assert count(PeriodFacts(iter((visit(), visit()))), group_of, BANDS).contacts == 2


def test_the_definitions_are_told() -> None:
    assert {"Kontakt", "Person", "Erstkontakt", "Soforthilfe", "Thema", "Stichtag"} <= set(DEFINITIONS)


# -- against a slow counting ------------------------------------------------------------------------------------

FACTS = st.builds(
    visit,
    st.integers(1, 3),
    reason=st.sampled_from(["encounter", "quick_info", "counselling"]),
    channel=st.sampled_from(["on_site", "phone"]),
    person_id=st.none() | st.integers(1, 4),
    group_size=st.just(1),
    adults=st.integers(0, 2),
    children=st.integers(0, 2),
    language=st.sampled_from([None, "uk", "ar"]),
    interpreting=st.sampled_from([None, "none", "staff"]),
    gender=st.sampled_from([None, "female", "male", "diverse", "not_stated"]),
    birth_year=st.none() | st.integers(1940, 2026),
    nationality=st.sampled_from([None, "UA", "SY", "stateless"]),
    status=st.sampled_from([None, "gone", *GROUPS]),
    within_hours=st.booleans(),
    utc_hour=st.integers(hour_of(1, 8), hour_of(1, 20)),
)


@st.composite
def months(draw: st.DrawFn) -> tuple[VisitFact, ...]:
    """Visits in the order of time, of people some of whom were here before."""
    drawn = sorted(draw(st.lists(FACTS, max_size=25)), key=lambda fact: fact.day)
    known = draw(st.sets(st.integers(1, 4)))
    this_year = draw(st.sets(st.integers(1, 4))) & known
    facts = []
    for fact in drawn:
        if fact.person_id is None:
            facts.append(fact._replace(group_size=draw(st.integers(1, 5))))
        else:
            new = fact.person_id not in this_year
            facts.append(fact._replace(is_first=fact.person_id not in known, new_in_year=new))
            known, this_year = known | {fact.person_id}, this_year | {fact.person_id}
    return tuple(facts)


def alike(fact: VisitFact, facts: tuple[VisitFact, ...]) -> list[VisitFact]:
    """The visits of the same contact."""
    key = (fact.person_id, fact.day, fact.reason)
    return [other for other in facts if (other.person_id, other.day, other.reason) == key]


def together(same: list[VisitFact]) -> VisitFact:
    """The visits of a contact as one, field by field."""
    told = same[-1]._asdict()
    for fact in same:
        for name in ("gender", "birth_year", "nationality", "status"):
            if getattr(fact, name) is not None:
                told[name] = getattr(fact, name)
    for fact in reversed(same):
        if fact.language is not None:
            told["language"] = fact.language
    told["channel"] = [*[fact.channel for fact in same if fact.channel != "on_site"], "on_site"][0]
    who = [fact.interpreting for fact in same if fact.interpreting not in (None, "none")]
    told["interpreting"] = who[0] if who else ("none" if any(fact.interpreting for fact in same) else None)
    return VisitFact(**told)


def slowly(facts: tuple[VisitFact, ...]) -> PeriodFigures:
    """One contact after the other is written on a list of its own; then the lists are counted."""
    contacts: list[tuple[VisitFact, str]] = []  # each with "first", "follow_up" or "unassigned"
    begun: list[VisitFact] = []  # what each of them began with
    for fact in facts:
        if fact.person_id is None:
            contacts += [(fact, "unassigned")] * fact.group_size
            begun += [fact] * fact.group_size
        else:
            same = alike(fact, facts)
            if same[0] is fact:
                contacts.append((together(same), "first" if fact.is_first else "follow_up"))
                begun.append(fact)
        contacts += [(fact, "unassigned")] * (fact.adults + fact.children)
        begun += [fact] * (fact.adults + fact.children)
    people = {}
    for person in {fact.person_id for fact in facts} - {None}:
        last = [fact for fact in facts if fact.person_id == person][-1]
        people[person] = together(alike(last, facts))
    figures = PeriodFigures()
    figures.contacts = len(contacts)
    figures.persons = len(people)
    for name in ("first", "follow_up", "unassigned"):
        setattr(figures, name, len([kind for _, kind in contacts if kind == name]))
    figures.reasons = Counter(fact.reason for fact, _ in contacts)
    figures.channels = Counter(fact.channel for fact, _ in contacts)
    figures.days = Counter(fact.day for fact, _ in contacts)
    figures.languages = Counter(fact.language or UNKNOWN for fact, _ in contacts)
    figures.interpreting = Counter(fact.interpreting for fact, _ in contacts if fact.interpreting)
    figures.reason_channels = Counter((fact.reason, fact.channel) for fact, _ in contacts)
    figures.within_hours = Counter("open_house" for fact in begun if fact.within_hours)
    figures.outside_hours = Counter("open_house" for fact in begun if not fact.within_hours)
    figures.new_in_year = len({fact.person_id for fact in facts if fact.person_id and fact.new_in_year})
    for fact in begun:
        clock = datetime.fromtimestamp(fact.utc_hour * 3600, BERLIN)
        figures.hours[fact.day.weekday(), clock.hour] += 1
    for fact in people.values():
        age = UNKNOWN
        if fact.birth_year is not None:
            years = fact.day.year - fact.birth_year
            (age,) = [b.code for b in BANDS if b.first <= years and (b.last is None or years <= b.last)]
        figures.gender_age[fact.gender or "not_stated", age] += 1
        figures.origins[fact.nationality or UNKNOWN] += 1
        figures.person_languages[fact.language or UNKNOWN] += 1
        figures.status_groups[GROUPS.get(fact.status or "", UNKNOWN)] += 1
    return figures


@given(months())
def test_the_figures_are_those_of_a_slow_counting(facts: tuple[VisitFact, ...]) -> None:
    figures = count(PeriodFacts(facts), group_of, BANDS)
    assert figures == slowly(facts)
    assert figures.contradictions() == ()


@given(months(), st.integers(0, 25))
def test_the_contacts_of_two_halves_add_up_where_the_days_are_apart(
    facts: tuple[VisitFact, ...], cut: int
) -> None:
    first = tuple(fact for fact in facts if fact.day.day <= cut % 4)
    rest = facts[len(first) :]
    whole, one, other = (count(PeriodFacts(part), group_of, BANDS) for part in (facts, first, rest))
    assert whole.contacts == one.contacts + other.contacts
    assert whole.first == one.first + other.first
    assert max(one.persons, other.persons) <= whole.persons <= one.persons + other.persons
