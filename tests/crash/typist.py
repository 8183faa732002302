"""The program's own window with somebody in it who types without a pause, until the program is killed or ended.

    python -m tests.crash.typist DATA type
    python -m tests.crash.typist DATA look

`type` opens a counselling note and a new person and types into both by turns; standard output has a line for each letter:
the field, the letter and the moment in which it stood there. `look` opens the same forms and says what stands in them.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.stores import PASSWORD
from woilmenau_desk.__main__ import main
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.forms.counselling.session_form import SessionForm
from woilmenau_desk.ui.forms.people.person_form import PersonForm

Field = QPlainTextEdit | QLineEdit
Form = TypeVar("Form", bound=QObject)
BETWEEN_KEYS_MS = 30
_LOOK_MS = 20


def say(*words: object) -> None:
    """One line, at once: the next moment may be the last."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Typist(QObject):
    """Works in the window that has logged somebody in."""

    def __init__(self, desk_app: DeskApp, what: str) -> None:
        super().__init__(desk_app)
        self._desk_app = desk_app
        self._fields: dict[str, Field] = {}
        self._typed = 0
        self._begin = self._type if what == "type" else self._look
        self._at_work = True
        desk_app.logged_in.connect(self._open_note)
        desk_app.window.closing.connect(self._stop)

    def _open_note(self) -> None:
        self._open("counselling", SessionForm, lambda form: self._take("note", form.note, self._open_person))

    def _open_person(self) -> None:
        self._open("people", PersonForm, lambda form: self._take("person", form.family_name, self._begin))

    def _open(self, page_id: str, kind: type[Form], then: Callable[[Form], object]) -> None:
        workspace = self._desk_app.workspace
        assert workspace is not None
        workspace.open_page(page_id)
        self._ask_for(workspace.current_page(), kind, then)

    def _ask_for(self, page: Any, kind: type[Form], then: Callable[[Form], object]) -> None:
        """Ask for the form until the page has read what it needs for it."""
        form = page.findChild(kind)
        if form is not None:
            then(form)
        else:
            page.new_action.trigger()
            QTimer.singleShot(_LOOK_MS, self, lambda: self._ask_for(page, kind, then))

    def _take(self, name: str, field: Field, then: Callable[[], object]) -> None:
        self._fields[name] = field
        then()

    def _stop(self) -> None:
        self._at_work = False

    def _type(self) -> None:
        if not self._at_work:
            return
        name, field = list(self._fields.items())[self._typed % len(self._fields)]
        letter = ascii_lowercase[self._typed // len(self._fields) % len(ascii_lowercase)]
        QTest.keyClick(field, Qt.Key(ord(letter.upper())))
        self._typed += 1
        say(name, letter, time.time())
        QTimer.singleShot(BETWEEN_KEYS_MS, self, self._type)

    def _look(self) -> None:
        def told() -> None:
            for name, field in self._fields.items():
                text = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
                say(name, text)
            self._desk_app.window.close()

        # The drafts have been read once the worker has answered what was asked after them.
        self._desk_app.runner.run(lambda: None, on_done=lambda _none: told(), owner=self)


def run(data: Path, what: str) -> int:
    """Open the window as the command line does, with the typist in it."""
    begin = DeskApp.begin

    def begin_with_typist(desk_app: DeskApp) -> None:
        Typist(desk_app, what)
        begin(desk_app)
        desk_app.login_screen.log_in("caro", PASSWORD)

    DeskApp.begin = begin_with_typist  # type: ignore[method-assign]
    return main(["--data", str(data)])


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2]))
