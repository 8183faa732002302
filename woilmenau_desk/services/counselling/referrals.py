"""Referrals: to send somebody on with a slip, to close the loop by its code, and to see what became of them.

The counter makes referrals and answers them, and reads neither target nor reason: both are sealed to the vault.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.paging import SCREENFUL, After, Part
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.referrals import (
    REASON_LENGTH,
    REFUSED,
    NoSuchReferral,
    ReasonNeedsVault,
    ReferralData,
    ReferralRow,
    TargetData,
    read_code,
)
from woilmenau_desk.domain.text import clean_line, clean_text
from woilmenau_desk.domain.values import ListName, Value
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.centre import checked_value
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people import people
from woilmenau_desk.services.values import known_code
from woilmenau_desk.storage import reference
from woilmenau_desk.storage import referrals as rows
from woilmenau_desk.storage.case_use import check_goes_on
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

_LONGEST_CODE: Final = 24
_UMLAUTS: Final[Mapping[int, str]] = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def refer(
    desk: Desk, data: ReferralData, on: date | None = None, new: TargetData | None = None
) -> Done[ReferralRow]:
    """Send somebody on; `on` is the day on which it was, today by default.

    `new`: to a target that the list does not know yet, and takes in with it; whoever counsels may. Raises NotAllowed,
    BadInput, NotFound, CaseClosed, CaseRestricted, or VaultKeyFirst at a counter whose key file is too old.
    """
    desk.actor.require(Right.MAKE_REFERRALS)
    if data.case_id is not None or data.session_id is not None:
        desk.actor.require(Right.CONFIDENTIAL_NOTES)
    target = None if new is None else new_target(desk, new)
    checked = _checked(desk, data, target)
    day = _past_day(desk, on)
    with desk.writing() as uow:
        if checked.case_id is not None:
            check_goes_on(uow.conn, desk.vault, checked.case_id, checked.person_id)
        take_in(uow, target)
        referral_id = rows.add(uow, desk.sealer, checked, day, desk.actor.name)
        text = QT_TRANSLATE_NOOP("said", "Verweis {code} gemacht: {name}")
        done = _told(desk, uow, referral_id, text)
    if target is not None:
        desk.forget_cached()
    return done


def edit(
    desk: Desk, referral_id: int, data: ReferralData, version: int, new: TargetData | None = None
) -> Done[ReferralRow]:
    """Change target, state, reason, case and consent; whose it is, its day and its code stay.

    Raises NotAllowed, ChangedMeanwhile, BadInput, NotFound, CaseClosed or CaseRestricted.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    target = None if new is None else new_target(desk, new)
    checked = _checked(desk, data, target)
    with desk.writing() as uow:
        rows.expect(uow, referral_id, version)
        rows.check_readable(uow.conn, desk.vault, referral_id)
        before = rows.row(uow.conn, desk.vault, referral_id)
        if checked.case_id != before.case_id:
            check_goes_on(uow.conn, desk.vault, checked.case_id, before.person_id)
        take_in(uow, target)
        rows.change(
            uow,
            desk.vault,
            referral_id,
            target=checked.target,
            state=checked.state,
            reason=checked.reason,
            case_id=checked.case_id,
            seen=version,
        )
        if checked.consent != (before.consent_on is not None):
            rows.consent(uow, referral_id, desk.today() if checked.consent else None)
        done = _told(desk, uow, referral_id, QT_TRANSLATE_NOOP("said", "Verweis {code} geändert: {name}"))
    if target is not None:
        desk.forget_cached()
    return done


