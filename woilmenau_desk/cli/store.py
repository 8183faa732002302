"""Commands about the store as a whole: init, demo, user, backup, restore, verify."""

import argparse
import os
from dataclasses import asdict
from pathlib import Path

from woilmenau_desk.cli.streams import OutputLost
from woilmenau_desk.cli.terminal import (
    CODE_VARIABLE,
    DONE,
    FOUND,
    KNOWN,
    NEW_PASSWORD_VARIABLE,
    PASSWORD_VARIABLE,
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
    written,
)
from woilmenau_desk.domain.access import Role
from woilmenau_desk.domain.backups import ByCode, ByPassword, Way
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.services import access


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
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", parents=[common], help="eine Sicherung zurückspielen")
    restore.add_argument("file", type=Path, metavar="DATEI")
    restore.add_argument(
        "--with-code",
        action="store_true",
        help="mit dem Wiederherstellungscode statt dem Passwort einer Leitung",
    )
    restore.set_defaults(run=_restore)
    verify = commands.add_parser("verify", parents=[common], help="Ablage oder Sicherung prüfen")
    verify.add_argument("--backup", type=Path, metavar="DATEI")
    verify.set_defaults(run=_verify)


def _init(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import upkeep

    name = args.user or os.environ.get("WOILMENAU_DESK_USER") or user_name(args)
    password = secret("Neues Passwort", PASSWORD_VARIABLE, twice=True)
    made = access.create_store(where(args).data, name=name, display_name=name, password=password)
    if args.recovery_out is not None:
        try:
            written(args.recovery_out, upkeep.recovery_sheet(made.recovery_code))
        except KnownError as error:
            # The store is made, and this code is the only one it will ever have shown: it must not go with the sheet.
            say(f"woilmenau-desk: {error}")
            _show_code(args, made)
            return KNOWN
        named = {"data": made.data, "recovery_sheet": args.recovery_out}
        told(args, named, f"Ablage angelegt: {made.data}", f"Wiederherstellungsblatt: {args.recovery_out}")
    else:
        _show_code(args, made)
    return DONE


def _show_code(args: argparse.Namespace, made: access.NewStore) -> None:
    say("Der Wiederherstellungscode wird nur dieses eine Mal gezeigt. Bitte aufschreiben und wegschließen.")
    code = f"Wiederherstellungscode: {made.recovery_code}"
    try:
        shown(
            args,
            {"data": made.data, "recovery_code": made.recovery_code},
            f"Ablage angelegt: {made.data}",
            code,
        )
    except OutputLost:
        say(f"Ablage angelegt: {made.data}. Die Ausgabe ließ sich nicht schreiben. {code}")


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
        row = access.change_role(desk, args.name, Role(args.role), own_password=own).value
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
        access.remove_user(desk, args.name, own_password=secret("Passwort", PASSWORD_VARIABLE))
    told(
        args, {"removed": args.name}, f"Benutzer entfernt: {args.name}. Die Ablage hat einen neuen Schlüssel."
    )
    return DONE


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
    from woilmenau_desk.services import upkeep

    with opened(args) as desk:
        made = upkeep.backup(desk, args.out)
    told(args, asdict(made), f"Gesichert und geprüft: {made.path} ({made.size} Byte)")
    return DONE


def _restore(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import upkeep

    way: Way
    if args.with_code:
        way = ByCode(secret("Wiederherstellungscode", CODE_VARIABLE))
    else:
        way = ByPassword(user_name(args), secret("Passwort", PASSWORD_VARIABLE))
    done = upkeep.restore_by(where(args).data, args.file, way)
    kept = f"Die vorige Ablage liegt in {done.kept}." if done.kept else "Es gab vorher keine Ablage."
    told(args, asdict(done), f"Zurückgespielt: Stand {done.backup.made_at}", kept)
    return DONE


def _verify(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import upkeep

    if args.backup is not None:
        proven = upkeep.verify_backup(args.backup, user_name(args), secret("Passwort", PASSWORD_VARIABLE))
        shown(args, {"ok": True, **asdict(proven)}, f"Die Sicherung ist in Ordnung: Stand {proven.made_at}")
        return DONE
    # Nothing is written before the store was looked at, not even who looks.
    with opened(args, told=False) as desk:
        result = upkeep.verify(desk)
        access.tell_login(desk)
        confirmed(args, desk)
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
    return FOUND if findings else DONE
