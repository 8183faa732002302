"""Commands that take tables in and give them out: import persons, export persons."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from woilmenau_desk.cli.terminal import DONE, add_output, opened, shown, told, written

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.services.transfer import Imported


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    into = commands.add_parser("import", parents=[common], help="Tabellen (CSV, XLSX) übernehmen")
    of_import = into.add_subparsers(dest="what", required=True, metavar="persons")
    persons = of_import.add_parser("persons", parents=[common], help="Personen übernehmen")
    persons.add_argument("file", type=Path, metavar="DATEI.csv|DATEI.xlsx")
    persons.add_argument("--dry-run", action="store_true", help="nur prüfen und sagen, nichts speichern")
    persons.set_defaults(run=_persons)

    out = commands.add_parser("export", parents=[common], help="Tabellen (CSV, XLSX) ausgeben")
    of_export = out.add_subparsers(dest="what", required=True, metavar="persons")
    leaving = of_export.add_parser(
        "persons", parents=[common], help="alle Personen, wie sie sich einlesen lassen"
    )
    leaving.add_argument("--format", choices=("csv", "xlsx"), required=True)
    add_output(leaving, required=True, metavar="DATEI")
    leaving.set_defaults(run=_export_persons)


def _export_persons(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.people.lists import ListFormat, export_persons

    with opened(args) as desk:
        found = export_persons(desk, ListFormat(args.format)).value
    written(args.out, found.content)
    told(args, {"out": args.out, "persons": found.people}, f"{found.people} Personen: {args.out}")
    return DONE


def _persons(args: argparse.Namespace) -> int:
    from woilmenau_desk.services import transfer

    with opened(args) as desk:
        found = transfer.import_persons(desk, args.file, dry_run=args.dry_run).value
    document = {
        "new": found.new,
        "updated": found.updated,
        "probable_duplicates": len(found.alike),
        "refused": len(found.refused),
        "unchanged": found.unchanged,
        "dry_run": found.dry_run,
        "backup": found.backup,
        "sheet": found.source.sheet,
        "encoding": found.source.encoding,
        "heading_line": found.source.heading_line,
        "refused_lines": [
            {"line": note.line, "reason": str(note.text), "column": note.column} for note in found.refused
        ],
        "duplicate_lines": [
            {
                "line": note.line,
                "resembles": str(note.text),
                "person": note.person.id if note.person else None,
                "other_line": note.other_line,
            }
            for note in found.alike
        ],
        "remarks": [
            {"line": note.line, "remark": str(note.text), "column": note.column} for note in found.remarks
        ],
    }
    # What was only looked at is an answer; what was written is done, whether it can be told or not.
    (shown if found.dry_run else told)(args, document, *_lines(found))
    return DONE


def _lines(found: "Imported") -> Iterator[str]:
    if found.dry_run:
        yield "Nur geprüft, nichts gespeichert. Importiert würden:"
    known = f" (davon {found.unchanged} ohne Änderung)" if found.unchanged else ""
    yield (
        f"{found.new} neu (davon {len(found.alike)} wahrscheinlich doppelt), "
        f"{found.updated} aktualisiert{known}, {len(found.refused)} abgewiesen."
    )
    for note in found.refused:
        yield f"Zeile {note.line} abgewiesen: {note.text}"
    for alike in found.alike:
        yield f"Zeile {alike.line} wahrscheinlich doppelt, trotzdem neu: {alike.text}"
    for note in found.remarks:
        yield f"Zeile {note.line}: {note.text}"
    yield str(found.source.text)
    if found.backup is not None:
        yield f"Sicherung des Standes davor: {found.backup}"
    if found.new + found.updated > found.unchanged:
        yield "Ein Import lässt sich nicht rückgängig machen."
