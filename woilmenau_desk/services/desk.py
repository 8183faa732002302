"""The open, logged-in store that every service works on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.domain.access import Actor, Right, Role
from woilmenau_desk.domain.changes import Changes
from woilmenau_desk.domain.errors import DeskLocked, KnownError, VaultKeyFirst, WrittenMeanwhile
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.undo_errors import NotByKey
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.fence import Fence
from woilmenau_desk.services.value_files import load_value_lists, merge_overrides
from woilmenau_desk.storage.keys.key_content import KeyContent
from woilmenau_desk.storage.keys.keyring import Secrets
from woilmenau_desk.storage.vault import Letterbox, Sealer, Vault

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.domain.age_bands import BandSet
    from woilmenau_desk.domain.opening import Opening
    from woilmenau_desk.services.counselling.note_index import NoteIndex
    from woilmenau_desk.services.name_search import Finder
    from woilmenau_desk.services.volunteers.known import KnownVolunteers
    from woilmenau_desk.storage.gates import Hold
    from woilmenau_desk.storage.store import Store
    from woilmenau_desk.storage.unit_of_work import UnitOfWork, Written

T = TypeVar("T")
UNDO_STEPS = 50
TRIES = 5  # of a write that is decided by what it reads


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A committed write: its result, what it changed, and how it is called in the undo line.

    `undoable`: right after it, `undo` takes back this and nothing else. `by_itself`: nobody asked for it, so it is told
    only where nothing stands that somebody did.
    """

    value: T
    changes: Changes
    said: Sentence
    undoable: bool = False
    by_itself: bool = False


def _no_key() -> None:
    """Where the vault is not at hand."""


class Along:
    """What is written with the next entry, in the entry's own transaction: both are there afterwards, or neither."""

    def __init__(self, write: Callable[[UnitOfWork], object]) -> None:
        self.write = write
        self.written = False  # the entry is durable, and this with it


class _Kept:
    """What is kept between calls, and dropped as a whole."""

    def __init__(self) -> None:
        # The lists with the entries of all days, and as they hold on the day that was asked for last.
        self.values: Mapping[ListName, ValueList] | None = None
        self.values_on: tuple[date, Mapping[ListName, ValueList]] | None = None
        self.opening: Opening | None = None
        self.band_sets: tuple[BandSet, ...] | None = None


class _OfThread(threading.local):
    """What one thread has at hand."""

    def __init__(self) -> None:
        self.view: _Kept | None = None  # within a snapshot
        self.asked: _Kept | None = None  # where it last looked


