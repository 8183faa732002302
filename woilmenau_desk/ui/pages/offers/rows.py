"""The lists of the offers: how each says its rows."""

from collections.abc import Callable
from datetime import date

from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState, OfferRow, SessionRow
from woilmenau_desk.domain.opening import HoursKind, Opening
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.offer_words import (
    childcare_said,
    children_said,
    heads_said,
    place_marks,
    places_said,
    series_said,
    session_said,
    session_state,
    span,
    waits_for_word,
)
from woilmenau_desk.ui.pages.browse.headings import day_heading
from woilmenau_desk.ui.widgets.rows_model import Column, Heading
from woilmenau_desk.ui.words import word

_OFFER = QT_TRANSLATE_NOOP("offers", "Angebot")
_WHEN = QT_TRANSLATE_NOOP("offers", "Wann")
_PLACES = QT_TRANSLATE_NOOP("offers", "Plätze")
_ENDED = QT_TRANSLATE_NOOP("offers", "beendet")
_CLOSED = QT_TRANSLATE_NOOP("offers", "geschlossen: {reason}")
_TO_TELL = QT_TRANSLATE_NOOP("offers", "Aufgerückt, bitte anrufen")
_ENROLLED = QT_TRANSLATE_NOOP("offers", "Eingeschrieben")
_WAITING = QT_TRANSLATE_NOOP("offers", "Warteliste")


def is_ended(row: OfferRow, today: date) -> bool:
    """Whether it is over."""
    return row.data.ended_on is not None and row.data.ended_on < today


def offer_columns(
    today: Callable[[], date], about: Callable[[OfferRow], str]
) -> tuple[Column[OfferRow], ...]:
    """What, when, how full. `about` says the kind and for whom it is."""
    return (
        Column[OfferRow](word("offers", _OFFER), lambda row: row.data.title, about, strong=True),
        Column[OfferRow](
            word("offers", _WHEN),
            lambda row: series_said(row.series, today()),
            lambda row: _next(row, today()),
            width=190,
            narrow=168,
        ),
        Column[OfferRow](word("offers", _PLACES), places_said, childcare_said, width=124, narrow=108),
    )


def _next(row: OfferRow, today: date) -> str:
    if is_ended(row, today):
        return word("offers", _ENDED)
    if row.next_session is None:
        return ""
    return session_said(row.next_session, today)


def week_columns(today: Callable[[], date]) -> tuple[Column[SessionRow], ...]:
    """When, what and where, who came, what became of it."""
    return (
        Column[SessionRow]("", lambda row: span(row.starts, row.ends), strong=True, width=112),
        Column[SessionRow]("", lambda row: row.title, _where),
        Column[SessionRow]("", heads_said, soft=True, width=150, narrow=84),
        Column[SessionRow](
            "",
            lambda row: session_state(row, today())[0],
            badge=lambda row: session_state(row, today())[1],
            badge_icon=lambda row: session_state(row, today())[2],
            width=136,
            narrow=46,
        ),
    )


def _where(row: SessionRow) -> str:
    return " · ".join(part for part in (row.room, row.reason) if part)


def week_heading(row: SessionRow, today: date, opening: Opening | None) -> Heading:
    """The day above its sessions; beside it why the centre is closed."""
    reason = opening.why_closed(row.day, HoursKind.OPEN_HOUSE) if opening is not None else ""
    return day_heading(row.day, today, word("offers", _CLOSED).format(reason=reason) if reason else "")


def people_columns() -> tuple[Column[EnrolmentRow], ...]:
    """Who with their telephone number, what they need, how their place stands."""
    return (
        Column[EnrolmentRow](
            "",
            lambda row: f"{row.position}. {row.person_name}" if row.position else row.person_name,
            _about_place,
            name=lambda row: row.person_name,
            reads_last=True,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[EnrolmentRow](
            "",
            lambda row: "\n".join(text for text, *_ in place_marks(row)),
            marks=place_marks,
            width=128,
            narrow=46,
        ),
    )


def _about_place(row: EnrolmentRow) -> str:
    """Below the name: in a column of its own it would take the room of the name where there is nothing to say."""
    parts = (row.phone, children_said(row.children), row.needs)
    return " · ".join(part for part in parts if part)


def people_heading(row: EnrolmentRow) -> Heading:
    """Who moved up and is to be told, who is in, who waits."""
    if waits_for_word(row):
        return Heading("told", word("offers", _TO_TELL))
    if row.state is EnrolmentState.ENROLLED:
        return Heading("in", word("offers", _ENROLLED))
    return Heading("waiting", word("offers", _WAITING))


def in_order(rows: tuple[EnrolmentRow, ...]) -> tuple[EnrolmentRow, ...]:
    """Whoever is to be told first, then who is in, then who waits, each in the order in which they came."""

    def place(row: EnrolmentRow) -> tuple[int, int]:
        part = 0 if waits_for_word(row) else 1 if row.state is EnrolmentState.ENROLLED else 2
        return part, row.position or row.place

    return tuple(sorted((row for row in rows if row.state is not EnrolmentState.LEFT), key=place))
