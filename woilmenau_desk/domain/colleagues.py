"""Whoever works at the centre: with a login or without one, today or no more."""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.access import Role


@dataclass(frozen=True, slots=True)
class ColleagueData:
    """What is written down of a colleague. `first_name` is what visitors know them by; `languages` are codes.

    The days are both included; none is "always", or "until further notice".
    """

    first_name: str
    phone: str = ""
    languages: tuple[str, ...] = ()
    active_from: date | None = None
    active_until: date | None = None
    may_counsel: bool = False


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """A colleague as everything that names somebody knows them: by a key that never changes.

    `role`: of the login of the same name; None for somebody without one. `has_login`: whether it opens the store today.
    """

    key: str
    data: ColleagueData
    version: int = 1
    role: Role | None = None
    has_login: bool = False
    login_version: int = 0  # of the login's row; 0: there is none

    @property
    def name(self) -> str:
        """What to call them."""
        return self.data.first_name or self.key

    def here_on(self, day: date) -> bool:
        """Whether they work here on a day."""
        first, last = self.data.active_from, self.data.active_until
        return (first is None or first <= day) and (last is None or day <= last)

    def offered_on(self, day: date) -> bool:
        """Whether they are offered for something on that day: whoever's login was taken at their leaving is not."""
        left = self.role is not None and not self.has_login and self.data.active_until is not None
        return self.here_on(day) and not left


def offered(colleagues: tuple[ColleagueRow, ...], day: date, *keys: str | None) -> tuple[ColleagueRow, ...]:
    """Those who are offered for a day; and whoever is named already, whether or not they are still here."""
    return tuple(row for row in colleagues if row.offered_on(day) or row.key in keys)
