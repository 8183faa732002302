"""Offers: what they are, when they meet, who leads them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offer_filter import fits, words_of
from woilmenau_desk.domain.offer_series import (
    LAST_DAY,
    Calendar,
    KnownSession,
    checked,
    from_then_on,
    next_session,
    school_holidays,
    sessions,
    until_then,
)
from woilmenau_desk.domain.offers import Leader, OfferData, OfferFilter, OfferRow, Series, SessionState
from woilmenau_desk.domain.periods import check_date, local
from woilmenau_desk.domain.text import LINE_LENGTH, NAME_LENGTH, clean_line, clean_text
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.colleagues import check_offered
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.offers.enrolling import with_those_moving_up
from woilmenau_desk.services.opening_hours import opening
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import enrolments, offer_sessions, session_use
from woilmenau_desk.storage import offers as rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

MOST_PLACES = 500
MOST_HALF_UNITS = 40
ABOUT_LENGTH = 2000


def create(
    desk: Desk, data: OfferData, series: Sequence[Series] = (), leaders: Sequence[Leader] = ()
) -> Done[OfferRow]:
    """Add an offer. Raises NotAllowed, or BadInput: a series that never meets, somebody who leads and is not here."""
    desk.actor.require(Right.EDIT_OFFERS)
    kept = _checked(desk, data)
    rules = _checked_series(desk, series, kept.ended_on)
    with desk.writing() as uow:
        number = rows.add(uow, kept)
        rows.save_series(uow, number, [replace(one, id=None) for one in rules])
        rows.save_leaders(uow, number, _checked_leaders(desk, uow, leaders, ()))
        return _finished(desk, uow, number, QT_TRANSLATE_NOOP("said", "Angebot angelegt: {title}"))


def change(desk: Desk, offer_id: int, data: OfferData, version: int) -> Done[OfferRow]:
    """Change what is told of an offer. Where there are more places then, whoever is next moves up.

    Nobody loses a place: fewer than are taken are refused. Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.EDIT_OFFERS)
    kept = _checked(desk, data)

    def write(uow: UnitOfWork) -> Done[OfferRow]:
        rows.expect(uow, offer_id, version)
        before = rows.one(uow.conn, offer_id, desk.today())
        _check_taken(before, kept)
        _check_for_whom(uow, before, kept)
        rows.change(uow, offer_id, kept, version)
        moved = enrolments.let_move_up(uow, offer_id)
        return _finished(desk, uow, offer_id, QT_TRANSLATE_NOOP("said", "Angebot geändert: {title}"), moved)

    return desk.deciding(write)


def change_all(
    desk: Desk,
    offer_id: int,
    data: OfferData,
    series: Sequence[Series],
    leaders: Sequence[Leader],
    version: int,
    since: date,
) -> Done[OfferRow]:
    """Change what is told of an offer, when it meets and who leads it, in one write that is undone as one.

    The rules change only where they are others than those that hold, and then from `since` on: see `set_series`.
    Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.EDIT_OFFERS)
    check_date(since, field="since")
    kept = _checked(desk, data)

    def write(uow: UnitOfWork) -> Done[OfferRow]:
        rows.expect(uow, offer_id, version)
        before = rows.one(uow.conn, offer_id, desk.today())
        _check_taken(before, kept)
        _check_for_whom(uow, before, kept)
        rows.change(uow, offer_id, kept, version)
        if tuple(series) != before.series:
            rules = _checked_series(desk, series, kept.ended_on)
            rows.save_series(uow, offer_id, _since(before.series, rules, since, kept.ended_on))
        checked_leaders = _checked_leaders(desk, uow, leaders, before.leaders)
        if tuple(checked_leaders) != before.leaders:
            rows.save_leaders(uow, offer_id, checked_leaders)
        moved = enrolments.let_move_up(uow, offer_id)
        return _finished(desk, uow, offer_id, QT_TRANSLATE_NOOP("said", "Angebot geändert: {title}"), moved)

    return desk.deciding(write)


def end(desk: Desk, offer_id: int, last_day: date | None, version: int) -> Done[OfferRow]:
    """Say on which day an offer meets for the last time, or with None that it goes on. What was held stays.

    Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.EDIT_OFFERS)
    if last_day is not None:
        check_date(last_day, field="ended_on")
    with desk.writing() as uow:
        rows.expect(uow, offer_id, version)
        data = replace(rows.one(uow.conn, offer_id, desk.today()).data, ended_on=last_day)
        rows.change(uow, offer_id, data, version)
        text = QT_TRANSLATE_NOOP("said", "Angebot geht weiter: {title}")
        if last_day is not None:
            text = QT_TRANSLATE_NOOP("said", "Angebot endet am {day}: {title}")
        # What goes on may have a place that came free while it was over.
        moved = enrolments.let_move_up(uow, offer_id)
        return _finished(desk, uow, offer_id, text, moved)


