"""What cases are about: the topics of the sessions held in them, which are sealed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from woilmenau_desk.storage.vault import Vault


def cases_about(
    conn: Connection, vault: Vault, case_ids: Sequence[int], topic: str, first: date | None, last: date | None
) -> set[int]:
    """Those of the cases in which a session about a topic was held, in a period where one is given."""
    return set()
