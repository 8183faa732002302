"""A file before it is imported: what its columns are taken for, put right by keyboard, and what becomes of its lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.transfer import KIND_WORDS
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.transfer.matching import MatchedColumn, Why
from woilmenau_desk.services.transfer.outcome import Imported
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.pages.transfer import work
from woilmenau_desk.ui.pages.transfer.work import Looked, Opened
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.ends_layout import ends
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import EmptyState, Note, reading_label, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import say, word

_LOOK = "import:look"
_PART = 200
_OUT = "-"
_WHY = {
    Why.CHOSEN: QT_TRANSLATE_NOOP("import why", "von Hand"),
    Why.REMEMBERED: QT_TRANSLATE_NOOP("import why", "wie beim letzten Mal"),
    Why.HEADING: QT_TRANSLATE_NOOP("import why", "nach der Überschrift"),
    Why.NOTHING: QT_TRANSLATE_NOOP("import why", "unbekannte Überschrift"),
    Why.TWICE: QT_TRANSLATE_NOOP("import why", "steht doppelt da"),
    Why.COUNTS: QT_TRANSLATE_NOOP("import why", "zählt nur die Zeilen"),
}
_LISTS = (
    ("refused", QT_TRANSLATE_NOOP("import lists", "Abgewiesen")),
    ("alike", QT_TRANSLATE_NOOP("import lists", "Wahrscheinlich doppelt")),
    ("changed", QT_TRANSLATE_NOOP("import lists", "Geändert")),
    ("new", QT_TRANSLATE_NOOP("import lists", "Neu")),
    ("remarks", QT_TRANSLATE_NOOP("import lists", "Hinweise")),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A line as it is shown. `id`: which of the list it is."""

    id: int
    line: int
    text: str
    detail: str = ""


