"""The window after the login: navigation, header, pages, status line."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import ROLE_NAMES, TRAIL_DOUBTED, Actor, Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.domain.opening import Opening, OpeningState
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import short_date
from woilmenau_desk.ui.draft_words import DRAFTS_KEY
from woilmenau_desk.ui.drafts_button import DRAFTS_HEIGHT, DraftsButton
from woilmenau_desk.ui.entry import Wordmark
from woilmenau_desk.ui.forms.reports.note_key import NOTE_KEY, note_of, open_note
from woilmenau_desk.ui.keyboard_overview import KeyLine, key_lines
from woilmenau_desk.ui.on_duty import WhoIsHere
from woilmenau_desk.ui.page_area import PageArea
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.registry import page_class, pages_for
from woilmenau_desk.ui.session import Context, Page, PageSpec
from woilmenau_desk.ui.status_line import StatusLine
from woilmenau_desk.ui.store_band import StoreBand
from woilmenau_desk.ui.tasks import LongTask
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, TYPE_TITLE, Tone
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Badge, text_label
from woilmenau_desk.ui.words import say, word

_NAV_WIDTH = 212
_NAV_NARROW = 160
_NAV_ICONS = 68
_NARROW_BELOW = 1200
_ICONS_BELOW = 1000  # at 150 % the words of the navigation take the pages' place
_LOW_BELOW = 560
_STATUS, _STATUS_LOW = 52, 40
_MINUTE_MS = 20_000
_ENTRY_KINDS = {
    DraftOf.VISIT: Kind.VISIT,
    DraftOf.APPOINTMENT: Kind.APPOINTMENT,
    DraftOf.SESSION: Kind.SESSION,
    DraftOf.AMENDMENT: Kind.SESSION,
    DraftOf.FOLLOW_UP: Kind.FOLLOW_UP,
    DraftOf.OFFER: Kind.OFFER,
    DraftOf.ENROLMENT: Kind.ENROLMENT,
    DraftOf.VOLUNTEER: Kind.VOLUNTEER,
    DraftOf.REFERRAL: Kind.REFERRAL,
    DraftOf.DEADLINE: Kind.DEADLINE,
    DraftOf.CASE: Kind.CASE,
    DraftOf.DOCUMENT: Kind.CASE,
}


class Workspace(QWidget):
    """Holds the pages of one session. A page is built when it is first opened."""

    page_opened = Signal(str)

    def __init__(
        self, actor: Actor, pages: tuple[PageSpec, ...], privacy: Privacy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actor = actor
        self._specs = {spec.id: spec for spec in pages_for(actor, pages)}
        # A page has one number whatever the role; what a role lacks leaves a gap.
        entries = (spec for spec in pages if not spec.within)
        self._numbers = {spec.id: number for number, spec in enumerate(entries, start=1)}
        self._pages: dict[str, Page] = {}
        self._areas: dict[str, PageArea] = {}
        self._context: Context | None = None
        self._named_in_drafts: frozenset[Kind] = frozenset()
        self._current = ""
        self._opening: Opening | None = None
        self._clock: Callable[[], datetime] | None = None
        self.undo_action = action_of(self, self.tr("Rückgängig"), "Ctrl+Z")
        self.redo_action = action_of(self, self.tr("Wiederholen"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.privacy_action = action_of(self, self.tr("Namen verdecken"), "F12")
        self.privacy_action.setIconText(self.tr("Verdecken"))
        self.lock_action = action_of(self, self.tr("Sperren"), "Ctrl+L")
        self.help_action = action_of(self, self.tr("Tasten"), "F1")
        self.board_action = action_of(self, self.tr("Zeigetafel"), "Alt+X")
        self.card_action = action_of(self, self.tr("Zeigetafel drucken"), "Alt+Shift+X")
        self.note_action = action_of(self, self.tr("Für den Bericht notieren"), NOTE_KEY)
        self.note_action.setEnabled(actor.may(Right.NOTE_FOR_REPORT))
        self.note_action.triggered.connect(lambda: self._open_note())
        self.drafts_action = action_of(self, self.tr("Entwürfe"), DRAFTS_KEY)
        self.drafts = DraftsButton(
            self.drafts_action, privacy, lambda: self._context.today() if self._context else date.min
        )
        self.stop_action = action_of(self, self.tr("Abbrechen, was lange dauert"), "Ctrl+.")
        self.stop_action.setIconText(self.tr("Abbrechen"))
        self.stop_action.setEnabled(False)
        self.privacy_action.triggered.connect(privacy.toggle)
        self.status = StatusLine(
            privacy,
            self.undo_action,
            self.redo_action,
            self.stop_action,
            (self.note_action, self.help_action),
        )
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._by_page: dict[str, KeyButton] = {}
        self._nav = self._build_nav()
        self._title = text_label("", "title")
        self._title.setMinimumHeight(DRAFTS_HEIGHT)  # nothing below moves when a draft comes
        self._day = text_label("", "soft")
        self._open = Badge()
        self._here = WhoIsHere()
        self._hidden = Badge(self.tr("Namen verdeckt"), Tone.ACCENT, "eye-off")
        self._practice = Badge(self.tr("Übung · alles erfunden"), Tone.WARN, "sparkle")
        self._network = Badge(self.tr("Ablage im Netzlaufwerk"), Tone.WARN, "warning")
        self._network.setToolTip(
            self.tr(
                "Auf einem Netzlaufwerk kann Gespeichertes verloren gehen. Bitte die Ablage auf einen Rechner legen"
                " und oft sichern."
            )
        )
        self._doubted = Badge(self.tr("Änderungsprotokoll auffällig"), Tone.WARN, "warning")
        self._doubted.setToolTip(say(TRAIL_DOUBTED))
        self._who = text_label(
            self.tr("{name} · {role}").format(
                name=actor.display_name or actor.name, role=word("roles", ROLE_NAMES[actor.role])
            ),
            "soft",
        )
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._header = self._build_header()
        right.addLayout(self._header)
        self.band = StoreBand()
        # What was done before is not to be read as the answer to what was not.
        self.band.alarmed.connect(self.status.clear)
        self.band.asked_for_all.connect(lambda: self.open_page("admin", "upkeep"))
        right.addWidget(self.band)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addLayout(right, 1)
        self._hidden.setVisible(privacy.hidden)
        privacy.changed.connect(self._on_privacy)
        self.clock_timer = QTimer(self)
        self.clock_timer.setInterval(_MINUTE_MS)
        self.clock_timer.timeout.connect(self._show_clock)

    def start(self, context: Context, first: str = "") -> None:
        """Open the first page; from now on the pages have what they need."""
        self._context = context
        self._clock = context.now
        self.drafts.opened.connect(self._on_draft_opened)
        self.drafts.outdated.connect(self._look_for_drafts)
        context.drafts.changed.connect(self._on_drafts_changed)
        context.bus.subscribe((Kind.PERSON, *_ENTRY_KINDS.values()), self._on_named_changed, self)
        self.drafts.look_again()
        self._here.start(context)
        self._show_clock()
        self.clock_timer.start()
        self.open_page(first if first in self._specs else next(iter(self._specs), ""))

    def current_page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._current)

    def page(self, page_id: str) -> Page | None:
        """A page that was opened before."""
        return self._pages.get(page_id)

    def open_page(self, page_id: str, subject: object = None) -> None:
        """Bring a page to the front, built if it was not yet; a page that the role lacks stays closed."""
        spec = self._specs.get(page_id)
        if spec is None or self._context is None:
            return
        page = self._pages.get(page_id)
        if page is None:
            page = self._pages[page_id] = page_class(spec)(self._context)
            self._areas[page_id] = PageArea(page)
            self._stack.addWidget(self._areas[page_id])
        if page_id != self._current:
            # What stands half typed in a form that is left behind waits as a draft from now on.
            self._context.drafts.flush()
            self.drafts.look_again()
        self._current = page_id
        entry = self._by_page.get(spec.within or page_id)
        if entry is not None:
            entry.setChecked(True)
        self._title.setText(word("pages", spec.title))
        self.drafts.set_page(page_id)
        self._stack.setCurrentWidget(self._areas[page_id])
        page.activated()
        if subject is not None:
            page.show_subject(subject)
        self.page_opened.emit(page_id)

    def on_unlocked(self) -> None:
        """Somebody has come back to the desk that was locked."""
        for page in self._pages.values():
            page.unlocked()

    def _on_page_asked(self, page_id: str) -> None:
        """By its key or its button: whoever is chosen here is shown there too, where that page knows how."""
        leaving = self.current_page()
        person = leaving.chosen_person() if leaving is not None and page_id != self._current else None
        self.open_page(page_id)
        arrived = self.current_page()
        if person is not None and arrived is not None and arrived is not leaving:
            arrived.show_chosen(person)

    def set_opening(self, opening: Opening) -> None:
        """The opening hours that the header goes by."""
        self._opening = opening
        self._show_clock()

    def set_fictional(self, fictional: bool) -> None:
        """Say in the header that nobody here is real, or do not."""
        self._practice.setVisible(fictional)

    def set_on_network(self, on_network: bool) -> None:
        """Say in the header that the store lies where it is not safe, or do not."""
        self._network.setVisible(on_network)

    def set_trail_doubted(self, doubted: bool) -> None:
        """Say in the header that the login found the audit trail otherwise than it was sealed, or do not."""
        self._doubted.setVisible(doubted)

    def key_groups(self) -> tuple[tuple[str, tuple[KeyLine, ...]], ...]:
        """For the keyboard overview: the current page, what works everywhere, then each other page that was opened."""
        groups = []
        order = sorted(self._pages, key=lambda page_id: page_id != self._current)
        for page_id in order:
            page = self._pages[page_id]
            below = [action for child in page.findChildren(QWidget) for action in child.actions()]
            lines = key_lines(dict.fromkeys((*page.actions(), *below)))
            groups.append((word("pages", self._specs[page_id].title), lines))
        groups.insert(1, (self.tr("Überall"), key_lines((*self.actions(), *self.band.actions()))))
        return tuple(groups)

    def show_long_works(self, works: Sequence[LongTask]) -> None:
        """Say in the line at the bottom what takes a while, the newest of it, and whether it can be stopped."""
        can_stop = any(work.can_stop and not work.long.stopped() for work in works)
        self.stop_action.setEnabled(can_stop)
        said = works[0].label if works else ""
        if works and works[0].share is not None:
            done, of = works[0].share
            said = self.tr("{what} {percent} %").format(what=said, percent=100 * done // max(of, 1))
        if len(works) > 1:
            said = self.tr("{what} (+{number})").format(what=said, number=len(works) - 1)
        self.status.set_busy(said, can_stop=can_stop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, icons = self.width() < _NARROW_BELOW, self.width() < _ICONS_BELOW
        self._nav.setFixedWidth(_NAV_ICONS if icons else _NAV_NARROW if narrow else self._nav_width)
        self._mark.setVisible(not icons)
        self._who.setVisible(not icons)
        self._here.set_room(not narrow)
        for entry in self._nav.findChildren(KeyButton):
            entry.show_key(not narrow)
            entry.show_word(not icons)
        low = self.height() < _LOW_BELOW
        self._set_nav_low(low)
        self._header.setContentsMargins(
            SPACE_6, SPACE_2 if low else SPACE_4, SPACE_6, SPACE_1 if low else SPACE_2
        )
        self.status.setFixedHeight(_STATUS_LOW if low else _STATUS)

    def _set_nav_low(self, low: bool) -> None:
        """In a low window every page keeps its place in the navigation; each takes less of it."""
        if self._nav.property("low") == low:
            return
        self._nav.setProperty("low", low)
        for entry in self._nav.findChildren(KeyButton):
            entry.setProperty("low", low)
            entry.style().unpolish(entry)
            entry.style().polish(entry)
        column = self._nav.layout()
        if column is not None:
            column.setSpacing(0 if low else SPACE_1)
            column.setContentsMargins(
                SPACE_3, SPACE_1 if low else SPACE_4, SPACE_3, SPACE_1 if low else SPACE_4
            )

    def _build_nav(self) -> QWidget:
        nav = QWidget()
        nav.setProperty("look", "sunken")
        nav.setProperty("low", False)
        nav.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(nav)
        column.setContentsMargins(SPACE_3, SPACE_4, SPACE_3, SPACE_4)
        column.setSpacing(SPACE_1)
        mark = QHBoxLayout()
        mark.setContentsMargins(SPACE_3, SPACE_1, 0, SPACE_3)
        self._mark = Wordmark(TYPE_TITLE)
        mark.addWidget(self._mark)
        mark.addStretch(1)
        column.addLayout(mark)
        for spec in self._specs.values():
            if spec.within:
                continue
            number = self._numbers[spec.id]
            action = action_of(self, word("pages", spec.title), f"Alt+{number}", f"Ctrl+{number}")
            action.triggered.connect(lambda _checked=False, page_id=spec.id: self._on_page_asked(page_id))
            entry = KeyButton.for_action(action, look="nav")
            theme.dress(entry, spec.icon, "ink_soft", "accent_ink")
            entry.setCheckable(True)
            self._buttons.addButton(entry)
            self._by_page[spec.id] = entry
            column.addWidget(entry)
        column.addStretch(1)
        column.addWidget(KeyButton.for_action(self.board_action, "language", "nav"))
        column.addWidget(KeyButton.for_action(self.privacy_action, "eye-off", "nav"))
        column.addWidget(KeyButton.for_action(self.lock_action, "lock", "nav"))
        # Words are longer in some languages than in others.
        longest = max(entry.sizeHint().width() for entry in nav.findChildren(KeyButton))
        self._nav_width = max(_NAV_WIDTH, longest + 2 * SPACE_3)
        nav.setFixedWidth(self._nav_width)
        return nav

    def _build_header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setContentsMargins(SPACE_6, SPACE_4, SPACE_6, SPACE_2)
        header.setSpacing(SPACE_3)
        header.addWidget(self._title)
        header.addWidget(self.drafts)
        header.addStretch(1)
        for widget in (
            self._doubted,
            self._network,
            self._practice,
            self._hidden,
            self._day,
            self._open,
            self._here,
            self._who,
        ):
            header.addWidget(widget)
        self._doubted.setVisible(False)
        self._network.setVisible(False)
        self._practice.setVisible(False)
        self._open.setVisible(False)
        self._hidden.setVisible(False)
        return header

    def _on_privacy(self, hidden: bool) -> None:
        self._hidden.setVisible(hidden)
        self.privacy_action.setText(self.tr("Namen zeigen") if hidden else self.tr("Namen verdecken"))
        self.privacy_action.setIconText(self.tr("Zeigen") if hidden else self.tr("Verdecken"))

    def _on_draft_opened(self, page_id: str, draft: object) -> None:
        if isinstance(draft, DraftRow) and draft.kind is DraftOf.REPORT_NOTE:
            self._open_note(note_of(draft.form))
        elif self._context is not None:
            self._context.open_page(page_id, draft)

    def _open_note(self, note_id: int | None = None) -> None:
        """The little form of a note for the report, above whatever page is in front."""
        if self._context is not None and self._actor.may(Right.NOTE_FOR_REPORT):
            open_note(self._context, self.window(), note_id)

    def _look_for_drafts(self) -> None:
        context = self._context
        if context is not None:
            context.runner.run_latest(
                "drafts.waiting", context.drafts.service.waiting, on_done=self._on_drafts, owner=self
            )

    def _on_drafts_changed(self) -> None:
        self._named_in_drafts = frozenset()
        self.drafts.look_again()

    def _on_named_changed(self, changes: Changes) -> None:
        """What waits may be called something else, or be gone. Where nothing of it waits, a key press asks nothing."""
        if changes.touch(*self._named_in_drafts):
            self.drafts.look_again()

    def _on_drafts(self, rows: tuple[DraftRow, ...]) -> None:
        # What was there since a draft last changed and is gone may be undone, and then waits again.
        self._named_in_drafts |= {_ENTRY_KINDS[row.kind] for row in rows if row.entry is not None}
        if rows:
            self._named_in_drafts |= {Kind.PERSON}
        if self._context is not None:
            self.drafts.show_drafts(rows, self._context.drafts.open_forms())

    def _show_clock(self) -> None:
        if self._clock is None:
            return
        now = self._clock()
        self._here.on_minute()
        self._day.setText(short_date(now.date()))
        if self._opening is None:
            return
        text, tone = opening_said(self._opening, now)
        if (text, True) != (self._open.text(), self._open.isVisibleTo(self)):
            self._open.set_state(text, tone, "clock" if tone is not Tone.NEUTRAL else "door")
            self._open.setVisible(True)


def opening_said(opening: Opening, now: datetime) -> tuple[str, Tone]:
    """What the header says of the opening hours at a moment, and how it looks."""
    state = opening.at(now)
    hours, minutes = divmod(state.minutes, 60)
    said = f"{hours}:{minutes:02} h" if hours else f"{minutes} min"
    if state.state is OpeningState.OPEN:
        text = QCoreApplication.translate("Workspace", "geöffnet · noch {time}")
        return text.format(time=said), Tone.GOOD if state.minutes > 15 else Tone.WARN
    if state.state is OpeningState.BEFORE:
        return QCoreApplication.translate("Workspace", "öffnet in {time}").format(time=said), Tone.NEUTRAL
    if state.state is OpeningState.AFTER:
        return QCoreApplication.translate("Workspace", "für heute geschlossen"), Tone.NEUTRAL
    if state.reason:
        text = QCoreApplication.translate("Workspace", "geschlossen · {reason}").format(reason=state.reason)
        return text, Tone.NEUTRAL
    return QCoreApplication.translate("Workspace", "heute geschlossen"), Tone.NEUTRAL
