"""What the trail has to say to whoever comes in: odd things that happened to the store since they were last here.

What is wrong with a store is told at the login that finds it, and that may be anybody's. So everybody with the vault is
told once, by what stands in the trail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from woilmenau_desk.domain.access import STORE_IS_OLDER
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.services.desk import Desk

RESTORED: Final = "restored"
RECOVERED: Final = "recovered"
UNASKED: Final = "unasked"  # at the end of what the trail says of a restoring
_TOLD: Final = {
    STORE_IS_OLDER: QT_TRANSLATE_NOOP(
        "since",
        "Am {day} (Anmeldung: {who}) war die Ablage älter als zuvor, oder nicht dieselbe. Bitte klären.",
    ),
    RECOVERED: QT_TRANSLATE_NOOP(
        "since", "Am {day} hat {who} mit dem Wiederherstellungscode ein Passwort gesetzt."
    ),
    RESTORED: QT_TRANSLATE_NOOP("since", "Am {day} hat {who} eine Sicherung zurückgespielt."),
    UNASKED: QT_TRANSLATE_NOOP(
        "since",
        "Am {day} hat {who} eine Sicherung zurückgespielt, ohne dass jemand von heute zustimmen konnte. Es gelten die"
        " Zugänge von damals: bitte prüfen und ein neues Wiederherstellungsblatt drucken.",
    ),
}
_DOUBTED: Final = QT_TRANSLATE_NOOP(
    "since", "Am {day} (Anmeldung: {who}) war das Änderungsprotokoll auffällig. Bitte die Ablage prüfen."
)
# Stands in the trail for whoever came with the code and named no access.
BY_CODE: Final = "recovery code"
_SOMEBODY: Final = QT_TRANSLATE_NOOP("since", "jemand mit dem Wiederherstellungscode")
_MORE: Final = QT_TRANSLATE_NOOP("since", "Dazu {number} ältere Meldungen im Änderungsprotokoll.")
_MOST: Final = 8


def tell(desk: Desk) -> None:
    """Tell a desk with the vault what stands in the trail since its user's last login. Nothing is written."""
    if not desk.has_vault:
        return
    from woilmenau_desk.storage import audit, centre, sealing

    actions = {**_TOLD, sealing.DOUBTED: _DOUBTED}
    with desk.store.read() as conn:
        happened = audit.since_login(conn, desk.actor.name, frozenset(actions))
        names: dict[str, object] = (
            {row.name: row.display_name for row in centre.staff(conn)} if happened else {}
        )
    names[BY_CODE] = Sentence("since", _SOMEBODY)
    # What was found at one's own login was told then. What somebody did with one's own name is told all the same.
    found_at_login = {STORE_IS_OLDER, sealing.DOUBTED}
    said = [one for one in happened if one.actor != desk.actor.name or one.action not in found_at_login]
    for one in said[-_MOST:]:
        kind = UNASKED if one.action == RESTORED and one.detail.endswith(f";{UNASKED}") else one.action
        who = names.get(one.actor) or one.actor
        values = {"day": f"{local(one.at):%d.%m.%Y}", "who": who, "login": one.actor}
        desk.notices.append(Sentence("since", actions[kind], values))
    if len(said) > _MOST:
        desk.notices.append(Sentence("since", _MORE, {"number": len(said) - _MOST}))


def tells_restoring_of(said: Sentence, login: str) -> bool:
    """Whether this only tells that somebody put a backup back, who need not be told so."""
    return said.template == _TOLD[RESTORED] and said.values.get("login") == login
