"""The centre's own sentences on slips, and which languages a native speaker has checked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from woilmenau_desk.domain.errors import DeletedMeanwhile
from woilmenau_desk.storage.keyed import save_by_key
from woilmenau_desk.storage.tables.appointments import SlipCheck, SlipCorrection
from woilmenau_desk.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence as the centre wants it, and its version."""

    text: str
    version: int


@dataclass(frozen=True, slots=True)
class Check:
    """Who has checked a language, when, and a digest of what they saw."""

    checked_by: str
    checked_on: date
    sentences: str
    version: int


# Made once: to make a statement takes longer than to ask it.
_OF_LANGUAGE = select(SlipCorrection.phrase, SlipCorrection.text, SlipCorrection.version).where(
    SlipCorrection.language == bindparam("language")
)


def corrections(conn: Connection, language: str) -> dict[str, Correction]:
    """The corrected sentences of a language, by "table.phrase"."""
    found = conn.execute(_OF_LANGUAGE, {"language": language})
    return {phrase: Correction(text, version) for phrase, text, version in found}


def counted(conn: Connection) -> dict[str, int]:
    """How many sentences are corrected, by language; a language without any is not told."""
    query = select(SlipCorrection.language, func.count()).group_by(SlipCorrection.language)
    return {language: number for language, number in conn.execute(query)}


def correct(uow: UnitOfWork, language: str, phrase: str, text: str, version: int) -> int:
    """Keep a sentence; returns its version. Raises ChangedMeanwhile."""
    return save_by_key(uow, SlipCorrection, {"language": language, "phrase": phrase}, {"text": text}, version)


def as_shipped(uow: UnitOfWork, language: str, phrase: str, version: int) -> None:
    """Forget a correction, where there is one. Raises ChangedMeanwhile."""
    table = SlipCorrection
    query = select(table.id).where(table.language == language, table.phrase == phrase)
    found = uow.conn.execute(query).scalar()
    if found is not None:
        uow.delete(table, found, version)
    elif version:
        raise DeletedMeanwhile(kind=table.kind)


def checks(conn: Connection) -> dict[str, Check]:
    """What was checked, by language."""
    table = SlipCheck
    query = select(table.language, table.checked_by, table.checked_on, table.sentences, table.version)
    return {
        language: Check(by, on, sentences, version)
        for language, by, on, sentences, version in conn.execute(query)
    }


def say_checked(uow: UnitOfWork, language: str, by: str, on: date, sentences: str, version: int) -> int:
    """Keep who has checked a language; returns the version. Raises ChangedMeanwhile."""
    values = {"checked_by": by, "checked_on": on, "sentences": sentences}
    return save_by_key(uow, SlipCheck, {"language": language}, values, version)


def unsay_checked(uow: UnitOfWork, language: str, version: int) -> None:
    """Forget that a language was checked. Raises ChangedMeanwhile."""
    found = uow.conn.execute(select(SlipCheck.id).where(SlipCheck.language == language)).scalar()
    if found is None:
        raise DeletedMeanwhile(kind=SlipCheck.kind)
    uow.delete(SlipCheck, found, version)
