"""`report …`: reports of a month, a year or any span; what is open before closing one, closing it, and what came after."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from woilmenau_desk.cli.terminal import DONE, FOUND, add_output, opened, say, shown, told, written
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.periods import Month, local
from woilmenau_desk.domain.spans import SPAN_WORDS, Span, SpanKind
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from woilmenau_desk.domain.closing import ClosedRow, Late
    from woilmenau_desk.domain.report import Report
    from woilmenau_desk.services.desk import Desk

FORMATS = ("pdf", "xlsx", "csv", "json")
LANGUAGES = ("de", "en")
_SPAN_HELP = "2026-10, 2026-Q4, 2026-H2, 2026 oder 2026-03-01..2026-04-15"
_KINDS = {
    "month": ("2026-10", "der Bericht eines Monats"),
    "quarter": ("2026-Q4", "der Bericht eines Quartals"),
    "half": ("2026-H2", "der Bericht eines Halbjahrs"),
    "year": ("2026", "der Bericht eines Jahres"),
    "days": ("2026-03-01..2026-04-15", "der Bericht eines Zeitraums"),
}


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    report = commands.add_parser("report", parents=[common], help="Berichte")
    of_report = report.add_subparsers(dest="what", required=True, metavar="WAS")
    for kind, (example, said) in _KINDS.items():
        one = of_report.add_parser(kind, parents=[common], help=said)
        one.add_argument("span", metavar=example, help=_SPAN_HELP)
        one.add_argument("--funder", metavar="NAME")
        one.add_argument("--format", choices=FORMATS, required=True)
        one.add_argument("--internal", action="store_true", help="wahre Zahlen, nur für das Team")
        one.add_argument(
            "--language", choices=LANGUAGES, help="sonst die, die beim Fördermittelgeber eingetragen ist"
        )
        one.add_argument(
            "--version",
            type=int,
            dest="number",
            metavar="N",
            help="die abgeschlossene Version N, Byte für Byte",
        )
        add_output(one, required=True, metavar="DATEI")
        one.set_defaults(run=_report)

    check = of_report.add_parser("check", parents=[common], help="was vor dem Abschluss noch offen ist")
    check.add_argument("span", metavar="2026-10", help=_SPAN_HELP)
    check.add_argument("--funder", metavar="NAME")
    check.set_defaults(run=_check)

    close = of_report.add_parser("close", parents=[common], help="einen Bericht abschließen")
    close.add_argument("span", metavar="2026-10", help=_SPAN_HELP)
    close.add_argument("--funder", metavar="NAME")
    close.add_argument("--reason", default="", metavar="TEXT", help="warum es eine weitere Version gibt")
    close.set_defaults(run=_close)

    listed = of_report.add_parser("list", parents=[common], help="die abgeschlossenen Berichte")
    listed.set_defaults(run=_list)

    diff = of_report.add_parser("diff", parents=[common], help="was seit dem Abschluss dazukam")
    diff.add_argument("span", metavar="2026-10", help=_SPAN_HELP)
    diff.add_argument("--funder", metavar="NAME")
    diff.set_defaults(run=_diff)


def _report(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.reports import reports

    span = _span(args)
    with opened(args) as desk:
        report = (
            _frozen(args, desk, span)
            if args.number is not None
            else reports.report(desk, span, args.funder, args.internal, args.language)
        )
        content = _content(args, desk, span, report)
    written(args.out, content)
    document = {"out": args.out, "period": report.period, "rule": report.rule}
    if report.closed is not None:
        document["number"] = report.closed.number
    told(args, document, f"Bericht {report.period_title}: {args.out}")
    return DONE


def _span(args: argparse.Namespace) -> Span:
    """What the report is asked of, which has to be what the command says. Raises BadInput."""
    if args.what == SpanKind.MONTH:
        return Span.of_month(Month.parse(args.span))
    try:
        span = Span.parse(args.span)
    except BadInput:
        if args.what == SpanKind.DAYS:
            raise  # it says which of the two days is wrong
        span = None
    if span is None or span.kind != args.what:
        text = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein {kind}; gemeint ist etwas wie {example}.")
        values = {
            "text": args.span[:30],
            "kind": SPAN_WORDS[SpanKind(args.what)],
            "example": _KINDS[args.what][0],
        }
        raise BadInput("span", Sentence("cli", text, values))
    return span


def _frozen(args: argparse.Namespace, desk: "Desk", span: Span) -> "Report":
    from woilmenau_desk.services.reports import closing

    return closing.closed_report(desk, span, args.funder, args.number, args.internal)


def _content(args: argparse.Namespace, desk: "Desk", span: Span, report: "Report") -> bytes:
    """The file, in the language that was asked for; what whoever prints it should know is said.

    A version that is asked for otherwise than it was closed is made anew: whoever counts on its bytes has to hear that.
    """
    from woilmenau_desk.services.reports import leaving, outputs

    language = args.language or report.language
    if args.number is not None and (args.internal or language != report.language):
        say(
            "woilmenau-desk: Das ist nicht die abgeschlossene Datei: intern oder in einer anderen Sprache wird sie neu "
            "gesetzt, mit den Zahlen und Texten von damals."
        )
    report = replace(report, language=language)
    made = leaving.file(desk, span, args.funder, report, outputs.Format(args.format))
    for remark in made.remarks:
        say(str(remark))
    return made.pdf


def _check(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.reports import checking

    with opened(args) as desk:
        found = checking.open_points(desk, Span.parse(args.span), args.funder)
    document = [
        {
            "code": point.code,
            "said": str(point.said),
            "number": point.number,
            "rows": [
                {"kind": row.kind.value, "id": row.id, "day": row.day.isoformat() if row.day else None}
                for row in point.rows
            ],
        }
        for point in found
    ]
    shown(args, document, *([str(point.said) for point in found] or ["Nichts ist offen."]))
    return FOUND if found else DONE


def _close(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.reports import closing

    with opened(args) as desk:
        row = closing.close(desk, Span.parse(args.span), args.funder, args.reason).value
    told(args, _document(row), f"{row.span.title()}: Version {row.number}", f"SHA-256 {row.sha256}")
    return DONE


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.reports import closing, late

    with opened(args) as desk:
        rows = closing.closed_list(desk)
        since = {one.row.id: one for one in late.of_all(desk, rows)}
    documents, lines = [], []
    for row in rows:
        said = [str(sentence) for sentence in since[row.id].sentences] if row.id in since else []
        documents.append({**_document(row), "late": said})
        reason = f" ({row.reason})" if row.reason else ""
        lines.append(
            f"{row.span}  {row.funder}  Version {row.number}{reason}  {local(row.closed_at):%Y-%m-%d}  {row.sha256}"
        )
        lines += [f"    {sentence}" for sentence in said]
    shown(args, documents, *lines or ["Noch ist kein Bericht abgeschlossen."])
    return DONE


def _diff(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.reports import closing, late

    with opened(args) as desk:
        found = late.late(desk, closing.find(desk, Span.parse(args.span), args.funder))
    shown(args, _difference(found), *_said(found))
    return DONE


def _difference(found: "Late") -> dict[str, Any]:
    return {
        **_document(found.row),
        "late": [str(sentence) for sentence in found.sentences],
        "figures": [
            {
                "table": figure.table,
                "title": figure.title,
                "row": figure.row,
                "column": figure.column,
                "then": figure.then,
                "now": figure.now,
            }
            for figure in found.figures
        ],
    }


def _said(found: "Late") -> list[str]:
    if not found:
        return [f"{found.row.span.title()}: seit dem Abschluss nichts Neues."]
    lines = [str(sentence) for sentence in found.sentences]
    table = ""
    for figure in found.figures:
        if figure.title != table:
            table = figure.title
            lines.append(table)
        column = f" · {figure.column}" if figure.column else ""
        lines.append(f"  {figure.row}{column}: {figure.then} → {figure.now} ({figure.said})")
    return lines


def _document(row: "ClosedRow") -> dict[str, Any]:
    return {
        "period": str(row.span),
        "funder": row.funder,
        "version": row.number,
        "reason": row.reason,
        "rule": row.rule,
        "software": row.software,
        "closed_at": local(row.closed_at).isoformat(),  # whose day is that of the report itself
        "closed_by": row.closed_by,
        "sha256": row.sha256,
    }
