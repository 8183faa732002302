"""The colleagues: who may come in, with which role, under which name.

`access` hands all of it on. After whatever takes something from somebody the store has new keys.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from woilmenau_desk.domain.access import ROLE_NAMES, VAULT_ROLES, Right, Role
from woilmenau_desk.domain.colleagues import ColleagueRow
from woilmenau_desk.domain.errors import BadInput, SignInAgain
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.text import clean_line
from woilmenau_desk.domain.undo_errors import NotByKey
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.access.keys import hand_over, keys_to_renew, open_keys, present_keys, renew
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.key_holder import KeyHolder
from woilmenau_desk.storage.keys.keyring import Argon2, Keyring, check_password

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.storage.unit_of_work import UnitOfWork

NAME_LENGTH = 40


def check_new_password(password: str) -> None:
    """Raises WeakPassword where nobody could be given this password. Quick: nothing is opened."""
    check_password(password)


def add_user(
    desk: Desk,
    name: str,
    role: Role,
    password: str,
    *,
    own_password: str,
    display_name: str = "",
    phone: str = "",
    cost: Argon2 | None = None,
) -> Done[StaffRow]:
    """Let a colleague in. The lead's own password opens the secrets that are handed on.

    Whoever works here without a login, or left and comes back, is let in by their key: it becomes their login.
    Raises NotAllowed, UserExists, WeakPassword, WrongPassword or BadInput.
    """
    from woilmenau_desk.storage import centre as drafts
    from woilmenau_desk.storage import colleagues as rows

    desk.actor.require(Right.MANAGE_USERS)
    login_name = clean_login(name)
    given = clean_line(display_name, field="display_name", limit=NAME_LENGTH)
    number = clean_line(phone, field="phone", limit=NAME_LENGTH)
    with present_keys(desk) as keyring, desk.writing() as uow:
        held = open_keys(desk.data, keyring, desk.actor.name, own_password).held
        known = rows.one(uow.conn, login_name)
        _refuse_anothers(known, given)
        shown = given or (known.name if known is not None else login_name)
        row = StaffRow(login_name, shown, number or (known.data.phone if known is not None else ""), role)
        changed = keyring.with_user(login_name, shown, role, password, held, cost)
        row = rows.save_staff(uow, row)
        # Somebody else may have had the login: what they were typing is nobody else's.
        drafts.drop_drafts_of(uow.conn, login_name)
        uow.trace("user added", "user", detail=f"{login_name}:{role}")
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Zugang angelegt: {name}"), {"name": shown})
        hand_over(desk.data, keyring, changed, held.desk_key, uow)
        return desk.finish(uow, row, said, stands=NotByKey)


def _refuse_anothers(known: ColleagueRow | None, given: str) -> None:
    """Whoever left stays on what names them, so their key is never somebody else's."""
    if known is None or known.has_login or not given or given.casefold() == known.name.casefold():
        return
    text = QT_TRANSLATE_NOOP(
        "errors", "Unter „{key}“ ist schon {name} eingetragen. Bitte einen anderen Anmeldenamen nehmen."
    )
    raise BadInput("name", Sentence("errors", text, {"key": known.key, "name": known.name}))


