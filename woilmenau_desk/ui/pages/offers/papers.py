"""The papers that the offers' pages print: the list of a session, the week's poster, the certificate of participation."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.offer_papers import PosterSize, SheetLook
from woilmenau_desk.domain.offers import EnrolmentRow, SessionRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.offers import papers
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.ui.choices import GERMAN, Choices
from woilmenau_desk.ui.offer_words import session_said
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.session import Context


class OfferPapers(QObject):
    """Opens each of them above a page."""

    def __init__(self, context: Context, above: QWidget) -> None:
        super().__init__(above)
        self._context, self._above = context, above

    def attendance_list(self, row: SessionRow) -> PaperDialog:
        """The list of a session: with names, or with codes that are typed back."""
        looks = (
            (SheetLook.NAMES.value, self.tr("Namen zum Abhaken")),
            (SheetLook.CODES.value, self.tr("Codes, Namen auf eigenem Blatt")),
            (SheetLook.BOTH.value, self.tr("Codes und Namen")),
        )

        def make(desk: Desk, look: str) -> PaperFile:
            return papers.attendance_list(desk, row.key, SheetLook(look))

        return open_paper(
            self._context,
            self.tr("Anwesenheitsliste"),
            make,
            self._above,
            about=f"{row.title}\n{session_said(row, self._context.today())}",
            choices=(PaperChoice("look", self.tr("Was darauf steht"), looks, SheetLook.NAMES.value),),
        )

    def week_poster(self, day: date, choices: Choices) -> PaperDialog:
        """The programme of the week in which a day lies, in any language that has phrases."""
        # The page's choices may have been read without the languages of papers, as the counter reads them.
        languages = tuple(
            (code, choices.word(ListName.LANGUAGES, code)) for code in papers.poster_languages()
        )
        sizes = ((PosterSize.A4.value, "A4"), (PosterSize.A3.value, self.tr("A3, von Weitem zu lesen")))

        def make(desk: Desk, language: str, size: str) -> PaperFile:
            return papers.week_poster(desk, day, language, PosterSize(size))

        return open_paper(
            self._context,
            self.tr("Wochenplakat"),
            make,
            self._above,
            choices=(
                PaperChoice("language", self.tr("Sprache"), languages, GERMAN),
                PaperChoice("size", self.tr("Papier"), sizes, PosterSize.A4.value),
            ),
        )

    def certificate(self, row: EnrolmentRow) -> PaperDialog:
        """That somebody took part."""
        return open_paper(
            self._context,
            self.tr("Teilnahmebescheinigung"),
            partial(papers.participation_certificate, offer_id=row.offer_id, person_id=row.person_id),
            self._above,
            about=row.person_name,
        )
