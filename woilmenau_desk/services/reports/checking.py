"""What is open before a report is closed: each told in a sentence, with the entries to go to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.closing import OpenPoint, OpenRow
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.spans import MONTHS, Span
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import centre, drafts
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closed, narrative
from woilmenau_desk.storage import open_points as rows

_SHOWN: Final = 50
"""Of each kind so many at most can be gone to from here; the number tells of all."""
_NAMED: Final = 5
_KINDS: Final = {
    DraftOf.PERSON: Kind.PERSON,
    DraftOf.VISIT: Kind.VISIT,
    DraftOf.AID: Kind.AID,
    DraftOf.SESSION: Kind.SESSION,
    DraftOf.APPOINTMENT: Kind.APPOINTMENT,
    DraftOf.REFERRAL: Kind.REFERRAL,
    DraftOf.CASE: Kind.CASE,
}


def open_points(desk: Desk, span: Span, funder: str | None = None) -> tuple[OpenPoint, ...]:
    """All that is open in a span; nothing where its report can be closed as it is. Raises NotAllowed, or
    BadInput for an unknown funder or a span that has not begun.

    Nothing of it keeps anybody from closing: who knows that it is so may let it be.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    if span.first > desk.today():
        text = QT_TRANSLATE_NOOP("errors", "Der Zeitraum „{span}“ hat noch nicht begonnen.")
        raise BadInput("span", Sentence("errors", text, {"span": span.said()}))
    chosen = closed.funder_of(desk, span, funder)
    last = min(span.last, desk.today() - timedelta(days=1))  # what is to come today is not late
    with desk.snapshot():
        if last < span.first:
            return ()
        return (
            *_entries(desk, span.first, last),
            *_days(desk, span.first, last),
            *_funds(desk, span.first, last),
            *_drafts(desk),
            *_text(desk, span, chosen.id),
            *_months(desk, span, chosen.id),
        )


def _entries(desk: Desk, first: date, last: date) -> Iterator[OpenPoint]:
    reasons = {value.code for value in desk.values_of(ListName.REASONS)}
    with desk.store.read() as conn:
        appointments = rows.undecided_appointments(conn, first, last)
        sessions = rows.sessions_without_topic(conn, desk.vault, first, last)
        untold = rows.counselled_without_session(conn, first, last)
        visits = rows.visits_without_reason(conn, first, last, reasons)
    yield from _listed(
        "appointments",
        (
            QT_TRANSLATE_NOOP("checks", "1 Termin ohne Ergebnis: kam jemand?"),
            QT_TRANSLATE_NOOP("checks", "{number} Termine ohne Ergebnis: kam jemand?"),
        ),
        _rows(Kind.APPOINTMENT, appointments),
    )
    yield from _listed(
        "topics",
        (
            QT_TRANSLATE_NOOP("checks", "1 Beratung ohne Thema"),
            QT_TRANSLATE_NOOP("checks", "{number} Beratungen ohne Thema"),
        ),
        _rows(Kind.SESSION, sessions),
    )
    yield from _listed(
        "sessions",
        (
            QT_TRANSLATE_NOOP("checks", "1 Kontakt „Beratung“ ohne Gespräch mit Thema"),
            QT_TRANSLATE_NOOP("checks", "{number} Kontakte „Beratung“ ohne Gespräch mit Thema"),
        ),
        _rows(Kind.VISIT, untold),
    )
    yield from _listed(
        "reasons",
        (
            QT_TRANSLATE_NOOP("checks", "1 Kontakt ohne Anlass aus der Liste"),
            QT_TRANSLATE_NOOP("checks", "{number} Kontakte ohne Anlass aus der Liste"),
        ),
        _rows(Kind.VISIT, visits),
    )


def _rows(kind: Kind, entries: Sequence[rows.Entry]) -> list[OpenRow]:
    return [OpenRow(kind, entry.id, entry.day, at=local(entry.at)) for entry in entries]


