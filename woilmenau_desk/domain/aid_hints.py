"""What is worth a look before help is given: shown beside the form at once, and never in anybody's way."""

from dataclasses import dataclass
from datetime import date

from woilmenau_desk.domain.aid import AidItem
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.values import Value, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


@dataclass(frozen=True, slots=True)
class Again:
    """The same kind was given not long ago: on which day, by whom, to this very person or somebody they live with."""

    kind: str
    on: date
    by: str
    own: bool


def again_after(kind: Value | None) -> int:
    """Within how many days the same kind is pointed out; 0: never."""
    return _whole(kind, "again_after_days")


def usual(kind: Value | None) -> int | None:
    """Up to which amount for one of a kind nothing is asked, in cents; None where nothing ever is."""
    return _whole(kind, "usual_cents") or None


def again_said(again: Again, kinds: ValueList, day: date) -> Sentence:
    """That it was given before, with the days that lie between."""
    days = abs((day - again.on).days)
    if again.own:
        text = QT_TRANSLATE_NOOP("aid", "{kind} gab es schon am {day}, {ago}, von {by}.")
    else:
        text = QT_TRANSLATE_NOOP("aid", "{kind} gab es im Haushalt schon am {day}, {ago}, von {by}.")
    values = {
        "kind": kinds.get(again.kind) or again.kind,
        "day": f"{again.on:%d.%m.}",
        "ago": _apart(days, earlier=again.on <= day),
        "by": again.by,
    }
    return Sentence("aid", text, values)


def much_said(item: AidItem, kinds: ValueList) -> Sentence | None:
    """Whether an amount is more than is usual for so many of a kind; None where it is not."""
    kind = kinds.get(item.kind)
    least = usual(kind)
    if kind is None or least is None or item.amount_cents is None or item.amount_cents <= least * item.count:
        return None
    text = QT_TRANSLATE_NOOP("aid", "{amount} für {kind}: üblich sind bis {usual}. Stimmt das?")
    values = {"amount": euros(item.amount_cents), "kind": kind, "usual": euros(least * item.count)}
    return Sentence("aid", text, values)


def _apart(days: int, *, earlier: bool) -> Sentence:
    if days == 0:
        return Sentence("aid", QT_TRANSLATE_NOOP("aid", "am selben Tag"))
    if days == 1:
        one = QT_TRANSLATE_NOOP("aid", "einen Tag vorher")
        return Sentence("aid", one if earlier else QT_TRANSLATE_NOOP("aid", "einen Tag danach"))
    several = QT_TRANSLATE_NOOP("aid", "{number} Tage vorher")
    later = QT_TRANSLATE_NOOP("aid", "{number} Tage danach")
    return Sentence("aid", several if earlier else later, {"number": days})


def _whole(kind: Value | None, name: str) -> int:
    """A number that the list says; 0 where it says none. Somebody may have put anything there."""
    said = kind.extra.get(name) if kind is not None else None
    return said if isinstance(said, int) and not isinstance(said, bool) and said > 0 else 0
