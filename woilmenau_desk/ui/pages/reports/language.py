"""A report in the language of the window. The paper keeps the funder's, or the one that is chosen for it."""

from woilmenau_desk.domain.report import Report
from woilmenau_desk.services.reports.english import ENGLISH, in_english
from woilmenau_desk.ui import translation


def in_window_language(report: Report) -> Report:
    """The same report for reading in the window."""
    return in_english(report) if translation.language() == ENGLISH else report
