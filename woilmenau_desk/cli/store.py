"""Commands about the store as a whole: init, demo, user, backup, restore, verify."""

import argparse
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.cli.streams import listens
from woilmenau_desk.cli.terminal import (
    CODE_VARIABLE,
    DONE,
    FOUND,
    NEW_PASSWORD_VARIABLE,
    PASSWORD_VARIABLE,
    PRESENT_CODE_VARIABLE,
    PRESENT_PASSWORD_VARIABLE,
    add_output,
    clock_is_right,
    confirmed,
    opened,
    say,
    secret,
    shown,
    told,
    user_name,
    where,
)
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import ByCode, ByPassword, Order, Ran, Way
from woilmenau_desk.domain.errors import CannotWrite, KnownError, PresentLeadNeeded, WrittenPast
from woilmenau_desk.incoming import read_whole
from woilmenau_desk.services import outputs
from woilmenau_desk.services.access import access

if TYPE_CHECKING:  # start-up: the other commands look at nothing
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.services.upkeep.upkeep import VerifyResult


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    init = commands.add_parser("init", parents=[common], help="eine verschlüsselte Ablage anlegen")
    init.add_argument(
        "--role", choices=[Role.LEAD.value], required=True, help="die Rolle des ersten Benutzers"
    )
    add_output(init, "--recovery-out", metavar="DATEI.pdf", help="wohin das Wiederherstellungsblatt soll")
    init.set_defaults(run=_init)

    user = commands.add_parser("user", parents=[common], help="Benutzer und ihre Passwörter")
    of_user = user.add_subparsers(
        dest="what", required=True, metavar="add|role|reset|remove|passwd|list|recover"
    )
    new = of_user.add_parser("add", parents=[common], help="jemanden hereinlassen")
    new.add_argument("name")
    new.add_argument("--role", choices=[role.value for role in Role], required=True)
    new.add_argument("--display-name", default="", help="der Name, nach dem an der Theke gefragt wird")
    new.add_argument("--phone", default="", help="das Telefon auf dem Terminzettel")
    new.set_defaults(run=_user_add)
    role = of_user.add_parser("role", parents=[common], help="jemandem eine andere Rolle geben")
    role.add_argument("name")
    role.add_argument("--role", choices=[role.value for role in Role], required=True)
    role.set_defaults(run=_user_role)
    reset = of_user.add_parser(
        "reset", parents=[common], help="jemandem ein neues Passwort geben, das beim Anmelden zu ändern ist"
    )
    reset.add_argument("name")
    reset.set_defaults(run=_user_reset)
    gone = of_user.add_parser("remove", parents=[common], help="jemandem den Zugang nehmen; neuer Schlüssel")
    gone.add_argument("name")
    gone.set_defaults(run=_user_remove)
    of_user.add_parser("passwd", parents=[common], help="das eigene Passwort ändern").set_defaults(
        run=_user_passwd
    )
    of_user.add_parser("list", parents=[common], help="wer Zugang hat").set_defaults(run=_user_list)
    back = of_user.add_parser(
        "recover", parents=[common], help="mit dem Wiederherstellungscode ein neues Passwort"
    )
    back.set_defaults(run=_user_recover)

    backup = commands.add_parser("backup", parents=[common], help="eine geprüfte, verschlüsselte Sicherung")
    add_output(backup, metavar="DATEI", backup=True)
    instead = backup.add_mutually_exclusive_group()
    instead.add_argument(
        "--due",
        action="store_true",
        help="nur wenn eine fällig ist, wie das Fenster es von selbst tut: auch in den zweiten Ordner und auf den Stick",
    )
    instead.add_argument("--list", action="store_true", help="die Sicherungen, die da sind; ohne Anmeldung")
    backup.set_defaults(run=_backup, wrong_usage=backup.error)
    restore = commands.add_parser("restore", parents=[common], help="eine Sicherung zurückspielen")
    restore.add_argument("file", type=Path, metavar="DATEI")
    restore.add_argument(
        "--with-code",
        action="store_true",
        help="mit dem Wiederherstellungscode statt dem Passwort einer Leitung",
    )
    restore.add_argument(
        "--present-user",
        metavar="NAME",
        help="eine Leitung der Ablage, die ersetzt wird, wenn sie sich anders öffnet als die Sicherung",
    )
    restore.add_argument(
        "--present-with-code",
        action="store_true",
        help="deren heutiger Wiederherstellungscode statt eines heutigen Passworts",
    )
    restore.add_argument(
        "--bring-back",
        action="append",
        default=[],
        metavar="NAME",
        help="wer zurückkommt, obwohl es heute keinen Zugang gibt oder nur einen mit niedrigerer Rolle (mehrmals möglich)",
    )
    restore.add_argument(
        "--own-access",
        metavar="NAME",
        help="diesem Zugang ein neues Passwort geben; einen, den es nicht gibt, als Leitung anlegen",
    )
    restore.set_defaults(run=_restore)
    verify = commands.add_parser("verify", parents=[common], help="Ablage oder Sicherung prüfen")
    verify.add_argument("--backup", type=Path, metavar="DATEI")
    verify.set_defaults(run=_verify)


