"""Calendar files as Google, Outlook and Nextcloud write them, and as nobody should: what is taken over, and what is told."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from woilmenau_desk.domain.appointments import AppointmentData, CancelledBy
from woilmenau_desk.domain.busy_import import Why
from woilmenau_desk.domain.calendar_errors import (
    CalendarCutOff,
    CalendarIsOther,
    CalendarIsPage,
    CalendarTooFull,
    CalendarTooLarge,
    CalendarTooSlow,
    CalendarZipped,
    EmptyCalendarFile,
    UnusableCalendar,
)
from woilmenau_desk.domain.colleague_times import BusyData, whole_days
from woilmenau_desk.domain.errors import BadInput, CannotRead, NotAllowed, NotFound
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN, local
from woilmenau_desk.domain.work_errors import WorkStopped
from woilmenau_desk.services import undo
from woilmenau_desk.services.appointments import appointments, busy, calendar_files
from woilmenau_desk.services.appointments.busy_files import span
from woilmenau_desk.services.appointments.ics_bound import Bound
from woilmenau_desk.services.appointments.ics_events import read
from woilmenau_desk.services.appointments.ics_times import busy_times
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

REAL = Path(__file__).parent / "calendars"
FIRST, LAST = span(date(2026, 11, 23))
Told = dict[Why, int]


def taken(content: bytes | str) -> tuple[list[str], Told]:
    """The times as they are said, and how many entries of each kind are remarked."""
    bound = Bound(LAST)
    raw = content.encode() if isinstance(content, str) else content
    found = read(raw, bound)
    times = [said(one) for one in busy_times(found, "rolf", FIRST, LAST, bound)]
    return times, {one.why: one.number for one in found.remarks.all()}


def said(one: BusyData) -> str:
    if one.whole_day:
        last = local(one.ends_at - timedelta(seconds=1))
        return f"{one.starts_at:%d.%m.} – {last:%d.%m.%Y}"
    return f"{one.starts_at:%d.%m.%Y %H:%M}–{one.ends_at:%H:%M}"


def event(*lines: str, uid: str = "1") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", ""])


def calendar(*parts: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "".join(parts) + "END:VCALENDAR", ""])


NINE = ("DTSTART;TZID=Europe/Berlin:20261201T090000", "DTEND;TZID=Europe/Berlin:20261201T100000")


# -- real files ----------------------------------------------------------------------------------------------------


def test_a_calendar_of_google_with_an_exception_a_moved_one_and_what_was_declined() -> None:
    times, told = taken((REAL / "google.ics").read_bytes())
    assert times == [
        "24.11.2026 08:30–09:30",
        "27.11.2026 10:00–11:30",
        "02.12.2026 14:00–15:00",
        "15.12.2026 08:30–09:30",
        "22.12.2026 08:30–09:30",
        "28.12. – 01.01.2027",
    ]
    assert told == {Why.FREE: 1, Why.CANCELLED: 1, Why.DECLINED: 1}


def test_a_calendar_of_outlook_with_the_names_that_windows_has_for_time_zones() -> None:
    times, told = taken((REAL / "outlook.ics").read_bytes())
    assert times[:6] == [
        "24.11.2026 09:00–10:30",
        "26.11.2026 09:00–10:30",
        "30.11.2026 16:00–17:00",  # by the zone that the file defines, two hours from UTC
        "08.12.2026 11:00–12:00",
        "10.12.2026 09:00–10:30",
        "17.12. – 18.12.2026",
    ]
    assert times[-1] == "01.04.2027 09:00–10:30"  # the twentieth, after the clocks were changed
    assert told == {Why.FREE: 1, Why.OUTSIDE: 1}


def test_a_calendar_of_nextcloud_with_exceptions_in_other_zones_and_floating_times() -> None:
    times, told = taken((REAL / "nextcloud.ics").read_bytes())
    assert times[:5] == [
        "23.11.2026 07:30–08:15",
        "24.11.2026 07:30–08:15",
        "28.11.2026 10:00–11:30",
        "01.12.2026 07:30–08:15",
        "02.12.2026 07:30–08:15",
    ]
    assert "18.12.2026 18:00–20:00" in times
    assert "11.12.2026 07:30–08:15" in times  # the last day of the rule is one of it
    assert "14.12.2026 07:30–08:15" not in times
    assert told == {Why.CANCELLED: 1, Why.TASK: 1}


# -- single things -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (NINE, ["01.12.2026 09:00–10:00"]),
        (("DTSTART:20261201T080000Z", "DURATION:PT1H30M"), ["01.12.2026 09:00–10:30"]),
        (("DTSTART:20261201T090000", "DTEND:20261201T100000"), ["01.12.2026 09:00–10:00"]),
        (("DTSTART;VALUE=DATE:20261201",), ["01.12. – 01.12.2026"]),
        (("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261201"), ["01.12. – 01.12.2026"]),
        (("DTSTART;VALUE=DATE:20261201", "DURATION:P3D"), ["01.12. – 03.12.2026"]),
        (("DTSTART:20261201", "DTEND:20261205"), ["01.12. – 04.12.2026"]),
        (("DTSTART;TZID=Tokyo Standard Time:20261201T170000", "DURATION:PT1H"), ["01.12.2026 09:00–10:00"]),
        (
            ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261201T090000", "DURATION:PT1H"),
            ["01.12.2026 09:00–10:00"],
        ),
        # On the night on which the clock goes forward: half past two is half past three.
        (
            ("DTSTART;TZID=Europe/Berlin:20270328T023000", "DTEND;TZID=Europe/Berlin:20270328T043000"),
            ["28.03.2027 03:30–04:30"],
        ),
        # Two days by the calendar, on the night with an hour more.
        (
            ("DTSTART;TZID=Europe/Berlin:20271030T090000", "DURATION:P2DT1H"),
            ["30.10.2027 09:00–10:00"],
        ),
        # Longer than all that is looked at: cut off at its ends.
        (("DTSTART;VALUE=DATE:20200101", "DTEND;VALUE=DATE:99991231"), ["23.11. – 28.12.2027"]),
        (("DTSTART:00010101T000000Z", "DTEND:99991231T235959Z"), ["23.11.2026 00:00–00:00"]),
        (("DTSTART:20261201T230000Z", "DTEND:20261202T000000Z"), ["02.12.2026 00:00–01:00"]),
        (("DTSTART:20261201T235960Z", "DURATION:PT1M"), ["02.12.2026 00:59–01:00"]),
    ],
)  # fmt: skip
def test_when_something_is(lines: tuple[str, ...], times: list[str]) -> None:
    assert taken(calendar(event(*lines))) == (times, {})


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((*NINE, "STATUS:CANCELLED"), Why.CANCELLED),
        ((*NINE, "TRANSP:TRANSPARENT"), Why.FREE),
        ((*NINE, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), Why.FREE),
        (("DTSTART:20261201T100000", "DTEND:20261201T090000"), Why.ENDS_BEFORE),
        (("DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261201"), Why.ENDS_BEFORE),
        (("DTSTART:20261201T100000",), Why.NO_LENGTH),
        (("DTSTART:20261201T100000", "DTEND:20261201T100000"), Why.NO_LENGTH),
        (("DTSTART:20261201T100000", "DURATION:-PT1H"), Why.UNREADABLE),
        (("DTSTART:20261201T100000", "DURATION:PT"), Why.UNREADABLE),
        (("DTEND:20261201T100000",), Why.NO_START),
        (("DTSTART:",), Why.NO_START),
        (("DTSTART:20261301T100000",), Why.UNREADABLE),
        (("DTSTART:heute um neun",), Why.UNREADABLE),
        (("DTSTART:٢٠٢٦١٢٠١",), Why.UNREADABLE),
        (("DTSTART:16010101T000000", "DTEND:16010101T010000"), Why.OUTSIDE),
        (("DTSTART;VALUE=DATE:00010101",), Why.OUTSIDE),
        (("DTSTART;VALUE=DATE:99991231",), Why.OUTSIDE),
        (("DTSTART:99991231T235959Z", "DURATION:P9999999D"), Why.OUTSIDE),
        (("DTSTART;VALUE=DATE:99991231", "RRULE:FREQ=DAILY", "RDATE:99991231T000000Z"), Why.OUTSIDE),
    ],
)  # fmt: skip
def test_what_takes_nobodys_time_is_told_with_its_line(lines: tuple[str, ...], why: Why) -> None:
    bound = Bound(LAST)
    found = read(calendar(event(*lines)).encode(), bound)
    assert not busy_times(found, "rolf", FIRST, LAST, bound)
    (remark,) = found.remarks.all()
    assert (remark.why, remark.number, remark.lines) == (why, 1, (3,))
    assert str(remark.number) in str(remark.said)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", Why.TOO_OFTEN),
        ("FREQ=SECONDLY;COUNT=1000000", Why.TOO_OFTEN),
        ("FREQ=MINUTELY;INTERVAL=5", Why.TOO_OFTEN),
        ("FREQ=HOURLY", Why.TOO_OFTEN),
        ("FREQ=DAILY;INTERVAL=0", Why.BROKEN_RULE),
        ("FREQ=WEEKLY;BYDAY=XX", Why.BROKEN_RULE),
        ("Unsinn", Why.BROKEN_RULE),
    ],
)
def test_of_a_rule_that_cannot_be_the_first_time_is_taken_and_the_rest_told(rule: str, why: Why) -> None:
    assert taken(calendar(event(*NINE, f"RRULE:{rule}"))) == (["01.12.2026 09:00–10:00"], {why: 1})


def test_an_unknown_zone_is_read_as_the_time_here_and_told() -> None:
    lines = ("DTSTART;TZID=Mittelerde:20261201T090000", "DTEND;TZID=Mittelerde:20261201T100000")
    assert taken(calendar(event(*lines))) == (["01.12.2026 09:00–10:00"], {Why.UNKNOWN_ZONE: 1})


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/localtime", "Europe", "a" * 9_000, "..", "\0", "CON"]
)
def test_a_zone_is_never_a_way_to_a_file(name: str) -> None:
    times, _ = taken(calendar(event(f"DTSTART;TZID={name}:20261201T090000", "DURATION:PT1H")))
    assert times == ["01.12.2026 09:00–10:00"]


def test_floating_times_are_of_the_calendars_zone() -> None:
    lines = event("DTSTART:20261201T090000", "DTEND:20261201T100000")
    assert taken(calendar("X-WR-TIMEZONE:Europe/Lisbon\r\n", lines))[0] == ["01.12.2026 10:00–11:00"]
    # Also where the calendar says it after its events.
    assert taken(calendar(lines, "X-WR-TIMEZONE:Europe/Lisbon\r\n"))[0] == ["01.12.2026 10:00–11:00"]


def test_a_whole_calendar_that_is_called_off_takes_no_time() -> None:
    assert taken(calendar("METHOD:CANCEL\r\n", event(*NINE))) == ([], {Why.CANCELLED: 1})


def test_days_left_out_are_understood_in_any_zone_and_as_days() -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=6"
    left_out = (
        "EXDATE:20261202T080000Z",
        "EXDATE;TZID=Asia/Tokyo:20261203T170000",
        "EXDATE;VALUE=DATE:20261204",
        "EXDATE:Unsinn,20261205T090000",
    )
    times, told = taken(calendar(event(*NINE, rule, *left_out)))
    assert times == ["01.12.2026 09:00–10:00", "06.12.2026 09:00–10:00"]
    assert told == {Why.UNREADABLE: 1}


def test_days_that_come_besides_have_their_own_length_or_the_events() -> None:
    more = "RDATE;VALUE=PERIOD:20261210T080000Z/20261210T120000Z,20261211T080000Z/PT15M"
    times, _ = taken(calendar(event(*NINE, more, "RDATE:20261212T080000Z", "RDATE:20261201T080000Z")))
    assert times == [
        "01.12.2026 09:00–10:00",
        "10.12.2026 09:00–13:00",
        "11.12.2026 09:00–09:15",
        "12.12.2026 09:00–10:00",
    ]


def test_one_time_of_an_event_is_otherwise_and_the_latest_word_counts() -> None:
    weekly = event(*NINE, "RRULE:FREQ=WEEKLY;COUNT=4")
    older = event("RECURRENCE-ID:20261208T080000Z", "DTSTART:20261208T200000Z", "DURATION:PT1H", "SEQUENCE:1")
    newer = event("RECURRENCE-ID:20261208T080000Z", "DTSTART:20261209T120000Z", "DURATION:PT2H", "SEQUENCE:2")
    by_day = event("RECURRENCE-ID;VALUE=DATE:20261215", "DTSTART:20261215T200000Z", "DURATION:PT1H")
    free = event(
        "RECURRENCE-ID:20261222T080000Z", "DTSTART:20261222T080000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"
    )
    times, told = taken(calendar(newer, older, by_day, free, weekly))
    assert times == ["01.12.2026 09:00–10:00", "09.12.2026 13:00–15:00", "15.12.2026 21:00–22:00"]
    assert told == {Why.FREE: 1}


def test_from_one_time_on_an_event_is_otherwise() -> None:
    weekly = event(*NINE, "RRULE:FREQ=WEEKLY;COUNT=4")
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T080000Z", "DTSTART:20261215T140000Z", "DURATION:PT2H"
    )
    assert taken(calendar(weekly, later))[0] == [
        "01.12.2026 09:00–10:00",
        "08.12.2026 09:00–10:00",
        "15.12.2026 15:00–17:00",
        "22.12.2026 15:00–17:00",
    ]
    gone = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T080000Z", *NINE, "STATUS:CANCELLED")
    assert len(taken(calendar(weekly, gone))[0]) == 2


def test_what_was_sent_twice_is_there_once() -> None:
    older = event(*NINE, "SEQUENCE:1")
    newer = event("DTSTART:20261202T090000", "DURATION:PT1H", "SEQUENCE:2")
    for order in ((older, newer), (newer, older)):
        assert taken(calendar(*order))[0] == ["02.12.2026 09:00–10:00"]


def test_of_a_list_of_busy_times_the_free_ones_are_left_out() -> None:
    part = "\r\n".join(
        (
            "BEGIN:VFREEBUSY",
            "FREEBUSY;FBTYPE=BUSY:20261201T080000Z/PT1H,20261202T080000Z/20261202T100000Z",
            "FREEBUSY;FBTYPE=FREE:20261203T080000Z/PT1H",
            "FREEBUSY:20200101T080000Z/PT1H",
            "END:VFREEBUSY",
            "",
        )
    )
    assert taken(calendar(part)) == (
        ["01.12.2026 09:00–10:00", "02.12.2026 09:00–11:00"],
        {Why.OUTSIDE: 1},
    )


def test_what_overlaps_or_touches_is_one_and_goes_into_whole_days() -> None:
    parts = [
        event("DTSTART:20261201T080000Z", "DURATION:PT1H", uid="a"),
        event("DTSTART:20261201T090000Z", "DURATION:PT1H", uid="b"),
        event("DTSTART:20261201T083000Z", "DURATION:PT10M", uid="c"),
        event("DTSTART;VALUE=DATE:20261203", uid="d"),
        event("DTSTART;VALUE=DATE:20261204", uid="e"),
        event("DTSTART:20261204T200000Z", "DURATION:PT6H", uid="f"),
        event("DTSTART:20261203T100000Z", "DURATION:PT1H", uid="g"),
    ]
    assert taken(calendar(*parts))[0] == [
        "01.12.2026 09:00–11:00",
        "03.12. – 04.12.2026",
        "05.12.2026 00:00–03:00",
    ]


def test_lines_that_are_folded_anywhere_and_ends_of_any_kind() -> None:
    folded = event("DTSTA\r\n RT;TZID=Eur\r\n\tope/Berlin:2026\r\n 1201T0\r\n 90000", "DURATION:PT\r\n 1H")
    for content in (
        calendar(folded),
        calendar(folded).replace("\r\n", "\n"),
        calendar(folded).replace("\r\n", "\r"),
    ):
        assert taken(content)[0] == ["01.12.2026 09:00–10:00"]
    assert taken("\ufeff" + calendar(folded))[0] == ["01.12.2026 09:00–10:00"]
    assert taken(calendar(folded).encode("utf-16"))[0] == ["01.12.2026 09:00–10:00"]
    # A letter may be cut in two by folding, and titles may be in whatever letters.
    odd = calendar(event("SUMMARY:Ü", *NINE)).encode().replace(b"\xc3\x9c", b"\xc3\r\n \x9c\xff\xfe\x00")
    assert taken(odd)[0] == ["01.12.2026 09:00–10:00"]


def test_what_belongs_to_a_reminder_is_not_of_the_event() -> None:
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDURATION:PT5M\r\nDTSTART:20300101T000000\r\nEND:VALARM"
    assert taken(calendar(event(NINE[0], alarm, NINE[1])))[0] == ["01.12.2026 09:00–10:00"]


# -- no calendar ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyCalendarFile),
        (b" \r\n\r\n", EmptyCalendarFile),
        (b"\0" * 5_000, EmptyCalendarFile),
        (b"<!DOCTYPE html><html><body>Anmelden</body></html>", CalendarIsPage),
        (b"PK\x03\x04\x14\0\0\0", CalendarZipped),
        (b"%PDF-1.7", CalendarIsOther),
        (b'{"events": []}', CalendarIsOther),
        (b"BEGIN:VCARD\r\nFN:Mira\r\nEND:VCARD\r\n", CalendarIsOther),
        (b"Datum;Titel\r\n1.12.2026;Sitzung\r\n", UnusableCalendar),
        (bytes(range(256)) * 40, UnusableCalendar),
        (calendar(event(*NINE))[:-30].encode(), CalendarCutOff),
        (calendar(event(*NINE)).replace("END:VEVENT", "END:VTODO").encode(), CalendarCutOff),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000, CalendarCutOff),
    ],
)
def test_a_file_that_is_no_calendar_is_called_what_it_is(
    content: bytes, error: type[UnusableCalendar]
) -> None:
    with pytest.raises(error) as caught:
        taken(content)
    assert type(caught.value) is error
    assert "früher Übernommenes steht noch da" in str(caught.value)


def test_an_empty_calendar_is_one() -> None:
    assert taken(calendar()) == ([], {})


# -- bounds --------------------------------------------------------------------------------------------------------


def test_a_million_repeats_cost_no_more_than_the_days_that_are_looked_at() -> None:
    for rule in ("FREQ=DAILY;COUNT=1000000", "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY"):
        times, told = taken(calendar(event(*NINE, f"RRULE:{rule}")))
        assert (len(times), told) == ((LAST - date(2026, 12, 1)).days + 1, {})


def test_a_file_of_more_than_50_mb_is_refused_unread(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "gross.ics"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(CalendarTooLarge):
        busy.read_calendar(path)
    with pytest.raises(CalendarTooLarge):
        busy.import_file(desk, "caro", b" " * 50_000_001)
    with pytest.raises(CannotRead):
        busy.read_calendar(tmp_path / "fehlt.ics")
    with pytest.raises(CannotRead):
        busy.read_calendar(tmp_path)


def test_what_costs_too_much_ends_by_the_clock_of_the_processor() -> None:
    now = iter(range(1_000_000))
    bound = Bound(LAST, seconds=5, clock=lambda: float(next(now)))
    rules = [event(*NINE, "RRULE:FREQ=DAILY", uid=str(number)) for number in range(100)]
    with pytest.raises(CalendarTooSlow, match="5 Sekunden"):
        busy_times(read(calendar(*rules).encode(), bound), "rolf", FIRST, LAST, bound)


def test_more_times_than_anybody_has_are_refused() -> None:
    bound = Bound(LAST, most=1_000)
    rules = [event(*NINE, "RRULE:FREQ=DAILY", uid=str(number)) for number in range(10)]
    with pytest.raises(CalendarTooFull, match=r"28\.12\.2027"):
        busy_times(read(calendar(*rules).encode(), bound), "rolf", FIRST, LAST, bound)


def test_somebody_who_does_not_want_to_wait_ends_it(desk: Desk) -> None:
    work = LongWork()
    rules = [event(*NINE, "RRULE:FREQ=DAILY", uid=str(number)) for number in range(30)]
    seen = []

    def told(done: int, of: int) -> None:
        seen.append((done, of))
        work.stop()

    work.listen(told)
    long = calendar(*rules, *(event("DTSTART:20200101T000000Z", uid=f"x{number}") for number in range(3_000)))
    with pytest.raises(WorkStopped):
        busy.import_file(desk, "caro", long.encode(), work=work)
    assert seen
    assert not busy.listed(desk, FIRST, LAST)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_to_a_file_it_is_read_or_refused_with_a_word(data: st.DataObject) -> None:
    content = bytearray(
        (REAL / data.draw(st.sampled_from(["google.ics", "outlook.ics", "nextcloud.ics"]))).read_bytes()
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        new = data.draw(
            st.sampled_from([b"", b"\0", b"\r\n", b":", b";", b'"', b"9", b"00", b"/P", b"Z", b"-1"])
        )
        content[place : place + data.draw(st.integers(0, 3))] = new
    try:
        times, _ = taken(bytes(content))
    except UnusableCalendar:
        return
    assert times == list(dict.fromkeys(times))


# -- as a write ----------------------------------------------------------------------------------------------------


def test_a_file_replaces_the_one_before_and_leaves_alone_what_somebody_said(desk: Desk) -> None:
    own = busy.add(desk, whole_days("caro", date(2026, 12, 24), date(2026, 12, 24))).value
    first = busy.import_file(desk, "caro", calendar(event(*NINE, "RRULE:FREQ=WEEKLY;COUNT=3")).encode())
    assert (first.value.added, first.value.removed, first.value.unchanged) == (3, 0, 0)
    assert [row.imported for row in busy.listed(desk, FIRST, LAST)] == [True, True, True, False]
    # The same again writes nothing.
    same = busy.import_file(desk, "caro", calendar(event(*NINE, "RRULE:FREQ=WEEKLY;COUNT=3")).encode())
    assert (same.value.added, same.value.removed, same.value.unchanged) == (0, 0, 3)
    assert not same.undoable
    later = busy.import_file(desk, "caro", calendar(event(*NINE, "RRULE:FREQ=WEEKLY;COUNT=2")).encode())
    assert (later.value.added, later.value.removed, later.value.unchanged) == (0, 1, 2)
    assert len(busy.listed(desk, FIRST, LAST)) == 3
    undo.undo(desk)
    assert len(busy.listed(desk, FIRST, LAST)) == 4
    busy.forget_imported(desk, "caro")
    assert [row.id for row in busy.listed(desk, FIRST, LAST)] == [own.id]
    with pytest.raises(NotFound):
        busy.forget_imported(desk, "caro")


def test_a_look_writes_nothing(desk: Desk) -> None:
    done = busy.import_file(desk, "caro", (REAL / "google.ics").read_bytes(), dry_run=True)
    assert (done.value.entries, len(done.value.busy), done.value.dry_run) == (7, 6, True)
    assert not busy.listed(desk, FIRST, LAST)
    assert "gäbe" in str(done.value.sentences()[0])


def test_nothing_of_what_a_time_is_for_is_kept(desk: Desk) -> None:
    done = busy.import_file(desk, "caro", (REAL / "google.ics").read_bytes())
    told = " ".join(map(str, done.value.sentences())) + str(done.said) + repr(done.value)
    with desk.store.read() as conn:
        told += repr(conn.exec_driver_sql("select * from colleague_busy").all())
        told += repr(conn.exec_driver_sql("select * from audit_entry").all())
    for word in ("Sprache", "Zahnarzt", "Urlaub", "Beamer", "example.org", "Bibliothek"):
        assert word not in told


def test_appointments_in_times_that_are_new_are_told(desk: Desk) -> None:
    person = people.register(desk, PersonData("Mira")).value.id
    at = datetime(2026, 12, 1, 9, 30, tzinfo=BERLIN)
    booked = appointments.book(desk, AppointmentData(person, "caro", at)).value
    appointments.book(desk, AppointmentData(person, "caro", at + timedelta(minutes=30)))
    content = calendar(event(*NINE)).encode()
    done = busy.import_file(desk, "caro", content)
    assert done.value.booked_within == (booked.id,)
    assert "Sie bleiben stehen" in str(done.value.sentences()[-1])
    assert not busy.import_file(desk, "caro", content).value.booked_within


def test_others_times_are_for_whoever_makes_the_roster(desk_of: Callable[[str], Desk]) -> None:
    content = calendar(event(*NINE)).encode()
    counter = desk_of("theke")
    busy.import_file(counter, "theke", content)
    with pytest.raises(NotAllowed):
        busy.import_file(counter, "caro", content)
    with pytest.raises(NotAllowed):
        busy.forget_imported(counter, "caro")
    with pytest.raises(BadInput, match="niemand"):
        busy.import_file(desk_of("caro"), "niemand", content)


def test_what_is_given_out_comes_in_again(desk: Desk) -> None:
    # By another's hand: what icalendar writes is read as it was meant.
    theirs = Calendar.from_ical((REAL / "google.ics").read_bytes()).to_ical()
    assert taken(theirs) == taken((REAL / "google.ics").read_bytes())


def test_appointments_of_here_come_back_as_no_busy_time(desk: Desk) -> None:
    who = people.register(desk, PersonData("Mira")).value.id
    at = datetime.combine(desk.today() + timedelta(days=3), time(10), BERLIN)
    booked = appointments.book(desk, AppointmentData(who, "caro", at)).value
    content = calendar_files.colleague(desk, "caro")
    done = busy.import_file(desk, "caro", content)
    assert not done.value.busy
    assert [(one.why, one.number) for one in done.value.remarks] == [(Why.OURS, 1)]
    assert not done.value.odd
    # Its time is free once it is called off here.
    appointments.cancel(desk, booked.id, CancelledBy.VISITOR, booked.version)
    appointments.book(desk, AppointmentData(who, "caro", at))
