"""The draft of a person: what was typed, when, from which state it started, and drafts it may not push aside."""

from collections.abc import Callable, Mapping
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from typing import ParamSpec, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.drafts import DraftKeeper
from woilmenau_desk.ui.forms.typed import Typed
from woilmenau_desk.ui.prefilled import go_on
from woilmenau_desk.ui.session import Context

Fields = dict[str, object]
# Of these, nothing chosen is None; in all others it is an empty text.
_CHOICES = frozenset({"gender", "nationality", "language", "print_language", "status", "benefit_system"})
_TYPED = ("given_name", "family_name", "phone", "card_number")
_RECORD = "record"
P = ParamSpec("P")
T = TypeVar("T")


def fields_of(data: PersonData) -> Fields:
    """A person's data as they stand in the fields of a form."""
    found: Fields = {}
    for entry in dataclass_fields(data):
        value = getattr(data, entry.name)
        if entry.name == "external_id":
            continue
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, int):
            value = str(value)
        found[entry.name] = value if value is not None or entry.name in _CHOICES else ""
    return found


class _Drafted(Protocol):
    """A field of the shell's, as drafts know it."""

    def draft_value(self) -> object: ...


class _Record(QWidget):
    """What a draft remembers beside the fields. It stands in the form like a field, and is never seen."""

    def __init__(self, parent: QWidget, version: int) -> None:
        super().__init__(parent)
        self.setVisible(False)
        self.at: str = ""  # ISO, local: the last edit
        self.version = version
        self.base: Fields = {}  # what an edit started from
        self.other: Fields | None = None  # another draft that was there before this one

    def draft_value(self) -> object:
        if not self.at and self.other is None:
            return None
        return {"at": self.at, "version": self.version, "base": self.base, "other": self.other}

    def restore_draft(self, value: object) -> None:
        if isinstance(value, dict):
            self.at = str(value.get("at") or "")
            self.version = int(value.get("version") or 0)
            self.base = dict(value.get("base") or self.base)
            other = value.get("other")
            self.other = dict(other) if isinstance(other, dict) else None


class PersonDraft(QObject):
    """Keeps a person form's draft.

    A draft that is found when something else was typed already is neither filled in nor lost: it is kept inside
    the new one, and can be swapped with it.
    """

    told = Signal(str, str)  # when the draft filled in, and when the other one, was typed; empty for none

    def __init__(
        self,
        context: Context,
        form_id: str,
        fields: Mapping[str, QWidget],
        fill: Callable[[Fields], None],
        form: QWidget,
        version: int,
    ) -> None:
        """`fill` shows values in the form; `version` is that of the entry it changes, 0 for a new one."""
        super().__init__(form)
        self._context, self._form_id, self._show = context, form_id, fill
        self._fields = dict(fields)
        self._record = _Record(form, version)
        self._restored = ""
        self._record.base = self._values()
        self._keeper: DraftKeeper = context.drafts.keep(
            form_id, {**self._fields, _RECORD: self._record}, form
        )
        for field in self._fields.values():
            edited = getattr(field, "edited", None) or getattr(field, "textChanged", None)
            if edited is not None:
                edited.connect(self._touch)

    @property
    def version(self) -> int:
        """The version of the entry that the edit started from."""
        return self._record.version

    def begin(self, typed: Typed | None) -> None:
        """Fill in what was typed elsewhere, and look for a draft."""
        if typed is not None:
            self._show({name: getattr(typed, name) for name in _TYPED})
        self._keeper.read(self._on_loaded, _beside)

    def flush(self) -> bool:
        """Save now; returns whether there is anything that was typed."""
        self._keeper.flush()
        return bool(self._record.at)

    def discard(self) -> None:
        """Take back what was typed; another draft stays."""
        other = self._record.other
        self._record.at, self._record.other = "", None
        self._restored = ""
        self._show(self._record.base)
        self._keeper.drop()
        if other is not None:
            self._record.other = other
            self._put(other)
        self._tell()

    def swap(self) -> None:
        """Open the other draft; the one that stood here becomes the other."""
        other = self._record.other
        if other is None:
            return
        mine = self._values() if self._record.at else None
        record = self._record.draft_value()
        self._fill(other)
        if mine is not None and isinstance(record, dict):
            self._record.other = {**mine, _RECORD: {**record, "other": self._record.other}}
        self._restored = self._record.at
        self._tell()

    def saving(self, function: Callable[P, T]) -> Callable[P, T]:
        """`function` saves the person, and the draft goes with it, except another one that was there before."""
        return self._keeper.saving(function, self._record.other)

    def finish(self) -> None:
        """It was saved."""
        self._record.at, self._record.other = "", None
        self._keeper.settle()

    def merge(self, theirs: Fields, version: int) -> frozenset[str]:
        """Take over what was changed elsewhere and not here; returns the fields changed in both places."""
        mine, base = self._values(), self._record.base
        taken = {name: value for name, value in theirs.items() if mine.get(name) == base.get(name)}
        apart = frozenset(
            name
            for name, value in theirs.items()
            if name not in taken and value != base.get(name) and value != mine.get(name)
        )
        self._show(taken)
        self._record.base = {**base, **theirs}
        self._record.version = version
        self._touch()
        return apart

    def _on_loaded(self, draft: Fields | None) -> None:
        if not draft:
            return
        if self._values() == self._record.base or self._same_name(draft):
            self._fill(draft)
            self._restored = self._record.at
        else:
            self._record.other = draft
            self._keeper.touch()
        self._tell()

    def _same_name(self, draft: Fields) -> bool:
        mine = self._values()
        return all(
            str(mine.get(name) or "").casefold() == str(draft.get(name) or "").casefold() for name in _TYPED
        )

    def _touch(self, *_arguments: object) -> None:
        changed = self._values() != self._record.base
        self._record.at = self._context.now().isoformat(timespec="minutes") if changed else ""

    def _values(self) -> Fields:
        return {name: _read(field) for name, field in self._fields.items()}

    def _fill(self, draft: Fields) -> None:
        record = draft.get(_RECORD)
        before = self._values()
        self._show({name: value for name, value in draft.items() if name in self._fields})
        for name, field in self._fields.items():
            if isinstance(field, QLineEdit) and field.text() != before[name]:
                go_on(field)
        self._record.other = None
        self._record.restore_draft(record)

    def _put(self, draft: Fields) -> None:
        service, form = self._context.drafts.service, self._form_id
        self._context.drafts.write(form, lambda: service.save(form, draft, False))

    def _tell(self) -> None:
        other = self._record.other or {}
        record = other.get(_RECORD)
        at = str(record.get("at") or "") if isinstance(record, dict) else ""
        self.told.emit(self._say(self._restored), self._say(at))

    def _say(self, moment: str) -> str:
        if not moment:
            return ""
        at = datetime.fromisoformat(moment)
        if at.date() == self._context.today():
            return say_time(at.time())
        return f"{people_say_date(at.date(), self._context.today())}, {say_time(at.time())}"


def _beside(draft: Mapping[str, object], mine: Mapping[str, object]) -> Mapping[str, object]:
    """What was typed before the draft came, with the draft kept inside it."""
    record = mine.get(_RECORD)
    return {**mine, _RECORD: {**record, "other": draft}} if isinstance(record, dict) else draft


def _read(field: QWidget) -> object:
    if isinstance(field, QLineEdit):
        return field.text()
    return cast(_Drafted, field).draft_value()