def _init(args: argparse.Namespace) -> int:
    name = args.user or os.environ.get("WOILMENAU_DESK_USER") or user_name(args)
    password = secret("Neues Passwort", PASSWORD_VARIABLE, twice=True)
    data, sheet = where(args).data, args.recovery_out
    # The code is in somebody's hands before the store comes into being: no other would ever be shown.
    show = partial(_write_sheet, sheet) if sheet is not None else partial(_show_code, args, data)
    access.create_store(data, name=name, display_name=name, password=password, show=show)
    if sheet is not None:
        named = {"data": data, "recovery_sheet": sheet}
        told(args, named, f"Ablage angelegt: {data}", f"Wiederherstellungsblatt: {sheet}")
    elif not args.json:
        told(args, {}, f"Ablage angelegt: {data}")
    return DONE


def _write_sheet(out: Path, code: str) -> None:
    """Write it, and read it back: a disk that only says that it wrote is told from one that did."""
    from woilmenau_desk.services.upkeep import upkeep

    sheet = upkeep.recovery_sheet(code)
    place = outputs.write_output(out, sheet)
    try:
        stands_there = read_whole(place, len(sheet)) == sheet
    except (KnownError, OSError):
        stands_there = False
    if not stands_there:
        raise CannotWrite(target=str(out))


def _show_code(args: argparse.Namespace, data: Path, code: str) -> None:
    say("Der Wiederherstellungscode wird nur dieses eine Mal gezeigt. Bitte aufschreiben und wegschließen.")
    shown(args, {"data": data, "recovery_code": code}, f"Wiederherstellungscode: {code}")


