"""Drafts: what somebody is typing, kept through locks, time-outs and crashes until it is saved or dropped."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from woilmenau_desk.domain.access import Right
from woilmenau_desk.domain.appointments import AppointmentRow
from woilmenau_desk.domain.counselling import SessionRow
from woilmenau_desk.domain.drafts import PERSON_FIELD, DraftOf, DraftRow
from woilmenau_desk.domain.errors import NotFound, StoreDamaged
from woilmenau_desk.domain.people import PersonRow, display_name
from woilmenau_desk.domain.periods import local
from woilmenau_desk.domain.visits import VisitRow
from woilmenau_desk.incoming import json_of
from woilmenau_desk.services.desk import Along, Desk
from woilmenau_desk.services.routing import STATUS_FIELDS, shown_row
from woilmenau_desk.storage import appointments as appointment_rows
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage import counselling as session_rows
from woilmenau_desk.storage import visits as visit_rows
from woilmenau_desk.storage.people import people as person_rows
from woilmenau_desk.storage.unit_of_work import UnitOfWork

# How the ids of forms begin that end with a person's number.
OF_A_PERSON = ("person:", "session.for.", "appointment.for.", "visit:new:", "aid:")

# How the ids of forms are written: `person` is a person's number, `entry` that of what the form changes.
_FORMS: tuple[tuple[DraftOf, Right, re.Pattern[str]], ...] = (
    (DraftOf.PERSON, Right.EDIT_PEOPLE, re.compile(r"person:(?:new|(?P<person>\d+))")),
    (DraftOf.APPOINTMENT, Right.BOOK_APPOINTMENTS, re.compile(r"appointment(?:\.for\.(?P<person>\d+)|\.(?P<entry>\d+))?")),
    (DraftOf.SESSION, Right.CONFIDENTIAL_NOTES, re.compile(r"session(?:\.for\.(?P<person>\d+)|\.(?P<entry>\d+))?")),
    (DraftOf.VISIT, Right.LOG_VISITS, re.compile(r"visit:(?:new:(?P<person>\d+)?|(?P<entry>\d+))")),
    (DraftOf.AID, Right.GIVE_AID, re.compile(r"aid:(?P<person>\d+)?")),
)  # fmt: skip
_ENTRIES: Mapping[DraftOf, Callable[[Any, int], VisitRow | AppointmentRow | SessionRow]] = {
    DraftOf.VISIT: visit_rows.row,
    DraftOf.APPOINTMENT: appointment_rows.row,
    DraftOf.SESSION: session_rows.row,
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
            for form, saved_at, kept, sealed in rows.drafts_of(conn, desk.actor.name)
            if (known := _begun(desk, form, saved_at, kept, sealed)) is not None
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
    """A draft that the user may go on with. `of_form` is the person that its id tells, `chosen` the one in its fields."""

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


def _begun(desk: Desk, form: str, saved_at: Any, kept: bytes, sealed: bool) -> _Begun | None:
    for kind, right, pattern in _FORMS:
        match = pattern.fullmatch(form)
        if match is None or not desk.actor.may(right):
            continue
        if right is Right.CONFIDENTIAL_NOTES and not desk.has_vault:
            continue
        numbers = {name: int(number) for name, number in match.groupdict().items() if number}
        fields = _fields(desk, form, kept, sealed)
        chosen = fields.get(PERSON_FIELD)
        name = display_name(str(fields.get("given_name") or ""), str(fields.get("family_name") or ""))
        return _Begun(
            form,
            kind,
            local(saved_at),
            numbers.get("entry"),
            numbers.get("person"),
            _number(chosen),
            PERSON_FIELD in fields,
            name,
        )
    return None


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
        entry = _ENTRIES[known.kind](conn, known.entry_id)
        if getattr(entry, "voided", False):
            raise NotFound
        name = (chosen or "") if known.has_choice else entry.person_name or ""
        return DraftRow(known.form, known.kind, known.kept_at, name, entry=entry)
    person = shown_row(desk, people[known.of_form]) if known.of_form is not None else None
    name = chosen or (person.name if person is not None else known.typed_name)
    return DraftRow(known.form, known.kind, known.kept_at, name, person)


def _fields(desk: Desk, form: str, kept: bytes, sealed: bool) -> Mapping[str, object]:
    """What was typed, to name the draft by it. One that was damaged is told of when it is opened, not before."""
    try:
        text = desk.vault.open(kept, place=_place(desk, form)) if sealed else kept.decode()
        found = json_of(text)
    except (StoreDamaged, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def save(desk: Desk, form: str, fields: Mapping[str, object], *, confidential: bool = False) -> None:
    """Keep a form's fields. Confidential ones are sealed by the vault, so they need the right to it."""
    kept = _kept(desk, form, fields, confidential)
    with desk.writing(typed=True) as uow:
        rows.save_draft(uow.conn, desk.actor.name, form, kept, confidential, uow.at)
        uow.commit()


