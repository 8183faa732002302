"""Counts of emergency help beside an exact list of receipts (Belegliste) of the same days.

The list tells exactly how many helps of money there were. What is told of all helps must leave open how many others were
among them (docs/decisions/0047): else neither how many helps there were nor their kinds and funds stand in any report. Where
they stood in one before anybody was to get the list, the list is not told. That either is held back tells something, too: so
it is where there are more ways to it than those few that would betray.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from woilmenau_desk.domain.confidentiality.multiples import BASE
from woilmenau_desk.domain.confidentiality.published import History, Told
from woilmenau_desk.domain.confidentiality.rule import Rule
from woilmenau_desk.domain.spans import Span

_AID = "aid"
_KINDS, _FUNDS, _MONTHS = "emergency_aid", "funds", "months"
_MONEY = 3  # the column of a kind's euros
_LEFT = BASE - 3  # a figure may be told so much below the receipts: three numbers of others are left


def narrows(told: Told) -> bool:
    """Whether the receipts would tell how many other helps there were; by suppression always: there figures are exact."""
    receipts = told.numbers.get("amounts", 0)
    if not receipts:
        return False
    if told.rule is Rule.SUPPRESSED:
        return True
    figure = told.key.get(_AID)
    if figure is not None and _near(figure, receipts):
        return True
    if receipts >= BASE:
        return False  # kinds of money are no small figures, then
    kinds, true = told.cells.get(_KINDS, {}), told.true.get(_KINDS, {})
    of_money = [code for code, row in true.items() if len(row) > _MONEY and row[_MONEY]]
    return bool(kinds) and _near(sum(kinds[code][0] or 0 for code in of_money if code in kinds), receipts)


def _near(figure: int, receipts: int) -> bool:
    """Whether a figure told of at least so many leaves fewer than three numbers, or looks like one that does.

    Where one told below the receipts would, the one above them is held back with it: else whoever knows these lines would
    take from a figure that is missing which of the two it was, and from a list that is missing how many it has.
    """
    if figure < receipts - _LEFT or not figure:
        return True
    return receipts % BASE > _LEFT and figure < receipts + BASE


def goes_on(history: History) -> bool:
    """Whether anything was told beside a list of receipts: what it says stays known, whoever gets one now."""
    return any(told.beside_receipts for told in (*history, *history.provisional))


def helps_are_known(history: History, span: Span) -> bool:
    """Whether helps of these days were told as if there were no list of receipts, and it would narrow them."""
    return any(
        told.span.first <= span.last
        and told.span.last >= span.first
        and not told.beside_receipts
        and narrows(told)
        for told in (*history, *history.provisional)
    )


def without_helps(told: Told, months: Collection[str], columns: Sequence[str]) -> Told:
    """What is told without the helps: of the span itself, and of these months in its course, which has these `columns`."""
    cells, sums = dict(told.cells), dict(told.sums)
    held = [table for table in (_KINDS, _FUNDS) if table in cells]
    for table in held:
        cells[table], sums[table] = {}, ()
    cells[_MONTHS] = {
        code: tuple(
            None if name == _AID and code in months else cell for name, cell in zip(columns, row, strict=True)
        )
        for code, row in cells.get(_MONTHS, {}).items()
    }
    held = list(dict.fromkeys((*told.held, *held, _AID)))
    return replace(told, cells=cells, sums=sums, key={**told.key, _AID: None}, held=tuple(held))
