"""Putting a backup back, step by step: choose, open and prove, compare, who comes back, do it, and what now.

The same window before anybody can log in (on a new computer, or where the store cannot be read) and out of the
administration. Nothing changes before the last question has been answered, and Cancel is always there.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from woilmenau_desk.domain.backups import ByCode, ByPassword, Compared, FoundBackup, Order, Restored
from woilmenau_desk.domain.errors import KnownError, NobodyLeft, PresentLeadNeeded, WeakPassword
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.ui.dialogs import Paragraphs
from woilmenau_desk.ui.restore_steps import (
    ChooseStep,
    FoundStep,
    OwnStep,
    PeopleStep,
    Step,
    TextStep,
    WhoStep,
)
from woilmenau_desk.ui.restore_words import said_moment
from woilmenau_desk.ui.task_runner import Task, TaskRunner
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, SPACE_6, Tone
from woilmenau_desk.ui.widgets.form import at_field
from woilmenau_desk.ui.widgets.labels import IconLabel, text_label
from woilmenau_desk.ui.widgets.save_dialog import documents_folder
from woilmenau_desk.ui.words import say

Compare = Callable[[Order, LongWork], Compared]  # beside the worker
Look = Callable[[], Iterable[FoundBackup]]  # beside it
_WIDTH = 640


class _At(IntEnum):
    """Where one is."""

    CHOOSE, WHO, FOUND, OWN, PEOPLE, AGREE, DOING, DONE, BROKEN = range(9)


class RestoreDialog(Paragraphs):
    """`agreed` asks for the work; whoever does it answers with `show_doing` and then
    `show_done` or `show_failed`, or with `hold_back`."""

    agreed = Signal(Order)
    onward = Signal()  # it is done, and was read

    def __init__(
        self,
        parent: QWidget | None,
        runner: TaskRunner,
        compare: Compare,
        look: Look = tuple,
        *,
        folder: Path | None = None,
        path: Path | None = None,
        name: str = "",
        empty: bool = False,
    ) -> None:
        """`path`: the backup is chosen already. `name`: who is logged in. `folder`: where a choice of files begins.

        `empty`: nothing lies here that could be replaced.
        """
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._runner, self._compare, self._folder = runner, compare, folder or documents_folder()
        self._empty = empty
        self._order: Order | None = None
        self._found: Compared | None = None
        self._own: ByPassword | None = None
        self._proving: Task | None = None
        self._at = _At.CHOOSE
        self._done = ""
        self.choose_step, self.who_step, self.found_step = ChooseStep(), WhoStep(name), FoundStep()
        self.own_step, self.people_step, self.agree_step = OwnStep(), PeopleStep(), TextStep()
        self._doing_step, self.done_step, self.broken_step = TextStep(), TextStep(), TextStep()
        self._steps: dict[_At, Step] = dict(
            zip(
                _At,
                (
                    self.choose_step,
                    self.who_step,
                    self.found_step,
                    self.own_step,
                    self.people_step,
                    self.agree_step,
                    self._doing_step,
                    self.done_step,
                    self.broken_step,
                ),
                strict=True,
            )
        )
        self._build()
        self._connect()
        if path is None:
            self._go(_At.CHOOSE)
            self._look_for_backups(look)
        else:
            self._choose(path)

    def _build(self) -> None:
        self._headings = {
            _At.CHOOSE: self.tr("Welche Sicherung?"),
            _At.WHO: self.tr("Sicherung öffnen"),
            _At.FOUND: self.tr("Was darin ist, und was hier ist"),
            _At.OWN: self.tr("Ihr neues Passwort"),
            _At.PEOPLE: self.tr("Wer kommt mit zurück?"),
            _At.AGREE: self.tr("Jetzt zurückspielen?"),
            _At.DOING: self.tr("Die Sicherung wird zurückgespielt"),
            _At.DONE: self.tr("Fertig"),
            _At.BROKEN: self.tr("Nicht zu Ende gekommen"),
        }
        self._heading = text_label("", "title", wrap=True)
        self._file = text_label("", "soft", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setVisible(False)
        self._icon = IconLabel("backup", "warn", 28)
        text = QVBoxLayout()
        text.setSpacing(SPACE_2)
        text.addWidget(self._heading)
        text.addWidget(self._file)
        text.addSpacing(SPACE_2)
        for step in self._steps.values():
            text.addWidget(step)
        text.addWidget(self.progress)
        text.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        self.back = self.add_button(self.tr("Zurück"), "quiet")
        self.next_button = self.add_button(self.tr("Weiter"), "primary")
        self.yes = self.add_button(self.tr("Zurückspielen"), "primary" if self._empty else "danger")
        self.no = self.add_button(self.tr("Abbrechen"), default=True)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addLayout(top, 1)
        layout.addLayout(self.buttons)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._on_next)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)
        self.choose_step.chosen.connect(self._choose)
        self.choose_step.file_asked.connect(self._choose_file)
        for form in (self.who_step.then, self.who_step.today, self.own_step.form):
            form.submitted.connect(self._on_next)

    # Going through it

    def _go(self, at: _At) -> None:
        self._at = at
        for one, step in self._steps.items():
            step.setVisible(one is at)
        self._heading.setText(self._headings[at])
        self.setAccessibleName(self._headings[at])
        ended = at in (_At.DONE, _At.BROKEN)
        self._file.setVisible(bool(self._file.text()) and not ended)
        self.next_button.setText(self._said_next())
        self.next_button.setAccessibleName(self._said_next())
        self.next_button.setVisible(at not in (_At.AGREE, _At.DOING))
        self.back.setVisible(at not in (_At.CHOOSE, _At.DOING) and not ended)
        self.yes.setVisible(at is _At.AGREE)
        self.no.setVisible(at is not _At.DOING and not ended)
        self.no.setDefault(not ended and not (at is _At.AGREE and self._empty))
        self.yes.setDefault(at is _At.AGREE and self._empty)
        self.next_button.setDefault(ended)
        self.progress.setAccessibleName(self._headings[at])
        self.progress.setVisible(at is _At.DOING)
        self._icon.set_icon(*(("check", "good") if at is _At.DONE else ("backup", "warn")))
        self._focus()
        self._fit()

    def _focus(self) -> None:
        if self._at is _At.AGREE:
            # Where nothing lies, nothing is lost by it.
            (self.yes if self._empty else self.no).setFocus()
        else:
            (self._steps[self._at].first() or self.next_button).setFocus()

    def _said_next(self) -> str:
        if self._at is _At.WHO:
            return self.tr("Prüfen")
        return self.tr("Zur Anmeldung") if self._at in (_At.DONE, _At.BROKEN) else self.tr("Weiter")

    def enter_in(self, line: QLineEdit) -> None:
        """On to the next field; from the last one to the next step."""
        lines = [
            one
            for one in self._steps[self._at].findChildren(QLineEdit)
            if one.isVisible() and one.isEnabled()
        ]
        after = lines[lines.index(line) + 1 :] if line in lines else []
        if after:
            after[0].setFocus()
        else:
            self._on_next()

    def reject(self) -> None:
        if self._proving is not None:
            self._stop_proving()
        elif self._at in (_At.DONE, _At.BROKEN):
            self._finish()
        elif self._at is not _At.DOING:
            self._wipe()
            super().reject()

    def _on_next(self) -> None:
        if not self.next_button.isEnabled() or not self.next_button.isVisible():
            return
        if self._at is _At.CHOOSE:
            self._choose_marked()
        elif self._at is _At.WHO:
            self._prove()
        elif self._at is _At.FOUND:
            self._go(_At.OWN if self._by_code() else _At.PEOPLE)
        elif self._at is _At.OWN:
            self._read_own()
        elif self._at is _At.PEOPLE:
            self._read_people()
        elif self._at in (_At.DONE, _At.BROKEN):
            self._finish()

    def _go_back(self) -> None:
        if self._at is _At.WHO:
            self.who_step.start_over()
            self._go(_At.CHOOSE)
        elif self._at is _At.PEOPLE and not self._by_code():
            self._go(_At.FOUND)
        elif self._at is _At.FOUND:
            self.who_step.start_over()
            self._go(_At.WHO)
        else:
            self._go(_At(self._at - 1))

    def _by_code(self) -> bool:
        return self._order is not None and isinstance(self._order.way, ByCode)

    # Which

    def _look_for_backups(self, look: Look) -> None:
        """Beside everything else, and nobody waits for a disk that hangs; each is shown as soon as it is found."""
        stop = threading.Event()
        self.finished.connect(stop.set)
        self.destroyed.connect(stop.set)
        show = self._runner.reporter(self.choose_step.add_found, self)

        def work(long: LongWork) -> None:
            for found in look():
                if stop.is_set() or long.stopped():
                    return
                show(found)

        self._runner.run_long(
            work,
            on_error=lambda _error: None,  # what cannot be read has none
            settled=self.choose_step.end_looking,
            owner=self,
            waited_for=False,
            of_store=False,
        )

    def _choose_marked(self) -> None:
        try:
            self._choose(self.choose_step.path())
        except KnownError as error:
            self.choose_step.problem.set_text(say(error.sentences()[0]), Tone.BAD)

    def _choose_file(self) -> None:
        choose_backup(self, self._folder, self._choose)

    def _choose(self, path: Path) -> None:
        self.choose_step.problem.set_text("")
        self._path = path
        self._file.setText(str(path))
        self.who_step.start_over()
        self._go(_At.WHO)

    # Whether it opens, and who may

    def _prove(self) -> None:
        who = self.who_step
        form = who.today if who.asks_today else who.then
        form.clear_errors()
        orders: list[Order] = []
        if not form.read(lambda: orders.append(self._read_order())):
            return
        self._order = orders[0]
        self._set_proving(True)
        order = self._order
        # Unpacking and reading a backup takes as long as it is large; it may be stopped.
        self._proving = self._runner.run_long(
            lambda work: self._compare(order, work),
            on_done=self._on_compared,
            on_error=self._on_refused,
            settled=self._on_proved,
            owner=self,
        )

    def _read_order(self) -> Order:
        order = Order(self._path, self.who_step.then.way())
        return replace(order, present=self.who_step.today.way()) if self.who_step.asks_today else order

    def _set_proving(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for widget in (self.who_step, self.next_button, self.back):
            widget.setEnabled(not busy)
        if busy:
            # It can be stopped: nothing has changed yet.
            self.no.setFocus()

    def _stop_proving(self) -> None:
        if self._proving is not None:
            self._proving.cancel()
            self._proving = None
        self._set_proving(False)
        self._focus()

    def _on_proved(self) -> None:
        # A bug answers with neither; it was told.
        if self._proving is not None:
            self._stop_proving()

    def _on_refused(self, error: KnownError) -> None:
        self._proving = None
        self._set_proving(False)
        who = self.who_step
        if isinstance(error, PresentLeadNeeded) and not who.asks_today:
            who.ask_today(error)
            self._focus()
        else:
            (who.today if who.asks_today else who.then).refuse(error)

    def _on_compared(self, found: Compared) -> None:
        self._proving = None
        self._set_proving(False)
        self._found = found
        self.found_step.show_found(found)
        self.people_step.show_found(found)
        self.own_step.offer(found.leads)
        self._own = None
        self._go(_At.FOUND)

    # With whom

    def _read_own(self) -> None:
        form = self.own_step.form
        form.clear_errors()
        owns: list[ByPassword | None] = []
        try:
            if not form.read(lambda: owns.append(self.own_step.own())):
                return
        except WeakPassword as error:
            form.show_error(at_field("password", error))
            return
        self._own = owns[0]
        self._go(_At.PEOPLE)

    def _read_people(self) -> None:
        order, found = self._order, self._found
        if order is None or found is None:
            return
        self.people_step.problem.set_text("")
        try:
            back = self.people_step.bring_back(self._own)
        except NobodyLeft as error:
            self.people_step.problem.set_text(" ".join(filter(None, map(say, error.sentences()))), Tone.BAD)
            return
        self._order = replace(order, bring_back=back, own=self._own)
        day, time = said_moment(found.backup.made_at)
        self.agree_step.tell(
            self.tr("Die Ablage hat danach den Stand von {day}, {time} Uhr.").format(day=day, time=time),
            " ".join(self.people_step.said_staying()),
            self.tr("Die jetzige Ablage wird daneben aufgehoben, ganz.") if found.kept else "",
        )
        self._go(_At.AGREE)

    # Doing it

    def _agree(self) -> None:
        order = self._order
        if order is not None and self._at is _At.AGREE:
            self.agree_step.note.set_text("")
            self.agreed.emit(order)

    def show_doing(self) -> None:
        """It has begun: nobody leaves until it is done."""
        self._doing_step.tell(
            self.tr("Bitte den Rechner anlassen. Wird er doch ausgeschaltet, geht nichts verloren.")
        )
        self._go(_At.DOING)

    def hold_back(self, *, waits: bool) -> None:
        """Nothing was begun: somebody wants to keep what was typed, or the program is still at something else."""
        self.agree_step.note.set_text(
            self.tr("Es beginnt von selbst, sobald fertig ist, was gerade läuft.") if waits else "", Tone.INFO
        )
        self._go(_At.AGREE)

    def on_settled(self) -> None:
        """Done or failed, the window has said so; where it has not, the program has a bug, and nobody stays shut in."""
        if self._at is not _At.DOING:
            return
        self.broken_step.tell(
            self.tr("Da ist im Programm etwas schiefgegangen. Verloren ist nichts."),
            self.tr(
                "Die nächste Anmeldung öffnet die bisherige Ablage oder die zurückgespielte, immer eine ganze."
            ),
            self.tr("Bitte anmelden, nachsehen und Bescheid geben."),
        )
        self._own = None
        self._go(_At.BROKEN)

    def show_failed(self, error: KnownError) -> None:
        """The store is what it was."""
        what, kept, todo = map(say, error.sentences())
        self.agree_step.note.set_text(" ".join(filter(None, (what, kept, todo))), Tone.BAD)
        self._go(_At.AGREE)

    def show_done(self, done: Restored) -> None:
        """It stands there; what now."""
        day, time = said_moment(done.backup.made_at)
        kept = (
            self.tr("Die vorige Ablage ist aufgehoben in {folder}").format(folder=done.kept)
            if done.kept
            else ""
        )
        now = (
            self.tr("Bitte als {name} mit dem neuen Passwort anmelden und ansehen, ob alles da ist.").format(
                name=self._own.name
            )
            if self._own
            else self.tr("Bitte mit dem Passwort von heute anmelden und ansehen, ob alles da ist.")
            if done.as_today
            else self.tr("Bitte mit dem Passwort von damals anmelden und ansehen, ob alles da ist.")
        )
        if not done.as_today:
            sheet = self.tr(
                "Das Wiederherstellungsblatt von damals gilt: wer es hat, kommt hinein. Bitte gleich ein neues drucken."
            )
            now = f"{now} {sheet}"
        stand = self.tr("Zurückgespielt: Stand {day}, {time} Uhr.").format(day=day, time=time)
        self._done = stand
        if done.kept:
            self._done += " " + self.tr("Die vorige Ablage ist daneben aufgehoben.")
        self.done_step.tell(stand, kept, now)
        self._go(_At.DONE)

    def own(self) -> ByPassword | None:
        """The new access that was set on the way."""
        return self._own

    def said(self) -> str:
        """What was done, in a line; empty where it broke off."""
        return self._done

    def _finish(self) -> None:
        self.accept()
        self.onward.emit()
        self._wipe()

    def _wipe(self) -> None:
        for step in self._steps.values():
            step.wipe()
        self._order = self._own = None


def choose_backup(parent: QWidget, folder: Path, on_path: Callable[[Path], object]) -> QFileDialog:
    """Ask which backup; begins in the folder where the desk keeps them."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("RestoreDialog", "Sicherung wählen"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [translate("RestoreDialog", "Sicherungen (*.desk)"), translate("RestoreDialog", "Alle Dateien (*)")]
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: on_path(Path(path)))
    dialog.open()
    return dialog
