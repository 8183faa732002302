"""What may be entered about a volunteer: cleaned at the door, and refused with a reason where it cannot be."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from woilmenau_desk.domain.errors import BadInput
from woilmenau_desk.domain.text import NAME_LENGTH, ascii_digits, clean_line, clean_text
from woilmenau_desk.domain.volunteers import Absence, Available, RoleSpan, Training, VolunteerData
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence

OLDEST_AGE: Final = 120
FIRST_YEAR, LAST_YEAR = 2000, 2099
ADDRESS_LENGTH: Final = 300
SKILLS_LENGTH: Final = 2_000
_EMAIL_LENGTH: Final = 254
# The shape alone, as strict as it has to be for a list of addresses: whether somebody reads it, nobody can see.
_EMAIL: Final = re.compile(r"[^\s@,;:<>()\[\]\"\\]+@[^\s@,;:<>()\[\]\"\\]+\.[^\s@.,;:<>()\[\]\"\\]{2,}")
_NOT_LATER: Final = ("certificate_seen_on", "certificate_of", "pledged_on", "briefed_on", "heard_on")


def checked(data: VolunteerData, today: date) -> VolunteerData:
    """What was entered, cleaned. Raises BadInput for what cannot be; codes are looked at by the service."""
    clean = replace(
        data,
        given_name=clean_line(data.given_name, field="given_name", limit=NAME_LENGTH),
        family_name=clean_line(data.family_name, field="family_name", limit=NAME_LENGTH),
        phone=clean_line(ascii_digits(data.phone), field="phone", limit=40),
        email=clean_line(data.email, field="email", limit=_EMAIL_LENGTH),
        address=clean_text(data.address, field="address", limit=ADDRESS_LENGTH),
        skills=clean_text(data.skills, field="skills", limit=SKILLS_LENGTH),
        end_reason=clean_line(data.end_reason, field="end_reason"),
        external_id=clean_line(ascii_digits(data.external_id or ""), field="external_id", limit=60) or None,
        languages=_languages(data.languages),
        areas=tuple(dict.fromkeys(data.areas)),
        groups=tuple(dict.fromkeys(data.groups)),
    )
    if not (clean.given_name or clean.family_name):
        text = QT_TRANSLATE_NOOP("errors", "Ein Name fehlt: einer genügt.")
        raise BadInput("given_name", Sentence("errors", text))
    if clean.phone and not re.search(r"\d", clean.phone):
        text = QT_TRANSLATE_NOOP("errors", "Die Telefonnummer enthält keine Ziffer.")
        raise BadInput("phone", Sentence("errors", text))
    if clean.email and not _EMAIL.fullmatch(clean.email):
        # The address itself is not repeated: errors stand in front of visitors.
        text = QT_TRANSLATE_NOOP(
            "errors", "Die E-Mail-Adresse ist keine; gemeint ist etwas wie name@beispiel.de."
        )
        raise BadInput("email", Sentence("errors", text))
    _check_days(clean, today)
    return clean


def _languages(given: Sequence[tuple[str, str | None]]) -> tuple[tuple[str, str | None], ...]:
    """Each language once; where it was said twice, with the level that somebody said."""
    found: dict[str, str | None] = {}
    for code, level in given:
        found[code] = found.get(code) or level
    return tuple(found.items())


def _check_days(data: VolunteerData, today: date) -> None:
    for field in (*_NOT_LATER, "started_on", "ended_on"):
        check_day(getattr(data, field), field=field)
    for field in _NOT_LATER:
        check_not_later(getattr(data, field), today, field=field)
    if data.birthday is not None:
        if not today.year - OLDEST_AGE <= data.birthday.year or data.birthday > today:
            text = QT_TRANSLATE_NOOP("errors", "Das Geburtsjahr {year} kann nicht stimmen.")
            raise BadInput("birthday", Sentence("errors", text, {"year": data.birthday.year}))
        if not data.may_congratulate:
            text = QT_TRANSLATE_NOOP(
                "errors", "Den Geburtstag bitte nur eintragen, wenn Glückwünsche erwünscht sind."
            )
            raise BadInput("birthday", Sentence("errors", text))
    seen, made = data.certificate_seen_on, data.certificate_of
    if seen is None and (made is not None or data.certificate_relevant is not None):
        text = QT_TRANSLATE_NOOP("errors", "Wann wurde das Führungszeugnis eingesehen?")
        raise BadInput("certificate_seen_on", Sentence("errors", text))
    if seen is not None and made is not None and seen < made:
        text = QT_TRANSLATE_NOOP("errors", "Das Führungszeugnis wurde vor seinem Datum eingesehen.")
        raise BadInput("certificate_seen_on", Sentence("errors", text))
    if data.started_on and data.ended_on and data.ended_on < data.started_on:
        raise BadInput("ended_on", ends_too_early())


def check_day(day: date | None, *, field: str) -> date | None:
    """The day, unless it lies in another century: then BadInput."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        text = QT_TRANSLATE_NOOP("errors", "Das Jahr {year} kann nicht stimmen.")
        raise BadInput(field, Sentence("errors", text, {"year": day.year}))
    return day


