"""Checking a store: pages, references, structure, the trail and all rows against it, its seal, the vault's fields."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.access import BY_CODE, STORE_IS_OLDER
from woilmenau_desk.domain.errors import BackupStopped, DeskLocked, KnownError, StoreDamaged
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.storage import (
    case_keys,
    case_sealing,
    closed_reports,
    colleagues,
    numbering,
    posted,
    receipts_proof,
    sealed_fields,
    sealed_referrals,
)
from woilmenau_desk.storage.bent import UNFORESEEN
from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.migrations import ledger
from woilmenau_desk.storage.resting import no_rest
from woilmenau_desk.storage.tables.audit import AuditEntry
from woilmenau_desk.storage.tables.counselling import CounsellingSession
from woilmenau_desk.storage.tables.visits import Referral
from woilmenau_desk.storage.trail import audit, note_places, proof, sealing
from woilmenau_desk.storage.trail.proof import Found
from woilmenau_desk.storage.vault import Vault

_UNREADABLE: Final = QT_TRANSLATE_NOOP("verify", "Ein Teil der Ablage lässt sich nicht lesen ({detail}).")
TABLE_NAMES: Final[Mapping[str, str]] = {
    "age_band_set": QT_TRANSLATE_NOOP("verify", "Altersgruppen"),
    "appointment": QT_TRANSLATE_NOOP("verify", "Termine"),
    "case_event": QT_TRANSLATE_NOOP("verify", "Verläufe der Beratungsfälle"),
    "case_key": QT_TRANSLATE_NOOP("verify", "Schlüssel eingeschränkter Beratungsfälle"),
    "closed_report": QT_TRANSLATE_NOOP("verify", "abgeschlossene Berichte"),
    "closed_report_file": QT_TRANSLATE_NOOP("verify", "Dateien abgeschlossener Berichte"),
    "closed_day": QT_TRANSLATE_NOOP("verify", "Schließtage"),
    "colleague": QT_TRANSLATE_NOOP("verify", "Kolleginnen und Kollegen"),
    "counselling_case": QT_TRANSLATE_NOOP("verify", "Beratungsfälle"),
    "counselling_session": QT_TRANSLATE_NOOP("verify", "Beratungen"),
    "deadline": QT_TRANSLATE_NOOP("verify", "Fristen"),
    "emergency_aid": QT_TRANSLATE_NOOP("verify", "Soforthilfen"),
    "follow_up": QT_TRANSLATE_NOOP("verify", "Wiedervorlagen"),
    "funder": QT_TRANSLATE_NOOP("verify", "Fördermittelgeber"),
    "household": QT_TRANSLATE_NOOP("verify", "Haushalte"),
    "not_same": QT_TRANSLATE_NOOP("verify", "„Nicht dieselbe Person“"),
    "noted_document": QT_TRANSLATE_NOOP("verify", "notierte Unterlagen"),
    "opening_exception": QT_TRANSLATE_NOOP("verify", "andere Öffnungszeiten"),
    "opening_hours": QT_TRANSLATE_NOOP("verify", "Öffnungszeiten"),
    "person": QT_TRANSLATE_NOOP("verify", "Personen"),
    "person_alias": QT_TRANSLATE_NOOP("verify", "frühere Namen und Nummern"),
    "referral": QT_TRANSLATE_NOOP("verify", "Verweise"),
    "provisional_report": QT_TRANSLATE_NOOP("verify", "vorläufige Berichte"),
    "session_amendment": QT_TRANSLATE_NOOP("verify", "Nachträge"),
    "setting": QT_TRANSLATE_NOOP("verify", "Einstellungen"),
    "staff": QT_TRANSLATE_NOOP("verify", "Zugänge"),
    "value_override": QT_TRANSLATE_NOOP("verify", "Auswahllisten"),
    "visit": QT_TRANSLATE_NOOP("verify", "Besuche"),
    "visit_topic": QT_TRANSLATE_NOOP("verify", "Themen"),
}
# What a doubt at an earlier login was about, by how the trail calls it.
_DOUBTS: Final[Mapping[str, str]] = {
    sealing.NO_SEAL: QT_TRANSLATE_NOOP("verify", "das Siegel war weg"),
    sealing.WRONG_SEAL: QT_TRANSLATE_NOOP("verify", "das Siegel war gefälscht"),
    sealing.CUT: QT_TRANSLATE_NOOP("verify", "Versiegeltes war geändert oder fehlte"),
    sealing.LINK: QT_TRANSLATE_NOOP("verify", "das Protokoll hing nicht zusammen"),
    sealing.ROWS: QT_TRANSLATE_NOOP("verify", "Einträge standen anders da, als das Protokoll sagt"),
    sealing.SESSIONS: QT_TRANSLATE_NOOP("verify", "Beratungen wurden ohne den Tresor geändert"),
    sealing.ROLE: QT_TRANSLATE_NOOP(
        "verify", "etwas konnte nur mit dem Tresor geschrieben sein und war es nicht"
    ),
}

Sentences = list[Sentence]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong, and what is only worth knowing, in German sentences."""

    findings: tuple[Sentence, ...]
    remarks: tuple[Sentence, ...]


