"""Whom the next key press means, and the reasons it can be logged for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from woilmenau_desk.ui import theme
from woilmenau_desk.ui.pages.visits.rows import CounterWords
from woilmenau_desk.ui.pages.visits.work import Chosen, Who
from woilmenau_desk.ui.privacy import PersonalLabel, Privacy
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, SPACE_3, TONE_COLOURS, Tone
from woilmenau_desk.ui.widgets.buttons import TightKeyButton as TightKeyButton
from woilmenau_desk.ui.widgets.buttons import escaped, icon_button
from woilmenau_desk.ui.widgets.labels import Badge, ElidedLabel, IconLabel, ink_label
from woilmenau_desk.ui.widgets.toned import ToneFrame
from woilmenau_desk.ui.words import isolated, named, say

_HEIGHT = 40
_ROOM_FOR_CARD, _ROOM_FOR_ALL = 640, 760


class WhoLine(ToneFrame):
    """One line between the field and the reasons: it always says what an F-key would log now."""

    def __init__(
        self, privacy: Privacy, words: CounterWords, clear: Callable[[], object], work: Sequence[QAction]
    ) -> None:
        """`work` enrols the person in an offer, and opens their card."""
        self.name = PersonalLabel(privacy, look="strong")
        self.word = ink_label("", "strong")
        self.text = ElidedLabel(look="strong")
        self.detail = ElidedLabel(look="soft")
        super().__init__(Tone.NEUTRAL, self.name, self.word, self.text, self.detail)
        self.setProperty("look", "note")
        self.setFixedHeight(_HEIGHT)
        self._privacy = privacy
        self._words = words
        self._detail_text = ""
        self._detail_personal = False
        self._has_card = False
        self.records: Callable[[], bool] = lambda: True  # whether a key can log anything just now
        self._sought = ("", "")  # a name that was typed, and what is said of it
        self._icon = IconLabel("people")
        # What the key will do is seen before it is pressed: it logs at once, or it asks first.
        self.rule = Badge(self.tr("die Taste erfasst"), Tone.GOOD)
        self.badge = Badge()
        enrol, card = work
        self.enrol = TightKeyButton(enrol, "offer", "quiet")
        self.card = TightKeyButton(card, "person", "quiet")
        for made in (self.enrol, self.card):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.family: QWidget | None = None
        self.clear = icon_button("close", self.tr("Auswahl aufheben"), key="Esc")
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear.clicked.connect(clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 0, SPACE_1, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._icon)
        row.addWidget(self.name)
        row.addWidget(self.word)
        row.addWidget(self.text, 1)
        row.addWidget(self.rule)
        row.addWidget(self.badge)
        row.addWidget(self.detail, 1)
        row.addWidget(self.enrol)
        row.addWidget(self.card)
        row.addWidget(self.clear)
        privacy.changed.connect(self._show_detail)
        self.show_nobody_known(Who())

    def offer_family(self, action: QAction) -> None:
        """A button that means all who live with the person."""
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made = icon_button("household", action.text(), key=key)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(action.trigger)
        self.family = made
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.indexOf(self.enrol), made)
        self._show_work()

    def show_nobody_known(self, who: Who) -> None:
        """An anonymous visitor, or a group of them."""
        if who.is_group and who.size == 0:
            self._show(self.tr("Eine Gruppe hat mindestens eine Person."), Tone.WARN, "warning")
            return
        hint = self.tr("Ziffer davor: Gruppe · Name davor: diese Person · Umschalt: mit Angaben")
        self._show("", Tone.NEUTRAL, "people", hint, word=self._words.anonymous(who.size))

    def show_searching(self) -> None:
        """The search has not answered yet."""
        self._show("…", Tone.NEUTRAL, "search")

    def show_hit(self, name: str, detail: str) -> None:
        """The hit that is marked."""
        self._show("", Tone.ACCENT, "person", detail, name, personal=True, card=True, logs=True)

    def show_already(self, name: str, word: str, reason: str, *, written: bool) -> None:
        """The same key once more, right after it was pressed for these: nothing was logged for it.

        `name` is that of a person, `word` says it of a group; until it is `written`, it is on its way.
        """
        if written:
            said = self.tr("schon erfasst: {reason}. Für jemand anderen noch einmal drücken.")
        else:
            said = self.tr("wird erfasst: {reason}. Für jemand anderen noch einmal drücken.")
        self._show("", Tone.INFO, "check", said.format(reason=reason), name, word=word)

    def show_unsure(self, name: str, detail: str, *, pressed: bool = False) -> None:
        """The hit that is marked is only similar. `pressed`: a key asked to log, and nothing was logged yet."""
        if pressed:
            said, tone, icon = self.tr("noch nicht erfasst: dieselbe Taste noch einmal"), Tone.BAD, "error"
        else:
            said, tone, icon = self.tr("ähnlich: die Taste fragt nach"), Tone.WARN, "question"
        self._show("", tone, icon, detail, name, personal=True, card=True)
        self.badge.set_state(said, tone, icon)
        self.badge.setVisible(True)

    def show_new(self, typed: str, *, pressed: bool = False) -> None:
        """The line that registers is marked. `pressed`: a key asked to log, and nothing was logged."""
        if pressed:
            said = self.tr("nichts erfasst. Enter legt die Person an, die Pfeiltasten wählen eine andere")
        else:
            said = self.tr("neue Person: Enter legt sie an")
        tone, icon = (Tone.BAD, "error") if pressed else (Tone.ACCENT, "person-add")
        self._show(said, tone, icon)
        self._sought = (typed, said)
        self._show_detail()

    def show_chosen(self, chosen: Chosen) -> None:
        """A person who was chosen, until a visit is logged or the choice is taken back."""
        parts = [self._words.person_detail(chosen.person)]
        if chosen.appointment is not None:
            parts.append(self._words.next_appointment(chosen.appointment))
        if chosen.suggestion is not None:
            parts.append(say(chosen.suggestion.text))
        detail = " · ".join(part for part in parts if part)
        name = chosen.person.name
        self._show("", Tone.ACCENT, "person", detail, name, personal=True, card=True, logs=True)
        if chosen.suggestion is not None:
            asks = chosen.suggestion.target == "ask"
            self.badge.set_state(
                self._words.suggested(chosen.suggestion.target), Tone.WARN if asks else Tone.INFO, "referral"
            )
            self.badge.setVisible(True)
        self.clear.setVisible(True)

    def show_nobody_found(self, text: str = "", *, pressed: bool = False) -> None:
        """The search has answered: there is nobody of that name. `text` names it where the field moved on.

        `pressed`: a key asked to log, and nothing was logged.
        """
        said = self.tr("niemand gefunden: Eingabe leeren für anonym, Strg+N legt die Person an")
        tone, icon = (Tone.BAD, "error") if pressed else (Tone.WARN, "question")
        self._show(said, tone, icon)
        self._sought = (text, said)
        self._show_detail()

    def show_code(
        self, referral: str, *, pressed: bool = False, is_open: bool = True, missed: bool = False
    ) -> None:
        """The code of a referral stands in the field. `pressed`: a key asked to log, and nothing was logged.

        Not `is_open`: news of it has come already. `missed`: it only looks like a code.
        """
        if missed:
            said = self.tr("Kein Verweis mit diesem Code. Bitte den Zettel noch einmal ansehen")
        elif not is_open and pressed:
            said = self.tr("nichts erfasst: das ist ein Verweiscode, schon beantwortet. Enter zeigt ihn")
        elif not is_open:
            said = self.tr("Verweiscode, schon beantwortet: Enter zeigt ihn")
        elif pressed:
            said = self.tr("nichts erfasst: das ist ein Verweiscode. Enter trägt „zurückgekommen“ ein")
        else:
            said = self.tr("Verweiscode: Enter trägt „zurückgekommen“ ein")
        self._show(said, Tone.BAD if pressed else Tone.ACCENT, "error" if pressed else "referral")
        self._detail_text, self._detail_personal = referral, True
        self.detail.setVisible(False)  # it stands below; here it is only spoken

    def says(self) -> str:
        """What it says of whom, for the accessible name and for tests."""
        return self.name.name() or self.word.text() or self.text.full_text()

    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        badges = (badge.text() for badge in (self.rule, self.badge) if not badge.isHidden())
        return ", ".join(part for part in (self.accessibleName(), *badges, self.detail.full_text()) if part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_work()

    def _show(
        self,
        text: str,
        tone: Tone,
        icon: str,
        detail: str = "",
        name: str = "",
        *,
        word: str = "",
        personal: bool = False,
        card: bool = False,
        logs: bool = False,
    ) -> None:
        """`card`: there is a person whose card can be opened; `logs`: the key logs at once."""
        self.name.set_name(named(name))
        self.name.setVisible(bool(name))
        if word != self.word.text():
            self.word.setText(word)
        self.word.setVisible(bool(word))
        self.text.set_full_text(text)
        self.text.setVisible(bool(text))
        self.badge.setVisible(False)
        self.clear.setVisible(False)
        self.rule.setVisible(logs and self.records())
        self._has_card = card
        self._show_work()
        self._icon.set_icon(icon, TONE_COLOURS[tone][0])
        self._detail_text, self._detail_personal = detail, personal
        self._sought = ("", "")
        self._show_detail()
        self.set_tone(tone)

    def _show_work(self) -> None:
        """What can be done with the person, as far as there is room beside who it is; the keys work all the same."""
        self.card.setVisible(self._has_card and self.width() >= _ROOM_FOR_CARD)
        self.enrol.setVisible(self._has_card and self.width() >= _ROOM_FOR_ALL)
        if self.family is not None:
            self.family.setVisible(self._has_card and self.width() >= _ROOM_FOR_CARD)

    def _show_detail(self) -> None:
        text = self._detail_text
        self.detail.set_full_text(self._privacy.mask(text) if self._detail_personal else text)
        self.detail.setVisible(bool(text))
        sought, said = self._sought
        if sought:
            self.text.set_full_text(f"„{isolated(self._privacy.mask(sought))}“: {said}")
        self.setAccessibleName(self._privacy.mask(self.name.name()) or self.says())


class ReasonButton(TightKeyButton):
    """A reason with its icon, its word and its key."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__(action, icon)
        # A key brings one here; what has none must be reached by Tab.
        keyed = not action.shortcut().isEmpty()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if keyed else Qt.FocusPolicy.StrongFocus)
        self.hint.setVisible(keyed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Reasons(QWidget):
    """The reasons in as many equal columns as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[ReasonButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_2)
        self.setAccessibleName(self.tr("Anlass"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_buttons(self, buttons: Sequence[ReasonButton]) -> None:
        """Show these in place of those before."""
        for old in self._buttons:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._buttons = list(buttons)
        self._columns = 0
        self._place()

    def buttons(self) -> tuple[ReasonButton, ...]:
        """The buttons in their order."""
        return tuple(self._buttons)

    def minimumSizeHint(self) -> QSize:
        # The grid must not keep the window wide; it takes fewer columns instead.
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if not self._buttons:
            return
        widest = max(button.sizeHint().width() for button in self._buttons)
        fits = max(1, (self.width() + SPACE_2) // (widest + SPACE_2))
        rows = -(-len(self._buttons) // fits)
        columns = -(-len(self._buttons) // rows)
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()


def reason_action(parent: QWidget, text: str, key: str, icon: str, slot: Callable[[], object]) -> QAction:
    """The action of a reason; one without a key is reached by its button."""
    action = QAction(escaped(text), parent)
    if key:
        action.setShortcut(key)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked=False: slot())
    theme.dress(action, icon)
    parent.addAction(action)
    return action
