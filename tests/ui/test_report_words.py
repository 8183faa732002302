"""What the window says of a report: in its own language, and what is not told as paper says it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from woilmenau_desk.domain.closing import NotClosed
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.report import Aim, Report, ReportTable
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import closing, narrative
from woilmenau_desk.ui import theme, translation
from woilmenau_desk.ui.pages.reports.aims import AimsView
from woilmenau_desk.ui.pages.reports.figures import TableCard
from woilmenau_desk.ui.pages.reports.view import ReportView
from woilmenau_desk.ui.span_words import span_title
from woilmenau_desk.ui.words import say

OCTOBER = Span.parse("2026-10")
CONTACTS = Aim("Kontakte", "year", 1500, 750, 50)
PERSONS = Aim("Personen", "month", 150, None, None)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translation.install(qapp, "en")
    yield
    translation.install(qapp, "de")


def report_of(span: str, *aims: Aim, tables: tuple[ReportTable, ...] = ()) -> Report:
    return Report(
        kind=Span.parse(span).kind,
        period=span,
        period_title=Span.parse(span).title(),
        internal=False,
        rule="round5",
        rule_text="Alle Zahlen sind auf Vielfache von 5 gerundet.",
        version="0.1.0",
        centre="wo:ilmenau",
        project="",
        file_number="",
        funder="",
        tables=tables,
        definitions={},
        made_on=date(2026, 11, 2),
        aims=aims,
    )


@pytest.mark.parametrize(
    ("span", "german", "english"),
    [
        ("2026-10", "Oktober 2026", "October 2026"),
        ("2026-Q4", "4. Quartal 2026", None),
        ("2026-H2", "2. Halbjahr 2026", None),
        ("2026", "2026", "2026"),
        ("2026-03-01..2026-04-15", "01.03.2026 bis 15.04.2026", "01.03.2026 to 15.04.2026"),
    ],
)
def test_a_span_in_a_sentence_is_said_in_the_language_of_the_window(
    qapp: QApplication, span: str, german: str, english: str | None
) -> None:
    error = NotClosed(span=Span.parse(span).said(), funder="Land")
    assert str(Span.parse(span).said()) == span_title(Span.parse(span)) == german
    assert str(error).startswith(f"Der Bericht {german} für „Land“ ist nicht abgeschlossen.")
    translation.install(qapp, "en")
    try:
        title = span_title(Span.parse(span))
        assert title == (english or title)
        assert (title == german) == (span == "2026")
        assert title in say(error.sentences()[0])
    finally:
        translation.install(qapp, "de")


@pytest.mark.usefixtures("english")
def test_in_an_english_window_no_german_month_is_said(desk: Desk) -> None:
    at = datetime(2026, 10, 7, 13, 30, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData("encounter", group_size=12), at))
    with pytest.raises(NotClosed) as missing:
        closing.find(desk, OCTOBER)
    written = narrative.save(desk, OCTOBER, "stood_out", "Much.", 0).said
    closed = closing.close(desk, OCTOBER).said
    with pytest.raises(BadInput) as unreasoned:
        closing.close(desk, OCTOBER)
    assert str(closed) == "Bericht abgeschlossen: Oktober 2026, Version 1"
    for sentence in (closed, written, missing.value.sentences()[0], unreasoned.value.sentences()[0]):
        assert "October 2026" in say(sentence)


def test_a_table_that_is_held_back_whole_is_not_said_to_be_empty(qtbot: QtBot) -> None:
    held = ReportTable("interpreting", "Sprachmittlung", ("", "Kontakte"), ())
    empty = ReportTable("referrals", "Verweise", ("an", "Anzahl"), ())
    view = ReportView()
    qtbot.addWidget(view)
    report = report_of("2026-10", tables=(held, empty))
    view.show_report(replace(report, held_back=("Zum Schutz Einzelner fehlt: „Sprachmittlung“.",)))
    qtbot.waitUntil(view.is_filled)
    said = {
        card.table.id: [label.text() for label in card.findChildren(QLabel)]
        for card in view.findChildren(TableCard)
    }
    assert "nicht ausgewiesen" in said["interpreting"]
    assert "keine Einträge" not in said["interpreting"]
    assert "keine Einträge" in said["referrals"]


@pytest.mark.parametrize(
    ("span", "aim", "said"),
    [
        (
            "2026",
            PERSONS,
            "Personen: Soll 150 im Monat, nur je Monat: Monate lassen sich dabei nicht zusammenzählen",
        ),
        (
            "2026-10-05..2026-11-20",
            PERSONS,
            "Personen: Soll 150 im Monat, nur je Monat: Der Zeitraum hat keine ganzen Monate",
        ),
        ("2026-10", PERSONS, "Personen: · von 150 im Monat, nicht ausgewiesen"),
        ("2026-10", replace(PERSONS, target=0, reached=40), "Personen: 40 von 0 im Monat, ohne Soll"),
        ("2026", CONTACTS, "Kontakte: 750 von 1.500 im Jahr, 50 %"),
    ],
)
def test_where_a_target_has_no_share_it_is_said_why(qtbot: QtBot, span: str, aim: Aim, said: str) -> None:
    view = AimsView(report_of(span, aim))
    qtbot.addWidget(view)
    assert view.accessibleDescription() == said


def test_where_a_target_has_no_share_there_is_no_bar(qapp: QApplication, qtbot: QtBot) -> None:
    theme.install(qapp)

    def colours(aim: Aim) -> set[int]:
        view = AimsView(report_of("2026", aim))
        qtbot.addWidget(view)
        view.resize(400, view.height())
        image = view.grab().toImage()
        # The right half of the line below the title, where a sentence does not reach and a bar does.
        return {image.pixel(350, y) for y in range(24, 40)}

    assert len(colours(replace(CONTACTS, reached=0, share=0))) > 1
    assert len(colours(replace(CONTACTS, reached=None, share=None))) == 1
