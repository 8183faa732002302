"""One entry of a value list, with what only its list knows."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from woilmenau_desk.domain.aid import LARGEST_AMOUNT_CENTS
from woilmenau_desk.domain.appointments import (
    LONGEST_BUFFER,
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    USUAL_MINUTES,
)
from woilmenau_desk.domain.errors import BadInput, KnownError
from woilmenau_desk.domain.money import figures, parse_cents
from woilmenau_desk.domain.values import ListName, Value, ValueList
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.value_files import CODE, REASON_KEYS, SUGGESTION_TARGETS
from woilmenau_desk.ui import theme
from woilmenau_desk.ui.draft_fields import value_of
from woilmenau_desk.ui.pages.centre.hours import kind_field
from woilmenau_desk.ui.pages.centre.section import saved_elsewhere
from woilmenau_desk.ui.pages.centre.since import Since
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.fields import ChoiceField, LongText, NumberField
from woilmenau_desk.ui.widgets.form import Form
from woilmenau_desk.ui.widgets.labels import text_label
from woilmenau_desk.ui.widgets.moments import DateField
from woilmenau_desk.ui.words import word

# Icons that may stand for a reason, with the word they are chosen by.
_ICONS = (
    ("cup", QT_TRANSLATE_NOOP("admin", "Tasse")),
    ("info", QT_TRANSLATE_NOOP("admin", "Auskunft")),
    ("counselling", QT_TRANSLATE_NOOP("admin", "Gespräch")),
    ("aid", QT_TRANSLATE_NOOP("admin", "Hilfe")),
    ("offer", QT_TRANSLATE_NOOP("admin", "Angebot")),
    ("mail", QT_TRANSLATE_NOOP("admin", "Brief")),
    ("document", QT_TRANSLATE_NOOP("admin", "Papier")),
    ("calendar", QT_TRANSLATE_NOOP("admin", "Kalender")),
    ("volunteer", QT_TRANSLATE_NOOP("admin", "Ehrenamt")),
    ("people", QT_TRANSLATE_NOOP("admin", "Leute")),
    ("household", QT_TRANSLATE_NOOP("admin", "Familie")),
    ("language", QT_TRANSLATE_NOOP("admin", "Sprache")),
    ("phone", QT_TRANSLATE_NOOP("admin", "Telefon")),
    ("referral", QT_TRANSLATE_NOOP("admin", "Weiterweisen")),
    ("question", QT_TRANSLATE_NOOP("admin", "Frage")),
    ("door", QT_TRANSLATE_NOOP("admin", "Tür")),
)
TARGET_WORDS = {
    "wo:ilmenau": QT_TRANSLATE_NOOP("admin", "hier beraten"),
    "SOBERI": QT_TRANSLATE_NOOP("admin", "an SOBERI"),
    "ask": QT_TRANSLATE_NOOP("admin", "erst klären"),
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CODE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class _Extra:
    """A field beyond the words.

    `kind`: text, lines (of text), flag, key, icon, hours, group, target, area, euros, cents, days (a number), minutes,
    buffer, colour or day.
    """

    name: str
    label: str
    kind: str = "text"
    hint: str = ""


_EXTRAS: Mapping[ListName, tuple[_Extra, ...]] = {
    ListName.REASONS: (
        _Extra("key", QT_TRANSLATE_NOOP("admin", "Taste an der Theke"), "key"),
        _Extra("icon", QT_TRANSLATE_NOOP("admin", "Bild"), "icon"),
        _Extra("hours", QT_TRANSLATE_NOOP("admin", "Nach welchen Zeiten?"), "hours"),
    ),
    ListName.STATUSES: (
        _Extra("group", QT_TRANSLATE_NOOP("admin", "Gruppe"), "group"),
        _Extra("paragraph", QT_TRANSLATE_NOOP("admin", "Paragraf")),
        _Extra("goes_on_until", QT_TRANSLATE_NOOP("admin", "Gilt von selbst weiter bis"), "day"),
        _Extra("goes_on_if_valid_on", QT_TRANSLATE_NOOP("admin", "… wenn gültig am"), "day"),
    ),
    ListName.STATUS_GROUPS: (
        _Extra("target", QT_TRANSLATE_NOOP("admin", "Wer berät diese Gruppe?"), "target"),
    ),
    ListName.LANGUAGES: (
        _Extra("own", QT_TRANSLATE_NOOP("admin", "Wie sie sich selbst nennt")),
        _Extra("rtl", QT_TRANSLATE_NOOP("admin", "von rechts nach links"), "flag"),
    ),
    ListName.AID_KINDS: (
        _Extra("amount", QT_TRANSLATE_NOOP("admin", "mit Geldbetrag"), "flag"),
        _Extra(
            "usual_cents",
            QT_TRANSLATE_NOOP("admin", "Üblich sind bis"),
            "cents",
            QT_TRANSLATE_NOOP("admin", "Für ein Stück. Darüber wird gefragt, ob es stimmt. Leer: nie."),
        ),
        _Extra(
            "again_after_days",
            QT_TRANSLATE_NOOP("admin", "Frühestens wieder nach Tagen"),
            "days",
            QT_TRANSLATE_NOOP(
                "admin",
                "Gab es dasselbe für den Haushalt so kurz vorher, steht es da. Gesperrt wird nie. Leer: kein Hinweis.",
            ),
        ),
    ),
    ListName.REFERRAL_TARGETS: (
        _Extra("address", QT_TRANSLATE_NOOP("admin", "Adresse")),
        _Extra("phone", QT_TRANSLATE_NOOP("admin", "Telefon")),
        _Extra("hours", QT_TRANSLATE_NOOP("admin", "Sprechzeiten")),
        _Extra("bring", QT_TRANSLATE_NOOP("admin", "Was mitzubringen ist")),
    ),
    ListName.APPOINTMENT_TYPES: (
        _Extra("minutes", QT_TRANSLATE_NOOP("admin", "Dauer in Minuten"), "minutes"),
        _Extra(
            "buffer",
            QT_TRANSLATE_NOOP("admin", "Puffer danach in Minuten"),
            "buffer",
            QT_TRANSLATE_NOOP("admin", "So lange bleiben Kollegin oder Kollege und Raum danach belegt."),
        ),
        _Extra("colour", QT_TRANSLATE_NOOP("admin", "Farbe im Kalender"), "colour"),
        _Extra("own_place", QT_TRANSLATE_NOOP("admin", "findet anderswo statt"), "flag"),
    ),
    ListName.LETTER_KINDS: (
        _Extra(
            "length",
            QT_TRANSLATE_NOOP("admin", "Frist"),
            hint=QT_TRANSLATE_NOOP(
                "admin", "Wie im Brief, z. B. 2 Wochen oder 1 Monat. Vom Zentrum geprüft."
            ),
        ),
    ),
    ListName.TEXT_BLOCKS: (_Extra("text", QT_TRANSLATE_NOOP("admin", "Text"), "lines"),),
    ListName.VOLUNTEER_ROLES: (
        _Extra("area", QT_TRANSLATE_NOOP("admin", "Bereich, unter dem die Stunden zählen"), "area"),
        _Extra("certificate", QT_TRANSLATE_NOOP("admin", "verlangt ein Führungszeugnis"), "flag"),
        _Extra("pledge", QT_TRANSLATE_NOOP("admin", "verlangt die Verschwiegenheitserklärung"), "flag"),
        _Extra("briefing", QT_TRANSLATE_NOOP("admin", "verlangt eine Einweisung"), "flag"),
        _Extra("training", QT_TRANSLATE_NOOP("admin", "verlangt eine Schulung"), "flag"),
    ),
    ListName.ALLOWANCE_RULES: (
        _Extra(
            "limit",
            QT_TRANSLATE_NOOP("admin", "Höchstens im Jahr"),
            "euros",
            QT_TRANSLATE_NOOP("admin", "Ganze Euro, z. B. 3300."),
        ),
    ),
}
# Lists whose entries are days of the calendar: without the first and the last of them an entry is nothing.
_WITH_DAYS = frozenset({ListName.SCHOOL_HOLIDAYS})
_MOST_EUROS = 100_000
_MOST_DAYS = 366
_LINES_HEIGHT = 120


def code_for(german: str, taken: Collection[str]) -> str:
    """A code made from the German word: small letters, digits and _, none that is taken; empty for no word."""
    plain = german.strip().casefold().translate(_UMLAUTS)
    code = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_CODE_LENGTH].strip("_")
    if not code:
        return ""
    if not code[0].isalpha():
        code = f"x_{code}"
    found, number = code, 2
    while found in taken:
        found, number = f"{code}_{number}", number + 1
    return found


class ValueForm(QWidget):
    """The form for the entries of one list; another list gets another form."""

    submitted = Signal()

    def __init__(
        self,
        values: ValueList,
        lists: Mapping[ListName, ValueList],
        language: str,
        today: Callable[[], date],
    ) -> None:
        """`lists` are all of them: an entry of one may belong to one of another, as a status to its group."""
        super().__init__()
        self._values = values
        self._old: Value | None = None
        self._clean: dict[str, object] = {}
        self._over: dict[date, int] = {}
        self.form = Form(2)
        self.code = QLineEdit()
        self._code_is_typed = values.name is ListName.LANGUAGES
        self._code_said = text_label("", "soft")
        self.de, self.en = QLineEdit(), QLineEdit()
        self.form.add("de", self.tr("Deutsch"), self.de, span=0)
        hint = self.tr("Leer: auch dort steht das deutsche Wort.")
        self.form.add("en", self.tr("Englisch"), self.en, hint=hint, span=0)
        if self._code_is_typed:
            self.form.add(
                "code",
                self.tr("Sprachkürzel"),
                self.code,
                hint=self.tr("Zwei oder drei Buchstaben, z. B. uk."),
                span=0,
            )
        self._extras: dict[str, QWidget] = {}
        for extra in _EXTRAS.get(values.name, ()):
            field = _field(extra, lists, language, today)
            self._extras[extra.name] = field
            caption = word("admin", extra.label)
            if isinstance(field, QCheckBox):
                field.setText(caption)
                field.setAccessibleName(caption)
                self.form.add_line(field)
            else:
                hint = word("admin", extra.hint) if extra.hint else ""
                span = 1 if isinstance(field, DateField) else 0
                self.form.add(extra.name, caption, field, hint=hint, span=span)
        self.first = DateField(today, field="first")
        self.last = DateField(today, prefer="future", field="last")
        if values.name in _WITH_DAYS:
            self.form.add("first", self.tr("Erster Tag"), self.first)
            self.form.add("last", self.tr("Letzter Tag"), self.last)
        else:
            self.form.add("first", self.tr("Gibt es seit"), self.first)
            self.form.add("last", self.tr("Gibt es bis"), self.last)
        self.since = Since(self.form, today)
        self.form.submitted.connect(self.submitted)
        self.de.textEdited.connect(lambda _text: self._tell_code())
        self.code.textEdited.connect(lambda _text: self._tell_code())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self._code_said)

    def fields(self) -> dict[str, QWidget]:
        """Everything that is typed or chosen; what a DraftKeeper takes."""
        return {**self.form.fields(), **self._extras}

    def set_values(self, values: ValueList) -> None:
        """The list as it is now; codes in it are taken."""
        self._values = values

    def show_value(self, value: Value | None) -> None:
        """Fill it with an entry, or empty it for a new one; what is being typed into the same one stays."""
        history = self._values.history(value.code) if value else ()
        self._over = {entry.since: entry.version for entry in history if entry.id is not None}
        old = self._old
        if value is not None and old is not None and old.code == value.code and self._typed() != self._clean:
            if (value, value.version) != (old, old.version):
                # From here on what is saved is saved over what is told here.
                self._old = value
                said = " · ".join(filter(None, (value.de, value.en)))
                self.form.problem.set_text(saved_elsewhere(said), Tone.WARN)
            return
        self._old = value
        self.form.clear_errors()
        self.de.setText(value.de if value else "")
        self.en.setText(value.en if value else "")
        self.code.setText(value.code if value else "")
        # A code never changes once it was used.
        self.code.setReadOnly(value is not None)
        for name, field in self._extras.items():
            _fill(field, value.extra.get(name) if value else None)
        self.first.set_value(value.first if value else None)
        self.last.set_value(value.last if value else None)
        # Not even a new entry held before today: no report of then counted it.
        self.since.start(can_correct=value is not None)
        self._tell_code()
        self._clean = self._typed()

    def over(self, since: date | None) -> int:
        """The version of the entry of the same code that was shown to hold from that day; 0: there was none."""
        return 0 if since is None else self._over.get(since, 0)

    def saved(self) -> None:
        """What stands there is what holds now."""
        self._clean = self._typed()

    def _typed(self) -> dict[str, object]:
        fields = self.form.fields()
        return {name: value_of(field) for name, field in fields.items() if name != "since"}

    def value(self) -> Value:
        """The entry as it stands there. Raises BadInput."""
        extra = dict(self._old.extra) if self._old else self._new_extra()
        for name, field in self._extras.items():
            found = _read(field)
            if found is None and isinstance(field, CentsField | DaysField) and extra.get(name):
                # A number that was emptied is "never", and not once more the one that is shipped.
                found = 0
            if found == 0 and isinstance(field, NumberField) and self._old and name not in self._old.extra:
                # Nobody said that there is none: it was not said at all.
                found = None
            if found in (None, "") and not (self._old and name in self._old.extra and found == ""):
                extra.pop(name, None)
            else:
                extra[name] = found
        code = self._code()
        if not code or not CODE.fullmatch(code) or (self._old is None and code in self._values):
            raise self._bad_code(code)
        if self._values.name in _WITH_DAYS:
            for name, shown in (("first", self.first), ("last", self.last)):
                if shown.value() is None:
                    raise BadInput(name, Sentence("errors", _NO_DAY))
        if self._old is not None:
            words = replace(self._old, de=self.de.text(), en=self.en.text(), extra=extra)
            return replace(words, first=self.first.value(), last=self.last.value())
        value = Value(code, self.de.text(), self.en.text(), True, extra)
        return replace(value, first=self.first.value(), last=self.last.value())

    def show_error(self, error: KnownError) -> None:
        """Tell it at its field."""
        self.form.show_error(error)

    def _code(self) -> str:
        if self._old is not None:
            return self._old.code
        if self._code_is_typed:
            return self.code.text().strip().casefold()
        return code_for(self.de.text(), [value.code for value in self._values])

    def _bad_code(self, code: str) -> BadInput:
        if not self._code_is_typed:
            return BadInput("de", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Das deutsche Wort fehlt.")))
        if code in self._values:
            text = QT_TRANSLATE_NOOP("errors", "Das Kürzel „{code}“ gibt es schon.")
            return BadInput("code", Sentence("errors", text, {"code": code[:_CODE_LENGTH]}))
        text = QT_TRANSLATE_NOOP("errors", "Das Kürzel besteht aus Buchstaben und Ziffern, z. B. uk.")
        return BadInput("code", Sentence("errors", text))

    def _new_extra(self) -> dict[str, object]:
        """What a new language needs beside its words."""
        if self._values.name is not ListName.LANGUAGES:
            return {}
        return {"locale": self._code()}

    def _tell_code(self) -> None:
        code = self._code()
        self._code_said.setText(self.tr("Kürzel in der Ablage: {code}").format(code=code) if code else "")


class EurosField(QLineEdit):
    """A whole number of euros."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setMaxLength(12)

    def euros(self) -> int:
        """The number. Raises BadInput where none stands there, or one that no limit can be."""
        said = re.sub(r"[\s\u00a0€]|euro", "", self.text().casefold())
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", said):
            said = said.replace(".", "")
        if not re.fullmatch(r"[0-9]{1,9}", said) or not 0 < int(said) <= _MOST_EUROS:
            raise BadInput(self._name, Sentence("errors", _NO_EUROS, {"most": f"{_MOST_EUROS // 1000}.000"}))
        return int(said)