def _user_add(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        own = secret("Passwort", PASSWORD_VARIABLE)
        password = secret("Neues Passwort", NEW_PASSWORD_VARIABLE, twice=True)
        role = Role(args.role)
        row = access.add_user(
            desk,
            args.name,
            role,
            password,
            own_password=own,
            display_name=args.display_name,
            phone=args.phone,
        ).value
    told(args, asdict(row), f"Benutzer angelegt: {row.name} ({row.role})")
    return DONE


def _user_role(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        own = secret("Passwort", PASSWORD_VARIABLE)
        row = access.change_role(
            desk, args.name, Role(args.role), own_password=own, version=_version_of(desk, args.name)
        ).value
    told(args, asdict(row), f"Rolle geändert: {row.name} ({row.role})")
    return DONE


def _user_reset(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        own = secret("Passwort", PASSWORD_VARIABLE)
        password = secret("Neues Passwort", NEW_PASSWORD_VARIABLE, twice=True)
        access.reset_password(desk, args.name, password, own_password=own)
    said = f"Neues Passwort für {args.name}. Beim nächsten Anmelden ist es zu ändern."
    told(args, {"reset": args.name, "must_change": True}, said)
    return DONE


def _user_remove(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        own = secret("Passwort", PASSWORD_VARIABLE)
        access.remove_user(desk, args.name, own_password=own, version=_version_of(desk, args.name))
    told(
        args, {"removed": args.name}, f"Benutzer entfernt: {args.name}. Die Ablage hat einen neuen Schlüssel."
    )
    return DONE


def _version_of(desk: "Desk", name: str) -> int:
    """What is asked for here is asked of the colleague as they are now: nobody was shown an earlier state."""
    from woilmenau_desk.services import centre  # start-up: the other commands need no list of colleagues

    return next((row.version for row in centre.staff(desk) if row.name == name.casefold()), 0)


def _user_passwd(args: argparse.Namespace) -> int:
    # Not logged in: a password that somebody else gave opens only this way.
    name = user_name(args)
    old = secret("Passwort", PASSWORD_VARIABLE)
    new = secret("Neues Passwort", NEW_PASSWORD_VARIABLE, twice=True)
    access.replace_password(where(args).data, name, old, new, clock_is_right=clock_is_right(args))
    told(args, {"changed": name.strip().casefold()}, "Passwort geändert.")
    return DONE


def _user_list(args: argparse.Namespace) -> int:
    cards = access.users(where(args).data)
    shown(
        args,
        [asdict(card) for card in cards],
        *(f"{card.name}\t{card.role}\t{card.display_name}" for card in cards),
    )
    return DONE


def _user_recover(args: argparse.Namespace) -> int:
    name = user_name(args)
    code = secret("Wiederherstellungscode", CODE_VARIABLE)
    new = secret("Neues Passwort", NEW_PASSWORD_VARIABLE, twice=True)
    access.recover(where(args).data, code, name, new, clock_is_right=clock_is_right(args))
    told(args, {"recovered": name}, f"Neues Passwort für {name} gesetzt.")
    return DONE


def _backup(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.upkeep import upkeep

    if args.out is not None and (args.due or args.list):
        args.wrong_usage("--out gehört nicht zu --due und --list")
    if args.list:
        return _backup_list(args)
    if args.due:
        return _backup_due(args)
    with opened(args) as desk:
        made = upkeep.backup(desk, args.out)
    told(args, asdict(made), f"Gesichert und geprüft: {made.path} ({made.size} Byte)")
    return DONE


def _backup_due(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.backups import Occasion
    from woilmenau_desk.services.upkeep import backups

    with opened(args) as desk:
        done = backups.run(desk, Occasion.DAILY)
    told(
        args,
        {
            "made": done.made if done else None,
            "restored": done.restored if done else None,
            "brought": [place.partition(":")[0] for place in done.brought] if done else [],
            "failed": [place.partition(":")[0] for place in done.failed] if done else [],
        },
        *_said_due(done),
    )
    return FOUND if done and (done.failed or done.restored is False) else DONE


def _said_due(done: Ran | None) -> Iterator[str]:
    if done is None:
        yield "Es war keine Sicherung fällig."
        return
    if done.restored is False:
        yield f"Gesichert, aber die Probe ist misslungen: {done.made}. Die früheren sind unberührt; bitte „verify“."
    elif done.made:
        yield f"Gesichert und geprüft: {done.made}"
    where = {"second": "in den zweiten Ordner", "stick": "auf den Stick"}
    for place in done.brought:
        yield f"Auch {where.get(place.partition(':')[0], place)} gebracht."
    for place in done.failed:
        yield f"Nicht {where.get(place.partition(':')[0], place)} gebracht."


def _backup_list(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.upkeep import backups

    found = backups.known_backups(where(args).data)
    shown(
        args,
        [asdict(known) for known in found],
        *(
            "\t".join(
                (
                    known.made_at.isoformat(timespec="seconds"),
                    known.spot,
                    "zurückgespielt" if known.restored_at else "geprüft" if known.proven else "ungeprüft",
                    str(known.size),
                    str(known.path),
                )
            )
            for known in found
        ),
    )
    return DONE


def _restore(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.upkeep import upkeep

    way: Way
    if args.with_code:
        way = ByCode(secret("Wiederherstellungscode", CODE_VARIABLE))
    else:
        way = ByPassword(user_name(args), secret("Passwort", PASSWORD_VARIABLE))
    own = None
    if args.own_access is not None:
        own = ByPassword(args.own_access, secret("Neues Passwort", NEW_PASSWORD_VARIABLE, twice=True))
    order = Order(args.file, way, None, frozenset(map(access.clean_login, args.bring_back)), own)
    data = where(args).data
    if args.present_with_code or PRESENT_PASSWORD_VARIABLE in os.environ:
        # Who is told who agrees does not try the password of then on the store of today: a wrong one counts.
        order = replace(order, present=_present_way(args))
    try:
        upkeep.may_restore(data, order)
    except PresentLeadNeeded as error:
        if not listens("stdin"):
            raise
        say(f"woilmenau-desk: {error.sentences()[0]}")
        order = replace(order, present=_present_way(args))
    done = upkeep.restore_by(data, order)
    kept = f"Die vorige Ablage liegt in {done.kept}." if done.kept else "Es gab vorher keine Ablage."
    lines = [f"Zurückgespielt: Stand {done.backup.made_at}", kept]
    if done.left_out:
        names = ", ".join(done.left_out)
        lines.append(
            f"Ohne Zugang, weil es heute keinen gibt: {names}. Mit --bring-back NAME kommt jemand zurück."
        )
    if done.lowered:
        names = ", ".join(done.lowered)
        lines.append(
            f"Mit der Rolle von heute statt der höheren von damals: {names} (--bring-back NAME gibt sie)."
        )
    lines.append(
        "Es gelten die Passwörter und das Wiederherstellungsblatt von heute."
        if done.as_today
        else "Es gelten die Passwörter und das Wiederherstellungsblatt von damals: wer noch eines davon hat, kommt hinein. "
        "Bitte gleich ein neues Blatt drucken."
    )
    told(args, asdict(done), *lines)
    return DONE


def _present_way(args: argparse.Namespace) -> Way:
    """Who leads the store that lies there now."""
    if args.present_with_code:
        return ByCode(secret("Heutiger Wiederherstellungscode", PRESENT_CODE_VARIABLE))
    name = args.present_user or user_name(args)
    return ByPassword(name, secret(f"Heutiges Passwort von {name}", PRESENT_PASSWORD_VARIABLE))


def _verify(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.upkeep import upkeep

    if args.backup is not None:
        proven = upkeep.verify_backup(args.backup, user_name(args), secret("Passwort", PASSWORD_VARIABLE))
        shown(args, {"ok": True, **asdict(proven)}, f"Die Sicherung ist in Ordnung: Stand {proven.made_at}")
        return DONE
    # Nothing is written before the store was looked at, not even who looks.
    with opened(args, told=False) as desk:
        result = upkeep.verify(desk)
        if result.findings:
            # First of all: a damaged store may take no login any more.
            _show_verified(args, result)
            with suppress(KnownError):
                access.tell_login(desk)
            with suppress(KnownError):
                confirmed(args, desk)
            return FOUND
        access.tell_login(desk)
        # Where nothing can be written down, what was found is told all the same.
        with suppress(WrittenPast):
            confirmed(args, desk)
    _show_verified(args, result)
    return DONE


def _show_verified(args: argparse.Namespace, result: "VerifyResult") -> None:
    findings = [str(finding) for finding in result.findings]
    remarks = [str(remark) for remark in result.remarks]
    if not result.notes_checked:
        say(
            "Ohne Tresor nicht geprüft: die vertraulichen Notizen und das Siegel des Änderungsprotokolls; das geht mit "
            "der Rolle Leitung oder Beratung."
        )
    shown(
        args,
        {"ok": not findings, "findings": findings, "remarks": remarks, "notes_checked": result.notes_checked},
        *(findings or ["Alles in Ordnung."]),
        *remarks,
    )
