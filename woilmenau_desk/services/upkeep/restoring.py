"""Putting a backup in the store's place: who may, who comes back with it, and what is written down of it.

A store that can be opened is replaced by its own leads only, whoever led when the backup was made: one password may
prove both. Where no key file can be read, what opens the backup is enough, for there is nobody else to ask.

What is to come is made ready aside: unpacked, brought up to date, without those who have no access today, under a new
key. Then it takes the store's place in one step (storage/restore_journal.py).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from woilmenau_desk.domain.access import BY_CODE, VAULT_ROLES, Actor, Right, Role
from woilmenau_desk.domain.backups import (
    Backup,
    ByCode,
    ByPassword,
    Compared,
    FoundBackup,
    Order,
    Restored,
    Returning,
    Way,
)
from woilmenau_desk.domain.errors import (
    CannotRead,
    DiskFailing,
    KnownError,
    MustChangePassword,
    NobodyLeft,
    NoStore,
    NotAllowed,
    PresentLeadNeeded,
    ProvisionalInBackup,
    StoreDamaged,
    TooManyAttempts,
    UnknownUser,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.periods import local, now
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.services.access import access, named_cases
from woilmenau_desk.services.access.access_of_today import Today, keys_of_today, today_of, write_staff
from woilmenau_desk.services.access.entrance import AT_THE_DOOR, checked_version, look_at
from woilmenau_desk.services.access.keys import enter, enter_with_code, renew_without_desk
from woilmenau_desk.services.access.since_last_login import RESTORED, UNASKED, UNPROVEN
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.rescued import Taking
from woilmenau_desk.storage import colleagues, key_state, outputs, restore_journal
from woilmenau_desk.storage.backups import backup as files
from woilmenau_desk.storage.engine import DATABASE_FILE
from woilmenau_desk.storage.gates import Hold, gate
from woilmenau_desk.storage.keys import attempts
from woilmenau_desk.storage.keys.keyring import Keyring, Secrets, check_password
from woilmenau_desk.storage.refusals import told_as_known
from woilmenau_desk.storage.rescue import Opener
from woilmenau_desk.storage.store import Store
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import vault_of

_RANKS: Final = (Role.COUNTER, Role.COUNSELLOR, Role.LEAD)
_MOST_FOUND: Final = 20


@dataclass(frozen=True, slots=True)
class _Present:
    """The store that lies there: its key file, and its secrets. `held` is None where nobody of today could be asked.

    `proven`: the database says that the key file is the one of today; one that is missing or ruined cannot. `writes`: what
    opens the database all the same, for a note of what became of it.
    """

    keyring: Keyring
    held: Secrets | None
    proven: bool = True
    writes: Secrets | None = None


def opened(keyring: Keyring, way: Way, *, lead: bool = False) -> Secrets:
    """What opens the key file of a backup. `lead`: only for a lead of it, or with its recovery code.

    Raises UnknownUser, WrongPassword, ProvisionalInBackup, WrongRecoveryCode or NotAllowed.
    """
    if isinstance(way, ByCode):
        return keyring.open_with_code(way.code)
    held = keyring.open(way.name, way.password)
    # A backup cannot be given another password: one that was to be changed when it was made never opens it.
    if keyring.must_change(way.name):
        raise ProvisionalInBackup
    if lead:
        _require_lead(keyring, way.name)
    return held


def may_restore(data: Path, order: Order) -> None:
    """Whether this may be put back into the folder; the backup itself is not looked at yet.

    Raises CannotRead, NotABackup, StoreTooNew, UnknownUser, WrongPassword, ProvisionalInBackup, WrongRecoveryCode,
    NotAllowed, and PresentLeadNeeded where a store lies there that this does not open.
    """
    opened(files.keyring_of(order.path), order.way, lead=True)
    _present(data, order)


def compare(
    data: Path, order: Order, desk: Desk | None = None, stop: Callable[[], bool] = files.nobody_stops
) -> Compared:
    """The backup, proven, beside the store in the folder; `stop` ends it soon.

    Raises as `may_restore`, or BackupStopped; NotAllowed for the desk.
    """
    if desk is not None:
        desk.actor.require(Right.MANAGE_USERS)
    then = files.keyring_of(order.path)
    held = opened(then, order.way, lead=True)
    present = _present(data, order)
    proven = files.prove(order.path, held.desk_key, stop)
    leads = tuple(holder.name for holder in then.users if holder.role is Role.LEAD)
    kept = outputs.is_store(data)
    if present is None:
        return Compared(proven, None, leads=leads, kept=kept)
    as_today = today_of(data, present.keyring, present.held, then) is not None
    counts, newest = None, ""
    if present.held is not None:
        with suppress(KnownError):
            counts, newest = files.present_counts(data, present.held.desk_key)
    then_names = {holder.name for holder in then.users}
    return Compared(
        proven,
        counts,
        newest,
        returning(then, present.keyring),
        older_passwords=() if as_today else tuple(_older_passwords(then, present.keyring)),
        left_behind=tuple(
            holder.display_name
            for holder in present.keyring.users
            if holder.name not in then_names and not as_today
        ),
        leads=leads,
        as_today=as_today,
        roster=True,
        kept=kept,
    )


def restore(data: Path, path: Path, name: str, password: str) -> Restored:
    """Put a backup in the store's place with a lead's password; see `restore_by`."""
    return restore_by(data, Order(path, ByPassword(name, password)))


def restore_by(data: Path, order: Order) -> Restored:
    """Put a backup in the store's place; the old store is kept beside it.

    Whoever has no access today stays outside, and whoever has a lower role keeps it, unless `order` says otherwise.
    Where somebody of today agreed, today's passwords and recovery code are those that fit afterwards; else then's.
    It is written down in the store that came and in the one that was replaced. What was kept aside when the store's files
    vanished goes into the store that is replaced, as with a login; where that is gone, its visits go into the one that
    comes, as far as somebody's keys open it. Raises as `may_restore`, and StoreBusy
    (a window is open), NobodyLeft, DiskFull, CannotWrite; the old store then stands as it was.
    """
    own = _own(order)
    then = files.keyring_of(order.path)
    held = opened(then, order.way, lead=True)
    proven = files.prove(order.path, held.desk_key)
    with told_as_known(data):
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    restore_journal.set_damaged_aside(data)
    hold = Hold(data)
    hold.take(_who(order))
    try:
        with gate(data):
            files.sweep(data)
            present = _present(data, order)
            coming = () if present is None else returning(then, present.keyring)
            staying = tuple(one for one in coming if one.name not in order.bring_back and one.name != own)
            _check_bring_back(order, then)
            today = None if present is None else today_of(data, present.keyring, present.held, then)
            if today is None:
                _check_somebody_leads(then, staying, own)
            if present is not None and present.held is not None:
                # Where that store takes nothing any more, it is left for the one that comes.
                with suppress(KnownError):
                    _take_in(data, present.held, order)
            unasked = (present is None or present.held is None) and outputs.is_store(data)
            taking = Taking()
            kept = data / f"ersetzt-{local(now()):%Y-%m-%d-%H%M%S-%f}"
            with restore_journal.fresh_folder(data) as fresh:
                unproven = present is not None and not present.proven
                detail = _detail(
                    proven, _entries(data, present), UNASKED if unasked else UNPROVEN if unproven else ""
                )
                _make_ready(data, fresh, order, detail, staying, today, taking)
                existed = restore_journal.put_in_place(data, fresh, kept)
            taking.done()
            if existed and present is not None and present.writes is not None:
                # Only a note beside what is done: it fails in silence, as where that store opens no more.
                with suppress(KnownError):
                    detail = _detail(proven, said=UNASKED if unasked else "")
                    _note(kept, present.keyring, present.writes, order, "replaced", detail)
    finally:
        hold.release()
    if own:
        attempts.succeeded(data, own)
    return Restored(
        proven,
        kept if existed else None,
        left_out=tuple(one.name for one in staying if one.present_role is None),
        lowered=tuple(one.name for one in staying if one.present_role is not None),
        as_today=today is not None,
    )


def returning(then: Keyring, present: Keyring) -> tuple[Returning, ...]:
    """Who of a backup's users has no access today, or a lower role."""
    roles = {holder.name: holder.role for holder in present.users}
    return tuple(
        Returning(holder.name, holder.display_name, holder.role, roles.get(holder.name))
        for holder in then.users
        if holder.name not in roles or _RANKS.index(roles[holder.name]) < _RANKS.index(holder.role)
    )


