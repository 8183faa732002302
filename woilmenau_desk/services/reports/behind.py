"""The list of what a figure counted, for those who may read what it tells.

It is read from the same rows and by the same definitions as the figure. What people confided is told to nobody without a
trace, and what is of a restricted case is only counted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.activity_figures import WOMAN, is_active, stays
from woilmenau_desk.domain.age_bands import STANDARD
from woilmenau_desk.domain.behind import (
    EVERY_ROW,
    Behind,
    BehindRow,
    Contact,
    contacts,
    listed,
    wanted,
    with_names,
)
from woilmenau_desk.domain.case_figures import CaseFact, is_new, is_open, ran
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import NotFound
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN, PersonFact
from woilmenau_desk.domain.offers import SessionRow, SessionState
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services import centre
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import sessions as offer_sessions
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.reports.counts import Counts
from woilmenau_desk.services.reports.stand_ins import StandIn
from woilmenau_desk.services.reports.telling import gone_inside, year_before
from woilmenau_desk.storage import activity_facts, facts
from woilmenau_desk.storage import behind as rows

TITLES: Final[Mapping[str, str]] = {
    "contacts": QT_TRANSLATE_NOOP("behind", "Kontakte"),
    "persons": QT_TRANSLATE_NOOP("behind", "Personen"),
    "sessions_held": QT_TRANSLATE_NOOP("behind", "Angebotstermine"),
    "sessions": QT_TRANSLATE_NOOP("behind", "Angebotstermine"),
    "attendances": QT_TRANSLATE_NOOP("behind", "Teilnahmen"),
    "participants": QT_TRANSLATE_NOOP("behind", "Teilnehmende"),
    "children": QT_TRANSLATE_NOOP("behind", "Betreute Kinder"),
    "topics": QT_TRANSLATE_NOOP("behind", "Kontakte mit Beratung"),
    "counselling": QT_TRANSLATE_NOOP("behind", "Beratungsgespräche"),
    "cases": QT_TRANSLATE_NOOP("behind", "Beratungsfälle"),
    "aid": QT_TRANSLATE_NOOP("behind", "Soforthilfen"),
    "funds": QT_TRANSLATE_NOOP("behind", "Soforthilfen"),
    "referrals": QT_TRANSLATE_NOOP("behind", "Verweise"),
    "appointments": QT_TRANSLATE_NOOP("behind", "Termine"),
    "waits": QT_TRANSLATE_NOOP("behind", "Warteliste"),
    "volunteers": QT_TRANSLATE_NOOP("behind", "Ehrenamtliche"),
    "serving": QT_TRANSLATE_NOOP("behind", "Ehrenamtliche"),
    "volunteer_hours": QT_TRANSLATE_NOOP("behind", "Ehrenamtsstunden in Minuten"),
}

GONE: Final = QT_TRANSLATE_NOOP("behind", "gelöscht")


class _Asked(NamedTuple):
    """Which figure: of a table a row, and of what its column counts the part behind the colon."""

    desk: Desk
    span: Span
    table: str
    row: str
    part: str
    bands: str
    shown: Sequence[str]
    language: str = "de"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.span.first, self.span.last

    def wants(self, code: str) -> bool:
        """Whether what is counted in that row is asked for."""
        return wanted(code, self.row, self.shown)


def behind(
    desk: Desk,
    span: Span,
    table_id: str,
    row_code: str,
    counts: str,
    *,
    bands: str = STANDARD,
    shown: Sequence[str] = (),
    language: str = "de",
) -> Behind:
    """What the figure of a row counted, in a column that counts that (`TrueTable.counts`).

    `row_code` as the table has it; `domain.behind.EVERY_ROW` for the sum, OTHER_ROWS for those that are not `shown`.
    `language`: of the words of lists. Raises NotAllowed, or NotFound for a figure of which there is no list.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    of, _, part = counts.partition(":")
    if table_id == "months":  # its columns are key figures, its rows the months
        month = Span.parse(row_code)
        span = Span.days(max(month.first, span.first), min(month.last, span.last))
        of, part, row_code, table_id = _KEY.get(counts, ("", "", "", ""))
    elif of == "key":
        of, part, row_code, table_id = _KEY.get(row_code, ("", "", "", ""))
    if of not in _LISTS:
        raise NotFound
    right = _RIGHTS.get(table_id, _RIGHTS.get(of))
    if right is not None:
        desk.actor.require(right)
    asked = _Asked(desk, span, table_id, row_code, part, bands, shown, language)
    with desk.snapshot():
        found = listed(TITLES[of], _LISTS[of](asked))
        persons = {row.person_id for row in found.rows if row.person_id is not None}
        with desk.store.read() as conn:
            found = with_names(found, rows.names(conn, persons))
        if _LISTS[of] is _persons:
            found = replace(found, rows=tuple(sorted(found.rows, key=lambda row: row.name.casefold())))
    if right in _TRACED:
        _trace(desk, span, table_id, found)
    return found


