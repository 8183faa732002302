"""Whose name or number begins so: read from the indexes of the store, for whoever searches before the search stands.

The engine folds the case of plain letters alone, and knows nothing of spellings. So each word comes in the ways in which
it may stand there, and what is found is to be looked at once more.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, String, func, literal_column, or_, select

from woilmenau_desk.storage.engine.rows import rows_of
from woilmenau_desk.storage.tables.people import (
    FAMILY_NAME,
    GIVEN_NAME,
    HAS_PHONE,
    NAME_WORDS,
    PHONE,
    PHONE_END,
    SEVERAL_WORDS,
    AliasKind,
    Person,
    PersonAlias,
    phone_digits,
)

Ways = Sequence[str]
"""How a word or a number may stand in a row: plain letters small, all others in small or in capital letters."""
LAST_DIGITS: Final = 4


def _said(text: str) -> ColumnElement[str]:
    """An expression as an index has it, word for word."""
    return literal_column(text, String)


_GIVEN, _FAMILY, _WORDS = _said(GIVEN_NAME), _said(FAMILY_NAME), _said(NAME_WORDS)
_SEVERAL, _PHONE, _PHONE_END, _HAS_PHONE = (
    _said(one) for one in (SEVERAL_WORDS, PHONE, PHONE_END, HAS_PHONE)
)
_ALIAS = PersonAlias.value
_FORMER_WORDS = func.replace(" " + func.lower(_ALIAS), "-", " ")
_FORMER_DIGITS = _said(phone_digits("value"))


def by_name(conn: Connection, words: Sequence[Ways], years: Collection[int], most: int) -> list[int]:
    """People in whose name, or a former one, each word begins a word, and who were born in one of the years, if any.

    Of very many the first ones by name, `most` for each place where the longest word can stand.
    """
    begins = rows_of(conn).begins
    longest = max(words, key=lambda ways: len(ways[0]))
    others = [ways for ways in words if ways is not longest]
    both = func.replace(" " + _GIVEN + " " + _FAMILY, "-", " ")
    of_years: list[ColumnElement[bool]] = [Person.birth_year.in_(sorted(years))] if years else []
    rest = [*_each(both, others), *of_years]
    queries = [
        select(Person.id).where(begins(first, way), *rest).order_by(first, second)
        for first, second in ((_GIVEN, _FAMILY), (_FAMILY, _GIVEN))
        for way in longest
    ]
    # Whose name begins with the longest word was asked for above.
    further = [*_each(_WORDS, [longest]), *_each(" " + _WORDS, others), *of_years]
    queries.append(select(Person.id).where(_SEVERAL, *further))
    former = select(PersonAlias.person_id).where(
        PersonAlias.alias_kind == AliasKind.NAME, *_each(_FORMER_WORDS, words)
    )
    if years:
        former = former.join(Person).where(*of_years)
    return _ids(conn, [*queries, former], most)


def by_card(conn: Connection, numbers: Ways, most: int) -> list[int]:
    """People whose card number, or a former one, begins in one of these ways, to the letter."""
    begins = rows_of(conn).begins
    queries = [select(Person.id).where(begins(Person.card_number, one)) for one in numbers]
    queries += [
        select(PersonAlias.person_id).where(
            PersonAlias.alias_kind == AliasKind.CARD_NUMBER, begins(_ALIAS, one)
        )
        for one in numbers
    ]
    return _ids(conn, queries, most)


def by_phone(conn: Connection, beginnings: Ways, end: str, most: int) -> list[int]:
    """People whose telephone number, or a former one, begins in one of these ways, or ends so; digits alone.

    An `end` of fewer than `LAST_DIGITS` digits is not looked for.
    """
    begins = rows_of(conn).begins
    queries = [
        select(Person.id).where(_HAS_PHONE, begins(_PHONE, one)).order_by(_PHONE) for one in beginnings
    ]
    ways = [begins(_FORMER_DIGITS, one) for one in beginnings]
    if len(end) >= LAST_DIGITS:
        last = begins(_PHONE_END, end[-LAST_DIGITS:])
        queries.append(select(Person.id).where(_HAS_PHONE, last, _PHONE.endswith(end, autoescape=True)))
        ways.append(_FORMER_DIGITS.endswith(end, autoescape=True))
    of_phone = PersonAlias.alias_kind == AliasKind.PHONE
    return _ids(conn, [*queries, select(PersonAlias.person_id).where(of_phone, or_(*ways))], most)


def _each(text: ColumnElement[str], words: Iterable[Ways]) -> list[ColumnElement[bool]]:
    """That each word begins one in a text, which begins with a space."""
    return [or_(*(text.contains(f" {way}", autoescape=True) for way in ways)) for ways in words]


def _ids(conn: Connection, queries: Iterable[Any], most: int) -> list[int]:
    found: dict[int, None] = {}
    for query in queries:
        found |= dict.fromkeys(conn.execute(query.limit(most)).scalars())
    return list(found)
