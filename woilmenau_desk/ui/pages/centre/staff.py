"""Kolleginnen und Kollegen: who works here, who may log in, and the way back when every password is lost."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import VAULT_ROLES, Role
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.colleagues import ColleagueData, ColleagueRow
from woilmenau_desk.domain.errors import (
    BadInput,
    KnownError,
    TooManyAttempts,
    UserExists,
    WeakPassword,
    WrongPassword,
)
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services import colleagues
from woilmenau_desk.services.access import access
from woilmenau_desk.services.appointments import appointments
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.ui.pages.centre.colleague_form import ColleagueForm
from woilmenau_desk.ui.pages.centre.colleague_words import about, detail, looks, role_word
from woilmenau_desk.ui.pages.centre.confirm import OwnPasswordDialog
from woilmenau_desk.ui.pages.centre.section import Section, at_field, on_escape, save_button
from woilmenau_desk.ui.pages.centre.staff_dialogs import (
    WITHOUT_LOGIN,
    GivePasswordDialog,
    RoleDialog,
    check_new_password,
    chosen_role,
    role_choices,
)
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import Choice, PasswordField
from woilmenau_desk.ui.widgets.form import Form, scrolled
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, reading_label, text_label
from woilmenau_desk.ui.widgets.pdf_dialog import PdfDialog
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

_SHEET_NAME = "wiederherstellung.pdf"


class StaffSection(Section):
    """The list at the left, at the right whoever is selected, or the form for somebody new."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Kolleginnen und Kollegen"),
            self.tr("Wer hier arbeitet, wer sich anmelden darf, und was die Rolle zu sehen bekommt."),
        )
        self._shown: ColleagueRow | None = None
        self._sent: tuple[int, QWidget | None] = (0, None)
        self.new_action = self.add_action(self.tr("Neu"), "Ctrl+N", self.begin_new, "person-add")
        self.give_action = self.add_action(self.tr("Zugang geben …"), "Alt+G", self.begin_login, "key")
        self.role_action = self.add_action(self.tr("Rolle ändern …"), "Ctrl+R", self.ask_role, "shield")
        self.password_action = self.add_action(self.tr("Neues Passwort …"), "Alt+P", self.ask_password, "key")
        self.remove_action = self.add_action(self.tr("Entfernen …"), "Ctrl+Del", self.ask_remove, "void")
        self._model = RowsModel(
            (
                Column[ColleagueRow](self.tr("Name"), lambda row: row.name, detail, strong=True),
                Column[ColleagueRow](
                    self.tr("Rolle"),
                    lambda row: role_word(row, context.today()),
                    badge=lambda row: looks(row)[0],
                    badge_icon=lambda row: looks(row)[1],
                    width=132,
                ),
            ),
            context.privacy,
            key=lambda row: row.key,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Kolleginnen und Kollegen"),
            empty=EmptyState("people", self.tr("Noch niemand da")),
        )
        self.list.row_selected.connect(self._on_selected)
        self.list.row_opened.connect(lambda _row: self.edit_form.display_name.setFocus())
        left = QVBoxLayout()
        left.setSpacing(SPACE_3)
        left.addWidget(self.list, 1)
        remove = KeyButton.for_action(self.remove_action, "void", "quiet")
        left.addWidget(ends(KeyButton.for_action(self.new_action, "person-add"), start=(remove,)))
        left.addWidget(self._build_recovery())
        self._forms = QStackedWidget()
        self._edit = self._build_edit()
        self._add = self._build_add()
        self._forms.addWidget(self._edit)
        self._forms.addWidget(self._add)
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(left, 11)
        line.addWidget(self._forms, 10)
        self.body.addLayout(line, 1)
        self._draft = context.drafts.keep(
            "admin:new-user",
            {
                "name": self.name,
                "display_name": self.new_display_name,
                "phone": self.new_phone,
            },
            self,
        )
        self.watch(Kind.STAFF)

    def activated(self) -> None:
        if not self._model.rows():
            self.reload()
        self.list.setFocus()

    def begin_new(self) -> None:
        """Show the form for somebody new: empty, or as a crash or another user cut it off."""
        if self._forms.currentWidget() is self._add:
            return
        self.list.setCurrentIndex(QModelIndex())
        self._empty_new()
        self._forms.setCurrentWidget(self._add)
        self._draft.start_over()
        self._draft.restore()
        self.name.setFocus()

    def begin_login(self) -> None:
        """Let somebody in who works here already: their key becomes the login."""
        row = self.list.current_row()
        if not isinstance(row, ColleagueRow) or not self.give_action.isEnabled():
            return
        self.begin_new()
        self._draft.drop()
        self._empty_new()
        self.name.setText(row.key)
        self.new_display_name.setText(row.name)
        self.new_phone.setText(row.data.phone)
        self.role.setFocus()

    def ask_remove(self) -> None:
        """Ask once more before a colleague's access is taken away. Without one, today is the last day."""
        found = self.list.current_row()
        if not isinstance(found, ColleagueRow) or not self.remove_action.isEnabled():
            return
        if not found.has_login:
            self._end(found)
            return
        row = _login_of(found)
        dialog = OwnPasswordDialog(
            self,
            self.tr("{name} entfernen?").format(name=row.display_name),
            (
                self.tr(
                    "{name} kommt dann nicht mehr hinein. Alles, was erfasst ist, bleibt, auch der Name dabei."
                ).format(name=row.display_name),
                self.tr(
                    "Die Ablage bekommt einen neuen Schlüssel. Ältere Sicherungen bleiben mit den Passwörtern "
                    "von damals lesbar, auch mit diesem."
                ),
            ),
            self.tr("Entfernen"),
            self.context.runner,
            partial(_remove, self.context.desk, row),
            status=self.context.status,
            not_done=self.tr("Nicht entfernt: {name}").format(name=row.display_name),
        )
        self.context.runner.run(
            appointments.booked_with,
            self.context.desk,
            row.name,
            on_done=lambda booked: dialog.aside.set_text(self._said_booked(row, len(booked)), Tone.WARN),
            owner=dialog,
        )
        dialog.open()

    def _end(self, row: ColleagueRow) -> None:
        # It can be undone, so nobody is asked.
        today = self.context.today()
        self.context.runner.run(
            colleagues.end_colleague, self.context.desk, row.key, today, row.version, owner=self
        )

    def _said_booked(self, row: StaffRow, number: int) -> str:
        if not number:
            return ""
        said = QCoreApplication.translate(
            "StaffSection", "%n Termin(e) bei {name} stehen noch aus.", "", number
        )
        where = self.tr("Sie bleiben und sind unter Termine zu finden: bitte dort jemand anderem geben.")
        return f"{said.format(name=row.display_name)} {where}"

    def ask_role(self) -> None:
        """Ask which role a colleague is to have."""
        row = self.list.current_row()
        if isinstance(row, ColleagueRow) and self.role_action.isEnabled():
            dialog = RoleDialog(self, self.context, _login_of(row))
            dialog.finished_with.connect(self._on_role_changed)
            dialog.open()

    def ask_password(self) -> None:
        """Ask for a new password for a colleague who has forgotten the old one."""
        row = self.list.current_row()
        if isinstance(row, ColleagueRow) and self.password_action.isEnabled():
            GivePasswordDialog(self, self.context, _login_of(row)).open()

    def ask_new_code(self) -> None:
        """Ask once more before the old recovery sheet stops working."""
        dialog = OwnPasswordDialog(
            self,
            self.tr("Neuen Wiederherstellungscode machen?"),
            (
                self.tr("Das alte Blatt öffnet dann nur noch ältere Sicherungen; es kann in den Schredder."),
                self.tr(
                    "Der neue Code steht nur auf dem neuen Blatt. Bitte gleich drucken und wegschließen."
                ),
            ),
            self.tr("Neuer Code"),
            self.context.runner,
            partial(_new_sheet, self.context.desk),
            status=self.context.status,
            not_done=self.tr("Kein neuer Code: das bisherige Blatt gilt weiter."),
            danger=False,
        )
        dialog.finished_with.connect(self._show_sheet)
        dialog.open()

    # How it is built

    def _build_recovery(self) -> QWidget:
        card = Card(self.tr("Wenn alle Passwörter vergessen sind"))
        card.body.addWidget(
            reading_label(
                self.tr(
                    "Dann führt nur das Wiederherstellungsblatt zurück. Wurde sein Umschlag geöffnet oder ist es "
                    "verloren, hier ein neues machen."
                ),
                "soft",
            )
        )
        self.code_button = button(self.tr("Neuer Wiederherstellungscode …"), "key")
        self.code_button.clicked.connect(self.ask_new_code)
        card.body.addWidget(ends(start=(self.code_button,)))
        return card

    def _build_edit(self) -> QWidget:
        self._card = Card(" ")
        self.edit_form = ColleagueForm(self.context)
        self.edit_form.submitted.connect(self._save)
        self._about_role = Note("", Tone.NEUTRAL)
        self._card.body.addWidget(self._about_role)
        inner = QWidget()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(0, 0, SPACE_3, 0)
        inner_layout.addWidget(self.edit_form)
        inner_layout.addStretch(1)
        self._card.body.addWidget(scrolled(inner), 1)
        self._card.body.addWidget(ends(save_button(self.edit_form)))
        self._card.body.addWidget(text_label(self.tr("Zugang"), "small"))
        give = self._give_button = KeyButton.for_action(self.give_action, "key", "quiet")
        role = self._role_button = KeyButton.for_action(self.role_action, "shield", "quiet")
        password = self._password_button = KeyButton.for_action(self.password_action, "key", "quiet")
        self._card.body.addWidget(ends(start=(give, role, password)))
        self._card.setEnabled(False)
        return self._card

    def _build_add(self) -> QWidget:
        card = Card(self.tr("Jemand Neues"))
        self.add_form = Form()
        self.name = QLineEdit()
        self.new_display_name = QLineEdit()
        self.new_phone = QLineEdit()
        self.role = role_choices(without_login=True)
        self.role.edited.connect(self._on_role_taken)
        self.password = PasswordField("")
        self.again = PasswordField("")
        self.own_password = PasswordField("")
        self.add_form.add(
            "name", self.tr("Anmeldename"), self.name, hint=self.tr("Kurz und klein geschrieben, z. B. rolf.")
        )
        self.add_form.add("display_name", self.tr("Name, wie ihn alle kennen"), self.new_display_name)
        self.add_form.add("phone", self.tr("Telefon für Terminzettel"), self.new_phone)
        self.add_form.add("role", self.tr("Rolle"), self.role)
        self.add_form.add(
            "password",
            self.tr("Erstes Passwort"),
            self.password,
            hint=self.tr("Am besten tippt die neue Person es selbst."),
        )
        self.add_form.add("again", self.tr("Erstes Passwort noch einmal"), self.again)
        self.add_form.add(
            "own_password",
            self.tr("Ihr eigenes Passwort"),
            self.own_password,
            hint=self.tr("Es öffnet die Schlüssel, die weitergegeben werden."),
        )
        self.add_form.pair("password", "again")
        self.add_form.submitted.connect(self._create)
        inner = QWidget()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(0, 0, SPACE_3, 0)
        inner_layout.addWidget(self.add_form)
        inner_layout.addStretch(1)
        card.body.addWidget(scrolled(inner), 1)
        cancel = KeyButton(self.tr("Abbrechen"), self.tr("Esc"), look="quiet")
        cancel.clicked.connect(self._leave_add)
        on_escape(card, self.tr("Abbrechen"), self._leave_add)
        card.body.addWidget(ends(cancel, save_button(self.add_form, self.tr("Anlegen"))))
        return card

    # What happens

    def reload(self) -> None:
        self.context.runner.run_latest(
            "admin staff", _read, self.context.desk, self.context.language, on_done=self._on_read
        )

    def _on_read(self, read: tuple[tuple[ColleagueRow, ...], tuple[Choice, ...]]) -> None:
        found, languages = read
        self.edit_form.languages.set_choices(languages)
        today = self.context.today()
        # Whoever left stands at the end.
        rows = sorted(found, key=lambda row: not row.offered_on(today))
        self._model.set_rows(rows)
        adding = self._forms.currentWidget() is self._add
        if not adding and self.list.current_row() is None and rows:
            self.list.select(rows[0].key)

    def _on_selected(self, row: ColleagueRow | None) -> None:
        self._card.setEnabled(row is not None)
        if row is None:
            for action in (self.give_action, self.role_action, self.password_action, self.remove_action):
                action.setEnabled(False)
            return
        self._forms.setCurrentWidget(self._edit)
        self._card.set_title(row.name)
        self._shown = row
        self.edit_form.show_row(row)
        mine = row.key == self.context.desk.actor.name
        self.give_action.setEnabled(not row.has_login)
        self.role_action.setEnabled(row.has_login)
        # One's own is changed under „Mein Konto“.
        self.password_action.setEnabled(row.has_login and not mine)
        self.remove_action.setEnabled(not mine and (row.has_login or row.offered_on(self.context.today())))
        self._give_button.setVisible(not row.has_login)
        self._role_button.setVisible(row.has_login)
        self._password_button.setVisible(row.has_login)
        self._about_role.set_text(about(row, self.context.today()), Tone.NEUTRAL, "person")

    def _save(self) -> None:
        row = self.edit_form.row()
        data: list[ColleagueData] = []
        if row is None or not self.edit_form.read(lambda: data.append(self.edit_form.data())):
            return
        self.edit_form.clear_errors()
        desk = self.context.desk
        # The key file is changed behind the gate, where a backup may be made just now.
        self.context.runner.run_long(
            lambda _work: colleagues.edit_colleague(desk, row.key, data[0], row.version),
            on_done=lambda _done: self.edit_form.saved(),
            on_error=self.edit_form.show_error,
            owner=self,
            can_stop=False,
        )

    def _create(self) -> None:
        if not self.add_form.save_action.isEnabled() or not self.add_form.read(self._check_new):
            return
        self.add_form.clear_errors()
        self._sent = (self.add_form.edits, QApplication.focusWidget())
        self.add_form.save_action.setEnabled(False)
        if self.role.code() == WITHOUT_LOGIN:
            self._send_colleague()
        else:
            self._send_login()

    def _send_colleague(self) -> None:
        self.context.runner.run(
            colleagues.add_colleague,
            self.context.desk,
            ColleagueData(self.new_display_name.text(), self.new_phone.text()),
            on_done=lambda done: self._on_created(done.value),
            on_error=self._on_not_created,
            settled=lambda: self.add_form.save_action.setEnabled(True),
            owner=self,
        )

    def _send_login(self) -> None:
        job = partial(
            access.add_user,
            self.context.desk,
            self.name.text(),
            chosen_role(self.role),
            self.password.text(),
            own_password=self.own_password.text(),
            display_name=self.new_display_name.text(),
            phone=self.new_phone.text(),
        )
        self.context.runner.run_long(
            lambda _work: job(),
            on_done=lambda done: self._on_created(_colleague_of(done.value)),
            on_error=self._on_not_created,
            settled=lambda: self.add_form.save_action.setEnabled(True),
            owner=self,
            can_stop=False,
        )

    def _check_new(self) -> None:
        """What can be told at once: a lead's own password takes its time, and is looked at last. Raises BadInput."""
        empty = QT_TRANSLATE_NOOP("errors", "Das fehlt noch.")
        if self.role.code() == WITHOUT_LOGIN:
            if not self.new_display_name.text().strip():
                raise BadInput("display_name", Sentence("errors", empty))
            return
        if not self.name.text().strip():
            raise BadInput("name", Sentence("errors", empty))
        chosen_role(self.role)
        check_new_password(self.password.text(), self.again.text())
        if not self.own_password.text():
            raise BadInput("own_password", Sentence("errors", empty))

    def _on_role_taken(self) -> None:
        """Whoever does not log in needs neither a login nor passwords."""
        for name in ("name", "password", "again", "own_password"):
            self.add_form.show_field(name, self.role.code() != WITHOUT_LOGIN)

    def _on_created(self, created: ColleagueRow) -> None:
        self._empty_new()
        self._draft.drop()
        self._forms.setCurrentWidget(self._edit)
        self._model.set_rows((*(row for row in self._model.rows() if row.key != created.key), created))
        self.list.select(created.key)
        self.list.setFocus()

    def _on_not_created(self, error: KnownError) -> None:
        if isinstance(error, BadInput) and error.field == "first_name":
            error = BadInput("display_name", error.reason)
        elif isinstance(error, WrongPassword | TooManyAttempts):
            error = at_field("own_password", error)
        elif isinstance(error, WeakPassword):
            error = at_field("password", error)
        elif isinstance(error, UserExists):
            error = at_field("name", error)
        # The answer comes late: whoever is typing or reading elsewhere by now stays there.
        self.add_form.show_error(error, go=self._sent == (self.add_form.edits, QApplication.focusWidget()))

    def _leave_add(self) -> None:
        """Back to the list. Whoever leaves the form wants nothing of it: the next colleague must not inherit it."""
        self._empty_new()
        self._draft.drop()
        self.context.status.tell(self.tr("Niemand angelegt."))
        self._forms.setCurrentWidget(self._edit)
        if self._shown is not None:
            self.list.select(self._shown.key)
        self.list.setFocus()

    def _empty_new(self) -> None:
        for line in (self.name, self.new_display_name, self.new_phone):
            line.setText("")
        for field in (self.password, self.again, self.own_password):
            field.wipe()
        self.role.set_code(None)
        self._on_role_taken()
        self.add_form.clear_errors()

    def _on_role_changed(self, done: Done[StaffRow]) -> None:
        if done.value.name == self.context.desk.actor.name:
            # The pages of the former role must not stay open.
            self.context.leave()

    def _show_sheet(self, pdf: bytes) -> None:
        status = self.context.status
        status.tell(self.tr("Neuer Code gemacht: das alte Blatt öffnet nur noch ältere Sicherungen."))
        dialog = PdfDialog(self, pdf, _SHEET_NAME)
        told: list[str] = []
        unseen = self.tr(
            "Das neue Blatt wurde weder gedruckt noch gespeichert: bitte noch einen neuen Code machen."
        )
        dialog.told.connect(told.append)
        dialog.told.connect(status.tell)
        dialog.finished.connect(lambda _result: None if told else status.tell(unseen))
        dialog.open()