class CentsField(QLineEdit):
    """An amount in euros and cents; empty for none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setMaxLength(14)

    def cents(self) -> int | None:
        """The amount in cents. Raises BadInput where none can be read."""
        return parse_cents(self.text(), field=self._name, most=LARGEST_AMOUNT_CENTS)

    def show_cents(self, cents: object) -> None:
        """Show an amount; whatever is none shows as nothing."""
        self.setText(figures(cents) if isinstance(cents, int) and cents > 0 else "")


class DaysField(QLineEdit):
    """A number of days; empty for none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setMaxLength(10)

    def days(self) -> int | None:
        """The number. Raises BadInput for what is none."""
        said = re.sub(r"\s|tage?n?", "", self.text().casefold())
        if not said:
            return None
        if not re.fullmatch(r"[0-9]{1,4}", said) or not 0 < int(said) <= _MOST_DAYS:
            raise BadInput(self._name, Sentence("errors", _NO_DAYS, {"most": _MOST_DAYS}))
        return int(said)


def _field(
    extra: _Extra, lists: Mapping[ListName, ValueList], language: str, today: Callable[[], date]
) -> QWidget:
    if extra.kind == "flag":
        return QCheckBox()
    if extra.kind == "day":
        return DateField(today, prefer="future", field=extra.name)
    if extra.kind == "hours":
        return kind_field()
    if extra.kind == "key":
        return ChoiceField(((key, key) for key in REASON_KEYS), none=word("admin", _NO_KEY))
    if extra.kind == "group":
        groups = lists[ListName.STATUS_GROUPS].choices()
        return ChoiceField(
            ((group.code, f"{group.code} {group.label(language)}") for group in groups), none=None
        )
    if extra.kind == "area":
        return ChoiceField.of_values(lists[ListName.VOLUNTEER_AREAS], language, none=None)
    if extra.kind == "euros":
        return EurosField(extra.name)
    if extra.kind == "cents":
        return CentsField(extra.name)
    if extra.kind == "days":
        return DaysField(extra.name)
    if extra.kind == "minutes":
        return NumberField(SHORTEST_MINUTES, LONGEST_MINUTES, USUAL_MINUTES)
    if extra.kind == "buffer":
        return NumberField(0, LONGEST_BUFFER)
    if extra.kind == "colour":
        return ChoiceField(((name, word("admin", said)) for name, said in _COLOURS.items()), none=None)
    if extra.kind == "lines":
        lines = LongText()
        lines.setFixedHeight(_LINES_HEIGHT)
        return lines
    if extra.kind == "target":
        choices = ((target, word("admin", TARGET_WORDS[target])) for target in SUGGESTION_TARGETS)
        return ChoiceField(choices, none=None)
    if extra.kind == "icon":
        field = ChoiceField(((name, word("admin", said)) for name, said in _ICONS), none=None)
        for number, (name, _said) in enumerate(_ICONS):
            field.setItemIcon(number, theme.icon(name, "ink"))
        return field
    return QLineEdit()


