"""The volunteer who is selected: how to reach them, what they do, when, what is lacking, and what can be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.domain.assignments import AllowanceTotal, AssignmentRow
from woilmenau_desk.domain.hours import said_hours
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerAtCounter, VolunteerRow
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import WEEKDAYS, people_say_date, say_time
from woilmenau_desk.ui.forms.volunteers.hours_form import about_of
from woilmenau_desk.ui.forms.volunteers.words import (
    STATES,
    absence_said,
    asked_said,
    euros,
    languages_said,
    times_said,
    what_lacks,
)
from woilmenau_desk.ui.pages.volunteers.work import Picture
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3
from woilmenau_desk.ui.widgets.form import scrolled
from woilmenau_desk.ui.widgets.labels import Badge, Card, EmptyState, Note, rule, text_label
from woilmenau_desk.ui.widgets.topics import FlowLayout
from woilmenau_desk.ui.words import named, word

_WIDTH = 344
_MOST_LACKING = 4


class _Fact(QWidget):
    """A small heading and what stands below it; nothing of it where there is nothing to say."""

    def __init__(self, title: str, privacy: Privacy) -> None:
        super().__init__()
        self.text = PersonalLabel(privacy)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(text_label(title, "small"))
        layout.addWidget(self.text)

    def say(self, *lines: str) -> None:
        """One line below the other; empty ones are left out."""
        said = "\n".join(filter(None, lines))
        self.text.set_name(said)
        self.setVisible(bool(said))


class VolunteerDetails(Card):
    """A card at the right of the list. What it offers to do are the page's actions."""

    def __init__(
        self, privacy: Privacy, main: Sequence[QWidget], more: Sequence[QWidget], *, allowed: bool
    ) -> None:
        """`main` and `more` are the buttons of the page's actions; `allowed`: more than the counter sees."""
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._allowed = allowed
        self._name = PersonalLabel(privacy, look="title")
        self._name.setWordWrap(True)
        self._state = Badge()
        self._reached = PersonalLabel(privacy, look="lead")
        self._reached.setWordWrap(True)
        self._reached.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lacking = tuple(Note() for _ in range(_MOST_LACKING))

        def fact(title: str) -> _Fact:
            return _Fact(title, privacy)

        self._languages, self._roles = fact(self.tr("Sprachen")), fact(self.tr("Aufgaben"))
        self._times, self._away = fact(self.tr("Wann möglich")), fact(self.tr("Nicht da"))
        self._work, self._hours = fact(self.tr("Einsätze")), fact(self.tr("Stunden in diesem Jahr"))
        self._paid = fact(self.tr("Aufwandsentschädigung in diesem Jahr"))
        self._touch = fact(self.tr("Zuletzt"))
        self._known = fact(self.tr("Was noch bekannt ist"))
        self._trainings, self._linked = fact(self.tr("Schulungen")), fact(self.tr("Unter den Besuchern"))
        self._facts = (
            self._languages,
            self._roles,
            self._times,
            self._away,
            self._work,
            self._hours,
            self._paid,
            self._touch,
            self._trainings,
            self._known,
            self._linked,
        )
        self._discreet = text_label(
            self.tr("Mehr über Ehrenamtliche sehen Leitung und Beratung."), "soft", wrap=True
        )
        self._empty = EmptyState(
            "volunteer", self.tr("Niemand ausgewählt"), self.tr("Mit den Pfeiltasten jemanden wählen.")
        )
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, SPACE_1, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._name)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._reached)
        for note in self._lacking:
            column.addWidget(note)
        for made in main:
            column.addWidget(made)
        column.addSpacing(SPACE_1)
        for one in self._facts:
            column.addWidget(one)
        column.addWidget(self._discreet)
        self._discreet.setVisible(not allowed)
        if more:
            column.addSpacing(SPACE_2)
            column.addWidget(rule())
            flow = QWidget()
            line = FlowLayout(flow, SPACE_1)
            for made in more:
                line.addWidget(made)
            policy = flow.sizePolicy()
            policy.setHeightForWidth(True)
            flow.setSizePolicy(policy)
            column.addWidget(flow)
        column.addStretch(1)
        self._area = scrolled(self._shown)
        self.body.setSpacing(SPACE_3)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is selected."""
        self._name.set_name("")
        self._empty.setVisible(True)
        self._area.setVisible(False)

    def show_at_counter(self, row: VolunteerAtCounter, choices: Choices) -> None:
        """What the counter sees."""
        self._begin(row.first_name)
        self._state.setVisible(False)
        self._reached.set_name(row.phone)
        self._languages.say(languages_said(choices, row.languages))

    def show_row(self, row: VolunteerRow, choices: Choices, today: date) -> None:
        """What the list knows already; the rest comes with the picture."""
        self._begin(row.name)
        data = row.data
        text, tone, icon = STATES[row.state_on(today)]
        said = word("volunteers", text)
        self._state.set_state(said, tone, icon)
        self._state.setVisible(True)
        self._reached.set_name("\n".join(filter(None, (data.phone, data.email, data.address))))
        self._languages.say(languages_said(choices, data.languages))
        self._roles.say(
            ", ".join(choices.word(ListName.VOLUNTEER_ROLES, code) for code in row.roles_on(today))
        )
        self._times.say(times_said(row.times))
        self._away.say(*(absence_said(one) for one in row.absences if one.last is None or one.last >= today))
        self._trainings.say(*self._of_trainings(row))
        self._known.say(*self._of_data(row, choices))

    def show_picture(self, picture: Picture, choices: Choices, today: date) -> None:
        """All that hangs on them."""
        found = what_lacks(picture.lacking, today)
        for number, note in enumerate(self._lacking):
            if number < len(found):
                note.set_text(*found[number])
            else:
                note.set_text("")
        self._work.say(*(self._of_work(one, choices, today) for one in picture.assignments))
        hours = self.tr("{hours} Stunden").format(hours=said_hours(picture.minutes))
        self._hours.say(hours if picture.minutes else "")
        self._paid.say(*(line for one in picture.allowances for line in self._of_paid(one, choices)))
        data = picture.row.data
        heard = self.tr("gehört: {day}")
        self._touch.say(
            asked_said(picture.asked, today),
            heard.format(day=people_say_date(data.heard_on, today)) if data.heard_on is not None else "",
        )
        self._linked.say(picture.person.name if picture.person is not None else "")

    def _begin(self, name: str) -> None:
        if self._name.name() != named(name):
            self._area.verticalScrollBar().setValue(0)
        self._empty.setVisible(False)
        self._area.setVisible(True)
        self._name.set_name(named(name))
        for one in self._facts:
            one.say()
        for note in self._lacking:
            note.set_text("")

    def _of_work(self, one: AssignmentRow, choices: Choices, today: date) -> str:
        data = one.data
        when = people_say_date(data.first, today)
        if data.weekday is not None:
            when = word("dates", WEEKDAYS[data.weekday])
        elif not data.once:
            when = ""
        hours = ""
        if data.starts is not None and data.ends is not None:
            hours = f"{say_time(data.starts)}–{say_time(data.ends)}"
        return " · ".join(filter(None, (about_of(choices, one), " ".join(filter(None, (when, hours))))))

    def _of_paid(self, one: AllowanceTotal, choices: Choices) -> tuple[str, ...]:
        rule_word = choices.word(ListName.ALLOWANCE_RULES, one.rule)
        said = self.tr("{rule}: {paid} von {limit}").format(
            rule=rule_word, paid=euros(one.paid_cents), limit=euros(one.limit_cents)
        )
        over = self.tr("Die Grenze ist überschritten.") if one.left_cents < 0 else ""
        both = self.tr("Für dieselbe Aufgabe unter beiden Pauschalen gezahlt.") if one.both_rules_for else ""
        return said, over, both

    def _of_trainings(self, row: VolunteerRow) -> tuple[str, ...]:
        announced = self.tr("{title} (angemeldet)")
        return tuple(
            f"{one.on:%d.%m.%Y} {one.title if one.came else announced.format(title=one.title)}"
            for one in sorted(row.trainings, key=lambda one: one.on, reverse=True)
        )

    def _of_data(self, row: VolunteerRow, choices: Choices) -> tuple[str, ...]:
        data = row.data
        areas = ", ".join(choices.word(ListName.VOLUNTEER_AREAS, code) for code in data.areas)
        groups = ", ".join(choices.word(ListName.VOLUNTEER_GROUPS, code) for code in data.groups)
        since = self.tr("dabei seit {day}")
        until = self.tr("bis {day}{reason}")
        reason = f" ({data.end_reason})" if data.end_reason else ""
        return (
            data.skills,
            areas,
            groups,
            since.format(day=f"{data.started_on:%d.%m.%Y}") if data.started_on is not None else "",
            until.format(day=f"{data.ended_on:%d.%m.%Y}", reason=reason) if data.ended_on is not None else "",
        )
