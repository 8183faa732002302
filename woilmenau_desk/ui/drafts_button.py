"""„1 Entwurf“: what somebody began and did not save is found again with one key."""

from collections.abc import Callable
from datetime import date

import shiboken6
from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from woilmenau_desk.domain.drafts import DraftOf, DraftRow
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.draft_words import draft_word
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.widgets.buttons import KeyButton, escaped
from woilmenau_desk.ui.words import isolated

PAGES = {
    DraftOf.PERSON: "people",
    DraftOf.APPOINTMENT: "appointments",
    DraftOf.SESSION: "counselling",
    DraftOf.AMENDMENT: "counselling",
    DraftOf.FOLLOW_UP: "follow_ups",
    DraftOf.VISIT: "counter",
    DraftOf.AID: "counter",
    DraftOf.OFFER: "offers",
    DraftOf.ENROLMENT: "offers",
    DraftOf.OFFER_SESSION: "offers",
    DraftOf.VOLUNTEER: "volunteers",
    DraftOf.ROSTER: "roster",
    DraftOf.TIMES: "times",
    DraftOf.REFERRAL: "referrals",
    DraftOf.DEADLINE: "deadlines",
    DraftOf.FUND: "funds",
    DraftOf.REPORT_NOTE: "counter",  # its little form opens above whatever page is in front
    DraftOf.REPORT_TEXT: "reports",
    DraftOf.CASE: "cases",
    DraftOf.DOCUMENT: "cases",
}
_ALL_ON = "counter"
DRAFTS_HEIGHT = 30
_MOST = 9  # each has a digit as its key


class DraftsButton(QWidget):
    """How many drafts wait: on the counter all of them, on any other page its own. Nothing is there where none waits.

    One opens at once, of several a list is shown, in which a digit opens each. Names are blank while they are hidden.
    """

    opened = Signal(str, object)  # the page it belongs to, and the DraftRow; None: its form is open there
    outdated = Signal()  # what waits may be another by now

    def __init__(self, action: QAction, privacy: Privacy, today: Callable[[], date]) -> None:
        super().__init__()
        self._action, self._privacy, self._today = action, privacy, today
        self._page = _ALL_ON
        self._rows: tuple[DraftRow, ...] = ()
        self._open: frozenset[str] = frozenset()
        self.menu = QMenu(self)
        self.menu.setAccessibleName(QCoreApplication.translate("Drafts", "Entwürfe"))
        self.button = KeyButton.for_action(action, "edit", "chip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.setMaximumHeight(DRAFTS_HEIGHT)
        # What is written in one go, and closes in the same, is asked for once.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self.outdated)
        action.triggered.connect(self._on_asked)
        privacy.changed.connect(self._close_menu)
        self._show()

    def look_again(self) -> None:
        """Something was kept, dropped or opened; also by a form that goes with the whole window, in whatever order."""
        if shiboken6.isValid(self._pause):
            self._pause.start()

    def show_drafts(self, rows: tuple[DraftRow, ...], open_forms: frozenset[str]) -> None:
        """Show how many wait, without those that stand in an open form of the page in front.

        A list that is open stays until one is chosen.
        """
        if (rows, open_forms) != (self._rows, self._open):
            self._rows, self._open = rows, open_forms
            self._show()

    def set_page(self, page_id: str) -> None:
        """Another page is in front."""
        if page_id != self._page:
            self._page = page_id
            self._close_menu()
            self._show()

    def waiting(self) -> tuple[DraftRow, ...]:
        """The drafts that this page offers."""
        return tuple(
            row
            for row in self._rows
            if self._page in (_ALL_ON, PAGES[row.kind]) and not self._is_before_eyes(row)
        )

    def _is_before_eyes(self, row: DraftRow) -> bool:
        return row.form in self._open and PAGES[row.kind] == self._page

    def said(self, row: DraftRow) -> str:
        """„Beratung, Oksana · heute, 14:02“."""
        about = ", ".join(
            part for part in (draft_word(row.kind), isolated(self._privacy.mask(row.name))) if part
        )
        day = people_say_date(row.kept_at.date(), self._today())
        return f"{about} · {day}, {say_time(row.kept_at.time())}"

    def hideEvent(self, event: QHideEvent) -> None:
        # The lock comes, or another screen: a list of names does not stay above it.
        super().hideEvent(event)
        self._close_menu()

    def _show(self) -> None:
        number = len(self.waiting())
        one, several = (
            QCoreApplication.translate("Drafts", "1 Entwurf"),
            QCoreApplication.translate("Drafts", "{number} Entwürfe").format(number=number),
        )
        none = QCoreApplication.translate("Drafts", "Entwürfe")  # in the list of keys
        self._action.setText(escaped({0: none, 1: one}.get(number, several)))
        self._action.setEnabled(number > 0)
        self.button.setVisible(number > 0)

    def _on_asked(self) -> None:
        rows = self.waiting()
        if len(rows) == 1:
            self._go(rows[0])
        elif rows:
            self._show_menu(rows)

    def _show_menu(self, rows: tuple[DraftRow, ...]) -> None:
        self.menu.clear()
        for number, row in enumerate(rows[:_MOST], 1):
            entry = self.menu.addAction(f"&{number}  {escaped(self.said(row))}")
            entry.triggered.connect(lambda _on=False, row=row: self._go(row))
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _close_menu(self) -> None:
        if self.menu.isVisible():
            self.menu.close()

    def _go(self, chosen: DraftRow) -> None:
        # As it is now: the list may have stood open for a while.
        row = next((row for row in self._rows if row.form == chosen.form), chosen)
        # Where its form is open, the page goes on with that.
        self.opened.emit(PAGES[row.kind], row if row.form not in self._open else None)
