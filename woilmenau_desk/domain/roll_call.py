"""The roll call (Anwesenheit) of a session: who was announced, who came, which children are in the childcare."""

from dataclasses import dataclass
from datetime import datetime

from woilmenau_desk.domain.offers import AttendanceState, SessionRow, SessionState
from woilmenau_desk.domain.visits import VisitRow


@dataclass(frozen=True, slots=True)
class Child:
    """A child in the childcare of a session, known by the number that it is picked up with. Times are local.

    `person_id`, `brought_by`: who brought it, None and empty where nobody said so.
    """

    id: int
    number: int
    brought_at: datetime
    collected_at: datetime | None = None
    attendance_id: int | None = None
    person_id: int | None = None
    brought_by: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class RollRow:
    """Somebody in a roll call: enrolled and so proposed, or marked. In one for volunteers, `person_id` is a volunteer's.

    `places`: children that are expected in the childcare; `children`: those brought. `version`: of what was marked, 0
    where nothing is.
    """

    person_id: int
    name: str
    state: AttendanceState = AttendanceState.ANNOUNCED
    enrolled: bool = False
    places: int = 0
    children: int = 0
    needs: str = ""
    birth_year: int | None = None
    language: str | None = None
    attendance_id: int | None = None
    version: int = 0

    @property
    def came(self) -> bool:
        """Whether they are here."""
        return self.state is AttendanceState.CAME


def by_name(row: RollRow) -> tuple[str, str, int]:
    """The order of a roll call, and of its printed list."""
    return row.name.casefold(), row.name, row.person_id


@dataclass(frozen=True, slots=True)
class RollCall:
    """All of a session's roll call: people by name, children by number.

    `childcare_places`: how many the childcare was planned for.
    """

    session: SessionRow
    rows: tuple[RollRow, ...]
    children: tuple[Child, ...] = ()
    childcare_places: int = 0


@dataclass(frozen=True, slots=True)
class RollPart:
    """What a write changed in a roll call, as it is now; the rest stays as it was.

    `gone`: people who are not in it any more; `gone_children`: the ids of struck ones. `visit`: the contact of whoever was
    marked, or of the anonymous heads.
    """

    session_id: int
    version: int
    state: SessionState
    anonymous_adults: int
    anonymous_children: int
    rows: tuple[RollRow, ...] = ()
    gone: frozenset[int] = frozenset()
    children: tuple[Child, ...] = ()
    gone_children: frozenset[int] = frozenset()
    visit: VisitRow | None = None