def remove_user(desk: Desk, name: str, *, own_password: str, version: int) -> Done[None]:
    """Take a colleague's access away and give the store new keys, so that the old ones open nothing that comes.

    `version`: of the colleague's row as it was read. Raises NotAllowed, UnknownUser, LastLead, ChangedMeanwhile,
    WrongPassword, StoreBusy, DiskFull, or NobodyElseReads where restricted cases would have no reader left; nothing is then
    changed.
    """
    from woilmenau_desk.services.access import named_cases
    from woilmenau_desk.storage import colleagues as rows

    desk.actor.require(Right.MANAGE_USERS)
    with keys_to_renew(desk) as keyring:
        leaving = keyring.user(name)
        if leaving.name == desk.actor.name:
            text = QT_TRANSLATE_NOOP("errors", "Sich selbst kann man nicht entfernen.")
            raise BadInput("name", Sentence("errors", text))
        opened = open_keys(desk.data, keyring, desk.actor.name, own_password)
        named_cases.refuse_last(desk, keyring, leaving.name)

        def write(uow: UnitOfWork) -> None:
            named_cases.take_all(uow, leaving.name, desk.actor.name)
            row = _known_row(uow, leaving)
            if row is not None:
                rows.save_staff(uow, replace(row, active=False), version)
            uow.trace("user removed", "user", detail=leaving.name)

        changes = renew(
            desk, keyring, opened, lambda changed, keys: changed.without_user(leaving.name, keys), write
        )
    text = QT_TRANSLATE_NOOP("said", "Benutzer entfernt: {name}")
    if leaving.role in VAULT_ROLES:
        text = QT_TRANSLATE_NOOP(
            "said", "Benutzer entfernt: {name}. Bitte auch ein neues Wiederherstellungsblatt drucken."
        )
    return Done(None, changes, Sentence("said", text, {"name": leaving.display_name}))


def reset_password(desk: Desk, name: str, new: str, *, own_password: str) -> Done[None]:
    """Give a colleague a new password, with a new key pair; they have to change it when they next log in.

    It opens no restricted case: whoever is named there may name them again. Raises NotAllowed, UnknownUser, WeakPassword,
    WrongPassword, StoreBusy, DiskFull, or BadInput for one's own.
    """
    from woilmenau_desk.services.access import named_cases

    desk.actor.require(Right.MANAGE_USERS)
    check_password(new)
    cases = 0
    with keys_to_renew(desk) as keyring:
        holder = keyring.user(name)
        if holder.name == desk.actor.name:
            text = QT_TRANSLATE_NOOP("errors", "Das eigene Passwort ändert man unter „Mein Konto“.")
            raise BadInput("name", Sentence("errors", text))
        opened = open_keys(desk.data, keyring, desk.actor.name, own_password)
        changes = renew(
            desk,
            keyring,
            opened,
            lambda changed, keys: changed.with_password(holder.name, new, keys, must_change=True),
            lambda uow: uow.trace("password reset", "user", detail=holder.name),
        )
        cases = named_cases.number_of(desk, holder.name)
    # Their own wrong tries must not keep them waiting with the new one.
    attempts.succeeded(desk.data, holder.name)
    text = QT_TRANSLATE_NOOP("said", "Neues Passwort gegeben: {name}")
    if cases:
        text = QT_TRANSLATE_NOOP(
            "said",
            "Neues Passwort gegeben: {name}. Eingeschränkte Fälle, in denen {name} neu benannt werden muss: {number}",
        )
    return Done(None, changes, Sentence("said", text, {"name": holder.display_name, "number": cases}))


def change_role(desk: Desk, name: str, role: Role, *, own_password: str, version: int) -> Done[StaffRow]:
    """Give a colleague another role; the keys follow, the colleague's password stays.

    Whoever loses the vault kept its key, perhaps: the store gets new ones. Whoever gives oneself another role has it at
    once. `version`: of the colleague's row as it was read. Raises NotAllowed, UnknownUser, LastLead, ChangedMeanwhile,
    WrongPassword, StoreBusy where the keys are made new, and NobodyElseReads where restricted cases would have no reader
    left.
    """
    desk.actor.require(Right.MANAGE_USERS)
    steps_down = role not in VAULT_ROLES and Keyring.load(desk.data).user(name).role in VAULT_ROLES
    done = (_step_down if steps_down else _other_role)(desk, name, role, own_password, version)
    if done.value.name == desk.actor.name:
        desk.take_role(role)
    return done


