"""What forms choose from and pages put into words, read once and shared by both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from woilmenau_desk.domain.age_bands import AgeBand, BandSet, bands_on
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.staff import StaffRow
from woilmenau_desk.domain.values import ListName, ValueList, goes_on_until


@dataclass(frozen=True, slots=True)
class Lists:
    """What changes seldom: words, hours, colleagues."""

    values: Mapping[ListName, ValueList]
    opening: Opening
    bands: tuple[BandSet, ...]
    staff: tuple[StaffRow, ...]

    def on(self, name: ListName, day: date) -> ValueList:
        """One value list as it held on a day."""
        return self.values[name].on(day)

    def age_bands(self, day: date) -> tuple[AgeBand, ...]:
        """The bands by which anonymous visitors are told on a day."""
        return bands_on(self.bands, day)


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The words for the codes in a person's data, and what a form chooses from."""

    values: Mapping[ListName, ValueList]
    countries: tuple[tuple[str, str], ...]
    colleagues: Mapping[str, str]  # what colleagues call each login
    language: str = "de"
    slips: frozenset[str] = frozenset()  # the languages that a slip can be printed in

    def slip_choices(self) -> tuple[tuple[str, str], ...]:
        """Every language, as one that a person reads; where there is no slip in it, its word says so."""
        known = self.values[ListName.LANGUAGES].choices()
        return tuple((value.code, self.slip_language(value.code)) for value in known)

    def slip_language(self, code: str | None) -> str:
        """The word for a language to print in; it says where the slip is German all the same."""
        said = self.word(ListName.LANGUAGES, code)
        if not said or code in self.slips:
            return said
        return QCoreApplication.translate("People", "{language} (gedruckt wird deutsch)").format(
            language=said
        )

    def word(self, name: ListName, code: str | None) -> str:
        """The word for a code of a value list; empty for None."""
        return self.values[name].label(code, self.language)

    def country(self, code: str | None) -> str:
        """The word for an origin; the code itself where it is none, empty for None."""
        return next((word for known, word in self.countries if known == code), code or "")

    def holds_until(self, data: PersonData) -> date | None:
        """Until when a person's permit holds: some go on by law beyond the date that is printed on them."""
        return goes_on_until(self.values[ListName.STATUSES].get(data.status), data.status_until)

    def group(self, status: str | None) -> str:
        """A to D for a status, empty where nothing is known."""
        known = self.values[ListName.STATUSES].get(status)
        return str(known.extra.get("group") or "") if known else ""

    def group_word(self, status: str | None) -> str:
        """„B · anerkannt“ for a status, empty where nothing is known."""
        group = self.group(status)
        return f"{group} · {self.word(ListName.STATUS_GROUPS, group)}" if group else ""


NO_WORDS = PeopleWords({name: ValueList(name, ()) for name in ListName}, (), {})  # codes stand for themselves