def has_list(counts: str, row_code: str = EVERY_ROW) -> bool:
    """Whether there is a list behind such a figure."""
    of = counts.partition(":")[0]
    return row_code in _KEY if of == "key" else of in _LISTS or of in _KEY


def _trace(desk: Desk, span: Span, table_id: str, found: Behind) -> None:
    """Write down that this was looked at: of sessions each one, of the others that the list was."""
    with desk.writing() as uow:
        for number in {row.id for row in found.rows if row.kind is Kind.SESSION}:
            uow.trace("found", "counselling_session", number)
        uow.trace("found", "person", detail=f"{span}:{table_id}")
        uow.commit()


# -- contacts and persons


def _of_contact(desk: Desk, table: str) -> Callable[[Contact], str | None]:
    """In which row of a table a contact is counted; None for in none."""
    if table == "outside_hours":
        return lambda one: counting.kind_of_hours(desk, one.begun.reason, one.begun.day)
    try:
        return _ROW_OF_CONTACT[table]
    except KeyError as error:
        raise NotFound from error


def _first_or_later(one: Contact) -> str:
    if not one.personal:
        return "anonymous"
    return "first" if one.begun.is_first else "follow_up"


def _weekday(one: Contact) -> str:
    return f"{one.begun.day.weekday()}"


def _clock(one: Contact) -> datetime:
    return datetime.fromtimestamp(one.begun.utc_hour * 3600, BERLIN)


_ROW_OF_CONTACT: Final[Mapping[str, Callable[[Contact], str | None]]] = {
    "": lambda one: "contacts",
    "first_follow_up": _first_or_later,
    "reasons": lambda one: one.told.reason,
    "reason_channels": lambda one: one.told.reason,
    "channels": lambda one: one.told.channel,
    "days": lambda one: one.told.day.isoformat(),
    "weeks": lambda one: (one.told.day - timedelta(days=one.told.day.weekday())).isoformat(),
    "months": lambda one: f"{one.told.day:%Y-%m}",
    "hours": _weekday,
    "languages": lambda one: one.told.language or UNKNOWN,
    "interpreting": lambda one: one.told.interpreting,
}


def _contacts(asked: _Asked) -> Iterator[BehindRow]:
    row_of = _of_contact(asked.desk, asked.table)
    labels = asked.desk.values_of(ListName.REASONS)
    with asked.desk.store.read() as conn:
        for one in contacts(facts.visits(conn, *asked.days)):
            code = row_of(one)
            if code is None or not asked.wants(code) or not _in_column(asked, one):
                continue
            yield BehindRow(
                Kind.VISIT,
                one.begun.id,
                one.begun.day,
                labels.label(one.told.reason, asked.language),
                one.number,
                one.begun.person_id if one.personal else None,
            )
    if asked.table == "first_follow_up":
        yield from _contacts_of_gone(asked)


def _contacts_of_gone(asked: _Asked) -> Iterator[BehindRow]:
    """Theirs are told among the anonymous, as their entries have nobody now, and counted as what they were."""
    gone = _gone(asked)
    moved = {"first": sum(one.first for one in gone), "follow_up": sum(one.follow_up for one in gone)}
    for code, number in (*moved.items(), ("anonymous", -sum(moved.values()))):
        if number and asked.wants(code):
            yield BehindRow(Kind.PERSON, None, None, GONE, number)


