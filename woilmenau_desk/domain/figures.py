"""The figures of a period, by the definitions that every report shows.

One place, no database: what goes in are facts, what comes out are counts that can be checked by hand.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, TypeVar

from woilmenau_desk.domain.activity_figures import ACTIVITY_DEFINITIONS, ActivityFigures
from woilmenau_desk.domain.age_bands import AgeBand, band_of
from woilmenau_desk.domain.case_figures import CASE_DEFINITIONS, CaseFact, CaseFigures, count_cases
from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.queue import NO_WAITS, Waits
from woilmenau_desk.domain.visits import told_channel, told_interpreting
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

T = TypeVar("T")
UNKNOWN = "unknown"
OF_RESTRICTED_CASE = "of_restricted_case"
"""Stands for the topics and targets of restricted cases: nobody looks into those for a report."""

DEFINITIONS: Mapping[str, str] = {
    QT_TRANSLATE_NOOP("definitions", "Kontakt"): QT_TRANSLATE_NOOP(
        "definitions",
        "Eine Person an einem Tag mit einem Anlass, gleich auf welchem Weg. Mehrmals erfasst, zählt er einmal, mit allem, "
        "was von ihm bekannt ist. Begleitpersonen zählen als eigene Kontakte, eine anonyme Gruppe von drei als drei.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Person"): QT_TRANSLATE_NOOP(
        "definitions",
        "Eine bekannte Person, im Zeitraum einmal gezählt. Monate werden nicht addiert. Anonyme sind keine Personen.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Erstkontakt"): QT_TRANSLATE_NOOP(
        "definitions",
        "Der erste Kontakt einer Person im Zentrum überhaupt; jeder spätere ist ein Folgekontakt.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Neu im Jahr"): QT_TRANSLATE_NOOP(
        "definitions",
        "Personen, die im Zeitraum zum ersten Mal in dem Kalenderjahr da waren.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Außerhalb der Zeiten"): QT_TRANSLATE_NOOP(
        "definitions",
        "Ein Kontakt außerhalb der Zeiten seiner Art (offenes Haus, Beratung, Angebote), wie sie an dem Tag galten.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Beratungsgespräch"): QT_TRANSLATE_NOOP(
        "definitions",
        "Eine Klärung im Einzelgespräch mit Thema und Ergebnis, ab etwa 10 Minuten; darunter Kurzauskunft.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Soforthilfe"): QT_TRANSLATE_NOOP(
        "definitions",
        "Unmittelbare praktische Hilfe am selben Tag. Sie kann mit einer Beratung zusammenfallen; jede Tabelle zählt "
        "sie einmal, keine Summe zählt beide zusammen.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Termin wahrgenommen"): QT_TRANSLATE_NOOP(
        "definitions",
        "Wer zum Termin kommt, ist ein Kontakt mit dem Anlass Termin, einmal am Tag.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Termin nicht erschienen"): QT_TRANSLATE_NOOP(
        "definitions",
        "Zum vereinbarten Termin kam niemand, und vorher hat niemand abgesagt. Abgesagt zählt danach, wer es tat.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Wartezeit"): QT_TRANSLATE_NOOP(
        "definitions",
        "Von der Ankunft bis zum ersten Aufruf; mit Termin ab dessen Zeit, wenn jemand früher kommt. Wer zwischendurch "
        "wegging, wartet ab der Rückkehr. Wer nie aufgerufen wurde, hat keine Wartezeit und zählt für sich.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Thema"): QT_TRANSLATE_NOOP(
        "definitions", "Mehrere je Kontakt sind möglich; die Anteile können zusammen über 100 % liegen."
    ),
    QT_TRANSLATE_NOOP("definitions", "Stichtag"): QT_TRANSLATE_NOOP(
        "definitions",
        "Es gilt, was beim Kontakt galt; bei mehreren Kontakten einer Person der letzte im Zeitraum.",
    ),
    **CASE_DEFINITIONS,
    **ACTIVITY_DEFINITIONS,
}


def age_code(birth_year: int | None, day: date, bands: Sequence[AgeBand]) -> str:
    """The code of the band of the age reached in the year of the day; UNKNOWN without a year of birth."""
    if birth_year is None:
        return UNKNOWN
    band = band_of(bands, max(0, day.year - birth_year))
    return UNKNOWN if band is None else band.code


class VisitFact(NamedTuple):
    """A valid visit with the snapshot of its person. Facts are handed over in the order of time."""

    day: date
    reason: str
    channel: str
    person_id: int | None
    group_size: int
    adults: int
    children: int
    language: str | None
    interpreting: str | None
    gender: str | None
    birth_year: int | None
    nationality: str | None
    status: str | None
    is_first: bool  # no earlier valid visit of this person exists
    new_in_year: bool = False  # nor one of the same calendar year
    within_hours: bool = True  # of the hours of its kind, as they were when it was recorded
    utc_hour: int = 0  # whole hours since 1970 began, in UTC
    id: int = 0  # of the visit


class AidFact(NamedTuple):
    """A help that was given."""

    kind: str
    pieces: int
    amount_cents: int
    recipients: int
    fund: str | None = None  # the name of what it was paid from


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """All that happened in a period. The visits in the order of time; they are gone through once, or were counted."""

    visits: "Iterable[VisitFact] | VisitCount"
    topics: Mapping[str, int] = field(default_factory=dict)  # topic: contacts
    aid: Sequence[AidFact] = ()
    referrals: Mapping[str, int] = field(default_factory=dict)  # target: number
    appointments: Mapping[str, int] = field(default_factory=dict)  # what became of them: number
    sessions: int = 0
    session_minutes: int = 0
    waits: Waits = NO_WAITS
    cases: Sequence[CaseFact] = ()
    referral_states: Mapping[tuple[str, str], int] = field(default_factory=dict)  # target, state: number
    damaged: int = 0  # sessions and referrals that somebody changed past the program: they do not open


@dataclass(slots=True)
class AidFigures:
    """One kind of help: how often, how many pieces, how much money in cents, for how many people."""

    times: int = 0
    pieces: int = 0
    amount_cents: int = 0
    recipients: int = 0


@dataclass(slots=True)
class FundFigures:
    """What was paid from one fund: for how many helps, and how much in cents."""

    times: int = 0
    amount_cents: int = 0


class PersonFact(NamedTuple):
    """Somebody known who was there in a period, with what held at their last contact in it."""

    person_id: int
    gender: str
    age: str  # the code of the band
    origin: str
    status_group: str
    language: str
    day: date  # of that contact
    is_new: bool = False  # had not been there in that calendar year


@dataclass(slots=True)
class PeriodFigures:
    """The true figures of a period. Counters of contacts add up to `contacts`, those of persons to `persons`."""

    contacts: int = 0
    persons: int = 0
    first: int = 0
    follow_up: int = 0
    unassigned: int = 0  # anonymous: cannot be told
    new_in_year: int = 0  # persons who had not been there in that calendar year
    reasons: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    reason_channels: Counter[tuple[str, str]] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    hours: Counter[tuple[int, int]] = field(default_factory=Counter)  # weekday (0 is Monday), hour of the day
    within_hours: Counter[str] = field(default_factory=Counter)  # by the kind of hours
    outside_hours: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    interpreting: Counter[str] = field(default_factory=Counter)
    gender_age: Counter[tuple[str, str]] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    status_groups: Counter[str] = field(default_factory=Counter)
    person_languages: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    referrals: Counter[str] = field(default_factory=Counter)
    referral_states: Counter[tuple[str, str]] = field(default_factory=Counter)  # target, what became of it
    appointments: Counter[str] = field(default_factory=Counter)
    aid: dict[str, AidFigures] = field(default_factory=dict)
    funds: dict[str, FundFigures] = field(default_factory=dict)  # by name; UNKNOWN: paid from none
    amounts: int = 0  # helps of money or vouchers
    largest_amount_cents: int = 0  # of a single help
    sessions: int = 0
    session_minutes: int = 0
    cases: CaseFigures = field(default_factory=CaseFigures)
    activity: ActivityFigures = field(default_factory=ActivityFigures)
    waits: Waits = NO_WAITS
    doubtful: bool = False  # something contradicts something else

    @property
    def weeks(self) -> Counter[date]:
        """Contacts by week, each by its Monday."""
        found: Counter[date] = Counter()
        for day, contacts in self.days.items():
            found[day - timedelta(days=day.weekday())] += contacts
        return found

    @property
    def months(self) -> Counter[date]:
        """Contacts by month, each by its first day."""
        found: Counter[date] = Counter()
        for day, contacts in self.days.items():
            found[day.replace(day=1)] += contacts
        return found

    def contradictions(self) -> tuple[str, ...]:
        """The rules of the field that the figures break; empty when all hold."""
        rules = {
            "reasons = contacts": sum(self.reasons.values()) == self.contacts,
            "channels = contacts": sum(self.channels.values()) == self.contacts,
            "reasons × channels = contacts": sum(self.reason_channels.values()) == self.contacts,
            "days = contacts": sum(self.days.values()) == self.contacts,
            "hours = contacts": sum(self.hours.values()) == self.contacts,
            "within + outside hours = contacts": sum(self.within_hours.values())
            + sum(self.outside_hours.values())
            == self.contacts,
            "languages = contacts": sum(self.languages.values()) == self.contacts,
            "first + follow-up + unassigned = contacts": self.first + self.follow_up + self.unassigned
            == self.contacts,
            "status groups = persons": sum(self.status_groups.values()) == self.persons,
            "gender × age = persons": sum(self.gender_age.values()) == self.persons,
            "origins = persons": sum(self.origins.values()) == self.persons,
            "languages of persons = persons": sum(self.person_languages.values()) == self.persons,
            "persons ≤ contacts": self.persons <= self.contacts,
            "first ≤ new in the year ≤ persons": self.first <= self.new_in_year <= self.persons,
            "states = referrals": not self.referral_states
            or sum(self.referral_states.values()) == sum(self.referrals.values()),
            "funds = aid": sum(one.amount_cents for one in self.funds.values())
            == sum(one.amount_cents for one in self.aid.values()),
        }
        broken = (rule for rule, holds in rules.items() if not holds)
        return (*broken, *self.cases.contradictions(), *self.activity.contradictions())


def open_house(_reason: str, _day: date) -> str:
    """The kind of hours where nobody says another."""
    return HoursKind.OPEN_HOUSE


LastSeen = tuple[date, str | None, str | None, int | None, str | None, str | None]
"""What held at somebody's last contact in a period: its day, language, gender, year of birth, nationality, status.

