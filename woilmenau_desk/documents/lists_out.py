"""Lists for table programs as XLSX with every cell a text."""

import io
import re
from collections.abc import Iterable, Sequence

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def list_to_xlsx(rows: Iterable[Sequence[str]], sheet: str) -> bytes:
    """Rows of text as a workbook of one sheet; text cells keep their zeros, and nothing is reckoned with."""
    from openpyxl import Workbook  # start-up: most days no list leaves
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"

    def cell(text: str) -> WriteOnlyCell:
        made = WriteOnlyCell(page, _ESCAPE.sub("_x005F_", text))
        made.data_type = "s"
        made.number_format = "@"
        return made

    for row in rows:
        page.append([cell(text) if text else None for text in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
