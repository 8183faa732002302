"""What the counter asks of the services, each as one request to the database worker."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.appointments import AppointmentRow, AppointmentState
from woilmenau_desk.domain.deadlines import DeadlineRow
from woilmenau_desk.domain.follow_ups import FollowUpRow, Whose
from woilmenau_desk.domain.offers import SessionKey
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.queue import QueueData, QueueRow
from woilmenau_desk.domain.referrals import ReferralRow
from woilmenau_desk.domain.visits import DayPart, DayTally, LogVisit, VisitData, VisitRow
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import visits
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments, queue
from woilmenau_desk.services.counselling import deadlines, follow_ups, referrals
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers import roll_call
from woilmenau_desk.services.people import people
from woilmenau_desk.services.people.as_written import is_likely, is_sure
from woilmenau_desk.services.people.people import Suggestion

HITS = 5
_AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Who:
    """Whom the next key press means: a person that was seen, a group, or what was typed.

    `text` is what stood in the field, so that it can stand there again. `picked` is the hit that was chosen with
    the arrows while the list on screen still belonged to an earlier text. `new` is whoever is to be registered
    first; `unsure` a person who is only similar to what was typed, and of whom nobody has said yet that it is them.
    """

    text: str = ""
    person: PersonRow | None = None
    size: int = 1
    picked: int | None = None
    new: bool = False
    unsure: bool = False

    @classmethod
    def typed(cls, text: str) -> "Who":
        """One or two digits are the size of a group; anything longer is looked for."""
        said = text.strip()
        return cls(said, size=int(said) if re.fullmatch(r"\d{1,2}", said) else 1)

    @property
    def is_group(self) -> bool:
        """Whether a size was typed."""
        return self.person is None and re.fullmatch(r"\d{1,2}", self.text) is not None

    @property
    def is_query(self) -> bool:
        """Whether somebody has to be found first."""
        return self.person is None and bool(self.text) and not self.is_group


@dataclass(frozen=True, slots=True)
class Hit:
    """A person who was found, and who is suggested to counsel them.

    Whoever is not `sure` is only similar: before a visit is logged for them, somebody has to say that it is them. Whoever
    is not even `likely` is shown, but not proposed.
    """

    person: PersonRow
    why: Sentence
    suggestion: Suggestion | None
    sure: bool = True
    likely: bool = True


@dataclass(frozen=True, slots=True)
class Hits:
    """Who was found; not `spellings`: by beginnings alone, for the search in memory does not stand yet."""

    hits: tuple[Hit, ...]
    spellings: bool = True
    referral: ReferralRow | None = None  # whose code the text is


@dataclass(frozen=True, slots=True)
class Chosen:
    """A person who was chosen, and what the counter should know at once."""

    person: PersonRow
    suggestion: Suggestion | None
    appointment: AppointmentRow | None


@dataclass(frozen=True, slots=True)
class Coming:
    """What the column at the right shows."""

    appointments: tuple[AppointmentRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    deadlines: tuple[DeadlineRow, ...] = ()  # near or past: whose, and which day


@dataclass(frozen=True, slots=True)
class Today:
    """Today's visits and today's help."""

    tally: DayTally
    aid: tuple[AidRow, ...]


@dataclass(frozen=True, slots=True)
class TodayPart:
    """What became of some visits of the day; `aid` is None where nothing of the help changed."""

    visits: DayPart
    aid: tuple[AidRow, ...] | None


def part(
    desk: Desk, day: date | None, ids: Collection[int], persons: Collection[int], with_aid: bool
) -> TodayPart:
    """What became of these visits, and of those whose they were."""
    return TodayPart(visits.changed(desk, ids, persons, day), aid.day(desk, day) if with_aid else None)


def today(desk: Desk, day: date | None = None) -> Today:
    """Today by the centre's clock, or the day that is entered late."""
    return Today(visits.day(desk, day), aid.day(desk, day))


def coming(desk: Desk) -> Coming:
    """The next appointments; what is due of the follow-ups, one's own first, for those alone who keep them."""
    due: tuple[FollowUpRow, ...] = ()
    if desk.actor.may(Right.CONFIDENTIAL_NOTES):
        found = follow_ups.listed(desk, Whose.ALL, desk.today()).rows
        due = tuple(sorted(found, key=lambda row: (row.colleague != desk.actor.name, _pressing_since(row))))
    return Coming(appointments.upcoming(desk, _AHEAD_DAYS), due, deadlines.due(desk))


