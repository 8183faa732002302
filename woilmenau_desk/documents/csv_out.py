"""CSV for table programs, in which no text can become a formula, whatever they take for the separator.

A German program parts cells at semicolons, an English one at commas, and takes what stands behind the first closing
quote as it comes. So beyond the first cell quotes alone hide nothing.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SEPARATED: Final = re.compile("([,;|\\t\r\n]|^sep=.)([ \"]*)('*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def rows_to_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as German table programs open them: UTF-8 with a mark, semicolons, every text in quotes."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def harmless(text: str) -> str:
    """The same text with an apostrophe before whatever would begin a formula, here or behind another separator."""
    if text.lstrip(" ").startswith(_FORMULA_STARTS):
        text = f"'{text}"
    return parted(text)


def parted(text: str) -> str:
    """The same text with an apostrophe more between a separator of other programs and the sign of a formula."""
    return _SEPARATED.sub(r"\1\2'\3", text)
