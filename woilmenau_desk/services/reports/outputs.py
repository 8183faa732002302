"""A report as a file, in each of the formats it leaves the house in. All of them are made from the one report."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from woilmenau_desk.documents.report_words import Words
from woilmenau_desk.documents.tables_out import report_to_csv, report_to_json
from woilmenau_desk.domain.report import Report
from woilmenau_desk.services.funders import NOBODY
from woilmenau_desk.services.printing import Printed, printable
from woilmenau_desk.services.reports.english import ENGLISH, in_english


class Format(StrEnum):
    """A kind of file; its name is also the file's ending."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


FORMATS: Final = tuple(Format)
_OF_A_NAME: Final = 40  # letters of a funder's name that a file's name has


def printed(report: Report) -> Printed:
    """The report as PDF in its language, with what whoever prints it should know."""
    from woilmenau_desk.documents.report_papers import render_report  # start-up: only paper needs it

    made = printable(_in_its_language(report))
    return Printed(render_report(made.content), made.remarks)


def made(report: Report, wanted: Format) -> bytes:
    """The report in a format, in its language; the same report gives the same bytes."""
    match wanted:
        case Format.PDF:
            return printed(report).pdf
        case Format.XLSX:
            from woilmenau_desk.documents.report_xlsx import report_to_xlsx  # start-up: few need it

            return report_to_xlsx(_in_its_language(report))
        case Format.CSV:
            return report_to_csv(_in_its_language(report))
        case Format.JSON:
            return report_to_json(_in_its_language(report)).encode()


def file_name(report: Report, wanted: Format) -> str:
    """What the file is proposed to be called: Monatsbericht-2026-10-Land-intern.pdf; without a funder that has no name."""
    told = report if report.language != ENGLISH else in_english(report)
    kind = Words(told).kind.replace(" ", "-")
    version = f"-v{report.closed.number}" if report.closed else ""
    inner = "-intern" if report.internal else ""
    named = "" if report.funder == NOBODY.data.name else _in_a_file_name(report.funder)
    return f"{kind}-{report.period}{named}{version}{inner}.{wanted}"


def _in_a_file_name(funder: str) -> str:
    """Each funder's files have names of their own, that every system takes."""
    words = re.sub(r"\W+", "-", unicodedata.normalize("NFC", funder)).strip("-_")
    return f"-{words[:_OF_A_NAME].rstrip('-')}" if words else ""


def _in_its_language(report: Report) -> Report:
    return in_english(report) if report.language == ENGLISH else report
