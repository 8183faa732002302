"""What forms choose from and pages put into words: read one way, once, and followed while it changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from woilmenau_desk.domain.age_bands import AgeBand, BandSet, band_label, bands_on
from woilmenau_desk.domain.changes import Changes, Kind
from woilmenau_desk.domain.colleagues import ColleagueRow, offered
from woilmenau_desk.domain.errors import KnownError
from woilmenau_desk.domain.opening import Opening
from woilmenau_desk.domain.people import PersonData
from woilmenau_desk.domain.periods import BEGINNING
from woilmenau_desk.domain.values import ListName, ValueList, goes_on_until

if TYPE_CHECKING:
    from woilmenau_desk.services.desk import Desk
    from woilmenau_desk.ui.change_bus import ChangeBus
    from woilmenau_desk.ui.task_runner import TaskRunner

GERMAN = "de"
Choice = tuple[str, str]  # code, word
_AGAIN_MS = 2000
_KINDS = (Kind.VALUES, Kind.STAFF, Kind.CENTRE)


@dataclass(frozen=True, slots=True)
class Choices:
    """Words, hours, colleagues, languages of slips: everything that changes seldom, as it is now."""

    values: Mapping[ListName, ValueList]
    opening: Opening
    bands: tuple[BandSet, ...] = ()
    staff: tuple[ColleagueRow, ...] = ()  # those who left included
    shortest_minutes: int = 0  # a talk below it is a Kurzauskunft
    language: str = GERMAN  # of the interface
    countries: tuple[Choice, ...] = ()
    slips: frozenset[str] = frozenset()  # the languages that a slip can be printed in
    # Whether the countries and the slips are among it. The counter needs neither, and reading them takes a moment.
    whole: bool = False
    day: date = BEGINNING  # on which what is offered holds

    def on(self, day: date) -> "Choices":
        """What could be chosen on a day; the hours know by themselves what held when."""
        return replace(self, values={name: values.on(day) for name, values in self.values.items()}, day=day)

    @property
    def age_bands(self) -> tuple[AgeBand, ...]:
        """The bands by which anonymous visitors are told."""
        return bands_on(self.bands, self.day)

    def holds_until(self, data: PersonData) -> date | None:
        """Until when a person's permit holds: some go on by law beyond the date that is printed on them."""
        return goes_on_until(self.values[ListName.STATUSES].get(data.status), data.status_until)

    def of(self, name: ListName) -> tuple[Choice, ...]:
        """The entries of a value list that can be chosen today."""
        return tuple((value.code, value.label(self.language)) for value in self.values[name].choices())

    def word(self, name: ListName, code: str | None) -> str:
        """The word for a code of a value list, also of one that is chosen no more; empty for None."""
        return self.values[name].label(code, self.language)

    def country(self, code: str | None) -> str:
        """The word for an origin; the code itself where it is none, empty for None."""
        return next((word for known, word in self.countries if known == code), code or "")

    def colleague(self, key: str | None) -> str:
        """What to call a colleague, also one who left; the key itself where nobody knows it."""
        return next((row.name for row in self.staff if row.key == key), key or "")

    def colleagues(self) -> tuple[Choice, ...]:
        """Those who are here on the day; whoever may counsel comes first."""
        here = sorted(offered(self.staff, self.day), key=lambda row: not row.data.may_counsel)
        return tuple((row.key, row.name) for row in here)

    def group(self, status: str | None) -> str:
        """A to D for a status, empty where nothing is known."""
        known = self.values[ListName.STATUSES].get(status)
        return str(known.extra.get("group") or "") if known else ""

    def group_word(self, status: str | None) -> str:
        """„B · anerkannt“ for a status, empty where nothing is known."""
        group = self.group(status)
        return f"{group} · {self.word(ListName.STATUS_GROUPS, group)}" if group else ""

    def printed(self) -> tuple[Choice, ...]:
        """The languages a slip can be printed in; German first. Only where the whole of it was read."""
        self._must_be_whole()
        known = [choice for choice in self.of(ListName.LANGUAGES) if choice[0] in self.slips]
        return tuple(sorted(known, key=lambda choice: choice[0] != GERMAN))

    def printed_for(self, spoken: Iterable[str | None]) -> str:
        """The first of a person's languages that has a slip, else German. As `printed`."""
        self._must_be_whole()
        return next((code for code in spoken if code in self.slips), GERMAN)

    def slip_choices(self) -> tuple[Choice, ...]:
        """Every language, as one that a person reads; where there is no slip in it, its word says so. As `printed`."""
        self._must_be_whole()
        known = self.values[ListName.LANGUAGES].choices()
        return tuple((value.code, self.slip_language(value.code)) for value in known)

    def _must_be_whole(self) -> None:
        """What was read for the counter alone names no language of slips: none would be taken for "there is none"."""
        if not self.whole:
            raise RuntimeError(
                "these choices were read without the languages of slips: follow them as whole ones"
            )

    def slip_language(self, code: str | None) -> str:
        """The word for a language to print in; it says where the slip is German all the same."""
        said = self.word(ListName.LANGUAGES, code)
        if not said or code in self.slips:
            return said
        return QCoreApplication.translate("People", "{language} (gedruckt wird deutsch)").format(
            language=said
        )


