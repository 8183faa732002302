"""Who is here now, in the header: the first names of those whom the roster has on duty at this moment."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.roster import RosterDay
from woilmenau_desk.services.volunteers import roster
from woilmenau_desk.services.volunteers.roster import Soon
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.labels import text_label

_KINDS = (Kind.ROSTER, Kind.VOLUNTEER, Kind.ASSIGNMENT, Kind.STAFF, Kind.CENTRE)
_KEY = "who is here"
_MOST = 3  # names; the header has no room for more


class WhoIsHere(QWidget):
    """Nothing where nobody keeps a roster. It reads the day once, and goes by the clock from then on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._day: RosterDay | None = None
        self._label = text_label("", "soft")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        self._room = True
        self.setVisible(False)

    def set_room(self, room: bool) -> None:
        """Whether the header has room for it."""
        self._room = room
        self.setVisible(room and bool(self.text()))

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def start(self, context: Context) -> None:
        """From now on it has what it needs."""
        if context.desk.actor.may(Right.SEE_ROSTER):
            self._context = context
            context.bus.subscribe(_KINDS, self._on_changed, self)
            self._read()

    def on_minute(self) -> None:
        """Time went on: somebody else may be here."""
        if self._context is not None and self._day is not None and self._day.day != self._context.today():
            self._read()
        else:
            self._show()

    def _read(self) -> None:
        if self._context is not None:
            self._context.runner.run_latest(
                _KEY,
                roster.soon,
                self._context.desk,
                on_done=self._on_read,
                on_error=self._on_not_read,
                owner=self,
            )

    def _on_changed(self, _changes: Changes) -> None:
        self._read()

    def _on_read(self, soon: Soon) -> None:
        self._day = soon.days[0]
        self._show()

    def _on_not_read(self, _error: KnownError) -> None:
        # Whatever is wrong is said by what was asked for; this was asked for by nobody.
        self._day = None
        self._show()

    def _show(self) -> None:
        names: list[str] = []
        if self._context is not None and self._day is not None:
            at = self._context.now().time()
            present = (one for one in self._day.on_duty if not one.absent)
            names = [one.said for one in present if one.duty.starts <= at < one.duty.ends]
        text = ""
        if names := list(dict.fromkeys(names)):
            text = QCoreApplication.translate("WhoIsHere", "Hier: {names}")
            text = text.format(names=", ".join(names[:_MOST]))
            if len(names) > _MOST:
                text += f" +{len(names) - _MOST}"
        if text != self._label.text():
            self._label.setText(text)
            self.setToolTip(", ".join(names))
        self.set_room(self._room)
