"""Sessions with what is sealed of them: of a case, of the visit's channel, with what follows from them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from tests import present
from tests.stores import Clock
from woilmenau_desk.domain.case_errors import CaseClosed, CaseRestricted, NoteClosed
from woilmenau_desk.domain.cases import CaseData, CaseRow
from woilmenau_desk.domain.counselling import RecordSession, Referral, SessionData
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.figures import OF_RESTRICTED_CASE
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.referrals import TargetData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import undo, visits
from woilmenau_desk.services.counselling import case_keys, cases, counselling
from woilmenau_desk.services.counselling import follow_ups as follow_up_service
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people
from woilmenau_desk.services.reports import counting, reports
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import follow_ups, referrals
from woilmenau_desk.storage.tables.cases import FollowUp
from woilmenau_desk.storage.tables.visits import Referral as ReferralTable

MONTH = Month(2026, 11)
AHEAD = date(2026, 12, 31)


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira")).value.id


def said(person: int, **changes: object) -> SessionData:
    plain = SessionData(
        person,
        ("housing",),
        outcome="clarified",
        follow_up_on=date(2026, 11, 30),
        follow_up_reason="Bescheid da?",
        referral=Referral("soberi", "informed"),
        channel="phone",
        interpreting="volunteer",
        interpreter="Frau Beispiel",
        interpreting_language="ar",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def open_ones(desk: Desk) -> tuple[int, int]:
    """How many follow-ups and referrals are in force."""
    with desk.store.read() as conn:
        return tuple(  # type: ignore[return-value]
            conn.execute(select(func.count()).where(table.voided_at.is_(None))).scalar_one()
            for table in (FollowUp, ReferralTable)
        )


def test_all_that_is_said_of_a_session_comes_back(desk: Desk, mira: int) -> None:
    visits.log_visit(desk, LogVisit(VisitData("counselling", mira)))
    row = counselling.record_session(desk, RecordSession(said(mira), "Notiz")).value
    assert (row.first, row.follow_up_on, row.hidden) == (True, date(2026, 11, 30), False)
    assert counselling.read_session(desk, row.id).data == said(mira)
    (visit,) = visits.day(desk).rows
    assert (visit.data.channel, visit.data.interpreting) == ("phone", "volunteer")
    changed = said(mira, channel="messenger", follow_up_reason="Termin?", interpreter="", topics=("work",))
    counselling.edit_session(desk, row.id, changed, "Notiz", row.version)
    assert counselling.read_session(desk, row.id).data == changed
    assert visits.day(desk).rows[0].data.channel == "messenger"
    assert not counselling.record_session(desk, RecordSession(said(mira))).value.first
    assert upkeep.verify(desk).findings == ()


def test_what_follows_from_a_session_goes_along(desk: Desk, mira: int) -> None:
    row = counselling.record_session(desk, RecordSession(said(mira))).value
    assert open_ones(desk) == (1, 1)
    present.void_session(desk, row.id)
    assert open_ones(desk) == (0, 0)
    undo.undo(desk)
    assert open_ones(desk) == (1, 1)
    assert present.due_sessions(desk, AHEAD) == [row.id]
    (visit,) = visits.day(desk).rows
    yesterday = visit.occurred_at.replace(day=22)
    visits.correct_visit(desk, visit.id, visit.data, visit.version, occurred_at=yesterday)
    with desk.store.read() as conn:
        sent = referrals.of_session(conn, desk.vault, row.id)
        assert sent is not None
        assert (sent.on, sent.target) == (date(2026, 11, 22), "soberi")
        followed = follow_ups.of_session(conn, desk.vault, row.id)
        assert followed is not None
        assert (followed.reason, followed.colleague) == ("Bescheid da?", "caro")
    assert upkeep.verify(desk).findings == ()


def test_a_day_to_look_at_it_again_is_changed_done_and_said_anew(desk: Desk, mira: int) -> None:
    row = counselling.record_session(desk, RecordSession(said(mira))).value
    done = present.finish_follow_up(desk, row.id).value
    assert (done.done, present.due_sessions(desk, AHEAD)) == (True, [])
    # Saving the form again leaves it done; another day is not done yet.
    same = counselling.edit_session(desk, row.id, said(mira), "", row.version).value
    assert (same.follow_up_done, open_ones(desk)) == (True, (1, 1))
    other = counselling.edit_session(desk, row.id, said(mira, follow_up_on=AHEAD), "", same.version).value
    assert (other.follow_up_on, other.follow_up_done, open_ones(desk)) == (AHEAD, False, (2, 1))
    none = counselling.edit_session(desk, row.id, said(mira, follow_up_on=None), "", other.version).value
    assert open_ones(desk) == (1, 1)
    assert none.follow_up_done
    assert follow_up_service.due(desk) == 0


def test_a_note_is_closed_a_day_after_it_was_recorded(desk: Desk, mira: int, clock: Clock) -> None:
    # What is recorded of an earlier day may be changed for as long.
    at = clock().replace(day=16)
    row = counselling.record_session(desk, RecordSession(said(mira), "Notiz", at)).value
    assert not counselling.read_session(desk, row.id).closed
    row = counselling.edit_session(desk, row.id, said(mira), "Notiz, verbessert", row.version).value
    clock.move(hours=24, seconds=1)
    assert counselling.read_session(desk, row.id).closed
    with pytest.raises(NoteClosed):
        counselling.edit_session(desk, row.id, said(mira), "anders", row.version)
    # All else is still to be changed.
    row = counselling.edit_session(
        desk, row.id, said(mira, outcome="referred"), "Notiz, verbessert", row.version
    ).value
    assert row.outcome == "referred"
    assert counselling.read_session(desk, row.id).note == "Notiz, verbessert"


# -- cases ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def case(desk: Desk, mira: int) -> CaseRow:
    return cases.open_case(desk, CaseData(mira)).value


def test_a_session_belongs_to_an_open_case_of_its_person(desk: Desk, mira: int, case: CaseRow) -> None:
    omid = people.register(desk, PersonData("Omid")).value.id
    with pytest.raises(BadInput, match="jemand anderem"):
        counselling.record_session(desk, RecordSession(said(omid, case_id=case.id)))
    row = counselling.record_session(desk, RecordSession(said(mira, case_id=case.id))).value
    assert row.case_id == case.id
    present_case = cases.row(desk, case.id)
    cases.close_case(desk, case.id, "clarified", "", present_case.version)
    with pytest.raises(CaseClosed):
        counselling.record_session(desk, RecordSession(said(mira, case_id=case.id)))
    # What belonged to it already is still to be corrected.
    changed = counselling.edit_session(
        desk, row.id, said(mira, case_id=case.id, topics=("work",)), "", 1
    ).value
    assert changed.topics == ("work",)


def test_of_a_restricted_case_others_see_that_there_was_a_session(
    desk: Desk, mira: int, case: CaseRow, desk_of: Callable[[str], Desk]
) -> None:
    case_keys.restrict(desk, case.id, ["caro"], case.version)
    row = counselling.record_session(desk, RecordSession(said(mira, case_id=case.id), "Geheimnis")).value
    assert (row.topics, row.hidden) == (("housing",), False)
    assert counselling.read_session(desk, row.id).note == "Geheimnis"
    rolf = desk_of("rolf")
    (seen,) = counselling.recent(rolf)
    assert (seen.hidden, seen.topics, seen.outcome, seen.follow_up_on) == (True, (), None, None)
    assert (seen.has_note, seen.person_name) == (False, "Mira")
    for attempt in (
        lambda: counselling.read_session(rolf, row.id),
        lambda: counselling.edit_session(rolf, row.id, said(mira), "", row.version),
        lambda: counselling.void_session(rolf, row.id, row.version),
        lambda: counselling.record_session(rolf, RecordSession(said(mira, case_id=case.id))),
    ):
        with pytest.raises(CaseRestricted):
            attempt()
    # The figures are the same for everybody.
    counted = [counting.figures(one, Span.of_month(MONTH)) for one in (desk, rolf)]
    assert counted[0].topics == counted[1].topics == {OF_RESTRICTED_CASE: 1}
    assert counted[0].referrals == counted[1].referrals == {OF_RESTRICTED_CASE: 1}
    report = reports.report(rolf, Span.of_month(MONTH), internal=True)
    shown = repr([table for table in report.tables if table.id in {"topics", "referrals"}])
    assert shown.count("ohne Angabe (eingeschränkter Fall)") == 2
    assert upkeep.verify(rolf).findings == ()


def test_a_session_moves_between_cases_with_all_of_it(desk: Desk, mira: int, case: CaseRow) -> None:
    other = cases.open_case(desk, CaseData(mira)).value
    case_keys.restrict(desk, other.id, ["caro"], other.version)
    row = counselling.record_session(desk, RecordSession(said(mira, case_id=case.id), "Notiz")).value
    moved = counselling.edit_session(desk, row.id, said(mira, case_id=other.id), "Notiz", row.version).value
    details = counselling.read_session(desk, row.id)
    assert (moved.case_id, details.note, details.data) == (other.id, "Notiz", said(mira, case_id=other.id))
    undo.undo(desk)
    assert counselling.read_session(desk, row.id).data == said(mira, case_id=case.id)
    undo.redo(desk)
    assert counselling.read_session(desk, row.id).data == said(mira, case_id=other.id)
    assert upkeep.verify(desk).findings == ()


def test_a_session_that_says_no_channel_leaves_that_of_the_counter(desk: Desk, mira: int) -> None:
    visits.log_visit(desk, LogVisit(VisitData("counselling", mira, channel="phone")))
    row = counselling.record_session(desk, RecordSession(said(mira, channel=None))).value
    (visit,) = visits.day(desk).rows
    assert visit.data.channel == "phone"
    assert counselling.read_session(desk, row.id).data.channel == "phone"


def test_a_target_that_is_missing_comes_with_the_session_and_goes_with_it(desk: Desk, mira: int) -> None:
    new = TargetData("Kleiderkammer", phone="03677 000001")
    to_new = said(mira, referral=Referral("", "informed"))
    row = counselling.record_session(desk, RecordSession(to_new, new_target=new)).value
    (known,) = (value for value in desk.values_of(ListName.REFERRAL_TARGETS) if value.de == "Kleiderkammer")
    assert counselling.read_session(desk, row.id).data.referral == Referral(known.code, "informed")
    with pytest.raises(BadInput, match="steht schon in der Liste"):
        counselling.edit_session(desk, row.id, to_new, "", row.version, new)
    other = TargetData("Fahrradhilfe")
    counselling.edit_session(desk, row.id, to_new, "", row.version, other)
    sent = counselling.read_session(desk, row.id).data.referral
    assert sent is not None
    assert desk.values_of(ListName.REFERRAL_TARGETS).label(sent.target) == "Fahrradhilfe"
    assert upkeep.verify(desk).findings == ()


def test_nothing_new_follows_from_a_session_of_a_closed_case(desk: Desk, mira: int) -> None:
    case = cases.open_case(desk, CaseData(mira)).value
    plain = said(mira, case_id=case.id, follow_up_on=None, referral=None)
    row = counselling.record_session(desk, RecordSession(plain)).value
    cases.close_case(desk, case.id, "clarified", "", case.version)
    for more in ({"follow_up_on": AHEAD}, {"referral": Referral("soberi", "informed")}):
        with pytest.raises(CaseClosed):
            counselling.edit_session(desk, row.id, replace(plain, **more), "", row.version)  # type: ignore[arg-type]
    put_right = replace(plain, topics=("work",))
    counselling.edit_session(desk, row.id, put_right, "", row.version)
    assert counselling.read_session(desk, row.id).data.topics == ("work",)
    assert open_ones(desk) == (0, 0)
