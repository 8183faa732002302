"""Commands that make papers: slips and reports."""

import argparse
from typing import TYPE_CHECKING

from woilmenau_desk.cli.terminal import DONE, add_output, opened, say, told, written
from woilmenau_desk.domain.periods import Month
from woilmenau_desk.domain.slips import Paper

if TYPE_CHECKING:
    from woilmenau_desk.services.printing import Printed

FORMATS = ("pdf", "csv", "json")


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    slip = commands.add_parser("slip", parents=[common], help="einen Terminzettel als PDF")
    of_what = slip.add_mutually_exclusive_group(required=True)
    of_what.add_argument("appointment", type=int, nargs="?", metavar="TERMIN_ID")
    of_what.add_argument("--sample", action="store_true", help="ein Muster mit einem erfundenen Termin")
    slip.add_argument("--language", metavar="CODE")
    slip.add_argument("--paper", choices=[paper.value for paper in Paper])
    add_output(slip, required=True, metavar="DATEI.pdf")
    slip.set_defaults(run=_slip)

    report = commands.add_parser("report", parents=[common], help="Berichte")
    of_report = report.add_subparsers(dest="what", required=True, metavar="month")
    month = of_report.add_parser("month", parents=[common], help="der Bericht eines Monats")
    month.add_argument("month", metavar="2026-10")
    month.add_argument("--funder", metavar="NAME")
    month.add_argument("--format", choices=FORMATS, required=True)
    month.add_argument("--internal", action="store_true", help="wahre Zahlen, nur für das Team")
    add_output(month, required=True, metavar="DATEI")
    month.set_defaults(run=_month)


def _slip(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.appointments import slips

    paper = Paper(args.paper) if args.paper else None
    if args.sample:
        content = slips.sample_slip(args.language or slips.GERMAN, paper or Paper.A6)
    else:
        with opened(args) as desk:
            made = slips.printed_slip(desk, args.appointment, args.language, paper)
            content = made.pdf
            _tell(made)
    written(args.out, content)
    told(args, {"out": args.out, "size": len(content)}, f"Terminzettel: {args.out}")
    return DONE


def _tell(made: "Printed") -> None:
    """What whoever prints should know: beside the result, so that scripts are not disturbed."""
    for remark in made.remarks:
        say(str(remark))


def _month(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.reports import reports

    with opened(args) as desk:
        report = reports.month_report(desk, Month.parse(args.month), args.funder, args.internal)
    if args.format == "pdf":
        made = reports.printed_month(report)
        content = made.pdf
        _tell(made)
    elif args.format == "csv":
        content = reports.report_csv(report)
    else:
        content = reports.report_json(report).encode()
    written(args.out, content)
    told(args, {"out": args.out, "period": report.period, "rule": report.rule}, f"Monatsbericht: {args.out}")
    return DONE
