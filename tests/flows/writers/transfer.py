"""Lists that come in, and imports that are taken back."""

import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

from tests.flows.case import Case
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.transfer import batches, kinds

_NUMBERS = count(1)


def an_import(desk: Desk) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "personen.csv"
        path.write_text(f"Vorname,id\nMira,TR{next(_NUMBERS)}\n", "utf-8")
        found = kinds.import_list(desk, ListKind.PERSONS, path).value.import_id
    assert found is not None
    return found


CASES: Final[Mapping[str, Case]] = {
    "batches.take_back": Case(
        an_import,
        batches.get,
        lambda d, number, row: batches.take_back(d, number, row.version),
        lambda d, number: batches.take_back(d, number, batches.get(d, number).version),
    ),
}

_IN_THE_WRITE: Final = "what is known of the rows is read and compared in the write itself"
NOBODY_READ_IT: Final[Mapping[str, str]] = {
    "persons.import_persons": _IN_THE_WRITE,
    "lists.take_in": _IN_THE_WRITE,
    "kinds.carry_out": _IN_THE_WRITE,
    "kinds.import_list": _IN_THE_WRITE,
    "exporting.export": "changes nothing",
}
