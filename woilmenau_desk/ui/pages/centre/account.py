"""Mein Konto: one's own name, phone and password."""

from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError, TooManyAttempts, WrongPassword
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.services import centre
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.login import check_twice
from woilmenau_desk.ui.pages.centre.own_cases import OwnCases
from woilmenau_desk.ui.pages.centre.section import Section, at_field, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, Note
from woilmenau_desk.ui.widgets.shared_form import SharedForm


class AccountSection(Section):
    """What everybody may change about themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, self.tr("Mein Konto"), self.tr("Wie Sie auf Terminzetteln stehen, und Ihr Passwort.")
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        self._left, self._right = self._build_person(), self._build_password()
        line.addWidget(self._left, 1)
        line.addWidget(self._right, 1)
        self.change_button.show_key(False)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)
        self.body.addLayout(line)
        self.cases = OwnCases(context) if context.desk.actor.may(Right.RESTRICT_CASES) else None
        if self.cases is not None:
            self.body.addWidget(self.cases)
        self.body.addStretch(1)
        typed = {"display_name": self.display_name, "phone": self.phone}
        self._shared = SharedForm(self.person, typed, self)
        self._shared.keep(context.drafts.keep("admin:account", self._shared.drafted(), self))
        self.watch(Kind.STAFF, Kind.CASE)

    def activated(self) -> None:
        self.reload()
        self.display_name.setFocus()

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin account", centre.staff, self.context.desk, on_done=self._on_staff
        )
        if self.cases is not None:
            self.cases.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Whoever comes back begins anew: half a password is nobody's draft.
        for field in (self.old, self.new, self.again):
            field.wipe()
        self.password.clear_errors()
        self.changed.set_text("")

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The key saves where one types: only that button shows it."""
        if now is not None and self.isAncestorOf(now):
            self.save_button.show_key(self._left.isAncestorOf(now))
            self.change_button.show_key(self._right.isAncestorOf(now))

    def _build_person(self) -> QWidget:
        card = Card(self.tr("So kennt man Sie"))
        self.person = Form()
        self.display_name = QLineEdit()
        self.phone = QLineEdit()
        self.person.add(
            "display_name",
            self.tr("Name"),
            self.display_name,
            hint=self.tr("So fragt man an der Theke nach Ihnen."),
        )
        self.person.add(
            "phone", self.tr("Telefon"), self.phone, hint=self.tr("Steht auf den Terminzetteln bei Ihnen.")
        )
        self.person.submitted.connect(self._save_person)
        card.body.addWidget(self.person)
        card.body.addStretch(1)
        self.save_button = save_button(self.person)
        card.body.addWidget(ends(self.save_button))
        return card

    def _build_password(self) -> QWidget:
        card = Card(self.tr("Passwort ändern"))
        self.password = Form()
        self.old = PasswordField("")
        self.new = PasswordField("")
        self.again = PasswordField("")
        self.password.add("old", self.tr("Bisheriges Passwort"), self.old)
        self.password.add(
            "new",
            self.tr("Neues Passwort"),
            self.new,
            hint=self.tr("Gut sind drei oder vier Wörter hintereinander."),
        )
        self.password.add("again", self.tr("Neues Passwort noch einmal"), self.again)
        self.password.pair("new", "again")
        self.password.submitted.connect(self._save_password)
        self.old.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._save_password)
        self.changed = Note("", Tone.GOOD)
        card.body.addWidget(self.password)
        card.body.addWidget(self.changed)
        card.body.addStretch(1)
        self.change_button = save_button(self.password, self.tr("Passwort ändern"))
        card.body.addWidget(ends(self.change_button))
        return card

    def _on_staff(self, staff: tuple[StaffRow, ...]) -> None:
        mine = next((row for row in staff if row.name == self.context.desk.actor.name), None)
        if mine is None:
            return
        self._shared.show(mine.name, mine.known_version, partial(self._fill, mine))

    def _fill(self, row: StaffRow) -> None:
        self.display_name.setText(row.display_name)
        self.phone.setText(row.phone)

    def _save_person(self) -> None:
        self.person.clear_errors()
        desk, shown, phone = self.context.desk, self.display_name.text(), self.phone.text()
        version = self._shared.version
        # The key file is changed behind the gate, where a backup may be made just now.
        self.context.runner.run_long(
            lambda _work: access.edit_staff(desk, desk.actor.name, shown, phone, version),
            on_done=self._on_person_saved,
            on_error=self.person.show_error,
            owner=self,
            can_stop=False,
        )

    def _on_person_saved(self, done: Done[StaffRow]) -> None:
        self._shared.saved(done.value.known_version, partial(self._fill, done.value))

    def _save_password(self) -> None:
        self.changed.set_text("")
        if not self.change_button.isEnabled() or not self.password.read(
            lambda: check_twice(self.new.text(), self.again.text())
        ):
            return
        self.password.clear_errors()
        self.password.save_action.setEnabled(False)
        desk, old, new = self.context.desk, self.old.text(), self.new.text()
        self.context.runner.run_long(
            lambda _work: access.change_password(desk, old, new),
            on_done=self._on_password_changed,
            on_error=self._on_password_refused,
            settled=lambda: self.password.save_action.setEnabled(True),
            label=self.tr("Die Schlüssel werden erneuert …"),
            owner=self,
            can_stop=False,
        )

    def _on_password_changed(self, _done: object) -> None:
        for field in (self.old, self.new, self.again):
            field.wipe()
        self.changed.set_text(self.tr("Das neue Passwort gilt ab sofort."), Tone.GOOD)
        self.old.setFocus()

    def _on_password_refused(self, error: KnownError) -> None:
        wrong = isinstance(error, WrongPassword | TooManyAttempts)
        self.password.show_error(at_field("old" if wrong else "new", error))
