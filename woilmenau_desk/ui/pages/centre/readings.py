"""Lesezugriffe: who read which confidential note, and when. For the lead."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.note_readings import READ_AS_WORDS, ReadAs, ReadingRow
from woilmenau_desk.services.counselling import readings
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui.dates import say_time, short_date
from woilmenau_desk.ui.pages.browse.headings import day_heading
from woilmenau_desk.ui.pages.browse.lists import Asked, BrowseList, Filled, Reader, reading
from woilmenau_desk.ui.pages.centre.section import Section
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2
from woilmenau_desk.ui.widgets.fields import ChoiceField, SearchField
from woilmenau_desk.ui.widgets.labels import EmptyState
from woilmenau_desk.ui.widgets.rows_model import Column, Heading
from woilmenau_desk.ui.words import word

_ICONS: Mapping[ReadAs, str] = {
    ReadAs.READ: "eye",
    ReadAs.FOUND: "search",
    ReadAs.PRINTED: "print",
    ReadAs.OPENED: "unlock",
}
_KEY = "admin readings"
_FILTER_WIDTH, _FILTER_LEAST = 240, 176

Read = tuple[Mapping[str, str], Filled]


def _answer(fill: Callable[[Desk], Filled], desk: Desk) -> Read:
    """Whose readings one may choose from, and those that are shown."""
    return readings.readers(desk), fill(desk)


class ReadingsSection(Section):
    """One list, newest first, narrowed by who read and by whose notes they were."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Lesezugriffe"),
            self.tr("Wer wann welche vertrauliche Notiz gelesen hat. Vom Inhalt steht hier nichts."),
        )
        self.colleague = ChoiceField(none=self.tr("von allen"))  # colleagues: no key hides them
        self.colleague.setEditable(False)
        self.colleague.setAccessibleName(self.tr("Gelesen von"))
        self.colleague.setMinimumWidth(_FILTER_LEAST)
        self.colleague.edited.connect(self._on_asked)
        self.person = SearchField(
            self.tr("Name (Strg+F)"), self.tr("Notizen welcher Person"), privacy=context.privacy
        )
        self.person.setProperty("look", "")
        self.person.setMaximumWidth(_FILTER_WIDTH)
        self.person.textChanged.connect(self._on_asked)
        self.narrow_action: QAction = self.add_action(
            self.tr("Liste eingrenzen"), "Ctrl+F", self.person.setFocus, "search"
        )
        filters = QHBoxLayout()
        filters.setSpacing(SPACE_2)
        filters.addWidget(self.colleague)
        filters.addStretch(1)
        filters.addWidget(self.person)
        self.body.addLayout(filters)
        self.list: BrowseList[ReadingRow] = BrowseList(
            context,
            self.tr("Lesezugriffe"),
            (
                Column[ReadingRow](
                    self.tr("Zeit"), lambda row: say_time(row.at.time()), strong=True, width=72
                ),
                Column[ReadingRow](self.tr("Wer"), lambda row: row.colleague_name, width=160),
                Column[ReadingRow](
                    self.tr("Was"),
                    lambda row: word("readings", READ_AS_WORDS[row.read_as]),
                    self._about,
                    lambda row: _ICONS[row.read_as],
                ),
                Column[ReadingRow](
                    self.tr("Von wem"),
                    lambda row: row.person_name,
                    name=lambda row: row.person_name,
                    personal=True,
                    width=280,
                ),
            ),
            self._reads,
            EmptyState(
                "eye",
                self.tr("Niemand hat etwas gelesen"),
                self.tr("Sobald jemand eine Notiz öffnet, steht es hier."),
            ),
            heading=self._heading,
            careful=False,
        )
        self.body.addWidget(self.list, 1)
        self.watch(Kind.SESSION, Kind.CASE, Kind.PERSON)

    def activated(self) -> None:
        self.reload()
        self.list.setFocus()

    def reload(self) -> None:
        fill = self.list.reading.reader()
        self.context.runner.run_latest(
            _KEY, partial(_answer, fill), self.context.desk, on_done=self._on_read, owner=self
        )

    def _reads(self, asked: Asked) -> Reader:
        return reading(readings.listed, colleague=self.colleague.code(), of=asked.text)

    def _on_asked(self) -> None:
        self.list.reading.text = self.person.text()
        self.list.reading.ask_anew()
        self.reload()

    def _on_read(self, read: Read) -> None:
        names, filled = read
        self.colleague.set_choices(names.items())
        self.list.reading.fill(filled)

    def _heading(self, row: ReadingRow) -> Heading | None:
        return day_heading(row.at.date(), self.context.today())

    def _about(self, row: ReadingRow) -> str:
        said = [self._session(row.session_day)] if row.session_day is not None else []
        if row.case_number:
            said.append(self.tr("Fall {number}").format(number=row.case_number))
        return " · ".join(said)

    def _session(self, day: date) -> str:
        return self.tr("Gespräch vom {day}").format(day=short_date(day))
