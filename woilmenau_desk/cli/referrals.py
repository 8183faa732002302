"""Commands of the referrals: which are open, and how one is closed by the code on its slip."""

import argparse
from typing import Any

from woilmenau_desk.cli.terminal import DONE, opened, shown, told
from woilmenau_desk.domain.referrals import ANSWERS, ReferralRow
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.services.desk import Desk


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    referral = commands.add_parser(
        "referral", parents=[common], help="Verweise an andere Stellen, und was daraus wurde"
    )
    what = referral.add_subparsers(dest="what", required=True, metavar="list|close")

    listing = what.add_parser("list", parents=[common], help="die Verweise zeigen, die neuesten zuerst")
    listing.add_argument("--open", action="store_true", help="nur solche, von denen noch nichts gehört wurde")
    listing.set_defaults(run=_list)

    close = what.add_parser("close", parents=[common], help="eintragen, was aus einem Verweis wurde")
    close.add_argument("code", metavar="CODE", help="die vier Zeichen auf dem Zettel")
    close.add_argument(
        "--state", required=True, choices=ANSWERS, help="angenommen, abgelehnt, zurückgekommen"
    )
    close.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help="warum abgelehnt wurde; vertraulich, nur für die Beratung",
    )
    close.set_defaults(run=_close)


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.counselling import referrals

    with opened(args) as desk:
        found = referrals.listed(desk, open_only=args.open, size=None).rows
        document = {"referrals": [_row(one) for one in found]}
        lines = [_line(desk, one) for one in found]
    shown(args, document, *lines)
    return DONE


def _close(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.counselling import referrals

    with opened(args) as desk:
        done = referrals.close_by_code(desk, args.code, args.state, args.reason)
    told(args, _row(done.value), str(done.said))
    return DONE


def _row(row: ReferralRow) -> dict[str, Any]:
    """What the user may read: the counter has neither target nor reasons."""
    return {
        "id": row.id,
        "code": row.code,
        "on": row.on.isoformat(),
        "person": row.person_id,
        "name": row.person_name,
        "target": row.target,
        "reason": row.reason,
        "state": row.state,
        "open": row.open,
        "refusal": row.refusal,
        "answered_on": None if row.answered_on is None else row.answered_on.isoformat(),
        "consent_on": None if row.consent_on is None else row.consent_on.isoformat(),
        "by": row.made_by,
        "restricted": row.hidden,
    }


def _line(desk: Desk, row: ReferralRow) -> str:
    lists = desk.value_lists()
    target = "eingeschränkt" if row.hidden else lists[ListName.REFERRAL_TARGETS].label(row.target)
    state = lists[ListName.REFERRAL_STATES].label(row.state)
    return "\t".join((row.code, f"{row.on:%d.%m.%Y}", row.person_name or "ohne Person", target, state))
