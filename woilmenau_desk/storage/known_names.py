"""The single words of all names that stand in the store, to warn of them in a text for outside."""

from typing import Final

from sqlalchemy import Connection, select

from woilmenau_desk.domain.text import bare
from woilmenau_desk.storage.tables.colleagues import Colleague
from woilmenau_desk.storage.tables.people import AliasKind, Person, PersonAlias
from woilmenau_desk.storage.tables.volunteers import Volunteer

ENTITIES: Final = frozenset(
    {Person.__tablename__, PersonAlias.__tablename__, Volunteer.__tablename__, Colleague.__tablename__}
)
"""What the audit trail calls the rows that it is read from."""
_NAMES: Final = (
    select(Person.given_name),
    select(Person.family_name),
    select(PersonAlias.value).where(PersonAlias.alias_kind == AliasKind.NAME),
    select(Volunteer.given_name),
    select(Volunteer.family_name),
    select(Colleague.first_name),
)


def name_words(conn: Connection) -> frozenset[str]:
    """The words, bared (`domain.text.bare`)."""
    found: set[str] = set()
    for query in _NAMES:
        for name in conn.execute(query.distinct()).scalars():
            found.update(map(bare, str(name or "").replace("-", " ").split()))
    found.discard("")
    return frozenset(found)