def check(conn: Connection, vault: Vault | None, rest: Callable[[], None] = no_rest) -> tuple[Sentence, ...]:
    """What is wrong, in German sentences; nothing when all is well. Without the vault its fields stay unchecked."""
    return examine(conn, vault, rest).findings


def examine(conn: Connection, vault: Vault | None, rest: Callable[[], None] = no_rest) -> Examined:
    """What is wrong and what is worth knowing. Without the vault neither the seal nor the notes can be looked at.

    `rest` is called between two rows; what it raises ends the check.
    """
    remarks: Sentences = []
    # One after the other; each answers with what it found. A new check is one more line here.
    checks: list[Callable[[], Sentences]] = [
        lambda: _pages(conn),
        lambda: _references(conn),
        lambda: _structure(conn),
        lambda: _trail(conn, rest),
        lambda: _doubts(conn),
        lambda: _older(conn, remarks),
        lambda: receipts(conn),
        lambda: _closed_reports(conn, rest),
    ]
    if vault is not None:
        checks += [
            lambda: _seal(conn, vault, remarks),
            lambda: _notes(conn, vault, rest),
            lambda: _facts(conn, vault, rest),
            lambda: _sealed_fields(conn, vault, rest),
            lambda: _restricted(conn, vault, rest),
            lambda: _posted(conn),
        ]
    findings: Sentences = []
    for one in checks:
        rest()
        findings += looked(one)
    return Examined(tuple(findings), tuple(remarks))


def looked(check: Callable[[], Iterable[Sentence]]) -> Sentences:
    """What a check finds; of what cannot even be read, that: the other checks go on."""
    try:
        return list(check())
    except (BackupStopped, DeskLocked):
        raise  # somebody needs the computer, or locked the window: nothing was found
    except KnownError as error:
        return [error.sentences()[0]]
    except UNFORESEEN as error:
        return [Sentence("verify", _UNREADABLE, {"detail": type(error).__name__})]


def _pages(conn: Connection) -> Sentences:
    found = rows_of(conn).damaged_pages(conn)
    if not found:
        return []
    sentence = QT_TRANSLATE_NOOP("verify", "Die Datenbank ist beschädigt: {number} Stellen, zuerst: {first}")
    return [Sentence("verify", sentence, {"number": len(found), "first": found[0][:120]})]


def _references(conn: Connection) -> Sentences:
    lost = rows_of(conn).lost_references(conn)
    if not lost:
        return []
    sentence = QT_TRANSLATE_NOOP("verify", "{number} Einträge verweisen auf etwas, das es nicht gibt.")
    return [Sentence("verify", sentence, {"number": len(lost)})]


def _structure(conn: Connection) -> Sentences:
    names = rows_of(conn).differences(conn)
    if not names:
        return []
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Der Aufbau der Datenbank ist nicht der, den das Programm macht: {names}."
    )
    shown = ", ".join(name[:40] for name in names[:5]) + (" …" if len(names) > 5 else "")
    return [Sentence("verify", sentence, {"names": shown})]


