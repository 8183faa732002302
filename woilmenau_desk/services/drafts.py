"""Drafts: what somebody is typing, kept through locks, time-outs and crashes until it is saved or dropped."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.case_errors import CaseRestricted
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftedEntry, DraftOf, DraftRow
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.domain.offers import OfferRow
from woilmenau_desk.domain.people import PersonRow, display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.volunteers import VolunteerRow
from woilmenau_desk.incoming import json_of
from woilmenau_desk.services.desk import Along, Desk
from woilmenau_desk.services.routing import STATUS_FIELDS, shown_row
from woilmenau_desk.storage import appointments as appointment_rows
from woilmenau_desk.storage import case_drafts
from woilmenau_desk.storage import cases as case_rows
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage import counselling as session_rows
from woilmenau_desk.storage import deadlines as deadline_rows
from woilmenau_desk.storage import enrolments as enrolment_rows
from woilmenau_desk.storage import follow_ups as follow_up_rows
from woilmenau_desk.storage import offers as offer_rows
from woilmenau_desk.storage import referrals as referral_rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage import volunteers as volunteer_rows
from woilmenau_desk.storage.people import people as person_rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

_PERSON, _ENTRY = r"(?P<person>\d{1,18})", r"(?P<entry>\d{1,18})"
# How the ids of forms are written: `person` is a person's number, `entry` that of what the form changes.
_FORMS: tuple[tuple[DraftOf, Right, re.Pattern[str]], ...] = (
    (DraftOf.PERSON, Right.EDIT_PEOPLE, re.compile(rf"person:(?:new|{_PERSON}(?::household)?)")),
    (DraftOf.APPOINTMENT, Right.BOOK_APPOINTMENTS, re.compile(rf"appointment(?:\.for\.{_PERSON}|\.{_ENTRY})?")),
    (DraftOf.SESSION, Right.CONFIDENTIAL_NOTES, re.compile(rf"session(?:\.for\.{_PERSON}|\.{_ENTRY})?")),
    (DraftOf.AMENDMENT, Right.CONFIDENTIAL_NOTES, re.compile(rf"amendment\.{_ENTRY}")),
    (DraftOf.FOLLOW_UP, Right.CONFIDENTIAL_NOTES, re.compile(rf"follow_up(?:\.for\.{_PERSON}|\.{_ENTRY})?")),
    (DraftOf.VISIT, Right.LOG_VISITS, re.compile(rf"visit:(?:new:(?:{_PERSON})?|{_ENTRY})")),
    (DraftOf.AID, Right.GIVE_AID, re.compile(rf"aid:(?:{_PERSON})?")),
    (DraftOf.OFFER, Right.EDIT_OFFERS, re.compile(rf"offer:(?:new|{_ENTRY})")),
    (DraftOf.ENROLMENT, Right.RUN_OFFERS, re.compile(rf"enrolment:(?:new|for:{_PERSON}|{_ENTRY})")),
    # Which session it is stands in the id: most of them have no row.
    (DraftOf.OFFER_SESSION, Right.RUN_OFFERS, re.compile(r"offer_session:(?:add|(?:cancel|move)(?::\d{1,18}){3})")),
    (DraftOf.VOLUNTEER, Right.MANAGE_VOLUNTEERS, re.compile(rf"volunteer:(?:new|{_ENTRY}(?::[a-z]+(?:\.\d{{1,18}})?)?)")),
    (DraftOf.CASE, Right.CONFIDENTIAL_NOTES, re.compile(rf"case:(?:new|for:{_PERSON}|{_ENTRY}(?::[a-z_]+)?)")),
    # The case in which a paper is to be noted.
    (DraftOf.DOCUMENT, Right.CONFIDENTIAL_NOTES, re.compile(rf"document:{_ENTRY}(?::\d{{1,18}})?")),
    (DraftOf.REFERRAL, Right.MAKE_REFERRALS, re.compile(rf"referral(?:\.for\.{_PERSON}|\.{_ENTRY}(?::answer)?)?")),
    (DraftOf.DEADLINE, Right.CONFIDENTIAL_NOTES, re.compile(rf"deadline(?:\.for\.{_PERSON}|\.{_ENTRY})?")),
    (DraftOf.FUND, Right.GIVE_AID, re.compile(r"fund\.(?:new|(?:count\.)?\d{1,18})")),
    (DraftOf.REPORT_NOTE, Right.NOTE_FOR_REPORT, re.compile(r"report_note(?:\.\d{1,18})?")),
    # Of which span and question, and for which funder; only what is being typed, or waits for a choice, is a draft.
    (DraftOf.REPORT_TEXT, Right.MAKE_REPORTS, re.compile(r"report_text:[0-9QH.-]+:\w+:\d{1,18}")),
    (DraftOf.TIMES, Right.BOOK_APPOINTMENTS, re.compile(r"times\.(?:hours|busy)(?:\.\d{1,18})?")),
    (DraftOf.ROSTER, Right.EDIT_ROSTER, re.compile(r"roster\.(?:away|duty(?:\.\d{1,18})?)")),
)  # fmt: skip
_RIGHTS: Mapping[DraftOf, Right] = {kind: right for kind, right, _ in _FORMS}


def _offer(conn: Any, offer_id: int, today: date) -> OfferRow:
    one = offer_rows.one(conn, offer_id, today)
    taken = one.counted
    return OfferRow(
        one.id,
        one.data,
        one.series,
        one.leaders,
        taken.enrolled,
        taken.waiting,
        taken.children,
        version=one.version,
    )


_ENTRIES: Mapping[DraftOf, Callable[[Any, int, date], DraftedEntry]] = {
    DraftOf.VISIT: lambda conn, number, _today: visit_rows.row(conn, number),
    DraftOf.APPOINTMENT: lambda conn, number, _today: appointment_rows.row(conn, number),
    DraftOf.SESSION: lambda conn, number, _today: session_rows.row(conn, number),
    DraftOf.AMENDMENT: lambda conn, number, _today: session_rows.row(conn, number),
    DraftOf.FOLLOW_UP: lambda conn, number, _today: follow_up_rows.row(conn, None, number),
    DraftOf.OFFER: _offer,
    DraftOf.ENROLMENT: lambda conn, number, _today: enrolment_rows.row(conn, number),
    DraftOf.VOLUNTEER: lambda conn, number, _today: volunteer_rows.row(conn, number),
    # Whether it can be read is looked at where it is opened.
    DraftOf.CASE: lambda conn, number, _today: case_rows.row(conn, None, number),
    DraftOf.DOCUMENT: lambda conn, number, _today: case_rows.row(conn, None, number),
    DraftOf.REFERRAL: lambda conn, number, _today: referral_rows.row(conn, None, number),
    DraftOf.DEADLINE: lambda conn, number, _today: deadline_rows.row(conn, None, number),
}


def waiting(desk: Desk) -> tuple[DraftRow, ...]:
    """The user's drafts that can be gone on with, the latest first.

    A role without the right to a form, or a desk without its vault, hears nothing of the drafts of it: not even of
    whom they are. A draft of what is there no more (it was undone, or struck) waits unseen.
    """
    found = []
    with desk.store.read() as conn:
        begun = [
            known
            for kept in rows.drafts_of(conn, desk.actor.name)
            if (known := _begun(desk, kept)) is not None
        ]
        whose = {person_id for known in begun for person_id in known.people()}
        # All of them in one go: the counter's one worker reads this, and a key press may wait behind it.
        people = person_rows.present_rows(conn, whose) if whose else {}
        for known in begun:
            try:
                found.append(_waiting(desk, conn, known, people))
            except NotFound:
                continue
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A draft that the user may go on with. `of_form` is the person it was begun for, `chosen` the one in its fields."""

    form: str
    kind: DraftOf
    kept_at: datetime
    entry_id: int | None
    of_form: int | None
    chosen: int | None
    has_choice: bool  # whether the fields tell for whom it is, be it nobody in particular
    typed_name: str

    def people(self) -> frozenset[int]:
        return frozenset(person_id for person_id in (self.of_form, self.chosen) if person_id is not None)