class Preview(QWidget):
    """The columns at the left with the field of the selected one below; the counts and lines at the right."""

    left = Signal()  # nothing is imported
    done = Signal(str)  # it is; what to say of it

    def __init__(self, context: Context, section: Section, said: Note) -> None:
        """`said`: where the section tells what happened."""
        super().__init__(section)
        self.context = context
        self._opened: Opened | None = None
        self._outcome: Imported | None = None
        self._chosen: dict[int, str | None] = {}
        self._titles: dict[str, str] = {}
        self._lines: Iterable[_Told] = iter(())
        self._busy = False
        self._kind = ""
        self.import_action = self._action(section, self.tr("Importieren"), "Ctrl+S", self.take_in)
        self.proposals_action = self._action(
            section, self.tr("Vorschläge nehmen"), "Ctrl+U", self.take_proposals
        )
        self.leave_action = self._action(section, self.tr("Andere Datei"), "Ctrl+W", self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self.said = said
        line = QHBoxLayout()
        line.setSpacing(SPACE_4)
        line.addLayout(self._build_columns(), 10)
        line.addLayout(self._build_lines(), 12)
        layout.addLayout(line, 1)
        layout.addWidget(
            ends(
                KeyButton.for_action(self.import_action, "check", "primary"),
                start=(
                    KeyButton.for_action(self.leave_action, "arrow-left", "quiet"),
                    KeyButton.for_action(self.proposals_action, "sparkle", "quiet"),
                ),
            )
        )
        self._enable()

    def show_file(self, opened: Opened) -> None:
        """Show a file that was read, and look what would become of it."""
        self._opened, self._outcome, self._chosen = opened, None, {}
        self._kind = word("lists", KIND_WORDS[opened.read.kind])
        self.import_action.setText(self.tr("{kind} importieren").format(kind=self._kind))
        self._titles = {field.name: word("import fields", field.title) for field in opened.fields}
        self.field.set_choices(((_OUT, self.tr("auslassen")), *self._titles.items()))
        self._columns.set_rows(opened.columns)
        self._show_lines(())
        self.columns.select_first(lambda row: row.field is None)
        self._look()
        self.focus()

    def focus(self) -> None:
        """Where work begins."""
        self.columns.setFocus()

    def choose(self, place: int, field: str | None) -> None:
        """Take a column for a field, or for none; whichever other one it was taken from is left out."""
        self._chosen = {at: one for at, one in self._chosen.items() if field is None or one != field}
        self._chosen[place] = field
        self._look()

    def take_proposals(self) -> None:
        """Take every column for what it may be by its content."""
        self._chosen.update(
            {row.place: row.proposal for row in self._columns.rows() if row.proposal is not None}
        )
        self._look()

    def take_in(self) -> None:
        """Import it."""
        if self._opened is None or self._outcome is None or self._busy:
            return
        desk, read, chosen = self.context.desk, self._opened.read, dict(self._chosen)
        self._set_busy(True)
        self.context.runner.run_long(
            lambda long: work.take_in(desk, read, chosen, long),
            on_done=self._on_done,
            on_error=self._on_error,
            on_stopped=lambda: self.said.set_text(
                self.tr("Abgebrochen. Nichts wurde importiert."), Tone.NEUTRAL
            ),
            settled=lambda: self._set_busy(False),
            label=self.tr("Die Liste wird importiert …"),
            owner=self,
        )

    def leave(self) -> None:
        """Import nothing."""
        if self._busy:
            return
        self.context.runner.forget(_LOOK)
        self._opened = self._outcome = None
        self._show_lines(())
        self.said.set_text("")
        self._enable()
        self.left.emit()

    # How it is built

    def _action(self, section: Section, text: str, key: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked: slot())  # type: ignore[operator]
        self.addAction(action)
        return action

    def _build_columns(self) -> QVBoxLayout:
        self.field = ChoiceField((), none=None)
        self.field.setAccessibleName(self.tr("Die gewählte Spalte wird zu"))
        self.field.edited.connect(self._on_field)
        self._columns: RowsModel[MatchedColumn] = RowsModel(
            (
                Column[MatchedColumn](
                    self.tr("Spalte"),
                    lambda row: row.heading or self.tr("Spalte {number}").format(number=row.place + 1),
                    lambda row: " · ".join(row.samples),
                    personal_detail=True,
                    strong=True,
                ),
                Column[MatchedColumn](self.tr("wird zu"), self._field_said, self._why, self._icon, width=184),
            ),
            self.context.privacy,
            key=lambda row: row.place,
            parent=self,
        )
        self.columns = RowsView(
            self._columns, self.tr("Spalten der Datei"), empty=EmptyState("document", self.tr("Keine Spalte"))
        )
        self.columns.row_selected.connect(self._on_column)
        self.columns.row_opened.connect(lambda _row: self.field.setFocus())
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(text_label(self.tr("Gewählte Spalte (Enter):"), "soft"))
        below.addWidget(self.field, 1)
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        column.addWidget(self.columns, 1)
        column.addLayout(below)
        column.addWidget(
            reading_label(self.tr("Was von Hand gewählt wird, gilt auch für die nächste Datei."), "small")
        )
        return column

    def _build_lines(self) -> QVBoxLayout:
        self.which = ChoiceField((), none=None)
        self.which.setAccessibleName(self.tr("Welche Zeilen"))
        self.which.setEditable(False)
        self.which.currentIndexChanged.connect(lambda _index: self._show_which())
        self._rows: RowsModel[_Told] = RowsModel(
            (
                Column[_Told](self.tr("Zeile"), lambda row: str(row.line), soft=True, width=72, right=True),
                Column[_Told](
                    "", lambda row: row.text, lambda row: row.detail, personal=True, personal_detail=True
                ),
            ),
            self.context.privacy,
            parent=self,
        )
        self._rows.more_wanted.connect(self._on_more)
        self.lines = RowsView(
            self._rows, self.tr("Zeilen der Datei"), empty=EmptyState("check", self.tr("Keine solche Zeile"))
        )
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        column.addWidget(self.which)
        column.addWidget(self.lines, 1)
        return column

    # What it says

    def _field_said(self, row: MatchedColumn) -> str:
        if row.field is not None:
            return self._titles.get(row.field, row.field)
        if row.proposal is not None:
            return self.tr("vielleicht {field}").format(field=self._titles[row.proposal])
        return self.tr("auslassen")

    def _why(self, row: MatchedColumn) -> str:
        if row.proposal is not None and row.field is None:
            return self.tr("nach dem Inhalt; noch nicht genommen")
        return word("import why", _WHY[row.why])

    def _icon(self, row: MatchedColumn) -> str:
        if row.field is not None:
            return "check"
        return "question" if row.proposal is not None else "minus"

    def _said(self, found: Imported) -> str:
        counts = self.tr(
            "{kind}: {new} neu, davon {alike} wahrscheinlich doppelt · {changed} geändert · {unchanged} schon da · "
            "{refused} abgewiesen"
        ).format(
            kind=self._kind,
            new=found.new,
            alike=len(found.alike),
            changed=len(found.changed),
            unchanged=found.unchanged,
            refused=len(found.refused),
        )
        return f"{counts}\n{say(found.source.text)}"

    def _better(self) -> str:
        """Said where the headings fit another kind of list much better."""
        better = self._opened.better if self._opened is not None else None
        if better is None:
            return ""
        return self.tr(
            "Die Überschriften passen besser zu „{better}“ als zu „{kind}“. Mit Strg+W zurück und oben die Art der Liste "
            "wählen."
        ).format(better=word("lists", KIND_WORDS[better]), kind=self._kind)

    # What happens

    def _look(self) -> None:
        if self._opened is None:
            return
        desk, read, chosen = self.context.desk, self._opened.read, dict(self._chosen)
        self._outcome = None
        self._enable()
        self.said.set_text(self.tr("Wird geprüft …"), Tone.NEUTRAL)
        self.context.runner.run_long(
            lambda long: work.look(desk, read, chosen, long),
            on_done=self._on_looked,
            on_error=self._on_error,
            on_stopped=lambda: self.said.set_text(self.tr("Prüfung abgebrochen."), Tone.NEUTRAL),
            label=self.tr("Die Liste wird geprüft …"),
            key=_LOOK,
            owner=self,
        )

    def _on_looked(self, looked: Looked) -> None:
        self._columns.set_rows(looked.columns)
        self._outcome = looked.outcome
        if looked.error is not None:
            self._show_lines(())
            self.said.set_text(work.told(looked.error), Tone.WARN)
        elif looked.outcome is not None:
            found = looked.outcome
            better = self._better()
            text = "\n".join(said for said in (better, self._said(found)) if said)
            self.said.set_text(text, Tone.WARN if better or found.refused or found.alike else Tone.GOOD)
            counts = {
                "refused": len(found.refused),
                "alike": len(found.alike),
                "changed": len(found.changed),
                "new": found.new,
                "remarks": len(found.remarks),
            }
            self.which.set_choices(
                (code, f"{word('import lists', said)} ({counts[code]})") for code, said in _LISTS
            )
            self.which.set_code(next((code for code, _ in _LISTS if counts[code]), "new"))
            self._show_which()
        self._on_column(self.columns.current_row())
        self._enable()

    def _on_column(self, row: MatchedColumn | None) -> None:
        self.field.setEnabled(row is not None)
        if row is not None and not self.field.hasFocus():
            self.field.set_code(row.field or row.proposal or _OUT)

    def _on_field(self) -> None:
        row = self.columns.current_row()
        code = self.field.code()
        if isinstance(row, MatchedColumn) and code is not None:
            self.choose(row.place, None if code == _OUT else code)

    def _show_which(self) -> None:
        found = self._outcome
        if found is None:
            return
        code = self.which.code()
        told: Iterable[tuple[int, str, str]]
        if code == "alike":
            told = ((one.line, say(one.text), "") for one in found.alike)
        elif code == "refused":
            told = ((one.line, say(one.text), "") for one in found.refused)
        elif code == "remarks":
            told = ((one.line, say(one.text), "") for one in found.remarks)
        else:
            some = found.changed if code == "changed" else found.made
            told = ((one.line, one.title, one.detail) for one in some)
        self._show_lines(_Told(number, *line) for number, line in enumerate(told))

    def _show_lines(self, lines: Iterable[_Told]) -> None:
        self._lines = iter(lines)
        first = self._next()
        self._rows.set_rows(first, more=len(first) == _PART)

    def _on_more(self) -> None:
        more = self._next()
        self._rows.add_rows(more, more=len(more) == _PART)

    def _next(self) -> Sequence[_Told]:
        """The next lines: of very many, only those are put into words that somebody comes to."""
        return list(islice(self._lines, _PART))

    def _on_done(self, done: Done[Imported]) -> None:
        found = done.value
        text = self.tr("Importiert.") + "\n" + self._said(found)
        if found.backup is not None:
            text += "\n" + self.tr("Sicherung des Standes davor: {file}").format(file=found.backup.name)
        if found.import_id is None:
            text = (
                self.tr("Nichts zu importieren: alles ist schon da oder abgewiesen.")
                + "\n"
                + self._said(found)
            )
        self._opened = self._outcome = None
        self._show_lines(())
        self.done.emit(text)

    def _on_error(self, error: KnownError) -> None:
        self.said.set_text(work.told(error), Tone.BAD)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        ready = self._outcome is not None and not self._busy
        self.import_action.setEnabled(ready)
        self.proposals_action.setEnabled(
            not self._busy and any(row.proposal is not None for row in self._columns.rows())
        )
        self.leave_action.setEnabled(self._opened is not None and not self._busy)
        self.field.setEnabled(self._opened is not None and not self._busy)
