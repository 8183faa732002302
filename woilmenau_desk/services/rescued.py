"""What was kept aside when a store's files vanished: taken into the store, written down, and told of.

Importing this module is fast, as `entrance` is.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from woilmenau_desk import paths
from woilmenau_desk.domain.errors import REFUSED, KnownError
from woilmenau_desk.domain.periods import now
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.storage.engine.mended import Mended
    from woilmenau_desk.storage.rescue import Opener, Rescued
    from woilmenau_desk.storage.store import Connection
    from woilmenau_desk.storage.unit_of_work import UnitOfWork

TAKEN_IN: Final = "rescue taken in"
LEFT_LYING: Final = "rescue left lying"
_FOREIGN = QT_TRANSLATE_NOOP(
    "rescue", "In {folder} liegt Gerettetes, das nicht zu dieser Ablage passt. Es bleibt dort liegen."
)
_WHOLE = QT_TRANSLATE_NOOP("rescue", "Gerettetes ist aufgenommen. Es fehlt nichts.")
_NO_BACKUPS = QT_TRANSLATE_NOOP(
    "rescue",
    "Gerettetes ist aufgenommen. Alle Einträge sind da. Die Sicherungen, die im Ordner lagen, fehlen; beim Schließen"
    " entsteht eine neue.",
)
_VISITS = QT_TRANSLATE_NOOP("rescue", "Gerettetes ist aufgenommen: {number} Besuche.")
_LEFT = QT_TRANSLATE_NOOP(
    "rescue",
    "{left} gerettete Einträge ließen sich nicht von selbst aufnehmen. Sie liegen in {folder}.",
)
_ILLEGIBLE = QT_TRANSLATE_NOOP(
    "rescue",
    "Im Änderungsprotokoll steht etwas über Gerettetes, das dieses Programm nicht geschrieben hat. Bitte der Leitung sagen.",
)
_MISSING: Final = ("", "0", "0", "", "0")
# As `Taking.write_down` writes it: what came of it, how many were taken in, how many stayed, the folder's own name, and
# how many backups were in the folder that is gone.
_SAID: Final = re.compile(
    r"(whole|present|apart|foreign)(?::([0-9]{1,12})(?::([0-9]{1,12})(?::(\w[\w.-]{0,80})?(?::([0-9]{1,12}))?)?)?)?",
    re.ASCII,
)


@dataclass
class Taking:
    """What was kept aside of one folder's store, on its way into a store: first written down, then done with."""

    rescued: list[Rescued] = field(default_factory=list)
    mended: Mended | None = None
    _left: dict[Path, int] = field(default_factory=dict)
    _store: bytes = b""
    _data: Path = field(default_factory=Path)

    @property
    def made_whole(self) -> bool:
        """Whether the store went on from where it stood, so that nothing is missing in it."""
        from woilmenau_desk.storage.rescue import Outcome

        return any(one.outcome is Outcome.WHOLE for one in self.rescued)

    def look(
        self, data: Path, desk_key: bytes, opener: Opener, at: datetime, *, into: Path | None = None
    ) -> None:
        """Compare what lies there with the store; what goes on from where it stands is taken in at once.

        Before that, a log that was left damaged is mended, as opening a store does.
        `into`: another folder's store, which takes visits alone. Raises DiskFull, CannotWrite or StoreBusy.
        """
        from woilmenau_desk.storage import rescue
        from woilmenau_desk.storage.engine import DATABASE_FILE
        from woilmenau_desk.storage.engine.places import place_of

        self._data = data
        waiting = rescue.waiting(data)
        if waiting:
            self.mended = place_of((into or data) / DATABASE_FILE).mend(desk_key, at)
        for one in waiting:
            self.rescued.append(
                rescue.take_in(into or data, one, desk_key, opener, visits_only=into is not None)
            )

    def write_down(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Log the visits that are to be carried over, and what came of it all. Returns the trail's details of it.

        What lies there and fits nothing is written down once.
        """
        from woilmenau_desk.storage import last_seen, rescue

        said: list[str] = []
        self._store = last_seen.store_id(uow.conn)
        for one in self.rescued:
            if one.outcome is rescue.Outcome.FOREIGN:
                if rescue.was_told(one.folder, self._store):
                    continue
                action, number, left, gone = LEFT_LYING, 0, 0, 0
            else:
                added, refused = rescue.carry_visits(uow, one)
                action, number, left = TAKEN_IN, one.entries or added, one.left + refused
                gone = self._places_go_on(one.folder)
            self._left[one.folder] = left
            said.append(f"{one.outcome.name.lower()}:{number}:{left}:{one.folder.name}:{gone}")
            uow.trace(action, "store", detail=said[-1])
        return tuple(said)

    def _places_go_on(self, kept: Path) -> int:
        """Where the backups of this machine go is no part of the database; how many lay in the folder and are gone."""
        from woilmenau_desk.storage.backups import backup_places

        with suppress(KnownError):
            return backup_places.go_on(self._data, kept, now())
        return 0

    def done(self) -> None:
        """It was committed: what is in the store is let go of, and what is not is left for people to look at."""
        from woilmenau_desk.storage import rescue

        for one in self.rescued:
            # Where the folder takes nothing just now, it is compared again by the next login, and nothing is doubled.
            with suppress(*REFUSED):
                if one.outcome is rescue.Outcome.FOREIGN:
                    if one.folder in self._left:
                        rescue.set_told(one.folder, self._store)
                elif self._left.get(one.folder, 0):
                    rescue.set_merged(one.folder)
                else:
                    rescue.forget(one.folder)
        self.rescued.clear()


def since_last_login(conn: Connection, data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """What is to be told of what was taken in since anybody logged in last: what is well again, and what is not."""
    from woilmenau_desk.storage.trail import audit

    news: list[Sentence] = []
    findings: list[Sentence] = []
    for detail in reversed(audit.since(conn, "login", (TAKEN_IN, LEFT_LYING))):
        for sentence, is_finding in said_of(detail, data):
            (findings if is_finding else news).append(sentence)
    return news, findings


def said_of(detail: str, data: Path) -> tuple[tuple[Sentence, bool], ...]:
    """What is to be told of one entry of the trail, and whether it is something that people have to look after."""
    from woilmenau_desk.storage import rescue

    said = _SAID.fullmatch(detail)
    if said is None:
        # Anybody at the counter's prompt writes into the trail what they like.
        return ((Sentence("rescue", _ILLEGIBLE), True),)
    outcome, number, left, name, gone = (
        found or missing for found, missing in zip(said.groups(), _MISSING, strict=True)
    )
    folder = paths.remembered(rescue.FOLDER, data) / name
    if outcome == "foreign":
        return ((Sentence("rescue", _FOREIGN, {"folder": folder}), False),)
    first = (
        Sentence("rescue", _VISITS, {"number": int(number)})
        if outcome == "apart"
        else Sentence("rescue", _NO_BACKUPS if gone not in ("", "0") else _WHOLE)
    )
    if not int(left):
        return ((first, False),)
    values = {"left": int(left), "folder": rescue.merged_name(folder)}
    return (first, False), (Sentence("rescue", _LEFT, values), True)
