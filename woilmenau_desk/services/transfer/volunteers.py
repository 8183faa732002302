"""Importing volunteers. Whoever's number is known is changed, and nothing of them is emptied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.people import display_name
from woilmenau_desk.domain.phones import national_digits
from woilmenau_desk.domain.text import NAME_LENGTH, bare
from woilmenau_desk.domain.transfer import ListKind
from woilmenau_desk.domain.values import ListName, ValueList
from woilmenau_desk.domain.volunteer_checks import checked
from woilmenau_desk.domain.volunteers import VolunteerData, VolunteerRow
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.lists import cell_damage, cell_values
from woilmenau_desk.services.lists.cell_damage import is_nothing
from woilmenau_desk.services.lists.cell_values import Cell, Reads
from woilmenau_desk.services.lists.headings import HeadingWords
from woilmenau_desk.services.lists.lines import LineNote
from woilmenau_desk.services.people.values import language_lookup, words_of
from woilmenau_desk.services.transfer.lists import Along, Chosen, GoOn, ListOf, ReadList, Rows, read_by_fields
from woilmenau_desk.services.transfer.matching import Field, Looks, MatchedColumn
from woilmenau_desk.services.transfer.outcome import Line, Resemblance
from woilmenau_desk.services.transfer.reading import Entry, ListReader, numbers_of
from woilmenau_desk.services.transfer.words import looks_like, of_values
from woilmenau_desk.storage import list_loading
from woilmenau_desk.storage import volunteers as volunteer_rows
from woilmenau_desk.storage.imports import BatchRows
from woilmenau_desk.storage.list_loading import ChangedVolunteer, NewVolunteer
from woilmenau_desk.storage.own_numbers import is_own
from woilmenau_desk.storage.store import Connection
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_WHOLE: Final = "name"
_HEADINGS: Final = HeadingWords(
    {
        "given_name": "given name|given names|first name|first names|forename|Vorname|Vornamen|Vorn|Rufname",
        "family_name": "family name|last name|surname|Familienname|Nachname|Nachn|Zuname|Famname",
        _WHOLE: "full name|Name|ganzer Name|Name Vorname|Nachname Vorname|Ehrenamtliche|Ehrenamtlicher|Freiwillige",
        "languages": (
            "language|spoken languages|Sprachen|Sprache|Sprachkenntnisse|spricht|Fremdsprachen|Muttersprache"
        ),
        "phone": (
            "telephone|mobile|mobile phone|phone number|Telefon|Telefonnummer|Tel|Tel Nr|Telefonnr|Mobil|Handy|Handynummer"
            "|Handynr|Mobilnummer|Rufnummer|Telefon mobil|Telefon privat"
        ),
        "email": "e-mail|mail|email address|E-Mail|E-Mail-Adresse|Mailadresse|Mail-Adresse|Email-Adresse",
        "roles": (
            "role|task|tasks|function|Rolle|Rollen|Aufgabe|Aufgaben|Tätigkeit|Tätigkeiten|Einsatz|Einsatzbereich|Funktion"
            "|Engagement|macht|Bereich"
        ),
        "started_on": (
            "start|started|since|start date|from|Beginn|seit|Start|dabei seit|angefangen|ehrenamtlich seit|tätig seit"
            "|Eintritt|Startdatum|Beginn am|aktiv seit"
        ),
        "external_id": (
            "id|number|no|volunteer id|Nummer|Nr|externe Nummer|externe ID|Kennung|Ehrenamtsnummer"
            "|Ehrenamt Nr|Mitgliedsnummer|Mitglieds Nr|Personalnummer|Pers Nr|ID Nr"
        ),
    }
)
_FIELDS: Final = (
    Field("given_name", QT_TRANSLATE_NOOP("import fields", "Vorname")),
    Field("family_name", QT_TRANSLATE_NOOP("import fields", "Nachname")),
    Field(_WHOLE, QT_TRANSLATE_NOOP("import fields", "ganzer Name")),
    Field("languages", QT_TRANSLATE_NOOP("import fields", "Sprachen")),
    Field("phone", QT_TRANSLATE_NOOP("import fields", "Telefon")),
    Field("email", QT_TRANSLATE_NOOP("import fields", "E-Mail")),
    Field("roles", QT_TRANSLATE_NOOP("import fields", "Rollen")),
    Field("started_on", QT_TRANSLATE_NOOP("import fields", "dabei seit")),
    Field("external_id", QT_TRANSLATE_NOOP("import fields", "Nummer"), key=True),
)
_ROLES: Final = {
    "language_partner": "Sprachpatin|Sprachpatenschaft|Sprachtandem|Tandem|Pate|Patin|Patenschaft",
    "course_lead": "Kursleiter|Kursleiterin|Lehrkraft|Deutschkurs|Kurs|teacher",
    "tutoring": "Hausaufgabenhilfe|Lernhilfe|Nachhilfelehrer|Lernförderung",
    "accompaniment": "Begleitung|Begleitdienst|Behördenbegleitung|Arztbegleitung|Begleitung Behörden|companion",
    "interpreting": "Dolmetschen|Dolmetscher|Dolmetscherin|Übersetzen|Übersetzung|Sprachmittlung|Sprachmittler|interpreter",
    "childcare": "Kinderbetreuung|Kinder|Betreuung",
    "counter": "Theke|Thekendienst|Empfang|Büro",
}
_LEVELS: Final = {"native": "Erstsprache|muttersprachlich|native speaker|Mutterspr|L1", "alpha": "Alpha"}
_NO_NAME: Final = QT_TRANSLATE_NOOP("import", "Ein Name fehlt: einer genügt.")
_TWICE: Final = QT_TRANSLATE_NOOP("import", "Die Nummer „{number}“ steht schon in Zeile {line}.")
_LEFT_OUT: Final = QT_TRANSLATE_NOOP("import", "Nicht bekannt und ausgelassen: {words}.")


class VolunteerPlan:
    """What becomes of the lines."""

    def __init__(
        self, desk: Desk, known: Sequence[VolunteerRow], own: Mapping[str, int], entries: Iterable[Entry]
    ) -> None:
        self.new: list[NewVolunteer] = []
        self.changes: list[ChangedVolunteer] = []
        self.updated = 0
        self.unchanged = 0
        self.refused: list[LineNote] = []
        self.remarks: list[LineNote] = []
        self.known = known
        self._today = desk.today()
        self._by_number = {row.data.external_id: row for row in known if row.data.external_id}
        by_id = {row.id: row for row in known} if own else {}
        self._by_own = {number: by_id[row_id] for number, row_id in own.items() if row_id in by_id}
        self._lines: dict[int | str, int] = {}
        for entry in entries:
            try:
                self._take(entry)
            except BadInput as error:
                self.refused.append(LineNote(entry.line, error.reason))

    def made(self) -> list[Line]:
        """Who would be new."""
        return [_line(one.line, one.data) for one in self.new]

    def changed(self) -> list[Line]:
        """Who would be changed."""
        return [_line(one.line, one.after) for one in self.changes]

    def _take(self, entry: Entry) -> None:
        values = dict(entry.values)
        number = values.get("external_id")
        roles = values.pop("roles", ())
        whole = values.pop(_WHOLE, None)
        there = (self._by_number.get(number) or self._by_own.get(number)) if number else None
        # Whoever is known is the same by each of their numbers.
        who: int | str | None = number if there is None else there.id
        if who in self._lines:
            said = {"number": number, "line": self._lines[who]}
            raise BadInput("external_id", Sentence("import", _TWICE, said))
        if there is not None and there.data.external_id != number:
            # Known by this store's own number, which is none from outside.
            values.pop("external_id")
        if whole is not None:
            values = _divided(whole, there) | values
        if there is None:
            if not (values.get("given_name") or values.get("family_name")):
                raise BadInput("given_name", entry.doubted or Sentence("import", _NO_NAME))
            if number and is_own(number):
                # Another store's own number is none from outside.
                values.pop("external_id")
            data = checked(VolunteerData(**{"given_name": "", **values}), self._today)
            self.new.append(NewVolunteer(entry.line, data, roles))
        else:
            self._update(entry.line, there, values, roles)
        if who is not None:
            self._lines[who] = entry.line

    def _update(self, line: int, there: VolunteerRow, values: dict[str, Any], roles: tuple[str, ...]) -> None:
        after = replace(there.data, **values)
        if after != there.data:
            after = checked(after, self._today)
        held = there.roles_on(self._today)
        if after.ended_on is not None and after.ended_on < self._today:
            # Of whoever left a list that is older than that says nothing new.
            held = tuple(span.role for span in there.roles)
        fresh = tuple(role for role in roles if role not in held)
        self.updated += 1
        if after == there.data and not fresh:
            self.unchanged += 1
        else:
            self.changes.append(ChangedVolunteer(line, there.id, there.data, after, there.version, fresh))


def _line(line: int, data: VolunteerData) -> Line:
    rest = (data.phone, data.email, data.external_id or "")
    return Line(line, display_name(data.given_name, data.family_name), " · ".join(filter(None, rest)))


def _divided(name: str, there: VolunteerRow | None) -> dict[str, Any]:
    """A name in one cell, taken apart where a comma says how; whoever has that name stays as they are."""
    first, _, second = (part.strip() for part in name.partition(","))
    parts = (
        {"given_name": second, "family_name": first} if first and second else {"given_name": name.strip(", ")}
    )
    if there is not None:
        said = display_name(parts["given_name"], parts.get("family_name", ""))
        if said == display_name(there.data.given_name, there.data.family_name):
            return {}
        return {"family_name": "", **parts}
    return parts


class VolunteerList(ListOf[Entry, VolunteerPlan]):
    """A list of volunteers."""

    kind = ListKind.VOLUNTEERS
    fields = _FIELDS
    examples = "Vorname, Nachname, Sprachen, Telefon, E-Mail, Rollen, dabei seit, Nummer"

    def field_of(self, heading: str) -> str | None:
        return _HEADINGS.field_of(heading)

    def looks(self, desk: Desk) -> Mapping[str, Looks]:
        today = desk.today()
        roles = of_values(words_of(desk.values_of(ListName.VOLUNTEER_ROLES), _ROLES))
        languages = language_lookup(desk.values_of(ListName.LANGUAGES))
        return {
            "email": cell_values.looks_like_email,
            "started_on": looks_like(lambda cell: cell_values.day(cell, today, american=False)),
            "roles": lambda text: any(roles(part)[0] for part in cell_values.parts_of(text)),
            "languages": lambda text: any(languages(part)[0] for part in cell_values.parts_of(text)),
            "phone": lambda text: len(text) > 5 and cell_damage.PLAIN_PHONE.fullmatch(text) is not None,
        }

    def rows(
        self, desk: Desk, read: ReadList, columns: Sequence[MatchedColumn], given: Chosen, along: Along
    ) -> Rows[Entry]:
        today, table = desk.today(), read.table
        named = {column.field for column in columns} & {"given_name", "family_name", _WHOLE}
        needed = () if named else ("given_name",)

        def reader(places: Mapping[str, int], headings: Sequence[str]) -> ListReader:
            at = places.get("started_on")
            cells = () if at is None else (row.cells[at] for row in table.rows if at < len(row.cells))
            order = cell_values.month_first(cells)
            if _WHOLE in places and len(named) == 2:
                # Beside one part of the name, "Name" means the other.
                other = "family_name" if "given_name" in named else "given_name"
                places = {other if field == _WHOLE else field: place for field, place in places.items()}
            elif _WHOLE in places and len(named) == 3:
                places = {field: place for field, place in places.items() if field != _WHOLE}
            reads: dict[str, Reads] = {
                "given_name": _name,
                "family_name": _name,
                _WHOLE: _name,
                "languages": _languages(desk.values_of(ListName.LANGUAGES), desk.values_of(ListName.LEVELS)),
                "phone": cell_values.phone(40),
                "email": cell_values.email,
                "roles": _roles(desk.values_of(ListName.VOLUNTEER_ROLES)),
                "started_on": lambda cell: (cell_values.day(cell, today, american=order)[0], None),
                "external_id": cell_values.key_number(60),
            }
            return ListReader(table, places, headings, reads, frozenset(), frozenset({"external_id"}))

        return read_by_fields(read, columns, needed, self, reader, along)

    def plan(self, desk: Desk, conn: Connection, entries: Sequence[Entry], along: Along) -> VolunteerPlan:
        own = list_loading.own_volunteers(conn, numbers_of(entries))
        return VolunteerPlan(desk, volunteer_rows.everybody(conn), own, along(entries))

    def alike(self, desk: Desk, plan: VolunteerPlan, go_on: GoOn) -> tuple[Resemblance, ...]:
        known: dict[tuple[str, str], str] = {}
        for row in plan.known:
            known.update(dict.fromkeys(_marks(row.data), row.name))
        lines: dict[tuple[str, str], int] = {}
        found: list[Resemblance] = []
        for one in plan.new:
            marks = _marks(one.data)
            name = next((known[mark] for mark in marks if mark in known), None)
            line = next((lines[mark] for mark in marks if mark in lines), None)
            if name is not None:
                found.append(Resemblance(one.line, None, None, name))
            elif line is not None:
                found.append(Resemblance(one.line, None, line))
            for mark in marks:
                lines.setdefault(mark, one.line)
        return tuple(found)

    def write(self, desk: Desk, uow: UnitOfWork, plan: VolunteerPlan, batch: BatchRows, go_on: GoOn) -> None:
        list_loading.change_volunteers(uow, plan.changes, desk.today(), batch, go_on)
        list_loading.load_volunteers(uow, plan.new, batch, go_on)


def _marks(data: VolunteerData) -> list[tuple[str, str]]:
    """By what one is probably the same: the name, whichever part is first, with the telephone or the address."""
    words = display_name(data.given_name, data.family_name).casefold().replace("-", " ").split()
    name = " ".join(sorted(map(bare, words)))
    phone, email = national_digits(data.phone), data.email.casefold()
    return [(name, mark) for mark in (phone, email) if mark]


def _name(cell: Cell) -> tuple[str | None, Sentence | None]:
    name, said = cell_damage.person_name(cell.text, cell.kind)
    if len(name) > NAME_LENGTH:
        return cell_values.line("name", NAME_LENGTH)(cell)
    return name or None, said


def _roles(values: ValueList) -> Reads:
    lookup = of_values(words_of(values, _ROLES))

    def read(cell: Cell) -> tuple[tuple[str, ...] | None, Sentence | None]:
        if is_nothing(cell.text):
            return None, None
        whole = lookup(cell.text)[0]
        found = (
            {cell.text: whole}
            if whole
            else {part: lookup(part)[0] for part in cell_values.parts_of(cell.text)}
        )
        for part in [part for part, code in found.items() if code is None]:
            # "Dolmetschen (arabisch)": the word before it is known, what stands behind it is told.
            before, _, behind = part.partition("(")
            if behind and (code := lookup(before.strip())[0]):
                del found[part]
                found |= {before: code, behind.strip(" )"): None}
        codes = tuple(dict.fromkeys(code for code in found.values() if code))
        return codes or None, _unknown(part for part, code in found.items() if code is None)

    return read


def _languages(values: ValueList, levels: ValueList) -> Reads:
    """Languages with how well somebody speaks them: "Arabisch (Muttersprache), Deutsch B2"."""
    lookup = language_lookup(values)
    level_of = of_values(words_of(levels, _LEVELS))

    def one(part: str) -> tuple[str, str | None] | None:
        for text, level in _with_level(part):
            code = lookup(text)[0]
            known = level_of(level)[0] if level else None
            if code is not None and (known is not None or not level):
                return code, known
        code = lookup(part)[0]
        return None if code is None else (code, None)

    def beside(part: str, language: tuple[str, str | None]) -> str:
        """What stands beside a language and is no level that is known: "sehr gut"."""
        ways = reversed(_with_level(part))
        return next((said for text, said in ways if said and lookup(text)[0] == language[0]), "")

    def read(cell: Cell) -> tuple[tuple[tuple[str, str | None], ...] | None, Sentence | None]:
        if is_nothing(cell.text):
            return None, None
        found = {part: one(part) for part in cell_values.parts_of(cell.text)}
        said = _unknown(
            part if language is None else beside(part, language)
            for part, language in found.items()
            if language is None or (language[1] is None and beside(part, language))
        )
        known: dict[str, str | None] = {}
        for language in found.values():
            if language is not None:
                known[language[0]] = known.get(language[0]) or language[1]
        return tuple(known.items()) or None, said

    return read


def _with_level(part: str) -> list[tuple[str, str]]:
    """A language and its level, the ways in which they may stand beside one another."""
    ways = [(part, "")]
    for sign in ("(", "[", ":", "="):
        text, found, level = part.partition(sign)
        if found:
            ways.append((text.strip(), level.strip(" )]")))
    text, _, level = part.rpartition(" ")
    if text:
        ways.append((text.strip(), level.strip()))
    return list(reversed(ways))


def _unknown(parts: Any) -> Sentence | None:
    words = ", ".join(f"„{part[:40]}“" for part in parts)
    return Sentence("import", _LEFT_OUT, {"words": words}) if words else None
