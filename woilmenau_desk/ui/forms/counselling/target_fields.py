"""Where somebody is sent on: a choice that also takes in a target which the list does not know yet."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from woilmenau_desk.domain.referrals import TargetData
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.ui.choices import Choices, Offer
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.moments import DateField

_LIST: Final = ListName.REFERRAL_TARGETS
NEW_TARGET = "+"  # no code of a list is written so
OF_TARGET = ("address", "phone", "hours", "bring")
# A service's name of what is said of a new target, and the field that shows its mistakes.
TOLD_AT: Final[Mapping[str, str]] = {name: f"new_{name}" for name in ("name", *OF_TARGET, "first", "last")}


def targets_offered(may_add: Callable[[], bool]) -> Offer:
    """The targets of the list, and at their end, for whoever may add one, that a new one is meant."""

    def said(choices: Choices, code: str | None) -> str:
        if code == NEW_TARGET:
            return QCoreApplication.translate("TargetFields", "neue Stelle aufnehmen …")
        return choices.word(_LIST, code)

    def offered(choices: Choices) -> tuple[tuple[str, str], ...]:
        known = choices.of(_LIST)
        return (*known, (NEW_TARGET, said(choices, NEW_TARGET))) if may_add() else known

    return Offer(offered, said)


class TargetFields:
    """What is known of a new target, in the fields of a form; they are seen where one is to be entered."""

    def __init__(self, today: Callable[[], date], grid: Form, *, span: int, span_of_bring: int) -> None:
        """`span`: how many columns of the grid a line of text takes, 0 for all; what to bring may take more."""
        self._grid = grid
        self.lines = {name: QLineEdit() for name in ("name", *OF_TARGET)}
        self.days = {
            name: DateField(today, prefer="future", field=f"new_{name}") for name in ("first", "last")
        }
        translate = QCoreApplication.translate
        labels = {
            "name": translate("TargetFields", "Name der neuen Stelle"),
            "address": translate("TargetFields", "Anschrift"),
            "phone": translate("TargetFields", "Telefon"),
            "hours": translate("TargetFields", "Öffnungszeiten"),
            "bring": translate("TargetFields", "Was mitzubringen ist"),
        }
        for name, line in self.lines.items():
            grid.add(f"new_{name}", labels[name], line, span=span_of_bring if name == "bring" else span)
        grid.add("new_first", translate("TargetFields", "Ab"), self.days["first"])
        grid.add("new_last", translate("TargetFields", "Bis"), self.days["last"])

    @staticmethod
    def empty() -> dict[str, object]:
        """What the fields hold at first."""
        return dict.fromkeys(TOLD_AT.values(), "")

    def show(self, shown: bool) -> None:
        """Let them be seen, or not."""
        for name in TOLD_AT.values():
            self._grid.show_field(name, shown)

    def word(self, choices: Choices, code: str | None) -> str:
        """What the chosen target is called."""
        return self.lines["name"].text() if code == NEW_TARGET else choices.word(_LIST, code)

    def data(self, code: str | None) -> TargetData | None:
        """What they say, where a new target was chosen. Raises BadInput."""
        if code != NEW_TARGET:
            return None
        lines = {name: line.text() for name, line in self.lines.items()}
        return TargetData(**lines, first=self.days["first"].value(), last=self.days["last"].value())
