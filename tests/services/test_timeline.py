"""The timeline: what stands in it, in which order, for whom; what matters since the last time; papers that were noted."""

import itertools
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores import Clock
from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.appointments import AppointmentData
from woilmenau_desk.domain.case_errors import CaseClosed, CaseRestricted
from woilmenau_desk.domain.cases import CaseData, CaseFilter, CaseRow, Entry, EntryKind, SinceLast
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import BadInput, NotAllowed, NotFound
from woilmenau_desk.domain.follow_ups import FollowUpData, Origin
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BERLIN
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.services import undo
from woilmenau_desk.services.aid import aid
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.counselling import case_keys, cases, counselling, documents, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import follow_ups, referrals, sealed_fields
from woilmenau_desk.storage.tables.cases import CounsellingCase, Deadline
from woilmenau_desk.storage.unit_of_work import HERE

TODAY = date(2026, 11, 23)


def a_person(desk: Desk, name: str = "Mira") -> int:
    return people.register(desk, PersonData(name)).value.id


def a_session(
    desk: Desk, person: int, topics: tuple[str, ...] = ("housing",), case: int | None = None
) -> int:
    """A session with its note."""
    data = SessionData(person, topics, outcome="clarified", case_id=case)
    return counselling.record_session(desk, RecordSession(data, "Geheimnis")).value.id


def a_deadline(desk: Desk, person: int, case: int | None, last_day: date) -> int:
    with desk.writing() as uow:
        uid = sealed_fields.new_uid()
        values = {"person_id": person, "case_id": case, "last_day": last_day, "made_by": "caro", "made_at": uow.at,
                  "done_at": None, "done_by": None, "voided_at": None, "uid": uid}  # fmt: skip
        name, facts = sealed_fields.case_of(uow.conn, case), {"letter_kind": "decision"}
        number = uow.insert(
            Deadline,
            values,
            lambda n: sealed_fields.columns(desk.vault, "deadline", uid, n, facts, case=name),
        )
        uow.commit()
    return number


def restricted(desk: Desk, row: CaseRow) -> str:
    """Let a case be sealed by a key of its own, which this desk holds."""
    with desk.writing() as uow:
        uow.update(CounsellingCase, row.id, {"restricted": True, "key_number": 1, "sealed": None}, HERE)
        name = sealed_fields.case_of(uow.conn, row.id)
        uow.commit()
    desk.vault.hold_case(name, b"k" * 32)
    return name


def a_history(desk: Desk, person: int, case: int | None) -> None:
    a_session(desk, person, ("housing", "school"), case)
    aid.give_aid(desk, GiveAid(AidData("food_voucher", count=2, amount_cents=2500, person_id=person)))
    # Where there is another one already, the two come together.
    when = desk.clock() + timedelta(days=4)
    appointments.book(desk, AppointmentData(person, "rolf", when), force="zusammen")
    documents.note_document(desk, person, "Aufenthaltsgestattung", date(2027, 1, 31), case)
    a_deadline(desk, person, case, date(2026, 12, 7))
    with desk.writing() as uow:
        data = FollowUpData(person, date(2026, 12, 1), "Bescheid da?", "caro", case)
        follow_ups.add(uow, desk.vault, data, Origin.HAND)
        sent = ReferralData("soberi", person_id=person, case_id=case, reason="zuständig")
        referrals.add(uow, desk.vault, sent, TODAY, "caro")
        uow.commit()


def said(entry: Entry) -> tuple[str, str, str]:
    return entry.kind.value, str(entry.title), str(entry.detail)


def test_all_that_happened_stands_in_one_column_newest_first(desk: Desk) -> None:
    case = cases.open_case(desk, CaseData(a_person(desk)), date(2026, 11, 20)).value
    a_history(desk, case.person_id, case.id)
    found = timeline.entries(desk, case_id=case.id)
    assert [said(one) for one in found] == [
        ("deadline", "Frist: Bescheid", ""),
        ("follow_up", "Wiedervorlage: Bescheid da?", ""),
        ("appointment", "Termin", "vereinbart"),
        ("session", "Erstgespräch", "30 Minuten · geklärt"),
        ("aid", "Soforthilfe: Lebensmittel/Gutschein", "2 × · 25,00 €"),
        ("referral", "Verweis: SOBERI", "informiert"),
        ("document", "Papier: Aufenthaltsgestattung", "läuft ab am 31.01.2027"),
        ("decision", "Beratungsfall 2026-0001 eröffnet", ""),
    ]
    by_kind = {one.kind: one for one in found}
    assert by_kind[EntryKind.SESSION].topics == ("housing", "school")
    assert by_kind[EntryKind.SESSION].has_note
    assert {one.kind for one in found if one.open} == {
        EntryKind.DEADLINE, EntryKind.FOLLOW_UP, EntryKind.APPOINTMENT, EntryKind.REFERRAL,
    }  # fmt: skip
    assert {one.by for one in found} == {"Caro", "Rolf"}
    assert timeline.entries(desk, person_id=case.person_id) == found
    only = timeline.entries(desk, case_id=case.id, kinds={EntryKind.AID})
    assert [one.kind for one in only] == [EntryKind.AID]
    assert "Geheimnis" not in repr(found)


