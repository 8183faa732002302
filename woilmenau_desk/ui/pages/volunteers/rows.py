"""How the lists of volunteers show their rows."""

from collections.abc import Callable
from datetime import date

from woilmenau_desk.domain.assignments import HoursRow, HoursSource, PlannedRow
from woilmenau_desk.domain.hours import said_hours
from woilmenau_desk.domain.requirements import lacking
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import VolunteerAtCounter, VolunteerRow, VolunteerState
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import people_say_date, say_time
from woilmenau_desk.ui.forms.volunteers.words import STATES, languages_said, times_said, what_lacks
from woilmenau_desk.ui.pages.browse.headings import day_heading, month_heading
from woilmenau_desk.ui.pages.volunteers.work import Care, CareRow
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.widgets.rows_model import Column, Heading, Mark
from woilmenau_desk.ui.words import say, word

ROW_HIGH = 56
_MOST_MARKS = 2
_NO_TIMES = QT_TRANSLATE_NOOP("volunteers", "Zeiten nicht bekannt")
_NO_ROLE = QT_TRANSLATE_NOOP("volunteers", "ohne Aufgabe")
_NOTHING = QT_TRANSLATE_NOOP("volunteers", "nichts fehlt")
_MORE = QT_TRANSLATE_NOOP("volunteers", "{what} +{number}")
_SERVED = QT_TRANSLATE_NOOP("volunteers", "{hours} h eingetragen")
_NOT_NOTED = QT_TRANSLATE_NOOP("volunteers", "noch nicht eingetragen")
_PREPARATION = QT_TRANSLATE_NOOP("volunteers", "davon {hours} Vorbereitung")
_BIRTHDAY = QT_TRANSLATE_NOOP("volunteers", "wird {years}")
_ANNIVERSARY = QT_TRANSLATE_NOOP("volunteers", "{years} Jahre dabei")
_ONE_YEAR = QT_TRANSLATE_NOOP("volunteers", "1 Jahr dabei")
_SILENT = QT_TRANSLATE_NOOP("volunteers", "seit {weeks} Wochen nichts gehört")
_NEVER = QT_TRANSLATE_NOOP("volunteers", "noch nie gehört")
_THANK = QT_TRANSLATE_NOOP("volunteers", "{hours} Stunden in diesem Jahr")
SOURCES = {
    HoursSource.NOTED: QT_TRANSLATE_NOOP("volunteers", "einzeln"),
    HoursSource.WEEK: QT_TRANSLATE_NOOP("volunteers", "Woche"),
    HoursSource.SHEET: QT_TRANSLATE_NOOP("volunteers", "Bogen"),
    HoursSource.IMPORT: QT_TRANSLATE_NOOP("volunteers", "Datei"),
}
_CARES = {
    Care.CONGRATULATE: QT_TRANSLATE_NOOP("volunteers", "Glückwünsche in den nächsten 30 Tagen"),
    Care.DUE: QT_TRANSLATE_NOOP("volunteers", "Fehlt, oder läuft in 90 Tagen ab"),
    Care.SILENT: QT_TRANSLATE_NOOP("volunteers", "Lange nichts gehört"),
    Care.THANK: QT_TRANSLATE_NOOP("volunteers", "Danke sagen: die meisten Stunden"),
}
_CARE_ICONS = {
    Care.CONGRATULATE: "sparkle",
    Care.DUE: "warning",
    Care.SILENT: "phone",
    Care.THANK: "check",
}
_CARE_TONES = {Care.CONGRATULATE: Tone.INFO, Care.SILENT: Tone.WARN, Care.THANK: Tone.GOOD}
Known = Callable[[], Choices | None]


def lacking_marks(row: VolunteerRow, choices: Choices, today: date, taken: int = 0) -> tuple[Mark, ...]:
    """What somebody lacks, as words with a tone: the gravest, and how much more. `taken` places are not free."""
    most = _MOST_MARKS - taken
    found = what_lacks(lacking(row, today, choices.values[ListName.VOLUNTEER_ROLES]), today)
    if not found:
        return ()
    shown = list(found[:most])
    if len(found) > most:
        text, tone = shown[-1]
        more = len(found) - most
        shown[-1] = (word("volunteers", _MORE).format(what=text, number=more), tone)
    return tuple((text, tone, None) for text, tone in shown)


def volunteer_columns(known: Known, today: Callable[[], date]) -> tuple[Column[VolunteerRow], ...]:
    """Who, what they do and speak, when they can, what they lack, how things stand."""

    def roles(row: VolunteerRow) -> str:
        choices = known()
        found = row.roles_on(today())
        if choices is None:
            return ""
        said = ", ".join(choices.word(ListName.VOLUNTEER_ROLES, code) for code in found)
        return said or word("volunteers", _NO_ROLE)

    def languages(row: VolunteerRow) -> str:
        choices = known()
        return languages_said(choices, row.data.languages) if choices is not None else ""

    def marks(row: VolunteerRow) -> tuple[Mark, ...]:
        choices, state = known(), row.state_on(today())
        if choices is None:
            return ()
        said, tone, icon = STATES[state]
        # That somebody is active is what one expects, and needs no word.
        first = () if state is VolunteerState.ACTIVE else ((word("volunteers", said), tone, icon),)
        lacks = () if state is VolunteerState.ENDED else lacking_marks(row, choices, today(), len(first))
        return (*first, *lacks)

    return (
        Column[VolunteerRow](
            "",
            lambda row: row.name,
            lambda row: times_said(row.times) or word("volunteers", _NO_TIMES),
            name=lambda row: row.name,
            personal=True,
            strong=True,
        ),
        Column[VolunteerRow]("", roles, languages),
        Column[VolunteerRow](
            "", lambda row: "\n".join(text for text, *_ in marks(row)), marks=marks, width=216, narrow=46
        ),
    )


