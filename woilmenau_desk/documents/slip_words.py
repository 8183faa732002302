"""The fixed phrases of what visitors read (slips, posters), one file a language in `i18n/slips/`.

A new language is one new file; a test sees to it that each holds every phrase and that the fonts have every letter.
"""

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime
from babel.numbers import format_decimal
from babel.units import format_unit

from woilmenau_desk.documents.shaping import sentence
from woilmenau_desk.documents.slip_files import GERMAN as GERMAN
from woilmenau_desk.documents.slip_files import available_slip_languages as available_slip_languages
from woilmenau_desk.documents.slip_files import slip_folder
from woilmenau_desk.domain.errors import BrokenSlipFile, CannotRead, SlipLanguageMissing
from woilmenau_desk.domain.limits import SETTINGS_BYTES
from woilmenau_desk.incoming import read_whole, toml_of


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences; those with places name them in braces."""

    appointment: str
    clock: str  # {time}
    duration: str  # {minutes}, with the unit
    ask_for: str  # {colleague}
    stop: str  # {stop}
    transit: str  # where no stop is known
    parking: str  # {parking}
    meet_there: str  # the place is not the centre: an office, a doctor
    interpreter: str
    please_bring: str  # before a list
    bring_slip: str
    prevented: str
    called_off: str
    moved_up: str  # {offer}: somebody from the waiting list has a place now
    calendar: str


@dataclass(frozen=True, slots=True)
class WaitingPhrases:
    """What stands on the slip with a number, and on the screen of the waiting room."""

    number: str
    please_wait: str
    room: str  # {room}


@dataclass(frozen=True, slots=True)
class ReminderPhrases:
    """What is sent to somebody the day before."""

    text: str  # {date}, {time}, {place}
    call: str  # {phone}


@dataclass(frozen=True, slots=True)
class BoardPhrases:
    """What the pointing board says beside the reasons."""

    title: str
    i_speak: str
    wait: str
    tomorrow: str
    bring: str
    interpreter: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class ProgrammePhrases:
    """What stands on the poster of a week's programme."""

    title: str
    free: str
    ask: str
    nothing: str
    cancelled: str
    closed: str
    room: str  # {room}
    everybody: str
    women: str
    children: str
    families: str
    childcare: str
    literacy: str


@dataclass(frozen=True, slots=True)
class ReceiptPhrases:
    """What stands beside number, name and amount on a receipt."""

    title: str
    number: str
    day: str
    amount: str
    what_for: str
    name: str
    nameless: str
    paid_by: str
    received: str
    signature: str


@dataclass(frozen=True, slots=True)
class ReferralPhrases:
    """What stands on the slip of a referral."""

    title: str
    hours: str
    bring: str
    valid: str  # {date}: the last day on which the place can be turned to
    code: str
    back: str


@dataclass(frozen=True, slots=True)
class DeadlinePhrases:
    """What stands on the slip of a deadline."""

    title: str
    until: str
    early: str
    bring: str
    no_advice: str


OFFER_KINDS: Final = (
    "language_course",
    "tutoring",
    "womens_cafe",
    "cycling",
    "workshop",
    "leisure",
    "info_event",
    "training",
    "other",
)


AID_KINDS: Final = (
    "food_voucher",
    "clothing",
    "hygiene",
    "ticket",
    "money",
    "medical",
    "shelter",
    "phone_sim",
    "children",
    "other",
    "crisis_talk",
    "accompaniment",
)


BRING_ITEMS: Final = (
    "id_paper",
    "letters",
    "payslips",
    "bank_statements",
    "iban",
    "rental_contract",
    "health_card",
    "vaccination_record",
    "birth_certificate",
    "school_papers",
    "cv",
    "photo",
    "phone",
    "glasses",
)
"""What may be brought along, by the codes of its value list as shipped."""


REASONS: Final = (
    "encounter",
    "quick_info",
    "counselling",
    "emergency_aid",
    "offer",
    "paperwork",
    "appointment",
    "volunteering",
)
"""The reasons of the pointing board, by the codes of their value list as shipped."""


