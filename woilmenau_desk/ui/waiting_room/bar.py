"""The line that opens the screen in the waiting room and sets it up: which screen, light or dark, with a tone or without."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from woilmenau_desk.ui.tokens import SPACE_2, SPACE_3
from woilmenau_desk.ui.waiting_room.room import WaitingRoom
from woilmenau_desk.ui.widgets.buttons import TightKeyButton, following
from woilmenau_desk.ui.widgets.fields import ChoiceField
from woilmenau_desk.ui.widgets.labels import text_label

_SCREEN_WIDTH = 200


class WaitingRoomBar(QWidget):
    """Follows what the screen is, wherever it was opened or closed."""

    def __init__(self, room: WaitingRoom, toggle: QAction) -> None:
        """`toggle` opens and closes it."""
        super().__init__()
        self._room, self._toggle = room, toggle
        self.open = TightKeyButton(toggle, "eye")
        following(self.open, toggle)
        self.screen_field = ChoiceField(none=self.tr("anderer Bildschirm"))
        self.screen_field.setAccessibleName(self.tr("Bildschirm im Wartezimmer"))
        self.screen_field.setFixedWidth(_SCREEN_WIDTH)
        self.screen_field.edited.connect(lambda: room.set_screen(self.screen_field.code() or ""))
        self.dark = QCheckBox(self.tr("dunkel"))
        self.dark.toggled.connect(room.set_dark)
        self.sounds = QCheckBox(self.tr("mit Ton"))
        self.sounds.toggled.connect(room.set_sounds)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        line.addWidget(text_label(self.tr("Wartezimmer"), "soft"))
        line.addSpacing(SPACE_2)
        line.addWidget(self.open)
        line.addWidget(self.screen_field)
        line.addSpacing(SPACE_3)
        line.addWidget(self.dark)
        line.addWidget(self.sounds)
        line.addStretch(1)
        room.changed.connect(self.say)
        self.say()

    def say(self) -> None:
        """Show how it is set up."""
        room = self._room
        opened = self.tr("Bildschirm schließen") if room.is_open else self.tr("Bildschirm öffnen")
        self._toggle.setText(opened)
        self._toggle.setIconText(opened)
        self.screen_field.set_choices((name, name) for name in room.screens())
        self.screen_field.set_code(room.screen_name or None)
        for box, on in ((self.dark, room.dark), (self.sounds, room.sounds)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.sounds.setEnabled(room.chime.can_sound)
        self.sounds.setToolTip(
            "" if room.chime.can_sound else self.tr("Auf diesem Rechner lässt sich kein Ton abspielen.")
        )
