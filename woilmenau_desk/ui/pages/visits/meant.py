"""Who is meant at the counter, for what is done with a person beside logging their visit."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.ui.pages.visits import work
from woilmenau_desk.ui.pages.visits.finder import Finder
from woilmenau_desk.ui.pages.visits.rows import person_of
from woilmenau_desk.ui.pages.visits.work import Who
from woilmenau_desk.ui.session import Context
from woilmenau_desk.ui.widgets.rows import RowsView


class Meant(QObject):
    """The row that has the focus, else whom the field means."""

    def __init__(self, context: Context, finder: Finder, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._finder = context, finder

    def then(self, go: Callable[[PersonRow], object]) -> None:
        """Find them, and go on with them; that nobody is chosen is said."""
        focused = QApplication.focusWidget()
        row = focused.current_row() if isinstance(focused, RowsView) else None
        person = person_of(row) if row is not None else None
        who = Who(person=person) if person is not None else self._finder.who()

        def on_found(found: PersonRow | None) -> None:
            if found is None:
                said = QCoreApplication.translate("CounterPage", "Es ist niemand gewählt.")
                self._context.status.tell(said)
            else:
                go(found)

        if who.person is not None or not who.is_query or who.new:
            on_found(who.person)
        else:
            self._context.runner.run(work.find, self._context.desk, who, on_done=on_found, owner=self)
