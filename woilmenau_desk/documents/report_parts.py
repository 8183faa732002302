"""The parts of a report's pages that are no tables: head, key figures, chart, text, how it was counted."""

from collections.abc import Callable, Sequence

from woilmenau_desk.documents.charts import bar_chart
from woilmenau_desk.documents.figures_text import figure, german_date
from woilmenau_desk.documents.fonts import Weight
from woilmenau_desk.documents.page import A4, ACCENT, GROUND, INK, MM, MUTED, WHITE, Align, Sheet
from woilmenau_desk.documents.report_tables import Block
from woilmenau_desk.documents.shaping import Line, Voice, cut, fit, shape, wrap
from woilmenau_desk.domain.report import Report, ReportTable

LEFT = 18 * MM
WIDTH = A4[0] - 2 * LEFT
GUTTER = 9 * MM
HALF = (WIDTH - GUTTER) / 2
KINDS = {"month": "Monatsbericht", "year": "Jahresbericht"}
_CHART_HEIGHT = 34 * MM
_DEFINITION_LINES = 90  # in one block, so that it never grows beyond a page


def head(report: Report) -> Block:
    """Title, project, file number, funder, dates; and, clearly, whom the report is for."""
    facts = [
        ("Projekt", report.project),
        ("Aktenzeichen", report.file_number),
        ("Fördermittelgeber", report.funder),
        ("Erstellt am", german_date(report.made_on)),
        *((name, str(value)) for name, value in report.extra.items()),
    ]
    facts = [(name, value) for name, value in facts if value]
    bands = _bands(report)
    facts_height = 25.0 * -(-len(facts) // 2)
    height = 46 + facts_height + 21 * len(bands)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        kind = shape(KINDS.get(report.kind, "Bericht"), Voice(Weight.SEMIBOLD))
        sheet.text(x, top - 9, kind, 10.5, ink=ACCENT)
        title, size = fit(report.period_title, Voice(Weight.BOLD), 25, WIDTH * 0.58, 14)
        sheet.text(x, top - 34, title, size)
        centre, size = fit(report.centre, Voice(Weight.SEMIBOLD), 10.5, WIDTH * 0.4, 7)
        sheet.text(x + WIDTH, top - 9, centre, size, align=Align.RIGHT)
        sheet.rule(x, top - 44, WIDTH, ink=INK, weight=1.4)
        shares = (0.7, 0.3)
        for number, (name, value) in enumerate(facts):
            left = x + (number % 2) * WIDTH * shares[0]
            y = top - 55 - (number // 2) * 25
            sheet.text(left, y, shape(name, Voice()), 6.8, ink=MUTED)
            told, size = fit(value, Voice(Weight.SEMIBOLD), 9, WIDTH * shares[number % 2] - 8, 6)
            sheet.text(left, y - 11, told, size)
        y = top - 46 - facts_height
        for text, filled in bands:
            sheet.box(x, y - 19, WIDTH, 16, fill=INK if filled else None, stroke=INK, weight=0.9)
            told, size = fit(text, Voice(Weight.SEMIBOLD), 9, WIDTH - 16, 6)
            sheet.text(x + 8, y - 14.2, told, size, ink=WHITE if filled else INK)
            y -= 21

    return Block(height, draw)


def _bands(report: Report) -> list[tuple[str, bool]]:
    bands: list[tuple[str, bool]] = []
    if report.internal:
        bands.append(("intern – nicht weitergeben: wahre Zahlen, ungerundet", True))
    if report.complete_until is not None:
        period = "Jahr" if report.kind == "year" else "Monat"
        bands.append((f"Stand {german_date(report.complete_until)}, {period} nicht abgeschlossen", False))
    return bands


def key_figures(table: ReportTable, scale: float) -> Block:
    """Each key figure as a tile: large the period's own, small what to compare it with."""
    per_row = 4 if len(table.rows) not in (3, 5, 6, 9) else 3
    gap, tile_height = 5.0, 50.0 * scale
    tile_width = (WIDTH - gap * (per_row - 1)) / per_row
    rows = -(-len(table.rows) // per_row)
    voice, strong = Voice(), Voice(Weight.BOLD)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        for number, row in enumerate(table.rows):
            left = x + (number % per_row) * (tile_width + gap)
            upper = top - (number // per_row) * (tile_height + gap)
            sheet.box(left, upper - tile_height, tile_width, tile_height, fill=GROUND, radius=2.5)
            inner = tile_width - 14
            label, size = fit(
                figure(row[0]) if row else "", Voice(Weight.SEMIBOLD), 7.8 * scale, inner, 5.5 * scale
            )
            sheet.text(left + 7, upper - 11.5 * scale, label, size)
            value, size = fit(figure(row[1]) if len(row) > 1 else "", strong, 20 * scale, inner, 10 * scale)
            sheet.text(left + 7, upper - 32 * scale, value, size, ink=ACCENT)
            others = [
                f"{name} {figure(cell)}" for name, cell in zip(table.columns[2:], row[2:], strict=False)
            ]
            beside, size = fit(" · ".join(others), voice, 6.8 * scale, inner, 4.8 * scale)
            sheet.text(left + 7, upper - 43.5 * scale, beside, size, ink=MUTED)

    return Block(
        rows * tile_height + (rows - 1) * gap, _with_note(draw, table, rows * tile_height + (rows - 1) * gap)
    )


def _with_note(
    draw: Callable[[Sheet, float, float], None], table: ReportTable, height: float
) -> Callable[[Sheet, float, float], None]:
    """The same drawing with the table's note in the space that follows it."""
    if not table.note:
        return draw
    note, size = fit(table.note, Voice(), 6.4, WIDTH, 4.5)

    def both(sheet: Sheet, x: float, top: float) -> None:
        draw(sheet, x, top)
        sheet.text(x, top - height - 8, note, size, ink=MUTED)

    return both


def chart(table: ReportTable, scale: float, taller: float) -> Block:
    height = _CHART_HEIGHT * scale + taller
    title = cut(table.title, Voice(Weight.SEMIBOLD), 9.5 * scale, WIDTH)
    bars = [
        (figure(row[0]), row[1] if len(row) > 1 and isinstance(row[1], int) else None)
        for row in table.rows
        if row
    ]

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.text(x, top - 9.5 * scale, title, 9.5 * scale)
        bar_chart(sheet, x, top - height, WIDTH, height - 16 * scale, bars)

    return Block(height, _with_note(draw, table, height))


def method(report: Report, scale: float) -> list[Block]:
    """How the figures were counted: the rule of confidentiality, the definitions."""
    size = 6.9 * scale
    entries = [
        wrap(f"{name}: {text}", Voice(), size, HALF, most=12) for name, text in report.definitions.items()
    ]
    rule = wrap(report.rule_text, Voice(), size, WIDTH, most=10) if report.rule_text else []
    if not entries and not rule:
        return []
    chunks: list[list[list[Line]]] = [[]]
    for lines in entries:
        if sum(map(len, chunks[-1])) + len(lines) > _DEFINITION_LINES:
            chunks.append([])
        chunks[-1].append(lines)
    return [_definitions(chunk, rule if not number else [], scale) for number, chunk in enumerate(chunks)]


def _definitions(entries: Sequence[list[Line]], rule: Sequence[Line], scale: float) -> Block:
    size = 6.9 * scale
    step, apart = size * 1.34, size * 0.45
    columns = _two_columns(entries)
    rule_height = len(rule) * step + (apart * 2 if rule else 0)
    body = max(sum(len(lines) * step + apart for lines in column) for column in columns)

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.rule(x, top, WIDTH, ink=INK, weight=0.7)
        sheet.text(x, top - 12 * scale, shape("So wird gezählt", Voice(Weight.SEMIBOLD)), 9 * scale)
        y = top - 18 * scale
        for line in rule:
            y -= step
            sheet.text(x, y, line, size)
        for number, column in enumerate(columns):
            y = top - 18 * scale - rule_height
            for lines in column:
                for line in lines:
                    y -= step
                    sheet.text(x + number * (HALF + GUTTER), y, line, size, ink=MUTED)
                y -= apart

    return Block(18 * scale + rule_height + body, draw)


def _two_columns(entries: Sequence[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The entries in their order, the first half to the left, both columns about as long."""
    half = sum(len(lines) for lines in entries) / 2
    left: list[list[Line]] = []
    right: list[list[Line]] = []
    counted = 0
    for lines in entries:
        (left if counted + len(lines) / 2 <= half else right).append(lines)
        counted += len(lines)
    return left, right


def paragraph(title: str, lines: Sequence[Line], size: float) -> Block:
    heading = shape(title, Voice(Weight.SEMIBOLD))

    def draw(sheet: Sheet, x: float, top: float) -> None:
        sheet.text(x, top - 9.5, heading, 9.5)
        for number, line in enumerate(lines):
            sheet.text(x, top - 15 - size * (1 + 1.4 * number), line, size)

    return Block(15 + len(lines) * size * 1.4, draw)
