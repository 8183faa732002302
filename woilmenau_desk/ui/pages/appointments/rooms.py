"""The rooms of the area "Termine", as the bar at the top of its pages shows them."""

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.rooms import Room

ROOMS = (
    Room("calendar", QT_TRANSLATE_NOOP("rooms", "Kalender"), "Alt+K"),
    Room("appointments", QT_TRANSLATE_NOOP("rooms", "Liste"), "Alt+L"),
    Room("queue", QT_TRANSLATE_NOOP("rooms", "Wartet"), "Alt+W"),
    Room("reminders", QT_TRANSLATE_NOOP("rooms", "Erinnern"), "Alt+R"),
    Room("times", QT_TRANSLATE_NOOP("rooms", "Zeiten"), "Alt+Z"),
)
