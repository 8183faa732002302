"""The steps of the window that puts a backup back; each is shown by itself."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import ROLE_NAMES, Role
from woilmenau_desk.domain.backups import ByCode, ByPassword, Compared, FoundBackup, Returning, Way
from woilmenau_desk.domain.errors import (
    BadInput,
    KnownError,
    NobodyLeft,
    TooManyAttempts,
    UnknownUser,
    WrongPassword,
    WrongRecoveryCode,
)
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.access import access
from woilmenau_desk.ui.login import check_twice
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.restore_words import COUNTED, said_counts, said_moment
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import TickBox, button
from woilmenau_desk.ui.widgets.fields import PasswordField
from woilmenau_desk.ui.widgets.form import Form, at_field
from woilmenau_desk.ui.widgets.labels import EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say, word

_MISSING = QT_TRANSLATE_NOOP("errors", "Das fehlt noch.")
_LIST_HEIGHT = 196


class Step(QWidget):
    """What stands between the heading and the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_3)
        self.setVisible(False)

    def first(self) -> QWidget | None:
        """Where the focus goes."""
        return None

    def wipe(self) -> None:
        """Forget what must not stay in a field that nobody sees."""


class ChooseStep(Step):
    """Which backup: those that were found, or another file."""

    chosen = Signal(Path)
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = RowsModel[FoundBackup](
            (
                Column(self.tr("Stand"), _said_stand, _said_file, strong=True),
                Column(self.tr("Größe"), _said_size, width=96, right=True),
                Column(
                    self.tr("Zustand"),
                    lambda row: self.tr("vollständig") if row.whole else self.tr("beschädigt"),
                    badge=lambda row: Tone.GOOD if row.whole else Tone.BAD,
                    width=150,
                ),
            ),
            Privacy(self),
            key=lambda row: row.path,
        )
        self._marked: Path | None = None  # by the window itself
        self._empty = EmptyState("backup", self.tr("Es wird nachgesehen …"))
        self.list = RowsView(self._model, self.tr("Gefundene Sicherungen"), empty=self._empty)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.row_opened.connect(lambda row: self.chosen.emit(row.path))
        self.other = button(self.tr("Andere Datei …"), "search")
        self.other.clicked.connect(self.file_asked)
        self.problem = Note("", Tone.BAD)
        self.body.addWidget(
            text_label(
                self.tr("Gesucht wird im Ordner der Ablage, in den Dokumenten und auf Sticks, die stecken."),
                "soft",
                wrap=True,
            )
        )
        self.body.addWidget(self.list)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def first(self) -> QWidget:
        return self.list if self._model.rows() else self.other

    def add_found(self, found: FoundBackup) -> None:
        """Show one more, the newest above. The newest whole one is marked, until somebody marks another."""
        marked = self.list.current_row()
        rows = sorted((*self._model.rows(), found), key=lambda row: row.made_at, reverse=True)
        self._model.set_rows(rows)
        if marked is None or marked.path == self._marked:
            self._marked = next((row for row in rows if row.whole), rows[0]).path
            self.list.select(self._marked)
        # Nobody has gone on meanwhile.
        if self.window().focusWidget() in (self.list, self.other):
            self.first().setFocus()

    def end_looking(self) -> None:
        """That is all."""
        self._empty.set_text(
            self.tr("Keine Sicherung gefunden"),
            self.tr("Einen Stick einstecken und neu beginnen, oder eine Datei wählen."),
        )

    def path(self) -> Path:
        """The one that is marked. Raises BadInput."""
        row = self.list.current_row()
        if row is None:
            raise BadInput(
                "list", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Bitte eine Sicherung wählen."))
            )
        return Path(row.path)


