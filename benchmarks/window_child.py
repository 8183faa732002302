"""One process with one window, which does what it is told and then ends at once.

    python -m benchmarks.window_child bare
    python -m benchmarks.window_child login DATA
    python -m benchmarks.window_child counter DATA
    python -m benchmarks.window_child unlock DATA OUT.json TIMES
    python -m benchmarks.window_child use DATA OUT.json TIMES NAMES …
    python -m benchmarks.window_child lanes DATA OUT.json TIMES KINDS …
    python -m benchmarks.window_child activities DATA OUT.json TIMES lists|roll
    python -m benchmarks.window_child calendar DATA OUT.json TIMES
    python -m benchmarks.window_child reports DATA OUT.json TIMES
    python -m benchmarks.window_child cases DATA OUT.json TIMES CASE_ID
    python -m benchmarks.window_child search DATA OUT.json TIMES NAMES …

`bare`, `login` and `counter` say so as soon as their window is painted, with the memory and the seconds of the processor
that it took (one line: MiB, s), and end. `unlock` locks the window and comes back, again and again. `use` works at the
counter and writes down what each key press took; `lanes` does so while something long runs. `activities` works with offers
and volunteers. `calendar` paints a full week. `reports` comes to the page of reports again and again. `cases` opens one
case again and again. `search` types as soon as the counter is painted, while the search in memory is being made.

It opens the program's own window by the program's own way in. It imports as little as it can beside that.
"""

import os
import sys
import time
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


def tell_and_leave(desk_app: "DeskApp | None" = None) -> None:
    """Say how much memory it took, and how much of the processor; whoever listens takes the time of it.

    Then let go of the store as an end of the program does: the next start is not to mend what a crash left.
    """
    from benchmarks.memory import peak_mib

    print(peak_mib(), time.process_time(), flush=True)
    if desk_app is not None and desk_app.desk is not None:
        desk_app.desk.close()
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
                tell_and_leave()
            log_in(desk_app, what, rest)

        # Queued: reached after the paint with all it holds.
        desk_app.window.first_painted.connect(on_painted, Qt.ConnectionType.QueuedConnection)

    DeskApp.begin = begin_and_go_on  # type: ignore[method-assign, assignment]
    return start(["--data", data])


def log_in(desk_app: "DeskApp", what: str, rest: tuple[str, ...]) -> None:
    """Hand over the password, and wait for the counter with today's visits.

    At once, where the time to the counter is taken; the password of that store costs next to nothing. Where somebody is to
    work there, only after all that is imported while a password is typed has been: the most memory is taken then.
    """
    from functools import partial

    from benchmarks.clock import Clock
    from woilmenau_desk.services.access import access
    from woilmenau_desk.storage.keys import key_holder

    if rest:
        desk_app._preload.join()
    # As benchmarks/stores.py has it, which would import more than the program does.
    key_holder.floor = key_holder.Argon2(memory_kib=8, passes=1, lanes=1)
    access.login = partial(access.login, clock=Clock())
    desk_app.logged_in.connect(partial(wait_for_counter, desk_app, what, rest))
    desk_app.login_screen.log_in(USER, PASSWORD)


def wait_for_counter(desk_app: "DeskApp", what: str, rest: tuple[str, ...]) -> None:
    """Go on once today's visits and the next appointments are painted, also where there are none."""
    from benchmarks.painted import Painted

    assert desk_app.workspace is not None
    page: Any = desk_app.workspace.current_page()
    visits = page.day_card.visits
    waited_for = {visits.model(), page.coming.appointments.model()}

    def go_on() -> None:
        if not rest:
            tell_and_leave(desk_app)
        out, times, *names = rest
        if what == "lanes":
            from benchmarks.lane_use import use_lanes

            use_lanes(desk_app, page, out, int(times), names)
        if what == "activities":
            from benchmarks.activity_use import use_activities

            use_activities(desk_app, page, out, int(times), names[0])
        if what == "calendar":
            from benchmarks.calendar_use import use_calendar

            use_calendar(desk_app, out, int(times))
        if what == "reports":
            from benchmarks.report_use import use_reports

            use_reports(desk_app, out, int(times))
        if what == "cases":
            from benchmarks.case_use import use_cases

            use_cases(desk_app, out, int(times), int(names[0]))
        if what == "unlock":
            from benchmarks.unlocking import use_lock

            use_lock(desk_app, page, out, int(times))
        from benchmarks.window_use import search_first, use

        if what == "search":
            search_first(page, out, names)
        use(desk_app, page, out, int(times), names)

    def on_answered(model: Any) -> None:
        waited_for.discard(model)
        if not waited_for:
            # An empty list that stays empty would not be painted again.
            visits.viewport().update()

    # The answers come later: this is called in the very moment in which they were asked for.
    for model in tuple(waited_for):
        model.changed.connect(lambda model=model: on_answered(model))
    page.painted = Painted(visits.viewport(), lambda: not waited_for, go_on)


def leave() -> None:
    """End here and now; tidying up is no part of what is measured."""
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
