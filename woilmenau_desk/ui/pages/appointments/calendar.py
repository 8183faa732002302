"""The room "Kalender": day, week and month of the appointments."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from woilmenau_desk.ui.pages.appointments.rooms import ROOMS
from woilmenau_desk.ui.rooms import Rooms
from woilmenau_desk.ui.session import Context, Page
from woilmenau_desk.ui.tokens import SPACE_1, SPACE_4, SPACE_6


class CalendarPage(Page):
    """The bar of the area's rooms."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rooms = Rooms(ROOMS, context, "calendar", self.add_action, self.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_1, SPACE_6, SPACE_4)
        layout.addWidget(self.rooms)
        layout.addStretch(1)
