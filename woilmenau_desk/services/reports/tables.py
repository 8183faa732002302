"""The tables of a report, from the figures of its period: what stands in them, and how each is to be rounded."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.confidentiality import BASE, most_told, round_down
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN, PeriodFigures
from woilmenau_desk.domain.people import STATELESS, UNCLEAR
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding, TrueTable
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.activity_tables import (
    hours_table,
    offers_table,
    sessions_said,
    volunteers_table,
)
from woilmenau_desk.services.reports.publishing import firsts, key_figures_of, states
from woilmenau_desk.services.reports.waiting_table import waiting_table

TOP = 8
_COUNTRIES = 190  # and about as many languages: more than anybody could sum up
_FEWEST_DAYS = 20  # open in a month
DIVERSE_AND_UNSTATED = QT_TRANSLATE_NOOP("report", "divers / keine Angabe")
UNKNOWN_WORD = QT_TRANSLATE_NOOP("report", "unbekannt")
OF_RESTRICTED = QT_TRANSLATE_NOOP("report", "ohne Angabe (eingeschränkter Fall)")
OTHERS = QT_TRANSLATE_NOOP("report", "andere")
TOGETHER = QT_TRANSLATE_NOOP("report", "nicht einzeln genannt")  # in a table whose rows always stand there
_WEEKDAYS = (
    ("Mo", "Mon"),
    ("Di", "Tue"),
    ("Mi", "Wed"),
    ("Do", "Thu"),
    ("Fr", "Fri"),
    ("Sa", "Sat"),
    ("So", "Sun"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words a report is written with."""

    lists: Mapping[ListName, ValueList]
    bands: Sequence[AgeBand]
    country: Callable[[str], str]


def month_tables(
    month: PeriodFigures, previous: PeriodFigures, year: PeriodFigures, words: Words, rule: Rule
) -> tuple[TrueTable, ...]:
    """The tables of a month, in the order they are printed."""
    return (
        _key_figures(month, previous, year),
        _first_and_follow_up(month),
        _reasons(month, words.lists[ListName.REASONS]),
        _listed(
            "channels",
            QT_TRANSLATE_NOOP("report", "Kontakte nach Kanal"),
            month.channels,
            words.lists[ListName.CHANNELS],
        ),
        _days(month),
        _gender_age(month, words, merged=rule is not Rule.TRUE),
        _top(
            "origins",
            QT_TRANSLATE_NOOP("report", "Herkunftsländer"),
            _PERSONS,
            month.origins,
            words.country,
            Rounding.PERSONS,
        ),
        _status_groups(month, words.lists[ListName.STATUS_GROUPS]),
        _topics(month, words.lists[ListName.TOPICS]),
        _top(
            "languages",
            QT_TRANSLATE_NOOP("report", "Sprachen"),
            _CONTACTS,
            month.languages,
            words.lists[ListName.LANGUAGES].label,
            Rounding.CONTACTS,
        ),
        _interpreting(month, words.lists[ListName.INTERPRETING]),
        _aid(month, words.lists[ListName.AID_KINDS]),
        _referrals(month, words.lists[ListName.REFERRAL_TARGETS]),
        _appointments(month),
        waiting_table(month.waits, rule),
        offers_table(month.activity, words.lists[ListName.OFFER_KINDS]),
        volunteers_table(month.activity),
        hours_table(month.activity, words.lists[ListName.VOLUNTEER_AREAS]),
    )


_CONTACTS = QT_TRANSLATE_NOOP("report", "Kontakte")
_PERSONS = QT_TRANSLATE_NOOP("report", "Personen")


def _key_figures(month: PeriodFigures, previous: PeriodFigures, year: PeriodFigures) -> TrueTable:
    labels = (
        QT_TRANSLATE_NOOP("report", "Kontakte"),
        QT_TRANSLATE_NOOP("report", "Personen"),
        QT_TRANSLATE_NOOP("report", "davon neu (Erstkontakte)"),
        QT_TRANSLATE_NOOP("report", "Beratungsgespräche"),
        QT_TRANSLATE_NOOP("report", "Soforthilfen"),
        QT_TRANSLATE_NOOP("report", "Verweise"),
        QT_TRANSLATE_NOOP("report", "wahrgenommene Termine"),
    )
    periods = (key_figures_of(month), key_figures_of(previous), key_figures_of(year))
    return TrueTable(
        "key",
        QT_TRANSLATE_NOOP("report", "Kennzahlen"),
        (
            QT_TRANSLATE_NOOP("report", "Kennzahl"),
            QT_TRANSLATE_NOOP("report", "Monat"),
            QT_TRANSLATE_NOOP("report", "Vormonat"),
            QT_TRANSLATE_NOOP("report", "Jahr bis heute"),
        ),
        labels,
        tuple(zip(*map(astuple, periods), strict=True)),
        Rounding.KEY,
    )