@dataclass(frozen=True, slots=True, eq=False)
class SlipWords:
    """One language of the slip and of the poster. Each is itself alone: of a language there are as many as corrections."""

    code: str
    name: str  # the language in itself
    german_name: str
    locale: Locale
    right_to_left: bool
    date_pattern: str
    time_pattern: str
    digits: str  # "0123456789" or the ten of that script
    minutes: str  # "{number} …", where CLDR has no word for minutes; else empty
    months: tuple[str, ...]  # twelve, where CLDR's own are not what people say; else empty
    checked: str  # which native speaker has checked the sentences, and when; empty: nobody yet
    text: Phrases
    bring: Mapping[str, str]  # by code; what the centre added itself has none
    waiting: WaitingPhrases
    reminder: ReminderPhrases
    board: BoardPhrases
    board_reasons: Mapping[str, str]  # by code
    programme: ProgrammePhrases
    receipt: ReceiptPhrases
    referral: ReferralPhrases
    deadline: DeadlinePhrases
    offer_kinds: Mapping[str, str]  # by code; what the centre added itself has none
    aid_kinds: Mapping[str, str]  # the same
    way: str = ""  # the centre's own sentence on how one gets there; no file has one

    def every_sentence(self) -> str:
        """All that can stand on paper in it, a line each: for asking whether the fonts have its letters."""
        told = [self.name, self.digits, self.way, self.minutes, *self.months]
        for table in _CODES:
            held = getattr(self, table)
            texts = held.values() if isinstance(held, Mapping) else astuple(held)
            told.extend(texts)
        return "\n".join(told)

    def day(self, moment: datetime) -> str:
        """Weekday, day and month, in the language and its figures."""
        return self._written(moment, self.date_pattern)

    def weekday(self, moment: datetime) -> str:
        """The weekday alone."""
        return self._written(moment, "EEEE")

    def date(self, moment: datetime) -> str:
        """Day and month alone."""
        return self._written(moment, _WEEKDAY.sub("", self.date_pattern))

    def _written(self, moment: datetime, pattern: str) -> str:
        if self.months:
            pattern = pattern.replace("MMMM", f"'{self.months[moment.month - 1]}'")
        return self.in_own_digits(format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=self.locale))

    def clock(self, moment: datetime) -> str:
        """The time of day as a phrase of the language; for `shape_sentence`."""
        return sentence(self.text.clock, {"time": self.time(moment)})

    def time(self, moment: datetime) -> str:
        """The time of day as the language writes it."""
        return self._written(moment, self.time_pattern)

    def tells_time_differently(self, moment: datetime) -> bool:
        """Whether the language's own way to write the time differs from 14:30."""
        return self.time(moment) != moment.strftime("%H:%M")

    def duration(self, minutes: int) -> str:
        """How long it takes, as a phrase of the language; for `shape_sentence`."""
        return sentence(self.text.duration, {"minutes": self.in_own_digits(self._minutes(minutes))})

    def _minutes(self, number: int) -> str:
        """An amount of minutes, counted as the language counts."""
        if self.minutes:
            return self.minutes.format(number=number)
        told = format_unit(number, "duration-minute", length="long", locale=self.locale)
        if _UNNAMED in told:
            # Where a language writes the long form like the short one, the data has it there alone.
            told = format_unit(number, "duration-minute", length="short", locale=self.locale)
        return told

    def ask_for(self, colleague: str) -> str:
        """Whom to ask for, as a sentence of the language; for `shape_sentence`."""
        return sentence(self.text.ask_for, {"colleague": colleague})

    def moved_up(self, offer: str) -> str:
        """That there is a place now, as plain text to be sent; the offer's title keeps its own direction."""
        return self.text.moved_up.format(offer=f"\u2068{offer}\u2069" if self.right_to_left else offer)

    def euros(self, cents: int) -> str:
        """An amount as the language writes it."""
        if self.digits != _LATIN_DIGITS:
            whole = f"{cents // 100:,}".replace(",", _ARABIC_THOUSANDS)
            return self.in_own_digits(f"{whole}{_ARABIC_DECIMALS}{cents % 100:02}") + " €"
        return f"{format_decimal(Decimal(cents) / 100, '#,##0.00', self.locale)} €"

    def in_own_digits(self, text: str) -> str:
        """The text with its Latin digits written as the language writes them."""
        return text.translate(str.maketrans("0123456789", self.digits))


