"""The rooms of the area "Beratung", as the bar at the top of its pages shows them."""

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.rooms import Room

ROOMS = (
    Room("counselling", QT_TRANSLATE_NOOP("rooms", "Gespräche"), "Alt+G"),
    Room("cases", QT_TRANSLATE_NOOP("rooms", "Fälle"), "Alt+F"),
    Room("follow_ups", QT_TRANSLATE_NOOP("rooms", "Wiedervorlagen"), "Alt+W"),
    Room("referrals", QT_TRANSLATE_NOOP("rooms", "Verweise"), "Alt+V"),
    Room("deadlines", QT_TRANSLATE_NOOP("rooms", "Fristen"), "Alt+I"),
    Room("note_search", QT_TRANSLATE_NOOP("rooms", "Suche"), "Alt+U"),
)