def _in_column(asked: _Asked, one: Contact) -> bool:
    part = asked.part
    if asked.table == "hours":
        return part in ("", f"{_clock(one).hour}")
    if part in ("within", "outside"):
        return one.begun.within_hours is (part == "within")
    return not part or one.told.channel == part


_ROW_OF_PERSON: Final[Mapping[str, Callable[[PersonFact], str]]] = {
    "": lambda one: "persons",
    "new": lambda one: "new" if one.is_new else "",
    "gender_age": lambda one: one.gender,
    "origins": lambda one: one.origin,
    "status_groups": lambda one: one.status_group,
    "person_languages": lambda one: one.language,
}


_ROW_OF_GONE: Final[Mapping[str, Callable[[StandIn], str]]] = {
    "": lambda one: "persons",
    "new": lambda one: "new" if one.new else "",
    "gender_age": lambda one: one.gender,
    "origins": lambda one: one.origin,
    "status_groups": lambda one: one.status_group,
    "person_languages": lambda one: one.language,
}


def _persons(asked: _Asked) -> Iterator[BehindRow]:
    try:
        row_of = _ROW_OF_PERSON[asked.table]
    except KeyError as error:
        raise NotFound from error
    for one in counting.persons(asked.desk, asked.span, asked.bands):
        if asked.wants(row_of(one)) and asked.part in ("", one.age):
            yield BehindRow(Kind.PERSON, one.person_id, one.day, "", 1, one.person_id)
    row_of_gone = _ROW_OF_GONE[asked.table]
    for gone in _gone(asked):
        if asked.wants(row_of_gone(gone)) and asked.part in ("", gone.age(asked.bands)):
            yield BehindRow(Kind.PERSON, None, None, GONE)


def _gone(asked: _Asked) -> tuple[StandIn, ...]:
    """Who was counted in closed months and is no longer there: nothing leads to them."""
    gone, _ = gone_inside(asked.desk, year_before(asked.span))
    return Counts(asked.desk, asked.bands, Rule.TRUE, gone=gone).gone_among(asked.span)


# -- counselling


def _counselling(asked: _Asked) -> Iterator[BehindRow]:
    shortest = centre.settings(asked.desk).counselling_minutes
    with asked.desk.store.read() as conn:
        yield from rows.sessions(conn, *asked.days, shortest)


def _topics(asked: _Asked) -> Iterator[BehindRow]:
    labels = asked.desk.values_of(ListName.TOPICS)
    seen: set[tuple[object, ...]] = set()
    with asked.desk.store.read() as conn:
        for one in facts.topics(conn, *asked.days, asked.desk.vault):
            if one.topic is None or one.contact in seen or not asked.wants(one.topic):
                continue
            seen.add(one.contact)
            if one.topic == OF_RESTRICTED_CASE:
                yield _hidden(Kind.SESSION)
            else:
                said = labels.label(one.topic, asked.language)
                yield BehindRow(Kind.SESSION, one.session_id, one.day, said, 1, one.person_id)


def _hidden(kind: Kind) -> BehindRow:
    return BehindRow(kind, None, None)


def _cases(asked: _Asked) -> Iterator[BehindRow]:
    first, last = asked.days
    shortest = centre.settings(asked.desk).counselling_minutes
    is_wanted: Mapping[str, Callable[[CaseFact], bool]] = {
        "running": lambda case: True,
        "reached": lambda case: True,
        "open": lambda case: is_open(case, last),
        "closed": lambda case: not is_open(case, last),
        "new": lambda case: is_new(case, first, last),
    }
    if asked.row not in is_wanted:
        raise NotFound
    with asked.desk.store.read() as conn:
        found = {
            number: case
            for number, case in facts.cases(conn, first, last, shortest)
            if ran(case, first, last) and is_wanted[asked.row](case)
        }
        told = rows.case_rows(conn, found, asked.desk.vault)
    for number, case in found.items():
        yield told[number]._replace(number=max(1, case.reached) if asked.row == "reached" else 1)


# -- what was done for people


def _aid(asked: _Asked) -> Iterator[BehindRow]:
    labels = asked.desk.values_of(ListName.AID_KINDS)
    with asked.desk.store.read() as conn:
        for one in rows.aid(conn, *asked.days):
            if asked.wants(one.what):
                yield one._replace(what=labels.label(one.what, asked.language))


