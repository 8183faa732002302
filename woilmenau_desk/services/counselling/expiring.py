"""Papers that run out make a follow-up by themselves, some weeks before; renewed in time, they take it back.

What counts is until when a permit holds, not what is printed on it: one that goes on by law (§ 24) makes none before.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.follow_ups import FollowUpData, Origin, working_day
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName, Value, ValueList, goes_on_until
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, colleagues
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import cases as case_rows
from woilmenau_desk.storage import expiring as rows
from woilmenau_desk.storage import follow_ups as follow_up_rows
from woilmenau_desk.storage.expiring import About, Made, Paper, Printed
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

AT_ONCE = 50  # made with one look; the others with the next one
_A_DAY = (
    5  # of what did not run out yet: a first look finds those of weeks, and nobody takes all of them up today
)
# Of whoever was not here for so long, nobody waits for a paper; a case that goes on keeps them known.
_KNOWN_DAYS = 366
_MOST_BY_NAME = 500  # people; what is asked of more is asked of all


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the papers found."""

    made: int
    withdrawn: int


def look(desk: Desk) -> Done[Looked] | None:
    """Look at all papers: after every login with the vault. None where nothing was to be done.

    Looking twice makes nothing twice. Raises NotAllowed, DeskLocked.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        found = _found(desk, conn, None)
    if not (found.missing or found.renewed):
        return None  # and nobody's write has waited for it
    whose = {one.person_id for one in found.missing} | {one.person_id for one in found.renewed}

    def write(uow: UnitOfWork) -> Done[Looked]:
        # Of these alone: all others were just looked at, and whoever writes meanwhile waits.
        looked = follow(desk, uow, whose if len(whose) <= _MOST_BY_NAME else None)
        text = QT_TRANSLATE_NOOP("said", "Wiedervorlagen zu ablaufenden Papieren: {number} neu")
        said = Sentence("said", text, {"number": looked.made})
        # Nobody's step: Ctrl+Z takes back what somebody did.
        return replace(desk.finish(uow, looked, said, undoable=False), by_itself=True)

    return desk.deciding(write)


def follow(desk: Desk, uow: UnitOfWork, persons: Collection[int] | None = None) -> Looked:
    """The same as a part of a larger write, of these people or of all; with the vault at hand."""
    found = _found(desk, uow.conn, persons)
    for one in found.renewed:
        rows.withdraw(uow, one)
    weeks = timedelta(weeks=centre.settings(desk).paper_weeks)
    here = colleagues.with_vault(desk) if found.missing else {}
    near = rows.counsellors(uow.conn, [one.person_id for one in found.missing])
    days = _Days(desk.today(), rows.due_days(uow.conn, desk.today()) if found.missing else {})
    for paper in found.missing:
        able = [
            key
            for key in near.get(paper.person_id, ())
            if key in here and _may_have(uow.conn, paper.restricted, key)
        ]
        data = FollowUpData(
            paper.person_id,
            days.take(paper.runs_out_on, weeks),
            paper.title,
            # Where nobody counsels them who may read it, whoever looked has it, and may hand it over.
            able[0] if able else desk.actor.name,
            paper.case_id,
        )
        follow_up_rows.add(uow, desk.vault, data, Origin.PAPER, paper.runs_out_on)
    return Looked(len(found.missing), len(found.renewed))


def _may_have(conn: Connection, restricted: int | None, colleague: str) -> bool:
    """Whether somebody reads what stands in a restricted case; without one everybody does."""
    return restricted is None or case_rows.is_named(conn, restricted, colleague)


class _Days:
    """On which day each paper is taken up, the first to run out first, where no day is to hold too many of them."""

    def __init__(self, today: date, taken: Mapping[date, int]) -> None:
        self._today, self._taken = today, Counter(taken)

    def take(self, runs_out_on: date, weeks: timedelta) -> date:
        """The day for the next one: today where it ran out, else on the first with room, while half its time is left."""
        day = working_day(max(self._today, runs_out_on - weeks))
        last = self._today + (runs_out_on - self._today) / 2
        while self._taken[day] >= _A_DAY and (following := working_day(day + timedelta(days=1))) <= last:
            day = following
        self._taken[day] += 1
        return day


@dataclass(frozen=True, slots=True)
class _Found:
    """The papers that are to be followed up, and what was made of others that were renewed."""

    missing: tuple[Paper, ...]
    renewed: tuple[Made, ...]


def _found(desk: Desk, conn: Connection, persons: Collection[int] | None) -> _Found:
    weeks = centre.settings(desk).paper_weeks
    statuses = desk.values_of(ListName.STATUSES)
    renewed = _renewed(conn, statuses, weeks, persons)
    if not weeks:
        return _Found((), renewed)
    first, last = (desk.today() + timedelta(weeks=by) for by in (-weeks, weeks))
    told = rows.told(conn, first, last)
    missing = {
        one.about: one for one in _papers(desk, conn, statuses, first, last, persons) if one.about not in told
    }
    soonest = sorted(missing.values(), key=lambda one: (one.runs_out_on, one.person_id))
    return _Found(tuple(soonest[:AT_ONCE]), renewed)


def _renewed(
    conn: Connection, statuses: ValueList, weeks: int, persons: Collection[int] | None
) -> tuple[Made, ...]:
    """What was made of papers that were renewed meanwhile; all of it where none is to be made."""
    made = rows.made(conn, persons)
    whose = [one.person_id for one in made]
    printed = rows.printed(conn, whose)
    noted = rows.noted_days(conn, whose)
    kept: set[About] = set()
    renewed = []
    for one in made:
        paper = printed.get(one.person_id)
        stands = one.about in noted
        if one.restricted is None and paper is not None:
            stands = stands or _holds_until(statuses, paper) == one.about_day
        # Where two records became one person, each had made its own.
        if stands and weeks and one.about not in kept:
            kept.add(one.about)
        else:
            renewed.append(one)
    return tuple(renewed)


def _papers(
    desk: Desk,
    conn: Connection,
    statuses: ValueList,
    first: date,
    last: date,
    persons: Collection[int] | None,
) -> list[Paper]:
    going_on = [status.code for status in statuses if _ends_by_law(status, first, last)]
    since = desk.today() - timedelta(days=_KNOWN_DAYS)
    known_since = since, datetime.combine(since, time(), BERLIN)
    found = [
        *rows.documents(conn, desk.vault, first, last, persons),
        *(
            Paper(one.person_id, _holds_until(statuses, one))
            for one in rows.statuses(conn, first, last, going_on, known_since, persons)
        ),
    ]
    return [one for one in found if first <= one.runs_out_on <= last]


def _ends_by_law(status: Value, first: date, last: date) -> bool:
    """Whether permits of this status end in these days whatever is printed on them."""
    day = goes_on_until(status, last)
    return day is not None and first <= day <= last and bool(status.extra.get("goes_on_until"))


def _holds_until(statuses: ValueList, paper: Printed) -> date:
    return goes_on_until(statuses.get(paper.status), paper.until) or paper.until
