"""A report as a PDF, in the layout that its funder wants."""

from woilmenau_desk.documents.month_report import render_month_report
from woilmenau_desk.domain.report import Report


def render_report(report: Report) -> bytes:
    """The report on paper."""
    return render_month_report(report)
