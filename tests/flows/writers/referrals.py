"""Referrals and deadlines: what becomes of them, and what they say."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.deadlines import DeadlineData, DeadlineRow
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.referrals import ReferralData, ReferralRow
from woilmenau_desk.services.counselling import deadlines, referrals
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people import people

DELIVERED = date(2026, 11, 20)


def somebody(desk: Desk) -> int:
    return people.register(desk, PersonData("Mira", "Kornblume")).value.id


def a_referral(desk: Desk) -> int:
    return referrals.refer(desk, ReferralData("jmd", person_id=somebody(desk), reason="Wohnung")).value.id


def a_deadline(desk: Desk) -> int:
    return deadlines.add(desk, DeadlineData(somebody(desk), DELIVERED, "2 Wochen", remark="Brief")).value.id


def data_of(row: ReferralRow) -> ReferralData:
    return ReferralData(
        row.target or "", row.state, row.person_id, row.reason, consent=row.consent_on is not None
    )


def letter_of(row: DeadlineRow) -> DeadlineData:
    return DeadlineData(row.person_id, row.delivered_on or DELIVERED, row.length, row.letter_kind, row.remark)


def other_reason(desk: Desk, number: int) -> object:
    seen = referrals.row(desk, number)
    data = replace(data_of(seen), reason=f"{seen.reason} und Arbeit")
    return referrals.edit(desk, number, data, seen.version)


def other_remark(desk: Desk, number: int) -> object:
    seen = deadlines.row(desk, number)
    return deadlines.edit(desk, number, replace(letter_of(seen), remark=f"{seen.remark} zwei"), seen.version)


def sent(write: Callable[[Desk, int, ReferralRow], object]) -> Case:
    return Case(a_referral, referrals.row, write, other_reason)


def letter(write: Callable[[Desk, int, DeadlineRow], object]) -> Case:
    return Case(a_deadline, deadlines.row, write, other_remark)


CASES: Final[Mapping[str, Case]] = {
    "referrals.edit": sent(lambda d, n, seen: referrals.edit(d, n, replace(data_of(seen), target="mbe"), seen.version)),
    "referrals.answer": sent(lambda d, n, seen: referrals.answer(d, n, "accepted", seen.version)),
    "referrals.consent": sent(lambda d, n, seen: referrals.consent(d, n, True, seen.version)),
    "referrals.void": sent(lambda d, n, seen: referrals.void(d, n, seen.version)),
    "deadlines.edit": letter(
        lambda d, n, seen: deadlines.edit(d, n, replace(letter_of(seen), length="1 Monat"), seen.version)
    ),
    "deadlines.finish": letter(lambda d, n, seen: deadlines.finish(d, n, seen.version)),
    "deadlines.void": letter(lambda d, n, seen: deadlines.void(d, n, seen.version)),
}  # fmt: skip
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "referrals.refer": "a new row",
    "referrals.add_target": "a new row",
    "referrals.close_by_code": "decided by what it reads itself",
    "deadlines.add": "a new row",
}
