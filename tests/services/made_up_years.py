"""Years that were made up: true facts, what is counted of them, and what is told. For the tests of confidentiality."""

import hmac
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from babel import Locale

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.age_bands import STANDARD, AgeBand
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told
from woilmenau_desk.domain.confidentiality.telling import tell
from woilmenau_desk.domain.figures import AidFact, PeriodFacts, PeriodFigures, VisitFact, count
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import Source
from woilmenau_desk.services.reports.definitions.words import Words, country_word
from woilmenau_desk.services.reports.publishing import numbers_of
from woilmenau_desk.services.value_files import load_age_bands, load_value_lists

VALUES = resources_dir() / "values"
LISTS = load_value_lists(VALUES)
BANDS = load_age_bands(VALUES)
OTHER_BANDS = (AgeBand(0, 17), AgeBand(18, 29), AgeBand(30, 54), AgeBand(55))
WORDS = Words(LISTS, BANDS, country_word(Locale("de").territories))
GROUPS = {"duldung_60a": "A", "p25_2_refugee": "B", "p25_3": "C", "p24": "D"}
REASONS = ("encounter", "quick_info", "counselling", "appointment")
COUNTRIES = (None, "UA", "SY", "AF", "WS", "IR", "ER", "TR", "GE", "RS", "VE", "IQ")
FEW = (0, 0, 1, 1, 2, 3, 4, 5, 6, 9)


def keyed(key: bytes = b"key") -> Callable[[bytes], bytes]:
    """What makes MACs with that key."""
    return lambda content: hmac.digest(key, content, "sha256")


@dataclass(slots=True)
class Known:
    """Who came before, in the year and ever."""

    ever: set[int]
    this_year: set[int]


def month_of(random: Random, first: date, known: Known, busy: int = 1) -> PeriodFacts:
    """A month with nothing, one, two or a few of everything; `busy` times as much where it is more than 1."""
    seen: list[VisitFact] = []
    for day in sorted(random.randrange(20) for _ in range(random.choice(FEW) * busy)):
        person = random.choice((None, *range(1, 6 * busy + 1)))
        of = Random(person) if person else random  # what somebody is does not change from month to month
        seen.append(
            VisitFact(
                first + timedelta(days=day),
                random.choice(REASONS),
                random.choice(("on_site", "on_site", "phone")),
                person,
                1 if person else random.choice((1, 1, 2, 4)),
                random.choice((0, 0, 0, 1)),
                random.choice((0, 0, 0, 2)),
                random.choice((None, "uk", "ar", "ti")),
                random.choice((None, "none", "staff", "state_programme")),
                of.choice((None, "female", "male", "diverse")),
                of.choice((None, 1950, 1990, 1999, 2008, 2015)),
                of.choice(COUNTRIES[: 4 if busy == 1 else None]),
                of.choice((None, *GROUPS)),
                person is not None and person not in known.ever,
            )
        )
        if person:
            known.ever.add(person)
            known.this_year.add(person)
    few = lambda: random.choice(FEW) * busy  # noqa: E731
    helps = tuple(
        AidFact(
            random.choice(("ticket", "money", "clothing")),
            random.choice((1, 1, 2, 40)),
            random.choice((0, 250, 1250, 2000, 40_000)),
            random.choice((1, 1, 3)),
        )
        for _ in range(few())
    )
    return PeriodFacts(
        seen,
        {topic: number for topic in ("housing", "work", "health") if (number := few())},
        helps,
        {target: number for target in ("soberi", "jmd", "womens_shelter") if (number := few())},
        {state: number for state in ("kept", "no_show", "cancelled", "booked") if (number := few())},
        few(),
        90,
    )


def together(months: Iterable[PeriodFacts]) -> PeriodFacts:
    """The facts of a longer period."""
    months = list(months)
    return PeriodFacts(
        [visit for month in months for visit in month.visits],
        dict(sum((Counter(month.topics) for month in months), Counter())),
        [one for month in months for one in month.aid],
        dict(sum((Counter(month.referrals) for month in months), Counter())),
        dict(sum((Counter(month.appointments) for month in months), Counter())),
        sum(month.sessions for month in months),
    )


def figures_of(facts: PeriodFacts, bands: tuple[AgeBand, ...] = BANDS) -> PeriodFigures:
    """What is counted of the facts."""
    return count(facts, lambda status, _day: GROUPS.get(status or ""), bands)


def counted(
    facts: PeriodFacts, span: Span, rule: Rule = Rule.ROUNDED, new: int | None = None, other: bool = False
) -> Counted:
    """The tables and numbers of a span; with `other` bands of age."""
    figures = figures_of(facts, OTHER_BANDS if other else BANDS)
    words = replace(WORDS, bands=OTHER_BANDS) if other else WORDS
    numbers = numbers_of(figures)
    if new is not None:
        numbers["new_persons"] = new
    tables = registry.tables(Source(figures, words, rule))
    return Counted(span, "other" if other else STANDARD, tables, numbers)


@dataclass(slots=True)
class Year:
    """A year of months: their facts, and what is told of them and of longer spans."""

    facts: list[PeriodFacts]
    new: list[int]
    history: History
    rule: Rule
    least: int = 5

    def month(self, number: int, other: bool = False) -> Counted:
        """What is counted of a month."""
        span = Span.of_month(Month(2026, number))
        return counted(self.facts[number - 1], span, self.rule, self.new[number - 1], other)

    def span(self, text: str) -> Counted:
        """What is counted of a longer span."""
        span = Span.parse(text)
        numbers = [month.month - 1 for month in span.months()]
        new = sum(self.new[number] for number in numbers)
        return counted(together(self.facts[number] for number in numbers), span, self.rule, new)

    def tell(self, what: Counted, number: int = 1) -> Told:
        """Tell it, and keep what was told."""
        told = tell(what, self.history, self.rule, self.least, keyed(), number)
        self.history = self.history.and_then(told)
        return told


def year_of(seed: int, length: int = 12, busy: int = 1, rule: Rule = Rule.ROUNDED, least: int = 5) -> Year:
    """A year with its months told one after the other."""
    random = Random(seed)
    known = Known(set(), set())
    year = Year([], [], History(), rule, least)
    for number in range(1, length + 1):
        before = len(known.this_year)
        year.facts.append(month_of(random, date(2026, number, 1), known, busy))
        year.new.append(len(known.this_year) - before)
        year.tell(year.month(number))
    return year
