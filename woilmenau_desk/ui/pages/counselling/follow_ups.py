"""The room "Wiedervorlagen": mine, everybody's, overdue; finished, handed over, changed by keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import VAULT_ROLES
from woilmenau_desk.domain.changes import Kind
from woilmenau_desk.domain.colleagues import offered
from woilmenau_desk.domain.drafts import DraftRow
from woilmenau_desk.domain.follow_ups import Backlog, FollowUpRow, Whose
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.counselling import follow_ups
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.ui import dialogs
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.forms.counselling.follow_up_form import Begun, FollowUpForm
from woilmenau_desk.ui.pages.browse.lists import Asked, Reader, reading
from woilmenau_desk.ui.pages.browse.page import BrowsePage
from woilmenau_desk.ui.pages.counselling.follow_up_words import (
    due_icon,
    due_tone,
    due_words,
    follow_up_columns,
    follow_up_heading,
    more_words,
    reason_words,
)
from woilmenau_desk.ui.pages.counselling.rooms import ROOMS
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, text_label
from woilmenau_desk.ui.widgets.rows_model import Heading
from woilmenau_desk.ui.words import named

_LEAST_WIDTH = 320


@dataclass(frozen=True, slots=True)
class _Around:
    """What the page needs beside its list."""

    mine: int  # due today or before
    backlog: tuple[Backlog, ...]


def _around(desk: Desk) -> _Around:
    return _Around(follow_ups.due(desk, Whose.MINE), follow_ups.backlog(desk))


class FollowUpsPage(BrowsePage[FollowUpRow]):
    """The list with the selected follow-up beside it; the form takes their place, so nobody else's name shows."""

    row_type = FollowUpRow
    watched = (Kind.FOLLOW_UP, Kind.PERSON, Kind.STAFF, Kind.CASE, Kind.SESSION)
    covers_form = True
    shares = (3, 2)

    def make(self) -> None:
        self._whose = Whose.MINE
        self._backlog: tuple[Backlog, ...] = ()
        self.list = self.add_list(
            self.tr("Wiedervorlagen"),
            follow_up_columns(self.context.today),
            self._reads,
            EmptyState(
                "check",
                self.tr("Nichts vorzulegen"),
                self.tr("Strg+N legt etwas an; Gespräche und ablaufende Papiere bringen ihre von selbst."),
            ),
            heading=self._heading,
            faded=lambda row: row.done or row.voided,
        )
        self.rooms = Rooms(ROOMS, self.context, "follow_ups", self.page_action, lambda: self.show_list(0))
        self.bar.addWidget(self.rooms, 1)
        self.new_action = self.page_action(self.tr("Neue Wiedervorlage"), "Ctrl+N", self.begin)
        new = KeyButton.for_action(self.new_action, "plus", "primary")
        self.bar.addWidget(self.rooms.beside(new))
        self._make_filters()
        self.left = Note("", Tone.WARN, "people")
        self.take_action = self.page_action(self.tr("Übernehmen"), "Alt+B", self._ask_take_over)
        self.left.add_widget(KeyButton.for_action(self.take_action, look="quiet"))
        self.notes.addWidget(self.left)
        self._make_work()

    def _make_filters(self) -> None:
        self.whose_actions = {
            whose: self.page_action(text, key, partial(self._show_whose, whose))
            for whose, text, key in (
                (Whose.MINE, self.tr("Meine"), "Alt+M"),
                (Whose.ALL, self.tr("Alle"), "Alt+A"),
                (Whose.OVERDUE, self.tr("Überfällig"), "Alt+R"),
            )
        }
        group = QButtonGroup(self)
        self.chips = {
            whose: KeyButton.for_action(made, look="chip") for whose, made in self.whose_actions.items()
        }
        for chip in self.chips.values():
            chip.setCheckable(True)
            group.addButton(chip)
            self.filters.addWidget(chip)
        self.chips[self._whose].setChecked(True)
        self.filters.addStretch(1)
        self.filters.addWidget(self.narrow)

    def _make_work(self) -> None:
        def going_on(row: FollowUpRow) -> bool:
            return not (row.done or row.voided or row.hidden)

        self.done_action = self.row_action(self.tr("Erledigt"), ("E",), self._finish, when=going_on)
        self.edit_action = self.row_action(self.tr("Ändern"), ("Return", "Enter"), self._edit, when=going_on)
        self.hand_action = self.row_action(self.tr("Übergeben"), ("U",), self._hand_over, when=going_on)
        self.person_action = self.row_action(self.tr("Karte der Person"), ("Ctrl+O",), self._open_person)
        self.void_action = self.row_action(self.tr("Streichen"), ("Del",), self._ask_void, when=going_on)
        work = [
            KeyButton.for_action(self.done_action, "check", "primary"),
            KeyButton(self.edit_action.text(), self.tr("Enter"), "edit"),
            KeyButton.for_action(self.hand_action, "people"),
            KeyButton.for_action(self.person_action, "person"),
            KeyButton.for_action(self.void_action, "void"),
        ]
        work[1].clicked.connect(self.edit_action.trigger)
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Übergeben an"))
        self.details: FollowUpCard = FollowUpCard(self.context, work)

    # What is shown

    def _reads(self, asked: Asked) -> Reader:
        return reading(follow_ups.listed, self._whose, None, asked.text)

    def _heading(self, row: FollowUpRow) -> Heading | None:
        return follow_up_heading(row, self.context.today())

    def _show_whose(self, whose: Whose) -> None:
        self.chips[whose].setChecked(True)
        if whose is not self._whose:
            self._whose = whose
            self.ask_shown()
        self.list.setFocus()

    def make_sure(self, row: FollowUpRow) -> None:
        if row.colleague != self.context.desk.actor.name and self._whose is not Whose.ALL:
            self._whose = Whose.ALL
        elif self._whose is Whose.OVERDUE and row.due_on >= self.context.today():
            self._whose = Whose.MINE
        self.chips[self._whose].setChecked(True)

    def around(self) -> Callable[[Desk], _Around]:
        return _around

    def on_around(self, around: _Around) -> None:
        self.rooms.set_number("follow_ups", around.mine)
        self._backlog = around.backlog
        whom = ", ".join(
            self.tr("{name} ({number})").format(name=one.name, number=one.number) for one in self._backlog
        )
        text = self.tr("Noch offen von Kolleginnen und Kollegen, die nicht mehr hier beraten: {whom}")
        self.left.set_text(text.format(whom=whom) if whom else "", Tone.WARN, "people")
        self.take_action.setEnabled(bool(whom) and self.form is None)

    def on_row(self, row: FollowUpRow | None) -> None:
        self.details.show_row(row)

    # Work

    def begin(self, person: PersonRow | None = None) -> None:
        """Open the form for a new follow-up."""
        if self.choices is not None:
            self.open_form(FollowUpForm(self.context, self.choices, begun=Begun(person)))

    def show_subject(self, subject: object) -> None:
        """Also `Begun`: a follow-up within a case."""
        if isinstance(subject, Begun) and self.choices is not None:
            self.open_form(FollowUpForm(self.context, self.choices, begun=subject))
            return
        super().show_subject(subject)

    def go_on(self, draft: DraftRow) -> None:
        """Go on where somebody stopped."""
        if isinstance(draft.entry, FollowUpRow):
            self._edit(draft.entry)
        else:
            self.begin(draft.person)

    def _edit(self, row: FollowUpRow) -> None:
        self.context.runner.run(
            follow_ups.get,
            self.context.desk,
            row.id,
            on_done=self._open_read,
            on_error=lambda error: dialogs.show_error(self, error),
            owner=self,
        )

    def _open_read(self, row: FollowUpRow) -> None:
        if self.choices is not None and self.isVisible() and not row.hidden:
            self.open_form(FollowUpForm(self.context, self.choices, row))

    def _finish(self, row: FollowUpRow) -> None:
        self.change_row(row, follow_ups.finish, row.id)

    def _hand_over(self, row: FollowUpRow) -> None:
        """Ask to whom: the colleagues as a menu, by arrows and Enter or by their first letter."""
        if self.choices is None:
            return
        self.menu.clear()
        for one in offered(self.choices.staff, self.context.today()):
            if one.has_login and one.role in VAULT_ROLES and one.key != row.colleague:
                made: QAction = self.menu.addAction(one.name)
                made.triggered.connect(partial(self._give, row, one.key))
        if self.menu.isEmpty():
            self.context.status.tell(self.tr("Es ist niemand da, der vertrauliche Einträge liest."))
            return
        self.menu.setActiveAction(self.menu.actions()[0])
        at = self.details.hand_button
        self.menu.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _give(self, row: FollowUpRow, colleague: str, _checked: bool = False) -> None:
        self.change_row(row, follow_ups.hand_over, row.id, colleague)

    def _open_person(self, row: FollowUpRow) -> None:
        self.context.open_page("people", PersonRow(row.person_id, row.person_name))

    def _ask_void(self, row: FollowUpRow) -> None:
        self.ask(
            self.tr("Diese Wiedervorlage streichen?"),
            self.tr("Sie erscheint dann in keiner Liste mehr. Strg+Z macht es rückgängig."),
            self.tr("Streichen"),
            lambda: self.change_row(row, follow_ups.void, row.id),
            danger=True,
            on_no=lambda: self.context.status.tell(self.tr("Nicht gestrichen.")),
        )

    def _ask_take_over(self) -> None:
        """Take what was left behind, once that is confirmed."""
        if not self._backlog:
            return
        number = sum(one.number for one in self._backlog)
        text = self.tr("{number} Wiedervorlagen gehören dann Ihnen. Strg+Z macht es rückgängig.")
        self.ask(
            self.tr("Alles Liegengebliebene übernehmen?"),
            text.format(number=number),
            self.tr("Übernehmen"),
            self._take_over,
        )

    def _take_over(self) -> None:
        for one in self._backlog:
            self.context.runner.run(
                follow_ups.take_over,
                self.context.desk,
                one.colleague,
                on_error=lambda error: dialogs.show_error(self, error),
                owner=self,
            )


