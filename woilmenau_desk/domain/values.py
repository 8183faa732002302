"""Value lists: reasons, topics, statuses and the like, which the centre may change without a programmer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Value:
    """One entry of a list. `code` never changes once it was used; the words may.

    `extra` holds what only this list knows: the key of a reason, the group of a status.
    """

    code: str
    de: str
    en: str
    active: bool = True
    extra: Mapping[str, object] = field(default_factory=dict)
    version: int = field(default=0, compare=False)  # 0: the centre never changed it

    def label(self, language: str = "de") -> str:
        """The word for people; German where English is missing."""
        return (self.en or self.de) if language == "en" else self.de

    def __str__(self) -> str:
        return self.de


class ValueList:
    """The entries of one list in their order, inactive ones included."""

    def __init__(self, name: ListName, values: Iterable[Value]) -> None:
        self.name = name
        self._values = {value.code: value for value in values}

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
        """The entries that can be chosen today."""
        return tuple(value for value in self._values.values() if value.active)
