"""The fields of a form as drafts know them: what stands in one, how it is filled and said, when it was edited."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.prefilled import go_on
from woilmenau_desk.ui.words import word


def end_of(field: QWidget) -> str | None:
    """What stands between a draft's text and what was typed to it; None for a field that holds no text."""
    if isinstance(field, QPlainTextEdit):
        return "\n"
    return " " if isinstance(field, QLineEdit) else None


def gone_on(draft: object, value: object, before: object, end: str) -> str:
    """A draft's text with what was typed before it came: `before` stood there already, `end` stands between."""
    kept, typed = str(draft or ""), str(value or "").removeprefix(str(before or ""))
    if not typed or kept.startswith(typed):
        return kept
    return f"{kept}{end}{typed}" if kept else typed


def value_of(field: QWidget) -> object:
    """What stands in a field. Raises TypeError for one that cannot be drafted."""
    own = getattr(field, "draft_value", None)
    if own is not None:
        return own()
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QComboBox):
        return field.currentData()
    raise TypeError(f"{type(field).__name__} cannot be drafted")


def fill(field: QWidget, value: object) -> None:
    """Put a draft's value into its field."""
    own = getattr(field, "restore_draft", None)
    if own is not None:
        own(value)
    elif isinstance(field, QLineEdit):
        if field.text() != str(value or ""):
            field.setText(str(value or ""))
            go_on(field)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value or ""))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QSpinBox) and isinstance(value, int):
        field.setValue(value)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(field.findData(value))


def say_value(field: QWidget, value: object) -> str:
    """A draft's value of a field as a person reads it; empty for nothing."""
    own = getattr(field, "say_value", None)
    if own is not None:
        return str(own(value))
    if isinstance(field, QCheckBox):
        yes, no = QT_TRANSLATE_NOOP("fields", "ja"), QT_TRANSLATE_NOOP("fields", "nein")
        return word("fields", yes if value else no)
    return str(value) if value is not None else ""


def on_edit(field: QWidget, slot: Callable[[], object]) -> None:
    """Call `slot` whenever the field is edited."""

    # A slot of the signal's arguments would be called with them.
    def on_edited(*_args: object) -> None:
        slot()

    own = getattr(field, "edited", None)
    if own is not None:
        own.connect(on_edited)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(on_edited)
    elif isinstance(field, QCheckBox):
        field.toggled.connect(on_edited)
    elif isinstance(field, QSpinBox):
        field.valueChanged.connect(on_edited)
    elif isinstance(field, QComboBox):
        field.currentIndexChanged.connect(on_edited)