def _first_and_follow_up(month: PeriodFigures) -> TrueTable:
    labels = (
        QT_TRANSLATE_NOOP("report", "Erstkontakte"),
        QT_TRANSLATE_NOOP("report", "Folgekontakte"),
        QT_TRANSLATE_NOOP("report", "ohne Zuordnung (anonym)"),
    )
    return TrueTable(
        "first_follow_up",
        QT_TRANSLATE_NOOP("report", "Erst- und Folgekontakte"),
        ("", _CONTACTS),
        labels,
        tuple((figure,) for figure in firsts(month)),
        Rounding.FIRSTS,
        total=True,
        rest=TOGETHER,
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
        rest=OTHERS,
        counted=(True,) * len(codes),
        possible=sum(value.active for value in values),
    )


def _reasons(month: PeriodFigures, reasons: ValueList) -> TrueTable:
    table = _listed("reasons", QT_TRANSLATE_NOOP("report", "Kontakte nach Anlass"), month.reasons, reasons)
    met = [one.attendances for one in month.activity.offers.values() if one.held]
    if not met:
        return table
    # Whoever came to an offer is a contact: where they may be all of this row's, the table of offers tells its parts.
    # Where it is more than they can be, others were contacts, too, and nobody knows how many.
    told = [round_down(attendances) for attendances in met]
    if round_down(month.reasons[Reason.OFFER]) > sum(told) + (BASE - 1) * len(told):
        return table
    return replace(table, most={reasons.label(Reason.OFFER): most_told(told, len(told))})


def _days(month: PeriodFigures) -> TrueTable:
    days = sorted(month.days)
    return TrueTable(
        "days",
        QT_TRANSLATE_NOOP("report", "Kontakte nach Tagen"),
        (QT_TRANSLATE_NOOP("report", "Tag"), _CONTACTS),
        tuple(_day(day) for day in days),
        tuple((month.days[day],) for day in days),
        Rounding.CONTACTS,
        rest=OTHERS,
        counted=(True,) * len(days),
        possible=_FEWEST_DAYS,
        drawn=True,
    )


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()][0]} {day.day}."


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
        QT_TRANSLATE_NOOP("report", "Personen nach Geschlecht und Alter"),
        ("", *(band.label for band in words.bands), UNKNOWN_WORD),
        tuple(label for label, _ in groups),
        cells,
        Rounding.CROSSED,
        total=True,
        note=QT_TRANSLATE_NOOP("report", "Alter nach Geburtsjahr beim Kontakt."),
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
        rest=OTHERS,
        counted=(*(True for _ in rows[:-1]), False),
        possible=_COUNTRIES,
        ranks=tuple(rank for _, _, rank in rows),
    )


def _status_groups(month: PeriodFigures, groups: ValueList) -> TrueTable:
    codes = [group.code for group in groups.begun()]
    rows = [(f"{code} {groups.label(code)}", month.status_groups[code]) for code in codes]
    rows.append((UNKNOWN_WORD, sum(month.status_groups.values()) - sum(number for _, number in rows)))
    return TrueTable(
        "status_groups",
        QT_TRANSLATE_NOOP("report", "Aufenthaltsstatus"),
        ("", _PERSONS),
        tuple(label for label, _ in rows),
        tuple((number,) for _, number in rows),
        Rounding.PERSONS,
        total=True,
        rest=TOGETHER,
    )


def _topics(month: PeriodFigures, topics: ValueList) -> TrueTable:
    order = {value.code: place for place, value in enumerate(topics)}
    counted = sorted(
        month.topics,
        key=lambda code: (code == OF_RESTRICTED_CASE, -month.topics[code], order.get(code, len(order))),
    )
    return TrueTable(
        "topics",
        QT_TRANSLATE_NOOP("report", "Themen der Beratung"),
        ("", _CONTACTS),
        tuple(_said(code, topics) for code in counted),
        tuple((month.topics[code],) for code in counted),
        Rounding.EACH,
        rest=OTHERS,
        counted=(True,) * len(counted),
        ranks=tuple(int(code == OF_RESTRICTED_CASE) for code in counted),
        note=QT_TRANSLATE_NOOP(
            "report", "Mehrere Themen je Kontakt sind möglich; die Anteile können über 100 % liegen."
        ),
    )


