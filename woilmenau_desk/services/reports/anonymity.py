"""Warnings of what in a report's text may let somebody be recognised.

They ask for a second look and keep nobody from saving, and nothing of them is written anywhere. The names of the store are
kept in memory as single words, and read anew where the audit trail tells of a change to one.
"""

import re
import threading
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from weakref import WeakKeyDictionary

from woilmenau_desk.domain import anonymity
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.anonymity import Trace, TraceKind
from woilmenau_desk.domain.anonymity_words import OF_THE_HOUSE
from woilmenau_desk.domain.text import bare
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.people.country_names import country_names
from woilmenau_desk.storage import known_names
from woilmenau_desk.storage.trail import audit

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LISTS: Final = (
    ListName.REASONS,
    ListName.CHANNELS,
    ListName.TOPICS,
    ListName.AID_KINDS,
    ListName.OUTCOMES,
    ListName.REFERRAL_TARGETS,
    ListName.APPOINTMENT_TYPES,
    ListName.ROOMS,
    ListName.OFFER_KINDS,
    ListName.VOLUNTEER_ROLES,
    ListName.VOLUNTEER_AREAS,
    ListName.VOLUNTEER_GROUPS,
)
_MOST: Final = 4  # of one kind in a hint; more are counted
_SAID: Final = {
    TraceKind.NAME: QT_TRANSLATE_NOOP("traces", "Das sieht nach einem Namen aus: {words}"),
    TraceKind.PLACE: QT_TRANSLATE_NOOP("traces", "Das sieht nach einem Ort oder Land aus: {words}"),
    TraceKind.DATE: QT_TRANSLATE_NOOP("traces", "Das ist ein genaues Datum: {words}"),
    TraceKind.NUMBER: QT_TRANSLATE_NOOP("traces", "Das sieht nach einer Nummer oder Adresse aus: {words}"),
}
_SAID_MORE: Final = {
    TraceKind.NAME: QT_TRANSLATE_NOOP("traces", "Das sieht nach Namen aus: {words} und weitere"),
    TraceKind.PLACE: QT_TRANSLATE_NOOP(
        "traces", "Das sieht nach Orten oder Ländern aus: {words} und weitere"
    ),
    TraceKind.DATE: QT_TRANSLATE_NOOP("traces", "Das sind genaue Daten: {words} und weitere"),
    TraceKind.NUMBER: QT_TRANSLATE_NOOP(
        "traces", "Das sieht nach Nummern oder Adressen aus: {words} und weitere"
    ),
}


@dataclass(slots=True)
class _Known:
    """The words of one store's names, and up to which entry of the trail they are known."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    seen: int | None = None
    words: frozenset[str] = frozenset()


_known: WeakKeyDictionary[Desk, _Known] = WeakKeyDictionary()
_making = threading.Lock()


def traces(desk: Desk, text: str) -> tuple[Trace, ...]:
    """What of a text may let somebody be recognised. Raises NotAllowed."""
    desk.actor.require(Right.NOTE_FOR_REPORT)
    if not text.strip():
        return ()
    return anonymity.traces(text, _words(desk), _countries(), _own(desk))


def warnings(desk: Desk, text: str) -> tuple[Sentence, ...]:
    """The same in words: a sentence for each kind. Raises NotAllowed."""
    return sentences(traces(desk, text))


def sentences(found: tuple[Trace, ...]) -> tuple[Sentence, ...]:
    """What is said of what was found: a sentence for each kind, with the words themselves."""
    said = []
    for kind in TraceKind:
        words = tuple(dict.fromkeys(trace.text for trace in found if trace.kind is kind))
        if words:
            text = (_SAID if len(words) <= _MOST else _SAID_MORE)[kind]
            told = ", ".join(f"„{word}“" for word in words[:_MOST])
            said.append(Sentence("traces", text, {"words": told}))
    return tuple(said)


def _own(desk: Desk) -> frozenset[str]:
    """The words of the centre's own lists and of its house: reasons, topics, offers, roles, rooms."""
    lists = desk.value_lists()
    labels = (value.de for name in _LISTS for value in lists[name])
    return OF_THE_HOUSE | {bare(word) for label in labels for word in _WORD.findall(label)}


def _words(desk: Desk) -> frozenset[str]:
    with _making:
        known = _known.setdefault(desk, _Known())
    with known.lock, desk.store.read() as conn:
        if known.seen is not None:
            last, named = audit.named(conn, known_names.ENTITIES, known.seen)
            if named is not None and not named:
                known.seen = last
                return known.words
        seen = audit.newest(conn)
        known.words = known_names.name_words(conn)
        known.seen = seen
        return known.words


@cache
def _countries() -> frozenset[str]:
    """Countries of origin, but for the one that everybody here is in."""
    return frozenset(bare(name) for code, name in country_names("de").items() if code != "DE")
