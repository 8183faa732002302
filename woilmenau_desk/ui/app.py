"""Starts the window. Before the login is painted neither the database nor the pages are imported."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from woilmenau_desk import __version__, log, paths
from woilmenau_desk.domain.errors import KnownError, StoreBusy
from woilmenau_desk.services import outputs
from woilmenau_desk.services.access import door
from woilmenau_desk.services.access.presence import bring_back, store_exists
from woilmenau_desk.storage import refusals
from woilmenau_desk.ui import theme, translation
from woilmenau_desk.ui.desk_app import DeskApp
from woilmenau_desk.ui.endings import Endings
from woilmenau_desk.ui.ports import MakeDemo, Parts, RecoverySheet, Services
from woilmenau_desk.ui.single_instance import Claim, SingleInstance

if TYPE_CHECKING:
    from woilmenau_desk.domain.backup_occasions import Occasion
    from woilmenau_desk.domain.backups import Compared, FoundBackup, Order, Ran, Restored
    from woilmenau_desk.domain.changes import Changes
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.printers.here import Printing
    from woilmenau_desk.ui.printers.system import Spooler
    from woilmenau_desk.ui.session import PageSpec

_logger = logging.getLogger(__name__)


def main(
    data: Path | None = None,
    *,
    make_demo: MakeDemo | None = None,
    recovery_sheet: RecoverySheet | None = None,
) -> int:
    """Run the window until it is closed; returns the exit status.

    `data` is the store's folder as asked for on the command line. `make_demo` and `recovery_sheet` come from
    bootstrap, which alone sees the demo and the printed sheet.
    """
    paths.restrict_new_files()
    app = make_application(sys.argv[:1])
    try:
        places = paths.places(data)
    except KnownError as error:
        return _tell_and_leave(app, error)
    try:
        places.make()
    except OSError as error:
        if not store_exists(places.data):  # one that is there can at least be read
            return _tell_and_leave(app, refusals.known(error, places.data))
    log_file = log.start(places.log)
    instance = SingleInstance(places.data)
    claim = instance.claim()
    if claim is Claim.RAISED:
        said = QCoreApplication.translate("app", "woilmenau-desk läuft schon; das Fenster kommt nach vorn.")
        if sys.stderr is not None:  # a window of Windows has none
            sys.stderr.write(f"{said}\n")
        return 0
    if claim is Claim.UNKNOWN:
        if _is_held(places.data):
            name = QCoreApplication.translate("app", "ein anderes Fenster, das nicht antwortet")
            return _tell_and_leave(app, StoreBusy(holder=name))
        _logger.warning("somebody else has the window's name, or it cannot be had")
    _logger.info("started, version %s", __version__)
    outputs.sweep_unfinished()
    with suppress(KnownError):  # what keeps it from coming back keeps the login, too, which says so
        bring_back(places.data)
    desk_app = DeskApp(app, places.data, real_parts(make_demo, recovery_sheet), log_file, paths.window_file())
    _catch_bugs(desk_app)
    instance.raise_asked.connect(desk_app.window.come_to_front)
    endings = Endings(app, desk_app, desk_app)
    desk_app.logged_in.connect(endings.begin_to_watch_sleep)
    desk_app.begin()
    status = app.exec()
    desk_app.close()
    endings.close()
    instance.release()
    _logger.info("ended")
    log.stop()
    return status


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication with the program's looks and language; the one there is, if there is one."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(arguments)
    app.setApplicationName("woilmenau-desk")
    app.setApplicationDisplayName("wo:ilmenau")
    app.setDesktopFileName("woilmenau-desk")
    theme.install(app)
    translation.install(app)
    return app


def real_parts(make_demo: MakeDemo | None = None, recovery_sheet: RecoverySheet | None = None) -> Parts:
    """The parts as they are outside tests."""
    return Parts(
        access=door,
        services=load_services,
        preload=_preload,
        pages=_pages,
        make_demo=make_demo,
        recovery_sheet=recovery_sheet,
        printing=_printing,
    )


def load_services() -> Services:
    """Import what the window asks of the open desk; slow, so off the main thread and after the login's paint.

    What the counter is not painted with comes later, or when it is first asked for: backups and what belongs to them.
    """
    from woilmenau_desk.services import centre, clock, drafts, undo
    from woilmenau_desk.services.access import access
    from woilmenau_desk.services.counselling import expiring
    from woilmenau_desk.services.people import people
    from woilmenau_desk.ui import choices_of_desk

    return Services(
        settings=centre.settings,
        opening=centre.opening,
        undo=undo.undo,
        redo=undo.redo,
        poll=_poll,
        drafts=drafts,
        choices=choices_of_desk.read,
        confirm_clock=clock.confirm,
        recheck_clock=clock.recheck,
        prepare_search=people.prepare_search,
        prepare_volunteers=_prepare_volunteers,
        look_at_sessions=access.look_at_sessions,
        look_at_papers=expiring.look,
        compare_backup=_compare_backup,
        restore=_restore,
        back_up=_back_up,
        find_backups=_find_backups,
    )


def _prepare_volunteers(desk: "Desk") -> None:
    from woilmenau_desk.services.volunteers import volunteers  # start-up

    volunteers.prepare(desk)


def _poll(desk: "Desk") -> "Changes | None":
    from woilmenau_desk.services.upkeep import upkeep  # start-up

    return upkeep.poll(desk)


def _compare_backup(data: Path, order: "Order", stop: Callable[[], bool]) -> "Compared":
    from woilmenau_desk.services.upkeep import upkeep  # start-up

    return upkeep.compare(data, order, stop=stop)


def _restore(data: Path, order: "Order") -> "Restored":
    from woilmenau_desk.services.upkeep import upkeep  # start-up

    return upkeep.restore_by(data, order)


def _find_backups(folders: Iterable[Path]) -> "Iterable[FoundBackup]":
    from woilmenau_desk.services.upkeep import upkeep  # start-up

    return upkeep.found_backups(folders)


def _back_up(desk: "Desk", occasion: "Occasion", stop: Callable[[], bool]) -> "Ran | None":
    from woilmenau_desk.services.upkeep import backups  # start-up

    return backups.run(desk, occasion, stop)


def _printing() -> "Printing":
    from woilmenau_desk.ui.printers.here import Printing  # start-up

    return Printing(_spooler, paths.printers_file())


def _spooler() -> "Spooler":
    from woilmenau_desk.ui.printing import system_spooler  # start-up: only paper needs it

    return system_spooler()


def _pages() -> "tuple[PageSpec, ...]":
    from woilmenau_desk.ui import registry  # start-up

    return registry.PAGES


def _preload() -> Iterator[str]:
    """In the order in which a password that is typed at once waits for it."""
    from woilmenau_desk.services.access import access  # start-up

    yield access.__name__
    load_services()
    from woilmenau_desk.ui import at_work, registry  # start-up

    yield at_work.__name__
    yield from registry.preload()
    from woilmenau_desk.services.upkeep import upkeep  # start-up

    yield upkeep.__name__


def _is_held(data: Path) -> bool:
    """Whether a window works with the store, whoever answers under its name."""
    from woilmenau_desk.storage.gates import Hold  # start-up: only where it is not known who answers

    hold = Hold(data)
    try:
        hold.take()
    except StoreBusy:
        return True
    except KnownError:
        return False  # a folder that cannot be written: the login says more
    hold.release()
    return False


def _tell_and_leave(app: QApplication, error: KnownError) -> int:
    from woilmenau_desk.ui import dialogs  # start-up

    dialog = dialogs.show_error(None, error)
    dialog.finished.connect(app.quit)
    app.exec()
    return 1


def _catch_bugs(desk_app: DeskApp) -> None:
    def on_exception(kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            desk_app.window.close()
            return
        log.write_bug(_logger, error.with_traceback(place))
        desk_app.show_bug(error)

    sys.excepthook = on_exception
