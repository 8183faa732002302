"""A form over something that colleagues change too, while it is open or while its draft waits.

What was not touched here becomes what is saved now; what was typed stays, and it is said that somebody else saved, and
what. So the version that is saved over is always one that this form has shown.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from woilmenau_desk.ui.draft_fields import fill, value_of
from woilmenau_desk.ui.drafts import DraftKeeper
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.form import Form

Values = dict[str, object]


class SeenField(QWidget):
    """What a draft was typed over: the version and what stood in the fields. Nobody sees it."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.version = 0
        self.base: Values = {}
        self.setVisible(False)

    def draft_value(self) -> object:
        return {"version": self.version, "base": self.base}

    def restore_draft(self, value: object) -> None:
        if isinstance(value, dict) and isinstance(value.get("base"), dict):
            self.version, self.base = int(value.get("version") or 0), value["base"]


class SharedForm(QObject):
    """Knows what the fields of a form held when they were last filled, and with which version."""

    def __init__(self, form: Form, fields: Mapping[str, QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._fields = dict(fields)
        self._seen = SeenField(parent)
        self._keeper: DraftKeeper | None = None
        self._key: object = None
        self._saved = 0
        self._theirs: Values = {}
        self._said: dict[str, str] = {}

    @property
    def version(self) -> int:
        """The version that a save replaces."""
        return self._seen.version

    def drafted(self) -> dict[str, QWidget]:
        """What a DraftKeeper takes: the fields, and over what they were typed."""
        return {**self._fields, "seen": self._seen}

    def keep(self, keeper: DraftKeeper) -> None:
        """The keeper of `drafted`; it is restored by the first `show`."""
        self._keeper = keeper
        keeper.restored.connect(self._on_restored)

    def show(self, key: object, version: int, fill_fields: Callable[[], object]) -> None:
        """Show what is saved now of the entry `key`; `fill_fields` puts it into the fields."""
        first, same = self._key is None, self._key == key
        if same and version == self._saved:
            return
        base, typed = self._seen.base, self._typed() if same else {}
        self._key = key
        self._take(version, fill_fields)
        if typed:
            self._put_back(typed, base)
        elif not first:
            self._form.clear_errors()
        if first and self._keeper is not None:
            self._keeper.restore()

    def saved(self, version: int, fill_fields: Callable[[], object]) -> None:
        """What stands in the form was saved, and is this version now."""
        self._take(version, fill_fields)
        if self._keeper is not None:
            self._keeper.drop()

    def _take(self, version: int, fill_fields: Callable[[], object]) -> None:
        fill_fields()
        self._saved, self._theirs = version, self._values()
        self._said = {name: _said(field) for name, field in self._fields.items()}
        self._seen.version, self._seen.base = version, self._theirs
        if self._keeper is not None:
            self._keeper.start_over()

    def _values(self) -> Values:
        return {name: value_of(field) for name, field in self._fields.items()}

    def _typed(self) -> Values:
        base = self._seen.base
        return {name: value for name, value in self._values().items() if value != base.get(name, value)}

    def _on_restored(self) -> None:
        base, version = self._seen.base, self._seen.version
        if version == self._saved:
            return
        typed = self._typed()
        for name, field in self._fields.items():
            fill(field, self._theirs[name])
        self._seen.version, self._seen.base = self._saved, self._theirs
        self._put_back(typed, base)

    def _put_back(self, typed: Values, base: Values) -> None:
        for name, value in typed.items():
            fill(self._fields[name], value)
        if self._keeper is not None:
            self._keeper.touch()
        apart = [
            f"{self._fields[name].accessibleName()}: {self._said[name]}"
            for name, value in typed.items()
            if self._theirs[name] not in (value, base.get(name)) and self._said[name]
        ]
        lines = [
            QCoreApplication.translate(
                "SharedForm",
                "Inzwischen hat jemand anderes gespeichert. Was Sie geändert haben, steht noch da; "
                "alles andere ist der neue Stand. Bitte prüfen und dann speichern.",
            )
        ]
        if apart:
            now = QCoreApplication.translate("SharedForm", "Jetzt gespeichert ist: {values}")
            lines.append(now.format(values=" · ".join(apart)))
        self._form.clear_errors()
        self._form.problem.set_text("\n".join(lines), Tone.WARN)


def _said(field: QWidget) -> str:
    """What stands in a field, in words; empty where it is more than a word."""
    if isinstance(field, QLineEdit | QSpinBox):
        return field.text()
    return field.currentText() if isinstance(field, QComboBox) else ""