def _days(desk: Desk, first: date, last: date) -> Iterator[OpenPoint]:
    """Days on which the centre was open and nobody is noted: nobody came, or nobody noted them."""
    opened = centre.days_held(desk, first, last)
    with desk.store.read() as conn:
        noted = rows.days_with_contacts(conn, first, last)
    empty = [day for day in opened if day not in noted]
    if not empty:
        return
    named = ", ".join(f"{day:%d.%m.}" for day in empty[:_NAMED]) + (" …" if len(empty) > _NAMED else "")
    text = QT_TRANSLATE_NOOP("checks", "Geöffnet und kein Kontakt: {days} ({number})")
    yield OpenPoint(
        "days",
        Sentence("checks", text, {"days": named, "number": len(empty)}),
        len(empty),
        tuple(OpenRow(Kind.VISIT, day=day) for day in empty[:_SHOWN]),
    )


def _funds(desk: Desk, first: date, last: date) -> Iterator[OpenPoint]:
    with desk.store.read() as conn:
        found = rows.uncounted_funds(conn, first, last)
    for fund_id, name, day in found:
        text = QT_TRANSLATE_NOOP(
            "checks", "Kasse „{fund}“ seit der letzten Auszahlung am {day} nicht gezählt"
        )
        values = {"fund": name, "day": f"{day:%d.%m.%Y}"}
        yield OpenPoint("funds", Sentence("checks", text, values), 1, (OpenRow(Kind.FUND, fund_id, day),))


def _drafts(desk: Desk) -> Iterator[OpenPoint]:
    own = [
        OpenRow(_KINDS.get(draft.kind, Kind.DRAFT), draft.entry.id if draft.entry else None, form=draft.form)
        for draft in drafts.waiting(desk)
        if draft.kind is not DraftOf.REPORT_TEXT  # of this span it is told by its question
    ]
    yield from _listed(
        "drafts",
        (
            QT_TRANSLATE_NOOP("checks", "1 angefangenes Formular ist nicht gespeichert"),
            QT_TRANSLATE_NOOP("checks", "{number} angefangene Formulare sind nicht gespeichert"),
        ),
        own,
    )
    with desk.store.read() as conn:
        others = rows.drafts_of_others(conn, desk.actor.name)
    if others:
        text = QT_TRANSLATE_NOOP("checks", "Nicht gespeichert bei anderen: {number} angefangene Formulare")
        yield OpenPoint("drafts_of_others", Sentence("checks", text, {"number": others}), others)


def _text(desk: Desk, span: Span, funder_id: int) -> Iterator[OpenPoint]:
    for point in narrative.open_points(desk, span, funder_id):
        yield OpenPoint(
            point.code, point.said, point.number, (OpenRow(Kind.REPORT, question=point.question),)
        )


def _months(desk: Desk, span: Span, funder_id: int) -> Iterator[OpenPoint]:
    """The months of a longer span that are not closed for its funder: what they tell should be settled first."""
    if MONTHS.get(span.kind, 1) == 1:
        return
    known = {row.span for row in closed.closed_list(desk, None, funder_id)}
    missing = [month for month in span.months() if Span.of_month(month) not in known]
    if missing:
        named = ", ".join(f"{one.month:02}/{one.year}" for one in missing[:_NAMED]) + (
            " …" if len(missing) > _NAMED else ""
        )
        text = QT_TRANSLATE_NOOP("checks", "Noch nicht abgeschlossen: {months} ({number})")
        yield OpenPoint(
            "months",
            Sentence("checks", text, {"months": named, "number": len(missing)}),
            len(missing),
            tuple(OpenRow(Kind.REPORT, day=month.first) for month in missing),
        )


def _listed(code: str, texts: tuple[str, str], found: Sequence[OpenRow]) -> Iterable[OpenPoint]:
    if not found:
        return ()
    one, many = texts
    said = Sentence("checks", one) if len(found) == 1 else Sentence("checks", many, {"number": len(found)})
    return (OpenPoint(code, said, len(found), tuple(found[:_SHOWN])),)
