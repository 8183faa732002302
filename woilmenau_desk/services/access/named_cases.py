"""What becomes of the keys of restricted cases where somebody comes in, changes their password, or goes.

A login takes in the keys that its password opens. A password of one's own choice, and the recovery sheet, take them along;
one that somebody else gave does not: whoever gave it could read by it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from woilmenau_desk.domain.case_errors import NobodyElseReads
from woilmenau_desk.domain.cases import OWN_KEYS, CaseStep
from woilmenau_desk.domain.errors import KnownError, StoreDamaged, VaultKeyFirst
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import case_keys as keys
from woilmenau_desk.storage import cases
from woilmenau_desk.storage.keys.key_content import KeyContent
from woilmenau_desk.storage.keys.keyring import Keyring
from woilmenau_desk.storage.vault import Own

if TYPE_CHECKING:
    from datetime import date

    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.storage.keys.sealing import Private
    from woilmenau_desk.storage.unit_of_work import UnitOfWork

GIVEN_BACK: Final = "case keys given back"
_LOST: Final = QT_TRANSLATE_NOOP(
    "named_cases",
    "Eingeschränkte Fälle, die Ihr Schlüssel nach einem gegebenen Passwort oder einer alten Sicherung nicht öffnet: {cases}."
    " Wer dort benannt ist, kann Sie wieder benennen.",
)
_SHEET: Final = QT_TRANSLATE_NOOP(
    "named_cases",
    "Eingeschränkte Fälle, die das neue Wiederherstellungsblatt noch nicht öffnet: {number}. Unter „Mein Konto“ lassen sie"
    " sich dafür freigeben.",
)
_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "named_cases",
    "Der Schlüssel zu diesen eingeschränkten Fällen ist nicht der richtige: {cases}. Bitte die Ablage prüfen.",
)


def come_in(desk: Desk, keyring: Keyring, private: Private) -> None:
    """Let a desk with the vault keep what opens the cases that its user is named in, and take them in."""
    key = private.key
    own = Own(keyring.store_id, desk.actor.name, key.public_key().public_bytes_raw())
    desk.vault.keep_private(own, key.private_bytes_raw())
    take_in(desk)


def take_in(desk: Desk) -> tuple[list[str], list[str]]:
    """Hold the keys of all cases that the user is named in now, and no others.

    Returns the numbers of the cases whose key fits no more, and of those whose key is not the one that sealed them.
    """
    vault = desk.vault
    whose = vault.own
    lost: list[str] = []
    wrong: list[str] = []
    if whose is None:
        return lost, wrong
    today, private, held = desk.today(), vault.private, set[str]()
    with desk.store.read() as conn:
        for one in keys.of_holder(conn, whose.holder):
            if not one.lasts(today):
                continue
            if not one.fits(whose.public_key):
                lost.append(one.case.number)
                continue
            if not vault.holds_case(one.case.name):
                try:
                    key = one.opened(whose.store_id, private)
                except StoreDamaged:
                    wrong.append(one.case.number)
                    continue
                if not keys.is_the_cases(conn, vault, one.case, key):
                    wrong.append(one.case.number)
                    continue
                vault.hold_case(one.case.name, key)
            vault.hold_until(one.case.name, one.valid_until)
            held.add(one.case.name)
    for name in vault.held_cases() - held:
        vault.let_case_go(name)
    return lost, wrong


def tell(desk: Desk) -> None:
    """Say at the login what the user's keys of restricted cases do not open any more, and what the sheet does not."""
    lost, wrong = take_in(desk)
    if lost:
        desk.notices.append(Sentence(OWN_KEYS, _LOST, {"cases": ", ".join(lost)}))
    if wrong:
        desk.findings.append(Sentence(OWN_KEYS, _DAMAGED, {"cases": ", ".join(wrong)}))
    sheet = roster(desk).recovery.public_key
    with desk.store.read() as conn:
        number = len(keys.lacking(conn, desk.vault, sheet))
    if number:
        desk.notices.append(Sentence(OWN_KEYS, _SHEET, {"number": number}))


