"""Referrals: made by everybody, read by those with the vault, closed by their code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from woilmenau_desk.domain.case_errors import CaseClosed
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, NotAllowed, NotFound
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import NoSuchReferral, ReasonNeedsVault, ReferralData, TargetData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services import undo
from woilmenau_desk.services.counselling import cases, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage.tables.visits import Referral

DeskOf = Callable[[str], Desk]
WHY = "geheimer Anlass siebzehn"


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Muster")).value.id


def test_a_referral_holds_what_was_said_and_has_a_code(desk: Desk, mira: int) -> None:
    row = referrals.refer(desk, ReferralData("jmd", person_id=mira, reason=WHY)).value
    assert (row.target, row.reason, row.state, row.person_name) == ("jmd", WHY, "informed", "Mira Muster")
    assert row.open
    assert len(row.code) == 4
    assert row.consent_on is None
    assert referrals.by_code(desk, f" {row.code.lower()} ") == row
    assert referrals.listed(desk).rows == (row,)
    assert referrals.listed(desk, of="Muster").rows == (row,)
    assert referrals.listed(desk, of=row.code.lower()).rows == (row,)
    assert referrals.of_person(desk, mira) == (row,)


def test_the_counter_makes_one_and_reads_neither_target_nor_reason(
    desk: Desk, desk_of: DeskOf, mira: int
) -> None:
    counter = desk_of("theke")
    made = referrals.refer(counter, ReferralData("soberi", person_id=mira, reason=WHY)).value
    assert (made.target, made.reason) == (None, "")
    assert (made.person_name, made.state, made.on) == ("Mira Muster", "informed", date(2026, 11, 23))
    # Whoever has the vault reads what the counter sealed for it.
    read = referrals.row(desk_of("rolf"), made.id)
    assert (read.target, read.reason, read.made_by) == ("soberi", WHY, "Theke")
    others = referrals.refer(desk, ReferralData("jmd", person_id=mira, reason=WHY)).value
    seen = referrals.by_code(counter, others.code)
    assert seen is not None
    assert (seen.target, seen.reason) == (None, "")
    assert WHY not in repr(referrals.listed(counter, open_only=False))


def test_nothing_of_it_is_readable_without_the_vault(
    desk: Desk, desk_of: DeskOf, mira: int, data: Path
) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira, reason=WHY)).value
    referrals.answer(desk, made.id, "refused", made.version, "kein Platz achtzehn")
    with desk_of("theke").store.read() as conn:
        row = conn.execute(select(Referral.__table__)).one()
        content = repr(tuple(row))
    for word in ("jmd", WHY, "achtzehn"):
        assert word not in content
        for found in desk.done:
            assert word not in str(found.said)


@pytest.mark.parametrize("user", ["caro", "rolf", "theke"])
def test_a_code_closes_the_loop_for_every_role(desk: Desk, desk_of: DeskOf, mira: int, user: str) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira)).value
    mine = desk_of(user)
    done = referrals.close_by_code(mine, made.code.lower(), "came_back")
    assert (done.value.state, done.value.answered_on) == ("came_back", date(2026, 11, 23))
    assert str(done.said) == f"Verweis {made.code} zurückgekommen: Mira Muster"
    assert referrals.listed(mine).rows == ()
    undo.undo(mine)
    assert referrals.row(mine, made.id).open
    assert referrals.row(desk, made.id).target == "jmd"


def test_a_reason_for_a_refusal_needs_the_vault(desk: Desk, desk_of: DeskOf, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira, reason=WHY)).value
    with pytest.raises(ReasonNeedsVault):
        referrals.answer(desk_of("theke"), made.id, "refused", made.version, "kein Platz")
    row = referrals.answer(desk, made.id, "refused", made.version, "kein Platz").value
    assert (row.refusal, row.reason, row.target, row.state) == ("kein Platz", WHY, "jmd", "refused")
    undo.undo(desk)
    back = referrals.row(desk, made.id)
    assert (back.refusal, back.reason, back.state) == ("", WHY, "informed")


def test_a_reason_belongs_to_a_refusal_alone(desk: Desk, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira)).value
    with pytest.raises(BadInput, match="abgelehnt"):
        referrals.answer(desk, made.id, "accepted", made.version, "weil")


def test_nobody_answers_before_they_were_asked(desk: Desk, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira)).value
    with pytest.raises(BadInput, match=r"erst seit dem 23\.11\.2026") as refused:
        referrals.answer(desk, made.id, "accepted", made.version, on=date(2026, 11, 20))
    assert refused.value.field == "on"
    assert referrals.row(desk, made.id).open


def test_a_code_that_no_slip_has_is_told(desk: Desk) -> None:
    with pytest.raises(NoSuchReferral, match="K7M4"):
        referrals.close_by_code(desk, "k7m4", "accepted")
    with pytest.raises(NoSuchReferral):
        referrals.close_by_code(desk, "Anna", "accepted")


def test_consent_is_kept_with_its_day_and_taken_back(desk: Desk, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira, consent=True), date(2026, 11, 20)).value
    assert made.consent_on == date(2026, 11, 20)
    gone = referrals.consent(desk, made.id, False, made.version).value
    assert gone.consent_on is None
    again = referrals.consent(desk, made.id, True, gone.version).value
    assert again.consent_on == date(2026, 11, 23)
    assert again.target == "jmd"


def test_an_edit_changes_what_is_sealed_and_leaves_the_rest(desk: Desk, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira, reason=WHY)).value
    data = ReferralData("soberi", "appointment_made", mira, "anderer Anlass", consent=True)
    row = referrals.edit(desk, made.id, data, made.version).value
    assert (row.target, row.state, row.reason, row.code) == (
        "soberi",
        "appointment_made",
        "anderer Anlass",
        made.code,
    )
    assert row.consent_on == date(2026, 11, 23)
    with pytest.raises(ChangedMeanwhile):
        referrals.edit(desk, made.id, data, made.version)
    undo.undo(desk)
    assert replace(referrals.row(desk, made.id), version=made.version) == made


def test_a_struck_one_is_in_no_list_and_its_code_is_none(desk: Desk, mira: int) -> None:
    made = referrals.refer(desk, ReferralData("jmd", person_id=mira)).value
    assert referrals.void(desk, made.id, made.version).value.voided
    assert referrals.listed(desk, open_only=False).rows == ()
    assert referrals.by_code(desk, made.code) is None
    with pytest.raises(NotFound):
        referrals.answer(desk, made.id, "accepted", made.version + 1)


def test_the_counter_enters_none_into_a_case(desk_of: DeskOf) -> None:
    with pytest.raises(NotAllowed):
        referrals.refer(desk_of("theke"), ReferralData("jmd", case_id=1))


def test_a_day_to_come_and_an_unknown_target_are_refused(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Zukunft"):
        referrals.refer(desk, ReferralData("jmd"), date(2026, 11, 24))
    with pytest.raises(BadInput):
        referrals.refer(desk, ReferralData("nirgends"))
    with pytest.raises(BadInput, match="Wohin"):
        referrals.refer(desk, ReferralData(""))


def test_they_go_along_when_two_records_are_one_person(desk: Desk, mira: int) -> None:
    twin = people.register(desk, PersonData("Mirra", "Muster")).value.id
    made = referrals.refer(desk, ReferralData("jmd", person_id=twin, reason=WHY)).value
    one, other = people.card(desk, mira), people.card(desk, twin)
    duplicates.merge(desk, mira, twin, one.data, one.version, other.version)
    assert [(row.id, row.target, row.reason) for row in referrals.of_person(desk, mira)] == [
        (made.id, "jmd", WHY)
    ]
    # Whoever still has the other record chosen means the same person.
    assert referrals.refer(desk, ReferralData("jmd", person_id=twin)).value.person_id == mira


def test_a_missing_target_is_added_by_whoever_counsels(desk_of: DeskOf) -> None:
    rolf = desk_of("rolf")
    data = TargetData(
        "Kleiderkammer Süd", "Weg 1, Ilmenau", "03677 000001", "Di 9–12", "Ausweis", last=date(2027, 1, 31)
    )
    value = referrals.add_target(rolf, data).value
    assert value.code == "kleiderkammer_sued"
    kept = rolf.values_of(ListName.REFERRAL_TARGETS).get(value.code)
    assert kept is not None
    assert (kept.de, kept.extra["phone"], kept.last) == (
        "Kleiderkammer Süd",
        "03677 000001",
        date(2027, 1, 31),
    )
    assert referrals.refer(rolf, ReferralData(value.code)).value.target == value.code
    with pytest.raises(BadInput, match="steht schon"):
        referrals.add_target(rolf, TargetData("kleiderkammer SÜD"))
    with pytest.raises(NotAllowed):
        referrals.add_target(desk_of("theke"), TargetData("Anderswo"))


@pytest.mark.parametrize(
    ("name", "code"), [("1. Hilfe", "target_1_hilfe"), ("محل", "target"), ("SOBERI!", "soberi_2")]
)
def test_every_name_makes_a_code(desk: Desk, name: str, code: str) -> None:
    assert referrals.add_target(desk, TargetData(name)).value.code == code


def test_what_the_counter_writes_is_no_doubt_in_the_trail(desk: Desk, desk_of: DeskOf, mira: int) -> None:
    counter = desk_of("theke")
    made = referrals.refer(counter, ReferralData("jmd", person_id=mira)).value
    given = referrals.consent(counter, made.id, True, made.version).value
    row = referrals.answer(counter, made.id, "accepted", given.version).value
    referrals.void(counter, made.id, row.version)
    undo.undo(counter)
    later = desk_of("rolf")
    assert later.trail_doubts == ()
    assert referrals.row(later, made.id).target == "jmd"
    assert not upkeep.verify(later).findings


def test_none_is_made_in_a_closed_case(desk: Desk, mira: int) -> None:
    case = cases.open_case(desk, CaseData(mira)).value
    inside = referrals.refer(desk, ReferralData("jmd", person_id=mira, case_id=case.id)).value
    outside = referrals.refer(desk, ReferralData("jmd", person_id=mira)).value
    cases.close_case(desk, case.id, "clarified", "", case.version)
    said = ReferralData("jmd", person_id=mira, case_id=case.id)
    with pytest.raises(CaseClosed):
        referrals.refer(desk, said)
    with pytest.raises(CaseClosed):
        referrals.edit(desk, outside.id, said, outside.version)
    # The loop of one that was made before is still closed.
    assert (
        referrals.answer(desk, inside.id, "appointment_made", inside.version).value.state
        == "appointment_made"
    )
