"""The true figures and tables of the spans that one report looks at, each counted once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from babel import Locale

from woilmenau_desk.domain.figures import PeriodFacts, PeriodFigures
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import ReportTable, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import TrueTable
from woilmenau_desk.services import age_bands
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import counting, stand_ins
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import LONG, Source
from woilmenau_desk.services.reports.definitions.key import KEY_FIGURES
from woilmenau_desk.services.reports.definitions.words import Words, country_word, month_said
from woilmenau_desk.services.reports.figures_at_hand import at_hand, months_at_hand
from woilmenau_desk.services.reports.publishing import publish
from woilmenau_desk.services.reports.stand_ins import StandIn


@dataclass(slots=True)
class Counts:
    """What is counted for one report. `bands` names its age bands, `rule` is the one that it is told by.

    `gone`: closed months in the order of time, the stand-ins of their persons, and those of them who were erased since.
    """

    desk: Desk
    bands: str
    rule: Rule
    work: LongWork = field(default_factory=LongWork)
    gone: Sequence[tuple[Month, Mapping[str, list[Any]], frozenset[str]]] = ()
    _figures: dict[tuple[date, date], PeriodFigures] = field(default_factory=dict)

    def figures(self, span: Span) -> PeriodFigures:
        """The figures of a span. Raises WorkStopped."""
        key = span.first, span.last
        if key not in self._figures:
            found = at_hand(
                self.desk,
                (*key, self.bands),
                lambda: counting.figures(self.desk, span, self.bands, self.work, self._parts(span.months())),
            )
            self._figures[key] = stand_ins.with_erased(found, self._erased(span), self.bands)
        return self._figures[key]

    def look_at(self, months: Sequence[Month]) -> None:
        """Read these months, which follow one another, in one go: figures of several of them will be asked for.

        Raises WorkStopped.
        """
        self._parts(months)

    def _parts(self, months: Sequence[Month]) -> Sequence[PeriodFacts]:
        return months_at_hand(self.desk, months, lambda some: counting.parts(self.desk, some, self.work))

    def _erased(self, span: Span) -> tuple[StandIn, ...]:
        """Who was counted in closed months of a span and is no longer there."""
        months = set(span.months())
        return stand_ins.together((kept, gone) for month, kept, gone in self.gone if month in months and gone)

    def source(self, span: Span) -> Source:
        """What the tables of a span are made from."""
        months: Sequence[tuple[Month, PeriodFigures]] = ()
        if span.kind in LONG:
            months = [
                (month, self.figures(Span.of_month(month)))
                for month in span.months()
                if month.first <= self.desk.today()
            ]
        return Source(self.figures(span), self.words(span), self.rule, months)

    def tables(self, span: Span) -> tuple[TrueTable, ...]:
        """All tables of a span."""
        return registry.tables(self.source(span))

    def published(self, span: Span) -> tuple[ReportTable, ...]:
        """All tables of a span with true figures, for the house."""
        return publish(self.tables(span))

    def key(self, span: Span) -> ReportTable:
        """The key figures of a span alone."""
        (table,) = publish((self.key_table(span),))
        return table

    def key_table(self, span: Span) -> TrueTable:
        """The same with true figures, before anything is made of them."""
        source = Source(self.figures(span), self.words(span), self.rule)
        return KEY_FIGURES.table(source)

    def words(self, span: Span) -> Words:
        """The words and bands of a span's own time, whatever was changed since."""
        return Words(
            self.desk.value_lists(span.last),
            age_bands.bands(self.desk, span.last, self.bands),
            country_word(Locale("de").territories),
        )

    def english(self, span: Span) -> Mapping[str, str]:
        """The English words for what the centre's lists, countries and days are called in it."""
        months = {month_said(month): month_said(month, "en") for month in span.months()}
        return {**registry.english_labels(self.source(span), Locale("en").territories), **months}

    @property
    def doubtful(self) -> bool:
        """Whether anything that was counted contradicts something else."""
        return any(figures.doubtful for figures in self._figures.values())
