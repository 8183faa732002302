"""CSV as German table programs open it: UTF-8 with a mark, semicolons, and every text in quotes."""

import csv
import io
from collections.abc import Iterable, Sequence


def rows_to_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows of texts and numbers; what could become a formula was made harmless before."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    # A figure that says itself in words ("unter 5") is a text like any other.
    writer.writerows(
        [cell if cell is None or type(cell) in (int, float) else str(cell) for cell in row] for row in rows
    )
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")
