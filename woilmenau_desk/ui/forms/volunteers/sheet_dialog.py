"""A volunteer's coded paper sheet, typed back: the code, then day and hours, line by line."""

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.assignments import HoursRow
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.hours import SheetEntry, SheetOfMonth, read_hours, said_hours
from woilmenau_desk.domain.text import ascii_digits
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Done
from woilmenau_desk.services.volunteers import hours
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, SPACE_6, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.words import named, say

_WIDTH, _HEIGHT = 620, 540
_LINE = re.compile(r"(\d{1,2})\.?\s+(\S+(?:\s*(?:h|std|min|m))?)(?:\s+(\S+))?", re.IGNORECASE)
_NOT_A_LINE = QT_TRANSLATE_NOOP(
    "errors", "Gemeint sind Tag und Stunden, z. B. 3 2,5 für den 3. mit zweieinhalb Stunden."
)


def read_line(text: str) -> SheetEntry:
    """Day, hours and, where a third stands there, how much of it was preparation. Raises BadInput."""
    found = _LINE.fullmatch(ascii_digits(text).strip())
    if found is None:
        raise BadInput("line", Sentence("errors", _NOT_A_LINE))
    preparation = read_hours(found[3], field="line") if found[3] else 0
    return SheetEntry(int(found[1]), read_hours(found[2], field="line"), preparation)


class SheetDialog(QDialog):
    """Every line is noted as soon as Enter ends it, and the next is ready; another code begins another sheet."""

    def __init__(self, context: Context, choices: Choices, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._choices = context, choices
        self._sheet: SheetOfMonth | None = None
        self._resting = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Bogen eintippen"))
        self.setAccessibleName(self.tr("Bogen eintippen"))
        self.resize(_WIDTH, _HEIGHT)
        self.code, self.line = QLineEdit(), QLineEdit()
        self.code.setPlaceholderText(self.tr("Code vom Bogen"))
        self.code.setAccessibleName(self.tr("Code vom Bogen"))
        self.code.setMaxLength(24)
        self.line.setPlaceholderText(self.tr("Tag und Stunden, z. B. 3 2,5"))
        self.line.setAccessibleName(self.tr("Tag und Stunden"))
        self.line.setMaxLength(40)
        self.who = PersonalLabel(context.privacy, look="lead")
        self.role = ChoiceField(none=None)
        self.role.setAccessibleName(self.tr("Wobei"))
        self.problem = Note("", Tone.BAD)
        self.rows: RowsModel[HoursRow] = RowsModel(
            (
                Column[HoursRow]("", lambda row: short_date(row.data.on), strong=True, width=150),
                Column[HoursRow](
                    "", lambda row: choices.word(ListName.VOLUNTEER_ROLES, row.data.role), soft=True
                ),
                Column[HoursRow]("", lambda row: f"{said_hours(row.data.minutes)} h", right=True, width=110),
            ),
            context.privacy,
            parent=self,
        )
        self.list = RowsView(
            self.rows,
            self.tr("Eingetragen"),
            empty=EmptyState("clock", self.tr("Noch nichts eingetragen")),
            header=False,
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.total = text_label("", "strong")
        self._lay_out()
        self._show_sheet(None)
        self.code.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.code, 1)
        head.addWidget(self.role, 2)
        card = Card(margin=SPACE_2)
        card.body.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self.total, 1)
        close = KeyButton(self.tr("Fertig"), self.tr("Esc"), look="quiet")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        layout.setSpacing(SPACE_3)
        hint = text_label(
            self.tr("Code, Enter. Dann jede Zeile: Tag, Stunden, Enter. Jede Zeile ist sofort gespeichert."),
            "soft",
            wrap=True,
        )
        for item in (hint, head, self.who, self.line, self.problem, card, foot):
            if isinstance(item, QHBoxLayout):
                layout.addLayout(item)
            else:
                layout.addWidget(item, 1 if item is card else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat() or self._resting:
            return
        if self.code.hasFocus() and self.code.text().strip():
            self._ask_sheet()
        elif self.line.hasFocus():
            self._on_line()

    # The sheet

    def _ask_sheet(self) -> None:
        self._rest(True)
        self._context.runner.run(
            hours.sheet_of,
            self._context.desk,
            self.code.text(),
            on_done=self._show_sheet,
            on_error=self._on_no_sheet,
            settled=partial(self._rest, False),
            owner=self,
        )

    def _show_sheet(self, sheet: SheetOfMonth | None) -> None:
        self._sheet = sheet
        self.problem.set_text("")
        self.rows.set_rows(())
        self.total.setText("")
        self.line.setEnabled(sheet is not None)
        self.role.setVisible(sheet is not None)
        if sheet is None:
            self.who.set_name("")
            self.who.hide()
            return
        self.who.show()
        self.who.set_name(f"{named(sheet.volunteer_name)} · {sheet.month.title()}")
        known = [code for code, _word in self._choices.of(ListName.VOLUNTEER_ROLES)]
        roles = sheet.roles or tuple(known)
        self.role.set_choices((code, self._choices.word(ListName.VOLUNTEER_ROLES, code)) for code in roles)
        self.role.setCurrentIndex(0)
        self.line.setFocus()

    def _on_no_sheet(self, error: KnownError) -> None:
        self._show_sheet(None)
        self._tell(error)
        self.code.selectAll()

    # Its lines

    def _on_line(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        if not self.line.text().strip():
            # An empty line ends the sheet; the next one is typed.
            self.code.setFocus()
            self.code.selectAll()
            return
        try:
            entry = read_line(self.line.text())
        except BadInput as error:
            self._tell(error)
            self.line.selectAll()
            return
        self._rest(True)
        self._context.runner.run(
            hours.from_sheet,
            self._context.desk,
            sheet.code,
            [entry],
            self.role.code(),
            on_done=self._on_noted,
            on_error=self._on_not_noted,
            settled=partial(self._rest, False),
            owner=self,
        )

    def _on_noted(self, done: Done[tuple[HoursRow, ...]]) -> None:
        self.problem.set_text("")
        self.line.clear()
        rows = (*done.value, *self.rows.rows())
        self.rows.set_rows(rows)
        minutes = said_hours(sum(row.data.minutes for row in rows))
        self.total.setText(self.tr("zusammen {hours} Stunden").format(hours=minutes))

    def _on_not_noted(self, error: KnownError) -> None:
        self._tell(error)
        self.line.selectAll()

    def _rest(self, resting: bool) -> None:
        """While a line is being saved, Enter saves no other."""
        self._resting = resting

    def _tell(self, error: KnownError) -> None:
        said = " ".join(text for text in map(say, error.sentences()) if text)
        self.problem.set_text(self._context.privacy.mask(said) if self._context.privacy.hidden else said)
