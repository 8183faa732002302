"""The lines of a calendar file (RFC 5545), as far as times stand in them; titles and texts are never even looked at."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from woilmenau_desk.domain.calendar_errors import (
    CalendarCutOff,
    CalendarIsOther,
    CalendarIsPage,
    CalendarTooLarge,
    CalendarZipped,
    EmptyCalendarFile,
    UnusableCalendar,
)
from woilmenau_desk.domain.limits import CALENDAR_BYTES
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.appointments.ics_bound import Bound

_WANTED: Final = frozenset(
    b"BEGIN END METHOD X-WR-TIMEZONE X-WR-CALNAME DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID UID"
    b" SEQUENCE STATUS TRANSP X-MICROSOFT-CDO-BUSYSTATUS ATTENDEE FREEBUSY TZID TZOFFSETFROM TZOFFSETTO".split()
)
_DEEPEST: Final = 12
_LONGEST_HEAD: Final = 4_000  # the name of a line and what is said of it, before its value
_MOST_FOLDS: Final = 50_000  # of one line: a quarter of a million days on which something is left out
_NAME: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}+)[ \t]*+[;:]")
# What stands in quotes may hold anything but a quote.
_HEAD: Final = re.compile(rb'((?:[^":]++|"[^"]*+")*+):', re.DOTALL)
_SAID: Final = re.compile(rb';[ \t]*+([A-Za-z0-9-]++)=("[^"]*+"|[^;"]*+)')
_WORDS: Final = frozenset({b"TZID", b"VALUE", b"RANGE", b"FBTYPE", b"PARTSTAT"})
_SAMPLE: Final = 2_000
_OTHERS: Final = (
    (rb"%pdf-", QT_TRANSLATE_NOOP("import", "ein PDF")),
    (rb"[\[{]", QT_TRANSLATE_NOOP("import", "eine JSON-Datei")),
    (rb"begin:vcard", QT_TRANSLATE_NOOP("import", "eine Liste von Kontakten (vCard)")),
    (
        rb"\xd0\xcf\x11\xe0",
        QT_TRANSLATE_NOOP("import", "eine Datei von Outlook oder Office, aber kein Export"),
    ),
    (rb"!bdn", QT_TRANSLATE_NOOP("import", "eine Datendatei von Outlook (PST)")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in one line: its value, and the few words that are said of it."""

    value: str
    words: dict[str, str]
    line: int


@dataclass(slots=True)
class Part:
    """Something between BEGIN and END, with what it holds; `parts` only of a time zone."""

    name: str
    line: int
    said: dict[str, list[Said]] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def first(self, name: str) -> Said | None:
        """What is said first by that name."""
        found = self.said.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The same as a word in capitals; empty where nothing is said."""
        found = self.first(name)
        return "" if found is None else found.value.strip().upper()


def parts(content: bytes, bound: Bound) -> Iterator[tuple[Part, Part]]:
    """What stands in the calendars of a file, in its order, each with its calendar; that one is whole only at the end.

    Raises UnusableCalendar, or what `bound` does.
    """
    open_parts: list[Part] = []
    calendars = 0
    for number, line in _lines(_plain(content), bound):
        head, value = _split(line)
        name = head[0]
        if name == b"BEGIN":
            word = value.strip().upper()[:40].decode("ascii", "replace")
            if not open_parts and word != "VCALENDAR":
                continue
            if len(open_parts) >= _DEEPEST:
                raise CalendarCutOff
            if word == "VCALENDAR":
                calendars += 1
            open_parts.append(Part(word, number))
        elif name == b"END":
            if not open_parts:
                continue
            word = value.strip().upper()[:40].decode("ascii", "replace")
            if word != open_parts[-1].name:
                raise CalendarCutOff
            done = open_parts.pop()
            if len(open_parts) == 1:
                yield open_parts[0], done
            elif len(open_parts) == 2 and open_parts[-1].name == "VTIMEZONE":
                open_parts[-1].parts.append(done)
            # What is deeper belongs to reminders and the like.
        elif open_parts:
            said = Said(_text(value), _words(head[1]) if head[1] else {}, number)
            open_parts[-1].said.setdefault(name.decode(), []).append(said)
    if open_parts:
        raise CalendarCutOff
    if not calendars:
        raise UnusableCalendar


def _plain(content: bytes) -> bytes:
    """The bytes of a text in UTF-8 with ordinary ends of lines. Raises UnusableCalendar for what is none."""
    if len(content) > CALENDAR_BYTES:
        raise CalendarTooLarge(megabytes=CALENDAR_BYTES // 1_000_000)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    content = content.removeprefix(b"\xef\xbb\xbf")
    begins = content[:_SAMPLE].lstrip().lower()
    if not begins.strip(b"\0") and not content.strip(b" \t\r\n\0"):
        raise EmptyCalendarFile
    if begins.startswith((b"pk\x03\x04", b"pk\x05\x06")):
        raise CalendarZipped
    if begins.startswith(b"<"):
        raise CalendarIsPage
    for sign, kind in _OTHERS:
        if re.match(sign, begins):
            raise CalendarIsOther(kind=Sentence("import", kind))
    return content if b"\n" in content else content.replace(b"\r", b"\n")


def _lines(content: bytes, bound: Bound) -> Iterator[tuple[int, bytes]]:
    """The wanted lines with their numbers, those that were folded put together again."""
    pieces: list[bytes] | None = None
    begun, size, done = 0, len(content), 0
    for number, raw in enumerate(io.BytesIO(content), 1):
        bound.step()
        done += len(raw)
        if not number & 0xFFF:
            bound.tell(done, 2 * size)
        if raw[:1] in (b" ", b"\t"):
            if pieces is not None:
                if len(pieces) > _MOST_FOLDS:
                    raise CalendarCutOff
                pieces.append(raw[1:].rstrip(b"\r\n"))
            continue
        if pieces is not None and _is_wanted(line := b"".join(pieces)):
            yield begun, line
        # One that is folded within its name is only known once it is whole.
        found = _NAME.match(raw)
        keep = b":" not in raw and b";" not in raw if found is None else found[1].upper() in _WANTED
        pieces, begun = ([raw.rstrip(b"\r\n")] if keep else None), number
    if pieces is not None and _is_wanted(line := b"".join(pieces)):
        yield begun, line


def _is_wanted(line: bytes) -> bool:
    found = _NAME.match(line)
    return found is not None and found[1].upper() in _WANTED


def _split(line: bytes) -> tuple[tuple[bytes, bytes], bytes]:
    """Name, what is said of the value, and the value."""
    found = _HEAD.match(line, 0, _LONGEST_HEAD)
    end = found.end(1) if found is not None else line.find(b":")
    head, value = (line[:end], line[end + 1 :]) if end >= 0 else (line, b"")
    name, _, words = head.partition(b";")
    return (name.strip().upper(), words), value


def _words(text: bytes) -> dict[str, str]:
    return {
        name.upper().decode(): _text(value).strip('" ')
        for name, value in _SAID.findall(b";" + text)
        if name.upper() in _WORDS
    }


def _text(value: bytes) -> str:
    # Only names of time zones may be something else than ASCII.
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
