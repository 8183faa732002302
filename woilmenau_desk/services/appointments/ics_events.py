"""The events of a calendar file as far as somebody is taken by them: when they begin, how long they are, how they repeat."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from woilmenau_desk.domain.appointments import CALENDAR_IDS
from woilmenau_desk.domain.busy_import import LINES_TOLD, Remark, Why
from woilmenau_desk.services.appointments.ics_bound import Bound
from woilmenau_desk.services.appointments.ics_lines import Part, Said, parts
from woilmenau_desk.services.appointments.ics_values import At, Length, Unreadable, length, moment
from woilmenau_desk.services.appointments.ics_zones import Zones

_NOT_BUSY: Final = frozenset({"FREE", "WORKINGELSEWHERE"})
_LONGEST_UID: Final = 300


@dataclass(frozen=True, slots=True)
class Calendar:
    """What holds for all events of a calendar."""

    zone: str = ""  # where none is said
    cancelled: bool = False


@dataclass(slots=True)
class Event:
    """An event as it stands in the file. `uid` and `instance` say which time of which event it is instead."""

    line: int
    calendar: Part
    uid: str
    start: At
    end: At | None = None
    length: Length | None = None
    rules: tuple[str, ...] = ()
    left_out_rules: tuple[str, ...] = ()
    more: tuple["Span", ...] = ()
    left_out: tuple[At, ...] = ()
    instance: At | None = None
    and_later: bool = False
    sequence: int = 0
    why_not: Why | None = None  # it takes nobody's time


@dataclass(frozen=True, slots=True)
class Span:
    """A time of its own; without end and length it is as long as the event."""

    start: At
    end: At | None = None
    length: Length | None = None


class Remarks:
    """What is to be told of a file, by reason."""

    def __init__(self) -> None:
        self._lines: dict[Why, list[int]] = {}
        self._numbers: dict[Why, int] = {}

    def add(self, why: Why, line: int) -> None:
        """One more entry, at that line."""
        self._numbers[why] = self._numbers.get(why, 0) + 1
        lines = self._lines.setdefault(why, [])
        if len(lines) < LINES_TOLD:
            lines.append(line)

    def all(self) -> tuple[Remark, ...]:
        """All of them, what is ordinary first."""
        return tuple(
            Remark(why, self._numbers[why], tuple(sorted(self._lines[why])))
            for why in Why
            if why in self._numbers
        )


@dataclass(slots=True)
class Read:
    """A file as it was read. `spans`: times of which only that they are taken is known (VFREEBUSY), with their lines."""

    events: list[Event]
    spans: list[tuple[int, Span]]
    zones: Zones
    remarks: Remarks
    entries: int = 0


def read(content: bytes, bound: Bound) -> Read:
    """All events of a file. Raises UnusableCalendar, or what `bound` does."""
    found = Read([], [], Zones(bound.step), Remarks())
    for calendar, part in parts(content, bound):
        bound.step()
        if part.name == "VTIMEZONE":
            found.zones.define(part)
        elif part.name == "VEVENT":
            found.entries += 1
            event = _event(calendar, part, found.remarks, bound)
            if event is not None:
                found.events.append(event)
        elif part.name == "VFREEBUSY":
            found.entries += 1
            found.spans += _free_busy(part, found.remarks, bound)
        elif part.name in ("VTODO", "VJOURNAL"):
            found.entries += 1
            found.remarks.add(Why.TASK, part.line)
    return found


def of_calendar(part: Part) -> Calendar:
    """What a calendar says for all its events; it is known once the file was read."""
    zone = part.first("X-WR-TIMEZONE")
    return Calendar("" if zone is None else zone.value.strip('" '), part.text("METHOD") == "CANCEL")


def _event(calendar: Part, part: Part, remarks: Remarks, bound: Bound) -> Event | None:
    start = part.first("DTSTART")
    if start is None or not start.value.strip():
        remarks.add(Why.NO_START, part.line)
        return None
    try:
        begins = _at(start)
        uid = part.first("UID")
        event = Event(part.line, calendar, "" if uid is None else uid.value.strip()[:_LONGEST_UID], begins)
        if (end := part.first("DTEND")) is not None and end.value.strip():
            event.end = _at(end)
        elif (lasts := part.first("DURATION")) is not None:
            event.length = length(lasts.value)
        if (instance := part.first("RECURRENCE-ID")) is not None:
            event.instance = _at(instance)
            event.and_later = instance.words.get("RANGE", "").upper() == "THISANDFUTURE"
    except Unreadable:
        remarks.add(Why.UNREADABLE, part.line)
        return None
    event.sequence = _number(part.text("SEQUENCE"))
    event.rules = tuple(said.value for said in part.said.get("RRULE", ()))
    event.left_out_rules = tuple(said.value for said in part.said.get("EXRULE", ()))
    # One day that nobody can read is told, and takes none of the others with it.
    event.more = tuple(_spans(part, "RDATE", remarks, bound))
    event.left_out = tuple(span.start for span in _spans(part, "EXDATE", remarks, bound))
    event.why_not = _why_not(calendar, part, "" if uid is None else uid.value.strip())
    return event


def _why_not(calendar: Part, part: Part, uid: str) -> Why | None:
    if uid.casefold().endswith(CALENDAR_IDS):
        # It stands here as what it is, and may be moved, or called off.
        return Why.OURS
    if part.text("STATUS") == "CANCELLED":
        return Why.CANCELLED
    if part.text("TRANSP") == "TRANSPARENT" or part.text("X-MICROSOFT-CDO-BUSYSTATUS") in _NOT_BUSY:
        return Why.FREE
    # Google calls a calendar by its owner's address.
    owner = calendar.first("X-WR-CALNAME")
    if owner is not None and "@" in owner.value:
        address = f"mailto:{owner.value.strip().casefold()}"
        for said in part.said.get("ATTENDEE", ()):
            if (
                said.value.strip().casefold() == address
                and said.words.get("PARTSTAT", "").upper() == "DECLINED"
            ):
                return Why.DECLINED
    return None


def _spans(part: Part, name: str, remarks: Remarks, bound: Bound) -> Iterator[Span]:
    for said in part.said.get(name, ()):
        for text in said.value.split(","):
            bound.step()
            try:
                yield _span(text, said)
            except Unreadable:
                if text.strip():
                    remarks.add(Why.UNREADABLE, said.line)


def _free_busy(part: Part, remarks: Remarks, bound: Bound) -> Iterator[tuple[int, Span]]:
    for said in part.said.get("FREEBUSY", ()):
        if said.words.get("FBTYPE", "BUSY").upper() == "FREE":
            continue
        for text in said.value.split(","):
            bound.step()
            try:
                yield said.line, _span(text, said)
            except Unreadable:
                if text.strip():
                    remarks.add(Why.UNREADABLE, said.line)


def _span(text: str, said: Said) -> Span:
    begins, slash, ends = text.partition("/")
    zone = said.words.get("TZID", "")
    start = moment(begins, zone)
    if not slash:
        return Span(start)
    if ends.strip()[:2].upper().lstrip("+-").startswith("P"):
        return Span(start, length=length(ends))
    return Span(start, moment(ends, zone))


def _at(said: Said) -> At:
    return moment(said.value, said.words.get("TZID", ""))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
