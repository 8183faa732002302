"""Closing a report: what is frozen, that it stays so, and what a second version needs."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from tests.stores import Clock
from woilmenau_desk.domain.closing import ClosedDamaged, ClosedStays, NoSuchVersion, NotClosed, NothingNew
from woilmenau_desk.domain.errors import BadInput, NotAllowed
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.report import Rule
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.undo_errors import CannotUndo
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import funders, undo, visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.printing import Printed
from woilmenau_desk.services.reports import closing, leaving, outputs, reports
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import closed_reports as rows

OCTOBER, NOVEMBER = Span.parse("2026-10"), Span.parse("2026-11")


def come(
    desk: Desk, day: int, *, month: int = 10, number: int = 1, reason: str = "encounter", **data: object
) -> None:
    at = datetime(2026, month, day, 13, tzinfo=UTC)
    visits.log_visit(desk, LogVisit(VisitData(reason, group_size=number, **data), at))  # type: ignore[arg-type]


def somebody(desk: Desk, name: str = "Mira") -> int:
    return people.register(desk, PersonData(name, gender="female", nationality="sy")).value.id


@pytest.fixture
def october(desk: Desk) -> Desk:
    """A desk after an October with contacts of known and unknown people."""
    for day in range(1, 13):
        come(desk, day, number=2)
    for _ in range(6):
        come(desk, 15, person_id=somebody(desk))
    return desk


def test_a_closed_report_is_frozen_whatever_comes_after(october: Desk) -> None:
    before = [reports.report(october, OCTOBER, internal=internal) for internal in (False, True)]
    row = closing.close(october, OCTOBER).value
    assert (row.number, row.span, row.rule, row.formats) == (
        1,
        OCTOBER,
        "round5",
        ("pdf", "xlsx", "csv", "json"),
    )
    files = {name: closing.file(october, row, name) for name in row.formats}
    assert files["pdf"].sha256 == row.sha256
    come(october, 20, number=9)
    after = [reports.report(october, OCTOBER, internal=internal) for internal in (False, True)]
    for then, now in zip(before, after, strict=True):
        assert now.closed is not None
        assert (now.closed.number, now.closed.on) == (1, date(2026, 11, 23))
        assert (now.tables, now.definitions, now.extra.keys()) == (
            then.tables,
            then.definitions,
            then.extra.keys(),
        )
        assert list(map(str, now.extra.values())) == list(map(str, then.extra.values()))
    assert {name: closing.file(october, row, name) for name in row.formats} == files
    assert reports.report_now(october, OCTOBER).tables != after[1].tables


def test_a_reprint_is_the_same_after_an_upgrade_of_the_program(
    october: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = closing.close(october, OCTOBER).value
    files = {name: closing.file(october, row, name).content for name in row.formats}
    monkeypatch.setattr("woilmenau_desk.__version__", "99.0")
    monkeypatch.setattr(reports, "__version__", "99.0")
    monkeypatch.setattr(outputs, "made", lambda report, name: b"drawn otherwise")
    monkeypatch.setattr(reports, "_outside", lambda *_: None)
    assert {name: closing.file(october, row, name).content for name in row.formats} == files
    assert reports.report(october, OCTOBER).version == row.software != "99.0"
    assert reports.report(october, OCTOBER).tables


def test_what_is_shown_of_a_closed_report_makes_the_very_bytes_that_were_kept(october: Desk) -> None:
    row = closing.close(october, OCTOBER).value
    report = closing.closed_report(october, OCTOBER)
    assert {name: outputs.made(report, outputs.Format(name)) for name in row.formats} == {
        name: closing.file(october, row, name).content for name in row.formats
    }


def test_a_closed_report_leaves_the_house_as_the_very_bytes_that_were_kept(
    october: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the window and the command line hand it out, after an upgrade that draws and writes otherwise."""
    row = closing.close(october, OCTOBER).value
    kept = {name: closing.file(october, row, name).content for name in row.formats}
    otherwise = Printed(b"drawn otherwise")
    monkeypatch.setattr(outputs, "printed", lambda report: otherwise)
    monkeypatch.setattr(outputs, "made", lambda report, name: b"drawn otherwise")
    report = reports.report(october, OCTOBER)
    for name in outputs.FORMATS:
        assert leaving.file(october, OCTOBER, None, report, name).pdf == kept[name]
    english = reports.report(october, OCTOBER, language="en")
    inside = reports.report(october, OCTOBER, internal=True)
    running = reports.report(october, NOVEMBER)
    for anew in (english, inside, running):
        assert leaving.file(october, OCTOBER, None, anew, outputs.Format.PDF) == otherwise


def test_whether_another_version_would_show_anything_is_known_before(october: Desk) -> None:
    row = closing.close(october, OCTOBER).value
    assert not closing.has_news(october, row)
    come(october, 20, number=15)
    assert closing.has_news(october, row)


def test_a_second_version_needs_a_reason_and_something_new(october: Desk) -> None:
    closing.close(october, OCTOBER)
    with pytest.raises(BadInput, match="braucht es einen Grund"):
        closing.close(october, OCTOBER)
    with pytest.raises(NothingNew, match="nichts geändert"):
        closing.close(october, OCTOBER, reason="Noch einmal")
    come(october, 20, number=15)
    row = closing.close(october, OCTOBER, reason="Nachgetragen").value
    assert (row.number, row.reason) == (2, "Nachgetragen")
    first, second = (closing.closed_report(october, OCTOBER, number=number) for number in (1, 2))
    assert second.closed is not None
    assert second.closed.reason == "Nachgetragen"
    assert first.table("key").rows[0][1] != second.table("key").rows[0][1]
    assert [one.number for one in closing.closed_list(october)] == [2, 1]
    assert reports.report(october, OCTOBER) == second
    with pytest.raises(NoSuchVersion, match="die letzte ist 2"):
        closing.find(october, OCTOBER, number=3)


