"""A report in the language of the window. The paper keeps the funder's."""

from dataclasses import replace

from woilmenau_desk.domain.report import Report, ReportTable
from woilmenau_desk.domain.words import Sentence
from woilmenau_desk.ui import translation
from woilmenau_desk.ui.words import say, word


def in_window_language(report: Report) -> Report:
    """The same report for reading in the window. The paper stays German: it is the funder's."""
    if translation.language() == "de":
        return report

    def label(text: object) -> str:
        german = str(text)
        return report.english.get(german) or word("report", german)

    def table_of(table: ReportTable) -> ReportTable:
        return replace(
            table,
            title=label(table.title),
            columns=tuple(label(column) if column else "" for column in table.columns),
            rows=tuple((label(row[0]), *row[1:]) for row in table.rows),
            note=label(table.note) if table.note else "",
        )

    return replace(
        report,
        tables=tuple(map(table_of, report.tables)),
        rule_text=word("report", report.rule_text),
        definitions={
            word("definitions", name): word("definitions", text) for name, text in report.definitions.items()
        },
        extra={
            word("report", name): say(value) if isinstance(value, Sentence) else value
            for name, value in report.extra.items()
        },
    )
