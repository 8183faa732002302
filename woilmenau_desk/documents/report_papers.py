"""A report as a PDF, in the layout that its funder wants."""

from woilmenau_desk.documents.annex_report import render_annexes
from woilmenau_desk.documents.month_report import render_month_report
from woilmenau_desk.domain.report import Report

_LAYOUTS = {"annexes": render_annexes}  # domain.funders.Layout


def render_report(report: Report) -> bytes:
    """The report on paper. One for the house always stands in the usual order."""
    render = render_month_report if report.internal else _LAYOUTS.get(report.layout, render_month_report)
    return render(report)
