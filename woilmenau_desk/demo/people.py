"""The fictional people: households, ages, origins and statuses that fit together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random

from woilmenau_desk.demo.chances import SLOTS, table
from woilmenau_desk.demo.names import NameMaker
from woilmenau_desk.demo.profiles import (
    BEFORE_DECISION,
    LANGUAGES,
    ORIGINS,
    SHORT_PAPERS,
    TITLES,
    benefits,
    statuses,
)
from woilmenau_desk.domain.people import PersonData

_SIZES = table({1: 54, 2: 13, 3: 12, 4: 11, 5: 7, 6: 3})
_SIZES_FROM_UKRAINE = table({1: 36, 2: 30, 3: 20, 4: 10, 5: 4})
_AGES = table({(18, 26): 27, (27, 44): 50, (45, 64): 18, (65, 84): 5})
_AGES_FROM_UKRAINE = table({(18, 26): 14, (27, 44): 40, (45, 64): 29, (65, 86): 17})
_PARENTS = table({(22, 29): 25, (30, 44): 65, (45, 52): 10})
Chance = Callable[[], float]  # a source of numbers from 0 up to 1

# How often somebody comes again.
ONCE, SOMETIMES, OFTEN = range(3)
_HABITS = table({ONCE: 30, SOMETIMES: 52, OFTEN: 18})
_CHILDREN_HABITS = table({ONCE: 55, SOMETIMES: 37, OFTEN: 8})
GROWN_UP, CHILD, GERMAN = range(3)

_WAR = date(2022, 2, 24).toordinal()
_MARCH_2022 = date(2022, 3, 1).toordinal()
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """A person to register. `number` counts from 1 in the order of people(), and is what visits refer to."""

    number: int
    data: PersonData
    household: int | None  # the same number for people who live together; None: alone
    registered_at: datetime  # UTC, before the first visit


@dataclass(slots=True)
class Crowd:
    """Everybody, a list per fact; entry 0 is empty, so that a person's number is the index.

    Days are ordinals (date.toordinal), which cost nothing to compare a million times.
    """

    first_day: list[int]
    language: list[str] = field(default_factory=lambda: [""])
    nationality: list[str] = field(default_factory=lambda: [""])
    gender: list[str | None] = field(default_factory=lambda: [None])
    female: list[bool] = field(default_factory=lambda: [False])
    birth_year: list[int | None] = field(default_factory=lambda: [None])
    arrived: list[int | None] = field(default_factory=lambda: [None])
    status: list[str | None] = field(default_factory=lambda: [None])
    status_before: list[str | None] = field(default_factory=lambda: [None])
    status_from: list[int] = field(default_factory=lambda: [0])
    benefit: list[str | None] = field(default_factory=lambda: [None])
    household: list[int] = field(default_factory=lambda: [0])  # 0: alone
    habit: list[int] = field(default_factory=lambda: [ONCE])
    group: list[int] = field(default_factory=lambda: [GROWN_UP])

    def __len__(self) -> int:
        return len(self.language) - 1


def gather(seed: object, first_days: Sequence[int], today: date) -> Crowd:
    """One person for each first day (ordinals in order), household by household."""
    crowd = Crowd([0, *first_days])
    random = Random(f"{seed}/people").random
    households = 0
    while len(crowd) < len(first_days):
        size = _add_household(crowd, random, households + 1, len(first_days) - len(crowd), today)
        households += size > 1
    return crowd


def _add_household(crowd: Crowd, random: Chance, households: int, room: int, today: date) -> int:
    """Append one household of at most `room` people; returns how many they are."""
    head = len(crowd) + 1
    first_day = crowd.first_day[head]
    language = LANGUAGES[int(random() * SLOTS)]
    nationality = ORIGINS[language][int(random() * SLOTS)]
    ukrainian = nationality == "UA"
    size = min(room, (_SIZES_FROM_UKRAINE if ukrainian else _SIZES)[int(random() * SLOTS)])
    two = random()
    partner = size > 1 and two < (0.5 if size == 2 else 0.78)
    parent = size == 2 and two > 0.86
    children = 0 if parent else size - 1 - partner

    status_table = statuses(nationality, first_day < _MARCH_2022)
    status: str | None = status_table[int(random() * SLOTS)]
    arrived = first_day - int(2400 * random() * random() * random())
    if status == "p24":
        arrived = max(arrived, min(_WAR + 7, first_day))
    before = BEFORE_DECISION.get(status or "", status)
    decided = arrived + int(14 + (70 if before == status else 700) * random())
    if decided > today.toordinal():
        # Still waiting for the decision, or for the first paper.
        status, decided = before, today.toordinal() if before == status else arrived + 14
    decided = min(decided, today.toordinal())
    benefit: str | None = benefits(status or "")[int(random() * SLOTS)]
    if random() < 0.06:
        status = before = None  # nobody asked
    if random() < 0.08:
        benefit = None

    ages = _PARENTS if children else _AGES_FROM_UKRAINE if ukrainian else _AGES
    youngest, oldest = ages[int(random() * SLOTS)]
    age = youngest + int((oldest - youngest + 1) * random())
    female = random() < (0.74 if ukrainian else 0.5 if size > 1 else 0.36)
    for index in range(size):
        if index == 0:
            member_age, member_female = age, female
        elif index == 1 and partner:
            member_age, member_female = max(18, age - 5 + int(11 * random())), not female
        elif parent:
            member_age, member_female = age + 20 + int(8 * random()), random() < 0.7
        else:
            member_age, member_female = min(int(18 * random()), age - 18), random() < 0.49
        _add_member(crowd, random, member_age, member_female)
        number = head + index
        crowd.language.append(language)
        crowd.nationality.append(nationality)
        born = date.fromordinal(crowd.first_day[number]).year - member_age
        crowd.arrived.append(arrived if born <= date.fromordinal(arrived).year else None)
        crowd.status.append(status)
        crowd.status_before.append(before)
        crowd.status_from.append(decided)
        elderly = benefit == "sgb2" and member_age >= 67
        crowd.benefit.append("sgb12" if elderly else benefit)
        crowd.household.append(households if size > 1 else 0)
        if language == "de" and member_age >= 14:
            crowd.group[number] = GERMAN
    return size


def _add_member(crowd: Crowd, random: Chance, age: int, female: bool) -> None:
    """What does not depend on the household."""
    number = len(crowd.gender)
    told = random()
    crowd.female.append(female)
    crowd.gender.append(
        "not_stated" if told < 0.008 else "diverse" if told < 0.012 else None if told < 0.03 else
        "female" if female else "male"
    )  # fmt: skip
    year = date.fromordinal(crowd.first_day[number]).year - age
    crowd.birth_year.append(None if random() < 0.05 else year)
    child = age < 14
    crowd.habit.append((_CHILDREN_HABITS if child else _HABITS)[int(random() * SLOTS)])
    crowd.group.append(CHILD if child else GROWN_UP)


def introduce(seed: object, crowd: Crowd, today: date) -> Iterator[PlannedPerson]:
    """The people with names, phone numbers and dates, in the order of their numbers."""
    random = Random(f"{seed}/names").random
    names = NameMaker(random)
    family, own_script, household = "", False, 0
    taken: set[str] = set()
    for number in range(1, len(crowd) + 1):
        language = crowd.language[number]
        if not crowd.household[number] or crowd.household[number] != household:
            household = crowd.household[number]
            own_script = names.own_script(language)
            family = names.family(language, own_script)
            named = family
            taken.clear()
        else:
            # Many wives keep their own name.
            grown_up = crowd.group[number] != CHILD
            named = names.family(language, own_script) if grown_up and random() < 0.2 else family
        given = names.given(language, crowd.female[number], own_script)
        while given in taken:
            given = names.given(language, crowd.female[number], own_script)
        taken.add(given)
        child = crowd.group[number] == CHILD
        first_day = date.fromordinal(crowd.first_day[number])
        status, status_from, status_until = _paper(crowd, number, random, today)
        arrived = crowd.arrived[number]
        printed = random()
        data = PersonData(
            given_name=given,
            family_name="" if random() < 0.015 else named,
            birth_year=crowd.birth_year[number],
            gender=crowd.gender[number],
            nationality=crowd.nationality[number],
            language=language,
            print_language=language if printed < 0.84 else "de" if printed < 0.9 else None,
            status=status,
            status_from=status_from,
            status_until=status_until,
            benefit_system=crowd.benefit[number],
            phone="" if child or random() < 0.4 else f"0176 040690{int(random() * 100):02}",
            arrived_on=None if arrived is None or random() < 0.15 else date.fromordinal(arrived),
            card_number=str(1000 + number) if random() < 0.85 else "",
        )
        at = datetime(first_day.year, first_day.month, first_day.day, 7, tzinfo=UTC)
        yield PlannedPerson(number, data, household or None, at)


def _paper(
    crowd: Crowd, number: int, random: Chance, today: date
) -> tuple[str | None, date | None, date | None]:
    """The status with the days it holds, where somebody noted them."""
    status = crowd.status[number]
    chance = random()
    if status is None or chance < 0.3:
        return status, None, None
    decided = crowd.status_from[number]
    if status == "p24":
        # It ends on the fourth of March for everybody.
        until = date(today.year + (today >= date(today.year, 3, 4)), 3, 4).toordinal()
    elif status in SHORT_PAPERS:
        until = today.toordinal() - 15 + int(185 * random())
    elif status in TITLES:
        until = decided + int(3 * _YEAR)
    else:
        return status, date.fromordinal(decided), None
    return status, date.fromordinal(decided), date.fromordinal(max(until, decided))
