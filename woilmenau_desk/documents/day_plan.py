"""The appointments of a day on A4, with a box for who came; what has names says whom it is for and what becomes of it."""

from typing import Final

from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, MM, MUTED, Sheet
from woilmenau_desk.documents.shaping import Voice, fit
from woilmenau_desk.documents.sheet_parts import (
    LEFT,
    Cell,
    Column,
    Ending,
    Fill,
    Flow,
    Heading,
    Listing,
    Part,
    Row,
    clock,
    german_day,
)
from woilmenau_desk.domain.calendar_papers import CalendarPlan, PlanEntry

TITLE: Final = "Termine des Tages"
AFTERWARDS: Final = "Mit Namen: nicht liegen lassen, nicht aushängen, nach dem Tag vernichten."
_WIDTH: Final = A4[0] - 2 * LEFT
_ROW: Final = 9.5 * MM
_SIZE: Final = 11.0


def render_day_plan(plan: CalendarPlan) -> bytes:
    """The plan of its first day as a PDF on A4."""
    day = plan.days[0]
    facts = [("Zeiten", day.hours or "keine"), ("Nicht da", ", ".join(day.away) or "–")]
    if day.closed:
        facts.insert(0, ("Geschlossen", day.closed))
    facts.append(("Termine", str(len(day.entries))))
    heading = Heading(TITLE, german_day(day.day), plan.centre, tuple(facts), note=plan.whom)
    nothing = "Keine Termine an diesem Tag."
    listing = Listing(
        _columns(plan), tuple(_row(plan, one) for one in day.entries), _ROW, _SIZE, nothing=nothing
    )
    made = Sheet(A4, title=f"{TITLE} {german_day(day.day)}", author=plan.centre)
    part = Part(listing, heading, ending=_afterwards() if plan.named else None)
    Flow(A4[1], [part]).draw(made, plan.centre, plan.made_on)
    return made.finish()


def _columns(plan: CalendarPlan) -> tuple[Column, ...]:
    when = Column("Zeit", 27 * MM, weight=Weight.SEMIBOLD)
    whose = [] if plan.colleague else [Column("bei", 27 * MM)]
    named = [Column("Name", 58 * MM)] if plan.named else []
    came = [Column("da", 12 * MM, Fill.TICK)] if plan.named else []
    left = _WIDTH - sum(column.width for column in (when, *whose, *named, *came))
    return (when, *whose, *named, Column("Termin" if plan.named else "Raum", left), *came)


def _row(plan: CalendarPlan, entry: PlanEntry) -> Row:
    cells: list[str | Cell] = [f"{clock(entry.starts_at.time())}–{clock(entry.ends_at.time())}"]
    if not plan.colleague:
        cells.append(entry.colleague)
    if plan.named:
        cells.append(Cell(entry.name, entry.reading))
        cells += [Cell(entry.what, f"mit {entry.helper}" if entry.helper else ""), ""]
    else:
        cells.append(entry.what)
    return Row(tuple(cells))


def _afterwards() -> Ending:
    def draw(sheet: Sheet, x: float, top: float) -> None:
        line, size = fit(AFTERWARDS, Voice(), 8, _WIDTH, 6)
        sheet.text(x, top - 12, line, size, ink=MUTED)

    return Ending(16, draw)