class Desk:
    """A store opened by a user. Made by `access.login`.

    From whichever thread, at any time: `store.read`, `store.snapshot`, `snapshot`, `writing` (one at a time, in the order in
    which they come), `value_lists`, `values_of`, `opening`, `forget_cached`, `actor`, `vault`, `today`, `lock`.
    `done` and `undone` are changed within a write only (`finish`, `undo`), so no two threads do so at once; to look at the
    end of them is safe. `findings`, `news`, `notices` and `trail_doubts` are only added to. A search is made by whichever
    thread comes first, and is not asked by two at once: short work, one after the other, and `pairs` beside it.
    `take_keys`, `take_role`, `close` and another `store` come behind the fence (`fence.shut`) or once nobody works here.
    What takes long comes in by `fence.working`, all else by `fence.passing`; the window's task runner does both.
    """

    def __init__(
        self,
        data: Path,
        actor: Actor,
        store: Store,
        vault: Vault | None,
        clock: Callable[[], datetime],
        hold: Hold | None = None,
    ) -> None:
        self.data = data
        self.actor = actor
        self.store = store
        self.clock = clock
        self.hold = hold
        # The store lies on a network share: people are told.
        self.on_network = False
        # The login is not in the audit trail yet: first somebody has to say whether the clock is right.
        self.login_untold = False
        # What is still to be written down of the login, with whatever else it is given; see `entrance.tell`.
        self.arrival: Callable[[Callable[[UnitOfWork], None]], None] | None = None
        # What was found at the login: what is wrong with the store, and what was put right.
        self.findings: list[Sentence] = []
        self.news: list[Sentence] = []
        # What happened to the store since this colleague's last login, and is worth a question; nothing that is wrong now.
        self.notices: list[Sentence] = []
        # Whether the sessions are as the vault left them is still to be looked at; see `access.look_at_sessions`.
        self.sessions_unseen = False
        # What was not as it should be in what others wrote without the vault: people are told.
        self.trail_doubts: tuple[str, ...] = ()
        self.done: list[Written] = []
        self.undone: list[Written] = []
        # Why what was written before `done` began stays as it is, where somebody may take it for the last step.
        self.stands: NotByKey | None = None
        # Held by whoever works on it, shut by whoever replaces what lies in the store.
        self.fence = Fence()
        # Kept between calls, dropped by the writes that change them and by other processes' changes.
        self._kept = _Kept()
        self._of_thread = _OfThread()
        # Made by the first search, or beside the work after the login; by whichever thread comes first.
        self._finder: Finder | None = None
        self._finding = threading.Lock()
        self._volunteers: KnownVolunteers | None = None
        self._notes: NoteIndex | None = None
        # Somebody makes the search beside the work, so whoever types need not.
        self.search_beside = False
        self._closed = False
        self._vault = vault
        self._along = threading.local()  # an entry takes along what its own thread asked for

    @property
    def vault(self) -> Vault:
        """The vault, with the cases that it opens today.

        Raises NotAllowed for a role without it, DeskLocked for a locked desk.
        """
        vault = self._of_today()
        if vault is None:
            self.actor.require(Right.CONFIDENTIAL_NOTES)
            raise DeskLocked
        return vault

    def _of_today(self) -> Vault | None:
        """The vault, where there is one; whom somebody stood in for until yesterday it does not open."""
        vault = self._vault
        if vault is not None and vault.holds_until_a_day:
            vault.let_ended_go(self.today())
        return vault

    @property
    def sealer(self) -> Sealer:
        """What seals something confidential: the vault, or its public half where the user may write and not read.

        Raises DeskLocked, or VaultKeyFirst for a key file of an earlier version.
        """
        vault = self._of_today()
        if vault is not None:
            return vault
        if self.actor.may(Right.CONFIDENTIAL_NOTES):
            raise DeskLocked
        public_key = KeyContent.from_bytes(self.store.keys_held).vault_public
        if not public_key:
            raise VaultKeyFirst
        return Letterbox(public_key)

    @property
    def has_vault(self) -> bool:
        """Whether the vault is at hand."""
        return self._vault is not None

    @property
    def vault_key(self) -> bytes | None:
        """The vault's key where it is at hand; for what vouches for the key file."""
        return self.vault_lease()()

    def vault_lease(self) -> Callable[[], bytes | None]:
        """The vault's key for work that takes long: given as long as this very vault is at hand, never another one's."""
        vault = self._vault
        return _no_key if vault is None else vault.lease()

    @property
    def closed(self) -> bool:
        """Whether the session has ended."""
        return self._closed

    @property
    def trouble(self) -> KnownError | None:
        """Why nothing is written just now: the store's files are gone, or their disk takes nothing."""
        return self.store.vanished or self.store.refusal

    @property
    def values(self) -> Mapping[ListName, ValueList] | None:
        """The value lists, where they were read already."""
        return self._looked().values

    @values.setter
    def values(self, values: Mapping[ListName, ValueList]) -> None:
        self._where_asked().values = values

    @property
    def opening(self) -> Opening | None:
        """The opening hours, where they were read already."""
        return self._looked().opening

    @opening.setter
    def opening(self, opening: Opening) -> None:
        self._where_asked().opening = opening

    @property
    def band_sets(self) -> tuple[BandSet, ...] | None:
        """The age bands of all days, where they were read already."""
        return self._looked().band_sets

    @band_sets.setter
    def band_sets(self, sets: tuple[BandSet, ...]) -> None:
        self._where_asked().band_sets = sets

    def _looked(self) -> _Kept:
        here = self._of_thread
        here.asked = here.view or self._kept
        return here.asked

    def _where_asked(self) -> _Kept:
        # What was read before somebody dropped what is kept goes with it, and is not taken for what holds now.
        return self._of_thread.asked or self._looked()

    @contextmanager
    def snapshot(self, stop: Callable[[], bool] | None = None) -> Iterator[None]:
        """All that this thread reads meanwhile is of one moment: rows, value lists, opening hours.

        `stop` ends it soon, with WorkStopped. Nothing is to be written within it.
        """
        here = self._of_thread
        if here.view is not None:
            yield
            return
        with self.store.snapshot(stop):
            here.view = _Kept()
            try:
                yield
            finally:
                here.view = here.asked = None

    def set_vault(self, vault: Vault | None) -> None:
        """Hand over the vault after unlocking."""
        self._vault = vault

    def lock(self) -> None:
        """Let no key of the vault stay in memory, from whichever thread and whatever runs.

        Long work that has the vault is told DeskLocked when it next needs it. Only a change of keys that is under way keeps
        its own, to its end: otherwise nobody could read what it has sealed anew.
        """
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.wipe()

    def take_keys(self, keys: Secrets) -> None:
        """Go on with the store's new keys. What could be undone held fields sealed under the former vault key."""
        if keys.vault_key is None:
            return
        self.done.clear()
        self.undone.clear()
        former = self._vault
        if former is not None:
            fresh = Vault(keys.vault_key)
            fresh.follow(former)
            self._vault = fresh
            if former.wiped:
                # Somebody locked the window in this very moment.
                self.lock()
            former.wipe()

    def take_role(self, role: Role) -> None:
        """Go on with another role, without the vault where it may not have it."""
        self.actor = replace(self.actor, role=role)
        if not self.actor.may(Right.CONFIDENTIAL_NOTES):
            self.lock()

    def today(self) -> date:
        """The local date."""
        return local(self.clock()).date()

    @contextmanager
    def writing(self, *, typed: bool = False) -> Iterator[UnitOfWork]:
        """A unit of work of this user; end it with `finish`. With the vault at hand it seals the audit trail.

        `typed`: only what is being typed, see Store.
        """
        with self.store.unit_of_work(self.actor.name, self._of_today(), typed=typed) as uow:
            yield uow
            self.trail_doubts += uow.doubts

    def deciding(self, write: Callable[[UnitOfWork], Done[T]]) -> Done[T]:
        """A write that is decided by what it reads itself: where somebody else wrote meanwhile, it is decided once more.

        `write` ends with `finish`. Raises WrittenMeanwhile where the others never let up.
        """
        for _ in range(TRIES - 1):
            try:
                with self.writing() as uow:
                    return write(uow)
            except WrittenMeanwhile:
                continue
        with self.writing() as uow:
            return write(uow)

    @contextmanager
    def along(self, write: Callable[[UnitOfWork], object]) -> Iterator[Along]:
        """Inside, `write` happens with the first entry that is finished. Where none is, it does not happen."""
        self._along.next = along = Along(write)
        try:
            yield along
        finally:
            self._along.next = None

    def finish(
        self,
        uow: UnitOfWork,
        value: T,
        said: Sentence,
        *,
        undoable: bool = True,
        stands: type[NotByKey] | None = None,
    ) -> Done[T]:
        """Commit, remember how to undo it, and say what was done. What is to go along is written right before.

        `stands`: an entry that people see and that is no step. What was before it is no longer the last step either, and
        `undo` tells this instead of taking it back.
        """
        along: Along | None = getattr(self._along, "next", None)
        if along is not None:
            self._along.next = None
            along.write(uow)
        try:
            uow.commit()
        except WrittenMeanwhile:
            # It goes along with the next try.
            self._along.next = along
            raise
        if along is not None:
            along.written = True
        written = uow.written(said)
        if stands is not None:
            self.done.clear()
            self.undone.clear()
            self.stands = stands(said)
        can_undo = undoable and stands is None and bool(written.steps)
        if can_undo:
            self.done.append(written)
            del self.done[:-UNDO_STEPS]
            self.undone.clear()
        return Done(value, uow.changes, said, can_undo)

    def forget_cached(self) -> None:
        """Read value lists and opening hours anew when they are next needed."""
        self._kept = _Kept()

    def drop_search(self) -> None:
        """Let go of all that is kept in memory to be searched; the next search makes it anew.

        Before the store is closed or put in another's place.
        """
        with self._finding:
            finder, self._finder = self._finder, None
            volunteers, self._volunteers = self._volunteers, None
            notes, self._notes = self._notes, None
        if notes is not None:
            notes.clear()
        if finder is not None:
            finder.stop()
        if volunteers is not None:
            volunteers.stop()

    @property
    def search_stands(self) -> bool:
        """Whether the search is made. Nobody is waited for."""
        finder = self._finder
        return finder is not None and finder.stands

    def give_way_to_search(self) -> None:
        """Let the making of the search rest for a moment, where it is being made: somebody searches meanwhile."""
        finder = self._finder
        if finder is not None:
            finder.give_way()

    def search_with(self, make: Callable[[Store], Finder]) -> Finder:
        """The search of this desk, made where there is none. Raises DeskLocked once the desk is closed."""
        with self._finding:
            if self._closed:
                raise DeskLocked
            if self._finder is None:
                self._finder = make(self.store)
            return self._finder

    def volunteers_with(self, make: Callable[[Store], KnownVolunteers]) -> KnownVolunteers:
        """The volunteers in memory, made where there are none. Raises DeskLocked once the desk is closed."""
        with self._finding:
            if self._closed:
                raise DeskLocked
            if self._volunteers is None:
                self._volunteers = make(self.store)
            return self._volunteers

    def notes_with(self, make: Callable[[Vault], NoteIndex]) -> NoteIndex:
        """The words of the notes in memory, made anew for each vault. Raises NotAllowed, or DeskLocked without the vault."""
        with self._finding:
            vault = self.vault
            if self._notes is None or self._notes.vault is not vault:
                self._notes = make(vault)
            return self._notes

    def value_lists(self, on: date | None = None) -> Mapping[ListName, ValueList]:
        """The value lists as the centre wants them, as they hold on a day, today by default."""
        day = on or self.today()
        here = self._looked()
        held = here.values_on
        if held is not None and held[0] == day:
            return held[1]
        lists = {name: values.on(day) for name, values in self._every_value().items()}
        if on is None:
            here.values_on = day, lists
        return lists

    def values_of(self, name: ListName, on: date | None = None) -> ValueList:
        """One value list as the centre wants it, as it holds on a day, today by default."""
        if on is None or on == self.today():
            return self.value_lists()[name]
        return self._every_value()[name].on(on)

    def _every_value(self) -> Mapping[ListName, ValueList]:
        known = self.values
        if known is None:
            from woilmenau_desk.storage import reference  # start-up: the login needs no SQLAlchemy

            with self.store.read() as conn:
                overrides = reference.value_overrides(conn)
            shipped = load_value_lists(resources_dir() / "values")
            known = {
                name: merge_overrides(values, overrides.get(name, ())) for name, values in shipped.items()
            }
            self.values = known
        return known

    def close(self) -> None:
        """Close the store and let go of it. The vault's key goes at once, the desk key with this object."""
        self._closed = True
        self.lock()
        self.drop_search()
        self.store.close()
        if self.hold is not None:
            self.hold.release()