class WayForm(Form):
    """A lead's login and password, or the recovery code."""

    def __init__(self, name: str, password_hint: str, code_hint: str) -> None:
        super().__init__()
        self.name, self.password, self.code = QLineEdit(name), PasswordField(""), QLineEdit()
        self.add("name", self.tr("Anmeldename der Leitung"), self.name)
        self.add("password", self.tr("Passwort"), self.password, hint=password_hint)
        self.add("code", self.tr("Wiederherstellungscode"), self.code, hint=code_hint)
        self.other_way = button("", "key", "quiet")
        self.other_way.clicked.connect(self._on_other_way)
        self.add_line(self.other_way)
        # It opens the backup in each step that follows; the window wipes it at its end.
        self.password.wiped_when_hidden = False
        self.by_code = False
        self._show_way()

    def first(self) -> QWidget:
        """Where typing begins."""
        if self.by_code:
            return self.code
        return self.password if self.name.text() else self.name

    def way(self) -> Way:
        """What was typed. Raises BadInput."""
        empty = Sentence("errors", _MISSING)
        if self.by_code:
            if not self.code.text().strip():
                raise BadInput("code", empty)
            return ByCode(self.code.text())
        for field, line in (("name", self.name), ("password", self.password)):
            if not line.text():
                raise BadInput(field, empty)
        return ByPassword(self.name.text().strip(), self.password.text())

    def refuse(self, error: KnownError) -> None:
        """Tell it where it belongs."""
        kinds = (
            (UnknownUser, "name"),
            (WrongPassword, "password"),
            (TooManyAttempts, "password"),
            (WrongRecoveryCode, "code"),
        )
        for kind, field in kinds:
            if isinstance(error, kind):
                error = at_field(field, error)
        self.show_error(error)

    def wipe(self) -> None:
        """Forget the secrets."""
        self.password.wipe()
        self.code.setText("")

    def _on_other_way(self) -> None:
        self.by_code = not self.by_code
        self.clear_errors()
        self._show_way()
        (self.code if self.by_code else self.name).setFocus()

    def _show_way(self) -> None:
        for field, code in (("name", False), ("password", False), ("code", True)):
            self.show_field(field, code == self.by_code)
        self.other_way.setText(
            self.tr("Mit dem Passwort einer Leitung")
            if self.by_code
            else self.tr("Mit dem Wiederherstellungscode")
        )
        self.other_way.setAccessibleName(self.other_way.word())


