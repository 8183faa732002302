"""Telling a span by the rule of whoever gets it."""

from dataclasses import replace
from typing import Final

from woilmenau_desk.domain.confidentiality.audit import looked_at
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told, true_rows
from woilmenau_desk.domain.confidentiality.rounded import Tag, told_rounded
from woilmenau_desk.domain.confidentiality.rule import Rule
from woilmenau_desk.domain.confidentiality.suppressed import told_suppressed
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.true_table import Rounding

MIXED: Final = "mixed"
"""What is held back where the months of a longer span were told by several rules: everything."""


def tell(
    counted: Counted,
    history: History,
    rule: Rule,
    least: int,
    tag: Tag,
    number: int = 1,
) -> Told:
    """What may leave the house of a span, whatever `history` has told already.

    Where anything of the span was told by another rule, that rule holds: two of them side by side would betray each other
    (`Told.rule` says which). `tag` makes MACs that nobody outside can make. Raises ValueError where a month of a longer span
    has not been told, or days are to be told by suppression that are no whole months.
    """
    if held := history.rule_of(counted.span):
        rule, least = held
    if of_several_rules(counted.span, history):
        return _nothing(counted, rule, least, number)
    columns = {
        table.id: table.counts
        for table in counted.tables
        if table.rounding is Rounding.CONTACTS and len(table.counts) > 1
    }
    history = history.in_columns(columns)
    if rule is Rule.SUPPRESSED:
        told = told_suppressed(counted, history, least, tag, number)
    else:
        told = told_rounded(counted, history, tag, number)
    return replace(looked_at(counted, told, history), columns=columns)


def of_several_rules(span: Span, history: History) -> bool:
    """Whether the months of a longer span were told by different rules: then neither says what their sums would be."""
    parts = [told for month in span.months() if (told := history.month(month)) is not None]
    return len({(told.rule, told.least if told.rule is Rule.SUPPRESSED else 0) for told in parts}) > 1


def _nothing(counted: Counted, rule: Rule, least: int, number: int) -> Told:
    true = {table.id: true_rows(table) for table in counted.tables if table.rounding is not Rounding.KEY}
    return Told(
        counted.span,
        number,
        rule,
        least,
        counted.bands,
        {table: {} for table in true},
        dict.fromkeys(true, ()),
        dict.fromkeys(counted.numbers),
        true,
        dict(counted.numbers),
        (MIXED,),
    )
