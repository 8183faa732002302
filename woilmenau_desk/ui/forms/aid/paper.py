"""The receipt of a help on the screen: right after it was saved, or printed again later."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.aid import receipts
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.session import Context

_AS_ON_THE_CARD = "-"


def open_receipts(
    context: Context, choices: Choices, entries: Sequence[int], parent: QWidget, about: str = ""
) -> PaperDialog:
    """Show the receipts of these lines of the record; the language beside German may be chosen."""
    card = QCoreApplication.translate("Receipt", "wie auf der Karte")
    languages = ((code, choices.word(ListName.LANGUAGES, code)) for code in receipts.languages())
    language = PaperChoice(
        "language",
        QCoreApplication.translate("Receipt", "Sprache neben Deutsch"),
        ((_AS_ON_THE_CARD, card), *languages),
        _AS_ON_THE_CARD,
    )
    title = QCoreApplication.translate("Receipt", "Beleg")
    make = partial(_made, tuple(entries))
    return open_paper(context, title, make, parent, about=about, choices=(language,))


def open_wanted(
    context: Context, choices: Choices, given: AidRow, wanted: bool, parent: QWidget
) -> PaperDialog | None:
    """Right after saving, wherever that was: what is to be signed, where whoever saved asked for it."""
    if not wanted or not given.entries:
        return None
    return open_receipts(context, choices, given.entries, parent, given.person_name or "")


def _made(entries: tuple[int, ...], desk: Desk, language: str | None = None) -> PaperFile:
    return receipts.receipt_paper(desk, entries, None if language == _AS_ON_THE_CARD else language)
