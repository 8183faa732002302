"""What Enter would do in the roll call's line, before it is pressed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from woilmenau_desk.domain.roll_line import Meant, Typed
from woilmenau_desk.ui.pages.offers.roll_call_line import RollLine
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3, TONE_COLOURS, Tone
from woilmenau_desk.ui.widgets.labels import ElidedLabel, IconLabel
from woilmenau_desk.ui.widgets.toned import ToneFrame

_HEIGHT = 40


class MeantLine(ToneFrame):
    """One line below the field: it always says what Enter would do now, or which keys there are."""

    def __init__(self, privacy: Privacy) -> None:
        self.text = ElidedLabel(look="strong")
        self.keys = ElidedLabel(look="soft")
        super().__init__(Tone.NEUTRAL, self.text, self.keys)
        self.setProperty("look", "note")
        self.setFixedHeight(_HEIGHT)
        self._privacy = privacy
        self._said: tuple[str, str] = ("", "")
        self._icon = IconLabel("keyboard")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.keys, 1)
        privacy.changed.connect(self._show)

    def say(self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "keyboard", name: str = "") -> None:
        """Say it; `{name}` in it is blank while names are hidden."""
        self._say(text, name, tone, icon, keys=False)

    def say_keys(self, text: str) -> None:
        """Which keys there are, while nothing is typed."""
        self._say(text, "", Tone.NEUTRAL, "keyboard", keys=True)

    def say_choice(self) -> None:
        """Which keys choose a session."""
        self.say_keys(self.tr("Ziffer oder Enter öffnet die Anwesenheit, Esc geht zurück."))

    def say_typed(self, typed: Typed, last: str) -> None:
        """What Enter would do with what is no name; `last` is called who came last."""
        if typed.meant is Meant.HEADS:
            adults, children = typed.adults, typed.number
            if adults:
                text = self.tr("Enter: {number} Erwachsene anonym dazu")
                if adults < 0:
                    text = self.tr("Enter: {number} Erwachsene anonym weniger")
            else:
                text = self.tr("Enter: {number} Kinder anonym dazu")
                if children < 0:
                    text = self.tr("Enter: {number} Kinder anonym weniger")
            self.say(text.format(number=abs(adults or children)), Tone.ACCENT, "people")
        elif typed.meant is Meant.MORE_CHILDREN:
            text = QCoreApplication.translate(
                "MeantLine", "Enter: %n Kind(er) mehr, gebracht von {name}", "", typed.number
            )
            if not last:
                text = QCoreApplication.translate(
                    "MeantLine", "Enter: %n Kind(er) mehr, ohne Namen gebracht", "", typed.number
                )
            self.say(text, Tone.ACCENT, "household", last)
        elif typed.meant is Meant.COLLECTED:
            text = self.tr("Enter: Kind Nr. {number} ist abgeholt")
            self.say(text.format(number=typed.number), Tone.ACCENT, "household")
        elif typed.meant is Meant.NOT_BROUGHT:
            text = self.tr("Enter: Kind Nr. {number} war doch nicht da")
            self.say(text.format(number=typed.number), Tone.ACCENT, "household")
        elif typed.meant is Meant.CODE:
            text = self.tr("Enter: Zeile {code} der gedruckten Liste war da")
            self.say(text.format(code=typed.text.upper()), Tone.ACCENT, "document")
        else:
            keys = self.tr(
                "Leertaste: ist da · Entf: doch nicht · 3: drei anonym · 2k: zwei Kinder · Name2: mit 2 Kindern"
                " · #5: abgeholt"
            )
            self.say_keys(keys)

    def say_name(self, typed: Typed, line: RollLine) -> None:
        """Whom Enter would mark."""
        hit = line.current()
        if hit is None:
            if line.answered():
                text = self.tr("niemand gefunden: „1“ und Enter zählt anonym, Strg+N legt die Person an")
                self.say(text, Tone.WARN, "question")
            else:
                self.say("…", Tone.NEUTRAL, "search")
            return
        row = hit.row
        if not hit.sure:
            text = self.tr("nur ähnlich: Enter fragt nach, ob {name} gemeint ist")
            if line.asked() == row.person_id:
                text = self.tr("noch nicht erfasst: Enter noch einmal, wenn {name} gemeint ist")
            self.say(text, Tone.WARN, "question", row.name)
            return
        places = row.places if typed.children is None and not row.came else typed.children
        text = self.tr("{name} ist schon da") if row.came else self.tr("Enter: {name} ist da")
        if places is not None and row.came and places != row.children:
            text = QCoreApplication.translate(
                "MeantLine", "Enter: {name} hat %n Kind(er) in der Betreuung", "", places
            )
        elif places and not row.came:
            text = QCoreApplication.translate(
                "MeantLine", "Enter: {name} ist da, mit %n Kind(ern)", "", places
            )
        self.say(text, Tone.ACCENT, "person", row.name)

    def _say(self, text: str, name: str, tone: Tone, icon: str, *, keys: bool) -> None:
        self._said = (text, name)
        self._icon.set_icon(icon, TONE_COLOURS[tone][0])
        self.set_tone(tone)
        self.text.setVisible(not keys)
        self.keys.setVisible(keys)
        self._show()

    def _show(self) -> None:
        text, name = self._said
        shown = text.replace("{name}", self._privacy.mask(name)) if name else text
        (self.text if self.keys.isHidden() else self.keys).set_full_text(shown)
        self.setAccessibleName(shown)
