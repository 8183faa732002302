"""Telling a span by the rule of whoever gets it."""

from woilmenau_desk.domain.confidentiality.audit import looked_at
from woilmenau_desk.domain.confidentiality.published import Counted, History, Told
from woilmenau_desk.domain.confidentiality.rounded import Tag, told_rounded
from woilmenau_desk.domain.confidentiality.suppressed import told_suppressed
from woilmenau_desk.domain.report import Rule


def tell(counted: Counted, history: History, rule: Rule, least: int, tag: Tag, number: int = 1) -> Told:
    """What may leave the house of a span, whatever `history` has told already.

    Where anything of the span was told by another rule, that rule holds: two of them side by side would betray each other
    (`Told.rule` says which). `tag` makes MACs that nobody outside can make. Raises ValueError where a month of a longer
    span has not been told, or days are to be told by suppression that are no whole months.
    """
    if held := history.rule_of(counted.span):
        rule, least = held
    if rule is Rule.SUPPRESSED:
        told = told_suppressed(counted, history, least, tag, number)
    else:
        told = told_rounded(counted, history, tag, number)
    return looked_at(counted, told, history)
