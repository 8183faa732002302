"""Who could do something, ranked: whoever fits best first, and among equals whoever was asked longest ago.

Somebody who is away, pauses, has left or has not begun is nobody to be asked; so is whoever does not speak the language,
and whoever's conduct certificate speaks against the role. The rest is weighed, so that an answer is never empty where
somebody might do it after all: each weight below is a part of the score, which falls from 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final, TypeVar

from woilmenau_desk.domain.finder import Answer, Candidate, RequestRow, Wanted
from woilmenau_desk.domain.requirements import is_blocked, is_complete, lacking_for
from woilmenau_desk.domain.values import Value, ValueList
from woilmenau_desk.domain.volunteers import Available, Lacking, Requirement, VolunteerRow, VolunteerState
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
class _OfDay:
    """Who is there on a day, whoever was asked longest ago first, and by whom a language is spoken."""

    rows: tuple[VolunteerRow, ...]
    speaking: Mapping[str, tuple[tuple[VolunteerRow, float], ...]]


class Pool:
    """All volunteers as of one moment, made ready to be asked for again and again. Nothing in it changes."""

    def __init__(
        self,
        rows: Iterable[VolunteerRow],
        asked: Mapping[int, RequestRow],
        roles: ValueList,
        languages: ValueList,
        levels: ValueList,
        today: date,
    ) -> None:
        self._lists = (roles, languages, levels)
        self._today = today
        self._asked = asked
        self._rows = sorted(rows, key=lambda row: (_moment(asked.get(row.id)), row.id))
        self._days: dict[date, _OfDay] = {}
        self._roles: dict[tuple[str, date, bool], dict[int, float]] = {}
        self._times: dict[tuple[int, time | None], dict[int, float]] = {}

    def fits(self, roles: ValueList, languages: ValueList, levels: ValueList, today: date) -> bool:
        """Whether it was made with these lists, on this day."""
        return self._today == today and all(
            one is other for one, other in zip(self._lists, (roles, languages, levels), strict=True)
        )

    def find(
        self, wanted: Wanted, limit: int = 50, named: Mapping[int, float] | None = None
    ) -> tuple[Candidate, ...]:
        """Whoever fits, best first, at most so many. `named`: whom the text means, with how alike they are."""
        day = day_of(wanted, self._today)
        there = self._of_day(day)
        some: Iterable[tuple[VolunteerRow, float]]
        if wanted.language is not None:
            some = there.speaking.get(wanted.language, ())
        else:
            some = ((row, 1.0) for row in there.rows)
        role = self._role_of(wanted.role, day, wanted.complete_only) if wanted.role is not None else None
        weekday = weekday_of(wanted)
        when = self._when(weekday, wanted.at) if weekday is not None else None
        scored: list[tuple[float, int, VolunteerRow]] = []
        # In the order of who was asked longest ago; the place decides among equals, so no two rows are ever compared.
        for place, (row, score) in enumerate(some):
            number = row.id
            if named is not None:
                if number not in named:
                    continue
                score *= named[number]
            if role is not None:
                weight = role.get(number)
                if weight is None:
                    continue
                score *= weight
            if when is not None:
                score *= when[number]
            scored.append((-round(score, 3), place, row))
        scored.sort()
        return tuple(
            self._candidate(row, -negative, wanted, day, weekday) for negative, _, row in scored[:limit]
        )

    def _of_day(self, day: date) -> _OfDay:
        if (known := self._days.get(day)) is not None:
            return known
        rows = tuple(row for row in self._rows if is_there(row, day))
        speaking: dict[str, list[tuple[VolunteerRow, float]]] = {}
        for row in rows:
            for code, level in row.data.languages:
                weight = _LEVELS.get(level, _LEVEL_UNKNOWN)
                speaking.setdefault(code, []).append((row, weight))
        _kept(self._days)[day] = found = _OfDay(rows, {code: tuple(some) for code, some in speaking.items()})
        return found

    def _role_of(self, code: str, day: date, complete_only: bool) -> Mapping[int, float]:
        """What a role is worth to a score, for each who may have it at all."""
        if (known := self._roles.get((code, day, complete_only))) is not None:
            return known
        role = self._lists[0].get(code)
        found: dict[int, float] = {}
        for row in self._of_day(day).rows:
            lacks = lacking_for(row, role, day)
            if lacks and is_blocked(lacks):
                continue
            complete = not lacks or is_complete(lacks, day)
            if complete or not complete_only:
                weight = (
                    1.0
                    if any(span.role == code and span.holds_on(day) for span in row.roles)
                    else _OTHER_ROLE
                )
                found[row.id] = weight if complete else weight * _INCOMPLETE
        _kept(self._roles)[code, day, complete_only] = found
        return found

    def _when(self, weekday: int, at: time | None) -> Mapping[int, float]:
        """What the time is worth to a score, for everybody."""
        if (known := self._times.get((weekday, at))) is not None:
            return known
        found = {
            row.id: _TIMES_UNKNOWN
            if not row.times
            else 1.0
            if can(row.times, weekday, at) is not None
            else _OTHER_TIME
            for row in self._rows
        }
        _kept(self._times)[weekday, at] = found
        return found

    # -- what is said of somebody --------------------------------------------------------------------------------

    def _candidate(
        self, row: VolunteerRow, score: float, wanted: Wanted, day: date, weekday: int | None
    ) -> Candidate:
        roles, languages, levels = self._lists
        role = roles.get(wanted.role)
        lacks = lacking_for(row, role, day)
        asked = self._asked.get(row.id)
        why: list[Sentence] = []
        if wanted.language is not None:
            level = dict(row.data.languages).get(wanted.language)
            why.append(
                _of_language(languages.get(wanted.language) or wanted.language, levels.get(level) or level)
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


def _moment(asked: RequestRow | None) -> float:
    return float("-inf") if asked is None else asked.asked_at.timestamp()


def _kept(memory: dict[K, V], most: int = 64) -> dict[K, V]:
    """The memory, made empty where it holds more questions than anybody asks in a row."""
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
