"""Sicherung und Prüfung: a proven copy of everything, and whether all is well with the store."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from woilmenau_desk.domain.backups import Backup
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.periods import local
from woilmenau_desk.services import upkeep
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.outputs import check_output
from woilmenau_desk.services.upkeep import VerifyResult
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.pages.admin_section import Section
from woilmenau_desk.ui.restore_words import said_counts
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.labels import Card, Note, reading_label, text_label
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.words import say

_SUFFIX = "desk"


class UpkeepSection(Section):
    """Two things to do, and where everything lies."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Sicherung und Prüfung"),
            self.tr("Eine Sicherung ist verschlüsselt wie die Ablage und wird gleich zur Probe geöffnet."),
        )
        self.backup_action = self.add_action(self.tr("Jetzt sichern"), "Ctrl+S", self.back_up, "backup")
        self.elsewhere_action = self.add_action(
            self.tr("Woandershin sichern …"), "Ctrl+Shift+S", self.choose_file, "save"
        )
        self.check_action = self.add_action(self.tr("Ablage prüfen"), "Ctrl+R", self.check, "shield")
        self.restore_action = self.add_action(
            self.tr("Sicherung zurückspielen …"), "Ctrl+O", self.choose_backup, "backup"
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addWidget(self._build_backup(), 1)
        line.addWidget(self._build_check(), 1)
        self.body.addLayout(line)
        self.body.addWidget(self._build_restore())
        self.body.addWidget(self._build_where())
        self.body.addStretch(1)

    def activated(self) -> None:
        self._load_last()
        self.backup_button.setFocus()

    def back_up(self, path: str = "") -> None:
        """Make a backup, in the store's own folder or in that file."""
        self._begin(self.backup_progress)
        self.context.runner.run(
            _back_up,
            self.context.desk,
            path,
            on_done=self._on_backed_up,
            on_error=self._on_backup_failed,
            settled=lambda: self._end(self.backup_progress),
            label=self.tr("Sicherung läuft …"),
            owner=self,
        )

    def choose_file(self) -> None:
        """Ask where to: a stick, for instance, that is taken along."""
        day = self.context.today()
        save_dialog(
            self,
            self.tr("Sicherung speichern"),
            f"woilmenau-desk-{day.isoformat()}.{_SUFFIX}",
            self.tr("Sicherungen (*.desk)"),
            _SUFFIX,
            self.back_up,
        ).open()

    def choose_backup(self) -> None:
        """Lead through putting a backup back: which one, what is in it, who comes back with it."""
        self.context.restore(None)

    def check(self) -> None:
        """See whether all is well with the store."""
        self._begin(self.check_progress)
        self.context.runner.run(
            upkeep.verify,
            self.context.desk,
            on_done=self._on_checked,
            on_error=self._on_check_failed,
            settled=lambda: self._end(self.check_progress),
            label=self.tr("Die Ablage wird geprüft …"),
            owner=self,
        )

    # How it is built

    def _build_backup(self) -> QWidget:
        card = Card(self.tr("Sicherung"))
        self.last = reading_label("", "soft")
        self.backup_said = Note("", Tone.GOOD)
        self.backup_progress = _progress(self.tr("Sicherung läuft"))
        self.backup_button = KeyButton.for_action(self.backup_action, "backup", "primary")
        elsewhere = button(self.elsewhere_action.text(), "save", "quiet")
        elsewhere.clicked.connect(self.elsewhere_action.trigger)
        self.elsewhere_action.enabledChanged.connect(elsewhere.setEnabled)
        card.body.addWidget(self.last)
        card.body.addWidget(self.backup_said)
        card.body.addWidget(self.backup_progress)
        card.body.addStretch(1)
        card.body.addWidget(ends(start=(self.backup_button, elsewhere)))
        return card

    def _build_check(self) -> QWidget:
        card = Card(self.tr("Prüfung"))
        card.body.addWidget(
            reading_label(
                self.tr(
                    "Liest die ganze Ablage: Datenbank, Bezüge, Aufbau, jeden Eintrag gegen das Änderungsprotokoll, "
                    "dessen Siegel, vertrauliche Texte."
                ),
                "soft",
            )
        )
        self.check_said = Note("", Tone.GOOD)
        self.check_progress = _progress(self.tr("Die Ablage wird geprüft"))
        card.body.addWidget(self.check_said)
        card.body.addWidget(self.check_progress)
        card.body.addStretch(1)
        self.check_button = KeyButton.for_action(self.check_action, "shield")
        card.body.addWidget(ends(start=(self.check_button,)))
        return card

    def _build_restore(self) -> QWidget:
        card = Card(self.tr("Zurückspielen"))
        card.body.addWidget(
            reading_label(
                self.tr(
                    "Wenn etwas verloren ging: eine Sicherung kommt an die Stelle der Ablage. Sie wird erst geprüft; "
                    "die jetzige Ablage wird daneben aufgehoben."
                ),
                "soft",
            )
        )
        self.restore_button = KeyButton.for_action(self.restore_action, "backup")
        card.body.addWidget(ends(start=(self.restore_button,)))
        return card

    def _build_where(self) -> QWidget:
        card = Card(self.tr("Wo die Daten liegen"))
        data = self.context.desk.data
        for caption, place in (
            (self.tr("Ablage"), data),
            (self.tr("Sicherungen"), data / upkeep.BACKUPS),
        ):
            line = QVBoxLayout()
            line.setSpacing(0)
            line.addWidget(text_label(caption, "small"))
            shown = text_label(str(place), wrap=True, selectable=True)
            shown.setAccessibleName(f"{caption}: {place}")
            line.addWidget(shown)
            card.body.addLayout(line)
        if self.context.desk.on_network:
            warning = self.tr(
                "Die Ablage liegt auf einem Netzlaufwerk: dort kann Gespeichertes verloren gehen. Bitte eine Sicherung"
                " machen und sie auf einem Rechner zurückspielen."
            )
            card.body.addWidget(Note(warning, Tone.WARN, "warning"))
        card.body.addWidget(
            reading_label(
                self.tr(
                    "Eine Kopie auf demselben Rechner hilft nicht, wenn er gestohlen wird: einmal in der Woche "
                    "woandershin sichern."
                ),
                "small",
            )
        )
        return card

    # What happens

    def _begin(self, progress: QProgressBar) -> None:
        (self.backup_said if progress is self.backup_progress else self.check_said).set_text("")
        progress.setVisible(True)
        for action in (self.backup_action, self.elsewhere_action, self.check_action, self.restore_action):
            action.setEnabled(False)

    def _end(self, progress: QProgressBar) -> None:
        progress.setVisible(False)
        for action in (self.backup_action, self.elsewhere_action, self.check_action, self.restore_action):
            action.setEnabled(True)
        # A button that was greyed out has lost the focus.
        if self.isVisible():
            (self.backup_button if progress is self.backup_progress else self.check_button).setFocus()

    def _load_last(self) -> None:
        self.context.runner.run(_last_backup, self.context.desk, on_done=self._on_last)

    def _on_last(self, made: datetime | None) -> None:
        if made is None:
            self.last.setText(self.tr("Im Ordner der Ablage liegt noch keine Sicherung."))
            return
        day = people_say_date(made.date(), self.context.today())
        self.last.setText(
            self.tr("Zuletzt gesichert: {day}, {time} Uhr.").format(day=day, time=say_time(made.time()))
        )

    def _on_backed_up(self, made: Backup) -> None:
        counted = said_counts(made.counts)
        said = self.tr("Gesichert und zur Probe geöffnet: {size} in {file}.").format(
            size=QLocale().formattedDataSize(made.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat),
            file=made.path.name,
        )
        if counted:
            said += "\n" + self.tr("Darin: {counted}.").format(counted=counted)
        self.backup_said.set_text(said, Tone.GOOD)
        self.context.status.tell(self.tr("Gesichert: {file}").format(file=made.path.name))
        self._load_last()

    def _on_backup_failed(self, error: KnownError) -> None:
        self.backup_said.set_text(_told(error), Tone.BAD)

    def _on_checked(self, result: VerifyResult) -> None:
        if not result.findings:
            said = self.tr("Alles in Ordnung.")
            if not result.notes_checked:
                said += " " + self.tr(
                    "Die vertraulichen Texte und das Siegel des Protokolls konnte diese Rolle nicht prüfen."
                )
            self.check_said.set_text("\n".join((said, *map(say, result.remarks))), Tone.GOOD)
            return
        head = QCoreApplication.translate(
            "UpkeepSection",
            "%n Auffälligkeit(en) gefunden. Bitte die letzte Sicherung aufheben.",
            "",
            len(result.findings),
        )
        told = "\n".join(f"• {say(finding)}" for finding in result.findings)
        self.check_said.set_text(f"{head}\n{told}", Tone.BAD)

    def _on_check_failed(self, error: KnownError) -> None:
        self.check_said.set_text(_told(error), Tone.BAD)


def _back_up(desk: Desk, path: str) -> Backup:
    """What somebody chose is an output like any other: not in the store's folder."""
    return upkeep.backup(desk, check_output(path, folder_made=True, backup=True) if path else None)


def _last_backup(desk: Desk) -> datetime | None:
    """When the newest backup in the store's folder was written, on the centre's clock."""
    path = upkeep.last_backup(desk)
    return None if path is None else local(datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _progress(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setAccessibleName(name)
    bar.setVisible(False)
    return bar


def _told(error: KnownError) -> str:
    return " ".join(text for text in map(say, error.sentences()) if text)
