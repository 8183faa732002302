"""Everybody as a table, as it could be imported again."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from woilmenau_desk.documents.csv_out import rows_to_csv
from woilmenau_desk.documents.lists_out import list_to_xlsx
from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk, Done
from woilmenau_desk.services.people.columns import NUMBERS, as_written
from woilmenau_desk.services.people.headings import NAMES
from woilmenau_desk.storage.people import importing

COLUMNS: Final = (
    "given_name",
    "family_name",
    "birth_year",
    "gender",
    "nationality",
    "language",
    "phone",
    "external_id",
    "card_number",
)
"""What an import takes: the columns of the list, under the names that scripts know."""
_SHEET: Final = "Personen"


class ListFormat(StrEnum):
    """How a list is written."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class ExportedList:
    """The bytes of a list, and how many people stand in it."""

    content: bytes
    people: int


def export_persons(desk: Desk, form: ListFormat) -> Done[ExportedList]:
    """Everybody in the register as a table that an import reads exactly as it was; that it left is written down.

    Records that were merged into another do not leave: their numbers are still known to an import here. Whoever has no
    external id leaves with a number of this store's own, by which an import here knows them again. Raises NotAllowed.
    """
    desk.actor.require(Right.MAKE_REPORTS)
    with desk.writing() as uow:
        rows = list(_rows(importing.everybody(uow.conn, COLUMNS), formulas=form is ListFormat.CSV))
        table = [COLUMNS, *rows]
        content = rows_to_csv(table) if form is ListFormat.CSV else list_to_xlsx(table, _SHEET)
        importing.exported(uow, len(rows))
        said = Sentence(
            "said", QT_TRANSLATE_NOOP("said", "Liste ausgegeben: {number}"), {"number": len(rows)}
        )
        return desk.finish(uow, ExportedList(content, len(rows)), said, undoable=False)


def _rows(people: Iterator[tuple[Any, ...]], *, formulas: bool) -> Iterator[tuple[str, ...]]:
    for values in people:
        yield tuple(
            as_written(field, str(value), formulas=formulas)
            if value and field in (*NAMES, *NUMBERS)
            else str(value or "")
            for field, value in zip(COLUMNS, values, strict=True)
        )
