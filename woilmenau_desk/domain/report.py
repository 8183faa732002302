"""A finished report: what the window shows and what every file format is made from, so they cannot disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from woilmenau_desk.domain.confidentiality import BASE
from woilmenau_desk.domain.confidentiality.published import ToLeave
from woilmenau_desk.domain.confidentiality.rule import Rule as Rule  # whoever makes reports finds it here
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP

Cell = str | int | None
BELOW = QT_TRANSLATE_NOOP("report", "unter {base}")
HELD_WHOLE = QT_TRANSLATE_NOOP("report", "nicht ausgewiesen")
_QUOTES = ("„{}“", "“{}”")  # German and English, as sentences name a table


class Below(int):
    """A published figure whose true one is below the base, be it nought or not: told as "unter 5".

    As a number it is 0. Where a sum had to be held down, it may stand for more (`domain.confidentiality`).
    """

    def __str__(self) -> str:
        return BELOW.format(base=BASE)


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: the first column names the row, the others hold figures (None: not to be told).

    `codes`: what each row is called in every version and language, as in the `domain.true_table` that it was made from.
    `counts`: what each of its columns counts, for the house, so that a figure opens the list of it (`domain.behind`).
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    total_row: bool = False  # the last row is the sum
    codes: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the narrative (Sachbericht) says to one question."""

    question: str  # its code
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of a funder beside what was reached (Soll/Ist).

    `reached` is the figure as this report tells it, `target` what was agreed for the span named by `per`. `share` in whole
    per cent of the two; None where the target is 0 or the figure is not told. `months`: by how many of them what was agreed
    for one was multiplied.
    """

    title: str
    per: str  # domain.funders.Per
    target: int
    reached: Cell
    share: int | None
    months: int = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """A line of the list of receipts (Belegliste) out of the funds; it knows no person."""

    day: date
    number: str
    payee: str
    reason: str
    amount_cents: int
    fund: str


@dataclass(frozen=True, slots=True)
class Closed:
    """That a report is closed: which version of it, when, by whom (display name) and, from the second on, why."""

    number: int
    on: date
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A month or a year, after the funder's confidentiality rule, or with true figures for staff.

    `rule` is machine-readable, `rule_text` the German footnote. `english`: the English words for the labels that are
    data of the centre; those of the program itself are translated by the window.
    """

    kind: str  # domain.spans.SpanKind
    period: str  # str(Span): 2026-10, 2026-Q4, 2026
    period_title: str  # Oktober 2026
    internal: bool
    rule: str
    rule_text: str
    version: str  # of the product, so that a reprint can be explained
    centre: str
    project: str
    file_number: str
    funder: str
    tables: tuple[ReportTable, ...]
    definitions: Mapping[str, str]
    made_on: date
    complete_until: date | None = None  # set when the period has not ended: figures so far
    narrative: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    aims: tuple[Aim, ...] = ()
    layout: str = "standard"  # domain.funders.Layout
    language: str = "de"
    logo: bytes = b""  # PNG or JPEG; none where empty
    closed: Closed | None = None  # None: figures as they are now ("vorläufig" outside)
    held_back: tuple[str, ...] = ()  # sentences on what is not told, and why
    receipts: tuple[Receipt, ...] = ()  # of the funds, for layouts that list them
    leaving: ToLeave | None = field(default=None, compare=False, repr=False)  # kept once it leaves the house

    def table(self, table_id: str) -> ReportTable:
        """The table of that id. Raises KeyError."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)

    def holds_back(self, title: str) -> bool:
        """Whether the report's sentences name what has that title as something that is not told."""
        names = [quotes.format(title) for quotes in _QUOTES]
        return any(name in sentence for sentence in self.held_back for name in names)

    def held_whole(self, table: ReportTable) -> bool:
        """Whether a table without rows is one that is not told, rather than one in which nothing was counted.

        The report's sentences name what is held back; where nothing at all is told, the key figures are not either.
        """
        if table.rows or not self.held_back:
            return False
        if self.holds_back(table.title):
            return True
        key = next((one.rows for one in self.tables if one.id == "key"), ())
        return bool(key) and all(row[1:2] == (None,) for row in key)
