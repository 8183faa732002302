"""Text: what the report says in words (Sachbericht)."""

from PySide6.QtWidgets import QVBoxLayout

from woilmenau_desk.domain.spans import Span
from woilmenau_desk.ui.pages.reports.kept import ReportsKept
from woilmenau_desk.ui.pages.reports.narrative import NarrativeRoom
from woilmenau_desk.ui.pages.reports.room import ReportRoom
from woilmenau_desk.ui.session import Context


class TextRoom(ReportRoom):
    """The fields of the narrative, for the span and the funder that are chosen."""

    def __init__(self, context: Context, reports: ReportsKept) -> None:
        super().__init__(context, reports)
        self.narrative = NarrativeRoom(context)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.narrative, 1)

    def show_choice(self, span: Span, funder: str | None) -> None:
        super().show_choice(span, funder)
        self.narrative.show_report(span, funder)

    def show_question(self, question: str) -> None:
        """Put the focus into that question."""
        self.narrative.show_question(question)

    def activated(self) -> None:
        self.narrative.start()
