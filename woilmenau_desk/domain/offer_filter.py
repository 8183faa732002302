"""Which of the offers a list shows: asked at each key press, of rows that are in memory."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from woilmenau_desk.domain.offers import Leader, OfferData, OfferFilter, OfferRow
from woilmenau_desk.domain.text import bare


def matching(rows: Iterable[OfferRow], wanted: OfferFilter, today: date) -> tuple[OfferRow, ...]:
    """Those of the rows that are wanted, in their order. Whether they meet on a day is not looked at."""
    words = words_of(wanted.text)
    return tuple(row for row in rows if fits(row.data, row.leaders, wanted, words, today))


def words_of(text: str) -> tuple[str, ...]:
    """What is looked for, as `fits` compares it."""
    return tuple(word for word in map(bare, text.split()) if word)


def fits(
    data: OfferData, leaders: Sequence[Leader], wanted: OfferFilter, words: Sequence[str], today: date
) -> bool:
    """Whether an offer is wanted."""
    if wanted.running and data.ended_on is not None and data.ended_on < today:
        return False
    if wanted.offer_kind not in (None, data.offer_kind):
        return False
    if wanted.target_group not in (None, data.target_group):
        return False
    if wanted.for_volunteers not in (None, data.for_volunteers):
        return False
    if not words:
        return True
    spoken = _spoken(" ".join((data.title, data.partner, data.room, *(one.said for one in leaders))))
    return all(word in spoken for word in words)


@lru_cache(maxsize=4096)
def _spoken(said: str) -> str:
    return " ".join(map(bare, said.split()))
