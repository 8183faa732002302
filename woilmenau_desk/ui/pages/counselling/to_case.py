"""The way from a person to their case, wherever they are chosen: on their card, at the counter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.cases import CaseRow, CaseState
from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.services.counselling import cases
from woilmenau_desk.ui.session import Context, Page


def go_to_case(context: Context, person: PersonRow, back: str, owner: QWidget) -> None:
    """Open the case of a person, or begin one; Esc there leads back to the page `back`.

    Of a restricted case that is not the user's, it is said whom to ask.
    """

    def on_read(found: tuple[CaseRow, ...]) -> None:
        row = _meant(found)
        if row is not None:
            context.open_page("case", (row, back))
        elif found:
            text = QCoreApplication.translate(
                "ToCase", "Der Fall {number} ist eingeschränkt. Für eine Auskunft bitte {name} fragen."
            )
            context.status.tell(text.format(number=found[0].number, name=found[0].responsible_name))
        else:
            context.open_page("cases", person)

    context.runner.run(cases.of_person, context.desk, person.id, on_done=on_read, owner=owner)


def _meant(found: Sequence[CaseRow]) -> CaseRow | None:
    """The latest that goes on and can be read, else the latest that was closed."""
    readable = [row for row in found if row.readable and not row.voided]
    going_on = [row for row in readable if row.state is not CaseState.CLOSED]
    return next(iter(going_on or readable), None)


def add_case_action(
    page: Page, then: Callable[[Callable[[PersonRow], None]], object], back: str
) -> QAction | None:
    """A page's key for the case of whoever is chosen there, which `then` finds out; None for roles that read no case."""
    if not page.context.desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return None
    text = QCoreApplication.translate("ToCase", "Beratungsfall")
    return page.add_action(
        text,
        "Ctrl+Shift+F",
        lambda: then(lambda person: go_to_case(page.context, person, back, page)),
        "counselling",
    )