def _begun(desk: Desk, kept: rows.KeptDraft) -> _Begun | None:
    kind = kept.key.kind
    if kind is None or not desk.actor.may(_RIGHTS[kind]):
        return None
    if (kept.sealed or _RIGHTS[kind] is Right.CONFIDENTIAL_NOTES) and not desk.has_vault:
        return None
    if kept.key.person_id is None and key_of(kept.form).person_id is not None:
        # The person is gone: their registering was undone.
        return None
    try:
        fields = _fields(desk, kept.form, kept.fields, kept.sealed)
    except CaseRestricted:
        # Of a case in which the user is named no more.
        return None
    chosen = fields.get(PERSON_FIELD)
    name = display_name(str(fields.get("given_name") or ""), str(fields.get("family_name") or ""))
    return _Begun(
        kept.form,
        kind,
        local(kept.saved_at),
        kept.key.entry_id,
        kept.key.person_id,
        _number(chosen),
        PERSON_FIELD in fields,
        name,
    )


def key_of(form: str) -> rows.DraftKey:
    """What a form is of by its id: which kind, whom it is about, what it changes. Of other forms, nothing."""
    for kind, _, pattern in _FORMS:
        if match := pattern.fullmatch(form):
            numbers = {name: int(number) for name, number in match.groupdict().items() if number}
            return rows.DraftKey(kind, numbers.get("person"), numbers.get("entry"))
    return rows.DraftKey()


def _number(chosen: object) -> int | None:
    """The person's number, as the form keeps it: the first of a list."""
    first = str(chosen[0]) if isinstance(chosen, list) and chosen else ""
    return int(first) if first.isdecimal() and len(first) < 19 else None


