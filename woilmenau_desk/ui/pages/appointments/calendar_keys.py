"""The keys of the calendar's cursor, as the overview (F1) tells them: the view takes them, they are no shortcuts."""

from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.widgets.actions import tell_key
from woilmenau_desk.ui.words import word

_KEYS = (
    (
        QT_TRANSLATE_NOOP("calendar_keys", "↑ ↓ ← →"),
        QT_TRANSLATE_NOOP("calendar_keys", "Von Zeit zu Zeit, von Spalte zu Spalte"),
    ),
    (
        QT_TRANSLATE_NOOP("calendar_keys", "Strg+↑ ↓"),
        QT_TRANSLATE_NOOP("calendar_keys", "Von Termin zu Termin"),
    ),
    (
        QT_TRANSLATE_NOOP("calendar_keys", "Leertaste"),
        QT_TRANSLATE_NOOP("calendar_keys", "Der nächste Termin an derselben Stelle"),
    ),
    (
        QT_TRANSLATE_NOOP("calendar_keys", "Umschalt+↑ ↓ ← →"),
        QT_TRANSLATE_NOOP("calendar_keys", "Verschieben (Enter legt ab, Esc bricht ab)"),
    ),
    (
        QT_TRANSLATE_NOOP("calendar_keys", "Strg+Umschalt+↑ ↓"),
        QT_TRANSLATE_NOOP("calendar_keys", "Kürzer, länger"),
    ),
    (
        QT_TRANSLATE_NOOP("calendar_keys", "Bild ↑ ↓"),
        QT_TRANSLATE_NOOP("calendar_keys", "Die Zeit davor, die Zeit danach"),
    ),
)


def tell_keys(view: QWidget) -> None:
    """Let the overview tell them as keys of the page that `view` stands in."""
    for keys, text in _KEYS:
        tell_key(view, word("calendar_keys", keys), word("calendar_keys", text))
