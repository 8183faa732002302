"""Commands of the appointments: book one, show them, say what became of one, find a free time."""

import argparse
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from woilmenau_desk.cli.appointment_files import add_files
from woilmenau_desk.cli.named import colleague_named, day_of
from woilmenau_desk.cli.terminal import DONE, opened, shown, told
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.domain.appointments import AppointmentRow

_DAYS_SHOWN: Final = 14
_BY: Final = ("visitor", "centre")


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    appointment = commands.add_parser("appointment", parents=[common], help="Termine")
    what = appointment.add_subparsers(
        dest="what", required=True, metavar="book|list|keep|no-show|cancel|free|ics|busy"
    )
    _add_book(what, common)

    listing = what.add_parser("list", parents=[common], help="die Termine zeigen, die frühesten zuerst")
    listing.add_argument("--from", dest="first", metavar="TAG", help="ab diesem Tag; sonst ab heute")
    listing.add_argument("--to", dest="last", metavar="TAG", help="bis zu diesem Tag; sonst zwei Wochen")
    listing.add_argument("--colleague", metavar="NAME", help="nur bei dieser Person im Team")
    listing.set_defaults(run=_list)

    for name, said in (
        ("keep", "eintragen: zum Termin gekommen; das zählt als Besuch"),
        ("no-show", "eintragen: nicht erschienen"),
        ("cancel", "einen Termin absagen"),
    ):
        mark = what.add_parser(name, parents=[common], help=said)
        mark.add_argument("id", type=int, metavar="ID", help="die Nummer aus der Liste")
        mark.set_defaults(run=_mark, becomes=name, by=None)
        if name == "cancel":
            mark.add_argument("--by", choices=_BY, help="wer absagt: Besuchende oder das Zentrum")

    free = what.add_parser("free", parents=[common], help="die nächsten freien Zeiten")
    free.add_argument("--colleague", required=True, metavar="NAME", help="bei wem")
    free.add_argument("--minutes", type=int, required=True, metavar="N", help="wie lange")
    free.add_argument("--from", dest="first", metavar="TAG", help="ab diesem Tag; sonst ab jetzt")
    free.set_defaults(run=_free)
    add_files(what, common)


def _add_book(
    what: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    book = what.add_parser("book", parents=[common], help="einen Termin vereinbaren")
    book.add_argument("--person", type=int, required=True, metavar="ID", help="mit wem")
    book.add_argument("--colleague", required=True, metavar="NAME", help="bei wem")
    book.add_argument("--start", required=True, metavar="ZEIT", help="Ortszeit, z. B. 2026-12-01T14:30")
    book.add_argument("--minutes", type=int, metavar="N", help="wie lange; sonst so lange wie seine Art")
    book.add_argument("--type", default="talk", metavar="ART", help="die Art, z. B. first_talk")
    book.add_argument("--room", metavar="RAUM", help="der Raum, z. B. room_1")
    book.add_argument(
        "--force",
        default="",
        metavar="GRUND",
        help="trotzdem eintragen, obwohl etwas im Weg steht; nur die Leitung, mit einem Grund",
    )
    book.set_defaults(run=_book)


def _book(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.appointments import AppointmentData
    from woilmenau_desk.services.appointments import appointments

    starts_at = _moment(args.start)
    with opened(args) as desk:
        minutes, buffer = appointments.usual(desk, args.type)
        data = AppointmentData(
            args.person,
            colleague_named(desk, args.colleague),
            starts_at,
            minutes if args.minutes is None else args.minutes,
            type=args.type,
            buffer_minutes=buffer,
            room=args.room,
        )
        done = appointments.book(desk, data, force=args.force)
        line = _line(desk, done.value)
    told(args, _row(done.value), line)
    return DONE


def _list(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.appointments import AgendaFilter
    from woilmenau_desk.services.appointments import appointments

    with opened(args) as desk:
        first = desk.today() if args.first is None else day_of(args.first, "from")
        last = first + timedelta(days=_DAYS_SHOWN) if args.last is None else day_of(args.last, "to")
        colleague = None if args.colleague is None else colleague_named(desk, args.colleague)
        found = appointments.agenda(desk, AgendaFilter(first, last, colleague), size=None).rows
        lines = [_line(desk, row) for row in found]
    shown(args, {"appointments": [_row(row) for row in found]}, *lines)
    return DONE


def _mark(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.appointments import AppointmentState, CancelledBy
    from woilmenau_desk.services.appointments import appointments

    with opened(args) as desk:
        version = appointments.get(desk, args.id).version
        if args.by is not None:
            done = appointments.cancel(desk, args.id, CancelledBy(args.by), version)
        else:
            state = {
                "keep": AppointmentState.KEPT,
                "no-show": AppointmentState.NO_SHOW,
                "cancel": AppointmentState.CANCELLED,
            }[args.becomes]
            done = appointments.set_state(desk, args.id, state, version)
    told(args, _row(done.value), str(done.said))
    return DONE


def _free(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.free_slots import Wanted
    from woilmenau_desk.services.appointments import free

    with opened(args) as desk:
        colleague = colleague_named(desk, args.colleague)
        first = None if args.first is None else day_of(args.first, "from")
        found = free.next_free(desk, Wanted((colleague,), args.minutes, first_day=first))
    document = {
        "colleague": colleague,
        "minutes": args.minutes,
        "free": [start.isoformat(timespec="minutes") for start in found],
    }
    shown(args, document, *(f"{start:%d.%m.%Y}\t{start:%H:%M}" for start in found))
    return DONE


def _moment(text: str) -> datetime:
    from woilmenau_desk.domain.periods import BERLIN, local

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or "T" not in text.upper().replace(" ", "T"):
        said = QT_TRANSLATE_NOOP("cli", "„{text}“ ist keine Zeit. Gemeint ist etwas wie 2026-12-01T14:30.")
        raise BadInput("start", Sentence("cli", said, {"text": text[:40]}))
    if moment.tzinfo is None:
        return moment.replace(tzinfo=BERLIN)
    try:
        return local(moment)
    except OverflowError:
        return moment


def _row(row: "AppointmentRow") -> dict[str, Any]:
    data = row.data
    return {
        "id": row.id,
        "person": data.person_id,
        "name": row.person_name,
        "colleague": data.colleague,
        "start": row.starts_at.isoformat(timespec="minutes"),
        "minutes": data.duration_minutes,
        "buffer": data.buffer_minutes,
        "type": data.type,
        "room": data.room,
        "place": data.place,
        "volunteer": data.volunteer_id,
        "helper": data.helper,
        "bring": list(data.bring),
        "language": data.language,
        "state": row.state.value,
        "cancelled_by": row.cancelled_by and row.cancelled_by.value,
        "within_hours": row.within_hours,
        "clash": row.clash,
        "forced": row.forced,
        "series": row.series_id,
        "again_of": row.again_of,
    }


def _line(desk: Desk, row: "AppointmentRow") -> str:
    from woilmenau_desk.domain.appointments import STATE_NAMES
    from woilmenau_desk.domain.values import ListName

    room = desk.values_of(ListName.ROOMS).label(row.data.room)
    when = f"{row.starts_at:%d.%m.%Y}\t{row.starts_at:%H:%M}"
    parts = (row.id, when, row.data.duration_minutes, row.person_name, row.colleague_name, room)
    return "\t".join((*map(str, parts), STATE_NAMES[row.state]))
