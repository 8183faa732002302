"""The true figures and tables of the spans that one report looks at, each counted once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from babel import Locale

from woilmenau_desk.domain.figures import PeriodFigures
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import ReportTable, Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import TrueTable
from woilmenau_desk.services import age_bands
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.reports.definitions import registry
from woilmenau_desk.services.reports.definitions.definition import LONG, Source
from woilmenau_desk.services.reports.definitions.key import KEY_FIGURES
from woilmenau_desk.services.reports.definitions.words import Words, country_word
from woilmenau_desk.services.reports.publishing import publish


@dataclass(slots=True)
class Counts:
    """What is counted for one report. `bands` names its age bands, `rule` is the one that it is told by."""

    desk: Desk
    bands: str
    rule: Rule
    work: LongWork = field(default_factory=LongWork)
    _figures: dict[tuple[date, date], PeriodFigures] = field(default_factory=dict)

    def figures(self, span: Span) -> PeriodFigures:
        """The figures of a span. Raises WorkStopped."""
        key = span.first, span.last
        if key not in self._figures:
            self._figures[key] = counting.figures(self.desk, span, self.bands, self.work)
        return self._figures[key]

    def source(self, span: Span) -> Source:
        """What the tables of a span are made from."""
        months: Sequence[tuple[Month, PeriodFigures]] = ()
        if span.kind in LONG:
            months = [(month, self.figures(Span.of_month(month))) for month in span.months()]
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
        return registry.english_labels(self.source(span), Locale("en").territories)

    @property
    def doubtful(self) -> bool:
        """Whether anything that was counted contradicts something else."""
        return any(figures.doubtful for figures in self._figures.values())
