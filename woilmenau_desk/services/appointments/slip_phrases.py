"""The sentences of what visitors read, as the centre wants them: the files' own, over which its corrections lie.

Whatever prints or shows sentences in a visitor's language takes them from `words`, so a correction reaches all of it.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from woilmenau_desk.documents.slip_files import GERMAN, available_slip_languages
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.errors import BadInput, BrokenSlipFile, MissingGlyph, NotFound
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.slips import LanguageCheck, PhraseRow
from woilmenau_desk.domain.text import NAME_LENGTH, clean_line
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.storage import slip_corrections as rows
from woilmenau_desk.storage.keyed import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from woilmenau_desk.documents.slip_words import SlipWords

LONGEST: Final = 200  # characters of a sentence; the smallest slip has room for it
# The tables of the files that go by the codes of a value list.
_LISTS: Final = {
    "bring": ListName.BRING_ITEMS,
    "board_reasons": ListName.REASONS,
    "offer_kinds": ListName.OFFER_KINDS,
    "aid_kinds": ListName.AID_KINDS,
}


@dataclass(frozen=True, slots=True)
class LanguageNames:
    """A language as it is chosen in the editor."""

    code: str
    german: str
    own: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Editor:
    """What the slip editor shows: every language, how far each is checked, and the sentences of one."""

    languages: tuple[LanguageNames, ...]
    checks: tuple[LanguageCheck, ...]
    language: LanguageNames
    phrases: tuple[PhraseRow, ...]
    broken: tuple[str, ...] = ()  # the German names of languages whose file cannot be read


def editor(desk: Desk, language: str) -> Editor:
    """What the editor shows of a language; the others by their German names, German first.

    Raises SlipLanguageMissing or BrokenSlipFile.
    """
    with desk.snapshot():
        every, broken = words_of(desk, available_slip_languages())
        named = [
            LanguageNames(one.code, one.german_name, one.name, one.right_to_left) for one in every.values()
        ]
        named.sort(key=lambda one: (one.code != GERMAN, one.german.casefold()))
        return Editor(
            tuple(named),
            checks(desk),
            next((one for one in named if one.code == language), named[0]),
            phrases(desk, language),
            names_of(desk, broken),
        )


def words(desk: Desk, language: str) -> "SlipWords":
    """The sentences of a language as the centre wants them. Raises SlipLanguageMissing or BrokenSlipFile."""
    from woilmenau_desk.documents.slip_words import slip_words  # start-up: only paper needs these languages

    return slip_words(language, _corrected(desk, language))


def words_of(desk: Desk, languages: "Iterable[str]") -> "tuple[dict[str, SlipWords], tuple[str, ...]]":
    """The sentences of several languages by their codes, German always among them; and the codes of what cannot be read.

    One faulty file takes nothing from the other languages. Raises SlipLanguageMissing, or BrokenSlipFile for German.
    """
    found, broken = {GERMAN: words(desk, GERMAN)}, []
    for code in languages:
        if code not in found:
            try:
                found[code] = words(desk, code)
            except BrokenSlipFile:
                broken.append(code)
    return found, tuple(dict.fromkeys(broken))


def names_of(desk: Desk, languages: "Iterable[str]") -> tuple[str, ...]:
    """What languages are called in German, also those whose own file does not say it."""
    listed = desk.values_of(ListName.LANGUAGES)
    return tuple(listed.label(code) for code in languages)


def broken_remark(names: "Sequence[str]") -> tuple[Sentence, ...]:
    """What is to be said of languages that are left out because their files cannot be read."""
    if not names:
        return ()
    text = QT_TRANSLATE_NOOP("papers", "Es fehlt, weil die Sprachdatei fehlerhaft ist: {languages}.")
    return (Sentence("papers", text, {"languages": ", ".join(names)}),)


def both(
    desk: Desk, language: str, trying: "Mapping[str, str] | None" = None
) -> "tuple[SlipWords, SlipWords]":
    """German and a language, for what stands beside each other.

    `trying`: sentences of the language by "table.phrase" that somebody looks at before keeping them; an empty one is the
    one as shipped. Raises SlipLanguageMissing or BrokenSlipFile.
    """
    from woilmenau_desk.documents.slip_words import slip_words  # start-up: only paper needs these languages

    wanted = slip_words(language, {**_corrected(desk, language), **(trying or {})})
    return (wanted if language == GERMAN else words(desk, GERMAN)), wanted


def phrases(desk: Desk, language: str) -> tuple[PhraseRow, ...]:
    """Every sentence of a language beside the German one, in the order of the files.

    What the centre added to its value lists comes behind the shipped entries of its table.
    Raises SlipLanguageMissing or BrokenSlipFile.
    """
    shipped, german = _shipped(desk, language), _shipped(desk, GERMAN)
    with desk.store.read() as conn:
        corrected = rows.corrections(conn, language)
    in_german = {**german, **_corrected(desk, GERMAN)}
    return tuple(
        _row(phrase, in_german.get(phrase, ""), text, corrected.get(phrase))
        for phrase, text in shipped.items()
    )


def correct(desk: Desk, language: str, phrase: str, text: str, version: int) -> Done[PhraseRow]:
    """Keep a sentence as the centre wants it; an empty one, or the shipped one, is the one as shipped again.

    `version`: of the correction that was read, 0 where there was none. Raises NotAllowed, ChangedMeanwhile, NotFound for
    a phrase that no file has, SlipLanguageMissing, MissingGlyph for a letter that no font here has, or BadInput for a
    sentence in which a place is missing.
    """
    from woilmenau_desk.documents.fonts import undrawn  # start-up: only paper needs the fonts
    from woilmenau_desk.documents.slip_words import has_its_places, places_of  # start-up: the same

    desk.actor.require(Right.EDIT_CENTRE)
    shipped = _shipped(desk, language).get(phrase)
    if shipped is None:
        raise NotFound
    kept = clean_line(text, field="text", limit=LONGEST)
    if kept and not has_its_places(phrase, kept):
        places = places_of(phrase)
        reason = QT_TRANSLATE_NOOP("errors", "Geschweifte Klammern haben in diesem Satz keinen Platz.")
        if places:
            reason = QT_TRANSLATE_NOOP(
                "errors", "Im Satz müssen diese Stellen so stehen bleiben, und keine anderen: {places}."
            )
        told = ", ".join(f"{{{place}}}" for place in places)
        raise BadInput("text", Sentence("errors", reason, {"places": told}))
    if missing := undrawn(kept):
        raise MissingGlyph(sorted(missing), language)
    german = {**_shipped(desk, GERMAN), **_corrected(desk, GERMAN)}.get(phrase, "")
    row = _row(phrase, german, shipped, None)
    with desk.writing() as uow:
        if not kept or kept == shipped:
            rows.as_shipped(uow, language, phrase, version)
            said = QT_TRANSLATE_NOOP("said", "Satz des Zettels wieder wie mitgeliefert ({language})")
        else:
            row = replace(row, corrected=kept, version=rows.correct(uow, language, phrase, kept, version))
            said = QT_TRANSLATE_NOOP("said", "Satz des Zettels geändert ({language})")
        return desk.finish(uow, row, Sentence("said", said, {"language": _german_name(language)}))


def checks(desk: Desk) -> tuple[LanguageCheck, ...]:
    """Every language but German, by its German name: whether a native speaker has checked it.

    A check is doubtful from the moment that any sentence is another one than what was checked. A language whose file
    cannot be read is left out. Raises BrokenSlipFile for German.
    """
    with desk.snapshot(), desk.store.read() as conn:
        held, numbers = rows.checks(conn), rows.counted(conn)
        readable, _broken = words_of(desk, available_slip_languages())
        told = [
            LanguageCheck(code, corrections=numbers.get(code, 0))
            if (check := held.get(code)) is None
            else LanguageCheck(
                code,
                check.checked_by,
                check.checked_on,
                numbers.get(code, 0),
                check.sentences != _digest(desk, code),
                check.version,
            )
            for code in readable
            if code != GERMAN
        ]
    return tuple(sorted(told, key=lambda one: readable[one.language].german_name.casefold()))


def say_checked(desk: Desk, language: str, by: str, on: date, version: int = NEVER) -> Done[LanguageCheck]:
    """Keep that somebody who grew up with a language has checked its sentences, as they are now.

    `version`: of the check that was read. Raises NotAllowed, ChangedMeanwhile, SlipLanguageMissing or BadInput.
    """
    desk.actor.require(Right.EDIT_CENTRE)
    check_date(on, field="on")
    name = clean_line(by, field="by", limit=NAME_LENGTH)
    if not name:
        reason = QT_TRANSLATE_NOOP("errors", "Wer hat die Sätze geprüft? Der Name fehlt.")
        raise BadInput("by", Sentence("errors", reason))
    if on > desk.today():
        reason = QT_TRANSLATE_NOOP("errors", "Der Tag der Prüfung liegt in der Zukunft.")
        raise BadInput("on", Sentence("errors", reason))
    with desk.writing() as uow:
        seen = rows.say_checked(uow, language, name, on, _digest(desk, language), version)
        number = rows.counted(uow.conn).get(language, 0)
        text = QT_TRANSLATE_NOOP("said", "Sätze der Zettel geprüft ({language})")
        said = Sentence("said", text, {"language": _german_name(language)})
        return desk.finish(uow, LanguageCheck(language, name, on, number, version=seen), said)


def unsay_checked(desk: Desk, language: str, version: int) -> Done[LanguageCheck]:
    """Forget that a language was checked. Raises NotAllowed, ChangedMeanwhile or SlipLanguageMissing."""
    desk.actor.require(Right.EDIT_CENTRE)
    with desk.writing() as uow:
        rows.unsay_checked(uow, language, version)
        number = rows.counted(uow.conn).get(language, 0)
        text = QT_TRANSLATE_NOOP("said", "Sätze der Zettel wieder ungeprüft ({language})")
        said = Sentence("said", text, {"language": _german_name(language)})
        return desk.finish(uow, LanguageCheck(language, corrections=number), said)


def _row(phrase: str, german: str, shipped: str, corrected: "rows.Correction | None") -> PhraseRow:
    from woilmenau_desk.documents.slip_words import places_of  # start-up: only paper needs these languages

    text, version = ("", NEVER) if corrected is None else (corrected.text, corrected.version)
    return PhraseRow(phrase, german, shipped, text, places_of(phrase), version)


def _corrected(desk: Desk, language: str) -> "dict[str, str]":
    with desk.store.read() as conn:
        return {phrase: one.text for phrase, one in rows.corrections(conn, language).items()}


def _shipped(desk: Desk, language: str) -> "Mapping[str, str]":
    """The sentences of the files, and a place for what the centre added to its lists: German has words for it there."""
    from woilmenau_desk.documents.slip_words import (
        shipped_phrases,
    )  # start-up: only paper needs these languages

    shipped = dict(shipped_phrases(language))
    for table, name in _LISTS.items():
        for value in desk.values_of(name):
            if value.active:
                shipped.setdefault(f"{table}.{value.code}", value.de if language == GERMAN else "")
    tables = list(dict.fromkeys(phrase.partition(".")[0] for phrase in shipped))
    return dict(sorted(shipped.items(), key=lambda item: tables.index(item[0].partition(".")[0])))


def _digest(desk: Desk, language: str) -> str:
    """What all sentences of a language are known by: another one where any of them is another."""
    from woilmenau_desk.documents.slip_words import (
        shipped_phrases,
    )  # start-up: only paper needs these languages

    told = {**shipped_phrases(language), **_corrected(desk, language)}
    lines = (f"{phrase}\0{text}\0" for phrase, text in sorted(told.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _german_name(language: str) -> str:
    from woilmenau_desk.documents.slip_words import slip_words  # start-up: only paper needs these languages

    return slip_words(language).german_name
