"""Checking a store: the database's pages, the references between rows, the audit chain, the vault's fields."""

from collections.abc import Callable
from functools import partial
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import audit, counselling
from woilmenau_desk.storage.vault import Vault

_UNREADABLE: Final = QT_TRANSLATE_NOOP("verify", "Ein Teil der Ablage lässt sich nicht lesen ({detail}).")


def check(conn: Connection, vault: Vault | None) -> tuple[Sentence, ...]:
    """What is wrong, in German sentences; nothing when all is well. Without the vault its fields stay unchecked."""
    checks: list[Callable[[Connection], tuple[Sentence, ...]]] = [_pages, _references, _trail]
    if vault is not None:
        checks.append(partial(_notes, vault=vault))
    findings: list[Sentence] = []
    for one in checks:
        try:
            findings += one(conn)
        except (DBAPIError, ValueError, OverflowError, TypeError) as error:
            # What cannot even be read; the other checks go on.
            findings.append(Sentence("verify", _UNREADABLE, {"detail": type(error).__name__}))
    return tuple(findings)


def _pages(conn: Connection) -> tuple[Sentence, ...]:
    # Both are SQLCipher's and SQLite's own: the first recomputes every page's HMAC.
    found = [row[0] for row in conn.execute(text("PRAGMA cipher_integrity_check"))]
    # The second stumbles over a page that the first has named already.
    found = found or [row[0] for row in conn.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    if not found:
        return ()
    sentence = QT_TRANSLATE_NOOP("verify", "Die Datenbank ist beschädigt: {number} Stellen, zuerst: {first}")
    return (Sentence("verify", sentence, {"number": len(found), "first": str(found[0])[:120]}),)


def _references(conn: Connection) -> tuple[Sentence, ...]:
    lost = conn.execute(text("PRAGMA foreign_key_check")).all()
    if not lost:
        return ()
    sentence = QT_TRANSLATE_NOOP("verify", "{number} Einträge verweisen auf etwas, das es nicht gibt.")
    return (Sentence("verify", sentence, {"number": len(lost)}),)


def _trail(conn: Connection) -> tuple[Sentence, ...]:
    counted, broken = audit.check(conn)
    if broken is None and counted == 0:
        # Making a store is its first entry.
        broken = 0
    if broken is None:
        return ()
    if broken == 0:
        sentence = QT_TRANSLATE_NOOP(
            "verify", "Am Ende des Änderungsprotokolls fehlen Einträge ({number} sind da)."
        )
        return (Sentence("verify", sentence, {"number": counted}),)
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Das Änderungsprotokoll wurde verändert, zuerst bei Eintrag {entry}."
    )
    return (Sentence("verify", sentence, {"entry": broken}),)


def _notes(conn: Connection, vault: Vault) -> tuple[Sentence, ...]:
    broken = []
    for session_id, place, sealed in counselling.sealed_notes(conn):
        try:
            vault.open(sealed, place=place)
        except StoreDamaged:
            broken.append(session_id)
    if not broken:
        return ()
    sentence = QT_TRANSLATE_NOOP(
        "verify", "{number} vertrauliche Notizen lassen sich nicht öffnen, zuerst Nr. {first}."
    )
    return (Sentence("verify", sentence, {"number": len(broken), "first": broken[0]}),)
