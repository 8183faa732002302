"""One process with one window, which does what it is told and then ends at once.

    python -m benchmarks.window_child bare
    python -m benchmarks.window_child login DATA
    python -m benchmarks.window_child counter DATA
    python -m benchmarks.window_child use DATA OUT.json TIMES NAMES …
    python -m benchmarks.window_child lanes DATA OUT.json TIMES KINDS …
    python -m benchmarks.window_child search DATA OUT.json TIMES NAMES …

`bare`, `login` and `counter` end as soon as their window is painted, so that the time from the start of the process
to its end is the time to that paint; `bare` says first how much memory it took. `use` works at the counter and
writes down what each key press took; `lanes` does so while something long runs. `search` types as soon as the counter is
painted, while the search in memory is being made.

It opens the program's own window by the program's own way in. It imports as little as it can beside that.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from woilmenau_desk.ui.desk_app import DeskApp

USER, PASSWORD = "caro", "wetzlarer-platz-1"


def main(what: str, rest: list[str]) -> int:
    """Do it."""
    if what == "bare":
        return bare_window()
    return the_desk(what, *rest)


def bare_window() -> int:
    """The least that can be called a window with a table."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableWidget(20, 6))
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    QTimer.singleShot(0, tell_and_leave)
    return app.exec()


def tell_and_leave() -> None:
    """Say how much memory it took."""
    from benchmarks.memory import peak_mib

    print(peak_mib(), flush=True)
    leave()


def the_desk(what: str, data: str, *rest: str) -> int:
    """The program itself, with somebody at its keyboard."""
    from woilmenau_desk.__main__ import main as start
    from woilmenau_desk.ui.desk_app import DeskApp

    begin = DeskApp.begin

    def begin_and_go_on(desk_app: "DeskApp") -> None:
        from PySide6.QtCore import Qt

        begin(desk_app)

        def on_painted() -> None:
            if what == "login":
                leave()
            log_in(desk_app, what, rest)

        # Queued: reached after the paint with all it holds.
        desk_app.window.first_painted.connect(on_painted, Qt.ConnectionType.QueuedConnection)

    DeskApp.begin = begin_and_go_on  # type: ignore[method-assign, assignment]
    return start(["--data", data])


def log_in(desk_app: "DeskApp", what: str, rest: tuple[str, ...]) -> None:
    """Hand over the password, and wait for the counter with today's visits.

    At once, where the time to the counter is taken. Where somebody is to work there, only after all that is imported
    while a password is typed has been: the most memory is taken then.
    """
    from functools import partial

    from benchmarks.clock import Clock
    from woilmenau_desk.services.access import access

    if rest:
        desk_app._preload.join()
    access.login = partial(access.login, clock=Clock())
    desk_app.logged_in.connect(partial(wait_for_counter, desk_app, what, rest))
    desk_app.login_screen.log_in(USER, PASSWORD)


def wait_for_counter(desk_app: "DeskApp", what: str, rest: tuple[str, ...]) -> None:
    """Go on once today's visits and the next appointments are painted."""
    from benchmarks.painted import Painted

    assert desk_app.workspace is not None
    page: Any = desk_app.workspace.current_page()
    visits, coming = page.day_card.visits, page.coming.appointments

    def complete() -> bool:
        return bool(visits.model().rowCount() and coming.model().rowCount())

    def go_on() -> None:
        if not rest:
            leave()
        out, times, *names = rest
        if what == "lanes":
            from benchmarks.lane_use import use_lanes

            use_lanes(desk_app, page, out, int(times), names)
        from benchmarks.window_use import search_first, use

        if what == "search":
            search_first(page, out, names)
        use(desk_app, page, out, int(times), names)

    page.painted = Painted(visits.viewport(), complete, go_on)


def leave() -> None:
    """End here and now; tidying up is no part of what is measured."""
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