def _read(desk: Desk, language: str) -> tuple[tuple[ColleagueRow, ...], tuple[Choice, ...]]:
    """Everybody, and the languages that somebody may speak."""
    languages = desk.values_of(ListName.LANGUAGES).choices()
    return colleagues.colleagues(desk), tuple((value.code, value.label(language)) for value in languages)


def _login_of(row: ColleagueRow) -> StaffRow:
    role = row.role or Role.COUNTER
    return StaffRow(row.key, row.name, row.data.phone, role, row.has_login, row.login_version, row.version)


def _colleague_of(row: StaffRow) -> ColleagueRow:
    data = ColleagueData(row.display_name, row.phone, may_counsel=row.role in VAULT_ROLES)
    return ColleagueRow(row.name, data, row.known_version, row.role, row.active, row.version)


def _remove(desk: Desk, row: StaffRow, own_password: str) -> Done[None]:
    return access.remove_user(desk, row.name, own_password=own_password, version=row.version)


def _new_sheet(desk: Desk, own_password: str) -> bytes:
    """A new recovery code on its sheet, which is made before the old code ends: it is shown nowhere else."""
    sheets: list[bytes] = []

    def put_on_sheet(code: str) -> None:
        sheets.append(upkeep.recovery_sheet(code, desk))

    access.new_recovery_code(desk, own_password=own_password, show=put_on_sheet)
    return sheets[0]
