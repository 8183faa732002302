"""Who alone reads a restricted case: named by those who read it, or by the lead with the recovery sheet.

Each decision changes who holds the case's key, and stands in the case and in the audit trail. None is taken back by a key:
what somebody could read meanwhile they have read. A key that fits nobody any more is never sealed anew by itself, or whoever
gave a colleague a password could read with it.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.access import VAULT_ROLES, Right
from woilmenau_desk.domain.case_errors import CaseRestricted, LastNamed, OnlyStandsIn, SheetDoesNotFit
from woilmenau_desk.domain.cases import CaseRow, CaseStep, Named
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, StoreDamaged
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.undo_errors import NotByKey
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import drafts
from woilmenau_desk.services.access import named_cases
from woilmenau_desk.services.access.since_last_login import NAMED_BY_SHEET
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import case_drafts, case_sealing, cases, colleagues
from woilmenau_desk.storage import case_keys as keys
from woilmenau_desk.storage.case_keys import SHEET, HeldKey, KeyedCase
from woilmenau_desk.storage.keys.key_holder import KEY_BYTES
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.tables.cases import CounsellingCase
from woilmenau_desk.storage.unit_of_work import HERE, UnitOfWork
from woilmenau_desk.storage.vault import Vault


def named(desk: Desk, case_id: int) -> tuple[Named, ...]:
    """Who reads a restricted case, those named first in front; nobody of one that is open. Raises NotAllowed, NotFound.

    Whoever has the vault sees it: one has to know whom to ask.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    publics = keys.publics(named_cases.roster(desk))
    with desk.store.read() as conn:
        keys.case(conn, case_id)
        held = keys.of_case(conn, case_id)
        names = colleagues.first_names(conn)
    return tuple(
        Named(
            one.holder,
            names.get(one.holder) or one.holder,
            one.valid_until,
            one.fits(publics.get(one.holder)),
        )
        for one in held
        if one.holder != SHEET and one.lasts(desk.today())
    )


def outside(desk: Desk, case_id: int) -> tuple[int, ...]:
    """The sessions of a case's person that are in no case: the team reads them, whoever reads the case.

    Raises NotAllowed, NotFound.
    """
    desk.actor.require(Right.CONFIDENTIAL_NOTES)
    with desk.store.read() as conn:
        return case_sealing.outside(conn, case_id)


def restrict(
    desk: Desk, case_id: int, named: Sequence[str], version: int, take_in: Sequence[int] = ()
) -> Done[CaseRow]:
    """Let the user and these colleagues alone read a case: all of it is sealed with a key for them and the recovery sheet.

    `take_in`: sessions of its person that are in no case and go into it with that, with what followed from them.
    Raises NotAllowed, CaseRestricted, ChangedMeanwhile, NotFound, BadInput where it is restricted already, where somebody is
    named who cannot read confidential notes, or whoever is responsible is not.
    """
    desk.actor.require(Right.RESTRICT_CASES)
    keyring = named_cases.vouched(desk)
    with desk.writing() as uow:
        case = _decided(desk, uow, case_id, version)
        if case.key_number:
            raise _refused("named", QT_TRANSLATE_NOOP("errors", "Der Fall ist schon eingeschränkt."))
        chosen = tuple(dict.fromkeys((desk.actor.name, *named)))
        for login in chosen:
            _check_can_read(uow, keyring, login, field="named")
        if case.responsible not in chosen:
            text = QT_TRANSLATE_NOOP("errors", "{name} ist zuständig und muss den Fall lesen können.")
            raise _refused("named", text, name=_name(uow, case.responsible))
        if not set(take_in) <= set(case_sealing.outside(uow.conn, case_id)):
            raise ChangedMeanwhile(kind=Kind.SESSION)
        key, after = secrets.token_bytes(KEY_BYTES), _with_next_key(uow, case)
        with _holding(desk.vault, after, key):
            # It is open to the team still, as they are: all of it is sealed anew together.
            case_sealing.take_in(uow, case_id, take_in)
            case_sealing.reseal(
                uow, desk.vault, case, after.name, {"restricted": True, "key_number": after.key_number}
            )
            case_drafts.reseal(uow.conn, desk.vault, case.id, drafts.key_of)
            publics = keys.publics(keyring)
            for login in (*chosen, SHEET):
                keys.give(uow, keyring.store_id, after, key, login, publics[login], desk.actor.name)
            _tell_new_key(desk, uow, after, CaseStep.RESTRICTED)
            text = QT_TRANSLATE_NOOP("said", "Beratungsfall {number} eingeschränkt: ihn lesen nur {names}")
            names = ", ".join(_name(uow, login) for login in chosen)
            return _finish(desk, uow, after, text, names=names)