_UNNAMED: Final = "duration-"  # what babel writes where the data has no word
_LATIN_DIGITS: Final = "0123456789"
# The digits of Arabic script come with signs of their own.
_ARABIC_THOUSANDS, _ARABIC_DECIMALS = "٬", "٫"
PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "minutes": ("number",),
    "text.clock": ("time",),
    "text.duration": ("minutes",),
    "text.ask_for": ("colleague",),
    "text.stop": ("stop",),
    "text.parking": ("parking",),
    "text.moved_up": ("offer",),
    "waiting.room": ("room",),
    "reminder.text": ("date", "time", "place"),
    "reminder.call": ("phone",),
    "programme.room": ("room",),
    "referral.valid": ("date",),
}
"""What is put into a sentence, by "table.phrase": each of these, and nothing else."""
_WEEKDAY: Final = re.compile(r"^EEEE[\s,،፣]*|[\s,،፣]*EEEE$")


WAY: Final = "facts.way"
"""How one gets there, in a language: the centre's alone, so no file holds it."""
_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": tuple(field.name for field in fields(Phrases)),
    "bring": BRING_ITEMS,
    "waiting": tuple(field.name for field in fields(WaitingPhrases)),
    "reminder": tuple(field.name for field in fields(ReminderPhrases)),
    "board": tuple(field.name for field in fields(BoardPhrases)),
    "board_reasons": REASONS,
    "programme": tuple(field.name for field in fields(ProgrammePhrases)),
    "receipt": tuple(field.name for field in fields(ReceiptPhrases)),
    "referral": tuple(field.name for field in fields(ReferralPhrases)),
    "deadline": tuple(field.name for field in fields(DeadlinePhrases)),
    "offer_kinds": OFFER_KINDS,
    "aid_kinds": AID_KINDS,
}
WIDENED: Final = ("bring", "board_reasons", "offer_kinds", "aid_kinds")
"""The tables by the codes of a value list. What the centre added to such a list it can give words as well."""


def slip_words(code: str, corrections: Mapping[str, str] | None = None) -> SlipWords:
    """The phrases of a language, as the centre corrected them: by "table.phrase".

    A correction that fits no more (another version has other places) leaves the sentence as shipped.
    Raises SlipLanguageMissing when there is no file for it, or BrokenSlipFile.
    """
    if code not in available_slip_languages():
        raise SlipLanguageMissing(language=code)
    return _corrected(slip_folder() / f"{code}.toml", tuple(sorted((corrections or {}).items())))


def shipped_phrases(code: str) -> Mapping[str, str]:
    """Every sentence of a language as shipped, by "table.phrase", in the order of the files.

    Raises SlipLanguageMissing or BrokenSlipFile.
    """
    if code not in available_slip_languages():
        raise SlipLanguageMissing(language=code)
    words, content = _read(slip_folder() / f"{code}.toml")
    held = {
        f"{table}.{phrase}": str(text) for table in _CODES for phrase, text in _table(content, table).items()
    }
    return {**held, WAY: words.way}


def places_of(phrase: str) -> tuple[str, ...]:
    """What is put into a sentence, by name."""
    return PLACES.get(phrase, ())


def has_its_places(phrase: str, text: str) -> bool:
    """Whether a sentence holds each of its places as `{name}`, and no other brace."""
    # Nothing but the value goes into its place: no attribute of it, no width, no other way to write it.
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        return False
    if any("{" in said or "}" in said for said, *_ in parsed):
        return False
    there = {(name, spec, how) for _, name, spec, how in parsed if name is not None}
    return there == {(name, "", None) for name in places_of(phrase)}


