"""A person's card: who it is, what is known, with whom they live, and what happened here."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.people import PersonCard
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.readings import reading
from woilmenau_desk.ui.forms.people.member_form import MemberForm
from woilmenau_desk.ui.forms.people.status import group_look, suggestion_text
from woilmenau_desk.ui.pages.people.household import HouseholdBox
from woilmenau_desk.ui.pages.people.other import OtherPersonPanel
from woilmenau_desk.ui.pages.people.rows import PeopleRows, validity
from woilmenau_desk.ui.pages.people.work import Picture
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton, button, icon_button, plain
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows import Column, RowsModel, RowsView
from woilmenau_desk.ui.widgets.tabs import TabBar
from woilmenau_desk.ui.widgets.topics import flowing

_FACTS_WIDTH = 256
_LABEL_WIDTH = 104


class PersonView(Card):
    """Shows one person. What it offers to do are the page's actions."""

    person_asked = Signal(int)  # a member of the household
    forget_asked = Signal(object)  # MemberRow: somebody never lived with them
    session_asked = Signal(object)  # SessionRow
    appointment_asked = Signal(object)  # AppointmentRow
    back_asked = Signal()  # to the counter, with this person

    def __init__(
        self,
        context: Context,
        rows: PeopleRows,
        *,
        visit: QAction,
        appointment: QAction,
        edit: QAction,
        household: QAction,
        member: QAction,
        merge: QAction,
        case: QAction | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._rows = rows
        self._picture: Picture | None = None
        self._models: list[RowsModel[Any]] = []
        self.member: MemberForm | None = None
        self.name = PersonalLabel(context.privacy, look="display")
        self.name.setWordWrap(True)
        _let_shrink(self.name)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reading = PersonalLabel(context.privacy, look="lead")
        self.reading.setWordWrap(True)
        _let_shrink(self.reading)
        self.reading.setHidden(True)
        self.summary = text_label("", "soft", wrap=True)
        self.back = Note("", Tone.GOOD)
        self.back_button = button(self.tr("Zurück zur Theke mit dieser Person (Enter)"), "counter", "primary")
        self.back_button.setAutoDefault(True)
        self.back_button.clicked.connect(self.back_asked)
        self.back.add_widget(self.back_button)
        self.suggestion = Note("", Tone.INFO, "referral")
        self.visit_button = KeyButton.for_action(visit, "counter", "primary")
        self.visit_button.setAutoDefault(True)
        self.edit_button = KeyButton.for_action(edit, "edit")
        self.tabs = QTabWidget()
        self.tabs.setTabBar(TabBar())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setProperty("look", "tight")
        self.tabs.setAccessibleName(self.tr("Was hier geschah"))
        self._household_action, self._member_action = household, member
        self._lists(rows)
        status = self._build_status()
        facts = self._build_facts()
        actions, line = flowing()
        self.merge_button = icon_button(
            "merge",
            plain(merge.text()),
            key=merge.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        )
        self.merge_button.clicked.connect(merge.trigger)
        for made in (
            self.visit_button,
            KeyButton.for_action(appointment, "calendar-add"),
            self.edit_button,
            self.merge_button,
        ):
            line.addWidget(made)
        if case is not None:
            key = case.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.case_button = icon_button("counselling", plain(case.text()), key=key)
            self.case_button.clicked.connect(case.trigger)
            line.addWidget(self.case_button)

        def panel_for(title: str, key: str) -> OtherPersonPanel:
            return OtherPersonPanel(
                context, title, key, rows.language, lambda: self.card.id if self.card else None
            )

        self.household = panel_for(self.tr("Wohnt zusammen mit …"), "people:household")
        self.other = panel_for(self.tr("Zusammenführen mit …"), "people:other")
        self.below = QWidget()
        for panel, another in ((self.household, self.other), (self.other, self.household)):
            panel.opened.connect(lambda opened, another=another: self._on_panel(opened, another))
        below = QHBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_4)
        below.addWidget(facts)
        below.addWidget(self.tabs, 1)
        head = QVBoxLayout()
        head.setSpacing(SPACE_1)
        head.addWidget(self.name)
        head.addWidget(self.reading)
        head.addWidget(self.summary)
        self.body.addWidget(self.back)
        self.body.addLayout(head)
        self.body.addWidget(status)
        self.body.addWidget(self.suggestion)
        self.body.addWidget(actions)
        self.body.addWidget(self.household, 1)
        self.body.addWidget(self.other, 1)
        self.body.addWidget(self.below, 1)
        context.privacy.cover(status)
        context.privacy.cover(facts)
        context.privacy.changed.connect(self._show_suggestion)

    @property
    def card(self) -> PersonCard | None:
        """Whom it shows."""
        return self._picture.card if self._picture else None

    @property
    def household_id(self) -> int | None:
        """The household in which they live."""
        household = self._picture.household if self._picture else None
        return household.id if household is not None else None

    def show_picture(self, picture: Picture) -> None:
        """Show a person."""
        if self.card is None or self.card.id != picture.card.id:
            self.offer_way_back("")
        self._picture = picture
        self.name.set_name(picture.card.name)
        said = reading(picture.card.name)
        self.reading.set_name(said)
        self.reading.setHidden(not said)
        self.summary.setText(self._rows.summary(picture.card))
        self._show_status(picture.card)
        self._show_suggestion()
        self._show_facts(picture)
        rows = (picture.visits, picture.appointments, picture.sessions, picture.aid)
        titles = (self.tr("Besuche"), self.tr("Termine"), self.tr("Beratung"), self.tr("Soforthilfe"))
        counts = (
            picture.card.visits,
            len(picture.appointments),
            len(picture.sessions),
            len(picture.aid),
        )
        for number, (model, shown) in enumerate(zip(self._models, rows, strict=True)):
            model.set_rows(shown)
            count = f" {counts[number]}" if counts[number] else ""
            self.tabs.setTabText(number, f"{titles[number]}{count}")

    def clear(self) -> None:
        """Show nobody."""
        self._picture = None
        self.offer_way_back("")

    def offer_way_back(self, text: str) -> None:
        """Offer the way back to the counter; Enter takes it. An empty text takes the offer back."""
        self.back.set_text(text, Tone.GOOD)
        if text:
            self.back_button.setFocus()

    def open_member(self, form: MemberForm) -> None:
        """Let a form say how the person belongs to their household, in the place of what is below."""
        self.close_panels()
        self.member = form
        form.saved.connect(lambda _saved: self.close_member())
        form.closed.connect(self.close_member)
        self.body.addWidget(form, 1)
        self.below.setHidden(True)
        form.start()

    def close_member(self) -> None:
        """Back to what is below; what was typed stays as its draft unless it was saved."""
        form, self.member = self.member, None
        if form is None:
            return
        form.leave()
        self.body.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.below.setHidden(False)
        self.household_box.member_button.setFocus()

    def close_panels(self) -> None:
        """What was opened for somebody else is closed."""
        self.close_member()
        self.household.close_panel()
        self.other.close_panel()

    def _on_panel(self, opened: bool, another: OtherPersonPanel) -> None:
        if opened:
            self.close_member()
            another.close_panel()
        self.below.setHidden(opened)

    # Building

    def _build_status(self) -> QWidget:
        self.group = Badge()
        self.status = text_label("", "strong")
        self.status.setMinimumHeight(self.group.sizeHint().height())
        self.until = Badge()
        self._status_row, line = flowing()
        for widget in (self.group, self.status, self.until):
            line.addWidget(widget)
        return self._status_row

    def _build_facts(self) -> QWidget:
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(SPACE_2)
        self._facts.setVerticalSpacing(SPACE_2)
        self._facts.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._facts.setColumnStretch(1, 1)
        self.household_box = HouseholdBox(
            self._rows, self._context.today, self._household_action, self._member_action, _FACTS_WIDTH
        )
        self.household_box.person_asked.connect(self.person_asked)
        self.household_box.forget_asked.connect(self.forget_asked)
        self.leave_button = self.household_box.leave_button
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, SPACE_2, SPACE_2, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._facts)
        column.addWidget(self.household_box)
        column.addStretch(1)
        area = scrolled(inner)
        area.setFixedWidth(_FACTS_WIDTH)
        return area

    def _lists(self, rows: PeopleRows) -> None:
        visits = self._list(
            rows.visits(),
            self.tr("Besuche"),
            EmptyState("counter", self.tr("Noch kein Besuch"), self.tr("Strg+B erfasst einen an der Theke.")),
        )
        appointments = self._list(
            rows.appointments(),
            self.tr("Termine"),
            EmptyState("calendar", self.tr("Kein Termin"), self.tr("Strg+T vereinbart einen.")),
        )
        appointments.row_opened.connect(self.appointment_asked)
        sessions = self._list(
            rows.sessions(),
            self.tr("Beratungsgespräche"),
            EmptyState("counselling", self.tr("Noch keine Beratung")),
        )
        aid = self._list(
            rows.aid(), self.tr("Soforthilfe"), EmptyState("aid", self.tr("Noch keine Soforthilfe"))
        )
        self.tabs.addTab(visits, "")
        self.tabs.addTab(appointments, "")
        self.tabs.addTab(self._with_opener(sessions), "")
        self.tabs.addTab(aid, "")

    def _list(self, columns: tuple[Column[Any], ...], name: str, empty: EmptyState) -> RowsView:
        model: RowsModel[Any] = RowsModel(columns, self._context.privacy, parent=self)
        self._models.append(model)
        return RowsView(model, name, empty=empty, header=False)

    def _with_opener(self, sessions: RowsView) -> QWidget:
        """The sessions, with a button for those who may read them."""
        self.sessions = sessions
        if not self._context.desk.actor.may(Right.CONFIDENTIAL_NOTES):
            return sessions
        sessions.row_opened.connect(self.session_asked)
        opener = KeyButton(self.tr("Gespräch öffnen"), self.tr("Enter"), "counselling", "quiet")
        opener.setEnabled(False)
        opener.clicked.connect(lambda: self.session_asked.emit(sessions.current_row()))
        sessions.row_selected.connect(lambda row: opener.setEnabled(row is not None))
        self.session_button = opener
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sessions, 1)
        column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    # Showing

    def _show_status(self, card: PersonCard) -> None:
        group = self._rows.words.group(card.data.status)
        tone, icon = group_look(group)
        self.group.set_state(self._rows.words.group_word(card.data.status), tone, icon)
        self.group.setVisible(bool(group))
        self.status.setText(self._rows.words.word(ListName.STATUSES, card.data.status))
        text, look = validity(card.data, self._context.today(), self._rows.words.holds_until(card.data))
        self.until.set_state(text, look, "clock" if look is Tone.NEUTRAL else None)
        self.until.setVisible(bool(text))
        self._status_row.setVisible(bool(card.data.status or text))

    def _show_suggestion(self) -> None:
        known = self._picture.suggestion if self._picture else None
        shown = known is not None and not self._context.privacy.hidden
        self.suggestion.set_text(suggestion_text(known) if known and shown else "", Tone.INFO, "referral")

    def _show_facts(self, picture: Picture) -> None:
        _empty(self._facts)
        for number, (label, value) in enumerate(self._rows.facts(picture)):
            caption = text_label(label, "soft", wrap=True)
            caption.setFixedWidth(_LABEL_WIDTH)
            self._facts.addWidget(caption, number, 0, Qt.AlignmentFlag.AlignTop)
            said = text_label(value, wrap=True, selectable=True)
            _let_shrink(said)
            self._facts.addWidget(said, number, 1)
        self.household_box.show_household(picture.household, picture.card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.offer_way_back("")
            return
        super().keyPressEvent(event)


def _let_shrink(label: QLabel) -> None:
    """A word that is longer than the line is cut at the edge instead of making the card wider."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
