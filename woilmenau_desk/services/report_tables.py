"""The tables of a report, from the figures of its period: what stands in them, and how each is kept confidential."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.confidentiality import round_matrix, round_one
from woilmenau_desk.domain.figures import UNKNOWN, PeriodFigures
from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.report import Cell, ReportTable
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

_N = QT_TRANSLATE_NOOP
TOP = 8
DIVERSE_AND_UNSTATED = _N("report", "divers / keine Angabe")
TOTAL = _N("report", "Summe")
UNKNOWN_WORD = _N("report", "unbekannt")
OTHERS = _N("report", "andere")
_WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


class Rounding(Enum):
    """How a table is rounded for outside."""

    CONTACTS = auto()  # its cells add up to the published number of contacts
    PERSONS = auto()  # … of persons
    SUMMED = auto()  # its cells add up to a sum of the table's own
    EACH = auto()  # figures that do not add up, each for itself


@dataclass(frozen=True, slots=True)
class TrueTable:
    """A table with true figures. `total`: a last row with the sums is shown."""

    id: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    rounding: Rounding
    total: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words a report is written with."""

    lists: Mapping[ListName, ValueList]
    bands: Sequence[AgeBand]
    country: Callable[[str], str]


def month_tables(
    month: PeriodFigures, previous: PeriodFigures, year: PeriodFigures, words: Words, internal: bool
) -> tuple[TrueTable, ...]:
    """The tables of a month, in the order they are printed."""
    return (
        _key_figures(month, previous, year),
        _first_and_follow_up(month),
        _listed(
            "reasons", _N("report", "Kontakte nach Anlass"), month.reasons, words.lists[ListName.REASONS]
        ),
        _listed(
            "channels", _N("report", "Kontakte nach Kanal"), month.channels, words.lists[ListName.CHANNELS]
        ),
        _days(month),
        _gender_age(month, words, merged=not internal),
        _top(
            "origins",
            _N("report", "Herkunftsländer"),
            _PERSONS,
            month.origins,
            words.country,
            Rounding.PERSONS,
        ),
        _status_groups(month, words.lists[ListName.STATUS_GROUPS]),
        _topics(month, words.lists[ListName.TOPICS]),
        _top(
            "languages",
            _N("report", "Sprachen"),
            _CONTACTS,
            month.languages,
            words.lists[ListName.LANGUAGES].label,
            Rounding.CONTACTS,
        ),
        _interpreting(month, words.lists[ListName.INTERPRETING]),
        _aid(month, words.lists[ListName.AID_KINDS]),
        _referrals(month, words.lists[ListName.REFERRAL_TARGETS]),
        _appointments(month),
    )


def publish(tables: Iterable[TrueTable], figures: PeriodFigures, rounded: bool) -> tuple[ReportTable, ...]:
    """The tables as they are shown: with true figures, or rounded to base 5 in a controlled way."""
    totals = {
        Rounding.CONTACTS: round_one(figures.contacts),
        Rounding.PERSONS: round_one(figures.persons),
    }
    return tuple(_shown(table, _rounded(table, totals) if rounded else table.cells) for table in tables)


def _rounded(table: TrueTable, totals: Mapping[Rounding, int]) -> tuple[tuple[int, ...], ...]:
    if table.rounding is Rounding.EACH:
        return tuple(tuple(round_one(cell) for cell in row) for row in table.cells)
    return round_matrix(table.cells, totals.get(table.rounding))


def _shown(table: TrueTable, cells: Sequence[Sequence[int]]) -> ReportTable:
    rows: list[tuple[Cell, ...]] = [(label, *row) for label, row in zip(table.labels, cells, strict=True)]
    if table.total:
        # Sums of what is shown tell nothing more than what is shown.
        rows.append((TOTAL, *(sum(column) for column in zip(*cells, strict=True))))
    return ReportTable(table.id, table.title, table.columns, tuple(rows), table.note, table.total)


_CONTACTS = _N("report", "Kontakte")
_PERSONS = _N("report", "Personen")


