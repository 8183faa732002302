"""Who could do something, ranked: whoever fits best first, and among equals whoever was asked longest ago.

Somebody who is away, pauses, has left or has not begun is nobody to be asked; so is whoever does not speak the language,
and whoever's conduct certificate speaks against the role. The rest is weighed, so that an answer is never empty where
somebody might do it after all: each weight below is a part of the score, which falls from 1.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, time, timedelta
from heapq import nsmallest
from typing import Final, TypeVar

from woilmenau_desk.domain.finder import Answer, Candidate, RequestRow, Wanted
from woilmenau_desk.domain.requirements import certificate_good, lacking_for
from woilmenau_desk.domain.values import Value, ValueList
from woilmenau_desk.domain.volunteers import (
    Absence,
    Available,
    Lacking,
    Requirement,
    RoleSpan,
    VolunteerRow,
    VolunteerState,
)
from woilmenau_desk.domain.week_times import DAY_ENDS
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

K = TypeVar("K")
V = TypeVar("V")

# By the levels as shipped; a level of the centre's own weighs what an unknown one does.
_LEVELS: Final[Mapping[str | None, float]] = {
    "native": 1.0,
    "c2": 1.0,
    "c1": 0.97,
    "b2": 0.92,
    "b1": 0.82,
    "a2": 0.65,
    "a1": 0.5,
    "alpha": 0.45,
}
_LEVEL_UNKNOWN: Final = 0.85
_OTHER_ROLE: Final = 0.6
_TIMES_UNKNOWN: Final = 0.8
_OTHER_TIME: Final = 0.45
_INCOMPLETE: Final = 0.7
_NEVER: Final = float("-inf")

WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("dates", "Mo"),
    QT_TRANSLATE_NOOP("dates", "Di"),
    QT_TRANSLATE_NOOP("dates", "Mi"),
    QT_TRANSLATE_NOOP("dates", "Do"),
    QT_TRANSLATE_NOOP("dates", "Fr"),
    QT_TRANSLATE_NOOP("dates", "Sa"),
    QT_TRANSLATE_NOOP("dates", "So"),
)
REQUIREMENTS: Final[Mapping[Requirement, str]] = {
    Requirement.CERTIFICATE: QT_TRANSLATE_NOOP("volunteers", "Führungszeugnis"),
    Requirement.PLEDGE: QT_TRANSLATE_NOOP("volunteers", "Verschwiegenheitserklärung"),
    Requirement.BRIEFING: QT_TRANSLATE_NOOP("volunteers", "Einweisung"),
    Requirement.TRAINING: QT_TRANSLATE_NOOP("volunteers", "Schulung"),
}
ANSWERS: Final[Mapping[Answer, str]] = {
    Answer.ASKED: QT_TRANSLATE_NOOP("volunteers", "gefragt"),
    Answer.AGREED: QT_TRANSLATE_NOOP("volunteers", "zugesagt"),
    Answer.DECLINED: QT_TRANSLATE_NOOP("volunteers", "abgesagt"),
}


@dataclass(frozen=True, slots=True)
class Lists:
    """The value lists that an answer is said with, as they hold on its day."""

    roles: ValueList
    languages: ValueList
    levels: ValueList


Span = tuple[int, int]
"""The days from and until which something holds, both included, as numbers."""
Weighed = Sequence[tuple[float, Set[int]]]
"""Who fits one wish, and how well: each volunteer stands in one of the sets at most."""


class Pool:
    """All volunteers, made ready to be asked for again and again: a question looks at sets and not at each of them."""

    def __init__(self, rows: Iterable[VolunteerRow] = (), asked: Iterable[RequestRow] = ()) -> None:
        self._rows: dict[int, VolunteerRow] = {}
        self._asked: dict[int, RequestRow] = {}
        self._asked_at: dict[int, float] = {}
        self._here: dict[int, Span] = {}
        self._has: dict[Requirement, dict[int, Span]] = {one: {} for one in Requirement}
        self._everybody: set[int] = set()
        self._blocked: set[int] = set()  # the certificate speaks against roles that require one
        self._absent: dict[int, tuple[Absence, ...]] = {}
        self._holding: dict[str, dict[int, tuple[RoleSpan, ...]]] = defaultdict(dict)
        self._speaking: dict[str, dict[int, float]] = defaultdict(dict)
        self._times: dict[int, dict[int, tuple[Available, ...]]] = {day: {} for day in range(7)}
        self._timed: set[int] = set()
        # What was asked for last: days, roles, times. Forgotten as a whole once somebody changes.
        self._there: dict[date, Set[int]] = {}
        self._having: dict[tuple[Requirement, date], Set[int]] = {}
        self._fitting: dict[tuple[str, tuple[Requirement, ...], date, bool], Weighed] = {}
        self._able: dict[tuple[int, time | None], Weighed] = {}
        for row in rows:
            self.put(row)
        for request in asked:
            self.ask(request.volunteer_id, request)

    def put(self, row: VolunteerRow) -> None:
        """Take in somebody, or what changed about them."""
        self.remove(row.id)
        number, data = row.id, row.data
        self._rows[number] = row
        self._here[number] = _span(data.started_on or date.min, data.ended_on)
        for requirement, days in _having(row):
            self._has[requirement][number] = days
        self._everybody.add(number)
        if data.certificate_relevant:
            self._blocked.add(number)
        if row.absences:
            self._absent[number] = row.absences
        for span in row.roles:
            held = self._holding[span.role]
            held[number] = (*held.get(number, ()), span)
        for code, level in data.languages:
            self._speaking[code][number] = _LEVELS.get(level, _LEVEL_UNKNOWN)
        for time_of_week in row.times:
            of_day = self._times[time_of_week.weekday]
            of_day[number] = (*of_day.get(number, ()), time_of_week)
        if row.times:
            self._timed.add(number)

    def remove(self, number: int) -> None:
        """Forget somebody; what they were asked is kept as long as nobody says otherwise."""
        for remembered in (self._there, self._having, self._fitting, self._able):
            remembered.clear()
        if self._rows.pop(number, None) is None:
            return
        self._here.pop(number)
        for having in self._has.values():
            having.pop(number, None)
        self._absent.pop(number, None)
        self._timed.discard(number)
        self._everybody.discard(number)
        self._blocked.discard(number)
        for held in self._holding.values():
            held.pop(number, None)
        for spoken in self._speaking.values():
            spoken.pop(number, None)
        for times in self._times.values():
            times.pop(number, None)

    def ask(self, number: int, request: RequestRow | None) -> None:
        """Take in what somebody was asked last."""
        if request is None:
            self._asked.pop(number, None)
            self._asked_at.pop(number, None)
        else:
            self._asked[number] = request
            self._asked_at[number] = request.asked_at.timestamp()

    def holders(self, role: str, day: date) -> Set[int]:
        """Who has a role on a day, there or not."""
        held = self._holding.get(role, {})
        return {number for number, spans in held.items() if any(one.holds_on(day) for one in spans)}

    def speakers(self, language: str) -> Set[int]:
        """Who speaks a language, however well, there or not."""
        return self._speaking.get(language, {}).keys()

    def find(
        self,
        wanted: Wanted,
        lists: Lists,
        today: date,
        limit: int = 50,
        named: Mapping[int, float] | None = None,
    ) -> tuple[Candidate, ...]:
        """Whoever fits, best first, at most so many. `named`: whom the text means, with how alike they are."""
        day, weekday = day_of(wanted, today), weekday_of(wanted)
        wishes: list[Weighed] = [[(1.0, self._there_on(day))]]
        if named is not None:
            alike: dict[float, set[int]] = defaultdict(set)
            for number, likeness in named.items():
                alike[round(likeness, 2)].add(number)
            wishes.append(list(alike.items()))
        if wanted.language is not None:
            spoken: dict[float, set[int]] = defaultdict(set)
            for number, weight in self._speaking.get(wanted.language, {}).items():
                spoken[weight].add(number)
            wishes.append(list(spoken.items()))
        if wanted.role is not None:
            wishes.append(self._fit_for(wanted.role, lists.roles.get(wanted.role), day, wanted.complete_only))
        if weekday is not None:
            wishes.append(self._free(weekday, wanted.at))
        found: list[tuple[float, int]] = []
        for score, some in _best_first(wishes):
            found += ((score, number) for number in nsmallest(limit, some, key=self._place))
            if len(found) >= limit:
                break
        return tuple(
            self._candidate(self._rows[number], score, wanted, lists, day, weekday)
            for score, number in found[:limit]
        )

    def _place(self, number: int) -> tuple[float, int]:
        """Where somebody stands among equals: whoever was asked longest ago first, and whoever never was before them."""
        return self._asked_at.get(number, _NEVER), number

    def _there_on(self, day: date) -> Set[int]:
        if (known := self._there.get(day)) is not None:
            return known
        there = _holding_on(self._here, day)
        there -= {number for number, some in self._absent.items() if any(one.holds_on(day) for one in some)}
        _room(self._there)[day] = there
        return there

    def _fit_for(self, code: str, role: Value | None, day: date, complete_only: bool) -> Weighed:
        needs = tuple(one for one in Requirement if role is not None and role.extra.get(one))
        asked = code, needs, day, complete_only
        if (known := self._fitting.get(asked)) is not None:
            return known
        holding = self.holders(code, day)
        others = self._everybody - holding
        if Requirement.CERTIFICATE in needs:
            holding, others = holding - self._blocked, others - self._blocked
        complete = self._everybody.intersection(*(self._having_on(one, day) for one in needs))
        found = [(1.0, holding & complete), (_OTHER_ROLE, others & complete)]
        if not complete_only:
            found += [(_INCOMPLETE, holding - complete), (_OTHER_ROLE * _INCOMPLETE, others - complete)]
        _room(self._fitting)[asked] = found
        return found

    def _having_on(self, requirement: Requirement, day: date) -> Set[int]:
        """Who has on a day what a role may require."""
        if (known := self._having.get((requirement, day))) is not None:
            return known
        found = _holding_on(self._has[requirement], day)
        _room(self._having)[requirement, day] = found
        return found

    def _free(self, weekday: int, at: time | None) -> Weighed:
        if (known := self._able.get((weekday, at))) is not None:
            return known
        times = self._times[weekday]
        able = {number for number, some in times.items() if can(some, weekday, at) is not None}
        found = [
            (1.0, able),
            (_TIMES_UNKNOWN, self._everybody - self._timed),
            (_OTHER_TIME, self._timed - able),
        ]
        _room(self._able)[weekday, at] = found
        return found

    # -- what is said of somebody --------------------------------------------------------------------------------

    def _candidate(
        self,
        row: VolunteerRow,
        score: float,
        wanted: Wanted,
        lists: Lists,
        day: date,
        weekday: int | None,
    ) -> Candidate:
        role = lists.roles.get(wanted.role)
        lacks = lacking_for(row, role, day)
        asked = self._asked.get(row.id)
        why: list[Sentence] = []
        if wanted.language is not None:
            level = dict(row.data.languages).get(wanted.language)
            why.append(
                _of_language(
                    lists.languages.get(wanted.language) or wanted.language, lists.levels.get(level) or level
                )
            )
        if weekday is not None:
            why.append(_of_time(row, weekday, wanted.at))
        if wanted.role is not None:
            why.append(_of_role(row, role or wanted.role, wanted.role, day))
        why += [_of_lacking(one, day) for one in lacks]
        if wanted.text.strip() and row.data.skills:
            text = QT_TRANSLATE_NOOP("volunteers", "kann: {skills}")
            why.append(Sentence("volunteers", text, {"skills": " ".join(row.data.skills.split())}))
        why.append(_of_asking(asked))
        return Candidate(
            row.id, row.name, row.data.phone, row.data.languages, score, tuple(why), lacks, asked
        )


def is_there(row: VolunteerRow, day: date) -> bool:
    """Whether somebody helps on a day: neither away nor pausing, begun and not gone."""
    return row.state_on(day) is VolunteerState.ACTIVE and not any(one.holds_on(day) for one in row.absences)


def day_of(wanted: Wanted, today: date) -> date:
    """The day that is meant: the one named, else the next of that weekday, else today."""
    if wanted.on is not None:
        return wanted.on
    if wanted.weekday is None:
        return today
    return today + timedelta(days=(wanted.weekday - today.weekday()) % 7)


def weekday_of(wanted: Wanted) -> int | None:
    """The weekday that is asked for; None where any will do."""
    if wanted.on is not None:
        return wanted.on.weekday()
    return wanted.weekday


def can(times: Iterable[Available], weekday: int, at: time | None) -> Available | None:
    """The time at which somebody can, on that weekday and at that hour, or at any where none is named."""
    for one in times:
        if one.weekday == weekday and (at is None or one.opens <= at < one.closes):
            return one
    return None


def _having(row: VolunteerRow) -> Iterator[tuple[Requirement, Span]]:
    """What somebody has of all that a role may require, and when."""
    data = row.data
    if (good := certificate_good(data)) is not None:
        yield Requirement.CERTIFICATE, _span(*good)
    if data.pledged_on is not None:
        yield Requirement.PLEDGE, _span(data.pledged_on)
    if data.briefed_on is not None:
        yield Requirement.BRIEFING, _span(data.briefed_on)
    if (trained := min((one.on for one in row.trainings if one.came), default=None)) is not None:
        yield Requirement.TRAINING, _span(trained)


def _span(first: date, last: date | None = None) -> Span:
    return first.toordinal(), (last or date.max).toordinal()


def _holding_on(spans: Mapping[int, Span], day: date) -> set[int]:
    at = day.toordinal()
    return {number for number, (first, last) in spans.items() if first <= at <= last}


def _best_first(wishes: Iterable[Weighed]) -> Iterator[tuple[float, Set[int]]]:
    """Who fits all wishes, the best first, those together whose scores are the same to the third place."""
    # The narrowest wish first: whoever is not in it is looked at no further.
    first, *rest = sorted(wishes, key=lambda wish: sum(len(some) for _, some in wish))
    fitting: list[tuple[float, Set[int]]] = list(first)
    for wish in rest:
        fitting = [
            (score * weight, both)
            for score, some in fitting
            for weight, others in wish
            if (both := some & others)
        ]
    found: dict[float, set[int]] = defaultdict(set)
    for score, some in fitting:
        found[round(score, 3)] |= some
    return iter(sorted(found.items(), reverse=True))


def _room(memory: dict[K, V], most: int = 64) -> dict[K, V]:
    """The memory, made empty where it holds more days than anybody asks for in a row."""
    if len(memory) >= most:
        memory.clear()
    return memory


def _of_language(language: Value | str, level: Value | str | None) -> Sentence:
    if level is None:
        return Sentence(
            "volunteers", QT_TRANSLATE_NOOP("volunteers", "spricht {language}"), {"language": language}
        )
    text = QT_TRANSLATE_NOOP("volunteers", "{language}: {level}")
    return Sentence("volunteers", text, {"language": language, "level": level})


def _of_time(row: VolunteerRow, weekday: int, at: time | None) -> Sentence:
    day = Sentence("dates", WEEKDAYS[weekday])
    if not row.times:
        return Sentence("volunteers", QT_TRANSLATE_NOOP("volunteers", "Zeiten nicht bekannt"))
    if (found := can(row.times, weekday, at)) is not None:
        text = QT_TRANSLATE_NOOP("volunteers", "kann {weekday} {opens}–{closes}")
        if found.closes >= DAY_ENDS:
            text = QT_TRANSLATE_NOOP("volunteers", "kann {weekday} ab {opens}")
        hours = {"opens": f"{found.opens:%H:%M}", "closes": f"{found.closes:%H:%M}"}
        return Sentence("volunteers", text, {"weekday": day, **hours})
    text = QT_TRANSLATE_NOOP("volunteers", "sonst nicht am {weekday}")
    if at is not None and can(row.times, weekday, None) is not None:
        text = QT_TRANSLATE_NOOP("volunteers", "am {weekday} sonst zu anderer Zeit")
    return Sentence("volunteers", text, {"weekday": day})


def _of_role(row: VolunteerRow, said: Value | str, code: str, day: date) -> Sentence:
    text = QT_TRANSLATE_NOOP("volunteers", "Aufgabe: {role}")
    if code not in row.roles_on(day):
        text = QT_TRANSLATE_NOOP("volunteers", "bisher nicht: {role}")
    return Sentence("volunteers", text, {"role": said})


def _of_lacking(one: Lacking, day: date) -> Sentence:
    said: dict[str, object] = {"requirement": Sentence("volunteers", REQUIREMENTS[one.requirement])}
    if one.until is not None and not one.missing_on(day):
        text = QT_TRANSLATE_NOOP("volunteers", "{requirement} nur bis {day}")
        return Sentence("volunteers", text, {**said, "day": f"{one.until:%d.%m.%Y}"})
    text = QT_TRANSLATE_NOOP("volunteers", "{requirement} fehlt")
    if one.until is not None:
        text = QT_TRANSLATE_NOOP("volunteers", "{requirement} abgelaufen")
    return Sentence("volunteers", text, said)


def _of_asking(asked: RequestRow | None) -> Sentence:
    if asked is None:
        return Sentence("volunteers", QT_TRANSLATE_NOOP("volunteers", "noch nie gefragt"))
    text = QT_TRANSLATE_NOOP("volunteers", "zuletzt am {day}: {answer}")
    answer = Sentence("volunteers", ANSWERS[asked.answer])
    return Sentence("volunteers", text, {"day": f"{asked.asked_at:%d.%m.%Y}", "answer": answer})
