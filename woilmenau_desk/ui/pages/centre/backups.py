"""Sicherungen: what there is, where it goes, and when somebody is told that the last one is long ago."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from woilmenau_desk.domain.backup_plan import LEAST_LATE, MOST_LATE, USUALLY_LATE
from woilmenau_desk.domain.backups import (
    BackUp,
    KnownBackup,
    Occasion,
    Overview,
    PlaceState,
    Quiet,
    Ran,
    Spot,
)
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import BackupStopped, KnownError
from woilmenau_desk.domain.periods import local
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.outputs import check_output
from woilmenau_desk.services.upkeep import backup_settings, upkeep
from woilmenau_desk.ui.backing_up import went_wrong
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.pages.centre.section import Section, save_button
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.backup_line import brief_trouble, place_said, quiet_said
from woilmenau_desk.ui.widgets.buttons import KeyButton, button
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField, NumberField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, reading_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.widgets.save_dialog import documents_folder, save_dialog
from woilmenau_desk.ui.words import say

_SUFFIX = "desk"


class BackupsSection(Section):
    """The backups at the left; the places and the reminder at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Sicherungen"),
            self.tr(
                "Sie entstehen von selbst: täglich, wenn niemand tippt, und beim Schließen. "
                "Jede wird geöffnet und gezählt, jede Woche eine zur Probe zurückgespielt und verglichen. "
                "Enter führt durch das Zurückspielen."
            ),
        )
        self._overview: Overview | None = None
        self._went_wrong = ""  # what became of the last one by hand stays until the next
        self.now_action = self.add_action(self.tr("Jetzt sichern"), "Ctrl+S", self.back_up, "backup")
        self.elsewhere_action = self.add_action(
            self.tr("Woandershin sichern …"), "Ctrl+Shift+S", self.choose_file, "save"
        )
        self.second_action = self.add_action(
            self.tr("Zweiten Ordner wählen …"), "Ctrl+G", self.choose_second, "save"
        )
        self.stick_action = self.add_action(self.tr("Diesen Stick nehmen"), "Ctrl+T", self.take_stick, "save")
        self.forget_action = self.add_action(
            self.tr("Nicht mehr dorthin"), "Ctrl+Del", self.forget_place, "void"
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(self._build_list(), 11)
        line.addLayout(self._build_places(), 10)
        self.body.addLayout(line, 1)
        self.stick_action.setEnabled(False)
        self.forget_action.setEnabled(False)
        self._set_idle(context.backing_up is not None)
        if context.backing_up is not None:
            context.backing_up.begun.connect(self._on_begun)
            context.backing_up.ended.connect(self._on_ended)
            context.backing_up.answered.connect(self._on_answered)
        self.watch(Kind.BACKUP, Kind.CENTRE)

    def activated(self) -> None:
        self.reload()
        self.list.setFocus()

    def reload(self) -> None:
        desk = self.context.desk
        # A folder on a network may take its time.
        self.context.runner.run_long(
            lambda _work: backup_settings.overview(desk),
            on_done=self._on_overview,
            on_error=self._on_refused,
            owner=self,
            waited_for=False,
            gives_way=True,
        )

    def back_up(self) -> None:
        """Make one now, and bring it everywhere."""
        self._ask(None)

    def choose_file(self) -> None:
        """Ask where to: a stick, for instance, that is taken along."""
        save_dialog(
            self,
            self.tr("Sicherung speichern"),
            f"woilmenau-desk-{self.context.today().isoformat()}.{_SUFFIX}",
            self.tr("Sicherungen (*.desk)"),
            _SUFFIX,
            self.back_up_into,
        ).open()

    def back_up_into(self, path: str) -> None:
        """Make one now into that file, and nowhere else."""
        self._ask(partial(_by_hand, path))

    def choose_second(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, self.tr("Zweiter Ordner für Sicherungen"), str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.take_second(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_second(self, folder: Path) -> None:
        """Bring every backup there, too."""
        self._set(backup_settings.choose_second, folder)

    def take_stick(self) -> None:
        """Bring every backup onto the chosen stick, whenever it is plugged in."""
        root = self.sticks.code()
        if root:
            self._set(backup_settings.take_stick, Path(root))

    def forget_place(self) -> None:
        """Bring nothing more to the chosen place; what lies there stays."""
        row = self.places.current_row()
        if not isinstance(row, PlaceState):
            return
        if row.spot is Spot.SECOND:
            self._set(backup_settings.choose_second, None)
        else:
            self._set(backup_settings.forget_stick, row.place)

    # How it is built

    def _build_list(self) -> QVBoxLayout:
        self.said = Note("", Tone.GOOD)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Sicherung läuft"))
        self.progress.setVisible(False)
        self._model = RowsModel(
            (Column[KnownBackup](self.tr("Sicherung"), self._when, self._detail, self._icon, strong=True),),
            self.context.privacy,
            key=lambda row: row.path,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Sicherungen"),
            empty=EmptyState(
                "backup",
                self.tr("Noch keine Sicherung"),
                self.tr("Strg+S macht eine, sonst kommt sie von selbst."),
            ),
        )
        # Enter leads through putting that one back; nothing happens before the last question.
        self.list.row_opened.connect(lambda row: self.context.restore(row.path))
        column = QVBoxLayout()
        column.setSpacing(SPACE_3)
        column.addWidget(self.said)
        column.addWidget(self.progress)
        column.addWidget(self.list, 1)
        elsewhere = button(self.elsewhere_action.text(), "save", "quiet")
        elsewhere.clicked.connect(self.elsewhere_action.trigger)
        self.elsewhere_action.enabledChanged.connect(elsewhere.setEnabled)
        column.addWidget(ends(start=(KeyButton.for_action(self.now_action, "backup", "primary"), elsewhere)))
        return column

    def _build_places(self) -> QVBoxLayout:
        card = Card(self.tr("Wohin außerdem"))
        self._places = RowsModel(
            (
                Column[PlaceState](
                    self.tr("Ort"), self._place, self._place_detail, self._place_icon, strong=True
                ),
            ),
            self.context.privacy,
            key=lambda row: row.place,
            parent=self,
        )
        self.places = RowsView(
            self._places,
            self.tr("Orte für Sicherungen"),
            header=False,
            empty=EmptyState(
                "warning",
                self.tr("Nur auf diesem Rechner"),
                self.tr("Geht er verloren, sind die Sicherungen mit verloren."),
            ),
        )
        self.places.row_selected.connect(lambda row: self.forget_action.setEnabled(row is not None))
        self.places.setMinimumHeight(96)
        card.body.addWidget(self.places, 1)
        card.body.addWidget(
            ends(
                start=(
                    KeyButton.for_action(self.second_action, "save"),
                    KeyButton.for_action(self.forget_action, "void", "quiet"),
                )
            )
        )
        self.sticks = ChoiceField((), none=None)
        self.sticks.setAccessibleName(self.tr("Eingesteckter Stick"))
        self.no_stick = reading_label(self.tr("Es steckt kein neuer Stick."), "soft")
        self.stick_line = QWidget()
        below = QVBoxLayout(self.stick_line)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_3)
        below.addWidget(self.sticks)
        below.addWidget(ends(start=(KeyButton.for_action(self.stick_action, "save"),)))
        self.stick_line.setVisible(False)
        card.body.addWidget(self.stick_line)
        card.body.addWidget(self.no_stick)
        remind = Card()
        self.form = Form()
        self.days = NumberField(LEAST_LATE, MOST_LATE, USUALLY_LATE, self.tr(" Öffnungstagen"))
        self.form.add(
            "days",
            self.tr("An der Theke erinnern nach"),
            self.days,
            hint=self.tr("Wochenenden und Feiertage zählen nicht."),
        )
        self.form.submitted.connect(self._save)
        remind.body.addWidget(self.form)
        remind.body.addWidget(ends(save_button(self.form)))
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        column.addWidget(card, 1)
        column.addWidget(remind)
        return column

    # What it says

    def _when(self, row: KnownBackup) -> str:
        at = local(row.made_at)
        return f"{people_say_date(at.date(), self.context.today())}, {say_time(at.time())}"

    def _detail(self, row: KnownBackup) -> str:
        size = QLocale().formattedDataSize(row.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        return " · ".join((self._where(row), self._proof(row), size))

    def _where(self, row: KnownBackup) -> str:
        where = {
            Spot.HERE: self.tr("auf diesem Rechner"),
            Spot.SECOND: self.tr("im zweiten Ordner"),
            Spot.STICK: self.tr("auf dem Stick"),
        }[row.spot]
        return where if row.automatic else self.tr("{where}, von Hand").format(where=where)

    def _proof(self, row: KnownBackup) -> str:
        if row.restored_at is not None and row.proven:
            return self.tr("zurückgespielt und gleich")
        return self.tr("geöffnet und gezählt") if row.proven else self.tr("nicht geprüft")

    def _icon(self, row: KnownBackup) -> str:
        return "check" if row.proven else "warning"

    def _place(self, row: PlaceState) -> str:
        if row.spot is Spot.SECOND:
            return self.tr("Zweiter Ordner: {folder}").format(folder=Path(row.name).name)
        return place_said(row)

    def _place_icon(self, row: PlaceState) -> str:
        return "warning" if row.trouble is not None or row.late else "check"

    def _place_detail(self, row: PlaceState) -> str:
        parts = []
        if row.trouble is not None:
            parts.append(brief_trouble(row.trouble) or say(row.trouble))
        elif row.present is None:
            parts.append(self.tr("Der Ordner antwortet nicht."))
        elif not row.present:
            parts.append(self.tr("gerade nicht da"))
        if row.last is not None:
            parts.append(self.tr("zuletzt {when}").format(when=self._moment(row.last)))
        else:
            parts.append(self.tr("noch keine Sicherung"))
        if row.same_disk:
            parts.append(self.tr("derselbe Datenträger wie die Ablage"))
        return " · ".join(parts)

    def _moment(self, at: datetime) -> str:
        here = local(at)
        return f"{people_say_date(here.date(), self.context.today())} {say_time(here.time())}"

    # What happens

    def _on_overview(self, found: Overview) -> None:
        first = self._overview is None
        self._overview = found
        self._model.set_rows(found.backups)
        self._places.set_rows(found.places)
        self.forget_action.setEnabled(self.places.current_row() is not None)
        self.sticks.set_choices((str(root), str(root)) for root in found.sticks)
        self.stick_line.setVisible(bool(found.sticks))
        self.no_stick.setVisible(not found.sticks)
        self.stick_action.setEnabled(bool(found.sticks))
        if first or not self.days.hasFocus():
            self.days.setValue(found.days)
        if not self.progress.isVisible():
            self._say_standing(found)

    def _say_standing(self, found: Overview) -> None:
        if self._went_wrong:
            self.said.set_text(self._went_wrong, Tone.BAD)
            return
        text, tone = quiet_said(Quiet(found.standing, trouble=found.trouble), self.context.now())
        if found.store is not None:
            text = f"{text.removesuffix('.')}. {say(found.store)}"
            tone = Tone.WARN if tone is Tone.GOOD else tone
        self.said.set_text(text, tone)

    def _ask(self, by_hand: BackUp | None) -> None:
        if self.context.backing_up is not None:
            self._went_wrong = ""
            self._set_idle(False)
            self.context.backing_up.ask(by_hand)

    def _on_begun(self) -> None:
        self.progress.setVisible(True)

    def _on_ended(self, _outcome: object) -> None:
        self.progress.setVisible(False)

    def _on_answered(self, outcome: Ran | KnownError | None) -> None:
        """Whoever asked for it may be at another page by now: the line at the bottom says it there."""
        self._set_idle(True)
        said = self._said_answer(outcome)
        if went_wrong(outcome):
            self._went_wrong = said
            self.said.set_text(said, Tone.BAD)
        if said:
            self.context.status.tell(said)

    def _said_answer(self, outcome: Ran | KnownError | None) -> str:
        if isinstance(outcome, KnownError):
            stopped = isinstance(outcome, BackupStopped)
            return "" if stopped else " ".join(text for text in map(say, outcome.sentences()) if text)
        if outcome is None or outcome.made is None:
            return self.tr("Nicht gesichert. Bitte noch einmal versuchen.")
        if outcome.restored is False:
            return self.tr(
                "Nicht gesichert: {file} hat die Probe nicht bestanden. Die früheren sind unberührt; "
                "bitte die Ablage prüfen."
            ).format(file=outcome.made.name)
        if outcome.failed:
            return self.tr("Gesichert: {file}. Nicht überall angekommen: siehe „Wohin außerdem“.").format(
                file=outcome.made.name
            )
        return self.tr("Gesichert: {file}").format(file=outcome.made.name)

    def _set_idle(self, idle: bool) -> None:
        self.now_action.setEnabled(idle)
        self.elsewhere_action.setEnabled(idle)

    def _set(self, change: Callable[..., object], value: object) -> None:
        desk = self.context.desk
        # It writes to another disk.
        self.context.runner.run_long(
            lambda _work: change(desk, value),
            on_error=self._on_refused,
            owner=self,
            can_stop=False,
            waited_for=False,
            of_store=False,
        )

    def _on_refused(self, error: KnownError) -> None:
        self.said.set_text(" ".join(text for text in map(say, error.sentences()) if text), Tone.BAD)

    def _save(self) -> None:
        self.form.clear_errors()
        self.context.runner.run(
            backup_settings.set_days,
            self.context.desk,
            self.days.value(),
            on_error=self.form.show_error,
            owner=self,
        )


def _by_hand(path: str, desk: Desk, _occasion: Occasion, stop: Callable[[], bool]) -> Ran:
    """What somebody chose is an output like any other: not in the store's folder."""
    return Ran(upkeep.backup(desk, check_output(path, folder_made=True, backup=True), stop).path)
