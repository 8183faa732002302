"""The timeline of a person or of a case: what happened, newest first, never a word of a note."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import STATE_NAMES, AppointmentState
from woilmenau_desk.domain.cases import NAMED_SHEET, STEP_NAMES, CaseStep, Entry, EntryKind, SinceLast
from woilmenau_desk.domain.money import euros
from woilmenau_desk.domain.referrals import OPEN_STATES
from woilmenau_desk.domain.values import ListName, ValueList, goes_on_until
from woilmenau_desk.domain.words import QT_TRANSLATE_NOOP, Sentence
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.storage import timeline as rows
from woilmenau_desk.storage.colleagues import first_names
from woilmenau_desk.storage.people.people import present_id
from woilmenau_desk.storage.timeline import Found

EVERYTHING: Final = frozenset(EntryKind)
# What the counter sees of a person: that there was contact, and what it works with itself.
AT_THE_COUNTER: Final = EVERYTHING - {EntryKind.DOCUMENT, EntryKind.DECISION}
RECENT_HELP: Final = timedelta(days=90)

_RESTRICTED = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "gehört zu einem eingeschränkten Fall"))
_DAMAGED = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "lässt sich nicht öffnen"))
_FIRST = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Erstgespräch"))
_SESSION = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Beratungsgespräch"))
_APPOINTMENT = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Termin"))
_REFERRAL = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Verweis"))
_DOCUMENT = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Papier"))
_DEADLINE = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Frist"))
_FOLLOW_UP = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "Wiedervorlage"))
_DONE = Sentence("timeline", QT_TRANSLATE_NOOP("timeline", "erledigt"))
_MINUTES = QT_TRANSLATE_NOOP("timeline", "{number} Minuten")
_MINUTES_AND = QT_TRANSLATE_NOOP("timeline", "{number} Minuten · {outcome}")
_HELP = QT_TRANSLATE_NOOP("timeline", "Soforthilfe: {kind}")
_TIMES = QT_TRANSLATE_NOOP("timeline", "{number} ×")
_TO = QT_TRANSLATE_NOOP("timeline", "Verweis: {target}")
_PAPER = QT_TRANSLATE_NOOP("timeline", "Papier: {title}")
_RUNS_OUT = QT_TRANSLATE_NOOP("timeline", "läuft ab am {day}")
_LETTER = QT_TRANSLATE_NOOP("timeline", "Frist: {letter}")
_AGAIN = QT_TRANSLATE_NOOP("timeline", "Wiedervorlage: {reason}")
_ONE_WORD = QT_TRANSLATE_NOOP("timeline", "{word}")


def entries(
    desk: Desk,
    *,
    person_id: int | None = None,
    case_id: int | None = None,
    kinds: Collection[EntryKind] = EVERYTHING,
) -> tuple[Entry, ...]:
    """The timeline of a person, or of a case and whom it reaches, newest first. Raises NotAllowed, NotFound.

    Of a restricted case that is not the user's, each line says that it is one and no more. The counter gets that there was
    contact, without titles, and of no case whether it belongs to it. What a restricted case does not protect is marked as
    outside of it.
    """
    desk.actor.require(Right.SEE_SESSIONS)
    counsels = desk.actor.may(Right.CONFIDENTIAL_NOTES)
    vault = desk.vault if counsels else None
    wanted = frozenset(kinds) if counsels else frozenset(kinds) & AT_THE_COUNTER
    lists = desk.value_lists()
    with desk.snapshot(), desk.store.read() as conn:
        if case_id is not None:
            scope = rows.of_case(conn, case_id)
        elif person_id is not None:
            scope = rows.of_person(conn, present_id(conn, person_id))
        else:
            raise TypeError("a person, or a case")
        found = rows.read(conn, vault, scope, wanted)
        told = _Words(desk, lists, rows.first_sessions(conn, scope.persons), first_names(conn))
    return tuple(
        replace(told.entry(one), outside=counsels and scope.restricted and one.case_id is None)
        if one.kind is not EntryKind.DECISION
        else told.entry(one)
        for one in found
    )


def since_last(desk: Desk, person_id: int) -> SinceLast:
    """What matters of a person since the last time, never a word of a note. Raises NotAllowed, NotFound.

    The counter is not told when a paper or a status runs out.
    """
    desk.actor.require(Right.SEE_SESSIONS)
    counsels = desk.actor.may(Right.CONFIDENTIAL_NOTES)
    today, statuses = desk.today(), desk.values_of(ListName.STATUSES)
    with desk.snapshot(), desk.store.read() as conn:
        person_id = present_id(conn, person_id)
        vault = desk.vault if counsels else None
        found = rows.since(conn, vault, person_id, desk.clock(), today - RECENT_HELP)
        runs_out = found.papers if counsels else None
        if desk.actor.may(Right.SEE_STATUS):
            until = goes_on_until(statuses.get(found.status), found.status_until)
            runs_out = min((day for day in (runs_out, until) if day is not None), default=None)
    return SinceLast(
        last_contact=found.last_contact,
        open_referrals=found.open_referrals,
        runs_out=runs_out,
        next_appointment=found.next_appointment,
        recent_help=found.recent_help,
        next_deadline=found.next_deadline,
        open_follow_ups=found.open_follow_ups,
        first_session=found.first_session,
    )


class _Words:
    """What entries are called; the words of the value lists are looked up once."""

    def __init__(
        self,
        desk: Desk,
        lists: Mapping[ListName, ValueList],
        first: Collection[int],
        names: Mapping[str, str],
    ) -> None:
        self._lists = lists
        self._counsels = desk.actor.may(Right.CONFIDENTIAL_NOTES)
        self._sentences: dict[tuple[object, object], Sentence] = {}
        self._first = first
        self._names = names
        self._now = desk.clock()
        self._appointments = {
            state.value: Sentence("appointments", said) for state, said in STATE_NAMES.items()
        }
        self._ways: Mapping[EntryKind, Callable[[Found], Entry]] = {
            EntryKind.SESSION: self._session,
            EntryKind.AID: self._help,
            EntryKind.APPOINTMENT: self._appointment,
            EntryKind.REFERRAL: self._referral,
            EntryKind.DOCUMENT: self._document,
            EntryKind.DEADLINE: self._deadline,
            EntryKind.FOLLOW_UP: self._follow_up,
            EntryKind.DECISION: self._decision,
        }

    def entry(self, found: Found) -> Entry:
        """One line."""
        if found.hidden:
            return _entry(found, _RESTRICTED, hidden=True)
        if found.damaged:
            return _entry(found, _DAMAGED)
        return self._ways[found.kind](found)

    def _value(self, name: ListName, code: object) -> object:
        """The word of a code, in the language of whoever reads it; a code that the list does not know stands for itself."""
        if code is None:
            return ""
        return self._lists[name].get(str(code)) or str(code)

    def _said(self, template: str, name: str, of: ListName, code: object) -> Sentence:
        """A sentence with the word of a code; made once, for the same ones come again and again."""
        if (known := self._sentences.get((template, code))) is None:
            known = Sentence("timeline", template, {name: self._value(of, code)})
            self._sentences[template, code] = known
        return known

    def _lasted(self, minutes: int, outcome: object) -> Sentence:
        if (known := self._sentences.get((minutes, outcome))) is None:
            known = Sentence("timeline", _MINUTES, {"number": minutes})
            if outcome:
                values = {**known.values, "outcome": self._value(ListName.OUTCOMES, outcome)}
                known = Sentence("timeline", _MINUTES_AND, values)
            self._sentences[minutes, outcome] = known
        return known

    def _session(self, found: Found) -> Entry:
        facts = found.facts
        return Entry(
            found.kind,
            found.id,
            found.at,
            _FIRST if found.id in self._first else _SESSION,
            found.by,
            self._lasted(found.row.duration_minutes, facts.get("outcome")),
            tuple(facts.get("topics", ())),
            found.case_id,
            has_note=bool(found.row.has_note),
        )

    def _help(self, found: Found) -> Entry:
        row = found.row
        detail: Sentence | str = ""
        if row.number != 1:
            detail = Sentence("timeline", _TIMES, {"number": row.number})
        if row.amount_cents is not None:
            amount = euros(row.amount_cents)
            detail = f"{row.number} × · {amount}" if detail else amount
        return _entry(found, self._said(_HELP, "kind", ListName.AID_KINDS, row.aid_kind), detail)

    def _appointment(self, found: Found) -> Entry:
        state = found.row.state
        waits = state == AppointmentState.BOOKED and found.row.starts_at >= self._now
        return _entry(found, _APPOINTMENT, self._appointments.get(state, state), is_open=waits)

    def _referral(self, found: Found) -> Entry:
        # Of an earlier version, until the first login with the vault has sealed it.
        target = found.facts.get("target") or (found.row.target if self._counsels else None)
        title = _REFERRAL
        if target:
            title = self._said(_TO, "target", ListName.REFERRAL_TARGETS, target)
        state = self._said(_ONE_WORD, "word", ListName.REFERRAL_STATES, found.row.state)
        return _entry(found, title, state, is_open=found.row.state in OPEN_STATES)

    def _document(self, found: Found) -> Entry:
        said = found.facts.get("title")
        title = Sentence("timeline", _PAPER, {"title": str(said)}) if said else _DOCUMENT
        return _entry(found, title, _until(found.row.runs_out_on))

    def _deadline(self, found: Found) -> Entry:
        letter = found.facts.get("letter_kind")
        title = _DEADLINE
        if letter:
            title = self._said(_LETTER, "letter", ListName.LETTER_KINDS, letter)
        done = found.row.done_at is not None
        return _entry(found, title, _DONE if done else str(found.facts.get("remark", "")), is_open=not done)

    def _follow_up(self, found: Found) -> Entry:
        reason = found.facts.get("reason")
        title = Sentence("timeline", _AGAIN, {"reason": str(reason)}) if reason else _FOLLOW_UP
        done = found.row.done_at is not None
        return _entry(found, title, _DONE if done else "", is_open=not done)

    def _decision(self, found: Found) -> Entry:
        row, facts = found.row, found.facts
        key = row.colleague or ""
        values = {"number": row.number, "name": self._names.get(key, key)}
        step = CaseStep(row.what)
        said = NAMED_SHEET if step is CaseStep.NAMED and not key else STEP_NAMES.get(step)
        title = Sentence("timeline", said, values) if said else row.number
        detail: Any = str(facts.get("remark", ""))
        if outcome := facts.get("outcome"):
            word = Sentence("timeline", _ONE_WORD, {"word": self._value(ListName.OUTCOMES, outcome)})
            detail = word if not detail else Sentence("timeline", _AND, {"outcome": word, "remark": detail})
        return _entry(found, title, detail)


_AND = QT_TRANSLATE_NOOP("timeline", "{outcome}: {remark}")


def _until(day: date | None) -> Sentence | str:
    return "" if day is None else Sentence("timeline", _RUNS_OUT, {"day": f"{day:%d.%m.%Y}"})


def _entry(
    found: Found,
    title: Sentence | str,
    detail: Sentence | str = "",
    *,
    is_open: bool = False,
    hidden: bool = False,
) -> Entry:
    return Entry(
        found.kind,
        found.id,
        found.at,
        title,
        found.by,
        detail,
        (),
        found.case_id,
        is_open,
        False,
        hidden,
        found.all_day,
        found.damaged,
    )
