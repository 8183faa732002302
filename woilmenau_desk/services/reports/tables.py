"""The tables of a month with the key figures of three spans side by side, as `publishing` tells them."""

from collections.abc import Mapping
from dataclasses import replace

from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.true_table import TrueTable, folded
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import Source
from woilmenau_desk.services.reports.definitions.key import KEY, KEY_FIGURES
from woilmenau_desk.services.reports.definitions.words import Words, country_word
from woilmenau_desk.services.reports.publishing import KeyFigures

_BESIDE = (QT_TRANSLATE_NOOP("report", "Vormonat"), QT_TRANSLATE_NOOP("report", "Jahr bis heute"))


_NEW = (
    "months",
    "reason_channels",
    "outside_hours",
    "weeks",
    "hours",
    "offer_sessions",
    "person_languages",
    "cases",
    "funds",
    "referral_outcomes",
)


def _as_before(key: TrueTable) -> TrueTable:
    """The key figures that `publishing.KeyFigures` knows."""
    rows = [at for at, code in enumerate(key.codes) if code in KeyFigures.__slots__]
    return replace(
        key,
        labels=tuple(key.labels[at] for at in rows),
        cells=tuple(key.cells[at] for at in rows),
        codes=tuple(key.codes[at] for at in rows),
    )


def month_tables(
    month: PeriodFigures, previous: PeriodFigures, year: PeriodFigures, words: Words, rule: Rule
) -> tuple[TrueTable, ...]:
    """The tables of a month, in the order they are printed."""
    made = registry.tables(
        Source(month, words, rule), (one for one in registry.DEFINED if one.id not in _NEW)
    )
    beside = [
        _as_before(KEY_FIGURES.table(Source(figures, words, rule))) for figures in (month, previous, year)
    ]
    key = replace(
        beside[0],
        columns=(*beside[0].columns, *_BESIDE),
        cells=tuple(sum(rows, ()) for rows in zip(*(one.cells for one in beside), strict=True)),
    )
    return tuple(key if table.id == KEY else folded(table) for table in made)


def english_labels(month: PeriodFigures, words: Words, countries: Mapping[str, str]) -> Mapping[str, str]:
    """The English words for the rows that are named by the centre's lists, by countries and by days."""
    return registry.english_labels(Source(month, words), countries)


__all__ = ["Words", "country_word", "english_labels", "month_tables"]