def counter_columns(known: Known) -> tuple[Column[VolunteerAtCounter], ...]:
    """First name, languages, telephone; nothing else is for the counter."""

    def languages(row: VolunteerAtCounter) -> str:
        choices = known()
        return languages_said(choices, row.languages) if choices is not None else ""

    return (
        Column[VolunteerAtCounter](
            "", lambda row: row.first_name, name=lambda row: row.first_name, personal=True, strong=True
        ),
        Column[VolunteerAtCounter]("", languages),
        Column[VolunteerAtCounter]("", lambda row: row.phone, personal=True, soft=True, width=170),
    )


def planned_heading(row: PlannedRow, today: date) -> Heading:
    """The day above the work of it."""
    return day_heading(row.day, today, "")


def planned_columns(known: Known, today: Callable[[], date]) -> tuple[Column[PlannedRow], ...]:
    """When, who, what for, and whether it was served."""

    def when(row: PlannedRow) -> str:
        if row.starts is None:
            return ""
        return (
            f"{say_time(row.starts)}–{say_time(row.ends)}" if row.ends is not None else say_time(row.starts)
        )

    def role(row: PlannedRow) -> str:
        choices = known()
        return choices.word(ListName.VOLUNTEER_ROLES, row.role) if choices is not None else row.role

    def state(row: PlannedRow) -> str:
        if row.served:
            return word("volunteers", _SERVED).format(hours=said_hours(row.served))
        return word("volunteers", _NOT_NOTED) if row.day <= today() and row.minutes else ""

    return (
        Column[PlannedRow]("", when, strong=True, width=112),
        Column[PlannedRow](
            "", lambda row: row.volunteer_name, role, name=lambda row: row.volunteer_name, personal=True
        ),
        Column[PlannedRow](
            "",
            lambda row: row.about,
            lambda row: " · ".join(map(say, row.hinders)),
            personal=True,
            personal_detail=True,
        ),
        Column[PlannedRow](
            "",
            state,
            badge=lambda row: Tone.GOOD if row.served else Tone.NEUTRAL,
            badge_icon=lambda row: "check" if row.served else "clock",
            width=204,
            narrow=46,
        ),
    )


def hours_heading(row: HoursRow) -> Heading:
    """The month above its hours."""
    return month_heading(row.data.on)


def hours_columns(known: Known, today: Callable[[], date]) -> tuple[Column[HoursRow], ...]:
    """The day, who, in which role and what for, how long."""

    def role(row: HoursRow) -> str:
        choices = known()
        return choices.word(ListName.VOLUNTEER_ROLES, row.data.role) if choices is not None else row.data.role

    def preparation(row: HoursRow) -> str:
        if not row.data.preparation:
            return ""
        return word("volunteers", _PREPARATION).format(hours=said_hours(row.data.preparation))

    return (
        Column[HoursRow]("", lambda row: people_say_date(row.data.on, today()), strong=True, width=112),
        Column[HoursRow](
            "", lambda row: row.volunteer_name, name=lambda row: row.volunteer_name, personal=True
        ),
        Column[HoursRow]("", role, lambda row: row.about, personal_detail=True),
        Column[HoursRow](
            "", lambda row: f"{said_hours(row.data.minutes)} h", preparation, right=True, width=184
        ),
        Column[HoursRow]("", lambda row: word("volunteers", SOURCES[row.source]), soft=True, width=84),
    )


def care_heading(row: CareRow) -> Heading:
    """Why those below it are there."""
    return Heading(row.why, word("volunteers", _CARES[row.why]))


def care_columns(known: Known, today: Callable[[], date]) -> tuple[Column[CareRow], ...]:
    """Who, how to reach them, and why."""

    def why(row: CareRow) -> str:
        if row.why is Care.CONGRATULATE:
            if row.birthday:
                return word("volunteers", _BIRTHDAY).format(years=row.years)
            return word("volunteers", _ANNIVERSARY if row.years > 1 else _ONE_YEAR).format(years=row.years)
        if row.why is Care.SILENT:
            if row.weeks is None:
                return word("volunteers", _NEVER)
            return word("volunteers", _SILENT).format(weeks=row.weeks)
        if row.why is Care.THANK:
            return word("volunteers", _THANK).format(hours=said_hours(row.minutes))
        choices = known()
        lacks = lacking_marks(row.volunteer, choices, today()) if choices is not None else ()
        return "\n".join(text for text, *_ in lacks)

    def marks(row: CareRow) -> tuple[Mark, ...]:
        choices = known()
        if row.why is Care.DUE:
            return lacking_marks(row.volunteer, choices, today()) if choices is not None else ()
        return ((why(row), _CARE_TONES[row.why], _CARE_ICONS[row.why]),)

    def when(row: CareRow) -> str:
        if row.day is None or row.why is Care.DUE:
            return ""
        return people_say_date(row.day, today())

    return (
        Column[CareRow](
            "",
            lambda row: row.volunteer.name,
            lambda row: row.volunteer.data.phone or row.volunteer.data.email,
            name=lambda row: row.volunteer.name,
            personal=True,
            personal_detail=True,
            strong=True,
        ),
        Column[CareRow]("", why, marks=marks, width=280),
        Column[CareRow]("", when, soft=True, width=128),
    )
