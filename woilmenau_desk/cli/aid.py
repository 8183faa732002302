"""Commands of emergency help: giving it, and what the funds have left."""

import argparse
from dataclasses import replace
from typing import Any

from woilmenau_desk.cli.counter import day_given
from woilmenau_desk.cli.terminal import DONE, add_output, opened, say, shown, told, written
from woilmenau_desk.domain.aid import LARGEST_AMOUNT_CENTS, AidData, GiveAid
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.funds import FundOverdrawn, FundRow
from woilmenau_desk.domain.money import euros, parse_cents
from woilmenau_desk.domain.visits import Reason
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence


class _Overdrawn(KnownError):
    """As FundOverdrawn, with what a script can do."""

    what, kept = FundOverdrawn.what, FundOverdrawn.kept
    todo = QT_TRANSLATE_NOOP("cli", "Mit --overdraw wird trotzdem daraus gezahlt.")


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    aid = commands.add_parser("aid", parents=[common], help="Soforthilfe und ihre Töpfe")
    what = aid.add_subparsers(dest="what", required=True, metavar="give|funds")

    give = what.add_parser("give", parents=[common], help="eine Soforthilfe erfassen")
    give.add_argument("--kind", required=True, metavar="ART", help="die Art der Hilfe, z. B. food_voucher")
    give.add_argument("--person", type=int, metavar="ID", help="für wen; ohne: anonym")
    give.add_argument("--count", type=int, default=1, metavar="N")
    give.add_argument("--amount", metavar="BETRAG", help="in Euro, z. B. 12.50 oder 12,50")
    give.add_argument("--fund", metavar="TOPF", help="Nummer oder genauer Name")
    give.add_argument("--overdraw", action="store_true", help="auch, wenn der Topf damit überzogen ist")
    give.add_argument("--on", metavar="TAG", help="ein früherer Tag, z. B. 2026-11-20")
    add_output(give, "--receipt", metavar="DATEI.pdf", help="der Beleg dafür")
    give.set_defaults(run=_give)

    funds = what.add_parser("funds", parents=[common], help="die offenen Töpfe: Budget, bezahlt, übrig")
    funds.set_defaults(run=_funds)


def _give(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import visits
    from woilmenau_desk.services.aid import aid, funds, hints, receipts

    cents = parse_cents(args.amount or "", field="amount", most=LARGEST_AMOUNT_CENTS)
    if args.receipt is not None and cents is None:
        text = QT_TRANSLATE_NOOP("cli", "Einen Beleg gibt es über einen Betrag: --amount fehlt.")
        raise BadInput("amount", Sentence("cli", text))
    on = day_given(args.on)
    data = AidData(args.kind, args.count, cents, args.person)
    with opened(args) as desk:
        request = GiveAid(data, overdraw=args.overdraw)
        if on is not None:
            moment = visits.moment_of(desk, on, reason=Reason.EMERGENCY_AID)
            request = replace(request, occurred_at=moment)
        if args.fund is not None:
            request = replace(request, fund_id=funds.named(desk, args.fund))
        before = () if args.person is None else hints.again(desk, args.person, on, (args.kind,))
        try:
            row = aid.give_aid(desk, request).value
        except FundOverdrawn as error:
            raise _Overdrawn(**error.values) from error
        # It is durable: whatever comes of the receipt, its id is told.
        made = {
            "id": row.id,
            "occurred_at": row.occurred_at.isoformat(timespec="seconds"),
            "kind": row.data.kind,
            "count": row.data.count,
            "amount": None if cents is None else _amount(cents),
            "person": row.data.person_id,
            "fund": args.fund,
            "receipt": row.receipt or None,
            "given_before": [one.on.isoformat() for one in before],
        }
        told(args, made, str(row.id))
        for one in before:
            say(f"woilmenau-desk: Schon gegeben am {one.on:%d.%m.%Y}.")
        if args.receipt is not None:
            paper = receipts.receipt_paper(desk, row.entries)
            written(args.receipt, paper.pdf)
            for remark in paper.remarks:
                say(str(remark))
    return DONE


def _funds(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.aid import funds

    with opened(args) as desk:
        found = [row for row in funds.listed(desk) if row.closed_on is None]
    shown(args, [_fund(row) for row in found], *map(_line, found))
    return DONE


def _fund(row: FundRow) -> dict[str, Any]:
    data = row.data
    return {
        "id": row.id,
        "fund": data.name,
        "donor": data.donor,
        "from": None if data.first_day is None else data.first_day.isoformat(),
        "until": None if data.last_day is None else data.last_day.isoformat(),
        "cash": data.cash,
        "budget": _amount(data.budget_cents),
        "spent": _amount(row.spent_cents),
        "left": _amount(row.left_cents),
    }


def _amount(cents: int) -> float:
    """Euros as a number, exact to the cent."""
    return round(cents / 100, 2)


def _line(row: FundRow) -> str:
    amounts = (row.data.budget_cents, row.spent_cents, row.left_cents)
    return "\t".join((str(row.id), row.data.name, *map(euros, amounts)))
