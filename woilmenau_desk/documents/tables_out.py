"""A report for other programs: JSON for scripts, CSV for spreadsheets."""

import json

from woilmenau_desk.documents.csv_out import rows_to_csv
from woilmenau_desk.domain.formulas import harmless, parted
from woilmenau_desk.domain.report import Below, Cell, Report


def report_to_json(report: Report) -> str:
    """The report as one JSON document with the keys that scripts rely on.

    A figure not to be told is null. One that is told as "unter 5" is the number
    0; `below` names row and column of each.
    """
    document = {
        "kind": report.kind,
        "period": report.period,
        "title": report.period_title,
        "version": report.version,
        "rule": report.rule,
        "rule_text": report.rule_text,
        "internal": report.internal,
        "centre": report.centre,
        "project": report.project,
        "file_number": report.file_number,
        "funder": report.funder,
        "made_on": report.made_on.isoformat(),
        "complete_until": report.complete_until.isoformat() if report.complete_until else None,
        "narrative": report.narrative,
        "tables": [
            {
                "id": table.id,
                "title": table.title,
                "columns": list(table.columns),
                "rows": [list(row) for row in table.rows],
                "below": [
                    [row, column]
                    for row, cells in enumerate(table.rows)
                    for column, cell in enumerate(cells)
                    if isinstance(cell, Below)
                ],
                "note": table.note,
                "total_row": table.total_row,
            }
            for table in report.tables
        ],
        "definitions": dict(report.definitions),
        "extra": {name: str(value) for name, value in report.extra.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def report_to_csv(report: Report) -> bytes:
    """All tables below one another, as German spreadsheets read them: UTF-8 with a mark, semicolons.

    Text that a spreadsheet would take for a formula is made plain text by an apostrophe before it, also behind a comma,
    where an English one would part it.
    """
    rows: list[list[str | int]] = []

    def write(*cells: Cell) -> None:
        # Only the first cell of a row is whole within its quotes, whatever the separator is taken for.
        rows.append([_shown(cell, first=not place) for place, cell in enumerate(cells)])

    write("Bericht", report.period_title)
    write("Projekt", report.project)
    write("Aktenzeichen", report.file_number)
    write("Fördermittelgeber", report.funder)
    write("Erstellt am", report.made_on.isoformat())
    if report.internal:
        write("Hinweis", "intern – nicht weitergeben")
    if report.complete_until:
        write("Stand", report.complete_until.isoformat())
    for name, text in report.extra.items():
        write(name, str(text))
    if report.rule_text:
        write("Regel", report.rule_text)
    write("Version", report.version)
    for table in report.tables:
        rows.append([])
        write(table.title)
        write(*table.columns)
        for row in table.rows:
            write(*row)
        if table.note:
            write(table.note)
    if report.narrative:
        rows.append([])
        write("Was fiel auf?")
        write(report.narrative)
    rows.append([])
    write("So wird gezählt")
    for name, text in report.definitions.items():
        write(name, text)
    return rows_to_csv(rows)


def _shown(cell: Cell, *, first: bool) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell) if first else harmless(parted(cell))
    return cell
