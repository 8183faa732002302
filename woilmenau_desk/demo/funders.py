"""Who pays for the fictional centre: a programme for a report on two pages, and a fund with other bands and annexes."""

from datetime import date
from typing import Final

from woilmenau_desk.domain.age_bands import AgeBand
from woilmenau_desk.domain.funders import FunderData, FunderParts, IndicatorData, Layout, Per

_BANDS: Final = (AgeBand(0, 17), AgeBand(18, 29), AgeBand(30, 54), AgeBand(55))


def plan_funders(today: date) -> tuple[tuple[FunderData, FunderParts], ...]:
    """Both, paying for the year of that day: the second counts ages as the European Social Fund does."""
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    return (
        (
            FunderData(
                "Programm Ankommen (erfunden)", "Begegnung und Beratung", "BB-17/0815", period_from=first
            ),
            FunderParts(
                (
                    IndicatorData("contacts", "", 2400, Per.YEAR),
                    IndicatorData("persons", "Erreichte Menschen", 400, Per.YEAR),
                    IndicatorData("sessions", "", 30, Per.MONTH),
                    IndicatorData("volunteer_hours", "", 1200, Per.YEAR),
                )
            ),
        ),
        (
            FunderData(
                "Fonds Nachbarschaft (erfunden)",
                "Frauen kommen an",
                "FN 4711",
                period_from=first,
                period_until=last,
                layout=Layout.ANNEXES.value,
            ),
            FunderParts(
                (
                    IndicatorData("participants", "Teilnehmende in Angeboten", 150, Per.PROJECT),
                    IndicatorData("women", "davon Frauen", 90, Per.PROJECT),
                    IndicatorData("offer_sessions", "Durchgeführte Angebote", 12, Per.MONTH),
                    IndicatorData("cases_new", "", 24, Per.YEAR),
                ),
                own_bands=_BANDS,
            ),
        ),
    )