def _trail(conn: Connection, rest: Callable[[], None]) -> Sentences:
    found = proof.prove(conn, rest)
    told = _of_chain(found)
    for by_table, sentence in (
        (
            found.otherwise,
            QT_TRANSLATE_NOOP(
                "verify", "Am Programm vorbei geändert: {number} Einträge ({table}), zuerst Nr. {first}."
            ),
        ),
        (
            found.missing,
            QT_TRANSLATE_NOOP("verify", "Es fehlen {number} Einträge ({table}), zuerst Nr. {first}."),
        ),
        (
            found.unknown,
            QT_TRANSLATE_NOOP(
                "verify",
                "Das Änderungsprotokoll weiß nichts von {number} Einträgen ({table}), zuerst Nr. {first}.",
            ),
        ),
        (
            found.between,
            QT_TRANSLATE_NOOP(
                "verify",
                "Zwischendurch am Programm vorbei geändert: {number} Einträge ({table}), zuerst Nr. {first}.",
            ),
        ),
    ):
        told += (_of_table(sentence, table, some) for table, some in sorted(by_table.items()))
    told += _numbers(conn, found)
    told += _actors(conn, found)
    if found.unproven.number:
        sentence = QT_TRANSLATE_NOOP(
            "verify",
            "Im Änderungsprotokoll sagen {number} Einträge nicht, was geschrieben wurde, zuerst Nr. {first}.",
        )
        values = {"number": found.unproven.number, "first": found.unproven.first}
        told.append(Sentence("verify", sentence, values))
    return told


def _numbers(conn: Connection, found: proof.Proof) -> Sentences:
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Zum zweiten Mal vergeben: {number} Nummern ({table}), zuerst Nr. {first}."
    )
    told = [_of_table(sentence, table, some) for table, some in sorted(found.twice.items())]
    known = {AuditEntry.__tablename__: audit.newest(conn)}
    if found.whole:
        # A row that the trail knows nothing of is told of already.
        known |= {name: last for name, last in found.highest.items() if name not in found.unknown}
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Am Programm vorbei verstellt: welche Nummer der nächste Eintrag bekommt ({table})."
    )
    for table in numbering.differing(conn, known):
        name = Sentence("verify", TABLE_NAMES[table]) if table in TABLE_NAMES else table
        told.append(Sentence("verify", sentence, {"table": name}))
    return told


def _actors(conn: Connection, found: proof.Proof) -> Sentences:
    """Whoever wrote is a colleague, or the program itself; the trail survives everything, so no reference holds it."""
    known = {*colleagues.first_names(conn), ledger.ACTOR, BY_CODE}
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Im Änderungsprotokoll schrieb „{name}“ (Eintrag {entry}); so heißt hier niemand."
    )
    return [
        Sentence("verify", sentence, {"name": name[:40], "entry": entry})
        for name, entry in sorted(found.actors.items())
        if name not in known
    ]


def _of_chain(found: proof.Proof) -> Sentences:
    broken = found.broken
    if broken is None and found.entries == 0:
        # Making a store is its first entry.
        broken = 0
    if broken is None:
        return []
    if broken == 0:
        sentence = QT_TRANSLATE_NOOP(
            "verify", "Am Ende des Änderungsprotokolls fehlen Einträge ({number} sind da)."
        )
        return [Sentence("verify", sentence, {"number": found.entries})]
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Das Änderungsprotokoll wurde verändert, zuerst bei Eintrag {entry}."
    )
    return [Sentence("verify", sentence, {"entry": broken})]


def _of_table(sentence: str, table: str, some: Found) -> Sentence:
    name = Sentence("verify", TABLE_NAMES[table]) if table in TABLE_NAMES else table
    return Sentence("verify", sentence, {"number": some.number, "table": name, "first": some.first})


def _doubts(conn: Connection) -> Sentences:
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Beim Anmelden stimmte etwas nicht (Protokoll-Eintrag {entry}): {what}."
    )
    return [
        Sentence("verify", sentence, {"entry": number, "what": _said(detail)})
        for number, detail in sealing.doubted(conn)
    ]


