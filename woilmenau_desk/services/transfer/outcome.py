"""What became of the rows of a file, told line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from woilmenau_desk.domain.people import PersonRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.lines import LineNote


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Something new that is probably known already, here or by an earlier line of the file.

    `person`: the one of the register; `known`: what else is known already, in words.
    """

    line: int
    person: PersonRow | None
    other_line: int | None
    known: str = ""

    @property
    def text(self) -> Sentence:
        """Whom or what it resembles."""
        if self.person is not None:
            text = QT_TRANSLATE_NOOP("import", "ähnlich wie {name} (Person {id})")
            return Sentence("import", text, {"name": self.person.name, "id": self.person.id})
        if self.known:
            return Sentence("import", QT_TRANSLATE_NOOP("import", "ähnlich wie {name}"), {"name": self.known})
        text = QT_TRANSLATE_NOOP("import", "ähnlich wie Zeile {line}")
        return Sentence("import", text, {"line": self.other_line})


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a file the list was found: the sheet of a workbook, or the encoding of a text; the headings' line."""

    sheet: str | None
    encoding: str | None
    heading_line: int

    @property
    def text(self) -> Sentence:
        """The same for people."""
        values = {"sheet": self.sheet, "encoding": self.encoding, "line": self.heading_line}
        if self.sheet is not None:
            text = QT_TRANSLATE_NOOP("import", "Gelesen: Blatt „{sheet}“, Überschriften in Zeile {line}.")
        else:
            text = QT_TRANSLATE_NOOP("import", "Gelesen: Text in {encoding}, Überschriften in Zeile {line}.")
        return Sentence("import", text, values)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a preview shows it: what it would make or change, in short."""

    line: int
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a file. Each list is in the order of the lines.

    `updated` counts the rows whose entry was known; `unchanged` of them said nothing new. `alike` are among the new:
    probably known already, and imported all the same. `backup` was made before anything was written. `import_id`: by
    which the whole import can be taken back; None where nothing was written. `made` and `changed`: what is new and what
    changed, for whoever looks before it is done.
    """

    new: int
    updated: int
    unchanged: int
    refused: tuple[LineNote, ...]
    alike: tuple[Resemblance, ...]
    remarks: tuple[LineNote, ...]
    dry_run: bool
    backup: Path | None
    source: Source
    import_id: int | None = None
    made: tuple[Line, ...] = ()
    changed: tuple[Line, ...] = ()


def in_order(*notes: Iterable[LineNote]) -> tuple[LineNote, ...]:
    """All of them by their lines."""
    return tuple(sorted((note for some in notes for note in some), key=lambda note: note.line))


def said_of(found: Imported) -> Sentence:
    """An import in one line."""
    if found.dry_run:
        text = QT_TRANSLATE_NOOP("said", "Import geprüft: {new} neu, {updated} aktualisiert")
    else:
        text = QT_TRANSLATE_NOOP("said", "Importiert: {new} neu, {updated} aktualisiert")
    return Sentence("said", text, {"new": found.new, "updated": found.updated})
