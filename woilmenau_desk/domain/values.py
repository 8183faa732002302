"""Value lists: reasons, topics, statuses and the like, which the centre may change without a programmer.

A list remembers what held when: each code has one entry or several, each from a day on. A figure of last October asks the
list as it was then (`ValueList.on`), and a code that is offered no more still has its word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from woilmenau_desk.domain.opening import HoursKind
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.domain.words import Labelled


class ListName(StrEnum):
    """The value lists; each has a TOML file of that name in resources/values."""

    REASONS = "reasons"
    CHANNELS = "channels"
    TOPICS = "topics"
    STATUSES = "statuses"
    STATUS_GROUPS = "status_groups"
    BENEFIT_SYSTEMS = "benefit_systems"
    LANGUAGES = "languages"
    GENDERS = "genders"
    INTERPRETING = "interpreting"
    AID_KINDS = "aid_kinds"
    OUTCOMES = "outcomes"
    REFERRAL_TARGETS = "referral_targets"
    REFERRAL_STATES = "referral_states"
    LETTER_KINDS = "letter_kinds"
    TEXT_BLOCKS = "text_blocks"
    RELATIONS = "relations"
    APPOINTMENT_TYPES = "appointment_types"
    ROOMS = "rooms"
    BRING_ITEMS = "bring_items"
    OFFER_KINDS = "offer_kinds"
    TARGET_GROUPS = "target_groups"
    LEVELS = "levels"
    SCHOOL_HOLIDAYS = "school_holidays"
    VOLUNTEER_ROLES = "volunteer_roles"
    VOLUNTEER_AREAS = "volunteer_areas"
    VOLUNTEER_GROUPS = "volunteer_groups"
    ALLOWANCE_RULES = "allowance_rules"
    REPORT_QUESTIONS = "report_questions"


@dataclass(frozen=True, slots=True)
class Value(Labelled):
    """One entry of a list. `code` never changes once it was used; the words may.

    `extra` holds what only this list knows: the key of a reason, the group of a status. All of it holds from the day
    `since` until another entry of the same code does. `first` and `last` are the days from which and until which the
    thing itself exists or is offered, whatever it is called.
    """

    code: str
    de: str
    en: str
    active: bool = True
    extra: Mapping[str, object] = field(default_factory=dict)
    since: date = BEGINNING
    first: date | None = None
    last: date | None = None
    id: int | None = field(default=None, compare=False)  # None: as shipped, not in the store
    version: int = field(default=0, compare=False)  # 0: there is no such row yet

    def label(self, language: str = "de") -> str:
        """The word for people; German where English is missing."""
        return (self.en or self.de) if language == "en" else self.de

    def exists_on(self, day: date) -> bool:
        """Whether the thing itself exists on a day, as far as this entry says."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def offered_on(self, day: date) -> bool:
        """Whether it can be chosen on a day on which this entry holds."""
        return self.active and self.exists_on(day)

    def __str__(self) -> str:
        return self.de


class ValueList:
    """The entries of one list in their order, inactive ones included, as they hold on a day."""

    def __init__(self, name: ListName, values: Iterable[Value], day: date | None = None) -> None:
        """`values`: each code once, or once for each day from which it is otherwise. Without a day, as they came last."""
        self.name = name
        self.day = day
        self._every: dict[str, list[Value]] = {}
        for value in values:
            self._every.setdefault(value.code, []).append(value)
        self._held: dict[str, Value] = {}
        for code, entries in self._every.items():
            entries.sort(key=lambda entry: entry.since)
            self._held[code] = _held(entries, day)
        self._values = {code: _as_offered(entry, day) for code, entry in self._held.items()}

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values.values())

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, code: object) -> bool:
        return code in self._values

    def get(self, code: str | None) -> Value | None:
        """The entry of that code, or None."""
        return self._values.get(code) if code is not None else None

    def label(self, code: str | None, language: str = "de") -> str:
        """The word for a code; the code itself when the list no longer knows it, empty for None."""
        value = self.get(code)
        return value.label(language) if value else (code or "")

    def choices(self) -> tuple[Value, ...]:
        """The entries that can be chosen on the list's day."""
        return tuple(value for value in self._values.values() if value.active)

    def on(self, day: date) -> "ValueList":
        """The list as it holds on that day; what was not offered then is inactive, and has its word all the same."""
        return self if day == self.day else ValueList(self.name, self.every(), day)

    def get_on(self, code: str | None, day: date) -> Value | None:
        """The same as `on(day).get(code)`, without looking at all other entries."""
        entries = self._every.get(code) if code is not None else None
        return None if entries is None else _as_offered(_held(entries, day), day)

    def every(self) -> tuple[Value, ...]:
        """The entries of all days."""
        return tuple(value for entries in self._every.values() for value in entries)

    def begun(self) -> tuple[Value, ...]:
        """The entries that there were by the list's day, those no longer offered included; what came later is not known."""
        day = self.day
        return tuple(
            value for value in self._values.values() if day is None or self._held[value.code].since <= day
        )

    def held(self, code: str) -> Value | None:
        """The entry of that code as it stands, whether or not it is offered on the list's day: what a form changes."""
        return self._held.get(code)

    def history(self, code: str) -> tuple[Value, ...]:
        """One code's entries, the earliest first, each as it stands whatever the list's day is."""
        return tuple(self._every.get(code, ()))


def _held(entries: Sequence[Value], day: date | None) -> Value:
    """Of one code's entries, the earliest first, the one that holds on a day."""
    held = [entry for entry in entries if day is None or entry.since <= day]
    return held[-1] if held else entries[0]


def _as_offered(entry: Value, day: date | None) -> Value:
    # Before the first of its entries there is only the word of it.
    if day is None or entry.active == (entry.since <= day and entry.offered_on(day)):
        return entry
    return replace(entry, active=not entry.active)


def hours_kind(reason: Value | None) -> HoursKind:
    """By which hours a contact of that reason is judged."""
    said = str(reason.extra.get("hours", "")) if reason is not None else ""
    return HoursKind(said) if said in list(HoursKind) else HoursKind.OPEN_HOUSE


def goes_on_until(status: Value | None, printed: date | None) -> date | None:
    """Until when a permit holds of which that date is printed on it.

    A status may go on by law beyond what is printed (`goes_on_until`), for permits that were valid on a day
    (`goes_on_if_valid_on`).
    """
    if status is None or printed is None:
        return printed
    law = _day(status.extra.get("goes_on_until"))
    valid_on = _day(status.extra.get("goes_on_if_valid_on"))
    if law is None or (valid_on is not None and printed < valid_on):
        return printed
    return max(printed, law)


def _day(said: object) -> date | None:
    """A day as a list's files and the store hold it. Raises ValueError for another text."""
    return date.fromisoformat(said) if isinstance(said, str) and said else None


class StatusGroups:
    """In which group a status is on a day: what the groups of persons in a report are counted with."""

    def __init__(self, statuses: ValueList) -> None:
        self._held = {
            status.code: [
                (entry.since, str(entry.extra.get("group") or "")) for entry in statuses.history(status.code)
            ]
            for status in statuses
        }

    def of(self, status: str | None, day: date) -> str | None:
        """The group's code; None where nothing is known of it."""
        entries = self._held.get(status) if status is not None else None
        if not entries:
            return None
        group = entries[0][1]
        for since, later in entries[1:]:
            if since > day:
                break
            group = later
        return group or None