def _funds(asked: _Asked) -> Iterator[BehindRow]:
    labels = asked.desk.values_of(ListName.AID_KINDS)
    with asked.desk.store.read() as conn:
        funds, paid = facts.funds(conn, *asked.days), rows.paid(conn, *asked.days)
        for one in rows.aid(conn, *asked.days):
            fund = funds.get(one.id)
            if (fund is not None or one.id in paid) and asked.wants(fund or UNKNOWN):
                yield one._replace(what=labels.label(one.what, asked.language))


def _is_meant(asked: _Asked, one: facts.ReferralFact) -> bool:
    if asked.table == "referral_outcomes":
        return asked.wants(one.state) and asked.part in ("", "soberi" if one.target == "soberi" else "others")
    return asked.wants(one.target) and asked.part in ("", one.state)


def _referrals(asked: _Asked) -> Iterator[BehindRow]:
    labels = asked.desk.values_of(ListName.REFERRAL_TARGETS)
    with asked.desk.store.read() as conn:
        for one in facts.referrals(conn, *asked.days, asked.desk.vault):
            if not _is_meant(asked, one):
                continue
            if one.target == OF_RESTRICTED_CASE:
                yield _hidden(Kind.REFERRAL)
            else:
                said = "" if one.target == UNKNOWN else labels.label(one.target, asked.language)
                yield BehindRow(Kind.REFERRAL, one.referral_id, one.day, said, 1, one.person_id)


def _appointments(asked: _Asked) -> Iterator[BehindRow]:
    with asked.desk.store.read() as conn:
        yield from (
            one._replace(what="") for one in rows.appointments(conn, *asked.days) if asked.wants(one.what)
        )


def _waits(asked: _Asked) -> Iterator[BehindRow]:
    # Behind how long they waited stand those who were called.
    code = "called" if asked.row in ("median", "most") else asked.row
    with asked.desk.store.read() as conn:
        for one in rows.waits(conn, *asked.days, asked.desk.today()):
            if wanted(one.what, code):
                yield one._replace(what="")


# -- offers and volunteers


def _sessions(asked: _Asked) -> Iterator[SessionRow]:
    for one in offer_sessions.between(asked.desk, *asked.days):
        if not one.for_volunteers and asked.wants(one.offer_kind):
            yield one


def _was_held(one: SessionRow) -> bool:
    return one.state is SessionState.HELD or bool(one.came + one.heads)


def _session_row(one: SessionRow, number: int = 1) -> BehindRow:
    return BehindRow(Kind.OFFER, one.key.offer_id, one.day, one.title, number)


def _planned(asked: _Asked) -> Iterator[BehindRow]:
    if asked.table == "offer_sessions":  # its rows are what became of them, of whatever kind
        every = asked._replace(table="", row=EVERY_ROW)
        yield from _held(every) if asked.row == "held" else _planned(every)
        return
    yield from map(_session_row, _sessions(asked))


def _held(asked: _Asked) -> Iterator[BehindRow]:
    yield from map(_session_row, filter(_was_held, _sessions(asked)))


def _attendances(asked: _Asked) -> Iterator[BehindRow]:
    yield from (_session_row(one, one.came + one.heads) for one in _sessions(asked) if one.came + one.heads)


def _children(asked: _Asked) -> Iterator[BehindRow]:
    yield from (_session_row(one, one.children) for one in _sessions(asked) if one.children)


def _participants(asked: _Asked) -> Iterator[BehindRow]:
    known: dict[int, str | None] = {}
    with asked.desk.store.read() as conn:
        for kind, person_id, gender in activity_facts.attendances(conn, *asked.days):
            if asked.wants(kind):
                known[person_id] = gender or known.get(person_id)
    for person_id, gender in known.items():
        if asked.part != WOMAN or gender == WOMAN:
            yield BehindRow(Kind.PERSON, person_id, None, "", 1, person_id)