def _key_figures(month: PeriodFigures, previous: PeriodFigures, year: PeriodFigures) -> TrueTable:
    periods = (month, previous, year)
    figures: tuple[tuple[str, Callable[[PeriodFigures], int]], ...] = (
        (_N("report", "Kontakte"), lambda of: of.contacts),
        (_N("report", "Personen"), lambda of: of.persons),
        (_N("report", "davon neu (Erstkontakte)"), lambda of: of.first),
        (_N("report", "Beratungsgespräche"), lambda of: of.sessions),
        (_N("report", "Soforthilfen"), lambda of: sum(aid.times for aid in of.aid.values())),
        (_N("report", "Verweise"), lambda of: sum(of.referrals.values())),
        (_N("report", "wahrgenommene Termine"), lambda of: of.appointments["kept"]),
    )
    return TrueTable(
        "key",
        _N("report", "Kennzahlen"),
        (
            _N("report", "Kennzahl"),
            _N("report", "Monat"),
            _N("report", "Vormonat"),
            _N("report", "Jahr bis heute"),
        ),
        tuple(label for label, _ in figures),
        tuple(tuple(count(period) for period in periods) for _, count in figures),
        Rounding.EACH,
    )


def _first_and_follow_up(month: PeriodFigures) -> TrueTable:
    rows = (
        (_N("report", "Erstkontakte"), month.first),
        (_N("report", "Folgekontakte"), month.follow_up),
        (_N("report", "ohne Zuordnung (anonym)"), month.unassigned),
    )
    return TrueTable(
        "first_follow_up",
        _N("report", "Erst- und Folgekontakte"),
        ("", _CONTACTS),
        tuple(label for label, _ in rows),
        tuple((figure,) for _, figure in rows),
        Rounding.CONTACTS,
        total=True,
    )


def _listed(table_id: str, title: str, counter: Counter[str], values: ValueList) -> TrueTable:
    """All values in their own order, those retired only where they were counted; nothing counted is left out."""
    codes = [value.code for value in values if value.active or counter[value.code]]
    codes += [code for code in counter if code not in values]
    return TrueTable(
        table_id,
        title,
        ("", _CONTACTS),
        tuple(values.label(code) for code in codes),
        tuple((counter[code],) for code in codes),
        Rounding.CONTACTS,
        total=True,
    )


def _days(month: PeriodFigures) -> TrueTable:
    days = sorted(month.days)
    return TrueTable(
        "days",
        _N("report", "Kontakte nach Tagen"),
        (_N("report", "Tag"), _CONTACTS),
        tuple(_day(day) for day in days),
        tuple((month.days[day],) for day in days),
        Rounding.CONTACTS,
    )


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day}."


def _gender_age(month: PeriodFigures, words: Words, *, merged: bool) -> TrueTable:
    genders = words.lists[ListName.GENDERS]
    groups: list[tuple[str, tuple[str, ...]]] = [
        (genders.label("female"), ("female",)),
        (genders.label("male"), ("male",)),
    ]
    if merged:
        # Small cells of this kind would show single people.
        groups.append((DIVERSE_AND_UNSTATED, ("diverse", "not_stated")))
    else:
        groups += [(genders.label(code), (code,)) for code in ("diverse", "not_stated")]
    known = {code for _, codes in groups for code in codes}
    ages = [*(band.code for band in words.bands), UNKNOWN]
    cells = tuple(
        tuple(
            sum(
                number
                for (gender, age), number in month.gender_age.items()
                if age == wanted and (gender in codes or (gender not in known and "not_stated" in codes))
            )
            for wanted in ages
        )
        for _, codes in groups
    )
    return TrueTable(
        "gender_age",
        _N("report", "Personen nach Geschlecht und Alter"),
        ("", *(band.label for band in words.bands), UNKNOWN_WORD),
        tuple(label for label, _ in groups),
        cells,
        Rounding.PERSONS,
        total=True,
        note=_N("report", "Alter nach Geburtsjahr beim Kontakt."),
    )


def _top(
    table_id: str,
    title: str,
    heading: str,
    counter: Counter[str],
    label: Callable[[str], str],
    rounding: Rounding,
) -> TrueTable:
    """The largest entries, then all others together, then what is not known."""
    known = Counter({code: number for code, number in counter.items() if code != UNKNOWN})
    largest = sorted(known, key=lambda code: (-known[code], label(code)))[:TOP]
    rest = sum(known.values()) - sum(known[code] for code in largest)
    rows = [(label(code), known[code]) for code in largest]
    if rest:
        rows.append((OTHERS, rest))
    rows.append((UNKNOWN_WORD, counter[UNKNOWN]))
    return TrueTable(
        table_id,
        title,
        ("", heading),
        tuple(name for name, _ in rows),
        tuple((number,) for _, number in rows),
        rounding,
        total=True,
    )


