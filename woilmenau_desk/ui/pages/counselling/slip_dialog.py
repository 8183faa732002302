"""The slips of referrals and deadlines: seen, printed, saved; in the person's language unless another one is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.slips import Paper
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.session import Context

_ALSO = (Kind.PERSON, Kind.STAFF, Kind.SLIPS, Kind.CENTRE, Kind.VALUES)


def open_slip(
    context: Context,
    choices: Choices,
    title: str,
    make: Callable[..., PaperFile],
    parent: QWidget,
    *,
    about: str,
    of: tuple[Kind, int],
) -> PaperDialog:
    """Show it above a page. `make` takes the language and the paper; empty, they are the person's and the centre's.

    `of`: the row that it tells of.
    """
    usual = QCoreApplication.translate("SlipDialog", "wie die Person liest")
    papers = (
        ("", QCoreApplication.translate("SlipDialog", "wie eingestellt")),
        (Paper.A6.value, QCoreApplication.translate("SlipDialog", "A6, eine Postkarte")),
        (Paper.A5.value, QCoreApplication.translate("SlipDialog", "A5, ein halbes Blatt")),
        (Paper.ROLL80.value, QCoreApplication.translate("SlipDialog", "Rolle, 80 mm breit")),
    )
    return open_paper(
        context,
        title,
        make,
        parent,
        about=about,
        follows={of[0]: of[1], **dict.fromkeys(_ALSO)},
        choices=(
            PaperChoice(
                "language",
                QCoreApplication.translate("SlipDialog", "Sprache des Zettels"),
                (("", usual), *choices.printed()),
                "",
            ),
            PaperChoice("paper", QCoreApplication.translate("SlipDialog", "Papier"), papers, ""),
        ),
    )
