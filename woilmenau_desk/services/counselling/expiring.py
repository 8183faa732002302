"""Papers that run out make a follow-up by themselves, some weeks before; renewed in time, they take it back.

What counts is until when a permit holds, not what is printed on it: one that goes on by law (§ 24) makes none before.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.follow_ups import FollowUpData, Origin, working_day
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.values import ListName, Value, ValueList, goes_on_until
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, colleagues
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import expiring as rows
from woilmenau_desk.storage import follow_ups as follow_up_rows
from woilmenau_desk.storage.expiring import Paper, Printed
from woilmenau_desk.storage.unit_of_work import UnitOfWork

AT_ONCE = 200  # made with one look; the others with the next one
# Of whoever was not here for so long, nobody waits for a paper; a case that goes on keeps them known.
_KNOWN_DAYS = 366


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the papers found."""

    made: int
    withdrawn: int


def look(desk: Desk) -> Done[Looked] | None:
    """Look at all papers: after the login, and whenever the vault is at hand again. None where nothing was to be done.

    Looking twice makes nothing twice. Raises NotAllowed, DeskLocked.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.writing() as uow:
        found = follow(desk, uow)
        if not (found.made or found.withdrawn):
            return None
        text = QT_TRANSLATE_NOOP("said", "Wiedervorlagen zu ablaufenden Papieren: {number} neu")
        said = Sentence("said", text, {"number": found.made})
        # Nobody's step: Ctrl+Z takes back what somebody did.
        return desk.finish(uow, found, said, undoable=False)


def follow(desk: Desk, uow: UnitOfWork, persons: Collection[int] | None = None) -> Looked:
    """The same as a part of a larger write, of these people or of all; with the vault at hand."""
    weeks = centre.settings(desk).paper_weeks
    statuses = desk.values_of(ListName.STATUSES)
    withdrawn = _withdraw(uow, statuses, weeks, persons)
    if not weeks:
        return Looked(0, withdrawn)
    today = desk.today()
    first, last = today - timedelta(weeks=weeks), today + timedelta(weeks=weeks)
    papers = _papers(desk, uow, statuses, first, last, persons)
    told = rows.told(uow.conn, first, last)
    missing = list({(one.person_id, one.runs_out_on): one for one in papers}.values())
    missing = [one for one in missing if (one.person_id, one.runs_out_on) not in told]
    missing = sorted(missing, key=lambda one: (one.runs_out_on, one.person_id))[:AT_ONCE]
    here = colleagues.with_vault(desk) if missing else {}
    near = rows.counsellors(uow.conn, [one.person_id for one in missing])
    for one in missing:
        after = [key for key in near.get(one.person_id, ()) if key in here]
        data = FollowUpData(
            one.person_id,
            working_day(max(today, one.runs_out_on - timedelta(weeks=weeks))),
            one.title,
            # Where nobody counsels them, whoever looked has it, and may hand it over.
            after[0] if after else desk.actor.name,
            one.case_id,
        )
        follow_up_rows.add(uow, desk.vault, data, Origin.PAPER, one.runs_out_on)
    return Looked(len(missing), withdrawn)


def _withdraw(uow: UnitOfWork, statuses: ValueList, weeks: int, persons: Collection[int] | None) -> int:
    """Take back what was made of papers that were renewed meanwhile, or of all where none are to be made."""
    made = rows.made(uow.conn, persons)
    whose = [one.person_id for one in made]
    printed = rows.printed(uow.conn, whose)
    noted = rows.noted_days(uow.conn, whose)
    kept: set[tuple[int, date]] = set()
    number = 0
    for one in made:
        paper = printed.get(one.person_id)
        stands = (one.person_id, one.about_day) in noted
        stands = stands or (paper is not None and _holds_until(statuses, paper) == one.about_day)
        # Where two records became one person, each had made its own.
        if stands and weeks and (one.person_id, one.about_day) not in kept:
            kept.add((one.person_id, one.about_day))
        else:
            rows.withdraw(uow, one)
            number += 1
    return number


def _papers(
    desk: Desk,
    uow: UnitOfWork,
    statuses: ValueList,
    first: date,
    last: date,
    persons: Collection[int] | None,
) -> list[Paper]:
    going_on = [status.code for status in statuses if _ends_by_law(status, first, last)]
    since = desk.today() - timedelta(days=_KNOWN_DAYS)
    known_since = since, datetime.combine(since, time(), BERLIN)
    found = [
        *rows.documents(uow.conn, desk.vault, first, last, persons),
        *(
            Paper(one.person_id, _holds_until(statuses, one))
            for one in rows.statuses(uow.conn, first, last, going_on, known_since, persons)
        ),
    ]
    return [one for one in found if first <= one.runs_out_on <= last]


def _ends_by_law(status: Value, first: date, last: date) -> bool:
    """Whether permits of this status end in these days whatever is printed on them."""
    day = goes_on_until(status, last)
    return day is not None and first <= day <= last and bool(status.extra.get("goes_on_until"))


def _holds_until(statuses: ValueList, paper: Printed) -> date:
    return goes_on_until(statuses.get(paper.status), paper.until) or paper.until
