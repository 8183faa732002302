"""Two records that may be one person, side by side: choose field by field, merge them, or say that they are two."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import RIGHTS, ROLE_NAMES, Right, Role
from woilmenau_desk.domain.errors import ChangedMeanwhile, KnownError, NotFound
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.people import duplicates
from woilmenau_desk.services.people.duplicates import Comparison
from woilmenau_desk.ui.pages.people import merge_lines
from woilmenau_desk.ui.pages.people.rows import PeopleRows
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.form import SAVE_KEYS
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note
from woilmenau_desk.ui.widgets.side_by_side import Line, SideBySide
from woilmenau_desk.ui.words import named, say, word

_KEY = "people:compare"


class MergeView(Card):
    """Its keys work wherever its actions are added. It says before what merging will do, and what prevents it."""

    merged = Signal(object)  # PersonCard: what has become of both
    told_apart = Signal(int, int)
    gone = Signal(int, int)  # one of the two is there no more
    next_asked = Signal(int)  # 1 for the next pair, -1 for the one before
    closed = Signal()

    def __init__(self, context: Context, rows: PeopleRows) -> None:
        super().__init__(self.tr("Dieselbe Person?"))
        self._context, self._rows = context, rows
        self._pair: tuple[int, int] | None = None
        self._comparison: Comparison | None = None
        self._agreed: tuple[int, int] | None = None  # a pair to be merged though both live together
        self._writing = False
        self._allowed = context.desk.actor.may(Right.MERGE_PEOPLE)
        self.why = PersonalLabel(context.privacy, look="soft")
        self.close_button = KeyButton(self.tr("Schließen"), self.tr("Esc"), look="quiet")
        self.head.addWidget(self.why)
        self.head.addWidget(self.close_button)
        self.table = SideBySide(context.privacy, self.tr("Beide Einträge, Feld für Feld"))
        self.table.spoken.connect(self._announce)
        self.problem = Note("", Tone.BAD)
        self.note = Note("", Tone.INFO)
        self.merge_action = self._action(self.tr("Zusammenführen"), *SAVE_KEYS)
        self.apart_action = self._action(self.tr("Nicht dieselbe Person"), QKeySequence("Alt+N"))
        self.next_action = self._action(self.tr("Nächstes Paar"), QKeySequence("Alt+Down"))
        self.previous_action = self._action(self.tr("Voriges Paar"), QKeySequence("Alt+Up"))
        self.merge_action.triggered.connect(self.merge)
        self.apart_action.triggered.connect(self.tell_apart)
        self.next_action.triggered.connect(lambda: self.next_asked.emit(1))
        self.previous_action.triggered.connect(lambda: self.next_asked.emit(-1))
        self.merge_button = KeyButton.for_action(self.merge_action, "merge", "primary")
        self.apart_button = KeyButton.for_action(self.apart_action)
        self.next_button = KeyButton.for_action(self.next_action, look="quiet")
        for made in (self.merge_button, self.apart_button, self.next_button, self.close_button):
            made.setAutoDefault(True)
        self.close_button.clicked.connect(self.closed)
        self._nobody = EmptyState("people", "")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self.table, 1)
        column.addWidget(self.problem)
        column.addWidget(self.note)
        column.addWidget(ends(self.next_button, start=(self.merge_button, self.apart_button)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(shown)
        self.body.addWidget(self._stack, 1)
        # Tab comes from the fields to the buttons below them, then to the one above.
        for before, after in pairwise(
            (self.table, self.merge_button, self.apart_button, self.next_button, self.close_button)
        ):
            self.setTabOrder(before, after)
        self.clear("", "")

    def shared_actions(self) -> tuple[QAction, ...]:
        """The actions, for whatever stands beside it and should know its keys."""
        return self.merge_action, self.apart_action, self.next_action, self.previous_action

    def show_pair(self, first_id: int, second_id: int, why: Sentence | None, *, more: bool) -> None:
        """Compare two records. `why` says why they may be one; `more`: there are other pairs."""
        pair = (min(first_id, second_id), max(first_id, second_id))
        if pair != self._pair:
            # What was said of the two is still worth reading where they are only read again.
            self.problem.set_text("")
            self._agreed = None
        self._pair = pair
        self.why.set_name(say(why) if why is not None else "")
        for action in (self.next_action, self.previous_action):
            action.setVisible(more)
        self.next_button.setVisible(more)
        self.reload()

    def clear(self, title: str, hint: str) -> None:
        """Show no pair, and say why there is none."""
        self._pair = self._comparison = None
        self._context.runner.forget(_KEY)
        self.why.set_name("")
        self._nobody.set_text(title, hint)
        self._stack.setCurrentIndex(0)
        self._enable()

    def reload(self) -> None:
        """Read both again; what was chosen stays where nothing has changed."""
        if self._pair is None:
            return
        self._context.runner.run_latest(
            _KEY,
            duplicates.compare,
            self._context.desk,
            *self._pair,
            on_done=self._on_compared,
            on_error=self._on_error,
            owner=self,
        )

    def merge(self) -> None:
        """Make one of the two as they are chosen now."""
        comparison = self._comparison
        if comparison is None or not self.merge_action.isEnabled():
            return
        first, second = comparison.first, comparison.second
        if _live_together(comparison) and self._agreed != self._pair:
            self._agreed = self._pair
            text = self.tr(
                "Wahrscheinlich sind es zwei Personen. Noch einmal Strg+Enter führt sie trotzdem zusammen."
            )
            self.problem.set_text(text, Tone.WARN)
            return
        self._begin_to_write()
        self._context.runner.run(
            duplicates.merge,
            self._context.desk,
            first.id,
            second.id,
            merge_lines.merged(comparison, self.table.sides()),
            first.version,
            second.version,
            on_done=self._on_merged,
            on_error=self._on_error,
            settled=self._on_settled,
            owner=self,
        )

    def tell_apart(self) -> None:
        """Remember that they are two people."""
        if self._comparison is None or not self.apart_action.isEnabled():
            return
        first, second = self._comparison.first.id, self._comparison.second.id
        self._begin_to_write()
        self._context.runner.run(
            duplicates.say_not_same,
            self._context.desk,
            first,
            second,
            on_done=lambda _done: self.told_apart.emit(first, second),
            on_error=self._on_error,
            settled=self._on_settled,
            owner=self,
        )

    @property
    def pair(self) -> tuple[int, int] | None:
        """Whose records it shows, the smaller id first."""
        return self._pair

    @property
    def writes(self) -> bool:
        """Whether a change of people that is told now is its own."""
        return self._context.bus.origin is self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _on_compared(self, comparison: Comparison) -> None:
        if (comparison.first.id, comparison.second.id) != self._pair:
            return
        before = self._comparison
        same = before is not None and (before.first.id, before.second.id) == self._pair
        lines = merge_lines.lines(comparison, self._rows.words, self._context.today(), self._rows.day)
        if same:
            lines = _chosen_as_before(lines, self.table.model_of_lines.lines())
        self._comparison = comparison
        marked = self.table.currentIndex().row()
        self.table.show_lines(lines, named(comparison.first.name), named(comparison.second.name))
        if same and 0 <= marked < len(lines):
            self.table.setCurrentIndex(self.table.model_of_lines.index(marked, 0))
        self._say_what_will_happen(comparison)
        self._stack.setCurrentIndex(1)
        self._enable()

    def _say_what_will_happen(self, comparison: Comparison) -> None:
        if not self._allowed:
            roles = [word("roles", ROLE_NAMES[role]) for role in Role if Right.MERGE_PEOPLE in RIGHTS[role]]
            text = self.tr(
                "Zusammenführen darf, wer die Rolle {roles} hat. Dass es zwei sind, kann jede Rolle sagen."
            )
            self.note.set_text(text.format(roles=" / ".join(roles)), Tone.INFO, "lock")
        elif comparison.obstacle is not None:
            self.note.set_text(say(comparison.obstacle), Tone.WARN)
        elif _live_together(comparison):
            doubt = self.tr("Beide wohnen zusammen: das spricht für zwei Personen.")
            self.note.set_text(f"{doubt} {merge_lines.what_will_happen(comparison)}", Tone.WARN)
        else:
            self.note.set_text(merge_lines.what_will_happen(comparison), Tone.INFO)

    def _on_merged(self, done: Done[PersonCard]) -> None:
        self.merged.emit(done.value)

    def _on_error(self, error: KnownError) -> None:
        pair = self._pair
        if isinstance(error, NotFound) and pair is not None:
            self.gone.emit(*pair)
            return
        if isinstance(error, ChangedMeanwhile):
            text = self.tr(
                "Einer der Einträge wurde inzwischen geändert und ist neu geladen. Bitte noch einmal prüfen."
            )
            self.problem.set_text(text, Tone.WARN)
            self.reload()
            return
        self.problem.set_text(" ".join(part for part in map(say, error.sentences()) if part), Tone.BAD)

    def _begin_to_write(self) -> None:
        self._writing = True
        self.problem.set_text("")
        self._enable()

    def _on_settled(self) -> None:
        self._writing = False
        self._enable()

    def _enable(self) -> None:
        ready = self._comparison is not None and not self._writing
        free = self._comparison is not None and self._comparison.obstacle is None
        self.merge_action.setEnabled(ready and free and self._allowed)
        self.apart_action.setEnabled(ready)

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, text))

    def _action(self, text: str, *keys: QKeySequence) -> QAction:
        action = QAction(escaped(text), self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        self.addAction(action)
        return action


def _live_together(comparison: Comparison) -> bool:
    return comparison.second.id in {mate.id for mate in comparison.first.household}


def _chosen_as_before(lines: tuple[Line, ...], before: tuple[Line, ...]) -> tuple[Line, ...]:
    known = {(line.key, line.left, line.right): line for line in before}
    return tuple(known.get((line.key, line.left, line.right), line) for line in lines)
