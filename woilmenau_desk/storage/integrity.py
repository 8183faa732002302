"""Checking a store: the database's pages, the references between rows, the audit chain, the vault's fields."""

from sqlalchemy import Connection, text

from woilmenau_desk.domain.errors import StoreDamaged
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import audit, counselling
from woilmenau_desk.storage.vault import Vault


def check(conn: Connection, vault: Vault | None) -> tuple[Sentence, ...]:
    """What is wrong, in German sentences; nothing when all is well. Without the vault its fields stay unchecked."""
    return (*_pages(conn), *_references(conn), *_trail(conn), *(_notes(conn, vault) if vault else ()))


def _pages(conn: Connection) -> tuple[Sentence, ...]:
    # Both are SQLCipher's and SQLite's own: the first recomputes every page's HMAC.
    found = [row[0] for row in conn.execute(text("PRAGMA cipher_integrity_check"))]
    found += [row[0] for row in conn.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
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
