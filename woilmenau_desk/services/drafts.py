"""Drafts: what somebody is typing, kept through locks, time-outs and crashes until it is saved or dropped."""

import json
from collections.abc import Mapping

from woilmenau_desk.domain.access import Right
from woilmenau_desk.services.desk import Desk
from woilmenau_desk.services.routing import STATUS_FIELDS
from woilmenau_desk.storage import centre as rows
from woilmenau_desk.storage import people as person_rows

# How the ids of forms begin that end with a person's number.
OF_A_PERSON = ("person:", "session.for.", "appointment.for.", "visit:new:", "aid:")


def save(desk: Desk, form: str, fields: Mapping[str, object], *, confidential: bool = False) -> None:
    """Keep a form's fields. Confidential ones are sealed by the vault, so they need the right to it."""
    text = json.dumps(dict(fields), ensure_ascii=False)
    kept = desk.vault.seal(text, place=_place(desk, form)) if confidential else text.encode()
    with desk.writing() as uow:
        rows.save_draft(uow.conn, desk.actor.name, form, kept, confidential, uow.at)
        uow.commit()


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
    text = desk.vault.open(kept, place=_place(desk, kept_at)) if sealed else kept.decode()
    fields: dict[str, object] = json.loads(text)
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
    return f"draft.fields:{desk.actor.name}:{form}"
