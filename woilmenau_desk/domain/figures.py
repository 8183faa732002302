"""The figures of a period, by the definitions that every report shows.

One place, no database: what goes in are facts, what comes out are counts that can be checked by hand.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from woilmenau_desk.domain.activity_figures import ACTIVITY_DEFINITIONS, ActivityFigures
from woilmenau_desk.domain.age_bands import AgeBand, band_of
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


class AidFact(NamedTuple):
    """A help that was given."""

    kind: str
    pieces: int
    amount_cents: int
    recipients: int


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """All that happened in a period."""

    visits: Sequence[VisitFact]
    topics: Mapping[str, int] = field(default_factory=dict)  # topic: contacts
    aid: Sequence[AidFact] = ()
    referrals: Mapping[str, int] = field(default_factory=dict)  # target: number
    appointments: Mapping[str, int] = field(default_factory=dict)  # what became of them: number
    sessions: int = 0
    session_minutes: int = 0
    waits: Waits = NO_WAITS
    damaged: int = 0  # sessions and referrals that somebody changed past the program: they do not open


@dataclass(slots=True)
class AidFigures:
    """One kind of help: how often, how many pieces, how much money in cents, for how many people."""

    times: int = 0
    pieces: int = 0
    amount_cents: int = 0
    recipients: int = 0


@dataclass(slots=True)
class PeriodFigures:
    """The true figures of a period. Counters of contacts add up to `contacts`, those of persons to `persons`."""

    contacts: int = 0
    persons: int = 0
    first: int = 0
    follow_up: int = 0
    unassigned: int = 0  # anonymous: cannot be told
    reasons: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    interpreting: Counter[str] = field(default_factory=Counter)
    gender_age: Counter[tuple[str, str]] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    status_groups: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    referrals: Counter[str] = field(default_factory=Counter)
    appointments: Counter[str] = field(default_factory=Counter)
    aid: dict[str, AidFigures] = field(default_factory=dict)
    amounts: int = 0  # helps of money or vouchers
    largest_amount_cents: int = 0  # of a single help
    sessions: int = 0
    session_minutes: int = 0
    activity: ActivityFigures = field(default_factory=ActivityFigures)
    waits: Waits = NO_WAITS
    doubtful: bool = False  # something contradicts something else

    def contradictions(self) -> tuple[str, ...]:
        """The rules of the field that the figures break; empty when all hold."""
        rules = {
            "reasons = contacts": sum(self.reasons.values()) == self.contacts,
            "channels = contacts": sum(self.channels.values()) == self.contacts,
            "days = contacts": sum(self.days.values()) == self.contacts,
            "languages = contacts": sum(self.languages.values()) == self.contacts,
            "first + follow-up + unassigned = contacts": self.first + self.follow_up + self.unassigned
            == self.contacts,
            "status groups = persons": sum(self.status_groups.values()) == self.persons,
            "gender × age = persons": sum(self.gender_age.values()) == self.persons,
            "origins = persons": sum(self.origins.values()) == self.persons,
            "persons ≤ contacts": self.persons <= self.contacts,
        }
        broken = (rule for rule, holds in rules.items() if not holds)
        return (*broken, *self.activity.contradictions())


def count(
    facts: PeriodFacts, group_of: Callable[[str | None, date], str | None], bands: Sequence[AgeBand]
) -> PeriodFigures:
    """Count a period. `group_of` names the group A to D of a status on a day; None is counted as unknown.

    A person's visits of one day with one reason are one contact. Of its channel, language and interpreting the first
    one told counts; the channel that a key press presumes, and that nobody interpreted, give way to anything else. Of
    the person's own data the last one told counts. So it does not matter which of the visits was entered first.
    """
    figures = PeriodFigures(
        topics=Counter(facts.topics),
        referrals=Counter(facts.referrals),
        appointments=Counter(facts.appointments),
        sessions=facts.sessions,
        session_minutes=facts.session_minutes,
        waits=facts.waits,
        doubtful=bool(facts.damaged),
    )
    seen: dict[tuple[int, date, str], VisitFact] = {}
    again: defaultdict[tuple[int, date, str], list[VisitFact]] = defaultdict(list)
    latest: dict[int, VisitFact] = {}
    # A year has a hundred thousand visits and far fewer that are alike in all that is counted here.
    alike: defaultdict[tuple[date, str, str, str | None, str | None], int] = defaultdict(int)
    for visit in facts.visits:
        day, reason, channel, person_id, group_size, adults, children, language, interpreting = visit[:9]
        contacts = adults + children
        if person_id is None:
            contacts += group_size
            figures.unassigned += contacts
        else:
            figures.unassigned += contacts
            latest[person_id] = visit
            key = (person_id, day, reason)
            if key not in seen:
                seen[key] = visit
                contacts += 1
                if visit.is_first:
                    figures.first += 1
                else:
                    figures.follow_up += 1
            else:
                again[key].append(visit)
        if contacts:
            alike[day, reason, channel, language, interpreting] += contacts
    for key, repeated in again.items():
        counted = seen[key]
        known = _known_together((counted, *repeated))
        alike[counted.day, counted.reason, counted.channel, counted.language, counted.interpreting] -= 1
        alike[known.day, known.reason, known.channel, known.language, known.interpreting] += 1
        if latest[key[0]] is repeated[-1]:
            latest[key[0]] = known
    for (day, reason, channel, language, interpreting), contacts in alike.items():
        if not contacts:
            continue
        figures.contacts += contacts
        figures.reasons[reason] += contacts
        figures.channels[channel] += contacts
        figures.days[day] += contacts
        figures.languages[language or UNKNOWN] += contacts
        if interpreting:
            figures.interpreting[interpreting] += contacts
    figures.persons = len(latest)
    bands_of = {
        (born, year): age_code(born, date(year, 1, 1), bands)
        for born, year in {(visit.birth_year, visit.day.year) for visit in latest.values()}
    }
    for visit in latest.values():
        figures.gender_age[visit.gender or "not_stated", bands_of[visit.birth_year, visit.day.year]] += 1
        figures.origins[visit.nationality or UNKNOWN] += 1
        figures.status_groups[group_of(visit.status, visit.day) or UNKNOWN] += 1
    _count_aid(figures, facts.aid)
    return figures


def _known_together(visits: Sequence[VisitFact]) -> VisitFact:
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
