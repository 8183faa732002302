"""Making backups in tests: with a visit to be backed up, and without the disks of this computer."""

from collections.abc import Callable
from pathlib import Path

from woilmenau_desk.domain.backups import Occasion, Ran
from woilmenau_desk.domain.visits import LogVisit, VisitData
from woilmenau_desk.services import visits
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.upkeep import backups

ASKED = Occasion.ASKED


def log(desk: Desk) -> None:
    visits.log_visit(desk, LogVisit(VisitData("encounter")))


def run(desk: Desk, occasion: Occasion = ASKED, roots: tuple[Path, ...] = ()) -> Ran | None:
    return backups.run(desk, occasion, volumes=lambda: roots)


def made(desk: Desk, occasion: Occasion = ASKED, roots: tuple[Path, ...] = ()) -> Path:
    ran = run(desk, occasion, roots)
    assert ran is not None
    assert ran.made is not None
    return ran.made


def own_folder(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "backups").iterdir())


def refusing(error: Exception) -> Callable[..., object]:
    def refuse(*_asked: object) -> object:
        raise error

    return refuse