def _older(conn: Connection, remarks: Sentences) -> Sentences:
    """That an older state was put back was told when it happened; afterwards it is worth knowing, and no fault."""
    entry = AuditEntry
    query = select(entry.id, entry.at).where(entry.entity == "store", entry.action == STORE_IS_OLDER)
    sentence = QT_TRANSLATE_NOOP(
        "verify", "Am {day} war die Ablage älter als beim Mal davor (Protokoll-Eintrag {entry})."
    )
    for number, at in conn.execute(query.order_by(entry.id)):
        remarks.append(Sentence("verify", sentence, {"day": f"{local(at):%d.%m.%Y}", "entry": number}))
    return []


def _said(detail: str) -> Sentence | str:
    """A doubt in words: the first of several, for the entry has them all."""
    kind = detail.partition(",")[0].partition(":")[0]
    return Sentence("verify", _DOUBTS[kind]) if kind in _DOUBTS else kind


def _closed_reports(conn: Connection, rest: Callable[[], None]) -> Sentences:
    """Every closed report against its own SHA-256: what is handed out again has to be what left the house."""
    sentence = QT_TRANSLATE_NOOP(
        "verify",
        "Abgeschlossener Bericht {span}, Version {number}: {part} ist nicht, was abgeschlossen wurde.",
    )
    return [
        Sentence("verify", sentence, {"span": row.span.title(), "number": row.number, "part": part.upper()})
        for row, part in closed_reports.broken(conn, rest)
    ]


def _seal(conn: Connection, vault: Vault, remarks: Sentences) -> Sentences:
    looked = sealing.look(conn, audit.head_of(conn), vault)
    if looked.since and not looked.first:
        sentence = QT_TRANSLATE_NOOP("verify", "Seit der letzten Versiegelung geschrieben: {who}.")
        names = colleagues.first_names(conn)
        since = sorted((names.get(actor) or actor, number) for actor, number in looked.since.items())
        who = ", ".join(f"{name} {number}" for name, number in since)
        remarks.append(Sentence("verify", sentence, {"who": who}))
    sentence = QT_TRANSLATE_NOOP("verify", "Das Ende des Änderungsprotokolls ist nicht echt: {what}.")
    return [Sentence("verify", sentence, {"what": _said(doubt)}) for doubt in looked.doubts[:1]]


def _notes(conn: Connection, vault: Vault, rest: Callable[[], None]) -> Sentences:
    broken = _unopened(note_places.sealed_notes(conn), vault, rest)
    told: Sentences = []
    if broken:
        sentence = QT_TRANSLATE_NOOP(
            "verify", "{number} vertrauliche Notizen lassen sich nicht öffnen, zuerst Nr. {first}."
        )
        told.append(Sentence("verify", sentence, {"number": len(broken), "first": broken[0]}))
    head = audit.head_of(conn)
    elsewhere = note_places.misplaced(conn, sealed=head is not None and head.seal is not None)
    elsewhere = [session_id for session_id in elsewhere if session_id not in set(broken)]
    if elsewhere:
        sentence = QT_TRANSLATE_NOOP(
            "verify",
            "{number} vertrauliche Notizen gehören nicht dorthin, wo sie stehen, zuerst Nr. {first}.",
        )
        told.append(Sentence("verify", sentence, {"number": len(elsewhere), "first": elsewhere[0]}))
    return told


def _facts(conn: Connection, vault: Vault, rest: Callable[[], None]) -> Sentences:
    """Topics, outcome and who interpreted, of every session."""
    broken = _unopened(note_places.sealed_notes(conn, note_places.FACTS), vault, rest)
    return _not_opened(CounsellingSession.__tablename__, broken)


