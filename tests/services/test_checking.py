"""What is open before a report is closed, and what has come after."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from tests.services.test_closing import NOVEMBER, OCTOBER, come, somebody
from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData, AppointmentState
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.closing import OpenRow
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.drafts import DraftOf
from woilmenau_desk.domain.errors import BadInput, NotAllowed
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.funds import CountData, FundData
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import drafts, funders
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import counselling
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.reports import checking, closing, late, narrative

YEAR = Span.parse("2026")


def codes(desk: Desk, span: Span = OCTOBER) -> dict[str, int]:
    return {point.code: point.number for point in checking.open_points(desk, span)}


def rows_of(desk: Desk, code: str, span: Span = OCTOBER) -> tuple[OpenRow, ...]:
    return next(point.rows for point in checking.open_points(desk, span) if point.code == code)


def test_an_appointment_without_an_outcome_is_open_until_it_has_one(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 10, 1)
    at = datetime(2026, 10, 20, 12, tzinfo=UTC)
    booked = appointments.book(desk, AppointmentData(somebody(desk), "caro", at, 30)).value
    assert "appointments" not in codes(desk)  # it is still to come
    clock.set(2026, 11, 2)
    assert rows_of(desk, "appointments") == (
        OpenRow(Kind.APPOINTMENT, booked.id, date(2026, 10, 20), at=local(at)),
    )
    appointments.set_state(
        desk, booked.id, AppointmentState.NO_SHOW, appointments.get(desk, booked.id).version
    )
    assert "appointments" not in codes(desk)


def test_a_session_without_a_topic_is_open(desk: Desk) -> None:
    person = somebody(desk)
    come(desk, 6, reason="counselling", person_id=person)
    assert codes(desk)["sessions"] == 1
    at = datetime(2026, 10, 7, 13, tzinfo=UTC)
    session = counselling.record_session(
        desk, RecordSession(SessionData(person, ("asylum_procedure",), 30), occurred_at=at)
    ).value
    assert "topics" not in codes(desk)
    assert codes(desk)["sessions"] == 1  # of the other day
    with desk.store.unit_of_work("caro", None) as uow:
        uow.conn.execute(text("UPDATE counselling_session SET sealed_facts = NULL"))
        uow.conn.commit()
    assert rows_of(desk, "topics") == (OpenRow(Kind.SESSION, session.id, date(2026, 10, 7), at=local(at)),)


def test_contacts_of_one_day_are_told_apart_by_their_time(desk: Desk) -> None:
    person = somebody(desk)
    for _ in range(2):
        come(desk, 6, reason="counselling", person_id=person)
    found = rows_of(desk, "sessions")
    assert len(found) == 2
    assert all(row.at is not None and row.at.date() == row.day for row in found)


def test_a_text_that_was_typed_and_not_kept_is_open(desk: Desk) -> None:
    assert "unsaved" not in codes(desk)
    drafts.save(desk, "report_text:2026-10:stood_out:0", {"text": "geheim", "seen": 1})
    (point,) = (one for one in checking.open_points(desk, OCTOBER) if one.code == "unsaved")
    assert point.rows == (OpenRow(Kind.REPORT, question="stood_out"),)
    assert "geheim" not in str(point)
    assert "drafts" not in codes(desk)  # it is told once
    assert "unsaved" not in codes(desk, NOVEMBER)
    (waiting,) = drafts.waiting(desk)
    assert waiting.kind is DraftOf.REPORT_TEXT
    assert narrative.draft_of(waiting.form) == (OCTOBER, 0)


def test_days_on_which_nobody_is_noted_are_named(desk: Desk, clock: Clock) -> None:
    clock.set(2026, 11, 27)
    come(desk, 24, month=11)
    found = {row.day for row in rows_of(desk, "days", NOVEMBER)}
    assert {date(2026, 11, 25), date(2026, 11, 26)} <= found
    assert date(2026, 11, 24) not in found
    assert date(2026, 11, 27) not in found  # today is not over


def test_a_cash_box_is_counted_after_the_last_payment(desk: Desk) -> None:
    fund = funds.add_fund(
        desk, FundData("Kasse", budget_cents=10_000, first_day=date(2020, 1, 1), cash=True)
    ).value
    at = datetime(2026, 10, 7, 13, tzinfo=UTC)
    aid.give_aid(desk, GiveAid(AidData("money", amount_cents=500), at, fund_id=fund.id))
    assert rows_of(desk, "funds") == (OpenRow(Kind.FUND, fund.id, date(2026, 10, 7)),)
    funds.count_cash(desk, CountData(fund.id, 9_500, "Rolf"))
    assert "funds" not in codes(desk)


def test_what_was_begun_and_not_saved_is_named_without_its_words(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    drafts.save(desk, "visit:new:", {"note": "geheim"})
    drafts.save(desk_of("rolf"), "visit:new:", {"note": "geheim"})
    found = {point.code: point for point in checking.open_points(desk, OCTOBER)}
    assert (found["drafts"].number, found["drafts_of_others"].number) == (1, 1)
    assert "geheim" not in str(found)


def test_the_text_is_part_of_it_and_so_are_the_months_of_a_year(desk: Desk, clock: Clock) -> None:
    assert {"narrative"} <= codes(desk).keys()
    clock.set(2027, 1, 5)
    assert codes(desk, YEAR)["months"] == 12
    closing.close(desk, OCTOBER)
    assert codes(desk, YEAR)["months"] == 11
    assert "months" not in codes(desk)
    question = narrative.questions(desk, OCTOBER)[0].code
    narrative.save(desk, OCTOBER, question, "Viel los.", 0)
    assert "narrative" not in codes(desk)


def test_the_counter_checks_nothing(desk_of: Callable[[str], Desk]) -> None:
    with pytest.raises(NotAllowed):
        checking.open_points(desk_of("theke"), OCTOBER)


def test_what_comes_after_closing_is_told_table_by_table(desk: Desk) -> None:
    for day in (1, 2, 5):
        come(desk, day, number=4)
    row = closing.close(desk, OCTOBER).value
    assert not late.late(desk, row)
    come(desk, 6, number=3)
    come(desk, 7, person_id=somebody(desk))
    found = late.late(desk, row)
    assert [str(said) for said in found.sentences] == [
        "nach Abschluss: +4 Kontakte",
        "nach Abschluss: +1 Personen",
        "nach Abschluss: +1 davon neu (Erstkontakte)",
    ]
    figures = {(figure.table, figure.row): (figure.then, figure.now) for figure in found.figures}
    assert figures["key", "Kontakte"] == (12, 16)
    assert figures["reasons", "Begegnung"] == (12, 16)
    assert figures["days", "Di 6."] == (0, 3)
    assert figures["gender_age", "weiblich"] == (0, 1)
    # Only of the last version of each, whatever there was before.
    second = closing.close(desk, OCTOBER, reason="Nachgetragen").value
    assert [one.row for one in late.of_all(desk, closing.closed_list(desk))] == [second]
    assert not late.late(desk, second)


def test_what_has_not_begun_is_not_checked(desk: Desk) -> None:
    with pytest.raises(BadInput, match="noch nicht begonnen"):
        checking.open_points(desk, Span.parse("2030-01"))


def test_a_funder_that_is_called_otherwise_now_is_the_same_one(desk: Desk) -> None:
    made = funders.add_funder(desk, FunderData("Land")).value
    come(desk, 1, number=4)
    row = closing.close(desk, OCTOBER).value
    funders.edit_funder(desk, made.id, FunderData("Freistaat"), made.version)
    come(desk, 6, number=3)
    assert str(late.late(desk, row).sentences[0]) == "nach Abschluss: +3 Kontakte"
    assert [bool(one) for one in late.of_all(desk, closing.closed_list(desk))] == [True]


def test_one_that_is_damaged_says_so_and_keeps_nobody_from_the_others(desk: Desk, clock: Clock) -> None:
    come(desk, 1, number=4)
    row = closing.close(desk, OCTOBER).value
    clock.set(2026, 12, 2)
    other = closing.close(desk, Span.parse("2026-11")).value
    come(desk, 6, number=3)
    with desk.store.unit_of_work("caro", None) as uow:
        uow.conn.execute(text("UPDATE closed_report SET sealed = NULL WHERE id = :id"), {"id": other.id})
        uow.conn.commit()
    found = {one.row.id: one for one in late.of_all(desk, closing.closed_list(desk))}
    assert "lässt sich nicht sagen" in str(found[other.id].sentences[0])
    assert not found[other.id]
    assert found[row.id].sentences  # it looks at the other one, too