class WhoStep(Step):
    """What opens the backup, and, where that is not enough, who leads the store that lies here."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.then = WayForm(
            name,
            self.tr("Das, das galt, als die Sicherung gemacht wurde."),
            self.tr("Vom Blatt, das galt, als die Sicherung gemacht wurde."),
        )
        self.today = WayForm(name, self.tr("Das von heute."), self.tr("Vom Blatt, das heute gilt."))
        self.why = Note("", Tone.INFO)
        self.about = text_label(
            self.tr("Die Sicherung wird erst geöffnet und geprüft. Noch ändert sich nichts."), wrap=True
        )
        for widget in (self.about, self.then, self.why, self.today):
            self.body.addWidget(widget)
        self.today.setVisible(False)

    @property
    def asks_today(self) -> bool:
        """Whether a lead of today is asked for."""
        return not self.today.isHidden()

    def first(self) -> QWidget:
        return self.today.first() if self.asks_today else self.then.first()

    def ask_today(self, error: KnownError) -> None:
        """The backup opens; now for the store that it would replace."""
        self.why.set_text(
            " ".join(say(part) for part in (error.sentences()[0], error.sentences()[2])), Tone.INFO
        )
        self.then.setVisible(False)
        self.about.setVisible(False)
        self.today.setVisible(True)

    def start_over(self) -> None:
        """Another backup."""
        self.why.set_text("")
        self.then.setVisible(True)
        self.about.setVisible(True)
        self.today.setVisible(False)
        self.today.clear_errors()
        self.then.clear_errors()

    def wipe(self) -> None:
        self.then.wipe()
        self.today.wipe()


class FoundStep(Step):
    """What is in the backup, beside what is here."""

    def __init__(self) -> None:
        super().__init__()
        self.stand, self.more = text_label("", wrap=True), text_label("", wrap=True)
        self.warning = Note("", Tone.WARN)
        for widget in (self.stand, self.more, self.warning):
            self.body.addWidget(widget)

    def show_found(self, found: Compared) -> None:
        """Tell it."""
        day, time = said_moment(found.backup.made_at)
        inside = said_counts(found.backup.counts) or self.tr("noch nichts")
        said = self.tr("Stand der Sicherung: {day}, {time} Uhr. Darin: {counted}.").format(
            day=day, time=time, counted=inside
        )
        if found.backup.newest:
            said += " " + self.tr("Der letzte Eintrag ist von {day}, {time} Uhr.").format(
                **_moment_words(found.backup.newest)
            )
        self.stand.setText(said)
        self.more.setText(self._said_more(found))
        self.warning.set_text(
            self.tr("Was seither erfasst wurde, fehlt dann. Die jetzige Ablage wird daneben aufgehoben.")
            if found.kept
            else "",
            Tone.WARN,
        )

    def _said_more(self, found: Compared) -> str:
        if found.present is None and found.kept:
            return self.tr(
                "Die Ablage auf diesem Rechner ist nicht lesbar, deshalb fehlt hier der Vergleich."
            )
        if found.present is None:
            return self.tr("Auf diesem Rechner ist noch nichts erfasst, das ersetzt würde.")
        present = found.present
        newest = ""
        if found.present_newest:
            newest = self.tr("Hier ist der letzte Eintrag von {day}, {time} Uhr.").format(
                **_moment_words(found.present_newest)
            )
        more = {table: present.get(table, 0) - found.backup.counts.get(table, 0) for table in COUNTED}
        counted = said_counts(more)
        said = (
            self.tr("Die Ablage von heute hat mehr: {counted}.").format(counted=counted)
            if counted
            else self.tr("Die Ablage von heute hat nicht mehr Einträge als die Sicherung.")
        )
        return f"{newest} {said}".strip()


class OwnStep(Step):
    """A new password for whoever came with the code: nobody may know one of then."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.name, self.password, self.again = QLineEdit(), PasswordField(""), PasswordField("")
        self.form.add(
            "name",
            self.tr("Anmeldename"),
            self.name,
            hint=self.tr("Einer aus der Sicherung, oder ein neuer; ein neuer bekommt die Rolle Leitung."),
        )
        self.form.add(
            "password",
            self.tr("Neues Passwort"),
            self.password,
            hint=self.tr("Leer lassen, wenn jemand das Passwort von damals weiß."),
        )
        self.form.add("again", self.tr("Neues Passwort noch einmal"), self.again)
        self.form.pair("password", "again")
        self.body.addWidget(
            text_label(
                self.tr("Mit dem Code hinein, ohne ein Passwort von damals: hier das eigene neue setzen."),
                wrap=True,
            )
        )
        self.body.addWidget(self.form)

    def first(self) -> QWidget:
        return self.password if self.name.text() else self.name

    def offer(self, leads: Iterable[str]) -> None:
        """Begin with the first who led then."""
        if not self.name.text():
            self.name.setText(next(iter(leads), ""))

    def own(self) -> ByPassword | None:
        """The new access, None where none is wanted. Raises BadInput or WeakPassword."""
        if not self.password.text() and not self.again.text():
            return None
        check_twice(self.password.text(), self.again.text())
        if not self.name.text().strip():
            raise BadInput("name", Sentence("errors", _MISSING))
        access.check_new_password(self.password.text())
        return ByPassword(access.clean_login(self.name.text()), self.password.text())

    def wipe(self) -> None:
        self.password.wipe()
        self.again.wipe()


