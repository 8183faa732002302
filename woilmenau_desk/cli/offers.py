"""Commands of the offers: what there is, who is in."""

import argparse
from datetime import date, timedelta
from typing import Any

from woilmenau_desk.cli import activity_papers, roll_call
from woilmenau_desk.cli.terminal import DONE, opened, shown, told
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.offers import EnrolmentRow, EnrolmentState, OfferRow, SessionRow, SessionState
from woilmenau_desk.domain.periods import check_date
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

_STATES = {
    SessionState.PLANNED: "",
    SessionState.HELD: "hat stattgefunden",
    SessionState.CANCELLED: "fällt aus",
}


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    offer = commands.add_parser("offer", parents=[common], help="Angebote und wer darin ist")
    what = offer.add_subparsers(dest="what", required=True, metavar="list|enrol|leave|attend|poster")

    listing = what.add_parser(
        "list", parents=[common], help="die Angebote zeigen, oder die Termine einer Woche"
    )
    listing.add_argument("--week", metavar="TAG", help="die Woche, in der dieser Tag liegt, z. B. 2026-11-23")
    listing.set_defaults(run=_list)

    enrol = what.add_parser(
        "enrol", parents=[common], help="jemanden einschreiben, oder auf die Warteliste setzen"
    )
    _add_whom(enrol)
    enrol.add_argument("--children", type=int, default=0, metavar="N", help="Plätze in der Kinderbetreuung")
    enrol.set_defaults(run=_enrol)

    leave = what.add_parser("leave", parents=[common], help="jemanden austragen; wer wartet, rückt nach")
    _add_whom(leave)
    leave.set_defaults(run=_leave)
    roll_call.add(what, common)
    activity_papers.add_poster(what, common)


def _add_whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("offer", metavar="ANGEBOT", help="Nummer, externe Nummer oder genauer Titel")
    parser.add_argument("person", type=int, metavar="PERSON_ID")


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.offers import offers, sessions

    monday = None if args.week is None else _monday(args.week)
    with opened(args) as desk:
        found = offers.listed(desk)
        if monday is None:
            shown(args, {"offers": [_offer(row) for row in found]}, *map(_line, found))
            return DONE
        week = sessions.between(desk, monday, monday + timedelta(days=6))
        known = {row.id: row for row in found}
        meeting = dict.fromkeys(row.key.offer_id for row in week)
        every = [known.get(number) or offers.get(desk, number) for number in meeting]
        by_offer = [
            {**_offer(row), "sessions": [_session(one) for one in week if one.key.offer_id == row.id]}
            for row in every
        ]
        shown(args, {"week": monday.isoformat(), "offers": by_offer}, *map(_session_line, week))
    return DONE


def _enrol(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.offers import enrolling, offers

    with opened(args) as desk:
        done = enrolling.enrol(desk, offers.named(desk, args.offer), args.person, args.children)
    told(args, _place(done.value), str(done.said))
    return DONE


def _leave(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.offers import enrolling, offers

    with opened(args) as desk:
        offer_id = offers.named(desk, args.offer)
        row = next(
            (
                one
                for one in enrolling.of_person(desk, args.person)
                if one.offer_id == offer_id and one.state is not EnrolmentState.LEFT
            ),
            None,
        )
        if row is None:
            said = QT_TRANSLATE_NOOP("cli", "Die Person {number} hat in diesem Angebot keinen Platz.")
            raise BadInput("person", Sentence("cli", said, {"number": args.person}))
        done = enrolling.leave(desk, row.id, row.version)
    told(args, _place(done.value), str(done.said))
    return DONE


def _monday(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist kein Tag. Gemeint ist etwas wie 2026-11-20.")
        raise BadInput("week", Sentence("cli", said, {"text": text[:40]})) from None
    check_date(day, field="week")
    return day - timedelta(days=day.weekday())


def _offer(row: OfferRow) -> dict[str, Any]:
    data = row.data
    return {
        "id": row.id,
        "external_id": data.external_id,
        "title": data.title,
        "kind": data.offer_kind,
        "target_group": data.target_group,
        "level": data.level,
        "partner": data.partner,
        "room": data.room,
        "leaders": [one.said for one in row.leaders if not one.gone],
        "capacity": data.capacity,
        "enrolled": row.enrolled,
        "waiting": row.waiting,
        "childcare_places": data.childcare_places,
        "children": row.children,
        "next": None if row.next_session is None else _session(row.next_session),
    }


def _session(row: SessionRow) -> dict[str, Any]:
    return {
        "day": row.day.isoformat(),
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
        "room": row.room,
        "state": row.state.value,
        "reason": row.reason,
        "planned_on": row.key.planned_on.isoformat(),
    }


def _place(row: EnrolmentRow) -> dict[str, Any]:
    return {"state": row.state.value, "position": row.position}


def _line(row: OfferRow) -> str:
    places = f"{row.enrolled}" if row.data.capacity is None else f"{row.enrolled}/{row.data.capacity}"
    waiting = f", {row.waiting} warten" if row.waiting else ""
    upcoming = "" if row.next_session is None else _when(row.next_session)
    return f"{row.id}\t{row.data.title}\t{places}{waiting}\t{upcoming}"


def _session_line(row: SessionRow) -> str:
    return "\t".join((_when(row), row.title, row.room, _STATES[row.state]))


def _when(row: SessionRow) -> str:
    return f"{row.day:%d.%m.%Y} {row.starts:%H:%M}–{row.ends:%H:%M}"