def _sealed_fields(conn: Connection, vault: Vault, rest: Callable[[], None]) -> Sentences:
    """What is sealed of cases and of what stands around them. What a case's own key seals inside stays unread."""
    told: Sentences = []
    for table in sealed_fields.tables():
        name = table.__tablename__
        broken = _unopened(sealed_fields.of_table(conn, table), vault, rest)
        if table is Referral:
            # Those that were posted in place of others are told of as that.
            doubted = {*broken, *posted.doubtful(conn)}
            broken += [one for one in sealed_referrals.unopened(conn, vault, rest) if one not in doubted]
            broken.sort()
        told += _not_opened(name, broken)
    return told


def _restricted(conn: Connection, vault: Vault, rest: Callable[[], None]) -> Sentences:
    """Restricted cases: what is in them is sealed for those who are named, and their keys are the ones that sealed it."""
    told: Sentences = []
    sentence = QT_TRANSLATE_NOOP(
        "verify",
        "Anders versiegelt, als es ihr Beratungsfall verlangt: {number} Einträge ({table}), zuerst Nr. {first}.",
    )
    misplaced = defaultdict[str, list[int]](list)
    for table, row_id in case_sealing.misplaced(conn):
        misplaced[table].append(row_id)
    told += [_of_table(sentence, table, Found(len(ids), ids[0])) for table, ids in misplaced.items()]
    broken = defaultdict[str, list[int]](list)
    for table, row_id in case_sealing.unopened(conn, vault, rest):
        if row_id not in misplaced[table]:
            broken[table].append(row_id)
    for table, ids in broken.items():
        told += _not_opened(table, ids)
    half = case_keys.half_restricted(conn)
    if half:
        sentence = QT_TRANSLATE_NOOP(
            "verify", "Ob diese Beratungsfälle eingeschränkt sind, ist nicht eindeutig: {cases}."
        )
        told.append(Sentence("verify", sentence, {"cases": ", ".join(half)}))
    wrong = case_keys.wrong(conn, vault)
    if wrong:
        sentence = QT_TRANSLATE_NOOP(
            "verify", "Der eigene Schlüssel öffnet diese eingeschränkten Beratungsfälle nicht: {cases}."
        )
        told.append(Sentence("verify", sentence, {"cases": ", ".join(wrong)}))
    return told


def _posted(conn: Connection) -> Sentences:
    """What anybody may have put in place of what somebody with the vault wrote."""
    found = posted.doubtful(conn)
    if not found:
        return []
    sentence = QT_TRANSLATE_NOOP(
        "verify",
        "Ohne den Tresor versiegelt, obwohl jemand mit Tresor sie schrieb: {number} Einträge ({table}), zuerst Nr. {first}.",
    )
    return [_of_table(sentence, Referral.__tablename__, Found(len(found), found[0]))]


def receipts(conn: Connection) -> Sentences:
    """What is wrong with the record of money: a number is missing, or an amount is not that of its help.

    Quick enough for each login.
    """
    told: Sentences = []
    for found, sentence in (
        (
            receipts_proof.missing(conn),
            QT_TRANSLATE_NOOP("verify", "Belege fehlen an {number} Stellen, zuerst Beleg {first}."),
        ),
        (
            receipts_proof.unlike(conn),
            QT_TRANSLATE_NOOP(
                "verify",
                "{number} Belege passen nicht zu ihrer Hilfe oder zu dem Beleg, den sie stornieren, zuerst Beleg {first}.",
            ),
        ),
    ):
        if found:
            told.append(Sentence("verify", sentence, {"number": len(found), "first": found[0]}))
    return told


def _unopened(
    fields: Iterable[tuple[int, str, bytes]],
    vault: Vault,
    rest: Callable[[], None],
) -> list[int]:
    broken = []
    for row_id, place, sealed in fields:
        rest()
        try:
            vault.check(sealed, place=place, posted=sealed_fields.may_be_posted(place))
        except StoreDamaged:
            broken.append(row_id)
    return broken


def _not_opened(table: str, broken: list[int]) -> Sentences:
    if not broken:
        return []
    sentence = QT_TRANSLATE_NOOP(
        "verify", "{number} vertrauliche Angaben ({table}) lassen sich nicht öffnen, zuerst Nr. {first}."
    )
    return [_of_table(sentence, table, Found(len(broken), broken[0]))]