class PeopleStep(Step):
    """Who would come back with the backup: nobody does unless somebody says so."""

    def __init__(self) -> None:
        super().__init__()
        self.about = text_label("", wrap=True)
        self.boxes: dict[str, QCheckBox] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.problem = Note("", Tone.BAD)
        self.older, self.missing = text_label("", "soft", wrap=True), text_label("", "soft", wrap=True)
        self.passwords = text_label(
            self.tr(
                "Alle anderen behalten Zugang und Passwort von heute, und das Wiederherstellungsblatt bleibt gültig."
            ),
            "soft",
            wrap=True,
        )
        self.body.addWidget(self.about)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.passwords)
        self.body.addWidget(self.older)
        self.body.addWidget(self.missing)
        self._found: Compared | None = None

    def first(self) -> QWidget | None:
        return next(iter(self.boxes.values()), None)

    def show_found(self, found: Compared) -> None:
        """Ask about each."""
        self._found = found
        for box in self.boxes.values():
            box.setParent(None)
            box.deleteLater()
        self.boxes.clear()
        self.problem.set_text("")
        for one in found.returning:
            self.boxes[one.name] = box = TickBox(self._said(one))
            self._lines.addWidget(box)
        if not found.roster:
            self.about.setText(
                self.tr(
                    "Die Ablage auf diesem Rechner ist nicht lesbar. Alle, die in der Sicherung Zugang haben, können sich"
                    " danach anmelden."
                )
                if found.kept
                else self.tr("Alle, die in der Sicherung Zugang haben, können sich danach anmelden.")
            )
        elif found.returning:
            self.about.setText(
                self.tr(
                    "Damals hatten sie Zugang oder eine höhere Rolle. Ohne Haken bleibt es, wie es heute ist; "
                    "mit Haken gilt, was damals galt."
                )
            )
        else:
            self.about.setText(self.tr("Niemand hat danach mehr Zugang als heute."))
        self.passwords.setVisible(found.as_today)
        self._tell(self.older, self.tr("Mit dem Passwort von damals: {names}."), found.older_passwords)
        self._tell(
            self.missing,
            self.tr("Ohne Zugang, weil erst nach der Sicherung dazugekommen: {names}."),
            found.left_behind,
        )

    def bring_back(self, own: ByPassword | None) -> frozenset[str]:
        """Who is ticked. Raises NobodyLeft."""
        back = frozenset(name for name, box in self.boxes.items() if box.isChecked())
        if self._found is not None and own is None and not self._found.as_today:
            left = set(self._found.leads) - (self.boxes.keys() - back)
            if not left:
                led = (one.display_name for one in self._found.returning if one.role is Role.LEAD)
                raise NobodyLeft(names=", ".join(led))
        return back

    def said_staying(self) -> tuple[str, ...]:
        """Who stays without access, and who with the lower role of today."""
        found = self._found.returning if self._found is not None else ()
        staying = [one for one in found if not self.boxes[one.name].isChecked()]
        out = ", ".join(one.display_name for one in staying if one.present_role is None)
        lower = ", ".join(one.display_name for one in staying if one.present_role is not None)
        said = (
            (out, self.tr("Ohne Zugang bleibt: {names}.")),
            (lower, self.tr("Mit der Rolle von heute bleibt: {names}.")),
        )
        return tuple(text.format(names=names) for names, text in said if names)

    def _said(self, one: Returning) -> str:
        then = word("roles", ROLE_NAMES[one.role])
        if one.present_role is None:
            return self.tr("{name}: damals {then}, heute ohne Zugang").format(
                name=one.display_name, then=then
            )
        today = word("roles", ROLE_NAMES[one.present_role])
        return self.tr("{name}: damals {then}, heute {today}").format(
            name=one.display_name, then=then, today=today
        )

    def _tell(self, label: QLabel, text: str, names: tuple[str, ...]) -> None:
        label.setText(text.format(names=", ".join(names)))
        label.setVisible(bool(names))


class TextStep(Step):
    """A few calm paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [text_label("", wrap=True) for _ in range(3)]
        for line in self.lines:
            self.body.addWidget(line)
        self.note = Note("", Tone.WARN)
        self.body.addWidget(self.note)

    def tell(self, *texts: str, note: str = "", tone: Tone = Tone.WARN) -> None:
        """Say these; a note asks for attention."""
        for line, text in zip(self.lines, (*texts, "", "", ""), strict=False):
            line.setText(text)
            line.setVisible(bool(text))
        self.note.set_text(note, tone)


def _said_stand(row: FoundBackup) -> str:
    if not row.made_at:
        return QCoreApplication.translate("ChooseStep", "unbekannt")
    day, time = said_moment(row.made_at)
    return f"{day}, {time}"


def _said_file(row: FoundBackup) -> str:
    return f"{row.path.parent.name} · {row.path.name}"


def _said_size(row: FoundBackup) -> str:
    return QLocale().formattedDataSize(row.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _moment_words(iso: str) -> dict[str, str]:
    day, time = said_moment(iso)
    return {"day": day, "time": time}
