"""A finished report: what the window shows and what every file format is made from, so they cannot disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: the first column names the row, the others hold figures (None: not to be told)."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    total_row: bool = False  # the last row is the sum


@dataclass(frozen=True, slots=True)
class Report:
    """A month or a year, after the funder's confidentiality rule, or with true figures for staff.

    `rule` is machine-readable ("round5", "suppress5", "none"), `rule_text` the German footnote.
    """

    kind: str  # "month" or "year"
    period: str  # 2026-10 or 2026
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
    extra: Mapping[str, str] = field(default_factory=dict)

    def table(self, table_id: str) -> ReportTable:
        """The table of that id. Raises KeyError."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)
