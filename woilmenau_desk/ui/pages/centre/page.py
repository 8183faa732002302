"""Verwaltung: one's own account for everybody, and what the lead sets for the centre."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Actor, Right
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.pages.centre.about import AboutSection
from woilmenau_desk.ui.pages.centre.account import AccountSection
from woilmenau_desk.ui.pages.centre.backups import BackupsSection
from woilmenau_desk.ui.pages.centre.bands import BandsSection
from woilmenau_desk.ui.pages.centre.clock import ClockSection
from woilmenau_desk.ui.pages.centre.closed_days import ClosedDaysSection
from woilmenau_desk.ui.pages.centre.funders import FundersSection
from woilmenau_desk.ui.pages.centre.hours import HoursSection
from woilmenau_desk.ui.pages.centre.printers import PrintersSection
from woilmenau_desk.ui.pages.centre.readings import ReadingsSection
from woilmenau_desk.ui.pages.centre.section import NavButton, Section
from woilmenau_desk.ui.pages.centre.settings import CentreSection
from woilmenau_desk.ui.pages.centre.slip_words import SlipWordsSection
from woilmenau_desk.ui.pages.centre.staff import StaffSection
from woilmenau_desk.ui.pages.centre.upkeep import UpkeepSection
from woilmenau_desk.ui.pages.centre.values import ValuesSection
from woilmenau_desk.ui.pages.transfer.exporting import ExportSection
from woilmenau_desk.ui.pages.transfer.section import ImportSection
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_3, SPACE_6
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.words import word

_NAV_WIDTH, _NAV_ICONS = 204, 48
_ICONS_BELOW = 880


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """An entry of the list at the left; without the right it is absent."""

    id: str
    title: str
    icon: str
    right: Right | None
    make: Callable[[Context], Section]


SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec("account", QT_TRANSLATE_NOOP("admin", "Mein Konto"), "person", None, AccountSection),
    SectionSpec(
        "staff",
        QT_TRANSLATE_NOOP("admin", "Kolleginnen, Kollegen"),
        "people",
        Right.MANAGE_USERS,
        StaffSection,
    ),
    SectionSpec(
        "readings", QT_TRANSLATE_NOOP("admin", "Lesezugriffe"), "eye", Right.SEE_READINGS, ReadingsSection
    ),
    SectionSpec("centre", QT_TRANSLATE_NOOP("admin", "Zentrum"), "door", Right.EDIT_CENTRE, CentreSection),
    SectionSpec(
        "funders", QT_TRANSLATE_NOOP("admin", "Fördermittel"), "report", Right.EDIT_CENTRE, FundersSection
    ),
    SectionSpec(
        "closed_days",
        QT_TRANSLATE_NOOP("admin", "Schließtage"),
        "calendar",
        Right.EDIT_CENTRE,
        ClosedDaysSection,
    ),
    SectionSpec(
        "hours", QT_TRANSLATE_NOOP("admin", "Öffnungszeiten"), "clock", Right.EDIT_CENTRE, HoursSection
    ),
    SectionSpec(
        "bands", QT_TRANSLATE_NOOP("admin", "Altersgruppen"), "people", Right.EDIT_CENTRE, BandsSection
    ),
    SectionSpec(
        "values", QT_TRANSLATE_NOOP("admin", "Wertelisten"), "document", Right.EDIT_CENTRE, ValuesSection
    ),
    SectionSpec(
        "slip_words",
        QT_TRANSLATE_NOOP("admin", "Worte auf Zetteln"),
        "language",
        Right.EDIT_CENTRE,
        SlipWordsSection,
    ),
    SectionSpec(
        "backups", QT_TRANSLATE_NOOP("admin", "Sicherungen"), "backup", Right.EDIT_CENTRE, BackupsSection
    ),
    SectionSpec(
        "upkeep",
        QT_TRANSLATE_NOOP("admin", "Prüfen, Zurückspielen"),
        "shield",
        Right.EDIT_CENTRE,
        UpkeepSection,
    ),
    SectionSpec(
        "import", QT_TRANSLATE_NOOP("admin", "Importieren"), "arrow-right", Right.IMPORT_PEOPLE, ImportSection
    ),
    SectionSpec("export", QT_TRANSLATE_NOOP("admin", "Ausgeben"), "save", Right.SEE_ROSTER, ExportSection),
    SectionSpec("clock", QT_TRANSLATE_NOOP("admin", "Uhr"), "clock", Right.EDIT_CENTRE, ClockSection),
    SectionSpec("printers", QT_TRANSLATE_NOOP("admin", "Drucker"), "print", None, PrintersSection),
    SectionSpec("about", QT_TRANSLATE_NOOP("admin", "Über das Programm"), "info", None, AboutSection),
)


def sections_for(actor: Actor) -> tuple[SectionSpec, ...]:
    """The sections this role may use."""
    return tuple(spec for spec in SECTIONS if spec.right is None or actor.may(spec.right))


class AdminPage(Page):
    """The list of sections at the left, the chosen one beside it. A section is built when it is first opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._specs = {spec.id: spec for spec in sections_for(context.desk.actor)}
        self._sections: dict[str, Section] = {}
        self._areas: dict[str, QWidget] = {}  # each section scrolls by itself, and the list of them too
        self._current = ""
        self.buttons: dict[str, NavButton] = {}
        self._stack = QStackedWidget()
        self.add_action(self.tr("Vorheriger Bereich"), "Ctrl+PgUp", lambda: self._step(-1), "chevron-up")
        self.add_action(self.tr("Nächster Bereich"), "Ctrl+PgDown", lambda: self._step(1), "chevron-down")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_3, 0, SPACE_6, SPACE_3)
        layout.setSpacing(SPACE_6)
        self._nav = self._build_nav()
        layout.addWidget(self._nav)
        layout.addWidget(self._stack, 1)

    def activated(self) -> None:
        self.open_section(self._current or next(iter(self._specs)))

    def show_subject(self, subject: object) -> None:
        """Open the section of that id."""
        if isinstance(subject, str):
            self.open_section(subject)

    def open_section(self, section_id: str) -> None:
        """Bring a section to the front; one that the role may not use stays closed."""
        spec = self._specs.get(section_id)
        if spec is None:
            return
        section = self._sections.get(section_id)
        if section is None:
            section = self._sections[section_id] = spec.make(self.context)
            self._areas[section_id] = scrolled(section)
            self._stack.addWidget(self._areas[section_id])
        self._current = section_id
        self.buttons[section_id].setChecked(True)
        self._nav.ensureWidgetVisible(self.buttons[section_id], 0, 0)
        self._stack.setCurrentWidget(self._areas[section_id])
        section.activated()

    def section(self) -> Section | None:
        """The section in front."""
        return self._sections.get(self._current)

    def _build_nav(self) -> QScrollArea:
        nav = self._entries = QWidget()
        nav.setAccessibleName(self.tr("Bereiche der Verwaltung"))
        column = QVBoxLayout(nav)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        group = QButtonGroup(self)
        for spec in self._specs.values():
            entry = NavButton(word("admin", spec.title), spec.icon)
            entry.clicked.connect(lambda _checked, section_id=spec.id: self.open_section(section_id))
            group.addButton(entry)
            self.buttons[spec.id] = entry
            column.addWidget(entry)
        column.addStretch(1)
        area = scrolled(nav)
        area.setFixedWidth(_NAV_WIDTH)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        icons = self.width() < _ICONS_BELOW
        # In a window that is as low as narrow, the icons stand beside their scroll bar.
        bar = self._nav.verticalScrollBar().sizeHint().width()
        self._nav.setFixedWidth(_NAV_ICONS + bar if icons else _NAV_WIDTH)
        self._entries.setMaximumWidth(_NAV_ICONS if icons else _NAV_WIDTH)
        for entry in self.buttons.values():
            entry.show_word(not icons)

    def _step(self, step: int) -> None:
        ids = list(self._specs)
        self.open_section(ids[(ids.index(self._current) + step) % len(ids)])