def _status_groups(month: PeriodFigures, groups: ValueList) -> TrueTable:
    codes = [group.code for group in groups]
    rows = [(f"{code} {groups.label(code)}", month.status_groups[code]) for code in codes]
    rows.append((UNKNOWN_WORD, sum(month.status_groups.values()) - sum(number for _, number in rows)))
    return TrueTable(
        "status_groups",
        _N("report", "Aufenthaltsstatus"),
        ("", _PERSONS),
        tuple(label for label, _ in rows),
        tuple((number,) for _, number in rows),
        Rounding.PERSONS,
        total=True,
    )


def _topics(month: PeriodFigures, topics: ValueList) -> TrueTable:
    order = {value.code: place for place, value in enumerate(topics)}
    counted = sorted(month.topics, key=lambda code: (-month.topics[code], order.get(code, len(order))))
    return TrueTable(
        "topics",
        _N("report", "Themen der Beratung"),
        ("", _CONTACTS),
        tuple(topics.label(code) for code in counted),
        tuple((month.topics[code],) for code in counted),
        Rounding.EACH,
        note=_N("report", "Mehrere Themen je Kontakt sind möglich; die Anteile können über 100 % liegen."),
    )


def _interpreting(month: PeriodFigures, values: ValueList) -> TrueTable:
    codes = [value.code for value in values if month.interpreting[value.code]]
    return TrueTable(
        "interpreting",
        _N("report", "Sprachmittlung"),
        ("", _CONTACTS),
        tuple(values.label(code) for code in codes),
        tuple((month.interpreting[code],) for code in codes),
        Rounding.SUMMED,
    )


def _aid(month: PeriodFigures, kinds: ValueList) -> TrueTable:
    codes = [kind.code for kind in kinds if kind.code in month.aid] + [c for c in month.aid if c not in kinds]
    return TrueTable(
        "emergency_aid",
        _N("report", "Soforthilfe"),
        (
            _N("report", "Art"),
            _N("report", "Hilfen"),
            _N("report", "Stück"),
            _N("report", "für Personen"),
            _N("report", "Betrag €"),
        ),
        tuple(kinds.label(code) for code in codes),
        tuple(
            (aid.times, aid.pieces, aid.recipients, round(aid.amount_cents / 100))
            for aid in (month.aid[code] for code in codes)
        ),
        Rounding.EACH,
    )


def _referrals(month: PeriodFigures, targets: ValueList) -> TrueTable:
    # SOBERI stands apart: it is the partner that people are sent on to.
    codes = sorted(
        month.referrals, key=lambda code: (code != "soberi", -month.referrals[code], targets.label(code))
    )
    return TrueTable(
        "referrals",
        _N("report", "Verweise"),
        (_N("report", "an"), _N("report", "Anzahl")),
        tuple(targets.label(code) for code in codes),
        tuple((month.referrals[code],) for code in codes),
        Rounding.EACH,
    )


def _appointments(month: PeriodFigures) -> TrueTable:
    states = (
        (_N("report", "wahrgenommen"), "kept"),
        (_N("report", "nicht erschienen"), "no_show"),
        (_N("report", "abgesagt"), "cancelled"),
        (_N("report", "vereinbart (offen)"), "booked"),
    )
    return TrueTable(
        "appointments",
        _N("report", "Termine"),
        ("", _N("report", "Anzahl")),
        tuple(label for label, _ in states),
        tuple((month.appointments[code],) for _, code in states),
        Rounding.SUMMED,
        total=True,
    )


def country_word(known: Mapping[str, str]) -> Callable[[str], str]:
    """The words for origins: countries by ISO code, and the two that are none."""
    special = {STATELESS: _N("report", "staatenlos"), UNCLEAR: _N("report", "ungeklärt")}
    return lambda code: special.get(code) or known.get(code.upper()) or code
