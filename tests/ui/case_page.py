"""A case on its page, as its tests open it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from woilmenau_desk.domain.cases import CaseData, CaseRow, EntryKind
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.people import PersonData, PersonRow
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.services.counselling import (
    cases,
    counselling,
)
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.ui.pages.counselling.case_page import CasePage
from woilmenau_desk.ui.session import Context

NOTE = "Widerspruch geht bis Freitag an das Amt"
Settled = Callable[[Context], None]
Shows = Callable[..., CasePage]


@pytest.fixture
def olena(desk: Desk) -> PersonRow:
    card = people.register(desk, PersonData("Olena", "Testenko", birth_year=1988)).value
    return PersonRow(card.id, card.name)


@pytest.fixture
def case(desk: Desk, olena: PersonRow) -> CaseRow:
    data = CaseData(olena.id, aims="Wohnung finden", lawyer="RAin Muster", lawyer_phone="03677 000")
    return cases.open_case(desk, data).value


@pytest.fixture
def shows(qtbot: QtBot, settled: Settled) -> Shows:
    def make(context: Context, subject: object) -> CasePage:
        page = CasePage(context)
        qtbot.addWidget(page)
        page.resize(1140, 680)
        page.show()
        page.activateWindow()
        qtbot.waitActive(page)
        page.activated()
        page.show_subject(subject)
        settled(context)
        settled(context)
        return page

    return make


def press(qtbot: QtBot, page: CasePage, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(page.timeline, key, modifier)


def session(desk: Desk, case: CaseRow, note: str = NOTE, day: int = 20, topic: str = "housing") -> int:
    data = SessionData(case.person_id, (topic,), 30, case_id=case.id)
    when = datetime(2026, 11, day, 13, tzinfo=BERLIN)
    return counselling.record_session(desk, RecordSession(data, note, when)).value.id


def kind(page: CasePage) -> EntryKind | None:
    """Of the entry that is selected."""
    entry = page.current()
    return entry.kind if entry is not None else None


def readings(desk: Desk) -> list[tuple[str, int | None]]:
    query = select(AuditEntry.actor, AuditEntry.entity_id).where(
        AuditEntry.action == "read", AuditEntry.entity == "counselling_session"
    )
    with desk.store.read() as conn:
        return [tuple(row) for row in conn.execute(query)]
