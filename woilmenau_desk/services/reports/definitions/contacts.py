"""The tables that count contacts."""

from collections import Counter
from collections.abc import Callable, Iterator

from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE, UNKNOWN
from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.definition import (
    LONG,
    SHORT,
    STANDARD,
    Column,
    Row,
    Source,
    TableDefinition,
)
from woilmenau_desk.services.reports.definitions.words import (
    CONTACTS,
    OTHERS,
    TOGETHER,
    UNKNOWN_WORD,
    WEEKDAYS,
    day_said,
    said,
    short_day,
)

TOP = 8
_CONTACTS = (Column(CONTACTS, "contacts"),)


def listed(counter: Counter[str], values: ValueList) -> Iterator[Row]:
    """All values in their own order, those retired only where they were counted; nothing counted is left out."""
    codes = [value.code for value in values if value.active or counter[value.code]]
    codes += [code for code in counter if code not in values]
    for code in codes:
        yield Row(code, values.label(code), (counter[code],), counted=True)


def by_size(counter: Counter[str], label: Callable[[str], str]) -> Iterator[Row]:
    """All entries, the largest first, then what is not known."""
    known = [code for code in counter if code != UNKNOWN and counter[code]]
    for code in sorted(known, key=lambda code: (-counter[code], label(code))):
        yield Row(code, label(code), (counter[code],), counted=True, rank=0)
    yield Row(UNKNOWN, UNKNOWN_WORD, (counter[UNKNOWN],), rank=2)


def active(name: ListName) -> Callable[[Source], int]:
    """How many values of a list there are to choose from."""
    return lambda source: sum(value.active for value in source.words.lists[name])


def begun(name: ListName) -> Callable[[Source], int]:
    """How many values of a list there are by then."""
    return lambda source: len(source.words.lists[name].begun())


def _first_and_follow_up(source: Source) -> Iterator[Row]:
    figures = source.figures
    yield Row("first", QT_TRANSLATE_NOOP("report", "Erstkontakte"), (figures.first,))
    yield Row("follow_up", QT_TRANSLATE_NOOP("report", "Folgekontakte"), (figures.follow_up,))
    yield Row("anonymous", QT_TRANSLATE_NOOP("report", "ohne Zuordnung (anonym)"), (figures.unassigned,))


def _days(source: Source) -> Iterator[Row]:
    for day in sorted(source.figures.days):
        yield Row(day.isoformat(), day_said(day), (source.figures.days[day],), counted=True)


def _weeks(source: Source) -> Iterator[Row]:
    for monday, contacts in sorted(source.figures.weeks.items()):
        yield Row(monday.isoformat(), short_day(monday), (contacts,), counted=True)


def _hours(source: Source) -> list[Column]:
    met = [hour for _, hour in source.figures.hours]
    return [
        Column(f"{hour}", f"contacts:{hour}") for hour in range(min(met, default=9), max(met, default=17) + 1)
    ]


def _weekdays(source: Source) -> Iterator[Row]:
    counter = source.figures.hours
    met = {weekday for weekday, _ in counter} | set(range(5))
    for weekday in sorted(met):
        cells = tuple(counter[weekday, int(hour.title)] for hour in _hours(source))
        yield Row(f"{weekday}", WEEKDAYS[weekday][0], cells)


def _channels(source: Source) -> list[Column]:
    channels, counter = source.words.lists[ListName.CHANNELS], source.figures.channels
    return [Column(row.label, f"contacts:{row.code}") for row in listed(counter, channels)]


def _reason_channels(source: Source) -> Iterator[Row]:
    figures, channels = source.figures, [column.counts.partition(":")[2] for column in _channels(source)]
    for row in listed(figures.reasons, source.words.lists[ListName.REASONS]):
        yield row._replace(cells=tuple(figures.reason_channels[row.code, channel] for channel in channels))


def _outside_hours(source: Source) -> Iterator[Row]:
    labels = {
        HoursKind.OPEN_HOUSE: QT_TRANSLATE_NOOP("report", "offenes Haus"),
        HoursKind.COUNSELLING: QT_TRANSLATE_NOOP("report", "Beratung"),
        HoursKind.OFFER: QT_TRANSLATE_NOOP("report", "Angebote"),
    }
    for kind, label in labels.items():
        yield Row(kind, label, (source.figures.within_hours[kind], source.figures.outside_hours[kind]))


def _interpreting(source: Source) -> Iterator[Row]:
    values, counter = source.words.lists[ListName.INTERPRETING], source.figures.interpreting
    codes = [value.code for value in values if counter[value.code]]
    codes += [code for code in counter if code not in values]
    for code in codes:
        yield Row(code, values.label(code), (counter[code],), counted=True)


