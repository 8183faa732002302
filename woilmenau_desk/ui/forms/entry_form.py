"""The one way to make a form of an entry. A room says its fields, how a row fills them, and what saves them.

The frame does what every form owes to whoever types: a draft that is kept, found again, told and thrown away, saving
off the main thread, a mistake beside its field, what somebody else saved meanwhile beside one's own, and the keys.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLayout, QWidget

from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import BadInput, ChangedMeanwhile, KnownError
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.draft_fields import on_edit
from woilmenau_desk.ui.draft_words import draft_word, tell_kept
from woilmenau_desk.ui.drafts import DraftKeeper, OfEntry
from woilmenau_desk.ui.forms.conflict import Apart, ConflictView, compared, same
from woilmenau_desk.ui.forms.entry_fields import EntryFields, Fields
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, TYPE_SMALL, Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Note, ink_label, text_label
from woilmenau_desk.ui.widgets.side_by_side import RIGHT, Line

DISCARD_KEY, COMPARE_KEY, OTHER_KEY = "Alt+V", "Alt+L", "Alt+O"
_LABEL_WIDTH = 148
# What is said of the draft while one types.
_SECURED = (
    QT_TRANSLATE_NOOP("EntryForm", "gesichert {time}"),
    QT_TRANSLATE_NOOP("EntryForm", "noch nicht gesichert"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a form is called, what its button does, and a word beside it."""

    title: str
    save: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A service and its arguments after the desk."""

    function: Callable[..., Any]
    arguments: tuple[object, ...]


def call(function: Callable[..., Any], *arguments: object) -> Call:
    """What is to be asked of the worker."""
    return Call(function, arguments)


class EntryForm(EntryFields):
    """A form of one entry, new or changed.

    A subclass makes its fields in `__init__`, then calls `begin`. It says `words`, `filling`, `sending`, `draft_id`,
    and for an entry that can be changed also `reading`.
    """

    saved = Signal(object)  # the value of the Done
    closed = Signal()

    WATCHED: ClassVar[tuple[Kind, ...]] = ()  # kinds that tell that the entry may have been changed elsewhere
    CONFIDENTIAL: ClassVar[bool] = False  # its draft goes through the vault
    SAME_BY: ClassVar[tuple[str, ...] | None] = None  # see OfEntry
    TOLD_AT: ClassVar[
        Mapping[str, str]
    ] = {}  # a service's name of a field, and the field that shows its mistakes
    SAVE_ICON: ClassVar[str] = "check"
    LABEL_WIDTH: ClassVar[int] = _LABEL_WIDTH  # of the names of fields beside a conflict

    def __init__(
        self,
        context: Context,
        choices: Choices,
        row: Any = None,
        *,
        columns: int = 2,
        gap: int = SPACE_3,
        parent: QWidget | None = None,
    ) -> None:
        """`row` is the entry to change, as it was read; None for a new one."""
        super().__init__(context, choices, columns=columns, gap=gap, parent=parent)
        self.seen = row  # what saving says it was made from
        self.draft_note = Note("", Tone.NEUTRAL, "edit")
        self.other_note = Note("", Tone.NEUTRAL, "edit")
        self.changed_note = Note("", Tone.WARN)
        self.discard_action = action_of(
            self, QCoreApplication.translate("EntryForm", "Verwerfen"), DISCARD_KEY, enabled=False
        )
        self.swap_action = action_of(
            self, QCoreApplication.translate("EntryForm", "Anderen Entwurf öffnen"), OTHER_KEY, enabled=False
        )
        self.compare_action = action_of(
            self, QCoreApplication.translate("EntryForm", "Vergleichen"), COMPARE_KEY, enabled=False
        )
        for note, action in (
            (self.draft_note, self.discard_action),
            (self.other_note, self.swap_action),
            (self.changed_note, self.compare_action),
        ):
            note.add_widget(KeyButton.for_action(action, look="quiet"))
        self.secured = ink_label("", "small")  # that what was typed is kept, and since when
        self.conflict = ConflictView(context.privacy, self.surface, label_width=self.LABEL_WIDTH)
        self._known: Fields = {}  # what was stored when the edit began, or was last compared
        self.begun = False
        self._left = False

    # What a room says

    def words(self) -> Words:
        """What the form is called."""
        raise NotImplementedError

    def filling(self, row: Any) -> Fields:
        """What stands in the fields for a row, as drafts keep it (`draft_value`); for None what a new one begins with."""
        raise NotImplementedError

    def sending(self) -> Call:
        """The service that saves what stands in the fields. Raises BadInput for what cannot be read."""
        raise NotImplementedError

    def reading(self) -> Call | None:
        """The service that reads the entry as it is now; None for a new one."""
        return None

    def peeking(self) -> Call | None:
        """What tells whether the entry differs from `seen`, where reading it leaves a trace; else it is just read."""
        return self.reading()

    def draft_id(self) -> str:
        """Under which id its draft is kept now; a new entry's may change with whom it is for."""
        raise NotImplementedError

    def draft_name(self) -> str:
        """For whom it is, to name what was kept; empty for nobody in particular."""
        return ""

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self.fields().values()))

    def tell_kept(self) -> None:
        """Say that what was typed is kept, and how to come back to it."""
        tell_kept(self.context, draft_word(self.KIND), self.draft_name())

    # Drafted fields

    def decided(self) -> tuple[str, ...]:
        """The fields that opening the form decides anew, whatever its draft says."""
        return ()

    def drafted(self) -> dict[str, QWidget]:
        """The fields of which a draft is kept."""
        return self.fields()

    # Building

    def begin(self) -> None:
        """The fields are made: arrange and fill them, and look for a draft."""
        words = self.words()
        self.set_title(words.title)
        # Last, so that Tab comes to them last.
        save_key = QCoreApplication.translate("EntryForm", "Strg+Enter")
        self.save_button = KeyButton(words.save, save_key, self.SAVE_ICON, "primary")
        self.save_button.setAutoDefault(True)  # Enter presses it where it has the focus
        self.close_button = self.make_close_button()
        self.hint = text_label(words.hint, "soft", wrap=True)
        if not words.hint:
            self.hint.hide()
        self.lay_out()
        self._known = self.filling(self.seen)
        self.fill(self._known)
        self.keeper: DraftKeeper = self.context.drafts.keep(
            self.draft_id(),
            self.drafted(),
            self,
            confidential=self.CONFIDENTIAL,
            entry=OfEntry(
                self.context.now,
                self.seen is not None,
                getattr(getattr(self.seen, "row", self.seen), "version", None),
                self.SAME_BY,
            ),
        )
        self.keeper.leave_decided(self.decided())
        self.begun = True
        self.addAction(self.form.save_action)  # also while the focus is on a button
        self.form.submitted.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close_form)
        self.discard_action.triggered.connect(self.discard)
        self.swap_action.triggered.connect(self.keeper.swap)
        self.compare_action.triggered.connect(self.compare)
        self.keeper.restored.connect(self._on_restored)
        self.keeper.secured.connect(self._on_secured)
        self.keeper.unsecured.connect(self._on_unsecured)
        self.conflict.taken.connect(self._on_taken)
        for name, field in self.drafted().items():
            on_edit(field, partial(self._on_edited, name))
        if self.WATCHED and self.seen is not None:
            self.context.bus.subscribe(self.WATCHED, self._on_changed, self)
        self.connect_fields()
        self.follow()
        self.keeper.restore()

    def set_title(self, title: str) -> None:
        """What the form is called, above it and for whoever hears it."""
        self.surface.set_title(title)
        self.setAccessibleName(title)

    def make_close_button(self) -> QAbstractButton:
        """What closes the form, where no key does."""
        made = KeyButton(
            QCoreApplication.translate("EntryForm", "Schließen"),
            QCoreApplication.translate("EntryForm", "Esc"),
            look="quiet",
        )
        made.setAutoDefault(True)
        return made

    def connect_fields(self) -> None:
        """What else happens when fields are edited; the form is filled by now."""

    def lay_out(self) -> None:
        """Arrange the form; a room may put more beside it."""
        self.fill_surface(self.form)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)

    def fill_surface(self, fields: QWidget, *below: QWidget, stretch: int = 0) -> None:
        """What the form's card holds, from top to bottom: notes, the conflict, the fields, what is `below`, buttons."""
        body = self.surface.body
        for note in (self.draft_note, self.other_note, self.changed_note, self.conflict):
            if note.parent() in (None, self.surface):  # else the room has placed it
                body.addWidget(note)
        body.addWidget(fields, stretch)
        for widget in below:
            body.addWidget(widget)
        body.addLayout(self.buttons())

    def buttons(self) -> QLayout:
        """The line at the foot of the form."""
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.save_button)
        line.addWidget(self.close_button)
        line.addSpacing(SPACE_2)
        line.addWidget(self.hint, 1)
        line.addStretch(0 if self.hint.text() else 1)
        line.addWidget(self.secured)
        return line

    # Keys and leaving

    def start(self) -> None:
        """Put the focus where typing begins."""
        self.first_field().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.focusNextChild()  # Enter goes on
        else:
            super().keyPressEvent(event)

    def close_form(self) -> None:
        """Leave; what was typed stays as a draft."""
        self.leave()
        self.closed.emit()

    def leave(self) -> None:
        """Put what was typed away as a draft, and say so once; the form may go."""
        self.keeper.flush()
        if self.keeper.kept and not self._left:
            self._left = True
            self.tell_kept()

    # Saving

    def save(self) -> None:
        """Send it to the store. Whatever goes wrong, the fields keep what stands in them."""
        if not self.save_button.isEnabled():
            return
        self.clear_errors()
        try:
            for grid in self._grids:
                grid.settle()
                grid.check()
            sent = self.sending()
        except BadInput as error:
            self.show_error(error)
            return
        self.save_button.setEnabled(False)
        self._rest(True)
        self.context.runner.run(
            self.keeper.saving(sent.function),
            self.context.desk,
            *sent.arguments,
            on_done=self._on_saved,
            on_error=self._on_error,
            settled=self._on_settled,
            owner=self,
        )

    def _on_saved(self, done: Done[Any]) -> None:
        self.keeper.settle()
        self.saved.emit(done.value)

    def _on_error(self, error: KnownError) -> None:
        if isinstance(error, ChangedMeanwhile) and self.reading() is not None:
            self.compare()
        else:
            self.show_error(error)

    def _on_settled(self) -> None:
        self._rest(False)
        self.save_button.setEnabled(True)

    def _rest(self, resting: bool) -> None:
        """While it is being saved nothing is typed into it: it would be neither in the entry nor in a draft."""
        application = QApplication.instance()
        if application is not None:
            (application.installEventFilter if resting else application.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.InputMethod)
        if typed and isinstance(watched, QWidget) and self.isAncestorOf(watched):
            return not (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape)
        return super().eventFilter(watched, event)

    # What somebody else saved meanwhile

    def compare(self) -> None:
        """Read the entry as it is now, and show it beside what stands here."""
        if (asked := self.reading()) is not None:
            self.context.runner.run(
                asked.function,
                self.context.desk,
                *asked.arguments,
                on_done=self._on_theirs,
                on_error=self.show_error,
                owner=self,
            )

    def _on_changed(self, _changes: Changes) -> None:
        asked = self.peeking()
        if asked is not None and not self.keeper.saves:
            self.context.runner.run_latest(
                f"{self.KIND}.peek:{id(self)}",
                asked.function,
                self.context.desk,
                *asked.arguments,
                on_done=self._on_peeked,
                on_error=self.show_error,
                owner=self,
            )

    def _on_peeked(self, found: object) -> None:
        """`found` is the entry as it is now, or whether it differs."""
        if isinstance(found, bool):
            changed = found
        else:
            now = self.filling(found)
            changed = any(not same(self._known.get(name), value) for name, value in now.items())
            if not changed and not _same_but_version(found, self.seen):
                # No field of it stands here, and still it is another entry: cancelled, struck, marked.
                changed = True
            if not changed:
                self.seen = found
        if not changed or self.keeper.saves:
            return
        if not self.keeper.typed:
            self.compare()
            return
        self._tell_changed(
            QCoreApplication.translate(
                "EntryForm", "Wurde gerade anderswo geändert. Ihre Eingaben stehen noch da."
            )
        )

    def ended(self, row: Any) -> str:
        """What is to be told of an entry that a colleague has brought to its end meanwhile; empty where it goes on."""
        if getattr(getattr(row, "row", row), "voided", False):
            return QCoreApplication.translate(
                "EntryForm",
                "Dieser Eintrag wurde inzwischen gestrichen. Was Sie getippt haben, steht noch da.",
            )
        return ""

    def _tell_changed(self, text: str) -> None:
        self.changed_note.set_text(text, Tone.WARN)
        self.compare_action.setEnabled(bool(text))

    def _on_theirs(self, row: Any) -> None:
        """Take over what was changed there alone; what was changed here too stays, and can be given up for theirs."""
        theirs, mine = self.filling(row), self.keeper.values()
        typed = self.keeper.typed
        apart = compared(self._known, mine, theirs, self.conflict.names)
        if self.keeper.base is None:
            self.keeper.base = dict(self.keeper.blank)
        self.seen, self._known = row, theirs
        self.keeper.rebase(theirs)
        self._tell_changed("")
        self.clear_errors()
        taken = {one.name: one.theirs for one in apart if one.side == RIGHT}
        unseen = {name: value for name, value in theirs.items() if name not in mine}
        self.fill({**taken, **unseen})
        self.follow()
        if ended := self.ended(row):
            self.changed_note.set_text(ended, Tone.WARN)
            if not apart:
                self.conflict.forget()
                return
        if not typed:
            # Nothing of one's own is at stake: the newest state is shown, and that it is.
            self.keeper.start_over()
            text = QCoreApplication.translate(
                "EntryForm", "Wurde gerade anderswo geändert. Hier steht der neue Stand."
            )
            self.conflict.forget()
            self.changed_note.set_text(ended or text, Tone.WARN if ended else Tone.INFO)
            return
        self._show_apart(apart)

    def _show_apart(self, apart: tuple[Apart, ...]) -> None:
        if apart:
            text = QCoreApplication.translate(
                "EntryForm",
                "Inzwischen anderswo geändert. Gespeichert wird, was den Haken hat.",
            )
        else:
            text = QCoreApplication.translate(
                "EntryForm",
                "Inzwischen anderswo geändert, aber nichts, was hier steht. Bitte noch einmal speichern.",
            )
        lines = tuple(
            Line(
                one.name,
                self.label(one.name),
                self.say(one.name, one.mine),
                self.say(one.name, one.theirs),
                one.side,
            )
            for one in apart
        )
        self.conflict.show_apart(apart, lines, text)
        if lines:
            self.conflict.table.setFocus()
        self.keeper.touch()

    def _on_taken(self, name: str, theirs: bool) -> None:
        one = next(one for one in self.conflict.apart if one.name == name)
        self.fill({name: one.theirs if theirs else one.mine})
        self.follow()
        self.keeper.touch()

    def _on_edited(self, name: str) -> None:
        if name in self.conflict.names:
            value = self.keeper.values()[name]
            one = next(one for one in self.conflict.apart if one.name == name)
            if value not in (one.mine, one.theirs):
                self.conflict.typed(name, value, self.say(name, value))

    # Drafts

    def _on_restored(self) -> None:
        keeper = self.keeper
        stands = keeper.stands
        self.draft_note.set_text(self._restored_text(keeper.at) if stands else "")
        self.discard_action.setEnabled(stands)
        record = (keeper.other or {}).get("record")
        at = str(record.get("at") or "") if isinstance(record, dict) else ""
        text = QCoreApplication.translate("EntryForm", "Ein anderer Entwurf von {when} liegt noch da.")
        self.other_note.set_text(text.format(when=self._said(at)) if keeper.other else "")
        self.swap_action.setEnabled(keeper.other is not None)
        if self.seen is not None and keeper.base is not None and stands:
            self._known = keeper.base
            if any(not same(keeper.base.get(name), value) for name, value in keeper.blank.items()):
                self._on_theirs(self.seen)
        self.follow()

    def _on_secured(self, at: datetime | None) -> None:
        text = QCoreApplication.translate("EntryForm", "gesichert {time}")
        self.secured.set_ink("")
        self.secured.setText("" if at is None else text.format(time=self._said_at(at)))

    def keep_room_of_secured(self) -> None:
        """Its usual words have their room before they come, so that nothing below a line beside them moves then."""
        metrics = QFontMetrics(theme.app_font(TYPE_SMALL))
        said = (QCoreApplication.translate("EntryForm", text).format(time="00:00") for text in _SECURED)
        self.secured.setMinimumWidth(max(map(metrics.horizontalAdvance, said)) + SPACE_1)

    def kept_word(self) -> str:
        if not self.secured.text() or self.secured.ink:
            return ""
        return QCoreApplication.translate(
            "EntryForm", "Noch nicht als Eintrag gespeichert; der Entwurf ist gesichert."
        )

    def _on_unsecured(self) -> None:
        self.secured.set_ink("bad")
        self.secured.setText(QCoreApplication.translate("EntryForm", "noch nicht gesichert"))

    def _restored_text(self, at: str) -> str:
        if not at:
            return QCoreApplication.translate(
                "EntryForm", "Hier steht noch, was zuletzt nicht gespeichert wurde."
            )
        return QCoreApplication.translate("EntryForm", "Entwurf von {when} wiederhergestellt.").format(
            when=self._said(at)
        )

    def _said(self, moment: str) -> str:
        if not moment:
            return ""
        return self._said_at(datetime.fromisoformat(moment))

    def _said_at(self, at: datetime) -> str:
        when, today = say_time(at.time()), self.context.today()
        return when if at.date() == today else f"{people_say_date(at.date(), today)}, {when}"

    def discard(self) -> None:
        """Throw away what was typed; the fields hold again what is stored, or what a new one begins with."""
        self.draft_note.set_text("")
        self.discard_action.setEnabled(False)
        self.conflict.forget()
        self._tell_changed("")
        self.clear_errors()
        self.keeper.forget()
        if self.keeper.other is None:
            self.other_note.set_text("")
            self.swap_action.setEnabled(False)
        self.follow()
        self.start()


def _same_but_version(one: Any, other: Any) -> bool:
    """Whether two readings of an entry differ in nothing but the version."""
    if not is_dataclass(one) or type(one) is not type(other):
        return bool(one == other)
    for field in fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name != "version" and not _same_but_version(mine, theirs):
            return False
    return True


def every_form() -> tuple[type[EntryForm], ...]:
    """Every form there is, of the modules that are loaded: what holds of forms is tested of all of them."""
    found: list[type[EntryForm]] = []
    waiting = [EntryForm]
    while waiting:
        for form in waiting.pop().__subclasses__():
            waiting.append(form)
            if "KIND" in form.__dict__:
                found.append(form)
    return tuple(found)