A plain tuple, for there are tens of thousands: the collection of garbage looks at no such one twice.
"""


@dataclass(slots=True)
class VisitCount:
    """The visits of a period, counted, before anybody is put into a band or a group.

    Of periods that follow one another they go together (`together`): so a year is not read again where its months were.
    """

    first: int = 0
    follow_up: int = 0
    unassigned: int = 0
    # A year has a hundred thousand visits and far fewer that are alike in all that is counted here.
    alike: defaultdict[tuple[str, str, str | None, str | None], int] = field(
        default_factory=lambda: defaultdict(int)
    )
    times: defaultdict[tuple[date, int, str, bool], int] = field(default_factory=lambda: defaultdict(int))
    latest: dict[int, LastSeen] = field(default_factory=dict)  # by person
    newcomers: set[int] = field(default_factory=set)  # persons who had not been there in that calendar year


def together(counts: Iterable[VisitCount]) -> VisitCount:
    """The visits of periods that follow one another, which are handed over in their order."""
    found = VisitCount()
    for one in counts:
        found.first += one.first
        found.follow_up += one.follow_up
        found.unassigned += one.unassigned
        for alike, contacts in one.alike.items():
            found.alike[alike] += contacts
        for time, contacts in one.times.items():
            found.times[time] += contacts
        found.latest.update(one.latest)
        found.newcomers |= one.newcomers
    return found


def added(parts: Sequence[PeriodFacts]) -> PeriodFacts:
    """What happened in periods that follow one another, as far as it adds up: all but waits and cases."""
    return PeriodFacts(
        visits=together(counted(part) for part in parts),
        topics=_added(part.topics for part in parts),
        aid=[aid for part in parts for aid in part.aid],
        referrals=_added(part.referrals for part in parts),
        referral_states=_added(part.referral_states for part in parts),
        appointments=_added(part.appointments for part in parts),
        sessions=sum(part.sessions for part in parts),
        session_minutes=sum(part.session_minutes for part in parts),
        damaged=sum(part.damaged for part in parts),
    )


def counted(facts: PeriodFacts) -> VisitCount:
    """The visits of a period; those that were counted already as they are."""
    return facts.visits if isinstance(facts.visits, VisitCount) else count_visits(facts.visits)


def _added(parts: Iterable[Mapping[T, int]]) -> Counter[T]:
    found: Counter[T] = Counter()
    for part in parts:
        found.update(part)
    return found


def count(
    facts: PeriodFacts,
    group_of: Callable[[str | None, date], str | None],
    bands: Sequence[AgeBand],
    span: tuple[date, date] = (date.min, date.max),
    kind_of_hours: Callable[[str, date], str] = open_house,
) -> PeriodFigures:
    """Count a period. `group_of` names the group A to D of a status on a day; None is counted as unknown.

    A person's visits of one day with one reason are one contact, of the time of the first one. Of its channel, language and
    interpreting the first one told counts; the channel that a key press presumes, and that nobody interpreted, give way to
    anything else. Of the person's own data the last one told counts. So it does not matter which of the visits was entered
    first. Only cases need the `span`; `kind_of_hours` says by which hours a contact of a reason is judged on a day.
    """
    figures = PeriodFigures(
        topics=Counter(facts.topics),
        referrals=Counter(facts.referrals),
        referral_states=Counter(facts.referral_states),
        appointments=Counter(facts.appointments),
        sessions=facts.sessions,
        session_minutes=facts.session_minutes,
        cases=count_cases(facts.cases, *span),
        waits=facts.waits,
        doubtful=bool(facts.damaged),
    )
    visits = counted(facts)
    _count_contacts(figures, visits, kind_of_hours)
    figures.persons, figures.new_in_year = len(visits.latest), len(visits.newcomers)
    for person in _persons(visits, group_of, bands):
        figures.gender_age[person.gender, person.age] += 1
        figures.origins[person.origin] += 1
        figures.status_groups[person.status_group] += 1
        figures.person_languages[person.language] += 1
    _count_aid(figures, facts.aid)
    return figures


def persons(
    visits: Iterable[VisitFact],
    group_of: Callable[[str | None, date], str | None],
    bands: Sequence[AgeBand],
) -> tuple[PersonFact, ...]:
    """The persons of a period, each as `count` counts them."""
    return tuple(_persons(count_visits(visits), group_of, bands))


def count_visits(visits: Iterable[VisitFact]) -> VisitCount:
    """Count the visits of a period, which come in the order of time. Of all days but one nothing else is kept."""
    found = VisitCount()
    alike, times, newcomers = found.alike, found.times, found.newcomers
    latest: dict[int, VisitFact] = {}  # of the day
    seen: dict[tuple[int, str], VisitFact] = {}
    again: defaultdict[tuple[int, str], list[VisitFact]] = defaultdict(list)
    today: date | None = None
    first = personal = unassigned = 0
    for visit in visits:
        day, reason, channel, person_id, contacts, adults, children, language, interpreting = visit[:9]
        if day != today:
            _put_together(found, seen, again, latest)
            today = day
            latest.clear()
            seen.clear()
            again.clear()
        if person_id is None:
            contacts += adults + children
            unassigned += contacts
        else:
            latest[person_id] = visit
            contacts = adults + children
            unassigned += contacts
            key = (person_id, reason)
            if key not in seen:
                seen[key] = visit
                contacts += 1
                personal += 1
                if visit[14] or visit[13]:
                    newcomers.add(person_id)
                    first += visit[13]
            else:
                again[key].append(visit)
                if not contacts:
                    continue
        alike[reason, channel, language, interpreting] += contacts
        times[day, visit[16], reason, visit[15]] += contacts
    _put_together(found, seen, again, latest)
    found.first, found.follow_up, found.unassigned = first, personal - first, unassigned
    return found


def _count_contacts(
    figures: PeriodFigures, visits: VisitCount, kind_of_hours: Callable[[str, date], str]
) -> None:
    figures.first, figures.follow_up, figures.unassigned = visits.first, visits.follow_up, visits.unassigned
    for (reason, channel, language, interpreting), contacts in visits.alike.items():
        if contacts:
            figures.contacts += contacts
            figures.reason_channels[reason, channel] += contacts
            figures.reasons[reason] += contacts
            figures.channels[channel] += contacts
            figures.languages[language or UNKNOWN] += contacts
            if interpreting:
                figures.interpreting[interpreting] += contacts
    _count_times(figures, visits.times, kind_of_hours)


def _put_together(
    found: VisitCount,
    seen: Mapping[tuple[int, str], VisitFact],
    again: Mapping[tuple[int, str], Sequence[VisitFact]],
    latest: dict[int, VisitFact],
) -> None:
    """Let each contact of a day that stands in several visits be one, with what all of them tell; keep who was there."""
    for key, repeated in again.items():
        counted = seen[key]
        known = known_together((counted, *repeated))
        found.alike[counted.reason, counted.channel, counted.language, counted.interpreting] -= 1
        found.alike[known.reason, known.channel, known.language, known.interpreting] += 1
        if latest[key[0]] is repeated[-1]:
            latest[key[0]] = known
    for person_id, visit in latest.items():
        found.latest[person_id] = (visit[0], visit[7], visit[9], visit[10], visit[11], visit[12])


def _count_times(
    figures: PeriodFigures,
    times: Mapping[tuple[date, int, str, bool], int],
    kind_of_hours: Callable[[str, date], str],
) -> None:
    hours: dict[int, int] = {}
    kinds: dict[tuple[str, date], str] = {}
    for (day, utc_hour, reason, within), contacts in times.items():
        figures.days[day] += contacts
        hour = hours.get(utc_hour)
        if hour is None:
            hour = hours[utc_hour] = local(datetime.fromtimestamp(utc_hour * 3600, UTC)).hour
        figures.hours[day.weekday(), hour] += contacts
        kind = kinds.get((reason, day))
        if kind is None:
            kind = kinds[reason, day] = kind_of_hours(reason, day)
        (figures.within_hours if within else figures.outside_hours)[kind] += contacts


def _persons(
    visits: VisitCount,
    group_of: Callable[[str | None, date], str | None],
    bands: Sequence[AgeBand],
) -> Iterable[PersonFact]:
    bands_of = {
        (born, year): age_code(born, date(year, 1, 1), bands)
        for born, year in {(last[3], last[0].year) for last in visits.latest.values()}
    }
    groups: dict[tuple[str | None, date], str] = {}
    for person_id, (day, language, gender, born, nationality, status) in visits.latest.items():
        group = groups.get((status, day))
        if group is None:
            group = groups[status, day] = group_of(status, day) or UNKNOWN
        yield PersonFact(
            person_id,
            gender or "not_stated",
            bands_of[born, day.year],
            nationality or UNKNOWN,
            group,
            language or UNKNOWN,
            day,
            person_id in visits.newcomers,
        )


def known_together(visits: Sequence[VisitFact]) -> VisitFact:
    """One contact's visits, in the order of time, as one: the last with what all of them tell."""
    back = visits[::-1]
    return visits[-1]._replace(
        channel=told_channel(visit.channel for visit in visits),
        interpreting=told_interpreting(visit.interpreting for visit in visits),
        language=_first_told(visit.language for visit in visits),
        gender=_first_told(visit.gender for visit in back),
        birth_year=_first_told(visit.birth_year for visit in back),
        nationality=_first_told(visit.nationality for visit in back),
        status=_first_told(visit.status for visit in back),
    )


def _first_told(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _count_aid(figures: PeriodFigures, facts: Iterable[AidFact]) -> None:
    for aid in facts:
        kind = figures.aid.setdefault(aid.kind, AidFigures())
        kind.times += 1
        kind.pieces += aid.pieces
        kind.amount_cents += aid.amount_cents
        kind.recipients += aid.recipients
        figures.amounts += bool(aid.amount_cents)
        figures.largest_amount_cents = max(figures.largest_amount_cents, aid.amount_cents)
        if aid.amount_cents or aid.fund is not None:
            fund = figures.funds.setdefault(aid.fund or UNKNOWN, FundFigures())
            fund.times += 1
            fund.amount_cents += aid.amount_cents
