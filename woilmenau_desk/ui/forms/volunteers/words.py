"""How volunteers are spoken of: when they can, what they lack, how things stand with them."""

from collections.abc import Iterable
from datetime import date

from woilmenau_desk.domain.finder import Answer, RequestRow
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.values import ListName
from woilmenau_desk.domain.volunteers import Absence, Available, Lacking, Requirement, VolunteerState
from woilmenau_desk.domain.week_times import say_times
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP
from woilmenau_desk.ui.choices import Choices
from woilmenau_desk.ui.dates import WEEKDAYS, people_say_date
from woilmenau_desk.ui.tokens import Tone
from woilmenau_desk.ui.words import word

_SINCE, _UNTIL = QT_TRANSLATE_NOOP("volunteers", "ab {time}"), QT_TRANSLATE_NOOP("volunteers", "bis {time}")
STATES = {
    VolunteerState.ACTIVE: (QT_TRANSLATE_NOOP("volunteers", "aktiv"), Tone.GOOD, "check"),
    VolunteerState.PAUSED: (QT_TRANSLATE_NOOP("volunteers", "pausiert"), Tone.WARN, "clock"),
    VolunteerState.ENDED: (QT_TRANSLATE_NOOP("volunteers", "ausgeschieden"), Tone.NEUTRAL, "void"),
    VolunteerState.COMING: (QT_TRANSLATE_NOOP("volunteers", "fängt noch an"), Tone.INFO, "calendar"),
}
REQUIREMENTS = {
    Requirement.CERTIFICATE: QT_TRANSLATE_NOOP("volunteers", "Führungszeugnis"),
    Requirement.PLEDGE: QT_TRANSLATE_NOOP("volunteers", "Verschwiegenheit"),
    Requirement.BRIEFING: QT_TRANSLATE_NOOP("volunteers", "Einweisung"),
    Requirement.TRAINING: QT_TRANSLATE_NOOP("volunteers", "Schulung"),
}
ANSWERS = {
    Answer.ASKED: (QT_TRANSLATE_NOOP("volunteers", "gefragt"), Tone.INFO, "question"),
    Answer.AGREED: (QT_TRANSLATE_NOOP("volunteers", "zugesagt"), Tone.GOOD, "check"),
    Answer.DECLINED: (QT_TRANSLATE_NOOP("volunteers", "abgesagt"), Tone.NEUTRAL, "minus"),
}
_MISSING = QT_TRANSLATE_NOOP("volunteers", "{what} fehlt")
_SHOWN_LATE = QT_TRANSLATE_NOOP("volunteers", "{what} war zu alt")
_RUNS_OUT = QT_TRANSLATE_NOOP("volunteers", "{what} bis {day}")
_OVER = QT_TRANSLATE_NOOP("volunteers", "{what} abgelaufen")
_RELEVANT = QT_TRANSLATE_NOOP("volunteers", "{what} steht entgegen")
_FROM_ON = QT_TRANSLATE_NOOP("volunteers", "ab {first}")
_ON = QT_TRANSLATE_NOOP("volunteers", "am {first}")
_PAUSE = QT_TRANSLATE_NOOP("volunteers", "Pause {days}")
_AWAY = QT_TRANSLATE_NOOP("volunteers", "nicht da {days}")


def times_said(times: Iterable[Available]) -> str:
    """„Mo 14–16, Do ab 15“, in the language of the window; the form understands it again."""
    days = tuple(word("dates", name) for name in WEEKDAYS)
    return say_times(times, days, word("volunteers", _SINCE), word("volunteers", _UNTIL))


def language_said(choices: Choices, spoken: tuple[str, str | None]) -> str:
    """„Arabisch (Muttersprache)“."""
    code, level = spoken
    said = choices.word(ListName.LANGUAGES, code)
    return f"{said} ({choices.word(ListName.LEVELS, level)})" if level else said


def languages_said(choices: Choices, languages: Iterable[tuple[str, str | None]]) -> str:
    """All of somebody's languages."""
    return ", ".join(language_said(choices, one) for one in languages)


def lacking_said(one: Lacking, today: date) -> tuple[str, Tone]:
    """„Führungszeugnis fehlt“, „Führungszeugnis bis 12.01.“, and how grave it is."""
    what = word("volunteers", REQUIREMENTS[one.requirement])
    if one.relevant:
        return word("volunteers", _RELEVANT).format(what=what), Tone.BAD
    if one.shown_late:
        return word("volunteers", _SHOWN_LATE).format(what=what), Tone.WARN
    if one.until is None:
        return word("volunteers", _MISSING).format(what=what), Tone.WARN
    if one.until < today:
        return word("volunteers", _OVER).format(what=what), Tone.WARN
    return word("volunteers", _RUNS_OUT).format(what=what, day=f"{one.until:%d.%m.}"), Tone.INFO


def what_lacks(lacking: Iterable[Lacking], today: date) -> tuple[tuple[str, Tone], ...]:
    """What somebody lacks for all their roles, each said once, the gravest first."""
    return tuple(dict.fromkeys(lacking_said(one, today) for one in lacking))


def absence_said(absence: Absence) -> str:
    """„nicht da 23.12.–02.01.“, „Pause ab 01.12.: Umzug“."""
    first = f"{absence.first:%d.%m.%Y}"
    if absence.last is None:
        days = word("volunteers", _FROM_ON).format(first=first)
    elif absence.last == absence.first:
        days = word("volunteers", _ON).format(first=first)
    else:
        days = f"{absence.first:%d.%m.}–{absence.last:%d.%m.%Y}"
    said = word("volunteers", _PAUSE if absence.pause else _AWAY).format(days=days)
    return f"{said}: {absence.reason}" if absence.reason else said


def asked_said(asked: RequestRow | None, today: date) -> str:
    """„gestern gefragt“, „Di, 24.11. zugesagt“; empty where nobody asked."""
    if asked is None:
        return ""
    moment = asked.answered_at or asked.asked_at
    said, _tone, _icon = ANSWERS[asked.answer]
    return f"{people_say_date(local(moment).date(), today)} {word('volunteers', said)}"


def euros(cents: int) -> str:
    """1.234,50 €."""
    whole, rest = divmod(abs(cents), 100)
    said = f"{whole:,}".replace(",", ".") + (f",{rest:02}" if rest else "")
    return f"{'-' if cents < 0 else ''}{said} €"
