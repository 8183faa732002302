"""The tables that count persons."""

from collections.abc import Iterator

from woilmenau_desk.domain.figures import UNKNOWN
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import Rounding
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions.contacts import TOP, by_size
from woilmenau_desk.services.reports.definitions.definition import LONG, Column, Row, Source, TableDefinition
from woilmenau_desk.services.reports.definitions.words import (
    DIVERSE_AND_UNSTATED,
    OTHERS,
    PERSONS,
    TOGETHER,
    UNKNOWN_WORD,
)

DIVERSE_OR_NOT_STATED = "diverse_or_not_stated"
_PERSONS = (Column(PERSONS, "persons"),)


def _ages(source: Source) -> list[Column]:
    return [
        *(Column(band.label, f"persons:{band.code}") for band in source.words.bands),
        Column(UNKNOWN_WORD, f"persons:{UNKNOWN}"),
    ]


def _gender_age(source: Source) -> Iterator[Row]:
    genders = source.words.lists[ListName.GENDERS]
    groups: list[tuple[str, str, tuple[str, ...]]] = [
        (code, genders.label(code), (code,)) for code in ("female", "male")
    ]
    if source.rule is Rule.TRUE:
        groups += [(code, genders.label(code), (code,)) for code in ("diverse", "not_stated")]
    else:
        # Small cells of this kind would show single people.
        groups.append((DIVERSE_OR_NOT_STATED, DIVERSE_AND_UNSTATED, ("diverse", "not_stated")))
    known = {code for _, _, codes in groups for code in codes}
    ages = [*(band.code for band in source.words.bands), UNKNOWN]
    for group, label, codes in groups:
        cells = tuple(
            sum(
                number
                for (gender, age), number in source.figures.gender_age.items()
                if age == wanted and (gender in codes or (gender not in known and "not_stated" in codes))
            )
            for wanted in ages
        )
        yield Row(group, label, cells)


def _status_groups(source: Source) -> Iterator[Row]:
    groups, counter = source.words.lists[ListName.STATUS_GROUPS], source.figures.status_groups
    codes = [group.code for group in groups.begun()]
    for code in codes:
        yield Row(code, f"{code} {groups.label(code)}", (counter[code],))
    yield Row(UNKNOWN, UNKNOWN_WORD, (sum(counter.values()) - sum(counter[code] for code in codes),))


GENDER_AGE = TableDefinition(
    "gender_age",
    QT_TRANSLATE_NOOP("report", "Personen nach Geschlecht und Alter"),
    "",
    _ages,
    _gender_age,
    Rounding.CROSSED,
    total=True,
    note=QT_TRANSLATE_NOOP("report", "Alter nach Geburtsjahr beim Kontakt."),
)
ORIGINS = TableDefinition(
    "origins",
    QT_TRANSLATE_NOOP("report", "Herkunftsländer"),
    "",
    _PERSONS,
    lambda source: by_size(source.figures.origins, source.words.country),
    Rounding.PERSONS,
    total=True,
    rest=OTHERS,
    top=TOP,
)
STATUS_GROUPS = TableDefinition(
    "status_groups",
    QT_TRANSLATE_NOOP("report", "Aufenthaltsstatus"),
    "",
    _PERSONS,
    _status_groups,
    Rounding.PERSONS,
    total=True,
    rest=TOGETHER,
)
PERSON_LANGUAGES = TableDefinition(
    "person_languages",
    QT_TRANSLATE_NOOP("report", "Personen nach Sprache"),
    "",
    _PERSONS,
    lambda source: by_size(source.figures.person_languages, source.words.lists[ListName.LANGUAGES].label),
    Rounding.PERSONS,
    total=True,
    rest=OTHERS,
    top=TOP,
    kinds=LONG,
)
