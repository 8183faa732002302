"""What a lead changes of a colleague's access: the role, and a new password where the old one is forgotten."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.access import ROLE_NAMES, Role
from woilmenau_desk.domain.errors import BadInput, WeakPassword
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.access import access
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.ui.login import check_twice
from woilmenau_desk.ui.pages.centre.confirm import OwnPasswordDialog, Work
from woilmenau_desk.ui.pages.centre.section import at_field
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.choice_button import ChoiceButton, ChoiceList
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.words import word

_MISSING = QT_TRANSLATE_NOOP("errors", "Das fehlt noch.")

_WIDE = 640


WITHOUT_LOGIN = "none"


def role_choices(*, without_login: bool = False) -> ChoiceList:
    """The three roles, each with what it gets to see; none is taken."""
    translate = QCoreApplication.translate
    choices = [
        (role.value, ChoiceButton(icon, word("roles", ROLE_NAMES[role]), sentence, wrap=True))
        for role, icon, sentence in (
            (
                Role.COUNTER,
                "counter",
                translate(
                    "StaffSection", "Sieht Personen, Besuche, Termine; nie Status oder Beratungsnotizen."
                ),
            ),
            (
                Role.COUNSELLOR,
                "counselling",
                translate("StaffSection", "Sieht auch Status und Beratungsnotizen und macht Berichte."),
            ),
            (
                Role.LEAD,
                "shield",
                translate("StaffSection", "Sieht alles und verwaltet Zentrum und Zugänge."),
            ),
        )
    ]
    if without_login:
        title = translate("StaffSection", "Ohne Zugang")
        sentence = translate(
            "StaffSection", "Hilft mit, zum Beispiel beim Dolmetschen, und meldet sich nicht an."
        )
        choices.append((WITHOUT_LOGIN, ChoiceButton("person", title, sentence, wrap=True)))
    return ChoiceList(choices)


def chosen_role(choices: ChoiceList) -> Role:
    """The role that was taken. Raises BadInput."""
    code = choices.code()
    if code is None:
        text = QT_TRANSLATE_NOOP("errors", "Bitte eine Rolle wählen.")
        raise BadInput("role", Sentence("errors", text))
    return Role(code)


def check_new_password(first: str, again: str) -> None:
    """A new password, typed twice. Raises BadInput for the fields `password` and `again`."""
    try:
        access.check_new_password(first)
    except WeakPassword as error:
        raise at_field("password", error) from None
    check_twice(first, again)


class RoleDialog(OwnPasswordDialog):
    """Another role for a colleague."""

    def __init__(self, parent: QWidget, context: Context, row: StaffRow) -> None:
        self._desk, self._row = context.desk, row
        mine = row.name == context.desk.actor.name
        again = self.tr("Danach melden Sie sich neu an.") if mine else ""
        super().__init__(
            parent,
            self.tr("Welche Rolle hat {name}?").format(name=row.display_name),
            (
                self.tr("Das Passwort bleibt; die neue Rolle gilt ab der nächsten Anmeldung."),
                *([again] if again else []),
            ),
            self.tr("Rolle ändern"),
            context.runner,
            None,
            status=context.status,
            not_done=self.tr("Rolle nicht geändert: {name}").format(name=row.display_name),
        )
        # Each role on one line: the dialog fits a low window.
        self.setFixedWidth(_WIDE)

    def add_fields(self) -> QWidget:
        self.role = role_choices()
        self.role.set_code(self._row.role.value)
        return self.form.add("role", self.tr("Rolle"), self.role)

    def job(self) -> Work:
        role = chosen_role(self.role)
        if role is self._row.role:
            text = QT_TRANSLATE_NOOP("errors", "Das ist die Rolle von jetzt.")
            raise BadInput("role", Sentence("errors", text))
        return partial(_change_role, self._desk, self._row, role)


class GivePasswordDialog(OwnPasswordDialog):
    """A new password for a colleague, who changes it at the next login."""

    def __init__(self, parent: QWidget, context: Context, row: StaffRow) -> None:
        self._desk, self._row = context.desk, row
        super().__init__(
            parent,
            self.tr("{name} ein neues Passwort geben?").format(name=row.display_name),
            (
                self.tr(
                    "Das alte gilt dann nicht mehr. Beim nächsten Anmelden wählt {name} ein eigenes."
                ).format(name=row.display_name),
            ),
            self.tr("Passwort geben"),
            context.runner,
            None,
            status=context.status,
            not_done=self.tr("Kein neues Passwort gegeben: {name}").format(name=row.display_name),
        )

    def add_fields(self) -> QWidget:
        self.first, self.again = PasswordField(""), PasswordField("")
        self.form.add("password", self.tr("Vorläufiges Passwort"), self.first)
        self.form.add("again", self.tr("Vorläufiges Passwort noch einmal"), self.again)
        self.form.pair("password", "again")
        return self.first

    def job(self) -> Work:
        check_new_password(self.first.text(), self.again.text())
        return partial(_reset, self._desk, self._row.name, self.first.text())


def _change_role(desk: Desk, row: StaffRow, role: Role, own_password: str) -> Done[StaffRow]:
    return access.change_role(desk, row.name, role, own_password=own_password, version=row.version)


def _reset(desk: Desk, name: str, new: str, own_password: str) -> Done[None]:
    return access.reset_password(desk, name, new, own_password=own_password)