def name(desk: Desk, case_id: int, colleague: str, version: int, until: date | None = None) -> Done[CaseRow]:
    """Let somebody else read a restricted case, `until` a day as a stand-in. Also once more, where their key fits no more.

    Raises NotAllowed, CaseRestricted, OnlyStandsIn, LastNamed, ChangedMeanwhile, NotFound, BadInput.
    """
    desk.actor.require(Right.RESTRICT_CASES)
    last = None if until is None else _coming(desk, until)
    keyring = named_cases.vouched(desk)
    with desk.writing() as uow:
        case = _restricted(desk, uow, case_id, version)
        own = _own(desk, uow, case)
        before = next((one for one in keys.of_case(uow.conn, case_id) if one.holder == colleague), None)
        if own.valid_until is not None and (before is None or before.valid_until != last):
            # They may give somebody their key again, and nobody a new one.
            raise OnlyStandsIn
        _check_can_read(uow, keyring, colleague, field="colleague")
        if last is not None:
            _refuse_last(uow, keyring, case, colleague)
        key = own.opened(keyring.store_id, desk.vault.private)
        public = keys.publics(keyring)[colleague]
        keys.give(uow, keyring.store_id, case, key, colleague, public, desk.actor.name, last)
        step = CaseStep.NAMED if last is None else CaseStep.STANDS_IN
        _bump(uow, case)
        cases.add_event(uow, desk.vault, case.id, step, desk.actor.name, colleague=colleague)
        text = QT_TRANSLATE_NOOP("said", "{name} liest jetzt den Beratungsfall {number}")
        if last is not None:
            text = QT_TRANSLATE_NOOP("said", "{name} vertritt bis {day} im Beratungsfall {number}")
        return _finish(desk, uow, case, text, name=_name(uow, colleague), day=_day(last))


def unname(desk: Desk, case_id: int, colleague: str, version: int) -> Done[CaseRow]:
    """Let somebody read a restricted case no more: it gets a new key, and everything in it is sealed again.

    Whoever's key does not fit gets none of the new one: naming them again is a decision. Raises NotAllowed,
    CaseRestricted, OnlyStandsIn, LastNamed, ChangedMeanwhile, NotFound, BadInput.
    """
    desk.actor.require(Right.RESTRICT_CASES)
    keyring = named_cases.vouched(desk)
    with desk.writing() as uow:
        case = _restricted(desk, uow, case_id, version)
        _own(desk, uow, case, lasting=True)
        held = keys.of_case(uow.conn, case_id)
        leaving = next((one for one in held if one.holder == colleague), None)
        if leaving is None:
            text = QT_TRANSLATE_NOOP("errors", "{name} ist in diesem Fall nicht benannt.")
            raise _refused("colleague", text, name=_name(uow, colleague))
        if colleague == case.responsible:
            text = QT_TRANSLATE_NOOP(
                "errors", "{name} ist zuständig: bitte den Fall zuerst jemand anderem übergeben."
            )
            raise _refused("colleague", text, name=_name(uow, colleague))
        _refuse_last(uow, keyring, case, colleague)
        key, after = secrets.token_bytes(KEY_BYTES), _with_next_key(uow, case)
        with _holding(desk.vault, after, key):
            case_sealing.reseal(uow, desk.vault, case, after.name, {"key_number": after.key_number})
            case_drafts.reseal(uow.conn, desk.vault, case.id, drafts.key_of)
            publics = keys.publics(keyring)
            keys.take(uow, leaving)
            for one in held:
                if one.holder != colleague and one.fits(publics.get(one.holder)):
                    public, until = publics[one.holder], one.valid_until
                    keys.give(uow, keyring.store_id, after, key, one.holder, public, desk.actor.name, until)
            _tell_new_key(desk, uow, after, CaseStep.UNNAMED, colleague)
            text = QT_TRANSLATE_NOOP("said", "{name} liest den Beratungsfall {number} nicht mehr")
            stays = colleague != desk.actor.name
            done = _finish(desk, uow, after, text, reads=stays, name=_name(uow, colleague))
    desk.vault.let_case_go(case.name)
    if not stays:
        desk.vault.let_case_go(after.name)
    return done


