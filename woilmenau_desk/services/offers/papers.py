"""The papers of offers: attendance list, coded sheet, certificate of participation, poster of a week.

Each reads one moment's state and answers with bytes and what the file is to be called; nothing is on a disk before
somebody saves it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import BadInput, NotFound
from woilmenau_desk.domain.offer_papers import (
    AttendanceSheet,
    CareLine,
    ParticipationCertificate,
    PosterEntry,
    PosterSize,
    SheetLine,
    SheetLook,
    WeekPoster,
)
from woilmenau_desk.domain.offers import (
    AttendanceState,
    Leader,
    OfferRow,
    SessionKey,
    SessionRow,
    SessionState,
)
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.roll_call import Child, RollCall, RollRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre
from woilmenau_desk.services.appointments import slip_phrases
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import offers, roll_call, sessions, sheets
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.services.printing import PaperFile, printable
from woilmenau_desk.services.readings import reading
from woilmenau_desk.storage import offer_papers as rows
from woilmenau_desk.storage.people import people as person_rows

_VOLUNTEERS = "volunteers"  # the target group whose offers hang on no poster


def attendance_list(desk: Desk, key: SessionKey, look: SheetLook = SheetLook.NAMES) -> PaperFile:
    """The list of a session to tick and sign, or its coded sheet; with a page for the childcare where there is one.

    A coded sheet gives its lines codes that stay theirs. Raises NotAllowed or NotFound.
    """
    desk.actor.require(Right.RUN_OFFERS)
    changes, codes = None, {}
    if look is not SheetLook.NAMES:
        codes = {line.person_id: line.code for line in sheets.codes_for(desk, key)}
        # The session may be one of which nothing was known before: whoever shows it has to read it again.
        changes = Changes(frozenset({Kind.OFFER}))
    with desk.snapshot():
        roll = roll_call.start(desk, key)
        offer = offers.get(desk, key.offer_id)
        place = centre.settings(desk).place
    session = roll.session
    made = printable(
        AttendanceSheet(
            centre=place.name,
            title=session.title,
            day=session.day,
            starts=session.starts,
            ends=session.ends,
            lines=tuple(_line(row, codes.get(row.person_id, "")) for row in roll.rows),
            look=look,
            room=session.room,
            leaders=_leaders(offer.leaders, session.day),
            care=_care(roll, codes if look is not SheetLook.NAMES else None),
            made_on=desk.today(),
        )
    )
    from woilmenau_desk.documents.attendance_list import (
        render_attendance_list,  # start-up: only paper needs it
    )

    kind = "Anwesenheitsliste" if look is SheetLook.NAMES else "Codeblatt"
    name = f"{kind}-{session.day}-{session.starts:%H%M}.pdf"
    return PaperFile(render_attendance_list(made.content), made.remarks, name, changes)


def _line(row: RollRow, code: str) -> SheetLine:
    # What a mother needs, how old somebody is and what they speak stay in the window: the sheet lies about.
    return SheetLine(
        row.name,
        reading(row.name),
        code,
        row.places or row.children,
        came=row.came,
        excused=row.state is AttendanceState.EXCUSED,
        enrolled=row.enrolled,
    )


def _leaders(leaders: Iterable[Leader], day: date) -> tuple[str, ...]:
    """What those are called who lead on a day."""
    there = (
        one
        for one in leaders
        if (one.first is None or one.first <= day) and (one.last is None or day <= one.last)
    )
    return tuple(dict.fromkeys(one.said for one in there if one.said))


def _care(roll: RollCall, codes: dict[int, str] | None) -> tuple[CareLine, ...]:
    """A line for each number of the childcare: those that are given, and so many empty ones as there are places."""
    if not roll.childcare_places and not roll.children:
        return ()
    at = {row.person_id: str(number) for number, row in enumerate(roll.rows, 1)}
    whose = at if codes is None else codes
    known = {child.number: _child(child, whose) for child in roll.children}
    last = max([*known, roll.childcare_places])
    return tuple(known.get(number, CareLine(number)) for number in range(1, last + 1))


def _child(child: Child, whose: dict[int, str]) -> CareLine:
    belongs_to = "" if child.person_id is None else whose.get(child.person_id, "")
    return CareLine(child.number, belongs_to, _clock(child.brought_at), _clock(child.collected_at))


def _clock(at: datetime | None) -> str:
    return "" if at is None else f"{at:%H:%M}"


def participation_certificate(
    desk: Desk, offer_id: int, person_id: int, first: date | None = None, last: date | None = None
) -> PaperFile:
    """The certificate that somebody took part in an offer between two days, by default from their first time to their last.

    Raises NotAllowed, NotFound, or BadInput where they were at none of its sessions then.
    """
    desk.actor.require(Right.RUN_OFFERS)
    for field, day in (("first", first), ("last", last)):
        if day is not None:
            check_date(day, field=field)
    with desk.snapshot():
        offer = offers.get(desk, offer_id)
        if offer.data.for_volunteers:
            raise NotFound
        with desk.store.read() as conn:
            person = person_rows.data(conn, person_id)
            attended = rows.attended(conn, offer_id, person_id)
        days = [
            day
            for day in attended.values()
            if (first is None or first <= day) and (last is None or day <= last)
        ]
        if not days:
            text = QT_TRANSLATE_NOOP(
                "errors", "Für diese Zeit ist bei „{offer}“ keine Teilnahme eingetragen."
            )
            raise BadInput("person", Sentence("errors", text, {"offer": offer.data.title}))
        begun, ended = first or min(days), last or max(days)
        held = [row for row in sessions.between(desk, begun, ended, offer_id) if _was_held(row)]
        place = centre.settings(desk).place
        levels = desk.values_of(ListName.LEVELS, ended)
        there = [row for row in held if row.id in attended]
        # What it was when they were there last.
        kind = desk.values_of(ListName.OFFER_KINDS, ended).label(
            there[-1].offer_kind if there else offer.data.offer_kind
        )
    name = display_name(person.given_name, person.family_name)
    made = printable(
        ParticipationCertificate(
            place=place,
            name=name,
            title=offer.data.title,
            kind=kind,
            first=begun,
            last=ended,
            attended=len(there),
            held=len(held),
            made_on=desk.today(),
            reading=reading(name),
            level=levels.label(offer.data.level),
            half_units=sum(row.half_units for row in there),
            minutes=sum(_minutes(row) for row in there),
            partner=offer.data.partner,
        )
    )
    from woilmenau_desk.documents.participation_certificate import (  # start-up: only paper needs it
        render_participation_certificate,
    )

    file_name = f"Teilnahmebescheinigung-{desk.today()}.pdf"
    return PaperFile(render_participation_certificate(made.content), made.remarks, file_name)


def _was_held(row: SessionRow) -> bool:
    """Whether it took place: it was finished, or somebody came and nobody called it off."""
    return row.state is SessionState.HELD or (
        row.state is not SessionState.CANCELLED and bool(row.came or row.heads)
    )


def _minutes(row: SessionRow) -> int:
    starts = row.starts.hour * 60 + row.starts.minute
    return max(row.ends.hour * 60 + row.ends.minute - starts, 0)


def week_poster(desk: Desk, day: date, language: str = GERMAN, size: PosterSize = PosterSize.A4) -> PaperFile:
    """The programme of the week in which a day lies, in a language that has a phrase file.

    It names nobody, and tells nothing of what is for volunteers alone. Raises NotAllowed, BadInput for a day of another
    century, or SlipLanguageMissing.
    """
    desk.actor.require(Right.RUN_OFFERS)
    check_date(day, field="day")
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=number) for number in range(7)]
    with desk.snapshot():
        found = sessions.between(desk, week[0], week[-1])
        known = {number: offers.get(desk, number) for number in {row.key.offer_id for row in found}}
        hours = opening(desk)
        closed = tuple((one, reason) for one in week if (reason := hours.closed_because(one)) is not None)
        entries = tuple(
            _entry(desk, row, known[row.key.offer_id])
            for row in found
            if not row.for_volunteers and known[row.key.offer_id].data.target_group != _VOLUNTEERS
        )
        place = centre.settings(desk).place
        german, words = slip_phrases.both(desk, language)
    made = printable(WeekPoster(place, monday, language, entries, size, closed))
    from woilmenau_desk.documents.week_poster import render_week_poster  # start-up: only paper needs it

    year, number, _ = monday.isocalendar()
    name = f"Wochenprogramm-{year}-KW{number:02}-{language}-{size}.pdf"
    return PaperFile(render_week_poster(made.content, german, words), made.remarks, name)


def poster_languages() -> tuple[str, ...]:
    """The languages a poster can be printed in, German first."""
    return available_slip_languages()


def _entry(desk: Desk, row: SessionRow, offer: OfferRow) -> PosterEntry:
    data = offer.data
    return PosterEntry(
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        title=row.title,
        kind=data.offer_kind,
        kind_word=desk.values_of(ListName.OFFER_KINDS, row.day).label(data.offer_kind),
        target=data.target_group,
        target_word=desk.values_of(ListName.TARGET_GROUPS, row.day).label(data.target_group),
        level=data.level or "",
        level_word=desk.values_of(ListName.LEVELS, row.day).label(data.level),
        room=row.room,
        childcare=data.childcare_places > 0,
        cancelled=row.state is SessionState.CANCELLED,
    )
