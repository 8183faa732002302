"""What somebody works in, put together once they have logged in. The login is painted without this module."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.services.appointments import queue
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.board.pointing import Memory, PointingBoard
from woilmenau_desk.ui.change_bus import ChangeBus
from woilmenau_desk.ui.choices import ChoicesKept
from woilmenau_desk.ui.drafts import Drafts
from woilmenau_desk.ui.drafts_of_desk import DraftsOfDesk
from woilmenau_desk.ui.ports import Services
from woilmenau_desk.ui.printers.here import Printing
from woilmenau_desk.ui.privacy import Privacy
from woilmenau_desk.ui.session import BackupsAsked, Context, PageSpec
from woilmenau_desk.ui.spellings import Spellings
from woilmenau_desk.ui.task_runner import TaskRunner
from woilmenau_desk.ui.undoing import Undoing
from woilmenau_desk.ui.waiting_room.room import WaitingRoom
from woilmenau_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk


def furnish(
    desk: "Desk",
    services: Services,
    language: str,
    pages: tuple[PageSpec, ...],
    *,
    runner: TaskRunner,
    bus: ChangeBus,
    privacy: Privacy,
    backing_up: BackupsAsked,
    memory: Memory,
    printing: Printing | None,
    waiting_room: WaitingRoom,
    leave: Callable[[], object],
    restore: Callable[[Path | None], object],
) -> tuple[Workspace, Context]:
    """The window's part for one desk, and what its pages are given; `leave` and `restore` as in Context.

    `memory`: what this workstation keeps for the next start.
    """
    workspace = Workspace(desk.actor, pages, privacy)
    context = Context(
        desk=desk,
        runner=runner,
        bus=bus,
        privacy=privacy,
        theme=theme.current(),
        status=workspace.status,
        drafts=Drafts(runner, DraftsOfDesk(desk, services.drafts), workspace),
        choices=ChoicesKept(desk, runner, bus, services.choices, language, workspace),
        spellings=Spellings(desk, runner, services.prepare_search, workspace, services.prepare_volunteers),
        open_page=workspace.open_page,
        leave=leave,
        restore=restore,
        backing_up=backing_up,
        printing=printing or Printing(),
        waiting_room=waiting_room,
        language=language,
    )
    Undoing(desk, services, runner, workspace)
    PointingBoard(context, workspace, memory)
    waiting_room.begin(desk, runner, bus, queue.on_screen, context.now, workspace)
    waiting_room.told.connect(workspace.status.tell)
    return workspace, context
