"""Light and dark: palette, style sheet, fonts and icons, all made from the tokens."""

from dataclasses import asdict
from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QDir, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QStyleFactory

from woilmenau_desk.assets import resources_dir
from woilmenau_desk.ui.style_sheet import style_sheet
from woilmenau_desk.ui.tokens import DARK, ICON_SIZE, LIGHT, TYPE_BODY, Colours

# The scripts that names come in, in the order in which a letter is looked for.
FAMILIES: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Ethiopic",
    "Noto Sans Georgian",
    "Noto Sans Math",
    "Noto Sans Symbols2",
)
_ICON_PROPERTY = "themedIcon"
_GAP = 4


class Mode(StrEnum):
    """What the settings say; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The looks of the running application; there is one, see `current`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = Mode.SYSTEM
        self.dark = False
        self.colours: Colours = LIGHT
        self._made: dict[str, QColor] = {}
        QDir.setSearchPaths("controls", [str(resources_dir() / "icons" / "controls")])
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_load_fonts())
        self._system_dark = _is_dark(app)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        app.screenAdded.connect(self._make_icons_anew)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What was asked for; `dark` says what that means now."""
        return self._mode

    def set_mode(self, mode: Mode | str) -> None:
        """Switch at run time; every open window follows."""
        self._mode = Mode(mode)
        wanted = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and self._system_dark)
        if wanted != self.dark:
            self.dark = wanted
            self._apply()

    def colour(self, name: str) -> QColor:
        """The colour of a token, for what paints itself; it is not to be changed."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = QColor(getattr(self.colours, name))
        return made

    def _on_system_changed(self) -> None:
        self._system_dark = _is_dark(self._app)
        self.set_mode(self._mode)

    def _apply(self) -> None:
        self.colours = DARK if self.dark else LIGHT
        self._made.clear()
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, "dark" if self.dark else "light"))
        self._make_icons_anew()
        self.changed.emit()

    def _make_icons_anew(self) -> None:
        _pixmap.cache_clear()
        _icon.cache_clear()
        for widget in self._app.allWidgets():
            for target in (widget, *widget.actions()):
                _redress(target)


_current: Theme | None = None


def install(app: QApplication) -> Theme:
    """Give the application its looks; later calls return the same theme."""
    global _current
    if _current is None or _current.parent() is not app:
        _current = Theme(app)
    return _current


def current() -> Theme:
    """The theme in use."""
    if _current is None:
        raise RuntimeError("theme.install() comes first")
    return _current


def icon(name: str, colour: str = "ink_soft", on: str | None = None, size: int = ICON_SIZE) -> QIcon:
    """The icon of that file name in resources/icons, in the colour of a token.

    `on` is the colour while a button is checked. The icon does not follow a later change of the theme:
    for what stays on screen use `dress`.
    """
    return _icon(name, colour, on, size)


def dress(
    target: QAbstractButton | QAction,
    name: str,
    colour: str = "ink_soft",
    on: str | None = None,
    size: int = ICON_SIZE,
) -> None:
    """Give a button or an action its icon, now and whenever the theme changes."""
    target.setProperty(_ICON_PROPERTY, [name, colour, on or "", str(size)])
    _redress(target)


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a screen of that device pixel ratio."""
    return _pixmap(name, colour, size, ratio)


def app_font(size: int = TYPE_BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's font at a type size, for what paints itself."""
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _redress(target: QObject) -> None:
    known = target.property(_ICON_PROPERTY)
    if known and isinstance(target, QAbstractButton | QAction):
        name, colour, on, size = known
        # Qt leaves 4 px between icon and word; a little air on the icon's right makes it calmer.
        gap = _GAP if isinstance(target, QPushButton) and target.text() else 0
        target.setIcon(_icon(name, colour, on or None, int(size), gap))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(int(size) + gap, int(size)))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, on: str | None, size: int, gap: int = 0) -> QIcon:
    made = QIcon()
    # Only what a screen here shows; a screen that comes later lets all of them be made anew.
    ratios = {screen.devicePixelRatio() for screen in QApplication.screens()} or {1.0}
    shown = [
        (colour, QIcon.Mode.Normal, QIcon.State.Off),
        ("line_strong", QIcon.Mode.Disabled, QIcon.State.Off),
    ]
    if on is not None and on != colour:
        shown.append((on, QIcon.Mode.Normal, QIcon.State.On))
    for ratio in sorted(ratios):
        for token, mode, state in shown:
            made.addPixmap(_pixmap(name, token, size, ratio, gap), mode, state)
    return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    svg = _svg(name).replace("currentColor", getattr(current().colours, colour))
    picture = QPixmap(round((size + gap) * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _load_fonts() -> QFont:
    for file in sorted((resources_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(TYPE_BODY)
    return font


def _is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(colours: Colours) -> QPalette:
    value = {name: QColor(code) for name, code in asdict(colours).items()}
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "ink_soft",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.ToolTipBase: "ink",
        QPalette.ColorRole.ToolTipText: "ground",
        QPalette.ColorRole.Highlight: "accent_soft",
        QPalette.ColorRole.HighlightedText: "ink",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent_ink",
        QPalette.ColorRole.LinkVisited: "accent_ink",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line_strong",
        QPalette.ColorRole.Shadow: "line_strong",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, value[name])
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, value["ink_soft"])
    return palette