def _topics(source: Source) -> Iterator[Row]:
    topics, counter = source.words.lists[ListName.TOPICS], source.figures.topics
    order = {value.code: place for place, value in enumerate(topics)}
    for code in sorted(
        counter, key=lambda code: (code == OF_RESTRICTED_CASE, -counter[code], order.get(code, len(order)))
    ):
        yield Row(
            code, said(code, topics), (counter[code],), counted=True, rank=int(code == OF_RESTRICTED_CASE)
        )


FIRST_FOLLOW_UP = TableDefinition(
    "first_follow_up",
    QT_TRANSLATE_NOOP("report", "Erst- und Folgekontakte"),
    "",
    _CONTACTS,
    _first_and_follow_up,
    Rounding.FIRSTS,
    total=True,
    rest=TOGETHER,
    kinds=LONG,
)
REASONS = TableDefinition(
    "reasons",
    QT_TRANSLATE_NOOP("report", "Kontakte nach Anlass"),
    "",
    _CONTACTS,
    lambda source: listed(source.figures.reasons, source.words.lists[ListName.REASONS]),
    Rounding.CONTACTS,
    total=True,
    rest=OTHERS,
)
CHANNELS = TableDefinition(
    "channels",
    QT_TRANSLATE_NOOP("report", "Kontakte nach Kanal"),
    "",
    _CONTACTS,
    lambda source: listed(source.figures.channels, source.words.lists[ListName.CHANNELS]),
    Rounding.CONTACTS,
    total=True,
    rest=OTHERS,
)
DAYS = TableDefinition(
    "days",
    QT_TRANSLATE_NOOP("report", "Kontakte nach Tagen"),
    QT_TRANSLATE_NOOP("report", "Tag"),
    _CONTACTS,
    _days,
    Rounding.CONTACTS,
    rest=OTHERS,
    drawn=True,
    kinds=SHORT,
    layouts=STANDARD,
)
WEEKS = TableDefinition(
    "weeks",
    QT_TRANSLATE_NOOP("report", "Kontakte nach Wochen"),
    QT_TRANSLATE_NOOP("report", "Woche ab"),
    _CONTACTS,
    _weeks,
    Rounding.CONTACTS,
    drawn=True,
    inside=True,  # beside the days it would narrow them
    layouts=STANDARD,
)
HOURS = TableDefinition(
    "hours",
    QT_TRANSLATE_NOOP("report", "Kontakte nach Wochentag und Uhrzeit"),
    QT_TRANSLATE_NOOP("report", "Tag"),
    _hours,
    _weekdays,
    Rounding.CONTACTS,
    drawn=True,
    inside=True,  # the same
    layouts=STANDARD,
)
REASON_CHANNELS = TableDefinition(
    "reason_channels",
    QT_TRANSLATE_NOOP("report", "Kontakte nach Anlass und Kanal"),
    "",
    _channels,
    _reason_channels,
    Rounding.CONTACTS,
    total=True,
    rest=OTHERS,
    kinds=LONG,
)
OUTSIDE_HOURS = TableDefinition(
    "outside_hours",
    QT_TRANSLATE_NOOP("report", "Kontakte in und außerhalb der Zeiten"),
    QT_TRANSLATE_NOOP("report", "Zeiten"),
    (
        Column(QT_TRANSLATE_NOOP("report", "in den Zeiten"), "contacts:within"),
        Column(QT_TRANSLATE_NOOP("report", "außerhalb"), "contacts:outside"),
    ),
    _outside_hours,
    Rounding.CONTACTS,
    total=True,
    rest=TOGETHER,
    kinds=LONG,
    layouts=STANDARD,
)
LANGUAGES = TableDefinition(
    "languages",
    QT_TRANSLATE_NOOP("report", "Sprachen"),
    "",
    _CONTACTS,
    lambda source: by_size(source.figures.languages, source.words.lists[ListName.LANGUAGES].label),
    Rounding.CONTACTS,
    total=True,
    rest=OTHERS,
    top=TOP,
)
INTERPRETING = TableDefinition(
    "interpreting",
    QT_TRANSLATE_NOOP("report", "Sprachmittlung"),
    "",
    _CONTACTS,
    _interpreting,
    Rounding.SUMMED,
    rest=OTHERS,
)
TOPICS = TableDefinition(
    "topics",
    QT_TRANSLATE_NOOP("report", "Themen der Beratung"),
    "",
    (Column(CONTACTS, "topics"),),
    _topics,
    Rounding.EACH,
    rest=OTHERS,
    adds=True,
    note=QT_TRANSLATE_NOOP(
        "report", "Mehrere Themen je Kontakt sind möglich; die Anteile können über 100 % liegen."
    ),
)
