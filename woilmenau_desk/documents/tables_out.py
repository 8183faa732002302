"""A report for other programs: JSON for scripts, CSV for spreadsheets."""

import json
from typing import Final

from woilmenau_desk.documents import report_words as words
from woilmenau_desk.documents.csv_out import rows_to_csv
from woilmenau_desk.documents.figures_text import euros, figure
from woilmenau_desk.documents.report_words import Words, provisional
from woilmenau_desk.domain.formulas import harmless, parted
from woilmenau_desk.domain.report import Below, Cell, Report

_THOUSANDS: Final = (".", ",")  # between the thousands, German and English


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
                "codes": list(table.codes),
                "note": table.note,
                "total_row": table.total_row,
                "held_back": report.held_whole(table),
            }
            for table in report.tables
        ],
        "definitions": dict(report.definitions),
        "language": report.language,
        "layout": report.layout,
        "closed": _closed(report),
        "provisional": provisional(report),
        "aims": [
            {
                "title": aim.title,
                "per": aim.per,
                "target": aim.target,
                "reached": aim.reached,
                "share": aim.share,
                "months": aim.months,
            }
            for aim in report.aims
        ],
        "answers": [
            {"question": answer.question, "title": answer.title, "text": answer.text}
            for answer in report.answers
        ],
        "held_back": list(report.held_back),
        "receipts": [
            {
                "day": one.day.isoformat(),
                "number": one.number,
                "payee": one.payee,
                "reason": one.reason,
                "amount_cents": one.amount_cents,
                "fund": one.fund,
            }
            for one in report.receipts
        ],
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
        rows.append([_shown(cell, report.language, first=not place) for place, cell in enumerate(cells)])

    say = Words(report)
    closed = report.closed
    write(say(words.REPORT), report.period_title)
    write(say(words.PROJECT), report.project)
    write(say(words.FILE_NUMBER), report.file_number)
    write(say(words.FUNDER), report.funder)
    write(say(words.MADE_ON), report.made_on.isoformat())
    if report.internal:
        write(say(words.HINT), say(words.INTERNAL))
    if provisional(report):
        write(say(words.HINT), say(words.PROVISIONAL))
    if report.complete_until:
        write(say(words.STATE), report.complete_until.isoformat())
    if closed:
        write(say(words.CLOSED_ON), closed.on.isoformat())
        write(say(words.VERSION), closed.number, *([closed.reason] if closed.reason else []))
    for name, text in report.extra.items():
        write(name, str(text))
    if report.rule_text:
        write(say(words.RULE), report.rule_text)
    write(say(words.SOFTWARE), report.version)
    for table in report.tables:
        rows.append([])
        write(table.title)
        write(*table.columns)
        for row in table.rows:
            write(*row)
        if report.held_whole(table):
            write(say.nothing(table))
        if table.note:
            write(table.note)
    if report.aims:
        rows.append([])
        write(say(words.AIMS))
        write(*map(say, (words.AIM, words.PER, words.TARGET, words.REACHED, words.SHARE)))
        for aim in report.aims:
            write(
                aim.title,
                words.per_said(report, aim, say),
                aim.target,
                aim.reached,
                _per_cent(aim.share),
            )
    if say.tells_of_receipts():
        rows.append([])
        write(say(words.RECEIPTS))
        write(
            *map(say, (words.DAY, words.NUMBER, words.PAYEE, words.REASON, words.FUND, words.AMOUNT)),
        )
        for one in report.receipts:
            write(one.day.isoformat(), one.number, one.payee, one.reason, one.fund)
            rows[-1].append(_amount(one.amount_cents, report.language))
        if not report.receipts:
            write(say.no_receipts())
    if report.narrative:
        rows.append([])
        write(say(words.REMARKS))
        write(report.narrative)
    for answer in report.answers:
        if answer.text.strip():
            rows.append([])
            write(answer.title)
            write(answer.text)
    if report.held_back:
        rows.append([])
        write(say(words.HELD_BACK))
        for sentence in report.held_back:
            write(sentence)
    rows.append([])
    write(say(words.METHOD))
    for name, text in report.definitions.items():
        write(name, text)
    return rows_to_csv(rows)


def _closed(report: Report) -> dict[str, str | int] | None:
    closed = report.closed
    if closed is None:
        return None
    told: dict[str, str | int] = {
        "number": closed.number,
        "on": closed.on.isoformat(),
        "reason": closed.reason,
    }
    # Which colleague closed it is the house's matter, as on paper.
    return {**told, "by": closed.by} if report.internal else told


def _per_cent(share: int | None) -> Cell:
    return None if share is None else f"{share} %"


def _amount(cents: int, language: str) -> str:
    """An amount that a spreadsheet adds up, also one that was taken back: ours, so its sign begins no formula."""
    told = euros(cents, language).replace(_THOUSANDS[language == "en"], "")
    return told.replace("\u2212", "-")


def _shown(cell: Cell, language: str, *, first: bool) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, Below):
        return figure(cell, language)
    if isinstance(cell, str):
        return harmless(cell) if first else harmless(parted(cell))
    return cell