_COLOURS: Mapping[str, str] = {
    "teal": QT_TRANSLATE_NOOP("admin", "blaugrün"),
    "blue": QT_TRANSLATE_NOOP("admin", "blau"),
    "violet": QT_TRANSLATE_NOOP("admin", "violett"),
    "amber": QT_TRANSLATE_NOOP("admin", "bernstein"),
    "rose": QT_TRANSLATE_NOOP("admin", "rosa"),
    "grey": QT_TRANSLATE_NOOP("admin", "grau"),
}
_NO_KEY = QT_TRANSLATE_NOOP("admin", "keine Taste")
_NO_DAY = QT_TRANSLATE_NOOP("errors", "Ferien haben einen ersten und einen letzten Tag.")
_NO_DAYS = QT_TRANSLATE_NOOP("errors", "Das ist keine Zahl von Tagen, von 1 bis {most}.")
_NO_EUROS = QT_TRANSLATE_NOOP("errors", "Das ist kein Betrag in ganzen Euro, von 1 bis {most}.")


def _fill(field: QWidget, value: object) -> None:
    if isinstance(field, QCheckBox):
        field.setChecked(value is True)
    elif isinstance(field, ChoiceField):
        field.set_code(value if isinstance(value, str) else None)
        if field.currentIndex() < 0:
            field.setCurrentIndex(0)
    elif isinstance(field, DateField):
        field.set_value(date.fromisoformat(value) if isinstance(value, str) and value else None)
    elif isinstance(field, CentsField):
        field.show_cents(value)
    elif isinstance(field, NumberField):
        field.setValue(value if isinstance(value, int) else field.usual)
    elif isinstance(field, LongText):
        field.setPlainText(str(value or ""))
    elif isinstance(field, QLineEdit):
        field.setText(str(value or ""))


def _read(field: QWidget) -> object:
    if isinstance(field, EurosField):
        return field.euros()
    if isinstance(field, CentsField):
        return field.cents()
    if isinstance(field, DaysField):
        return field.days()
    if isinstance(field, NumberField):
        return field.value()
    if isinstance(field, LongText):
        return field.toPlainText().strip()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, ChoiceField):
        return field.code()
    if isinstance(field, DateField):
        day = field.value()
        return day.isoformat() if day is not None else ""
    return field.text().strip() if isinstance(field, QLineEdit) else None
