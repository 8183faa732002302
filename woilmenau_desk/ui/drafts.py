"""Nothing typed is ever lost: what stands in a form is kept while it is typed."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.ui.draft_fields import end_of, fill, gone_on, on_edit, value_of
from woilmenau_desk.ui.draft_writing import DraftService as DraftService
from woilmenau_desk.ui.draft_writing import Found, Writing
from woilmenau_desk.ui.task_runner import TaskRunner

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Along

DELAY_MS = 600
# For whoever types without a pause. Half a second is left for the worker: no more than 2 s are ever at stake.
LONGEST_MS = 1500
Fields = Mapping[str, object]
RECORD = "record"  # beside the fields of an entry: when they were typed, over what, and another draft
P = ParamSpec("P")
T = TypeVar("T")


def _nothing() -> None:
    """It is written already."""


class Drafts(QObject):
    """The drafts of the person who is logged in; knows every form that keeps one, and what is not yet kept."""

    failed_changed = Signal(bool)
    told = Signal(str)  # once, when drafts begin to fail
    changed = Signal()  # which drafts are kept, or which of them stand in a form that is open

    def __init__(self, runner: TaskRunner, service: DraftService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.service = service
        self._keepers: list[DraftKeeper] = []
        self._unwritten: dict[str, Callable[[], object]] = {}
        self._on_way: set[Writing] = set()

    @property
    def failed(self) -> bool:
        """Whether a draft could not be written; true until it is. To be asked after the worker has answered."""
        return bool(self._unwritten)

    @property
    def on_way(self) -> bool:
        """Whether something that was typed waits for the worker, as a draft or as an entry; to be asked after a flush."""
        return bool(self._on_way) or any(
            keeper.saves for keeper in self._keepers if shiboken6.isValid(keeper)
        )

    def keep(
        self,
        form: str,
        fields: Mapping[str, QWidget],
        owner: QWidget,
        *,
        confidential: bool = False,
        entry: "OfEntry | None" = None,
    ) -> "DraftKeeper":
        """Keep what stands in these fields under the form's id; `confidential` goes through the vault.

        `entry`: the fields are those of an entry, and the draft remembers when it was typed, and over what.
        """
        keeper = DraftKeeper(form, fields, self, owner, confidential=confidential, entry=entry)
        self._keepers = [known for known in self._keepers if shiboken6.isValid(known)]
        self._keepers.append(keeper)
        keeper.destroyed.connect(self.changed)
        self.changed.emit()
        return keeper

    def open_forms(self) -> frozenset[str]:
        """The forms that are open: their drafts stand before somebody's eyes."""
        return frozenset(keeper.form for keeper in self._keepers if shiboken6.isValid(keeper))

    def flush(self) -> None:
        """Save at once what waits to be saved: before the lock, a change of user, the end."""
        unwritten = tuple(self._unwritten.items())
        written = {
            keeper.form for keeper in tuple(self._keepers) if shiboken6.isValid(keeper) and keeper.flush()
        }
        for form, write in unwritten:
            if form not in written:
                self.write(form, write)

    def write(self, form: str, write: Callable[[], object], keeper: "DraftKeeper | None" = None) -> "Writing":
        """Run `write`, which saves or drops the form's draft. One that fails is run again by the next flush."""
        writing = Writing(write)
        self.runner.run(
            writing,
            on_done=lambda _done: self.on_written(form),
            on_error=lambda _error: self.on_not_written(form, writing.write, keeper),
            settled=lambda: self._on_way.discard(writing),
            owner=self,
            even_held=True,
        )
        self._on_way.add(writing)
        return writing

    def moved(self, former: str, form: str) -> None:
        """What was still to be written for a form is to be written for another now."""
        if (write := self._unwritten.pop(former, None)) is not None:
            self._unwritten[form] = write

    def on_written(self, form: str) -> None:
        """The form's draft is as it should be."""
        for keeper in self._keepers:
            if shiboken6.isValid(keeper) and keeper.form == form:
                keeper.on_kept()
        if self._unwritten.pop(form, None) is not None and not self._unwritten:
            self.failed_changed.emit(False)
        # Nobody is offered what stands open before them, so nothing is read anew while they type.
        if form not in self.open_forms():
            self.changed.emit()

    def on_not_written(
        self, form: str, write: Callable[[], object], keeper: "DraftKeeper | None" = None
    ) -> None:
        """Remember what is still to be written, and say so once."""
        first = not self._unwritten
        self._unwritten[form] = write
        if keeper is not None and shiboken6.isValid(keeper):
            keeper.on_not_kept()
        if first:
            self.failed_changed.emit(True)
            self.told.emit(
                self.tr("Der Entwurf lässt sich gerade nicht aufheben. Bitte das Fenster offen lassen.")
            )

    def on_not_saved(self, error: Exception, keeper: "DraftKeeper") -> None:
        """The entry was not saved; where its form is gone, nobody else would say so."""
        if shiboken6.isValid(keeper):
            keeper.on_not_saved()
        elif isinstance(error, KnownError):
            self.runner.error_unhandled.emit(error)


