"""What stands in the way of an appointment, told whole; whoever may lets it stand beside it, with a reason."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.clashes import DoubleBooked
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.ui.dialogs import Paragraphs
from woilmenau_desk.ui.privacy import PersonalLabel
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.tokens import SPACE_2, SPACE_4, SPACE_6
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import IconLabel, text_label
from woilmenau_desk.ui.words import say

_MOST = 4
_LONGEST = 120


class ForceDialog(Paragraphs):
    """Tells what stands in the way. The lead may give a reason; everybody else is told whom to ask."""

    forced = Signal(str)  # the reason

    def __init__(self, context: Context, parent: QWidget | None, error: DoubleBooked) -> None:
        super().__init__(parent)
        self.error = error
        heading = self.tr("Zu dieser Zeit ist schon etwas eingetragen.")
        self.setAccessibleName(heading)
        text = QVBoxLayout()
        text.setSpacing(SPACE_2)
        text.addWidget(text_label(heading, "title", wrap=True))
        for clash in error.clashes[:_MOST]:
            # Names stand in it: it goes blank with all others.
            told = PersonalLabel(context.privacy, say(clash.said))
            told.setWordWrap(True)
            text.addWidget(told)
        if len(error.clashes) > _MOST:
            more = self.tr("… und noch {number} mehr.").format(number=len(error.clashes) - _MOST)
            text.addWidget(text_label(more, "soft"))
        self.form = Form()
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        may = context.desk.actor.may(Right.FORCE_BOOKING)
        if may:
            self.form.add(
                "force",
                self.tr("Grund, es trotzdem einzutragen"),
                self.reason,
                hint=self.tr("Er bleibt beim Termin stehen."),
            )
            text.addWidget(self.form)
        else:
            told_whom = self.tr("Nichts wurde gebucht. Trotzdem eintragen kann es nur die Leitung.")
            text.addWidget(text_label(told_whom, "soft", wrap=True))
        text.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(IconLabel("warning", "warn", 28), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_6)
        layout.addLayout(top, 1)
        layout.addLayout(self.buttons)
        if may:
            self.yes = self.add_button(self.tr("Trotzdem eintragen"), "danger")
            self.yes.clicked.connect(self._on_yes)
            self.form.submitted.connect(self._on_yes)
        self.no = self.add_button(self.tr("Andere Zeit wählen"), default=True)
        self.no.clicked.connect(self.reject)

    def _on_yes(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            text = QT_TRANSLATE_NOOP("errors", "Ein Grund gehört dazu.")
            self.form.show_error(BadInput("force", Sentence("errors", text)))
            return
        self.accept()
        self.forced.emit(reason)


def tell_double_booked(
    context: Context,
    parent: QWidget | None,
    error: DoubleBooked,
    on_forced: Callable[[str], object],
    on_other: Callable[[], object] | None = None,
) -> ForceDialog:
    """Tell it, without waiting for the answer: `on_forced` gets the reason, `on_other` is called for another time."""
    dialog = ForceDialog(context, parent, error)
    dialog.forced.connect(on_forced)
    if on_other is not None:
        dialog.rejected.connect(on_other)
    dialog.open()
    return dialog