def test_what_is_another_cases_stands_with_the_person_alone(desk: Desk) -> None:
    mira = a_person(desk)
    one, other = (cases.open_case(desk, CaseData(mira)).value.id for _ in range(2))
    in_one, in_other, in_none = (a_session(desk, mira, case=case) for case in (one, other, None))

    def sessions(**whose: int) -> list[int]:
        found = timeline.entries(desk, kinds={EntryKind.SESSION}, **whose)
        return sorted(entry.id for entry in found)

    assert sessions(case_id=one) == [in_one, in_none]
    assert sessions(case_id=other) == [in_other, in_none]
    assert sessions(person_id=mira) == [in_one, in_other, in_none]


def test_a_households_case_has_what_happened_with_all_of_it(desk: Desk) -> None:
    mira, omid, lale = (a_person(desk, name) for name in ("Mira", "Omid", "Lale"))
    people.link_household(desk, omid, mira, 1)
    case = cases.open_case(desk, CaseData(mira, for_household=True, members=(lale,), reached=3)).value
    wanted = [a_session(desk, one) for one in (mira, omid, lale)]
    a_session(desk, a_person(desk, "Amina"))
    found = timeline.entries(desk, case_id=case.id, kinds={EntryKind.SESSION})
    assert sorted(one.id for one in found) == wanted
    assert {str(one.title) for one in found} == {"Erstgespräch"}


