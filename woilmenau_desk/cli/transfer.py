"""Commands that take tables in, give them out, and take an import back: import, export, undo."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from woilmenau_desk.cli.terminal import DONE, add_output, opened, shown, told, written
from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:  # start-up: the other commands import nothing
    from woilmenau_desk.domain.transfer import BatchRow
    from woilmenau_desk.services.transfer.outcome import Imported

_IMPORTED: Final = {
    "persons": "Personen übernehmen",
    "visits": "Besuche übernehmen",
    "volunteers": "Ehrenamtliche übernehmen",
    "offers": "Angebote übernehmen",
}
_EXPORTED: Final = {
    "persons": ("alle Personen, wie sie sich einlesen lassen", "Personen"),
    "visits": ("alle Besuche", "Besuche"),
    "volunteers": ("die Ehrenamtlichen, soweit man sie sehen darf", "Ehrenamtliche"),
    "offers": ("die Angebote mit ihren Zeiten", "Angebote"),
    "aid": ("alle Soforthilfen", "Soforthilfen"),
}


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Add these commands."""
    into = commands.add_parser("import", parents=[common], help="Tabellen (CSV, XLSX) übernehmen")
    of_import = into.add_subparsers(dest="what", required=True, metavar="|".join(_IMPORTED))
    for name, words in _IMPORTED.items():
        one = of_import.add_parser(name, parents=[common], help=words)
        one.add_argument("file", type=Path, metavar="DATEI.csv|DATEI.xlsx")
        one.add_argument("--dry-run", action="store_true", help="nur prüfen und sagen, nichts speichern")
        one.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="ÜBERSCHRIFT=FELD",
            help="was eine Spalte bedeutet; ohne Feld wird sie ausgelassen; wird für die nächste Datei gemerkt",
        )
        one.set_defaults(run=_import)

    out = commands.add_parser("export", parents=[common], help="Tabellen (CSV, XLSX) ausgeben")
    of_export = out.add_subparsers(dest="what", required=True, metavar="|".join(_EXPORTED))
    for name, (help_, _) in _EXPORTED.items():
        leaving = of_export.add_parser(name, parents=[common], help=help_)
        leaving.add_argument("--format", choices=("csv", "xlsx"), required=True)
        add_output(leaving, required=True, metavar="DATEI")
        leaving.set_defaults(run=_export)

    back = commands.add_parser(
        "undo", parents=[common], help="einen ganzen Import zurücknehmen, solange nichts daran hängt"
    )
    back.add_argument("import_id", type=int, nargs="?", metavar="NUMMER", help="ohne sie: welche es gab")
    back.set_defaults(run=_undo)


def _export(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.people.lists import ListFormat
    from woilmenau_desk.services.transfer.exporting import Leaving, export

    with opened(args) as desk:
        found = export(desk, Leaving(args.what), ListFormat(args.format)).value
    written(args.out, found.content)
    told(
        args, {"out": args.out, args.what: found.rows}, f"{found.rows} {_EXPORTED[args.what][1]}: {args.out}"
    )
    return DONE


def _import(args: argparse.Namespace) -> int:
    from woilmenau_desk.domain.transfer import ListKind
    from woilmenau_desk.services.transfer import kinds

    kind = ListKind(args.what)
    chosen = _chosen(args.column, {field.name for field in kinds.list_of(kind).fields})
    with opened(args) as desk:
        found = kinds.import_list(desk, kind, args.file, dry_run=args.dry_run, chosen=chosen).value
    # What was only looked at is an answer; what was written is done, whether it can be told or not.
    (shown if found.dry_run else told)(args, _document(found), *_lines(found))
    return DONE


def _chosen(given: Sequence[str], fields: set[str]) -> dict[str, str]:
    """What columns were said to mean. Raises BadInput for a field that there is not."""
    chosen: dict[str, str] = {}
    for one in given:
        heading, _, field = one.rpartition("=")
        if not heading or (field and field not in fields):
            text = QT_TRANSLATE_NOOP(
                "cli",
                "„{text}“ sagt nicht, was eine Spalte bedeutet; gemeint ist Überschrift=Feld mit {fields}.",
            )
            values = {"text": one[:60], "fields": ", ".join(sorted(fields))}
            raise BadInput("column", Sentence("cli", text, values))
        chosen[heading] = field
    return chosen


def _document(found: "Imported") -> dict[str, object]:
    return {
        "import": found.import_id,
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
    if found.import_id is not None:
        yield f"Zurücknehmen, solange nichts daran hängt: woilmenau-desk undo {found.import_id}"


def _undo(args: argparse.Namespace) -> int:
    from woilmenau_desk.services.transfer import batches

    with opened(args) as desk:
        if args.import_id is None:
            rows = batches.listed(desk)
            shown(args, [_batch(row) for row in rows], *map(_batch_line, rows))
            return DONE
        row = batches.take_back(desk, args.import_id, batches.get(desk, args.import_id).version).value
    told(args, _batch(row), f"Zurückgenommen: {_batch_line(row)}")
    return DONE


def _batch(row: "BatchRow") -> dict[str, object]:
    return {
        "import": row.id,
        "at": row.at,
        "by": row.by,
        "kind": row.kind.value,
        "file": row.file_name,
        "new": row.new,
        "changed": row.changed,
        "refused": row.refused,
        "taken_back_at": row.taken_back_at,
    }


def _batch_line(row: "BatchRow") -> str:
    state = "" if row.taken_back_at is None else " · zurückgenommen"
    return (
        f"{row.id}: {row.at:%d.%m.%Y %H:%M} · {_EXPORTED[row.kind.value][1]} · {row.file_name} · "
        f"{row.new} neu, {row.changed} geändert, {row.refused} abgewiesen{state}"
    )