def open_to_team(desk: Desk, case_id: int, version: int) -> Done[CaseRow]:
    """Let everybody with the vault read a case again. Raises NotAllowed, CaseRestricted, OnlyStandsIn, ChangedMeanwhile …"""
    desk.actor.require(Right.RESTRICT_CASES)
    with desk.writing() as uow:
        case = _restricted(desk, uow, case_id, version)
        _own(desk, uow, case, lasting=True)
        case_sealing.reseal(uow, desk.vault, case, "", {"restricted": False, "key_number": 0})
        case_drafts.reseal(uow.conn, desk.vault, case.id, drafts.key_of)
        for one in keys.of_case(uow.conn, case_id):
            keys.take(uow, one)
        cases.add_event(uow, desk.vault, case.id, CaseStep.OPENED_TO_TEAM, desk.actor.name)
        text = QT_TRANSLATE_NOOP("said", "Beratungsfall {number} ist wieder für das Team offen")
        done = _finish(desk, uow, replace(case, key_number=0), text)
    desk.vault.let_case_go(case.name)
    return done


def name_by_sheet(desk: Desk, case_id: int, colleague: str, code: str) -> Done[CaseRow]:
    """Name somebody in a restricted case with the recovery sheet: the lead's way, where nobody else is there to do it.

    Everybody with the vault is told of it. Raises NotAllowed, WrongRecoveryCode, SheetDoesNotFit, NotFound, BadInput.
    """
    desk.actor.require(Right.MANAGE_USERS)
    keyring = named_cases.vouched(desk)
    with desk.writing() as uow:
        private = keyring.private_by_code(code).key
        case = _is_restricted(keys.case(uow.conn, case_id))
        sheet = next((one for one in keys.of_case(uow.conn, case_id) if one.holder == SHEET), None)
        if sheet is None or not sheet.fits(private.public_key().public_bytes_raw()):
            raise SheetDoesNotFit
        _check_can_read(uow, keyring, colleague, field="colleague")
        key = sheet.opened(keyring.store_id, private.private_bytes_raw())
        if not keys.is_the_cases(uow.conn, desk.vault, case, key):
            raise StoreDamaged(detail=keys.ENTITY)
        public = keys.publics(keyring)[colleague]
        keys.give(uow, keyring.store_id, case, key, colleague, public, desk.actor.name)
        _bump(uow, case)
        cases.add_event(uow, desk.vault, case.id, CaseStep.NAMED, desk.actor.name, colleague=colleague)
        uow.trace(NAMED_BY_SHEET, "user", detail=f"{colleague}:{case.number}")
        text = QT_TRANSLATE_NOOP("said", "{name} liest jetzt den Beratungsfall {number}")
        mine = colleague == desk.actor.name
        reads = mine or desk.vault.holds_case(case.name)
        done = _finish(desk, uow, case, text, reads=reads, name=_name(uow, colleague))
    if mine:
        desk.vault.hold_case(case.name, key)
    return done


