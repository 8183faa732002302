"""What the services of reports are asked with; `test_nobody_reads_a_status` asks them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from woilmenau_desk.domain.closing import ClosedRow
from woilmenau_desk.domain.funders import FunderData
from woilmenau_desk.domain.long_work import LongWork
from woilmenau_desk.domain.narrative import NoteData
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.spans import Span
from woilmenau_desk.services import funders

TODAY: Final = date(2026, 11, 23)
# One that nobody closed: it is not to be found.
CLOSED: Final = ClosedRow(
    id=1,
    span=Span.of_month(Month(2026, 10)),
    funder_id=0,
    funder="Land",
    number=1,
    reason="",
    rule="round5",
    least=5,
    software="1",
    closed_at=datetime(2026, 11, 23, 13, 3, tzinfo=UTC),
    closed_by="Caro",
    sha256="",
    formats=("pdf",),
)
BRICKS_OF_REPORTS: Final = (
    "counting.kind_of_hours",
    "counting.parts",
    "figures_at_hand.at_hand",
    "figures_at_hand.months_at_hand",
    "leaving.file",  # of a report that somebody was allowed to make
    "leaving.keep",
    "leaving.preview",
)
"""What others are made of, none of which leads anywhere by itself."""

ASKED_OF_REPORTS: Final[Mapping[str, Mapping[str, object]]] = {
    "narrative.funder_of": {"name": None},
    "narrative.save": {"question": "outlook", "version": 0},
    "narrative.own_text": {"question": "outlook", "funder_id": 1},
    "narrative.drop_own_text": {"question": "outlook", "funder_id": 1},
    "narrative.confirm": {"question": "case"},
    "notes.add": {"data": NoteData("Mira war da.", TODAY)},
    "notes.edit": {"note_id": 1, "data": NoteData("Mira war da.", TODAY)},
    "notes.void": {"note_id": 1},
    "notes.get": {"note_id": 1},
    "notes.take": {"note_id": 1, "question": "outlook"},
    "notes.release": {"note_id": 1},
    "reports.anew": {"funder": funders.NOBODY, "work": LongWork()},
    **{f"closed.{name}": {"row": CLOSED} for name in "file shown true_of".split()},
    "closed.file": {"row": CLOSED, "name": "pdf"},
    "closed.funder_now": {"row": CLOSED},
    "closing.has_news": {"row": CLOSED},
    "stand_ins.of_month": {"seed": b"sown"},
    "stand_ins.erased": {"kept": (), "seed": b"sown"},
    "late.late": {"row": CLOSED},
    "late.of_all": {"rows": (CLOSED,)},
    "behind.behind": {"table_id": "status_groups", "row_code": "", "counts": "persons"},
    "funders.add_funder": {"data": FunderData("Land")},
    "funders.edit_funder": {"data": FunderData("Land")},
}
