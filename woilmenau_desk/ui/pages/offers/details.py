"""What stands beside the lists: the offer that is selected with its people, or the session of the week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.offers import OfferRow, SessionRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date
from woilmenau_desk.ui.offer_words import (
    childcare_said,
    clock,
    heads_said,
    leaders_said,
    places_said,
    series_said,
    session_said,
    session_state,
    span,
)
from woilmenau_desk.ui.pages.offers.enrolments import People
from woilmenau_desk.ui.pages.offers.rows import is_ended
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, Tone
from woilmenau_desk.ui.widgets.buttons import TightKeyButton
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, rule, text_label
from woilmenau_desk.ui.widgets.topics import flowing

_LEAST_WIDTH = 300
_FACTS_LEAST, _FACTS_HEIGHT = 48, 224  # pixels; what is more scrolls, and the people keep their room
NEXT_SHOWN = 4


class OfferCard(QWidget):
    """One offer: what it is, when it meets next, and below its people."""

    def __init__(self, work: Sequence[QWidget], people: People, to_people: QAction) -> None:
        """`work` are the buttons of the page's actions; `to_people` brings the keyboard to the people."""
        super().__init__()
        self.title = text_label("", "title", wrap=True)
        self.to_tell = Note("", Tone.WARN, "phone")
        self.to_tell.add_widget(TightKeyButton(to_people, "people", "quiet"))
        self._number_to_tell, self._calling = 0, False
        self.about = text_label("", "soft", wrap=True)
        self.when = text_label("", "strong", wrap=True)
        self.where = text_label("", wrap=True)
        self.leaders = text_label("", wrap=True)
        self.gone = Note("", Tone.WARN, "warning")
        self.ended = Badge()
        self.next = text_label("", wrap=True)
        self.more = text_label("", "soft", wrap=True)
        self.places = text_label("", "strong", wrap=True)
        inside = QWidget()
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(0, 0, SPACE_1, 0)
        facts.setSpacing(SPACE_1)
        for label in (self.about, self.when, self.next, self.where, self.leaders, self.gone, self.more):
            facts.addWidget(label)
        facts.addStretch(1)
        self._facts = scrolled(inside)
        self._facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._facts.setMinimumHeight(_FACTS_LEAST)
        self._facts.setMaximumHeight(_FACTS_HEIGHT)
        self._buttons, line = flowing()
        for made in work:
            line.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.title)
        column.addWidget(self.ended, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._facts, 2)
        column.addWidget(self._buttons)
        column.addWidget(rule())
        column.addWidget(self.places)
        column.addWidget(self.to_tell)
        column.addWidget(people, 3)
        people.calling.connect(self._on_calling)
        people.to_tell.connect(self._on_to_tell)

    def show_offer(self, row: OfferRow, today: date, choices: Choices | None) -> None:
        """Show what is known of it without asking the store."""
        data = row.data
        self.title.setText(data.title)
        about = (
            (
                choices.word(ListName.OFFER_KINDS, data.offer_kind),
                self.tr("für: {group}").format(group=choices.word(ListName.TARGET_GROUPS, data.target_group)),
                choices.word(ListName.LEVELS, data.level),
            )
            if choices is not None
            else ()
        )
        self.about.setText(" · ".join(part for part in about if part))
        self.when.setText(series_said(row.series, today))
        places = [part for part in (data.room, data.partner and self._with(data.partner)) if part]
        self.where.setText(" · ".join(places))
        self.where.setVisible(bool(places))
        there = [leader for leader in row.leaders if not leader.gone]
        gone = leaders_said(leader for leader in row.leaders if leader.gone)
        self.leaders.setText(
            self.tr("Leitung: {names}").format(names=leaders_said(there) or self.tr("noch niemand"))
        )
        self.gone.set_text(
            self.tr("{names} ist nicht mehr da. Bitte eintragen, wer jetzt leitet.").format(names=gone)
            if gone
            else "",
            Tone.WARN,
        )
        ended = data.ended_on is not None
        said = ""
        if data.ended_on is not None:
            day = people_say_date(data.ended_on, today)
            text = self.tr("beendet am {day}") if is_ended(row, today) else self.tr("endet am {day}")
            said = text.format(day=day)
        self.ended.set_state(said, Tone.NEUTRAL, "clock")
        self.ended.setVisible(ended)
        self.more.setText(data.about)
        self.more.setVisible(bool(data.about))
        self.show_places(row)

    def show_places(self, row: OfferRow) -> None:
        """How full it is; that it is fuller than it may be is told."""
        parts = [self.tr("Plätze: {places}").format(places=places_said(row)), childcare_said(row)]
        capacity = row.data.capacity
        if capacity is not None and row.enrolled > capacity:
            parts.append(self.tr("mehr als vorgesehen"))
        self.places.setText(" · ".join(part for part in parts if part))

    def show_next(self, sessions: Sequence[SessionRow], today: date) -> None:
        """The next sessions; what is otherwise than usual stands beside the day."""
        lines = []
        for row in sessions[:NEXT_SHOWN]:
            state, tone, _icon = session_state(row, today)
            usual = tone is Tone.NEUTRAL
            parts = [session_said(row, today), "" if usual else state, row.reason]
            lines.append(" · ".join(part for part in parts if part))
        said = "\n".join(lines)
        self.next.setText(self.tr("Nächste Termine:\n{days}").format(days=said) if said else "")
        self.next.setVisible(bool(said))

    def _on_calling(self, calling: bool) -> None:
        """While somebody is called, what to say has the room of what the offer is."""
        self._calling = calling
        self._facts.setHidden(calling)
        self._buttons.setHidden(calling)
        self._say_to_tell()

    def _on_to_tell(self, number: int) -> None:
        self._number_to_tell = number
        self._say_to_tell()

    def _say_to_tell(self) -> None:
        text = ""
        if self._number_to_tell and not self._calling:
            text = QCoreApplication.translate(
                "OfferCard", "%n aufgerückt, bitte anrufen", "", self._number_to_tell
            )
        self.to_tell.set_text(text, Tone.WARN, "phone")

    def _with(self, partner: str) -> str:
        return self.tr("mit {partner}").format(partner=partner)


