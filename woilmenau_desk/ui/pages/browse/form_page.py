"""What every page is whose lists or calendar give way to a form: actions that rest meanwhile, questions, what is shown next.

A page says where its plain keys count (`grounds`), what has the focus while no form is open (`front`), and which row is
chosen (`current`). BrowsePage is the one with lists.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.people import PersonCard, PersonRow
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.people import people
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.labels import EmptyState

Row = TypeVar("Row")


class FormPage(Page, Generic[Row]):
    """A page with rows and with forms that take their place."""

    row_type: ClassVar[type]  # what it shows, what its forms save, what other pages hand over to be shown
    # While names are hidden, an open form is not on the screen at all.
    covers_form: ClassVar[bool] = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form: Any = None
        self.choices: Choices | None = None  # what its forms choose from and its rows are said with
        self._ready = False  # what it shows was read
        self._subject: object = None  # waits for the first answer
        self._row_actions: list[tuple[QAction, Callable[[Row], bool]]] = []
        # What makes no sense while a form is open, and at times not even then.
        self._list_actions: list[tuple[QAction, Callable[[], bool]]] = []

    # What a page says

    def grounds(self) -> Sequence[QWidget]:
        """Where a plain key counts: what shows the rows."""
        raise NotImplementedError

    def front(self) -> QWidget:
        """What has the focus while no form is open."""
        raise NotImplementedError

    def current(self) -> Row | None:
        """The row that is chosen, if no form is open."""
        raise NotImplementedError

    def show_entry(self, row: Row) -> None:
        """Show this row, and choose it."""
        raise NotImplementedError

    def on_saved(self, saved: Any) -> None:
        """A form has saved this: show it."""
        self.show_entry(saved)

    def on_form(self, opened: bool) -> None:
        """A form was opened, or is gone."""

    def on_left(self) -> None:
        """The rows are in front again, if they were not."""

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new entry, with this person."""

    def go_on(self, draft: DraftRow) -> None:
        """Open the form where somebody stopped."""

    # What a page uses

    def page_action(
        self,
        text: str,
        key: str | QKeySequence.StandardKey,
        slot: Callable[[], object],
        icon: str = "",
        *,
        when: Callable[[], bool] = lambda: True,
    ) -> QAction:
        """An action of the whole page, which rests while a form is open, and where `when` does not hold.

        A plain key counts where the rows are alone, so that letters can be typed elsewhere.
        """
        action = self.add_action(text, key, slot, icon)
        self._list_actions.append((action, when))
        if isinstance(key, str) and (len(key) == 1 or key == "Esc"):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            for ground in self.grounds():
                ground.addAction(action)
        return action

    def row_action(
        self,
        text: str,
        keys: tuple[str, ...] | QKeySequence.StandardKey,
        slot: Callable[[Row], object],
        *,
        when: Callable[[Any], bool] = lambda _row: True,
        of: Sequence[QWidget] = (),
    ) -> QAction:
        """An action with the row that is chosen, for rows of which `when` holds, in the grounds `of` or in all.

        Plain keys count there alone, so that letters can be typed elsewhere.
        """
        if of:
            when = partial(self._holds_in, tuple(of), when)
        names = keys if isinstance(keys, tuple) else ()
        plain = bool(names) and not any("+" in name for name in names)
        action = self.add_action(text, names[0] if names else keys, partial(self._with_row, slot, when))  # type: ignore[arg-type]
        if plain:
            action.setShortcuts([QKeySequence(name) for name in names])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            for ground in of or self.grounds():
                ground.addAction(action)
        self._row_actions.append((action, when))
        return action

    def change_row(
        self,
        row: Any,
        service: Callable[..., Done[Any]],
        *args: object,
        version: int | None = None,
        on_error: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Call a service that changes this row, with the version that is shown as its last argument.

        `version`: of what stands beside the row and is changed instead. `on_error`: what a known error is told to, else it
        is shown.
        """
        self.context.runner.run(
            service,
            self.context.desk,
            *args,
            row.version if version is None else version,
            on_done=self._on_changed_row,
            on_error=on_error or (lambda error: dialogs.show_error(self, error)),
            owner=self,
        )
        self.front().setFocus()

    def on_changed(self, changed: Any) -> None:
        """A service has changed this: show it as it is now."""

    def ask(self, question: str, detail: str, action: str, on_yes: Callable[[], object], **more: Any) -> None:
        """Ask before something is done. While it asks, no key does anything; then the rows have the focus again."""
        asks = dialogs.ask(self, question, detail=detail, action=action, on_yes=on_yes, **more)
        asks.finished.connect(lambda _result: self.front().setFocus())

    def open_form(self, form: Any) -> None:
        """Let a form take the place of the rows."""
        self.leave_form()
        self.form = form
        form.saved.connect(self._on_saved)
        form.closed.connect(self._on_closed)
        self._stack.addWidget(form)
        self._show_form()
        self._enable()
        self.on_form(True)
        self.activated()

    def leave_form(self) -> None:
        """Close the form, if one is open; its draft stays unless it was saved."""
        if self.form is not None:
            form, self.form = self.form, None
            form.close_form()
            self._stack.setCurrentWidget(self._browse)
            self._stack.removeWidget(form)
            form.deleteLater()
            self.on_form(False)
        self.on_left()

    # What the window calls

    def activated(self) -> None:
        if self._stack.currentWidget() is self._blank:
            self._blank.setFocus()
        elif self.form is not None:
            self.form.start()
        else:
            self.front().setFocus()

    def show_subject(self, subject: object) -> None:
        """A person to make an entry with (PersonRow, PersonCard or id), a row to show, or a draft to go on with."""
        if not self._ready or self.choices is None:
            self._subject = subject
        elif isinstance(subject, self.row_type):
            self.show_entry(subject)  # type: ignore[arg-type]
        elif isinstance(subject, DraftRow):
            self.go_on(subject)
        elif isinstance(subject, PersonRow):
            self.begin(subject)
        elif isinstance(subject, PersonCard):
            self.begin(PersonRow(subject.id, subject.name, subject.data.birth_year))
        elif isinstance(subject, int):
            self.context.runner.run(
                people.card, self.context.desk, subject, on_done=self.show_subject, owner=self
            )

    # Within

    def lay_stack(self, browse: QWidget) -> None:
        """`browse` holds what gives way to a form."""
        self._browse = browse
        self._blank = EmptyState(
            "eye-off",
            QCoreApplication.translate("BrowsePage", "Verdeckt"),
            QCoreApplication.translate(
                "BrowsePage", "F12 zeigt wieder, was Sie schreiben. Nichts geht verloren."
            ),
        )
        self._blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_4)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack)
        for view in (self._browse, self._blank):
            self._stack.addWidget(view)
        self.context.privacy.changed.connect(self._on_privacy)

    def _enable(self) -> None:
        row = self.current()
        for action, when in self._row_actions:
            action.setEnabled(row is not None and when(row))
        for action, may in self._list_actions:
            action.setEnabled(self.form is None and may())

    def _with_row(self, slot: Callable[[Row], object], when: Callable[[Row], bool]) -> None:
        row = self.current()
        asking = any(asks.isVisible() for asks in self.findChildren(dialogs.QuestionDialog))
        if row is not None and when(row) and not asking:
            slot(row)

    def _holds_in(self, of: Sequence[QWidget], when: Callable[[Any], bool], row: Row) -> bool:
        return self.front() in of and when(row)

    def _on_changed_row(self, done: Done[Any]) -> None:
        self.on_changed(done.value)

    def _show_waiting(self) -> None:
        if self._ready and self.choices is not None and self._subject is not None:
            subject, self._subject = self._subject, None
            self.show_subject(subject)

    def _show_form(self) -> None:
        hidden = self.covers_form and self.context.privacy.hidden
        self._stack.setCurrentWidget(self._blank if hidden else self.form)

    def _on_privacy(self, _hidden: bool) -> None:
        if self.form is not None and self.covers_form:
            self._show_form()
            self.activated()

    def _on_closed(self) -> None:
        if self.form is not None:
            self.leave_form()
            self.front().setFocus()

    def _on_saved(self, saved: Any) -> None:
        self.leave_form()
        self.on_saved(saved)
