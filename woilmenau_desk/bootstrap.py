"""The composition root: the one place that sees all parts and puts them together."""

from collections.abc import Callable
from pathlib import Path

from woilmenau_desk.paths import places
from woilmenau_desk.services import access
from woilmenau_desk.ui import registry
from woilmenau_desk.ui.app import main
from woilmenau_desk.ui.ports import Parts, Services


def open_window(data: str | None = None) -> int:
    """Open the window on the centre's data, or on the folder given; returns the exit status."""
    return main(places(Path(data) if data else None), real_parts())


def real_parts() -> Parts:
    """The parts as they are; a test takes others in their stead."""
    return Parts(
        access=access,
        services=_services,
        preload=_preload,
        pages=registry.PAGES,
        make_demo=_make_demo,
        recovery_sheet=_recovery_sheet,
    )


def _services() -> Services:
    # Imported by the worker while the password is typed: the login does not wait for the database's libraries.
    from woilmenau_desk.services import centre, drafts, undo, upkeep

    return Services(
        settings=centre.settings,
        opening=centre.opening,
        undo=undo.undo,
        redo=undo.redo,
        poll=upkeep.poll,
        drafts=drafts,
    )


def _preload() -> None:
    _services()
    registry.preload()


def _make_demo(data: Path, tell: Callable[[float], None]) -> None:
    from woilmenau_desk.demo.fill import make_demo  # start-up: only the first start offers it

    make_demo(data, progress=lambda _word, percent: tell(percent / 100))


def _recovery_sheet(code: str) -> bytes:
    from woilmenau_desk.services import upkeep  # start-up: only the first start needs it

    return upkeep.recovery_sheet(code)