def _other_role(desk: Desk, name: str, role: Role, own_password: str, version: int) -> Done[StaffRow]:
    with present_keys(desk) as keyring, desk.writing() as uow:
        holder = keyring.user(name)
        if holder.role in VAULT_ROLES and role not in VAULT_ROLES:
            raise SignInAgain
        held = open_keys(desk.data, keyring, desk.actor.name, own_password).held
        changed = keyring.with_role(holder.name, role, held)
        row = _role_in_the_store(uow, holder, role, version)
        hand_over(desk.data, keyring, changed, held.desk_key, uow)
        text = QT_TRANSLATE_NOOP("said", "Rolle geändert: {name}, jetzt {role}")
        words = {"name": holder.display_name, "role": Sentence("roles", ROLE_NAMES[role])}
        return desk.finish(uow, row, Sentence("said", text, words), stands=NotByKey)


def _step_down(desk: Desk, name: str, role: Role, own_password: str, version: int) -> Done[StaffRow]:
    from woilmenau_desk.services.access import named_cases

    with keys_to_renew(desk) as keyring:
        holder = keyring.user(name)
        opened = open_keys(desk.data, keyring, desk.actor.name, own_password)
        named_cases.refuse_last(desk, keyring, holder.name)
        written: list[StaffRow] = []

        def write(uow: UnitOfWork) -> None:
            named_cases.take_all(uow, holder.name, desk.actor.name)
            written.append(_role_in_the_store(uow, holder, role, version))

        changes = renew(
            desk, keyring, opened, lambda changed, keys: changed.with_role(holder.name, role, keys), write
        )
    text = QT_TRANSLATE_NOOP(
        "said", "Rolle geändert: {name}, jetzt {role}. Bitte auch ein neues Wiederherstellungsblatt drucken."
    )
    words = {"name": holder.display_name, "role": Sentence("roles", ROLE_NAMES[role])}
    return Done(written[0], changes, Sentence("said", text, words))


def _role_in_the_store(uow: UnitOfWork, holder: KeyHolder, role: Role, version: int) -> StaffRow:
    from woilmenau_desk.storage import colleagues as rows

    before = _known_row(uow, holder) or StaffRow(holder.name, holder.display_name, "", holder.role)
    row = rows.save_staff(uow, replace(before, role=role), version)
    uow.trace("role changed", "user", detail=f"{holder.name}:{holder.role}>{role}")
    return row


def _known_row(uow: UnitOfWork, holder: KeyHolder) -> StaffRow | None:
    from woilmenau_desk.storage import colleagues as rows

    rows.make_legible(uow.conn, StaffRow(holder.name, holder.display_name, "", holder.role))
    return rows.staff_row(uow.conn, holder.name)


def edit_staff(desk: Desk, name: str, display_name: str, phone: str, version: int) -> Done[StaffRow]:
    """Change what visitors know a colleague by. Everybody may change their own; the rest is the lead's.

    Raises NotAllowed, UnknownUser, ChangedMeanwhile, BadInput, or SignInAgain where the own role is another one by now.
    """
    from woilmenau_desk.storage import colleagues as rows

    if name != desk.actor.name:
        desk.actor.require(Right.MANAGE_USERS)
    number = clean_line(phone, field="phone", limit=NAME_LENGTH)
    with present_keys(desk) as keyring, desk.writing() as uow:
        holder = keyring.user(name)
        shown = clean_line(display_name, field="display_name", limit=NAME_LENGTH) or holder.name
        row = StaffRow(holder.name, shown, number, holder.role)
        row = rows.save_staff(uow, row, known=version)
        said = Sentence("said", QT_TRANSLATE_NOOP("said", "Angaben geändert: {name}"), {"name": shown})
        hand_over(desk.data, keyring, keyring.renamed(holder.name, shown), desk.store.desk_key, uow)
        return desk.finish(uow, row, said, stands=NotByKey)


def clean_login(name: str) -> str:
    """A login as it is kept. Raises BadInput."""
    clean = clean_line(name, field="name", limit=NAME_LENGTH).casefold()
    if not clean:
        raise BadInput("name", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Ein Anmeldename fehlt.")))
    return clean
