"""Follow-ups: whose they are, what comes back, who gets them, and what a paper that runs out makes by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.stores import Clock
from woilmenau_desk.domain.case_errors import CaseClosed, CaseRestricted, NotNamed
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed
from woilmenau_desk.domain.follow_ups import Every, FollowUpData, FollowUpRow, Origin, Whose
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import centre, colleagues, undo
from woilmenau_desk.services.counselling import case_keys, cases, counselling, documents, expiring, follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep

TODAY = date(2026, 11, 23)


def register(desk: Desk, name: str = "Oksana", **told: object) -> int:
    return people.register(desk, PersonData(name, "Erfunden", **told)).value.id  # type: ignore[arg-type]


def add(desk: Desk, due_on: date = TODAY, **told: object) -> FollowUpRow:
    person_id = told.pop("person_id", None) or register(desk)
    data = FollowUpData(person_id, due_on, **{"reason": "Bescheid da?", **told})  # type: ignore[arg-type]
    return follow_ups.add(desk, data).value


def everything(desk: Desk) -> tuple[FollowUpRow, ...]:
    return follow_ups.listed(desk, Whose.ALL).rows


def test_mine_all_and_overdue(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    person_id = register(desk)
    add(desk, TODAY - timedelta(days=1), person_id=person_id, colleague="rolf")
    add(desk, TODAY, person_id=person_id)
    add(desk, TODAY + timedelta(days=9), person_id=person_id)
    assert [row.due_on.day for row in everything(desk)] == [22, 23, 2]
    assert [row.due_on.day for row in follow_ups.listed(desk).rows] == [23, 2]
    assert [row.colleague_name for row in follow_ups.listed(desk, Whose.OVERDUE).rows] == ["Rolf"]
    assert [row.due_on.day for row in follow_ups.listed(desk_of("rolf")).rows] == [22]
    assert (follow_ups.due(desk), follow_ups.due(desk, Whose.MINE)) == (2, 1)
    assert follow_ups.listed(desk, Whose.ALL, of="Niemand").rows == ()


def test_done_and_taken_back(desk: Desk) -> None:
    row = add(desk)
    done = follow_ups.finish(desk, row.id, row.version)
    assert done.value.done
    assert str(done.said) == "Wiedervorlage erledigt: Oksana Erfunden"
    assert everything(desk) == ()
    undo.undo(desk)
    assert [one.id for one in everything(desk)] == [row.id]
    assert upkeep.verify(desk).findings == ()


def test_repeating_one_makes_the_next_on_a_working_day(desk: Desk) -> None:
    # 5 December is a Saturday; the rhythm goes on from it all the same.
    row = add(desk, date(2026, 12, 5), every=Every.WEEK)
    done = follow_ups.finish(desk, row.id, row.version)
    assert str(done.said).endswith("nächste 14.12.2026")
    (later,) = everything(desk)
    assert (later.due_on, later.reason, later.every) == (date(2026, 12, 14), "Bescheid da?", Every.WEEK)
    follow_ups.finish(desk, later.id, later.version)
    (third,) = everything(desk)
    assert third.due_on == date(2026, 12, 21)
    undo.undo(desk)
    assert [one.id for one in everything(desk)] == [later.id]


def test_late_one_does_not_come_back_in_the_past(desk: Desk) -> None:
    row = add(desk, TODAY - timedelta(days=100), every=Every.TWO_WEEKS)
    follow_ups.finish(desk, row.id, row.version)
    (later,) = everything(desk)
    assert later.due_on > TODAY


def test_handed_over_and_only_to_whoever_reads_it(desk: Desk) -> None:
    row = add(desk)
    done = follow_ups.hand_over(desk, row.id, "rolf", row.version)
    assert done.value.colleague == "rolf"
    with pytest.raises(BadInput, match="liest keine vertraulichen"):
        follow_ups.hand_over(desk, row.id, "theke", done.value.version)
    with pytest.raises(ChangedMeanwhile):
        follow_ups.hand_over(desk, row.id, "caro", row.version)


def test_edited_and_struck(desk: Desk) -> None:
    row = add(desk)
    data = FollowUpData(row.person_id, date(2026, 12, 1), "Ausweis abholen")
    changed = follow_ups.edit(desk, row.id, data, row.version).value
    assert (changed.reason, changed.due_on) == ("Ausweis abholen", date(2026, 12, 1))
    assert follow_ups.get(desk, row.id) == changed
    follow_ups.void(desk, row.id, changed.version)
    assert everything(desk) == ()
    assert [one.voided for one in follow_ups.of_person(desk, row.person_id)] == []


def test_nothing_new_in_a_closed_case(desk: Desk) -> None:
    person_id = register(desk)
    case = cases.open_case(desk, CaseData(person_id)).value
    row = add(desk, person_id=person_id, case_id=case.id)
    assert row.case_number == case.number
    cases.close_case(desk, case.id, next(iter(desk.values_of(ListName.OUTCOMES))).code, "", case.version)
    with pytest.raises(CaseClosed):
        add(desk, person_id=person_id, case_id=case.id)
    # What stands there can be finished.
    follow_ups.finish(desk, row.id, row.version)


def test_backlog_of_whoever_left(desk: Desk) -> None:
    add(desk, colleague="rolf")
    assert follow_ups.backlog(desk) == ()
    rolf = colleagues.get(desk, "rolf")
    data = replace(rolf.data, active_until=TODAY - timedelta(days=1))
    colleagues.edit_colleague(desk, "rolf", data, rolf.version)
    (left,) = follow_ups.backlog(desk)
    assert (left.name, left.number) == ("Rolf", 1)
    assert follow_ups.take_over(desk, "rolf").value == 1
    assert [row.colleague for row in everything(desk)] == ["caro"]
    undo.undo(desk)
    assert [row.colleague for row in everything(desk)] == ["rolf"]


def test_counter_is_told_nothing(desk: Desk, desk_of: Callable[[str], Desk]) -> None:
    row = add(desk)
    counter = desk_of("theke")
    for ask in (
        lambda: follow_ups.listed(counter),
        lambda: follow_ups.due(counter),
        lambda: follow_ups.backlog(counter),
        lambda: follow_ups.get(counter, row.id),
        lambda: follow_ups.of_person(counter, row.person_id),
        lambda: follow_ups.finish(counter, row.id, row.version),
        lambda: expiring.look(counter),
    ):
        with pytest.raises(NotAllowed):
            ask()


# -- papers ------------------------------------------------------------------------------------------------------


def soon(days: int = 20) -> date:
    return TODAY + timedelta(days=days)


def test_paper_that_runs_out_makes_one_and_renewed_takes_it_back(desk: Desk) -> None:
    person_id = register(desk, status="gestattung_55", status_until=soon())
    (row,) = everything(desk)
    assert (row.origin, row.about_day, row.due_on) == (Origin.PAPER, soon(), TODAY)
    assert expiring.look(desk) is None
    card = people.card(desk, person_id)
    people.edit(desk, person_id, replace(card.data, status_until=soon(300)), card.version)
    assert everything(desk) == ()
    undo.undo(desk)
    assert [one.id for one in everything(desk)] == [row.id]
    undo.undo(desk)
    assert everything(desk) == ()


def test_a_first_look_spreads_what_it_finds_over_the_days(desk_of: Callable[[str], Desk], desk: Desk) -> None:
    theke = desk_of("theke")
    for number in range(12):
        register(theke, f"Läuft {number}", status="gestattung_55", status_until=soon(30 + number))
    for number in range(7):
        register(theke, f"Aus {number}", status="gestattung_55", status_until=soon(-number - 1))
    register(theke, "Knapp", status="gestattung_55", status_until=soon(1))
    assert expiring.look(desk) is not None
    rows = everything(desk)
    ran_out = [row.due_on for row in rows if row.about_day is not None and row.about_day < TODAY]
    assert ran_out == [TODAY] * 7
    others = sorted(
        (row.about_day, row.due_on) for row in rows if row.about_day is not None and row.about_day > TODAY
    )
    # The first of them has no time to lose; each day after takes five, the first to run out first.
    assert others[0] == (soon(1), TODAY)
    days = [day for _, day in others[1:]]
    assert days == [soon(1)] * 5 + [soon(2)] * 5 + [soon(3)] * 2
    theke.close()


def test_one_that_is_done_does_not_come_back(desk: Desk) -> None:
    register(desk, status="gestattung_55", status_until=soon())
    (row,) = everything(desk)
    follow_ups.finish(desk, row.id, row.version)
    assert expiring.look(desk) is None
    assert everything(desk) == ()


def test_what_the_counter_enters_waits_for_the_vault(desk_of: Callable[[str], Desk], desk: Desk) -> None:
    register(desk_of("theke"), status="gestattung_55", status_until=soon())
    assert everything(desk) == ()
    done = expiring.look(desk)
    assert done is not None
    assert done.value.made == 1
    assert not done.undoable
    (row,) = everything(desk)
    assert row.colleague == "caro"
    assert upkeep.verify(desk).findings == ()


def test_printed_date_of_a_permit_that_goes_on_by_law(desk: Desk, clock: Clock) -> None:
    # Printed on it is March 2026; by ordinance it holds until 4 March 2027.
    register(desk, status="p24", status_until=date(2026, 3, 4))
    register(desk, "Petro", status="p24", status_until=soon())
    assert everything(desk) == ()
    clock.move(days=70)
    assert expiring.look(desk) is not None
    assert {row.about_day for row in everything(desk)} == {date(2027, 3, 4)}
    assert len(everything(desk)) == 2


def test_whose_it_is(desk: Desk, desk_of: Callable[[str], Desk], clock: Clock) -> None:
    rolf = desk_of("rolf")
    counselled, in_a_case, child = register(desk), register(desk, "Petro"), register(desk, "Iryna")
    counselling.record_session(rolf, RecordSession(SessionData(counselled, ("work",))))
    cases.open_case(desk, CaseData(in_a_case, reached=2, members=(child,), responsible="rolf"))
    for person_id in (counselled, in_a_case, child, register(desk, "Zoe")):
        card = people.card(desk, person_id)
        people.edit(
            desk, person_id, replace(card.data, status="gestattung_55", status_until=soon()), card.version
        )
    told = {row.person_name.split()[0]: row.colleague for row in everything(desk)}
    assert told == {"Oksana": "rolf", "Petro": "rolf", "Iryna": "rolf", "Zoe": "caro"}


def test_paper_of_somebody_long_gone_is_left_alone(desk: Desk, clock: Clock) -> None:
    register(desk, status="gestattung_55", status_until=soon(500))
    clock.move(days=480)
    assert expiring.look(desk) is None


def test_weeks_are_the_centres_to_say(desk: Desk) -> None:
    settings = centre.settings(desk)
    assert settings.paper_weeks == 6
    register(desk, status="gestattung_55", status_until=soon(60))
    assert everything(desk) == ()
    saved = centre.save_settings(desk, replace(settings, paper_weeks=10)).value
    assert expiring.look(desk) is not None
    assert len(everything(desk)) == 1
    centre.save_settings(desk, replace(saved, paper_weeks=0))
    done = expiring.look(desk)
    assert done is not None
    assert done.value.withdrawn == 1
    assert everything(desk) == ()
    with pytest.raises(BadInput):
        centre.save_settings(desk, replace(centre.settings(desk), paper_weeks=27))


def test_two_records_of_one_person_make_one(desk: Desk) -> None:
    keep = register(desk, status="gestattung_55", status_until=soon())
    other = register(desk, "Oxana", status="gestattung_55", status_until=soon())
    assert len(everything(desk)) == 2
    kept, gone = people.card(desk, keep), people.card(desk, other)
    duplicates.merge(desk, keep, other, kept.data, kept.version, gone.version)
    assert len(everything(desk)) == 1
    undo.undo(desk)
    assert len(everything(desk)) == 2


def test_noted_paper_makes_one_with_its_title(desk: Desk) -> None:
    person_id = register(desk)
    noted = documents.note_document(desk, person_id, "Reisepass", soon()).value
    (row,) = everything(desk)
    assert (row.origin, row.reason, row.about_day) == (Origin.PAPER, "Reisepass", soon())
    documents.edit(desk, noted.id, "Reisepass", soon(900), noted.version)
    assert everything(desk) == ()
    undo.undo(desk)
    documents.void(desk, noted.id, documents.row(desk, noted.id).version)
    assert everything(desk) == ()


def test_handed_over_case_takes_its_follow_ups_along(desk: Desk) -> None:
    person_id = register(desk)
    case = cases.open_case(desk, CaseData(person_id)).value
    add(desk, person_id=person_id, case_id=case.id)
    add(desk, person_id=person_id)
    cases.hand_over(desk, case.id, "rolf", case.version)
    assert sorted((row.colleague, row.case_id) for row in everything(desk) if row.case_id) == [
        ("rolf", case.id)
    ]
    assert len(follow_ups.listed(desk).rows) == 1


def test_restricted_case_hides_its_follow_ups_from_whoever_is_not_named(
    desk: Desk, desk_of: Callable[[str], Desk]
) -> None:
    person_id = register(desk)
    case = cases.open_case(desk, CaseData(person_id)).value
    row = add(desk, person_id=person_id, case_id=case.id)
    case_keys.restrict(desk, case.id, ["caro"], case.version)
    assert follow_ups.get(desk, row.id).reason == "Bescheid da?"
    rolf = desk_of("rolf")
    (seen,) = everything(rolf)
    assert (seen.hidden, seen.reason, seen.person_name) == (True, "", "Oksana Erfunden")
    version = seen.version
    for write in (
        lambda: follow_ups.finish(rolf, row.id, version),
        lambda: follow_ups.void(rolf, row.id, version),
        lambda: follow_ups.hand_over(rolf, row.id, "rolf", version),
        lambda: follow_ups.edit(rolf, row.id, FollowUpData(person_id, TODAY, "anderes"), version),
        lambda: add(rolf, person_id=person_id, case_id=case.id),
    ):
        with pytest.raises(CaseRestricted):
            write()
    with pytest.raises(NotNamed):
        follow_ups.hand_over(desk, row.id, "rolf", follow_ups.get(desk, row.id).version)
    follow_ups.finish(desk, row.id, follow_ups.get(desk, row.id).version)
    assert upkeep.verify(desk).findings == ()
