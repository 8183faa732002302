"""The figures of offers and volunteers, by the definitions that every report shows. Pure, to be checked by hand.

Attendances (Teilnahmen) are not participants (Teilnehmende): who comes four times is one participant. Heads that nobody
knows by name are attendances and no participants.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

WOMAN = "female"

ACTIVITY_DEFINITIONS: Mapping[str, str] = {
    QT_TRANSLATE_NOOP("definitions", "Angebotstermin"): QT_TRANSLATE_NOOP(
        "definitions",
        "Geplant ist, was nach der Reihe stattfinden sollte, auch wenn es ausfiel; gehalten, was als gehalten vermerkt ist "
        "oder wozu jemand kam.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Teilnahme"): QT_TRANSLATE_NOOP(
        "definitions",
        "Eine Person bei einem Termin, auch ohne Namen. Teilnehmende sind bekannte Personen, im Zeitraum einmal gezählt. "
        "Kinder in der Betreuung stehen für sich.",
    ),
    QT_TRANSLATE_NOOP("definitions", "Ehrenamtliche"): QT_TRANSLATE_NOOP(
        "definitions",
        "Aktiv ist, wer an mindestens einem Tag des Zeitraums dabei war und nicht pausierte. Stunden zählen, was geleistet "
        "wurde, mit der Vorbereitung, wo sie genannt ist.",
    ),
}


class SessionFact(NamedTuple):
    """A session: planned by its series or added, and what became of it."""

    kind: str
    held: bool
    attendances: int  # by name and without
    children: int  # in the childcare
    for_volunteers: bool = False


class AttendanceFact(NamedTuple):
    """Somebody known who came to a session of an offer of that kind."""

    kind: str
    person_id: int
    gender: str | None


class VolunteerFact(NamedTuple):
    """When a volunteer was there: from a day to a day, both included, none being "always"; and the pauses within.

    `gone`: the days between two times, where they had left and came again; they are among the pauses, too.
    """

    started: date | None
    ended: date | None
    pauses: Sequence[tuple[date, date | None]] = ()
    gone: Sequence[tuple[date, date | None]] = ()
    volunteer_id: int = 0


class HoursFact(NamedTuple):
    """What one volunteer served in one field, in minutes, preparation included."""

    area: str
    volunteer_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """All that happened of offers and of voluntary work in a period."""

    sessions: Sequence[SessionFact] = ()
    attendances: Sequence[AttendanceFact] = ()
    volunteers: Sequence[VolunteerFact] = ()
    hours: Sequence[HoursFact] = ()
    trained: int = 0  # that volunteers took part in a training


@dataclass(slots=True)
class OfferFigures:
    """The offers of one kind, or all of them: sessions, attendances, participants, the women among them, children."""

    planned: int = 0
    held: int = 0
    attendances: int = 0
    participants: int = 0
    women: int = 0
    children: int = 0


@dataclass(slots=True)
class AreaFigures:
    """Voluntary work in one field: how many served, how many minutes, and how many of these one of them alone."""

    volunteers: int = 0
    minutes: int = 0
    most_of_one: int = 0


@dataclass(slots=True)
class ActivityFigures:
    """The true figures of a period. `offers` by kind, `hours` by field; who is in two of them is one in the sums."""

    offers: dict[str, OfferFigures] = field(default_factory=dict)
    all_offers: OfferFigures = field(default_factory=OfferFigures)
    volunteers: int = 0
    serving: int = 0
    joined: int = 0
    left: int = 0
    trainings: int = 0
    trained: int = 0
    hours: dict[str, AreaFigures] = field(default_factory=dict)
    minutes: int = 0

    def contradictions(self) -> tuple[str, ...]:
        """The rules of the field that the figures break; empty when all hold."""
        every = (*self.offers.values(), self.all_offers)
        rules = {
            "participants ≤ attendances": all(one.participants <= one.attendances for one in every),
            "women ≤ participants": all(one.women <= one.participants for one in every),
            "held ≤ planned": all(one.held <= one.planned for one in every),
            "kinds = attendances": sum(one.attendances for one in self.offers.values())
            == self.all_offers.attendances,
            "participants ≤ kinds": self.all_offers.participants
            <= sum(one.participants for one in self.offers.values()),
            "fields = minutes": sum(one.minutes for one in self.hours.values()) == self.minutes,
        }
        return tuple(rule for rule, holds in rules.items() if not holds)

    def level(self) -> None:
        """Let there be no fewer attendances than participants, whatever is wrong with what was counted."""
        for one in (*self.offers.values(), self.all_offers):
            one.attendances = max(one.attendances, one.participants)
        self.all_offers.attendances = sum(one.attendances for one in self.offers.values())


def count_activity(facts: ActivityFacts, first: date, last: date) -> ActivityFigures:
    """Count the offers and the voluntary work from one day to another, both included."""
    found = ActivityFigures(trained=facts.trained)
    for session in facts.sessions:
        if session.for_volunteers:
            found.trainings += session.held
            continue
        for figures in (found.offers.setdefault(session.kind, OfferFigures()), found.all_offers):
            figures.planned += 1
            figures.held += session.held
            figures.attendances += session.attendances
            figures.children += session.children
    _count_participants(found, facts.attendances)
    for volunteer in facts.volunteers:
        found.volunteers += is_active(volunteer, first, last)
        for began, ended in stays(volunteer):
            found.joined += began is not None and first <= began <= last
            found.left += ended is not None and first <= ended <= last
    _count_hours(found, facts.hours)
    return found


def _count_participants(found: ActivityFigures, attendances: Sequence[AttendanceFact]) -> None:
    genders: defaultdict[str, dict[int, str | None]] = defaultdict(dict)
    together: dict[int, str | None] = {}
    for kind, person_id, gender in attendances:
        for known in (genders[kind], together):
            # Of the person's own data the last one told counts, as with contacts.
            known[person_id] = gender or known.get(person_id)
    for kind, known in genders.items():
        figures = found.offers.setdefault(kind, OfferFigures())
        figures.participants, figures.women = len(known), _women(known)
    found.all_offers.participants, found.all_offers.women = len(together), _women(together)


def _women(known: Mapping[int, str | None]) -> int:
    return sum(gender == WOMAN for gender in known.values())


def _count_hours(found: ActivityFigures, hours: Sequence[HoursFact]) -> None:
    served: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for area, volunteer_id, minutes in hours:
        served[area][volunteer_id] += minutes
    for area, of in served.items():
        found.hours[area] = AreaFigures(len(of), of.total(), max(of.values()))
    found.minutes = sum(one.minutes for one in found.hours.values())
    found.serving = len({volunteer_id for of in served.values() for volunteer_id in of})


def stays(volunteer: VolunteerFact) -> Iterator[tuple[date | None, date | None]]:
    """The times at which somebody belonged to the volunteers, each from its first day to its last, in their order."""
    began = volunteer.started
    for left, back in sorted(volunteer.gone, key=lambda gone: gone[0]):
        last = left - timedelta(days=1)
        if began is None or began <= last:
            yield began, last
        if back is None:
            return
        again = back + timedelta(days=1)
        began = again if began is None else max(began, again)
    # Whoever was let go within such days had left before them.
    if began is None or volunteer.ended is None or began <= volunteer.ended:
        yield began, volunteer.ended


def is_active(volunteer: VolunteerFact, first: date, last: date) -> bool:
    """Whether somebody was there on at least one day, and not in a pause on it."""
    day = max(first, volunteer.started or first)
    end = min(last, volunteer.ended or last)
    for begins, ends in sorted(volunteer.pauses, key=lambda pause: pause[0]):
        if begins > day:
            break
        if ends is None:
            return False
        if ends >= day:
            day = ends + timedelta(days=1)
    return day <= end
