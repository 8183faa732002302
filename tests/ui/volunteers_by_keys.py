"""What tests of the volunteers' page share: fictional helpers, the page, and what can be read on it."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.volunteers import Available, RoleSpan, VolunteerData, VolunteerRow
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.volunteers import volunteers
from woilmenau_desk.ui.pages.volunteers.page import VolunteersPage
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.rows_model import Heading, RowsModel

Settled = Callable[[Context], None]
PageOf = Callable[[Context], VolunteersPage]
LONG_AGO = date(2023, 3, 1)


def helper(
    desk: Desk,
    given: str,
    family: str = "Testhilfe",
    *,
    languages: tuple[tuple[str, str | None], ...] = (("de", None),),
    roles: tuple[str, ...] = ("accompaniment",),
    times: tuple[Available, ...] = (),
    **known: Any,
) -> VolunteerRow:
    """Somebody who helps, with nothing lacking for accompaniment unless `known` says otherwise."""
    known = {"pledged_on": LONG_AGO, "briefed_on": LONG_AGO, "started_on": LONG_AGO, **known}
    data = VolunteerData(given, family, languages=languages, **known)
    return volunteers.register(desk, data, [RoleSpan(role) for role in roles], times).value


def three(desk: Desk) -> tuple[VolunteerRow, VolunteerRow, VolunteerRow]:
    """Samira and Nour speak Arabic and can on Thursdays; Jonas does neither, and something is missing."""
    samira = helper(
        desk,
        "Samira",
        "Kornblume",
        languages=(("ar", "native"), ("de", "c1")),
        roles=("accompaniment", "interpreting"),
        times=(Available(3, time(14), time(18)),),
        phone="0176 04069100",
    )
    nour = helper(
        desk,
        "Nour",
        "Lindental",
        languages=(("ar", "native"),),
        times=(Available(3, time(14), time(18)),),
        phone="0176 04069101",
    )
    jonas = helper(desk, "Jonas", "Wetterfest", roles=("tutoring",), briefed_on=None)
    return samira, nour, jonas


def page_maker(qtbot: QtBot, settled: Settled) -> PageOf:
    """Opens the page of a session."""

    def make(context: Context) -> VolunteersPage:
        page = VolunteersPage(context)
        qtbot.addWidget(page)
        page.resize(1130, 690)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        settled(context)
        settled(context)
        return page

    return make


def told(rows: RowsModel[Any]) -> str:
    """All that a list says of its rows."""
    cells = [
        rows.cell(number, column)
        for number, entry in enumerate(rows.entries())
        if not isinstance(entry, Heading)
        for column in range(rows.columnCount())
    ]
    return "\n".join(
        part for cell in cells for part in (cell.text, cell.detail, *(mark[0] for mark in cell.marks))
    )


def shown(page: VolunteersPage) -> list[str]:
    """The rows of the list in front."""
    rows = page.list_shown().rows
    return [
        entry.title if isinstance(entry, Heading) else rows.cell(number, 0).text
        for number, entry in enumerate(rows.entries())
    ]
