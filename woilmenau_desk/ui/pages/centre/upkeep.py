"""Prüfen, Zurückspielen: whether all is well with the store, and a backup put in its place."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.services.upkeep import upkeep
from woilmenau_desk.services.upkeep.upkeep import VerifyResult
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.labels import Card, Note, reading_label, text_label
from woilmenau_desk.ui.words import say

_SUFFIX = "desk"


class UpkeepSection(Section):
    """Two things to do, and where everything lies. Backups are made in the section of their own."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Prüfen, Zurückspielen"),
            self.tr("Ob mit der Ablage alles in Ordnung ist, und was zu tun ist, wenn etwas verloren ging."),
        )
        self.check_action = self.add_action(self.tr("Ablage prüfen"), "Ctrl+R", self.check, "shield")
        self.restore_action = self.add_action(
            self.tr("Sicherung zurückspielen …"), "Ctrl+O", self.choose_backup, "backup"
        )
        self.found = Note("", Tone.WARN)  # at this login, all of it
        self.body.addWidget(self.found)
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addWidget(self._build_check(), 1)
        line.addWidget(self._build_restore(), 1)
        self.body.addLayout(line)
        self.body.addWidget(self._build_where())
        self.body.addStretch(1)

    def activated(self) -> None:
        desk = self.context.desk
        found = (*desk.findings, *desk.notices, *desk.news)
        self.found.set_text("\n".join(f"• {say(one)}" for one in found))
        self.check_button.setFocus()

    def choose_backup(self) -> None:
        """Lead through putting a backup back: which one, what is in it, who comes back with it."""
        self.context.restore(None)

    def check(self) -> None:
        """See whether all is well with the store."""
        self.check_said.set_text("")
        self.check_progress.setVisible(True)
        self.check_action.setEnabled(False)
        desk = self.context.desk
        self.context.runner.run_long(
            lambda work: upkeep.verify(desk, lambda: work.stopped() or desk.closed),
            on_done=self._on_checked,
            on_error=self._on_check_failed,
            on_stopped=lambda: self.check_said.set_text(self.tr("Prüfung abgebrochen."), Tone.NEUTRAL),
            settled=self._end,
            label=self.tr("Die Ablage wird geprüft …"),
            owner=self,
        )

    # How it is built

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
        self.check_button = KeyButton.for_action(self.check_action, "shield", "primary")
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
        card.body.addStretch(1)
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
        return card

    # What happens

    def _end(self) -> None:
        self.check_progress.setVisible(False)
        self.check_action.setEnabled(True)

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


def _progress(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setAccessibleName(name)
    bar.setVisible(False)
    return bar


def _told(error: KnownError) -> str:
    return " ".join(text for text in map(say, error.sentences()) if text)
