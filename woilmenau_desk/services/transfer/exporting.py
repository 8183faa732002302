"""Lists that go out: what the user may see, as a table that an import here reads again. That one left is written down."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from woilmenau_desk.documents.csv_out import rows_to_csv
from woilmenau_desk.documents.lists_out import list_to_xlsx
from woilmenau_desk.domain.access import Actor, Right
from woilmenau_desk.domain.formulas import harmless, parted
from woilmenau_desk.domain.offers import Rhythm, Series
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.lists.cell_damage import mended
from woilmenau_desk.services.people import lists as people_lists
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.volunteers.volunteers import AT_COUNTER
from woilmenau_desk.storage import list_leaving
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage import volunteers as volunteer_rows
from woilmenau_desk.storage.store import Connection

Row = Sequence[str]
_WEEKDAYS: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_VISITS: Final = (
    "date",
    "time",
    "reason",
    "person_external_id",
    "group_size",
    "language",
    "channel",
    "adults",
    "children",
)
_AID: Final = (
    "date",
    "time",
    "kind",
    "count",
    "amount",
    "person_external_id",
    "recipients",
    "given_by",
    "remark",
)
_VOLUNTEERS: Final = (
    "given_name",
    "family_name",
    "languages",
    "phone",
    "email",
    "roles",
    "started_on",
    "external_id",
)
_AT_COUNTER: Final = ("given_name", "languages", "phone")
_OFFERS: Final = (
    "title",
    "kind",
    "weekday",
    "start",
    "end",
    "first_day",
    "last_day",
    "room",
    "capacity",
    "childcare",
    "target_group",
    "level",
    "external_id",
    "rhythm",
)


class Leaving(StrEnum):
    """The lists that can go out."""

    PERSONS = "persons"
    VISITS = "visits"
    VOLUNTEERS = "volunteers"
    OFFERS = "offers"
    AID = "aid"


LEAVING_WORDS: Final[Mapping[Leaving, str]] = {
    Leaving.PERSONS: QT_TRANSLATE_NOOP("lists", "Personen"),
    Leaving.VISITS: QT_TRANSLATE_NOOP("lists", "Besuche"),
    Leaving.VOLUNTEERS: QT_TRANSLATE_NOOP("lists", "Ehrenamtliche"),
    Leaving.OFFERS: QT_TRANSLATE_NOOP("lists", "Angebote"),
    Leaving.AID: QT_TRANSLATE_NOOP("lists", "Soforthilfen"),
}
# What each needs. Of volunteers whoever only sees the roster is given what the counter sees.
_NEEDS: Final[Mapping[Leaving, Right]] = {
    Leaving.PERSONS: Right.MAKE_REPORTS,
    Leaving.VISITS: Right.MAKE_REPORTS,
    Leaving.VOLUNTEERS: Right.SEE_ROSTER,
    Leaving.OFFERS: Right.RUN_OFFERS,
    Leaving.AID: Right.MAKE_REPORTS,
}


@dataclass(frozen=True, slots=True)
class ExportedRows:
    """The bytes of a list, and how many stand in it."""

    content: bytes
    rows: int


def lists_for(actor: Actor) -> tuple[Leaving, ...]:
    """The lists that a user may have."""
    return tuple(one for one, right in _NEEDS.items() if actor.may(right))


def export(desk: Desk, wanted: Leaving, form: ListFormat) -> Done[ExportedRows]:
    """A list as a file: only what the user may see, nothing of it a formula. Raises NotAllowed."""
    desk.actor.require(_NEEDS[wanted])
    if wanted is Leaving.PERSONS:
        done = people_lists.export_persons(desk, form)
        return Done(ExportedRows(done.value.content, done.value.people), done.changes, done.said)
    heading, read, entity = _tables(desk)[wanted]
    with desk.writing() as uow:
        rows = [
            tuple(_written(text, formulas=form is ListFormat.CSV) for text in row) for row in read(uow.conn)
        ]
        table = [heading, *rows]
        if form is ListFormat.CSV:
            content = rows_to_csv(table)
        else:
            content = list_to_xlsx(table, LEAVING_WORDS[wanted])
        list_leaving.exported(uow, entity, len(rows))
        text = QT_TRANSLATE_NOOP("said", "Liste ausgegeben: {number}")
        said = Sentence("said", text, {"number": len(rows)})
        return desk.finish(uow, ExportedRows(content, len(rows)), said, undoable=False)


def _tables(
    desk: Desk,
) -> Mapping[Leaving, tuple[tuple[str, ...], Callable[[Connection], Iterable[Row]], str]]:
    """Of each list its headings, its rows, and what the trail calls one."""
    whole = desk.actor.may(Right.MANAGE_VOLUNTEERS)
    return {
        Leaving.VISITS: (_VISITS, _visits, "visit"),
        Leaving.AID: (_AID, _aid, "emergency_aid"),
        Leaving.VOLUNTEERS: (
            _VOLUNTEERS if whole else _AT_COUNTER,
            lambda conn: _volunteers(desk, conn, whole),
            "volunteer",
        ),
        Leaving.OFFERS: (_OFFERS, lambda conn: _offers(desk, conn), "offer"),
    }


def _visits(conn: Connection) -> Iterator[Row]:
    for at, *rest in list_leaving.visits(conn):
        yield f"{at:%Y-%m-%d}", f"{at:%H:%M}", *map(_said, rest)


def _aid(conn: Connection) -> Iterator[Row]:
    for at, kind, count, cents, *rest in list_leaving.aid(conn):
        amount = "" if cents is None else f"{cents // 100}.{cents % 100:02}"
        yield f"{at:%Y-%m-%d}", f"{at:%H:%M}", kind, str(count), amount, *map(_said, rest)


def _volunteers(desk: Desk, conn: Connection, whole: bool) -> Iterator[Row]:
    today = desk.today()
    own = list_leaving.own_volunteers(conn) if whole else {}
    for row in volunteer_rows.everybody(conn):
        data = row.data
        languages = ", ".join(f"{code} {level}" if level else code for code, level in data.languages)
        if not whole:
            if row.state_on(today) is AT_COUNTER:
                yield row.called, languages, data.phone
            continue
        yield (
            data.given_name,
            data.family_name,
            languages,
            data.phone,
            data.email,
            ", ".join(row.roles_on(today)),
            _said(data.started_on),
            data.external_id or own[row.id],
        )


def _offers(desk: Desk, conn: Connection) -> Iterator[Row]:
    """A line for each time of the week; what an offer has at several times stands in several."""
    own = list_leaving.own_offers(conn)
    for one in offer_rows.stored(conn, desk.today()):
        data = one.data
        together: dict[tuple[object, ...], list[Series]] = {}
        for series in one.series:
            key = (
                series.rhythm,
                series.every,
                series.nth,
                series.starts,
                series.ends,
                series.first,
                series.last,
            )
            together.setdefault(key, []).append(series)
        for some in together.values() or [[]]:
            first = some[0] if some else None
            yield (
                data.title,
                data.offer_kind,
                ", ".join(_WEEKDAYS[series.weekday] for series in some),
                "" if first is None else f"{first.starts:%H:%M}",
                "" if first is None else f"{first.ends:%H:%M}",
                "" if first is None else _said(first.first),
                "" if first is None else _said(first.last),
                data.room,
                _said(data.capacity),
                _said(data.childcare_places or None),
                data.target_group,
                data.level or "",
                data.external_id or own[one.id],
                "" if first is None else _rhythm(first),
            )


def _rhythm(series: Series) -> str:
    if series.rhythm is Rhythm.MONTHLY:
        return f"{series.rhythm} {series.every} {series.nth}"
    return f"{series.rhythm} {series.every}" if series.every > 1 else str(series.rhythm)


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _written(text: str, *, formulas: bool) -> str:
    """A text as it must stand in a table to be read again as it is: two apostrophes hide what would be mended."""
    if not text:
        return text
    apart = parted(text)
    if apart != text or text.startswith("'") or mended(text) != text:
        return f"''{apart}"
    return harmless(text) if formulas else text