def roster(desk: Desk) -> KeyContent:
    """Who is in the key file now, as far as this window has found it right."""
    # A colleague's change of it is taken; what is wrong with it is told by whatever needs it.
    with suppress(KnownError):
        desk.store.look_after_files()
    return KeyContent.from_bytes(desk.store.keys_held)


def vouched(desk: Desk) -> Keyring:
    """The same where a case's key is to be sealed for somebody in it: only what the vault key vouches for is taken.

    What a colleague changes of it in this very moment costs nothing: a key for a former line just fits no more. Raises
    VaultKeyFirst, StoreVanished, StoreDamaged, DeskLocked.
    """
    desk.store.look_after_files()
    content = Keyring.from_bytes(desk.store.keys_held)
    if content.is_old:
        raise VaultKeyFirst
    content.check_vouched(desk.vault.key)
    return content


def seal_anew(uow: UnitOfWork, store_id: str, name: str, private: Private, public_key: bytes) -> None:
    """The own keys for a new key pair, with the write of the password that makes it. What does not fit stays so."""
    was = private.key.public_key().public_bytes_raw()
    for one in keys.of_holder(uow.conn, name):
        if one.fits(was):
            try:
                keys.seal_anew(uow, store_id, one, private.key.private_bytes_raw(), public_key)
            except StoreDamaged:
                # It opens nothing as it is; nobody is kept from a new password by it.
                continue


def give_back(uow: UnitOfWork, store_id: str, name: str, sheet: Private, public_key: bytes) -> None:
    """Give somebody who comes back by the recovery sheet the keys of the cases that they are named in; the trail says so."""
    public, private = sheet.key.public_key().public_bytes_raw(), sheet.key.private_bytes_raw()
    of_sheet = {one.case.id: one for one in keys.of_holder(uow.conn, keys.SHEET) if one.fits(public)}
    given = []
    for one in keys.of_holder(uow.conn, name):
        if one.case.key_number == 0 or one.case.id not in of_sheet:
            continue
        try:
            key = of_sheet[one.case.id].opened(store_id, private)
        except StoreDamaged:
            continue
        if not keys.is_the_cases(uow.conn, uow.vault, one.case, key):
            continue
        keys.give(uow, store_id, one.case, key, name, public_key, name, one.valid_until)
        cases.add_event(uow, uow.vault, one.case.id, CaseStep.NAMED, name, colleague=name)
        given.append(one.case.number)
    if given:
        uow.trace(GIVEN_BACK, "user", detail=f"{name}:{','.join(given)}")


def refuse_last(desk: Desk, content: KeyContent, name: str) -> None:
    """Raises NobodyElseReads where restricted cases would be read by nobody, or by the sheet alone, without that colleague.

    What neither they nor the sheet can open is lost already, and keeps nobody here.
    """
    public = {user.name: user.public_key for user in content.users} | {
        keys.SHEET: content.recovery.public_key
    }
    alone = []
    with desk.store.read() as conn:
        for one in keys.of_holder(conn, name):
            held = keys.of_case(conn, one.case.id)
            opens = any(
                each.holder in (name, keys.SHEET) and each.fits(public.get(each.holder)) for each in held
            )
            if one.valid_until is None and opens and not keys.readers(content, held, but=name):
                alone.append(one.case.number)
    if alone:
        # As the key file has it: a row that somebody bent keeps nobody here.
        who = next((user.display_name for user in content.users if user.name == name), name)
        raise NobodyElseReads(name=who or name, cases=", ".join(alone))


def take_all(uow: UnitOfWork, name: str, by: str) -> None:
    """Take away all keys of somebody who leaves, or has the vault no more. The store's own keys are new by then."""
    for one in keys.of_holder(uow.conn, name):
        keys.take(uow, one)
        cases.add_event(uow, uow.vault, one.case.id, CaseStep.UNNAMED, by, colleague=name)


def take_ended(uow: UnitOfWork, today: date) -> None:
    """Take away the keys of those who stood in until a day before this one."""
    for one in keys.ended(uow.conn, today):
        keys.take(uow, one)
        uow.trace("stand-in ended", keys.ENTITY, one.case.id)


def number_of(desk: Desk, name: str) -> int:
    """How many restricted cases somebody is named in."""
    with desk.store.read() as conn:
        return len(keys.of_holder(conn, name))