def stand_in(desk: Desk, colleague: str, until: date) -> Done[int]:
    """Let somebody read all restricted cases that the user is named in, until a day; how many that are.

    Where they are named already nothing changes. Raises NotAllowed, BadInput.
    """
    desk.actor.require(Right.RESTRICT_CASES)
    last = _coming(desk, until)

    def given(uow: UnitOfWork, keyring: Keyring, own: HeldKey, key: bytes) -> bool:
        present = {one.holder: one for one in keys.of_case(uow.conn, own.case.id)}.get(colleague)
        public = keys.publics(keyring)[colleague]
        lasting = present is not None and present.valid_until is None
        if present is not None and lasting and present.fits(public):
            return False
        # Somebody who is named for good, and whose key fits no more, stays so.
        ends = None if lasting else last
        keys.give(uow, keyring.store_id, own.case, key, colleague, public, desk.actor.name, ends)
        step = CaseStep.STANDS_IN
        cases.add_event(uow, desk.vault, own.case.id, step, desk.actor.name, colleague=colleague)
        return True

    keyring = named_cases.vouched(desk)
    with desk.writing() as uow:
        if colleague == desk.actor.name:
            text = QT_TRANSLATE_NOOP("errors", "Sich selbst kann man nicht vertreten.")
            raise _refused("colleague", text)
        _check_can_read(uow, keyring, colleague, field="colleague")
        number = _of_all_own(desk, uow, keyring, given)
        text = QT_TRANSLATE_NOOP(
            "said", "{name} vertritt Sie bis {day}; eingeschränkte Fälle, die sich dafür öffnen: {number}"
        )
        values = {"name": _name(uow, colleague), "day": _day(last), "number": number}
        return desk.finish(uow, number, Sentence("said", text, values), stands=NotByKey)


def not_for_sheet(desk: Desk) -> int:
    """How many of the user's restricted cases the recovery sheet that is valid now does not open. Raises NotAllowed."""
    desk.actor.require(Right.RESTRICT_CASES)
    public = named_cases.roster(desk).recovery.public_key
    with desk.store.read() as conn:
        return len(keys.lacking(conn, desk.vault, public))


def own_cases(desk: Desk) -> int:
    """How many restricted cases the user is named in for good. Raises NotAllowed."""
    desk.actor.require(Right.RESTRICT_CASES)
    with desk.store.read() as conn:
        return len(keys.own(conn, desk.vault))


def renew_for_sheet(desk: Desk) -> Done[int]:
    """Let the recovery sheet that is valid now open the user's restricted cases; how many that are.

    Never by itself: whoever prints a new sheet could read by it. Raises NotAllowed.
    """
    desk.actor.require(Right.RESTRICT_CASES)
    keyring = named_cases.vouched(desk)
    with desk.writing() as uow:
        public = keyring.recovery.public_key
        lacking = {one.id for one in keys.lacking(uow.conn, desk.vault, public)}

        def given(uow: UnitOfWork, keyring: Keyring, own: HeldKey, key: bytes) -> bool:
            if own.id not in lacking:
                return False
            keys.give(uow, keyring.store_id, own.case, key, SHEET, public, desk.actor.name)
            # Nobody's name beside it: it is the sheet.
            cases.add_event(uow, desk.vault, own.case.id, CaseStep.NAMED, desk.actor.name)
            return True

        number = _of_all_own(desk, uow, keyring, given)
        text = QT_TRANSLATE_NOOP(
            "said", "Eingeschränkte Fälle, die das neue Wiederherstellungsblatt jetzt öffnet: {number}"
        )
        return desk.finish(uow, number, Sentence("said", text, {"number": number}), stands=NotByKey)


# -- what they have in common --------------------------------------------------------------------------------------


def _decided(desk: Desk, uow: UnitOfWork, case_id: int, version: int) -> KeyedCase:
    """A case that the user decides about, as it was read."""
    cases.expect(uow, case_id, version)
    found = keys.case(uow.conn, case_id)
    if found.name and not desk.vault.holds_case(found.name):
        raise CaseRestricted
    return found


def _restricted(desk: Desk, uow: UnitOfWork, case_id: int, version: int) -> KeyedCase:
    return _is_restricted(_decided(desk, uow, case_id, version))


def _is_restricted(case: KeyedCase) -> KeyedCase:
    if not case.key_number:
        raise _refused("colleague", QT_TRANSLATE_NOOP("errors", "Der Fall ist nicht eingeschränkt."))
    return case


def _own(desk: Desk, uow: UnitOfWork, case: KeyedCase, *, lasting: bool = False) -> HeldKey:
    """The user's own key of a case. Raises CaseRestricted, or OnlyStandsIn where it has to be one for good."""
    own = desk.vault.own
    for one in keys.of_case(uow.conn, case.id):
        mine = one.holder == desk.actor.name and own is not None
        if mine and own is not None and one.fits(own.public_key) and one.lasts(desk.today()):
            if lasting and one.valid_until is not None:
                raise OnlyStandsIn
            return one
    raise CaseRestricted


