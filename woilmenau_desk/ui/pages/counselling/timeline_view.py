"""The timeline of a case: one column, newest first, each kind with its icon; chips say which kinds are seen."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from woilmenau_desk.domain.cases import Entry, EntryKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.pages.counselling.case_words import restricted_word
from woilmenau_desk.ui.tokens import SPACE_1, Tone
from woilmenau_desk.ui.widgets.buttons import TightKeyButton
from woilmenau_desk.ui.widgets.rows_model import Column
from woilmenau_desk.ui.words import say, word

Topics = Callable[[tuple[str, ...]], str]

# How each kind is called where several of it are meant, and its icon.
KINDS: Mapping[EntryKind, tuple[str, str]] = {
    EntryKind.SESSION: (QT_TRANSLATE_NOOP("timeline", "Gespräche"), "counselling"),
    EntryKind.AID: (QT_TRANSLATE_NOOP("timeline", "Hilfen"), "aid"),
    EntryKind.APPOINTMENT: (QT_TRANSLATE_NOOP("timeline", "Termine"), "calendar"),
    EntryKind.REFERRAL: (QT_TRANSLATE_NOOP("timeline", "Verweise"), "referral"),
    EntryKind.DOCUMENT: (QT_TRANSLATE_NOOP("timeline", "Papiere"), "document"),
    EntryKind.DEADLINE: (QT_TRANSLATE_NOOP("timeline", "Fristen"), "mail"),
    EntryKind.FOLLOW_UP: (QT_TRANSLATE_NOOP("timeline", "Wiedervorlagen"), "clock"),
    EntryKind.DECISION: (QT_TRANSLATE_NOOP("timeline", "Schritte"), "arrow-right"),
}
_OPEN = QT_TRANSLATE_NOOP("timeline", "offen")
_OVERDUE = QT_TRANSLATE_NOOP("timeline", "überfällig")
_TODAY = QT_TRANSLATE_NOOP("timeline", "heute")
_NOTE = QT_TRANSLATE_NOOP("timeline", "Notiz")
_HIDDEN = QT_TRANSLATE_NOOP("timeline", "gehört zu einem eingeschränkten Fall")
_OUTSIDE = QT_TRANSLATE_NOOP("timeline", "nicht im Fall, liest das Team")
_DUE = (EntryKind.DEADLINE, EntryKind.FOLLOW_UP)  # of these, the day is when they are due


def kind_word(kind: EntryKind) -> str:
    """How entries of a kind are called."""
    return word("timeline", KINDS[kind][0])


def said(text: Sentence | str) -> str:
    """A title or a detail, as it is read."""
    return say(text) if isinstance(text, Sentence) else text


def title_of(entry: Entry) -> str:
    """What an entry is; of a restricted case that is not the reader's, only that."""
    if entry.hidden:
        return f"{kind_word(entry.kind)}: {word('timeline', _HIDDEN)}"
    return f"{kind_word(entry.kind)}: {said(entry.title)}" if entry.damaged else said(entry.title)


def outside_word() -> str:
    """What is said of an entry that a restricted case shows and does not protect."""
    return word("timeline", _OUTSIDE)


def when_said(entry: Entry, today: date) -> str:
    """The day, and the time where there is one."""
    day = people_say_date(entry.at.date(), today)
    return day if entry.all_day else f"{day}, {say_time(entry.at.time())}"


def key_of(entry: Entry) -> tuple[EntryKind, int]:
    """What tells an entry from others: each kind numbers its own."""
    return entry.kind, entry.id


