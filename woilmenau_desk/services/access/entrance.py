"""The way into a store that something happened to: what was rescued, what is older than it was, what is only read.

Importing this module is fast: the database's libraries are loaded by the first login.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.domain.access import AT_THE_DOOR as AT_THE_DOOR
from woilmenau_desk.domain.access import LOG_MENDED, STORE_IS_OLDER, VAULT_ROLES
from woilmenau_desk.domain.clock import ClockWatch
from woilmenau_desk.domain.errors import (
    REFUSED,
    ClockDoubted,
    DiskFull,
    DiskReadOnly,
    KeysOutOfStep,
    KnownError,
    SignInAgain,
    StoreBusy,
    StoreDamaged,
    StoreVanished,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.rescued import Taking, said_of, since_last_login
from woilmenau_desk.storage.keys.keyring import Keyring

if TYPE_CHECKING:
    from woilmenau_desk.storage.engine.mended import Mended
    from woilmenau_desk.storage.gates import Hold
    from woilmenau_desk.storage.rescue import Opener
    from woilmenau_desk.storage.store import Store
    from woilmenau_desk.storage.unit_of_work import UnitOfWork

_SHORTER = QT_TRANSLATE_NOOP(
    "rescue",
    "Die Ablage ist älter als beim letzten Mal: im Protokoll fehlen {number} Einträge. Ein alter Stand wurde zurückgelegt,"
    " oder das Ende ging verloren.",
)
_OTHER = QT_TRANSLATE_NOOP(
    "rescue",
    "Die Ablage ist nicht die vom letzten Mal: ihr Protokoll geht anders weiter. Wurde ein alter Stand zurückgelegt?",
)
_ONLY_READ: tuple[tuple[type[KnownError], str], ...] = (
    (
        DiskFull,
        QT_TRANSLATE_NOOP(
            "rescue", "Nur Lesen: der Datenträger ist voll. Sobald Platz da ist, wird wieder gespeichert."
        ),
    ),
    (
        DiskReadOnly,
        QT_TRANSLATE_NOOP(
            "rescue",
            "Nur Lesen: der Datenträger ist schreibgeschützt. Sobald er es nicht mehr ist, wird gespeichert.",
        ),
    ),
    (
        KnownError,
        QT_TRANSLATE_NOOP(
            "rescue",
            "Nur Lesen: in den Ordner der Ablage lässt sich nicht schreiben. Bitte die Rechte prüfen.",
        ),
    ),
)


def nothing_else(_uow: UnitOfWork) -> None:
    """A login is written down, and nothing beside it."""


@contextmanager
def gate_or_reading(data: Path) -> Iterator[KnownError | None]:
    """The gate; or why it cannot be taken because the disk takes nothing, where only reading is left.

    Raises StoreBusy, as the gate does.
    """
    from woilmenau_desk.storage.gates import gate

    shut = gate(data)
    try:
        shut.__enter__()
    except REFUSED as error:
        yield error
        return
    try:
        yield None
    finally:
        shut.__exit__(None, None, None)


@dataclass
class Entrance:
    """One login's way in. `refusal`: why nothing can be written just now; `hold`: what a window took."""

    data: Path
    refusal: KnownError | None = None
    wants_hold: bool = False
    hold: Hold | None = None
    _taking: Taking = field(default_factory=Taking)
    _found: FoundOnTheWay | None = None

    def take_hold(self, name: str) -> None:
        """The store's lock, for the one window; on a disk that takes nothing it is taken later. Raises StoreBusy."""
        from woilmenau_desk.storage.gates import Hold

        self.wants_hold = True
        if self.refusal is None:
            taken = Hold(self.data)
            try:
                taken.take(name)
                self.hold = taken
            except REFUSED as error:
                self.refusal = error

    def open(
        self, desk_key: bytes, clock: Callable[[], datetime], watch: ClockWatch | None, opener: Opener
    ) -> Store:
        """The store, brought up to date; to be read alone where the disk takes nothing.

        What was kept aside of it is taken in first; `opener` opens its key file where the store has other keys by now.
        Raises StoreDamaged, StoreTooNew, StoreBusy or StoreVanished (to
        this process: the next one opens it).
        """
        from woilmenau_desk.storage import rescue
        from woilmenau_desk.storage.engine import DATABASE_FILE
        from woilmenau_desk.storage.engine.places import place_of
        from woilmenau_desk.storage.store import Store

        place = place_of(self.data / DATABASE_FILE)
        if place.abandoned():
            raise StoreVanished(folder=self.data)
        mended: Mended | None = None
        if self.refusal is None:
            kept = rescue.waiting(self.data)
            if not place.exists() and not kept:
                raise StoreDamaged(detail=f"{DATABASE_FILE} fehlt")
            store: Store | None = None
            try:
                self._taking.look(self.data, desk_key, opener, clock())
                store = Store(self.data, desk_key, clock, watch)
                checked_version(store)
                return store
            except REFUSED as error:
                self.refusal = error
                if store is not None:
                    mended = store.mended
                    store.close()
            except BaseException:
                if store is not None:
                    store.close()
                raise
        store = Store(self.data, desk_key, clock, watch, refusal=self.refusal)
        store.mended = mended
        try:
            checked_version(store)
        except BaseException:
            store.close()
            raise
        return store

    def look(self, desk: Desk) -> None:
        """See what there is to be told of the store. Nothing is written."""
        desk.login_untold = True
        # What was last seen stays as it is until what became of it is written down.
        desk.store.remembers = False
        if self.wants_hold and desk.hold is None:
            desk.store.claim = partial(_claim, desk)
        self._found = look_at(desk.store, self._taking)
        desk.findings += self._found.told
        with desk.store.read() as conn:
            news, findings = since_last_login(conn, self.data)
        desk.news += news
        desk.findings += findings

    def _look_anew(self, desk: Desk) -> None:
        """Where the store could only be read on the way in, its log was mended since: what was told of it holds no more."""
        told = () if self._found is None else self._found.told
        self._found = look_at(desk.store, self._taking)
        desk.findings[:] = [*(line for line in desk.findings if line not in told), *self._found.told]

    def arrive(self, desk: Desk, also: Callable[[UnitOfWork], None]) -> None:
        """Write down the login, what was found on the way, and `also`; nothing is forgotten before that is done.

        Raises ClockDoubted, DiskFull or CannotWrite; it is then still to be done.
        """
        with desk.writing() as uow:
            also(uow)
            # Before the login: what stands in the trail behind one is told by the next.
            said = self._taking.write_down(uow)
            uow.trace("login", "user")
            if desk.sessions_unseen:
                uow.looks_at_sessions = False
            if self.refusal is not None:
                self._look_anew(desk)
            if self._found is not None:
                self._found.write_down(uow)
            uow.commit()
        desk.login_untold = False
        desk.store.remembers = True
        desk.store.remember(anew=self._found is not None and self._found.older is not None)
        for detail in said:
            for sentence, is_finding in said_of(detail, self.data):
                (desk.findings if is_finding else desk.news).append(sentence)
        self._taking.done()


