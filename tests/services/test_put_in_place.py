"""What somebody with the desk key puts in the place of what others wrote: refused where it is read, told by the check."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from woilmenau_desk.domain.aid import AidData, GiveAid
from woilmenau_desk.domain.cases import CaseData
from woilmenau_desk.domain.counselling import RecordSession, SessionData
from woilmenau_desk.domain.funds import FundData
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.referrals import ReferralData
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.aid import aid, funds
from woilmenau_desk.services.counselling import case_keys, cases, counselling, referrals, timeline
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import duplicates, people
from woilmenau_desk.services.reports import counting
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.storage import sealed_fields
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.funds import FundEntry
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.unit_of_work import HERE, following
from woilmenau_desk.storage.vault import Vault

TODAY = date(2026, 11, 23)


def written(desk: Desk, referral_id: int, **values: object) -> None:
    """Written as the program writes, by somebody who may write this table."""
    with desk.writing() as uow:
        uow.update(Referral, referral_id, values, HERE)
        uow.commit()


def posted(desk: Desk, referral_id: int, text: str, *, anew: bool) -> None:
    """Put a posted text there, at the version that stands there or at a new one."""
    table = Referral
    with desk.store.read() as conn:
        query = select(table.uid, table.sealed_version, table.version).where(table.id == referral_id)
        uid, sealed_at, version = conn.execute(query).one()
    at = following(version) if anew else sealed_at
    sealer = desk.sealer
    assert uid is not None
    assert not isinstance(sealer, Vault)
    sealed = sealer.seal(text, place=sealed_fields.place("referral", uid, referral_id, at))
    written(desk, referral_id, sealed=sealed, sealed_version=at)


def found(desk: Desk) -> list[str]:
    return [str(one) for one in upkeep.verify(desk).findings]


@pytest.fixture
def theke(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("theke")


@pytest.fixture
def mira(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira")).value.id


def test_what_is_sealed_does_not_tell_by_its_length(desk: Desk, theke: Desk, mira: int) -> None:
    for target in ("soberi", "womens_shelter", "violence_helpline"):
        referrals.refer(desk, ReferralData(target, person_id=mira))
        referrals.refer(theke, ReferralData(target, person_id=mira))
    for topics in ((), ("housing",), ("violence_discrimination", "debts_contracts", "official_mail")):
        counselling.record_session(desk, RecordSession(SessionData(mira, topics or ("work",), 30)))
    with desk.store.read() as conn:
        of_referrals = select(
            Referral.sealed_version, func.substr(Referral.sealed, 1, 1), func.length(Referral.sealed)
        )
        assert len(set(conn.execute(of_referrals))) == 2  # posted, or by the vault
        of_sessions = select(func.length(CounsellingSession.sealed_facts)).distinct()
        assert len(conn.execute(of_sessions).all()) == 1


@pytest.mark.parametrize("anew", [False, True])
def test_the_counter_replaces_nothing_that_the_vault_sealed(
    desk: Desk, theke: Desk, mira: int, anew: bool
) -> None:
    row = referrals.refer(desk, ReferralData("womens_shelter", person_id=mira, reason="Gewalt")).value
    assert found(desk) == []
    forged = json.dumps({"target": "soberi", "person": mira})
    posted(theke, row.id, forged, anew=anew)
    assert referrals.row(desk, row.id).damaged
    assert dict(counting.figures(desk, Span.of_month(Month(2026, 11))).referrals) == {"unknown": 1}
    assert found(desk)


def test_who_made_it_is_what_the_trail_says(desk: Desk, theke: Desk, mira: int) -> None:
    row = referrals.refer(desk, ReferralData("womens_shelter", person_id=mira)).value
    posted(theke, row.id, json.dumps({"target": "soberi", "person": mira}), anew=False)
    written(theke, row.id, made_by=theke.actor.name)
    assert referrals.row(desk, row.id).damaged
    assert found(desk)


def test_what_the_counter_posted_stays_readable(desk: Desk, theke: Desk, mira: int) -> None:
    row = referrals.refer(theke, ReferralData("soberi", person_id=mira)).value
    assert referrals.row(desk, row.id).target == "soberi"
    assert found(desk) == []


def test_a_referral_handed_to_somebody_else_is_told_of(desk: Desk, theke: Desk, mira: int) -> None:
    other = people.register(desk, PersonData("Omid")).value.id
    for who in (desk, theke):
        row = referrals.refer(who, ReferralData("soberi", person_id=mira)).value
        written(theke, row.id, person_id=other)
        assert referrals.row(desk, row.id).damaged
    (said,) = found(desk)
    assert "2 vertrauliche Angaben" in said


def test_a_merge_takes_a_referral_along(desk: Desk, theke: Desk, mira: int) -> None:
    keep = people.register(desk, PersonData("Miriam")).value.id
    row = referrals.refer(theke, ReferralData("soberi", person_id=mira)).value
    kept, gone = people.card(desk, keep), people.card(desk, mira)
    duplicates.merge(desk, keep, mira, kept.data, kept.version, gone.version)
    assert referrals.row(desk, row.id).target == "soberi"
    assert found(desk) == []


def test_an_emptied_referral_is_told_of(desk: Desk, theke: Desk, mira: int) -> None:
    row = referrals.refer(desk, ReferralData("soberi", person_id=mira)).value
    written(theke, row.id, sealed=None)
    assert referrals.row(desk, row.id).damaged
    assert len(found(desk)) == 1


def test_receipts_have_no_gap_and_fit_their_help(
    desk: Desk, theke: Desk, desk_of: Callable[[str], Desk]
) -> None:
    fund = funds.add_fund(desk, FundData("Kasse", "Spender", 100_000, date(2026, 1, 1), None, True)).value
    given = [
        aid.give_aid(theke, GiveAid(AidData("money", 1, cents), fund_id=fund.id)).value
        for cents in (1000, 2000, 3000, 4000)
    ]
    aid.void_aid(theke, given[-1].id, given[-1].version)
    assert found(desk) == found(theke) == []
    with theke.writing() as uow:
        uow.delete(FundEntry, 2, HERE)
        uow.update(FundEntry, 3, {"amount_cents": 1}, HERE)
        uow.update(FundEntry, 5, {"amount_cents": -1}, HERE)
        uow.commit()
    told = [
        "Belege fehlen an 1 Stellen, zuerst Beleg 2026-0002.",
        "2 Belege passen nicht zu ihrer Hilfe oder zu dem Beleg, den sie stornieren, zuerst Beleg 2026-0003.",
    ]
    assert found(desk) == found(theke) == told
    assert [str(one) for one in desk_of("rolf").findings] == told


def test_the_counter_is_not_told_what_is_of_a_restricted_case(desk: Desk, theke: Desk, mira: int) -> None:
    case = cases.open_case(desk, CaseData(mira, reached=3)).value
    counselling.record_session(desk, RecordSession(SessionData(mira, ("housing",), 30, case_id=case.id)))
    referrals.refer(desk, ReferralData("soberi", person_id=mira, case_id=case.id))

    def told() -> object:
        rows = (cases.row(theke, case.id), *cases.of_person(theke, mira), *cases.listed(theke).rows)
        entries = timeline.entries(theke, person_id=mira)
        assert not any(one.case_id or one.hidden for one in entries)
        return tuple(replace(row, version=1) for row in rows), entries

    before = told()
    version = cases.row(desk, case.id).version
    case_keys.restrict(desk, case.id, (desk.actor.name,), version)
    assert cases.row(desk, case.id).restricted
    assert told() == before