def timeline_columns(today: Callable[[], date], topics: Topics) -> tuple[Column[Entry], ...]:
    """The columns; `topics` says what a session was about."""

    def detail(entry: Entry) -> str:
        if entry.hidden:
            return ""
        parts = (outside_word() if entry.outside else "", said(entry.detail), topics(entry.topics))
        return " · ".join(part for part in parts if part)

    return (
        Column[Entry](
            "",
            lambda entry: people_say_date(entry.at.date(), today()),
            lambda entry: "" if entry.all_day else say_time(entry.at.time()),
            width=104,
        ),
        Column[Entry](
            "",
            title_of,
            detail,
            icon=lambda entry: "lock" if entry.hidden else KINDS[entry.kind][1],
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[Entry]("", lambda entry: entry.by, soft=True, width=84),
        Column[Entry](
            "",
            lambda entry: _state(entry, today()),
            badge=lambda entry: _tone(entry, today()),
            badge_icon=lambda entry: _icon(entry, today()),
            width=148,
            narrow=46,
        ),
    )


def _state(entry: Entry, today: date) -> str:
    if entry.hidden:
        return restricted_word()
    if not entry.open:
        return word("timeline", _NOTE) if entry.has_note else ""
    if entry.kind in _DUE and entry.at.date() <= today:
        return word("timeline", _TODAY if entry.at.date() == today else _OVERDUE)
    return word("timeline", _OPEN)


def _tone(entry: Entry, today: date) -> Tone:
    if entry.hidden or not entry.open:
        return Tone.NEUTRAL
    # A deadline is red until it is done.
    pressing = entry.kind is EntryKind.DEADLINE or (entry.kind in _DUE and entry.at.date() <= today)
    return Tone.BAD if pressing else Tone.WARN


def _icon(entry: Entry, today: date) -> str:
    if entry.hidden:
        return "lock"
    if not entry.open:
        return "document"
    return "warning" if _tone(entry, today) is Tone.BAD else "clock"


class KindChips(QWidget):
    """One chip a kind, each with a digit as its key; none is ticked where all are seen."""

    changed = Signal()

    def __init__(self, add_action: Callable[[str, str, Callable[[], object]], QAction]) -> None:
        """`add_action` makes an action of the page."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE_1)
        self._all = self._chip(add_action(self.tr("Alles"), "0", self.show_all))
        self._all.setChecked(True)
        self.chips: dict[EntryKind, TightKeyButton] = {}
        for number, kind in enumerate(EntryKind, start=1):
            action = add_action(kind_word(kind), str(number), partial(self._toggle, kind))
            self.chips[kind] = self._chip(action)
        self._line.addStretch(1)
        self._kinds: set[EntryKind] = set()

    def kinds(self) -> frozenset[EntryKind]:
        """The kinds that are seen."""
        return frozenset(self._kinds or EntryKind)

    def show_all(self) -> None:
        """Every kind is seen."""
        self._set(set())

    def set_counts(self, entries: Iterable[Entry]) -> None:
        """Say how many there are of each kind; a kind of which there is none has no chip."""
        counts = Counter(entry.kind for entry in entries)
        for kind, chip in self.chips.items():
            chip.setVisible(bool(counts[kind]) or kind in self._kinds)
            number = counts[kind]
            chip.setAccessibleDescription(
                self.tr("{number} Einträge, Taste {key}").format(number=number, key=chip.hint.text())
            )
            chip.setToolTip(self.tr("{number} Einträge").format(number=number))
        self._show_keys()

    def sizeHint(self) -> QSize:
        return QSize(self._room(with_keys=True), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._room(with_keys=False), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()

    def _chip(self, action: QAction) -> TightKeyButton:
        chip = TightKeyButton(action, "", "chip")
        chip.setCheckable(True)
        self._line.addWidget(chip)
        return chip

    def _toggle(self, kind: EntryKind) -> None:
        self._set(self._kinds ^ {kind})

    def _set(self, kinds: set[EntryKind]) -> None:
        self._kinds = kinds
        self._all.setChecked(not kinds)
        for kind, chip in self.chips.items():
            chip.setChecked(kind in kinds)
        self.changed.emit()

    def _shown(self) -> list[TightKeyButton]:
        return [chip for chip in (self._all, *self.chips.values()) if not chip.isHidden()]

    def _show_keys(self) -> None:
        shown = self.width() >= self._room(with_keys=True)
        for chip in (self._all, *self.chips.values()):
            chip.show_key(shown)

    def _room(self, *, with_keys: bool) -> int:
        chips = self._shown()
        return sum(chip.room(with_key=with_keys) for chip in chips) + SPACE_1 * (len(chips) - 1)