class SessionCard(QWidget):
    """One session of the week, and what can be done with it."""

    def __init__(self, work: Sequence[QWidget]) -> None:
        """`work` are the buttons of the page's actions."""
        super().__init__()
        self.title = text_label("", "title", wrap=True)
        self.when = text_label("", "lead", wrap=True)
        self.where = text_label("", "soft", wrap=True)
        self.state = Badge()
        self.reason = text_label("", wrap=True)
        self.count = text_label("", "strong", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.title)
        column.addWidget(self.when)
        column.addWidget(self.where)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        column.addWidget(self.count)
        column.addSpacing(SPACE_3)
        for made in work:
            column.addWidget(made)
        column.addStretch(1)

    def show_session(self, row: SessionRow, today: date) -> None:
        """Show this one."""
        self.title.setText(row.title)
        day = people_say_date(row.day, today)
        self.when.setText(f"{day[:1].upper()}{day[1:]}, {span(row.starts, row.ends)}")
        self.where.setText(row.room)
        self.where.setVisible(bool(row.room))
        self.state.set_state(*session_state(row, today))
        parts = [row.reason]
        if row.moved:
            was = self.tr("eigentlich {day}, {time}").format(
                day=people_say_date(row.key.planned_on, today), time=clock(row.key.planned_starts)
            )
            parts.append(was)
        said = " · ".join(part for part in parts if part)
        self.reason.setText(said)
        self.reason.setVisible(bool(said))
        count = heads_said(row)
        self.count.setText(count)
        self.count.setVisible(bool(count))


class Beside(Card):
    """The card at the right: an offer, a session, or that none is selected."""

    def __init__(
        self,
        context: Context,
        offer: Sequence[QWidget],
        session: Sequence[QWidget],
        people: People,
        to_people: QAction,
    ) -> None:
        """`offer` and `session` are the buttons of the page's actions, `to_people` is one of them."""
        super().__init__()
        self._today = context.today
        self.setMinimumWidth(_LEAST_WIDTH)
        self.offer, self.session = OfferCard(offer, people, to_people), SessionCard(session)
        self._empty = EmptyState(
            "offer", self.tr("Nichts ausgewählt"), self.tr("Mit den Pfeiltasten wählen.")
        )
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)
        for view in (self._empty, self.offer, scrolled(self.session)):
            self._stack.addWidget(view)

    def show_row(self, row: OfferRow | SessionRow | None, choices: Choices | None) -> None:
        """Show this one."""
        if isinstance(row, OfferRow):
            self.offer.show_offer(row, self._today(), choices)
            self._stack.setCurrentIndex(1)
        elif isinstance(row, SessionRow):
            self.session.show_session(row, self._today())
            self._stack.setCurrentIndex(2)
        else:
            self._stack.setCurrentIndex(0)
