"""What the trail has to say to whoever comes in: odd things that happened to the store since they were last here.

What is wrong with a store is told at the login that finds it, and that may be anybody's. So everybody with the vault is
told once, by what stands in the trail; and whoever comes next is, where it was found by somebody who changed a password
at the door and was told nothing there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from woilmenau_desk.domain.access import AT_THE_DOOR, BY_CODE, LOG_MENDED, STORE_IS_OLDER
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # the login must not wait for SQLAlchemy
    from woilmenau_desk.services.desk import Desk

RESTORED: Final = "restored"
RECOVERED: Final = "recovered"
NAMED_BY_SHEET: Final = "named by sheet"
UNASKED: Final = "unasked"  # at the end of what the trail says of a restoring
UNPROVEN: Final = "unproven"  # likewise, where no database said whether the key file was the one of today
_TOLD: Final = {
    STORE_IS_OLDER: QT_TRANSLATE_NOOP(
        "since",
        "Am {day} (Anmeldung: {who}) war die Ablage älter als zuvor, oder nicht dieselbe. Bitte klären.",
    ),
    RECOVERED: QT_TRANSLATE_NOOP(
        "since", "Am {day} hat {who} mit dem Wiederherstellungscode ein Passwort gesetzt."
    ),
    NAMED_BY_SHEET: QT_TRANSLATE_NOOP(
        "since",
        "Am {day} hat {who} mit dem Wiederherstellungsblatt jemanden in einem eingeschränkten Beratungsfall benannt.",
    ),
    RESTORED: QT_TRANSLATE_NOOP("since", "Am {day} hat {who} eine Sicherung zurückgespielt."),
    UNASKED: QT_TRANSLATE_NOOP(
        "since",
        "Am {day} hat {who} eine Sicherung zurückgespielt, ohne dass jemand von heute zustimmen konnte. Es gelten die"
        " Zugänge von damals: bitte prüfen und ein neues Wiederherstellungsblatt drucken.",
    ),
    UNPROVEN: QT_TRANSLATE_NOOP(
        "since",
        "Am {day} hat {who} eine Sicherung zurückgespielt. Die Datenbank fehlte oder war zerstört: ob die Zugänge die von"
        " heute sind, ließ sich nicht prüfen. Bitte ansehen, wer Zugang hat.",
    ),
}
_LOG_LOST: Final = QT_TRANSLATE_NOOP(
    "since",
    "Am {day} (Anmeldung: {who}) war das Schreibprotokoll beschädigt: die letzten Einträge davor fehlen (höchstens {lost}).",
)
_LOG_FOREIGN: Final = QT_TRANSLATE_NOOP(
    "since",
    "Am {day} (Anmeldung: {who}) lag ein fremdes oder altes Schreibprotokoll neben der Ablage. Es wurde nicht übernommen.",
)
_DOUBTED: Final = QT_TRANSLATE_NOOP(
    "since", "Am {day} (Anmeldung: {who}) war das Änderungsprotokoll auffällig. Bitte die Ablage prüfen."
)
_SOMEBODY: Final = QT_TRANSLATE_NOOP("since", "jemand mit dem Wiederherstellungscode")
_MORE: Final = QT_TRANSLATE_NOOP("since", "Dazu {number} ältere Meldungen im Änderungsprotokoll.")
_MOST: Final = 8


def _is_harmless(detail: str) -> bool:
    """Whether what was done about a log cost nothing: it says so, or it lost nothing."""
    from woilmenau_desk.storage.engine.mended import HARMLESS

    return detail.removesuffix(AT_THE_DOOR).endswith(f":{HARMLESS}") or detail.startswith("0:")


def tell(desk: Desk) -> None:
    """Tell a desk with the vault what stands in the trail since its user's last login, and what is wrong with the money.

    Nothing is written.

    One without the vault: what is missing, and nobody was told so since somebody found it at the door.
    """
    from woilmenau_desk.storage import colleagues, receipts_proof
    from woilmenau_desk.storage.engine import mended
    from woilmenau_desk.storage.trail import audit, sealing

    missing = {
        STORE_IS_OLDER: _TOLD[STORE_IS_OLDER],
        LOG_MENDED: _LOG_LOST,
        mended.FOREIGN: _LOG_FOREIGN,
    }
    actions = {**_TOLD, **missing, sealing.DOUBTED: _DOUBTED} if desk.has_vault else missing
    with desk.store.read() as conn:
        happened = audit.since_login(conn, desk.actor.name if desk.has_vault else None, frozenset(actions))
        names: dict[str, object] = {**colleagues.first_names(conn)} if happened else {}
        if desk.has_vault and not receipts_proof.holds(conn):
            from woilmenau_desk.storage import integrity  # start-up: only where there is something to tell

            desk.findings += integrity.looked(lambda: integrity.receipts(conn))
    names[BY_CODE] = Sentence("since", _SOMEBODY)
    # What was found at one's own login was told then. What somebody did with one's own name is told all the same.
    found_at_login = {*missing, sealing.DOUBTED}
    said = [
        one
        for one in happened
        if (desk.has_vault and (one.actor != desk.actor.name or one.action not in found_at_login))
        or one.detail.endswith(AT_THE_DOOR)
    ]
    said = [one for one in said if one.action != LOG_MENDED or not _is_harmless(one.detail)]
    for one in said[-_MOST:]:
        kind = one.action
        if kind == RESTORED:
            kind = next((said for said in (UNASKED, UNPROVEN) if one.detail.endswith(f";{said}")), kind)
        if kind == LOG_MENDED and one.detail.removesuffix(AT_THE_DOOR) == mended.FOREIGN:
            kind = mended.FOREIGN
        values = {
            "day": f"{local(one.at):%d.%m.%Y}",
            "who": names.get(one.actor) or one.actor,
            "login": one.actor,
            "lost": one.detail.partition(":")[0],
        }
        desk.notices.append(Sentence("since", actions[kind], values))
    if len(said) > _MOST:
        desk.notices.append(Sentence("since", _MORE, {"number": len(said) - _MOST}))


def tells_restoring_of(said: Sentence, login: str) -> bool:
    """Whether this only tells that somebody put a backup back, who need not be told so."""
    return said.template == _TOLD[RESTORED] and said.values.get("login") == login