def answer(
    desk: Desk, referral_id: int, state: str, version: int, reason: str = "", on: date | None = None
) -> Done[ReferralRow]:
    """Write down how far it went. `reason`: why it was refused; the counter writes none.

    Raises NotAllowed, ChangedMeanwhile, BadInput, NotFound, ReasonNeedsVault, or CaseRestricted for a reason that belongs
    to a case whose key is not at hand.
    """
    desk.actor.require(Right.MAKE_REFERRALS)
    known_code(desk, ListName.REFERRAL_STATES, state, "state")
    why = clean_text(reason, field="reason", limit=REASON_LENGTH)
    if why and state != REFUSED:
        text = QT_TRANSLATE_NOOP("errors", "Einen Grund gibt es nur zu „abgelehnt“.")
        raise BadInput("reason", Sentence("errors", text))
    if why and not desk.has_vault:
        raise ReasonNeedsVault
    day = _past_day(desk, on)
    with desk.writing() as uow:
        rows.expect(uow, referral_id, version)
        made_on = rows.row(uow.conn, None, referral_id).on
        if day < made_on:
            text = QT_TRANSLATE_NOOP("errors", "Den Verweis gibt es erst seit dem {day}.")
            raise BadInput("on", Sentence("errors", text, {"day": f"{made_on:%d.%m.%Y}"}))
        if why:
            rows.change(uow, desk.vault, referral_id, refusal=why)
        rows.answer(uow, referral_id, state, day)
        row = rows.row(uow.conn, _vault(desk), referral_id)
        values = {"code": row.code, "state": _state(desk, state), "name": row.person_name or ""}
        told = QT_TRANSLATE_NOOP("said", "Verweis {code} {state}: {name}")
        if row.person_name is None:
            told = QT_TRANSLATE_NOOP("said", "Verweis {code} {state}")
        return desk.finish(uow, row, Sentence("said", told, values))


def close_by_code(desk: Desk, code: str, state: str, reason: str = "") -> Done[ReferralRow]:
    """Close the loop by what stands on the slip. Raises NoSuchReferral and what `answer` raises."""
    found = by_code(desk, code)
    if found is None:
        raise NoSuchReferral(code=code.strip()[:10].upper())
    return answer(desk, found.id, state, found.version, reason)


def by_code(desk: Desk, text: str) -> ReferralRow | None:
    """The referral whose code this is; None where it is none, or no slip has it. Raises NotAllowed."""
    desk.actor.require(Right.MAKE_REFERRALS)
    code = read_code(text)
    if code is None:
        return None
    with desk.store.read() as conn:
        return rows.by_code(conn, _vault(desk), code)


def consent(desk: Desk, referral_id: int, given: bool, version: int) -> Done[ReferralRow]:
    """The person agreed that data are passed on, today, or takes that back.

    Raises NotAllowed, ChangedMeanwhile, NotFound or CaseRestricted.
    """
    desk.actor.require(Right.MAKE_REFERRALS)
    with desk.writing() as uow:
        rows.expect(uow, referral_id, version)
        rows.check_readable(uow.conn, _vault(desk), referral_id)
        rows.consent(uow, referral_id, desk.today() if given else None, version)
        text = (
            QT_TRANSLATE_NOOP("said", "Einwilligung zum Verweis {code} notiert: {name}")
            if given
            else QT_TRANSLATE_NOOP("said", "Einwilligung zum Verweis {code} widerrufen: {name}")
        )
        return _told(desk, uow, referral_id, text)