NO_CHOICES = Choices(
    {name: ValueList(name, ()) for name in ListName}, Opening(())
)  # codes stand for themselves


@dataclass(frozen=True, slots=True)
class Offer:
    """One list that fields choose from: what it offers now, and the word for each code it ever had."""

    choices: Callable[[Choices], Iterable[Choice]]
    word: Callable[[Choices, str | None], str]


def list_of(name: ListName) -> Offer:
    """A value list."""
    return Offer(lambda choices: choices.of(name), lambda choices, code: choices.word(name, code))


COUNTRIES = Offer(lambda choices: choices.countries, Choices.country)
COLLEAGUES = Offer(Choices.colleagues, Choices.colleague)
SLIP_LANGUAGES = Offer(Choices.slip_choices, Choices.slip_language)
PRINTED_LANGUAGES = Offer(
    Choices.printed, lambda choices, code: choices.word(ListName.LANGUAGES, code or GERMAN)
)
AGE_BANDS = Offer(
    lambda choices: ((band.code, band.label) for band in choices.age_bands),
    lambda choices, code: band_label(code),
)
Read = Callable[["Desk", str, bool], Choices]


class ChoicesKept(QObject):
    """The choices of the session: read off the main thread when they are first asked for, and again when they change."""

    changed = Signal(object)  # Choices

    def __init__(
        self,
        desk: "Desk",
        runner: "TaskRunner",
        bus: "ChangeBus",
        read: Read,
        language: str = GERMAN,
        parent: QObject | None = None,
    ) -> None:
        """`read` is `choices_of_desk.read`, which imports what the login does not need; it ends with its `parent`."""
        super().__init__(parent)
        self._desk, self._runner, self._read, self._language = desk, runner, read, language
        self._now: Choices | None = None
        self._whole = False
        self._told = False  # that they could not be read
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._fetch)
        bus.subscribe(_KINDS, self._on_changed, self)

    @property
    def now(self) -> Choices | None:
        """What is known by now."""
        return self._now

    def follow(self, slot: Callable[[Choices], object], owner: QObject, *, whole: bool = False) -> None:
        """Call `slot` with the choices, as soon as they are known and whenever they change, as long as `owner` lives.

        `whole`: not before the countries and the languages of slips are known, too.
        """

        def on_changed(choices: Choices) -> None:
            if not shiboken6.isValid(owner):
                self.changed.disconnect(on_changed)
            elif choices.whole or not whole:
                slot(choices)

        self.changed.connect(on_changed)
        if self._now is not None and (self._now.whole or not whole):
            slot(self._now)
        else:
            self.need(whole=whole)

    def need(self, *, whole: bool = False) -> None:
        """Read them, where nobody has."""
        if self._now is None or (whole and not self._now.whole):
            self._whole = self._whole or whole
            self._fetch()

    def _on_changed(self, _changes: Changes) -> None:
        if self._now is not None:
            self._fetch()

    def _fetch(self) -> None:
        self._runner.run(
            self._read,
            self._desk,
            self._language,
            self._whole,
            on_done=self._on_read,
            on_error=self._on_not_read,
            owner=self,
        )

    def _on_not_read(self, error: KnownError) -> None:
        # Without them no form opens, so it is tried again; whoever opens a page asks anew as well.
        if not self._told:
            self._told = True
            self._runner.error_unhandled.emit(error)
        self._again.start()

    def _on_read(self, choices: Choices) -> None:
        self._told = False
        if self._now is None or choices != self._now:
            self._now = choices
            self.changed.emit(choices)