@lru_cache(maxsize=128)
def _corrected(file: Path, corrections: tuple[tuple[str, str], ...]) -> SlipWords:
    words, content = _read(file)
    if not corrections:
        return words
    tables: dict[str, Any] = {table: dict(_table(content, table)) for table in _CODES}
    way = words.way
    for phrase, text in corrections:
        table, _, code = phrase.partition(".")
        if phrase == WAY:
            way = text
        elif text and has_its_places(phrase, text) and (code in tables.get(table, ()) or table in WIDENED):
            tables[table][code] = text
    return replace(words_from(words.code, {**content, **tables}, widened=True), way=way)


def _table(content: Mapping[str, object], table: str) -> Mapping[str, object]:
    held = content.get(table)
    return held if isinstance(held, dict) else {}


@cache
def _read(file: Path) -> tuple[SlipWords, Mapping[str, object]]:
    try:
        content = toml_of(read_whole(file, SETTINGS_BYTES).decode("utf-8-sig"))
        return words_from(file.stem, content), content
    except (OSError, ValueError, CannotRead, UnknownLocaleError) as error:
        raise BrokenSlipFile(file=file.name) from error


def words_from(code: str, content: Mapping[str, object], *, widened: bool = False) -> SlipWords:
    """One language from the content of its file. Raises ValueError that names what is missing or too much.

    `widened`: what the centre added to its value lists may have words as well.
    """
    told = {table: _phrases(code, content, table, widened) for table in _CODES}
    months = content.get("months", [])
    if not isinstance(months, list) or len(months) not in (0, 12):
        raise ValueError(f"slip language {code}: months are twelve or left out")
    digits = str(content.get("digits", "0123456789"))
    if len(digits) != 10:
        raise ValueError(f"slip language {code}: digits are ten, from zero to nine")
    minutes = str(content.get("minutes", ""))
    if minutes and not has_its_places("minutes", minutes):
        raise ValueError(f"slip language {code}: the place of minutes is {{number}}")
    try:
        return SlipWords(
            code=code,
            name=str(content["name"]),
            german_name=str(content["german_name"]),
            locale=Locale.parse(str(content["locale"])),
            right_to_left=bool(content["right_to_left"]),
            date_pattern=str(content["date_pattern"]),
            time_pattern=str(content["time_pattern"]),
            digits=digits,
            minutes=minutes,
            months=tuple(str(month) for month in months),
            checked=str(content["checked"]),
            text=Phrases(**told["text"]),
            bring=told["bring"],
            waiting=WaitingPhrases(**told["waiting"]),
            reminder=ReminderPhrases(**told["reminder"]),
            board=BoardPhrases(**told["board"]),
            board_reasons=told["board_reasons"],
            programme=ProgrammePhrases(**told["programme"]),
            receipt=ReceiptPhrases(**told["receipt"]),
            referral=ReferralPhrases(**told["referral"]),
            deadline=DeadlinePhrases(**told["deadline"]),
            offer_kinds=told["offer_kinds"],
            aid_kinds=told["aid_kinds"],
        )
    except KeyError as missing:
        raise ValueError(f"slip language {code}: {missing} is missing") from missing


def _phrases(code: str, content: Mapping[str, object], table: str, widened: bool) -> dict[str, str]:
    wanted = set(_CODES[table])
    given: dict[str, Any] = dict(_table(content, table))
    complete = given.keys() >= wanted if widened and table in WIDENED else given.keys() == wanted
    if not complete or not all(isinstance(value, str) and value for value in given.values()):
        raise ValueError(f"slip language {code}: [{table}] wants exactly {', '.join(sorted(wanted))}")
    for phrase, text in given.items():
        if not has_its_places(f"{table}.{phrase}", text):
            places = places_of(f"{table}.{phrase}")
            told = ", ".join(f"{{{name}}}" for name in places) or "none"
            raise ValueError(f"slip language {code}: the places of {table}.{phrase} are: {told}")
    return given