def test_of_a_restricted_case_others_see_that_it_is_one(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    case = cases.open_case(desk, CaseData(a_person(desk))).value
    restricted(desk, case)
    a_history(desk, case.person_id, case.id)
    rolf = desk_of("rolf")
    own, others = (timeline.entries(who, person_id=case.person_id) for who in (desk, rolf))
    assert [(one.kind, one.id, one.at) for one in own] == [(one.kind, one.id, one.at) for one in others]
    assert not any(one.hidden for one in own)
    hidden = [one for one in others if one.hidden]
    assert {one.kind for one in others if not one.hidden} == {EntryKind.AID, EntryKind.APPOINTMENT}
    assert {str(one.title) for one in hidden} == {"gehört zu einem eingeschränkten Fall"}
    assert not any(one.topics or one.detail or one.open or one.has_note for one in hidden)
    row = cases.row(rolf, case.id)
    assert (row.restricted, row.readable) == (True, False)
    for refused in (
        lambda: cases.details(rolf, case.id),
        lambda: cases.edit_case(rolf, case.id, CaseData(case.person_id), row.version),
        lambda: cases.hand_over(rolf, case.id, "rolf", row.version),
        lambda: documents.note_document(rolf, case.person_id, "Pass", None, case.id),
    ):
        with pytest.raises(CaseRestricted):
            refused()
    assert timeline.since_last(rolf, case.person_id).runs_out is None
    assert timeline.since_last(desk, case.person_id).runs_out == date(2027, 1, 31)


def test_the_counter_sees_contact_and_nothing_of_what_about(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    case = cases.open_case(desk, CaseData(a_person(desk))).value
    a_history(desk, case.person_id, case.id)
    found = timeline.entries(desk_of("theke"), person_id=case.person_id)
    assert {one.kind for one in found} == timeline.AT_THE_COUNTER
    told = " ".join(map(repr, found))
    for word in ("housing", "Bescheid", "SOBERI", "soberi", "gestattung", "geklärt", "Geheimnis"):
        assert word not in told
    assert timeline.since_last(desk_of("theke"), case.person_id).runs_out is None


def test_the_order_is_by_time_whatever_comes_when(desk: Desk, clock: Clock) -> None:
    mira = a_person(desk)
    for _ in range(6):
        a_session(desk, mira)
        aid.give_aid(desk, GiveAid(AidData("clothing", person_id=mira)))
        clock.move(hours=7)
    found = timeline.entries(desk, person_id=mira)
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert [str(one.title) for one in found if one.kind is EntryKind.SESSION].count("Erstgespräch") == 1
    assert str(found[-1].title).startswith(("Erstgespräch", "Soforthilfe"))


MOMENTS = st.lists(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 20), timezones=st.just(BERLIN)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=MOMENTS)
def test_it_is_in_order_and_has_each_once(desk: Desk, moments: list[datetime]) -> None:
    mira = a_person(desk)
    for at in moments:
        at = at.replace(hour=max(at.hour, 4))
        request = RecordSession(SessionData(mira, ("housing",)), occurred_at=at)
        counselling.record_session(desk, request)
        documents.note_document(desk, mira, "Pass")
    found = timeline.entries(desk, person_id=mira)
    assert len(found) == 2 * len(moments) == len({(one.kind, one.id) for one in found})
    assert all(first.at >= second.at for first, second in itertools.pairwise(found))
    sessions = [one for one in found if one.kind is EntryKind.SESSION]
    assert [str(one.title) for one in sessions] == ["Beratungsgespräch"] * (len(moments) - 1) + [
        "Erstgespräch"
    ]


def test_what_matters_since_the_last_time(desk: Desk) -> None:
    mira = a_person(desk)
    assert timeline.since_last(desk, mira) == SinceLast(first_session=True)
    a_history(desk, mira, None)
    documents.note_document(desk, mira, "Pass", date(2020, 1, 1))
    at = datetime(2026, 11, 27, 14, 10, tzinfo=BERLIN)
    assert timeline.since_last(desk, mira) == SinceLast(
        TODAY, 1, date(2027, 1, 31), at, TODAY, date(2026, 12, 7), 1
    )
    status = PersonData("Mira", status="gestattung_55", status_until=date(2026, 12, 24))
    people.edit(desk, mira, status, people.card(desk, mira).version)
    assert timeline.since_last(desk, mira).runs_out == date(2026, 12, 24)


def test_a_merged_person_has_both_histories(desk: Desk) -> None:
    mira, mirra = a_person(desk), a_person(desk, "Mirra")
    for one in (mira, mirra):
        a_history(desk, one, None)
    duplicates.merge(desk, mira, mirra, PersonData("Mira"), 1, 1)
    found = timeline.entries(desk, person_id=mirra)
    assert found == timeline.entries(desk, person_id=mira)
    assert len(found) == 14
    assert not any(one.hidden for one in found)


def test_cases_are_found_by_topic_period_and_open_follow_up(desk: Desk, clock: Clock) -> None:
    first, second, third = (
        cases.open_case(desk, CaseData(a_person(desk, name)), date(2026, 9, 1)).value
        for name in ("Mira", "Omid", "Lale")
    )
    a_session(desk, first.person_id, ("housing",), first.id)
    a_session(desk, second.person_id, ("school",), second.id)
    clock.move(days=30)
    a_session(desk, third.person_id, ("housing", "school"), third.id)
    with desk.writing() as uow:
        follow_ups.add(
            uow, desk.vault, FollowUpData(first.person_id, TODAY, "", "caro", first.id), Origin.HAND
        )
        uow.commit()

    def ids(size: int = 60, **only: object) -> list[int]:
        found: list[int] = []
        after = None
        while True:
            part = cases.listed(desk, only=CaseFilter(**only), after=after, size=size)  # type: ignore[arg-type]
            assert len(part.rows) <= size
            found += [one.id for one in part.rows]
            if (after := part.after) is None:
                return found

    for size in (1, 2, 60):
        assert ids(size, topic="housing") == [third.id, first.id]
        assert ids(size, topic="school") == [third.id, second.id]
    assert ids(first=date(2026, 12, 1)) == [third.id]
    assert ids(last=date(2026, 12, 1)) == [second.id, first.id]
    assert ids(topic="housing", last=date(2026, 12, 1)) == [first.id]
    assert ids(open_follow_up=True) == [first.id]
    assert ids(topic="health") == []


def test_a_paper_is_noted_changed_and_struck_out(desk: Desk) -> None:
    mira = a_person(desk)
    with pytest.raises(BadInput, match="Welches Papier"):
        documents.note_document(desk, mira, "  ")
    row = documents.note_document(desk, mira, "Duldung § 60a", date(2026, 12, 31)).value
    assert (row.title, row.runs_out_on, row.noted_on, row.noted_by) == (
        "Duldung § 60a", date(2026, 12, 31), TODAY, "Caro",
    )  # fmt: skip
    row = documents.edit(desk, row.id, "Duldung § 60b", date(2027, 3, 31), row.version).value
    assert [one.title for one in documents.of_person(desk, mira)] == ["Duldung § 60b"]
    undo.undo(desk)
    assert documents.row(desk, row.id).title == "Duldung § 60a"
    documents.void(desk, row.id, documents.row(desk, row.id).version)
    assert documents.of_person(desk, mira) == ()
    with pytest.raises(NotFound):
        documents.void(desk, row.id, documents.row(desk, row.id).version)
    with desk.store.read() as conn:
        assert "Duldung" not in repr(conn.exec_driver_sql("SELECT * FROM noted_document").all())
    assert upkeep.verify(desk).findings == ()


def test_nothing_new_comes_into_a_closed_case(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    case = cases.open_case(desk, CaseData(a_person(desk))).value
    cases.close_case(desk, case.id, "clarified", "", case.version)
    with pytest.raises(CaseClosed, match="2026-0001"):
        documents.note_document(desk, case.person_id, "Pass", None, case.id)
    with pytest.raises(NotAllowed):
        documents.note_document(desk_of("theke"), case.person_id, "Pass")


def test_a_restricted_case_marks_what_it_does_not_protect(desk: Desk) -> None:
    person = a_person(desk)
    row = cases.open_case(desk, CaseData(person)).value
    inside, outside = a_session(desk, person, case=row.id), a_session(desk, person)
    assert not any(one.outside for one in timeline.entries(desk, case_id=row.id))
    case_keys.restrict(desk, row.id, (), row.version)
    marked = {
        one.id: one.outside for one in timeline.entries(desk, case_id=row.id, kinds=(EntryKind.SESSION,))
    }
    assert marked == {inside: False, outside: True}
    assert not any(one.outside for one in timeline.entries(desk, person_id=person))
