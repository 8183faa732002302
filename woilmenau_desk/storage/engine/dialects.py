"""What tables say to one engine alone, for those that say it: the tables themselves name none."""

from typing import Any

from sqlalchemy import Table, text


def where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, to be handed on to `Index`.

    The migrations say it to both engines; said to PostgreSQL here, it would load that dialect at every start.
    """
    return {"sqlite_where": text(condition)}


def never_twice(table: Table) -> None:
    """Let the table give no number twice, not even one whose row is gone. A server's numbers never go back anyway."""
    table.dialect_options["sqlite"]["autoincrement"] = True
