"""The one style sheet, made from the tokens.

Widgets say what they are by the dynamic property `look` (type size, kind of button). What changes its colour while it is
shown paints itself with the tokens (`widgets/toned.py`); no other place names a colour or a size.
"""

from dataclasses import asdict
from string import Template

from woilmenau_desk.ui.tokens import (
    CONTROL_HEIGHT,
    RADIUS,
    RADIUS_CARD,
    RADIUS_SMALL,
    TYPE_BODY,
    TYPE_DISPLAY,
    TYPE_SMALL,
    TYPE_TITLE,
    Colours,
)

_SHEET = Template("""
QWidget { color: $ink; font-size: ${body}px; }
QMainWindow, QDialog, QWidget[look="ground"] { background: $ground; }
QWidget[look="sunken"] { background: $sunken; }
QWidget[look="surface"] { background: $surface; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${card}px; }
QFrame[look="rule"] { background: $line; max-height: 1px; min-height: 1px; border: none; }
QToolTip { background: $ink; color: $ground; border: none; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[look="small"] { font-size: ${small}px; color: $ink_soft; }
QLabel[look="soft"] { color: $ink_soft; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="lead"] { font-size: ${title}px; }
QLabel[look="cover"] { font-size: ${title}px; background: $ground; }
QLabel[look="display"] { font-size: ${display}px; font-weight: 600; }
QFrame[look="badge"] QLabel { font-size: ${small}px; font-weight: 600; }
QLabel[look="key"] {
    font-size: ${small}px; color: $ink_soft; background: $surface; border: 1px solid $line_strong;
    border-bottom-width: 2px; border-radius: 4px; padding: 0px 5px;
}
QLabel[look="code"] {
    font-size: ${display}px; font-weight: 600; background: $sunken; border-radius: ${radius}px; padding: 16px;
}

QPushButton, QToolButton[look="button"] {
    background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px;
    padding: 0px 15px; min-height: ${inner}px;
}
QPushButton:hover, QToolButton[look="button"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: $sunken; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid $accent; padding: 0px 14px; }
QPushButton:focus { min-height: ${focused}px; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled { color: $ink_soft; background: $ground; border-color: $line; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $line; color: $ink_soft; border-color: $line; }
QPushButton[look="danger"] { background: $bad; color: $on_accent; border: 1px solid $bad; font-weight: 600; }
QPushButton[look="danger"]:hover { background: $bad_hover; border-color: $bad_hover; }
QPushButton[look="danger"]:focus { border: 2px solid $ink; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; color: $accent_ink; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; }
QPushButton[look="quiet"]:disabled { color: $ink_soft; }
QPushButton[keyed="true"] { text-align: left; padding: 0px 11px; }
QPushButton[keyed="true"]:focus { padding: 0px 10px; }
QPushButton[look="chip"] {
    min-height: 28px; padding: 0px 12px; border-radius: 15px; background: $surface; border: 1px solid $line_strong;
}
QPushButton[look="chip"]:hover { background: $hover; }
QPushButton[look="chip"]:checked { background: $accent_soft; color: $accent_ink; border-color: $accent; }
QPushButton[look="chip"]:focus { min-height: 26px; border: 2px solid $accent; padding: 0px 11px; }
QPushButton[look="choice"] {
    min-height: 52px; padding: 4px 15px; text-align: left; background: $surface; border: 1px solid $line;
    border-radius: 12px;
}
QPushButton[look="choice"]:hover { background: $hover; }
QPushButton[look="choice"]:checked { background: $accent_soft; border: 1px solid $accent; }
QPushButton[look="choice"]:focus { border: 2px solid $accent; min-height: 50px; padding: 4px 14px; }
QPushButton[look="nav"] {
    min-height: 40px; padding: 0px 11px; text-align: left; background: transparent; border: 1px solid transparent;
    border-radius: 10px; color: $ink;
}
QPushButton[look="nav"]:hover { background: $hover; }
QPushButton[look="nav"]:checked { background: $accent_soft; color: $accent_ink; font-weight: 600; }
QPushButton[look="nav"]:focus { border: 2px solid $accent; min-height: 38px; padding: 0px 10px; }
QPushButton[look="nav"][low="true"] { min-height: 28px; }
QPushButton[look="nav"][low="true"]:focus { min-height: 26px; }
QPushButton[look="line"] {
    text-align: left; padding: 0px 11px; border: none; border-radius: 0px; background: transparent; color: $accent_ink;
}
QPushButton[look="line"]:hover { background: $hover; }
QPushButton[look="line"]:checked { background: $accent_soft; font-weight: 600; }
QPushButton[look="line"]:focus { border: 2px solid $accent; border-radius: ${radius}px; padding: 0px 9px; }
QPushButton[look="line"]:disabled { color: $ink_soft; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: ${small_radius}px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 2px solid $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px; padding: 1px 11px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $ink_soft;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${field}px; }
QPlainTextEdit, QTextEdit { padding: 7px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 0px 10px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 6px 6px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {
    border: 2px solid $bad; padding: 0px 10px;
}
QPlainTextEdit[wrong="true"] { padding: 6px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    background: $ground; color: $ink_soft; border-color: $line;
}
QLineEdit:read-only { background: $ground; }
QLineEdit[look="search"] { font-size: ${title}px; min-height: 44px; border-radius: 12px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(controls:chevron-down-$scheme.svg); width: 16px; height: 16px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0px; min-height: 0px; background: transparent; }
QComboBox QAbstractItemView, QListView[look="popup"] {
    background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px; padding: 4px; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink;
}
QComboBox QAbstractItemView::item, QListView[look="popup"]::item {
    min-height: 32px; padding: 0px 8px; border-radius: ${small_radius}px;
}
QComboBox QAbstractItemView::item:selected, QListView[look="popup"]::item:selected {
    background: $accent_soft; color: $ink;
}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    border: none; padding: 0px 0px 0px 8px; min-height: 0px; background: transparent;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 26px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(controls:chevron-up-$scheme.svg); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url(controls:chevron-down-$scheme.svg); width: 14px; height: 14px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $line_strong; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(controls:check-$scheme.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url(controls:dash-$scheme.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url(controls:dot-$scheme.svg); }
QCheckBox:disabled, QRadioButton:disabled { color: $ink_soft; }

QTableView, QListView, QTreeView {
    background: transparent; border: 2px solid transparent; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink;
}
/* What a file dialog proposes is a window of its own: transparent, it would be black. */
QListView { background: $surface; color: $ink; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent; border-radius: ${radius}px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $ink_soft; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px; font-size: ${small}px; font-weight: 600;
}
QTableCornerButton::section { background: transparent; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="scroll"] { background: transparent; }
QScrollArea[look="reading"] { border: 2px solid transparent; }
QScrollArea[look="reading"]:focus { border: 2px solid $accent; border-radius: ${radius}px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: ${small_radius}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $ink_soft; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $ink_soft; padding: 8px 16px; border: 2px solid transparent;
    border-bottom: 2px solid transparent; font-weight: 600;
}
QTabBar[look="tight"]::tab { padding: 8px 10px; }
QTabBar::tab:selected { color: $accent_ink; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: ${small_radius}px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QProgressBar {
    background: $sunken; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QCalendarWidget QToolButton { color: $ink; }
QPdfView { background: $sunken; border: none; }
""")


def style_sheet(colours: Colours, scheme: str) -> str:
    """The style sheet of one scheme; `scheme` (light or dark) picks the arrows and ticks."""
    values = asdict(colours)
    sizes = {
        "small": TYPE_SMALL,
        "body": TYPE_BODY,
        "title": TYPE_TITLE,
        "display": TYPE_DISPLAY,
        "radius": RADIUS,
        "small_radius": RADIUS_SMALL,
        "card": RADIUS_CARD,
        "inner": CONTROL_HEIGHT - 2,
        "focused": CONTROL_HEIGHT - 4,
        "field": CONTROL_HEIGHT - 4,
        "scheme": scheme,
    }
    return _SHEET.substitute(values | sizes)
