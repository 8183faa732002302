"""The papers that the page of volunteers prints: the funder's hours sheet, their own sheets, proof of voluntary work."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.printing import PaperFile
from woilmenau_desk.services.volunteers import papers
from woilmenau_desk.ui.dates import month_title
from woilmenau_desk.ui.paper_dialog import PaperChoice, PaperDialog, open_paper
from woilmenau_desk.ui.session import Context

_NAMED, _CODED = "named", "coded"
_MONTHS_BACK = 13  # a whole year and the month before it


class VolunteerPapers(QObject):
    """Opens each of them above the page."""

    def __init__(self, context: Context, above: QWidget) -> None:
        super().__init__(above)
        self._context, self._above = context, above

    def hours_sheet(self) -> PaperDialog:
        """Everybody's hours of a month; at first of the last one that is over."""
        this = Month.of(self._context.today())
        months = [this]
        while len(months) <= _MONTHS_BACK:
            months.append(months[-1].previous())

        def make(desk: Desk, month: str) -> PaperFile:
            return papers.hours_sheet(desk, Month.parse(month))

        return open_paper(
            self._context,
            self.tr("Stundennachweis"),
            make,
            self._above,
            choices=(self._month(months, this.previous()),),
        )

    def sheets(self, who: VolunteerRow | None = None) -> PaperDialog:
        """Empty sheets to be filled in by hand: of everybody, or of one; of this month, the next or the last."""
        this = Month.of(self._context.today())
        looks = (
            (
                _CODED,
                self.tr("nur Codes, Namen auf eigenem Blatt") if who is None else self.tr("nur der Code"),
            ),
            (_NAMED, self.tr("mit Namen")),
        )

        def make(desk: Desk, month: str, look: str) -> PaperFile:
            number = None if who is None else who.id
            return papers.volunteer_sheets(desk, Month.parse(month), number, look == _NAMED)

        return open_paper(
            self._context,
            self.tr("Stundenzettel"),
            make,
            self._above,
            about="" if who is None else who.name,
            choices=(
                self._month([this.next(), this, this.previous()], this),
                PaperChoice("look", self.tr("Was darauf steht"), looks, _CODED),
            ),
        )

    def proof(self, who: VolunteerRow) -> PaperDialog:
        """What somebody did, from their first day on."""
        return open_paper(
            self._context,
            self.tr("Nachweis über das Ehrenamt"),
            partial(papers.volunteering_certificate, volunteer_id=who.id),
            self._above,
            about=who.name,
        )

    def _month(self, months: list[Month], chosen: Month) -> PaperChoice:
        options = tuple((str(month), month_title(month)) for month in months)
        return PaperChoice("month", self.tr("Monat"), options, str(chosen))
