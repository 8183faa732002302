"""The open store: reading, writing, and who holds it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Connection as Connection  # services name what they are handed
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from woilmenau_desk.domain.changes import EVERYTHING, Kind
from woilmenau_desk.domain.clock import ClockWatch
from woilmenau_desk.domain.errors import (
    REFUSED,
    DeskLocked,
    DiskFull,
    KnownError,
    StoreBusy,
    StoreDamaged,
    StoreReplaced,
    StoreTooNew,
    StoreVanished,
    WrittenPast,
)
from woilmenau_desk.domain.periods import now
from woilmenau_desk.domain.work_errors import StoreKeepsBusy, TooMuchAtOnce, WorkStopped
from woilmenau_desk.memory import KeyMemory
from woilmenau_desk.storage import (
    key_state,
    migrate,
    numbering,
    outputs,
    refusals,
)
from woilmenau_desk.storage.alive import Alive
from woilmenau_desk.storage.bent import UNFORESEEN, told_as_damage
from woilmenau_desk.storage.engine import (
    DATABASE_FILE,
    DBAPI_ERRORS,
    create,
    lacks_table,
    stoppable_reading,
    told_as_known,
)
from woilmenau_desk.storage.engine.mended import Mended
from woilmenau_desk.storage.engine.places import News, Written, place_of
from woilmenau_desk.storage.gates import gate
from woilmenau_desk.storage.last_seen import Difference
from woilmenau_desk.storage.trail import audit, news
from woilmenau_desk.storage.unit_of_work import UnitOfWork
from woilmenau_desk.storage.vault import Vault

# The log is folded into the database after so many polls in which nobody wrote, or once the trail has grown by so many
# entries: to fold it takes the disk some milliseconds, and the first write after it some more. The engine would do it
# within a write, from a thousand pages on.
QUIET_POLLS: Final = 3
_MOST_STRETCHES = 64
LONG_LOG: Final = 80


class Store:
    """A database that was opened with its desk key. Close it when done; from then on it raises DeskLocked."""

    def __init__(
        self,
        folder: Path,
        desk_key: bytes,
        clock: Callable[[], datetime] = now,
        watch: ClockWatch | None = None,
        *,
        refusal: KnownError | None = None,
        file: str = DATABASE_FILE,
        apart: bool = False,
    ) -> None:
        """`watch`: looks at the clock before each write; without one it is believed.

        `refusal`: why nothing can be written just now; the store is then read, until it can. Raises it where it cannot
        even be read. `file`: another one in the folder, as a copy that is to take the database's place.
        `apart`: so is what is done to the rows while their keys change.
        """
        self.folder = folder
        self.path = folder / file
        self._place = place_of(self.path)
        # Not the database yet: nobody else knows of it, and nothing is remembered of it.
        self._apart = apart or file != DATABASE_FILE
        self.clock = clock
        self.watch = watch
        self._key = KeyMemory(desk_key)
        # What was done about a log that was left damaged, to be told.
        self.mended: Mended | None = None
        # Why the last write was refused by the disk; None since one went through.
        self.refusal = refusal
        # What has to be taken before a store that was only read is written to: the window's hold.
        self.claim: Callable[[], None] | None = None
        outputs.protect(folder)
        self._reading = None if refusal is None else self._place.way_to_read(desk_key, refusal)
        # Of whoever has the vault at hand just now: a key file that another process changed has to be vouched for.
        self.vault_key: Callable[[], bytes | None] = lambda: None
        self._alive = Alive(folder, self._place, self._key.read, lambda: self.vault_key(), self._gate)
        # Whether the log that was left behind was looked at, before the first connection that can write.
        self._log_looked_at = False
        self._mending = threading.Lock()
        self._engine = self._made()
        self._aside: Store | None = None
        self._news: News | None = None
        # The end of the audit trail as this process knows it; one that goes on from there was written elsewhere.
        self._known: audit.Head | None = None
        # When the database itself was last written into, as far as this process knows, and what it has for sure since
        # the log was last folded into it.
        self._written: Written | None = None
        self._folded: audit.Head | None = None
        # What others wrote since anybody asked: from where they went on, and how far.
        self._elsewhere: list[news.Stretch] = []
        # Whether what is seen of it is remembered: not before what was found to be missing is written down.
        self.remembers = True
        # What the log has that is perhaps not in the database, and for how many polls nobody has added to it.
        self._unfolded = True
        self._quiet = 0
        self._folded_at = 0
        self._closed = False
        # Whoever writes may find, while writing, that the files are gone.
        self._writing = threading.RLock()
        self._beginning = threading.Lock()
        # The connection of a snapshot, on the thread that reads it.
        self._views = threading.local()

    @property
    def desk_key(self) -> bytes:
        """The key that opens the database, a copy; do not keep it."""
        return self._key.read()

    @classmethod
    def create(cls, folder: Path, desk_key: bytes) -> None:
        """Make an empty store of the newest version in the folder."""
        path = folder / DATABASE_FILE
        create(path, desk_key)
        with told_as_known(path), cls(folder, desk_key) as store:
            migrate.upgrade(store._engine)

    @property
    def encrypted(self) -> bool:
        """Whether the desk key closes the rows themselves; on a server it closes the key file and the backups."""
        return self._place.encrypts

    @property
    def only_read(self) -> bool:
        """Whether it was opened on a disk that takes nothing, and is only read."""
        return self._reading is not None

    @property
    def vanished(self) -> StoreVanished | None:
        """What is to be told where its files are no longer the ones in the folder."""
        return self._alive.vanished

    @property
    def keys_held(self) -> bytes:
        """The content of the key file that belongs to it; see `hold_keys`."""
        return self._alive.keys.content

    def hold_keys(self, content: bytes) -> None:
        """This content of the key file opened it, whatever lies in the folder by now."""
        self._alive.keys.hold(content)

    @property
    def keys_put_back(self) -> bool:
        """Whether the key file was gone or changed, and what it had held was put back; it is asked for once."""
        found, self._alive.keys_put_back = self._alive.keys_put_back, False
        return found

    @keys_put_back.setter
    def keys_put_back(self, found: bool) -> None:
        self._alive.keys_put_back = found

    def look_after_files(self) -> None:
        """Before a password is asked for: the key file is put back where it is gone. Raises StoreVanished."""
        self._refuse_closed()
        if not self._stands():
            self._alive.refuse()

    def check_version(self) -> None:
        """Bring an older store up to date. Raises StoreTooNew or StoreDamaged (also for a wrong key)."""
        with told_as_known(self.path):
            try:
                version = migrate.current(self._engine)
            except DBAPIError as error:
                if lacks_table(error):
                    raise StoreDamaged(detail=DATABASE_FILE) from error
                raise
            if version == migrate.HEAD:
                return
            if version not in migrate.known():
                raise StoreTooNew
            if self.refusal is not None:
                raise self.refusal
            migrate.upgrade(self._engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; nothing can be written through it. What vanished is still read as it was.

        Within a snapshot of this thread it is that view. Raises TooMuchAtOnce where no connection comes free.
        """
        view: Connection | None = getattr(self._views, "conn", None)
        if view is not None:
            yield view
            return
        self._refuse_closed()
        with told_as_damage(lambda: self._engine), told_as_known(self.path):
            self._watch_files()
            with self._connected() as conn:
                yield conn

    @contextmanager
    def snapshot(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """One view for all that this thread reads meanwhile, whatever others write: for work of many readings.

        It is to end: the log cannot be folded beyond it. `stop` ends what the database does within a moment, and raises
        WorkStopped.
        """
        with self.read() as conn:
            outermost = getattr(self._views, "conn", None) is None
            if not outermost:
                yield conn
                return
            self._views.conn = conn
            try:
                with stoppable_reading(conn, stop or _nobody_stops):
                    yield conn
            except DBAPIError as error:
                if stop is not None and stop():
                    raise WorkStopped from error
                raise
            finally:
                self._views.conn = None
                # What was written meanwhile is folded by the next look that finds nobody writing.
                self._unfolded = True

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            connection = self._engine.connect()
        except NoConnectionFree as error:
            raise TooMuchAtOnce from error
        with connection:
            yield connection

    @contextmanager
    def unit_of_work(
        self, actor: str, vault: Vault | None = None, *, typed: bool = False
    ) -> Iterator[UnitOfWork]:
        """A write by an actor. Roll-back is the default; call `commit` at the end. With the vault it seals the trail.

        `typed`: it is only what is being typed, which is kept aside where the store's files have vanished.
        Raises DiskFull, CannotWrite, StoreBusy, CannotUndo or ClockDoubted; nothing is then changed. Raises StoreVanished
        where the store's files are no longer there; one that says so of this write has it kept aside.
        """
        with self._writing:
            self._refuse_closed()
            if not self._stands() and typed and self._aside is not None:
                with self._aside.unit_of_work(actor, vault) as uow:
                    yield uow
                return
            self._alive.refuse()
            try:
                with (
                    told_as_damage(lambda: self._engine),
                    told_as_known(self.path),
                    self._to_write() as conn,
                ):
                    uow = UnitOfWork(conn, actor, self._moment(conn), vault, self._before_commit)
                    yield uow
                    self._acknowledge(uow)
            except StoreBusy as error:
                if type(error) is StoreBusy and isinstance(error.__cause__, DBAPIError):
                    raise StoreKeepsBusy(**error.values) from error
                raise
            except REFUSED as error:
                if isinstance(error, DiskFull) and (table := self._used_up()) is not None:
                    raise WrittenPast(detail=table) from error
                self.refusal = error
                raise

    def _used_up(self) -> str | None:
        """Whether it is not the disk that is full: the database says the same where a table has no number left."""
        with suppress(KnownError, DBAPIError), told_as_known(self.path), self._engine.connect() as conn:
            table = numbering.used_up(conn)
            return None if table is None else numbering.told(conn, table)
        return None

    @contextmanager
    def _to_write(self) -> Iterator[Connection]:
        self._begun()
        with self._connected() as conn:
            yield conn.execution_options(writing=True)

    def _begun(self) -> Engine:
        """The engine to write with. Raises why nothing can be written, or StoreBusy."""
        if self._reading is not None:
            why = refusals.asked(self.folder)
            if why is not None:
                raise why
            if self.claim is not None:
                self.claim()
            self._close_connections()
            self._reading.leave()
            self._reading = None
            self._engine = self._made()
            self.check_version()
            self._watch_files()
        return self._engine

    def _acknowledge(self, uow: UnitOfWork) -> None:
        """What was committed is in the store's own files, or it is said that it is not."""
        if uow.trail is None:
            return
        self.refusal = None
        if self.watch is not None:
            self.watch.wrote(uow.at)
        before, after = uow.trail
        # What somebody else wrote in between lies before this write's own entries.
        self._note_elsewhere(before.entries)
        self._known = after
        if not self._stands(wrote=True):
            self._alive.refuse()
        if not self._apart:
            self._alive.seen.note(after.entries)

    def _check_end(self, conn: Connection, head: audit.Head | None) -> None:
        """Raises StoreReplaced where the trail does not go on from where this process knows that it was."""
        if self._known is not None and not self._apart and not audit.goes_on(conn, head, self._known):
            raise self._alive.replaced()

    def _before_commit(self, conn: Connection, head: audit.Head | None) -> None:
        self._check_end(conn, head)
        self._look_at_file()

    def _watch_files(self) -> None:
        """From now on who the files are is known: a connection of their own keeps them, whatever the others do."""
        if self._news is not None or self._reading is not None:
            return
        with self._beginning:
            self._refuse_closed()
            if self._news is None:
                news = self._place.news(self._engine)
                self._seen: int | None = None
                self._alive.begin(news.connection)
                # Whoever copies something into it from here on is found out by the first look.
                self._written = self._alive.database_written()
                self._news = news
                if not self._apart:
                    with suppress(KnownError, *DBAPI_ERRORS, *UNFORESEEN), self._engine.connect() as conn:
                        self._folded = self._place.settled(conn, self.desk_key)

    def _stands(self, *, wrote: bool = False, last: bool = False) -> bool:
        """Whether the files are still there. If not, what they held is kept aside, once."""
        if self._reading is not None or self._apart:
            return True
        if self._alive.vanished is None:
            with told_as_known(self.path):
                self._watch_files()
        if self._alive.stands(last=last):
            return True
        # Once, whoever sees it first. A write that is under way says itself what becomes of its entry.
        with self._writing:
            if self._aside is None and (kept := self._alive.keep(self.clock(), wrote=wrote)) is not None:
                self._aside = Store(kept, self.desk_key, self.clock, self.watch)
        return False

    def _gate(self, patience: float) -> AbstractContextManager[None]:
        return gate(self.folder, patience=patience)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise DeskLocked

    def _guard(self) -> None:
        # Asked before each connection, so that nothing opens a store again that was let go of.
        self._refuse_closed()
        self._alive.guard()
        with self._mending:
            if not self._log_looked_at:
                # Whoever opens it, and whatever for: who closes it last folds what is readable of its log.
                found = self._place.mend(self.desk_key, self.clock())
                self.mended, self._log_looked_at = found or self.mended, True

    def check_clock(self) -> None:
        """Raises ClockDoubted or StoreVanished, as the next write would: before work that would be in vain."""
        self.look_after_files()
        if self.watch is not None:
            if not self.watch.begun:
                with self.read() as conn:
                    self.watch.begin(audit.last_moment(conn))
            self.watch.look()

    def _moment(self, conn: Connection) -> datetime:
        if self.watch is None:
            return self.clock()
        if not self.watch.begun:
            self.watch.begin(audit.last_moment(conn))
        return self.watch.look()

    def changed_elsewhere(self) -> frozenset[Kind] | None:
        """What kinds of things another process wrote since the last call; None: it wrote nothing.

        Everything, where the trail cannot tell. Mostly it is a single cheap question to the file.

        Where nobody wrote for a while, or the log has grown long, it is folded into the database. Raises StoreVanished.
        """
        self._refuse_closed()
        if self._reading is not None:
            return None
        with self._writing:
            if not self._stands():
                self._alive.refuse()
        self._alive.read_places()
        with told_as_known(self.path):
            seen, self._seen = self._seen, self._version()
            if seen != self._seen:
                self._quiet, self._unfolded = 0, True
                # This process's own writes look the same to the file; only the trail tells them apart.
                with self._writing, self.read() as conn:
                    head = audit.head_of(conn)
                    self._check_end(conn, head)
                    end = head or audit.Head(0, audit.START)
                    self._note_elsewhere(end.entries)
                    self._known = end
                    if self.remembers:
                        self._alive.seen.remember(conn)
            else:
                self._quiet += 1
            self._look_at_file()
            known = self._known.entries if self._known is not None else 0
            if self._quiet >= QUIET_POLLS or known - self._folded_at > LONG_LOG:
                self._fold()
                self._folded_at = known
            if not self._elsewhere:
                return None
            with self._writing, self.read() as conn:
                stretches, self._elsewhere = self._elsewhere, []
                told = news.kinds_of(conn, stretches)
        return EVERYTHING if told is None else told

    def _note_elsewhere(self, entries: int) -> None:
        if self._known is None or self._known.entries == entries:
            return
        if len(self._elsewhere) < _MOST_STRETCHES:
            self._elsewhere.append((self._known, entries))
        else:
            self._elsewhere = [(self._elsewhere[0][0], entries)]  # with what was one's own in between

    def _look_at_file(self) -> bool:
        """Whether what somebody wrote into the database itself is still this store: one more look at its time.

        Connections that were open before may have its pages in memory, and the log says nothing of it. False: that
        cannot be told just now. Raises StoreReplaced.
        """
        written = self._alive.database_written()
        if written == self._written or self._apart:
            return True
        known = self._folded or self._known
        if self._written is not None and known is not None:
            alone = self._folded is not None
            engine = self._place.engine(self.desk_key, alone=alone)
            try:
                with self._writing, engine.connect() as conn:
                    goes_on = audit.goes_on(conn, audit.head_of(conn), known)
            except DBAPIError:
                return False  # it is being folded into just now, or is ruined: the next look says so
            finally:
                engine.dispose()
            if self._alive.database_written() != written:
                return False  # likewise: what was read was half of it
            if not goes_on:
                raise self._alive.replaced()
        self._written = written
        return True

    def settle(self) -> None:
        """Fold the log into the database, empty it and remember how far it goes: for moments in which nobody waits.

        Where others read or write just now, another time will do.
        """
        self._unfolded = True
        if self._news is not None:
            # Nobody asks for news of what is locked or closed.
            with suppress(KnownError):
                self._stands(last=True)
        if self._alive.vanished is None and self._news is not None:
            # That another state lies there is said by the next write, or by the next login.
            with suppress(StoreReplaced, *DBAPI_ERRORS):
                self._fold(empty=True)
                if self.remembers:
                    with self._engine.connect() as conn:
                        self._alive.seen.remember(conn)

    def _fold(self, *, empty: bool = False) -> None:
        """Fold the log into the database without waiting for anybody. Not `empty`: its file is kept for the next write.

        Not into a database that somebody laid under it: its pages and the log's would make one that nobody can read.
        Raises StoreReplaced. (The engine's own folding comes with a commit, which has just looked.)
        """
        if self._alive.vanished is not None or not self._unfolded or not self._alive.log_bytes():
            return
        if not self._look_at_file():
            return
        whole = None if self._news is None else self._news.fold(empty=empty)
        if whole is None:
            return
        self._unfolded = not whole
        if not self._unfolded:
            self._folded = self._known
        # What was folded made the database younger. So may somebody else have, in between.
        self._look_at_file()

    def difference(self) -> tuple[Difference, int] | None:
        """How the store differs from what was last seen of it on this machine. None: nothing is remembered of it."""
        with self.read() as conn:
            return self._alive.seen.look(conn)

    def remember(self, *, anew: bool = False) -> None:
        """What is remembered on this machine is, from now on, the store as it is, where that goes on from there.

        `anew`: also where it does not. Only after that was written down in its trail.
        """
        with self.read() as conn:
            self._alive.seen.remember(conn, anew=anew)

    def _version(self) -> int:
        return 0 if self._news is None else self._news.version()

    def _made(self) -> Engine:
        if self._reading is not None:
            return self._reading.engine(self.desk_key)
        return self._place.engine(self.desk_key, guard=self._guard)

    def _close_connections(self) -> None:
        if self._news is not None:
            if self._alive.vanished is None:
                self._news.close()
            else:
                self._news.leave_open()
            self._news = None
        self._engine.dispose()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it, for good."""
        if self._news is not None and not self._closed:
            self.settle()
        with self._beginning:
            # Whoever opens it just now has done so, or finds it closed.
            self._closed = True
        self._close_connections()
        self._alive.end()
        if self._reading is not None:
            self._reading.leave()
        if self._aside is not None:
            self._aside.close()

    def reopen(self) -> None:
        """Go on with it after all: where it was closed to be replaced, and was not."""
        self._closed = self._log_looked_at = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _nobody_stops() -> bool:
    return False


def opens(folder: Path, desk_key: bytes) -> bool:
    """Whether the key fits the database in the folder. Raises StoreDamaged where the file is missing."""
    return key_state.of_file(folder / DATABASE_FILE, desk_key)[0]
