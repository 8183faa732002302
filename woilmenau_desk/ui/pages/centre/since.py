"""From when a change of the centre's reference data holds: from a day on, or all along, because it was a mistake."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.moments import DateField


class Since:
    """Two fields of a form: „Gilt ab“, today to begin with, and „War immer so“ for what is only put right."""

    def __init__(
        self,
        form: Form,
        today: Callable[[], date],
        *,
        name: str = "since",
        until: tuple[str, DateField] | None = None,
    ) -> None:
        """`until`: a last day that stands beside the first one, with its label."""
        self._today = today
        self.day = DateField(today, prefer="future", field=name)
        self.always = QCheckBox(QCoreApplication.translate("Since", "Nur berichtigt: war immer so"))
        self.always.setAccessibleName(self.always.text())
        self.always.toggled.connect(lambda on: self.day.setEnabled(not on))
        form.add(
            name,
            QCoreApplication.translate("Since", "Gilt ab"),
            self.day,
            hint=QCoreApplication.translate("Since", "Was vorher war, bleibt in Berichten, wie es war."),
        )
        if until is not None:
            form.add(until[1].field, until[0], until[1])
        form.add_line(self.always)
        self.start()

    def start(self, *, can_correct: bool = True) -> None:
        """Today, for another entry. What is new cannot be put right."""
        self.always.setChecked(False)
        self.always.setVisible(can_correct)
        self.day.set_value(self._today())

    def value(self) -> date | None:
        """The day from which it holds, None where it always did. Raises BadInput."""
        if self.always.isChecked():
            return None
        day = self.day.value()
        if day is None:
            text = QT_TRANSLATE_NOOP("errors", "Der Tag fehlt, ab dem es gilt.")
            raise BadInput(self.day.field, Sentence("errors", text))
        return day
