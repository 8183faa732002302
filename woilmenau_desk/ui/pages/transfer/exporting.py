"""Ausgeben: every list that the user may see, as a file."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.services import outputs
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people.lists import ListFormat
from woilmenau_desk.services.transfer import exporting
from woilmenau_desk.services.transfer.exporting import LEAVING_WORDS, ExportedRows, Leaving
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Note, reading_label
from woilmenau_desk.ui.widgets.save_dialog import save_dialog
from woilmenau_desk.ui.words import say, word

_FILES = {ListFormat.XLSX: "Excel (*.xlsx)", ListFormat.CSV: "CSV (*.csv)"}


class ExportSection(Section):
    """Which list, in which form, and where to."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Ausgeben"),
            self.tr(
                "Listen als Datei, so weit man sie sehen darf. Dass eine ausgegeben wurde, steht im Protokoll."
            ),
        )
        self.save_action = self.add_action(self.tr("Speichern unter …"), "Ctrl+S", self.choose_file, "save")
        self.lists = ChoiceField(
            (
                (one.value, word("lists", LEAVING_WORDS[one]))
                for one in exporting.lists_for(context.desk.actor)
            ),
            none=None,
        )
        self.lists.setAccessibleName(self.tr("Welche Liste"))
        self.form = ChoiceField(((one.value, word.split(" ")[0]) for one, word in _FILES.items()), none=None)
        self.form.setAccessibleName(self.tr("Form der Datei"))
        for field in (self.lists, self.form):
            field.setEditable(False)
            field.setCurrentIndex(0)
            field.setMaximumWidth(280)
        self.said = Note("", Tone.GOOD)
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.lists)
        line.addWidget(self.form)
        line.addWidget(KeyButton.for_action(self.save_action, "save", "primary"))
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(
            reading_label(
                self.tr(
                    "Die Datei enthält persönliche Angaben und ist nicht verschlüsselt. Bitte nach dem Gebrauch löschen."
                ),
                "soft",
            )
        )
        self.body.addWidget(self.said)
        self.said.set_text("")
        self.body.addStretch(1)

    def activated(self) -> None:
        self.lists.setFocus()

    def choose_file(self) -> None:
        """Ask where to."""
        form = ListFormat(str(self.form.code()))
        name = f"{word('lists', LEAVING_WORDS[self._wanted()])}-{self.context.today().isoformat()}.{form}"
        dialog = save_dialog(self, self.tr("Liste speichern"), name, _FILES[form], form.value, self.save_into)
        dialog.open()

    def save_into(self, path: str) -> None:
        """Write the chosen list into that file."""
        desk, wanted, form = self.context.desk, self._wanted(), ListFormat(str(self.form.code()))
        self.save_action.setEnabled(False)
        self.context.runner.run_long(
            lambda _work: _written(desk, wanted, form, Path(path)),
            on_done=partial(self._on_saved, Path(path)),
            on_error=self._on_error,
            on_stopped=lambda: self.said.set_text(self.tr("Abgebrochen."), Tone.NEUTRAL),
            settled=lambda: self.save_action.setEnabled(True),
            label=self.tr("Die Liste wird geschrieben …"),
            owner=self,
        )

    def _wanted(self) -> Leaving:
        return Leaving(str(self.lists.code()))

    def _on_saved(self, path: Path, done: Done[ExportedRows]) -> None:
        said: Sentence = done.said
        self.said.set_text(f"{say(said)} · {path.name}", Tone.GOOD)

    def _on_error(self, error: KnownError) -> None:
        self.said.set_text(" ".join(text for text in map(say, error.sentences()) if text), Tone.BAD)


def _written(desk: Desk, wanted: Leaving, form: ListFormat, path: Path) -> Done[ExportedRows]:
    """The list, in its file: the place is looked at first, so that nothing is told of a list that went nowhere."""
    outputs.check_output(path)
    done = exporting.export(desk, wanted, form)
    outputs.write_output(path, done.value.content)
    return done
