"""Today at the counter: the visits with their counts, and behind a toggle the help that was given."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from woilmenau_desk.domain.aid import AidRow
from woilmenau_desk.domain.visits import DayCounts, DayPart, DayTally, VisitRow
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.who import TightKeyButton
from woilmenau_desk.ui.pages.visits.work import Today
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4
from woilmenau_desk.ui.widgets.actions import action_of
from woilmenau_desk.ui.widgets.buttons import icon_button, plain
from woilmenau_desk.ui.widgets.labels import Card, ElidedLabel, EmptyState, key_text
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView

_SHOWN_NEW_MS = 2500
_LANGUAGE_COLUMN, _BY_COLUMN = 3, 4
_AID_BY_COLUMN = 5
_FULL, _WIDE = 800, 660  # from these widths on: everything, all but who logged it
_NAME_WIDTH = 300  # what a name needs; of what is left beyond it, the other columns have their share
_SHARE = 0.2


class DayCard(Card):
    """The count line is its heading; the newest visit stands on top."""

    visit_opened = Signal(object)  # VisitRow
    visit_voided = Signal(object)
    aid_voided = Signal(object)  # AidRow
    receipt_asked = Signal(object)  # AidRow
    funds_asked = Signal()

    def __init__(self, words: CounterWords, privacy: Privacy, amend: QAction, late: QAction) -> None:
        """`amend` adds to the last visit, `late` goes to another day."""
        super().__init__(margin=0)
        self._words = words
        self.layout().setSpacing(0)  # type: ignore[union-attr]
        self.head.setContentsMargins(SPACE_4, SPACE_2, SPACE_2, SPACE_2)
        self.visits_model = RowsModel(
            words.visits(), privacy, faded=lambda row: row.voided, key=lambda row: row.id, parent=self
        )
        self._nobody = EmptyState("cup", "", self.tr("Eine F-Taste erfasst den ersten Besuch."))
        self.visits = RowsView(
            self.visits_model, self.tr("Besuche des Tages"), empty=self._nobody, ground="surface"
        )
        self.aid_model = RowsModel(
            words.aid(), privacy, faded=lambda row: row.voided, key=lambda row: row.id, parent=self
        )
        self._no_aid = EmptyState("aid", "")
        self.aid = RowsView(
            self.aid_model, self.tr("Soforthilfe des Tages"), empty=self._no_aid, ground="surface"
        )
        for view in (self.visits, self.aid):
            view.typing_searches = True
        self._stack = QStackedWidget()
        for view in (self.visits, self.aid):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        self.counts = ElidedLabel(look="title")
        self.head.insertWidget(0, self.counts, 1)
        self.aid_action = QAction(self.tr("Soforthilfe des Tages"), self)
        self.aid_action.setShortcut("Ctrl+H")
        self.aid_action.setAutoRepeat(False)
        self.aid_action.triggered.connect(lambda _on: self.show_aid(not self.showing_aid()))
        self.addAction(self.aid_action)
        self._toggle = TightKeyButton(self.aid_action, "aid", "quiet")
        self._amend = TightKeyButton(amend, "", "quiet")
        self.receipt_action = action_of(self, self.tr("Beleg drucken"), "Ctrl+P", enabled=False)
        self.receipt_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.receipt_action.setIconText(self.tr("Beleg"))
        self.receipt_action.triggered.connect(self._on_receipt)
        self.aid.addAction(self.receipt_action)
        self.aid.row_selected.connect(self._on_aid_selected)
        self.funds_action = action_of(self, self.tr("Töpfe"), "Alt+T")
        self.funds_action.triggered.connect(self.funds_asked)
        self._receipt = TightKeyButton(self.receipt_action, "print", "quiet")
        self._funds = TightKeyButton(self.funds_action, "", "quiet")
        other_day = icon_button("clock", plain(late.text()), key=key_text(late.shortcut()))
        other_day.clicked.connect(late.trigger)
        for button in (self._funds, self._receipt, self._toggle, self._amend, other_day):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.head.addWidget(button)
        for button in (self._funds, self._receipt):
            button.hide()
        self._void(self.visits, self.tr("Besuch streichen"), self.visit_voided)
        self._void(self.aid, self.tr("Soforthilfe streichen"), self.aid_voided)
        self.visits.row_opened.connect(self.visit_opened)
        self._new: int | None = None
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_SHOWN_NEW_MS)
        self._fade.timeout.connect(self._on_faded)
        self._sought: tuple[RowsView, int] | None = None  # an entry that another page leads to
        self._counts: DayCounts | None = None  # of the day that is shown, once it was read
        self._day = ""
        self.set_day("")

    def set_day(self, day: str) -> None:
        """Which day is shown, as people say it; empty for today."""
        self._day = day or self.tr("Heute")
        self._counts = None
        self._sought = None
        self.counts.set_full_text(self._day)
        hint = self.tr("Eine F-Taste erfasst den ersten Besuch.")
        if day:
            self._nobody.set_text(self.tr("An diesem Tag ist noch niemand erfasst."), hint)
            self._no_aid.set_text(self.tr("An diesem Tag ist keine Soforthilfe erfasst."))
        else:
            self._nobody.set_text(self.tr("Heute war noch niemand da."), hint)
            self._no_aid.set_text(self.tr("Heute wurde noch keine Soforthilfe gegeben."))

    def show_tally(self, tally: DayTally) -> None:
        """Show the visits, and mark the one that is new."""
        self._counts = DayCounts(tally.rows)
        self.visits_model.set_rows(tally.rows)
        self._say_counts()
        if self._new is not None:
            self._mark(self._new)
        self._find()

    def add_visit(self, row: VisitRow) -> bool:
        """Show a visit that was just logged for the day that is shown; the others stay as they are.

        Returns whether it is shown: not where another one of its person may come after it, which counts otherwise now.
        """
        newest = self.visits_model.row(0)
        if row.data.person_id is not None and newest is not None and _order(newest) < _order(row):
            return False
        known = self.visits_model.row(self.visits_model.find(row.id))
        self._replace(() if known is None else (known,), (row,))
        return True

    def show_part(self, part: DayPart) -> None:
        """Show what became of some visits of the day that is shown; the others stay as they are."""
        if self._counts is not None:  # else the whole day is on its way
            self._replace([row for row in self.visits_model.rows() if part.holds(row)], part.rows)

    def show_aid_rows(self, rows: Sequence[AidRow]) -> None:
        """Show the help."""
        self.aid_model.set_rows(rows)
        self._name_toggle()
        self._find()

    def show_today(self, today: Today) -> None:
        """Show visits and help."""
        self.show_tally(today.tally)
        self.show_aid_rows(today.aid)

    def say_again(self) -> None:
        """The words changed."""
        for view in (self.visits, self.aid):
            view.viewport().update()

    def mark_new(self, visit_id: int) -> None:
        """Let a visit stand out for a moment, now or as soon as it is shown."""
        self._new = visit_id
        self._fade.start()
        self._mark(visit_id)

    def seek(self, entry_id: int, *, aid: bool) -> None:
        """Choose a visit or a help, now or as soon as it is shown: another page leads to it."""
        self.show_aid(aid)
        self._sought = (self.aid if aid else self.visits, entry_id)
        self._find()

    def showing_aid(self) -> bool:
        """Whether the help is shown in place of the visits."""
        return self._stack.currentIndex() == 1

    def show_aid(self, shown: bool) -> None:
        """Show the help of today, or the visits again."""
        self._stack.setCurrentIndex(int(shown))
        self._amend.setVisible(not shown)
        for button in (self._funds, self._receipt):
            button.setVisible(shown)
        if shown:
            self.counts.set_full_text(self.tr("{day}: Soforthilfe").format(day=self._day))
        self._say_counts()
        self._name_toggle()

    def visit(self, visit_id: int | None) -> VisitRow | None:
        """A visit of the day by its id."""
        return next((row for row in self.visits_model.rows() if row.id == visit_id), None)

    def whose(self, ids: Collection[int]) -> frozenset[int]:
        """The people whose visits of these are shown."""
        shown = (row.data.person_id for row in self.visits_model.rows() if row.id in ids)
        return frozenset(person for person in shown if person is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() == self.width():
            return  # the hits below which it stands come and go with every name
        wide, full = self.width() >= _WIDE, self.width() >= _FULL
        self.visits.setColumnHidden(_LANGUAGE_COLUMN, not wide)
        self.visits.setColumnHidden(_BY_COLUMN, not full)
        self.aid.setColumnHidden(_AID_BY_COLUMN, not full)
        _share_width(self.visits, self.visits_model.columns)
        _share_width(self.aid, self.aid_model.columns)
        for button in (self._funds, self._receipt, self._toggle, self._amend):
            button.show_key(full)
            button.updateGeometry()

    def _replace(self, there: Sequence[VisitRow], now: Sequence[VisitRow]) -> None:
        """Rows that are shown, and what stands there in their place."""
        if self._counts is not None:
            for row in there:
                self._counts.take(row)
            for row in now:
                self._counts.add(row)
        stay = {row.id for row in now}
        self.visits_model.merge(now, _order, [row.id for row in there if row.id not in stay])
        self._say_counts()
        if self._new is not None:
            self._mark(self._new)

    def _say_counts(self) -> None:
        counts = self._counts
        if counts is None or self.showing_aid():
            return
        anonymous = self.tr("{number} anonym").format(number=counts.anonymous)
        whole = self.tr("{day}: {counts}")
        contacts = QCoreApplication.translate("DayCard", "%n Kontakt(e)", "", counts.contacts)
        persons = QCoreApplication.translate("DayCard", "%n Person(en)", "", counts.persons)
        said = whole.format(day=self._day, counts=f"{contacts} · {persons} · {anonymous}")
        self.counts.set_full_text(said)

    def _name_toggle(self) -> None:
        given = sum(not row.voided for row in self.aid_model.rows())
        text = self.tr("Besuche") if self.showing_aid() else self.tr("Hilfen ({number})")
        text = text.format(number=given)
        self._toggle.setText(text)
        self._toggle.setAccessibleName(text)
        self._toggle.updateGeometry()

    def _on_aid_selected(self, row: AidRow | None) -> None:
        self.receipt_action.setEnabled(row is not None and row.entry_id is not None)

    def _on_receipt(self, _checked: bool = False) -> None:
        row = self.aid.current_row()
        if row is not None:
            self.receipt_asked.emit(row)

    def _void(self, view: RowsView, text: str, signal: object) -> None:
        action = QAction(text, view)
        action.setShortcut("Del")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)

        def void(_checked: bool = False) -> None:
            row = view.current_row()
            if row is not None:
                signal.emit(row)  # type: ignore[attr-defined]

        action.triggered.connect(void)
        view.addAction(action)

    def _mark(self, visit_id: int) -> None:
        if not self.visits.hasFocus() and self.visits.select(visit_id):
            self.visits.scrollTo(self.visits.currentIndex())

    def _find(self) -> None:
        if self._sought is None:
            return
        view, entry_id = self._sought
        if view.select(entry_id):
            view.scrollTo(view.currentIndex())
            view.setFocus()
            self._sought = None

    def _on_faded(self) -> None:
        self._new = None
        if not self.visits.hasFocus():
            with QSignalBlocker(self.visits):
                self.visits.setCurrentIndex(QModelIndex())


def _order(row: VisitRow) -> tuple[float, int]:
    """The newest first."""
    return -row.occurred_at.timestamp(), -row.id


def _share_width(view: RowsView, columns: Sequence[Column[Any]]) -> None:
    """On a wide screen let the texts have room, not the names alone."""
    seen = [number for number in range(len(columns)) if not view.isColumnHidden(number)]
    spare = max(0, view.width() - _NAME_WIDTH - sum(columns[number].width for number in seen))
    for number in seen:
        column = columns[number]
        if column.width:
            grows = 0 if (column.soft and not column.detail) or column.right else spare * _SHARE
            view.setColumnWidth(number, column.width + int(grows))
