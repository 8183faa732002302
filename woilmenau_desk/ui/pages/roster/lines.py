"""The lines of the roster: somebody's duty, a gap, a day on which the centre is closed; and how each is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.roster import Gap, OnDuty, RosterDay
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.pages.browse.headings import day_heading
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Column, Heading
from woilmenau_desk.ui.words import word

LINE_HEIGHT = 46
_NOBODY = QT_TRANSLATE_NOOP("roster", "niemand eingeteilt")
_NOBODY_LEFT = QT_TRANSLATE_NOOP("roster", "wer eingeteilt war, ist nicht da")
_CLOSED = QT_TRANSLATE_NOOP("roster", "geschlossen")
_OPEN = QT_TRANSLATE_NOOP("roster", "geöffnet {hours}")
_ONCE = QT_TRANSLATE_NOOP("roster", "nur an diesem Tag")
_ASSIGNMENT = QT_TRANSLATE_NOOP("roster", "aus einem Einsatz")


class LineKind(StrEnum):
    """What a line of the roster is."""

    THERE = "there"
    AWAY = "away"
    GAP = "gap"
    CLOSED = "closed"


KIND_WORDS = {
    LineKind.THERE: QT_TRANSLATE_NOOP("roster", "da"),
    LineKind.AWAY: QT_TRANSLATE_NOOP("roster", "nicht da"),
    LineKind.GAP: QT_TRANSLATE_NOOP("roster", "Lücke"),
    LineKind.CLOSED: QT_TRANSLATE_NOOP("roster", "zu"),
}
KIND_TONES = {
    LineKind.THERE: Tone.GOOD,
    LineKind.AWAY: Tone.NEUTRAL,
    LineKind.GAP: Tone.WARN,
    LineKind.CLOSED: Tone.NEUTRAL,
}
KIND_ICONS = {
    LineKind.THERE: "check",
    LineKind.AWAY: "minus",
    LineKind.GAP: "warning",
    LineKind.CLOSED: "door",
}


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One line of a day. `id` tells it again after a reload."""

    id: str
    day: date
    kind: LineKind
    starts: time | None = None
    ends: time | None = None
    one: OnDuty | None = None
    note: str = ""  # why the centre is closed
    left: bool = False  # of a gap: somebody is planned and away
    past: bool = False  # of a gap: nothing can be done about it any more
    version: int = 0

    @property
    def person_name(self) -> str:
        """Whose duty it is."""
        return self.one.said if self.one is not None else ""

    @property
    def times(self) -> str:
        """14:00–16:00."""
        if self.starts is None or self.ends is None:
            return ""
        return f"{say_time(self.starts)}–{say_time(self.ends)}"


def tone_of(line: RosterLine) -> Tone:
    """How it looks; what is over is no alarm."""
    return Tone.NEUTRAL if line.past else KIND_TONES[line.kind]


def lines_of(day: RosterDay, today: date) -> tuple[RosterLine, ...]:
    """The lines of a day, by time; a day that is closed for a reason has one that says it."""
    lines = [_of_duty(day.day, one) for one in day.on_duty]
    lines += [_of_gap(gap, day.on_duty, today) for gap in day.gaps]
    if not day.opens and day.closed:
        lines.append(RosterLine(f"{day.day}:closed", day.day, LineKind.CLOSED, note=day.closed))
    order = {kind: number for number, kind in enumerate(LineKind)}
    return tuple(
        sorted(lines, key=lambda line: (line.starts or time.min, order[line.kind], line.person_name))
    )


def fits(line: RosterLine, text: str, gaps_only: bool) -> bool:
    """Whether a line is to be seen: by what was typed of a name, and whether only gaps are wanted."""
    if gaps_only and line.kind is not LineKind.GAP:
        return False
    return text.casefold() in line.person_name.casefold() if text else True


def line_heading(line: RosterLine, today: date, opening: Opening) -> Heading:
    """The line above a day; beside it its date and when it is open."""
    hours = ", ".join(f"{say_time(part.opens)}–{say_time(part.closes)}" for part in opening.on(line.day))
    note = word("roster", _OPEN).format(hours=hours) if hours else word("roster", _CLOSED)
    return day_heading(line.day, today, note)


def who(line: RosterLine) -> str:
    """The name, or that nobody is there."""
    if line.kind is LineKind.CLOSED:
        return line.note
    return line.person_name or word("roster", _NOBODY)


def about(line: RosterLine, languages: Callable[[str], str]) -> str:
    """What else is known: the languages and the telephone, or how the gap came."""
    if line.kind is LineKind.GAP:
        return word("roster", _NOBODY_LEFT) if line.left else ""
    if line.one is None:
        return ""
    parts = [", ".join(languages(code) for code in line.one.languages), line.one.phone]
    if line.one.duty.one_day:
        parts.append(word("roster", _ONCE))
    if line.one.duty.assignment_id is not None:
        parts.append(word("roster", _ASSIGNMENT))
    return " · ".join(part for part in parts if part)


def state_word(line: RosterLine) -> str:
    """da, nicht da, Lücke, zu."""
    return word("roster", KIND_WORDS[line.kind])


def line_columns(languages: Callable[[str], str]) -> tuple[Column[RosterLine], ...]:
    """When, who, and whether they are there."""
    return (
        Column[RosterLine]("", lambda line: line.times, strong=True, width=112),
        Column[RosterLine](
            "",
            who,
            lambda line: about(line, languages),
            name=lambda line: line.person_name or None,
            personal=True,
            personal_detail=True,
        ),
        Column[RosterLine](
            "",
            state_word,
            badge=tone_of,
            badge_icon=lambda line: KIND_ICONS[line.kind],
            width=128,
            narrow=46,
        ),
    )


def _of_duty(day: date, one: OnDuty) -> RosterLine:
    duty = one.duty
    which = f"d{duty.id}" if duty.id is not None else f"a{duty.assignment_id}"
    kind = LineKind.AWAY if one.absent else LineKind.THERE
    return RosterLine(f"{day}:{which}", day, kind, duty.starts, duty.ends, one, version=duty.version)


def _of_gap(gap: Gap, on_duty: tuple[OnDuty, ...], today: date) -> RosterLine:
    left = any(one.absent and one.duty.starts < gap.ends and gap.starts < one.duty.ends for one in on_duty)
    key = f"{gap.day}:g{say_time(gap.starts)}"
    return RosterLine(key, gap.day, LineKind.GAP, gap.starts, gap.ends, left=left, past=gap.day < today)