def _volunteers(asked: _Asked) -> Iterator[BehindRow]:
    first, last = asked.days
    if asked.row == "serving":
        yield from _serving(asked._replace(row=EVERY_ROW))
        return
    if asked.row == "trainings":
        for one in offer_sessions.between(asked.desk, first, last):
            if one.for_volunteers and _was_held(one):
                yield _session_row(one)
        return
    with asked.desk.store.read() as conn:
        names, volunteers = rows.volunteer_names(conn), activity_facts.volunteers(conn, last)
        if asked.row == "trained":
            for number, day, title in rows.trained(conn, first, last):
                yield BehindRow(Kind.VOLUNTEER, number, day, title, 1, None, names.get(number, ""))
            return
    for volunteer in volunteers:
        days: Iterable[date | None]
        match asked.row:
            case "active":
                days = (None,) if is_active(volunteer, first, last) else ()
            case "joined":
                days = [
                    began for began, _ in stays(volunteer) if began is not None and first <= began <= last
                ]
            case "left":
                days = [
                    ended for _, ended in stays(volunteer) if ended is not None and first <= ended <= last
                ]
            case _:
                raise NotFound
        number = volunteer.volunteer_id
        yield from (
            BehindRow(Kind.VOLUNTEER, number, day, "", 1, None, names.get(number, "")) for day in days
        )


def _hours(asked: _Asked) -> Iterator[tuple[int, BehindRow]]:
    roles = asked.desk.values_of(ListName.VOLUNTEER_ROLES, asked.span.last)
    areas = {role.code: str(role.extra.get("area", "")) for role in roles}
    with asked.desk.store.read() as conn:
        names = rows.volunteer_names(conn)
        for volunteer_id, one in rows.hours(conn, *asked.days):
            if asked.wants(areas.get(one.what, one.what)):
                yield (
                    volunteer_id,
                    one._replace(
                        what=roles.label(one.what, asked.language), name=names.get(volunteer_id, "")
                    ),
                )


def _served(asked: _Asked) -> Iterator[BehindRow]:
    yield from (one for _, one in _hours(asked))


def _serving(asked: _Asked) -> Iterator[BehindRow]:
    for volunteer_id, name in {number: one.name for number, one in _hours(asked)}.items():
        yield BehindRow(Kind.VOLUNTEER, volunteer_id, None, "", 1, None, name)


_LISTS: Final[Mapping[str, Callable[[_Asked], Iterable[BehindRow]]]] = {
    "contacts": _contacts,
    "persons": _persons,
    "counselling": _counselling,
    "topics": _topics,
    "cases": _cases,
    "aid": _aid,
    "funds": _funds,
    "referrals": _referrals,
    "appointments": _appointments,
    "waits": _waits,
    "sessions": _planned,
    "sessions_held": _held,
    "attendances": _attendances,
    "participants": _participants,
    "children": _children,
    "volunteers": _volunteers,
    "serving": _serving,
    "volunteer_hours": _served,
}
# A key figure: what it counts, of which part, in which row of which table.
_KEY: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "contacts": ("contacts", "", EVERY_ROW, ""),
    "persons": ("persons", "", EVERY_ROW, ""),
    "first": ("contacts", "", "first", "first_follow_up"),
    "new_persons": ("persons", "", "new", "new"),
    "sessions": ("counselling", "", EVERY_ROW, ""),
    "cases": ("cases", "", "running", "cases"),
    "aid": ("aid", "", EVERY_ROW, "emergency_aid"),
    "referrals": ("referrals", "", EVERY_ROW, "referrals"),
    "kept": ("appointments", "", "kept", "appointments"),
}
_RIGHTS: Final[Mapping[str, Right]] = {
    "topics": Right.CONFIDENTIAL_NOTES,
    "counselling": Right.SEE_SESSIONS,
    "cases": Right.CONFIDENTIAL_NOTES,
    "referrals": Right.CONFIDENTIAL_NOTES,
    "status_groups": Right.SEE_STATUS,
    "volunteers": Right.MANAGE_VOLUNTEERS,
    "serving": Right.MANAGE_VOLUNTEERS,
    "volunteer_hours": Right.MANAGE_VOLUNTEERS,
}
_TRACED: Final = frozenset({Right.CONFIDENTIAL_NOTES, Right.SEE_STATUS})