def test_only_what_has_ended_is_closed(october: Desk, clock: Clock) -> None:
    with pytest.raises(BadInput, match="noch nicht zu Ende"):
        closing.close(october, NOVEMBER)
    clock.set(2026, 11, 30)
    with pytest.raises(BadInput, match="noch nicht zu Ende"):
        closing.close(october, NOVEMBER)
    clock.set(2026, 12, 1)
    assert closing.close(october, NOVEMBER).value.span == NOVEMBER
    with pytest.raises(NotClosed, match="nicht abgeschlossen"):
        closing.find(october, Span.parse("2026-09"))


def test_each_funder_has_versions_of_their_own(october: Desk) -> None:
    for name in ("Land", "Stadt"):
        funders.add_funder(october, FunderData(name))
    assert closing.close(october, OCTOBER, "Land").value.number == 1
    assert closing.close(october, OCTOBER, "Stadt").value.number == 1
    assert {(one.funder, one.number) for one in closing.closed_list(october)} == {("Land", 1), ("Stadt", 1)}
    assert closing.closed_report(october, OCTOBER, "Stadt").funder == "Stadt"


def test_it_is_not_undone_and_nothing_before_it_in_its_place(october: Desk) -> None:
    done = closing.close(october, OCTOBER)
    assert not done.undoable
    with pytest.raises(ClosedStays, match="nächste Version"):
        undo.undo(october)
    with october.writing() as uow:
        rows_before = rows.newest(uow.conn, OCTOBER, 0)
    assert rows_before == 1
    assert not october.done  # nothing of what was frozen is kept in memory for it


def test_the_counter_neither_closes_nor_reads(october: Desk, desk_of: Callable[[str], Desk]) -> None:
    row = closing.close(october, OCTOBER).value
    theke = desk_of("theke")
    for ask in (
        lambda: closing.close(theke, OCTOBER),
        lambda: closing.closed_list(theke),
        lambda: closing.file(theke, row, "pdf"),
        lambda: closing.shown(theke, row),
        lambda: closing.shown(theke, row, internal=True),
    ):
        with pytest.raises(NotAllowed):
            ask()
    with theke.store.read() as conn:
        told = rows.content(conn, row.id) + rows.told(conn, row.id)
    assert reports.RULE_TEXTS[Rule.TRUE] not in told  # what is true is sealed
    assert closing.shown(desk_of("rolf"), row, internal=True).internal


@pytest.mark.parametrize(
    ("statement", "part", "read"),
    [
        ("UPDATE closed_report_file SET packed = substr(packed, 2) WHERE format = 'pdf'", "PDF", "pdf"),
        (
            "UPDATE closed_report_file SET packed = substr(packed, 1, 40) WHERE format = 'json'",
            "JSON",
            "json",
        ),
        ("UPDATE closed_report SET sha256 = '00'", "PDF", "pdf"),
        ("UPDATE closed_report SET content = substr(content, 2)", "CONTENT", ""),
    ],
)
def test_damage_is_told_and_never_handed_out(october: Desk, statement: str, part: str, read: str) -> None:
    row = closing.close(october, OCTOBER).value
    assert upkeep.verify(october).findings == ()
    with october.store.unit_of_work("caro", None) as uow:
        uow.conn.execute(text(statement))
        uow.conn.commit()
    ask = (lambda: closing.file(october, row, read)) if read else (lambda: closing.shown(october, row))
    with pytest.raises(ClosedDamaged, match="beschädigt"):
        ask()
    found = [str(one) for one in upkeep.verify(october).findings]
    assert any("Oktober 2026, Version 1" in one and part in one for one in found)


def test_a_step_that_would_take_it_back_is_refused(october: Desk) -> None:
    with october.writing() as uow:
        made = rows.ToClose(OCTOBER, 0, "Land", 1, "", "round5", 5, "1", "{}", "{}", "{}", {"pdf": b"%PDF"})
        rows.add(uow, october.vault, made, "caro")
        october.finish(uow, None, Sentence("said", "closed"))
    with pytest.raises(CannotUndo, match="nächste Version"):
        undo.undo(october)


def test_a_whole_file_beside_a_damaged_content_is_handed_out(october: Desk) -> None:
    row = closing.close(october, OCTOBER).value
    before = closing.file(october, row, "xlsx")
    with october.store.unit_of_work("caro", None) as uow:
        uow.conn.execute(text("UPDATE closed_report SET content = substr(content, 2)"))
        uow.conn.commit()
    after = closing.file(october, row, "xlsx")
    assert (after.content, after.name) == (before.content, "Bericht-2026-10-v1.xlsx")


def test_whether_a_further_version_has_news_is_known_before(october: Desk) -> None:
    row = closing.close(october, OCTOBER).value
    assert not closing.has_news(october, row)
    come(october, 20, number=9)
    assert closing.has_news(october, row)
    assert closing.close(october, OCTOBER, reason="Nachgetragen").value.number == 2