def _waiting(desk: Desk, conn: Any, known: _Begun, people: Mapping[int, PersonRow]) -> DraftRow:
    """Named by whom it is for now, which may be another than when the form was opened."""
    if any(person_id not in people for person_id in known.people()):
        raise NotFound
    chosen = people[known.chosen].name if known.chosen is not None else None
    if known.entry_id is not None:
        entry = _ENTRIES[known.kind](conn, known.entry_id, desk.today())
        if getattr(entry, "voided", False):
            raise NotFound
        if isinstance(entry, VolunteerRow):
            # Whom of the visitors they are, no draft tells.
            entry = replace(entry, person_id=None)
            return DraftRow(known.form, known.kind, known.kept_at, entry.name, entry=entry)
        name = (chosen or "") if known.has_choice else _name_of(entry)
        return DraftRow(known.form, known.kind, known.kept_at, name, entry=entry)
    person = shown_row(desk, people[known.of_form]) if known.of_form is not None else None
    name = chosen or (person.name if person is not None else known.typed_name)
    return DraftRow(known.form, known.kind, known.kept_at, name, person)


def _name_of(entry: DraftedEntry) -> str:
    """What to call what is changed: by whose it is, an offer by its title."""
    if isinstance(entry, OfferRow):
        return entry.data.title
    return entry.name if isinstance(entry, VolunteerRow) else entry.person_name or ""


def _fields(desk: Desk, form: str, kept: bytes, sealed: bool) -> Mapping[str, object]:
    """What was typed, to name the draft by it. One that was damaged is told of when it is opened, not before."""
    try:
        text = case_drafts.opened(desk.vault, kept, _place(desk, form)) if sealed else kept.decode()
        found = json_of(text)
    except (StoreDamaged, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def save(desk: Desk, form: str, fields: Mapping[str, object], *, confidential: bool = False) -> None:
    """Keep a form's fields. Confidential ones are sealed by the vault, so they need the right to it.

    Raises CaseRestricted where they are of a case that the user does not read.
    """
    with desk.writing(typed=True) as uow:
        kept = _kept(desk, uow.conn, form, fields, confidential)
        rows.save_draft(uow.conn, desk.actor.name, form, kept, confidential, uow.at, key_of(form))
        uow.commit()


@contextmanager
def going_along(
    desk: Desk, form: str, left: Mapping[str, object] | None = None, *, confidential: bool = False
) -> Iterator[Along]:
    """Inside, the entry that is saved takes its draft with it in one transaction, so that neither outlives the other.

    `left` is another draft of the same form that is to wait on.
    """
    kept = None
    if left:
        with desk.store.read() as conn:
            kept = _kept(desk, conn, form, left, confidential)

    def write(uow: UnitOfWork) -> None:
        if kept is None:
            rows.drop_draft(uow.conn, desk.actor.name, form)
        else:
            rows.save_draft(uow.conn, desk.actor.name, form, kept, confidential, uow.at, key_of(form))

    with desk.along(write) as along:
        yield along


def _kept(desk: Desk, conn: Any, form: str, fields: Mapping[str, object], confidential: bool) -> bytes:
    if confidential:
        return case_drafts.sealed(conn, desk.vault, _place(desk, form), key_of(form), fields)
    return json.dumps(dict(fields), ensure_ascii=False).encode()


def load(desk: Desk, form: str) -> dict[str, object] | None:
    """A form's kept fields, or None; also None where the role, or whoever is not named in their case, may not read them.

    A form about a person that has no draft takes over that of a record which was merged into the person's. A residence
    status is left out where the role may not see it.
    """
    key = key_of(form)
    with desk.store.read() as conn:
        found = rows.draft(conn, desk.actor.name, form)
        if found is None and key.person_id is not None:
            found = rows.draft_about(conn, desk.actor.name, key)
    if found is None:
        return None
    kept_at, kept, sealed = found.form, found.fields, found.sealed
    if sealed and not desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return None
    try:
        text = case_drafts.opened(desk.vault, kept, _place(desk, kept_at)) if sealed else kept.decode()
        fields: dict[str, object] = json_of(text)
    except CaseRestricted:
        return None
    except ValueError as error:
        raise StoreDamaged(detail=kept_at) from error
    if not isinstance(fields, dict):
        raise StoreDamaged(detail=kept_at)
    if key.person_id is not None and not desk.actor.may(Right.SEE_STATUS):
        # Typed with another role, or before this one lost the sight of it.
        fields = _without_status(fields)
    if kept_at != form:
        whole: dict[str, object] = json_of(text)
        with desk.writing() as uow:
            kept = _kept(desk, uow.conn, form, whole, sealed)
            rows.save_draft(uow.conn, desk.actor.name, form, kept, sealed, uow.at, key)
            rows.drop_draft(uow.conn, desk.actor.name, kept_at)
            uow.commit()
    return fields


def drop(desk: Desk, form: str) -> None:
    """Forget a form's draft."""
    with desk.writing() as uow:
        rows.drop_draft(uow.conn, desk.actor.name, form)
        uow.commit()


def _without_status(fields: Mapping[str, object]) -> dict[str, object]:
    """A draft's fields without a residence status, in what it was typed over and in drafts beside it too."""
    return {
        name: _without_status(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if name not in STATUS_FIELDS
    }


def _place(desk: Desk, form: str) -> str:
    return rows.draft_place(desk.actor.name, form)