@dataclass(frozen=True, slots=True)
class OfEntry:
    """How a form of an entry keeps its draft."""

    now: Callable[[], datetime]
    changes: bool = False  # an entry that is there: the draft keeps what it was typed over
    version: int | None = None  # of that entry, for drafts of earlier versions
    # Whether a draft that is found is of the same, by these fields: if not, and something was typed already, it is
    # neither filled in nor lost, but kept beside. None: what was typed goes on where the draft ends.
    same_by: tuple[str, ...] | None = None


class DraftKeeper(QObject):
    """Saves a form's fields shortly after each edit, restores them when the form is opened again.

    Shortly: at the first pause, and after LONGEST_MS where there is none.
    """

    restored = Signal()  # a draft stands in the fields, or another one waits beside them
    secured = Signal(
        object
    )  # when what stands here was last kept, a datetime; None: nothing of it is, or need be
    unsecured = Signal()  # what stands here could not be kept

    def __init__(
        self,
        form: str,
        fields: Mapping[str, QWidget],
        drafts: Drafts,
        owner: QWidget,
        *,
        confidential: bool = False,
        entry: OfEntry | None = None,
    ) -> None:
        super().__init__(owner)
        self.form = form
        self.at = ""  # ISO, local: when the draft that stands here was typed last; empty where nobody knows
        self.stands = False  # a draft that was found stands here
        self.other: dict[str, object] | None = None  # a draft that waits beside the one that stands here
        self.base: Fields | None = None  # what the draft that stands here was typed over, where that is known
        self._fields = dict(fields)
        self._drafts = drafts
        self._confidential = confidential
        self._entry = entry
        self._restoring = False
        self._blank = self._before = self.values()
        self._kept: Fields | None = None
        self._found: Found | None = None  # while it is being read
        self._decided: frozenset[str] = frozenset()
        self._saving = False
        self._waiting: Writing | None = None  # the latest write, as long as a newer one may take its place
        self.timer, self.limit = QTimer(self), QTimer(self)
        for timer, interval in ((self.timer, DELAY_MS), (self.limit, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self.flush)
        self._dirty = False
        for field in self._fields.values():
            on_edit(field, self._on_edited)

    @property
    def kept(self) -> bool:
        """Whether a draft of what stands here is kept, or about to be; to be asked after a flush."""
        return self._kept is not None and self._kept != self._blank and not self._saving

    @property
    def saves(self) -> bool:
        """Whether what stands here is just being saved as an entry."""
        return self._saving

    @property
    def blank(self) -> Fields:
        """What stands in the fields before anybody types."""
        return self._blank

    @property
    def typed(self) -> bool:
        """Whether the fields hold anything that was typed."""
        return self.values() != self._blank

    def leave_decided(self, names: Iterable[str]) -> None:
        """Of these fields a draft restores nothing: whoever opens the form decides them anew. None: all of it."""
        self._decided = frozenset(names)

    def values(self) -> dict[str, object]:
        """What stands in the fields now."""
        return {name: value_of(field) for name, field in self._fields.items()}

    def restore(self) -> None:
        """Fetch the draft and fill the fields; what somebody has begun to type meanwhile is not lost for it.

        Until it has come, only what becomes of it and the fields together is written.
        """
        found = Found(self._drafts.service, self.form)
        self._found = found
        self._waiting = None
        self._before = self._blank if self._dirty else self.values()

        def answered(draft: dict[str, object] | None) -> None:
            if self._found is found:
                self._found = None
                self._on_loaded(draft)

        self._drafts.runner.run(found.get, on_done=answered, owner=self)

    def move(self, form: str) -> None:
        """The form is for somebody else now: what was typed goes over to the draft of this id.

        A draft that waits there comes in beside it, as when a form is opened; the former id keeps nothing of it.
        """
        if form == self.form:
            return
        former, self.form = self.form, form
        seen, values = self._found is None, self.values()
        typed = self._dirty or values != (self._blank if seen else self._before)
        self._stop()
        self._kept, self._dirty = None, typed
        self.restore()
        self._drafts.changed.emit()
        # What is being saved is kept only if that fails, and then under the new id.
        if not typed or self._saving:
            return
        self._kept, self._dirty = values, False
        service, write = self._drafts.service, self._writing(values)

        def move() -> None:
            write()
            if seen:  # else it is theirs, and nobody here knows yet what is in it
                service.drop(former)

        self._drafts.moved(former, form)
        self._drafts.write(form, move, self)

    def put(self, name: str, value: object) -> None:
        """The program fills a field with what follows from others: nobody has typed that, so no draft is of it."""
        field = self._fields[name]
        untouched = value_of(field) == self._blank.get(name)
        self._restoring = True
        try:
            fill(field, value)
        finally:
            self._restoring = False
        if untouched:
            self.rebase({name: value_of(field)})
            # Nor was it typed before a draft came that is still being read.
            self._before = {**self._before, name: value_of(field)}

    def rebase(self, values: Fields) -> None:
        """What stands in the store is this by now: only what differs from it was typed."""
        self._blank = {**self._blank, **values}

    def start_over(self) -> None:
        """What stands in the fields now is where an edit starts from: after filling a form with an entry."""
        self._stop()
        self._dirty = False
        self.at, self.base, self.stands = "", None, False
        self._blank = self.values()

    def drop(self) -> None:
        """The form was cleared: no draft is needed any more."""
        self.settle()
        service, form = self._drafts.service, self.form
        self._drafts.write(form, lambda: service.drop(form))

    def settle(self) -> None:
        """The entry was saved, and its draft dropped with it: nothing is left to keep."""
        self.start_over()
        self.other = None
        self._kept = self._found = self._waiting = None
        self._saving = False
        self.secured.emit(None)

    def forget(self) -> None:
        """Throw the draft away: the fields hold again what they held before it was restored. Another one stays."""
        other, service, form = self.other, self._drafts.service, self.form
        self._fill(self._blank)
        self.drop()
        if other is not None:
            self.other = other
            self._drafts.write(form, lambda: service.save(form, other, self._confidential))

    def swap(self) -> None:
        """Open the other draft; the one that stood here becomes the other."""
        other = self.other
        if other is None:
            return
        mine = self._whole(self.values()) if self.typed else None
        self._take(other)
        if mine is not None:
            self.other = {**mine, RECORD: {**_record(mine), "other": self.other}}
        self.touch()
        self.restored.emit()

    def touch(self) -> None:
        """Something changed that no field tells: write at the next pause, or soon without one."""
        self._dirty = True
        self.timer.start()
        if not self.limit.isActive():
            self.limit.start()

    def flush(self) -> bool:
        """Save now, if anything was edited since the last time; returns whether it did."""
        self._stop()
        # What is being saved as an entry must not come back as a draft of it.
        if not self._dirty or self._saving:
            return False
        self._dirty = False
        values = self.values()
        if values == self._kept and self._found is None:
            return False
        self._kept = values
        write = self._writing(values)
        if self._waiting is None or not self._waiting.become(write):
            self._waiting = self._drafts.write(self.form, write, self)
        return True

    def saving(self, function: Callable[P, T]) -> Callable[P, T]:
        """`function`, which saves the entry on the worker; the draft goes in its transaction, another one stays.

        So no draft of an entry that was saved stays, whatever becomes of the form or of the program meanwhile. If
        it fails, what was typed is kept. When it is done, `settle` is to be called.
        """
        drafts, service, form, confidential = (
            self._drafts,
            self._drafts.service,
            self.form,
            self._confidential,
        )
        keep, found, left = self._writing(self.values()), self._found, self.other
        on_dropped = drafts.runner.reporter(drafts.on_written, drafts)
        on_not_written = drafts.runner.reporter(drafts.on_not_written, drafts)
        on_not_saved = drafts.runner.reporter(drafts.on_not_saved, drafts)
        self._stop()
        self._waiting = None
        self._saving = True

        def staying() -> Fields | None:
            # A draft that nobody has seen yet is not that of the entry.
            return left or (found.get() if found is not None else None)

        def tidy() -> None:
            if other := staying():
                service.save(form, other, confidential)
            else:
                service.drop(form)

        def write(then: Callable[[], object]) -> None:
            try:
                then()
            except KnownError:
                on_not_written(form, then)
            else:
                on_dropped(form)

        def going() -> "AbstractContextManager[Along | None]":
            try:
                return service.going_along(form, staying(), confidential)
            except KnownError:
                return nullcontext()  # a draft that cannot be read keeps nobody from saving

        def save(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                with going() as along:
                    done = function(*args, **kwargs)
            except Exception as error:
                write(keep)
                on_not_saved(error, self)
                raise
            # Where the function wrote no entry that it could have gone along with, the draft goes now.
            write(_nothing if along is not None and along.written else tidy)
            return done

        return save

    def on_kept(self) -> None:
        """The worker has written the draft, or dropped one that nobody needs."""
        if self._entry is not None and not self._saving:
            self.secured.emit(self._entry.now() if self.kept else None)

    def on_not_kept(self) -> None:
        """The draft was not written: try again at the next pause."""
        self._kept = None
        self._dirty = True
        self.unsecured.emit()

    def on_not_saved(self) -> None:
        """The entry was not saved: go on keeping what is typed."""
        self._saving = False
        self.touch()

    def _stop(self) -> None:
        self.timer.stop()
        self.limit.stop()

    def _writing(self, values: Fields) -> Callable[[], object]:
        """For the worker: make the draft what the fields hold."""
        service, form, confidential = self._drafts.service, self.form, self._confidential
        found, blank, whole = self._found, values == self._blank and self.other is None, self._whole(values)

        def write() -> None:
            draft = found.get() if found is not None else None
            if draft:
                service.save(form, self._joined(draft, whole), confidential)
            elif blank:
                service.drop(form)
            else:
                service.save(form, whole, confidential)

        return write

    def _whole(self, values: Fields) -> dict[str, object]:
        """The values with what a draft of an entry remembers beside them."""
        if self._entry is None:
            return dict(values)
        if values != self._blank:
            self.at = self._entry.now().isoformat(timespec="minutes")
        over = (self._blank if self.base is None else self.base) if self._entry.changes else None
        return {**values, RECORD: {"at": self.at, "base": over, "other": self.other}}

    def _on_edited(self) -> None:
        if not self._restoring:
            self.touch()

    def _on_loaded(self, draft: dict[str, object] | None) -> None:
        if not draft:
            return
        values = self.values()
        if values == self._before or self._same(draft, values):
            self._take(draft)
            self._kept = self.values()
            self.secured.emit(datetime.fromisoformat(self.at) if self.at else None)
        elif self._beside:
            self.other = draft
            self.touch()
        else:
            self._take(self._joined(draft, self._whole(values)))
            for field in self._fields.values():
                if isinstance(field, QPlainTextEdit):
                    field.moveCursor(QTextCursor.MoveOperation.End)  # where the typing goes on
            self.touch()
        self.restored.emit()

    def _take(self, draft: Fields) -> None:
        """The draft stands in the fields."""
        self.stands = True
        record = _record(draft)
        other, base = record.get("other"), record.get("base")
        self.at = str(record.get("at") or "")
        self.other = dict(other) if isinstance(other, dict) else None
        self.base = dict(base) if isinstance(base, dict) else self._base_of_earlier(draft, record)
        self._fill(draft)

    def _base_of_earlier(self, draft: Fields, record: Fields) -> Fields | None:
        """Earlier versions kept the entry's version instead: of another one nothing is known of what was typed over."""
        version = draft.get("version", record.get("version"))
        entry = self._entry
        if entry is None or not entry.changes or version in (None, entry.version):
            return None
        return {}

    @property
    def _beside(self) -> bool:
        return self._entry is not None and self._entry.same_by is not None

    def _same(self, draft: Fields, values: Fields) -> bool:
        names = self._entry.same_by if self._entry is not None else None
        return bool(names) and all(
            str(values.get(name) or "").casefold() == str(draft.get(name) or "").casefold()
            for name in names or ()
        )

    def _joined(self, draft: Fields, mine: Fields) -> Fields:
        """The draft with what was typed before it came: a text goes on, anything else takes the draft's place.

        Where drafts stand beside each other, it is kept within what was typed.
        """
        if all(mine[name] == value for name, value in self._before.items()):
            return draft
        if self._beside:
            return {**mine, RECORD: {**_record(mine), "other": draft}}
        joined = dict(draft)
        for name, value in mine.items():
            before = self._before.get(name)
            if name == RECORD:
                joined[name] = {**_record(draft), "at": _record(mine).get("at")}
            elif name not in draft:
                joined[name] = value
            elif value != before:
                end = end_of(self._fields[name])
                joined[name] = value if end is None else gone_on(draft[name], value, before, end)
        return joined

    def _fill(self, values: Mapping[str, object]) -> None:
        self._restoring = True
        try:
            for name, value in values.items():
                if name in self._fields and name not in self._decided:
                    fill(self._fields[name], value)
        finally:
            self._restoring = False


def _record(draft: Fields) -> Mapping[str, object]:
    """What a draft of an entry remembers beside its fields."""
    found = draft.get(RECORD)
    return found if isinstance(found, dict) else {}
