"""One process that counts 120 months, one after the other, and says after each how much memory it has.

    python -m benchmarks.months_child DATA LAST_YEAR

It prints a list of MiB as JSON. A process of its own, for what else was measured before would be in its memory too.
"""

import json
import sys
from datetime import date
from pathlib import Path

from benchmarks.memory import resident_mib
from benchmarks.stores import opened
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services.reports import counting

YEARS = 10


def main(folder: str, last_year: str) -> None:
    """Count them."""
    desk = opened(Path(folder))
    span = Span.days(date(int(last_year) - YEARS + 1, 1, 1), date(int(last_year), 12, 31))
    told, contacts = [], 0
    for _, figures in counting.by_month(desk, span):
        contacts += figures.contacts
        told.append(resident_mib())
    desk.close()
    print(json.dumps({"mib": told, "contacts": contacts}))


if __name__ == "__main__":
    main(*sys.argv[1:])
