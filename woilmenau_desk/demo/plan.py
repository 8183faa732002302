"""The plan of the fictional centre: streams of people, visits and what happened in them.

Nothing here touches a store. The same seed, sizes and dates give the same centre on every machine, and the streams
stay cheap at 100,000 people and 1,000,000 visits.
"""

import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property

from woilmenau_desk.demo import PERSONS, VISITS, VOLUNTEERS, YEARS
from woilmenau_desk.demo.activities import PlannedActivities, plan_activities
from woilmenau_desk.demo.appointments import PlannedAppointment, plan_appointments
from woilmenau_desk.demo.calendar import DemoDay, days
from woilmenau_desk.demo.chances import shares
from woilmenau_desk.demo.counselling import PlannedAid, PlannedSession, plan_aid, plan_sessions
from woilmenau_desk.demo.people import Crowd, PlannedPerson, gather, introduce
from woilmenau_desk.demo.visits import PlannedVisit, plan_visits
from woilmenau_desk.demo.volunteers import PlannedVolunteers, plan_volunteers
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.visits import Reason

ANONYMOUS = 0.35  # of all visits
_WITH_MORE = frozenset({Reason.COUNSELLING, Reason.EMERGENCY_AID, Reason.APPOINTMENT})


class DemoPlan:
    """A fictional centre. Each method starts its stream anew; people and visits are numbered from 1.

    Run through visits() before sessions(), aid() and appointments(): they remember it and cost little then.
    """

    def __init__(
        self,
        seed: object,
        persons: int,
        visits: int,
        years: int,
        today: date,
        opening: Opening,
        until: time | None,
    ) -> None:
        self.seed = seed
        self.persons = persons
        self.visit_count = visits
        self.today = today
        self.opening = opening
        self.until = until
        self.first_day = _years_before(today, years)
        self.days: tuple[DemoDay, ...] = days(self.first_day, today, until, opening, seed)
        if not self.days and (persons or visits):
            raise ValueError("the centre was never open in that time")
        self._visits_on = shares([day.weight for day in self.days], visits)
        self._with_more: Sequence[PlannedVisit] | None = None
        self._of_offers: Sequence[PlannedVisit] = ()
        self._firsts_on = _first_visits(self.days, self._visits_on, persons)

    @property
    def events(self) -> Mapping[date, str]:
        """The feasts: days with visits on which the centre is not open by its hours."""
        return {day.day: day.event for day in self.days if day.event}

    def people(self) -> Iterator[PlannedPerson]:
        """Everybody, in the order of their first visits."""
        return introduce(self.seed, self._crowd, self.today)

    def visits(self) -> Iterator[PlannedVisit]:
        """All visits in the order of time."""
        returning = self.visit_count - sum(self._firsts_on)
        anonymous = min(1.0, ANONYMOUS * self.visit_count / returning) if returning else 0.0
        kept: list[PlannedVisit] = []
        of_offers: list[PlannedVisit] = []
        for visit in plan_visits(
            self.seed, self.days, self._visits_on, self._firsts_on, self._crowd, anonymous
        ):
            if visit.reason in _WITH_MORE:
                kept.append(visit)
            elif visit.reason == Reason.OFFER and visit.person:
                of_offers.append(visit)
            yield visit
        self._with_more, self._of_offers = kept, of_offers

    def sessions(self) -> Iterator[PlannedSession]:
        """The counselling sessions, with referrals and follow-ups, each beside its visit."""
        return plan_sessions(self.seed, self._visits_with_more(), self.today, self.opening)

    def aid(self) -> Iterator[PlannedAid]:
        """The emergency help, each beside its visit."""
        return plan_aid(self.seed, self._visits_with_more())

    def appointments(self) -> Iterator[PlannedAppointment]:
        """The appointments kept and missed, and those of the next two weeks."""
        visits = self._visits_with_more()
        return plan_appointments(self.seed, visits, self._crowd, self.today, self.until, self.opening)

    def activities(self) -> PlannedActivities:
        """The offers, who takes part in them, and who came."""
        self._visits_with_more()
        return plan_activities(
            self.seed, self._of_offers, self._crowd, self.first_day, self.today, self.opening
        )

    def volunteers(self, count: int = VOLUNTEERS) -> PlannedVolunteers:
        """The volunteers, what they do, and who opens when."""
        return plan_volunteers(self.seed, self._crowd, self.first_day, self.today, self.opening, count)

    def _visits_with_more(self) -> Sequence[PlannedVisit]:
        """The visits that sessions, help and appointments belong to, kept when visits() was run through."""
        if self._with_more is None:
            deque(self.visits(), maxlen=0)
        return self._with_more or ()

    @cached_property
    def _crowd(self) -> Crowd:
        first_days = [
            day.day.toordinal()
            for day, count in zip(self.days, self._firsts_on, strict=True)
            for _ in range(count)
        ]
        # More people than visits: the rest was registered on the last day and did not come yet.
        first_days += [self.days[-1].day.toordinal() for _ in range(self.persons - len(first_days))]
        return gather(self.seed, first_days, self.today)


def plan(
    seed: object = 1,
    persons: int = PERSONS,
    visits: int = VISITS,
    years: int = YEARS,
    *,
    today: date,
    opening: Opening,
    until: time | None = None,
) -> DemoPlan:
    """A fictional centre with exactly so many people and visits over the years before `today`.

    `opening` brings the hours and the closed days, holidays included. `until`: today has visits too, up to that
    local time. Raises ValueError when a size is negative or no day was open.
    """
    if min(persons, visits) < 0 or years < 1:
        raise ValueError("sizes cannot be negative, and there is at least one year")
    return DemoPlan(seed, persons, visits, years, today, opening, until)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _first_visits(days: tuple[DemoDay, ...], visits_on: list[int], persons: int) -> list[int]:
    """How many people come for the first time on each day: many at the start, when nobody was known, then fewer."""
    wanted = shares([day.weight * (1 + 4 * math.exp(-index / 30)) for index, day in enumerate(days)], persons)
    firsts = []
    waiting = 0
    for count, room in zip(wanted, visits_on, strict=True):
        waiting += count
        firsts.append(min(waiting, room))
        waiting -= firsts[-1]
    # Whoever is left comes on the latest days with room.
    for index in range(len(firsts) - 1, -1, -1):
        more = min(waiting, visits_on[index] - firsts[index])
        firsts[index] += more
        waiting -= more
    return firsts