def _of_all_own(
    desk: Desk,
    uow: UnitOfWork,
    keyring: Keyring,
    given: Callable[[UnitOfWork, Keyring, HeldKey, bytes], bool],
) -> int:
    """Hand on the keys of all own cases; how many that were. Raises BadInput where it is none."""
    number = 0
    for own in keys.own(uow.conn, desk.vault):
        if given(uow, keyring, own, own.opened(keyring.store_id, desk.vault.private)):
            _bump(uow, own.case)
            number += 1
    if not number:
        text = QT_TRANSLATE_NOOP("errors", "Es gibt keinen eingeschränkten Fall, für den das etwas ändert.")
        raise _refused("colleague", text)
    return number


def _check_can_read(uow: UnitOfWork, keyring: Keyring, login: str, *, field: str) -> None:
    """Raises BadInput where a case's key cannot be sealed for somebody."""
    holder = next((user for user in keyring.users if user.name == login), None)
    if holder is None:
        text = QT_TRANSLATE_NOOP("errors", "{name} hat keinen Zugang und kann keinen Fall lesen.")
    elif holder.role not in VAULT_ROLES:
        text = QT_TRANSLATE_NOOP("errors", "{name} hat keinen Zugang zu vertraulichen Notizen.")
    elif holder.must_change:
        # Whoever gave the password could read by it.
        text = QT_TRANSLATE_NOOP(
            "errors", "{name} muss sich zuerst anmelden und ein eigenes Passwort setzen."
        )
    else:
        return
    raise _refused(field, text, name=_name(uow, login))


def _refuse_last(uow: UnitOfWork, keyring: Keyring, case: KeyedCase, leaving: str) -> None:
    """Raises LastNamed where nobody but the sheet would read a case for good without that colleague."""
    if not keys.readers(keyring, keys.of_case(uow.conn, case.id), but=leaving):
        raise LastNamed


def _with_next_key(uow: UnitOfWork, case: KeyedCase) -> KeyedCase:
    return replace(case, key_number=keys.next_number(uow.conn, case.id))


@contextmanager
def _holding(vault: Vault, case: KeyedCase, key: bytes) -> Iterator[None]:
    """Hold a new key while a write is made with it; where that fails there never was one."""
    vault.hold_case(case.name, key)
    try:
        yield
    except BaseException:
        vault.let_case_go(case.name)
        raise


def _tell_new_key(
    desk: Desk, uow: UnitOfWork, case: KeyedCase, step: CaseStep, colleague: str | None = None
) -> None:
    """Write down a decision that gave a case a new key, sealed by it: the key proves itself by that."""
    facts = {"key_number": case.key_number}
    cases.add_event(uow, desk.vault, case.id, step, desk.actor.name, colleague=colleague, facts=facts)


def _bump(uow: UnitOfWork, case: KeyedCase) -> None:
    """The case's next version: whoever has it open hears that something was decided of it."""
    uow.update(CounsellingCase, case.id, {}, HERE, always=True)


def _finish(
    desk: Desk, uow: UnitOfWork, case: KeyedCase, text: str, *, reads: bool = True, **values: object
) -> Done[CaseRow]:
    row = replace(cases.row(uow.conn, desk.vault, case.id), readable=reads)
    said = Sentence("said", text, {"number": case.number, **values})
    return desk.finish(uow, row, said, stands=NotByKey)


def _coming(desk: Desk, until: date) -> date:
    """The last day of a stand-in, today at the earliest. Raises BadInput."""
    if check_date(until, field="until") < desk.today():
        text = QT_TRANSLATE_NOOP("errors", "Der {day} ist schon vorbei.")
        raise _refused("until", text, day=_day(until))
    return until


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d.%m.%Y}"


def _name(uow: UnitOfWork, login: str) -> str:
    return colleagues.first_names(uow.conn).get(login) or login


def _refused(field: str, text: str, **values: object) -> BadInput:
    return BadInput(field, Sentence("errors", text, values))
