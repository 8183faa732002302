"""The file of a report as it leaves the house: of a closed one its very bytes, of any other what is made of it now.

The window and the command line ask here, so that whatever is printed or saved of a closed report is what was closed.
"""

from woilmenau_desk.domain.report import Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import Printed
from woilmenau_desk.services.reports import closed, outputs
from woilmenau_desk.services.reports.outputs import Format


def file(desk: Desk, span: Span, funder: str | None, report: Report, wanted: Format) -> Printed:
    """The report of a span for a funder in a format, with what whoever prints it should know.

    Only in another language than it was closed in, or with true figures, is a closed one made anew. Raises NotAllowed,
    BadInput for an unknown funder, NotClosed or ClosedDamaged.
    """
    frozen = _frozen(desk, span, funder, report, wanted)
    if frozen is not None:
        return Printed(frozen, ())
    if wanted is Format.PDF:
        return outputs.printed(report)
    return Printed(outputs.made(report, wanted), ())


def _frozen(desk: Desk, span: Span, funder: str | None, report: Report, wanted: Format) -> bytes | None:
    if report.closed is None or report.internal:
        return None
    row = closed.find(desk, span, funder, report.closed.number)
    if wanted not in row.formats or closed.shown(desk, row).language != report.language:
        return None
    return closed.file(desk, row, wanted).content