def found_backups(folders: Iterable[Path]) -> Iterator[FoundBackup]:
    """The backups in these folders, the newest first; each is looked at when it is asked for.

    Their bytes are compared with what they say of themselves, which needs no password. A folder that cannot be read
    holds none.
    """
    found: dict[Path, float] = {}
    for folder in folders:
        with suppress(OSError):
            for path in folder.glob(f"*{files.SUFFIX}"):
                with suppress(OSError):
                    if path.is_file():
                        found[path.resolve()] = path.stat().st_mtime
    for path in sorted(found, key=lambda path: found[path], reverse=True)[:_MOST_FOUND]:
        with suppress(OSError):
            yield _looked_at(path)


def _looked_at(path: Path) -> FoundBackup:
    made_at, whole = "", False
    size = path.stat().st_size
    with suppress(KnownError):
        manifest = files.read_manifest(path)
        made_at = str(manifest["made_at"])
        whole = files.fits(path, manifest)
    return FoundBackup(path, size, made_at, whole)


# Who may


def _present(data: Path, order: Order) -> _Present | None:
    """The store that lies there, opened by a lead of it or its code; None where nobody could be asked.

    Raises PresentLeadNeeded where what opens the backup does not open it, and what a wrong answer raises.
    """
    try:
        keyring = access.present_keyring(data)
    except (NoStore, StoreDamaged, CannotRead, DiskFailing):
        return None
    way = order.present or order.way
    try:
        if isinstance(way, ByCode):
            keyring, held = enter_with_code(data, way.code)
        else:
            # Counted also where it opened the backup: anybody can make one for each guess.
            entry = enter(data, way.name, way.password)
            keyring, held = entry.keyring, entry.opened.held
            _require_lead(keyring, way.name)
    except StoreDamaged:
        # Nothing proves that the password is one of today: a line may have been hit, or have been put there. So nobody
        # of today was asked, as where the key file cannot be read at all, and the trail of what comes says so.
        return _Present(keyring, None)
    except (
        UnknownUser,
        WrongPassword,
        WrongRecoveryCode,
        TooManyAttempts,
        MustChangePassword,
        NotAllowed,
    ) as error:
        if order.present is not None:
            raise
        raise PresentLeadNeeded from error
    try:
        opens, edition = key_state.of_file(data / DATABASE_FILE, held.desk_key, read_only=True)
    except KnownError:
        return _Present(keyring, held, proven=False)
    if not opens or not keyring.belongs(edition):
        # A key file of before is no word of today's: who leads in it may have been removed since.
        return _Present(keyring, None, writes=held if opens else None)
    return _Present(keyring, held, writes=held)


