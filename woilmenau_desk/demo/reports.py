"""The reports of the fictional centre: two funders, texts and notes, closed months, and what came after closing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, islice
from typing import Final

from woilmenau_desk.demo.report_texts import MONTHLY, NOTES, YEARLY
from woilmenau_desk.demo.staff import COUNSELLORS
from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Layout, Per
from woilmenau_desk.domain.narrative import NoteData
from woilmenau_desk.domain.periods import BERLIN, Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import funders, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing
from woilmenau_desk.storage import report_texts as rows
from woilmenau_desk.storage.keyed import NEVER
from woilmenau_desk.storage.unit_of_work import UnitOfWork

LAND: Final = "Land Musterland"
FUND: Final = "Europäischer Musterfonds"
_LAND_AIMS: Final = (
    IndicatorData("contacts", target=700, per=Per.MONTH),
    IndicatorData("persons", target=150, per=Per.MONTH),
    IndicatorData("sessions", "Beratungen im Jahr", 320, Per.YEAR),
    IndicatorData("volunteer_hours", target=2_000, per=Per.YEAR),
)
_FUND_AIMS: Final = (
    IndicatorData("persons", "Teilnehmende insgesamt", 400, Per.PROJECT),
    IndicatorData("women", "Frauen in Angeboten", 30, Per.MONTH),
    IndicatorData("attendances", target=1_200, per=Per.YEAR),
    IndicatorData("trainings", target=4, per=Per.YEAR),
)
_FUND_BANDS: Final = (AgeBand(0, 17), AgeBand(18, 29), AgeBand(30, 54), AgeBand(55))
_BACK: Final = 13  # months that have a text, and this one
_WORKDAYS: Final = 5
_LATE: Final = 3  # contacts that were noted after a month was closed
_AGAIN: Final = "Drei vergessene Kontakte nachgetragen"


class Closing(StrEnum):
    """How many months are closed: each takes as long as its report."""

    NONE = "none"
    LAST_YEAR = "last_year"  # the end of last year; all of this year is still to be closed
    UNTIL_NOW = "until_now"  # the past year; last month is to be closed next


def months_to_close(closing: Closing, today: date, begun: date) -> tuple[Month, ...]:
    """The months, the earliest first; of those in which the centre was there from the first day."""
    this = Month.of(today)
    wanted: Iterable[Month]
    if closing is Closing.NONE:
        return ()
    if closing is Closing.LAST_YEAR:
        wanted = islice(_before(Month(this.year, 1)), 3)
    else:
        wanted = islice(_before(this.previous()), 11)
    return tuple(reversed([month for month in wanted if month.first >= begun]))


def add_reports(
    desk: Desk,
    months: Sequence[Month],
    begun: date,
    tell: Callable[[str, int], object],
) -> dict[str, int]:
    """Enter funders and texts and close these months; how many were closed."""
    _funders(desk)
    _texts(desk, begun, months)
    closed = 0
    for place, month in enumerate(months):
        tell("Abschlüsse", 100 * place // len(months))
        closing.close(desk, Span.of_month(month), LAND)
        closed += 1
    for month in months[-1:]:
        span = Span.of_month(month)
        closing.close(desk, span, FUND)
        closed += 1
        if len(months) > 1:  # one that came late is in a second version, one is not in any yet
            before = Span.of_month(months[-2])
            _late(desk, before)
            closing.close(desk, before, LAND, _AGAIN)
            closed += 1
        _late(desk, span)
    return {"closed": closed}


def _before(month: Month) -> Iterator[Month]:
    while True:
        month = month.previous()
        yield month


def _funders(desk: Desk) -> None:
    year = desk.today().year
    begins, ends = date(year - 1, 1, 1), date(year + 1, 12, 31)
    land = FunderData(
        LAND, "Begegnung am Platz", f"ML-{year - 1}-0042", period_from=begins, period_until=ends
    )
    funders.add_funder(desk, land, FunderParts(indicators=_LAND_AIMS))
    fund = replace(
        land,
        name=FUND,
        project="Gemeinsam weiter",
        file_number=f"EMF {year - 1}/117",
        layout=Layout.ANNEXES.value,
    )
    funders.add_funder(desk, fund, FunderParts(indicators=_FUND_AIMS, own_bands=_FUND_BANDS))


def _texts(desk: Desk, begun: date, closed: Sequence[Month]) -> None:
    """Texts of the past months and of last year, and notes; those of months that are closed went into the text."""
    this = Month.of(desk.today())
    months = [month for month in (this, *islice(_before(this), _BACK)) if month.last >= begun]
    with desk.writing() as uow:
        for number, month in enumerate(reversed(months)):
            _month(uow, month, number, month in closed, desk.today())
        if date(this.year - 1, 1, 1) >= begun or Month(this.year - 1, 12) in months:
            for question, text in YEARLY.items():
                _keep(uow, Span.of_year(this.year - 1), question, text, 0)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Berichtstexte des fiktiven Zentrums angelegt"))
        desk.finish(uow, None, said, undoable=False)


def _month(uow: UnitOfWork, month: Month, number: int, closed: bool, today: date) -> None:
    span = Span.of_month(month)
    if month != Month.of(today):
        for place, (question, texts) in enumerate(MONTHLY.items()):
            if place == 0 or (number + place) % 3:  # not every question has an answer each month
                _keep(uow, span, question, texts[(number + place) % len(texts)], number)
    for place in (0, 1, 2):
        of_month, asked, text = NOTES[(3 * (number % 2) + place) % len(NOTES)]
        day = month.first.replace(day=of_month)
        day += timedelta(days=7 - day.weekday() if day.weekday() >= _WORKDAYS else 0)
        if day > today:
            continue
        note_id = rows.add_note(uow, NoteData(text, day, asked), COUNSELLORS[number % len(COUNSELLORS)])
        if closed:
            rows.take_note(uow, note_id, str(span), 1)


def _keep(uow: UnitOfWork, span: Span, question: str, text: str, number: int) -> None:
    rows.keep(uow, str(span), question, None, text, COUNSELLORS[number % len(COUNSELLORS)], NEVER)


def _late(desk: Desk, span: Span) -> None:
    """Contacts that were found on a list after the report had left the house."""
    back = (span.last - timedelta(days=number) for number in count(1))
    for number, day in enumerate(islice((day for day in back if day.weekday() < _WORKDAYS), _LATE)):
        at = datetime.combine(day, time(15, 10 * number), BERLIN)
        visits.log_visit(desk, LogVisit(VisitData("encounter"), at))