@contextmanager
def going_along(
    desk: Desk, form: str, left: Mapping[str, object] | None = None, *, confidential: bool = False
) -> Iterator[Along]:
    """Inside, the entry that is saved takes its draft with it in one transaction, so that neither outlives the other.

    `left` is another draft of the same form that is to wait on.
    """
    kept = _kept(desk, form, left, confidential) if left else None

    def write(uow: UnitOfWork) -> None:
        if kept is None:
            rows.drop_draft(uow.conn, desk.actor.name, form)
        else:
            rows.save_draft(uow.conn, desk.actor.name, form, kept, confidential, uow.at)

    with desk.along(write) as along:
        yield along


def _kept(desk: Desk, form: str, fields: Mapping[str, object], confidential: bool) -> bytes:
    text = json.dumps(dict(fields), ensure_ascii=False)
    return desk.vault.seal(text, place=_place(desk, form)) if confidential else text.encode()


def load(desk: Desk, form: str) -> dict[str, object] | None:
    """A form's kept fields, or None; also None where the role may no longer read them.

    A form that names a person and has no draft takes over that of a record which was merged into the person's. A
    residence status is left out where the role may not see it.
    """
    with desk.store.read() as conn:
        kept_at, found = form, rows.draft(conn, desk.actor.name, form)
        prefix, person_id = _person_of(form)
        if found is None and person_id is not None:
            for former in person_rows.former_ids(conn, person_id):
                kept_at = f"{prefix}{former}"
                if (found := rows.draft(conn, desk.actor.name, kept_at)) is not None:
                    break
    if found is None:
        return None
    kept, sealed = found
    if sealed and not desk.actor.may(Right.CONFIDENTIAL_NOTES):
        return None
    try:
        text = desk.vault.open(kept, place=_place(desk, kept_at)) if sealed else kept.decode()
        fields: dict[str, object] = json_of(text)
    except ValueError as error:
        raise StoreDamaged(detail=kept_at) from error
    if not isinstance(fields, dict):
        raise StoreDamaged(detail=kept_at)
    if person_id is not None and not desk.actor.may(Right.SEE_STATUS):
        # Typed with another role, or before this one lost the sight of it.
        fields = _without_status(fields)
    if kept_at != form:
        kept = desk.vault.seal(text, place=_place(desk, form)) if sealed else kept
        with desk.writing() as uow:
            rows.save_draft(uow.conn, desk.actor.name, form, kept, sealed, uow.at)
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


def _person_of(form: str) -> tuple[str, int | None]:
    """How the id of a form begins, and the person at its end; None for a form of nobody in particular."""
    for prefix in OF_A_PERSON:
        number = form.removeprefix(prefix)
        if number != form and number.isascii() and number.isdigit():
            return prefix, int(number)
    return form, None


def _place(desk: Desk, form: str) -> str:
    return rows.draft_place(desk.actor.name, form)