def set_series(
    desk: Desk, offer_id: int, series: Sequence[Series], version: int, since: date | None = None
) -> Done[OfferRow]:
    """Let an offer meet by these rules from a day on; what was before that day stays. Without a day they held all along.

    A rule that is among them as it was read (with its number) goes on as it is. `version`: of the offer.
    Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.EDIT_OFFERS)
    if since is not None:
        check_date(since, field="since")
    with desk.writing() as uow:
        rows.expect(uow, offer_id, version)
        offer = rows.one(uow.conn, offer_id, desk.today())
        rules = _checked_series(desk, series, offer.data.ended_on)
        wanted = rules if since is None else _since(offer.series, rules, since, offer.data.ended_on)
        rows.save_series(uow, offer_id, wanted)
        rows.touch(uow, offer_id, version)
        return _finished(desk, uow, offer_id, QT_TRANSLATE_NOOP("said", "Termine geändert: {title}"))


def set_leaders(desk: Desk, offer_id: int, leaders: Sequence[Leader], version: int) -> Done[OfferRow]:
    """Say who leads an offer. Whoever was named already stays, though they may have left. `version`: of the offer.

    Raises NotAllowed, NotFound, ChangedMeanwhile or BadInput.
    """
    desk.actor.require(Right.EDIT_OFFERS)
    with desk.writing() as uow:
        rows.expect(uow, offer_id, version)
        present = rows.one(uow.conn, offer_id, desk.today()).leaders
        rows.save_leaders(uow, offer_id, _checked_leaders(desk, uow, leaders, present))
        rows.touch(uow, offer_id, version)
        return _finished(desk, uow, offer_id, QT_TRANSLATE_NOOP("said", "Leitung geändert: {title}"))


def get(desk: Desk, offer_id: int) -> OfferRow:
    """One offer. Raises NotFound."""
    with desk.store.read() as conn:
        known = offer_sessions.known(conn, desk.today(), offer_ids=(offer_id,))
        return _row(desk, rows.one(conn, offer_id, desk.today()), known.get(offer_id, ()), calendar(desk))


def listed(desk: Desk, wanted: OfferFilter | None = None) -> tuple[OfferRow, ...]:
    """The offers that are wanted, by title; without a filter those that have not ended.

    What is typed into a filter is looked for among rows that were listed already: `domain.offer_filter.matching`.
    """
    which = wanted or OfferFilter()
    today = desk.today()
    rests = calendar(desk)
    words = words_of(which.text)
    with desk.store.read() as conn:
        found = [one for one in rows.stored(conn, today) if fits(one.data, one.leaders, which, words, today)]
        known = offer_sessions.known(conn, today)
        there = offer_sessions.known(conn, which.meets_on, which.meets_on) if which.meets_on else {}
    if which.meets_on is not None:
        found = [one for one in found if _meets(one, which.meets_on, there.get(one.id, ()), rests)]
    return tuple(_row(desk, one, known.get(one.id, ()), rests) for one in found)


def named(desk: Desk, said: str) -> int:
    """The number of the offer that somebody names: by its number, its external number, or exactly by its title.

    Raises BadInput where nothing or more than one is called so.
    """
    name = clean_line(said, field="offer", limit=LINE_LENGTH)
    with desk.store.read() as conn:
        found = rows.ids(conn, name)
    if len(found) == 1:
        return found[0]
    text = QT_TRANSLATE_NOOP("errors", "Ein Angebot „{name}“ gibt es nicht.")
    if found:
        text = QT_TRANSLATE_NOOP(
            "errors", "„{name}“ heißen mehrere Angebote: bitte die Nummer nehmen ({numbers})."
        )
    shown = {"name": name, "numbers": ", ".join(map(str, found))}
    raise BadInput("offer", Sentence("errors", text, shown))


def calendar(desk: Desk) -> Calendar:
    """What lets a day be left out: closed days, public holidays, school holidays."""
    return Calendar(opening(desk), school_holidays(desk.values_of(ListName.SCHOOL_HOLIDAYS)))


def _meets(offer: rows.StoredOffer, day: date, known: Collection[KnownSession], rests: Calendar) -> bool:
    found = sessions(offer.id, offer.data, offer.series, known, rests, day, day)
    return any(row.state is not SessionState.CANCELLED for row in found)


def _row(desk: Desk, offer: rows.StoredOffer, known: Collection[KnownSession], rests: Calendar) -> OfferRow:
    now = local(desk.clock())
    return OfferRow(
        id=offer.id,
        data=offer.data,
        series=offer.series,
        leaders=offer.leaders,
        enrolled=offer.counted.enrolled,
        waiting=offer.counted.waiting,
        children=offer.counted.children,
        next_session=next_session(
            offer.id, offer.data, offer.series, known, rests, now.date(), now.time().replace(tzinfo=None)
        ),
        version=offer.version,
    )


def _finished(
    desk: Desk, uow: UnitOfWork, offer_id: int, text: str, moved: tuple[int, ...] = ()
) -> Done[OfferRow]:
    offer = rows.one(uow.conn, offer_id, desk.today())
    known = offer_sessions.known(uow.conn, desk.today(), offer_ids=(offer_id,))
    shown = {"title": offer.data.title}
    if offer.data.ended_on is not None:
        shown["day"] = f"{offer.data.ended_on:%d.%m.%Y}"
    said = with_those_moving_up(uow, Sentence("said", text, shown), moved)
    return desk.finish(uow, _row(desk, offer, known.get(offer_id, ()), calendar(desk)), said)


# -- what may be said of an offer --------------------------------------------------------------------------------


def _checked(desk: Desk, data: OfferData) -> OfferData:
    known_code(desk, ListName.OFFER_KINDS, data.offer_kind, "offer_kind")
    known_code(desk, ListName.TARGET_GROUPS, data.target_group, "target_group")
    known_code(desk, ListName.LEVELS, data.level, "level")
    title = clean_line(data.title, field="title", limit=NAME_LENGTH)
    if not title:
        raise BadInput("title", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Titel fehlt.")))
    for field, number, least, most in (
        ("capacity", data.capacity, 1, MOST_PLACES),
        ("childcare_places", data.childcare_places, 0, MOST_PLACES),
        ("half_units", data.half_units, 0, MOST_HALF_UNITS),
    ):
        if number is not None and not least <= number <= most:
            text = QT_TRANSLATE_NOOP("errors", "Die Zahl {number} kann hier nicht stimmen.")
            raise BadInput(field, Sentence("errors", text, {"number": number}))
    if data.ended_on is not None:
        check_date(data.ended_on, field="ended_on")
    return replace(
        data,
        title=title,
        partner=clean_line(data.partner, field="partner", limit=NAME_LENGTH),
        room=clean_line(data.room, field="room", limit=NAME_LENGTH),
        about=clean_text(data.about, field="about", limit=ABOUT_LENGTH),
        external_id=clean_line(data.external_id or "", field="external_id", limit=NAME_LENGTH) or None,
    )


def _check_taken(offer: rows.StoredOffer, wanted: OfferData) -> None:
    taken = offer.counted
    if wanted.capacity is not None and wanted.capacity < taken.enrolled:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "{taken} sind eingeschrieben; auf {wanted} Plätze geht es erst, wenn jemand ausgetragen ist.",
        )
        shown = {"taken": taken.enrolled, "wanted": wanted.capacity}
        raise BadInput("capacity", Sentence("errors", text, shown))
    if wanted.childcare_places < taken.children:
        text = QT_TRANSLATE_NOOP(
            "errors",
            "In der Kinderbetreuung sind {taken} Plätze vergeben; auf {wanted} geht es erst, wenn welche frei sind.",
        )
        shown = {"taken": taken.children, "wanted": wanted.childcare_places}
        raise BadInput("childcare_places", Sentence("errors", text, shown))
    if wanted.childcare_places < taken.awaited:
        # Nobody gets past somebody who waits: with a claim that never can be met, all behind it would wait for ever.
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Auf der Warteliste braucht jemand {taken} Plätze in der Kinderbetreuung; auf {wanted} geht es erst, wenn dort "
            "weniger steht.",
        )
        shown = {"taken": taken.awaited, "wanted": wanted.childcare_places}
        raise BadInput("childcare_places", Sentence("errors", text, shown))


def _check_for_whom(uow: UnitOfWork, offer: rows.StoredOffer, wanted: OfferData) -> None:
    """Whoever came was a visitor or a volunteer; what is known of them is not turned into the other."""
    if wanted.for_volunteers != offer.data.for_volunteers and session_use.offer_is_used(uow.conn, offer.id):
        text = QT_TRANSLATE_NOOP(
            "errors",
            "Hier ist schon jemand eingetragen. Soll es für andere sein, bitte dieses Angebot enden lassen und ein neues "
            "anlegen.",
        )
        raise BadInput("for_volunteers", Sentence("errors", text))


def _checked_series(desk: Desk, series: Sequence[Series], ended_on: date | None) -> list[Series]:
    rests = calendar(desk)
    kept = [checked(one, rests, ended_on) for one in series]
    for number, one in enumerate(kept):
        if one in kept[:number]:
            text = QT_TRANSLATE_NOOP("errors", "Zwei Reihen sind dieselbe.")
            raise BadInput("weekday", Sentence("errors", text))
    return kept


def _since(
    present: Sequence[Series], wanted: Sequence[Series], since: date, ended_on: date | None
) -> list[Series]:
    """The rules of before up to the day, and those that are wanted from it on."""
    goes_on = {one.id for one in wanted for old in present if one.id == old.id and one == old}
    kept = [one for one in wanted if one.id is not None and one.id in goes_on]
    for old in present:
        if old.id in goes_on or old.first >= since:
            continue
        before = until_then(old, since - timedelta(days=1))
        if before is not None:
            kept.append(before)
    later = [from_then_on(one, since) for one in wanted if one.id not in goes_on]
    until = ended_on or LAST_DAY
    found = [replace(one, id=None) for one in later if one is not None and one.first <= until]
    if len(found) < len(later):
        text = QT_TRANSLATE_NOOP("errors", "Ab dem {day} trifft sich eine der Reihen nicht mehr.")
        raise BadInput("last", Sentence("errors", text, {"day": f"{since:%d.%m.%Y}"}))
    return [*kept, *found]


def _checked_leaders(
    desk: Desk, uow: UnitOfWork, leaders: Sequence[Leader], present: Sequence[Leader]
) -> list[Leader]:
    """Raises BadInput for somebody who is not here; whoever is named already stays."""
    today = desk.today()
    named = {(one.colleague, one.volunteer_id) for one in present}
    numbers = {one.id for one in present}
    kept = []
    for one in leaders:
        name = clean_line(one.name, field="leaders", limit=LINE_LENGTH)
        if sum((one.colleague is not None, one.volunteer_id is not None, bool(name))) != 1:
            text = QT_TRANSLATE_NOOP(
                "errors", "Wer leitet, ist eine Kollegin, ein Ehrenamtlicher oder ein Name."
            )
            raise BadInput("leaders", Sentence("errors", text))
        for day in (one.first, one.last):
            if day is not None:
                check_date(day, field="leaders")
        if one.first is not None and one.last is not None and one.last < one.first:
            text = QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten.")
            raise BadInput("leaders", Sentence("errors", text))
        if (one.colleague, one.volunteer_id) not in named:
            day = max(one.first or today, today) if one.last is None else one.last
            if one.colleague is not None:
                check_offered(desk, one.colleague, day, field="leaders")
            if one.volunteer_id is not None:
                _check_volunteer(uow, one.volunteer_id, day)
        kept.append(replace(one, name=name, id=one.id if one.id in numbers else None))
    return kept


def _check_volunteer(uow: UnitOfWork, volunteer_id: int, day: date) -> None:
    name, ended_on = rows.volunteer(uow.conn, volunteer_id)
    if ended_on is not None and ended_on < day:
        text = QT_TRANSLATE_NOOP("errors", "{name} war am {day} zuletzt dabei: bitte jemand anderen wählen.")
        raise BadInput("leaders", Sentence("errors", text, {"name": name, "day": f"{ended_on:%d.%m.%Y}"}))