@dataclass(frozen=True, slots=True)
class FoundOnTheWay:
    """What a store's log and the memory of it say, to be told, and to be written down by whoever writes first.

    `older`: how many entries are missing since it was last seen, 0 where its trail goes on otherwise, None where it is
    the same. `harmless`: what was done about the log cost nothing that was confirmed.
    """

    told: tuple[Sentence, ...] = ()
    older: int | None = None
    mended: Mended | None = None
    harmless: bool = False

    def write_down(self, uow: UnitOfWork, where: str = "") -> None:
        """Into the trail, from which those are told who come later. Only then may it be remembered anew.

        `where`: AT_THE_DOOR for somebody who is not logged in, and so was told nothing.
        """
        if self.mended is not None:
            uow.trace(LOG_MENDED, "store", detail=f"{self.mended.said(harmless=self.harmless)}{where}")
        if self.older is not None:
            uow.trace(STORE_IS_OLDER, "store", detail=f"{self.older}{where}")


def look_at(store: Store, taking: Taking) -> FoundOnTheWay:
    """Compare an open store with what is remembered of it, after what was kept aside was taken in. Nothing is written."""
    from woilmenau_desk.storage.last_seen import Difference

    found, mended = store.difference(), store.mended or taking.mended
    kind, number = found or (None, 0)
    # One write that broke off is what a power cut leaves; it was not confirmed where nothing confirmed is missing.
    broke_off = mended is not None and mended.lost == 1 and kind is Difference.NONE
    harmless = broke_off or (
        mended is not None and (mended.foreign or bool(mended.lost)) and taking.made_whole
    )
    told = [] if mended is None or harmless else [mended.told()]
    older: int | None = None
    if kind is Difference.SHORTER:
        # Also beside a damaged log: anybody can write one, and no frame in it proves what it took with it.
        told.append(Sentence("rescue", _SHORTER, {"number": number}))
        older = number
    elif kind is Difference.OTHER:
        told.append(Sentence("rescue", _OTHER))
        older = 0
    return FoundOnTheWay(tuple(told), older, mended, harmless)


