"""The true figures of any span of days, by the definitions that every report shows: facts by SQL, counted purely."""

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.activity_figures import ActivityFacts, SessionFact, count_activity
from woilmenau_desk.domain.age_bands import STANDARD
from woilmenau_desk.domain.figures import PeriodFacts, PeriodFigures, PersonFact, count
from woilmenau_desk.domain.figures import persons as persons_of
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.offers import SessionState
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName, StatusGroups
from woilmenau_desk.services import age_bands, centre, opening_hours
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import sessions
from woilmenau_desk.storage import activity_facts as activity_rows
from woilmenau_desk.storage import facts as rows

_logger = logging.getLogger(__name__)


def figures(
    desk: Desk,
    span: Span,
    bands: str = STANDARD,
    work: LongWork | None = None,
    parts: Sequence[PeriodFacts] = (),
) -> PeriodFigures:
    """The true figures of a span, all of one moment. `bands` names the age bands, as they held on its last day.

    `parts`: what `parts` found of the months that it is made of. Raises NotAllowed, or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    with desk.snapshot(work.stopped):
        work.go_on()
        return _counted(desk, span.first, span.last, bands, parts)


def parts(desk: Desk, months: Sequence[Month], work: LongWork | None = None) -> list[PeriodFacts]:
    """What adds up of each of several months that follow one another, to be counted together in any longer span.

    Raises NotAllowed, or WorkStopped.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    with desk.snapshot(work.stopped):
        work.go_on()
        with desk.store.read() as conn:
            return rows.by_month(conn, months, centre.settings(desk).counselling_minutes, desk.vault)


def by_month(
    desk: Desk, span: Span, bands: str = STANDARD, work: LongWork | None = None
) -> Iterator[tuple[Span, PeriodFigures]]:
    """The figures of each whole month of a span, one after the other, so that only one is held in memory.

    Raises NotAllowed, or WorkStopped. Whoever wants all of one moment asks within `desk.snapshot()`.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    work = work or LongWork()
    months = span.months()
    for done, month in enumerate(months):
        work.tell(done, len(months))
        of_month = Span.of_month(month)
        yield of_month, figures(desk, of_month, bands, work)


def _counted(desk: Desk, first: date, last: date, bands: str, parts: Sequence[PeriodFacts]) -> PeriodFigures:
    shortest = centre.settings(desk).counselling_minutes
    groups = StatusGroups(desk.values_of(ListName.STATUSES))
    of_ages = age_bands.bands(desk, last, bands)
    # What cannot be counted is looked for within the reading; visits are counted while they are read.
    with desk.store.read() as conn:
        found = rows.of_period(conn, first, last, shortest, desk.vault, desk.today(), parts)
        told = count(found, groups.of, of_ages, (first, last), partial(kind_of_hours, desk))
    told.activity = count_activity(_activity(desk, first, last), first, last)
    if broken := told.contradictions():
        # A fault of this program, of which whoever needs the report by tonight can mend nothing: it is written down, what
        # is known of people goes before what is known of sessions, and the report says that something is wrong.
        _logger.error("figures of %s to %s contradict themselves: %s", first, last, ", ".join(broken))
        told.activity.level()
        told.doubtful = True
    return told


def persons(desk: Desk, span: Span, bands: str = STANDARD) -> tuple[PersonFact, ...]:
    """The persons of a span, each with what held at their last contact in it: as the figures count them.

    Raises NotAllowed.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    groups = StatusGroups(desk.values_of(ListName.STATUSES))
    with desk.store.read() as conn:
        found = rows.visits(conn, span.first, span.last)
        return persons_of(found, groups.of, age_bands.bands(desk, span.last, bands))


def kind_of_hours(desk: Desk, reason: str, day: date) -> str:
    """By which hours a contact of a reason is judged on a day: open house where its own kind had none then."""
    return opening_hours.opening(desk).kind_for(centre.kind_of_hours(desk, reason, day), day)


def _activity(desk: Desk, first: date, last: date) -> ActivityFacts:
    """What happened of offers and voluntary work; a role's field is the one that it has at the period's end."""
    roles = desk.values_of(ListName.VOLUNTEER_ROLES, last)
    with desk.store.read() as conn:
        return ActivityFacts(
            [
                SessionFact(
                    session.offer_kind,
                    session.state is SessionState.HELD or bool(session.came + session.heads),
                    session.came + session.heads,
                    session.children,
                    session.for_volunteers,
                )
                for session in sessions.between(desk, first, last)
            ],
            activity_rows.attendances(conn, first, last),
            activity_rows.volunteers(conn, last),
            activity_rows.hours(
                conn, first, last, {role.code: str(role.extra.get("area", "")) for role in roles}
            ),
            activity_rows.trained(conn, first, last),
        )