def check_not_later(day: date | None, today: date, *, field: str) -> date | None:
    """The day, unless it is still to come: then BadInput."""
    if day is not None and day > today:
        text = QT_TRANSLATE_NOOP("errors", "Der {day} liegt in der Zukunft.")
        raise BadInput(field, Sentence("errors", text, {"day": f"{day:%d.%m.%Y}"}))
    return day


def ends_too_early() -> Sentence:
    """What is said of a last day before the first."""
    return Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der letzte Tag liegt vor dem ersten."))


def checked_roles(roles: Sequence[RoleSpan]) -> tuple[RoleSpan, ...]:
    """The roles in the order given. Raises BadInput where one is held twice on a day, or ends before it begins."""
    for number, span in enumerate(roles):
        check_day(span.first, field="roles")
        check_day(span.last, field="roles")
        if span.first and span.last and span.last < span.first:
            raise BadInput("roles", ends_too_early())
        for other in roles[:number]:
            if other.role == span.role and _meet(other, span):
                text = QT_TRANSLATE_NOOP(
                    "errors", "Dieselbe Aufgabe steht zweimal da: bitte nur einmal je Zeitraum."
                )
                raise BadInput("roles", Sentence("errors", text))
    return tuple(roles)


def _meet(one: RoleSpan, other: RoleSpan) -> bool:
    return (one.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
        one.last or date.max
    )


def checked_times(times: Sequence[Available]) -> tuple[Available, ...]:
    """The times of a week in their order, those that meet as one. Raises BadInput for one that ends before it begins."""
    found: list[Available] = []
    for one in sorted(times, key=lambda one: (one.weekday, one.opens, one.closes)):
        if not 0 <= one.weekday <= 6:
            raise ValueError("a weekday is 0 to 6")
        if one.closes <= one.opens:
            text = QT_TRANSLATE_NOOP("errors", "Die Zeit endet vor ihrem Anfang.")
            raise BadInput("times", Sentence("errors", text))
        last = found[-1] if found else None
        if last is not None and last.weekday == one.weekday and one.opens <= last.closes:
            found[-1] = replace(last, closes=max(last.closes, one.closes))
        else:
            found.append(one)
    return tuple(found)


def checked_absence(absence: Absence) -> Absence:
    """The days somebody is not there, cleaned. Raises BadInput; only a pause may have no end."""
    check_day(absence.first, field="first")
    check_day(absence.last, field="last")
    if absence.last is None and not absence.pause:
        text = QT_TRANSLATE_NOOP("errors", "Bis wann? Nur eine Pause darf offen bleiben.")
        raise BadInput("last", Sentence("errors", text))
    if absence.last is not None and absence.last < absence.first:
        raise BadInput("last", ends_too_early())
    return replace(absence, reason=clean_line(absence.reason, field="reason"))


def checked_training(training: Training, today: date) -> Training:
    """A training, cleaned. Raises BadInput: whoever came, came on a day that there was."""
    title = clean_line(training.title, field="title")
    if not title:
        raise BadInput("title", Sentence("errors", QT_TRANSLATE_NOOP("errors", "Der Titel fehlt.")))
    check_day(training.on, field="on")
    if training.came:
        check_not_later(training.on, today, field="on")
    if not 0 <= training.half_units <= 400:
        text = QT_TRANSLATE_NOOP("errors", "{number} Einheiten können nicht stimmen.")
        raise BadInput("half_units", Sentence("errors", text, {"number": f"{training.half_units / 2:g}"}))
    return replace(training, title=title)
