"""A month's report as a file, as full as a month's report gets: its figures from the large store, texts, targets, a logo."""

import io
from dataclasses import replace

from PIL import Image

from benchmarks.results import Result
from benchmarks.timing import in_ms, interleaved, p99
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.report import Aim, Answer, Report
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import outputs, reports
from woilmenau_desk.services.reports.outputs import Format

KEYS = ("month_report_pdf_p99_ms",)
_MONTH = Month(2026, 10)
_SENTENCE = "Viele Familien kamen neu an; die Beratung half vor allem bei Anträgen und bei der Suche nach einem Platz. "


def paper(desk: Desk, times: int) -> dict[str, Result]:
    """The PDF from the finished report; beside it the other formats, and the report from nothing to its PDF."""
    report = _full(reports.report(desk, Span.of_month(_MONTH)))
    sides = {wanted.value: lambda wanted=wanted: outputs.made(report, wanted) for wanted in Format}
    taken = interleaved(sides, times)
    english = replace(report, language="en")
    beside = interleaved(
        {
            "in English": lambda: outputs.made(english, Format.PDF),
            "with its figures": lambda: outputs.made(reports.report(desk, Span.of_month(_MONTH)), Format.PDF),
        },
        max(3, times // 10),
        warm_up=1,
    )
    return {
        "month_report_pdf_p99_ms": Result(
            p99(taken[Format.PDF]) * 1000,
            "ms",
            {
                "bytes": {wanted.value: len(outputs.made(report, wanted)) for wanted in Format},
                "tables": len(report.tables),
                **{side: in_ms(seconds) for side, seconds in (taken | beside).items()},
            },
        )
    }


def _full(report: Report) -> Report:
    logo = io.BytesIO()
    Image.new("RGB", (900, 260), "white").save(logo, "PNG")
    return replace(
        report,
        logo=logo.getvalue(),
        answers=tuple(Answer(f"q{number}", f"Frage {number}", _SENTENCE * 5) for number in range(5)),
        aims=tuple(Aim(f"Indikator {number}", "year", 1000, 10 * number, number) for number in range(8)),
    )
