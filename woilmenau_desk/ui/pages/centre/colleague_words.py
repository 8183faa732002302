"""What the list of colleagues says of each."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.access import ROLE_NAMES, Role
from woilmenau_desk.domain.colleagues import ColleagueRow
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.words import word

translate = QCoreApplication.translate

_ROLE_LOOKS = {
    Role.LEAD: (Tone.ACCENT, "shield"),
    Role.COUNSELLOR: (Tone.INFO, "counselling"),
    Role.COUNTER: (Tone.NEUTRAL, "counter"),
}


def role_word(row: ColleagueRow, today: date) -> str:
    """The role of the login; of somebody without one, whether they are here."""
    if row.has_login and row.role is not None:
        return word("roles", ROLE_NAMES[row.role])
    here = row.offered_on(today)
    return translate("StaffSection", "ohne Zugang") if here else translate("StaffSection", "früher")


def looks(row: ColleagueRow) -> tuple[Tone, str]:
    """The tone and the icon of that word."""
    return _ROLE_LOOKS[row.role] if row.has_login and row.role is not None else (Tone.NEUTRAL, "person")


def detail(row: ColleagueRow) -> str:
    """Login, phone, and the last day where there is one."""
    until = row.data.active_until
    last = translate("StaffSection", "bis {day}").format(day=f"{until:%d.%m.%Y}") if until else ""
    return " · ".join(part for part in (row.key if row.has_login else "", row.data.phone, last) if part)


def about(row: ColleagueRow, today: date) -> str:
    """A sentence on whether they log in, and as what."""
    here = row.offered_on(today)
    if row.has_login and row.role is not None:
        said = translate("StaffSection", "Meldet sich als „{name}“ an, Rolle {role}.").format(
            name=row.key, role=word("roles", ROLE_NAMES[row.role])
        )
        open_still = translate("StaffSection", "Der Zugang bleibt offen, bis er entfernt wird.")
        return said if here else f"{said} {open_still}"
    if here:
        return translate("StaffSection", "Arbeitet hier ohne eigenen Zugang.")
    return translate("StaffSection", "Nicht mehr hier. Auf allem, was erfasst ist, bleibt der Name stehen.")
