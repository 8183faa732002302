"""What an import would do with each row: a new person, a change to a known one, or a refusal. Nothing is written here."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import PersonData, display_name
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.lists.lines import LineNote, Refused
from woilmenau_desk.services.people.columns import Entry
from woilmenau_desk.storage.own_numbers import is_own
from woilmenau_desk.storage.people.importing import Change, Known

_NAMES = ("given_name", "family_name")
_TWICE = QT_TRANSLATE_NOOP("import", "Die Nummer „{number}“ steht schon in Zeile {line}.")
_CARD_TWICE = QT_TRANSLATE_NOOP("import", "Die Kartennummer „{number}“ steht schon in Zeile {line}.")
_CARD_TAKEN = QT_TRANSLATE_NOOP("import", "Die Kartennummer „{number}“ hat schon {name}.")
_NO_NAME = QT_TRANSLATE_NOOP("import", "Ein Name fehlt: einer genügt.")
_MERGED = QT_TRANSLATE_NOOP(
    "import",
    "Die Nummer „{number}“ gehört seit dem Zusammenführen zu {name}; nur was dort fehlte, kommt dazu.",
)


class Plan:
    """What becomes of the rows of a file, given what the store knows of the people in it."""

    def __init__(self, known: Known, entries: Iterable[Entry], today: date) -> None:
        self.new: list[Entry] = []
        self.changes: dict[int, Change] = {}
        self.lines: dict[int, int] = {}  # of a known person, the last that changed something
        self.updated = 0
        self.unchanged = 0
        self.refused: list[LineNote] = []
        self.remarks: list[LineNote] = []
        self._known = known
        self._today = today
        self._lines_of: dict[tuple[str, str], int] = {}
        self._touched: set[int] = set()
        later: list[tuple[Entry, int]] = []
        for entry in entries:
            person_id = known.ids.get(entry.data.external_id or "")
            if person_id is None:
                self._told(entry, None)
            elif self._is_theirs(entry, known.people[person_id][0]):
                self._told(entry, person_id)
            else:
                # The number of a record that was merged: the row of the person's own number comes first.
                later.append((entry, person_id))
        for entry, person_id in later:
            self._told(entry, person_id)

    def _is_theirs(self, entry: Entry, person: PersonData) -> bool:
        """Whether the number of a row is the person's own, and not that of a record that was merged into theirs."""
        return person.external_id == entry.data.external_id or entry.data.external_id in self._known.own

    def _told(self, entry: Entry, person_id: int | None) -> None:
        try:
            self._check_numbers(entry, person_id)
            if person_id is not None:
                self._update(entry, person_id)
            elif not any(getattr(entry.data, name) for name in _NAMES):
                raise Refused(entry.no_name or Sentence("import", _NO_NAME))
            else:
                key = entry.data.external_id
                if key and is_own(key):
                    # Another store's own number is none from outside.
                    entry = replace(entry, data=replace(entry.data, external_id=None))
                self.new.append(entry)
        except Refused as error:
            self.refused.append(LineNote(entry.line, error.reason, error.column))
            return
        for number in _numbers(entry.data):
            self._lines_of[number] = entry.line

    def _check_numbers(self, entry: Entry, person_id: int | None) -> None:
        for field, number in _numbers(entry.data):
            if line := self._lines_of.get((field, number)):
                text = _TWICE if field == "external_id" else _CARD_TWICE
                raise Refused(Sentence("import", text, {"number": number, "line": line}))
        holder = self._known.card_holders.get(entry.data.card_number)
        if holder is not None and holder[0] != person_id:
            values = {"number": entry.data.card_number, "name": holder[1]}
            raise Refused(Sentence("import", _CARD_TAKEN, values))

    def _update(self, entry: Entry, person_id: int) -> None:
        before, version = self._known.people[person_id]
        present = self.changes[person_id].after if person_id in self.changes else before
        filled: set[str] = set(entry.filled) - {"external_id"}
        if entry.whole_name and filled & set(_NAMES):
            # A name that came undivided is replaced as a whole, or stays divided as it is.
            same = _name(entry.data) == _name(present)
            filled = filled - set(_NAMES) if same else filled | set(_NAMES)
        if not self._is_theirs(entry, before):
            # The row of a record that was merged: what was chosen then stays, wherever the row comes from.
            filled = {field for field in filled if not getattr(present, field)}
            values = {"number": entry.data.external_id, "name": _name(present)}
            self.remarks.append(LineNote(entry.line, Sentence("import", _MERGED, values)))
        after = replace(present, **{field: getattr(entry.data, field) for field in filled})
        if after != present:
            try:
                after = after.checked(self._today)
            except BadInput as error:
                raise Refused(error.reason) from None
        self._touched.add(person_id)
        self.updated += 1
        if after == present:
            self.unchanged += 1
        else:
            self.changes[person_id] = Change(before, after, version)
            self.lines[person_id] = entry.line


def _numbers(data: PersonData) -> list[tuple[str, str]]:
    numbers = (("external_id", data.external_id), ("card_number", data.card_number))
    return [(field, number) for field, number in numbers if number]


def _name(data: PersonData) -> str:
    return display_name(data.given_name, data.family_name)
