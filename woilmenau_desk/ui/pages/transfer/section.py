"""Importieren: choose a file, see what becomes of it, take it in; and the imports there were, each taken back as a whole."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.transfer import IMPORT_RIGHTS, KIND_WORDS, BatchRow, ListKind
from woilmenau_desk.services.desk import Done
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.dialogs import ask
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.pages.transfer import work
from woilmenau_desk.ui.pages.transfer.preview import Preview
from woilmenau_desk.ui.pages.transfer.work import Opened
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.widgets.save_dialog import documents_folder
from woilmenau_desk.ui.words import say, word

_KEY = "import:batches"
_FILTER = "*.csv *.xlsx *.txt *.tsv"


class ImportSection(Section):
    """First the kind of list and the file, with the imports there were below; then the file's columns and lines."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Importieren"),
            self.tr(
                "Listen aus CSV- und Excel-Dateien. Vorher ist zu sehen, was geschieht; danach lässt sich jeder Import als "
                "Ganzes zurücknehmen, solange nichts daran hängt."
            ),
        )
        self.open_action = self.add_action(self.tr("Datei wählen …"), "Ctrl+O", self.choose_file, "document")
        self.back_action = self.add_action(self.tr("Zurücknehmen"), "Ctrl+Del", self.take_back, "undo")
        self.back_action.setEnabled(False)
        self.said = Note("", Tone.GOOD)
        self._newest = False  # the latest import is to be selected as soon as it is read
        self.preview = Preview(context, self, self.said)
        self.preview.left.connect(self.show_start)
        self.preview.done.connect(self._on_imported)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_start())
        self._stack.addWidget(self.preview)
        self.body.addWidget(self.said)
        self.body.addWidget(self._stack, 1)
        self.said.set_text("")
        self.watch(Kind.IMPORT)

    def activated(self) -> None:
        self.reload()
        if self._stack.currentWidget() is self.preview:
            self.preview.focus()
        else:
            self.said.set_text("")
            self.kinds.setFocus()

    def reload(self) -> None:
        self.context.runner.run_latest(
            _KEY,
            work.past_imports,
            self.context.desk,
            on_done=self._on_read,
            on_error=self._on_error,
            owner=self,
        )

    def choose_file(self) -> None:
        """Ask which file."""
        dialog = QFileDialog(self, self.tr("Liste importieren"), str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Tabellen ({patterns})").format(patterns=_FILTER))
        dialog.fileSelected.connect(lambda path: self.open_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Read a file of the kind that is chosen, and show what would become of it."""
        kind, desk = ListKind(str(self.kinds.code())), self.context.desk
        self.said.set_text("")
        self.open_action.setEnabled(False)
        self.context.runner.run_long(
            lambda _work: work.open_file(desk, kind, path),
            on_done=self._on_opened,
            on_error=self._on_error,
            on_stopped=lambda: self.said.set_text(
                self.tr("Abgebrochen. Nichts wurde importiert."), Tone.NEUTRAL
            ),
            settled=lambda: self.open_action.setEnabled(True),
            label=self.tr("Die Datei wird gelesen …"),
            owner=self,
        )

    def take_back(self) -> None:
        """Take the selected import back, once somebody has agreed."""
        row = self.list.current_row()
        if isinstance(row, BatchRow) and row.taken_back_at is None:
            ask(
                self,
                self.tr("Diesen Import zurücknehmen?"),
                detail=self.tr(
                    "{kind} aus „{file}“, {when}: {new} neue Einträge verschwinden, {changed} geänderte sind "
                    "wieder wie vorher. Hängt inzwischen etwas daran, geschieht nichts, und es wird gesagt, woran."
                ).format(
                    kind=word("lists", KIND_WORDS[row.kind]),
                    file=row.file_name,
                    when=self._when(row),
                    new=row.new,
                    changed=row.changed,
                ),
                action=self.tr("Zurücknehmen"),
                on_yes=lambda: self._take_back(row),
                on_no=lambda: self.context.status.tell(self.tr("Nichts wurde zurückgenommen.")),
                danger=True,
            )

    def show_start(self) -> None:
        """The kinds of lists and the imports there were."""
        self._stack.setCurrentIndex(0)
        self.open_action.setEnabled(True)
        self.back_action.setEnabled(self._may_go_back(self.list.current_row()))
        self.kinds.setFocus()

    # How it is built

    def _build_start(self) -> QWidget:
        actor = self.context.desk.actor
        self.kinds = ChoiceField(
            (
                (kind.value, word("lists", said))
                for kind, said in KIND_WORDS.items()
                if all(actor.may(right) for right in IMPORT_RIGHTS[kind])
            ),
            none=None,
        )
        self.kinds.setAccessibleName(self.tr("Art der Liste"))
        self.kinds.setEditable(False)
        self.kinds.setCurrentIndex(0)
        self.kinds.setMaximumWidth(280)
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.kinds)
        line.addWidget(KeyButton.for_action(self.open_action, "document", "primary"))
        line.addStretch(1)
        self._model: RowsModel[BatchRow] = RowsModel(
            (
                Column[BatchRow](self.tr("Import"), self._title, self._detail, self._icon, strong=True),
                Column[BatchRow](self.tr("Wann"), self._when, self._who, soft=True, width=190),
            ),
            self.context.privacy,
            faded=lambda row: row.taken_back_at is not None,
            parent=self,
        )
        self.list = RowsView(
            self._model,
            self.tr("Frühere Importe"),
            empty=EmptyState(
                "document",
                self.tr("Noch kein Import"),
                self.tr("Oben die Art der Liste und die Datei wählen."),
            ),
            careful=True,
        )
        self.list.row_selected.connect(lambda row: self.back_action.setEnabled(self._may_go_back(row)))
        start = QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(line)
        column.addWidget(text_label(self.tr("Frühere Importe"), "strong"))
        column.addWidget(self.list, 1)
        column.addWidget(ends(KeyButton.for_action(self.back_action, "undo", "quiet")))
        return start

    def _title(self, row: BatchRow) -> str:
        return f"{word('lists', KIND_WORDS[row.kind])} · {row.file_name}"

    def _detail(self, row: BatchRow) -> str:
        said = self.tr("{new} neu · {changed} geändert · {refused} abgewiesen").format(
            new=row.new, changed=row.changed, refused=row.refused
        )
        if row.taken_back_at is None:
            return said
        return " · ".join((said, self.tr("zurückgenommen")))

    def _icon(self, row: BatchRow) -> str:
        return "check" if row.taken_back_at is None else "undo"

    def _when(self, row: BatchRow) -> str:
        return f"{people_say_date(row.at.date(), self.context.today())}, {say_time(row.at.time())}"

    def _who(self, row: BatchRow) -> str:
        choices = self.context.choices.now
        return choices.colleague(row.by) if choices is not None else row.by

    # What happens

    @staticmethod
    def _may_go_back(row: object) -> bool:
        return isinstance(row, BatchRow) and row.taken_back_at is None

    def _on_opened(self, opened: Opened) -> None:
        self._stack.setCurrentWidget(self.preview)
        self.open_action.setEnabled(False)
        self.back_action.setEnabled(False)
        self.preview.show_file(opened)

    def _on_read(self, rows: tuple[BatchRow, ...]) -> None:
        self._model.set_rows(rows)
        if self._newest and rows:
            # What a key takes back is what was just taken in, and not the one that was marked before.
            self.list.select_first()
        self._newest = False

    def _on_imported(self, text: str) -> None:
        self._newest = True
        self.show_start()
        self.said.set_text(text, Tone.GOOD)
        self.reload()

    def _take_back(self, row: BatchRow) -> None:
        desk = self.context.desk
        self.back_action.setEnabled(False)
        self.context.runner.run_long(
            lambda long: work.take_back(desk, row, long),
            on_done=self._on_taken_back,
            on_error=self._on_error,
            on_stopped=lambda: self.said.set_text(
                self.tr("Abgebrochen. Nichts wurde geändert."), Tone.NEUTRAL
            ),
            settled=lambda: self.back_action.setEnabled(self._may_go_back(self.list.current_row())),
            label=self.tr("Der Import wird zurückgenommen …"),
            owner=self,
        )

    def _on_taken_back(self, done: Done[BatchRow]) -> None:
        self.said.set_text(say(done.said), Tone.GOOD)
        self.reload()

    def _on_error(self, error: KnownError) -> None:
        self.said.set_text(work.told(error), Tone.BAD)
