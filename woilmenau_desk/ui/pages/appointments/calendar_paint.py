"""How an appointment and the grounds of a calendar are painted.

A calendar of a full week paints hundreds of short texts: fonts and shortened texts are kept, and numbers are plain ones.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen

from woilmenau_desk.domain.appointments import AppointmentState
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.dates import say_time
from woilmenau_desk.ui.pages.appointments.agenda import STATE_ICONS, state_word
from woilmenau_desk.ui.pages.appointments.calendar_model import Block
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.tokens import TYPE_COLOURS, TYPE_SMALL
from woilmenau_desk.ui.words import isolated

Look = tuple[int, bool, bool]  # type size, whether strong, whether struck through
LINE = 16  # the height of a line of small type
_TWO_LINES = 2 * LINE + 3
_BAR, _INSET, _ICON, _ROUND = 4, 4, 14, 4
_BOTH = 84  # pixels from which time and name stand beside one another
_MOST_SHORTENED = 4_000
_STRONG: Look = (TYPE_SMALL, True, False)
_STRUCK: Look = (TYPE_SMALL, False, True)
_PLAIN: Look = (TYPE_SMALL, False, False)

_FORWARD = Qt.TextFlag.TextForceLeftToRight.value | Qt.TextFlag.TextSingleLine.value
LEFT = _FORWARD | Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
RIGHT = _FORWARD | Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignRight.value


class Hand:
    """Paints texts and blocks; one for each calendar. `names` asks whether names are hidden."""

    def __init__(self, names: Privacy) -> None:
        self._names = names
        self._fonts: dict[Look, tuple[QFont, QFontMetrics]] = {}
        self._shortened: dict[tuple[str, Look, int], str] = {}
        self._wide: dict[tuple[str, Look], int] = {}

    @property
    def hidden(self) -> bool:
        """Whether names are blank now."""
        return self._names.hidden

    def forget(self) -> None:
        """Shorten every text anew."""
        self._shortened.clear()
        self._wide.clear()

    def font(self, look: Look) -> tuple[QFont, QFontMetrics]:
        """The font of a look, and its measures."""
        known = self._fonts.get(look)
        if known is None:
            size, strong, struck = look
            font = theme.app_font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            font.setStrikeOut(struck)
            known = self._fonts[look] = (font, QFontMetrics(font))
        return known

    def text(
        self,
        painter: QPainter,
        place: tuple[int, int, int, int],
        text: str,
        look: Look,
        ink: str = "ink",
        side: int = LEFT,
    ) -> None:
        """A text in one line at x, y, width, height, as far as there is room for it."""
        x, y, wide, high = place
        if wide <= 0 or not text:
            return
        painter.setFont(self.font(look)[0])
        painter.setPen(theme.current().colour(ink))
        painter.drawText(x, y, wide, high, side, self._short(text, look, wide))

    def mask(self, name: str) -> str:
        """A name, blank while names are hidden."""
        return self._names.mask(name)

    def block(
        self, painter: QPainter, place: tuple[int, int, int, int], block: Block, *, ghost: bool = False
    ) -> None:
        """An appointment in its place; a ghost is where it would be dropped."""
        colour = theme.current().colour
        x, y, wide, high = place
        row = block.row
        hue = block.colour if block.colour in TYPE_COLOURS else "grey"
        if row is None:
            self._other(painter, QRect(*place), block)
            return
        gone = row.state is AppointmentState.CANCELLED
        missed = row.state is AppointmentState.NO_SHOW
        if gone or missed or ghost:
            painter.setPen(QPen(colour("line_strong" if not ghost else "accent"), 1, Qt.PenStyle.DashLine))
        else:
            painter.setPen(colour(hue))
        painter.setBrush(colour("surface" if gone or missed else f"{hue}_soft"))
        painter.drawRoundedRect(x, y, wide - 1, high - 1, _ROUND, _ROUND)
        if not gone:
            painter.fillRect(x + 1, y + 2, _BAR - 1, high - 5, colour(hue))
        inner, room = x + _BAR + _INSET, wide - _BAR - 2 * _INSET
        if block.aside:
            ratio = painter.device().devicePixelRatio()
            icon = theme.pixmap(STATE_ICONS[row.state], "ink_soft", _ICON, ratio)
            painter.drawPixmap(x + (wide - _ICON) // 2, y + min(4, (high - _ICON) // 2), icon)
            return
        inner, room = self._icons(painter, block, inner, y, room, high)
        look = _STRUCK if gone else _STRONG
        ink = "ink_soft" if gone else "ink"
        when = say_time(row.starts_at.time())
        name = isolated(self.mask(row.person_name))
        # Where there is room for one of them, the place itself says when.
        first = f"{when} {name}" if room >= _BOTH else name
        about = f"{state_word(row)} · {block.about}" if gone or missed else block.about
        if high < _TWO_LINES:
            top = y + max(0, (high - LINE) // 2) - 1
            self._one_line(painter, (inner, top, room, LINE), (first, about), look, ink)
            return
        self.text(painter, (inner, y + 1, room, LINE), first, look, ink)
        self.text(painter, (inner, y + 1 + LINE, room, LINE), about, _PLAIN, "ink_soft")
        more = self._helper(block)
        if more and high >= _TWO_LINES + LINE:
            self.text(painter, (inner, y + 1 + 2 * LINE, room, LINE), more, _PLAIN, "ink_soft")

    def hatch(self, painter: QPainter, place: QRect, said: str = "") -> None:
        """A ground that is taken, and what by."""
        colour = theme.current().colour
        painter.fillRect(place, colour("sunken"))
        painter.fillRect(place, QBrush(colour("line_strong"), Qt.BrushStyle.BDiagPattern))
        if said and place.height() >= LINE:
            wide = min(place.width() - 8, self.font(_PLAIN)[1].horizontalAdvance(said) + 10)
            painter.fillRect(place.x() + 4, place.y() + 1, wide, LINE, colour("sunken"))
            self.text(painter, (place.x() + 8, place.y() + 1, wide - 6, LINE), said, _PLAIN, "ink_soft")

    def _other(self, painter: QPainter, place: QRect, block: Block) -> None:
        painter.setPen(theme.current().colour("line_strong"))
        self.hatch(painter, place, block.about)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _one_line(
        self,
        painter: QPainter,
        place: tuple[int, int, int, int],
        texts: tuple[str, str],
        look: Look,
        ink: str,
    ) -> None:
        """Who first; what it is about where there is room beside it."""
        x, y, wide, high = place
        first, second = texts
        taken = self._advance(first, look) + 6
        self.text(painter, (x, y, wide, high), first, look, ink)
        if wide - taken > 40:
            self.text(painter, (x + taken, y, wide - taken, high), second, _PLAIN, "ink_soft")

    def _icons(
        self, painter: QPainter, block: Block, x: int, y: int, room: int, high: int
    ) -> tuple[int, int]:
        """The marks at the right end of the first line; what is left for the text."""
        row = block.row
        if row is None or room < 60:
            return x, room
        icons = []
        if row.state is not AppointmentState.BOOKED:
            icons.append((STATE_ICONS[row.state], "ink_soft"))
        if row.clash or row.forced:
            icons.append(("warning", "warn"))
        if row.series_id is not None:
            icons.append(("refresh", "ink_soft"))
        top = y + (1 if high >= _TWO_LINES else max(0, (high - _ICON) // 2))
        ratio = painter.device().devicePixelRatio()
        for icon, ink in icons[: max(1, room // 50)]:
            room -= _ICON + 2
            painter.drawPixmap(x + room + 2, top, theme.pixmap(icon, ink, _ICON, ratio))
        return x, room

    def _helper(self, block: Block) -> str:
        row = block.row
        who = "" if row is None else row.volunteer_name or row.data.helper
        return isolated(self.mask(who)) if who else ""

    def _advance(self, text: str, look: Look) -> int:
        known = self._wide.get((text, look))
        if known is None:
            if len(self._wide) >= _MOST_SHORTENED:
                self._wide.clear()
            known = self._wide[text, look] = self.font(look)[1].horizontalAdvance(text)
        return known

    def _short(self, text: str, look: Look, wide: int) -> str:
        key = (text, look, wide)
        known = self._shortened.get(key)
        if known is None:
            if len(self._shortened) >= _MOST_SHORTENED:
                self._shortened.clear()
            known = self.font(look)[1].elidedText(text, Qt.TextElideMode.ElideRight, wide)
            self._shortened[key] = known
        return known
