"""The quiet line at the counter: when the last proven backup was made, and loud enough where that is long ago."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from woilmenau_desk.domain.backup_plan import Lateness
from woilmenau_desk.domain.backups import PlaceState, Quiet, Spot
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_2, TONE_COLOURS, TONE_ICONS, Tone
from woilmenau_desk.ui.widgets.buttons import KeyButton
from woilmenau_desk.ui.widgets.labels import ElidedLabel, IconLabel, Note
from woilmenau_desk.ui.words import say

_MINUTE_MS = 60_000
# What hinders a place, in the few words that the column at the counter has room for.
BRIEF: Mapping[str, str] = {
    "Der Ordner ist gerade nicht zu erreichen.": QT_TRANSLATE_NOOP("BackupLine", "fehlt gerade"),
    "Der Ordner antwortet nicht.": QT_TRANSLATE_NOOP("BackupLine", "antwortet nicht"),
    "Der Datenträger ist voll, die Sicherung passt nicht mehr darauf.": QT_TRANSLATE_NOOP(
        "BackupLine", "ist voll"
    ),
}


class BackupLine(QWidget):
    """A line of small print while all is well; a note with words and a colour, and a button for the lead, when not."""

    def __init__(self, now: Callable[[], datetime], action: QAction | None) -> None:
        """`action` leads to the backups; None: this role asks the lead."""
        super().__init__()
        self._now = now
        self._quiet: Quiet | None = None
        self._may = action is not None
        self._low = False
        self.calm = QWidget()
        self.label, self.behind = ElidedLabel("", "small"), ElidedLabel("", "small")
        row = QGridLayout(self.calm)
        row.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        row.setHorizontalSpacing(SPACE_2)
        row.setVerticalSpacing(0)
        row.setColumnStretch(1, 1)
        self._behind_icon = IconLabel("info", "ink_soft", 14)
        self._icon = IconLabel("backup", "ink_soft", 14)
        row.addWidget(self._icon, 0, 0)
        row.addWidget(self.label, 0, 1)
        row.addWidget(self._behind_icon, 1, 0)
        row.addWidget(self.behind, 1, 1)
        self.note = Note("", Tone.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.calm)
        column.addWidget(self.note)
        self.button = KeyButton.for_action(action, "backup", "quiet") if action is not None else None
        if self.button is not None:
            column.addWidget(self.button)
            self.button.setVisible(False)
        self.calm.setVisible(False)
        self.note.setVisible(False)
        # "heute" becomes "gestern" by itself.
        timer = QTimer(self)
        timer.setInterval(_MINUTE_MS)
        timer.timeout.connect(self._show)
        timer.start()

    def show_quiet(self, quiet: Quiet) -> None:
        """Say how the backups stand."""
        self._quiet = quiet
        self._show()

    def set_low(self, low: bool) -> None:
        """Where the window is low, one line has to do; its tool tip says all."""
        if low is not self._low:
            self._low = low
            self._show()

    def _show(self) -> None:
        if self._quiet is None:
            return
        text, tone = quiet_said(self._quiet, self._now())
        behind = behind_said(self._quiet.behind, self._now())
        if self._quiet.store is not None:
            # Of the store, and no fault of its backups: said, but not as if none were made.
            behind = f"{say(self._quiet.store)} {behind}".strip()
        good = tone is Tone.GOOD
        calm = good or self._low
        if (not good or self._low) and behind:
            text += (". " if good else " ") + behind
            behind = ""
        if not good and not self._may:
            text += " " + self.tr("Bitte der Leitung sagen.")
        self._icon.set_icon(*(("backup", "ink_soft") if good else (TONE_ICONS[tone], TONE_COLOURS[tone][0])))
        self.calm.setVisible(calm)
        self.calm.setToolTip(text)
        self.label.set_full_text(text if calm else "")
        self.behind.set_full_text(behind)
        for widget in (self.behind, self._behind_icon):
            widget.setVisible(bool(behind))
        if (self.note.text(), calm) != (text, False):
            self.note.set_text("" if calm else text, tone)
        if self.button is not None:
            self.button.setVisible(not calm)


def quiet_said(quiet: Quiet, now: datetime) -> tuple[str, Tone]:
    """The words for how the backups stand at a moment on the centre's clock, and how they look."""
    translate = QCoreApplication.translate
    stands = quiet.standing
    last = said_when(stands.last, now) if stands.last is not None else ""
    if stands.lateness is Lateness.GOOD and quiet.trouble is None:
        return translate("BackupLine", "Gesichert: {when}").format(when=last), Tone.GOOD
    if stands.last is None:
        text = translate("BackupLine", "Noch nicht gesichert.")
    elif stands.open_days > 0 and stands.lateness is not Lateness.GOOD:
        text = translate("BackupLine", "Seit %n Öffnungstag(en) nicht gesichert.", "", stands.open_days)
        text += " " + translate("BackupLine", "Zuletzt {when}.").format(when=last)
    else:
        text = translate("BackupLine", "Gesichert: {when}").format(when=last) + "."
    if quiet.trouble is not None:
        text += " " + say(quiet.trouble)
    very = stands.lateness is Lateness.VERY_LATE
    return text, Tone.BAD if very else Tone.WARN


def behind_said(places: Iterable[PlaceState], now: datetime) -> str:
    """Which other places lack a backup; empty where none does."""
    return " ".join(_behind_said(place, now) for place in places)


def said_when(moment: datetime, now: datetime) -> str:
    """gestern 16:04."""
    at = local(moment)
    return f"{people_say_date(at.date(), now.date())} {say_time(at.time())}"


def place_said(place: PlaceState) -> str:
    """Zweiter Ordner; Stick KINGSTON."""
    if place.spot is Spot.SECOND:
        return QCoreApplication.translate("BackupLine", "Zweiter Ordner")
    return QCoreApplication.translate("BackupLine", "Stick {name}").format(name=place.name)


def brief_trouble(trouble: Sentence) -> str:
    """What hinders a place, in two words that go on from its name; empty where there is no short form."""
    brief = BRIEF.get(trouble.template)
    return QCoreApplication.translate("BackupLine", brief) if brief else ""


def _behind_said(place: PlaceState, now: datetime) -> str:
    name = place_said(place)
    if place.trouble is not None:
        brief = brief_trouble(place.trouble)
        return f"{name} {brief}." if brief else f"{name}: {say(place.trouble)}"
    if place.last is None:
        return QCoreApplication.translate("BackupLine", "{name}: noch keine Sicherung.").format(name=name)
    when = said_when(place.last, now)
    return QCoreApplication.translate("BackupLine", "{name}: zuletzt {when}.").format(name=name, when=when)