def void(desk: Desk, referral_id: int, version: int) -> Done[ReferralRow]:
    """Take a referral out of every list and count; the row stays. The counter strikes what was made at it.

    Raises NotAllowed, ChangedMeanwhile, NotFound or CaseRestricted.
    """
    desk.actor.require(Right.MAKE_REFERRALS)
    with desk.writing() as uow:
        rows.expect(uow, referral_id, version)
        if rows.made_in_session(uow.conn, referral_id):
            desk.actor.require(Right.CONFIDENTIAL_NOTES)
            rows.check_readable(uow.conn, desk.vault, referral_id)
        rows.void(uow, referral_id, version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Verweis gestrichen"))
        return desk.finish(uow, rows.row(uow.conn, _vault(desk), referral_id), said)


def row(desk: Desk, referral_id: int) -> ReferralRow:
    """One referral. Raises NotAllowed, NotFound."""
    desk.actor.require(Right.MAKE_REFERRALS)
    with desk.store.read() as conn:
        return rows.row(conn, _vault(desk), referral_id)


def listed(
    desk: Desk,
    open_only: bool = True,
    of: str = "",
    kept: Collection[int] = (),
    *,
    after: After | None = None,
    size: int | None = SCREENFUL,
) -> Part[ReferralRow]:
    """A part of the referrals, newest first; `of`: of the people that this text finds, or of a code.

    `kept` stay among the open ones, whatever became of them. Raises NotAllowed.
    """
    desk.actor.require(Right.MAKE_REFERRALS)
    if (found := by_code(desk, of)) is not None:
        return Part((found,))
    persons = people.found_ids(desk, of)
    with desk.store.read() as conn:
        return rows.listed(
            conn, _vault(desk), open_only=open_only, persons=persons, kept=kept, after=after, size=size
        )


def of_person(desk: Desk, person_id: int) -> tuple[ReferralRow, ...]:
    """A person's referrals, newest first. Raises NotAllowed or NotFound."""
    desk.actor.require(Right.MAKE_REFERRALS)
    with desk.store.read() as conn:
        return rows.of_person(conn, _vault(desk), person_id)


def of_case(desk: Desk, case_id: int) -> tuple[ReferralRow, ...]:
    """A case's referrals, newest first. Raises NotAllowed."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return rows.of_case(conn, desk.vault, case_id)


def add_target(desk: Desk, data: TargetData) -> Done[Value]:
    """A target that the list does not know yet, offered from today on or its first day. Raises NotAllowed or BadInput.

    Whoever counsels may add one; what there is already is changed where the centre keeps its lists.
    """
    target = new_target(desk, data)
    with desk.writing() as uow:
        take_in(uow, target)
        told = QT_TRANSLATE_NOOP("said", "Verweisstelle aufgenommen: {value}")
        done = desk.finish(uow, target, Sentence("said", told, {"value": target.de}))
    desk.forget_cached()
    return done


def new_target(desk: Desk, data: TargetData) -> Value:
    """The entry of the list that a new target becomes. Raises NotAllowed or BadInput."""
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    name = clean_line(data.name, field="name")
    if not name:
        raise BadInput("name", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Name der Stelle fehlt.")))
    there = desk.values_of(ListName.REFERRAL_TARGETS)
    if any(value.de.casefold() == name.casefold() for value in there):
        text = QT_TRANSLATE_NOOP("errors", "„{name}“ steht schon in der Liste der Verweisstellen.")
        raise BadInput("name", Sentence("errors", text, {"name": name[:60]}))
    said = {"address": data.address, "phone": data.phone, "hours": data.hours, "bring": data.bring}
    extra = {key: clean_line(value, field=key) for key, value in said.items()}
    code = _code(name, {value.code for value in there.every()})
    return checked_value(there, Value(code, name, name, extra=extra, first=data.first, last=data.last))


def take_in(uow: UnitOfWork, target: Value | None) -> None:
    """Let the list know a new target from now on."""
    if target is not None:
        reference.save_value(uow, ListName.REFERRAL_TARGETS, target)


def _code(name: str, known: set[str]) -> str:
    """A code for a target that has none, made of its name."""
    plain = name.casefold().translate(_UMLAUTS)
    letters = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    begin = (letters if letters[:1].isalpha() else f"target_{letters}".strip("_"))[:_LONGEST_CODE].strip("_")
    code, number = begin, 1
    while code in known:
        number += 1
        code = f"{begin}_{number}"
    return code


def _told(desk: Desk, uow: UnitOfWork, referral_id: int, text: str) -> Done[ReferralRow]:
    row = rows.row(uow.conn, _vault(desk), referral_id)
    name = row.person_name or Sentence("said", QT_TRANSLATE_NOOP("said", "ohne Person"))
    return desk.finish(uow, row, Sentence("said", text, {"code": row.code, "name": name}))


def _state(desk: Desk, state: str) -> Value | str:
    return desk.values_of(ListName.REFERRAL_STATES).get(state) or state


def _vault(desk: Desk) -> Vault | None:
    """What opens targets; None for whoever may not read them. Raises DeskLocked."""
    return desk.vault if desk.actor.may(Right.CONFIDENTIAL_NOTES) else None


def _past_day(desk: Desk, on: date | None) -> date:
    day = desk.today() if on is None else check_date(on, field="on")
    if day > desk.today():
        text = QT_TRANSLATE_NOOP("errors", "Der {day} liegt in der Zukunft.")
        raise BadInput("on", Sentence("errors", text, {"day": f"{day:%d.%m.%Y}"}))
    return day


def _checked(desk: Desk, data: ReferralData, target: Value | None) -> ReferralData:
    known_code(desk, ListName.REFERRAL_STATES, data.state, "state")
    if target is not None:
        return replace(data.checked(), target=target.code)
    if not data.target:
        missing = QT_TRANSLATE_NOOP("errors", "Wohin? Bitte eine Stelle wählen.")
        raise BadInput("target", Sentence("errors", missing))
    known_code(desk, ListName.REFERRAL_TARGETS, data.target, "target")
    return data.checked()
