"""The login and the way back with the recovery code."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import (
    BadInput,
    CannotRead,
    KnownError,
    MustChangePassword,
    StoreDamaged,
    UnknownUser,
    WeakPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.staff import UserCard
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.entry import EntryScreen, PasswordEntry, UserButton
from woilmenau_desk.ui.ports import Access
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import button
from woilmenau_desk.ui.widgets.fields import ChoiceField, PasswordField
from woilmenau_desk.ui.widgets.form import Form, at_field
from woilmenau_desk.ui.widgets.labels import Note, text_label
from woilmenau_desk.ui.words import say

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk

_MOST_CARDS = 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class UserChoice(QWidget):
    """Who logs in: a few cards, or a list where there are many. The card with the focus is the one chosen."""

    changed = Signal(str)  # another one, while going through them
    chosen = Signal(str)  # this one: now the password

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_2)
        self._group = QButtonGroup(self)
        self._list: ChoiceField | None = None
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.name()))

    def set_users(self, users: tuple[UserCard, ...], chosen: str) -> None:
        """Offer these; `chosen` is marked, or else the first."""
        while (item := self._layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self._list = None
        if len(users) > _MOST_CARDS:
            self._list = ChoiceField(
                [(user.name, user.display_name or user.name) for user in users], none=None
            )
            self._list.setAccessibleName(self.tr("Wer meldet sich an?"))
            self._list.set_code(chosen if any(user.name == chosen for user in users) else users[0].name)
            self._list.edited.connect(lambda: self.chosen.emit(self.name()))
            self._layout.addWidget(self._list)
            return
        for user in users:
            card = UserButton(user)
            card.setChecked(user.name == chosen)
            card.installEventFilter(self)
            self._group.addButton(card)
            self._layout.addWidget(card)
        if users and self._group.checkedButton() is None:
            self._group.buttons()[0].setChecked(True)
        self._let_tab_in()

    def name(self) -> str:
        """The login name of the one chosen."""
        if self._list is not None:
            return self._list.code() or ""
        card = self._group.checkedButton()
        return card.user.name if isinstance(card, UserButton) else ""

    def step(self, by: int) -> None:
        """Choose the one so many further down; the ends are the ends."""
        if self._list is not None:
            number = min(max(self._list.currentIndex() + by, 0), self._list.count() - 1)
            if number != self._list.currentIndex():
                self._list.setCurrentIndex(number)
                self.changed.emit(self.name())
            return
        old = self._group.checkedButton()
        if old is None:
            return
        cards = self._group.buttons()
        new = cards[min(max(cards.index(old) + by, 0), len(cards) - 1)]
        focused = old.hasFocus()
        self._mark(new)
        if focused:
            new.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, UserButton):
            if event.type() == QEvent.Type.FocusIn:
                self._mark(watched)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                by = _STEPS.get(Qt.Key(event.key()))
                if by is not None:
                    self.step(by)
                    return True
        return False

    def _mark(self, card: QAbstractButton) -> None:
        if card.isChecked():
            return
        card.setChecked(True)
        self._let_tab_in()
        self.changed.emit(self.name())

    def _let_tab_in(self) -> None:
        """Tab comes to the card that is chosen, and chooses no other."""
        for card in self._group.buttons():
            policy = Qt.FocusPolicy.StrongFocus if card.isChecked() else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)


class LoginScreen(EntryScreen):
    """Who, and the password. Enter logs in."""

    begun = Signal()  # a password is being tried
    refused = Signal()
    logged_in = Signal(object)  # Desk
    recovery_asked = Signal()
    own_password_asked = Signal(str, str)  # login name and the password that somebody else gave
    restore_asked = Signal()

    def __init__(self, data: Path, access: Access, runner: TaskRunner, last_user: str = "") -> None:
        super().__init__()
        self._data, self._access, self._runner = data, access, runner
        self._last_user = last_user
        self._tried = ("", "")  # while the answer is awaited
        self.users = UserChoice()
        self.go = button(self.tr("Anmelden"), "unlock", "primary")
        self.password = PasswordEntry(self.tr("Passwort"), self.go)
        self.recover = button(self.tr("Passwort vergessen …"), look="quiet")
        self.body.addWidget(text_label(self.tr("Guten Tag! Wer ist da?"), "title"))
        self._trouble = Note("", Tone.BAD)
        self._trouble.setVisible(False)
        self.restore = button(self.tr("Sicherung zurückspielen …"), "backup")
        self.restore.setVisible(False)
        self.restore.clicked.connect(self.restore_asked)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.users)
        self.body.addWidget(self.password)
        self.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.recover)
        row.addStretch(1)
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.users.changed.connect(self._on_other_user)
        self.users.chosen.connect(self._on_user)
        self.password.field.installEventFilter(self)
        self.password.submitted.connect(self._on_submitted)
        self.recover.clicked.connect(self.recovery_asked)
        self.offer_help(
            (self.tr("↑ ↓"), self.tr("Wer sich anmeldet")), (self.tr("Enter"), self.tr("Anmelden"))
        )

    def tell(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Say something above the form until somebody logs in, or it is read anew."""
        self._trouble.set_text(text, tone)

    def refresh(self) -> None:
        """Read who can log in; where the key file cannot be read, say so in place of the form."""
        try:
            users = self._access.users(self._data)
        except KnownError as error:
            self._show_trouble(" ".join(text for text in map(say, error.sentences()) if text))
            return
        self._show_trouble("")
        self.users.set_users(users, self._last_user)
        self.password.clear()
        self._wait_if_needed()
        self.password.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose the user while the focus stays with the password."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None:
                if not self.password.field.isReadOnly():
                    self.users.step(by)
                return True
        return super().eventFilter(watched, event)

    def prefer(self, name: str) -> None:
        """Mark this user when the screen is next refreshed."""
        self._last_user = name

    def log_in(self, name: str, password: str) -> None:
        """Log in without typing: after the store was made, and in the tour."""
        self._last_user = name
        self._tried = (name, password)
        self.begun.emit()
        self.password.set_busy(True)
        self._runner.run(
            _log_in, self._access, self._data, name, password, on_done=self._on_done, on_error=self._on_error
        )

    def _show_trouble(self, text: str) -> None:
        self._trouble.set_text(text, Tone.BAD)
        self.restore.setVisible(bool(text))
        for widget in (self.users, self.password, self.recover, self.go):
            widget.setVisible(not text)

    def _on_other_user(self) -> None:
        self.password.clear()
        self._wait_if_needed()

    def _on_user(self) -> None:
        self._on_other_user()
        self.password.setFocus()

    def _wait_if_needed(self) -> None:
        wait = self._access.wait_seconds(self._data, self.users.name())
        if wait > 0:
            self.password.wait(wait)

    def _on_submitted(self, password: str) -> None:
        self.log_in(self.users.name(), password)

    def _on_done(self, desk: "Desk") -> None:
        self._tried = ("", "")
        self.password.clear()
        self.logged_in.emit(desk)

    def _on_error(self, error: KnownError) -> None:
        self.refused.emit()
        if isinstance(error, MustChangePassword):
            name, given = self._tried
            self._tried = ("", "")
            self.password.clear()
            self.own_password_asked.emit(name, given)
            return
        self.password.refuse(error)
        # The keys can be read and the rest cannot: a backup is the way on.
        self.restore.setVisible(isinstance(error, StoreDamaged | CannotRead))


