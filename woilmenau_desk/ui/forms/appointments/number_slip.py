"""The slip with the number on the screen: right after somebody was put into the queue, or printed again."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.queue import QueueRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.appointments import number_slips
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
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
        context, title, partial(_made, row.id), parent, about=row.person_name, choices=(language,)
    )


def _made(entry_id: int, desk: Desk, language: str | None = None) -> PaperFile:
    return number_slips.number_slip(desk, entry_id, language or "")