def _interpreting(month: PeriodFigures, values: ValueList) -> TrueTable:
    codes = [value.code for value in values if month.interpreting[value.code]]
    codes += [code for code in month.interpreting if code not in values]
    return TrueTable(
        "interpreting",
        QT_TRANSLATE_NOOP("report", "Sprachmittlung"),
        ("", _CONTACTS),
        tuple(values.label(code) for code in codes),
        tuple((month.interpreting[code],) for code in codes),
        Rounding.SUMMED,
        rest=OTHERS,
        possible=len(values.begun()),
        counted=(True,) * len(codes),
    )


def _aid(month: PeriodFigures, kinds: ValueList) -> TrueTable:
    codes = [kind.code for kind in kinds if kind.code in month.aid] + [c for c in month.aid if c not in kinds]
    return TrueTable(
        "emergency_aid",
        QT_TRANSLATE_NOOP("report", "Soforthilfe"),
        (
            QT_TRANSLATE_NOOP("report", "Art"),
            QT_TRANSLATE_NOOP("report", "Hilfen"),
            QT_TRANSLATE_NOOP("report", "Stück"),
            QT_TRANSLATE_NOOP("report", "für Personen"),
            QT_TRANSLATE_NOOP("report", "Betrag €"),
        ),
        tuple(kinds.label(code) for code in codes),
        tuple(
            (aid.times, aid.pieces, aid.recipients, aid.amount_cents)
            for aid in (month.aid[code] for code in codes)
        ),
        Rounding.AID,
        total=True,
        rest=OTHERS,
        possible=len(kinds.begun()),
        counted=(True,) * len(codes),
    )


def _referrals(month: PeriodFigures, targets: ValueList) -> TrueTable:
    # SOBERI stands apart: it is the partner that people are sent on to.
    # What nobody looks into comes last.
    rank = {"soberi": 0, OF_RESTRICTED_CASE: 2}
    codes = sorted(
        month.referrals, key=lambda code: (rank.get(code, 1), -month.referrals[code], targets.label(code))
    )
    return TrueTable(
        "referrals",
        QT_TRANSLATE_NOOP("report", "Verweise"),
        (QT_TRANSLATE_NOOP("report", "an"), QT_TRANSLATE_NOOP("report", "Anzahl")),
        tuple(_said(code, targets) for code in codes),
        tuple((month.referrals[code],) for code in codes),
        Rounding.REFERRALS,
        rest=OTHERS,
        possible=len(targets.begun()),
        counted=(True,) * len(codes),
        ranks=tuple(rank.get(code, 1) for code in codes),
    )


def _said(code: str, values: ValueList) -> str:
    return {OF_RESTRICTED_CASE: OF_RESTRICTED, UNKNOWN: UNKNOWN_WORD}.get(code) or values.label(code)


def _appointments(month: PeriodFigures) -> TrueTable:
    labels = (
        QT_TRANSLATE_NOOP("report", "wahrgenommen"),
        QT_TRANSLATE_NOOP("report", "nicht erschienen"),
        QT_TRANSLATE_NOOP("report", "abgesagt: Besuchende"),
        QT_TRANSLATE_NOOP("report", "abgesagt: Zentrum"),
        QT_TRANSLATE_NOOP("report", "abgesagt: ohne Angabe"),
        QT_TRANSLATE_NOOP("report", "vereinbart (offen)"),
    )
    return TrueTable(
        "appointments",
        QT_TRANSLATE_NOOP("report", "Termine"),
        ("", QT_TRANSLATE_NOOP("report", "Anzahl")),
        labels,
        tuple((number,) for number in states(month)),
        Rounding.SUMMED,
        total=True,
        rest=TOGETHER,
    )


def english_labels(month: PeriodFigures, words: Words, countries: Mapping[str, str]) -> Mapping[str, str]:
    """The English words for the rows that are named by the centre's lists, by countries and by days."""
    labels = {value.de: value.label("en") for values in words.lists.values() for value in values}
    groups = words.lists[ListName.STATUS_GROUPS]
    labels |= {f"{value.code} {value.de}": f"{value.code} {value.label('en')}" for value in groups}
    labels |= {words.country(code): countries[code] for code in month.origins if code in countries}
    kinds = words.lists[ListName.OFFER_KINDS]
    labels |= {sessions_said(month.activity, kinds): sessions_said(month.activity, kinds, "en")}
    labels |= {_day(day): f"{_WEEKDAYS[day.weekday()][1]} {day.day}" for day in month.days}
    return labels


def country_word(known: Mapping[str, str]) -> Callable[[str], str]:
    """The words for origins: countries by ISO code, and the two that are none."""
    special = {
        STATELESS: QT_TRANSLATE_NOOP("report", "staatenlos"),
        UNCLEAR: QT_TRANSLATE_NOOP("report", "ungeklärt"),
    }
    return lambda code: special.get(code) or known.get(code.upper()) or code