class RecoverScreen(EntryScreen):
    """A new password with the code from the printed sheet."""

    recovered = Signal(str)  # login name
    left = Signal()

    def __init__(self, data: Path, access: Access, runner: TaskRunner) -> None:
        super().__init__(width=520)
        self._data, self._access, self._runner = data, access, runner
        self.form = Form()
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("Gruppe für Gruppe, wie auf dem Blatt"))
        self.name = QLineEdit()
        self.first = PasswordField("")
        self.second = PasswordField("")
        self.form.add("code", self.tr("Wiederherstellungscode"), self.code)
        self.form.add("name", self.tr("Anmeldename"), self.name)
        self.form.add(
            "password", self.tr("Neues Passwort"), self.first, hint=self.tr("Gut sind drei oder vier Wörter.")
        )
        self.form.add("again", self.tr("Neues Passwort noch einmal"), self.second)
        self.form.pair("password", "again")
        self.go = button(self.tr("Neues Passwort setzen"), "key", "primary")
        self.back = button(self.tr("Zurück"), "arrow-left", "quiet")
        self.body.addWidget(text_label(self.tr("Wieder hineinkommen"), "title"))
        self.body.addWidget(
            text_label(
                self.tr("Mit dem Code vom Wiederherstellungsblatt lässt sich ein neues Passwort setzen."),
                "soft",
                wrap=True,
            )
        )
        self.body.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        self.body.addLayout(row)
        # On to what is still empty, and from the last one to the work.
        for field in (self.code, self.name, self.first, self.second):
            field.returnPressed.connect(self._go_on)
        self.form.submitted.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self.back.clicked.connect(self._leave)
        self.offer_help((self.tr("Enter"), self.tr("Neues Passwort setzen")))

    def start(self, name: str) -> None:
        """Begin with the login name that was chosen."""
        for field in (self.code, self.first, self.second):
            field.setText("")
        self.name.setText(name)
        self.form.clear_errors()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.start("")
        self.left.emit()

    def _go_on(self) -> None:
        lines = (self.code, self.name, self.first, self.second)
        empty = next((line for line in lines if not line.text()), None)
        if empty is None or empty.hasFocus():
            self._submit()
        else:
            empty.setFocus(Qt.FocusReason.TabFocusReason)

    def _submit(self) -> None:
        if not self.go.isEnabled() or not self.form.read(
            lambda: check_twice(self.first.text(), self.second.text())
        ):
            return
        self.form.clear_errors()
        self.go.setEnabled(False)
        self._runner.run(
            self._access.recover,
            self._data,
            self.code.text(),
            self.name.text(),
            self.first.text(),
            on_done=self._on_done,
            on_error=self._on_error,
            settled=lambda: self.go.setEnabled(True),
            owner=self,
        )

    def _on_error(self, error: KnownError) -> None:
        fields = ((WeakPassword, "password"), (WrongRecoveryCode, "code"), (UnknownUser, "name"))
        field = next((field for kind, field in fields if isinstance(error, kind)), None)
        self.form.show_error(at_field(field, error) if field is not None else error)

    def _on_done(self, _nothing: None) -> None:
        name = self.name.text().strip().casefold()
        self.start("")
        self.recovered.emit(name)


def check_twice(first: str, second: str) -> None:
    """Raises BadInput when a new password was not typed alike twice."""
    if first != second:
        text = QT_TRANSLATE_NOOP("errors", "Die beiden Passwörter sind nicht gleich.")
        raise BadInput("again", Sentence("errors", text))


def _log_in(access: Access, data: Path, name: str, password: str) -> "Desk":
    return access.login(data, name, password, hold=True)
