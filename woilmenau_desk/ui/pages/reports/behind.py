"""What a figure counted, as a list: each row leads to the visit or the person it stands for."""

from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.report import ReportTable
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.ui.session import Context


def open_behind(
    context: Context, span: Span, table: ReportTable, row: int, column: int, parent: QWidget
) -> None:
    """Show what that figure counted."""
