"""The slip with the number: printed right after somebody was put into the queue, or seen first and printed again."""

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.print_errors import NUMBER_HOLDS, NoPrinter, PrinterGone, PrintTrouble
from woilmenau_desk.domain.queue import QueueRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import number_slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dialogs import show_error
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.printers.remembered import Use
from woilmenau_desk.ui.printing import SHEET_TITLE, Sent, fit_said, send_beside
from woilmenau_desk.ui.session import Context


def open_number_slip(context: Context, choices: Choices, row: QueueRow, parent: QWidget) -> PaperDialog:
    """Show the slip of this number; the language beside German may be chosen."""
    own = row.data.language if row.data.language in number_slips.languages() else None
    german = QCoreApplication.translate("NumberSlip", "nur Deutsch")
    languages = [(code, choices.word(ListName.LANGUAGES, code)) for code in number_slips.languages()]
    options = ((number_slips.GERMAN, german), *(each for each in languages if each[0] != number_slips.GERMAN))
    language = PaperChoice(
        "language",
        QCoreApplication.translate("NumberSlip", "Sprache neben Deutsch"),
        options,
        own or number_slips.GERMAN,
    )
    title = QCoreApplication.translate("NumberSlip", "Nummer {number}").format(number=row.number)
    return open_paper(
        context,
        title,
        partial(_made, row.id),
        parent,
        about=row.person_name,
        choices=(language,),
        follows={Kind.QUEUE: row.id, Kind.SLIPS: None, Kind.CENTRE: None},
    )


def hand_out(
    context: Context, choices: Choices, row: QueueRow, parent: QWidget, closed: Callable[[], object]
) -> None:
    """Right after somebody was put into the queue: their slip comes out of the printer for slips, without a question.

    Where none was chosen on this computer, or it is not there any more, the preview asks for one; `closed` is called once
    that is closed. Nobody waits for the printer here.
    """

    def ask() -> None:
        if shiboken6.isValid(parent):
            open_number_slip(context, choices, row, parent).finished.connect(lambda _result: closed())

    def on_made(made: PaperFile) -> None:
        send_beside(context, printer, made.pdf, SHEET_TITLE, on_done=on_sent, on_error=on_error)

    def on_sent(sent: Sent) -> None:
        text = QCoreApplication.translate("NumberSlip", "Nummer {number} gedruckt: {printer}")
        said = [text.format(number=row.number, printer=sent.printer.label)]
        said += [more for more in (fit_said(sent.fit, sent.printer.label),) if more]
        context.status.tell(" · ".join(said))

    def on_error(error: KnownError) -> None:
        if isinstance(error, NoPrinter | PrinterGone):
            ask()
            return
        above = parent if shiboken6.isValid(parent) else QApplication.activeWindow()
        show_error(above, error.keeping(NUMBER_HOLDS) if isinstance(error, PrintTrouble) else error)

    printer = context.printing.printer(Use.SLIPS)
    if not printer:
        ask()
        return
    paper = context.printing.paper(printer)
    context.runner.run(
        number_slips.number_slip,
        context.desk,
        row.id,
        "",
        paper.value if paper is not None else "",
        on_done=on_made,
        on_error=on_error,
        owner=context.printing,
    )


def _made(entry_id: int, desk: Desk, language: str | None = None) -> PaperFile:
    return number_slips.number_slip(desk, entry_id, language or "")