def _require_lead(keyring: Keyring, name: str) -> None:
    holder = keyring.user(name)
    Actor(holder.name, holder.role).require(Right.MANAGE_USERS)


def _who(order: Order) -> str:
    """Who it is, for the trail."""
    for way in (order.present, order.way, order.own):
        if isinstance(way, ByPassword):
            return access.clean_login(way.name)
    return BY_CODE


# Who comes back


def _own(order: Order) -> str:
    if order.own is None:
        return ""
    check_password(order.own.password)
    return access.clean_login(order.own.name)


def _older_passwords(then: Keyring, present: Keyring) -> Iterator[str]:
    known = {holder.name: holder for holder in present.users}
    for holder in then.users:
        today = known.get(holder.name)
        if today is not None and today.salt != holder.salt:
            yield holder.display_name


def _check_bring_back(order: Order, then: Keyring) -> None:
    for name in sorted(order.bring_back):
        then.user(name)


def _check_somebody_leads(then: Keyring, staying: tuple[Returning, ...], own: str) -> None:
    named = {holder.name: holder.role for holder in then.users}
    out = {one.name for one in staying}
    leads = any(role is Role.LEAD and name not in out for name, role in named.items())
    if not leads and named.get(own, Role.LEAD if own else None) is not Role.LEAD:
        led = (one.display_name or one.name for one in staying if one.role is Role.LEAD)
        raise NobodyLeft(names=", ".join(led))


# What is to come


def _make_ready(
    data: Path,
    fresh: Path,
    order: Order,
    detail: str,
    staying: tuple[Returning, ...],
    today: Today | None,
    taking: Taking,
) -> None:
    """Lay the store that is to come into a folder of its own, whole, up to date, and under keys of its own.

    What opens the backup opens the backup only. Who has access is what holds today, where somebody of today agreed.
    """
    files.unpack(order.path, fresh)
    keyring, held = _entered(fresh, order.way)
    who = _who(order)
    taking.look(data, held.desk_key, _opener(order), now(), into=fresh)
    made: list[Keyring] = []

    def changed(following: Keyring, keys: Secrets) -> Keyring:
        if today is not None:
            made.append(keys_of_today(today, keyring, held, keys, order.bring_back, order.own))
            return made[-1]
        if order.own is not None:
            following = _with_own(following, keys, order.own)
        for one in staying:
            if one.present_role is not None:
                following = following.with_role(one.name, one.present_role, keys)
        for one in staying:
            if one.present_role is None:
                following = following.without_user(one.name, keys)
        made.append(following)
        return following

    def write(uow: UnitOfWork) -> None:
        uow.trace(RESTORED, "store", detail=detail)
        taking.write_down(uow)
        if order.own is not None:
            uow.trace("recovered", "user", detail=access.clean_login(order.own.name))
        if today is not None:
            write_staff(uow, today, made[-1])
        else:
            _write_staff_of_then(uow, order, keyring, staying)
        _give_back_cases(uow, order, keyring, made[-1])

    renew_without_desk(
        fresh,
        keyring,
        held,
        who,
        changed,
        write,
        _opener(order),
        now,
        clock_is_right=False,
        whatever_the_clock=True,
    )