class FollowUpCard(Card):
    """The follow-up that is selected, and what can be done with it."""

    def __init__(self, context: Context, work: Sequence[KeyButton]) -> None:
        """`work`: the buttons of the page's actions, the third of them hands over."""
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._context = context
        self.hand_button = work[2]
        self._name = PersonalLabel(context.privacy, look="title")
        self._when = text_label("", "lead", wrap=True)
        self._due = Badge()
        self._reason = PersonalLabel(context.privacy)
        self._more = text_label("", "soft", wrap=True)
        for label in (self._name, self._reason):
            label.setWordWrap(True)
        self._empty = EmptyState(
            "clock", self.tr("Nichts ausgewählt"), self.tr("Mit den Pfeiltasten eine wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._name)
        column.addWidget(self._when)
        column.addWidget(self._due, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_2)
        column.addWidget(self._reason)
        column.addWidget(self._more)
        column.addStretch(1)
        column.addSpacing(SPACE_3)
        for made in work:
            column.addWidget(made)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._shown, 1)
        self.show_row(None)

    def show_row(self, row: FollowUpRow | None) -> None:
        """Show this one, or that none is selected."""
        self._empty.setVisible(row is None)
        self._shown.setVisible(row is not None)
        if row is None:
            self._name.set_name("")
            self._reason.set_name("")
            return
        today = self._context.today()
        self._name.set_name(named(row.person_name))
        said = people_say_date(row.due_on, today)
        self._when.setText(said[:1].upper() + said[1:])
        self._due.set_state(due_words(row, today), due_tone(row, today), due_icon(row, today))
        self._reason.set_name(reason_words(row, today))
        self._more.setText(more_words(row))
