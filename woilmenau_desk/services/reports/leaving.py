"""The file of a report as it leaves the house: of a closed one its very bytes, of any other what is made of it now.

The window and the command line ask here, so that whatever is printed or saved of a closed report is what was closed, and
that of any other it is kept what it told: later reports look at all that has left the house.
"""

import json
from collections.abc import Iterable
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.closing import ToldOtherwise
from woilmenau_desk.domain.confidentiality.beside_receipts import narrows
from woilmenau_desk.domain.confidentiality.published import Told
from woilmenau_desk.domain.errors import REFUSED
from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import Printed
from woilmenau_desk.services.reports import closed, outputs
from woilmenau_desk.services.reports.outputs import Format
from woilmenau_desk.services.reports.telling import SEED, TOLD, last_left, provisional, seed_of
from woilmenau_desk.storage import provisional_reports as rows

NOT_KEPT: Final = QT_TRANSLATE_NOOP(
    "report",
    "Dass der Bericht {span} vorläufig hinausging, ist nicht festgehalten: Die Ablage lässt sich gerade nur lesen. Später "
    "können dieselben Zahlen anders gerundet sein.",
)


def file(desk: Desk, span: Span, funder: str | None, report: Report, wanted: Format) -> Printed:
    """The report of a span for a funder in a format, to leave the house, with what whoever prints it should know.

    Only in another language than it was closed in, or with true figures, is a closed one made anew. Raises NotAllowed,
    BadInput for an unknown funder, NotClosed or ClosedDamaged; and as `keep` does.
    """
    made = preview(desk, span, funder, report, wanted)
    return Printed(made.pdf, (*made.remarks, *keep(desk, span, funder, report)))


def preview(desk: Desk, span: Span, funder: str | None, report: Report, wanted: Format) -> Printed:
    """The same to be looked at in the house: `keep` comes before it is printed or saved. Raises as `file` does."""
    frozen = _frozen(desk, span, funder, report, wanted)
    if frozen is not None:
        return Printed(frozen, ())
    if wanted is Format.PDF:
        return outputs.printed(report)
    return Printed(outputs.made(report, wanted), ())


def keep(desk: Desk, span: Span, funder: str | None, report: Report) -> tuple[Sentence, ...]:
    """Keep what a report that is not closed tells outside, before it leaves the house; once for the same figures.

    A store that takes nothing just now, for the disk is full or may not be written, lets the report leave and says that
    nothing was kept: reading always goes on. Raises NotAllowed, DeskLocked, StoreDamaged, BadInput for an unknown funder,
    ToldOtherwise where it was closed or told otherwise since it was counted, or what else writing raises: then it must not
    leave.
    """
    if report.leaving is None:
        return ()
    desk.actor.require(Right.MAKE_REPORTS)
    vault, seed = desk.vault, seed_of(desk)
    told = report.leaving.told
    days = (min(one.span.first for one in told), max(one.span.last for one in told))
    before = provisional(desk, *days)
    if report.leaving.after != last_left(desk):
        chosen = closed.funder_of(desk, span, funder)
        # Helps and a list of receipts that narrows them may have been counted without a look at one another.
        otherwise = any(_is_other(one, before) or (narrows(one) and _is_new(one, before)) for one in told)
        if closed.closed_list(desk, span, chosen.id) or otherwise:
            raise ToldOtherwise(span=span.said())
    if news := [one.as_dict() for one in told if _is_new(one, before)]:
        text = json.dumps({TOLD: news, SEED: seed.hex()}, ensure_ascii=False, sort_keys=True)
        try:
            with desk.writing() as uow:
                rows.add(uow, vault, span, days, text, desk.actor.name)
                said = QT_TRANSLATE_NOOP("said", "Vorläufiger Bericht hinausgegeben: {span}")
                desk.finish(uow, None, Sentence("said", said, {"span": span.said()}), undoable=False)
        except REFUSED:
            return (Sentence("report", NOT_KEPT, {"span": span.said()}),)
    return ()


def _of_the_same(one: Told, other: Told) -> bool:
    """Whether both were told of the very same figures by the same rule."""
    names = ("span", "rule", "least", "bands", "ages", "columns", "numbers", "true")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _same(one: Told, other: Told) -> bool:
    return _of_the_same(one, other) and (one.cells, one.sums, one.key) == (other.cells, other.sums, other.key)


def _is_new(one: Told, before: Iterable[Told]) -> bool:
    """Whether nothing that is kept says it; that a list of receipts left beside the same figures is to be said, too."""
    return not any(
        _same(one, earlier) and (earlier.beside_receipts or not one.beside_receipts) for earlier in before
    )


def _is_other(told: Told, before: Iterable[Told]) -> bool:
    """Whether a month was told otherwise of the very same figures. What a longer span tells follows from its months."""
    alike = [one for one in before if len(told.span.months()) == 1 and _of_the_same(told, one)]
    return bool(alike) and not any(_same(told, one) for one in alike)


def _frozen(desk: Desk, span: Span, funder: str | None, report: Report, wanted: Format) -> bytes | None:
    if report.closed is None or report.internal:
        return None
    row = closed.find(desk, span, funder, report.closed.number)
    if wanted not in row.formats or closed.shown(desk, row).language != report.language:
        return None
    return closed.file(desk, row, wanted).content