def _give_back_cases(uow: UnitOfWork, order: Order, then: Keyring, following: Keyring) -> None:
    """Whoever comes back by the recovery sheet gets the keys of the cases that they were named in, as with `recover`."""
    if order.own is None or not isinstance(order.way, ByCode):
        return
    login = access.clean_login(order.own.name)
    holder = next((one for one in following.users if one.name == login), None)
    if holder is not None and holder.role in VAULT_ROLES:
        sheet = then.private_by_code(order.way.code)
        named_cases.give_back(uow, then.store_id, login, sheet, holder.public_key)


def _opener(order: Order) -> Opener:
    """What was entered opens the key file of what was kept aside, or nothing does."""

    def opener(content: Keyring) -> Secrets:
        try:
            return opened(content, order.way)
        except KnownError:
            if order.present is None:
                raise
            return opened(content, order.present)

    return opener


def _take_in(data: Path, held: Secrets, order: Order) -> None:
    """What was kept aside of the store that is to be replaced goes into that one, where its database lies there."""
    taking = Taking()
    if not (data / DATABASE_FILE).exists():
        return
    taking.look(data, held.desk_key, _opener(order), now())
    if taking.rescued:
        with Store(data, held.desk_key) as store:
            store.remembers = False
            checked_version(store)
            found = look_at(store, taking)
            with store.unit_of_work(_who(order), vault_of(held.vault_key)) as uow:
                taking.write_down(uow)
                found.write_down(uow, AT_THE_DOOR)
                uow.commit()
        taking.done()


def _write_staff_of_then(
    uow: UnitOfWork, order: Order, keyring: Keyring, staying: tuple[Returning, ...]
) -> None:
    roles = {holder.name: holder.role for holder in keyring.users}
    known = {row.name: row for row in colleagues.staff(uow.conn)}
    if order.own is not None:
        login = access.clean_login(order.own.name)
        row = known.get(login, StaffRow(login, login, "", roles.get(login, Role.LEAD)))
        colleagues.save_staff(uow, replace(row, active=True))
    for one in staying:
        row = known.get(one.name, StaffRow(one.name, one.display_name, "", one.role))
        if one.present_role is None:
            colleagues.save_staff(uow, replace(row, active=False))
            uow.trace("user removed", "user", detail=one.name)
        else:
            colleagues.save_staff(uow, replace(row, role=one.present_role))
            uow.trace("role changed", "user", detail=f"{one.name}:{one.role}>{one.present_role}")


def _entered(fresh: Path, way: Way) -> tuple[Keyring, Secrets]:
    """What opens the unpacked store; of a change of keys that was cut off, what is in force."""
    if isinstance(way, ByCode):
        return enter_with_code(fresh, way.code)
    entry = enter(fresh, way.name, way.password)
    _require_lead(entry.keyring, entry.holder.name)
    return entry.keyring, entry.opened.held


def _with_own(keyring: Keyring, held: Secrets, own: ByPassword) -> Keyring:
    login = access.clean_login(own.name)
    if any(holder.name == login for holder in keyring.users):
        return keyring.with_password(login, own.password, held)
    return keyring.with_user(login, login, Role.LEAD, own.password, held)


def _entries(data: Path, present: _Present | None) -> int | None:
    """How long the trail of the store is that is replaced; None where it cannot be read."""
    if present is None or present.held is None:
        return None
    try:
        return files.present_counts(data, present.held.desk_key)[0].get("audit_entry")
    except KnownError:
        return None


def _detail(proven: Backup, replaced: int | None = None, said: str = "") -> str:
    detail = proven.made_at if replaced is None else f"{proven.made_at};replaced:{replaced}"
    return f"{detail};{said}" if said else detail


def _note(kept: Path, keyring: Keyring, held: Secrets, order: Order, action: str, detail: str) -> None:
    vault = vault_of(held.vault_key, unsealed_before=keyring.vault_generation == 0)
    with Store(kept, held.desk_key) as store, store.unit_of_work(_who(order), vault) as uow:
        look_at(store, Taking()).write_down(uow, AT_THE_DOOR)
        uow.trace(action, "store", detail=detail)
        uow.commit()