def _pressing_since(row: FollowUpRow) -> date:
    """Since when it presses: a paper that ran out does since then, also where it was taken up later."""
    return row.due_on if row.about_day is None else min(row.due_on, row.about_day)


def search(desk: Desk, text: str, shown: Sequence[Hit] = ()) -> Hits:
    """The people that a text means, best first; whoever was `shown` for it stays where they are."""
    answer = people.search_now(desk, text, HITS)
    hits = (
        Hit(
            found.person,
            found.why,
            people.suggested(found.person.routing),
            is_sure(text, found),
            is_likely(text, found),
        )
        for found in answer.hits
    )
    return Hits(people.in_place(desk, tuple(hits), shown), answer.spellings, referrals.by_code(desk, text))


def close_code(desk: Desk, text: str, state: str, unless_person: bool) -> Done[ReferralRow] | None:
    """Close the loop of the referral with this code; None where it is none, or news of it has come already.

    `unless_person`: nor where the very same text is surely a person's. Looking for the code and answering are one step.
    """
    row = referrals.by_code(desk, text)
    if row is None or not row.open:
        return None
    if unless_person and find(desk, Who.typed(text), sure=True) is not None:
        return None
    return referrals.answer(desk, row.id, state, row.version)


def find(desk: Desk, who: Who, *, sure: bool = False) -> PersonRow | None:
    """The person meant; None where nobody likely is found, or the one picked is no hit of the whole text.

    `sure`: somebody who is only similar will not do, nor anybody unseen whose name begins so, where beginnings are all
    that was looked for: the one who was meant may not even be among them. A whole number is one person's all the same.
    """
    if not who.is_query:
        return who.person
    fits = is_sure if sure else is_likely
    answer = people.search_now(desk, who.text, HITS)
    found = answer.hits
    if who.picked is not None:
        meant = next((hit for hit in found if hit.person.id == who.picked), None)
    else:
        meant = found[0] if found else None
        if sure and not answer.spellings and not (meant is not None and meant.by_number):
            meant = None
    return meant.person if meant is not None and fits(who.text, meant) else None


def find_sure(desk: Desk, who: Who) -> PersonRow | None:
    """The person meant; None where nobody is surely found."""
    return find(desk, who, sure=True)


def log(
    desk: Desk, who: Who, reason: str, day: date | None = None, session: SessionKey | None = None
) -> Done[VisitRow] | None:
    """Log a visit for whom the key press meant; None, and nothing written, where nobody is surely found.

    `day` is that of a visit that is entered late. `session`: of an offer, whose roll call is marked with it. Looking for
    the person and logging are one step, so no answer on screen can be stale.
    """
    person = find(desk, who, sure=True)
    if person is None and (who.is_query or who.person is not None):
        return None
    if session is not None and person is not None:
        return roll_call.attend(desk, session, person.id)
    if session is not None:
        done = roll_call.add_heads(desk, session, who.size)
        visit = done.value.visit
        return None if visit is None else Done(visit, done.changes, done.said, done.undoable)
    data = VisitData(reason, person.id) if person else VisitData(reason, group_size=who.size)
    occurred_at = visits.moment_of(desk, day, reason=reason) if day is not None else None
    return visits.log_visit(desk, LogVisit(data, occurred_at))


def wait(desk: Desk, data: QueueData, who: Who | None) -> Done[QueueRow] | None:
    """Let somebody wait; None, and nothing written, where `who` was typed and nobody is surely found."""
    if who is not None and (who.is_query or who.person is not None):
        person = find(desk, who, sure=True)
        if person is None:
            return None
        data = replace(data, person_id=person.id, heads=1)
    return queue.add(desk, data)


def choose(desk: Desk, who: Who) -> Chosen | None:
    """The person meant with what the counter should know; None where nobody is found."""
    person = find(desk, who)
    if person is None:
        return None
    booked = [
        row
        for row in appointments.of_person(desk, person.id)
        if row.state is AppointmentState.BOOKED and row.starts_at.date() >= desk.today()
    ]
    soonest = min(booked, key=lambda row: row.starts_at, default=None)
    return Chosen(person, people.suggested(person.routing), soonest)