def _claim(desk: Desk) -> None:
    from woilmenau_desk.storage.gates import Hold

    taken = Hold(desk.data)
    taken.take(desk.actor.name)
    desk.hold, desk.store.claim = taken, None


def checked_version(store: Store) -> None:
    """Bring an older store up to date. Raises KeysOutOfStep where the desk key opens nothing, StoreTooNew …"""
    from woilmenau_desk.storage.store import opens

    try:
        store.check_version()
    except StoreDamaged as error:
        if not opens(store.folder, store.desk_key):
            raise KeysOutOfStep from error
        raise


def only_read(refusal: KnownError) -> Sentence:
    """That nothing can be written just now, and why."""
    return Sentence("rescue", next(text for kind, text in _ONLY_READ if isinstance(refusal, kind)))


def tell(desk: Desk, also: Callable[[UnitOfWork], None] = nothing_else) -> None:
    """Write down the login that is still to be, with all that was found on the way in. Call it behind the gate.

    Raises ClockDoubted, DiskFull, CannotWrite, StoreBusy or SignInAgain; it is then still to be done.
    """
    if desk.arrival is not None:
        contents: tuple[Keyring, ...] = ()
        # What went away or is none is put back by the write itself.
        with suppress(KnownError):
            contents = tuple(Keyring.load(desk.data).contents())
        refuse_other_role(desk, *contents)
        desk.arrival(also)
        desk.arrival = None


def refuse_other_role(desk: Desk, *contents: Keyring) -> None:
    """Raises SignInAgain where the key file gives the user another role than this window has.

    What somebody with the vault writes of their own access without it would be taken for somebody else's work.
    """
    roles = {one.role for content in contents for one in content.users if one.name == desk.actor.name}
    if roles and desk.actor.role not in roles:
        raise SignInAgain


def look_again(desk: Desk) -> None:
    """Whether a disk that took nothing takes something again, or a login is still to be written down: then it is."""
    from woilmenau_desk.storage import refusals
    from woilmenau_desk.storage.gates import gate

    if desk.actor.role in VAULT_ROLES and not desk.has_vault:
        # What is written down of somebody with the vault is sealed by it, once the window is unlocked.
        return
    store = desk.store
    if store.refusal is not None:
        if refusals.asked(desk.data) is not None:
            return
    elif desk.arrival is None:
        return
    try:
        if desk.arrival is None:
            with desk.writing() as uow:
                uow.commit()
        else:
            store.check_clock()
            # Whoever has the gate just now is not waited for.
            with gate(desk.data, patience=0):
                tell(desk)
    except (StoreBusy, SignInAgain, *REFUSED):
        return
    except ClockDoubted:
        # The disk takes something; whether the clock is right is asked by the next thing to be saved.
        pass
    store = desk.store  # which may have got new keys
    store.refusal = None
    if store.remembers:
        store.remember()
