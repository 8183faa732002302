"""The tables of a report, from the figures of its period: what stands in them, and how each is to be rounded."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.figures import UNKNOWN, PeriodFigures
from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.report_publishing import Rounding, TrueTable, firsts, key_figures_of, states

_N = QT_TRANSLATE_NOOP
TOP = 8
DIVERSE_AND_UNSTATED = _N("report", "divers / keine Angabe")
UNKNOWN_WORD = _N("report", "unbekannt")
OTHERS = _N("report", "andere")
_WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


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


_CONTACTS = _N("report", "Kontakte")
_PERSONS = _N("report", "Personen")


def _key_figures(month: PeriodFigures, previous: PeriodFigures, year: PeriodFigures) -> TrueTable:
    labels = (
        _N("report", "Kontakte"),
        _N("report", "Personen"),
        _N("report", "davon neu (Erstkontakte)"),
        _N("report", "Beratungsgespräche"),
        _N("report", "Soforthilfen"),
        _N("report", "Verweise"),
        _N("report", "wahrgenommene Termine"),
    )
    periods = (key_figures_of(month), key_figures_of(previous), key_figures_of(year))
    return TrueTable(
        "key",
        _N("report", "Kennzahlen"),
        (
            _N("report", "Kennzahl"),
            _N("report", "Monat"),
            _N("report", "Vormonat"),
            _N("report", "Jahr bis heute"),
        ),
        labels,
        tuple(zip(*map(astuple, periods), strict=True)),
        Rounding.KEY,
    )


def _first_and_follow_up(month: PeriodFigures) -> TrueTable:
    labels = (
        _N("report", "Erstkontakte"),
        _N("report", "Folgekontakte"),
        _N("report", "ohne Zuordnung (anonym)"),
    )
    return TrueTable(
        "first_follow_up",
        _N("report", "Erst- und Folgekontakte"),
        ("", _CONTACTS),
        labels,
        tuple((figure,) for figure in firsts(month)),
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
        counted=tuple(not ((value := values.get(code)) and value.active) for code in codes),
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
        counted=(True,) * len(days),
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
    rows = [(label(code), known[code], 0) for code in largest]
    if rest:
        rows.append((OTHERS, rest, 1))
    rows.append((UNKNOWN_WORD, counter[UNKNOWN], 2))
    return TrueTable(
        table_id,
        title,
        ("", heading),
        tuple(name for name, _, _ in rows),
        tuple((number,) for _, number, _ in rows),
        rounding,
        total=True,
        counted=(*(True for _ in rows[:-1]), False),
        ranks=tuple(rank for _, _, rank in rows),
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
        counted=(True,) * len(counted),
        ranks=(0,) * len(counted),
        note=_N("report", "Mehrere Themen je Kontakt sind möglich; die Anteile können über 100 % liegen."),
    )


def _interpreting(month: PeriodFigures, values: ValueList) -> TrueTable:
    codes = [value.code for value in values if month.interpreting[value.code]]
    codes += [code for code in month.interpreting if code not in values]
    return TrueTable(
        "interpreting",
        _N("report", "Sprachmittlung"),
        ("", _CONTACTS),
        tuple(values.label(code) for code in codes),
        tuple((month.interpreting[code],) for code in codes),
        Rounding.SUMMED,
        counted=(True,) * len(codes),
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
            (aid.times, aid.pieces, aid.recipients, aid.amount_cents)
            for aid in (month.aid[code] for code in codes)
        ),
        Rounding.AID,
        total=bool(codes),
        counted=(True,) * len(codes),
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
        Rounding.REFERRALS,
        counted=(True,) * len(codes),
        ranks=tuple(int(code != "soberi") for code in codes),
    )


def _appointments(month: PeriodFigures) -> TrueTable:
    labels = (
        _N("report", "wahrgenommen"),
        _N("report", "nicht erschienen"),
        _N("report", "abgesagt"),
        _N("report", "vereinbart (offen)"),
    )
    return TrueTable(
        "appointments",
        _N("report", "Termine"),
        ("", _N("report", "Anzahl")),
        labels,
        tuple((number,) for number in states(month)),
        Rounding.SUMMED,
        total=True,
    )


def country_word(known: Mapping[str, str]) -> Callable[[str], str]:
    """The words for origins: countries by ISO code, and the two that are none."""
    special = {STATELESS: _N("report", "staatenlos"), UNCLEAR: _N("report", "ungeklärt")}
    return lambda code: special.get(code) or known.get(code.upper()) or code
